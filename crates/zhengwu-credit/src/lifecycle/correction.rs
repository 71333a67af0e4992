//! What a correction does (更正): nothing is edited; what is mended is read as if it had been entered so from the beginning.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::code::Coded;
use crate::model::text_in;
use crate::record::read_yes;
use crate::requirement::facts::Broken;
use crate::value::Date;
use crate::value::date::day;

use super::enter::enter;
use super::gather::corrected;
use super::{Action, Event, Lifecycle, Machine, Payload, State, Unmet};

/// What happened up to a day, as corrected, in the order in which it counts. The history is in its order.
pub(crate) fn effective<'h>(
    table: &Lifecycle,
    history: &'h [Arc<Event>],
    as_of: Option<Date>,
) -> Cow<'h, [Arc<Event>]> {
    let mut effective = with_corrections(history);
    if let Some(day) = as_of.filter(|day| effective.iter().any(|event| *day < event.on)) {
        effective.to_mut().retain(|event| event.on <= day);
    }
    let makes_known = |event: &Arc<Event>| table.makes_known(event.action);
    match effective.iter().position(makes_known) {
        None | Some(0) => {}
        Some(at) => {
            let first = effective.to_mut().remove(at);
            effective.to_mut().insert(0, first);
        }
    }
    effective
}

/// The events as corrected, in their order. What a correction says holds from the day of the event that it corrects; of
/// several corrections of one event the later stands, and a correction can itself be corrected.
fn with_corrections(history: &[Arc<Event>]) -> Cow<'_, [Arc<Event>]> {
    if history.iter().all(|event| event.action != Action::Correct) {
        return Cow::Borrowed(history);
    }
    let mut by_number: Vec<&Arc<Event>> = history.iter().collect();
    by_number.sort_by_key(|event| std::cmp::Reverse(number(event)));
    let mut changes: BTreeMap<u64, Payload> = BTreeMap::new();
    let mut effective = Vec::with_capacity(history.len());
    for event in by_number {
        let mut event = Arc::clone(event);
        if let Some(change) = changes.remove(&event.sequence) {
            if text_in(&change, "withdrawn").is_some_and(|text| read_yes(&text) == Some(true)) {
                continue;
            }
            let event = Arc::make_mut(&mut event);
            if let Some(on) = text_in(&change, "corrected_on").and_then(|text| day(&text)) {
                event.on = on;
            }
            // Whether it happened, and when, is said of the event and is not among what it brings.
            let brings = |field: &String| !matches!(field.as_str(), "withdrawn" | "corrected_on");
            event
                .payload
                .extend(change.into_iter().filter(|(field, _)| brings(field)));
        }
        let Some(number) = corrected(&event) else {
            effective.push(event);
            continue;
        };
        if number >= event.sequence && event.sequence != 0 {
            // What is to come cannot be corrected yet.
            continue;
        }
        let change = changes.entry(number).or_default();
        for (field, value) in &event.payload {
            if !matches!(field.as_str(), "corrects" | "reason_note") && !change.contains_key(field) {
                change.insert(field.clone(), value.clone());
            }
        }
    }
    effective.sort_by_key(|event| event.order());
    Cow::Owned(effective)
}

/// What a correction would come to (更正的结果).
#[derive(Default)]
pub(super) struct Outcome {
    /// Whether everything is as it was before.
    pub(super) changes_nothing: bool,
    /// What the corrected event then lacks, and did not lack before.
    pub(super) unmet: Vec<Unmet>,
    /// The other events that then lack something, and did not before.
    pub(super) breaks: Vec<Broken>,
}

/// What a correction would come to: everything is decided anew, as it was entered and as it is corrected.
pub(super) fn outcome(machine: &Machine<'_>, state: &State, correction: &Event) -> Outcome {
    let mut history = state.history.clone();
    history.push(Arc::new(correction.clone()));
    history.sort_by_key(|event| event.order());
    let (before, after) = (with_corrections(&state.history), with_corrections(&history));
    let mut outcome = Outcome {
        changes_nothing: before == after,
        ..Outcome::default()
    };
    if outcome.changes_nothing {
        return outcome;
    }
    let lacked: BTreeMap<u64, Vec<Unmet>> = decided(machine, state, &state.history)
        .map(|(event, unmet)| (event.sequence, unmet))
        .collect();
    let root = root(&state.history, correction);
    for (event, unmet) in decided(machine, state, &history) {
        let lacked = lacked.get(&event.sequence).map_or(&[][..], Vec::as_slice);
        let is_new = |one: &Unmet| {
            !lacked
                .iter()
                .any(|other| other.code == one.code && other.fields == one.fields)
        };
        let new: Vec<Unmet> = unmet.into_iter().filter(is_new).collect();
        if new.is_empty() {
            continue;
        }
        if Some(event.sequence) == root {
            outcome.unmet.extend(new);
        } else {
            outcome.breaks.push(Broken {
                number: event.sequence,
                on: event.on,
                action: Coded::code(event.action),
                lacks: new.into_iter().map(|one| one.code).collect(),
            });
        }
    }
    outcome
}

/// Every event that counts, and what it lacked when it came.
fn decided<'m>(
    machine: &'m Machine<'_>,
    state: &'m State,
    history: &'m [Arc<Event>],
) -> impl Iterator<Item = (Arc<Event>, Vec<Unmet>)> + 'm {
    let table = machine.table(state.subject.kind);
    let events = effective(table, history, None).into_owned();
    let mut so_far = State::new(state.subject.clone());
    so_far.compensations = state.compensations.clone();
    events.into_iter().map(move |event| {
        let unmet = machine.decide(&so_far, &event).unmet;
        enter(table, &mut so_far, &event);
        (event, unmet)
    })
}

/// The number of the event that a correction, or a correction of that, mends in the end.
fn root(history: &[Arc<Event>], correction: &Event) -> Option<u64> {
    let mut number = corrected(correction)?;
    for _ in 0..history.len() {
        let event = history.iter().find(|event| event.sequence == number)?;
        match corrected(event) {
            Some(earlier) => number = earlier,
            None => break,
        }
    }
    Some(number)
}

/// What is not yet in a log has no number, and comes last.
fn number(event: &Event) -> u64 {
    event.order().1
}
