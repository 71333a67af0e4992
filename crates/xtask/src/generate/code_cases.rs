//! The conformance cases of the code lists: a correct record with every code of a list, once as its key and once as people write it.

use serde_json::{Map, Value, json};
use zhengwu_credit::code::{self, CodeList};
use zhengwu_credit::field::{FieldSpec, Kind};
use zhengwu_credit::rules::{CORRECT_AS_OF, examples};

use super::conformance::Case;

/// Every list with its cases; a list that only events have is shown by theirs.
pub(super) fn all() -> impl Iterator<Item = (&'static CodeList, Vec<Case>)> {
    let with_host =
        |list: &&'static CodeList| host(list).map(|(kind, field)| (*list, cases(list, kind, field)));
    code::ALL.iter().filter_map(with_host)
}

/// What the cases of a code begin with.
pub(super) fn name(list: &CodeList, key: &str) -> String {
    format!("codes/{}/{key}", list.name)
}

/// The first field of the catalogue that takes a code of the list.
pub(super) fn host(list: &CodeList) -> Option<(Kind, &'static FieldSpec)> {
    let fields = Kind::ALL
        .into_iter()
        .flat_map(|kind| kind.spec().places().map(move |(_, field)| (kind, field)));
    let mut taking =
        fields.filter(|(_, field)| field.ty.code_list().is_some_and(|own| own.name == list.name));
    taking.next()
}

fn cases(list: &'static CodeList, kind: Kind, field: &FieldSpec) -> Vec<Case> {
    let case = |key: &str, way: &str, written: &str| Case {
        name: format!("{}/{way}", name(list, key)),
        clause: None,
        about: None,
        kind: Some(kind.key().to_owned()),
        options: Map::from_iter([
            ("as_of".to_owned(), Value::from(CORRECT_AS_OF)),
            ("phase".to_owned(), Value::from("accept")),
        ]),
        input: examples::changed(kind, &json!({ field.key: written }).to_string()),
        expected: None,
        error: None,
    };
    let both = |one: &code::Code| [case(one.key, "key", one.key), case(one.key, "label", one.label)];
    list.codes.iter().flat_map(both).collect()
}
