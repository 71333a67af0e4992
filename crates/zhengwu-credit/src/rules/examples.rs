//! The examples of rules, as records and as findings: for tests, documentation and conformance cases.

use serde_json::{Map, Value};

use crate::code::Lang;
use crate::field::Kind;
use crate::finding::{Finding, Phase};
use crate::model::ContractFacts;
use crate::profile::Profile;
use crate::record::{Record, read_object};
use crate::requirement::{Context, ContractLookup, Example, Rule};
use crate::value::Date;

use super::{CATALOGUE, CORRECT_AS_OF, Judge, correct};

/// The kind of record that an example changes.
#[must_use]
pub fn kind_of(rule: &Rule, example: &Example) -> Kind {
    example.kind.or(rule.kind()).unwrap_or(Kind::Contract)
}

/// The day as of which an example is judged.
#[must_use]
pub fn as_of(example: &Example) -> &'static str {
    example.as_of.unwrap_or(CORRECT_AS_OF)
}

/// The example as one JSON object: the correct record with the changes.
#[must_use]
pub fn record_of(rule: &Rule, example: &Example) -> String {
    changed(kind_of(rule, example), example.record)
}

/// The correct record of a kind with these changes; `null` takes a field out.
#[must_use]
pub fn changed(kind: Kind, change: &str) -> String {
    let mut record: Map<String, Value> = serde_json::from_str(correct(kind)).unwrap_or_default();
    let change: Map<String, Value> = serde_json::from_str(change).unwrap_or_default();
    for (key, value) in change {
        if value.is_null() {
            record.remove(&key);
        } else {
            record.insert(key, value);
        }
    }
    serde_json::to_string(&record).unwrap_or_default()
}

/// Everything that is found on an example by all rules.
#[must_use]
pub fn findings_of(rule: &Rule, example: &Example) -> Vec<Finding> {
    let kind = kind_of(rule, example);
    let profile = Profile::haian();
    let as_of: Option<Date> = as_of(example).parse().ok();
    let contract = example.contract.map(|change| changed(Kind::Contract, change));
    let lookup = contract.as_ref().map(|text| {
        let mut record = Record::new(Kind::Contract);
        let _ = read_object(text, &mut record);
        record.finish(as_of);
        ContractFacts::of(&record)
    });
    let text = record_of(rule, example);
    let mut record = Record::new(kind);
    let _ = read_object(&text, &mut record);
    record.finish(as_of);
    let mut context = Context::alone(&profile, as_of);
    context.contract = lookup.map_or(ContractLookup::NotInRun, ContractLookup::Found);
    let mut found = Vec::new();
    Judge::new(kind, Phase::Accept, CATALOGUE).judge(&record, &context, &mut found);
    found
        .iter()
        .map(|one| one.render(&record, None, Lang::Zh))
        .collect()
}
