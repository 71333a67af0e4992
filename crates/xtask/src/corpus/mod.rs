//! Correct ledgers of any size (正确的台账), the same for the same seed: units, and for each so many contracts with what
//! belongs to them, over four months. Written from the specification; the benchmark and the measure of accuracy use it.

mod beside;
mod codes;
mod contract;
mod counterparty;
mod course;
mod dishonesty;
mod draw;
mod events;
mod promise;
#[cfg(test)]
mod tests;

pub(crate) use codes::{citizen, uscc, yuan};
pub(crate) use draw::plus;
pub(crate) use events::hanging;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::Event;
use zhengwu_credit::value::{Date, Period};

use draw::Draw;

/// A record as it is typed.
pub(crate) type Object = Map<String, Value>;

/// The months of every corpus, from this one on.
pub(crate) const MONTHS: usize = 4;

/// A month of the corpus, from 0: February to May 2026, so that every dated law of the catalogue is met on both sides.
pub(crate) fn month(at: usize) -> Period {
    let mut month = Period::of(FIRST_DAY);
    for _ in 0..at {
        month = month.next();
    }
    month
}

const FIRST_DAY: Date = match Date::from_ymd_opt(2026, 2, 1) {
    Some(day) => day,
    None => Date::MIN,
};

/// The day as of which the last month is judged: its cut-off.
pub(crate) const AS_OF: Date = match Date::from_ymd_opt(2026, 6, 10) {
    Some(day) => day,
    None => Date::MIN,
};

/// A record, and for which month it came.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) kind: Kind,
    pub(crate) month: usize,
    pub(crate) record: Object,
}

impl Row {
    /// A field as text, `""` where it is empty.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.record.get(field).and_then(Value::as_str).unwrap_or_default()
    }
}

/// A unit that reports.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) uscc: String,
    pub(crate) name: String,
    pub(crate) kind: &'static str,
}

/// A contract, a promise, and what belongs to them, of one unit.
#[derive(Clone, Debug)]
pub(crate) struct Bundle {
    /// Which unit's.
    pub(crate) unit: usize,
    pub(crate) rows: Vec<Row>,
    /// What was logged, in order.
    pub(crate) events: Vec<Event>,
}

/// A ledger of several units and months.
#[derive(Clone, Debug)]
pub(crate) struct Corpus {
    pub(crate) units: Vec<Unit>,
    pub(crate) bundles: Vec<Bundle>,
}

impl Corpus {
    /// So many contracts, with everything that belongs to them.
    pub(crate) fn correct(seed: u64, size: usize) -> Corpus {
        Corpus::part(seed, 0..size, units_of(size))
    }

    /// Some of the contracts of a corpus with so many units: each is the same, whatever stands beside it.
    pub(crate) fn part(seed: u64, numbers: impl IntoIterator<Item = usize>, units: usize) -> Corpus {
        let units: Vec<Unit> = (0..units).map(unit).collect();
        let mut bundles: Vec<Bundle> = numbers
            .into_iter()
            .filter_map(|number| {
                let at = number % units.len().max(1);
                Some(bundle(&mut Draw::new(seed, number), number, at, units.get(at)?))
            })
            .collect();
        let mut told = BTreeSet::new();
        for bundle in &mut bundles {
            // What is told of a unit itself stands with its first contract.
            if let Some(unit) = units.get(bundle.unit).filter(|_| told.insert(bundle.unit)) {
                bundle.rows.extend(of_unit(unit));
            }
        }
        Corpus { units, bundles }
    }

    /// Every row with its unit.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        let of_bundles = self.bundles.iter();
        of_bundles.flat_map(|bundle| bundle.rows.iter().map(|row| (bundle.unit, row)))
    }
}

/// How many units a corpus of a size has: all kinds, and not too many contracts for each.
pub(crate) fn units_of(size: usize) -> usize {
    (size / 40).max(KINDS.len())
}

/// What a unit is, how its code begins, and how it is called.
const KINDS: [(&str, &str, &str); 8] = [
    ("department", "11", "局"),
    ("town", "11", "镇人民政府"),
    ("public_institution", "12", "中心"),
    ("state_owned_enterprise", "91", "投资有限公司"),
    ("zone_committee", "11", "园区管理委员会"),
    ("subdistrict", "11", "街道办事处"),
    ("municipal_government", "11", "市人民政府办公室"),
    ("department", "13", "委员会"),
];

fn unit(number: usize) -> Unit {
    let (kind, category, word) = KINDS.get(number % KINDS.len()).copied().unwrap_or_default();
    Unit {
        uscc: uscc(category, "MB", 100_000 + number),
        name: format!("海安市示例第{}{word}", number + 1),
        kind,
    }
}

/// What is told of a unit itself.
fn of_unit(unit: &Unit) -> Vec<Row> {
    let row = |kind, record| Row {
        kind,
        month: 0,
        record: object(record),
    };
    vec![
        row(
            Kind::Unit,
            json!({"uscc": unit.uscc, "name": unit.name, "kind": unit.kind, "valid_from": "2019-03-01",
                "responsible": "示例办", "reports_from": month(0).to_string()}),
        ),
        row(
            Kind::ListReview,
            json!({"unit_uscc": unit.uscc, "unit_name": unit.name, "reviewed_on": "2026-02-20",
                "added": "32068520260202000001", "changed": "32068520251125000002;32068520251125000003",
                "dropped": "32068520241125000004", "document": "海示发〔2026〕3号"}),
        ),
    ]
}

/// One bundle, from draws of its own.
fn bundle(draw: &mut Draw, number: usize, at: usize, unit: &Unit) -> Bundle {
    let mut signed = contract::contract(draw, number, unit);
    let mut rows = Vec::new();
    let promise = promise::promise(draw, number, unit, &signed);
    if promise.text("category") == "contract_performance" {
        signed
            .record
            .insert("commitment_no".to_owned(), promise.text("commitment_no").into());
    }
    let course = course::course(draw, &signed);
    rows.extend(dishonesty::dishonesty(draw, number, unit, (&signed, &promise)));
    let events = events::events(draw, &signed, &course, unit);
    rows.extend(course.rows);
    let published = beside::published(draw, number, unit, &signed);
    rows.push(promise);
    rows.push(signed);
    // As they would stand in a folder: a contract before what belongs to it.
    rows.reverse();
    let receipts = beside::receipts(draw, number, unit, &rows);
    rows.extend(published);
    rows.extend(receipts);
    Bundle {
        unit: at,
        rows,
        events,
    }
}

/// The contracts of a corpus of this size alone, and so on without end.
pub(crate) fn contracts(seed: u64, size: usize) -> impl Iterator<Item = Object> {
    let units: Vec<Unit> = (0..units_of(size)).map(unit).collect();
    (0..).map_while(move |number| {
        let unit = units.get(number % units.len().max(1))?;
        Some(contract::contract(&mut Draw::new(seed, number), number, unit).record)
    })
}

/// An object, where it is one.
pub(crate) fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}
