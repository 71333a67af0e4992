//! What is kept of a state secret (涉密): that it is one.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::{State, Subject, SubjectKind};
use crate::value::text::clean_code;

/// Subjects that are secret.
#[derive(Clone, Default)]
pub(super) struct Secret {
    subjects: BTreeSet<Subject>,
    /// The numbers of contracts, as they are compared.
    numbers: BTreeSet<String>,
}

/// Names none of them.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// It is secret from now on.
    pub(super) fn add(&mut self, subject: Subject) {
        let number = subject
            .key
            .get(1)
            .filter(|_| subject.kind == SubjectKind::Contract);
        self.numbers
            .extend(number.map(|number| clean_code(number).into_owned()));
        self.subjects.insert(subject);
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        self.subjects.len() as u64
    }

    /// Whether it is secret itself.
    pub(super) fn has(&self, subject: &Subject) -> bool {
        self.subjects.contains(subject)
    }

    /// Whether it is secret itself, hangs on what is, or names it. Numbers are compared loosely, as in a run.
    pub(super) fn takes(&self, subject: &Subject, state: &State) -> bool {
        if self.has(subject) || subject.hangs_on().is_some_and(|on| self.has(&on)) {
            return true;
        }
        let names = matches!(subject.kind, SubjectKind::Commitment | SubjectKind::Dishonesty);
        let number = state.fact("contract_no").filter(|_| names);
        number.is_some_and(|number| self.numbers.contains(&*clean_code(number)))
    }
}
