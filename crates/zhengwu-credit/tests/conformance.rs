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
use zhengwu_credit::api::check_text;

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

#[test]
fn the_examples_of_the_rules_give_these_bytes() {
    run("rules", 80);
}
