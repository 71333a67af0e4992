//! Which keys an event may bring (事件可带的字段): a key that nothing knows is told, and never swallowed.

use std::collections::BTreeMap;

use crate::field::{Kind, Type, header};
use crate::value::text::distance;

use super::fields::OWN;
use super::{Lifecycle, Payload};

/// The longest key for which a near one is looked for, and the most letters in which that may differ.
const LONGEST: usize = 40;
const NEAR: usize = 2;

/// The records whose fields an event of such a subject brings: its own, and a statement of performance.
fn records(table: &Lifecycle) -> impl Iterator<Item = Kind> {
    table.of.record().into_iter().chain([Kind::Performance])
}

/// Every key that an event of such a subject may have.
pub(super) fn keys(table: &Lifecycle) -> impl Iterator<Item = &'static str> {
    let of_records = records(table).flat_map(|kind| kind.spec().places().map(|(_, field)| field.key));
    let of_rows = table.all_rows().flat_map(|row| {
        row.guards
            .iter()
            .flat_map(|guard| guard.fields)
            .copied()
            .chain(row.dates)
    });
    of_records.chain(OWN.iter().map(|(key, _)| *key)).chain(of_rows)
}

/// The keys of a payload that nothing knows, each with the key that is probably meant.
pub(super) fn unknown(table: &Lifecycle, payload: &Payload) -> BTreeMap<String, Option<&'static str>> {
    let is_unknown = |key: &&String| keys(table).all(|known| known != key.as_str());
    let unknown = payload.keys().filter(is_unknown);
    unknown.map(|key| (key.clone(), meant(table, key))).collect()
}

/// The key that was probably meant: that of a heading, or one that differs in few letters.
fn meant(table: &Lifecycle, key: &str) -> Option<&'static str> {
    let heading = records(table).find_map(|kind| {
        let column = header::recognise(kind.spec(), key)?;
        Some(kind.spec().field(column.field)?.key)
    });
    let own = || OWN.iter().find(|(_, words)| words.zh == key.trim());
    let typed = key.trim().to_lowercase();
    let near = || {
        let is_short = typed.chars().count() <= LONGEST;
        let far = keys(table)
            .filter(|_| is_short)
            .map(|known| (distance(&typed, known), known));
        far.min().filter(|(letters, _)| *letters <= NEAR)
    };
    heading
        .or_else(|| own().map(|(key, _)| *key))
        .or_else(|| near().map(|(_, known)| known))
}

/// Whether a field takes several values: those of the catalogue that are lists.
pub(super) fn takes_lists(table: &Lifecycle, key: &str) -> bool {
    let is_list = |kind: Kind| {
        let field = kind.spec().field(kind.spec().place_of(key)?)?;
        Some(matches!(field.ty, Type::Codes(_) | Type::Seq(_)))
    };
    records(table).find_map(is_list).unwrap_or(false)
}
