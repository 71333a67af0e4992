//! The events of `data/events.json`, and what tests ask of them.

use serde_json::Value;

use zhengwu_credit::lifecycle::{ALL, Action, Event, Lifecycle, Machine, Stage, State, Subject, SubjectKind};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::{self, events};
use zhengwu_credit::value::{Date, parse_date};

pub(crate) use zhengwu_credit::rules::events::naming_matter;

pub(crate) const UNIT: &str = "11320685MB0A10013C";

/// The five grounds that are none (一(三), 二(三)2), one by its label.
pub(crate) const FORBIDDEN: [&str; 5] = [
    "government_transition",
    "leadership_change",
    "机构职能调整",
    "responsible_person_change",
    "行政区划调整",
];

pub(crate) fn day(text: &str) -> Date {
    parse_date(text).unwrap().date
}

pub(crate) fn with_machine<T>(run: impl FnOnce(&Machine<'_>) -> T) -> T {
    let profile = Profile::haian();
    run(&rules::machine(&profile))
}

pub(crate) fn subject(kind: SubjectKind) -> Subject {
    events::subject(kind).unwrap()
}

/// What an event of this action brings where it may be done.
pub(crate) fn good_fields(kind: SubjectKind, action: Action) -> Value {
    Value::from_iter(good(kind, action).payload)
}

/// An event that brings what it must.
pub(crate) fn good(kind: SubjectKind, action: Action) -> Event {
    events::good(kind, action).unwrap_or_else(|| panic!("data/events.json has no {action:?} of {kind:?}"))
}

pub(crate) fn event(kind: SubjectKind, action: Action, fields: Value) -> Event {
    let mut event = good(kind, action);
    event.payload.clear();
    if let Value::Object(fields) = fields {
        event.payload = fields.into_iter().collect();
    }
    event
}

pub(crate) fn new_state(kind: SubjectKind) -> State {
    State::new(subject(kind))
}

/// The subject in a state, by the shortest way.
pub(crate) fn brought_to(machine: &Machine<'_>, table: &Lifecycle, stage: Option<Stage>) -> State {
    events::brought_to(machine, table, stage)
        .unwrap_or_else(|| panic!("{:?} never gets to {stage:?}", table.of))
}

pub(crate) fn table(kind: SubjectKind) -> &'static Lifecycle {
    ALL.into_iter().find(|table| table.of == kind).unwrap()
}

/// The codes of what failed.
pub(crate) fn codes(unmet: &[zhengwu_credit::lifecycle::Unmet]) -> Vec<&'static str> {
    unmet.iter().map(|one| one.code).collect()
}
