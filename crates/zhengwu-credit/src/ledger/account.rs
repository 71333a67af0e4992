//! What months and events together make of one subject (分户账).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::field::Kind;
use crate::lifecycle::fields::AMOUNTS;
use crate::lifecycle::{Action, Event, State, advance, corrected, fold, of};
use crate::model::Subject;
use crate::requirement::{Oddity, OddityKind, Stated};
use crate::value::money::yuan;
use crate::value::{Date, Period};

use super::payments::Instalment;
use super::statements::DERIVED_FROM;
use super::{Filing, is_derived, statement_to_events};

/// What is known of one subject as of a day (分户账).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Account {
    /// Where it stands.
    pub state: State,
    /// What months said of it.
    pub stated: Vec<Stated>,
    /// Where they do not agree with what was known.
    pub oddities: Vec<Oddity>,
    /// Its instalments that have fallen due, where payments were reported.
    pub instalments: Vec<Instalment>,
}

/// What months and events together make of one subject.
pub(super) fn account(
    subject: &Subject,
    filings: &[&Filing],
    logged: Vec<Arc<Event>>,
    as_of: Date,
) -> Account {
    let mut ordered: Vec<(Date, &Filing)> = filings
        .iter()
        .filter_map(|filing| Some((filing.told_on()?, *filing)))
        // When a supplement was signed may be corrected later: what is not yet so is left out at the end.
        .filter(|(_, filing)| filing.subject != *subject || filing.on().is_some_and(|on| on <= as_of))
        .collect();
    ordered.sort_by_key(|(day, filing)| (filing.period.unwrap_or(Period::of(*day)), filing.kind, *day));
    let mut logged = in_turn(logged).into_iter().peekable();
    let table = of(subject.kind);
    let mut known = State::new(subject.clone());
    let (mut made, mut oddities, mut stated) = (0, Vec::new(), Vec::new());
    let mut earlier: BTreeMap<(Kind, &Subject), &Filing> = BTreeMap::new();
    for (day, filing) in &ordered {
        while let Some((_, event)) = logged.next_if(|(on, _)| on <= day) {
            advance(table, &mut known, event);
        }
        let before = earlier.insert((filing.kind, &filing.subject), filing);
        let told = statement_to_events(&known, before, filing);
        settle(&mut oddities, &told.oddities, filing);
        oddities.extend(told.oddities.into_iter().filter(|one| one.on <= as_of));
        for mut event in told.events {
            event.sequence = DERIVED_FROM + made;
            made += 1;
            advance(table, &mut known, Arc::new(event));
        }
        stated.push(Stated {
            period: filing.period,
            on: filing.on().unwrap_or(*day),
            is_performance: filing.kind == Kind::Performance,
            is_written_off: filing.field("written_off_on").is_some(),
            due: filing.yuan("due_amount"),
            paid: filing.yuan("paid_amount"),
        });
    }
    for (_, event) in logged {
        advance(table, &mut known, event);
    }
    let is_past = |event: &Arc<Event>| event.on <= as_of && event.action != Action::Correct;
    let mut state = if known.history.iter().all(is_past) {
        known
    } else {
        fold(table, subject, known.history, Some(as_of))
    };
    // What is paid after the end is stated, and no event says it; what was logged since stands.
    let mut statements = ordered.iter().rev().map(|(_, filing)| *filing);
    let last = statements.find(|filing| filing.kind == Kind::Performance);
    let is_newer = |event: &Event, on: Date| {
        (on < event.on || on == event.on && !is_derived(event))
            && event.on <= as_of
            && AMOUNTS.iter().any(|field| event.text(field).is_some())
    };
    if let Some((last, on)) = last.and_then(|last| Some((last, last.on()?)))
        && !state.history.iter().any(|event| is_newer(event, on))
    {
        for field in AMOUNTS.iter().copied() {
            if let Some(text) = last.field(field) {
                state.facts.insert(field.to_owned(), text.to_owned());
            }
        }
    }
    // What an amendment has brought about since.
    for one in oddities.iter_mut().filter(|one| one.kind == OddityKind::DueMoved) {
        one.is_settled = state.fact(one.field) == Some(one.now.as_str());
    }
    Account {
        state,
        stated,
        oddities,
        instalments: Vec::new(),
    }
}

/// What a later record agrees with no longer stands: a month filed again takes the place of what it said, a status is stated as it
/// is known, an amount has reached what was known.
fn settle(oddities: &mut [Oddity], anew: &[Oddity], filing: &Filing) {
    for one in oddities.iter_mut().filter(|one| one.record == filing.kind) {
        let is_told_again = anew
            .iter()
            .any(|new| new.field == one.field && new.kind == one.kind);
        let has_reached = || filing.yuan(one.field) >= yuan(&one.before);
        one.is_settled |= match one.kind {
            _ if is_told_again || filing.field(one.field).is_none() => false,
            OddityKind::Fell => has_reached(),
            OddityKind::WentBack | OddityKind::ContradictsEvent => one.field.ends_with("_status"),
            OddityKind::DueMoved => false,
        };
    }
}

/// Logged events by the day from which they count: a correction from that of what it corrects.
fn in_turn(logged: Vec<Arc<Event>>) -> Vec<(Date, Arc<Event>)> {
    let days: BTreeMap<u64, Date> = logged.iter().map(|event| (event.sequence, event.on)).collect();
    let mut turned: Vec<(Date, Arc<Event>)> = logged
        .into_iter()
        .map(|event| {
            let on = corrected(&event).and_then(|number| days.get(&number).copied());
            (on.map_or(event.on, |on| on.min(event.on)), event)
        })
        .collect();
    turned.sort_by_key(|(on, event)| (*on, event.sequence));
    turned
}
