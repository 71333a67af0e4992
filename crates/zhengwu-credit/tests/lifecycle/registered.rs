//! What was signed or promised before it was registered, and what an amendment makes of a record.

use serde_json::json;
use zhengwu_credit::lifecycle::{
    Action, Event, Stage, State, Subject, SubjectKind, last_day, last_day_that_counts,
};

use super::common::{UNIT, brought_to, codes, day, event, good, new_state, table, with_machine};

/// A contract of 2019 of which the paper says little.
fn old(fields: &[(&str, &str)]) -> Event {
    let subject = Subject::new(SubjectKind::Contract, [UNIT, "HA-2024/017"]);
    let event = Event::new(subject, Action::Register, day("2024-12-01"));
    fields
        .iter()
        .fold(event, |event, (field, text)| event.with(field, *text))
}

#[test]
fn what_is_missing_in_an_old_contract_becomes_findings() {
    with_machine(|machine| {
        let event = old(&[("signed_on", "2019-05-06"), ("contract_name", "示例厂房租赁合同")]);
        let state = new_state(SubjectKind::Contract);
        // It stands in nobody's way,
        assert_eq!(machine.apply(&state, &event).unwrap().stage, Some(Stage::Signed));
        // and is told, by form, by fact and by decision alike.
        let (_, told) = machine.record_fact(&state, &event);
        assert_eq!(told, machine.decide(&state, &event).findings);
        assert!(
            told.iter()
                .all(|one| one.is_told && !one.message.zh.is_empty() && !one.basis.is_empty())
        );
        let missing: Vec<&str> = told
            .iter()
            .filter(|one| one.code == "REC001")
            .flat_map(|one| &one.fields)
            .map(String::as_str)
            .collect();
        for field in ["party_a_name", "party_b_name", "contract_kind", "amount_basis"] {
            assert!(missing.contains(&field), "{field} {missing:?}");
        }
        // By the law of its own day: procedures that a later law asks for are not asked of it.
        assert!(!missing.contains(&"signed_on"));
        let undated = machine.decide(&state, &old(&[])).findings;
        let fields: Vec<&String> = undated.iter().flat_map(|one| &one.fields).collect();
        assert!(fields.iter().any(|field| *field == "signed_on"), "{fields:?}");
        // Of a record without fault nothing is told.
        let whole = machine.decide(&state, &good(SubjectKind::Contract, Action::Register));
        assert_eq!((codes(&whole.unmet), codes(&whole.findings)), (vec![], vec![]));
    });
}

#[test]
fn what_happened_between_signing_and_registration_is_in_order() {
    with_machine(|machine| {
        let state = new_state(SubjectKind::Contract);
        let state = machine
            .apply(&state, &old(&[("signed_on", "2019-05-06")]))
            .unwrap();
        let on = |text: &str| {
            let mut event = event(SubjectKind::Contract, Action::Commence, json!({}));
            event.on = day(text);
            event
        };
        let refusal = machine.apply(&state, &on("2019-05-05")).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF303"]);
        let state = machine.apply(&state, &on("2019-06-01")).unwrap();
        assert_eq!(
            (state.stage, state.since),
            (Some(Stage::Performing), Some(day("2019-06-01")))
        );
        // And so on from there.
        let mut stop = good(SubjectKind::Contract, Action::Suspend);
        stop.on = day("2019-05-31");
        assert_eq!(
            codes(&machine.apply(&state, &stop).unwrap_err().unmet),
            ["LIF303"]
        );
        stop.on = day("2021-03-01");
        assert_eq!(
            machine.apply(&state, &stop).unwrap().stage,
            Some(Stage::Suspended)
        );
    });
}

#[test]
fn an_amendment_makes_no_record_wrong() {
    with_machine(|machine| {
        let promise = new_state(SubjectKind::Commitment);
        let made = good(SubjectKind::Commitment, Action::Register)
            .with("made_on", "2024-12-10")
            .with("category", "key_task");
        let promise = machine.apply(&promise, &made).unwrap();
        let amend = |due: &str| good(SubjectKind::Commitment, Action::Amend).with("due_on", due);
        for (due, code) in [("2024-01-01", "CMT202"), ("长期", "CMT203"), ("明年", "IDN109")] {
            let refusal = machine.apply(&promise, &amend(due)).unwrap_err();
            assert!(
                refusal
                    .unmet
                    .iter()
                    .any(|one| one.fields == ["due_on"] && (one.code == code || due == "明年")),
                "{due} {:?}",
                codes(&refusal.unmet)
            );
        }
        let contract = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Signed));
        let ends = good(SubjectKind::Contract, Action::Amend).with("ends_on", "2020-01-01");
        assert!(codes(&machine.apply(&contract, &ends).unwrap_err().unmet).contains(&"CTR201"));
        // What was wrong before is no reason against another change.
        let state = new_state(SubjectKind::Contract);
        let state = machine
            .apply(
                &state,
                &old(&[
                    ("signed_on", "2019-05-06"),
                    ("starts_on", "2019-06-01"),
                    ("ends_on", "2019-05-01"),
                ]),
            )
            .unwrap();
        let later = good(SubjectKind::Contract, Action::Amend).with("contract_name", "示例厂房租赁合同");
        assert_eq!(
            machine.apply(&state, &later).map(|state| state.stage),
            Ok(Some(Stage::Signed))
        );
    });
}

#[test]
fn what_is_postponed_after_its_day_was_late() {
    with_machine(|machine| {
        let promise = brought_to(machine, table(SubjectKind::Commitment), Some(Stage::Made));
        let due = last_day(&promise).unwrap();
        let amend = |on, until: &str| {
            let mut event = good(SubjectKind::Commitment, Action::Amend).with("due_on", until);
            event.on = on;
            event
        };
        let counts = |state| last_day_that_counts(state, day("2027-01-01"));
        // In time, also on the last day itself: rescheduled, and not late.
        let decision = machine.decide(&promise, &amend(due, "2026-06-30"));
        assert_eq!(
            (codes(&decision.unmet), codes(&decision.findings)),
            (vec![], vec![])
        );
        let twice = machine.apply(&promise, &amend(due, "2026-06-30")).unwrap();
        let twice = machine
            .apply(&twice, &amend(day("2026-06-01"), "2026-12-31"))
            .unwrap();
        assert_eq!(counts(&twice), Some(day("2026-12-31")));
        // A day later: lawful, told, and the first day counts.
        let late = amend(due.succ_opt().unwrap(), "2026-06-30");
        let decision = machine.decide(&promise, &late);
        assert_eq!(
            (codes(&decision.unmet), codes(&decision.findings)),
            (vec![], vec!["LIF320"])
        );
        let state = machine.apply(&promise, &late).unwrap();
        assert_eq!(
            (last_day(&state), counts(&state)),
            (Some(day("2026-06-30")), Some(due))
        );
        assert_eq!(last_day_that_counts(&state, due), Some(due));
    });
}

#[test]
fn what_a_row_calls_a_finding_is_told_and_stands_in_nobodys_way() {
    with_machine(|machine| {
        let signed = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Signed));
        let later = good(SubjectKind::Contract, Action::Amend).with("effective_on", "2025-07-01");
        let signed = machine.apply(&signed, &later).unwrap();
        let mut commence = good(SubjectKind::Contract, Action::Commence);
        commence.on = day("2025-06-30");
        commence.payload.clear();
        let decision = machine.decide(&signed, &commence);
        assert_eq!(
            (codes(&decision.unmet), codes(&decision.findings)),
            (vec![], vec!["LIF321"])
        );
        let performing = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Performing));
        let over =
            json!({"performed_amount": "1280000.01", "due_amount": "1280000", "paid_amount": "1280000"});
        let over = event(SubjectKind::Contract, Action::RecordPerformance, over);
        let decision = machine.decide(&performing, &over);
        assert_eq!(
            (codes(&decision.unmet), codes(&decision.findings)),
            (vec![], vec!["PRF403"])
        );
    });
}

#[test]
fn what_begins_a_subject_is_of_its_own_key() {
    with_machine(|machine| {
        let codes_of = |event: &Event, field: &str, text: &str| {
            let state = new_state(event.subject.kind);
            codes(&machine.decide(&state, &event.clone().with(field, text)).unmet)
        };
        for (kind, action) in [
            (SubjectKind::Contract, Action::Draft),
            (SubjectKind::Contract, Action::Register),
        ] {
            let begin = good(kind, action);
            assert_eq!(codes_of(&begin, "contract_no", "HA-2024/999"), ["LIF015"]);
            assert_eq!(codes_of(&begin, "party_a_uscc", "11320685MB0A100217"), ["LIF015"]);
            let own = begin.subject.key[1].clone();
            assert!(codes_of(&begin, "contract_no", &own).is_empty());
        }
        let promise = good(SubjectKind::Commitment, Action::Propose);
        assert_eq!(codes_of(&promise, "unit_uscc", "11320685MB0A100217"), ["LIF015"]);
        assert_eq!(
            codes_of(&promise, "commitment_no", "32068520241201000099"),
            ["LIF015"]
        );
    });
}

#[test]
fn the_remarks_of_a_draft_are_the_contracts_and_those_of_an_action_are_not() {
    with_machine(|machine| {
        let draft = good(SubjectKind::Contract, Action::Draft)
            .with("fields", "other")
            .with("remarks", "战略合作");
        let (state, _) = machine.record_fact(&new_state(SubjectKind::Contract), &draft);
        let sign = good(SubjectKind::Contract, Action::Sign);
        let told = codes(&machine.decide(&state, &sign).findings);
        assert!(!told.contains(&"CTR232"), "{told:?}");
        let silent = machine.record_fact(
            &new_state(SubjectKind::Contract),
            &draft.clone().with("remarks", ""),
        );
        assert!(codes(&machine.decide(&silent.0, &sign).findings).contains(&"CTR232"));
        let (after, _) = machine.record_fact(&state, &sign.with("remarks", "另一句"));
        assert_eq!(after.fact("remarks"), Some("战略合作"));
    });
}

#[test]
fn publishing_tells_what_the_order_says_of_a_minor_matter_and_of_too_long_an_end() {
    with_machine(|machine| {
        let record = |decided: &str, severity: &str| {
            let mut record = good(SubjectKind::Dishonesty, Action::Record)
                .with("decided_on", decided)
                .with("severity", severity);
            record.on = day("2026-04-02");
            machine
                .record_fact(&new_state(SubjectKind::Dishonesty), &record)
                .0
        };
        let told = |state: &State, ends: &str| {
            let mut publish =
                good(SubjectKind::Dishonesty, Action::Publish).with("publication_ends_on", ends);
            publish.on = day("2026-04-08");
            codes(&machine.decide(state, &publish).findings)
        };
        let (minor, general) = (record("2026-04-01", "minor"), record("2026-04-01", "general"));
        assert!(told(&minor, "2026-07-01").contains(&"DIS206"));
        assert!(told(&general, "2027-04-02").contains(&"DIS205"));
        assert!(told(&general, "2027-04-01").is_empty());
        // Of before the order nothing is said, and it expires by its own end.
        let old = record("2026-03-31", "general");
        assert!(told(&old, "2030-01-01").is_empty());
        let expires = |ends: &str| {
            let mut publish =
                good(SubjectKind::Dishonesty, Action::Publish).with("publication_ends_on", ends);
            publish.on = day("2026-04-08");
            let (published, _) = machine.record_fact(&old, &publish);
            let mut expire = good(SubjectKind::Dishonesty, Action::Expire);
            expire.on = day("2026-06-01");
            codes(&machine.decide(&published, &expire).unmet).contains(&"LIF210")
        };
        assert_eq!((expires("2026-05-31"), expires("2026-06-01")), (false, true));
    });
}
