//! How a lifecycle is written: one table, a row a transition (变迁表). Everything else is derived from it.

use crate::basis::Basis;
use crate::code::Words;

use super::{Action, Stage, SubjectKind};

/// A lifecycle (生命周期).
#[derive(Debug)]
pub struct Lifecycle {
    /// Whose.
    pub of: SubjectKind,
    /// Its name.
    pub title: Words,
    /// The transitions.
    pub rows: &'static [Row],
    /// What is asked of every action besides.
    pub always: &'static [Guard],
    /// The fields of other records that stay known of the subject once an event brought them.
    pub keeps: &'static [&'static str],
}

/// A transition (变迁).
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// In which states it may be done.
    pub from: From,
    /// What is done.
    pub action: Action,
    /// The state after it.
    pub to: To,
    /// What must hold.
    pub guards: &'static [Guard],
    /// What it does besides.
    pub does: Does,
    /// What of the subject it may set.
    pub takes: Takes,
    /// The field that holds the day of the event, unless the event says another.
    pub dates: Option<&'static str>,
    /// Whether that day stays the first one.
    pub once: bool,
    /// What the action says by itself to the record rules that its guards share.
    pub implies: &'static [(&'static str, &'static str)],
    /// The clauses of the notice.
    pub clause: &'static [Basis],
}

impl Row {
    /// What a row need not say.
    pub const BASE: Row = Row {
        from: From::Nothing,
        action: Action::Register,
        to: To::Same,
        guards: &[],
        does: Does::Nothing,
        takes: Takes::Asked,
        dates: None,
        once: false,
        implies: &[],
        clause: &[],
    };
}

/// What of a subject's fields an event may set, so that no term is changed by the way (可带入的字段).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// What its guards ask of it, and its day.
    Asked,
    /// And these.
    Also(&'static [&'static str]),
    /// Every term: it is being drafted or amended.
    Terms,
}

impl Row {
    /// Whether an event of this row may set a field of the subject.
    #[must_use]
    pub fn takes_field(&self, field: &str) -> bool {
        let is_asked = |guard: &Guard| guard.is_brought && guard.fields.contains(&field);
        let also = match self.takes {
            Takes::Asked => false,
            Takes::Also(fields) => fields.contains(&field),
            Takes::Terms => true,
        };
        also || self.from == From::Nothing || self.dates == Some(field) || self.guards.iter().any(is_asked)
    }
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// Nothing is known of the subject yet.
    Nothing,
    /// In these states.
    In(&'static [Stage]),
    /// In every state.
    Any,
}

impl From {
    /// Whether a subject in this state stands there.
    #[must_use]
    pub fn has(self, stage: Option<Stage>) -> bool {
        match (self, stage) {
            (From::Nothing, stage) => stage.is_none(),
            (From::Any, stage) => stage.is_some(),
            (From::In(stages), Some(stage)) => stages.contains(&stage),
            (From::In(_), None) => false,
        }
    }
}

/// Where a row leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Nowhere else.
    Same,
    /// To this state.
    Stage(Stage),
}

/// What an action does beside its transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Nothing else.
    Nothing,
    /// It pleads a ground (事由); a forbidden one never changes the state.
    Plead,
    /// It talks: every cause is good (协商).
    Talk,
    /// It opens a shortfall.
    OpenShortfall,
    /// It determines a promise; short of full it opens a shortfall.
    Determine,
    /// It follows an open matter up.
    FollowUp,
    /// It closes an open matter.
    CloseMatter,
    /// It opens a breach by the side that it names.
    OpenBreach,
    /// It opens a breach by the government side.
    BreakWord,
    /// Another takes a party's place.
    Succeed,
    /// The subject is, or is no longer, a state secret.
    Classify(bool),
    /// It mends an event that was entered wrongly.
    Correct,
    /// It supervises: what it brings is of the measure, and not of the subject (监管).
    Supervise,
}

impl Does {
    /// Whether nothing that such an event brings stays known of the subject: it talks, or changes one thing of its own.
    pub(super) fn keeps_nothing(self) -> bool {
        matches!(
            self,
            Does::Succeed | Does::Talk | Does::Correct | Does::Supervise | Does::Classify(_)
        )
    }
}

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
}

impl Guard {
    /// The same, of what the event can bring.
    pub(crate) const fn brought(mut self) -> Guard {
        self.is_brought = true;
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
    }
}

/// The event must bring these fields.
pub(crate) const fn brings(fields: &'static [&'static str]) -> Guard {
    own_at("LIF002", fields)
}

/// What is asked of every event: that it is of this subject, and possible here.
pub static OF_EVERY_EVENT: [Guard; 3] = [own("LIF013"), own("LIF001"), own("LIF015")];
/// Besides, of every event that only some states take: that it is not of before what is known.
pub const IN_ORDER: Guard = own("LIF303");

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

impl Lifecycle {
    /// The row of an action in a state.
    #[must_use]
    pub fn row(&self, stage: Option<Stage>, action: Action) -> Option<&'static Row> {
        self.all_rows()
            .find(|row| row.action == action && row.from.has(stage))
    }

    /// The rows of the table, then those of every state.
    pub fn all_rows(&self) -> impl Iterator<Item = &'static Row> {
        self.rows.iter().chain(super::ledger_rows::ROWS)
    }

    /// The states, in the order in which the table first names them.
    #[must_use]
    pub fn stages(&self) -> Vec<Stage> {
        let mut stages = Vec::new();
        for row in self.rows {
            let from = match row.from {
                From::In(stages) => stages,
                From::Nothing | From::Any => &[],
            };
            let to = match row.to {
                To::Stage(stage) => Some(stage),
                To::Same => None,
            };
            for stage in from.iter().copied().chain(to) {
                if !stages.contains(&stage) {
                    stages.push(stage);
                }
            }
        }
        stages
    }

    /// Whether an action makes a subject known.
    #[must_use]
    pub fn makes_known(&self, action: Action) -> bool {
        self.rows
            .iter()
            .any(|row| row.action == action && row.from == From::Nothing)
    }

    /// The states in which a row begins; `None` where nothing is known yet.
    #[must_use]
    pub fn begins(&self, row: &Row) -> Vec<Option<Stage>> {
        let known = self.stages().into_iter().map(Some);
        std::iter::once(None)
            .chain(known)
            .filter(|stage| row.from.has(*stage))
            .collect()
    }

    /// Whether nothing more can be done in a state.
    #[must_use]
    pub fn is_final(&self, stage: Stage) -> bool {
        !self.rows.iter().any(|row| row.from.has(Some(stage)))
    }

    /// Whether the table leads from a state to where a row begins, by however many steps.
    #[must_use]
    pub fn leads(&self, stage: Stage, row: &Row) -> bool {
        let mut reached = vec![stage];
        let mut next = 0;
        while let Some(here) = reached.get(next).copied() {
            if row.from.has(Some(here)) {
                return true;
            }
            for step in self.rows.iter().filter(|step| step.from.has(Some(here))) {
                if let To::Stage(to) = step.to
                    && !reached.contains(&to)
                {
                    reached.push(to);
                }
            }
            next += 1;
        }
        false
    }
}
