//! The contracts of a run, by code and number, for the statements and payments that name them.

use std::collections::HashMap;

use crate::field::{Kind, contract, payment, performance};
use crate::model::{ContractFacts, contract_fingerprint};
use crate::record::{Reading, Record};
use crate::requirement::ContractLookup;
use crate::value::{Date, EndDate, Money};

/// What is known of the contracts of a run.
#[derive(Debug, Default)]
pub(super) struct Contracts {
    in_run: bool,
    by_key: HashMap<u64, Known>,
    /// Supplements, by the key of the contract that they amend and their own.
    supplements: HashMap<u64, HashMap<u64, Supplement>>,
}

#[derive(Debug)]
struct Known {
    facts: ContractFacts,
    row: u64,
    file: Option<String>,
    is_settled: bool,
    is_held: bool,
}

/// What a supplement changes. Of one that cannot be relied upon nothing is known.
#[derive(Clone, Copy, Debug, Default)]
struct Supplement {
    difference: Option<Money>,
    signed_on: Option<Date>,
    ends_on: Option<EndDate>,
}

impl Contracts {
    /// A table of contracts is in the run, and statements or payments that will ask for them.
    pub(super) fn are_in_run(&mut self) {
        self.in_run = true;
    }

    /// Takes note of a contract that was judged; a later one of the same key takes the earlier one's place.
    pub(super) fn note(&mut self, record: &Record<'_>, (row, file): (u64, Option<&str>), is_held: bool) {
        let Some(key) = self.note_supplement(record, !is_held) else {
            return;
        };
        let is_settled = record.value(contract::settled_amount).is_some();
        self.by_key.insert(
            key,
            Known {
                facts: ContractFacts::of(record),
                row,
                file: file.map(str::to_owned),
                is_settled,
                is_held,
            },
        );
    }

    /// Takes note of a withheld contract: only that what it amends is amended by something.
    pub(super) fn note_withheld(&mut self, record: &Record<'_>) {
        self.note_supplement(record, false);
    }

    /// The key of a contract; what it changes in another is noted.
    fn note_supplement(&mut self, record: &Record<'_>, is_reliable: bool) -> Option<u64> {
        if !self.in_run {
            return None;
        }
        let code = record.value(contract::party_a_uscc)?;
        let key = contract_fingerprint(code.as_str(), record.value(contract::contract_no)?);
        if let Some(original) = record.value(contract::amends_contract_no) {
            let supplement = match is_reliable {
                false => Supplement::default(),
                true => Supplement {
                    difference: match record.get(contract::amount) {
                        Reading::Known(difference) => Some(difference),
                        Reading::Absent => Some(Money::ZERO),
                        Reading::Malformed => None,
                    },
                    signed_on: record.value(contract::signed_on),
                    ends_on: record.value(contract::ends_on),
                },
            };
            let original = contract_fingerprint(code.as_str(), original);
            self.supplements
                .entry(original)
                .or_default()
                .insert(key, supplement);
        }
        Some(key)
    }

    /// The contract that a statement or a payment names.
    pub(super) fn of(&self, record: &Record<'_>) -> ContractLookup<'_> {
        if !self.in_run {
            return ContractLookup::NotInRun;
        }
        let named = match record.kind() {
            Kind::Performance => (
                record.value(performance::party_a_uscc),
                record.value(performance::contract_no),
            ),
            Kind::Payment => (
                record.value(payment::party_a_uscc),
                record.value(payment::contract_no),
            ),
            _ => (None, None),
        };
        let (Some(code), Some(number)) = named else {
            return ContractLookup::NotInRun;
        };
        let key = contract_fingerprint(code.as_str(), number);
        let Some(known) = self.by_key.get(&key) else {
            return ContractLookup::Missing;
        };
        if known.is_held {
            return ContractLookup::Held {
                row: known.row,
                file: known.file.as_deref(),
            };
        }
        let mut facts = known.facts;
        let supplements = self.supplements_of(key);
        if !known.is_settled {
            facts.measure = supplements
                .iter()
                .try_fold(facts.measure, |sum, one| Some(sum?.checked_add(one.difference?)))
                .flatten();
        }
        if !supplements.is_empty() {
            // What was agreed last holds; where one cannot be relied upon, nobody can tell.
            let last = supplements.iter().max_by_key(|one| one.signed_on);
            let all_known = supplements.iter().all(|one| one.signed_on.is_some());
            facts.ends_on = last.filter(|_| all_known).and_then(|one| one.ends_on);
        }
        ContractLookup::Found(facts)
    }

    /// All supplements of a contract, those of its supplements included.
    fn supplements_of(&self, key: u64) -> Vec<Supplement> {
        let (mut all, mut seen, mut open) = (Vec::new(), vec![key], vec![key]);
        while let Some(key) = open.pop() {
            for (own, supplement) in self.supplements.get(&key).into_iter().flatten() {
                if !seen.contains(own) {
                    seen.push(*own);
                    open.push(*own);
                    all.push(*supplement);
                }
            }
        }
        all
    }
}
