//! The event log: its frozen wire form, what is refused, and of which moment may be asked.

use std::fs;
use std::path::Path;

use serde_json::json;
use zhengwu_credit::api;
use zhengwu_credit::lifecycle::{
    Action, Event, EventStore, Log, LogError, MemoryStore, Moment, Stage, SubjectKind, wire,
};
use zhengwu_credit::value::Date;

use super::common::{day, event, good, subject};

const CONTRACT: SubjectKind = SubjectKind::Contract;

fn golden() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lifecycle/golden/v1.ndjson");
    fs::read_to_string(path).unwrap()
}

/// Enters an event on a day.
pub(crate) fn enter(log: &mut Log, event: Event, recorded: &str) {
    let at = day(recorded).and_hms_opt(9, 30, 0).unwrap();
    log.append(event, at, "示例经办", log.next_sequence()).unwrap();
}

/// Enters what was done to the contract on a day.
fn done(log: &mut Log, action: Action, date: &str, recorded: &str) {
    enter(log, on(good(CONTRACT, action), date), recorded);
}

fn on(event: Event, date: &str) -> Event {
    on_day(event, day(date))
}

fn on_day(mut event: Event, day: Date) -> Event {
    event.on = day;
    event
}

#[test]
fn the_wire_form_is_frozen() {
    let text = golden();
    let log = Log::read(&text).unwrap();
    assert_eq!(log.to_text(), text);
    assert_eq!(log.events().len(), 13);
    let kinds: Vec<_> = log.events().iter().map(|event| event.subject.kind).collect();
    for kind in SubjectKind::ALL {
        assert!(kinds.contains(&kind), "{kind:?} is not in the golden file");
    }
    let states = log.states(Moment::default());
    let stage = |kind| states.get(&subject(kind)).and_then(|state| state.stage);
    assert_eq!(stage(CONTRACT), Some(Stage::Terminated));
    assert_eq!(stage(SubjectKind::Commitment), Some(Stage::Made));
    assert_eq!(stage(SubjectKind::Compensation), Some(Stage::Decided));
    assert_eq!(stage(SubjectKind::Dishonesty), Some(Stage::Recorded));
    assert_eq!(stage(SubjectKind::Risk), Some(Stage::Observed));
    assert_eq!(stage(SubjectKind::Accountability), Some(Stage::Opened));
}

/// How the golden file was made; writing it again makes another version.
#[test]
fn the_golden_file_is_what_it_says() {
    let mut log = Log::new();
    let all = [
        good(CONTRACT, Action::Register),
        good(CONTRACT, Action::Commence),
        good(CONTRACT, Action::OpenShortfall).with("matter", "2025-1"),
        event(
            CONTRACT,
            Action::CloseMatter,
            json!({"matter": "2025-1", "how": "cured", "evidence": "验收单3号"}),
        ),
        good(CONTRACT, Action::Terminate),
        good(SubjectKind::Commitment, Action::Register),
        good(SubjectKind::Compensation, Action::Claim),
        good(SubjectKind::Compensation, Action::Assess),
        good(SubjectKind::Compensation, Action::Decide),
        good(SubjectKind::Dishonesty, Action::Record),
        // As it was written before risks had their list.
        good(SubjectKind::Risk, Action::Observe).with("kind", "deterioration"),
        // And before accountability said of whom.
        event(SubjectKind::Accountability, Action::Open, json!({"matter": "m"})),
        good(CONTRACT, Action::TakeMeasure),
    ];
    for event in all {
        enter(&mut log, event, "2025-07-01");
    }
    assert_eq!(golden(), log.to_text());
}

#[test]
fn a_damaged_log_is_refused_whole() {
    let text = golden();
    let lines: Vec<&str> = text.lines().collect();
    for at in 0..lines.len() {
        let number = at as u64 + 1;
        let mut lost = lines.clone();
        lost.remove(at);
        let lost = Log::read(&lost.join("\n"));
        if at + 1 < lines.len() {
            assert_eq!(
                lost,
                Err(LogError::OutOfOrder {
                    line: number,
                    expected: number,
                    found: number + 1
                })
            );
        }
        let mut twice = lines.clone();
        twice.insert(at, lines[at]);
        assert_eq!(
            Log::read(&twice.join("\n")),
            Err(LogError::OutOfOrder {
                line: number + 1,
                expected: number + 1,
                found: number
            })
        );
        let mut moved = lines.clone();
        moved.swap(at, (at + 1) % lines.len());
        assert!(Log::read(&moved.join("\n")).is_err());
        // Cut off anywhere, or with a sign spoilt.
        for cut in (0..lines[at].len()).filter(|cut| lines[at].is_char_boundary(*cut)) {
            let mut damaged = lines.clone();
            damaged[at] = &lines[at][..cut];
            match Log::read(&damaged.join("\n")) {
                Err(LogError::Damaged { line, .. }) => assert_eq!(line, number),
                Ok(_) => assert_eq!((cut, number), (0, lines.len() as u64)),
                // An empty line holds nothing; that an event is lost, the next number shows.
                Err(LogError::OutOfOrder { line, expected, .. }) if cut == 0 => {
                    assert_eq!((line, expected), (number + 1, number));
                }
                Err(other) => panic!("{other}"),
            }
        }
    }
    for wrong in [
        text.replace("\"v\":1", "\"v\":2"),
        text.replace("\"actor\"", "\"aktor\""),
        text.replace("\"commence\"", "\"begin\""),
        text.replace("\"action\":\"commence\"", "\"action\":\"commence\",\"extra\":1"),
    ] {
        let error = Log::read(&wrong).unwrap_err();
        assert!(error.to_string().contains("没有载入"), "{error}");
        assert!(!error.to_string().contains("某某某"), "{error}");
    }
}

#[test]
fn a_key_that_stands_twice_is_refused_and_not_the_last_believed() {
    let payload = golden().replace(
        r#""payload":{"#,
        r#""payload":{"evidence":"验收单3号","evidence":"验收单4号","#,
    );
    let whole = golden().replace(r#""action":"#, r#""action":"draft","action":"#);
    let key = golden().replace(r#""subject":{"#, r#""subject":{"kind":"risk","#);
    for twice in [payload, whole, key] {
        let error = Log::read(&twice).unwrap_err().to_string();
        assert!(
            error.contains("key-repeated") && error.contains("同一字段出现两次"),
            "{error}"
        );
        assert!(error.contains("第 1 行") && !error.contains("验收单"), "{error}");
    }
    let event = |rest: &str| {
        let subject = r#"{"kind":"contract","key":["11320685MB0A10013C","HA-2024/017"]}"#;
        api::apply(
            "",
            &format!(r#"{{"subject":{subject},{rest}}}"#),
            &api::ApplyOptions::default(),
        )
    };
    assert!(event(r#""on":"2024-12-10","action":"register""#).is_ok());
    for twice in [
        r#""on":"2024-12-10","action":"register","payload":{"amount":"1","amount":"2"}"#,
        r#""on":"2024-12-10","on":"2024-12-11","action":"register""#,
    ] {
        let error = event(twice).unwrap_err().to_string();
        assert!(
            error.contains("key-repeated") && error.contains("stands twice"),
            "{error}"
        );
    }
}

#[test]
fn a_day_of_a_year_that_no_record_takes_is_no_day_of_an_event() {
    let on = |year: &str| golden().replacen("\"on\":\"2024-12-10\"", &format!("\"on\":\"{year}-12-10\""), 1);
    assert!(Log::read(&on("1900")).is_ok() && Log::read(&on("2199")).is_ok());
    for year in ["0001", "1899", "2200", "9999"] {
        let error = Log::read(&on(year)).unwrap_err().to_string();
        assert!(error.contains("年份不在 1900 至 2199 之间"), "{error}");
        assert!(error.contains("not of 1900 to 2199"), "{error}");
    }
    let entered = golden().replacen("2025-07-01T", "9999-07-01T", 1);
    assert!(Log::read(&entered).unwrap_err().to_string().contains("1900"));
    // Nor is one written that could not be read again; of several events none is.
    let far = on_day(
        good(CONTRACT, Action::Register),
        Date::from_ymd_opt(9999, 12, 31).unwrap(),
    );
    let now = day("2025-07-01").and_hms_opt(9, 0, 0).unwrap();
    let mut log = Log::new();
    let error = log.append(far.clone(), now, "示例经办", 1).unwrap_err();
    assert!(matches!(error, LogError::Unwritten { .. }), "{error}");
    assert!(
        error.to_string().contains("年份不在 1900 至 2199 之间"),
        "{error}"
    );
    assert_eq!(log, Log::new());
    let store = MemoryStore::default();
    let both = [good(CONTRACT, Action::Register), far];
    let error = store.append(&both, now, "示例经办", 1).unwrap_err();
    assert!(
        !error.is_conflict() && error.to_string().contains("nothing was entered"),
        "{error}"
    );
    assert_eq!(store.log().unwrap(), Log::new());
}

#[test]
fn an_empty_log_is_a_log() {
    assert_eq!(Log::read("").unwrap(), Log::new());
    assert_eq!(Log::new().next_sequence(), 1);
    assert!(wire::v1::write(&good(CONTRACT, Action::Register)).is_none());
}

#[test]
fn two_writers_do_not_overwrite_each_other() {
    let mut log = Log::new();
    enter(&mut log, good(CONTRACT, Action::Register), "2025-01-06");
    let at = day("2025-01-07").and_hms_opt(9, 0, 0).unwrap();
    let before = log.clone();
    let late = log.append(good(CONTRACT, Action::Commence), at, "另一经办", 1);
    assert_eq!(late, Err(LogError::Conflict { expected: 1, next: 2 }));
    assert_eq!(log, before);
}

#[test]
fn what_was_true_and_what_was_known_are_both_askable() {
    let mut log = Log::new();
    done(&mut log, Action::Register, "2024-12-10", "2024-12-11");
    done(&mut log, Action::Commence, "2024-12-16", "2024-12-16");
    done(&mut log, Action::Complete, "2025-03-03", "2025-03-03");
    // Entered late: it had been suspended and resumed before.
    done(&mut log, Action::Suspend, "2025-01-06", "2025-04-01");
    done(&mut log, Action::Resume, "2025-02-05", "2025-04-01");
    let stage = |as_of: &str, known_at: Option<&str>| {
        let moment = Moment {
            as_of: Some(day(as_of)),
            known_at: known_at.map(day),
        };
        log.state(&subject(CONTRACT), moment).stage
    };
    assert_eq!(stage("2024-12-09", None), None);
    assert_eq!(stage("2024-12-10", None), Some(Stage::Signed));
    assert_eq!(stage("2025-01-10", None), Some(Stage::Suspended));
    assert_eq!(stage("2025-01-10", Some("2025-03-31")), Some(Stage::Performing));
    assert_eq!(stage("2025-02-10", None), Some(Stage::Performing));
    assert_eq!(stage("2025-12-31", None), Some(Stage::Performed));
    assert_eq!(stage("2025-12-31", Some("2025-02-28")), Some(Stage::Performing));
}

#[test]
fn a_mistake_is_mended_by_an_event_that_names_it() {
    let mut log = Log::new();
    done(&mut log, Action::Register, "2024-12-10", "2024-12-11");
    done(&mut log, Action::Commence, "2024-12-16", "2024-12-16");
    done(&mut log, Action::RecordPerformance, "2025-01-06", "2025-01-06");
    done(&mut log, Action::Terminate, "2025-02-03", "2025-02-03");
    let correct = |fields| on(event(CONTRACT, Action::Correct, fields), "2025-02-10");
    enter(
        &mut log,
        correct(json!({"corrects": 3, "reason_note": "多录一个零", "performed_amount": "32000"})),
        "2025-02-10",
    );
    enter(
        &mut log,
        correct(json!({"corrects": 4, "reason_note": "录错合同", "withdrawn": true})),
        "2025-02-10",
    );
    let state = log.state(&subject(CONTRACT), Moment::default());
    assert_eq!(state.stage, Some(Stage::Performing));
    assert_eq!(state.fact("performed_amount"), Some("32000"));
    assert_eq!(state.history.len(), 6);
    // It was so from the day of what is corrected, and it was not known before.
    let then = Moment {
        as_of: Some(day("2025-01-07")),
        known_at: None,
    };
    assert_eq!(
        log.state(&subject(CONTRACT), then).fact("performed_amount"),
        Some("32000")
    );
    let unknown = Moment {
        as_of: None,
        known_at: Some(day("2025-02-09")),
    };
    assert_eq!(
        log.state(&subject(CONTRACT), unknown).stage,
        Some(Stage::Terminated)
    );
    // A correction is corrected as any event is.
    enter(
        &mut log,
        correct(json!({"corrects": 6, "reason_note": "没有录错", "withdrawn": true})),
        "2025-02-11",
    );
    assert_eq!(
        log.state(&subject(CONTRACT), Moment::default()).stage,
        Some(Stage::Terminated)
    );
    super::common::with_machine(|machine| {
        let state = log.state(&subject(CONTRACT), Moment::default());
        let refusal = machine
            .apply(&state, &correct(json!({"corrects": 99, "reason_note": "?"})))
            .unwrap_err();
        assert_eq!(super::common::codes(&refusal.unmet), ["LIF006"]);
    });
}
