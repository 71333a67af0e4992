//! CSV and its kin become a grid (逗号、制表符分隔文件).

use std::borrow::Cow;
use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};
use memchr::memchr_iter;
use zhengwu_credit::record::Form;

use crate::ReadFailure;
use crate::limits::Limits;

use super::grid::{Builder, Grid};

/// A delimited file, read.
#[derive(Default)]
pub(crate) struct Delimited {
    pub(crate) grid: Grid,
    /// How many fields a record has, empty ones among them, by the first row from which on it is so many.
    pub(crate) widths: BTreeMap<u32, usize>,
}

/// Reads decoded text. Rows are counted as a spreadsheet shows them: empty lines too, a cell of several lines once.
pub(crate) fn read(text: &str, delimiter: u8, limits: &Limits) -> Result<Delimited, ReadFailure> {
    if let Some(line) = open_quote(text, delimiter) {
        return Err(ReadFailure::OpenQuote { line });
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Builder::new(limits);
    let mut widths = BTreeMap::new();
    let mut record = StringRecord::new();
    let (mut row, mut width) = (0_u32, 0);
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // The text is UTF-8 and rows may differ in length: nothing is left that could fail.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        row = row.saturating_add(1).saturating_add(empty_lines(text, start));
        if width != record.len() {
            width = record.len();
            widths.insert(row, width);
        }
        for (column, field) in record.iter().enumerate() {
            grid.push(row, column, &unwrapped(field), Form::Text)?;
        }
    }
    Ok(Delimited {
        grid: grid.finish()?,
        widths,
    })
}

/// `="0012"`, by which exports keep a spreadsheet from eating zeros, is the text in it.
fn unwrapped(field: &str) -> Cow<'_, str> {
    let inner = field
        .trim()
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if !inner.contains('"') => Cow::Borrowed(inner),
        _ => Cow::Borrowed(field),
    }
}

/// Empty lines at a place; the reader passes over them.
fn empty_lines(text: &str, start: usize) -> u32 {
    let (before, rest) = text.as_bytes().split_at_checked(start).unwrap_or_default();
    // The reader stops between the two halves of a line break.
    let rest = match before.ends_with(b"\r") {
        true => rest.strip_prefix(b"\n").unwrap_or(rest),
        false => rest,
    };
    let breaks = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    u32::try_from(breaks.filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// The line of a quote that is never closed: the reader would take the rest of the file for one cell.
fn open_quote(text: &str, delimiter: u8) -> Option<u64> {
    let bytes = text.as_bytes();
    let begins_a_field = |at: usize| match at.checked_sub(1).and_then(|before| bytes.get(before)) {
        Some(before) => *before == delimiter || matches!(before, b'\n' | b'\r'),
        None => true,
    };
    let mut opened = None;
    let mut quotes = memchr_iter(b'"', bytes).peekable();
    while let Some(at) = quotes.next() {
        match opened {
            // Doubled, it stands for itself.
            Some(_) if quotes.peek() == Some(&(at + 1)) => drop(quotes.next()),
            Some(_) => opened = None,
            None if begins_a_field(at) => opened = Some(at),
            None => {}
        }
    }
    let before = bytes.get(..opened?)?;
    Some(1 + memchr_iter(b'\n', before).count() as u64)
}
