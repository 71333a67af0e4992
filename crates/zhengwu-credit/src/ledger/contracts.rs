//! The contracts of a run, by code and number, for the statements that name them.

use std::collections::HashMap;

use crate::field::{Kind, contract, performance};
use crate::model::{ContractFacts, contract_fingerprint};
use crate::record::Record;
use crate::requirement::ContractLookup;
use crate::value::Money;

/// What is known of the contracts of a run.
#[derive(Debug, Default)]
pub(super) struct Contracts {
    in_run: bool,
    by_key: HashMap<u64, Known>,
    /// Differences that supplements make, by their original's key.
    differences: HashMap<u64, Vec<Money>>,
}

#[derive(Debug)]
struct Known {
    facts: ContractFacts,
    row: u64,
    is_settled: bool,
    is_held: bool,
}

impl Contracts {
    /// A table of contracts is in the run.
    pub(super) fn are_in_run(&mut self) {
        self.in_run = true;
    }

    /// Takes note of a contract that was judged; a later one of the same key takes the earlier one's place.
    pub(super) fn note(&mut self, record: &Record<'_>, row: u64, is_held: bool) {
        let Some(code) = record.value(contract::party_a_uscc) else {
            return;
        };
        let Some(number) = record.value(contract::contract_no) else {
            return;
        };
        if let Some(original) = record.value(contract::amends_contract_no)
            && let (Some(difference), false) = (record.value(contract::amount), is_held)
        {
            let key = contract_fingerprint(code.as_str(), original);
            self.differences.entry(key).or_default().push(difference);
        }
        let is_settled = record.value(contract::settled_amount).is_some();
        let known = Known {
            facts: ContractFacts::of(record),
            row,
            is_settled,
            is_held,
        };
        self.by_key
            .insert(contract_fingerprint(code.as_str(), number), known);
    }

    /// The contract that a statement names.
    pub(super) fn of(&self, record: &Record<'_>) -> ContractLookup {
        if !self.in_run || record.kind() != Kind::Performance {
            return ContractLookup::NotInRun;
        }
        let (Some(code), Some(number)) = (
            record.value(performance::party_a_uscc),
            record.value(performance::contract_no),
        ) else {
            return ContractLookup::NotInRun;
        };
        let key = contract_fingerprint(code.as_str(), number);
        let Some(known) = self.by_key.get(&key) else {
            return ContractLookup::Missing;
        };
        if known.is_held {
            return ContractLookup::Held(known.row);
        }
        let mut facts = known.facts;
        if !known.is_settled {
            let differences = self.differences.get(&key).map(Vec::as_slice).unwrap_or_default();
            facts.measure = facts.measure.and_then(|amount| {
                differences
                    .iter()
                    .try_fold(amount, |sum, difference| sum.checked_add(*difference))
            });
        }
        ContractLookup::Found(facts)
    }
}
