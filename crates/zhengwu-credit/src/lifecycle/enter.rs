//! What an event does to a state (入账): the one place in which a state changes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::code::{Coded, FulfilmentStatus, ResponsibleSide};
use crate::model::{text_in, text_of};
use crate::requirement::watch::yuan_of;
use crate::value::date::parse_date;
use crate::value::money::Unit;
use crate::value::{Date, Money};

use super::gather::{corrected, is_foreign, named_matter, pleads, stays, successor_fields};
use super::{
    Action, Closing, Does, Event, Lifecycle, Matter, MatterKind, Payload, Row, Stage, State, Subject, Takes,
    To, tables,
};

/// The state after these events, in the order in which they happened; corrections are taken into what they correct.
///
/// With a day, what happened after it is left out; a correction counts from the day of what it corrects. What makes a
/// subject known comes first: of a contract registered years later, what happened before that day counts too.
pub(crate) fn fold(subject: &Subject, mut history: Vec<Arc<Event>>, as_of: Option<Date>) -> State {
    history.sort_by_key(|event| event.order());
    let mut state = State::new(subject.clone());
    for event in effective(tables::of(subject.kind), &history, as_of).iter() {
        enter(&mut state, event);
    }
    state.history = history;
    state
}

/// The state one event further. Only what comes out of its turn makes everything be entered again.
pub(crate) fn advance(state: &mut State, event: Arc<Event>) {
    let comes_first = state.stage.is_none() && tables::of(state.subject.kind).makes_known(event.action);
    let is_in_turn = state
        .history
        .last()
        .is_none_or(|last| last.order() <= event.order() && !comes_first);
    if is_in_turn && event.action != Action::Correct {
        enter(state, &event);
        state.history.push(event);
        return;
    }
    let mut history = std::mem::take(&mut state.history);
    history.push(event);
    let mut again = fold(&state.subject, history, None);
    again.compensations = std::mem::take(&mut state.compensations);
    *state = again;
}

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
            if text_in(&change, "withdrawn").is_some_and(|text| says_yes(&text)) {
                continue;
            }
            let event = Arc::make_mut(&mut event);
            if let Some(on) = text_in(&change, "corrected_on").and_then(|text| day(&text)) {
                event.on = on;
            }
            event.payload.extend(change);
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

/// Enters what has happened.
pub(super) fn enter(state: &mut State, event: &Event) {
    let table = tables::of(state.subject.kind);
    state.last_on = Some(event.on);
    let pleaded = pleads(event).next().map(|(_, ground)| ground.key);
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

/// Steps that nobody entered are filled in where the table leads there; what ends a subject is never assumed.
fn left_out(table: &'static Lifecycle, stage: Option<Stage>, action: Action) -> Option<&'static Row> {
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
    // What was performed and determined is so, whatever the excuse.
    let stands = |row: &&Row| row.to == To::Same && matches!(row.does, Does::Determine | Does::Nothing);
    if let Some(row) = table.row(state.stage, event.action).filter(stands) {
        keep(table, state, event, row);
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
    let difference = difference.and_then(|text| Money::parse(&text, Unit::Yuan).ok());
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
            if let Some(matter) = matter_mut(state, event) {
                matter.follow_up = event.text("follow_up");
                matter.next_on = event.text("next_follow_up_on").and_then(|text| day(&text));
                // The reason of a shortfall that goes on may be another than before.
                if let Some(reason) = event.text("reason") {
                    matter.reason = Some(reason);
                    matter.side = side(event).or(matter.side);
                }
            }
        }
        Does::CloseMatter => {
            if let Some(matter) = matter_mut(state, event) {
                matter.closed = Some(event.on);
                let how = event.text("how").and_then(|text| Closing::LIST.read(&text));
                matter.how = how.and_then(Closing::from_place);
            }
        }
        Does::Succeed => {
            if let Some((name, number)) = successor_fields(state, event, does) {
                replace(state, name, event.text("successor_name"));
                replace(state, number, event.text("successor_id"));
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

fn day(text: &str) -> Option<Date> {
    parse_date(text).ok().map(|parsed| parsed.date)
}

fn says_yes(text: &str) -> bool {
    matches!(text.trim(), "true" | "是" | "yes" | "1")
}

/// What is not yet in a log has no number, and comes last.
fn number(event: &Event) -> u64 {
    event.order().1
}
