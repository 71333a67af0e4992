//! Published awards and contracts against the contracts of the run (公告与报送). All contracts count: of every month, with errors or
//! without. Of one that is withheld nothing is said, nor of a notice that may be it.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::field::{Kind, contract as c, published as p};
use crate::record::{Missing, Record, Wanted};
use crate::requirement::beside::Listed;
use crate::requirement::register::Register;
use crate::value::text::{clean_code, fold};
use crate::value::{Date, Money, Uscc};

use super::survey::walk;
use super::withheld::Withheld;
use super::{Input, Options, ReadError};

/// The contracts of a run, where it has a list of notices; else none is remembered.
#[derive(Default)]
pub(super) struct PublishedBook {
    has_contracts: bool,
    contracts: Vec<Known>,
    by_number: HashMap<u64, Vec<usize>>,
    by_name: HashMap<u64, Vec<usize>>,
    /// By counterparty and amount.
    by_deal: HashMap<u64, Vec<usize>>,
    codes: HashSet<Uscc>,
    names: HashSet<u64>,
    /// What is withheld.
    secret: Vec<Known>,
}

/// What is known of a contract, texts as fingerprints of what they fold to.
#[derive(Default)]
struct Known {
    code: Option<Uscc>,
    party_a: Option<u64>,
    number: Option<u64>,
    /// Of a notice: units report under it, too. That a contract has another number says nothing.
    project: Option<u64>,
    name: Option<u64>,
    counterparties: Vec<u64>,
    amount: Option<Money>,
    signed_on: Option<Date>,
}

/// How like a contract is to what was published.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    Alike,
    Other,
}

/// What is asked of contracts.
const FIELDS: [u8; 9] = [
    c::party_a_uscc.at,
    c::party_a_name.at,
    c::contract_no.at,
    c::contract_name.at,
    c::party_b_name.at,
    c::amount.at,
    c::signed_on.at,
    c::classified.at,
    c::amends_contract_no.at,
];

impl PublishedBook {
    /// Reads the contracts of a run that has a list of notices.
    pub(super) fn of(
        inputs: &[Input<'_>],
        options: &Options<'_>,
        withheld: &Withheld,
    ) -> Result<PublishedBook, ReadError> {
        let mut book = PublishedBook::default();
        let of_kind = |kind: Kind| inputs.iter().filter(move |input| input.table.kind() == kind);
        if of_kind(Kind::Published).next().is_none() {
            return Ok(book);
        }
        for input in of_kind(Kind::Contract) {
            book.has_contracts = true;
            walk(input, Wanted::only(&FIELDS), options, &mut |_, record| {
                let known = Known::of_contract(record);
                match withheld.holds(record, input.scope) {
                    true => book.secret.push(known),
                    false => book.note(known),
                }
            })?;
        }
        for subject in options.secret {
            if let [code, number, ..] = subject.key.as_slice() {
                book.secret.push(Known {
                    code: Uscc::parse(code).ok(),
                    number: number_of(number),
                    ..Known::default()
                });
            }
        }
        Ok(book)
    }

    fn note(&mut self, known: Known) {
        let at = self.contracts.len();
        if let Some(number) = known.number {
            self.by_number.entry(number).or_default().push(at);
        }
        if let Some(name) = known.name {
            self.by_name.entry(name).or_default().push(at);
        }
        for deal in known.deals() {
            self.by_deal.entry(deal).or_default().push(at);
        }
        self.codes.extend(known.code);
        self.names.extend(known.party_a);
        self.contracts.push(known);
    }

    /// Whether a published contract came.
    pub(super) fn of_notice(&self, record: &Record<'_>, register: Option<&Register>) -> Listed {
        let mut notice = Known::of_notice(record);
        let name = record.value(p::party_a_name);
        if let (None, Some(name), Some(register)) = (notice.code, name, register) {
            notice.code = register.code_of(name).and_then(|code| Uscc::parse(code).ok());
        }
        if !self.has_contracts {
            return Listed::Unknown(Missing::ContractNotInRun);
        }
        let (mut is_same, mut is_alike) = (false, false);
        for known in self.candidates(&notice) {
            match (notice.likeness(known), notice.is_of_the_party_of(known)) {
                (Likeness::Other, _) | (_, Some(false)) => {}
                (Likeness::Same, Some(true)) => is_same = true,
                (Likeness::Same | Likeness::Alike, _) => is_alike = true,
            }
        }
        let may_be_secret = || self.secret.iter().any(|known| notice.may_be(known));
        match (notice.code, register) {
            _ if is_same => Listed::Reported,
            _ if may_be_secret() => Listed::NotAsked,
            (Some(code), Some(register)) if !register.knows(code.as_str()) => Listed::NotAsked,
            (None, Some(_)) => Listed::Unknown(match record.value(p::party_a_name) {
                Some(_) => Missing::UnitUnknown,
                None => Missing::of(record, p::party_a_uscc.at),
            }),
            // Its unit's contracts may be in files that nobody gave.
            (_, None) if !self.has_of_the_party_of(&notice) => Listed::Unknown(Missing::ContractNotInRun),
            _ if is_alike => Listed::Unknown(Missing::ContractAlike),
            // By its name alone, nobody could have known it again.
            _ if notice.number.is_none() && notice.counterparties.is_empty() && notice.amount.is_none() => {
                Listed::Unknown(Missing::of(record, p::contract_no.at))
            }
            (unit, _) => Listed::Missing { unit },
        }
    }

    fn has_of_the_party_of(&self, notice: &Known) -> bool {
        notice.code.is_some_and(|code| self.codes.contains(&code))
            || notice.party_a.is_some_and(|name| self.names.contains(&name))
    }

    /// The contracts that have the number, the name, or the counterparty and the amount.
    fn candidates(&self, notice: &Known) -> impl Iterator<Item = &Known> {
        let numbers = notice.number.iter().chain(&notice.project);
        let by_number = numbers.filter_map(|own| self.by_number.get(own));
        let by_name = notice.name.iter().filter_map(|own| self.by_name.get(own));
        let mut found: Vec<usize> = by_number.chain(by_name).flatten().copied().collect();
        found.extend(notice.deals().filter_map(|own| self.by_deal.get(&own)).flatten());
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|at| self.contracts.get(at))
    }
}

impl Known {
    fn of_contract(record: &Record<'_>) -> Known {
        Known {
            code: record.value(c::party_a_uscc),
            party_a: record.value(c::party_a_name).and_then(text_of),
            number: number_of(&record.slot(c::contract_no.at).text),
            project: None,
            name: record.value(c::contract_name).and_then(text_of),
            counterparties: names_in(&record.canonical(c::party_b_name.at).unwrap_or_default()),
            amount: record.value(c::amount),
            signed_on: record.value(c::signed_on),
        }
    }

    fn of_notice(record: &Record<'_>) -> Known {
        Known {
            code: record.value(p::party_a_uscc),
            party_a: record.value(p::party_a_name).and_then(text_of),
            number: number_of(&record.slot(p::contract_no.at).text),
            project: number_of(&record.slot(p::project_no.at).text),
            name: record.value(p::contract_name).and_then(text_of),
            counterparties: names_in(record.value(p::party_b_name).unwrap_or_default()),
            amount: record.value(p::amount),
            signed_on: record.value(p::signed_on),
        }
    }

    /// Every counterparty with the amount.
    fn deals(&self) -> impl Iterator<Item = u64> {
        let amount = self.amount;
        let with = move |name: &u64| amount.map(|amount| fingerprint(&(*name, amount.fen())));
        self.counterparties.iter().filter_map(with)
    }

    /// Whether both are of one government side; `None` where that cannot be told.
    fn is_of_the_party_of(&self, other: &Known) -> Option<bool> {
        match (same(self.code, other.code), same(self.party_a, other.party_a)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), _) => Some(false),
            (None, _) => None,
        }
    }

    /// What of number, name, counterparty and amount agrees; `None` where one of them does not say.
    fn agreements(&self, other: &Known) -> [Option<bool>; 4] {
        let by_project = same(self.project, other.number).filter(|is_same| *is_same);
        [
            by_project.or(same(self.number, other.number)),
            same(self.name, other.name),
            common(&self.counterparties, &other.counterparties),
            same(self.amount, other.amount),
        ]
    }

    /// By the number; else by the name with counterparty or amount. What is let every year anew has the same name, counterparty
    /// and amount, another number and another day.
    fn likeness(&self, other: &Known) -> Likeness {
        let [number, name, counterparty, amount] = self.agreements(other);
        let day = same(self.signed_on, other.signed_on);
        let (agree, differ) = (Some(true), Some(false));
        let has_deal = [counterparty, amount].contains(&agree) && ![counterparty, amount].contains(&differ);
        let is_other_deal = [counterparty, amount] == [differ, differ];
        match () {
            () if number == agree => Likeness::Same,
            () if number == differ && day == differ => Likeness::Other,
            () if name == agree && has_deal && (number.is_none() || day == agree) => Likeness::Same,
            () if name == agree && !is_other_deal => Likeness::Alike,
            () if counterparty == agree && amount == agree => Likeness::Alike,
            () => Likeness::Other,
        }
    }

    /// Whether a notice may be a contract that is withheld: it is unless two things say otherwise and none says it is.
    fn may_be(&self, secret: &Known) -> bool {
        let all = self.agreements(secret);
        let differing = all.iter().filter(|one| **one == Some(false)).count();
        self.is_of_the_party_of(secret) != Some(false) && (all.contains(&Some(true)) || differing < 2)
    }
}

fn same<T: PartialEq>(one: Option<T>, other: Option<T>) -> Option<bool> {
    Some(one? == other?)
}

fn common(one: &[u64], other: &[u64]) -> Option<bool> {
    let can_tell = !one.is_empty() && !other.is_empty();
    can_tell.then(|| one.iter().any(|own| other.contains(own)))
}

fn fingerprint(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// A number as it is compared: half-width, upper case, without spaces.
fn number_of(text: &str) -> Option<u64> {
    let number = clean_code(text);
    (!number.is_empty()).then(|| fingerprint(&fold(&number)))
}

fn text_of(text: &str) -> Option<u64> {
    let folded = fold(text);
    (!folded.is_empty()).then(|| fingerprint(&folded))
}

/// Several names in one cell.
fn names_in(text: &str) -> Vec<u64> {
    text.split([';', '；', '、', '，', '\n'])
        .filter_map(text_of)
        .collect()
}
