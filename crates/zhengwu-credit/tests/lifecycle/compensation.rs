//! Compensation: claimed, assessed, decided, paid in parts and paid; and what it keeps from being written off (page 3).

use serde_json::{Value, json};
use zhengwu_credit::lifecycle::{Action, Event, Log, Machine, Moment, Stage, State, Subject, SubjectKind};

use super::common::{codes, day, event, good, new_state, subject, with_machine};

const CONTRACT: SubjectKind = SubjectKind::Contract;
const CLAIM: SubjectKind = SubjectKind::Compensation;

fn done(machine: &Machine<'_>, state: &State, event: &Event) -> State {
    machine
        .apply(state, event)
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

fn enter(log: &mut Log, event: Event) {
    let at = day("2025-07-01").and_hms_opt(9, 0, 0).unwrap();
    log.append(event, at, "示例经办", log.next_sequence()).unwrap();
}

fn claim_event(action: Action, fields: Value) -> Event {
    event(CLAIM, action, fields)
}

#[test]
fn compensation_is_paid_in_parts() {
    with_machine(|machine| {
        let mut state = new_state(CLAIM);
        for action in [Action::Claim, Action::Assess, Action::Decide] {
            state = done(machine, &state, &good(CLAIM, action));
        }
        let part = |paid: &str| claim_event(Action::PayPart, json!({"paid": paid}));
        let all = |paid: &str| claim_event(Action::Pay, json!({"paid": paid}));
        let refused = |state: &State, event: &Event| codes(&machine.decide(state, event).unmet);
        state = done(machine, &state, &part("20000"));
        assert_eq!(
            (state.stage, state.fact("paid")),
            (Some(Stage::Decided), Some("20000"))
        );
        state = done(machine, &state, &part("35000"));
        assert_eq!(refused(&state, &part("34999.99")), ["LIF301"]);
        assert_eq!(refused(&state, &part("50000.01")), ["LIF209"]);
        assert_eq!(refused(&state, &part("50000")), ["LIF213"]);
        assert_eq!(refused(&state, &all("49999.99")), ["LIF212"]);
        // Decided anew, not below what is paid.
        let contested = done(machine, &state, &good(CLAIM, Action::Contest));
        let anew = |decided: &str| good(CLAIM, Action::Decide).with("decided", decided);
        assert_eq!(refused(&contested, &anew("34999.99")), ["LIF209"]);
        assert!(machine.apply(&contested, &anew("35000")).is_ok());
        // It falls by a correction.
        let mut log = Log::new();
        for event in state.history.iter() {
            enter(&mut log, Event::clone(event));
        }
        enter(
            &mut log,
            claim_event(
                Action::Correct,
                json!({"corrects": 5, "reason_note": "录错", "paid": "25000"}),
            ),
        );
        let mended = log.state(&subject(CLAIM), Moment::default());
        assert_eq!(mended.fact("paid"), Some("25000"));
        let paid = done(machine, &mended, &all("50000"));
        assert_eq!(paid.stage, Some(Stage::Paid));
    });
}

#[test]
fn amounts_and_days_that_no_record_has_are_refused_in_the_words_of_records() {
    let cases = [
        (Action::Claim, "claimed", "-1", "IDN151", "“请求补偿金额”"),
        (Action::Claim, "claimed", "五六万", "IDN150", "“请求补偿金额”"),
        (Action::Claim, "claimed_on", "2025-02-30", "IDN141", "“请求日期”"),
        (Action::Assess, "assessed", "-0.01", "IDN151", "“评估金额”"),
        (Action::Decide, "decided", "1.001", "IDN152", "“决定补偿金额”"),
        (Action::Decide, "due_on", "下月", "IDN140", "“支付期限”"),
        (Action::PayPart, "paid", "-5", "IDN151", "“已支付补偿金额”"),
        (Action::Pay, "paid", "付清", "IDN150", "“已支付补偿金额”"),
    ];
    with_machine(|machine| {
        for (action, field, text, code, named) in cases {
            let mut state = new_state(CLAIM);
            for before in [Action::Claim, Action::Assess, Action::Decide] {
                if before == action {
                    break;
                }
                state = done(machine, &state, &good(CLAIM, before));
            }
            let bad = good(CLAIM, action).with(field, text);
            let unmet = machine.decide(&state, &bad).unmet;
            let told = unmet.iter().find(|one| one.code == code);
            let told = told.unwrap_or_else(|| panic!("{action:?} {field} {unmet:#?}"));
            assert_eq!(told.fields, [field]);
            assert!(told.message.zh.contains(named), "{told:#?}");
            assert!(
                unmet.iter().all(|one| !one.cannot_tell),
                "one cause, one finding: {unmet:#?}"
            );
        }
        // A correction is read too.
        let claimed = done(machine, &new_state(CLAIM), &good(CLAIM, Action::Claim));
        let correct = claim_event(
            Action::Correct,
            json!({"corrects": 1, "reason_note": "录错", "claimed": "-1"}),
        );
        assert!(codes(&machine.decide(&claimed, &correct).unmet).contains(&"IDN151"));
    });
}

/// A terminated contract with these amounts, beside claims that have been brought so far.
fn with_claims(amounts: &Value, claims: &[&[(Action, Value)]]) -> State {
    let mut log = Log::new();
    enter(&mut log, good(CONTRACT, Action::Register));
    let mut terminate = good(CONTRACT, Action::Terminate);
    for (field, value) in amounts.as_object().unwrap() {
        terminate = terminate.with(field, value.clone());
    }
    enter(&mut log, terminate);
    for (number, claim) in claims.iter().enumerate() {
        for (action, fields) in *claim {
            let mut step = good(CLAIM, *action);
            step.payload.extend(fields.as_object().unwrap().clone());
            let mut key = step.subject.key.clone();
            *key.last_mut().unwrap() = number.to_string();
            step.subject = Subject::new(CLAIM, key);
            enter(&mut log, step);
        }
    }
    log.state(&subject(CONTRACT), Moment::default())
}

#[test]
fn nothing_is_written_off_while_compensation_is_owed() {
    let none = json!({});
    let paid = |amount: &str| {
        vec![
            (Action::Claim, json!({})),
            (Action::Assess, json!({})),
            (Action::Decide, json!({"decided": amount})),
            (Action::Pay, json!({"paid": amount})),
        ]
    };
    let open = vec![(Action::Claim, json!({}))];
    let part = {
        let mut steps = paid("50000");
        steps[3] = (Action::PayPart, json!({"paid": "20000"}));
        steps
    };
    let rejected = vec![(Action::Claim, json!({})), (Action::Reject, json!({}))];
    let (all, less) = (paid("50000"), paid("30000"));
    let decided = json!({"compensation_decided": "50000"});
    let loss = json!({"loss_stated": "56000"});
    let half =
        json!({"loss_stated": "56000", "compensation_decided": "50000", "compensation_paid": "49999.99"});
    let whole =
        json!({"loss_stated": "56000", "compensation_decided": "50000", "compensation_paid": "50000"});
    let no_loss = json!({"loss_stated": "0"});
    let refused_loss = json!({"loss_stated": "56000", "compensation_decided": "0"});
    type Case<'c> = (&'c str, &'c Value, Vec<&'c [(Action, Value)]>, &'c [&'c str]);
    let cases: Vec<Case<'_>> = vec![
        ("nothing said", &none, vec![], &[]),
        ("no loss", &no_loss, vec![], &[]),
        (
            "a loss and no decision",
            &loss,
            vec![],
            &["compensation_decided*"],
        ),
        ("a loss on which a claim was decided", &loss, vec![&all], &[]),
        ("a loss, the claim rejected", &loss, vec![&rejected], &[]),
        ("a loss, nothing granted", &refused_loss, vec![], &[]),
        ("decided without a loss", &decided, vec![], &["compensation_paid"]),
        ("paid in part", &half, vec![], &["compensation_paid"]),
        ("paid", &whole, vec![], &[]),
        ("a claim is open", &none, vec![&open], &[""]),
        ("a claim is paid in part", &none, vec![&part], &[""]),
        ("one paid, another open", &none, vec![&all, &open], &[""]),
        ("decided, and the claim open", &decided, vec![&open], &[""]),
        ("decided, and paid on a claim", &decided, vec![&all], &[]),
        (
            "decided, and paid on two claims",
            &decided,
            vec![&less, &less],
            &[],
        ),
        (
            "decided, and less was paid on the claim",
            &decided,
            vec![&less],
            &["compensation_paid"],
        ),
        (
            "decided, and the claim rejected",
            &decided,
            vec![&rejected],
            &["compensation_paid"],
        ),
    ];
    with_machine(|machine| {
        for (what, amounts, claims, expected) in cases {
            let state = with_claims(amounts, &claims);
            let unmet = machine.decide(&state, &good(CONTRACT, Action::WriteOff)).unmet;
            assert!(unmet.iter().all(|one| one.code == "LIF004"), "{what}: {unmet:#?}");
            let lacks: Vec<String> = unmet
                .iter()
                .map(|one| one.fields.join(";") + if one.cannot_tell { "*" } else { "" })
                .collect();
            assert_eq!(lacks, expected, "{what}");
        }
        // What is paid with the write-off counts.
        let paid = good(CONTRACT, Action::WriteOff).with("compensation_paid", "50000");
        assert!(machine.apply(&with_claims(&half, &[]), &paid).is_ok());
    });
}

#[test]
fn what_is_stated_on_the_contract_is_never_more_than_decided_and_never_falls() {
    with_machine(|machine| {
        let mut state = new_state(CONTRACT);
        for action in [Action::Register, Action::Commence] {
            state = done(machine, &state, &good(CONTRACT, action));
        }
        let paid = |yuan: &str| {
            event(
                CONTRACT,
                Action::RecordPerformance,
                json!({"compensation_paid": yuan}),
            )
        };
        let refused = |state: &State, event: &Event| codes(&machine.decide(state, event).unmet);
        assert_eq!(refused(&state, &paid("1")), ["LIF209"], "nothing was decided");
        let ended = event(
            CONTRACT,
            Action::Terminate,
            json!({
                "change_ground": "planning_adjustment", "authority_doc": "示例府发〔2025〕1号",
                "procedure_doc": "示例府纪〔2025〕2号", "loss_stated": "50000", "compensation_decided": "40000"
            }),
        );
        state = done(machine, &state, &ended);
        assert_eq!(refused(&state, &paid("40000.01")), ["LIF209"]);
        state = done(machine, &state, &paid("30000"));
        assert_eq!(refused(&state, &paid("29999.99")), ["LIF301"]);
        assert!(machine.apply(&state, &paid("40000")).is_ok());
    });
}
