//! Receipts of the platform against the records of the month (回执与报送). Of several receipts of one record that of the latest month
//! counts, of these the later row; one whose record or result nobody can read takes no other's place.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::code::ItemKind;
use crate::field::{Kind, receipt as r};
use crate::model::Key;
use crate::record::{Record, Wanted};
use crate::requirement::beside::Since;
use crate::value::Period;
use crate::value::text::clean_code;

use super::survey::walk;
use super::{Fate, Input, Options, ReadError};

/// What a run with receipts remembers; without any it remembers nothing.
#[derive(Default)]
pub(super) struct ReceiptBook {
    has_receipts: bool,
    has_records: bool,
    /// The receipt that counts, by record.
    latest: HashMap<u64, Standing>,
    /// Records of the month that may be submitted.
    sent: HashSet<u64>,
    /// Records that are withheld.
    withheld: HashSet<u64>,
}

/// Where a receipt stands: in time, then among the files, then among the rows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    month: Option<Period>,
    input: usize,
    ordinal: u64,
}

impl ReceiptBook {
    /// Reads the receipts of a run.
    pub(super) fn of(inputs: &[Input<'_>], options: &Options<'_>) -> Result<ReceiptBook, ReadError> {
        let mut book = ReceiptBook::default();
        for (number, input) in inputs.iter().enumerate() {
            book.has_records |= input.table.kind().is_reported();
            if input.table.kind() != Kind::Receipt {
                continue;
            }
            book.has_receipts = true;
            walk(input, Wanted::ALL, options, &mut |walked, record| {
                let Some(item) = item_of(record).filter(|_| record.value(r::result).is_some()) else {
                    return;
                };
                let standing = Standing {
                    month: input.period,
                    input: number,
                    ordinal: walked.ordinal,
                };
                let latest = book.latest.entry(item).or_insert(standing);
                *latest = standing.max(*latest);
            })?;
        }
        Ok(book)
    }

    /// Takes note of a record of the month and what becomes of it.
    pub(super) fn note(&mut self, record: &Record<'_>, fate: Fate) {
        if !self.has_receipts || !record.kind().is_reported() || fate == Fate::ToCorrect {
            return;
        }
        let item = fingerprint(record.kind(), Key::of(record).parts().iter().map(String::as_str));
        match fate {
            Fate::Withheld => self.withheld.insert(item),
            _ => self.sent.insert(item),
        };
    }

    /// Whether a receipt speaks of a record that is withheld.
    pub(super) fn is_of_the_withheld(&self, record: &Record<'_>) -> bool {
        let is_receipt = record.kind() == Kind::Receipt;
        is_receipt && item_of(record).is_some_and(|item| self.withheld.contains(&item))
    }

    /// What became of the record of a receipt that stands here.
    pub(super) fn since(
        &self,
        record: &Record<'_>,
        (number, ordinal): (usize, u64),
        input: &Input<'_>,
    ) -> Since {
        if !self.has_records {
            return Since::NotInRun;
        }
        let Some(item) = item_of(record) else {
            return Since::NoRecord;
        };
        let month = input.period;
        let here = Standing {
            month,
            input: number,
            ordinal,
        };
        match self.latest.get(&item) {
            Some(latest) if *latest > here => Since::Answered,
            _ if self.sent.contains(&item) => Since::SentAgain,
            _ => Since::Nothing { month },
        }
    }
}

/// The record of a receipt, by its kind and key.
fn item_of(record: &Record<'_>) -> Option<u64> {
    let number = record.value(r::record_no)?;
    let unit = record.value(r::unit_uscc)?;
    let unit = unit.as_str();
    let own = |at: u8| record.canonical(at).unwrap_or_default();
    Some(match record.value(r::record_kind)? {
        ItemKind::Contract => fingerprint(Kind::Contract, [unit, number]),
        ItemKind::Commitment => fingerprint(Kind::Commitment, [unit, number]),
        ItemKind::Dishonesty => fingerprint(Kind::Dishonesty, [unit, number, &*own(r::serial.at)]),
        ItemKind::Performance => {
            let period = record.value(r::period)?.to_string();
            fingerprint(Kind::Performance, [unit, number, period.as_str()])
        }
    })
}

/// A record by its kind and key, numbers without spaces, in half-width and upper case.
fn fingerprint<'k>(kind: Kind, key: impl IntoIterator<Item = &'k str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    kind.hash(&mut hasher);
    for part in key {
        clean_code(part).hash(&mut hasher);
    }
    hasher.finish()
}
