//! The contracts of a run beside each other. Of most a number or two is kept; only what agrees with another, amends
//! another or is amended is read a second time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::field::contract as c;
use crate::model::{Key, contract_fingerprint};
use crate::record::{Reading, Record};
use crate::requirement::peers::{Original, Peer, Peers};
use crate::value::{Date, Money};

use super::Input;

/// What is known of the contracts of a run.
#[derive(Debug, Default)]
pub(super) struct PeerBook {
    /// Whether the run has more than one table that speaks of contracts: what is not among them has not come.
    has_others: bool,
    /// Under which key something was agreed first.
    agreed: HashMap<u64, u64>,
    /// What was agreed under several keys.
    agreed_twice: HashSet<u64>,
    /// Which unit reported a key first, this month.
    units: HashMap<u64, u32>,
    /// Keys that several units report.
    of_two_units: HashSet<u64>,
    /// What a supplement amends, by its key.
    amends: HashMap<u64, u64>,
    /// What was read a second time.
    alike: HashMap<u64, Vec<Known>>,
    reports: HashMap<u64, Vec<Known>>,
    originals: HashMap<u64, Agreed>,
    supplements: HashMap<u64, BTreeMap<u64, Added>>,
}

#[derive(Debug)]
struct Known {
    key: u64,
    scope: u32,
    peer: Peer,
}

/// What a supplement adds.
#[derive(Clone, Copy, Debug)]
struct Added {
    signed_on: Option<Date>,
    agreed: Agreed,
}

/// For what, and for how much.
#[derive(Clone, Copy, Debug)]
struct Agreed {
    /// The subject, as a number: `None` where it is empty.
    subject: Option<u64>,
    amount: Reading<Money>,
}

impl Agreed {
    fn of(record: &Record<'_>) -> Agreed {
        Agreed {
            subject: subject_of(record),
            amount: record.get(c::amount),
        }
    }

    fn is_of(self, subject: Option<u64>) -> bool {
        self.subject.is_some() && self.subject == subject
    }
}

/// The subject of a contract; spaces make no other of it.
fn subject_of(record: &Record<'_>) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let words = record.value(c::subject_matter)?.chars();
    words
        .filter(|one| !one.is_whitespace())
        .for_each(|one| one.hash(&mut hasher));
    Some(hasher.finish())
}

impl PeerBook {
    pub(super) fn new(has_others: bool) -> PeerBook {
        PeerBook {
            has_others,
            ..PeerBook::default()
        }
    }

    /// Takes note of a contract at the first walk.
    pub(super) fn note(&mut self, record: &Record<'_>, input: &Input<'_>) {
        let Some(key) = key_of(record) else { return };
        if let Some(agreed) = agreement(record)
            && *self.agreed.entry(agreed).or_insert(key) != key
        {
            self.agreed_twice.insert(agreed);
        }
        if !input.context_only && *self.units.entry(key).or_insert(input.scope) != input.scope {
            self.of_two_units.insert(key);
        }
        if let Some(original) = original_of(record) {
            self.amends.insert(key, original);
        }
    }

    /// Whether anything must be read a second time.
    pub(super) fn asks_again(&mut self) -> bool {
        (self.agreed, self.units) = (HashMap::new(), HashMap::new());
        !(self.agreed_twice.is_empty() && self.of_two_units.is_empty() && self.amends.is_empty())
    }

    /// Takes note of a contract that is not withheld at the second walk.
    pub(super) fn note_again(&mut self, record: &Record<'_>, row: u64, input: &Input<'_>) {
        let Some(key) = key_of(record) else { return };
        let known = || Known {
            key,
            scope: input.scope,
            peer: Peer {
                contract_no: record.value(c::contract_no).unwrap_or_default().to_owned(),
                row,
                file: input.table.file().map(str::to_owned),
            },
        };
        if let Some(agreed) = agreement(record).filter(|own| self.agreed_twice.contains(own)) {
            self.alike.entry(agreed).or_default().push(known());
        }
        if !input.context_only && self.of_two_units.contains(&key) {
            self.reports.entry(key).or_default().push(known());
        }
        if self.amends.contains_key(&key) {
            let root = self.root_of(key);
            let added = Added {
                signed_on: record.value(c::signed_on),
                agreed: Agreed::of(record),
            };
            // What came last under a key stands.
            self.supplements.entry(root).or_default().insert(key, added);
        } else {
            self.originals.insert(key, Agreed::of(record));
        }
    }

    /// What the run knows beside a contract.
    pub(super) fn of(&self, record: &Record<'_>, input: &Input<'_>) -> Peers {
        let Some(key) = key_of(record) else {
            return Peers::default();
        };
        let others = |known: Option<&Vec<Known>>, is_other: &dyn Fn(&Known) -> bool| {
            let found = known.into_iter().flatten().find(|one| is_other(one))?;
            let mut peer = found.peer.clone();
            // Its own file need not be named.
            peer.file = peer.file.filter(|file| input.table.file() != Some(file));
            Some(peer)
        };
        let agreed = agreement(record).and_then(|agreed| self.alike.get(&agreed));
        Peers {
            are_compared: true,
            // A supplement is no second number of what it amends.
            alike: others(agreed, &|one| {
                one.key != key && self.root_of(key) != one.key && self.root_of(one.key) != key
            }),
            of_another_unit: others(self.reports.get(&key), &|one| one.scope != input.scope),
            original: self.original_of(record, key),
            supplements: self.supplements_of(key),
        }
    }

    fn original_of(&self, record: &Record<'_>, key: u64) -> Original {
        let Some(named) = original_of(record) else {
            return Original::NotInRun;
        };
        let is_there = self.originals.contains_key(&named) || self.amends.contains_key(&named);
        let root = self.root_of(key);
        match self.originals.get(&root) {
            Some(agreed) => Original::Found {
                amount: agreed.amount,
                is_same_subject: agreed.is_of(subject_of(record)),
                added: self.added_to(root, record, agreed.subject),
            },
            // A chain of supplements without a beginning: what this one names is there.
            None if is_there => Original::NotInRun,
            None if self.has_others => Original::Missing,
            None => Original::NotInRun,
        }
    }

    /// What all supplements of a contract come to, what they take away too.
    fn supplements_of(&self, key: u64) -> Reading<Money> {
        let Some(supplements) = self.supplements.get(&key) else {
            return Reading::Absent;
        };
        let amounts = supplements.values().map(|one| match one.agreed.amount {
            Reading::Absent => Some(Money::ZERO),
            stated => stated.value(),
        });
        let sum = amounts.reduce(|sum, amount| sum?.checked_add(amount?));
        sum.flatten().map_or(Reading::Malformed, Reading::Known)
    }

    /// What the supplements of a contract added up to the day of one of them (政府采购法 49: in all).
    fn added_to(&self, root: u64, record: &Record<'_>, subject: Option<u64>) -> Option<Money> {
        let day = record.value(c::signed_on)?;
        let mut sum = Money::ZERO;
        for one in self.supplements.get(&root)?.values() {
            if one.signed_on? > day || !one.agreed.is_of(subject) {
                continue;
            }
            match one.agreed.amount {
                // What is taken away makes no room for more.
                Reading::Known(amount) if !amount.is_negative() => sum = sum.checked_add(amount)?,
                Reading::Known(_) | Reading::Absent => {}
                Reading::Malformed => return None,
            }
        }
        Some(sum)
    }

    /// The contract at the beginning of a chain of supplements.
    fn root_of(&self, key: u64) -> u64 {
        let (mut root, mut seen) = (key, HashSet::new());
        while let Some(next) = self.amends.get(&root).filter(|_| seen.insert(root)) {
            root = *next;
        }
        root
    }
}

fn key_of(record: &Record<'_>) -> Option<u64> {
    Key::is_complete(record).then_some(())?;
    let code = record.value(c::party_a_uscc)?;
    Some(contract_fingerprint(code.as_str(), record.value(c::contract_no)?))
}

fn original_of(record: &Record<'_>) -> Option<u64> {
    let code = record.value(c::party_a_uscc)?;
    Some(contract_fingerprint(
        code.as_str(),
        record.value(c::amends_contract_no)?,
    ))
}

/// What makes two contracts look like one: the parties, the amount and the day.
fn agreement(record: &Record<'_>) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    record.value(c::party_a_uscc)?.as_str().hash(&mut hasher);
    record.canonical(c::party_b_id.at)?.hash(&mut hasher);
    record.value(c::amount)?.fen().hash(&mut hasher);
    record.value(c::signed_on)?.hash(&mut hasher);
    Some(hasher.finish())
}
