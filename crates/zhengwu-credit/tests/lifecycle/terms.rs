//! No term of a subject is changed by the way.

use serde_json::json;
use zhengwu_credit::lifecycle::{Action, Log, Moment, Stage, SubjectKind, fields};

use super::common::{FORBIDDEN, brought_to, codes, day, event, good, subject, table, with_machine};

#[test]
fn no_term_is_changed_by_the_way() {
    with_machine(|machine| {
        let promise = brought_to(machine, table(SubjectKind::Commitment), Some(Stage::Made));
        let due = promise.fact("due_on").map(str::to_owned);
        let progress = event(
            SubjectKind::Commitment,
            Action::RecordProgress,
            json!({"progress": "10", "due_on": "2030-01-01"}),
        );
        let refusal = machine.apply(&promise, &progress).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF015"]);
        assert_eq!(refusal.unmet[0].fields, ["due_on"]);
        // As a fact it is told, and the promise is due when it was.
        let (after, unmet) = machine.record_fact(&promise, &progress);
        assert_eq!(codes(&unmet), ["LIF015"]);
        assert_eq!(after.fact("due_on").map(str::to_owned), due);
        assert_eq!(after.fact("progress"), Some("10"));
        // Nor does an event bring the condition under which it may be done.
        let conclude = event(
            SubjectKind::Commitment,
            Action::ConcludeUnfulfilled,
            json!({"fulfilment_status": "none", "unfulfilled_content": "未通车", "accountability": "已约谈"}),
        );
        let refusal = machine.apply(&promise, &conclude).unwrap_err();
        assert_eq!(refusal.unmet[0].fields, ["fulfilment_status"]);
        let contract = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Signed));
        for (action, fields) in [
            (Action::Commence, json!({"ends_on": "2030-01-01"})),
            (
                Action::Terminate,
                json!({"change_ground": "mutual_consent", "ground_proof": "协议", "amount": "1"}),
            ),
            (Action::Commence, json!({"contract_no": "HA-9"})),
        ] {
            let refusal = machine
                .apply(&contract, &event(SubjectKind::Contract, action, fields))
                .unwrap_err();
            assert_eq!(codes(&refusal.unmet), ["LIF015"]);
        }
        // What says again what is known changes nothing.
        let again = json!({"contract_no": contract.fact("contract_no")});
        assert!(
            machine
                .apply(&contract, &event(SubjectKind::Contract, Action::Commence, again))
                .is_ok()
        );
    });
}

#[test]
fn no_payload_takes_back_what_the_action_says() {
    with_machine(|machine| {
        let contract = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Performing));
        for action in [Action::Terminate, Action::Suspend] {
            let plain = machine
                .apply(&contract, &event(SubjectKind::Contract, action, json!({})))
                .unwrap_err();
            let bent = event(
                SubjectKind::Contract,
                action,
                json!({"performance_status": "performing"}),
            );
            assert_eq!(
                codes(&machine.apply(&contract, &bent).unwrap_err().unmet),
                codes(&plain.unmet)
            );
        }
        let promise = brought_to(machine, table(SubjectKind::Commitment), Some(Stage::Made));
        let fulfil = event(
            SubjectKind::Commitment,
            Action::Fulfil,
            json!({"fulfilment_status": "none"}),
        );
        let refusal = machine.apply(&promise, &fulfil).unwrap_err();
        assert!(codes(&refusal.unmet).contains(&"LIF015"), "{refusal:?}");
        assert!(
            codes(&refusal.unmet).contains(&"CMT005"),
            "the evidence is owed all the same: {refusal:?}"
        );
        // Nor by whose law it is judged.
        let proposed = brought_to(machine, table(SubjectKind::Commitment), Some(Stage::Proposed));
        let backdated = event(
            SubjectKind::Commitment,
            Action::Make,
            json!({"made_on": "2020-01-01"}),
        );
        assert!(codes(&machine.apply(&proposed, &backdated).unwrap_err().unmet).contains(&"LIF015"));
    });
}

#[test]
fn a_forbidden_ground_is_found_wherever_it_stands() {
    with_machine(|machine| {
        let contract = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Signed));
        for (action, fields) in [
            (Action::Lapse, json!({"failed_condition": "leadership_change"})),
            (
                Action::Suspend,
                json!({"change_ground": "force_majeure", "ground_proof": "领导人员更替。"}),
            ),
            (
                Action::Negotiate,
                json!({"cause": "协商", "counterparty": "示例公司", "reason": "政府换届"}),
            ),
        ] {
            assert!(
                machine
                    .apply(&contract, &event(SubjectKind::Contract, action, fields))
                    .is_err(),
                "{action:?}"
            );
        }
        let both = json!({"change_ground": "leadership_change", "reason_note": "政府换届；资金未到位"});
        let refusal = machine
            .apply(&contract, &event(SubjectKind::Contract, Action::Suspend, both))
            .unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["PRF101", "LIF101"]);
    });
}

/// Where a text is the whole ground, a sentence that names the forbidden as the cause pleads it.
#[test]
fn a_forbidden_ground_is_found_in_a_sentence_that_is_the_whole_ground() {
    let said = "因领导更替不予补偿";
    with_machine(|machine| {
        let kind = SubjectKind::Compensation;
        let claim = brought_to(machine, table(kind), Some(Stage::Claimed));
        let refused = |reason: &str| {
            let reject = good(kind, Action::Reject).with("rejection_reason", reason);
            let refusal = machine.apply(&claim, &reject).err();
            let unmet = refusal.into_iter().flat_map(|refusal| refusal.unmet);
            unmet
                .map(|one| (one.code, one.fields, one.message, one.basis))
                .collect::<Vec<_>>()
        };
        let (bare, whole) = (refused("领导更替"), refused(said));
        assert_eq!(bare, whole, "by the same requirement");
        assert_eq!((whole[0].0, whole.len()), ("LIF101", 1));
        assert!(refused("损失没有证据，并非因领导更替").is_empty());
        // As a fact it is entered, and the claim is not rejected by it.
        let reject = good(kind, Action::Reject).with("rejection_reason", said);
        let (after, unmet) = machine.record_fact(&claim, &reject);
        assert_eq!((codes(&unmet), after.stage), (vec!["LIF101"], claim.stage));
        assert_eq!(after.history.len(), claim.history.len() + 1);
        // Of a contract it is the government side's breach.
        let contract = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Signed));
        let lapse = good(SubjectKind::Contract, Action::Lapse).with("failed_condition", "因换届未获批准");
        let refusal = machine.apply(&contract, &lapse).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF101"]);
        for event in [
            lapse,
            good(SubjectKind::Contract, Action::Terminate).with("rejection_reason", said),
        ] {
            let (after, unmet) = machine.record_fact(&contract, &event);
            assert_eq!((codes(&unmet), after.stage), (vec!["LIF101"], contract.stage));
            assert_eq!(after.open_matters().count(), 1, "{event:?}");
        }
    });
}

/// To talk about such a change is the duty; pleaded anywhere else it is none the better for being talked about.
#[test]
fn a_forbidden_ground_passes_as_the_cause_of_a_negotiation_alone() {
    with_machine(|machine| {
        for stage in [Stage::Signed, Stage::Performing, Stage::Suspended] {
            let contract = brought_to(machine, table(SubjectKind::Contract), Some(stage));
            for ground in FORBIDDEN {
                let talk = good(SubjectKind::Contract, Action::Negotiate).with("cause", ground);
                assert!(machine.apply(&contract, &talk).is_ok(), "{ground}");
                for field in fields::GROUNDS {
                    let pleads = talk.clone().with(field, ground);
                    let refusal = machine.apply(&contract, &pleads).unwrap_err();
                    let by = codes(&refusal.unmet);
                    assert!(
                        by.iter().all(|code| ["PRF101", "LIF101"].contains(code)),
                        "{by:?}"
                    );
                    assert_eq!(refusal.unmet[0].fields, [field]);
                    // As a fact it is told; to have talked is no breach.
                    let (after, unmet) = machine.record_fact(&contract, &pleads);
                    assert_eq!((unmet.len(), after.open_matters().count()), (by.len(), 0));
                }
            }
        }
    });
}

#[test]
fn a_breach_hides_no_fact_and_a_mistaken_day_blocks_nothing() {
    with_machine(|machine| {
        let kind = SubjectKind::Commitment;
        let new = zhengwu_credit::lifecycle::State::new(super::common::subject(kind));
        let register = event(
            kind,
            Action::Register,
            json!({"reason": "leadership_change", "promisor_kind": "institution"}),
        );
        let (state, unmet) = machine.record_fact(&new, &register);
        assert!(!unmet.is_empty());
        assert_eq!(
            (state.stage, state.open_matters().count()),
            (Some(Stage::Made), 1)
        );
        let contract = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Performing));
        let performed = json!({"performed_amount": "1280000", "reason": "leadership_change"});
        let (state, _) = machine.record_fact(
            &contract,
            &event(SubjectKind::Contract, Action::RecordPerformance, performed),
        );
        assert_eq!(state.fact("performed_amount"), Some("1280000"));
        assert_eq!(state.open_matters().count(), 1);
    });
}

/// A closing that is entered with a day before the opening (a mistaken day, found by a random log) closes it on the day of
/// the opening.
#[test]
fn no_matter_is_closed_before_it_is_opened() {
    let mut log = Log::default();
    let mut enter = |on: &str, action: Action, payload: serde_json::Value| {
        let mut said = event(SubjectKind::Contract, action, payload);
        said.on = day(on);
        super::log::enter(&mut log, said, "2025-01-12");
    };
    enter(
        "2025-01-10",
        Action::Draft,
        json!({"change_ground": "leadership_change"}),
    );
    enter(
        "2025-01-01",
        Action::CloseMatter,
        json!({"how": "cured", "evidence": "验收单3号"}),
    );
    let state = log.state(&subject(SubjectKind::Contract), Moment::default());
    let days: Vec<_> = state
        .matters
        .iter()
        .map(|matter| {
            (
                matter.opened.to_string(),
                matter.closed.map(|day| day.to_string()),
            )
        })
        .collect();
    assert_eq!(days, [("2025-01-10".to_owned(), Some("2025-01-10".to_owned()))]);
}
