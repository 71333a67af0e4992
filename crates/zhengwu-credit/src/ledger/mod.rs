//! Records of a run taken together (台账): which rows are withheld, which say the same, which contract a
//! statement belongs to, and what becomes of every row.

mod contracts;
mod json_table;
mod report;
mod run;
mod survey;
mod table;
mod withheld;

pub use json_table::{JsonTable, NotJson};
pub use report::{Entry, Fate, FileReport, RowReport, Summary};
pub use run::{Options, run};
pub use table::{Input, ReadError, Reason, Row, Table};
