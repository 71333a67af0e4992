//! Where everything stands on a day (台账现状).

use std::collections::{BTreeMap, BTreeSet};

use crate::lifecycle::{Standing, State, standing};
use crate::model::{Subject, SubjectKind};
use crate::profile::Profile;
use crate::value::{Date, Period};

use super::Filing;
use crate::requirement::{Beside, Side};

use super::account::Account;
use super::book::{Ledger, is_recorded};
use super::unit::Unit;

/// The ledger as of a day (台账现状).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Position<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) as_of: Date,
    pub(super) known_at: Option<Date>,
    pub(super) profile: &'l Profile,
    accounts: BTreeMap<Subject, Account>,
    /// Statements whose contract nobody can tell.
    pub(super) loose: Vec<&'l Filing>,
    withheld: u64,
    /// What is beside a record in the run for which it is asked; everything, where it is asked by itself.
    sides: &'l [Side],
    until: Option<Date>,
    /// The register by code; of a unit that stands in it twice the later entry.
    units: BTreeMap<&'l str, &'l Unit>,
    /// What hangs on each subject.
    hanging: BTreeMap<Subject, Vec<Subject>>,
    /// The numbers of the contracts and promises that are known.
    numbers: BTreeSet<(SubjectKind, String)>,
    /// What units that are in no register call themselves, by code.
    names: BTreeMap<String, String>,
}

impl<'l> Position<'l> {
    pub(super) fn new(
        ledger: &'l Ledger,
        (as_of, known_at): (Date, Option<Date>),
        profile: &'l Profile,
        accounts: BTreeMap<Subject, Account>,
        loose: Vec<&'l Filing>,
        withheld: u64,
    ) -> Position<'l> {
        let (mut hanging, mut numbers, mut names) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        for (subject, account) in &accounts {
            let state = &account.state;
            if let Some(parent) = subject.hangs_on() {
                let own: &mut Vec<Subject> = hanging.entry(parent).or_default();
                own.push(subject.clone());
            }
            if let Some(number) = subject.key.get(1).filter(|_| state.stage.is_some()) {
                numbers.insert((subject.kind, number.clone()));
            }
            for (code, name) in [
                ("party_a_uscc", "party_a_name"),
                ("promisor_code", "promisor_name"),
                ("unit_uscc", "unit_name"),
            ] {
                let is_persons = code == "promisor_code" && state.fact("unit_uscc").is_some();
                if let Some((code, name)) = state.fact(code).zip(state.fact(name)).filter(|_| !is_persons) {
                    names.insert(code.to_owned(), name.to_owned());
                }
            }
        }
        // What stands in the corrections came: that it is wrong is told there.
        numbers.extend(ledger.held().cloned());
        Position {
            hanging,
            numbers,
            names,
            units: ledger
                .units()
                .iter()
                .map(|unit| (unit.uscc.as_str(), unit))
                .collect(),
            ledger,
            as_of,
            known_at,
            profile,
            accounts,
            loose,
            withheld,
            sides: Side::ALL,
            until: None,
        }
    }

    /// The same for a run that has no ledger, but these sides, and statements up to a day.
    pub(super) fn of_run(mut self, sides: &'l [Side], until: Option<Date>) -> Position<'l> {
        (self.sides, self.until) = (sides, until);
        self
    }

    /// What is beside a record.
    pub(super) fn beside(&self) -> Beside<'_> {
        Beside {
            sides: self.sides,
            until: self.until,
        }
    }

    /// The day.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// What had been recorded by this day is known, where not everything is.
    #[must_use]
    pub fn known_at(&self) -> Option<Date> {
        self.known_at
    }

    /// Whether what came for a month had been recorded: by its cut-off day.
    pub(super) fn had_month(&self, period: Option<Period>) -> bool {
        is_recorded(period, self.known_at, self.profile)
    }

    /// Every subject, with what is known of it; nothing that is withheld.
    #[must_use]
    pub fn accounts(&self) -> &BTreeMap<Subject, Account> {
        &self.accounts
    }

    /// How many subjects are withheld: secret contracts, what hangs on them and what names them, and rows that have no key.
    /// The same whether a row or an event classifies. Stays in the office.
    #[must_use]
    pub fn withheld(&self) -> u64 {
        self.withheld
    }

    /// Where a subject stands; `None` where nothing is known of it, or it is withheld.
    #[must_use]
    pub fn state(&self, subject: &Subject) -> Option<&State> {
        self.accounts.get(subject).map(|account| &account.state)
    }

    /// How a subject stands in time.
    #[must_use]
    pub fn standing(&self, state: &State) -> Standing {
        standing(state, self.as_of, self.profile.due_soon_days.on(self.as_of))
    }

    /// Whether a subject had come as a row of its own record, also as one that stands in the corrections.
    pub(super) fn came_as_row(&self, subject: &Subject) -> bool {
        let rows = self.ledger.filings_of(subject).iter();
        let is_there = |filing: &&Filing| {
            self.had_month(filing.period) && filing.told_on().is_some_and(|on| on <= self.as_of)
        };
        let mut own = rows.filter(|filing| Some(filing.kind) == subject.kind.record() && is_there(filing));
        let number = subject.key.get(1).cloned().unwrap_or_default();
        own.next().is_some()
            || self
                .ledger
                .held()
                .any(|held| *held == (subject.kind, number.clone()))
    }

    /// Claims for compensation, risks and accountability that hang on a subject.
    #[must_use]
    pub fn hanging(&self, subject: &Subject) -> Vec<&State> {
        let own = self.hanging.get(subject).into_iter().flatten();
        own.filter_map(|subject| self.state(subject)).collect()
    }

    /// Whether a contract or promise of this number is known.
    #[must_use]
    pub fn knows_number(&self, kind: SubjectKind, number: &str) -> bool {
        self.numbers.contains(&(kind, number.to_owned()))
    }

    /// The code of the unit that a subject is of: as it is now, after every succession.
    #[must_use]
    pub fn unit_code(&self, state: &State) -> String {
        self.successor(self.own_code(state))
    }

    /// The code that it names itself.
    pub(super) fn own_code(&self, state: &State) -> String {
        let above = state.subject.hangs_on();
        let parent = above
            .as_ref()
            .and_then(|above| self.state(above))
            .unwrap_or(state);
        let field = match parent.subject.kind {
            SubjectKind::Contract => "party_a_uscc",
            SubjectKind::Commitment if parent.fact("unit_uscc").is_some() => "unit_uscc",
            SubjectKind::Commitment => "promisor_code",
            _ => "unit_uscc",
        };
        let own = parent.fact(field).map(str::to_owned);
        // What hangs on something unknown is of the unit that its key names.
        let named = above.as_ref().unwrap_or(&parent.subject);
        own.or_else(|| named.key.first().cloned()).unwrap_or_default()
    }

    /// The unit that has taken over from a unit by this day; itself where nobody has.
    #[must_use]
    pub fn successor(&self, code: String) -> String {
        self.successor_on(code, self.as_of)
    }

    /// The same by another day.
    pub(super) fn successor_on(&self, code: String, day: Date) -> String {
        let mut code = code;
        for _ in 0..=self.units.len() {
            let next = self.unit(&code).and_then(|unit| {
                let is_over = unit.valid_to.is_some_and(|last| last < day);
                unit.successor.clone().filter(|_| is_over)
            });
            match next {
                Some(next) if next != code => code = next,
                _ => break,
            }
        }
        code
    }

    /// A unit of the register.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&'l Unit> {
        self.units.get(code).copied()
    }

    /// What a unit is called, as far as is known.
    #[must_use]
    pub fn unit_name(&self, code: &str) -> String {
        if let Some(unit) = self.unit(code) {
            return unit.name.clone();
        }
        self.names.get(code).map_or(code, String::as_str).to_owned()
    }
}
