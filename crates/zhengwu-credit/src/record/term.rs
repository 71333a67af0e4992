//! The term of a contract, as written, and the dates that are told by it (履行期限).

use std::borrow::Cow;

use crate::code::Words;
use crate::field::{Kind, contract};
use crate::value::term::{CountedFrom, Term, parse_term};
use crate::value::{Date, EndDate};

use super::{Arg, Fact, Flaw, FlawAt, Record, Value};

/// What the wording of a contract's term says of its dates (期限读法).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermDates {
    /// The first day, where the wording says it, or where the term begins with an event whose day is known.
    pub starts_on: Option<Date>,
    /// The last day.
    pub ends_on: EndDate,
    /// Whether the wording names these dates itself; else they were counted from another one.
    pub is_written: bool,
}

impl Record<'_> {
    /// What the term's wording says of its dates; `None` where it says none, or counts from a day that is not known.
    #[must_use]
    pub fn term_dates(&self) -> Option<TermDates> {
        if self.kind() != Kind::Contract {
            return None;
        }
        let (length, from) = match parse_term(self.value(contract::term_text)?)? {
            Term::Dates(first, last) => {
                return Some(TermDates {
                    starts_on: Some(first),
                    ends_on: last,
                    is_written: true,
                });
            }
            Term::Until(last) => {
                return Some(TermDates {
                    starts_on: None,
                    ends_on: last,
                    is_written: true,
                });
            }
            Term::OpenEnded => {
                return Some(TermDates {
                    starts_on: None,
                    ends_on: EndDate::OpenEnded,
                    is_written: true,
                });
            }
            Term::For(length, from) => (length, from),
        };
        let (day, starts_on) = match from {
            CountedFrom::Start => (self.value(contract::starts_on)?, None),
            CountedFrom::Signing => (self.value(contract::signed_on)?, self.value(contract::signed_on)),
            CountedFrom::Effect => (
                self.value(contract::effective_on)?,
                self.value(contract::effective_on),
            ),
        };
        Some(TermDates {
            starts_on,
            ends_on: EndDate::On(length.last_day(day, from)?),
            is_written: false,
        })
    }

    /// Fills in the dates that the term tells, where they are empty. The wording stays as it was typed.
    pub(super) fn read_term(&mut self) {
        let (starts, ends) = (contract::starts_on.at, contract::ends_on.at);
        let Some(told) = self.term_dates() else { return };
        let is_empty = |at: u8| self.slot(at).fact == Fact::Absent && self.wanted.has(at);
        let starts_on = told.starts_on.filter(|_| is_empty(starts));
        let ends_on = Some(told.ends_on).filter(|_| is_empty(ends));
        let what = match (starts_on, ends_on) {
            (Some(_), Some(_)) => BOTH,
            (Some(_), None) => FIRST_DAY,
            (None, Some(EndDate::OpenEnded)) => NO_END,
            (None, Some(EndDate::On(_))) => LAST_DAY,
            (None, None) => return,
        };
        let mut note = FlawAt::new(contract::term_text.at, Flaw::TermReadAsDates, None);
        if let Some(day) = starts_on {
            note = note.with("starts_on", Arg::Canonical(day.to_string()));
            self.put(starts, Cow::Owned(day.to_string()), Fact::Known(Value::Date(day)));
        }
        if let Some(end) = ends_on {
            note = note.with("ends_on", Arg::Canonical(end.to_string()));
            self.put(ends, Cow::Owned(end.to_string()), Fact::Known(Value::End(end)));
        }
        self.flawed(note.with("what", Arg::Words(what)));
    }
}

const BOTH: Words = Words {
    zh: "履行起始日期 {starts_on}、履行截止日期 {ends_on}",
    en: "the first day {starts_on} and the last day {ends_on}",
};
const FIRST_DAY: Words = Words {
    zh: "履行起始日期 {starts_on}",
    en: "the first day {starts_on}",
};
const LAST_DAY: Words = Words {
    zh: "履行截止日期 {ends_on}",
    en: "the last day {ends_on}",
};
const NO_END: Words = Words {
    zh: "没有截止日期（{ends_on}）",
    en: "no last day ({ends_on})",
};
