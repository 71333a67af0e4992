//! What comes in a later month than its own (迟报).

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{Input, JsonTable};
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::value::Period;

use super::{judge, table};

const CONTRACT: &str = r#"{"contract_no":"HA-2024/030","amount":"7"}"#;
const DETERMINED: &str = r#"{"fulfilment_status":"full","determined_on":"2024-12-20","determined_by":"海安市示例办","evidence":"验收单3号"}"#;

fn month(text: &str) -> Option<Period> {
    Some(Period::parse(text).unwrap())
}

/// What an earlier month reported.
fn before<'t>(table: &'t JsonTable<'t>, period: &str) -> Input<'t> {
    Input {
        context_only: true,
        period: month(period),
        ..Input::judged(table)
    }
}

fn now<'t>(table: &'t JsonTable<'t>, period: &str) -> Input<'t> {
    Input {
        period: month(period),
        ..Input::judged(table)
    }
}

/// Where something is late, and of which month it was.
fn late(inputs: &[Input<'_>]) -> Vec<(String, String)> {
    let findings = judge(inputs).findings;
    let late = findings.iter().filter(|one| one.code == "SUB301");
    let due = |one: &zhengwu_credit::finding::Finding| one.args["due"].as_str().unwrap().to_owned();
    late.map(|one| (one.path.clone(), due(one))).collect()
}

fn at(path: &str, due: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), due.to_owned())]
}

#[test]
fn a_contract_that_was_signed_in_an_earlier_month_and_never_reported_is_late() {
    let new = changed(Kind::Contract, CONTRACT);
    let new = table(&new, Kind::Contract);
    let known = changed(Kind::Contract, "{}");
    let known = table(&known, Kind::Contract);
    let earlier = before(&known, "2024-12");
    assert_eq!(
        late(&[earlier, now(&new, "2025-01")]),
        at("/signed_on", "2024-12")
    );
    // In its own month it is in time; what came before is not new; a first report is a baseline; without months nobody can tell.
    assert_eq!(late(&[earlier, now(&new, "2024-12")]), []);
    assert_eq!(late(&[earlier, now(&known, "2025-01")]), []);
    assert_eq!(late(&[now(&new, "2025-01")]), []);
    assert_eq!(late(&[earlier, Input::judged(&new)]), []);
    // Another unit's months are not this one's; but what it reported keeps its key, and may be its successor's to report.
    let of_another = Input { scope: 1, ..earlier };
    assert_eq!(late(&[of_another, now(&new, "2025-01")]), []);
    let heir = before(&new, "2024-12");
    assert_eq!(
        late(&[of_another, Input { scope: 0, ..heir }, now(&known, "2025-01")]),
        []
    );
    // Nothing was due before the first report.
    let first = before(&known, "2025-01");
    assert_eq!(late(&[first, now(&new, "2025-02")]), at("/signed_on", "2025-01"));
}

#[test]
fn a_month_with_nothing_is_a_report_too() {
    let zero = table("[]", Kind::Performance);
    let new = changed(Kind::Contract, CONTRACT);
    let new = table(&new, Kind::Contract);
    assert_eq!(
        late(&[before(&zero, "2024-12"), now(&new, "2025-01")]),
        at("/signed_on", "2024-12")
    );
    // What a unit sends beside its reports is none.
    let beside = table("[]", Kind::Payment);
    assert_eq!(late(&[before(&beside, "2024-12"), now(&new, "2025-01")]), []);
}

#[test]
fn a_statement_belongs_to_the_report_of_its_month() {
    let contract = changed(Kind::Contract, "{}");
    let contract = table(&contract, Kind::Contract);
    let statement = changed(Kind::Performance, "{}");
    let statement = table(&statement, Kind::Performance);
    let earlier = before(&contract, "2024-12");
    assert_eq!(
        late(&[earlier, now(&statement, "2025-01")]),
        at("/period", "2024-12")
    );
    assert_eq!(late(&[earlier, now(&statement, "2024-12")]), []);
    // Sent again with a change it is a correction.
    assert_eq!(
        late(&[earlier, before(&statement, "2024-12"), now(&statement, "2025-01")]),
        []
    );
}

#[test]
fn a_promise_belongs_to_the_month_in_which_it_was_made_and_its_status_to_that_of_the_determination() {
    let made = changed(Kind::Commitment, "{}");
    let made = table(&made, Kind::Commitment);
    let determined = changed(Kind::Commitment, DETERMINED);
    let determined = table(&determined, Kind::Commitment);
    let zero = table("[]", Kind::Commitment);
    let zero = before(&zero, "2024-12");
    assert_eq!(late(&[zero, now(&made, "2025-01")]), at("/made_on", "2024-12"));
    // What is late as a whole is told once.
    assert_eq!(
        late(&[zero, now(&determined, "2025-01")]),
        at("/made_on", "2024-12")
    );
    let known = before(&made, "2024-12");
    assert_eq!(
        late(&[known, now(&determined, "2025-01")]),
        at("/determined_on", "2024-12")
    );
    assert_eq!(late(&[known, now(&determined, "2024-12")]), []);
    assert_eq!(
        late(&[known, before(&determined, "2024-12"), now(&determined, "2025-01")]),
        []
    );
}
