//! How a guard is written (条件的写法): a rule, cited by its code.

use super::fields::FREE_TEXTS;

/// A guard: a rule, and of what it is asked (条件).
///
/// It is cited by its code: where a record rule says the same, the guard *is* that rule, asked of the record that subject
/// and event make together; so there is no second condition and no second message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The rule.
    pub code: &'static str,
    /// Of what it is asked.
    pub of: Of,
    /// At which fields; all that the rule judges, if none is named.
    pub fields: &'static [&'static str],
    /// Whether the event itself can bring what it asks for, so that a form shows the button and asks. (Else it is the
    /// subject that must change first.)
    pub is_brought: bool,
    /// Whether it is told only, and stands in nobody's way.
    pub is_told: bool,
}

impl Guard {
    /// The same, of what the event can bring.
    pub(crate) const fn brought(mut self) -> Guard {
        self.is_brought = true;
        self
    }

    /// The same, told only.
    pub(crate) const fn told(mut self) -> Guard {
        self.is_told = true;
        self
    }

    /// The same, of what the subject must be.
    pub(crate) const fn of_subject(mut self) -> Guard {
        self.is_brought = false;
        self
    }
}

/// Of what a guard is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of the subject's own record: what is known of it, and what the event brings.
    Subject,
    /// Of the statement of performance that the event makes; nothing of earlier events is in it.
    Statement,
    /// Of subject and event as they stand.
    Event,
}

/// A rule of the subject's own record, at all its fields.
pub(crate) const fn record(code: &'static str) -> Guard {
    record_at(code, &[])
}

/// A rule of the subject's own record at some fields.
pub(crate) const fn record_at(code: &'static str, fields: &'static [&'static str]) -> Guard {
    Guard {
        code,
        of: Of::Subject,
        fields,
        is_brought: false,
        is_told: false,
    }
}

/// A rule of the statement of performance.
pub(crate) const fn statement(code: &'static str) -> Guard {
    statement_at(code, &[])
}

/// A rule of the statement of performance at some fields.
pub(crate) const fn statement_at(code: &'static str, fields: &'static [&'static str]) -> Guard {
    Guard {
        code,
        of: Of::Statement,
        fields,
        is_brought: true,
        is_told: false,
    }
}

/// A rule of the lifecycles' own.
pub(crate) const fn own(code: &'static str) -> Guard {
    own_at(code, &[])
}

/// A rule of the lifecycles' own at some fields.
pub(crate) const fn own_at(code: &'static str, fields: &'static [&'static str]) -> Guard {
    Guard {
        code,
        of: Of::Event,
        fields,
        is_brought: !fields.is_empty(),
        is_told: false,
    }
}

/// The event must bring these fields.
pub(crate) const fn brings(fields: &'static [&'static str]) -> Guard {
    own_at("LIF002", fields)
}

/// What is asked of every event: that it is of this subject, possible here, changes no term by the way, and has no unknown key. What it
/// says of the forbidden without pleading it is told.
pub static OF_EVERY_EVENT: [Guard; 5] = [
    own("LIF013"),
    own("LIF001"),
    own("LIF015"),
    own("LIF106"),
    own_at("LIF111", &FREE_TEXTS).told(),
];
/// Besides, of every event that only some states take: that it is not of before what is known.
pub const IN_ORDER: Guard = own("LIF303");

/// The rules that only say what a row says: what is refused under them is refused by the clauses of the row.
pub(super) const OF_THE_TABLE: [&str; 3] = ["LIF001", "LIF002", "LIF003"];

/// No matter may be open.
pub const NO_OPEN_MATTER: Guard = own("LIF003");
/// Every claim for compensation is paid or rejected.
const NO_OPEN_CLAIM: Guard = own("LIF004");
/// On the loss that was stated it is decided.
const LOSS_IS_DECIDED: Guard = own_at("LIF004", &["loss_stated", "compensation_decided"]).of_subject();
/// And what was decided is paid.
const COMPENSATION_IS_PAID: Guard = own_at("LIF004", &["compensation_paid"]);
/// The event names an open matter.
pub(crate) const NAMES_MATTER: Guard = own_at("LIF005", &["matter"]).of_subject();
/// To close a matter: how, and by what that is shown.
pub(crate) const CLOSES_MATTER: &[Guard] = &[
    NAMES_MATTER,
    brings(&["how", "evidence"]),
    own_at("LIF102", &["how"]),
];
/// To write off: by what it is shown, and nothing is open or owed.
pub(crate) const WRITES_OFF: &[Guard] = &[
    brings(&["evidence"]),
    NO_OPEN_MATTER,
    NO_OPEN_CLAIM,
    LOSS_IS_DECIDED,
    COMPENSATION_IS_PAID,
];
