//! What an event may bring: keys that are known, values of a field's shape, a successor's number that is one.

use serde_json::{Value, json};
use zhengwu_credit::api;
use zhengwu_credit::lifecycle::{ALL, Action, Event, Log, Moment, Stage, SubjectKind, Unmet};

use super::common::{brought_to, codes, day, event, good, subject, table, with_machine};

const CONTRACT: SubjectKind = SubjectKind::Contract;
const COMMITMENT: SubjectKind = SubjectKind::Commitment;

/// What is said of an event of a contract that is performed.
fn said(event: &Event) -> Vec<Unmet> {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let unmet = machine.decide(&state, event).unmet;
        // As a fact it is entered, and told all the same.
        let (after, told) = machine.record_fact(&state, event);
        assert_eq!(codes(&told), codes(&unmet));
        assert_eq!(after.history.len(), state.history.len() + 1);
        assert_eq!(machine.apply(&state, event).is_ok(), unmet.is_empty());
        unmet
    })
}

#[test]
fn a_key_that_nothing_knows_is_told_with_the_one_that_is_meant() {
    let talk = || good(CONTRACT, Action::Negotiate);
    assert_eq!(codes(&said(&talk())), [""; 0]);
    for (key, meant) in [
        ("evidnce", Some("evidence")),
        ("Remarks", Some("remarks")),
        ("跟进措施", Some("follow_up")),
        ("合同金额（万元）", Some("amount")),
        ("协商对象", Some("counterparty")),
        ("weather", None),
        ("110101199003077774", None),
    ] {
        let unmet = said(&talk().with(key, "1"));
        assert_eq!(codes(&unmet), ["LIF106"], "{key}");
        let one = &unmet[0];
        let asks = one.message.zh.contains("是不是") && one.message.en.contains("did you mean");
        assert_eq!(asks, meant.is_some(), "{one:#?}");
        assert!(one.message.zh.contains(meant.unwrap_or("不会登记")), "{one:#?}");
        assert!(!format!("{one:?}").contains("199003077774"), "{one:#?}");
    }
    // A very long one costs nobody an hour.
    assert_eq!(
        codes(&said(&talk().with(&"k".repeat(1_000_000), "1"))),
        ["LIF106"]
    );
}

#[test]
fn every_field_that_a_table_names_is_known() {
    with_machine(|machine| {
        for table in ALL {
            let known = table
                .keeps
                .iter()
                .copied()
                .chain(table.all_rows().filter_map(|row| row.dates));
            for field in known {
                let row = &table.rows[0];
                let event = good(table.of, row.action).with(field, "2025-06-02");
                let unmet = machine.decide(&super::common::new_state(table.of), &event).unmet;
                assert!(!codes(&unmet).contains(&"LIF106"), "{:?} {field}", table.of);
                let (zh, _) = zhengwu_credit::lifecycle::fields::label(table.of.record(), field);
                assert!(!zh.is_empty(), "{field} has no name");
            }
        }
    });
}

#[test]
fn a_structure_is_no_value() {
    let talk = || good(CONTRACT, Action::Negotiate);
    for (key, value) in [
        ("cause", json!({"zh": "协商"})),
        ("cause", json!(["甲", "乙"])),
        ("remarks", json!({})),
        ("observed_on", json!(["2025-06-02"])),
        ("fields", json!([["tendering"]])),
        ("fields", json!([{"key": "tendering"}])),
    ] {
        let unmet = said(&talk().with(key, value));
        assert_eq!(codes(&unmet), ["IDN172"], "{unmet:#?}");
        assert_eq!(unmet[0].fields, [key]);
        let (zh, en) = (&unmet[0].message.zh, &unmet[0].message.en);
        assert!(
            zh.contains("应是单个值") && !zh.contains("“”") && !en.contains("``"),
            "{zh} {en}"
        );
    }
    assert_eq!(codes(&said(&talk().with("remarks", Value::Null))), [""; 0]);
    // A list of single values is one where the field is a list.
    let amend = good(CONTRACT, Action::Amend).with("fields", json!(["tendering", "livelihood"]));
    assert_eq!(codes(&said(&amend)), [""; 0]);
}

#[test]
fn an_old_log_with_such_keys_is_read_as_before() {
    let mut old = Log::new();
    for odd in [
        good(CONTRACT, Action::Register),
        good(CONTRACT, Action::Commence)
            .with("weather", "晴")
            .with("remarks", json!({"zh": "进场"})),
    ] {
        super::log::enter(&mut old, odd, "2025-07-01");
    }
    let again = Log::read(&old.to_text()).unwrap();
    assert_eq!(again, old);
    let state = again.state(&subject(CONTRACT), Moment::as_of(day("2025-07-01")));
    assert_eq!(state.stage, Some(Stage::Performing));
    // Through the doors the same is told.
    let line = r#"{"subject":{"kind":"contract","key":["11320685MB0A10013C","HA-2024/017"]},"on":"2025-07-01",
        "action":"negotiate","payload":{"cause":"价款","counterparty":{"name":"甲"},"wether":"晴"}}"#;
    let applied = api::apply(&old.to_text(), line, &api::ApplyOptions::default()).unwrap();
    let told: Vec<&str> = applied.unmet.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(told, ["LIF106", "IDN172"]);
}

fn succeeds(kind: SubjectKind, fields: Value) -> Event {
    let mut event = good(kind, Action::Succeed);
    event.payload.extend(fields.as_object().unwrap().clone());
    event
}

#[test]
fn a_successors_number_is_read_as_the_field_is_that_it_replaces() {
    // The example's own code is one.
    assert_eq!(codes(&said(&good(CONTRACT, Action::Succeed))), [""; 0]);
    let government = |code: &str| said(&succeeds(CONTRACT, json!({"successor_id": code})));
    for (code, rule) in [
        ("11320685MB0A10021Q", "IDN106"),
        ("11320685MB0A1002", "IDN104"),
        ("00000000000000000X", "IDN101"),
        ("110101199003077774", "IDN102"),
    ] {
        let unmet = government(code);
        assert_eq!(codes(&unmet), [rule], "{unmet:#?}");
        assert_eq!(unmet[0].fields, ["successor_id"]);
        assert!(unmet[0].message.zh.contains("承继者代码"), "{unmet:#?}");
        assert!(!format!("{unmet:?}").contains("110101199003077774"));
    }
    // The counterparty of the example is a company.
    let counterparty = |fields: Value| {
        let mut event = succeeds(CONTRACT, json!({"responsible_side": "counterparty"}));
        event.payload.extend(fields.as_object().unwrap().clone());
        event
    };
    assert_eq!(
        codes(&said(&counterparty(
            json!({"successor_id": "91320685MA1A30039C"})
        ))),
        [""; 0]
    );
    assert_eq!(
        codes(&said(&counterparty(
            json!({"successor_id": "91320685MA1A30039D"})
        ))),
        ["IDN106"]
    );
    let heir = json!({"successor_id": "110101199003077774", "party_b_kind": "natural_person", "party_b_id_kind": "citizen_id"});
    let heir = counterparty(heir);
    assert_eq!(codes(&said(&heir)), [""; 0]);
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let after = machine.apply(&state, &heir).unwrap();
        assert_eq!(after.fact("party_b_id_kind"), Some("citizen_id"));
    });
    let wrong = json!({"successor_id": "110101199003077775", "party_b_kind": "natural_person", "party_b_id_kind": "citizen_id"});
    let wrong = counterparty(wrong);
    let unmet = said(&wrong);
    assert_eq!(codes(&unmet), ["IDN121"]);
    assert!(!format!("{unmet:?}").contains("199003077775"), "{unmet:#?}");
}

#[test]
fn an_officials_successor_has_an_officials_number_and_a_unit_its_code() {
    with_machine(|machine| {
        let state = brought_to(machine, table(COMMITMENT), Some(Stage::Made));
        let says = |event: &Event| codes(&machine.decide(&state, event).unmet);
        let handed = |number: &str| good(COMMITMENT, Action::HandOver).with("successor_id", number);
        assert_eq!(says(&handed("110101199003077774")), [""; 0]);
        assert_eq!(says(&handed("110101199003077775")), ["IDN121"]);
        assert_eq!(says(&handed("11320685MB0A10013C")), ["IDN120"]);
        // The official stays, the unit is merged away.
        let merged = |code: &str| succeeds(COMMITMENT, json!({"successor_id": code}));
        assert_eq!(says(&merged("11320685MB0A100217")), [""; 0]);
        assert_eq!(says(&merged("11320685MB0A10021Q")), ["IDN106"]);
        // Where nothing is replaced there is nothing to hold it against.
        let mut bare = event(COMMITMENT, Action::Succeed, json!({}));
        bare.payload.insert("successor_id".to_owned(), json!("?"));
        assert!(!says(&bare).contains(&"LIF106"));
    });
}
