//! Who is held accountable: named by the event that opens it, and an official nowhere shown whole.

use serde_json::{Value, json};
use zhengwu_credit::api;
use zhengwu_credit::lifecycle::{Action, Stage, SubjectKind};

use super::common::{UNIT, brought_to, codes, event, good, new_state, table, with_machine};

const ACCOUNTABILITY: SubjectKind = SubjectKind::Accountability;

/// An accountability of this subject, opened and decided, as `apply` shows it.
fn shown(who: Value, in_full: bool) -> Value {
    let mut log = String::new();
    let mut state = Value::Null;
    let options = json!({"recorded_at": "2025-07-01T09:30:00", "in_full": in_full}).to_string();
    let options = api::ApplyOptions::from_json(&options).unwrap();
    let mut opened = json!({"matter": "m"});
    opened
        .as_object_mut()
        .unwrap()
        .extend(who.as_object().unwrap().clone());
    let decided =
        json!({"authority": "示例市纪委监委", "document": "示纪〔2025〕3号", "result": "对示某某通报批评"});
    for (action, payload) in [("open", opened), ("decide", decided)] {
        let subject = json!({"kind": "accountability", "key": ["contract", UNIT, "HA-2024/017", "1"]});
        let event = json!({"subject": subject, "on": "2025-06-02", "action": action, "payload": payload});
        let applied = api::apply(&log, &event.to_string(), &options).unwrap();
        assert!(applied.allowed, "{:#?}", applied.unmet);
        log.push_str(&format!("{}\n", applied.line.unwrap()));
        state = serde_json::to_value(applied.state).unwrap();
    }
    assert_eq!(state["stage"], "decided");
    state["facts"].clone()
}

#[test]
fn an_official_who_is_held_accountable_is_named_and_shown_masked() {
    let official = json!({"subject_kind": "official", "subject_name": "示某某", "unit_uscc": UNIT});
    let masked = shown(official.clone(), false);
    assert_eq!(masked["subject_name"], "示**");
    assert_eq!(masked["subject_kind"], "official");
    assert_eq!(masked["unit_uscc"], UNIT);
    // What is decided of somebody often names him.
    assert_eq!(masked["result"], "对示**通报批评");
    assert_eq!(shown(official, true)["subject_name"], "示某某");
    // In words as in keys; and where nobody says what it is, it may be a person.
    let in_words = json!({"subject_kind": "公职人员", "subject_name": "示某某"});
    assert_eq!(shown(in_words, false)["subject_name"], "示**");
    assert_eq!(
        shown(json!({"subject_name": "示某某"}), false)["subject_name"],
        "示**"
    );
    let unit = json!({"subject_kind": "institution", "subject_name": "海安市示例一局", "unit_uscc": UNIT});
    assert_eq!(shown(unit, false)["subject_name"], "海安市示例一局");
    // As it was entered before there were such fields.
    assert_eq!(shown(json!({}), false)["matter"], "m");
}

#[test]
fn who_is_held_accountable_is_read_as_a_dishonesty_record_is() {
    with_machine(|machine| {
        let says = |fields: Value| {
            let unmet = machine
                .decide(
                    &new_state(ACCOUNTABILITY),
                    &event(ACCOUNTABILITY, Action::Open, fields),
                )
                .unmet;
            let said = format!("{unmet:?}");
            assert!(
                !said.contains("示某某") && !said.contains("199003077774"),
                "{said}"
            );
            let all = unmet
                .iter()
                .flat_map(|one| one.fields.clone())
                .collect::<Vec<_>>();
            (codes(&unmet), all)
        };
        let name = "示某某".repeat(100);
        for (field, wrong, code) in [
            ("subject_kind", "自然人", "IDN170"),
            ("subject_name", name.as_str(), "IDN180"),
            ("unit_uscc", "11320685MB0A10021Q", "IDN106"),
            ("unit_uscc", "110101199003077774", "IDN102"),
        ] {
            let (found, fields) = says(json!({"matter": "m", field: wrong}));
            assert_eq!(
                (found.as_slice(), fields.as_slice()),
                (&[code][..], &[field.to_owned()][..]),
                "{field}"
            );
        }
        // Whom it is about is said once: who decides holds nobody else accountable.
        let opened = brought_to(machine, table(ACCOUNTABILITY), Some(Stage::Opened));
        let decided = good(ACCOUNTABILITY, Action::Decide).with("subject_name", "别某某");
        assert_eq!(codes(&machine.decide(&opened, &decided).unmet), ["LIF015"]);
    });
}
