//! For which months which units sent statements, and which of them stand in the corrections (各月报送情况).

use std::collections::{BTreeMap, BTreeSet};

use crate::field::{Kind, performance};
use crate::model::Subject;
use crate::record::Record;
use crate::requirement::Lacking;
use crate::value::{Date, Period};

use super::{Filing, Position};

/// The statements of a ledger by month.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    /// The codes of the units of which statements came, by month.
    months: BTreeMap<Period, BTreeSet<String>>,
    /// Statements that stand in the corrections.
    held: BTreeMap<Subject, Held>,
    /// Rows in the corrections of which nobody can tell whose statement for which month they are: the month and the code, as
    /// far as they are known.
    keyless: BTreeSet<(Option<Period>, Option<String>)>,
}

/// The statements of a contract that stand in the corrections.
#[derive(Clone, Debug, Default)]
struct Held {
    /// The days of which they speak.
    on: BTreeSet<(Date, Option<Period>)>,
    /// Their months.
    months: BTreeSet<Period>,
}

impl Sent {
    /// Takes note of a statement that has no error.
    pub(super) fn note(&mut self, filing: &Filing) {
        if let (Kind::Performance, Some(period)) = (filing.kind, filing.period) {
            let code = filing.subject.key.first().cloned().unwrap_or_default();
            self.months.entry(period).or_default().insert(code);
        }
    }

    /// Takes note of a statement that stands in the corrections.
    pub(super) fn note_held(&mut self, record: &Record<'_>, filing: Option<&Filing>, period: Option<Period>) {
        if record.kind() != Kind::Performance {
            return;
        }
        let code = || {
            let code = record.value(performance::party_a_uscc)?;
            Some(code.as_str().to_owned())
        };
        let month = record.value(performance::period).or(period);
        match filing {
            Some(filing) if code().is_some() && record.value(performance::contract_no).is_some() => {
                self.note(filing);
                let held = self.held.entry(filing.subject.clone()).or_default();
                held.months.extend(filing.period);
                let on = filing.on().or(filing.period.map(Period::last_day));
                held.on.extend(on.map(|on| (on, filing.period)));
            }
            _ => drop(self.keyless.insert((month, code()))),
        }
    }

    /// Its months.
    pub(super) fn months(&self) -> impl Iterator<Item = Period> {
        self.months.keys().copied()
    }
}

impl Position<'_> {
    /// The day of the latest statement of a contract that stands in the corrections, where it is by then.
    pub(super) fn held_on(&self, subject: &Subject) -> Option<Date> {
        let held = self.ledger.sent.held.get(subject)?;
        let mut known = held.on.iter().filter(|(_, period)| self.had_month(*period));
        known.rfind(|(on, _)| *on <= self.as_of).map(|(on, _)| *on)
    }

    /// The first month after its last statement for which the unit of a contract sent statements and none of it.
    pub(super) fn lacking(&self, subject: &Subject, stated: Option<Period>, own: &str) -> Lacking {
        let sent = &self.ledger.sent;
        let held = sent.held.get(subject).into_iter().flat_map(|held| &held.months);
        let held = held.filter(|month| self.had_month(Some(**month))).max();
        let Some(last) = stated.max(held.copied()) else {
            return Lacking::None;
        };
        let mut answer = Lacking::None;
        let later = sent.months.iter().filter(|(month, _)| **month > last);
        let is_over = |month: Period| month.last_day() <= self.as_of && self.had_month(Some(month));
        for (month, codes) in later.take_while(|(month, _)| is_over(**month)) {
            let unit = self.successor_on(own.to_owned(), month.last_day());
            let is_same = |code: &String| self.successor_on(code.clone(), month.last_day()) == unit;
            if !codes.contains(own) && !codes.iter().any(is_same) {
                continue;
            }
            if !self.is_unclear(subject, *month, &is_same) {
                return Lacking::Since(*month);
            }
            answer = Lacking::Unclear;
        }
        answer
    }

    /// Whether a month of a unit has something in the corrections that may be the statement of one of its contracts: its key
    /// cannot be read, or names a contract that nobody knows; also the same number under the code of who took over.
    fn is_unclear(&self, contract: &Subject, month: Period, is_same: &dyn Fn(&String) -> bool) -> bool {
        let sent = &self.ledger.sent;
        let keyless = |(of, code): &(Option<Period>, Option<String>)| {
            of.is_none_or(|of| of == month) && code.as_ref().is_none_or(is_same)
        };
        let unknown = |(subject, held): (&Subject, &Held)| {
            let number = subject.key.get(1);
            let is_known = number.is_some_and(|number| self.knows_number(subject.kind, number));
            let is_its_own = self.state(subject).is_some_and(|state| state.stage.is_some());
            let may_be = !is_known || number == contract.key.get(1) && !is_its_own;
            may_be && held.months.contains(&month) && subject.key.first().is_some_and(is_same)
        };
        sent.keyless.iter().any(keyless) || sent.held.iter().any(unknown)
    }
}
