//! Records of a run taken together (台账): which rows are withheld, which say the same, which contract a
//! statement belongs to, and what becomes of every row.

mod account;
mod across;
mod alerts;
mod beside;
mod book;
mod by_log;
mod contracts;
mod credit;
mod filing;
mod indicators;
mod json_table;
mod payments;
mod peers;
mod position;
mod published;
mod receipts;
mod report;
mod run;
mod secret;
mod sent;
mod statements;
mod survey;
mod table;
mod told_of_files;
mod verdict_diff;
mod waivers;
mod withheld;

pub use account::Account;
pub use across::AcrossReport;
pub use alerts::{Alert, UnitName};
pub use book::{Ledger, Unit};
pub use credit::{CreditRecord, CreditStanding, Whose};
pub use filing::Filing;
pub use indicators::{Amount, Cut, Figure, Group, Indicators, LeftOut, Measured, Over, Span};
pub use json_table::{JsonTable, NotJson};
pub use payments::Instalment;
pub use position::Position;
pub use report::{Entry, Fate, FileReport, Recalled, RowReport, Summary};
pub use run::{Options, run};
pub(in crate::ledger) use statements::of_the_course;
pub use statements::{Derived, is_derived, reported_status, statement_to_events};
pub use table::{Input, ReadError, Reason, Row, Table};
pub use verdict_diff::{Change, Flip, VerdictDiff, Why, verdict_diff};
pub(crate) use waivers::unreadable_among;
pub use waivers::{Waiver, WaiverError, WaiverState, WaiverTold, Waivers};
