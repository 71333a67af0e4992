//! What a check answers.

use crate::basis::Basis;
use crate::finding::Op;
use crate::record::{Arg, Missing};

/// The answer of a check: it passes, or it stops (结论).
pub type Verdict = Result<(), Stop>;

/// Why a check did not pass.
#[derive(Debug)]
pub enum Stop {
    /// Not fulfilled; of a list there may be several faults.
    Faults(Vec<Fault>),
    /// The rule has nothing to say about this record.
    NotApplicable,
    /// A fact or an input is missing or malformed.
    CannotTell(Missing),
}

impl From<Missing> for Stop {
    fn from(missing: Missing) -> Stop {
        Stop::CannotTell(missing)
    }
}

/// One fault, and what its message names.
#[derive(Debug, Default)]
pub struct Fault {
    /// The place in a list, from 0.
    pub index: Option<u16>,
    /// What the message names beyond the record's own fields.
    pub args: Vec<(&'static str, Arg)>,
    /// Another field that has a part in it, beside those that the rule names.
    pub related: Option<u8>,
    /// What was expected.
    pub expected: Option<(Op, Option<Arg>)>,
    /// Which of the rule's sources it is, where they do not all apply: the text of the law that was in force. None are all.
    pub basis: Vec<Basis>,
    /// By which waiver it is let pass.
    pub waived: Option<std::sync::Arc<crate::finding::Waived>>,
}

impl Fault {
    /// A fault that its message explains.
    #[must_use]
    pub fn new() -> Fault {
        Fault::default()
    }

    /// What the value should have been.
    #[must_use]
    pub fn expecting(mut self, op: Op, value: impl ToString) -> Fault {
        self.expected = Some((op, Some(Arg::Canonical(value.to_string()))));
        self
    }

    /// The count that it should have been.
    #[must_use]
    pub fn expecting_count(mut self, op: Op, count: usize) -> Fault {
        self.expected = Some((op, Some(Arg::Int(i64::try_from(count).unwrap_or(i64::MAX)))));
        self
    }

    /// Something that the message names.
    #[must_use]
    pub fn arg(mut self, name: &'static str, arg: Arg) -> Fault {
        self.args.push((name, arg));
        self
    }

    /// Another field that has a part in it.
    #[must_use]
    pub fn related_to(mut self, field: u8) -> Fault {
        self.related = Some(field);
        self
    }

    /// The one of the rule's sources that applies.
    #[must_use]
    pub fn under(mut self, basis: Basis) -> Fault {
        self.basis = vec![basis];
        self
    }

    /// Those of the rule's sources that apply.
    #[must_use]
    pub fn under_all(mut self, bases: &[Basis]) -> Fault {
        self.basis = bases.to_vec();
        self
    }

    /// The place in a list.
    #[must_use]
    pub fn at_index(mut self, index: Option<u16>) -> Fault {
        self.index = index;
        self
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Faults(vec![fault])
    }
}

/// Passes if the condition holds; else there is one fault.
///
/// # Errors
/// The fault.
pub fn ensure(holds: bool, fault: impl FnOnce() -> Fault) -> Verdict {
    if holds { Ok(()) } else { Err(fault().into()) }
}
