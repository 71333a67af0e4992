//! What the ledger keeps of a record (报送的记录).

use std::collections::BTreeMap;

use crate::field::Kind;
use crate::model::{Key, Subject, SubjectKind};
use crate::record::{Fact, Record};
use crate::requirement::Origin;
use crate::value::{Date, Money, Period, date, money};

/// A record as the ledger keeps it: its fields in canonical form, where it is filled in and can be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Filing {
    /// Which kind of record.
    pub kind: Kind,
    /// Of what it speaks.
    pub subject: Subject,
    /// The month for which it was sent.
    pub period: Option<Period>,
    /// Its fields by key.
    pub fields: BTreeMap<String, String>,
    /// The row of the run from which it came.
    pub origin: Option<Origin>,
}

/// Says of what it speaks and nothing of what stands in it.
impl std::fmt::Debug for Filing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filing")
            .field("kind", &self.kind)
            .field("subject", &self.subject)
            .field("period", &self.period)
            .finish_non_exhaustive()
    }
}

/// Of what sort of subject a kind of record speaks; `None` for one that has no lifecycle.
pub(super) fn spoken_of(kind: Kind) -> Option<SubjectKind> {
    match kind {
        Kind::Contract | Kind::Performance | Kind::Payment => Some(SubjectKind::Contract),
        Kind::Commitment => Some(SubjectKind::Commitment),
        Kind::Dishonesty => Some(SubjectKind::Dishonesty),
        Kind::ListReview | Kind::Unit | Kind::Published | Kind::Receipt => None,
    }
}

impl Filing {
    /// What a record says; `None` for a kind that has no lifecycle, and for one without a key.
    #[must_use]
    pub fn of(record: &Record<'_>, period: Option<Period>) -> Option<Filing> {
        let kind = spoken_of(record.kind())?;
        if !Key::is_complete(record) {
            return None;
        }
        let known = record
            .spec()
            .places()
            .filter(|(at, _)| matches!(record.slot(*at).fact, Fact::Known(_)));
        let fields: BTreeMap<String, String> = known
            .filter_map(|(at, spec)| Some((spec.key.to_owned(), record.canonical(at)?.into_owned())))
            .collect();
        let mut key: Vec<String> = Key::of(record).parts().to_vec();
        if kind == SubjectKind::Contract {
            // A statement's month and an instalment's day are no part of what they speak of.
            key.truncate(2);
        }
        Some(Filing {
            kind: record.kind(),
            subject: Subject { kind, key },
            period: fields
                .get("period")
                .and_then(|text| Period::parse(text).ok())
                .or(period),
            fields,
            origin: None,
        })
    }

    /// What it says in a field; `None` where that is empty.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields.get(key).map(String::as_str)
    }

    /// A day that it names.
    #[must_use]
    pub fn day(&self, key: &str) -> Option<Date> {
        date::day(self.field(key)?)
    }

    /// The day of which it speaks.
    #[must_use]
    pub fn on(&self) -> Option<Date> {
        match self.kind {
            Kind::Contract => self.day("signed_on"),
            Kind::Performance => self.day("status_on"),
            Kind::Commitment => self.day("made_on"),
            Kind::Payment => self.day("due_on"),
            _ => self.day("decided_on"),
        }
    }

    /// The day on which it says so: a statement names it, what else comes for a month says it at its end.
    #[must_use]
    pub fn told_on(&self) -> Option<Date> {
        match self.kind {
            Kind::Performance => self.on(),
            _ => self.period.map(Period::last_day).or_else(|| self.on()),
        }
    }

    /// Where it stands among the records of its subject: by month, then kind, then day.
    pub(super) fn turn(&self) -> (Option<Period>, Kind, Option<Date>) {
        let day = self.told_on();
        (self.period.or(day.map(Period::of)), self.kind, day)
    }

    /// An amount that it states.
    #[must_use]
    pub fn yuan(&self, key: &str) -> Option<Money> {
        money::yuan(self.field(key)?)
    }
}
