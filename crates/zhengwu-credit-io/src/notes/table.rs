//! What is said of one table: its header and columns, and what stands among its records.

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::OPEN_QUESTION;
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit::value::money::Unit;

use crate::layout::asides::{Aside, Asides};
use crate::layout::units::Stated;
use crate::layout::{Choice, Plan, Unfit};
use crate::source::{Area, Formulas, Sheet};

use super::{Note, about, list, place};

/// A mapping that was named and does not fit.
pub(crate) fn unfit(sheet: Option<&str>, unfit: &Unfit) -> Note {
    let name = &unfit.name;
    let said = |none: &str, glue: &str, headings: &[String]| match headings {
        [] => none.to_owned(),
        _ => list(headings, glue, "…"),
    };
    about(
        sheet,
        &format!(
            "表头对照“{name}”与这个表头不合，没有用上（对照里有、表里没有的：{}；表里有、对照里没有的：{}）",
            said("无", "、", &unfit.missing),
            said("无", "、", &unfit.superfluous)
        ),
        &format!(
            "the mapping `{name}` does not fit the headings and was not used (only in the mapping: {}; only in the table: {})",
            said("none", ", ", &unfit.missing),
            said("none", ", ", &unfit.superfluous)
        ),
    )
}

/// Where the header was found and what its columns are.
pub(crate) fn layout(
    sheet: &Sheet,
    plan: &Plan,
    unit: Option<&Stated>,
    encoding: Option<(&str, &str)>,
) -> Note {
    let known = plan
        .columns
        .iter()
        .filter(|one| !matches!(one.choice, Choice::Carry | Choice::Ask(_)))
        .count();
    let (first, last) = plan.rows;
    let mut zh = String::new();
    let mut en = String::new();
    if let Some((in_zh, in_en)) = encoding {
        zh.push_str(&format!("{in_zh}，"));
        en.push_str(&format!("{in_en}, "));
    }
    let total = plan.columns.len();
    let (zh_rows, en_rows) = match first == last {
        true => (format!("第 {first} 行"), format!("row {first}")),
        false => (
            format!("第 {first} 行和第 {last} 行"),
            format!("rows {first} and {last}"),
        ),
    };
    zh.push_str(&format!("表头在{zh_rows}，{total} 列中认出 {known} 列"));
    en.push_str(&format!(
        "header in {en_rows}, {known} of {total} columns recognised"
    ));
    if let Some((unit, label)) = unit {
        let (in_zh, in_en) = unit_words(*unit, label);
        zh.push_str(&in_zh);
        en.push_str(&in_en);
    }
    if let Some(mapping) = &plan.mapping {
        zh.push_str(&format!("，用了表头对照“{mapping}”"));
        en.push_str(&format!(", by the kept mapping `{mapping}`"));
    }
    let (questions, carried): (Vec<_>, Vec<_>) = carried(plan)
        .into_iter()
        .partition(|(_, heading)| OPEN_QUESTION.is_headed(heading));
    for (letters, heading) in &questions {
        zh.push_str(&format!("；{letters}“{heading}”随更正清单送信用办，不报送"));
        en.push_str(&format!(
            "; {letters} `{heading}` goes with the list of corrections and is not submitted"
        ));
    }
    if !carried.is_empty() {
        let named = |before: &str, after: &str| -> Vec<String> {
            carried
                .iter()
                .map(|(letters, heading)| format!("{letters}{before}{heading}{after}"))
                .collect()
        };
        zh.push_str(&format!(
            "；不认识的列原样带着：{}",
            list(&named("“", "”"), "、", "等")
        ));
        en.push_str(&format!(
            "; carried along unknown: {}",
            list(&named(" `", "`"), ", ", " and others")
        ));
    }
    for (unit, columns) in stated_units(plan) {
        let label = unit.label();
        zh.push_str(&format!("；{} 列按{label}读", list(&columns, "、", "等")));
        en.push_str(&format!("; {} in {label}", list(&columns, ", ", " and others")));
    }
    let mut note = about(sheet.name.as_deref(), &zh, &en);
    note.is_routine =
        last == 1 && carried.is_empty() && questions.is_empty() && unit.is_none() && plan.mapping.is_none();
    note
}

fn unit_words(unit: Unit, label: &str) -> (String, String) {
    if unit == Unit::Contradicted {
        return (
            format!("，表上写的金额单位互相矛盾（{label}）"),
            format!(", the units stated above contradict each other ({label})"),
        );
    }
    (
        format!("，金额单位按表上写的“{label}”"),
        format!(", amounts in {label} as stated above"),
    )
}

/// The units other than yuan that headings state, with the letters of their columns.
fn stated_units(plan: &Plan) -> Vec<(Unit, Vec<String>)> {
    let mut units: Vec<(Unit, Vec<String>)> = Vec::new();
    for planned in &plan.columns {
        let Choice::Field(column) = &planned.choice else {
            continue;
        };
        let unit = column.unit;
        if unit.label() == Unit::Yuan.label() {
            continue;
        }
        let letters = column_letters(planned.column);
        match units.iter_mut().find(|(own, _)| *own == unit) {
            Some((_, columns)) => columns.push(letters),
            None => units.push((unit, vec![letters])),
        }
    }
    units
}

fn carried(plan: &Plan) -> Vec<(String, String)> {
    let is_carried = |choice: &Choice| matches!(choice, Choice::Carry);
    plan.columns
        .iter()
        .filter(|one| is_carried(&one.choice))
        .map(|one| (column_letters(one.column), scrub(&one.heading).into_owned()))
        .collect()
}

/// A header and nothing below it.
pub(crate) fn no_rows(sheet: Option<&str>) -> Note {
    let place = place(sheet);
    Note::new(
        format!("{}只有表头，没有数据", place.in_lang(Lang::Zh)),
        format!("{} has a header and no rows", place.in_lang(Lang::En)),
    )
}

/// A tab that nobody sees.
pub(crate) fn hidden(sheet: Option<&str>) -> Note {
    about(
        sheet,
        "是隐藏的工作表，照样读取",
        "the sheet is hidden, and was read like any other",
    )
}

/// Formulas are never computed.
pub(crate) fn formulas(sheet: Option<&str>, formulas: Formulas) -> Note {
    let first = formulas
        .first
        .map(|(row, column)| format!("{}{row}", column_letters(column)))
        .unwrap_or_default();
    let count = formulas.count;
    about(
        sheet,
        &format!(
            "有 {count} 个公式（第一个在 {first}），没有计算，按保存的结果读取；没有保存结果的，是那一格的错误"
        ),
        &match count {
            1 => format!("a formula in {first} was read by its stored result, not computed"),
            _ => format!(
                "{count} formulas (the first in {first}) were read by their stored results, not computed"
            ),
        },
    )
}

fn named(areas: &[Area]) -> Vec<String> {
    let address = |column: usize, row: u32| format!("{}{row}", column_letters(column));
    let name = |area: &Area| {
        format!(
            "{}:{}",
            address(area.columns.0, area.rows.0),
            address(area.columns.1, area.rows.1)
        )
    };
    areas.iter().map(name).collect()
}

/// Merged cells whose content was given to every row.
pub(crate) fn filled_down(sheet: Option<&str>, areas: &[Area]) -> Note {
    let names = named(areas);
    about(
        sheet,
        &format!("合并单元格的内容用于其中每一行：{}", list(&names, "、", "等")),
        &format!(
            "the content of merged cells was taken for each of their rows: {}",
            list(&names, ", ", " and others")
        ),
    )
}

/// Merged amounts, which belong to one row.
pub(crate) fn merged_amounts(sheet: Option<&str>, areas: &[Area]) -> Note {
    let names = named(areas);
    about(
        sheet,
        &format!(
            "合并的金额只算在第一行，不重复算在其余各行：{}",
            list(&names, "、", "等")
        ),
        &format!(
            "a merged amount belongs to its first row alone: {}",
            list(&names, ", ", " and others")
        ),
    )
}

/// A kind of row that is no record, and what it is called.
type Named = (fn(&Aside) -> bool, &'static str, &'static str);

/// Rows that are no records.
pub(crate) fn asides(sheet: Option<&str>, asides: &Asides) -> Vec<Note> {
    let of = |is_it: fn(&Aside) -> bool| -> Vec<u32> {
        let own = asides.iter().filter(|(_, aside)| is_it(aside));
        own.map(|(row, _)| *row).collect()
    };
    let kinds: [Named; 6] = [
        (|aside| *aside == Aside::Example, "示例行", "an example row"),
        (
            |aside| *aside == Aside::Blank,
            "只有序号的空行",
            "a row with nothing but its number",
        ),
        (|aside| matches!(aside, Aside::Total(_)), "合计行", "a total row"),
        (
            |aside| *aside == Aside::Remark,
            "签名或说明行",
            "a signature or a remark",
        ),
        (
            |aside| *aside == Aside::Headings,
            "重复的表头",
            "the headings again",
        ),
        (
            |aside| *aside == Aside::Numbers,
            "列号行",
            "the numbers of the columns",
        ),
    ];
    kinds
        .into_iter()
        .filter_map(|(is_it, zh, en)| {
            let rows = of(is_it);
            (!rows.is_empty()).then(|| {
                about(
                    sheet,
                    &format!("{}是{zh}，不当作记录", list(&zh_rows(&rows), "、", "等")),
                    &format!(
                        "row {} is {en}, no record",
                        list(&en_rows(&rows), ", ", " and others")
                    ),
                )
            })
        })
        .collect()
}

fn zh_rows(rows: &[u32]) -> Vec<String> {
    rows.iter().map(|row| format!("第 {row} 行")).collect()
}

fn en_rows(rows: &[u32]) -> Vec<String> {
    rows.iter().map(u32::to_string).collect()
}
