//! Files of `zhengwu-credit`: bytes in, [tables](zhengwu_credit::ledger::Table) out, and beside it the part that
//! touches a disk.
//!
//! XLSX, XLS, CSV, NDJSON and JSON are told by their content. The reader never loses a row: what cannot be read is either
//! a finding at its cell or one sentence about the file.
#![forbid(unsafe_code)]

mod check;
mod disk;
mod event_log;
mod failure;
mod layout;
mod ledger;
mod limits;
mod lines;
mod mapping;
mod notes;
mod open;
mod sentence;
mod source;
pub mod submit;
mod system;
mod table;
pub mod template;
mod text_table;
mod whole;

pub use check::{CheckFileError, CheckedFile, ReadingOptions, check_bytes, check_path};
pub use disk::{
    MAPPING_ENDING, MappingFileError, STREAM_FROM_BYTES, open_path, open_path_as, propose_mapping_of_path,
    read_mappings,
};
pub use event_log::{EventLogError, FileStore};
pub use failure::{Question, ReadFailure};
pub use ledger::{LedgerError, OpenedLedger};
pub use limits::{Limit, Limits, NoSuchLimit};
pub use mapping::{Mapping, MappingError};
pub use notes::Note;
pub use open::{Opened, ReadOptions, open, propose_mapping};
pub use sentence::Sentence;
pub use source::Ruin;
pub use submit::read_waivers;
pub use system::{why_not_read, why_not_written};
pub use table::OwnedTable;
pub use whole::put_file;

/// A file's name without folders and ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
