//! Which column is which field (表头匹配).
//!
//! A heading is folded (`text::fold`), then looked up in an index of its kind, which is made once from the catalogue. What
//! the index does not know is looked up again without its decorations: a unit (`（万元）`), a hint (`（必填）`).

mod decoration;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::value::money::Unit;
use crate::value::text::fold;

use super::{Kind, KindSpec, Type};
use decoration::{Decoration, Sort};

/// What a heading was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field's place in the catalogue.
    pub field: u8,
    /// The unit that the heading states for money; yuan unless said.
    pub unit: Unit,
    /// Another field that the heading fills in too, by the key of its code: 乙方统一社会信用代码 says of what kind the number is.
    pub implies: Option<(u8, &'static str)>,
}

/// What the index knows of a folded heading.
#[derive(Clone, Copy)]
enum Known {
    Field {
        at: u8,
        implies: Option<(u8, &'static str)>,
    },
    /// It may mean any of several fields.
    Ambiguous(&'static [u8]),
}

type Index = HashMap<String, Known>;

/// By kind, in the order of [`Kind::ALL`].
static INDEX: LazyLock<Vec<Index>> =
    LazyLock::new(|| Kind::ALL.iter().map(|kind| index_of(kind.spec())).collect());

fn index_of(spec: &'static KindSpec) -> Index {
    let mut index = Index::new();
    for (words, fields) in spec.ambiguous.iter().copied() {
        for word in words {
            index.insert(fold(word), Known::Ambiguous(fields));
        }
    }
    // The catalogue's own words come last, and win.
    for (at, field) in spec.places() {
        for compound in field.compounds {
            let implies = compound.implies;
            for word in compound.headings() {
                index.insert(fold(&word), Known::Field { at, implies });
            }
        }
        let words = field.other_headings.iter().chain([&field.heading, &field.key]);
        for word in words {
            index.insert(fold(word), Known::Field { at, implies: None });
        }
    }
    index
}

fn look_up(spec: &KindSpec, folded: &str) -> Option<Known> {
    let place = Kind::ALL.iter().position(|kind| *kind == spec.kind)?;
    INDEX.get(place)?.get(folded).copied()
}

/// Recognises one heading: a key, the catalogue's heading, one of its other words. A unit beside money is read
/// (`合同金额（万元）`, `金额/万元`, `合同金额（单位：万元）`), a hint in brackets is passed over (`合同编号（必填）`). A heading that may
/// mean several fields is not recognised: see [`candidates`]; nor is an amount in words: see [`words_of`].
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
    match find(spec, heading)? {
        (Known::Field { at, implies }, unit) => Some(Column {
            field: at,
            unit,
            implies,
        }),
        (Known::Ambiguous(_), _) => None,
    }
}

/// The fields that a heading may mean, where it may mean several (名称, 编号, 日期); empty for every other heading.
///
/// # Examples
/// ```
/// use zhengwu_credit::field::{Kind, contract, header};
/// let fields = header::candidates(Kind::Contract.spec(), "名称");
/// assert!(fields.contains(&contract::contract_name.at) && fields.len() > 1);
/// assert!(header::recognise(Kind::Contract.spec(), "名称").is_none());
/// ```
#[must_use]
pub fn candidates(spec: &KindSpec, heading: &str) -> &'static [u8] {
    match find(spec, heading) {
        Some((Known::Ambiguous(fields), _)) => fields,
        Some((Known::Field { .. }, _)) | None => &[],
    }
}

/// The amount that a column holds in words (大写金额): `合同金额（大写）`, `合同金额大写`, `大写金额`.
///
/// # Examples
/// ```
/// use zhengwu_credit::field::{Kind, contract, header};
/// assert_eq!(header::words_of(Kind::Contract.spec(), "合同金额（大写）"), Some(contract::amount.at));
/// assert_eq!(header::words_of(Kind::Contract.spec(), "合同金额"), None);
/// ```
#[must_use]
pub fn words_of(spec: &KindSpec, heading: &str) -> Option<u8> {
    // Most headings have no such word, and are not folded for it.
    if !heading.contains('大') || !heading.contains('写') {
        return None;
    }
    let folded = fold(heading);
    let (before, after) = folded.split_once("大写")?;
    if folded.contains("小写") {
        return None;
    }
    let rest = format!("{before}{after}");
    let rest = rest.replace("(,", "(").replace(",)", ")").replace("()", "");
    let rest = if rest.is_empty() { "金额" } else { rest.as_str() };
    let column = recognise(spec, rest)?;
    (spec.field(column.field)?.ty == Type::Money).then_some(column.field)
}

/// Marks of required columns, beside those that folding takes off.
const MARKS: [char; 7] = ['★', '☆', '●', '▲', '△', '◆', '#'];

/// Looks a heading up as it stands, then without its decorations.
fn find(spec: &KindSpec, heading: &str) -> Option<(Known, Unit)> {
    let folded = fold(heading);
    let (mut stem, mut unit, mut of) = (folded.trim_matches(MARKS), Unit::Yuan, None);
    // Nobody writes more decorations than these.
    for _ in 0..5 {
        if let Some(known) = look_up(spec, stem) {
            return may_be_of(spec, known, of).then_some((known, unit));
        }
        if let Some(known) = said_twice(spec, stem) {
            return Some((known, unit));
        }
        let (rest, decoration) = decoration::split(stem)?;
        match decoration {
            Decoration::Hint => {}
            Decoration::Money(stated) => {
                unit = unit.beside(stated);
                of = Some(Sort::Money);
            }
            Decoration::Of(sort) => of = Some(sort),
        }
        stem = rest;
    }
    None
}

/// `甲方（采购人）`, `主要标的（服务内容）`: two words for one field. A word that could mean several says there which it means.
fn said_twice(spec: &KindSpec, stem: &str) -> Option<Known> {
    let (before, bracket) = decoration::bracket_at_end(stem)?;
    let (known, other) = (look_up(spec, before)?, look_up(spec, bracket)?);
    let is_same = match (known, other) {
        (Known::Field { at, .. }, Known::Field { at: other, .. }) => at == other,
        (Known::Field { at, .. }, Known::Ambiguous(fields)) => fields.contains(&at),
        (Known::Ambiguous(_), _) => false,
    };
    is_same.then_some(known)
}

/// Whether the field may be decorated like this: a unit of money belongs beside money.
fn may_be_of(spec: &KindSpec, known: Known, of: Option<Sort>) -> bool {
    let (Known::Field { at, .. }, Some(sort)) = (known, of) else {
        return true;
    };
    spec.field(at).is_some_and(|field| match sort {
        Sort::Money => field.ty == Type::Money,
        Sort::Days => field.ty == Type::Days,
        Sort::Percent => field.ty == Type::Percent,
        Sort::Dates => matches!(
            field.ty,
            Type::Date | Type::EndDate | Type::Period | Type::Procedure
        ),
    })
}

/// The kind whose catalogue recognises most of the headings, and which they tell; none where two do equally well or none does.
#[must_use]
pub fn recognise_kind<'h>(headings: impl Iterator<Item = &'h str> + Clone) -> Option<Kind> {
    let mut best: Option<(Kind, usize)> = None;
    let mut tied = false;
    for kind in Kind::ALL {
        let columns: Vec<Column> = headings
            .clone()
            .filter_map(|heading| recognise(kind.spec(), heading))
            .collect();
        let has = |at: u8| columns.iter().any(|column| column.field == at);
        let known = if kind.spec().is_told_by(has) {
            columns.len()
        } else {
            0
        };
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

#[cfg(test)]
mod tests;
