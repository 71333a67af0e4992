//! What records and months say together, as a clerk is told it: `check` of several files, `submit` of a second month.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::examples::changed;

mod support;

use support::Office;

const UNIT: &str = "11320685MB0A10013C";

fn row(kind: Kind, change: &Value) -> String {
    changed(kind, &change.to_string()) + "\n"
}

fn statement(number: &str, month: &str, last: &str, done: &str) -> String {
    let change = json!({"contract_no": number, "period": month, "status_on": format!("{month}-{last}"),
        "performed_amount": done, "due_amount": done, "paid_amount": done});
    row(Kind::Performance, &change)
}

fn contracts() -> String {
    let second = json!({"contract_no": "HA-2", "amount": "1290000.00"});
    row(Kind::Contract, &json!({})) + &row(Kind::Contract, &second)
}

/// December has both contracts; January has one of them, and less than before.
fn months() -> (String, String) {
    let first = statement("HA-2024/017", "2024-12", "31", "320000.00")
        + &statement("HA-2", "2024-12", "31", "320000.00");
    (first, statement("HA-2024/017", "2025-01", "31", "100000.00"))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn check_of_several_files_tells_what_they_say_together() {
    let office = Office::new();
    let (december, january) = months();
    office.write("合同.ndjson", contracts());
    office.write("履约-2024-12.ndjson", december);
    office.write("履约-2025-01.ndjson", january);
    let files = ["合同.ndjson", "履约-2024-12.ndjson", "履约-2025-01.ndjson"];
    let asked = |more: &[&str], files: &[&str]| {
        let args: Vec<&str> = ["check", "--as-of", "2025-02-05"]
            .iter()
            .chain(more)
            .chain(files)
            .copied()
            .collect();
        office.run(&args)
    };
    let told = asked(&["--format", "json"], &files);
    assert_eq!(told.status, 0, "{}", told.stderr);
    let found = lines(&told.stdout);
    let place = |code: &str| {
        let one = found
            .iter()
            .find(|one| one["code"] == code)
            .unwrap_or_else(|| panic!("{}", told.stdout));
        (
            one["path"].clone(),
            one["source"]["file"].clone(),
            one["source"]["row"].clone(),
        )
    };
    assert_eq!(
        place("XRF303"),
        (json!("/performed_amount"), json!("履约-2025-01.ndjson"), json!(1))
    );
    assert_eq!(
        place("XRF308"),
        (json!(""), json!("履约-2024-12.ndjson"), json!(2))
    );
    let text = asked(&[], &files).stdout;
    assert!(
        text.contains("累计金额只增不减") && text.contains("2025-01 本单位报送了履约情况"),
        "{text}"
    );
    // By itself a file says nothing of the others, and that it cannot.
    for file in files {
        let alone = asked(&["--format", "json"], &[file]);
        assert!(!alone.stdout.contains("XRF30"), "{}", alone.stdout);
    }
    let coverage = asked(&["--coverage", "--format", "json"], &files[..2]);
    let all: Value = serde_json::from_str(&coverage.stdout).unwrap();
    let own = all["coverage"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["code"] == "XRF308")
        .unwrap();
    assert_eq!(own["outcomes"]["cannot_tell"], 2);
    assert_eq!(own["missing"][0]["what"], "later_months");
}

#[test]
fn submit_tells_what_a_second_month_says_beside_the_first() {
    let office = Office::new();
    let write = |name: &str, text: String| {
        let path = office.folder().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let (december, january) = months();
    write(
        "city/units.csv",
        format!("统一社会信用代码,单位名称,机构类别,起报月份\n{UNIT},海安市示例一局,department,2024-12\n"),
    );
    write(&format!("city/inbox/2024-12/{UNIT}/合同.ndjson"), contracts());
    write(&format!("city/inbox/2024-12/{UNIT}/履约.ndjson"), december);
    write(&format!("city/inbox/2025-01/{UNIT}/履约.ndjson"), january);
    let first = office.run(&["submit", "--period", "2024-12", "city"]);
    assert_eq!(first.status, 0, "{}{}", first.stdout, first.stderr);
    assert!(!first.stdout.contains("警告"), "{}", first.stdout);
    let second = office.run(&["submit", "--period", "2025-01", "city"]);
    assert_eq!(second.status, 0, "{}{}", second.stdout, second.stderr);
    assert!(second.stdout.contains("另有警告 4 条"), "{}", second.stdout);
    let read = |name: &str| -> Value {
        let path = office.folder().join("city/submitted/2025-01").join(name);
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let (corrections, report) = (read("corrections.json"), read("report.json"));
    let told = corrections["units"][0]["told"].as_array().unwrap();
    let places: Vec<String> = told
        .iter()
        .map(|one| {
            format!(
                "{} {} {}:{}",
                one["code"], one["path"], one["source"]["file"], one["source"]["row"]
            )
            .replace('"', "")
        })
        .collect();
    let fell = |field: &str| format!("XRF303 /{field} {UNIT}/履约.ndjson:1");
    assert_eq!(
        places,
        [
            format!("XRF308  2024-12/{UNIT}/履约.ndjson:2"),
            fell("performed_amount"),
            fell("due_amount"),
            fell("paid_amount")
        ]
    );
    assert_eq!(report["across"].as_array().unwrap().len(), 4);
    assert_eq!(
        (&report["total"]["rows"], &report["total"]["submitted"]),
        (&json!(1), &json!(1))
    );
}
