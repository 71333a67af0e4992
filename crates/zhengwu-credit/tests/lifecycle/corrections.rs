//! A correction is asked what it corrects was asked.

use serde_json::{Value, json};
use zhengwu_credit::lifecycle::{Action, Event, Machine, Stage, State, SubjectKind};

use super::common::{codes, day, event, good, new_state, with_machine};

const CONTRACT: SubjectKind = SubjectKind::Contract;

/// These events, numbered as a log numbers them.
fn after(machine: &Machine<'_>, events: Vec<Event>) -> State {
    let mut state = new_state(events[0].subject.kind);
    for event in events {
        state = entered(machine, &state, event);
    }
    state
}

fn entered(machine: &Machine<'_>, state: &State, mut event: Event) -> State {
    event.sequence = state.history.len() as u64 + 1;
    machine.record_fact(state, &event).0
}

fn correct(fields: Value) -> Event {
    let mut event = event(CONTRACT, Action::Correct, fields);
    event
        .payload
        .entry("reason_note".to_owned())
        .or_insert_with(|| "录入有误".into());
    event
}

/// Registered (1), commenced (2), 320,000 performed (3), completed (4), written off (5).
fn performed(machine: &Machine<'_>) -> State {
    let amounts = json!({"performed_amount": "320000", "due_amount": "320000", "paid_amount": "320000"});
    after(
        machine,
        vec![
            good(CONTRACT, Action::Register),
            good(CONTRACT, Action::Commence),
            event(CONTRACT, Action::RecordPerformance, amounts),
            good(CONTRACT, Action::Complete),
            good(CONTRACT, Action::WriteOff),
        ],
    )
}

#[test]
fn a_correction_is_asked_what_it_corrects_was_asked() {
    with_machine(|machine| {
        let state = performed(machine);
        assert_eq!(state.stage, Some(Stage::WrittenOff));
        // What it corrects would then owe its evidence, or set what is not its to set.
        for (fields, code, field) in [
            (json!({"corrects": 4, "evidence": ""}), "REC001", "evidence"),
            (json!({"corrects": 2, "amount": "1"}), "LIF015", "amount"),
            (
                json!({"corrects": 3, "performed_amount": "若干"}),
                "IDN150",
                "performed_amount",
            ),
        ] {
            let refusal = machine.apply(&state, &correct(fields.clone())).unwrap_err();
            let one = refusal.unmet.iter().find(|one| one.fields == [field]);
            assert_eq!(
                one.map(|one| one.code),
                Some(code),
                "{fields} {:?}",
                codes(&refusal.unmet)
            );
        }
        // What is right is taken.
        let right = correct(json!({"corrects": 3, "performed_amount": "310000"}));
        assert_eq!(
            machine.apply(&state, &right).unwrap().stage,
            Some(Stage::WrittenOff)
        );
    });
}

#[test]
fn what_no_longer_holds_is_named() {
    with_machine(|machine| {
        let state = performed(machine);
        let withdrawn = correct(json!({"corrects": 4, "withdrawn": "是"}));
        let refusal = machine.apply(&state, &withdrawn).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF221"]);
        let said = &refusal.unmet[0].message;
        assert!(
            said.zh.contains("第 5 号") && said.zh.contains("LIF001"),
            "{}",
            said.zh
        );
        assert!(
            said.en.contains("event 5") && said.en.contains("LIF001"),
            "{}",
            said.en
        );
        // As a fact it is entered, told, and what hung on it no longer counts.
        let (after, unmet) = machine.record_fact(&state, &withdrawn);
        assert_eq!(
            (after.stage, codes(&unmet)),
            (Some(Stage::Performing), vec!["LIF221"])
        );
        // The later first, then the earlier.
        let later = correct(json!({"corrects": 5, "withdrawn": "是"}));
        let state = machine
            .apply(&state, &later)
            .map(|_| entered(machine, &state, later))
            .unwrap();
        assert_eq!(
            machine.apply(&state, &withdrawn).unwrap().stage,
            Some(Stage::Performing)
        );
    });
}

#[test]
fn a_correction_that_changes_nothing_or_cannot_be_read_is_none() {
    with_machine(|machine| {
        let state = performed(machine);
        for fields in [
            json!({"corrects": 3}),
            json!({"corrects": 3, "performed_amount": "320000"}),
            json!({"corrects": 3, "withdrawn": "否"}),
        ] {
            let refusal = machine.apply(&state, &correct(fields.clone())).unwrap_err();
            assert_eq!(codes(&refusal.unmet), ["LIF220"], "{fields}");
        }
        for (fields, code) in [
            (json!({"corrects": 5, "withdrawn": "也许"}), "LIF110"),
            (json!({"corrects": 5, "corrected_on": "上周"}), "IDN140"),
        ] {
            // Once, by the rule that knows why.
            let refusal = machine.apply(&state, &correct(fields.clone())).unwrap_err();
            let told = codes(&refusal.unmet);
            assert_eq!(
                told.iter().filter(|one| **one != "LIF220").collect::<Vec<_>>(),
                [&code],
                "{fields}"
            );
        }
        // Every yes that a record takes is one.
        for yes in ["是", "√", "Y", "TRUE", "1"] {
            let fields = json!({"corrects": 5, "withdrawn": yes});
            let after = machine.apply(&state, &correct(fields)).unwrap();
            assert_eq!(after.stage, Some(Stage::Performed), "{yes}");
        }
        // The same correction a second time changes nothing more.
        let mend = correct(json!({"corrects": 3, "performed_amount": "310000"}));
        let state = entered(machine, &state, mend.clone());
        let refusal = machine.apply(&state, &mend).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF220"]);
    });
}

#[test]
fn what_was_withdrawn_by_mistake_can_be_put_back() {
    with_machine(|machine| {
        let state = after(machine, vec![good(CONTRACT, Action::Register)]);
        let never = correct(json!({"corrects": 1, "withdrawn": true}));
        machine.apply(&state, &never).unwrap();
        let state = entered(machine, &state, never);
        assert_eq!(state.stage, None);
        let back = correct(json!({"corrects": 2, "withdrawn": true}));
        let offers = machine.actions(&state, day("2025-07-01"));
        let offer = offers.iter().find(|one| one.action == Action::Correct);
        assert!(offer.is_some_and(|one| {
            one.is_allowed()
                || !one
                    .refusal
                    .as_ref()
                    .unwrap()
                    .unmet
                    .iter()
                    .any(|one| one.code == "LIF001")
        }));
        assert_eq!(machine.apply(&state, &back).unwrap().stage, Some(Stage::Signed));
        // Of a subject of which nothing was ever entered nothing is corrected.
        let refusal = machine.apply(&new_state(CONTRACT), &back).unwrap_err();
        assert!(codes(&refusal.unmet).contains(&"LIF001"));
    });
}

#[test]
fn what_has_happened_was_not_later_than_its_correction() {
    with_machine(|machine| {
        let state = performed(machine);
        let on = |right: chrono::NaiveDate| {
            correct(json!({"corrects": 3, "corrected_on": right.to_string(), "performed_amount": "310000"}))
        };
        let said = on(day("2024-12-20")).on;
        let refused = |right| codes(&machine.decide(&state, &on(right)).unmet);
        assert!(refused(said.succ_opt().unwrap()).contains(&"LIF222"));
        assert!(
            !refused(said).contains(&"LIF222"),
            "the day of the correction itself is none to come"
        );
    });
}
