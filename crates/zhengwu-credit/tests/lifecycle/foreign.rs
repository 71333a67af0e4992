//! Whatever an event brings that is not its row's to set or to ask for changes nothing: no term of the subject, no state, no
//! matter, and no guard's answer but that it is told.

use std::sync::LazyLock;

use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{
    ALL, Action, Does, Event, Guard, Lifecycle, Machine, Row, Stage, State, Unmet, fields,
};
use zhengwu_credit::rules::events::prepared;

use super::common::{brought_to, event, good, naming_matter, with_machine};

/// Every field of the catalogue and of the lifecycles' own, each with what somebody might bring in it.
pub(crate) static PAYLOADS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut payloads = Vec::new();
    for kind in Kind::ALL {
        for (_, spec) in kind.spec().places() {
            match spec.ty.code_list() {
                Some(list) => payloads.extend(
                    [list.codes.first(), list.codes.last()].map(|code| (spec.key, code.unwrap().key)),
                ),
                None => payloads.extend(["2030-01-01", "1"].map(|text| (spec.key, text))),
            }
        }
    }
    for (field, _) in fields::OWN {
        payloads.extend(["2030-01-01", "1"].map(|text| (*field, text)));
    }
    // What pleads a ground is tried by itself; and a matter may be called by any name.
    payloads.retain(|(field, _)| !fields::GROUNDS.contains(field) && *field != "matter");
    payloads.sort_unstable();
    payloads.dedup();
    payloads
});

/// Whether an event of this action may set the field, or is asked for it.
fn is_its_own(table: &Lifecycle, action: Action, field: &str) -> bool {
    let mut rows = table.all_rows().filter(|row| row.action == action);
    let asks = |guard: &Guard| guard.is_brought && guard.fields.contains(&field);
    let names = |row: &Row| row.does == Does::Succeed && OF_SUCCESSORS.contains(&field);
    rows.any(|row| row.takes_field(field) || row.guards.iter().any(asks) || names(row))
        // Of whatever opens a matter, and every forbidden ground does: whose it is, and what is done about it.
        || OF_MATTERS.contains(&field)
        // The rule asks for it at its own fields.
        || (action == Action::Fulfil && field == "evidence")
        // A correction changes what it corrects.
        || action == Action::Correct
}

const OF_SUCCESSORS: [&str; 2] = ["successor_name", "successor_id"];
const OF_MATTERS: [&str; 3] = ["responsible_side", "follow_up", "next_follow_up_on"];

fn told(unmet: &[Unmet]) -> Vec<(&'static str, Vec<String>)> {
    unmet.iter().map(|one| (one.code, one.fields.clone())).collect()
}

/// The same event with one more field, if that is none of its own: everything is as without it.
pub(crate) fn is_inert(machine: &Machine<'_>, state: &State, event: &Event, turn: usize) -> bool {
    let table = machine.table(state.subject.kind);
    let (field, text) = PAYLOADS[turn % PAYLOADS.len()];
    if event.payload.contains_key(field) || is_its_own(table, event.action, field) {
        return false;
    }
    let bent = event.clone().with(field, text);
    let (before, after) = (
        machine.decide(state, event).unmet,
        machine.decide(state, &bent).unmet,
    );
    let says = || {
        format!(
            "{:?} {:?} {:?} with {field} {text}",
            table.of, state.stage, event.action
        )
    };
    let (before, after) = (told(&before), told(&after));
    for one in &before {
        // Where it is refused at that field already, that nobody can tell by it is not told again.
        let is_told = one.1 == [field] && after.contains(&("LIF015", one.1.clone()));
        assert!(after.contains(one) || is_told, "{} switched {one:?} off", says());
    }
    for (code, fields) in after.iter().filter(|one| !before.contains(one)) {
        let is_told = ["LIF015", "LIF106"].contains(code) || code.starts_with("IDN");
        assert!(is_told && *fields == [field], "{}: {code} {fields:?}", says());
    }
    let (plain, _) = machine.record_fact(state, event);
    let (bent, _) = machine.record_fact(state, &bent);
    assert_eq!(plain.facts, bent.facts, "{}", says());
    assert_eq!(plain.matters, bent.matters, "{}", says());
    assert_eq!((plain.stage, plain.since), (bent.stage, bent.since), "{}", says());
    true
}

/// Of an event that was accepted: no term of the subject is another, but those that its row takes.
pub(crate) fn no_term_changed(table: &Lifecycle, before: &State, event: &Event, after: &State) {
    // A correction changes what it corrects, wherever that led.
    if event.action == Action::Correct {
        return;
    }
    let Some(row) = table.row(before.stage, event.action) else {
        panic!("{:?} was accepted where no row has it", event.action)
    };
    // Who takes a party's place, and what is secret, is what such an event is about.
    if matches!(row.does, Does::Succeed | Does::Classify(_)) {
        return;
    }
    for field in before.facts.keys().chain(after.facts.keys()) {
        let is_same = before.fact(field) == after.fact(field);
        assert!(
            is_same || row.takes_field(field),
            "{:?} {:?} {:?} changed {field}",
            table.of,
            before.stage,
            event.action
        );
    }
}

/// Of so many payloads one is tried at an action in a state; the next state begins with the next. The walk and the random logs
/// try the others.
const STRIDE: usize = 29;

/// Every action in every state, as it should be and bare, with what is not its own.
#[test]
fn what_is_not_an_actions_own_changes_nothing() {
    with_machine(|machine| {
        let (mut tried, mut turn) = (0, 0);
        for table in ALL {
            for stage in std::iter::once(None).chain(table.stages().into_iter().map(Some)) {
                tried += in_stage(machine, table, stage, turn);
                turn += 1;
            }
        }
        assert!(tried > 5_000, "{tried}");
    });
}

fn in_stage(machine: &Machine<'_>, table: &Lifecycle, stage: Option<Stage>, first: usize) -> usize {
    let mut actions: Vec<Action> = Vec::new();
    for row in table.all_rows() {
        if !actions.contains(&row.action) {
            actions.push(row.action);
        }
    }
    let mut tried = 0;
    for action in actions {
        let state = brought_to(machine, table, stage);
        let row = table.row(stage, action);
        let state = row
            .and_then(|row| prepared(machine, state.clone(), row))
            .unwrap_or(state);
        let mut whole = naming_matter(&state, good(table.of, action));
        whole.on = whole.on.max(state.last_on.unwrap_or(whole.on));
        let mut bare = event(table.of, action, serde_json::json!({}));
        bare.on = whole.on;
        for turn in (first % STRIDE..PAYLOADS.len()).step_by(STRIDE) {
            for event in [&whole, &bare] {
                tried += usize::from(is_inert(machine, &state, event, turn));
            }
        }
    }
    tried
}
