//! What no command shows: a contract that a row calls secret, whatever the log says of it, and the name of a person.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs;

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Event, EventStore as _, Subject, SubjectKind};
use zhengwu_credit::value::parse_date;
use zhengwu_credit_io::FileStore;

mod support;

use support::{Office, Told};

const UNIT: &str = "11320685MB0A10013C";
/// A row of the example calls it secret.
const SECRET: &str = "HA-2024/020";
/// What the log says of it, and nobody is to read.
const NAME: &str = "机密工程";
const ENDS_ON: &str = "2025-04-17";
const DAY: [&str; 2] = ["--as-of", "2025-03-15"];

fn contract() -> Subject {
    Subject::new(SubjectKind::Contract, [UNIT, SECRET])
}

fn risk() -> Subject {
    Subject::new(SubjectKind::Risk, ["contract", UNIT, SECRET, "1"])
}

/// An office in whose log the contract is registered as open, with a risk and a claim.
fn office() -> Office {
    let office = Office::of_the_example();
    let events = office.folder().join("haian/events");
    fs::create_dir_all(&events).unwrap();
    let store = FileStore::new(events.join(format!("{UNIT}.ndjson")));
    let day = parse_date("2025-03-01").unwrap().date;
    let claim = Subject::new(SubjectKind::Compensation, ["contract", UNIT, SECRET, "1"]);
    let logged = [
        Event::new(contract(), Action::Register, day)
            .with("contract_name", NAME)
            .with("classified", false)
            .with("ends_on", ENDS_ON),
        Event::new(risk(), Action::Observe, day).with("kind", NAME),
        Event::new(claim, Action::Claim, day).with("claimed", "1.00"),
    ];
    store
        .append(&logged, day.and_hms_opt(9, 0, 0).unwrap(), "示例经办", 1)
        .unwrap();
    office
}

fn apply(office: &Office, subject: &Subject, action: &str, payload: Value, more: &[&str]) -> Told {
    let event = json!({"subject": subject, "on": "2025-03-15", "action": action, "payload": payload});
    office.write("event.json", event.to_string());
    office.run(&[&["apply", "haian", "event.json"], more].concat())
}

fn shows_nothing(told: &Told) {
    let all = format!("{}{}", told.stdout, told.stderr);
    for text in [NAME, ENDS_ON] {
        assert!(!all.contains(text), "{text}: {all}");
    }
}

#[test]
fn apply_and_explain_say_one_sentence() {
    let office = office();
    let payload = || json!({"how": "发函", "cause": NAME, "counterparty": NAME});
    let refused = [
        office.run(&[&["explain", "haian", SECRET, "解除"], &DAY[..]].concat()),
        office.run(&[&["explain", "haian", "ha-2024/020", "解除"], &DAY[..]].concat()),
        office.run(&[&["explain", "haian", &risk().key.join(","), "主张权利"], &DAY[..]].concat()),
        office.run(
            &[
                &[
                    "explain",
                    "haian",
                    &format!("contract,{UNIT},{SECRET},9"),
                    "主张权利",
                ],
                &DAY[..],
            ]
            .concat(),
        ),
        apply(&office, &contract(), "negotiate", payload(), &[]),
        apply(&office, &risk(), "assert", payload(), &[]),
        apply(
            &office,
            &risk(),
            "assert",
            payload(),
            &["--fact", "--format", "json"],
        ),
    ];
    let sentence = &refused[0].stderr;
    assert!(sentence.contains("涉密合同不在本机"), "{sentence}");
    for told in &refused {
        let last = told.stderr.lines().last();
        assert_eq!(
            (told.status, &*told.stdout, last),
            (2, "", sentence.lines().last())
        );
        shows_nothing(told);
    }
}

#[test]
fn status_and_indicators_count_it_and_name_it_nowhere() {
    let office = office();
    let status = office.run(&[&["status", "haian", "--format", "json"], &DAY[..]].concat());
    let all: Value = serde_json::from_str(&status.stdout).unwrap();
    // The example's secret contracts, and of this one the risk and the claim.
    let plain = Office::of_the_example();
    let before = plain.run(&[&["status", "haian", "--format", "json"], &DAY[..]].concat());
    let before: Value = serde_json::from_str(&before.stdout).unwrap();
    assert_eq!(
        all["withheld"].as_u64().unwrap(),
        before["withheld"].as_u64().unwrap() + 2
    );
    assert_eq!(
        (&all["states"], &all["alerts"]),
        (&before["states"], &before["alerts"])
    );
    for command in [
        vec!["status", "haian"],
        vec!["indicators", "haian", "--period", "2025"],
        vec!["indicators", "haian", "--period", "2025", "--format", "json"],
    ] {
        let told = office.run(&[&command[..], &DAY[..]].concat());
        assert!(
            told.status == 0 && !told.stdout.contains(SECRET),
            "{}",
            told.stdout
        );
        shows_nothing(&told);
    }
}

#[test]
fn a_declassification_with_its_document_is_entered_and_shows_it() {
    let office = office();
    let bare = apply(&office, &contract(), "declassify", json!({}), &[]);
    assert_eq!(bare.status, 1, "{}{}", bare.stdout, bare.stderr);
    shows_nothing(&bare);
    let document = json!({"document": "海密〔2025〕9号"});
    let again = apply(
        &office,
        &contract(),
        "classify",
        document.clone(),
        &["--format", "json"],
    );
    assert_eq!(again.status, 0, "{}", again.stderr);
    let told: Value = serde_json::from_str(&again.stdout).unwrap();
    assert_eq!(
        (&told["state"]["withheld"], &told["state"]["facts"]),
        (&json!(true), &json!({}))
    );
    let lifted = apply(&office, &contract(), "declassify", document, &[]);
    assert_eq!(lifted.status, 0, "{}{}", lifted.stdout, lifted.stderr);
    for told in [&again, &lifted] {
        let all = format!("{}{}", told.stdout, told.stderr);
        assert!(!all.contains(NAME) && !all.contains(ENDS_ON), "{all}");
    }
    let told = office.run(&[&["explain", "haian", SECRET, "解除"], &DAY[..]].concat());
    assert!(told.stdout.contains(NAME), "{}{}", told.stdout, told.stderr);
}

#[test]
fn a_persons_name_stands_nowhere() {
    const PERSON: &str = "欧阳示例";
    let office = office();
    let changes = json!({
        "contract_no": "HA-2025/009", "contract_name": format!("{PERSON}房屋租赁合同"), "party_b_name": PERSON,
        "party_b_kind": "natural_person", "party_b_id_kind": "citizen_id", "party_b_id": "320685199003070007",
        "party_b_is_sme": null, "ends_on": "2025-03-10",
    });
    let record = support::ndjson_of(&[support::changed(Kind::Contract, changes)]);
    office.write(&format!("haian/inbox/2025-02/{UNIT}/房屋.ndjson"), record);
    let event = json!({
        "subject": {"kind": "contract", "key": [UNIT, "HA-2025/009"]}, "on": "2025-03-15", "action": "commence", "payload": {},
    });
    office.write("event.json", event.to_string());
    for (command, named) in [
        (vec!["status", "haian"], true),
        (vec!["explain", "haian", "HA-2025/009", "解除"], true),
        (vec!["apply", "haian", "event.json"], true),
        (
            vec!["apply", "haian", "event.json", "--fact", "--format", "json"],
            true,
        ),
        (vec!["status", "haian", "--format", "json"], false),
        (
            vec!["indicators", "haian", "--period", "2025", "--format", "json"],
            false,
        ),
    ] {
        let day: &[&str] = if command[0] == "apply" { &[] } else { &DAY };
        let told = office.run(&[&command[..], day].concat());
        let all = format!("{}{}", told.stdout, told.stderr);
        assert!(all.contains("HA-2025/009"), "{command:?}: {all}");
        assert!(
            !all.contains(PERSON) && (!named || all.contains("欧***房屋租赁合同")),
            "{command:?}: {all}"
        );
    }
}

/// What was sent of a contract that was classified since is to be withdrawn by the platform: the program says so, with its key
/// and the files alone, and sends nothing of it.
#[test]
fn what_was_reported_before_it_was_classified_is_to_be_withdrawn_and_nothing_else_is_said() {
    const SENT: &str = "HA-2024/017";
    const WITHIN: [&str; 5] = [
        "示例办公设备采购合同",
        "海安示例设备有限公司",
        "91320685MA1A30012L",
        "1280000",
        "定密审批单1号",
    ];
    let office = Office::of_the_example();
    let subject = Subject::new(SubjectKind::Contract, [UNIT, SENT]);
    let submitted = |month: &str| {
        let out = format!("out-{month}");
        let told = office.run(&["submit", "haian", "--period", month, "--out", &out]);
        let sent: Vec<(String, String)> = support::folders::files(&office.folder().join(out))
            .into_iter()
            .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
            .collect();
        (format!("{}{}", told.stdout, told.stderr), sent)
    };
    let is_sent = |sent: &[(String, String)]| {
        let mut files = sent.iter().filter(|(name, _)| name != "report.json");
        files.any(|(_, text)| text.contains(SENT))
    };
    let (before, sent) = submitted("2024-12");
    assert!(is_sent(&sent) && !before.contains("XRF407"), "{before}");
    let told = apply(
        &office,
        &subject,
        "classify",
        json!({"document": "定密审批单1号"}),
        &[],
    );
    assert_eq!(told.status, 0, "{}{}", told.stdout, told.stderr);
    for month in ["2025-01", "2025-02"] {
        let (told, sent) = submitted(month);
        let one_line: String = told.split_whitespace().collect();
        assert!(
            one_line.contains("XRF407") && one_line.contains("请平台撤回这些记录，撤回时只写主键"),
            "{told}"
        );
        assert!(!is_sent(&sent), "{month}");
        let report = sent.iter().find(|(name, _)| name == "report.json").unwrap();
        let report: Value = serde_json::from_str(&report.1).unwrap();
        let finding = &report["classified_after_reporting"];
        assert_eq!(finding[0]["key"], json!([UNIT, SENT]));
        assert_eq!(finding.as_array().unwrap().len(), 1);
        for text in WITHIN {
            let own = finding.to_string();
            assert!(!own.contains(text), "{own}");
            let about: Vec<&str> = told.lines().filter(|line| line.contains(text)).collect();
            assert!(about.is_empty(), "{about:?}");
        }
    }
}
