//! An event for every action (事件示例), as data in `data/events.json`: one that may be done, and those that may not. Tests, the
//! documentation and the conformance cases are made from it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::code::{Coded, Ground};
use crate::lifecycle::{
    Action, Does, Event, Lifecycle, Machine, Row, Stage, State, Subject, SubjectKind, To, fields,
};
use crate::value::Date;

use super::correct;

/// What stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    subjects: BTreeMap<SubjectKind, Vec<String>>,
    /// The day of an event that names none.
    on: Date,
    /// What is done before an action.
    before: BTreeMap<String, Vec<Action>>,
    good: Vec<Good>,
    bad: Vec<Bad>,
}

/// What an event brings where it may be done. The first that fits stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Good {
    of: Option<SubjectKind>,
    actions: Vec<Action>,
    on: Option<Date>,
    /// Whether it begins with the correct record of its kind.
    #[serde(default)]
    record: bool,
    #[serde(default)]
    fields: Map<String, Value>,
}

/// What makes it one that may not be done, or of which something is told.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bad {
    of: Option<SubjectKind>,
    actions: Vec<Action>,
    about: String,
    on: Option<Date>,
    /// Of another subject.
    key: Option<Vec<String>>,
    /// Instead of the shortest way to the action.
    history: Option<Vec<Step>>,
    /// After it.
    #[serde(default)]
    then: Vec<Step>,
    /// What was done before to the subject on which it hangs.
    #[serde(default)]
    above: Vec<Step>,
    /// Changes to the good event; `null` takes a field out.
    #[serde(default)]
    fields: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    action: Action,
    on: Option<Date>,
    #[serde(default)]
    fields: Map<String, Value>,
}

static DATA: LazyLock<Option<Data>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/events.json")).ok());

/// What happened before, an event, and what it shows (用例).
#[derive(Clone, Debug)]
pub struct Tried {
    /// What it shows, `refused-bare`.
    pub about: String,
    /// Where the subject stands; its history is the way there.
    pub state: State,
    /// Whether a claim for compensation is open on it.
    pub is_claimed: bool,
    /// What happened to the subject on which it hangs.
    pub above: Vec<Arc<Event>>,
    /// The event.
    pub event: Event,
}

/// The subject of the examples, one of each kind.
#[must_use]
pub fn subject(kind: SubjectKind) -> Option<Subject> {
    let key = DATA.as_ref()?.subjects.get(&kind)?;
    Some(Subject::new(kind, key))
}

/// An event of this action that may be done where the table has it; `None` where the file names none.
#[must_use]
pub fn good(kind: SubjectKind, action: Action) -> Option<Event> {
    let data = DATA.as_ref()?;
    let fits = |one: &&Good| one.of.is_none_or(|of| of == kind) && one.actions.contains(&action);
    let good = data.good.iter().find(fits)?;
    let mut event = Event::new(subject(kind)?, action, good.on.unwrap_or(data.on));
    if good.record {
        event.payload = serde_json::from_str(correct(kind.record()?)).ok()?;
    }
    change(&mut event, &good.fields);
    Some(event)
}

fn change(event: &mut Event, fields: &Map<String, Value>) {
    for (field, value) in fields {
        if value.is_null() {
            event.payload.remove(field);
        } else {
            event.payload.insert(field.clone(), value.clone());
        }
    }
}

/// The same event, naming the matter that is open where it must name one.
#[must_use]
pub fn naming_matter(state: &State, event: Event) -> Event {
    match (state.open_matters().next(), event.action) {
        (Some(open), Action::FollowUp | Action::CloseMatter) => event.with("matter", open.id.as_str()),
        _ => event,
    }
}

/// The subject in a state, by the shortest way of good events.
#[must_use]
pub fn brought_to(machine: &Machine<'_>, table: &Lifecycle, stage: Option<Stage>) -> Option<State> {
    let mut ways = vec![State::new(subject(table.of)?)];
    let mut seen = vec![None];
    let mut next = 0;
    while let Some(state) = ways.get(next).cloned() {
        if state.stage == stage {
            return Some(state);
        }
        for row in table.rows.iter().filter(|row| row.from.has(state.stage)) {
            let To::Stage(to) = row.to else { continue };
            if seen.contains(&Some(to)) {
                continue;
            }
            let Some(state) = done_before(machine, state.clone(), row) else {
                continue;
            };
            if let Some(after) = does(machine, &state, good(table.of, row.action)?) {
                seen.push(Some(to));
                ways.push(after);
            }
        }
        next += 1;
    }
    None
}

/// The same where the action of a row can be done: with a matter where one is followed up or closed, without one where none
/// may be open.
#[must_use]
pub fn prepared(machine: &Machine<'_>, state: State, row: &Row) -> Option<State> {
    let mut state = state;
    if matches!(row.does, Does::FollowUp | Does::CloseMatter) {
        state = breached(machine, &state);
    }
    state = done_before(machine, state, row)?;
    if row.guards.iter().any(|guard| guard.code == "LIF003") {
        while state.open_matters().next().is_some() {
            let close = good(state.subject.kind, Action::CloseMatter)?;
            state = does(machine, &state, naming_matter(&state, close))?;
        }
    }
    Some(state)
}

/// The event of a row that may be done in a state in which the row begins.
#[must_use]
pub fn allowed(machine: &Machine<'_>, table: &Lifecycle, row: &Row, from: Option<Stage>) -> Option<Tried> {
    let state = prepared(machine, brought_to(machine, table, from)?, row)?;
    let event = naming_matter(&state, good(table.of, row.action)?);
    Some(Tried {
        about: "allowed".to_owned(),
        state,
        is_claimed: false,
        above: Vec::new(),
        event,
    })
}

/// The events of a row that may not be done: one that brings nothing where everything is in the way, and those of the file.
#[must_use]
pub fn refused(machine: &Machine<'_>, table: &Lifecycle, row: &Row, from: Option<Stage>) -> Vec<Tried> {
    let Some(data) = DATA.as_ref() else {
        return Vec::new();
    };
    let has = |code: &str| row.guards.iter().any(|guard| guard.code == code);
    let bare = || {
        let mut state = brought_to(machine, table, from)?;
        if has("LIF003") {
            state = breached(machine, &state);
        }
        let mut event = good(table.of, row.action)?;
        event.payload.clear();
        Some(Tried {
            about: "bare".to_owned(),
            state,
            is_claimed: has("LIF004"),
            above: Vec::new(),
            event,
        })
    };
    let fits = |bad: &&Bad| bad.of.is_none_or(|of| of == table.of) && bad.actions.contains(&row.action);
    let of_file = data.bad.iter().filter(fits).filter_map(|bad| {
        let mut state = match &bad.history {
            Some(history) => {
                let mut of = subject(table.of)?;
                if let Some(key) = &bad.key {
                    of.key.clone_from(key);
                }
                after_steps(machine, State::new(of), history)?
            }
            None => prepared(machine, brought_to(machine, table, from)?, row)?,
        };
        state = after_steps(machine, state, &bad.then)?;
        let mut event = naming_matter(&state, good(table.of, row.action)?);
        change(&mut event, &bad.fields);
        event.subject = state.subject.clone();
        event.on = bad.on.unwrap_or(event.on);
        let mut above = Vec::new();
        if let Some(parent) = state.subject.hangs_on().filter(|_| !bad.above.is_empty()) {
            let parent = after_steps(machine, State::new(parent), &bad.above)?;
            above = parent.history;
            state.matters_above = Some(parent.matters);
        }
        Some(Tried {
            about: bad.about.clone(),
            state,
            is_claimed: false,
            above,
            event,
        })
    });
    bare().into_iter().chain(of_file).collect()
}

/// The same row with each of the grounds that are none (一(三), 二(三)2), where it asks for a ground or a reason.
#[must_use]
pub fn pleas(machine: &Machine<'_>, table: &Lifecycle, row: &Row, from: Option<Stage>) -> Vec<Tried> {
    let named = row.guards.iter().flat_map(|guard| guard.fields).copied();
    let field = match row.does {
        Does::Plead => Some("change_ground"),
        Does::Correct => None,
        _ => named.into_iter().find(|field| fields::GROUNDS.contains(field)),
    };
    let Some(field) = field else {
        return Vec::new();
    };
    let forbidden = (0..)
        .map_while(Ground::from_place)
        .filter(|ground| ground.is_forbidden());
    forbidden
        .filter_map(|ground| {
            let tried = allowed(machine, table, row, from)?;
            let key = ground.code().key;
            Some(Tried {
                about: format!("{field}-{key}"),
                event: tried.event.clone().with(field, key),
                ..tried
            })
        })
        .collect()
}

/// What stands before the action of a row, done.
fn done_before(machine: &Machine<'_>, mut state: State, row: &Row) -> Option<State> {
    let before = DATA.as_ref()?.before.get(row.action.key());
    for action in before.into_iter().flatten() {
        state = does(machine, &state, good(state.subject.kind, *action)?)?;
    }
    Some(state)
}

/// Does it, numbered as a log would number it.
fn does(machine: &Machine<'_>, state: &State, mut event: Event) -> Option<State> {
    event.sequence = state.history.len() as u64 + 1;
    machine.apply(state, &event).ok()
}

/// A forbidden ground was pleaded: a matter is open, wherever the table takes one.
fn breached(machine: &Machine<'_>, state: &State) -> State {
    let action = match state.subject.kind {
        SubjectKind::Contract => Action::Suspend,
        _ => Action::Revoke,
    };
    let on = state.history.last().map(|event| event.on).unwrap_or_default();
    let mut event = Event::new(state.subject.clone(), action, on).with("change_ground", "leadership_change");
    event.sequence = state.history.len() as u64 + 1;
    machine.record_fact(state, &event).0
}

/// These steps as facts.
fn after_steps(machine: &Machine<'_>, mut state: State, steps: &[Step]) -> Option<State> {
    for step in steps {
        let mut event = good(state.subject.kind, step.action)?;
        change(&mut event, &step.fields);
        event.subject = state.subject.clone();
        event.on = step.on.unwrap_or(event.on);
        event.sequence = state.history.len() as u64 + 1;
        state = machine.record_fact(&state, &event).0;
    }
    Some(state)
}
