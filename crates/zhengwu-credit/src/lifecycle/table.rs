//! How a lifecycle is written: one table, a row a transition (变迁表). Everything else is derived from it.

use crate::basis::Basis;
use crate::code::Words;

use super::{Action, Guard, Stage, State, SubjectKind};

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
    /// Whether the whole record is judged besides.
    pub whole: Whole,
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
        whole: Whole::No,
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

/// Whether the record that subject and event make together is held against every rule of its kind (整条评判).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Its guards are enough.
    No,
    /// What is missing or wrong becomes findings; it stands in nobody's way.
    Told,
    /// What would become wrong by it may not be done; what was wrong before is another matter.
    Kept,
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

impl Lifecycle {
    /// The row of an action in a state.
    #[must_use]
    pub fn row(&self, stage: Option<Stage>, action: Action) -> Option<&'static Row> {
        self.all_rows()
            .find(|row| row.action == action && row.from.has(stage))
    }

    /// The row of an action for a subject. A mistake can be corrected also where nothing is known any more, because the event
    /// that made the subject known was withdrawn.
    #[must_use]
    pub fn row_for(&self, state: &State, action: Action) -> Option<&'static Row> {
        let corrects = |row: &&Row| row.action == action && row.does == Does::Correct;
        let was_known = !state.history.is_empty();
        self.row(state.stage, action)
            .or_else(|| self.all_rows().find(corrects).filter(|_| was_known))
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
