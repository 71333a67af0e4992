//! Why a file cannot be read: one sentence that a clerk understands, in both languages.
//!
//! No sentence names what stands in a cell: that may be a person's number. Headings are named only where the
//! catalogue knows them, for the first row of a file may be no header but a record.

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;

use crate::limits::Limit;
use crate::notes::Note;
use crate::source::Ruin;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    zh: String,
    en: String,
}

impl Sentence {
    /// The sentence in Chinese and in English.
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Sentence {
        let (zh, en) = (zh.into(), en.into());
        Sentence { zh, en }
    }

    /// What is called the same in both: a cell, a name, nothing.
    pub(crate) fn same(text: impl Into<String>) -> Sentence {
        let text = text.into();
        Sentence::new(text.clone(), text)
    }

    pub(crate) fn both(&self) -> (&str, &str) {
        (&self.zh, &self.en)
    }

    /// The sentence in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A column of which only the sender knows which field it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its letters, `M`.
    pub letters: String,
    /// Its heading as written, an identity number in it masked.
    pub heading: String,
    /// The headings of the fields that it could be.
    pub fields: Vec<&'static str>,
}

/// Why a file cannot be read (读不了的原因).
///
/// # Examples
/// ```
/// use zhengwu_credit::code::Lang;
/// use zhengwu_credit_io::{ReadOptions, open};
/// let failure = open("合同.xls", b"<html><table></table></html>".to_vec(), &ReadOptions::default()).unwrap_err();
/// assert!(failure.sentence().in_lang(Lang::Zh).contains("网页"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().in_lang(Lang::En))]
#[non_exhaustive]
pub enum ReadFailure {
    /// There is no such file.
    NotFound,
    /// It is a folder.
    IsFolder,
    /// The system refuses, for this reason.
    Refused(String),
    /// There is nothing in it.
    Empty,
    /// More than a [limit](crate::Limits) allows.
    OverLimit {
        /// Which limit.
        limit: Limit,
        /// What it allows.
        most: u64,
        /// Where, as a person finds it: a cell, a line, a part of the workbook; empty for the file.
        place: Sentence,
    },
    /// Excel 97–2003.
    LegacyXls,
    /// HTML or XML under a spreadsheet's name.
    WebPage,
    /// A workbook that opens with a password.
    Protected,
    /// A ZIP archive that is no workbook.
    OtherArchive,
    /// No table at all: a picture, a PDF, a program.
    NotATable,
    /// A text that changes its encoding.
    EncodingChanges {
        /// The line from which on it is another one, from 1.
        line: u64,
    },
    /// A text that is neither UTF-8 nor GB18030 nor UTF-16.
    Encoding {
        /// The line, from 1.
        line: u64,
    },
    /// A quote that is opened and never closed.
    OpenQuote {
        /// The line in which it opens, from 1.
        line: u64,
    },
    /// Not JSON.
    NotJson {
        /// The line, from 1.
        line: u64,
        /// The character, from 1.
        column: u64,
    },
    /// A workbook that stops making sense.
    Damaged {
        /// The sheet, where it is known.
        sheet: Option<String>,
        /// The last cell that could be read.
        after: Option<String>,
    },
    /// The kind of record cannot be told from headings or names.
    KindUnknown,
    /// Not one heading belongs to the kind that was named.
    NoHeading(Kind),
    /// Not one sheet can be used; why not, sheet by sheet.
    NoSheet(Vec<Note>),
    /// Columns of which only the sender knows which field they are.
    WhichColumn {
        /// The sheet of a workbook.
        sheet: Option<String>,
        /// The columns, and what each could be.
        questions: Vec<Question>,
    },
    /// JSON has no columns that a mapping could name.
    NoColumns,
    /// Text that was ruined by a wrong save.
    Ruined(Ruin),
}

impl ReadFailure {
    /// It in one sentence, without the file's name.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let (zh, en): (&str, &str) = match self {
            ReadFailure::NotFound => ("没有这个文件", "there is no such file"),
            ReadFailure::IsFolder => (
                "这是文件夹，请指定其中的文件",
                "this is a folder: name the files in it",
            ),
            ReadFailure::Empty => ("文件是空的", "the file is empty"),
            ReadFailure::LegacyXls => (
                "这是旧版 Excel 文件（.xls），请用 Excel 或 WPS 打开，另存为 .xlsx",
                "this is an Excel 97-2003 file (.xls): open it and save it as .xlsx",
            ),
            ReadFailure::WebPage => (
                "这不是 Excel 文件，而是另存成表格名字的网页，请打开后另存为 .xlsx",
                "this is not an Excel file but a web page saved under its name: open it and save it as .xlsx",
            ),
            ReadFailure::Protected => (
                "工作簿设有打开密码，请去掉密码后另存",
                "the workbook opens with a password: save it without one",
            ),
            ReadFailure::OtherArchive => (
                "这是压缩包或其他文档，不是 .xlsx 工作簿",
                "this is an archive or another document, not an .xlsx workbook",
            ),
            ReadFailure::NotATable => (
                "这不是 Excel、CSV 或 JSON 文件",
                "this is not an Excel, CSV or JSON file",
            ),
            ReadFailure::KindUnknown => (
                "看不出是哪一种记录：前 30 行里没有足够的列名，或者列名像是两种记录的；请检查表头，或者指明种类（contract、performance、commitment、dishonesty）",
                "cannot tell the kind of record: its first 30 rows have too few known headings, or those of two kinds; see to the header, or name the kind (contract, performance, commitment, dishonesty)",
            ),
            ReadFailure::NoColumns => (
                "这是 JSON，没有表头，不需要对照",
                "this is JSON: it has no header and needs no mapping",
            ),
            ReadFailure::Ruined(how) => ruined(*how),
            other => return other.detailed(),
        };
        Sentence::new(zh, en)
    }

    /// The sentences that name a place.
    fn detailed(&self) -> Sentence {
        match self {
            ReadFailure::Refused(reason) => Sentence::new(
                format!("文件打不开（{reason}）"),
                format!("the file cannot be opened ({reason})"),
            ),
            ReadFailure::Encoding { line } => Sentence::new(
                format!("第 {line} 行的文字编码既不是 UTF-8 也不是 GBK，请另存为“CSV UTF-8”"),
                format!("line {line} is neither UTF-8 nor GBK text: save the file as \"CSV UTF-8\""),
            ),
            ReadFailure::EncodingChanges { line } => Sentence::new(
                format!(
                    "从第 {line} 行起换了一种文字编码（一部分是 UTF-8，一部分是 GBK），多半是几个文件拼成的；请分开保存，或者都另存为“CSV UTF-8”再合并"
                ),
                format!(
                    "from line {line} on the text is in another encoding (one part UTF-8, one part GBK), probably joined from several files: save the parts as \"CSV UTF-8\" and join them then"
                ),
            ),
            ReadFailure::OpenQuote { line } => Sentence::new(
                format!("第 {line} 行的引号没有成对，后面的内容无法分列"),
                format!(
                    "a quote opened in line {line} is never closed: what follows cannot be split into columns"
                ),
            ),
            ReadFailure::NotJson { line, column } => Sentence::new(
                format!("不是完整的 JSON：第 {line} 行第 {column} 个字符处读不下去"),
                format!("not whole JSON: reading stopped at line {line}, character {column}"),
            ),
            ReadFailure::Damaged { sheet, after } => damaged(sheet.as_deref(), after.as_deref()),
            ReadFailure::NoHeading(kind) => Sentence::new(
                format!("前 30 行里没有“{}”的列名", kind.title()),
                format!("its first 30 rows have no heading of a {}", kind.key()),
            ),
            ReadFailure::NoSheet(reasons) => {
                let all = |lang, glue: &str| {
                    reasons
                        .iter()
                        .map(|one| one.in_lang(lang))
                        .collect::<Vec<_>>()
                        .join(glue)
                };
                Sentence::new(
                    format!("没有可读的工作表：{}", all(Lang::Zh, "；")),
                    format!("no sheet can be used: {}", all(Lang::En, "; ")),
                )
            }
            ReadFailure::WhichColumn { sheet, questions } => which_column(sheet.as_deref(), questions),
            ReadFailure::OverLimit { limit, most, place } => over_limit(*limit, *most, place),
            plain => plain.sentence(),
        }
    }
}

fn ruined(how: Ruin) -> (&'static str, &'static str) {
    match how {
        Ruin::Utf8AsGbk => (
            "文件里的中文已经成了乱码（UTF-8 的文字被当作 GBK 打开后又保存过）；这里改不回来，请找原来的文件，或者从原系统重新导出",
            "its Chinese is ruined (UTF-8 was opened as GBK and saved): take the original file, or export it again",
        ),
        Ruin::AsLatin => (
            "文件里的中文已经成了乱码（被当作西文编码打开后又保存过）；这里改不回来，请找原来的文件，或者从原系统重新导出",
            "its Chinese is ruined (it was opened in a Western encoding and saved): take the original file, or export it again",
        ),
        Ruin::Replaced => (
            "文件里的中文已经成了乱码，原文丢失（变成了“�”或“锟斤拷”）；请找原来的文件，或者从原系统重新导出",
            "its Chinese is lost (replaced by `�`): take the original file, or export it again",
        ),
        Ruin::QuestionMarks => (
            "文件里的中文已经成了乱码，原文丢失（变成了问号）；请找原来的文件，另存为“CSV UTF-8”或 .xlsx",
            "its Chinese is lost (replaced by question marks): save the original as \"CSV UTF-8\" or .xlsx",
        ),
    }
}

fn over_limit(limit: Limit, most: u64, place: &Sentence) -> Sentence {
    let (zh, en) = limit.words();
    let name = limit.name();
    let (zh_place, en_place) = match (place.in_lang(Lang::Zh), place.in_lang(Lang::En)) {
        ("", _) | (_, "") => (String::new(), String::new()),
        (zh, en) => (format!("{zh}："), format!(" ({en})")),
    };
    Sentence::new(
        format!("{zh_place}{zh}超过了限额 {most}，不像办公用的表格；确实需要的，可以放宽限额 {name}"),
        format!(
            "more {en} than the limit of {most}{en_place}: no office's table; where it is one, raise the limit `{name}`"
        ),
    )
}

fn damaged(sheet: Option<&str>, after: Option<&str>) -> Sentence {
    let (zh, en) = match (sheet, after) {
        (Some(sheet), Some(cell)) => (
            format!("工作表“{sheet}”在 {cell} 之后读不下去"),
            format!("sheet `{sheet}` cannot be read after {cell}"),
        ),
        (Some(sheet), None) => (
            format!("工作表“{sheet}”读不出来"),
            format!("sheet `{sheet}` cannot be read"),
        ),
        (None, _) => ("工作簿已损坏".to_owned(), "the workbook is damaged".to_owned()),
    };
    Sentence::new(
        format!("{zh}，请用 Excel 或 WPS 打开并重新保存"),
        format!("{en}: open it in Excel or WPS and save it again"),
    )
}

fn which_column(sheet: Option<&str>, questions: &[Question]) -> Sentence {
    let place = sheet.map_or(Sentence::same(""), |sheet| {
        Sentence::new(format!("工作表“{sheet}”的 "), format!("sheet `{sheet}`: "))
    });
    let said = |lang: Lang| {
        let column = |one: &Question| match lang {
            Lang::Zh => format!("{} 列“{}”", one.letters, one.heading),
            Lang::En => format!("column {} `{}`", one.letters, one.heading),
        };
        let mut parts: Vec<String> = Vec::new();
        let mut told: Vec<&[&str]> = Vec::new();
        for question in questions {
            let fields = question.fields.as_slice();
            if told.contains(&fields) {
                continue;
            }
            told.push(fields);
            let same: Vec<String> = questions
                .iter()
                .filter(|one| one.fields == fields)
                .map(column)
                .collect();
            parts.push(match (lang, same.len(), fields) {
                (Lang::Zh, 2.., [field]) => format!("{}都是“{field}”", same.join("和 ")),
                (Lang::En, 2.., [field]) => format!("{} are both `{field}`", same.join(" and ")),
                (Lang::Zh, _, [field]) => format!("{}是不是“{field}”", same.join("和 ")),
                (Lang::En, _, [field]) => format!("{} may be `{field}` or not", same.join(" and ")),
                (Lang::Zh, ..) => format!("{}可能是{}", same.join("和 "), quoted(fields, "“", "”", "或")),
                (Lang::En, ..) => format!(
                    "{} could be {}",
                    same.join(" and "),
                    quoted(fields, "`", "`", " or ")
                ),
            });
        }
        parts
    };
    Sentence::new(
        format!(
            "{}{}，不能替您猜；请把表头改清楚，或者用 zhengwu map 生成表头对照，指明各是哪一列",
            place.in_lang(Lang::Zh),
            said(Lang::Zh).join("；")
        ),
        format!(
            "{}{}: this is not guessed; name them in the header, or in a mapping made by `zhengwu map`",
            place.in_lang(Lang::En),
            said(Lang::En).join("; ")
        ),
    )
}

fn quoted(names: &[&str], before: &str, after: &str, glue: &str) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("{before}{name}{after}"))
        .collect();
    names.join(glue)
}
