//! How a subject stands in time (时限状况): derived from its dates, never stored, so that nothing rots when nobody presses a
//! button.

use std::sync::Arc;

use chrono::Days;
use serde::Serialize;

use crate::requirement::facts::{amount_in, gives_use, price_of};
use crate::value::{Date, Money, parse_end};

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
/// Without a last day (长期, or none known) nothing falls due: not due. What was put off only after its last day stays late;
/// what was suspended by then is not late while it is.
#[must_use]
pub fn standing(state: &State, as_of: Date, window: u32) -> Standing {
    if is_settled(state) {
        return Standing::Settled;
    }
    let Some(last) = last_day_that_counts(state, as_of) else {
        return Standing::NotDue;
    };
    if last < as_of {
        return match is_held(state, last) {
            true => Standing::NotDue,
            false => Standing::Overdue,
        };
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

/// Whether a contract was suspended by its last day and still is (依法中止): its term does not run, and it is not late.
/// Suspended only after that day, it was late before.
#[must_use]
pub fn is_held(state: &State, last: Date) -> bool {
    state.stage == Some(Stage::Suspended) && state.since.is_some_and(|since| since <= last)
}

/// Whether what puts off a last day that has passed is still in time: the contract was suspended by that day, and was so
/// without a break until this one; it may be resumed on the same day. `before` are the events so far.
pub(super) fn is_held_until(state: &State, before: &[Arc<Event>], last: Date, on: Date) -> bool {
    let mut back = before.iter().rev();
    let mut is_resumed_now = || {
        let resumed = back.find(|event| event.action == Action::Resume);
        let suspended = back.find(|event| event.action == Action::Suspend);
        resumed.is_some_and(|event| event.on == on) && suspended.is_some_and(|event| event.on <= last)
    };
    is_held(state, last) || is_resumed_now()
}

/// The last day by which it counts whether something was done in time (计期的截止日): as amended in time. What was postponed
/// only after its last day was late, and that day counts; but while a contract is suspended its day is not missed. The days of
/// a suspension are added by an amendment only.
#[must_use]
pub fn last_day_that_counts(state: &State, as_of: Date) -> Option<Date> {
    let table = tables::of(state.subject.kind);
    let amends = |event: &Arc<Event>| event.action == Action::Amend;
    if !state.history.iter().any(amends) {
        return last_day(state);
    }
    let mut so_far = State::new(state.subject.clone());
    let events = effective(table, &state.history, Some(as_of));
    for (at, event) in events.iter().enumerate() {
        let earlier = events.get(..at).unwrap_or_default();
        let before = last_day(&so_far).filter(|last| {
            let is_asked = amends(event) && *last < event.on;
            is_asked && !is_held_until(&so_far, earlier, *last, event.on)
        });
        enter(table, &mut so_far, event);
        let missed = before.filter(|last| is_missed(*last, last_day(&so_far), event.on));
        if missed.is_some() {
            return missed;
        }
    }
    last_day(&so_far)
}

/// Whether a contract without a price of its own, or for a right of use, ended with its term (期满): nothing was performed or
/// paid any more after its last day. It can be completed on the day after only, and is in time all the same.
#[must_use]
pub fn is_by_expiry(state: &State, last: Date) -> bool {
    let known = |field: &str| state.fact(field);
    let runs_out = gives_use(known) || matches!(price_of(known), Ok(None));
    if !runs_out || state.subject.kind != SubjectKind::Contract {
        return false;
    }
    let table = tables::of(state.subject.kind);
    let mut then = State::new(state.subject.clone());
    for event in effective(table, &state.history, Some(last)).iter() {
        enter(table, &mut then, event);
    }
    let is_as_it_was = |field: &&str| {
        let yuan = |state: &State| {
            let amount = amount_in(state.fact(field), "").ok().flatten();
            amount.unwrap_or(Money::ZERO)
        };
        yuan(state) <= yuan(&then)
    };
    ["performed_amount", "paid_amount"].iter().all(is_as_it_was)
}

/// Whether a last day was over when it was put off to another, or to none (逾期后延期).
#[must_use]
pub fn is_missed(last: Date, put_off_to: Option<Date>, on: Date) -> bool {
    last < on && put_off_to.is_none_or(|later| later > last)
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
