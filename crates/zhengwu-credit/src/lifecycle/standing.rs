//! How a subject stands in time (时限状况): derived from its dates, never stored, so that nothing rots when nobody presses a
//! button.

use std::sync::Arc;

use chrono::Days;
use serde::Serialize;

use crate::value::{Date, parse_end};

use super::enter::enter;
use super::{Action, Event, Stage, State, SubjectKind, effective, tables};

/// Whether something is due (时限状况).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 未到期
    NotDue,
    /// 即将到期: within the window.
    DueSoon,
    /// 已逾期: the last day is over. It belongs to the term.
    Overdue,
    /// 已了结: nothing is owed any more, or nothing yet.
    Settled,
}

/// How a subject stands as of a day. `window` is how many days before the last one it is due soon; the profile says.
///
/// Without a last day (长期, or none known) nothing falls due: not due.
#[must_use]
pub fn standing(state: &State, as_of: Date, window: u32) -> Standing {
    if is_settled(state) {
        return Standing::Settled;
    }
    let Some(last) = last_day(state) else {
        return Standing::NotDue;
    };
    if last < as_of {
        return Standing::Overdue;
    }
    match as_of.checked_add_days(Days::new(u64::from(window))) {
        Some(soon) if last > soon => Standing::NotDue,
        _ => Standing::DueSoon,
    }
}

/// The last day on which what is owed can be done in time: the term of a contract, the time limit of a promise, the day by
/// which a decided compensation is to be paid, the end of a publication.
#[must_use]
pub fn last_day(state: &State) -> Option<Date> {
    let field = match state.subject.kind {
        SubjectKind::Contract => "ends_on",
        SubjectKind::Commitment | SubjectKind::Compensation => "due_on",
        SubjectKind::Dishonesty => "publication_ends_on",
        SubjectKind::Risk | SubjectKind::Accountability => return None,
    };
    parse_end(state.fact(field)?).ok()?.on()
}

/// The last day by which it counts whether something was done in time (计期的截止日): as amended in time. What was postponed
/// only after its last day was late, and that day counts.
#[must_use]
pub fn last_day_that_counts(state: &State, as_of: Date) -> Option<Date> {
    let table = tables::of(state.subject.kind);
    let amends = |event: &Arc<Event>| event.action == Action::Amend;
    if !state.history.iter().any(amends) {
        return last_day(state);
    }
    let mut so_far = State::new(state.subject.clone());
    for event in effective(table, &state.history, Some(as_of)).iter() {
        let before = last_day(&so_far);
        enter(table, &mut so_far, event);
        let after = last_day(&so_far);
        let was_late = before.filter(|last| *last < event.on && after.is_none_or(|after| after > *last));
        if amends(event) && was_late.is_some() {
            return was_late;
        }
    }
    last_day(&so_far)
}

fn is_settled(state: &State) -> bool {
    let Some(stage) = state.stage else { return true };
    if tables::of(state.subject.kind).is_final(stage) {
        return true;
    }
    matches!(
        stage,
        Stage::Drafting
            | Stage::Performed
            | Stage::Terminated
            | Stage::Void
            | Stage::Proposed
            | Stage::Fulfilled
            | Stage::Unfulfilled
            | Stage::Revoked
            | Stage::Rejected
    )
}
