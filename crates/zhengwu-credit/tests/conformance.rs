//! The language-neutral cases of `tests/conformance/`, as Python and JavaScript run them too: byte for byte.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use zhengwu_credit::api::{actions_text, apply_text, check_text};
use zhengwu_credit::lifecycle::{ALL, Does, Guard, Log, Row, Stage};

/// The cases of a folder with the file each stands in.
fn cases(folder: &str) -> Vec<Map<String, Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/conformance")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            serde_json::from_str::<Vec<Map<String, Value>>>(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        })
        .collect()
}

fn run(folder: &str, at_least: usize) {
    let cases = cases(folder);
    assert!(cases.len() >= at_least, "only {} cases", cases.len());
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    for case in &cases {
        let text = |key: &str| case.get(key).and_then(Value::as_str);
        let name = text("name").unwrap();
        assert!(names.insert(name), "the name {name} stands twice");
        let mut options = case["options"].as_object().unwrap().clone();
        assert!(
            options.contains_key("as_of"),
            "{name}: without a day every door takes its own today"
        );
        options.insert("kind".to_owned(), case["kind"].clone());
        let found = check_text(text("input").unwrap(), &Value::from(options).to_string());
        let agrees = match &found {
            Ok(findings) => text("expected") == Some(findings) && text("error").is_none(),
            Err(error) => text("error") == Some(&error.to_string()) && text("expected").is_none(),
        };
        if !agrees {
            problems.push(format!("{name}: found {found:?}"));
        }
    }
    assert!(
        problems.is_empty(),
        "{} of {} cases\n{}",
        problems.len(),
        cases.len(),
        problems.join("\n")
    );
}

#[test]
fn the_cases_written_by_hand_give_these_bytes() {
    run("cases", 70);
}

/// What people write is read as the key is.
#[test]
fn the_codes_of_the_lists_give_these_bytes_by_key_and_by_label() {
    run("codes", 200);
    let cases = cases("codes");
    for pair in cases.chunks(2) {
        let [key, label] = pair else {
            panic!("a code without a label")
        };
        assert_ne!(key["input"], label["input"], "{}", key["name"]);
        assert_eq!(key["expected"], label["expected"], "{}", key["name"]);
    }
}

#[test]
fn the_examples_of_the_rules_give_these_bytes() {
    run("rules", 80);
}

fn log_of(case: &Map<String, Value>) -> String {
    let lines = case["log"].as_array().unwrap().iter();
    lines
        .map(|line| line.as_str().unwrap().to_owned() + "\n")
        .collect()
}

/// What a case of the lifecycles gives.
fn lifecycle_outcome(case: &Map<String, Value>) -> (&'static str, String) {
    let log = log_of(case);
    let options = case["options"].to_string();
    let given = match case["call"].as_str().unwrap() {
        "actions" => actions_text(&log, &options),
        "apply" => apply_text(&log, &case["event"].to_string(), &options),
        other => panic!("no call {other}"),
    };
    match given {
        Ok(text) => ("expected", text),
        Err(error) => ("error", error.to_string()),
    }
}

fn run_lifecycles(folder: &str, at_least: usize) {
    let cases = cases(folder);
    assert!(cases.len() >= at_least, "only {} cases", cases.len());
    let mut names = BTreeSet::new();
    for case in &cases {
        let name = case["name"].as_str().unwrap();
        assert!(names.insert(name), "the name {name} stands twice");
        let (how, text) = lifecycle_outcome(case);
        assert_eq!(
            case.get(how).and_then(Value::as_str),
            Some(text.as_str()),
            "{name}"
        );
    }
}

#[test]
fn the_rows_of_the_lifecycles_give_these_bytes() {
    run_lifecycles("lifecycle", 300);
}

#[test]
fn the_lifecycle_cases_written_by_hand_give_these_bytes() {
    run_lifecycles("lifecycle-cases", 10);
}

/// Every row has a case in which it is allowed, each of its guards one in which it refuses or tells, and each of the five grounds one in
/// which it opens the breach of the government side.
#[test]
fn every_row_of_every_table_has_its_cases() {
    let cases = cases("lifecycle");
    let mut missing = Vec::new();
    for table in ALL {
        let of = serde_json::to_value(table.of).unwrap();
        let of_row = |row: &Row| -> Vec<(bool, Value)> {
            let cases = cases.iter().filter(|case| case["call"] == "apply");
            cases
                .filter(|case| {
                    let event = &case["event"];
                    event["subject"]["kind"] == of
                        && event["action"] == row.action.key()
                        && row.from.has(stage_before(case))
                })
                .map(|case| {
                    let given = case["expected"].as_str().unwrap();
                    let is_fact = case["options"].get("fact").is_some();
                    (is_fact, serde_json::from_str(given).unwrap())
                })
                .collect()
        };
        for row in table.all_rows() {
            let cases = of_row(row);
            let mut miss = |what: &str| missing.push(format!("{of} {} {what}", row.action.key()));
            if !cases.iter().any(|(_, given)| given["allowed"] == true) {
                miss("allowed");
            }
            let asks = |guard: &Guard| {
                let list = if guard.is_told { "findings" } else { "unmet" };
                let lacks = |given: &Value| {
                    let told = given[list].as_array().into_iter().flatten();
                    told.into_iter().any(|one| one["code"] == guard.code)
                };
                cases.iter().any(|(is_fact, given)| !is_fact && lacks(given))
            };
            for guard in row.guards {
                if !asks(guard) {
                    miss(guard.code);
                }
            }
            let grounds: BTreeSet<&str> = cases
                .iter()
                .filter(|(is_fact, given)| *is_fact && given["allowed"] == false)
                .filter_map(|(_, given)| {
                    let matters = given["state"]["matters"].as_array()?;
                    let breach = |one: &&Value| one["kind"] == "breach" && one["side"] == "government";
                    matters.iter().find(breach)?["reason"].as_str()
                })
                .collect();
            if row.does == Does::Plead && grounds.len() != 5 {
                miss("a forbidden ground");
            }
        }
    }
    assert!(
        missing.is_empty(),
        "add to data/events.json what shows: {missing:#?}"
    );
}

/// The state of the subject before the event of a case, by its log.
fn stage_before(case: &Map<String, Value>) -> Option<Stage> {
    let log = log_of(case);
    let subject = serde_json::from_value(case["event"]["subject"].clone()).unwrap();
    let log = Log::read(&log).unwrap();
    log.state(&subject, Default::default()).stage
}
