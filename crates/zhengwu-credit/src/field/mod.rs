//! The field catalogue (字段目录): the one place where a field of a record is described.
//!
//! From these tables come header matching, JSON Schema, form metadata, the field tables of the documentation
//! and the canonical form. One row is one field; a row is all that is written about it.

mod commitment_table;
mod cond;
mod contract_table;
mod dishonesty_table;
pub mod header;
mod heading_words;
mod kind;
mod list_review_table;
mod open_question;
mod payment_table;
mod performance_table;
mod published_table;
mod receipt_table;
mod spec;
mod typed;
mod unit_table;

pub use cond::{Cond, Need, describe};
pub use kind::{Kind, KindSpec, RecordKind};
pub use open_question::OPEN_QUESTION;
pub use spec::{Compound, FieldSpec, Secret, Type};
pub use typed::{
    Currency, Day, Days, End, Field, FieldType, LongText, Month, Number, One, Percent, Proc, Seq, Set, Text,
    UsccCode, Yes, Yuan,
};

/// Fields of a contract (政府合同).
pub mod contract {
    pub use super::contract_table::*;
}
/// Fields of a statement of performance (合同履约).
pub mod performance {
    pub use super::performance_table::*;
}
/// Fields of a commitment (政务承诺).
pub mod commitment {
    pub use super::commitment_table::*;
}
/// Fields of a dishonesty record (政务失信记录).
pub mod dishonesty {
    pub use super::dishonesty_table::*;
}
/// Fields of a unit in the register (单位).
pub mod unit {
    pub use super::unit_table::*;
}
/// Fields of a review of the list of promises (承诺清单梳理).
pub mod list_review {
    pub use super::list_review_table::*;
}
/// Fields of a payment (收付).
pub mod payment {
    pub use super::payment_table::*;
}
/// Fields of a published notice of an award or a contract (中标、合同公告).
pub mod published {
    pub use super::published_table::*;
}
/// Fields of a receipt of the platform (回执).
pub mod receipt {
    pub use super::receipt_table::*;
}
