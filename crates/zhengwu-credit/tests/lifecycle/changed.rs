//! A table changed in one row: what is done, what is offered, the picture and the tests follow, with no second edit. (Its page
//! and its conformance cases: `crates/xtask/src/generate/lifecycles.rs`.)

use serde_json::json;
use zhengwu_credit::code::Lang;
use zhengwu_credit::lifecycle::{Action, From, Lifecycle, Machine, Row, Stage, SubjectKind, To, mermaid};

use super::common::{brought_to, codes, day, event, good, new_state, table, with_machine};
use super::diagram::drawn;
use super::rows::rows_do_what_they_say;
use super::walk::every_path_leads_to_an_end;

const CONTRACT: SubjectKind = SubjectKind::Contract;

/// The table of a kind with the row of an action changed.
fn changed(kind: SubjectKind, action: Action, change: fn(&mut Row)) -> Lifecycle {
    let real = table(kind);
    let mut rows: Vec<Row> = real.rows.to_vec();
    change(rows.iter_mut().find(|row| row.action == action).unwrap());
    Lifecycle {
        of: real.of,
        title: real.title,
        rows: Box::leak(rows.into_boxed_slice()),
        always: real.always,
        keeps: real.keeps,
    }
}

/// What is signed can be completed too.
fn completed_from_signed() -> Lifecycle {
    changed(CONTRACT, Action::Complete, |row| {
        row.from = From::In(&[Stage::Signed, Stage::Performing]);
    })
}

#[test]
fn where_a_row_begins_is_where_it_is_done_offered_and_drawn() {
    let (real, table) = (table(CONTRACT), completed_from_signed());
    with_machine(|by_real| {
        let tables = [&table];
        let by_changed = by_real.with_tables(&tables);
        let signed = brought_to(by_real, real, Some(Stage::Signed));
        let complete = good(CONTRACT, Action::Complete);
        assert_eq!(
            codes(&by_real.apply(&signed, &complete).unwrap_err().unmet),
            ["LIF001"]
        );
        assert_eq!(
            by_changed.apply(&signed, &complete).unwrap().stage,
            Some(Stage::Performed)
        );
        // Nothing else is offered otherwise.
        for stage in std::iter::once(None).chain(real.stages().into_iter().map(Some)) {
            let state = brought_to(by_real, real, stage);
            let offers = |machine: &Machine<'_>| machine.actions(&state, day("2025-06-02"));
            let differ: Vec<Action> = offers(by_real)
                .into_iter()
                .zip(offers(&by_changed))
                .filter_map(|(before, after)| (before != after).then_some(before.action))
                .collect();
            let expected: &[Action] = if stage == Some(Stage::Signed) {
                &[Action::Complete]
            } else {
                &[]
            };
            assert_eq!(differ, expected, "{stage:?}");
        }
    });
    let (before, after) = (drawn(&mermaid(real, Lang::Zh)), drawn(&mermaid(&table, Lang::Zh)));
    let new: Vec<_> = after.difference(&before).collect();
    assert_eq!(
        new,
        [&("signed".to_owned(), "performed".to_owned(), "履约完毕".to_owned())]
    );
    assert!(before.is_subset(&after));
}

#[test]
fn where_a_row_leads_is_where_the_subject_stands_and_stays() {
    let table = changed(CONTRACT, Action::Complete, |row| {
        row.to = To::Stage(Stage::Terminated)
    });
    with_machine(|by_real| {
        let tables = [&table];
        let by_changed = by_real.with_tables(&tables);
        for (machine, goal) in [(by_real, Stage::Performed), (&by_changed, Stage::Terminated)] {
            let mut state = new_state(CONTRACT);
            for (number, action) in [Action::Register, Action::Commence, Action::Complete]
                .into_iter()
                .enumerate()
            {
                let mut step = good(CONTRACT, action);
                step.sequence = number as u64 + 1;
                state = machine.apply(&state, &step).unwrap();
            }
            assert_eq!(state.stage, Some(goal));
            // What comes out of its turn, and a correction, enter everything again by the same table.
            let mut late = good(CONTRACT, Action::Negotiate);
            (late.on, late.sequence) = (day("2025-01-10"), 4);
            state = machine.record_fact(&state, &late).0;
            assert_eq!(state.stage, Some(goal));
            let correct = event(
                CONTRACT,
                Action::Correct,
                json!({"corrects": 3, "reason_note": "录错", "remarks": "示例"}),
            );
            state = machine.apply(&state, &correct).unwrap();
            assert_eq!(state.stage, Some(goal));
        }
    });
}

#[test]
fn what_a_row_asks_is_what_is_refused() {
    let table = changed(CONTRACT, Action::Complete, |row| row.guards = &[]);
    with_machine(|by_real| {
        let tables = [&table];
        let by_changed = by_real.with_tables(&tables);
        let state = brought_to(by_real, super::common::table(CONTRACT), Some(Stage::Performing));
        let bare = event(CONTRACT, Action::Complete, json!({}));
        assert!(by_real.apply(&state, &bare).is_err());
        assert!(by_changed.apply(&state, &bare).is_ok());
    });
}

/// The tests of this folder read the table too: they go where the changed row leads, and say so where it leads nowhere.
#[test]
fn the_tests_walk_the_changed_table() {
    let kind = SubjectKind::Compensation;
    let real = table(kind);
    let rejected_once_decided = changed(kind, Action::Reject, |row| {
        row.from = From::In(&[Stage::Claimed, Stage::Assessed, Stage::Decided, Stage::Contested]);
    });
    let never_paid = changed(kind, Action::Pay, |row| row.to = To::Same);
    with_machine(|machine| {
        let tables = [&rejected_once_decided];
        let machine = machine.with_tables(&tables);
        assert_eq!(
            rows_do_what_they_say(&machine, &rejected_once_decided),
            rows_do_what_they_say(&machine.with_tables(&[]), real) + 1
        );
        every_path_leads_to_an_end(&machine, &rejected_once_decided);
        let tables = [&never_paid];
        let machine = machine.with_tables(&tables);
        let walked = std::panic::AssertUnwindSafe(|| every_path_leads_to_an_end(&machine, &never_paid));
        assert!(
            std::panic::catch_unwind(walked).is_err(),
            "nothing says that it never ends"
        );
    });
}
