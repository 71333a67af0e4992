//! The part that touches a disk.

use std::fs;
use std::io;
use std::path::Path;

use crate::limits::Limit;
use crate::table::{OwnedTable, Source};
use crate::{Opened, ReadFailure, ReadOptions, Sentence, lines, open};

/// From this size on, NDJSON on disk is streamed.
pub const STREAM_FROM_BYTES: u64 = 8 * 1024 * 1024;

/// Opens a file under its own name. Long NDJSON is not read into memory but streamed whenever it is gone through.
///
/// # Errors
/// [`ReadFailure`], without the file's name.
pub fn open_path(path: &Path, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy())
        .unwrap_or_default();
    open_path_as(path, &name, options)
}

/// The same under another name: findings call the file by it.
///
/// # Errors
/// [`ReadFailure`], without the file's name.
pub fn open_path_as(path: &Path, name: &str, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    let found = fs::metadata(path).map_err(|error| refused(&error))?;
    if found.is_dir() {
        return Err(ReadFailure::IsFolder);
    }
    if found.len() >= STREAM_FROM_BYTES
        && let Some(table) = lines::open(path, name, options)?
    {
        let tables = vec![OwnedTable(Source::Lines(table))];
        return Ok(Opened {
            tables,
            notes: Vec::new(),
        });
    }
    options
        .limits
        .hold(Limit::FileBytes, found.len(), || Sentence::same(""))?;
    open(name, fs::read(path).map_err(|error| refused(&error))?, options)
}

/// What the system said, as a failure.
pub(crate) fn refused(error: &io::Error) -> ReadFailure {
    match error.kind() {
        io::ErrorKind::NotFound => ReadFailure::NotFound,
        io::ErrorKind::IsADirectory => ReadFailure::IsFolder,
        _ => ReadFailure::Refused(error.to_string()),
    }
}
