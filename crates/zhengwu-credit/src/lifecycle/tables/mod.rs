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
    pub(super) use crate::lifecycle::table::{
        COMPENSATED, Does, From, Guard, Lifecycle, NAMES_MATTER, NO_OPEN_MATTER, Row, To, brings, own,
        own_at, record, record_at, statement, statement_at,
    };
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
