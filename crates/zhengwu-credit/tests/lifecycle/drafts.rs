//! What is entered as a fact of a draft: what it opens can be closed there, and the draft be given up.

use serde_json::json;
use zhengwu_credit::lifecycle::{ALL, Action, Lifecycle, Machine, Stage, State, SubjectKind};

use super::common::{
    FORBIDDEN, brought_to, codes, event, good, good_fields, naming_matter, table, with_machine,
};

fn drafts() -> [(SubjectKind, Stage); 2] {
    [
        (SubjectKind::Contract, Stage::Drafting),
        (SubjectKind::Commitment, Stage::Proposed),
    ]
}

/// Every action of the table as a fact, once with each forbidden ground.
fn facts<'m>(
    machine: &'m Machine<'_>,
    table: &'static Lifecycle,
    draft: &'m State,
) -> impl Iterator<Item = State> + 'm {
    let actions = table.rows.iter().map(|row| row.action);
    actions.flat_map(move |action| {
        let plain = machine.record_fact(draft, &good(table.of, action)).0;
        let pleading = FORBIDDEN.map(|ground| {
            let field = match action {
                Action::Amend | Action::Suspend | Action::Terminate | Action::Revoke => "change_ground",
                _ => "reason_note",
            };
            let mut fields = good_fields(table.of, action);
            fields[field] = json!(ground);
            machine.record_fact(draft, &event(table.of, action, fields)).0
        });
        pleading.into_iter().chain([plain])
    })
}

#[test]
fn what_a_fact_opens_on_a_draft_is_followed_up_and_closed_there() {
    with_machine(|machine| {
        for (kind, stage) in drafts() {
            let table = table(kind);
            let draft = brought_to(machine, table, Some(stage));
            let broken: Vec<State> = facts(machine, table, &draft)
                .filter(|state| state.stage == Some(stage) && state.open_matters().count() == 1)
                .collect();
            assert!(broken.len() > 10, "{kind:?}: {}", broken.len());
            for state in broken {
                let end = |state: &State| machine.apply(state, &good(kind, Action::Abandon));
                let refusal = end(&state).unwrap_err();
                assert_eq!(codes(&refusal.unmet), ["LIF003"]);
                let named = |action| naming_matter(&state, good(kind, action));
                let followed = machine.apply(&state, &named(Action::FollowUp)).unwrap();
                let state = machine.apply(&followed, &named(Action::CloseMatter)).unwrap();
                assert_eq!(state.stage, Some(stage));
                assert_eq!(end(&state).unwrap().stage, Some(Stage::Abandoned));
            }
        }
    });
}

#[test]
fn wherever_a_matter_can_be_open_it_can_be_followed_up_and_closed() {
    for table in ALL {
        let takes = |stage, action| {
            table
                .row(Some(stage), action)
                .is_some_and(|row| row.from.has(Some(stage)))
        };
        if !table.rows.iter().any(|row| row.action == Action::CloseMatter) {
            continue;
        }
        for stage in table.stages().into_iter().filter(|stage| !table.is_final(*stage)) {
            assert!(takes(stage, Action::CloseMatter), "{:?} {stage:?}", table.of);
            assert!(takes(stage, Action::FollowUp), "{:?} {stage:?}", table.of);
        }
    }
}
