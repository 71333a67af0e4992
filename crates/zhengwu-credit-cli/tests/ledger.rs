//! `zhengwu status`, `explain`, `apply` and `indicators` as a clerk runs them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use zhengwu_credit::lifecycle::Log;

mod support;

use support::{Office, PROGRAM, Told, folders};

const UNIT: &str = "11320685MB0A10013C";

fn event(office: &Office, number: &str, on: &str, action: &str, payload: Value) {
    let event = json!({
        "subject": {"kind": "contract", "key": [UNIT, number]},
        "on": on, "action": action, "payload": payload,
    });
    office.write("event.json", event.to_string());
}

fn log(office: &Office) -> String {
    fs::read_to_string(office.folder().join(format!("haian/events/{UNIT}.ndjson"))).unwrap_or_default()
}

fn json_of(told: &Told) -> Value {
    serde_json::from_str(&told.stdout).unwrap_or_else(|_| panic!("{}{}", told.stdout, told.stderr))
}

#[test]
fn status_says_who_must_do_what_the_most_urgent_first() {
    let office = Office::of_the_example();
    let told = office.run(&["status", "haian", "--as-of", "2025-03-15", "--format", "json"]);
    assert_eq!(told.status, 0, "{}", told.stderr);
    let all = json_of(&told);
    let alerts = all["alerts"].as_array().unwrap();
    let named = |name: &str| alerts.iter().find(|alert| alert["name"] == name).unwrap();
    let breach = named("accountability-owed");
    assert_eq!(breach["basis"], "三(一)");
    assert_eq!(breach["who"], "authority");
    assert_eq!(breach["subject"]["key"], json!([UNIT, "HA-2024/021"]));
    assert_eq!(breach["matter"], "2024-12");
    assert_eq!(named("contract-without-performance")["due"], "2025-03-10");
    assert_eq!(
        alerts.last().unwrap()["name"],
        "due-soon",
        "what is to come stands last"
    );
    let text = office.run(&["status", "haian", "--as-of", "2025-03-15"]).stdout;
    assert!(
        text.contains("截至 2025-03-15") && text.contains("有权问责的机关"),
        "{text}"
    );
    let late = text.find("合同没有履约记录").unwrap();
    assert!(text.find("即将到期").unwrap() > late);
    assert!(
        text.contains("问题 2024-12：违约(违诺)，政府方"),
        "a matter is named as it is to be closed: {text}"
    );
    let ids: Vec<_> = all["open_matters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["matter"]["id"])
        .collect();
    assert!(ids.contains(&&json!("2024-12")), "{ids:?}");
    let english = office
        .run(&["status", "haian", "--as-of", "2025-03-15", "--lang", "en"])
        .stdout;
    assert!(english.contains("coming up") && !english.contains("现在要办"));
}

#[test]
fn what_is_secret_is_counted_and_nothing_else() {
    let office = Office::of_the_example();
    for command in [
        vec!["status", "haian", "--as-of", "2025-03-15"],
        vec!["status", "haian", "--as-of", "2025-03-15", "--format", "json"],
        vec![
            "indicators",
            "haian",
            "--period",
            "2024-01..2025-12",
            "--format",
            "json",
        ],
        vec![
            "indicators",
            "haian",
            "--period",
            "2024-01..2025-12",
            "--format",
            "csv",
        ],
    ] {
        let told = office.run(&command);
        let all = told.stdout + &told.stderr;
        let classified = classified_numbers();
        assert!(!classified.is_empty(), "the example has none");
        for number in &classified {
            assert!(!all.contains(number.as_str()), "{command:?} tells {number}");
        }
    }
}

/// The numbers of the example's classified contracts.
fn classified_numbers() -> Vec<String> {
    let example = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/haian/inbox");
    let mut numbers = Vec::new();
    for (_, bytes) in folders::files(&example) {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        let mut lines = text.lines();
        let Some(header) = lines.find(|line| line.contains("合同编号") && line.contains("是否涉密"))
        else {
            continue;
        };
        let place = |name: &str| {
            header
                .split(',')
                .position(|cell| cell.trim_matches('\u{feff}') == name)
        };
        let (Some(number), Some(secret)) = (place("合同编号"), place("是否涉密")) else {
            continue;
        };
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            if cells.get(secret) == Some(&"是") {
                numbers.push(cells[number].to_owned());
            }
        }
    }
    numbers
}

#[test]
fn explain_says_what_to_bring_or_why_not() {
    let office = Office::of_the_example();
    let day = ["--as-of", "2025-03-15"];
    let told = office.run(&[&["explain", "haian", "HA-2024/021", "解除"][..], &day].concat());
    assert_eq!(told.status, 0, "{}{}", told.stdout, told.stderr);
    assert!(told.stdout.contains("可以办，要带") && told.stdout.contains("change_ground"));
    let told = office.run(&[&["explain", "haian", "HA-2024/021", "write_off"][..], &day].concat());
    assert_eq!(told.status, 1);
    assert!(
        told.stdout.contains("不能办") && told.stdout.contains("LIF001"),
        "{}",
        told.stdout
    );
    let told = office.run(&[&["explain", "haian", "HA-2024/021", "卖掉"][..], &day].concat());
    assert_eq!(told.status, 2);
    assert!(told.stderr.contains("terminate（解除）"), "{}", told.stderr);
    let told = office.run(&[&["explain", "haian", "没有这份", "解除"][..], &day].concat());
    assert_eq!(told.status, 2);
    assert!(told.stderr.contains("没有编号"), "{}", told.stderr);
}

#[test]
fn apply_enters_what_may_be_done_and_refuses_the_rest() {
    let office = Office::of_the_example();
    event(
        &office,
        "HA-2024/021",
        "2025-03-15",
        "terminate",
        json!({"change_ground": "leadership_change"}),
    );
    let told = office.run(&["apply", "haian", "haian/event.json"]);
    assert_eq!(told.status, 1, "{}{}", told.stdout, told.stderr);
    let readme = include_str!("../../../README.md");
    assert!(
        readme.contains(told.stdout.trim_end()),
        "the README shows another refusal: {}",
        told.stdout
    );
    let told = office.run(&["apply", "haian", "event.json"]);
    assert_eq!(told.status, 1, "{}{}", told.stdout, told.stderr);
    assert!(
        told.stdout.contains("PRF101") && told.stdout.contains("一(三)"),
        "{}",
        told.stdout
    );
    assert_eq!(log(&office), "", "a refusal changes nothing");
    let told = office.run(&[
        "apply",
        "haian",
        "event.json",
        "--fact",
        "--actor",
        "示例经办",
        "--format",
        "json",
    ]);
    assert_eq!(told.status, 0, "{}{}", told.stdout, told.stderr);
    let done = json_of(&told);
    assert_eq!(
        (done["entered"].clone(), done["allowed"].clone()),
        (json!(true), json!(false))
    );
    assert_eq!(
        done["state"]["stage"], "signed",
        "a forbidden ground changes no state"
    );
    assert_eq!(done["event"]["actor"], "示例经办");
    event(
        &office,
        "HA-2024/021",
        "2025-03-16",
        "negotiate",
        json!({"cause": "领导人员更替", "counterparty": "示例公司"}),
    );
    assert_eq!(office.run(&["apply", "haian", "event.json"]).status, 0);
    let log = Log::read(&log(&office)).unwrap();
    assert_eq!(log.next_sequence(), 3);
    // What was entered is in the ledger.
    let told = office.run(&["status", "haian", "--as-of", "2025-03-20", "--format", "json"]);
    let all = json_of(&told);
    let of = |alert: &&Value| alert["name"] == "accountability-owed";
    assert_eq!(all["alerts"].as_array().unwrap().iter().filter(of).count(), 2);
}

#[test]
fn what_is_still_to_come_is_not_entered_and_no_fact_either() {
    let office = Office::of_the_example();
    let negotiate = json!({"cause": "协商", "counterparty": "示例公司"});
    event(
        &office,
        "HA-2024/021",
        "2199-12-31",
        "negotiate",
        negotiate.clone(),
    );
    for options in [&[][..], &["--fact"], &["--fact", "--format", "json"]] {
        let told = office.run(&[&["apply", "haian", "event.json"], options].concat());
        assert_eq!((told.status, told.stdout.as_str()), (1, ""), "{}", told.stderr);
        assert!(told.stderr.contains("2199-12-31 还没有到"), "{}", told.stderr);
    }
    let told = office.run(&["apply", "haian", "event.json", "--lang", "en"]);
    assert!(told.stderr.contains("still to come"), "{}", told.stderr);
    assert_eq!(log(&office), "");
    // Today is the last day that is none of these.
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let today = zhengwu_credit::value::date::china_today(now.try_into().unwrap());
    event(&office, "HA-2024/021", &today.to_string(), "negotiate", negotiate);
    assert_eq!(office.run(&["apply", "haian", "event.json", "--fact"]).status, 0);
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let office = Office::of_the_example();
    event(
        &office,
        "HA-2024/021",
        "2025-03-16",
        "negotiate",
        json!({"cause": "协商", "counterparty": "示例公司"}),
    );
    let children: Vec<_> = (0..6)
        .map(|_| {
            Command::new(PROGRAM)
                .args(["apply", "haian", "event.json"])
                .current_dir(office.folder())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(Log::read(&log(&office)).unwrap().events().len(), 6);
}

#[test]
fn a_damaged_log_is_refused_with_its_line_and_left_alone() {
    let office = Office::of_the_example();
    event(
        &office,
        "HA-2024/021",
        "2025-03-16",
        "negotiate",
        json!({"cause": "协商", "counterparty": "示例公司"}),
    );
    assert_eq!(office.run(&["apply", "haian", "event.json"]).status, 0);
    let damaged = log(&office).replace("\"v\":1", "\"v\":7");
    office.write(&format!("haian/events/{UNIT}.ndjson"), &damaged);
    for command in [
        vec!["status", "haian"],
        vec!["apply", "haian", "event.json"],
        vec!["indicators", "haian", "--period", "2025"],
    ] {
        let told = office.run(&command);
        assert_eq!(told.status, 2, "{command:?}");
        assert!(
            told.stderr.contains(UNIT) && told.stderr.contains("第 1 行"),
            "{}",
            told.stderr
        );
    }
    assert_eq!(log(&office), damaged);
}

#[test]
fn wrong_calls_are_told_in_a_sentence() {
    let office = Office::of_the_example();
    office.write("event.json", "{\"subject\":");
    let told = office.run(&["apply", "haian", "event.json"]);
    assert_eq!(told.status, 2);
    assert!(
        told.stderr.contains("event.json") && told.stderr.contains("读不出来"),
        "{}",
        told.stderr
    );
    let told = office.run(&["apply", "haian", "nothing.json"]);
    assert!(
        told.status == 2 && told.stderr.contains("打不开"),
        "{}",
        told.stderr
    );
    let told = office.run(&["status", "nowhere"]);
    assert!(
        told.status == 2 && told.stderr.contains("不是工作目录"),
        "{}",
        told.stderr
    );
    let told = office.run(&["indicators", "haian", "--period", "2025-13"]);
    assert!(
        told.status == 2 && told.stderr.contains("2025-01..2025-03"),
        "{}",
        told.stderr
    );
    event(&office, "HA-2024/021", "2025-03-16", "negotiate", json!({}));
    let twice = fs::read_to_string(office.folder().join("event.json")).unwrap();
    let twice = twice.replace(r#""payload":{}"#, r#""payload":{"cause":"甲","cause":"乙"}"#);
    office.write("event.json", twice);
    let told = office.run(&["apply", "haian", "event.json"]);
    assert!(
        told.status == 2 && told.stderr.contains("key-repeated"),
        "{}",
        told.stderr
    );
    event(&office, "HA-2024/021", "2025-03-16", "sell", json!({}));
    let told = office.run(&["apply", "haian", "event.json"]);
    assert!(
        told.status == 2 && told.stderr.contains("sell"),
        "{}",
        told.stderr
    );
}

#[test]
fn indicators_have_keys_behind_every_figure_in_every_format() {
    let office = Office::of_the_example();
    let asked = ["indicators", "haian", "--period", "2024-12..2025-02"];
    let all = json_of(&office.run(&[&asked[..], &["--format", "json"]].concat()));
    let figures = all["figures"].as_array().unwrap();
    let figure = |name: &str| figures.iter().find(|one| one["name"] == name).unwrap();
    let performed = &figure("performance_rate")["total"];
    assert_eq!(
        (performed["numerator"].clone(), performed["denominator"].clone()),
        (json!(1), json!(1))
    );
    assert_eq!(performed["counted"].as_array().unwrap().len(), 1);
    assert_eq!(figure("arrears")["total"]["numerator"], "30000.00");
    let told = office.run(&[&asked[..], &["--format", "csv"]].concat());
    assert!(told.stdout.starts_with('\u{feff}'));
    let mut reader = csv::Reader::from_reader(told.stdout.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let total = rows
        .iter()
        .find(|row| &row[2] == "performance_rate" && &row[4] == "total")
        .unwrap();
    assert_eq!((&total[7], &total[8], &total[9]), ("1", "1", "1.0000"));
    let text = office.run(&asked).stdout;
    assert!(
        text.contains("合同履约率") && text.contains("1 / 1 = 100.00%"),
        "{text}"
    );
}
