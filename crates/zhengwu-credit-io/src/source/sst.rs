//! The shared strings of an old workbook (SST): how many there are and how long, without making them.
//!
//! A cell names its string by a number. A hostile workbook has one long string and a million cells with it, and calamine
//! would make a million copies.

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

use super::records::{Record, kind, record};
use super::xlsx::DAMAGED;

/// Excel continues a record after 8224 bytes. calamine moves all that follow at each: many short ones take for ever.
const FEW: usize = 1000;
const SHORT: usize = 512;

/// The record's bytes and those of the records that continue it.
struct Pieces<'s> {
    stream: &'s [u8],
    piece: &'s [u8],
    next: usize,
}

impl<'s> Pieces<'s> {
    fn new(stream: &'s [u8], record: Record) -> Pieces<'s> {
        Pieces {
            stream,
            piece: stream.get(record.start..record.end).unwrap_or_default(),
            next: record.end,
        }
    }

    fn go_on(&mut self) -> bool {
        match record(self.stream, self.next) {
            Some(found) if found.kind == kind::CONTINUE => {
                self.piece = self.stream.get(found.start..found.end).unwrap_or_default();
                self.next = found.end;
                true
            }
            _ => false,
        }
    }

    /// Some bytes that must stand in one piece.
    fn take(&mut self, count: usize) -> Result<&'s [u8], ReadFailure> {
        let (taken, rest) = self.piece.split_at_checked(count).ok_or(DAMAGED)?;
        self.piece = rest;
        Ok(taken)
    }

    fn skip(&mut self, mut count: usize) -> Result<(), ReadFailure> {
        while count > 0 {
            if self.piece.is_empty() && !self.go_on() {
                return Err(DAMAGED);
            }
            let part = count.min(self.piece.len());
            self.take(part)?;
            count -= part;
        }
        Ok(())
    }
}

/// About how many bytes each string has.
pub(super) fn lengths(stream: &[u8], first: Record, limits: &Limits) -> Result<Vec<u32>, ReadFailure> {
    let mut pieces = Pieces::new(stream, first);
    let (mut count, mut bytes) = (0_usize, 0_usize);
    while pieces.go_on() {
        count += 1;
        bytes += pieces.piece.len();
    }
    if count > FEW && bytes / count < SHORT {
        return Err(DAMAGED);
    }
    let mut pieces = Pieces::new(stream, first);
    pieces.take(8)?;
    let mut lengths = Vec::new();
    while !pieces.piece.is_empty() || pieces.go_on() {
        lengths.push(length(&mut pieces)?);
        let place = || Sentence::new("共用字符串表", "the table of shared strings");
        limits.hold(Limit::SharedStrings, lengths.len(), place)?;
    }
    Ok(lengths)
}

/// Passes over a string: its length, its flags, its letters in one byte or two, and what is known of its looks.
fn length(pieces: &mut Pieces<'_>) -> Result<u32, ReadFailure> {
    if pieces.piece.is_empty() {
        return Ok(0);
    }
    let letters = number(pieces.take(2)?);
    let flags = number(pieces.take(1)?);
    let runs = if flags & 8 == 0 {
        0
    } else {
        number(pieces.take(2)?)
    };
    let more = if flags & 4 == 0 {
        0
    } else {
        number(pieces.take(4)?)
    };
    let mut is_wide = flags & 1 == 1;
    let mut rest = letters;
    let mut bytes = 0_usize;
    loop {
        let width = if is_wide { 2 } else { 1 };
        let here = rest.min(pieces.piece.len() / width);
        pieces.take(here * width)?;
        rest -= here;
        // A letter of two bytes is most often Chinese, and then three of UTF-8.
        bytes += if is_wide { here * 3 } else { here };
        if rest == 0 {
            break;
        }
        if !pieces.go_on() {
            return Err(DAMAGED);
        }
        is_wide = number(pieces.take(1)?) & 1 == 1;
    }
    pieces.skip(runs * 4)?;
    pieces.skip(more)?;
    Ok(u32::try_from(bytes).unwrap_or(u32::MAX))
}

fn number(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | usize::from(*byte))
}
