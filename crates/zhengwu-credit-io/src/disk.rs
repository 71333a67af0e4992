//! The part that touches a disk.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::limits::Limit;
use crate::notes::Note;
use crate::source::decode::decode;
use crate::table::{OwnedTable, Source};
use crate::{
    Mapping, MappingError, Opened, ReadFailure, ReadOptions, Sentence, lines, open, propose_mapping,
};

/// From this size on, NDJSON on disk is streamed.
pub const STREAM_FROM_BYTES: u64 = 8 * 1024 * 1024;

/// How the name of a kept mapping ends.
pub const MAPPING_ENDING: &str = ".map.toml";

/// Bytes of a mapping; no header has so many headings.
const MAPPING_BYTES: u64 = 1024 * 1024;

/// Opens a file under its own name. Long NDJSON is not read into memory but streamed whenever it is gone through. Kept
/// mappings (`*.map.toml`) that lie beside the file are used where its headings are theirs.
///
/// # Errors
/// [`ReadFailure`], without the file's name.
pub fn open_path(path: &Path, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    open_path_as(path, &name_of(path), options)
}

/// The same under another name: findings call the file by it.
///
/// # Errors
/// [`ReadFailure`], without the file's name.
pub fn open_path_as(path: &Path, name: &str, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    if file_length(path)? >= STREAM_FROM_BYTES
        && let Some(table) = lines::open(path, name, options)?
    {
        let tables = vec![OwnedTable(Source::Lines(table))];
        return Ok(Opened {
            tables,
            notes: Vec::new(),
        });
    }
    let bytes = bytes_of(path, options)?;
    let (options, notes) = with_kept(path, options);
    let mut opened = open(name, bytes, &options).map_err(|failure| failure.beside(&notes))?;
    opened.notes.extend(notes);
    Ok(opened)
}

/// The mappings that would be used for the tables of a file, as [`propose_mapping`].
///
/// # Errors
/// [`ReadFailure`], without the file's name.
pub fn propose_mapping_of_path(path: &Path, options: &ReadOptions) -> Result<Vec<String>, ReadFailure> {
    let bytes = bytes_of(path, options)?;
    propose_mapping(&name_of(path), bytes, &with_kept(path, options).0)
}

/// Why a mapping in a file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingFileError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// What is in it is no mapping.
    #[error(transparent)]
    Content(#[from] MappingError),
}

impl MappingFileError {
    /// It in one sentence, without the file's name.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            MappingFileError::Read(failure) => failure.sentence(),
            MappingFileError::Content(error) => error.sentence(),
        }
    }
}

/// Reads the mappings of a file, in whatever encoding an editor or a terminal has written it.
///
/// # Errors
/// [`MappingFileError`], without the file's name.
pub fn read_mappings(path: &Path) -> Result<Vec<Mapping>, MappingFileError> {
    if !path.is_file() {
        file_length(path)?;
        return Err(ReadFailure::NoFile.into());
    }
    let bytes = read_up_to(path, MAPPING_BYTES)?;
    if bytes.len() as u64 > MAPPING_BYTES {
        return Err(ReadFailure::NotATable.into());
    }
    let text = decode(bytes)?.text;
    Ok(Mapping::parse(&name_of(path), &text)?)
}

/// The mappings that are kept in a folder, in order of their names, and what is to be said of those that cannot be used.
pub(crate) fn kept_in(folder: &Path) -> (Vec<Mapping>, Vec<Note>) {
    let names = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<_> = names
        .map(|entry| entry.path())
        .filter(|path| name_of(path).ends_with(MAPPING_ENDING) && path.is_file())
        .collect();
    paths.sort();
    let (mut mappings, mut notes) = (Vec::new(), Vec::new());
    for path in paths {
        match read_mappings(&path) {
            Ok(own) => mappings.extend(own),
            Err(error) => {
                let sentence = error.sentence();
                let (zh, en) = sentence.both();
                let name = name_of(&path);
                notes.push(Note::new(
                    format!("表头对照“{name}”没有用上：{zh}"),
                    format!("the mapping `{name}` was not used: {en}"),
                ));
            }
        }
    }
    (mappings, notes)
}

/// Options with the mappings that lie beside a file; those that were given come first.
fn with_kept(path: &Path, options: &ReadOptions) -> (ReadOptions, Vec<Note>) {
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return (options.clone(), Vec::new()),
    };
    let (kept, notes) = kept_in(folder);
    let mut options = options.clone();
    options.mappings.extend(kept);
    (options, notes)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn file_length(path: &Path) -> Result<u64, ReadFailure> {
    let found = fs::metadata(path).map_err(|error| refused(&error))?;
    if found.is_dir() {
        return Err(ReadFailure::IsFolder);
    }
    Ok(found.len())
}

pub(crate) fn bytes_of(path: &Path, options: &ReadOptions) -> Result<Vec<u8>, ReadFailure> {
    let limits = &options.limits;
    limits.hold(Limit::FileBytes, file_length(path)?, || Sentence::same(""))?;
    // A device says that it is empty, and never ends.
    let bytes = read_up_to(path, limits.file_bytes)?;
    limits.hold(Limit::FileBytes, bytes.len(), || Sentence::same(""))?;
    Ok(bytes)
}

/// The bytes of a file, up to just above a number.
fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, ReadFailure> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| refused(&error))?;
    let read = file.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| refused(&error))?;
    Ok(bytes)
}

/// What the system said, as a failure.
pub(crate) fn refused(error: &io::Error) -> ReadFailure {
    match error.kind() {
        io::ErrorKind::NotFound => ReadFailure::NotFound,
        io::ErrorKind::IsADirectory => ReadFailure::IsFolder,
        _ => ReadFailure::Refused(crate::why_not_read(error)),
    }
}
