//! Code lists (代码表): every closed set of values a field may take, described once.
//!
//! A list is an enum for the code and a [`CodeList`] for people and files; the macro below makes both
//! from one table, so that a value is added by adding a line.

mod commitment;
mod contract;
mod dishonesty;
mod duty;
mod lang;
mod list;
mod measure;
mod performance;
mod published;
mod receipt;
mod risk;

pub use commitment::*;
pub use contract::*;
pub use dishonesty::*;
pub use duty::*;
pub use lang::{Lang, Words};
pub(crate) use list::code_list;
pub use list::{Code, CodeList, CodeSet, Coded};
pub use measure::*;
pub use performance::*;
pub use published::*;
pub use receipt::*;
pub use risk::*;

/// Every code list of the library, in the order of the documentation.
pub static ALL: &[&CodeList] = &[
    ContractKind::LIST,
    Domain::LIST,
    PartyAKind::LIST,
    PaperRole::LIST,
    PartyBKind::LIST,
    IdKind::LIST,
    AmountBasis::LIST,
    PaymentDirection::LIST,
    Regime::LIST,
    ProcurementMethod::LIST,
    PaymentFrom::LIST,
    PerformanceStatus::LIST,
    ShortfallReason::LIST,
    Ground::LIST,
    ResponsibleSide::LIST,
    Category::LIST,
    PromisorKind::LIST,
    CommitmentType::LIST,
    CommitmentSource::LIST,
    FulfilmentStatus::LIST,
    Disclosure::LIST,
    DishonestySource::LIST,
    DishonestySeverity::LIST,
    MeasureKind::LIST,
    RiskKind::LIST,
    Role::LIST,
    NoticeType::LIST,
    ItemKind::LIST,
    ReceiptResult::LIST,
    RejectionReason::LIST,
];
