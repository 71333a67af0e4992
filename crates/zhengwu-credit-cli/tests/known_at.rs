//! `--known-at`: how things stood on a day by what had been recorded by a day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

mod support;

use support::Office;

const UNIT: &str = "11320685MB0A10013C";

/// A month is known from its cut-off day on, an event from the day on which it was entered.
#[test]
fn what_had_not_been_recorded_by_a_day_is_not_known() {
    let office = Office::of_the_example();
    let event = json!({
        "subject": {"kind": "contract", "key": [UNIT, "HA-2024/021"]}, "on": "2025-02-15", "action": "declare_breach",
        "payload": {"responsible_side": "government", "facts": "示例事实"},
    });
    office.write("event.json", event.to_string());
    assert_eq!(office.run(&["apply", "haian", "event.json", "--fact"]).status, 0);
    let status = |more: &[&str]| {
        let asked = ["status", "haian", "--as-of", "2025-03-15", "--format", "json"];
        let told = office.run(&[&asked[..], more].concat());
        assert_eq!(told.status, 0, "{}", told.stderr);
        serde_json::from_str::<Value>(&told.stdout).unwrap()
    };
    let breaches = |all: &Value| {
        let owed = |alert: &&Value| alert["name"] == "accountability-owed";
        all["alerts"].as_array().unwrap().iter().filter(owed).count()
    };
    let (all, then) = (status(&[]), status(&["--known-at", "2025-03-15"]));
    assert_eq!(
        (breaches(&all), breaches(&then)),
        (2, 1),
        "the event was entered later"
    );
    assert_eq!(
        (&all["known_at"], &then["known_at"]),
        (&Value::Null, &json!("2025-03-15"))
    );
    let early = status(&["--known-at", "2025-01-01"]);
    assert_eq!(breaches(&early), 0, "no month had come: {early:#}");
    let known = ["--as-of", "2025-03-15", "--known-at", "2025-01-01"];
    for (asked, said) in [
        (
            &["status", "haian"][..],
            "截至 2025-03-15，按 2025-01-01 为止已记下的",
        ),
        (
            &["indicators", "haian", "--period", "2024-12..2025-02"],
            "截至 2025-03-15，按 2025-01-01 为止已记下的",
        ),
        (
            &["standing", "haian", UNIT, "--lang", "en"],
            "as of 2025-03-15 by what was recorded up to 2025-01-01",
        ),
    ] {
        let told = office.run(&[asked, &known].concat());
        assert!(
            told.status == 0 && told.stdout.contains(said),
            "{}{}",
            told.stdout,
            told.stderr
        );
    }
    let explain = ["explain", "haian", "HA-2024/021", "negotiate"];
    assert_eq!(office.run(&[&explain[..], &known[..2]].concat()).status, 0);
    let told = office.run(&[&explain[..], &known].concat());
    assert!(
        told.status == 2 && told.stderr.contains("没有编号"),
        "{}{}",
        told.stdout,
        told.stderr
    );
    let told = office.run(&["status", "haian", "--known-at", "soon", "--lang", "en"]);
    assert!(
        told.status == 2 && told.stderr.contains("--known-at"),
        "{}",
        told.stderr
    );
}
