//! Which column is which field (表头匹配).

use crate::value::money::Unit;
use crate::value::text::fold;

use super::{Kind, KindSpec, Type};

/// What a heading was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field's place in the catalogue.
    pub field: u8,
    /// The unit that the heading states for money; yuan unless said.
    pub unit: Unit,
}

/// Recognises one heading: a key, the catalogue's heading, one of its other words; with a unit in brackets
/// (`合同金额（万元）`) for money.
///
/// # Examples
/// ```
/// use zhengwu_credit::field::{Kind, header};
/// use zhengwu_credit::value::money::Unit;
/// let column = header::recognise(Kind::Contract.spec(), "合同金额（万元）").unwrap();
/// assert_eq!(column.unit, Unit::WanYuan);
/// assert_eq!(header::recognise(Kind::Contract.spec(), "天气"), None);
/// ```
#[must_use]
pub fn recognise(spec: &KindSpec, heading: &str) -> Option<Column> {
    let folded = fold(heading);
    if folded.is_empty() {
        return None;
    }
    if let Some(field) = find(spec, &folded) {
        return Some(Column {
            field,
            unit: Unit::Yuan,
        });
    }
    for (ending, unit) in [
        ("(元)", Unit::StatedYuan),
        ("(万元)", Unit::WanYuan),
        ("(亿元)", Unit::YiYuan),
    ] {
        if let Some(stem) = folded.strip_suffix(ending) {
            let field = find(spec, stem)?;
            return (spec.field(field)?.ty == Type::Money).then_some(Column { field, unit });
        }
    }
    None
}

fn find(spec: &KindSpec, folded: &str) -> Option<u8> {
    spec.places()
        .find(|(_, field)| {
            field.key == folded
                || fold(field.heading) == folded
                || field.other_headings.iter().any(|other| fold(other) == folded)
        })
        .map(|(place, _)| place)
}

/// The kind whose catalogue recognises most of the headings; none where two do equally well or none does.
#[must_use]
pub fn recognise_kind<'h>(headings: impl Iterator<Item = &'h str> + Clone) -> Option<Kind> {
    let mut best: Option<(Kind, usize)> = None;
    let mut tied = false;
    for kind in Kind::ALL {
        let known = headings
            .clone()
            .filter(|heading| recognise(kind.spec(), heading).is_some())
            .count();
        match best {
            _ if known < 2 => {}
            Some((_, most)) if known < most => {}
            Some((_, most)) if known == most => tied = true,
            _ => {
                best = Some((kind, known));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(kind, _)| kind)
}
