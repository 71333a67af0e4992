//! Runs over several tables: duplicates, withheld rows, statements beside their contracts, missing columns.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::{Finding, Phase};
use zhengwu_credit::ledger::{
    Entry, Fate, Input, JsonTable, Options, ReadError, Row, Summary, Table, Waivers, run,
};
use zhengwu_credit::model::Columns;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Raw, Record};
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::submission::{Layout, Reportable};

mod columns;
mod duplicates;
mod late;
mod parties;
mod payments;
mod peers;
mod published;
mod receipts;
mod register;
mod waived;

/// What a run made of every row, and what it found.
#[derive(Debug)]
struct Outcome {
    fates: Vec<(usize, u64, Fate)>,
    findings: Vec<Finding>,
    sent: Vec<Reportable>,
    summary: Summary,
}

impl Outcome {
    fn codes(&self) -> Vec<(&str, &str)> {
        self.findings
            .iter()
            .map(|one| (one.code.as_str(), one.path.as_str()))
            .collect()
    }
}

fn judge(inputs: &[Input<'_>]) -> Outcome {
    judge_waiving(inputs, None)
}

fn judge_waiving(inputs: &[Input<'_>], waivers: Option<&Waivers>) -> Outcome {
    let profile = Profile::haian();
    let mut options = Options::new(&profile);
    options.as_of = "2025-01-10".parse().ok();
    options.phase = Phase::Accept;
    options.waivers = waivers;
    let (mut fates, mut findings, mut sent) = (Vec::new(), Vec::new(), Vec::new());
    let summary = run(inputs, &options, &mut |entry| match entry {
        Entry::File(file) => findings.extend(file.findings(Lang::Zh)),
        Entry::Across(across) => findings.extend(across.findings(Lang::Zh)),
        Entry::Row(row) => {
            fates.push((row.input(), row.row(), row.fate()));
            findings.extend(row.findings(Lang::Zh));
            for kind in Kind::REPORTED {
                sent.extend(Reportable::from_row(&row, &Layout::haian(kind)));
            }
        }
    })
    .unwrap();
    assert_eq!(
        summary.rows,
        summary.submitted + summary.to_correct + summary.withheld
    );
    assert_eq!(summary.rows, fates.len() as u64);
    Outcome {
        fates,
        findings,
        sent,
        summary,
    }
}

/// NDJSON of a kind: the correct record with each of these changes; every other number with another party, so that
/// none looks like another.
fn lines(kind: Kind, changes: &[&str]) -> String {
    let line = |(number, change): (usize, &&str)| {
        let mut line = changed(kind, change);
        if kind == Kind::Contract
            && number > 0
            && change.contains("\"contract_no\"")
            && !change.contains("party_b_id")
        {
            line = line.replace(
                r#""party_b_id":"91320685MA1A30012L""#,
                &format!(r#""party_b_id":"{}""#, parties::party(number)),
            );
        }
        line + "\n"
    };
    changes.iter().enumerate().map(line).collect()
}

fn table(text: &str, kind: Kind) -> JsonTable<'_> {
    JsonTable::new(text, Some(kind), Some(format!("{}.ndjson", kind.key()))).unwrap()
}

#[test]
fn a_withheld_contract_takes_along_what_hangs_on_it_and_says_nothing() {
    let contracts = lines(
        Kind::Contract,
        &[
            r#"{"contract_no":"S-2","amends_contract_no":"S-1","signed_on":"24-1-1"}"#,
            r#"{"contract_no":"S-1","classified":"是","contract_name":"机密内容","signed_on":"2024-02-30"}"#,
            r#"{"contract_no":"S-3","amends_contract_no":"S-2"}"#,
            "{}",
        ],
    );
    let statements = lines(
        Kind::Performance,
        &[r#"{"contract_no":"S-1"}"#, r#"{"contract_no":"S-3"}"#, "{}"],
    );
    let promises = lines(Kind::Commitment, &[r#"{"contract_no":"S-2"}"#, "{}"]);
    let payments = lines(
        Kind::Payment,
        &[
            r#"{"contract_no":"s-1","due":"24万"}"#,
            r#"{"contract_no":"S-3"}"#,
            "{}",
        ],
    );
    let (contracts, statements, promises, payments) = (
        table(&contracts, Kind::Contract),
        table(&statements, Kind::Performance),
        table(&promises, Kind::Commitment),
        table(&payments, Kind::Payment),
    );
    let outcome = judge(&[
        Input::judged(&payments),
        Input::judged(&promises),
        Input::judged(&statements),
        Input::judged(&contracts),
    ]);
    assert_eq!(outcome.summary.withheld, 8);
    assert_eq!(outcome.sent.len(), 3);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let sent: String = outcome.sent.iter().map(Reportable::json).collect();
    assert!(!sent.contains("S-1") && !sent.contains("机密内容"));
    assert!(!format!("{outcome:?}").contains("机密内容"));
}

#[test]
fn a_promise_that_may_mean_a_classified_contract_is_withheld() {
    let own = |number: &str, code: &str| {
        format!(
            r#"{{"contract_no":"{number}","promisor_code":"{code}","commitment_no":"32068520241202000009"}}"#
        )
    };
    let other = "12320685MB0A20019K";
    let contracts = lines(
        Kind::Contract,
        &[
            r#"{"contract_no":"MIMI77-1","classified":"秘密★10年"}"#,
            r#"{"contract_no":"COMMON-1","classified":true}"#,
            r#"{"contract_no":"COMMON-1","party_a_uscc":"12320685MB0A20019K","party_a_kind":"public_institution"}"#,
        ],
    );
    let contracts = table(&contracts, Kind::Contract);
    for (number, code, fate) in [
        ("MIMI77-1", other, Fate::Withheld),
        ("mimi77－1", "11320685MB0A10013C", Fate::Withheld),
        ("ＭＩＭＩ77 -1", other, Fate::Withheld),
        // The other unit has a contract of its own with this number.
        ("COMMON-1", other, Fate::Submitted),
        ("COMMON-1", "11320685MB0A10013C", Fate::Withheld),
    ] {
        let promises = lines(Kind::Commitment, &[&own(number, code)]);
        let promises = table(&promises, Kind::Commitment);
        let apart = Input {
            scope: 7,
            ..Input::judged(&promises)
        };
        let outcome = judge(&[Input::judged(&contracts), apart]);
        assert_eq!(outcome.fates.last(), Some(&(1, 1, fate)), "{number} {code}");
    }
}

#[test]
fn whichever_way_yes_is_written_the_contract_is_withheld() {
    for yes in [
        r#""是""#,
        "true",
        r#""１""#,
        r#"" Y ""#,
        r#""√""#,
        r#""涉密""#,
        "1",
        r#""TRUE""#,
        r#"["是"]"#,
    ] {
        let text = lines(Kind::Contract, &[&format!(r#"{{"classified":{yes}}}"#)]);
        let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
        assert_eq!(outcome.sent.len(), 0, "{yes}");
        assert!(
            outcome.fates.iter().all(|(_, _, fate)| *fate != Fate::Submitted),
            "{yes}"
        );
    }
    // Said once no and once yes: yes.
    let text = changed(Kind::Contract, "{}")
        .replace(r#""classified":false"#, r#""classified":false,"是否涉密":"是""#);
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert_eq!(outcome.fates, [(0, 1, Fate::Withheld)]);
    assert!(outcome.findings.is_empty());
}

#[test]
fn a_blank_is_no_answer_and_is_never_sent() {
    let text = lines(
        Kind::Contract,
        &[r#"{"classified":null}"#, r#"{"classified":"","contract_no":"B"}"#],
    );
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert_eq!(outcome.codes(), [("REC001", "/classified"); 2]);
    assert_eq!(outcome.sent.len(), 0);
}

#[test]
fn a_statement_goes_only_with_its_contract() {
    let contracts = lines(
        Kind::Contract,
        &["{}", r#"{"contract_no":"BAD","ends_on":"2024-12-01"}"#],
    );
    let statements = lines(
        Kind::Performance,
        &["{}", r#"{"contract_no":"BAD"}"#, r#"{"contract_no":"UNKNOWN"}"#],
    );
    let (contracts, statements) = (
        table(&contracts, Kind::Contract),
        table(&statements, Kind::Performance),
    );
    let outcome = judge(&[Input::judged(&contracts), Input::judged(&statements)]);
    assert_eq!(
        outcome.codes(),
        [
            ("CTR201", "/ends_on"),
            ("XRF401", "/contract_no"),
            ("XRF401", "/contract_no")
        ]
    );
    let held = outcome.findings.get(1).unwrap();
    assert_eq!(held.args.get("row").and_then(serde_json::Value::as_i64), Some(2));
    // Alone, nobody can tell.
    let outcome = judge(&[Input::judged(&statements)]);
    assert!(outcome.findings.is_empty());
    assert!(outcome.summary.outcomes.cannot_tell > 0);
    // After it, in an earlier month.
    let context = Input {
        context_only: true,
        ..Input::judged(&contracts)
    };
    let outcome = judge(&[context, Input::judged(&statements)]);
    assert_eq!(outcome.summary.rows, 3);
    assert_eq!(outcome.codes(), [("XRF401", "/contract_no"); 2]);
}

#[test]
fn supplements_change_what_is_to_be_performed() {
    let supplement =
        r#"{"contract_no":"HA-2024/017-1","amends_contract_no":"HA-2024/017","amount":"-280000.00"}"#;
    let contracts = lines(Kind::Contract, &["{}", supplement]);
    let done = r#"{"performance_status":"performed","performed_amount":"1000000.00","due_amount":"1000000.00","paid_amount":"1000000.00","performed_on":"2024-12-30","evidence":"验收单"}"#;
    let statements = lines(Kind::Performance, &[done]);
    let (contracts, statements) = (
        table(&contracts, Kind::Contract),
        table(&statements, Kind::Performance),
    );
    let outcome = judge(&[Input::judged(&contracts), Input::judged(&statements)]);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
}

/// The correct contract with these supplements, and one statement.
fn with_supplements(supplements: &[&str], statement: &str) -> Outcome {
    let contracts = lines(Kind::Contract, &[&["{}"], supplements].concat());
    let statements = lines(Kind::Performance, &[statement]);
    let (contracts, statements) = (
        table(&contracts, Kind::Contract),
        table(&statements, Kind::Performance),
    );
    judge(&[Input::judged(&contracts), Input::judged(&statements)])
}

fn performed(amount: &str) -> String {
    format!(
        r#"{{"performance_status":"performed","performed_amount":"{amount}","due_amount":"{amount}","paid_amount":"{amount}","performed_on":"2024-12-30","evidence":"验收单"}}"#
    )
}

#[test]
fn a_supplement_of_a_supplement_counts() {
    let chain = [
        r#"{"contract_no":"S-1","amends_contract_no":"HA-2024/017","amount":"-280000.00"}"#,
        r#"{"contract_no":"S-2","amends_contract_no":"S-1","amount":"50000.00"}"#,
    ];
    let outcome = with_supplements(&chain, &performed("1050000.00"));
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let outcome = with_supplements(&chain, &performed("1050000.01"));
    assert_eq!(outcome.codes(), [("PRF403", "/performed_amount")]);
}

#[test]
fn a_supplement_that_cannot_be_relied_upon_accuses_nobody() {
    for (supplement, expected) in [
        (
            r#"{"contract_no":"S-1","amends_contract_no":"HA-2024/017","amount":"很多"}"#,
            vec![("IDN150", "/amount")],
        ),
        (
            r#"{"contract_no":"S-1","amends_contract_no":"HA-2024/017","amount":"-280000.00","payment_direction":"乱"}"#,
            vec![("IDN170", "/payment_direction")],
        ),
        (
            r#"{"contract_no":"S-1","amends_contract_no":"HA-2024/017","amount":"-280000.00","classified":true}"#,
            vec![],
        ),
    ] {
        assert_eq!(
            with_supplements(&[supplement], &performed("1000000.00")).codes(),
            expected,
            "{supplement}"
        );
    }
}

#[test]
fn a_supplement_may_move_the_end_of_the_term() {
    let contract = r#"{"contract_no":"T","ends_on":"2024-12-20"}"#;
    let later = r#"{"contract_no":"T-1","amends_contract_no":"T","amount":"0.00","ends_on":"2025-12-31"}"#;
    let statement = r#"{"contract_no":"T"}"#;
    assert_eq!(
        with_supplements(&[contract], statement).codes(),
        [("PRF404", "/performance_status")]
    );
    assert!(
        with_supplements(&[contract, later], statement)
            .findings
            .is_empty()
    );
}

#[test]
fn a_line_that_is_no_record_is_a_row_to_correct() {
    let text = format!("{}\n{{\"contract_no\":\n", changed(Kind::Contract, "{}"));
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert_eq!(outcome.fates, [(0, 1, Fate::Submitted), (0, 2, Fate::ToCorrect)]);
    assert_eq!(outcome.codes(), [("REC004", "")]);
}

/// A table with a header that lacks columns.
struct WithColumns(Columns);

impl Table for WithColumns {
    fn kind(&self) -> Kind {
        Kind::Performance
    }
    fn file(&self) -> Option<&str> {
        Some("履约.csv")
    }
    fn columns(&self) -> Option<&Columns> {
        Some(&self.0)
    }
    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        for (row, number) in [(2, "A-1"), (3, "A-2")] {
            let mut record = Record::new(Kind::Performance);
            record.set(0, Raw::text("11320685MB0A10013C"));
            record.set(1, Raw::text(number));
            record.set(2, Raw::text("2024-12"));
            record.set(3, Raw::text("2024-12-31"));
            each(Row::Record(row, &mut record));
        }
        Ok(())
    }
}

#[test]
fn a_missing_column_is_told_once_and_its_rows_wait() {
    let column = |number: usize| Some((number, String::from("表头")));
    let columns = Columns {
        of_field: vec![column(0), column(1), column(2), column(3), None],
        header_row: 1,
        ..Columns::default()
    };
    let outcome = judge(&[Input::judged(&WithColumns(columns))]);
    assert_eq!(outcome.codes(), [("REC003", "/performance_status")]);
    let finding = outcome.findings.first().unwrap();
    assert_eq!(
        finding.args.get("rows").and_then(serde_json::Value::as_i64),
        Some(2)
    );
    assert_eq!(outcome.summary.to_correct, 2);
}
