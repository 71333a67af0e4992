//! What happens to people.

use serde_json::json;
use zhengwu_credit::code::ResponsibleSide;
use zhengwu_credit::lifecycle::{
    Action, Event, Log, Moment, Stage, Standing, State, Subject, SubjectKind, standing,
};

use super::common::{UNIT, brought_to, codes, day, event, good, subject, table, with_machine};

const CONTRACT: SubjectKind = SubjectKind::Contract;
const COMMITMENT: SubjectKind = SubjectKind::Commitment;

#[test]
fn a_new_leader_wants_out() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let out = event(
            CONTRACT,
            Action::Terminate,
            json!({"change_ground": "领导更替", "ground_proof": "会议纪要"}),
        );
        let refusal = machine.apply(&state, &out).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["PRF101"]);
        assert_eq!(refusal.unmet[0].basis, "一(三), 二(三)2");
        assert_eq!(refusal.unmet[0].fields, ["change_ground"]);
        let talk = event(
            CONTRACT,
            Action::Negotiate,
            json!({"cause": "领导更替", "counterparty": "海安示例设备有限公司"}),
        );
        assert!(machine.apply(&state, &talk).is_ok());
        let (after, _) = machine.record_fact(&state, &out);
        assert_eq!(after.stage, Some(Stage::Performing));
        let matter = after.open_matters().next().unwrap();
        assert_eq!(matter.side, Some(ResponsibleSide::Government));
        assert_eq!(matter.reason.as_deref(), Some("leadership_change"));
        let done = machine
            .apply(&after, &good(CONTRACT, Action::Complete))
            .unwrap_err();
        assert_eq!(codes(&done.unmet), ["LIF003"]);
    });
}

#[test]
fn a_planning_change_names_everything_that_is_missing() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let bare = event(
            CONTRACT,
            Action::Suspend,
            json!({"change_ground": "规划调整", "loss_stated": "56000"}),
        );
        let refusal = machine.apply(&state, &bare).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["PRF001", "PRF002", "PRF004"]);
        let lawful = bare
            .with("authority_doc", "海示一发〔2025〕20号")
            .with("procedure_doc", "海示一纪〔2025〕31号")
            .with("compensation_decided", "50000");
        let state = machine.apply(&state, &lawful).unwrap();
        assert_eq!(state.stage, Some(Stage::Suspended));
        // What was decided is to be paid before it is written off.
        let state = machine.apply(&state, &good(CONTRACT, Action::Terminate)).unwrap();
        let refusal = machine
            .apply(&state, &good(CONTRACT, Action::WriteOff))
            .unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF004"]);
        let paid = good(CONTRACT, Action::WriteOff).with("compensation_paid", "50000");
        assert_eq!(
            machine.apply(&state, &paid).unwrap().stage,
            Some(Stage::WrittenOff)
        );
    });
}

#[test]
fn a_ground_that_only_ends_changes_nothing() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let fields = json!({"change_ground": "bankruptcy", "ground_proof": "（2025）苏06破1号"});
        let refusal = machine
            .apply(&state, &event(CONTRACT, Action::Suspend, fields.clone()))
            .unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF103"]);
        let state = machine
            .apply(&state, &event(CONTRACT, Action::Terminate, fields))
            .unwrap();
        assert_eq!(state.stage, Some(Stage::Terminated));
    });
}

#[test]
fn a_road_settled_below_its_price_is_complete() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let fields = json!({"evidence": "竣工验收单", "performed_amount": "1200000", "due_amount": "1200000", "paid_amount": "1200000"});
        let complete = event(CONTRACT, Action::Complete, fields);
        let refusal = machine.apply(&state, &complete).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF205"]);
        assert!(refusal.unmet[0].message.zh.contains("1200000.00"), "{refusal:#?}");
        let settle = event(
            CONTRACT,
            Action::Settle,
            json!({"settled_amount": "1200000", "document": "结算审计报告5号"}),
        );
        let state = machine.apply(&state, &settle).unwrap();
        assert_eq!(
            machine.apply(&state, &complete).unwrap().stage,
            Some(Stage::Performed)
        );
    });
}

#[test]
fn six_months_short_and_cured_in_the_seventh() {
    with_machine(|machine| {
        let mut state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        state = machine
            .apply(&state, &good(CONTRACT, Action::OpenShortfall))
            .unwrap();
        for month in 7..=11 {
            let mut follow = event(
                CONTRACT,
                Action::FollowUp,
                json!({"follow_up": "再次催告", "next_follow_up_on": format!("2025-{:02}-05", month + 1)}),
            );
            follow.on = day(&format!("2025-{month:02}-05"));
            state = machine.apply(&state, &follow).unwrap();
        }
        assert_eq!(
            state.open_matters().next().unwrap().next_on,
            Some(day("2025-12-05"))
        );
        let mut cured = good(CONTRACT, Action::CloseMatter);
        cured.on = day("2025-12-05");
        state = machine.apply(&state, &cured).unwrap();
        assert_eq!(
            (state.open_matters().count(), state.stage),
            (0, Some(Stage::Performing))
        );
    });
}

#[test]
fn an_emergency_purchase_and_a_contract_of_before_the_notice() {
    with_machine(|machine| {
        let mut draft = good(CONTRACT, Action::Draft);
        for procedure in [
            "public_participation",
            "expert_argument",
            "risk_assessment",
            "legality_review",
            "collective_decision",
        ] {
            draft = draft.with(procedure, "not_applicable:emergency");
        }
        let state = machine.apply(&State::new(subject(CONTRACT)), &draft).unwrap();
        assert_eq!(
            machine
                .apply(&state, &good(CONTRACT, Action::Sign))
                .unwrap()
                .stage,
            Some(Stage::Signed)
        );
        // Of before the notice, no procedures are owed.
        let mut draft = good(CONTRACT, Action::Draft);
        draft.payload.remove("risk_assessment");
        draft.on = day("2024-06-03");
        let state = machine.apply(&State::new(subject(CONTRACT)), &draft).unwrap();
        let mut sign = good(CONTRACT, Action::Sign);
        sign.on = day("2024-06-04");
        assert!(machine.apply(&state, &sign).is_ok());
        sign.on = day("2024-12-10");
        let refusal = machine.apply(&state, &sign).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["CTR002", "CTR002"]);
    });
}

#[test]
fn a_department_merged_away_leaves_no_orphan() {
    with_machine(|machine| {
        for kind in [CONTRACT, COMMITMENT] {
            for stage in table(kind).stages() {
                let state = brought_to(machine, table(kind), Some(stage));
                let after = machine.apply(&state, &good(kind, Action::Succeed)).unwrap();
                assert_eq!((after.stage, &after.subject), (state.stage, &state.subject));
                let field = if kind == CONTRACT {
                    "party_a_name"
                } else {
                    "unit_name"
                };
                assert_eq!(after.fact(field), Some("海安市示例二局"));
            }
        }
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Signed));
        let bare = event(
            CONTRACT,
            Action::Succeed,
            json!({"responsible_side": "government"}),
        );
        let refusal = machine.apply(&state, &bare).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF002", "LIF002", "LIF011"]);
        let secret = machine.apply(&state, &good(CONTRACT, Action::Classify)).unwrap();
        assert!(secret.is_classified());
        assert!(
            !machine
                .apply(&secret, &good(CONTRACT, Action::Declassify))
                .unwrap()
                .is_classified()
        );
    });
}

#[test]
fn a_promise_postponed_twice_is_rescheduled_and_then_late() {
    with_machine(|machine| {
        let mut state = brought_to(machine, table(COMMITMENT), Some(Stage::Made));
        assert_eq!(standing(&state, day("2025-06-02"), 30), Standing::Overdue);
        // On its last day, which belongs to the term.
        let first = zhengwu_credit::lifecycle::last_day(&state).unwrap().to_string();
        for (on, due) in [(first.as_str(), "2025-09-30"), ("2025-09-01", "2025-12-31")] {
            let mut postpone = good(COMMITMENT, Action::Amend).with("due_on", due);
            postpone.on = day(on);
            state = machine.apply(&state, &postpone).unwrap();
        }
        assert_eq!(state.fact("authority_doc"), Some("海示一发〔2024〕8号"));
        let at = |on: &str| standing(&state, day(on), 30);
        assert_eq!(at("2025-11-30"), Standing::NotDue);
        assert_eq!(at("2025-12-01"), Standing::DueSoon);
        assert_eq!(at("2025-12-31"), Standing::DueSoon);
        assert_eq!(at("2026-01-01"), Standing::Overdue);
        let refusal = machine
            .apply(
                &state,
                &event(
                    COMMITMENT,
                    Action::Amend,
                    json!({"change_ground": "public_interest", "due_on": "2026-03-31"}),
                ),
            )
            .unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF303", "LIF007", "LIF008"]);
    });
}

#[test]
fn an_unreadable_event_is_refused_under_the_rules_of_reading() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let typo = event(
            CONTRACT,
            Action::RecordPerformance,
            json!({"performed_amount": "三十二", "accepted_on": "2025-02-30"}),
        );
        let refusal = machine.apply(&state, &typo).unwrap_err();
        let found = codes(&refusal.unmet);
        assert!(
            found.contains(&"IDN141")
                && found.iter().any(|code| code.starts_with("IDN16")
                    || code.starts_with("IDN15")
                    || code.starts_with("IDN1")),
            "{found:?}"
        );
        // A ground that is no code of the list is not passed over.
        let odd = event(CONTRACT, Action::Terminate, json!({"change_ground": "心情不好"}));
        assert!(machine.apply(&state, &odd).is_err());
    });
}

#[test]
fn an_officials_promise_is_handed_over_or_ends() {
    with_machine(|machine| {
        let state = brought_to(machine, table(COMMITMENT), Some(Stage::Made));
        let after = machine
            .apply(&state, &good(COMMITMENT, Action::HandOver))
            .unwrap();
        assert_eq!(
            (after.stage, after.fact("promisor_name")),
            (Some(Stage::Made), Some("某某"))
        );
        let wrong = good(COMMITMENT, Action::End).with("promise_of", "post");
        assert_eq!(
            codes(&machine.apply(&state, &wrong).unwrap_err().unmet),
            ["LIF208"]
        );
        assert_eq!(
            machine
                .apply(&state, &good(COMMITMENT, Action::End))
                .unwrap()
                .stage,
            Some(Stage::Ended)
        );
    });
}

#[test]
fn a_claim_that_hangs_on_a_contract_keeps_it_from_being_written_off() {
    with_machine(|machine| {
        let mut log = Log::new();
        let mut enter = |event: Event| {
            let next = log.next_sequence();
            log.append(
                event,
                day("2025-07-01").and_hms_opt(9, 0, 0).unwrap(),
                "示例经办",
                next,
            )
            .unwrap();
            log.state(&subject(CONTRACT), Moment::default())
        };
        enter(good(CONTRACT, Action::Register));
        enter(good(CONTRACT, Action::Terminate));
        let claim = |action| good(SubjectKind::Compensation, action);
        let state = enter(claim(Action::Claim));
        let write_off = good(CONTRACT, Action::WriteOff);
        assert_eq!(
            codes(&machine.apply(&state, &write_off).unwrap_err().unmet),
            ["LIF004"]
        );
        enter(claim(Action::Assess));
        enter(claim(Action::Decide));
        let state = enter(claim(Action::Pay));
        assert!(machine.apply(&state, &write_off).is_ok());
        let over = event(
            SubjectKind::Compensation,
            Action::Pay,
            json!({"paid": "50000.01"}),
        );
        let decided = brought_to(machine, table(SubjectKind::Compensation), Some(Stage::Decided));
        assert_eq!(
            codes(&machine.apply(&decided, &over).unwrap_err().unmet),
            ["LIF209"]
        );
    });
}

#[test]
fn repair_waits_for_the_shortest_period() {
    with_machine(|machine| {
        let kind = SubjectKind::Dishonesty;
        let record = |severity: serde_json::Value| {
            let fields = json!({"source": "court_judgment", "authority_name": "示例市人民法院",
                "decided_on": "2026-04-01", "severity": severity});
            let mut event = event(kind, Action::Record, fields);
            event.on = day("2026-04-02");
            machine.apply(&State::new(subject(kind)), &event).unwrap()
        };
        let repair = |on: &str| {
            let mut event = good(kind, Action::Repair);
            event.on = day(on);
            event
        };
        let general = record(json!("general"));
        assert_eq!(
            codes(&machine.apply(&general, &repair("2026-07-01")).unwrap_err().unmet),
            ["DIS204"]
        );
        assert!(machine.apply(&general, &repair("2026-07-02")).is_ok());
        let unknown = machine
            .apply(&record(json!(null)), &repair("2027-07-02"))
            .unwrap_err();
        assert!(
            unknown.unmet[0].cannot_tell && unknown.unmet[0].fields == ["severity"],
            "{unknown:#?}"
        );
        let mut expire = good(kind, Action::Expire);
        expire.on = day("2027-04-01");
        assert_eq!(
            codes(&machine.apply(&general, &expire).unwrap_err().unmet),
            ["LIF210"]
        );
    });
}

#[test]
fn nothing_that_a_person_would_not_want_read_is_shown() {
    let (number, name) = ("320685199003070007", "欧阳示例");
    with_machine(|machine| {
        let subject = Subject::new(CONTRACT, [UNIT, "HA-2024/018"]);
        let mut draft = good(CONTRACT, Action::Draft)
            .with("party_b_name", name)
            .with("party_b_kind", "natural_person")
            .with("party_b_id_kind", "citizen_id")
            .with("party_b_id", number)
            .with("party_a_uscc", number);
        draft.subject = subject.clone();
        let state = State::new(subject);
        let refusal = machine.apply(&state, &draft).unwrap_err();
        let (after, unmet) = machine.record_fact(&state, &draft);
        let shown = format!(
            "{draft:?} {state:?} {after:?} {unmet:?} {refusal:?} {refusal} {}",
            serde_json::to_string(&refusal).unwrap()
        );
        assert!(!shown.contains(number) && !shown.contains(name), "{shown}");
    });
}
