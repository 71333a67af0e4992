//! NDJSON on disk, read block by block: however long the file, the memory stays the same.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, ReadError, Reason, Row, Table};
use zhengwu_credit::record::{Record, Wanted, read_object};

use crate::layout::kind_in_name;
use crate::limits::{Limit, Limits};
use crate::source::decode::{count_lines, line_of};
use crate::source::json;
use crate::{ReadFailure, ReadOptions, Sentence};

const BLOCK: usize = 1024 * 1024;
const BOM: char = '\u{feff}';

/// A long file of NDJSON.
#[derive(Debug)]
pub(crate) struct LinesTable {
    path: PathBuf,
    file: String,
    kind: Kind,
    length: u64,
    limits: Limits,
}

/// Opens a file as lines if its first line is one whole JSON object; `None` where it is not. The whole file is gone
/// through once, so that what is not text is told before anything is judged.
pub(crate) fn open(
    path: &Path,
    name: &str,
    options: &ReadOptions,
) -> Result<Option<LinesTable>, ReadFailure> {
    let source = File::open(path).map_err(|error| crate::disk::refused(&error))?;
    let length = source
        .metadata()
        .map_err(|error| crate::disk::refused(&error))?
        .len();
    let mut first: Option<Result<Option<Kind>, ReadFailure>> = None;
    let mut held = Ok(());
    let stopped = for_each_block(source, &options.limits, &mut |number, block| {
        if first.is_none() {
            let found = block.lines().find(|line| !line.trim().is_empty());
            first = found.map(|line| kind_of(line, name, options.kind));
        }
        // A first line that is no record: the rest need not be looked at.
        if matches!(first, Some(Ok(None) | Err(_))) {
            return false;
        }
        held = json::check(block, number, &options.limits);
        held.is_ok()
    });
    held?;
    match (first, stopped) {
        (Some(Err(failure)), _) => Err(failure),
        (Some(Ok(Some(kind))), Ok(())) => {
            let (path, file) = (path.to_owned(), name.to_owned());
            let limits = options.limits.clone();
            Ok(Some(LinesTable {
                limits,
                path,
                file,
                kind,
                length,
            }))
        }
        (Some(Ok(Some(_))), Err(stop)) => Err(stop.into_failure()),
        // Not text from the start, or not lines: whatever it is, it is read as a whole.
        (Some(Ok(None)) | None, _) => Ok(None),
    }
}

/// The kind of a first line; `None` where it is not one whole object.
fn kind_of(line: &str, name: &str, kind: Option<Kind>) -> Result<Option<Kind>, ReadFailure> {
    if !line.trim_start().starts_with('{') || serde_json::from_str::<serde::de::IgnoredAny>(line).is_err() {
        return Ok(None);
    }
    match JsonTable::new(line, kind, None) {
        Ok(table) => Ok(Some(table.kind())),
        Err(NotJson::KindUnknown) => kind_in_name(crate::stem(name))
            .map(Some)
            .ok_or(ReadFailure::KindUnknown),
        Err(NotJson::Malformed { .. } | NotJson::Empty) => Ok(None),
    }
}

impl Table for LinesTable {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn file(&self) -> Option<&str> {
        Some(&self.file)
    }

    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.visit_fields(Wanted::ALL, each)
    }

    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        let failed = |reason: Reason| ReadError {
            file: self.file.clone(),
            reason,
        };
        let stopped = |failure: ReadFailure| {
            let sentence = failure.sentence();
            let (zh, en) = sentence.both();
            failed(Reason::new(zh, en))
        };
        let source = File::open(&self.path).map_err(|error| stopped(crate::disk::refused(&error)))?;
        // Going through it twice must give the same rows.
        if source.metadata().map(|found| found.len()).ok() != Some(self.length) {
            return Err(failed(Reason::new(
                "读取过程中文件被改动了，请关闭正在编辑它的程序后再试",
                "the file changed while it was read",
            )));
        }
        for_each_block(source, &self.limits, &mut |first_line, block| {
            let mut record = Record::of_fields(self.kind, wanted);
            let lines = (first_line..).zip(block.split('\n'));
            for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
                record.clear();
                match read_object(line, &mut record) {
                    Ok(()) => each(Row::Record(number, &mut record)),
                    Err(error) => each(Row::Unreadable(number, error.column)),
                }
            }
            true
        })
        .map_err(|stop| stopped(stop.into_failure()))
    }
}

/// Why going through a file came to an end before its own.
enum Stop {
    Io(io::Error),
    NotUtf8(u64),
    LongLine(ReadFailure),
}

impl Stop {
    fn into_failure(self) -> ReadFailure {
        match self {
            Stop::Io(error) => crate::disk::refused(&error),
            Stop::NotUtf8(line) => ReadFailure::Encoding { line },
            Stop::LongLine(failure) => failure,
        }
    }
}

/// Gives blocks of whole lines with the number of their first, until one is enough.
fn for_each_block(
    mut source: impl Read,
    limits: &Limits,
    each: &mut dyn FnMut(u64, &str) -> bool,
) -> Result<(), Stop> {
    let mut buffer: Vec<u8> = Vec::with_capacity(BLOCK * 2);
    let mut first_line = 1_u64;
    loop {
        let limit = u64::try_from(BLOCK).unwrap_or(u64::MAX);
        let read = (&mut source)
            .take(limit)
            .read_to_end(&mut buffer)
            .map_err(Stop::Io)?;
        let is_last = read == 0;
        let whole = match buffer.iter().rposition(|byte| *byte == b'\n') {
            _ if is_last => buffer.len(),
            Some(end) => end + 1,
            None => {
                let line = || Sentence::new(format!("第 {first_line} 行"), format!("line {first_line}"));
                limits
                    .hold(Limit::LineBytes, buffer.len(), line)
                    .map_err(Stop::LongLine)?;
                continue;
            }
        };
        let bytes = buffer.get(..whole).unwrap_or_default();
        let block = std::str::from_utf8(bytes)
            .map_err(|error| Stop::NotUtf8(first_line + line_of(bytes, error.valid_up_to()) - 1))?;
        let block = if first_line == 1 {
            block.trim_start_matches(BOM)
        } else {
            block
        };
        if !each(first_line, block) || is_last {
            return Ok(());
        }
        first_line += count_lines(bytes);
        buffer.drain(..whole);
    }
}
