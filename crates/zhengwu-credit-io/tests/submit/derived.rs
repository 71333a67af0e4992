//! The status in a submission is derived: where logged events stand against a statement, they are what is sent.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Event, EventStore as _, Subject, SubjectKind};
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::value::parse_date;
use zhengwu_credit_io::FileStore;

use super::{example, files, run, text};

const UNIT: &str = "11320685MB0A10013C";
const NUMBER: &str = "HA-2024/017";

/// What an event brings.
pub(super) type Payload<'p> = &'p [(&'p str, &'p str)];

/// Appends an event of a day to the log of the unit.
pub(super) fn log(dir: &Path, subject: &Subject, action: Action, day: &str, payload: Payload<'_>) {
    fs::create_dir_all(dir.join("events")).unwrap();
    let store = FileStore::new(dir.join(format!("events/{UNIT}.ndjson")));
    let day = parse_date(day).unwrap().date;
    let event = Event::new(subject.clone(), action, day);
    let event = payload
        .iter()
        .fold(event, |event, (field, text)| event.with(field, *text));
    let now = day.and_hms_opt(9, 0, 0).unwrap();
    let next = u64::try_from(store.log().unwrap().events().len()).unwrap() + 1;
    store.append(&[event], now, "示例经办", next).unwrap();
}

/// A working folder with the register alone, and the unit's folder for January.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let inbox = place.path().join(format!("inbox/2025-01/{UNIT}"));
    fs::create_dir_all(&inbox).unwrap();
    fs::copy(example().join("units.csv"), place.path().join("units.csv")).unwrap();
    (place, inbox)
}

pub(super) fn contract() -> Subject {
    Subject::new(SubjectKind::Contract, [UNIT, NUMBER])
}

/// What January's table of a kind says, the codes that the unit is told, and the last cell texts of the table for people.
pub(super) fn sent(dir: &Path, kind: &str) -> (Vec<Value>, Vec<String>, String) {
    let out = dir.join("out");
    let submitted = run(dir, "2025-01", &out);
    let all = files(&out);
    let of = |end: &str| {
        let name = all.keys().find(|name| name.contains(UNIT) && name.ends_with(end));
        text(
            &all,
            name.unwrap_or_else(|| panic!("no {end} in {:?}", all.keys())),
        )
    };
    let records = of(&format!("{kind}.ndjson"));
    let records = records.lines().map(|line| serde_json::from_str(line).unwrap());
    let units = submitted.corrections.units.iter();
    let told = units.flat_map(|unit| &unit.told).map(|one| one.code.clone());
    (records.collect(), told.collect(), of(&format!("{kind}.csv")))
}

/// A unit that reports a contract with these changes, and where it stands, for January.
pub(super) fn office(changes: &str, statement: Value) -> tempfile::TempDir {
    let (place, inbox) = folder();
    let mut change = json!({"period": "2025-01", "status_on": "2025-01-31"});
    change
        .as_object_mut()
        .unwrap()
        .extend(statement.as_object().unwrap().clone());
    fs::write(inbox.join("合同.ndjson"), changed(Kind::Contract, changes)).unwrap();
    fs::write(
        inbox.join("履约.ndjson"),
        changed(Kind::Performance, &change.to_string()),
    )
    .unwrap();
    place
}

fn ended(dir: &Path) {
    let payload = [
        ("change_ground", "mutual_consent"),
        ("ground_proof", "解除协议（2025-01-20）"),
    ];
    log(dir, &contract(), Action::Terminate, "2025-01-20", &payload);
}

#[test]
fn the_events_stand_in_what_is_sent() {
    let plain = office("{}", json!({}));
    let (before, told, _) = sent(plain.path(), "performance");
    assert_eq!(before[0]["performance_status"], "performing");
    assert!(!told.contains(&"XRF306".to_owned()), "{told:?}");
    let place = office("{}", json!({}));
    ended(place.path());
    let (after, told, cells) = sent(place.path(), "performance");
    assert!(told.contains(&"XRF306".to_owned()), "{told:?}");
    let mut expected = before[0].clone();
    expected["performance_status"] = "terminated".into();
    expected["change_ground"] = "mutual_consent".into();
    expected["ground_proof"] = "解除协议（2025-01-20）".into();
    assert_eq!(after, [expected], "the rest as it was stated");
    assert!(
        cells.contains("解除(终止)") && cells.contains("解除协议（2025-01-20）"),
        "{cells}"
    );
    // In the order of the catalogue, as every canonical form.
    let line = files(&place.path().join("out"));
    let name = line
        .keys()
        .find(|name| name.ends_with("performance.ndjson"))
        .unwrap();
    let line = text(&line, name);
    assert!(
        line.find("performance_status") < line.find("change_ground"),
        "{line}"
    );
    assert!(line.find("change_ground") < line.find("ground_proof"), "{line}");
}

/// A completion and a judgment bring what their status demands: the day of the event where no other is named.
#[test]
fn what_a_logged_status_demands_comes_from_its_event() {
    let done = office(
        "{}",
        json!({"performed_amount": "0.00", "due_amount": "0.00", "paid_amount": "0.00"}),
    );
    let said = [
        ("performed_amount", "1280000.00"),
        ("due_amount", "1280000.00"),
        ("paid_amount", "1280000.00"),
        ("evidence", "验收单1号"),
    ];
    log(done.path(), &contract(), Action::Complete, "2025-01-20", &said);
    let (records, _, _) = sent(done.path(), "performance");
    let of = |field: &str| records[0][field].as_str().unwrap_or_default().to_owned();
    assert_eq!(of("performance_status"), "performed", "{records:?}");
    assert_eq!(of("performed_on"), "2025-01-20");
    assert_eq!(
        (of("performed_amount"), of("evidence")),
        ("1280000.00".to_owned(), "验收单1号".to_owned())
    );
    let void = office("{}", json!({}));
    let said = [("judgment_no", "（2025）苏0685民初1号")];
    log(void.path(), &contract(), Action::SetAside, "2025-01-20", &said);
    let (records, _, _) = sent(void.path(), "performance");
    assert_eq!(records[0]["performance_status"], "terminated");
    assert_eq!(records[0]["change_ground"], "court_or_arbitration");
    assert_eq!(records[0]["ground_proof"], "（2025）苏0685民初1号");
}

#[test]
fn a_statement_that_agrees_is_sent_as_it_is() {
    let said = json!({"performance_status": "terminated", "change_ground": "mutual_consent", "ground_proof": "协议一份"});
    let place = office("{}", said);
    ended(place.path());
    let (records, told, _) = sent(place.path(), "performance");
    assert_eq!(records[0]["ground_proof"], "协议一份");
    assert!(!told.contains(&"XRF306".to_owned()), "{told:?}");
}

/// What is forbidden is never made to look like something else.
#[test]
fn a_forbidden_ground_is_sent_as_it_was_typed() {
    let short = json!({"performance_status": "not_performed", "performed_amount": "0.00", "due_amount": "0.00", "paid_amount": "0.00",
        "reason": "leadership_change", "reason_note": "负责人更替", "responsible_side": "government",
        "follow_up": "与对方协商", "next_follow_up_on": "2025-02-20"});
    let place = office("{}", short);
    ended(place.path());
    let (records, told, _) = sent(place.path(), "performance");
    assert_eq!(records[0]["performance_status"], "not_performed");
    assert_eq!(records[0]["reason"], "leadership_change");
    assert!(told.contains(&"PRF101".to_owned()), "{told:?}");
}

/// A promise whose record says nothing of its fulfilment, registered in the log, with these events after that.
fn promise(events: &[(Action, &str, Payload<'_>)]) -> Value {
    let (place, inbox) = folder();
    let promise: Value = serde_json::from_str(&changed(Kind::Commitment, "{}")).unwrap();
    assert!(promise.get("fulfilment_status").is_none(), "{promise}");
    fs::write(inbox.join("承诺.ndjson"), promise.to_string()).unwrap();
    let own = Subject::new(
        SubjectKind::Commitment,
        [UNIT, promise["commitment_no"].as_str().unwrap()],
    );
    let made = promise.as_object().unwrap().iter();
    let made: Vec<(&str, &str)> = made
        .filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)))
        .collect();
    let made_on = promise["made_on"].as_str().unwrap();
    log(place.path(), &own, Action::Register, made_on, &made);
    for (action, day, payload) in events {
        log(place.path(), &own, *action, day, payload);
    }
    let (mut records, _, _) = sent(place.path(), "commitment");
    assert_eq!(records[0]["content"], promise["content"]);
    records.remove(0)
}

const KEPT: Payload<'static> = &[
    ("fulfilment_status", "full"),
    ("determined_on", "2025-01-10"),
    ("determined_by", "海安市示例一局"),
    ("determined_by_uscc", UNIT),
];

/// A promise that was determined in the log is not typed once more.
#[test]
fn a_determination_that_was_logged_is_sent() {
    let sent = promise(&[(Action::Determine, "2025-01-10", KEPT)]);
    assert_eq!(sent["fulfilment_status"], "full", "{sent}");
    assert_eq!(sent["determined_on"], "2025-01-10");
}

/// What came after the month is of the next one, and what never happened of none.
#[test]
fn a_determination_of_later_or_of_never_is_not_sent() {
    let later = promise(&[(Action::Determine, "2025-02-03", KEPT)]);
    assert!(later.get("fulfilment_status").is_none(), "{later}");
    let mistake: Payload<'_> = &[("corrects", "2"), ("withdrawn", "true")];
    let never = promise(&[
        (Action::Determine, "2025-01-10", KEPT),
        (Action::Correct, "2025-01-12", mistake),
    ]);
    assert!(never.get("fulfilment_status").is_none(), "{never}");
}
