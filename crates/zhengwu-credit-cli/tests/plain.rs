//! What a clerk reads is plain and in one language: reasons of the system, refusals, days, figures, names.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::fs;

use serde_json::{Value, json};

mod support;

use support::{Office, Told};

const UNIT: &str = "11320685MB0A10013C";
const OTHER: &str = "12320685MB0A20019K";

/// Both languages of a call: Chinese, then English.
fn both(office: &Office, args: &[&str]) -> [Told; 2] {
    ["zh", "en"].map(|lang| office.run(&[args, &["--lang", lang]].concat()))
}

fn apply(office: &Office, number: &str, action: &str, payload: Value) -> [Told; 2] {
    let event = json!({
        "subject": {"kind": "contract", "key": [UNIT, number]},
        "on": "2025-03-15", "action": action, "payload": payload,
    });
    office.write("event.json", event.to_string());
    both(office, &["apply", "haian", "event.json"])
}

/// Latin words in a Chinese sentence, save those that stand there on purpose.
fn foreign(text: &str) -> Vec<&str> {
    let allowed = [
        "zhengwu", "json", "csv", "UTF", "HA", "event", "no", "city", "units", "haian",
    ];
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    words
        .filter(|word| word.len() > 1 && !allowed.contains(word))
        .collect()
}

#[test]
fn reasons_of_the_system_are_in_the_language_of_the_sentence() {
    let office = Office::of_the_example();
    fs::create_dir(office.folder().join("city.json")).unwrap();
    office.write("event.json", b"\xff\xfe");
    let calls: [&[&str]; 6] = [
        &["check", "--profile", "no.json", "event.json"],
        &["check", "--profile", "city.json", "event.json"],
        &["check", "no.csv"],
        &["check", "city.json"],
        &["apply", "haian", "no.json"],
        &["apply", "haian", "event.json"],
    ];
    for args in calls {
        let [zh, en] = both(&office, args);
        assert_eq!((zh.status, en.status), (2, 2), "{args:?}");
        assert!(foreign(&zh.stderr).is_empty(), "{}", zh.stderr);
        assert!(
            en.stderr.is_ascii() && !en.stderr.contains("os error"),
            "{}",
            en.stderr
        );
    }
    fs::remove_file(office.folder().join("haian/units.csv")).unwrap();
    let [zh, _] = both(&office, &["submit", "haian", "--period", "2024-12"]);
    assert!(
        zh.stderr.contains("没有这个文件") && foreign(&zh.stderr).is_empty(),
        "{}",
        zh.stderr
    );
}

#[test]
fn a_refused_profile_is_told_once_with_line_place_and_what_it_must_be() {
    let office = Office::of_the_example();
    let profile = include_str!("../../zhengwu-credit/data/profiles/haian.json");
    office.write("city.json", profile.replace("\"accountability\"]", "\n7]"));
    let [zh, en] = both(&office, &["status", "haian", "--profile", "city.json"]);
    assert_eq!(
        zh.stderr.trim(),
        "zhengwu: 配置文件 city.json 第 8 行：/dishonesty_sources/2 不能是 7，应为一段文字，写在双引号里"
    );
    assert!(
        en.stderr
            .contains("city.json: line 8: `/dishonesty_sources/2` cannot be 7"),
        "{}",
        en.stderr
    );
}

/// Of what is secret no value is told; what is to be brought is, and how.
#[test]
fn what_a_classification_lacks_is_named_with_help() {
    let [zh, en] = apply(&Office::of_the_example(), "HA-2024/017", "classify", json!({}));
    assert_eq!(zh.status, 1);
    assert!(
        zh.stdout.contains("没有填写“文书名称(文号)”") && zh.stdout.contains("→ 补填"),
        "{}",
        zh.stdout
    );
    assert!(zh.stdout.contains("有 1 个条件不符合"), "{}", zh.stdout);
    assert!(
        en.stdout.contains("1 condition fails:") && en.stdout.contains("→ Fill in"),
        "{}",
        en.stdout
    );
    for text in [zh.stdout, en.stdout] {
        assert!(!text.contains("示例") && !text.contains("performing"), "{text}");
    }
}

#[test]
fn an_event_is_told_in_its_own_words() {
    let office = Office::of_the_example();
    let ground = |more: Value| {
        let mut payload = json!({"change_ground": "planning_adjustment"});
        payload
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        payload
    };
    for (action, zh_word, en_word) in [
        ("terminate", "为由解除合同", "is terminated on the ground"),
        ("suspend", "为由中止合同", "is suspended on the ground"),
        ("amend", "为由变更合同", "is changed on the ground"),
    ] {
        let [zh, en] = apply(&office, "HA-2024/017", action, ground(json!({})));
        assert!(
            zh.stdout.contains(zh_word) && !zh.stdout.contains("履约状态"),
            "{}",
            zh.stdout
        );
        assert!(
            en.stdout.replace("\n     ", "").contains(en_word),
            "{}",
            en.stdout
        );
    }
    // A breach is reported as it is; what is only about to be done is not done so.
    let [zh, en] = apply(
        &office,
        "HA-2024/017",
        "terminate",
        json!({"change_ground": "leadership_change"}),
    );
    let flat = |text: &str| text.replace(['\n', ' '], "");
    assert!(
        flat(&zh.stdout).contains("还没有办的，不能这样办"),
        "{}",
        zh.stdout
    );
    assert!(flat(&en.stdout).contains("maynotbedoneso"), "{}", en.stdout);
    let short = json!({"reason": "design_change", "responsible_side": "neither", "follow_up": "已发函",
        "next_follow_up_on": "2025-03-01"});
    let [zh, en] = apply(&office, "HA-2024/017", "open_shortfall", short);
    assert!(zh.stdout.contains("不晚于事件日期 2025-03-15"), "{}", zh.stdout);
    assert!(
        zh.stdout.contains("填写事件日期之后") && !zh.stdout.contains("状态日期"),
        "{}",
        zh.stdout
    );
    assert!(
        en.stdout.contains("not after the day of the event"),
        "{}",
        en.stdout
    );
}

/// One cause, one refusal; and nobody is offered what is forbidden.
#[test]
fn a_ground_that_cannot_be_read_is_told_once_and_offers_no_forbidden_one() {
    let office = Office::of_the_example();
    for (action, may_end) in [("terminate", true), ("suspend", false), ("amend", false)] {
        let [zh, en] = apply(&office, "HA-2024/017", action, json!({"change_ground": "天气"}));
        assert_eq!(zh.status, 1);
        assert!(
            zh.stdout.contains("有 1 个条件不符合") && zh.stdout.contains("IDN170"),
            "{}",
            zh.stdout
        );
        let flat = zh.stdout.replace(['\n', ' '], "");
        assert!(
            flat.contains("规划调整") && !flat.contains("政府换届") && !flat.contains("区划调整"),
            "{flat}"
        );
        assert_eq!(flat.contains("破产"), may_end, "{flat}");
        assert!(flat.contains("视事由还要填写"), "{flat}");
        let flat = en.stdout.replace(['\n', ' '], "");
        assert!(
            flat.contains("public_interest") && !flat.contains("leadership_change"),
            "{flat}"
        );
    }
    let short = json!({"reason": "天气", "responsible_side": "neither", "follow_up": "已发函",
        "next_follow_up_on": "2025-04-01"});
    let [zh, _] = apply(&office, "HA-2024/017", "open_shortfall", short);
    assert!(
        zh.stdout.contains("资金未到位") && !zh.stdout.contains("政府换届"),
        "{}",
        zh.stdout
    );
}

#[test]
fn days_are_told_with_their_date_and_figures_of_a_day_as_of_it() {
    let office = Office::of_the_example();
    let [zh, en] = both(&office, &["status", "haian", "--as-of", "2025-03-15"]);
    assert!(zh.stdout.contains("2025-03-10 到期，逾期 5 天"), "{}", zh.stdout);
    assert!(en.stdout.contains("due 2025-03-10, 5 days late"), "{}", en.stdout);
    assert!(
        !en.stdout.contains('：') && !en.stderr.contains('：'),
        "{}{}",
        en.stdout,
        en.stderr
    );
    let figures = [
        "indicators",
        "haian",
        "--period",
        "2024-12",
        "--as-of",
        "2025-03-15",
    ];
    let [zh, en] = both(&office, &figures);
    for title in ["拖欠金额", "应计逾期利息", "补偿支付率", "逾期 180 天以上"] {
        assert!(
            zh.stdout.contains(&format!("{title}（截至 2025-03-15）")),
            "{}",
            zh.stdout
        );
    }
    assert!(zh.stdout.contains("\n合同履约率\n"), "{}", zh.stdout);
    assert!(
        en.stdout.contains("arrears (as of 2025-03-15)") && !en.stdout.contains('：'),
        "{}",
        en.stdout
    );
    let told = office.run(&[&figures[..], &["--format", "csv"]].concat()).stdout;
    let rows: Vec<Vec<String>> = csv::Reader::from_reader(told.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    for row in &rows {
        let is_of_day = row[3].contains("截至 2025-03-15");
        assert_eq!(row[0].is_empty(), is_of_day, "{row:?}");
        // Of a later month only what is as of its day.
        assert!(row[4] != "month" || is_of_day || row[5] == "2024-12", "{row:?}");
    }
    let told = office.run(&[&figures[..], &["--format", "json"]].concat()).stdout;
    let all: Value = serde_json::from_str(&told).unwrap();
    for figure in all["figures"].as_array().unwrap() {
        let is_of_day = figure["over"] == "day";
        assert_eq!(figure["as_of"] == "2025-03-15", is_of_day, "{figure}");
        assert_eq!(
            figure["title"]["en"]
                .as_str()
                .unwrap()
                .contains("(as of 2025-03-15)"),
            is_of_day
        );
    }
}

#[test]
fn one_number_of_two_units_is_shown_with_the_whole_key() {
    let office = Office::of_the_example();
    fs::create_dir_all(office.folder().join("haian/events")).unwrap();
    for unit in [UNIT, OTHER] {
        let event = json!({
            "subject": {"kind": "contract", "key": [unit, "2025-1"]},
            "on": "2025-03-15", "action": "register", "payload": {},
        });
        office.write("event.json", event.to_string());
        assert_eq!(office.run(&["apply", "haian", "event.json"]).status, 0);
    }
    let [zh, _] = both(&office, &["status", "haian", "--as-of", "2025-03-16"]);
    for unit in [UNIT, OTHER] {
        assert!(
            zh.stdout.contains(&format!("政府合同 {unit},2025-1")),
            "{}",
            zh.stdout
        );
    }
    assert!(
        zh.stdout.contains("政府合同 HA-2024/021"),
        "a number of one unit alone: {}",
        zh.stdout
    );
    let explained = office.run(&["explain", "haian", &format!("{UNIT},2025-1"), "sign"]);
    assert!(
        explained.stdout.contains(&format!("{UNIT},2025-1")),
        "{}",
        explained.stdout
    );
}

/// What was found is shown as people see it, a code by its label.
#[test]
fn a_code_that_was_found_is_shown_by_its_label() {
    let office = Office::of_the_example();
    let args = [
        "check",
        "haian/inbox/2024-12/11320685MB0A10013C/履约.csv",
        "--as-of",
        "2025-01-10",
    ];
    let [zh, en] = both(&office, &args);
    assert!(zh.stdout.contains("实填  领导人员更替"), "{}", zh.stdout);
    assert!(en.stdout.contains("found     leadership change"), "{}", en.stdout);
}
