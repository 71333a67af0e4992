//! Records and events are one truth (记录与事件对应): what a monthly record says, as events.

mod performance;
mod promise;
mod supplement;
mod telling;

use std::borrow::Cow;
use std::sync::Arc;

use crate::code::PerformanceStatus;
use crate::field::Kind;
use crate::lifecycle::{Action, Event, From, Lifecycle, Matter, MatterKind, Stage, State, To, effective, of};
use crate::requirement::Oddity;
use crate::requirement::watch::yuan_of;
use crate::value::Date;

use super::Filing;
pub(in crate::ledger) use performance::status_by_log;
pub(in crate::ledger) use promise::left_to_the_log;
use telling::Telling;
pub(in crate::ledger) use telling::of_the_course;

/// What a performance status says of a contract (履约状态与生命周期的对照). One table, read both ways.
struct Meaning {
    status: PerformanceStatus,
    /// The states in which it is true; where it is not yet, the first one that can be reached is entered.
    stages: &'static [Stage],
    /// Whether a shortfall is open, and then whether something was performed.
    short: Option<bool>,
}

const fn meaning(status: PerformanceStatus, stages: &'static [Stage], short: Option<bool>) -> Meaning {
    Meaning {
        status,
        stages,
        short,
    }
}

static MEANINGS: &[Meaning] = &[
    meaning(PerformanceStatus::NotStarted, &[Stage::Signed], None),
    meaning(PerformanceStatus::Performing, &[Stage::Performing], None),
    meaning(
        PerformanceStatus::PartiallyPerformed,
        &[Stage::Performing],
        Some(true),
    ),
    meaning(
        PerformanceStatus::NotPerformed,
        &[Stage::Performing, Stage::Signed],
        Some(false),
    ),
    meaning(PerformanceStatus::Suspended, &[Stage::Suspended], None),
    meaning(PerformanceStatus::Performed, &[Stage::Performed], None),
    meaning(
        PerformanceStatus::Terminated,
        &[Stage::Terminated, Stage::Void],
        None,
    ),
];

/// The status that a contract has in a submission: derived, never typed twice. `None` for what is not reported.
///
/// What is written off keeps the status from which it was.
#[must_use]
pub fn reported_status(state: &State) -> Option<PerformanceStatus> {
    let stage = match state.stage? {
        Stage::WrittenOff => state.before?,
        stage => stage,
    };
    let is_short = open_shortfall(state).is_some();
    let has_something = yuan_of(state, "performed_amount").is_some_and(|amount| amount.fen() > 0);
    let short = (is_short && matches!(stage, Stage::Signed | Stage::Performing)).then_some(has_something);
    let meaning = MEANINGS
        .iter()
        .find(|one| one.short == short && one.stages.contains(&stage))
        // Short before it began, and yet something was performed.
        .or_else(|| {
            MEANINGS
                .iter()
                .find(|one| one.short == short && short == Some(true))
        })?;
    Some(meaning.status)
}

/// What a record makes known.
#[derive(Debug, Default)]
pub struct Derived {
    /// The events, in their order; none has a number yet.
    pub events: Vec<Event>,
    /// Where it does not agree with what was known.
    pub oddities: Vec<Oddity>,
}

/// What a record says, as events after what was known before it (记录转事件).
///
/// `previous` is where the subject stood, of a supplement its original; `earlier` what the record of the same kind and key
/// before this one said.
#[must_use]
pub fn statement_to_events(previous: &State, earlier: Option<&Filing>, filing: &Filing) -> Derived {
    let Some(on) = filing.on() else {
        return Derived::default();
    };
    let mut told = Telling {
        table: of(previous.subject.kind),
        state: previous,
        filing,
        on,
        stage: previous.stage,
        derived: Derived::default(),
    };
    match filing.kind {
        Kind::Contract if filing.subject != previous.subject => told.supplement(earlier),
        Kind::Contract => told.described(Action::Register, earlier),
        Kind::Performance => told.performance(earlier),
        Kind::Commitment => {
            told.described(Action::Register, earlier);
            told.determination();
        }
        Kind::Dishonesty => {
            told.described(Action::Record, earlier);
            told.publication();
        }
        _ => {}
    }
    told.derived
}

/// Numbers of events that records made begin here, above those of every log.
pub(super) const DERIVED_FROM: u64 = 1 << 48;

/// Whether an event was made from a record.
#[must_use]
pub fn is_derived(event: &Event) -> bool {
    event.sequence >= DERIVED_FROM
}

/// What happened to a subject, as corrected, by a day.
fn happened(state: &State, until: Option<Date>) -> Cow<'_, [Arc<Event>]> {
    effective(of(state.subject.kind), &state.history, until)
}

/// The last logged event by a day that is so.
fn logged(state: &State, until: Option<Date>, is_so: impl Fn(&Event) -> bool) -> Option<Arc<Event>> {
    let happened = happened(state, until);
    let mut logged = happened.iter().rev().filter(|event| !is_derived(event));
    logged.find(|event| is_so(event)).cloned()
}

fn open_shortfall(state: &State) -> Option<&Matter> {
    state
        .open_matters()
        .find(|matter| matter.kind == MatterKind::Shortfall)
}

/// The actions that lead from a state to another: commencing and resuming are filled in, nothing else is.
fn steps(table: &Lifecycle, from: Option<Stage>, goal: Stage) -> Option<Vec<Action>> {
    let last = table
        .rows
        .iter()
        .find(|row| row.to == To::Stage(goal) && row.from.has(from) && matches!(row.from, From::In(_)));
    if let Some(last) = last {
        return Some(vec![last.action]);
    }
    let fills = [Action::Commence, Action::Resume];
    fills.into_iter().find_map(|action| {
        let To::Stage(next) = table.row(from, action)?.to else {
            return None;
        };
        let mut rest = steps(table, Some(next), goal)?;
        rest.insert(0, action);
        Some(rest)
    })
}
