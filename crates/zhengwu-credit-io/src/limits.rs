//! What a file may hold (限额). Far above anything an office sends; beyond it somebody made the file to hurt, or it is
//! no table. Every limit has a name, a default and a way to change it.

/// The limits by which a file is read (读取限额).
///
/// # Examples
/// ```
/// use zhengwu_credit_io::Limits;
/// let mut limits = Limits::default();
/// assert_eq!(limits.columns, 1000);
/// limits.set("columns", 40).unwrap();
/// assert!(limits.set("colums", 40).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a file that is read into memory. NDJSON on disk is streamed and has no such limit.
    pub file_bytes: u64,
    /// Bytes that all parts of a workbook unpack to.
    pub unpacked_bytes: u64,
    /// How many times its packed size a large part of a workbook may unpack to.
    pub ratio: u64,
    /// Elements within elements, in the XML of a workbook or in JSON.
    pub nesting: u64,
    /// Shared strings of a workbook.
    pub shared_strings: u64,
    /// Sheets of a workbook.
    pub sheets: u64,
    /// Filled rows of a table.
    pub rows: u64,
    /// Columns of a table.
    pub columns: u64,
    /// Bytes of one cell.
    pub cell_bytes: u64,
    /// Bytes of all the text of one table.
    pub table_bytes: u64,
    /// Bytes of one line of NDJSON.
    pub line_bytes: u64,
    /// Cells that the sheets of an old workbook (.xls) span, empty ones among them.
    pub xls_cells: u64,
}

/// Which limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The fields of `Limits` say what each is.
#[non_exhaustive]
pub enum Limit {
    FileBytes,
    UnpackedBytes,
    Ratio,
    Nesting,
    SharedStrings,
    Sheets,
    Rows,
    Columns,
    CellBytes,
    TableBytes,
    LineBytes,
    XlsCells,
}

/// What is said of a limit.
struct Said {
    limit: Limit,
    name: &'static str,
    default: u64,
    zh: &'static str,
    en: &'static str,
}

const fn said(limit: Limit, name: &'static str, default: u64, zh: &'static str, en: &'static str) -> Said {
    Said {
        limit,
        name,
        default,
        zh,
        en,
    }
}

const MIB: u64 = 1024 * 1024;

const ALL: [Said; 12] = [
    said(
        Limit::FileBytes,
        "file_bytes",
        512 * MIB,
        "文件的字节数",
        "bytes of the file",
    ),
    said(
        Limit::UnpackedBytes,
        "unpacked_bytes",
        1024 * MIB,
        "工作簿解压后的字节数",
        "bytes that the workbook unpacks to",
    ),
    said(
        Limit::Ratio,
        "ratio",
        500,
        "工作簿的压缩倍数",
        "times that a part of the workbook is compressed",
    ),
    said(Limit::Nesting, "nesting", 100, "嵌套的层数", "levels of nesting"),
    said(
        Limit::SharedStrings,
        "shared_strings",
        10_000_000,
        "工作簿共用字符串的个数",
        "shared strings of the workbook",
    ),
    said(Limit::Sheets, "sheets", 500, "工作表的个数", "sheets"),
    said(Limit::Rows, "rows", 2_000_000, "有内容的行数", "filled rows"),
    said(Limit::Columns, "columns", 1000, "列数", "columns"),
    said(
        Limit::CellBytes,
        "cell_bytes",
        MIB,
        "一个单元格的字节数",
        "bytes of one cell",
    ),
    said(
        Limit::TableBytes,
        "table_bytes",
        1024 * MIB,
        "一个表的文字的字节数",
        "bytes of the text of one table",
    ),
    said(
        Limit::LineBytes,
        "line_bytes",
        16 * MIB,
        "一行 JSON 的字节数",
        "bytes of one line of JSON",
    ),
    said(
        Limit::XlsCells,
        "xls_cells",
        8_000_000,
        "旧版工作簿（.xls）各表跨越的单元格数",
        "cells that the sheets of the old workbook (.xls) span",
    ),
];

/// There is no limit of this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no limit `{0}`")]
pub struct NoSuchLimit(pub String);

impl Limits {
    /// The names, with their defaults.
    pub fn names() -> impl Iterator<Item = (&'static str, u64)> {
        ALL.iter().map(|said| (said.name, said.default))
    }

    /// What every limit counts, in Chinese and in English, by name.
    pub fn described() -> impl Iterator<Item = (&'static str, u64, &'static str, &'static str)> {
        ALL.iter().map(|said| (said.name, said.default, said.zh, said.en))
    }

    /// Sets a limit by its name.
    ///
    /// # Errors
    /// [`NoSuchLimit`]
    pub fn set(&mut self, name: &str, value: u64) -> Result<(), NoSuchLimit> {
        let said = ALL.iter().find(|said| said.name == name);
        let said = said.ok_or_else(|| NoSuchLimit(name.to_owned()))?;
        *self.place(said.limit) = value;
        Ok(())
    }

    /// What a limit allows.
    #[must_use]
    pub fn of(&self, limit: Limit) -> u64 {
        match limit {
            Limit::FileBytes => self.file_bytes,
            Limit::UnpackedBytes => self.unpacked_bytes,
            Limit::Ratio => self.ratio,
            Limit::Nesting => self.nesting,
            Limit::SharedStrings => self.shared_strings,
            Limit::Sheets => self.sheets,
            Limit::Rows => self.rows,
            Limit::Columns => self.columns,
            Limit::CellBytes => self.cell_bytes,
            Limit::TableBytes => self.table_bytes,
            Limit::LineBytes => self.line_bytes,
            Limit::XlsCells => self.xls_cells,
        }
    }

    fn place(&mut self, limit: Limit) -> &mut u64 {
        match limit {
            Limit::FileBytes => &mut self.file_bytes,
            Limit::UnpackedBytes => &mut self.unpacked_bytes,
            Limit::Ratio => &mut self.ratio,
            Limit::Nesting => &mut self.nesting,
            Limit::SharedStrings => &mut self.shared_strings,
            Limit::Sheets => &mut self.sheets,
            Limit::Rows => &mut self.rows,
            Limit::Columns => &mut self.columns,
            Limit::CellBytes => &mut self.cell_bytes,
            Limit::TableBytes => &mut self.table_bytes,
            Limit::LineBytes => &mut self.line_bytes,
            Limit::XlsCells => &mut self.xls_cells,
        }
    }

    /// Refuses what is over a limit; `place` says where, for a person.
    pub(crate) fn hold(
        &self,
        limit: Limit,
        found: impl TryInto<u64>,
        place: impl FnOnce() -> crate::Sentence,
    ) -> Result<(), crate::ReadFailure> {
        let most = self.of(limit);
        match found.try_into() {
            Ok(found) if found <= most => Ok(()),
            _ => Err(crate::ReadFailure::OverLimit {
                limit,
                most,
                place: place(),
            }),
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        let mut limits = Limits {
            file_bytes: 0,
            unpacked_bytes: 0,
            ratio: 0,
            nesting: 0,
            shared_strings: 0,
            sheets: 0,
            rows: 0,
            columns: 0,
            cell_bytes: 0,
            table_bytes: 0,
            line_bytes: 0,
            xls_cells: 0,
        };
        for said in &ALL {
            *limits.place(said.limit) = said.default;
        }
        limits
    }
}

impl Limit {
    fn said(self) -> Option<&'static Said> {
        ALL.iter().find(|said| said.limit == self)
    }

    /// Its name, by which it is set.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.said().map_or("", |said| said.name)
    }

    /// What it counts, in Chinese and in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        self.said().map_or(("", ""), |said| (said.zh, said.en))
    }
}
