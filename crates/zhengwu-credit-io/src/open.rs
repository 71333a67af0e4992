//! Bytes in, tables out.

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, Table};
use zhengwu_credit::value::date::Epoch;

use crate::layout::{Header, kind_in_name, kind_of, knows_any};
use crate::limits::{Limit, Limits};
use crate::source::decode;
use crate::source::delimited;
use crate::source::grid::HeadRow;
use crate::source::json;
use crate::source::sniff::{self, Format};
use crate::source::{Grid, Sheet, xls, xlsx};
use crate::table::{GridTable, OwnedTable, Source, TextTable};
use crate::{ReadFailure, Sentence, stem};

/// How a file is to be read (读取选项).
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The kind of record; told from headings, keys and names where it is not given.
    pub kind: Option<Kind>,
    /// What a file may hold.
    pub limits: Limits,
}

/// A file that was read.
#[derive(Debug)]
pub struct Opened {
    /// Its tables: one a sheet for a workbook, else one.
    pub tables: Vec<OwnedTable>,
    /// What a person should know of how it was read: sheets left out, a header without rows.
    pub notes: Vec<Sentence>,
}

/// Reads a file from its bytes. The name is for findings and, where nothing else tells the kind of record, for that.
///
/// # Errors
/// [`ReadFailure`]: the file as a whole cannot be read. What is wrong with a row or a cell is a finding, not a failure.
///
/// # Examples
/// ```
/// use zhengwu_credit::field::Kind;
/// use zhengwu_credit::ledger::Table;
/// use zhengwu_credit_io::{ReadOptions, open};
/// let csv = "合同编号,合同名称,签订日期\nHA-1,示例合同,2024-12-10\n";
/// let opened = open("台账.csv", csv.into(), &ReadOptions::default()).unwrap();
/// assert_eq!(opened.tables[0].kind(), Kind::Contract);
/// ```
pub fn open(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    let limits = &options.limits;
    limits.hold(Limit::FileBytes, bytes.len(), || Sentence::same(""))?;
    match sniff::format(&bytes)? {
        Format::Workbook => open_book(name, xlsx::read(bytes, limits)?, options),
        Format::Xls => open_book(name, xls::read(bytes, limits)?, options),
        Format::Text => open_text(name, decode::decode(bytes)?, options),
    }
}

fn open_text(name: &str, text: String, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    if sniff::is_markup(&text) {
        return Err(ReadFailure::WebPage);
    }
    if sniff::is_json(&text) {
        return open_json(name, text, options);
    }
    let delimiter = match text.lines().find(|line| !line.trim().is_empty()) {
        Some(first) if first.contains('\t') && !first.contains(',') => b'\t',
        _ => b',',
    };
    let delimited = delimited::read(&text, delimiter, &options.limits)?;
    let head = delimited.grid.head(1);
    let Some(first) = head.first() else {
        return Err(ReadFailure::Empty);
    };
    let kind = match options.kind {
        Some(kind) if !knows_any(kind, first) => return Err(ReadFailure::NoHeading(kind)),
        Some(kind) => kind,
        None => kind_of(first, &[stem(name)]).ok_or(ReadFailure::KindUnknown)?,
    };
    let header = Header::read(first, kind, None)?;
    let width = delimited.widths.get(&header.row).copied();
    let mut opened = Opened {
        tables: Vec::new(),
        notes: Vec::new(),
    };
    opened.add(name, None, header, delimited.grid, None, width);
    Ok(opened)
}

fn open_json(name: &str, text: String, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    json::check(&text, 1, &options.limits)?;
    let kind = match JsonTable::new(&text, options.kind, None) {
        Ok(table) => table.kind(),
        Err(NotJson::KindUnknown) => kind_in_name(stem(name)).ok_or(ReadFailure::KindUnknown)?,
        Err(NotJson::Empty) => return Err(ReadFailure::Empty),
        Err(NotJson::Malformed { line, column }) => {
            let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            return Err(ReadFailure::NotJson {
                line: number(line),
                column: number(column),
            });
        }
    };
    let file = name.to_owned();
    let tables = vec![OwnedTable(Source::Text(TextTable { file, kind, text }))];
    Ok(Opened {
        tables,
        notes: Vec::new(),
    })
}

fn open_book(name: &str, sheets: Vec<Sheet>, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    let is_only = sheets.iter().filter(|sheet| sheet.grid.rows > 0).count() == 1;
    let mut opened = Opened {
        tables: Vec::new(),
        notes: Vec::new(),
    };
    for Sheet {
        name: sheet,
        grid,
        epoch,
        ..
    } in sheets
    {
        let sheet = sheet.unwrap_or_default();
        let head = grid.head(1);
        let kind = match head.first() {
            None => Err(("没有内容".to_owned(), "it is empty".to_owned())),
            Some(first) => kind_of_sheet(first, &sheet, name, options.kind, is_only),
        };
        match kind {
            Ok(kind) => {
                let header = head.first().map(|first| Header::read(first, kind, Some(&sheet)));
                if let Some(header) = header.transpose()? {
                    opened.add(name, Some(sheet), header, grid, epoch, None);
                }
            }
            Err((zh, en)) => opened.notes.push(Sentence::new(
                format!("工作表“{sheet}”没有读取（{zh}）"),
                format!("sheet `{sheet}` was not read ({en})"),
            )),
        }
    }
    if opened.tables.is_empty() {
        return Err(ReadFailure::NoSheet(opened.notes));
    }
    Ok(opened)
}

/// The kind of a sheet, or why it is left out.
fn kind_of_sheet(
    first: &HeadRow,
    sheet: &str,
    file: &str,
    given: Option<Kind>,
    is_only: bool,
) -> Result<Kind, (String, String)> {
    let told = kind_of(first, &[sheet, stem(file)]);
    match (given, told) {
        (None, Some(kind)) => Ok(kind),
        (None, None) => Err((
            "第一行看不出是哪一种记录的表头".to_owned(),
            "its first row is not the header of a kind of record".to_owned(),
        )),
        (Some(given), _) if !knows_any(given, first) => Err((
            format!("第一行里没有“{}”的列名", given.title()),
            format!("its first row has no heading of a {}", given.key()),
        )),
        // The kind is given for the file; a sheet that plainly holds another is not bent into it, unless it is the one.
        (Some(given), Some(told)) if told != given && !is_only => Err((
            format!("表头是“{}”的，不是“{}”的", told.title(), given.title()),
            format!(
                "its headings are those of a {}, not of a {}",
                told.key(),
                given.key()
            ),
        )),
        (Some(given), _) => Ok(given),
    }
}

impl Opened {
    fn add(
        &mut self,
        file: &str,
        sheet: Option<String>,
        header: Header,
        grid: Grid,
        epoch: Option<Epoch>,
        width: Option<usize>,
    ) {
        let file = file.to_owned();
        let table = GridTable {
            file,
            sheet,
            header,
            grid,
            epoch,
            width,
        };
        if !table.has_rows() {
            let (zh, en) = match &table.sheet {
                Some(sheet) => (format!("工作表“{sheet}”"), format!("sheet `{sheet}`")),
                None => ("文件".to_owned(), "the file".to_owned()),
            };
            self.notes.push(Sentence::new(
                format!("{zh}只有表头，没有数据"),
                format!("{en} has a header and no rows"),
            ));
        }
        self.tables.push(OwnedTable(Source::Grid(table)));
    }
}
