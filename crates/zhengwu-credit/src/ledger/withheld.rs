//! Which rows are withheld (涉密不报): classified contracts, and what they take along (5, Classified).
//!
//! Numbers are compared loosely here, and only here: a slip in a number must not let a secret out. Where it cannot be
//! told whose contract a row names, it is withheld.

use std::collections::{HashMap, HashSet};

use crate::code::{ItemKind, PromisorKind};
use crate::field::{Kind, commitment, contract, dishonesty, payment, performance, published, receipt};
use crate::model::Subject;
use crate::record::Record;
use crate::value::text::clean_code;
use crate::value::{Date, Uscc};

use super::Input;
use super::secret::classified_on;

/// Classified contracts, by code and number, and by number alone.
#[derive(Default)]
pub(super) struct Withheld {
    contracts: HashSet<(Uscc, String)>,
    /// By scope and number: whether one of them has no readable code, so that the number alone must do.
    numbers: HashMap<(u32, String), bool>,
    /// The numbers in any scope.
    anywhere: HashSet<String>,
    /// Contracts that are not classified: what names one of these does not mean another of the same number.
    open: HashSet<(Uscc, String)>,
    /// Whether anything in the run names contracts of whoever; else the open ones need not be remembered.
    has_promises: bool,
    supplements: Vec<Supplement>,
    /// Whether there is one at all, with a number or without.
    has_classified: bool,
    /// Contracts that were declassified, and when.
    declassified: HashMap<(Uscc, String), Date>,
}

/// A contract that amends another.
struct Supplement {
    scope: u32,
    code: Option<Uscc>,
    number: String,
    original: String,
}

impl Withheld {
    /// For a run with or without tables of promises and dishonesty records.
    pub(super) fn new(has_promises: bool) -> Withheld {
        Withheld {
            has_promises,
            ..Withheld::default()
        }
    }

    /// Takes note of a contract.
    pub(super) fn note(&mut self, record: &Record<'_>, input: &Input<'_>) {
        if record.kind() != Kind::Contract {
            return;
        }
        let scope = input.scope;
        let code = sure(record.value(contract::party_a_uscc));
        let number = number_of(record, contract::contract_no.at);
        if record.is_classified() {
            self.has_classified = true;
            if !self.is_lifted(record, input, code, &number) {
                self.add(scope, code, number);
            }
            return;
        }
        let original = number_of(record, contract::amends_contract_no.at);
        if original.is_empty() && !self.has_promises {
            return;
        }
        if original.is_empty() {
            self.open.extend(code.map(|code| (code, number)));
        } else {
            self.supplements.push(Supplement {
                scope,
                code,
                number,
                original,
            });
        }
    }

    fn add(&mut self, scope: u32, code: Option<Uscc>, number: String) {
        if number.is_empty() {
            return;
        }
        self.contracts.extend(code.map(|code| (code, number.clone())));
        self.anywhere.insert(number.clone());
        let unreadable = self.numbers.entry((scope, number)).or_default();
        *unreadable |= code.is_none();
    }

    /// Whether it was declassified since: then the row is withheld, and takes nothing along.
    fn is_lifted(&self, record: &Record<'_>, input: &Input<'_>, code: Option<Uscc>, number: &str) -> bool {
        let lifted = code.and_then(|code| self.declassified.get(&(code, number.to_owned())));
        lifted.is_some_and(|lifted| classified_on(record, input.period) < *lifted)
    }

    /// Takes note of a contract that the log declassified.
    pub(super) fn note_declassified(&mut self, contract: &Subject, on: Date) {
        let (Some(code), Some(number)) = (contract.key.first(), contract.key.get(1)) else {
            return;
        };
        if let Ok(code) = Uscc::parse(code) {
            self.declassified
                .insert((code, clean_code(number).into_owned()), on);
        }
    }

    /// Takes note of a contract that is a secret by the log.
    pub(super) fn note_secret(&mut self, contract: &Subject) {
        let (Some(code), Some(number)) = (contract.key.first(), contract.key.get(1)) else {
            return;
        };
        self.has_classified = true;
        // A log is of no scope; where its code is no code, the number alone must do.
        let code = Uscc::parse(code).ok();
        self.add(u32::MAX, code, clean_code(number).into_owned());
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
                self.add(one.scope, one.code, one.number);
            }
        }
    }

    /// Whether a contract of this party and number is withheld.
    fn has(&self, scope: u32, code: Option<Uscc>, number: &str) -> bool {
        if number.is_empty() {
            return false;
        }
        let by_number = self.numbers.get(&(scope, number.to_owned())).copied();
        match code {
            Some(code) => self.contracts.contains(&(code, number.to_owned())) || by_number == Some(true),
            None => by_number.is_some(),
        }
    }

    /// Whether what names this number may mean a withheld contract, whoever it is that names it: any does, unless the
    /// unit has a contract of its own with this number that is not classified.
    fn may_mean(&self, code: Option<Uscc>, number: String) -> bool {
        self.anywhere.contains(&number)
            && code.is_none_or(|code| {
                let pair = (code, number);
                self.contracts.contains(&pair) || !self.open.contains(&pair)
            })
    }

    /// Whether a contract of the run is classified.
    pub(super) fn has_any(&self) -> bool {
        self.has_classified
    }

    /// Whether a row is withheld: it says so itself, or it belongs to a contract that is.
    pub(super) fn holds(&self, record: &Record<'_>, scope: u32) -> bool {
        if record.is_classified() {
            return true;
        }
        if self.numbers.is_empty() {
            return false;
        }
        match record.kind() {
            Kind::Contract => {
                let code = sure(record.value(contract::party_a_uscc));
                self.has(scope, code, &number_of(record, contract::amends_contract_no.at))
                    || self.has(scope, code, &number_of(record, contract::contract_no.at))
            }
            Kind::Performance => {
                let code = sure(record.value(performance::party_a_uscc));
                self.has(scope, code, &number_of(record, performance::contract_no.at))
            }
            Kind::Commitment => {
                let code = match record.value(commitment::promisor_kind) {
                    Some(PromisorKind::Official) => sure(record.value(commitment::unit_uscc)),
                    _ => record
                        .value(commitment::promisor_code)
                        .and_then(|code| Uscc::parse(code).ok()),
                };
                self.may_mean(code, number_of(record, commitment::contract_no.at))
            }
            Kind::Dishonesty => {
                let code = sure(record.value(dishonesty::unit_uscc));
                self.may_mean(code, number_of(record, dishonesty::contract_no.at))
            }
            Kind::Payment => {
                let code = sure(record.value(payment::party_a_uscc));
                self.has(scope, code, &number_of(record, payment::contract_no.at))
            }
            // Of what is withheld a public list says nothing here, and neither does the platform.
            Kind::Published => {
                let code = sure(record.value(published::party_a_uscc));
                self.may_mean(code, number_of(record, published::contract_no.at))
            }
            Kind::Receipt => match record.value(receipt::record_kind) {
                Some(ItemKind::Commitment | ItemKind::Dishonesty) => false,
                _ => {
                    let code = sure(record.value(receipt::unit_uscc));
                    self.may_mean(code, number_of(record, receipt::record_no.at))
                }
            },
            Kind::ListReview | Kind::Unit => false,
        }
    }
}

/// A code as it is compared here: one whose check digit is wrong is as good as none, also where it is taken as issued. A
/// waiver lets no secret out.
fn sure(code: Option<Uscc>) -> Option<Uscc> {
    code.filter(Uscc::check_digit_is_right)
}

/// A number as it is compared here: half-width, upper case, without spaces.
fn number_of(record: &Record<'_>, at: u8) -> String {
    clean_code(&record.slot(at).text).into_owned()
}
