//! What a unit asks about its rows travels with the corrections, and with nothing else (四(四)).

use std::fs;

use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::correct;

use super::{copy, example, files, run, text};

/// The correct contract under another number, with some members changed and a question beside it.
fn asked(number: &str, changes: &str, question: &str) -> String {
    let mut record: serde_json::Value = serde_json::from_str(correct(Kind::Contract)).unwrap();
    let changes: serde_json::Value = serde_json::from_str(changes).unwrap();
    let own = record.as_object_mut().unwrap();
    own.insert("contract_no".to_owned(), number.into());
    own.extend(changes.as_object().unwrap().clone());
    own.insert("待协调问题".to_owned(), question.into());
    record.to_string() + "\n"
}

#[test]
fn questions_go_with_the_corrections_and_are_never_submitted() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let unit = dir.path().join("inbox/2025-02/海安市示例镇人民政府");
    let rows = asked("WT-1", r#"{"amount":"90000.00"}"#, " 土地指标何时落实？请会商 ")
        + &asked(
            "WT-2",
            r#"{"amount":"91000.00","signed_on":"2025-02-30"}"#,
            "联系 320685199001010001",
        )
        + &asked(
            "WT-3",
            r#"{"amount":"92000.00","classified":"yes"}"#,
            "密件如何处理",
        )
        + &asked("WT-4", r#"{"amount":"93000.00"}"#, "  ");
    fs::write(unit.join("合同补.ndjson"), rows).unwrap();
    let out = dir.path().join("out");
    let submitted = run(dir.path(), "2025-02", &out);
    let told: Vec<(u64, &str, String)> = submitted
        .corrections
        .units
        .iter()
        .flat_map(|unit| &unit.questions)
        .map(|one| (one.row, one.question.as_str(), one.key.join(" ")))
        .collect();
    let [(1, first, key), (2, second, _)] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(*first, "土地指标何时落实？请会商");
    assert!(key.ends_with(" WT-1"), "{key}");
    assert!(
        second.contains("联系") && !second.contains("199001010001"),
        "{second}"
    );
    let files = files(&out);
    for (name, bytes) in &files {
        let holds = String::from_utf8_lossy(bytes).contains("土地指标");
        assert_eq!(holds, name == "corrections.json", "{name}");
        assert!(!String::from_utf8_lossy(bytes).contains("密件如何处理"), "{name}");
    }
    assert!(
        text(&files, "consolidated/contract.ndjson").contains("WT-1"),
        "a question stops nothing"
    );
    assert!(
        !text(&files, "corrections.json").contains("\"heading\": \"待协调问题\""),
        "told once"
    );
}

#[test]
fn rows_that_differ_only_in_their_question_are_one() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let unit = dir.path().join("inbox/2025-02/海安市示例镇人民政府");
    let rows = asked("WT-1", r#"{"amount":"90000.00"}"#, "第一问")
        + &asked("WT-1", r#"{"amount":"90000.00"}"#, "第二问");
    fs::write(unit.join("合同补.ndjson"), rows).unwrap();
    let submitted = run(dir.path(), "2025-02", &dir.path().join("out"));
    let corrections = submitted.corrections.to_json();
    assert!(
        corrections.contains("REC401") && !corrections.contains("REC402"),
        "{corrections}"
    );
    assert!(corrections.contains("第一问") && corrections.contains("第二问"));
}
