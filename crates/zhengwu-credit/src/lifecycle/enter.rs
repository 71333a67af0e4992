//! What an event does to a state (入账): the one place in which a state changes.

use std::sync::Arc;

use crate::code::{Coded, FulfilmentStatus, ResponsibleSide};
use crate::model::text_of;
use crate::requirement::watch::yuan_of;
use crate::value::Date;
use crate::value::date::day;
use crate::value::money::yuan;

use super::correction::effective;
use super::gather::{SUCCESSOR_IS, is_foreign, named_matter, pleads, stays, successor_fields};
use super::{
    Action, Closing, Does, Event, Lifecycle, Matter, MatterKind, Row, Stage, State, Subject, Takes, To,
};

/// The state after these events, in the order in which they happened; corrections are taken into what they correct.
///
/// With a day, what happened after it is left out; a correction counts from the day of what it corrects. What makes a
/// subject known comes first: of a contract registered years later, what happened before that day counts too.
pub(crate) fn fold(
    table: &Lifecycle,
    subject: &Subject,
    mut history: Vec<Arc<Event>>,
    as_of: Option<Date>,
) -> State {
    history.sort_by_key(|event| event.order());
    let mut state = State::new(subject.clone());
    for event in effective(table, &history, as_of).iter() {
        enter(table, &mut state, event);
    }
    state.history = history;
    state
}

/// The state one event further. Only what comes out of its turn makes everything be entered again.
pub(crate) fn advance(table: &Lifecycle, state: &mut State, event: Arc<Event>) {
    let comes_first = state.stage.is_none() && table.makes_known(event.action);
    let is_in_turn = state
        .history
        .last()
        .is_none_or(|last| last.order() <= event.order() && !comes_first);
    if is_in_turn && event.action != Action::Correct {
        enter(table, state, &event);
        state.history.push(event);
        return;
    }
    let mut history = std::mem::take(&mut state.history);
    history.push(event);
    let mut again = fold(table, &state.subject, history, None);
    again.stand_beside(state);
    *state = again;
}

/// Enters what has happened.
pub(super) fn enter(table: &Lifecycle, state: &mut State, event: &Event) {
    state.last_on = floor(table, event);
    // Who talks breaks nothing yet, whatever is said.
    let talks = event.action == Action::Negotiate;
    let mut pleaded = pleads(event).filter(|_| !talks).map(|(_, ground)| ground.key);
    let pleaded = pleaded.next();
    if let Some(ground) = pleaded.filter(|_| state.stage.is_some()) {
        return enter_breach(table, state, event, ground);
    }
    let Some(row) = table
        .row(state.stage, event.action)
        .or_else(|| left_out(table, state.stage, event.action))
    else {
        return;
    };
    let to = match row.to {
        To::Stage(stage) => Some(stage),
        To::Same => None,
    };
    if to.is_some_and(|stage| table.is_final(stage)) && state.open_matters().next().is_some() {
        // Nothing ends while a matter is open; that it was tried is told.
        return;
    }
    keep(table, state, event, row);
    act(state, event, row.does);
    if let Some(stage) = to {
        state.before = state.stage;
        state.stage = Some(stage);
        state.since = Some(event.on);
    }
    // What makes a subject known does so, whatever it pleads.
    if let Some(ground) = pleaded {
        enter_breach(table, state, event, ground);
    }
}

/// The day before which nothing more is in order. What was signed, or promised, long before it was registered has a history
/// from that day on.
fn floor(table: &Lifecycle, event: &Event) -> Option<Date> {
    if event.action != Action::Register {
        return Some(event.on);
    }
    let spec = table.of.record()?.spec();
    let began = event.text(spec.field(spec.own_date)?.key)?;
    day(&began).map(|began| began.min(event.on))
}

/// Steps that nobody entered are filled in where the table leads there; what ends a subject is never assumed.
fn left_out(table: &Lifecycle, stage: Option<Stage>, action: Action) -> Option<&'static Row> {
    let stage = stage.filter(|stage| !table.is_final(*stage))?;
    table.rows.iter().find(|row| {
        let ends = matches!(row.to, To::Stage(to) if table.is_final(to));
        row.action == action && !ends && table.leads(stage, row)
    })
}

/// A forbidden ground changes no state: the government side breaks its word.
fn enter_breach(table: &Lifecycle, state: &mut State, event: &Event, ground: &str) {
    let takes_matters = table.rows.iter().any(|row| row.does == Does::CloseMatter);
    if !takes_matters || state.stage.is_none_or(|stage| table.is_final(stage)) {
        return;
    }
    // What was performed and determined is so, whatever the excuse; and what was followed up goes on with it.
    let stands = |row: &&Row| row.to == To::Same && matches!(row.does, Does::Determine | Does::Nothing);
    let row = table.row(state.stage, event.action);
    if let Some(row) = row.filter(stands) {
        keep(table, state, event, row);
    }
    let has_next = ["follow_up", "next_follow_up_on"]
        .iter()
        .all(|field| event.text(field).is_some());
    if row.is_some_and(|row| row.does == Does::FollowUp) && has_next {
        follow_up(state, event);
    }
    open(
        state,
        event,
        MatterKind::Breach,
        Some(ResponsibleSide::Government),
        Some(ground.to_owned()),
    );
}

/// What the event brought stays known, and so does its day.
fn keep(table: &Lifecycle, state: &mut State, event: &Event, row: &Row) {
    if row.does.keeps_nothing() {
        return;
    }
    for (field, value) in &event.payload {
        let text = text_of(value);
        let is_kept = stays(table, row, field) && !text.trim().is_empty();
        if is_kept && !is_foreign(table, row, state, (event, field.as_str(), &text)) {
            state.facts.insert(field.clone(), text);
        }
    }
    if row.takes == Takes::Terms {
        add_difference(state, event);
    }
    if let Some(field) = row.dates {
        let is_known = state.facts.contains_key(field) && (row.once || event.text(field).is_some());
        if !is_known {
            state.facts.insert(field.to_owned(), event.on.to_string());
        }
    }
}

/// What an amendment adds to the amount: the sum is made anew from its parts whenever one of them is corrected.
fn add_difference(state: &mut State, event: &Event) {
    let difference = event
        .text("difference")
        .filter(|_| event.text("amount").is_none());
    let difference = difference.and_then(|text| yuan(&text));
    let parts = yuan_of(state, "amount").zip(difference);
    if let Some(sum) = parts.and_then(|(amount, difference)| amount.checked_add(difference)) {
        state.facts.insert("amount".to_owned(), sum.to_string());
    }
}

fn act(state: &mut State, event: &Event, does: Does) {
    match does {
        Does::Nothing | Does::Plead | Does::Talk | Does::Correct | Does::Supervise => {}
        Does::OpenShortfall => open(
            state,
            event,
            MatterKind::Shortfall,
            side(event),
            event.text("reason"),
        ),
        Does::Determine => {
            let status = event.text("fulfilment_status");
            let status = status.and_then(|text| FulfilmentStatus::LIST.read(&text));
            let status = status.and_then(FulfilmentStatus::from_place);
            if matches!(status, Some(FulfilmentStatus::Partial | FulfilmentStatus::None)) {
                open(
                    state,
                    event,
                    MatterKind::Shortfall,
                    side(event),
                    event.text("reason"),
                );
            }
        }
        Does::OpenBreach => open(
            state,
            event,
            MatterKind::Breach,
            side(event),
            event.text("reason"),
        ),
        Does::BreakWord => open(
            state,
            event,
            MatterKind::Breach,
            Some(ResponsibleSide::Government),
            event.text("reason"),
        ),
        Does::FollowUp => {
            if let Some(matter) = follow_up(state, event) {
                // The reason of a shortfall that goes on may be another than before.
                if let Some(reason) = event.text("reason") {
                    matter.reason = Some(reason);
                    matter.side = side(event).or(matter.side);
                }
            }
        }
        Does::CloseMatter => {
            if let Some(matter) = matter_mut(state, event) {
                // Whoever enters late may be mistaken in the day: no matter is closed before it is opened.
                matter.closed = Some(event.on.max(matter.opened));
                let how = event.text("how").and_then(|text| Closing::LIST.read(&text));
                matter.how = how.and_then(Closing::from_place);
            }
        }
        Does::Succeed => {
            if let Some((name, number)) = successor_fields(state, event, does) {
                replace(state, name, event.text("successor_name"));
                replace(state, number, event.text("successor_id"));
                let kinds = SUCCESSOR_IS.iter().filter(|_| number == "party_b_id");
                for kind in kinds.filter(|kind| event.text(kind).is_some()) {
                    replace(state, kind, event.text(kind));
                }
            }
        }
        Does::Classify(is_secret) => {
            state.facts.insert("classified".to_owned(), is_secret.to_string());
        }
    }
}

/// The predecessor's number is no successor's: without a new one it is not known.
fn replace(state: &mut State, field: &str, by: Option<String>) {
    match by {
        _ if field.is_empty() => {}
        Some(text) => {
            state.facts.insert(field.to_owned(), text);
        }
        None => {
            state.facts.remove(field);
        }
    }
}

fn open(
    state: &mut State,
    event: &Event,
    kind: MatterKind,
    side: Option<ResponsibleSide>,
    reason: Option<String>,
) {
    let called = event.text("matter").unwrap_or_else(|| event.sequence.to_string());
    let is_taken = |id: &String| state.matters.iter().any(|matter| matter.id == *id);
    let others = (2..).map(|number| format!("{called}#{number}"));
    let mut free = std::iter::once(called.clone()).chain(others);
    let id = free.find(|id| !is_taken(id)).unwrap_or(called);
    state.matters.push(Matter {
        id,
        kind,
        side,
        reason,
        follow_up: event.text("follow_up"),
        next_on: event.text("next_follow_up_on").and_then(|text| day(&text)),
        opened: event.on,
        closed: None,
        how: None,
    });
}

/// The matter that an event names, followed up as it says.
fn follow_up<'s>(state: &'s mut State, event: &Event) -> Option<&'s mut Matter> {
    let matter = matter_mut(state, event)?;
    matter.follow_up = event.text("follow_up");
    matter.next_on = event.text("next_follow_up_on").and_then(|text| day(&text));
    Some(matter)
}

fn matter_mut<'s>(state: &'s mut State, event: &Event) -> Option<&'s mut Matter> {
    let at = named_matter(state, event)?;
    state.matters.get_mut(at)
}

fn side(event: &Event) -> Option<ResponsibleSide> {
    let text = event.text("responsible_side")?;
    ResponsibleSide::LIST
        .read(&text)
        .and_then(ResponsibleSide::from_place)
}
