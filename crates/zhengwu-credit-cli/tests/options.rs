//! How the program is called, and what it says of a wrong call.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use serde_json::json;
use support::{Office, changed, ndjson_of};
use zhengwu_credit::field::Kind;

#[test]
fn wrong_calls_end_with_2_and_a_sentence() {
    let office = Office::new();
    office.write("a.ndjson", ndjson_of(&[changed(Kind::Contract, json!({}))]));
    for (args, said) in [
        (&["check"][..], "还缺 <文件>"),
        (
            &["check", "a.ndjson", "--as-of", "2024-02-30"],
            "--as-of 的值“2024-02-30”不对",
        ),
        (&["check", "a.ndjson", "--kind", "天气"], "--kind 的值“天气”不对"),
        (&["check", "a.ndjson", "--phase", "x"], "可选 draft"),
        (
            &["check", "a.ndjson", "--profile", "nowhere"],
            "没有名为“nowhere”的配置",
        ),
        (
            &["check", "a.ndjson", "--knd"],
            "没有 --knd 这个选项，是不是 --kind？",
        ),
        (&["check", "a.ndjson", "--kind"], "--kind 后面要写一个值"),
        (&["chek"], "没有 chek 这个命令"),
        (&["schema", "weather"], "可选 contract"),
        (
            &["--lang", "en", "check", "a.ndjson", "--as-of", "soon"],
            "give a date",
        ),
    ] {
        let told = office.run(args);
        assert_eq!(told.status, 2, "{args:?}");
        assert!(told.stderr.contains(said), "{args:?}: {}", told.stderr);
        assert!(told.stdout.is_empty());
    }
}

#[test]
fn options_reach_the_run() {
    let office = Office::new();
    office.write(
        "a.ndjson",
        ndjson_of(&[changed(Kind::Contract, json!({"contract_name": null}))]),
    );
    assert_eq!(office.check(&["a.ndjson", "--phase", "draft"]).status, 0);
    assert_eq!(office.check(&["a.ndjson"]).status, 1);
    let english = office.check(&["a.ndjson", "--lang", "en"]);
    assert!(english.stdout.contains("row 1 /contract_name") && english.stdout.contains("as of 2025-01-10"));
    let other = office.check(&["a.ndjson", "--kind", "政务承诺", "--format", "json"]);
    assert!(
        other
            .stdout
            .lines()
            .all(|line| line.contains("\"record\":\"commitment\""))
    );
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../zhengwu-credit/data/profiles/haian.json"
    );
    let profile = std::fs::read_to_string(shipped).unwrap();
    // Under the name of a shipped one there is no other.
    office.write(
        "my.json",
        profile.replace("\"due_soon_days\": 30", "\"due_soon_days\": 31"),
    );
    let told = office.check(&["a.ndjson", "--profile", "my.json"]).stderr;
    assert!(told.contains("第 2 行：/name 不能是 haian"), "{told}");
    let profile = profile.replace("\"haian\"", "\"mine\"");
    office.write("my.json", &profile);
    assert!(
        office
            .check(&["a.ndjson", "--profile", "my.json"])
            .stdout
            .contains("配置 mine")
    );
    let without = profile.replace("\"rules_off\": []", "\"rules_off\": [\"CTR233\"]");
    office.write("without.json", without);
    let told = office.check(&["a.ndjson", "--profile", "without.json"]).stdout;
    assert!(told.contains("配置不用 CTR233"), "{told}");
    office.write(
        "duty.json",
        profile.replace("\"rules_off\": []", "\"rules_off\": [\"PRF001\"]"),
    );
    let told = office.check(&["a.ndjson", "--profile", "duty.json"]).stderr;
    assert!(told.contains("/rules_off/0 不能是 PRF001"), "{told}");
    office.write("bad.json", "{\n\"name\": 1}");
    assert!(
        office
            .check(&["a.ndjson", "--profile", "bad.json"])
            .stderr
            .contains("第 2 行")
    );
}

#[test]
fn the_day_defaults_to_today_and_is_printed() {
    let office = Office::new();
    office.write("a.ndjson", ndjson_of(&[changed(Kind::Contract, json!({}))]));
    let told = office.run(&["check", "a.ndjson"]);
    let printed = told.stdout.split("评判日 ").nth(1).unwrap();
    assert!(
        printed[..10].parse::<zhengwu_credit::value::Date>().is_ok(),
        "{printed}"
    );
}
