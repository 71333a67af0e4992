//! The properties of page 3 over all paths of the real tables: a walk to the end, not a handful of examples.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::json;
use zhengwu_credit::lifecycle::{ALL, Action, Event, Lifecycle, Machine, Stage, State};

use super::common::{FORBIDDEN, event, good, good_fields, naming_matter, new_state, with_machine};
use super::foreign::{is_inert, no_term_changed};

/// Where a ground or a reason may be given.
const GROUND_FIELDS: [&str; 4] = ["change_ground", "reason", "reason_note", "rejection_reason"];
/// At most so many matters are open at once; more of the same kind add nothing to what may happen.
const MOST_OPEN: usize = 2;

/// The facts that a guard asks for and that differ between the paths.
const ASKED: [&str; 18] = [
    "amount_basis",
    "collective_decision",
    "performed_amount",
    "due_amount",
    "paid_amount",
    "settled_amount",
    "loss_stated",
    "fulfilment_status",
    "promisor_kind",
    "progress",
    "due_on",
    "compensation_decided",
    "compensation_paid",
    "decided",
    "decided_on",
    "paid",
    "amount",
    "severity",
];

/// What may happen next depends on this and on nothing else.
type Place = (Option<Stage>, usize, Vec<(&'static str, String)>);

fn place(state: &State) -> Place {
    let facts = ASKED
        .iter()
        .filter_map(|field| Some((*field, state.fact(field)?.to_owned())));
    (state.stage, state.open_matters().count(), facts.collect())
}

/// The events that are tried in every state: as they should be, bare, with every forbidden ground in every place.
fn events(table: &Lifecycle) -> Vec<(Event, bool)> {
    let kind = table.of;
    let mut actions: Vec<Action> = table.rows.iter().map(|row| row.action).collect();
    actions.dedup();
    let mut all = Vec::new();
    let mut turn = 0;
    for action in actions {
        all.push((good(kind, action), false));
        all.push((event(kind, action, json!({})), false));
        // Every ground and every field in which one may be given, in turn.
        for _ in 0..2 {
            let (ground, field) = (FORBIDDEN[turn % 5], GROUND_FIELDS[turn % 4]);
            turn += 1;
            let mut fields = good_fields(kind, action);
            fields[field] = json!(ground);
            all.push((event(kind, action, fields), action != Action::Negotiate));
        }
    }
    // What was drafted or proposed bare is made whole when it is signed or made.
    for (begin, end) in [(Action::Draft, Action::Sign), (Action::Propose, Action::Make)] {
        if table.rows.iter().any(|row| row.action == begin) {
            let mut whole = good_fields(kind, begin);
            whole["collective_decision"] = json!("2024-12-06 海示一纪〔2024〕12号");
            whole["due_on"] = json!("2026-12-31");
            all.push((event(kind, end, whole), false));
        }
    }
    let full = json!({"fulfilment_status": "full", "determined_by": "海安市示例办"});
    if table.rows.iter().any(|row| row.action == Action::Determine) {
        all.push((event(kind, Action::Determine, full), false));
    }
    all
}

struct Walk {
    /// The places that were reached, and whether by lawful steps alone.
    reached: BTreeMap<Place, State>,
    lawful: BTreeSet<Place>,
    /// Lawful steps, backwards.
    back: BTreeMap<Place, BTreeSet<Place>>,
    steps: usize,
}

fn walk(machine: &Machine<'_>, table: &Lifecycle) -> Walk {
    let start = new_state(table.of);
    let mut walk = Walk {
        reached: BTreeMap::from([(place(&start), start.clone())]),
        lawful: BTreeSet::new(),
        back: BTreeMap::new(),
        steps: 0,
    };
    let events = events(table);
    let mut next = VecDeque::from([(start, true)]);
    while let Some((state, is_lawful)) = next.pop_front() {
        let here = place(&state);
        if is_lawful && !walk.lawful.insert(here.clone()) {
            continue;
        }
        for (event, pleads) in &events {
            let mut event = naming_matter(&state, event.clone());
            // What is entered late is tried by the random logs.
            event.on = event.on.max(state.last_on.unwrap_or(event.on));
            step(
                machine,
                table,
                &mut walk,
                &mut next,
                (&state, is_lawful),
                &event,
                *pleads,
            );
        }
    }
    walk
}

fn step(
    machine: &Machine<'_>,
    table: &Lifecycle,
    walk: &mut Walk,
    next: &mut VecDeque<(State, bool)>,
    (state, is_lawful): (&State, bool),
    event: &Event,
    pleads: bool,
) {
    walk.steps += 1;
    let says = || format!("{:?} {:?} {event:?}", table.of, state.stage);
    let applied = machine.apply(state, event);
    let (fact, unmet) = machine.record_fact(state, event);
    assert_eq!(applied.is_ok(), unmet.iter().all(|one| one.is_told), "{}", says());
    assert_eq!(fact.history.len(), state.history.len() + 1, "{}", says());
    let was_final = state.stage.is_some_and(|stage| table.is_final(stage));
    if was_final {
        assert!(applied.is_err(), "{}", says());
        assert_eq!(place(&fact), place(state), "{}", says());
    }
    if pleads {
        assert!(applied.is_err(), "{}", says());
        // What makes it known does so, whatever it pleads.
        assert!(state.stage.is_none() || fact.stage == state.stage, "{}", says());
        let takes_matters = table.rows.iter().any(|row| row.action == Action::CloseMatter);
        let opens = takes_matters && fact.stage.is_some() && !was_final;
        assert_eq!(
            fact.open_matters().count(),
            state.open_matters().count() + usize::from(opens),
            "{}",
            says()
        );
    }
    if let Ok(applied) = &applied {
        assert_eq!(applied, &fact, "{}", says());
        no_term_changed(table, state, event, applied);
    }
    if walk.steps.is_multiple_of(3) {
        is_inert(machine, state, event, walk.steps / 3);
    }
    if fact.stage.is_some_and(|stage| table.is_final(stage)) {
        assert_eq!(fact.open_matters().count(), 0, "{}", says());
    }
    if fact.open_matters().count() > MOST_OPEN {
        return;
    }
    let (here, there) = (place(state), place(&fact));
    if applied.is_ok() {
        walk.back.entry(there.clone()).or_default().insert(here);
    }
    let goes_lawfully = is_lawful && applied.is_ok();
    let is_new = walk.reached.insert(there.clone(), fact.clone()).is_none();
    if is_new || (goes_lawfully && !walk.lawful.contains(&there)) {
        // The way here does not matter any more, and its length only costs.
        let mut short = fact;
        let keep = short.history.len().saturating_sub(1);
        short.history.drain(..keep);
        next.push_back((short, goes_lawfully));
    }
}

#[test]
fn all_paths_of_all_tables() {
    with_machine(|machine| {
        for table in ALL {
            every_path_leads_to_an_end(machine, table);
        }
    });
}

/// Every state is reached lawfully, and from everywhere a lawful way leads to an end.
pub(crate) fn every_path_leads_to_an_end(machine: &Machine<'_>, table: &Lifecycle) {
    let walk = walk(machine, table);
    println!(
        "{:?}: {} places, {} steps",
        table.of,
        walk.reached.len(),
        walk.steps
    );
    for (place, state) in &walk.reached {
        let name_it = |action| naming_matter(state, good(table.of, action));
        let is_closed = |action| machine.apply(state, &name_it(action)).is_ok();
        let is_open = state.open_matters().next().is_some();
        assert!(
            !is_open || is_closed(Action::CloseMatter),
            "{:?}: what is open is not closed in {place:?}",
            table.of
        );
    }
    for stage in table.stages() {
        assert!(
            walk.lawful.iter().any(|(reached, ..)| *reached == Some(stage)),
            "{:?}: {stage:?} is never reached lawfully",
            table.of
        );
    }
    let is_end = |(stage, ..): &Place| stage.is_some_and(|stage| table.is_final(stage));
    let mut ends: Vec<Place> = walk
        .reached
        .keys()
        .filter(|place| is_end(place))
        .cloned()
        .collect();
    assert!(!ends.is_empty(), "{:?} never ends", table.of);
    let mut leads: BTreeSet<Place> = ends.iter().cloned().collect();
    while let Some(end) = ends.pop() {
        for before in walk.back.get(&end).into_iter().flatten() {
            if leads.insert(before.clone()) {
                ends.push(before.clone());
            }
        }
    }
    let stuck: Vec<&Place> = walk
        .reached
        .keys()
        .filter(|place| !leads.contains(*place))
        .collect();
    assert!(stuck.is_empty(), "{:?}: no end from {stuck:?}", table.of);
}
