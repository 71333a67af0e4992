//! The six tables (六张变迁表), as page 3 of the specification has them.

mod accountability;
mod commitment;
mod compensation;
mod contract;
mod dishonesty;
mod risk;

use super::{Lifecycle, SubjectKind};

/// Every lifecycle, in the order of the specification.
pub static ALL: [&Lifecycle; 6] = [
    &contract::CONTRACT,
    &commitment::COMMITMENT,
    &compensation::COMPENSATION,
    &dishonesty::DISHONESTY,
    &risk::RISK,
    &accountability::ACCOUNTABILITY,
];

/// What the tables need.
mod prelude {
    pub(super) use crate::basis::*;
    pub(super) use crate::code::Words;
    pub(super) use crate::lifecycle::guard::{
        CLOSES_MATTER, Guard, NAMES_MATTER, NO_OPEN_MATTER, WRITES_OFF, brings, own, own_at, record,
        record_at, statement, statement_at,
    };
    pub(super) use crate::lifecycle::table::{Does, From, Lifecycle, Row, Takes, To, Whole};
    pub(super) use crate::lifecycle::{Action, Stage, SubjectKind};
}

/// The lifecycle of a kind of subject.
#[must_use]
pub fn of(kind: SubjectKind) -> &'static Lifecycle {
    match kind {
        SubjectKind::Contract => &contract::CONTRACT,
        SubjectKind::Commitment => &commitment::COMMITMENT,
        SubjectKind::Compensation => &compensation::COMPENSATION,
        SubjectKind::Dishonesty => &dishonesty::DISHONESTY,
        SubjectKind::Risk => &risk::RISK,
        SubjectKind::Accountability => &accountability::ACCOUNTABILITY,
    }
}

/// The lifecycle that is called so: by its key, its name, or a part of its Chinese name that no other has (合同, 失信).
///
/// # Examples
/// ```
/// use zhengwu_credit::lifecycle::{SubjectKind, named};
/// assert_eq!(named("失信").map(|table| table.of), Some(SubjectKind::Dishonesty));
/// assert!(named("政务").is_none());
/// ```
#[must_use]
pub fn named(text: &str) -> Option<&'static Lifecycle> {
    let text = text.trim();
    let is_called =
        |table: &&&Lifecycle| table.of.key() == text || table.title.zh == text || table.title.en == text;
    if let Some(table) = ALL.iter().find(is_called) {
        return Some(table);
    }
    let mut parts = ALL
        .iter()
        .filter(|table| !text.is_empty() && table.title.zh.contains(text));
    let table = parts.next()?;
    parts.next().is_none().then_some(*table)
}
