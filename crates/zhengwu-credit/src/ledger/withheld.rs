//! Which rows are withheld (涉密不报): classified contracts, and what they take along (5, Classified).

use std::collections::{HashMap, HashSet};

use crate::field::{Kind, commitment, contract, dishonesty, performance};
use crate::model::contract_fingerprint;
use crate::record::Record;
use crate::value::Uscc;

/// Classified contracts, by code and number, and by number alone.
#[derive(Default)]
pub(super) struct Withheld {
    contracts: HashSet<u64>,
    /// By scope and number: whether one of them has no readable code, so that the number alone must do.
    numbers: HashMap<(u32, String), bool>,
    /// Contracts that amend another: (scope, code, number, original's number).
    supplements: Vec<Supplement>,
}

struct Supplement {
    scope: u32,
    code: Option<Uscc>,
    number: String,
    original: String,
}

impl Withheld {
    /// Takes note of a contract.
    pub(super) fn note(&mut self, record: &Record<'_>, scope: u32) {
        if record.kind() != Kind::Contract {
            return;
        }
        let code = record.value(contract::party_a_uscc);
        let number = record.slot(contract::contract_no.at).text.as_ref();
        if record.is_classified() {
            self.add(scope, code, number);
        } else if let Some(original) = record.value(contract::amends_contract_no) {
            let (number, original) = (number.to_owned(), original.to_owned());
            self.supplements.push(Supplement {
                scope,
                code,
                number,
                original,
            });
        }
    }

    fn add(&mut self, scope: u32, code: Option<Uscc>, number: &str) {
        if number.is_empty() {
            return;
        }
        if let Some(code) = code {
            self.contracts.insert(contract_fingerprint(code.as_str(), number));
        }
        let unreadable = self.numbers.entry((scope, number.to_owned())).or_default();
        *unreadable |= code.is_none();
    }

    /// A supplement of a withheld contract is withheld, and so is a supplement of that.
    pub(super) fn close(&mut self) {
        loop {
            let (follow, rest) = std::mem::take(&mut self.supplements)
                .into_iter()
                .partition::<Vec<_>, _>(|one| self.has(one.scope, one.code, &one.original));
            self.supplements = rest;
            if follow.is_empty() {
                break;
            }
            for one in follow {
                self.add(one.scope, one.code, &one.number);
            }
        }
    }

    fn has(&self, scope: u32, code: Option<Uscc>, number: &str) -> bool {
        if number.is_empty() || self.numbers.is_empty() {
            return false;
        }
        let by_number = self.numbers.get(&(scope, number.to_owned())).copied();
        match code {
            Some(code) => {
                self.contracts
                    .contains(&contract_fingerprint(code.as_str(), number))
                    || by_number == Some(true)
            }
            None => by_number.is_some(),
        }
    }

    /// Whether a row is withheld: it says so itself, or it belongs to a contract that is.
    pub(super) fn holds(&self, record: &Record<'_>, scope: u32) -> bool {
        if record.is_classified() {
            return true;
        }
        if self.numbers.is_empty() {
            return false;
        }
        let number = |at: u8| record.slot(at).text.as_ref();
        match record.kind() {
            Kind::Contract => {
                let code = record.value(contract::party_a_uscc);
                self.has(scope, code, number(contract::amends_contract_no.at))
                    || self.has(scope, code, number(contract::contract_no.at))
            }
            Kind::Performance => self.has(
                scope,
                record.value(performance::party_a_uscc),
                number(performance::contract_no.at),
            ),
            // Whoever promises: that it names the contract is enough.
            Kind::Commitment => self.has(scope, None, number(commitment::contract_no.at)),
            Kind::Dishonesty => self.has(scope, None, number(dishonesty::contract_no.at)),
            Kind::Unit => false,
        }
    }
}
