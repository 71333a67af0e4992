//! The one machine (变迁机): decides, enters, offers. Nothing here knows of a particular lifecycle.

use std::sync::Arc;

use crate::finding::Severity;
use crate::profile::Profile;
use crate::requirement::Rule;
use crate::value::Date;

use super::enter::advance;
use super::guards::Asked;
use super::{Action, Event, Lifecycle, Offer, Refusal, Row, State, SubjectKind, Unmet, tables};

/// What a city's lifecycles are decided by: its constants, and the rules that guards cite.
///
/// `rules::machine` of a higher floor gives the one that has every rule.
///
/// # Examples
/// ```
/// use zhengwu_credit::lifecycle::{Action, Event, Stage, State, Subject, SubjectKind};
/// use zhengwu_credit::{profile::Profile, rules};
/// use zhengwu_credit::value::parse_date;
/// let profile = Profile::haian();
/// let machine = rules::machine(&profile);
/// let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2019/003"]);
/// let state = State::new(subject.clone());
/// let state = machine.apply(&state, &Event::new(subject.clone(), Action::Register, parse_date("2024-12-01")?.date))?;
/// assert_eq!(state.stage, Some(Stage::Signed));
/// // A new leader wants out.
/// let event = Event::new(subject, Action::Terminate, parse_date("2025-03-01")?.date).with("change_ground", "leadership_change");
/// let refusal = machine.apply(&state, &event).unwrap_err();
/// assert_eq!(refusal.unmet[0].code, "PRF101");
/// // Where it was done all the same, it is the government side's breach, and the contract goes on.
/// let (state, unmet) = machine.record_fact(&state, &event);
/// assert_eq!((state.stage, state.open_matters().count(), unmet.len()), (Some(Stage::Signed), 1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Machine<'p> {
    pub(super) profile: &'p Profile,
    pub(super) rules: &'p [&'static Rule],
    tables: &'p [&'p Lifecycle],
}

/// What was decided about an event (结论): allowed where nothing is unmet.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decision {
    /// The row of the table, where there is one.
    pub row: Option<&'static Row>,
    /// Every condition that fails.
    pub unmet: Vec<Unmet>,
    /// What is told besides and stands in nobody's way: what is missing in the record of what was signed long ago.
    pub findings: Vec<Unmet>,
}

impl Decision {
    /// Whether it may be done.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.unmet.is_empty()
    }
}

impl<'p> Machine<'p> {
    /// A machine that looks the rules of its guards up among these.
    #[must_use]
    pub fn new(rules: &'p [&'static Rule], profile: &'p Profile) -> Machine<'p> {
        let tables = &tables::ALL;
        Machine {
            profile,
            rules,
            tables,
        }
    }

    /// The same by other tables; of what they leave out the library's own stand. A log is read by the library's own.
    #[must_use]
    pub fn with_tables(self, tables: &'p [&'p Lifecycle]) -> Machine<'p> {
        Machine { tables, ..self }
    }

    /// The table by which it decides about such a subject.
    #[must_use]
    pub fn table(&self, kind: SubjectKind) -> &'p Lifecycle {
        let mut tables = self.tables.iter().copied();
        tables.find(|table| table.of == kind).unwrap_or(tables::of(kind))
    }

    /// Decides about an event. Everything else asks this.
    #[must_use]
    pub fn decide(&self, state: &State, event: &Event) -> Decision {
        let table = self.table(state.subject.kind);
        let row = table.row_for(state, event.action);
        let mut asked = Asked::new(self, state, event, row);
        asked.every_event();
        asked.all(table.always);
        if let Some(row) = row {
            asked.all(row.guards);
            asked.whole(row);
        }
        let (findings, unmet) = asked.finish().into_iter().partition(|one| one.is_told);
        Decision { row, unmet, findings }
    }

    /// Does what is about to be done, if it may be (拟办).
    ///
    /// # Errors
    /// All the reasons why it may not; the state is as it was.
    pub fn apply(&self, state: &State, event: &Event) -> Result<State, Refusal> {
        let unmet = self.decide(state, event).unmet;
        if unmet.is_empty() {
            Ok(self.after(state, event))
        } else {
            Err(Refusal {
                action: event.action,
                unmet,
            })
        }
    }

    /// Enters what has already happened, lawful or not (补录). Conditions that failed are told, and then what else is found
    /// ([`Unmet::is_told`]).
    ///
    /// What belongs to another subject is told and not entered.
    #[must_use]
    pub fn record_fact(&self, state: &State, event: &Event) -> (State, Vec<Unmet>) {
        let Decision { unmet, findings, .. } = self.decide(state, event);
        let told = unmet.into_iter().chain(findings).collect();
        (self.after(state, event), told)
    }

    /// Every action of the lifecycle, with what it still needs or why it may not be done (可办事项).
    #[must_use]
    pub fn actions(&self, state: &State, as_of: Date) -> Vec<Offer> {
        let table = self.table(state.subject.kind);
        let mut actions: Vec<Action> = Vec::new();
        for row in table.all_rows() {
            if !actions.contains(&row.action) {
                actions.push(row.action);
            }
        }
        actions
            .into_iter()
            .map(|action| {
                let event = Event::new(state.subject.clone(), action, as_of);
                let unmet = self.decide(state, &event).unmet;
                let is_allowed = unmet.iter().all(|one| one.is_brought);
                let refusal = (!is_allowed).then(|| Refusal {
                    action,
                    unmet: unmet.clone(),
                });
                Offer {
                    action,
                    refusal,
                    to_bring: if is_allowed { unmet } else { Vec::new() },
                }
            })
            .collect()
    }

    /// The state after an event, whatever was decided about it.
    fn after(&self, state: &State, event: &Event) -> State {
        let mut after = state.clone();
        if event.subject == state.subject {
            let table = self.table(state.subject.kind);
            advance(table, &mut after, Arc::new(event.clone()));
        }
        after
    }

    /// The rule of a code. Every code of the tables is in the catalogue; a test holds that.
    pub(super) fn rule(&self, code: &str) -> Option<&'static Rule> {
        self.rules.iter().copied().find(|rule| rule.code == code)
    }
}

/// The gravest of what failed; `None` where nothing did.
#[must_use]
pub fn gravest(unmet: &[Unmet]) -> Option<Severity> {
    unmet.iter().map(|one| one.severity).max()
}
