//! The unit of amounts that stands above a table (金额单位): 单位：万元.

use zhengwu_credit::value::money::Unit;
use zhengwu_credit::value::text::fold;

use crate::source::grid::HeadRow;

/// The unit that the rows above the header state for all amounts, and how it is written there. Two that differ
/// contradict each other.
pub(crate) fn above(head: &[HeadRow], header: u32) -> Option<(Unit, String)> {
    let mut stated: Option<(Unit, String)> = None;
    let rows = head.iter().take_while(|row| row.number < header);
    for cell in rows.flat_map(|row| &row.cells) {
        let Some((unit, label)) = stated_in(&cell.text) else {
            continue;
        };
        stated = Some(match stated {
            None => (unit, label.to_owned()),
            Some((before, labels)) if before == unit => (before, labels),
            Some((before, labels)) => (before.beside(unit), format!("{labels}、{label}")),
        });
    }
    stated
}

/// The unit that a line states: `单位：万元`, `（金额单位：人民币元）`, `合同台账（万元）`. 单位：海安市… is no unit of money.
fn stated_in(text: &str) -> Option<(Unit, &'static str)> {
    let folded = fold(text);
    let marked = folded.split("单位").skip(1).find_map(|rest| {
        let rest = rest.strip_prefix([':', '为', '('])?;
        unit(rest)
    });
    marked.or_else(|| {
        let (_, inner) = folded.strip_suffix(')')?.rsplit_once('(')?;
        whole_unit(inner)
    })
}

/// A unit at the beginning of a text, and nothing that would make it another word behind it.
fn unit(text: &str) -> Option<(Unit, &'static str)> {
    let text = text.strip_prefix("人民币").unwrap_or(text);
    let (label, unit) = Unit::STATED.iter().find(|(label, _)| text.starts_with(label))?;
    let rest = text.strip_prefix(label)?;
    let goes_on = rest.starts_with(|c: char| {
        !matches!(c, ')' | ',' | '、' | ';' | '。' | '(' | ':') && !c.is_ascii_digit()
    });
    (!goes_on).then_some((*unit, *label))
}

fn whole_unit(text: &str) -> Option<(Unit, &'static str)> {
    let text = text.strip_prefix("人民币").unwrap_or(text);
    Unit::STATED
        .iter()
        .find(|(label, _)| text == *label)
        .map(|(label, unit)| (*unit, *label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_above_the_table_are_read() {
        for (text, unit) in [
            ("单位：万元", Some(Unit::WanYuan)),
            (
                "填报单位：海安市示例一局    金额单位：人民币元",
                Some(Unit::StatedYuan),
            ),
            ("（单位： 亿元）", Some(Unit::YiYuan)),
            ("单位(万元)", Some(Unit::WanYuan)),
            ("2024年12月合同台账（万元）", Some(Unit::WanYuan)),
            ("单位：千元", Some(Unit::QianYuan)),
            ("单位：元", Some(Unit::StatedYuan)),
            ("单位：元素集团", None),
            ("填报单位：海安市示例一局", None),
            ("合同台账（节选）", None),
        ] {
            assert_eq!(stated_in(text).map(|found| found.0), unit, "{text}");
        }
    }
}
