//! What the months before reported (此前各月): by it a unit's first report is told from a late one.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::field::Kind;
use crate::model::Key;
use crate::record::Record;
use crate::value::Period;

/// Which records came in earlier months, and since when each unit reports. Of a record a number or two is kept.
#[derive(Clone, Debug, Default)]
pub struct EarlierMonths {
    /// The first month of each unit, by the number of its scope.
    first: HashMap<u32, Period>,
    came: HashSet<u64>,
}

impl EarlierMonths {
    /// Takes note that a unit reported a month, be it with nothing.
    pub fn note_month(&mut self, unit: u32, month: Period) {
        let first = self.first.entry(unit).or_insert(month);
        *first = month.min(*first);
    }

    /// Takes note of a record. What was reported keeps its key: after a merger it is the successor who reports it.
    pub fn note(&mut self, record: &Record<'_>) {
        if Key::is_complete(record) {
            let dated = dated_places(record.kind()).filter(|at| record.slot(*at).value().is_some());
            self.came.extend(dated.map(|at| number_of(record, at)));
        }
    }

    /// The month of a unit's first report.
    #[must_use]
    pub fn first_month(&self, unit: u32) -> Option<Period> {
        self.first.get(&unit).copied()
    }

    /// Whether a record came, with this field filled in.
    #[must_use]
    pub fn has(&self, record: &Record<'_>, at: u8) -> bool {
        self.came.contains(&number_of(record, at))
    }
}

/// The fields that say of which month's report it is.
pub fn dated_places(kind: Kind) -> impl Iterator<Item = u8> {
    let places = kind.spec().places();
    places.filter(|(_, spec)| spec.tells_month).map(|(at, _)| at)
}

fn number_of(record: &Record<'_>, at: u8) -> u64 {
    let mut hasher = DefaultHasher::new();
    (Key::fingerprint(record), at).hash(&mut hasher);
    hasher.finish()
}

/// The report that a record stands in, beside those of earlier months (本月报送).
#[derive(Clone, Copy, Debug)]
pub struct Came<'c> {
    /// The months before.
    pub earlier: &'c EarlierMonths,
    /// The unit, by the number of its scope.
    pub unit: u32,
    /// The month that is reported.
    pub month: Period,
}
