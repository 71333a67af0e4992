//! Waivers in `check` and `submit`: what is let pass stays visible, and goes with the month.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use serde_json::{Value, json};
use support::{Office, changed, ndjson_of};
use zhengwu_credit::field::Kind;

const WRONG: &str = "91320685MA1A30012X";
const UNIT: &str = "11320685MB0A10013C";

fn office() -> Office {
    let office = Office::new();
    let contracts = ndjson_of(&[changed(Kind::Contract, json!({"party_b_id": WRONG}))]);
    std::fs::create_dir_all(office.folder().join("month/inbox/2024-12").join(UNIT)).unwrap();
    office.write("contracts.ndjson", contracts.clone());
    office.write(&format!("month/inbox/2024-12/{UNIT}/contracts.ndjson"), contracts);
    office.write(
        "month/units.csv",
        format!("uscc,name,kind,reports_from\n{UNIT},海安市示例一局,department,2024-12\n"),
    );
    let of = |changes: Value| {
        let mut waiver = json!({"rule": "IDN106", "approver": "海安市示例信用办", "reason": "执照原件如此", "until": "2025-12-31"});
        waiver
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        waiver
    };
    let waivers = [
        of(json!({"value": WRONG})),
        of(json!({"rule": "CTR201", "record": "contract", "key": [UNIT]})),
        of(json!({"value": WRONG, "until": "2024-12-31"})),
    ];
    let waivers = waivers.map(|one| one.to_string()).join("\n");
    office.write("waivers.ndjson", waivers.clone());
    office.write("month/waivers.ndjson", waivers);
    office.write("bad.ndjson", "{\"rule\": \"IDN106\"}\n");
    office
}

#[test]
fn check_shows_what_is_waived_and_by_whom() {
    let office = office();
    let as_of = ["check", "contracts.ndjson", "--as-of", "2025-01-10"];
    assert_eq!(office.run(&as_of).status, 1);
    let told = office.run(&[&as_of[..], &["--waivers", "waivers.ndjson"]].concat());
    assert_eq!(told.status, 0, "{}", told.stdout);
    for text in [
        "IDN106",
        "豁免  海安市示例信用办批准，至 2025-12-31：执照原件如此",
        "可报送 1，待更正 0",
        "错误 0",
        "豁免  1 个问题已豁免",
        "豁免第 2 行（CTR201，至 2025-12-31）：这条规则不能豁免",
        "豁免第 3 行（IDN106，至 2024-12-31）：已经过期",
    ] {
        assert!(told.stdout.contains(text), "{text}: {}", told.stdout);
    }
    let refused = office.run(&[&as_of[..], &["--waivers", "bad.ndjson"]].concat());
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(
        refused.stderr.contains("bad.ndjson：豁免第 1 行"),
        "{}",
        refused.stderr
    );
}

#[test]
fn submit_sends_the_record_and_reports_the_waivers() {
    let office = office();
    let submit = ["submit", "month", "--period", "2024-12"];
    let told = office.run(&submit);
    assert_eq!(told.status, 0, "{}{}", told.stdout, told.stderr);
    for text in [
        "错误 1 条，经豁免报送：",
        "豁免  海安市示例信用办批准，至 2025-12-31：执照原件如此",
        "豁免  1 个问题已豁免",
        "豁免第 3 行",
    ] {
        assert!(told.stdout.contains(text), "{text}: {}", told.stdout);
    }
    // It is neither a warning nor a row to correct.
    for text in ["另有警告", "没有报送；改正"] {
        assert!(!told.stdout.contains(text), "{text}: {}", told.stdout);
    }
    let report: Value = {
        let path = office.folder().join("month/submitted/2024-12/report.json");
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    assert_eq!(
        (&report["total"]["submitted"], &report["total"]["waived"]),
        (&json!(1), &json!(1))
    );
    let states: Vec<&Value> = report["total"]["waivers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["state"])
        .collect();
    assert_eq!(
        states,
        [&json!("applied"), &json!("inadmissible"), &json!("expired")]
    );
    // A wrong line: nothing is submitted.
    office.write("month/waivers.ndjson", "{\"rule\": \"IDN106\"}\n");
    let refused = office.run(&submit);
    assert_eq!(refused.status, 2);
    assert!(
        refused.stderr.contains("waivers.ndjson：豁免第 1 行"),
        "{}",
        refused.stderr
    );
}

/// A row with an error beside the waived one goes back, and what it has to mend is that one.
#[test]
fn a_row_with_another_error_goes_back() {
    let office = office();
    let wrong = changed(
        Kind::Contract,
        json!({"party_b_id": WRONG, "ends_on": "2024-12-11"}),
    );
    let contracts = ndjson_of(&[wrong]);
    office.write("contracts.ndjson", contracts.clone());
    office.write(&format!("month/inbox/2024-12/{UNIT}/contracts.ndjson"), contracts);
    let of_check = [
        "check",
        "contracts.ndjson",
        "--as-of",
        "2025-01-10",
        "--waivers",
        "waivers.ndjson",
        "--format",
        "json",
    ];
    let told = office.run(&of_check);
    assert_eq!(told.status, 1);
    let found: Vec<(String, bool)> = told
        .stdout
        .lines()
        .map(|line| {
            let one: Value = serde_json::from_str(line).unwrap();
            (
                one["code"].as_str().unwrap().to_owned(),
                one.get("waived").is_some(),
            )
        })
        .collect();
    assert_eq!(found, [("CTR201".to_owned(), false), ("IDN106".to_owned(), true)]);
    // Beside the JSON: what has no effect.
    assert!(told.stderr.contains("豁免第 3 行"), "{}", told.stderr);
    let told = office.run(&["submit", "month", "--period", "2024-12"]);
    assert_eq!(told.status, 1);
    let (_, listed) = told.stdout.split_once("待更正 1 行").unwrap();
    let (listed, _) = listed.split_once("豁免  1 个问题已豁免").unwrap();
    assert!(
        listed.contains("CTR201") && !listed.contains("IDN106"),
        "{listed}"
    );
}

#[test]
fn a_terminal_obeys_no_waiver() {
    let office = office();
    let hostile = json!({"rule": "IDN106", "value": WRONG, "approver": "信用办\u{1b}[2J", "reason": "执照\u{7}", "until": "2025-12-31"});
    office.write("hostile.ndjson", hostile.to_string());
    let told = office.run(&[
        "check",
        "contracts.ndjson",
        "--as-of",
        "2025-01-10",
        "--waivers",
        "hostile.ndjson",
    ]);
    assert_eq!(told.status, 0);
    assert!(!told.stdout.contains(['\u{1b}', '\u{7}']), "{:?}", told.stdout);
}
