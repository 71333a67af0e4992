//! A contract that is classified by an event of the log, whatever its row says.

use std::fs;

use zhengwu_credit::lifecycle::{Action, Event, EventStore as _, Subject, SubjectKind};
use zhengwu_credit::value::parse_date;
use zhengwu_credit_io::FileStore;
use zhengwu_credit_io::submit::submit;

use super::{copy, example, files, options, run};

const UNIT: &str = "11320685MB0A10013C";

fn classified() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    copy(&example(), place.path());
    fs::create_dir(place.path().join("events")).unwrap();
    let store = FileStore::new(place.path().join(format!("events/{UNIT}.ndjson")));
    let day = parse_date("2025-01-20").unwrap().date;
    let contract = Subject::new(SubjectKind::Contract, [UNIT, "HA-2024/017"]);
    let event = Event::new(contract, Action::Classify, day).with("document", "定密审批单1号");
    let now = day.and_hms_opt(9, 0, 0).unwrap();
    store.append(&[event], now, "示例经办", 1).unwrap();
    place
}

#[test]
fn it_is_in_no_submission_and_the_run_report_alone_says_that_it_was() {
    let (before, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let place = classified();
    for period in ["2024-12", "2025-01", "2025-02"] {
        let (open, shut) = (before.path().join(period), after.path().join(period));
        let plain = run(&example(), period, &open);
        let submitted = run(place.path(), period, &shut);
        let report = &submitted.report;
        assert!(report.adds_up());
        assert_eq!(report.total.rows, plain.report.total.rows);
        assert!(report.total.withheld > plain.report.total.withheld, "{period}");
        let told: Vec<_> = report
            .classified_after_reporting
            .iter()
            .map(|one| (&one.code, &one.key))
            .collect();
        if period == "2024-12" {
            assert!(told.is_empty(), "no earlier month has it: {told:?}");
        } else {
            assert_eq!(told.len(), 1, "{told:?}");
            assert_eq!(
                (told[0].0.as_str(), told[0].1[1].as_str()),
                ("XRF407", "HA-2024/017")
            );
            let message = &report.classified_after_reporting[0].message;
            assert!(message.contains("政府合同 2024-12/"), "{message}");
            // And its statements of every month that was sent.
            let sent = message.matches("合同履约 20").count();
            assert_eq!(sent, if period == "2025-01" { 1 } else { 2 }, "{message}");
        }
        for (name, bytes) in files(&shut) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(name == "report.json" || !text.contains("HA-2024/017"), "{name}");
        }
    }
}

#[test]
fn a_log_that_cannot_be_read_stops_the_submission() {
    let place = classified();
    fs::write(place.path().join(format!("events/{UNIT}.ndjson")), "{\"v\":1,").unwrap();
    let out = tempfile::tempdir().unwrap();
    let error = submit(
        place.path(),
        &options("2025-01", &out.path().join("out")),
        &mut |_| {},
    )
    .unwrap_err();
    assert!(error.to_string().contains(UNIT), "{error}");
    assert!(!out.path().join("out").exists());
}

/// A month that is made again sends nothing that a later month's row calls secret.
#[test]
fn what_a_later_row_classifies_is_in_no_earlier_submission() {
    let place = tempfile::tempdir().unwrap();
    copy(&example(), place.path());
    let later = place.path().join(format!("inbox/2025-01/{UNIT}"));
    let secret = r#"{"party_a_uscc":"11320685MB0A10013C","contract_no":"HA-2024/017","classified":"是"}"#;
    let out = place.path().join("out");
    let before = run(place.path(), "2024-12", &out).report.total;
    let sent = |name: &str, bytes: &[u8]| {
        name != "report.json" && String::from_utf8_lossy(bytes).contains("HA-2024/017")
    };
    assert!(
        files(&out).iter().any(|(name, bytes)| sent(name, bytes)),
        "it was sent in its month"
    );
    fs::write(later.join("定密.ndjson"), secret).unwrap();
    let after = run(place.path(), "2024-12", &out).report.total;
    assert!(after.withheld > before.withheld && after.rows == before.rows);
    for (name, bytes) in files(&out) {
        assert!(!sent(&name, &bytes), "{name}");
    }
}

/// A row that says that it is secret stays withheld, whatever the log says later; nothing names it.
#[test]
fn a_declassification_lets_out_no_row_that_says_that_it_is_secret() {
    let place = tempfile::tempdir().unwrap();
    copy(&example(), place.path());
    let own = place.path().join(format!("inbox/2025-01/{UNIT}"));
    let secret = r#"{"party_a_uscc":"11320685MB0A10013C","contract_no":"HA-2025/901","classified":"是"}"#;
    let statement = r#"{"party_a_uscc":"11320685MB0A10013C","contract_no":"HA-2025/901","period":"2025-01","status_on":"2025-01-31","performance_status":"performing"}"#;
    fs::write(own.join("定密.ndjson"), secret).unwrap();
    fs::write(own.join("定密履约.ndjson"), statement).unwrap();
    let out = place.path().join("out");
    let before = run(place.path(), "2025-01", &out).report;
    fs::create_dir(place.path().join("events")).unwrap();
    let store = FileStore::new(place.path().join(format!("events/{UNIT}.ndjson")));
    let day = parse_date("2025-02-03").unwrap().date;
    let contract = Subject::new(SubjectKind::Contract, [UNIT, "HA-2025/901"]);
    let event = Event::new(contract, Action::Declassify, day).with("document", "解密决定1号");
    store
        .append(&[event], day.and_hms_opt(9, 0, 0).unwrap(), "示例经办", 1)
        .unwrap();
    let after = run(place.path(), "2025-01", &out).report;
    assert!(after.adds_up());
    assert_eq!(after.total.withheld, before.total.withheld);
    for (name, bytes) in files(&out) {
        assert!(!String::from_utf8_lossy(&bytes).contains("HA-2025/901"), "{name}");
    }
}
