//! The lifecycles (生命周期): six tables, and one machine that reads them.
//!
//! A table's row says from where, what is done, to where, under which conditions, by which clause. [`Machine::apply`]
//! decides about what somebody is about to do, [`Machine::record_fact`] enters what has already happened, and
//! [`Machine::actions`] says what may be done now; all three ask the same [`Machine::decide`]. A condition that a record rule
//! states is asked by that rule itself.
//!
//! A subject's [`State`] is made from its [`Event`]s and from nothing else; the [`Log`] keeps them.

mod correction;
mod diagram;
mod enter;
pub mod fields;
mod gather;
mod guard;
mod guards;
mod known;
mod ledger_rows;
mod log;
mod machine;
mod refusal;
mod secrecy;
mod standing;
mod store;
mod table;
mod tables;
mod unread;
pub mod wire;

pub use crate::model::{
    Action, Closing, Event, Matter, MatterKind, Payload, Stage, State, Subject, SubjectKind,
};
pub(crate) use correction::effective;
pub use diagram::mermaid;
pub(crate) use enter::{advance, fold};
pub(crate) use gather::corrected;
pub use guard::{Guard, IN_ORDER, NO_OPEN_MATTER, OF_EVERY_EVENT, Of};
pub(crate) use log::link;
pub use log::{Log, LogError, Moment, beginning};
pub use machine::{Decision, Machine, gravest};
pub use refusal::{Offer, Refusal, Text, Unmet};
pub use secrecy::Secrecy;
pub use standing::{Standing, is_by_expiry, is_held, is_missed, last_day, last_day_that_counts, standing};
pub use store::{EventStore, History, MemoryStore, StoreError, entered};
pub use table::{Does, From, Lifecycle, Row, Takes, To, Whole};
pub use tables::{ALL, named, of};
pub(crate) use unread::reason;
