//! Receipts of the platform beside the records of the month (退回未改).

use zhengwu_credit::record::Missing;
use zhengwu_credit::value::Period;

use super::*;

const REJECTED: &str = r#"{"result":"rejected","reason":"name_code_mismatch"}"#;
const AGAIN: &str = r#"{"result":"rejected","reason":"format","received_on":"2024-12-21"}"#;

/// What is told of receipts of these months beside records of this one.
fn told(records: &[(Kind, &str)], receipts: &[(&str, &[&str])]) -> Vec<Finding> {
    beside(records, receipts).0
}

fn beside(records: &[(Kind, &str)], receipts: &[(&str, &[&str])]) -> (Vec<Finding>, Summary) {
    let texts: Vec<(Kind, Option<&str>, String)> = records
        .iter()
        .map(|(kind, change)| (*kind, None, lines(*kind, &[*change])))
        .chain(receipts.iter().map(|(month, changes)| {
            let month = (!month.is_empty()).then_some(*month);
            (Kind::Receipt, month, lines(Kind::Receipt, changes))
        }))
        .collect();
    let tables: Vec<_> = texts.iter().map(|(kind, _, text)| table(text, *kind)).collect();
    let inputs: Vec<Input<'_>> = tables
        .iter()
        .zip(&texts)
        .map(|(table, (_, month, _))| Input {
            period: month.map(|month| Period::parse(month).unwrap()),
            ..Input::judged(table)
        })
        .collect();
    let outcome = judge(&inputs);
    let mut findings = outcome.findings;
    findings.retain(|one| one.record == Kind::Receipt);
    (findings, outcome.summary)
}

/// Any record of the month: it says that the month is in the run.
const ZERO: (Kind, &str) = (Kind::Commitment, "{}");

#[test]
fn what_was_rejected_and_not_sent_again_is_owed() {
    let found = told(&[ZERO], &[("2024-12", &[REJECTED])]);
    let [one] = &found[..] else { panic!("{found:?}") };
    assert_eq!((one.code.as_str(), one.path.as_str()), ("SUB402", ""));
    assert_eq!(
        one.message,
        "2024-12 报送的政府合同“HA-2024/017”被平台退回（名称与代码不符），本月没有重新报来，仍欠报送"
    );
    assert!(
        one.help.contains("基础库") && one.help.contains("已撤回"),
        "{}",
        one.help
    );
    assert_eq!(one.args["why"], "name_code_mismatch");
    assert_eq!(one.args["month"], "2024-12");
    // In its own words, of the month of its day where nobody says of which.
    let note = r#"{"result":"rejected","reason":"other","reason_note":"平台停机"}"#;
    let found = told(&[ZERO], &[("", &[note])]);
    assert!(
        found[0].message.starts_with("2024-12 报送的"),
        "{}",
        found[0].message
    );
    assert!(
        found[0].message.contains("（其他：平台停机）"),
        "{}",
        found[0].message
    );
    assert_eq!(found[0].args["reason_note"], "平台停机");
}

/// Each kind of record is known again by its key.
#[test]
fn what_is_sent_again_waits_for_its_receipt() {
    let statement =
        r#"{"record_kind":"performance","period":"2024-12","result":"rejected","reason":"format"}"#;
    let promise = r#"{"record_kind":"commitment","record_no":"32068520241202000001","result":"rejected","reason":"duplicate"}"#;
    let document = r#"{"record_kind":"dishonesty","record_no":"（2024）苏0685行初12号","serial":"1","result":"rejected","reason":"format"}"#;
    let contract = (Kind::Contract, "{}");
    for (records, receipt) in [
        (&[contract][..], REJECTED),
        (&[contract, (Kind::Performance, "{}")], statement),
        (&[(Kind::Commitment, "{}")], promise),
        (&[(Kind::Dishonesty, "{}")], document),
    ] {
        let (found, summary) = beside(records, &[("2024-12", &[receipt])]);
        assert_eq!(found, [], "{receipt}");
        let place = summary
            .coverage
            .iter()
            .find(|place| place.rule.code == "SUB402")
            .unwrap();
        assert_eq!(place.outcomes.not_applicable, 1, "{receipt}");
        let other = [(Kind::Commitment, r#"{"commitment_no":"32068520241202000009"}"#)];
        assert_eq!(told(&other, &[("2024-12", &[receipt])]).len(), 1, "{receipt}");
    }
    // The statement of another month is another record, and so is what is sent with an error not sent.
    let other_month = (
        Kind::Performance,
        r#"{"period":"2025-01","status_on":"2025-01-05"}"#,
    );
    assert_eq!(
        told(&[contract, other_month], &[("2024-12", &[statement])]).len(),
        1
    );
    let wrong = (Kind::Contract, r#"{"ends_on":"2024-12-01"}"#);
    assert_eq!(told(&[wrong], &[("2024-12", &[REJECTED])]).len(), 1);
}

#[test]
fn the_latest_receipt_counts() {
    let accepted = r#"{"received_on":"2024-12-30"}"#;
    let withdrawn = r#"{"result":"withdrawn"}"#;
    for last in [accepted, withdrawn] {
        assert_eq!(told(&[ZERO], &[("2024-12", &[REJECTED, last])]), []);
        assert_eq!(
            told(&[ZERO], &[("2025-01", &[last]), ("2024-12", &[REJECTED])]),
            []
        );
        assert_eq!(told(&[ZERO], &[("2024-12", &[last, REJECTED])]).len(), 1);
        assert_eq!(
            told(&[ZERO], &[("2025-01", &[REJECTED]), ("2024-12", &[last])]).len(),
            1
        );
    }
    // Two faults of one record are told once: by the later row.
    let found = told(&[ZERO], &[("2024-12", &[REJECTED, AGAIN])]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].args["why"], "format");
}

/// A rejection does not get lost because its row, or a later one, has a fault.
#[test]
fn a_receipt_with_a_fault_is_told_and_counts_as_far_as_it_can_be_read() {
    let found = told(
        &[ZERO],
        &[("2024-12", &[r#"{"result":"rejected","reason":"天气"}"#])],
    );
    let codes: Vec<&str> = found.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["IDN170", "SUB402"]);
    assert!(found[1].message.contains("没有写明原因"), "{}", found[1].message);
    let unreadable = r#"{"result":"办结"}"#;
    let found = told(&[ZERO], &[("2024-12", &[REJECTED, unreadable])]);
    let mut codes: Vec<&str> = found.iter().map(|one| one.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["IDN170", "SUB402"]);
    let no_month = r#"{"record_kind":"performance","result":"rejected","reason":"format"}"#;
    let (found, summary) = beside(&[ZERO], &[("2024-12", &[no_month])]);
    assert_eq!((found.len(), found[0].code.as_str()), (1, "REC001"));
    let place = summary
        .coverage
        .iter()
        .find(|place| place.rule.code == "SUB402")
        .unwrap();
    assert_eq!(place.outcomes.cannot_tell, 1);
}

#[test]
fn of_what_is_withheld_the_platform_says_nothing_here() {
    let secret = (Kind::Contract, r#"{"classified":true}"#);
    let statement =
        r#"{"record_kind":"performance","period":"2024-12","result":"rejected","reason":"format"}"#;
    let promise = r#"{"record_kind":"commitment","record_no":"32068520241202000001","result":"rejected","reason":"天气"}"#;
    let its_promise = (
        Kind::Commitment,
        r#"{"category":"contract_performance","source":"contract","contract_no":"HA-2024/017"}"#,
    );
    for receipt in [REJECTED, statement, promise] {
        let (found, summary) = beside(&[secret, its_promise], &[("2024-12", &[receipt])]);
        assert_eq!(found, [], "{receipt}");
        assert_eq!(summary.withheld, 3, "{receipt}");
    }
}

#[test]
fn without_receipts_or_records_nobody_can_tell() {
    let cause = |records: &[(Kind, &str)], receipts: &[(&str, &[&str])]| {
        let summary = beside(records, receipts).1;
        let place = summary
            .coverage
            .into_iter()
            .find(|place| place.rule.code == "SUB402");
        place.map(|place| (place.outcomes.cannot_tell, place.missing))
    };
    assert_eq!(cause(&[ZERO], &[]), Some((1, vec![(Missing::Receipts, 1)])));
    assert_eq!(
        cause(&[], &[("2024-12", &[REJECTED])]),
        Some((1, vec![(Missing::MonthsRecords, 1)]))
    );
}
