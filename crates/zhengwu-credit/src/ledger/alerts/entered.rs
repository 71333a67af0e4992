//! What is wrong in the records that events alone have made (登记事项的评判): as of the day, and for as long as it is so.
//!
//! What came as a row of a month is told where that month is checked, and not again here.

use crate::finding::Severity;
use crate::lifecycle::{Action, State, Whole, effective, of};
use crate::record::Record;
use crate::requirement::{Context, Rule, Sighting, found_in};
use crate::value::Date;

use super::super::{Position, is_derived, of_the_course};
use super::Alert;
use super::records::is_asked_apart;

impl Position<'_> {
    /// The rules of its record, of what an event registered, signed or made.
    pub(super) fn entered(&self, state: &State, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let is_over = state
            .stage
            .is_none_or(|stage| of(state.subject.kind).is_final(stage));
        let (Some(kind), false) = (state.subject.kind.record(), is_over) else {
            return;
        };
        let Some(since) = entered_on(state, self.as_of).filter(|_| !self.came_as_row(&state.subject)) else {
            return;
        };
        let mut facts = state.facts.clone();
        // What was determined or published later is no part of what was entered.
        facts.retain(|field, _| !of_the_course(kind, field));
        let record = Record::of_texts(kind, &facts, self.as_of);
        let context = Context::alone(self.profile, Some(self.as_of));
        for found in found_in(rules, &record, &context) {
            if found.rule.severity == Severity::Notice || is_asked_apart(found.rule) {
                continue;
            }
            let mut seen = Sighting::new(since);
            seen.fault = found.fault;
            alerts.push(self.alert(found.rule, Some(state), seen, (&record, found.at)));
        }
    }
}

/// The day on which it was registered, signed or made by a logged event of which findings are told; `None` where it was not.
fn entered_on(state: &State, as_of: Date) -> Option<Date> {
    let table = of(state.subject.kind);
    let is_told = |action: Action| {
        let mut rows = table.rows.iter();
        rows.any(|row| row.action == action && row.whole == Whole::Told)
    };
    let history = effective(table, &state.history, Some(as_of));
    let entered = history.iter().rev().find(|event| is_told(event.action))?;
    (!is_derived(entered)).then_some(entered.on)
}
