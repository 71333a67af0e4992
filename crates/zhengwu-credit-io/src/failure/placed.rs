//! Sentences that name a place, a number or a kind.

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;

use super::{Question, ReadFailure};
use crate::Sentence;
use crate::limits::Limit;
use crate::notes::Note;

/// What is said of a failure that has no plain words.
pub(super) fn sentence(failure: &ReadFailure) -> Sentence {
    match failure {
        ReadFailure::Refused(reason) => Sentence::new(
            format!("文件打不开（{}）", reason.in_lang(Lang::Zh)),
            format!("the file cannot be opened ({})", reason.in_lang(Lang::En)),
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
        ReadFailure::KindUnknown => Sentence::new(
            format!(
                "看不出是哪一种记录：前 30 行里没有足够的列名，或者列名像是两种记录的；请检查表头，或者指明种类（{}）",
                Kind::keys(Lang::Zh)
            ),
            format!(
                "cannot tell the kind of record: its first 30 rows have too few known headings, or those of two kinds; see to the header, or name the kind ({})",
                Kind::keys(Lang::En)
            ),
        ),
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
        ReadFailure::SecondHeader { sheet, row } => {
            let place = sheet.as_ref().map_or(Sentence::same(""), |name| {
                Sentence::new(format!("工作表“{name}”的"), format!("sheet `{name}`: "))
            });
            let (zh, en) = place.both();
            Sentence::new(
                format!(
                    "{zh}第 {row} 行是另一个表头，与上面的不同；一个工作表里只能有一个表，请分成几个工作表或几个文件"
                ),
                format!(
                    "{en}row {row} is the header of another table: put each table on a sheet or in a file of its own"
                ),
            )
        }
        ReadFailure::WhichColumn {
            sheet,
            questions,
            unused,
        } => which_column(sheet.as_deref(), questions, unused),
        ReadFailure::CellTwice { sheet, cell } => {
            let zh = sheet
                .as_ref()
                .map_or(String::new(), |name| format!("工作表“{name}”的"));
            let en = sheet
                .as_ref()
                .map_or(String::new(), |name| format!("sheet `{name}`: "));
            Sentence::new(
                format!("{zh}单元格 {cell} 在文件里出现了两次，请用 Excel 或 WPS 打开并重新保存"),
                format!(
                    "{en}cell {cell} stands twice in the file: open it in Excel or WPS and save it again"
                ),
            )
        }
        ReadFailure::OverLimit { limit, most, place } => over_limit(*limit, *most, place),
        // The others are plain.
        _ => Sentence::same(""),
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

fn which_column(sheet: Option<&str>, questions: &[Question], unused: &[Note]) -> Sentence {
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
    let told = |lang: Lang, before: &str| -> String {
        unused
            .iter()
            .map(|note| format!("{before}{}", note.in_lang(lang)))
            .collect()
    };
    Sentence::new(
        format!(
            "{}{}，不能替您猜；请把表头改清楚，或者用 zhengwu map 生成表头对照，指明各是哪一列{}",
            place.in_lang(Lang::Zh),
            said(Lang::Zh).join("；"),
            told(Lang::Zh, "。")
        ),
        format!(
            "{}{}: this is not guessed; name them in the header, or in a mapping made by `zhengwu map`{}",
            place.in_lang(Lang::En),
            said(Lang::En).join("; "),
            told(Lang::En, ". ")
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
