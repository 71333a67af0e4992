//! CSV becomes a grid (逗号分隔文件).

use csv::{ReaderBuilder, StringRecord};
use zhengwu_credit::record::Form;

use crate::ReadFailure;
use crate::grid::Grid;

/// Reads decoded CSV. Rows are counted as a spreadsheet shows them: empty lines too, a cell of several lines once.
pub(crate) fn read(text: &str) -> Result<Grid, ReadFailure> {
    let delimiter = delimiter(text);
    if let Some(line) = open_quote(text, delimiter) {
        return Err(ReadFailure::OpenQuote { line });
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = StringRecord::new();
    let mut row = 0_u32;
    let mut width = None;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // The text is UTF-8 and rows may differ in length: nothing is left that could fail.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        row = row.saturating_add(1).saturating_add(empty_lines(text, start));
        let surplus = width.and_then(|width| surplus(&record, width));
        for (column, field) in record.iter().enumerate() {
            if surplus.is_none() || column < width.unwrap_or(0) {
                grid.push(row, column, field, Form::Text)?;
            }
        }
        if let Some(at) = surplus {
            // A row of nothing but surplus must not vanish.
            grid.push(row, 0, "-", Form::Text)?;
            grid.set_broken(row, at);
        }
        if width.is_none() && record.iter().any(|field| !field.trim().is_empty()) {
            width = Some(record.len());
        }
    }
    Ok(grid)
}

/// A comma, unless the first line that has something in it has tabs (a spreadsheet copied into a file).
fn delimiter(text: &str) -> u8 {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    match first.contains('\t') && !first.contains(',') {
        true => b'\t',
        false => b',',
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

/// Where a row has more filled cells than the header has headings: an unquoted `1,234.50` shifts every cell behind
/// it, so that none of them may be believed.
fn surplus(record: &StringRecord, width: usize) -> Option<usize> {
    let first = record
        .iter()
        .enumerate()
        .skip(width)
        .find(|(_, field)| !field.trim().is_empty())?
        .0;
    let before = record.iter().take(first).map(|field| field.chars().count() + 1);
    Some(before.sum::<usize>() + 1)
}

/// The line of a quote that is never closed: the reader would take the rest of the file for one cell.
fn open_quote(text: &str, delimiter: u8) -> Option<u64> {
    let (mut line, mut opened) = (1_u64, None);
    let mut at_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' {
            line += 1;
        }
        match (opened, byte) {
            (Some(_), b'"') if bytes.peek() == Some(&b'"') => drop(bytes.next()),
            (Some(_), b'"') => opened = None,
            (None, b'"') if at_start => opened = Some(line),
            _ => {}
        }
        at_start = opened.is_none() && (byte == delimiter || matches!(byte, b'\n' | b'\r'));
    }
    opened
}
