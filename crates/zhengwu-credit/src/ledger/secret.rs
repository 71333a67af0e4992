//! What the ledger knows of state secrets (涉密): what they are and how many, to show nothing of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::field::{Kind, contract};
use crate::lifecycle::Secrecy;
use crate::model::{Subject, SubjectKind};
use crate::record::Record;
use crate::value::text::clean_code;
use crate::value::{Date, Period};

use super::Filing;

/// What rows that were withheld say: of what they spoke, and no more.
#[derive(Clone, Default)]
pub(super) struct WithheldRows {
    /// Contracts that a row classifies, and when the last one did.
    classified: BTreeMap<Subject, Secrecy>,
    /// Of what the rows spoke, with the number of the contract that it names: that a supplement amends, that a promise is
    /// to perform.
    spoken_of: BTreeMap<Subject, BTreeSet<String>>,
    /// How many spoke of nothing that has a key.
    nameless: u64,
}

/// Names none of them.
impl fmt::Debug for WithheldRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WithheldRows")
    }
}

impl WithheldRows {
    /// Takes note of a row that is withheld.
    pub(super) fn note(&mut self, record: &Record<'_>, period: Option<Period>) {
        let Some(filing) = Filing::of(record, period) else {
            self.nameless += 1;
            return;
        };
        let subject = compared(&filing.subject);
        if record.is_classified() {
            let own = self.classified.entry(subject.clone()).or_default();
            *own = own.by_record(classified_on(record, period));
        }
        let names = self.spoken_of.entry(subject).or_default();
        names.extend(named(&filing));
    }
}

/// The day on which a contract's row says that it is secret; where nobody can tell, none is later.
pub(super) fn classified_on(record: &Record<'_>, period: Option<Period>) -> Date {
    let told = period.map(Period::last_day);
    told.or_else(|| record.value(contract::signed_on))
        .unwrap_or(Date::MAX)
}

/// The number of the contract that a record names.
pub(super) fn named(filing: &Filing) -> Option<String> {
    let field = match filing.kind {
        Kind::Contract => "amends_contract_no",
        Kind::Commitment | Kind::Dishonesty => "contract_no",
        _ => return None,
    };
    filing.field(field).map(str::to_owned)
}

/// A subject as it is compared here, and only here: a slip in a number must not let a secret out.
fn compared(subject: &Subject) -> Subject {
    let parts = subject.key.iter().map(|part| clean_code(part));
    Subject::new(subject.kind, parts)
}

/// Everything that is secret, or is taken along by what is (涉密对象).
#[derive(Default)]
pub(super) struct Secrets {
    subjects: BTreeSet<Subject>,
}

impl Secrets {
    /// By what events say of each subject, by the rows that were withheld, and by the number that each subject names.
    pub(super) fn of<'e>(
        said: impl Iterator<Item = (&'e Subject, Secrecy)>,
        rows: &WithheldRows,
        names: impl Iterator<Item = (&'e Subject, String)>,
    ) -> Secrets {
        let (mut secrecy, mut hanging) = (rows.classified.clone(), Vec::new());
        for (subject, said) in said {
            let own = secrecy.entry(compared(subject)).or_default();
            *own = own.and(said);
            hanging.extend(subject.hangs_on().map(|parent| (subject, compared(&parent))));
        }
        secrecy.retain(|_, said| said.is_secret());
        let subjects = secrecy.into_keys().collect();
        let mut secrets = Secrets { subjects };
        if secrets.subjects.is_empty() {
            return secrets;
        }
        let of_rows = rows.spoken_of.iter();
        let of_rows = of_rows.flat_map(|(subject, names)| names.iter().map(|name| (subject.clone(), name)));
        let mut by_name: BTreeSet<(Subject, String)> = names
            .map(|(subject, name)| (compared(subject), clean_code(&name).into_owned()))
            .collect();
        by_name.extend(of_rows.map(|(subject, name)| (subject, clean_code(name).into_owned())));
        secrets.take_along(by_name);
        for (subject, parent) in hanging {
            if secrets.subjects.contains(&parent) {
                secrets.subjects.insert(compared(subject));
            }
        }
        secrets
    }

    /// What names a secret contract: its supplements, those of these, and the promises and dishonesty records of any of them.
    fn take_along(&mut self, names: BTreeSet<(Subject, String)>) {
        let is_contract = |subject: &Subject| subject.kind == SubjectKind::Contract;
        let (supplements, others): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|(subject, _)| is_contract(subject));
        let mut is_new = true;
        while is_new {
            is_new = false;
            for (subject, original) in &supplements {
                let code = subject.key.first().map_or("", String::as_str);
                let original = Subject::new(SubjectKind::Contract, [code, original]);
                is_new |= self.subjects.contains(&original) && self.subjects.insert(subject.clone());
            }
        }
        let contracts = self.subjects.iter().filter(|subject| is_contract(subject));
        let numbers: BTreeSet<String> = contracts
            .filter_map(|subject| subject.key.get(1).cloned())
            .collect();
        let taken = others.into_iter().filter(|(_, name)| numbers.contains(name));
        self.subjects.extend(taken.map(|(subject, _)| subject));
    }

    /// Whether it is secret, or hangs on what is.
    pub(super) fn has(&self, subject: &Subject) -> bool {
        let is_one = |subject: &Subject| self.subjects.contains(&compared(subject));
        !self.subjects.is_empty()
            && (is_one(subject) || subject.hangs_on().is_some_and(|parent| is_one(&parent)))
    }

    /// Whether somebody means one of them, or what hangs on it, by a number or by all parts of a key joined by commas.
    pub(super) fn means(&self, key: &str) -> bool {
        let key = clean_code(key);
        let is_meant = |subject: &&Subject| {
            subject.key.get(1).is_some_and(|number| *number == key) || key.contains(&subject.key.join(","))
        };
        self.subjects.iter().any(|subject| is_meant(&subject))
    }

    /// How many there are, with what only withheld rows spoke of: nothing known of it can be shown.
    pub(super) fn count<'k>(&self, rows: &WithheldRows, known: impl Iterator<Item = &'k Subject>) -> u64 {
        let mut unknown: BTreeSet<&Subject> = rows.spoken_of.keys().collect();
        unknown.retain(|subject| !self.subjects.contains(*subject));
        if !unknown.is_empty() {
            for subject in known {
                unknown.remove(&compared(subject));
            }
        }
        (self.subjects.len() + unknown.len()) as u64 + rows.nameless
    }
}
