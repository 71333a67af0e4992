//! What could be judged, what rule sets differ in, and which records flip.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use serde_json::{Value, json};
use support::{Office, changed, ndjson_of};
use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::RuleSetRef;

/// Contracts of which the start is empty, cannot be read, and is there; and a statement.
fn office() -> Office {
    let contract = |changes| changed(Kind::Contract, changes);
    let office = Office::new();
    office.write(
        "contracts.ndjson",
        ndjson_of(&[
            contract(json!({"contract_no": "A-1", "starts_on": null})),
            contract(json!({"contract_no": "A-2", "starts_on": null})),
            contract(json!({"contract_no": "A-3", "starts_on": "开工之日"})),
            contract(json!({"contract_no": "A-4"})),
        ]),
    );
    office.write(
        "performance.ndjson",
        ndjson_of(&[changed(Kind::Performance, json!({}))]),
    );
    // Public for longer than Order 36 allows.
    let published = json!({"decided_on": "2026-04-01", "published_on": "2026-04-08", "publication_ends_on": "2030-04-01"});
    office.write(
        "dishonesty.ndjson",
        ndjson_of(&[
            changed(Kind::Dishonesty, json!({"document_no": "（2025）示例1号"})),
            changed(Kind::Dishonesty, published),
        ]),
    );
    office
}

#[test]
fn what_was_missing_is_counted_and_the_least_covered_stand_first() {
    let office = office();
    let told = office.check(&["--coverage", "contracts.ndjson", "performance.ndjson"]);
    let told_alone = office.check(&["--coverage", "performance.ndjson"]);
    let rule = |text: &str, code: &str| {
        let at = text
            .find(&format!("\n  {code} "))
            .unwrap_or_else(|| panic!("{code}: {text}"));
        text[at..]
            .trim_start()
            .lines()
            .take(3)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let ends_before_starts = rule(&told.stdout, "CTR201");
    assert!(ends_before_starts.contains("判出 25%"), "{ends_before_starts}");
    assert!(
        ends_before_starts.contains("“履行起始日期”空白 2 次；“履行起始日期”读不出 1 次"),
        "{ends_before_starts}"
    );
    assert!(
        rule(&told_alone.stdout, "XRF401").contains("没有一并检查合同文件 1 次"),
        "{}",
        told_alone.stdout
    );
    // Over all rules, and the figures at the foot.
    assert!(
        told.stdout.contains("政府合同 “履行起始日期”空白："),
        "{}",
        told.stdout
    );
    assert!(told.stdout.contains(RuleSetRef::newest().short()) && told.stdout.contains("评判  通过"));
    let lacking = told.stdout.find("判不全的规则").unwrap();
    assert!(lacking < told.stdout.find("每次都判得出的规则").unwrap());
    let english = office
        .check(&["--coverage", "contracts.ndjson", "--lang", "en"])
        .stdout;
    assert!(
        english.contains("starts on is empty (2)") || english.contains("starts_on is empty (2)"),
        "{english}"
    );
}

#[test]
fn coverage_as_json_adds_up() {
    let told = office().check(&[
        "--coverage",
        "--format",
        "json",
        "contracts.ndjson",
        "performance.ndjson",
    ]);
    let all: Value = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!(
        all["summary"]["rule_set"],
        serde_json::to_value(RuleSetRef::newest()).unwrap()
    );
    let mut totals = [0; 4];
    let mut last = -1.0;
    for place in all["coverage"].as_array().unwrap() {
        let [pass, fail, not_applicable, cannot_tell] = ["pass", "fail", "not_applicable", "cannot_tell"]
            .map(|outcome| place["outcomes"][outcome].as_u64().unwrap());
        let missing = place["missing"].as_array().unwrap().iter();
        let missing: u64 = missing.map(|one| one["times"].as_u64().unwrap()).sum();
        assert_eq!(missing, cannot_tell, "a cause for each: {place}");
        for (total, one) in totals.iter_mut().zip([pass, fail, not_applicable, cannot_tell]) {
            *total += one;
        }
        let asked = pass + fail + cannot_tell;
        let share = if asked == 0 {
            2.0
        } else {
            (pass + fail) as f64 / asked as f64
        };
        assert!(share >= last, "the least covered first");
        last = share;
    }
    let outcomes = &all["summary"]["outcomes"];
    assert_eq!(
        json!(totals),
        json!([
            outcomes["pass"],
            outcomes["fail"],
            outcomes["not_applicable"],
            outcomes["cannot_tell"]
        ])
    );
    let place = all["coverage"]
        .as_array()
        .unwrap()
        .iter()
        .find(|place| place["code"] == "CTR201")
        .unwrap();
    assert_eq!(place["missing"][0]["what"], "empty");
    assert_eq!(place["missing"][0]["path"], "/starts_on");
}

#[test]
fn two_rule_sets_are_held_against_each_other() {
    let office = office();
    let told = office.run(&["rules", "diff", "2024.12.1", "2026.4.1"]);
    assert_eq!(told.status, 0, "{}", told.stderr);
    for code in ["DIS204", "DIS205", "DIS206", "PAY202"] {
        assert!(told.stdout.contains(code), "{code}: {}", told.stdout);
    }
    assert!(told.stdout.contains("新增 4") && !told.stdout.contains("废止"));
    assert!(
        office
            .run(&["rules", "diff", "2026.4.1", "2024.12.1"])
            .stdout
            .contains("废止 4")
    );
    // A catalogue of another release, as it was kept.
    let mut kept: Value = serde_json::from_str(&office.run(&["rules", "--format", "json"]).stdout).unwrap();
    assert_eq!(kept["rules"][0]["severity"], "error");
    kept["rules"][0]["severity"] = json!("notice");
    office.write("kept.json", kept.to_string());
    let diff = office
        .run(&["rules", "diff", "kept.json", "2026.4.1", "--format", "json"])
        .stdout;
    let diff: Value = serde_json::from_str(&diff).unwrap();
    assert_eq!(diff["changed"].as_array().unwrap().len(), 1);
    assert_eq!(
        diff["changed"][0]["changes"],
        json!([{"what": "severity", "before": "notice", "after": "error"}])
    );
    let told = office.run(&["rules", "diff", "kept.json", "2026.4.1"]);
    assert!(told.stdout.contains("级别：提示 → 错误"), "{}", told.stdout);
    for wrong in ["2020.1.1", "contracts.ndjson"] {
        let told = office.run(&["rules", "diff", wrong, "2026.4.1"]);
        assert_eq!((told.status, told.stdout.as_str()), (2, ""), "{wrong}");
        assert!(told.stderr.contains(wrong));
    }
}

#[test]
fn which_records_flip_is_told_with_the_reason() {
    let office = office();
    let diff = |args: &[&str]| office.run(&[&["verdict-diff", "--as-of", "2027-01-10"], args].concat());
    let told = diff(&["2024.12.1", "2026.4.1", "dishonesty.ndjson"]);
    assert_eq!(
        told.status, 0,
        "a violation is no error: {}{}",
        told.stdout, told.stderr
    );
    assert!(
        told.stdout
            .contains("＋新有 [违规] DIS205  前一个规则集没有这条规则"),
        "{}",
        told.stdout
    );
    assert!(told.stdout.contains("第 2 行") && told.stdout.contains("有变化的 1 行，没有变化的 1 行"));
    let back = diff(&["2026.4.1", "2024.12.1", "dishonesty.ndjson", "--format", "json"]).stdout;
    let back: Value = serde_json::from_str(&back).unwrap();
    assert_eq!((&back["changed"], &back["unchanged"]), (&json!(1), &json!(1)));
    assert_eq!(back["flips"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&back["flips"][0]["change"], &back["flips"][0]["why"]),
        (&json!("went"), &json!("rule_ended"))
    );
    assert_eq!(back["flips"][0]["finding"]["code"], "DIS205");
    assert_eq!(back["after"]["version"], "2024.12.1");
    // As `check`: errors, and what cannot be read.
    assert_eq!(diff(&["2024.12.1", "2026.4.1", "contracts.ndjson"]).status, 1);
    let same = diff(&["2026.4.1", "2026.4.1", "contracts.ndjson", "dishonesty.ndjson"]).stdout;
    assert!(same.contains("有变化的 0 行，没有变化的 6 行"), "{same}");
    assert_eq!(diff(&["2024.12.1", "2026.4.1", "no.csv"]).status, 2);
    assert_eq!(diff(&["2024.12.1", "no.csv", "dishonesty.ndjson"]).status, 2);
}

#[test]
fn an_older_rule_set_is_asked_for_by_its_version() {
    let office = office();
    let check = |version: &str| {
        office.run(&[
            "check",
            "--as-of",
            "2027-01-10",
            "--rule-set",
            version,
            "dishonesty.ndjson",
        ])
    };
    let (old, new) = (check("2024.12.1"), check("2026.4.1"));
    assert!(!old.stdout.contains("DIS205") && new.stdout.contains("DIS205"));
    assert!(old.stdout.contains("规则集 2024.12.1，摘要 "), "{}", old.stdout);
    assert_eq!(check("2020.1.1").status, 2);
}

#[test]
fn what_is_submitted_and_what_is_to_be_done_name_their_rules() {
    let office = Office::new();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/haian");
    let rules = RuleSetRef::newest();
    let as_json = serde_json::to_value(&rules).unwrap();
    let status = office.run(&["status", example, "--as-of", "2025-03-15", "--format", "json"]);
    let status: Value = serde_json::from_str(&status.stdout).unwrap();
    assert_eq!(status["rule_set"], as_json);
    let status = office.run(&["status", example, "--as-of", "2025-03-15"]).stdout;
    assert!(status.lines().next().unwrap().contains(rules.short()), "{status}");
    office.run(&["submit", example, "--period", "2024-12", "--out", "out"]);
    for file in ["report.json", "consolidated/manifest.json"] {
        let text = std::fs::read_to_string(office.folder().join("out").join(file)).unwrap();
        let written: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(written["rule_set"], as_json, "{file}");
    }
}
