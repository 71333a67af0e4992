//! What the reader says of how it read a file (读取说明): one sentence for everything that was decided.

mod table;

use zhengwu_credit::code::Lang;
use zhengwu_credit::value::mask::scrub;

use crate::Sentence;
use crate::layout::{NoLayout, WITHIN};

pub(crate) use table::{asides, filled_down, formulas, hidden, layout, merged_amounts, no_rows, unfit};

/// Something that a person should know of how a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    sentence: Sentence,
    is_routine: bool,
}

/// Columns, rows or cells that a sentence names one by one; of more it says how many.
const NAMED: usize = 8;

impl Note {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Note {
        Note {
            sentence: Sentence::new(zh, en),
            is_routine: false,
        }
    }

    /// Whether it only says that all was as usual.
    #[must_use]
    pub fn is_routine(&self) -> bool {
        self.is_routine
    }

    /// It in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.sentence.in_lang(lang)
    }
}

/// How a sentence calls a sheet; the only table of a file is called so.
pub(crate) fn place(sheet: Option<&str>) -> Sentence {
    match sheet {
        Some(sheet) => Sentence::new(
            format!("工作表“{}”", scrub(sheet)),
            format!("sheet `{}`", scrub(sheet)),
        ),
        None => Sentence::new("文件", "the file"),
    }
}

fn about(sheet: Option<&str>, zh: &str, en: &str) -> Note {
    let place = place(sheet);
    let zh_gap = if sheet.is_some() { "：" } else { "" };
    let zh = match sheet {
        Some(_) => format!("{}{zh_gap}{zh}", place.in_lang(Lang::Zh)),
        None => zh.to_owned(),
    };
    let en = match sheet {
        Some(_) => format!("{}: {en}", place.in_lang(Lang::En)),
        None => en.to_owned(),
    };
    Note::new(zh, en)
}

/// A name ends in what the file is not.
pub(crate) fn other_ending(ending: &str, (zh, en): (&str, &str)) -> Note {
    Note::new(
        format!("文件名以 .{ending} 结尾，内容却是{zh}，按内容读取"),
        format!("its name ends in .{ending}, its content is {en}: read by its content"),
    )
}

/// Bytes that could not be decoded.
pub(crate) fn broken_bytes(lines: &[u64]) -> Note {
    let mut lines = lines.to_vec();
    lines.dedup();
    let named = |glue: &str| lines.iter().map(u64::to_string).collect::<Vec<_>>().join(glue);
    Note::new(
        format!(
            "第 {} 行有损坏的字节，读成了“�”，其余照读；请核对那里的文字",
            named("、")
        ),
        format!(
            "line {} has broken bytes, read as `�`; the rest was read: check the text there",
            named(", ")
        ),
    )
}

/// A sheet that is no table of ours.
pub(crate) fn left_out(sheet: Option<&str>, why: NoLayout) -> Note {
    let (zh, en) = reason(why);
    let place = place(sheet);
    Note::new(
        format!("{}没有读取（{zh}）", place.in_lang(Lang::Zh)),
        format!("{} was not read ({en})", place.in_lang(Lang::En)),
    )
}

fn reason(why: NoLayout) -> (String, String) {
    match why {
        NoLayout::Empty => ("没有内容".to_owned(), "it is empty".to_owned()),
        NoLayout::NoHeader => (
            format!("前 {WITHIN} 行里看不出是哪一种记录的表头"),
            format!("none of its first {WITHIN} rows is the header of a kind of record"),
        ),
        NoLayout::NoHeading(kind) => (
            format!("前 {WITHIN} 行里没有“{}”的列名", kind.title()),
            format!("its first {WITHIN} rows have no heading of a {}", kind.key()),
        ),
        NoLayout::OfAnotherKind(told, given) => (
            format!("表头是“{}”的，不是“{}”的", told.title(), given.title()),
            format!(
                "its headings are those of a {}, not of a {}",
                told.key(),
                given.key()
            ),
        ),
        NoLayout::TwoMappings => (
            "有两个表头对照都合这个表头，说法却不同；请只留一个，或者用 --mapping 指明".to_owned(),
            "two kept mappings fit its headings and say different things: keep one, or name one by --mapping"
                .to_owned(),
        ),
        NoLayout::KindUnknown => (
            "表头像是两种记录的，请指明种类".to_owned(),
            "its headings could be those of two kinds of record: name the kind".to_owned(),
        ),
    }
}

fn list(names: &[String], glue: &str, others: &str) -> String {
    let more = if names.len() > NAMED { others } else { "" };
    let named: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    format!("{}{more}", named.join(glue))
}
