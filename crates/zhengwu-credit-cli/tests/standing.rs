//! `zhengwu standing`: the credit standing of a unit or an official.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;

mod support;

use support::{Office, changed};

const UNIT: &str = "11320685MB0A10013C";

/// A unit's standing is its documents, of the day; an official is another than the unit, and is not named.
#[test]
fn standing_lists_what_is_published_and_not_repaired() {
    let office = Office::of_the_example();
    let person = "欧阳示例";
    let records = [
        changed(Kind::Dishonesty, json!({"repaired_on": null})),
        changed(
            Kind::Dishonesty,
            json!({"serial": "2", "subject_kind": "official", "subject_name": person, "document_no": "海示问〔2024〕2号", "source": "accountability", "repaired_on": null}),
        ),
    ];
    let said = |key: &str| records[0].1[key].as_str().unwrap().to_owned();
    let (unit, document) = (said("unit_uscc"), said("document_no"));
    office.write(
        &format!("haian/inbox/2025-02/{UNIT}/政务失信.ndjson"),
        support::ndjson_of(&records),
    );
    let run = |more: &[&str]| office.run(&[&["standing", "haian", &unit][..], more].concat());
    let told = run(&["--as-of", "2025-03-15"]);
    assert_eq!(told.status, 0, "{}", told.stderr);
    assert!(
        told.stdout.contains("政务失信记录 1 条") && told.stdout.contains(&document),
        "{}",
        told.stdout
    );
    let told = run(&["--official", person, "--as-of", "2025-03-15", "--format", "json"]);
    let all: Value = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!(
        all["standing"]["records"].as_array().unwrap().len(),
        1,
        "{}",
        told.stderr
    );
    assert_eq!(all["standing"]["records"][0]["document_no"], "海示问〔2024〕2号");
    assert!(!told.stdout.contains(person), "{}", told.stdout);
    // Before it was published nothing stood there, and nobody is cleared by a slip of the pen.
    assert!(
        run(&["--as-of", "2020-01-01"])
            .stdout
            .contains("政务失信记录 0 条")
    );
    let told = office.run(&["standing", "haian", "11320685MB0A10013D"]);
    assert_eq!((told.status, told.stdout.as_str()), (2, ""), "{}", told.stderr);
}
