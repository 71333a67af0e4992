//! Faults of what is about to be done (办理): an event that may be done, changed so that it may not, and every condition
//! that then fails.

use anyhow::{Context, Result};
use zhengwu_credit::lifecycle::{Action, Event, State, SubjectKind};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::Rule;
use zhengwu_credit::rules::events::{good, naming_matter, subject};

use super::fault::{Expect, change, object};
use super::judge::Seen;
use super::measure::{Measure, Wanted};
use crate::corpus::Object;

/// An event that may not be done.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) rule: &'static str,
    pub(crate) of: SubjectKind,
    /// What happened before, from nothing on, with changes to the good event.
    pub(crate) before: Vec<(Action, Object)>,
    pub(crate) action: Action,
    pub(crate) fault: Object,
    /// The day, where that is the fault.
    pub(crate) on: Option<&'static str>,
    pub(crate) expect: Vec<Expect>,
}

impl Attempt {
    /// After these steps; of each the changes to the good event.
    pub(crate) fn new(
        rule: &'static str,
        of: SubjectKind,
        before: &[(Action, &str)],
        action: Action,
        fault: &str,
        paths: &[&'static str],
    ) -> Attempt {
        Attempt {
            rule,
            of,
            before: before
                .iter()
                .map(|(action, change)| (*action, object(change)))
                .collect(),
            action,
            fault: object(fault),
            on: None,
            expect: paths.iter().map(|path| Expect::new(rule, *path)).collect(),
        }
    }

    /// The same on this day.
    pub(crate) fn on(mut self, day: &'static str) -> Attempt {
        self.on = Some(day);
        self
    }

    /// The same, by this clause of the row.
    pub(crate) fn under(mut self, basis: &'static str) -> Attempt {
        for one in &mut self.expect {
            one.basis = Some(basis);
        }
        self
    }
}

/// Tries all of them.
pub(crate) fn measure(attempts: &[Attempt], rules: &[&'static Rule], measure: &mut Measure) -> Result<()> {
    let profile = Profile::haian();
    let machine = zhengwu_credit::lifecycle::Machine::new(rules, &profile);
    for attempt in attempts {
        let name = format!("{} {} {}", attempt.rule, attempt.of.key(), attempt.action.key());
        let mut state = State::new(subject(attempt.of).context("no subject")?);
        for (action, changes) in &attempt.before {
            let event = made(&state, *action, changes)?;
            state = machine.record_fact(&state, &event).0;
        }
        if matches!(attempt.of, SubjectKind::Risk | SubjectKind::Accountability) {
            // That on which it hangs is known, and has no open matter.
            state.matters_above = Some(Vec::new());
        }
        let mut event = made(&state, attempt.action, &attempt.fault)?;
        if let Some(on) = attempt.on {
            event.on = on.parse().ok().with_context(|| format!("{on} is no day"))?;
        }
        if let Some(number) = attempt.fault.get(OF_ANOTHER).and_then(|number| number.as_str()) {
            event.payload.remove(OF_ANOTHER);
            event.subject.key.pop();
            event.subject.key.push(number.to_owned());
        }
        let decision = machine.decide(&state, &event);
        let found = decision
            .unmet
            .into_iter()
            .chain(decision.findings)
            .map(|one| Seen {
                code: one.code.to_owned(),
                of: attempt.of.key().to_owned(),
                key: event.subject.key.clone(),
                path: Some(
                    one.fields
                        .first()
                        .map_or(String::new(), |field| format!("/{field}")),
                ),
                severity: one.severity,
                basis: one.basis,
            })
            .collect();
        let mut expected = Vec::new();
        for one in &attempt.expect {
            expected.push(Wanted::new(one, attempt.of.key())?);
        }
        let planted = Wanted::new(&Expect::new(attempt.rule, ""), "")?;
        measure.compare(&name, &planted.code, &expected, found);
    }
    Ok(())
}

/// A key of a fault by which the event is made another subject's.
pub(crate) const OF_ANOTHER: &str = "of_another";

/// The good event of an action with these changes.
fn made(state: &State, action: Action, changes: &Object) -> Result<Event> {
    let good =
        good(state.subject.kind, action).with_context(|| format!("no good event for {}", action.key()))?;
    let mut event = naming_matter(state, good);
    let mut payload: Object = event.payload.clone().into_iter().collect();
    change(&mut payload, changes)?;
    event.payload = payload.into_iter().collect();
    event.sequence = state.history.len() as u64 + 1;
    Ok(event)
}
