//! Files of `zhengwu-credit`: bytes in, [tables](zhengwu_credit::ledger::Table) out, and beside it the part that
//! touches a disk.
//!
//! XLSX, XLS, CSV, NDJSON and JSON are told by their content. The reader never loses a row: what cannot be read is either
//! a finding at its cell or one sentence about the file.
#![forbid(unsafe_code)]

mod disk;
mod failure;
mod layout;
mod limits;
mod lines;
mod open;
mod source;
pub mod submit;
mod table;

pub use disk::{STREAM_FROM_BYTES, open_path, open_path_as};
pub use failure::{NamedColumn, ReadFailure, Sentence};
pub use limits::{Limit, Limits, NoSuchLimit};
pub use open::{Opened, ReadOptions, open};
pub use table::OwnedTable;

/// A file's name without folders and ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
