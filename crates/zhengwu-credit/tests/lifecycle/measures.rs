//! What every state takes, and above all measures of supervision (监管措施).

use serde_json::json;
use zhengwu_credit::code::MeasureKind;
use zhengwu_credit::finding::Severity;
use zhengwu_credit::lifecycle::{ALL, Action, From, Machine, Row, Stage, State, SubjectKind};

use super::common::{brought_to, codes, event, good, new_state, table, with_machine};

const CONTRACT: SubjectKind = SubjectKind::Contract;

fn rows_of_every_state() -> impl Iterator<Item = &'static Row> {
    table(CONTRACT).all_rows().filter(|row| row.from == From::Any)
}

/// What can be entered in this state: a correction names an event that there is.
fn entered(machine: &Machine<'_>, state: &State, action: Action) -> State {
    let mut event = good(state.subject.kind, action);
    if action == Action::Correct {
        event = event
            .with("corrects", state.history.last().unwrap().sequence.to_string())
            .with("reason_note", "录错");
    }
    machine
        .apply(state, &event)
        .unwrap_or_else(|refusal| panic!("{action:?} {:?} {refusal:#?}", state.stage))
}

#[test]
fn the_rows_of_every_state_are_those_of_the_list() {
    let actions: Vec<Action> = rows_of_every_state().map(|row| row.action).collect();
    assert_eq!(actions, Action::OF_EVERY_STATE);
}

#[test]
fn what_every_state_takes_changes_none() {
    with_machine(|machine| {
        for table in ALL {
            let nothing = new_state(table.of);
            for row in rows_of_every_state() {
                let refusal = machine.apply(&nothing, &good(table.of, row.action)).unwrap_err();
                assert!(codes(&refusal.unmet).contains(&"LIF001"), "{:?}", row.action);
                for stage in table.stages() {
                    let mut state = brought_to(machine, table, Some(stage));
                    number(&mut state);
                    let after = entered(machine, &state, row.action);
                    assert_eq!((after.stage, after.since), (state.stage, state.since));
                    assert_eq!(after.open_matters().count(), state.open_matters().count());
                    assert_eq!(after.history.len(), state.history.len() + 1);
                }
            }
        }
    });
}

/// As a log would number what happened.
fn number(state: &mut State) {
    for (event, number) in state.history.iter_mut().zip(1..) {
        std::sync::Arc::make_mut(event).sequence = number;
    }
}

#[test]
fn measures_are_taken_in_any_order_and_leave_nothing_but_history() {
    let kinds: Vec<&str> = MeasureKind::LIST.codes.iter().map(|code| code.key).collect();
    assert_eq!(kinds.len(), 6);
    with_machine(|machine| {
        for table in ALL {
            for stage in table.stages() {
                let state = brought_to(machine, table, Some(stage));
                for turn in 0..kinds.len() {
                    let mut after = state.clone();
                    for place in 0..kinds.len() {
                        let kind = kinds[(place * 5 + turn) % kinds.len()];
                        let measure = good(table.of, Action::TakeMeasure)
                            .with("measure_kind", kind)
                            .with("matter", "m");
                        after = machine.apply(&after, &measure).unwrap();
                    }
                    assert_eq!(after.history.len(), state.history.len() + kinds.len());
                    after.history.clone_from(&state.history);
                    after.last_on = state.last_on;
                    assert_eq!(after, state, "{:?} {stage:?}", table.of);
                }
            }
        }
    });
}

#[test]
fn an_interview_and_a_sanction_need_the_enforcement_case() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        for code in MeasureKind::LIST.codes {
            for written in [code.key, code.label] {
                let mut measure = good(CONTRACT, Action::TakeMeasure).with("measure_kind", written);
                measure.payload.remove("enforcement_case_no");
                let decided = machine.apply(&state, &measure);
                if !matches!(code.key, "interview" | "sanction") {
                    assert!(decided.is_ok(), "{written}");
                    continue;
                }
                let refusal = decided.unwrap_err();
                assert_eq!(codes(&refusal.unmet), ["LIF014"]);
                let one = &refusal.unmet[0];
                assert_eq!(one.fields, ["enforcement_case_no"]);
                assert!(one.message.zh.contains(code.label), "{}", one.message.zh);
                assert_eq!(
                    (one.severity, one.basis.as_str()),
                    (Severity::Violation, "三(三), 海法〔2022〕57号")
                );
                // What was done all the same is entered, and found.
                let (after, unmet) = machine.record_fact(&state, &measure);
                assert_eq!(
                    (after.history.len(), codes(&unmet)),
                    (state.history.len() + 1, vec!["LIF014"])
                );
            }
        }
    });
}

#[test]
fn what_a_measure_brings_is_judged() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let refused = |fields| {
            let refusal = machine.apply(&state, &event(CONTRACT, Action::TakeMeasure, fields));
            codes(&refusal.unwrap_err().unmet)
        };
        assert_eq!(refused(json!({})), ["LIF002"; 3]);
        let bad =
            json!({"measure_kind": "罚款", "responsible_side": "neither", "document": "海信督〔2025〕1号"});
        assert_eq!(refused(bad), ["LIF105", "LIF104"]);
        let mut early = good(CONTRACT, Action::TakeMeasure);
        for (day, code) in [
            ("2025-06-01", &["LIF211"][..]),
            ("日后", &["IDN140"]),
            ("2025-06-02", &[]),
        ] {
            early = early.with("resolved_on", day);
            let unmet = machine.decide(&state, &early).unmet;
            assert_eq!(codes(&unmet), code, "{day}");
        }
    });
}
