//! The unit of amounts that stands outside a column's heading (金额单位): above the table, below it, in the name of the sheet,
//! in a column of its own.

use zhengwu_credit::value::money::Unit;
use zhengwu_credit::value::text::clean_value;

use crate::source::grid::HeadRow;

/// A unit and how it is written there.
pub(crate) type Stated = (Unit, String);

/// The unit that the rows above the header state for all amounts. Two that differ contradict each other.
pub(crate) fn above(head: &[HeadRow], header: u32) -> Option<Stated> {
    let rows = head.iter().take_while(|row| row.number < header);
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_ref()).collect();
        stated_in(&cells.join(" "))
    })
    .reduce(both)
}

/// What two places state together, of which either may say nothing.
pub(crate) fn together(one: Option<Stated>, other: Option<Stated>) -> Option<Stated> {
    match (one, other) {
        (Some(one), Some(other)) => Some(both(one, other)),
        (one, other) => one.or(other),
    }
}

fn both(one: Stated, other: Stated) -> Stated {
    let unit = one.0.beside(other.0);
    let label = if unit == Unit::Contradicted && one.1 != other.1 {
        format!("{}、{}", one.1, other.1)
    } else {
        one.1
    };
    (unit, label)
}

/// Money that is no yuan: nothing may be read as yuan under it.
const FOREIGN: [&str; 6] = ["美元", "欧元", "日元", "港元", "港币", "英镑"];
/// What may stand between 单位 and the unit.
const BETWEEN: &str = ":百千万亿为是以人民币(、/,个份项笔户家计均 ";
/// How many characters may stand there.
const NEAR: usize = 10;

/// The unit that a line states: `单位：万元`, `（金额单位：人民币元）`, `金额以万元计`, `合同台账（万元）`. 单位：海安市… is no unit of
/// money, and neither is 元旦.
pub(crate) fn stated_in(text: &str) -> Option<Stated> {
    let text = clean_value(text)
        .replace(['【', '[', '〔'], "(")
        .replace(['】', ']', '〕'], ")");
    let mut found: Option<Stated> = None;
    let mut from = 0;
    while let Some((at, label, unit)) = next_unit(&text, from) {
        let (before, after) = (
            text.get(..at).unwrap_or_default(),
            text.get(at + label.len()..).unwrap_or_default(),
        );
        if is_stated(before, after) {
            found = together(found, Some((unit, label.to_owned())));
        }
        from = at + label.len();
    }
    found
}

/// The unit of a cell that holds nothing else: 万元, （万元）, 人民币元.
pub(crate) fn whole_unit(text: &str) -> Option<Unit> {
    let text = clean_value(text);
    let text = text.trim_matches(['(', ')', ' ', ':']);
    let text = text.strip_prefix("单位").unwrap_or(text).trim_matches([':', ' ']);
    let text = text.strip_prefix("人民币").unwrap_or(text);
    let is_it = |(label, _): &&(&str, Unit)| *label == text;
    Unit::STATED.iter().find(is_it).map(|(_, unit)| *unit)
}

/// The next word for a unit of money at or behind a place.
fn next_unit(text: &str, from: usize) -> Option<(usize, &'static str, Unit)> {
    let rest = text.get(from..)?;
    let foreign = FOREIGN.iter().map(|label| (*label, Unit::Contradicted));
    let words = Unit::STATED.iter().copied().chain(foreign);
    words
        .filter_map(|(label, unit)| Some((from + rest.find(label)?, label, unit)))
        // 万元 is not 元: the first, and of those that end alike the longest.
        .min_by_key(|(at, label, _)| (at + label.len(), *at))
}

/// Whether what stands around a unit makes it the unit of the amounts.
fn is_stated(before: &str, after: &str) -> bool {
    // 元旦, 元素, 元/吨: another word, or a price.
    let goes_on = after.chars().next().is_some_and(|c| {
        !(matches!(c, ' ' | ')' | ',' | '、' | ';' | '。' | ':' | '计') || c.is_ascii_digit())
    });
    if goes_on && !after.starts_with("人民币") && !after.starts_with("币种") && !after.starts_with("为单位")
    {
        return false;
    }
    let in_brackets =
        after.trim_start().starts_with(')') && ends_in(before, "(").is_some_and(|gap| gap.is_empty());
    let marked = ["单位", "金额", "以"].iter().any(|mark| {
        ends_in(before, mark).is_some_and(|gap| {
            gap.chars().count() <= NEAR
                && gap.chars().all(|c| BETWEEN.contains(c))
                && (*mark != "以" || is_said_so(after))
        })
    });
    in_brackets || marked
}

/// `以万元计`, `以万元为单位`.
fn is_said_so(after: &str) -> bool {
    after.starts_with('计') || after.starts_with("为单位")
}

/// What stands behind the last mark.
fn ends_in<'t>(before: &'t str, mark: &str) -> Option<&'t str> {
    let at = before.rfind(mark)?;
    before.get(at + mark.len()..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_outside_the_headings_are_read() {
        for (text, unit) in [
            ("单位：万元", Some(Unit::WanYuan)),
            (
                "填报单位：海安市示例一局    金额单位：人民币元",
                Some(Unit::StatedYuan),
            ),
            (
                "填报单位：海安市示例一局    金额单位：万元    填报日期：2024年12月31日",
                Some(Unit::WanYuan),
            ),
            ("单位：万元 币种：人民币", Some(Unit::WanYuan)),
            ("单位：元　　第1页", Some(Unit::StatedYuan)),
            ("金额单位：万元人民币", Some(Unit::WanYuan)),
            ("单位 万元", Some(Unit::WanYuan)),
            ("（金额以万元计）", Some(Unit::WanYuan)),
            ("注：本表金额单位为万元。", Some(Unit::WanYuan)),
            ("金额：万元", Some(Unit::WanYuan)),
            ("2024年政府合同金额（万元）统计表", Some(Unit::WanYuan)),
            ("单位： 万元", Some(Unit::WanYuan)),
            ("单位：份/万元", Some(Unit::WanYuan)),
            ("单位：个、万元", Some(Unit::WanYuan)),
            ("（单位： 亿元）", Some(Unit::YiYuan)),
            ("单位(万元)", Some(Unit::WanYuan)),
            ("单位：千元", Some(Unit::QianYuan)),
            ("单位：百万元", Some(Unit::BaiWanYuan)),
            ("单位：万美元", Some(Unit::Contradicted)),
            ("单位：元 单位：万元", Some(Unit::Contradicted)),
            ("单位：元素集团", None),
            ("单位：元旦前报送", None),
            ("填报单位：海安市示例一局", None),
            ("合同台账（节选）", None),
            ("示例镇2024年投资128万元以上项目合同台账", None),
        ] {
            assert_eq!(stated_in(text).map(|found| found.0), unit, "{text}");
        }
    }

    #[test]
    fn a_cell_may_hold_the_unit_alone() {
        assert_eq!(whole_unit("（万元）"), Some(Unit::WanYuan));
        assert_eq!(whole_unit(" 人民币元 "), Some(Unit::StatedYuan));
        assert_eq!(whole_unit("单位：万元"), Some(Unit::WanYuan));
        assert_eq!(whole_unit("万元户"), None);
    }
}
