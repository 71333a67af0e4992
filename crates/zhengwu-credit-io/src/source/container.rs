//! A look at a workbook's parts before they are read: what they claim must be possible.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

/// How far into the shared strings their opening tag is looked for.
const TAG_WITHIN: u64 = 64 * 1024;
/// An empty shared string, `<si/>`: no table has more strings than fit.
const SMALLEST_STRING: u64 = 5;

/// What was seen in the sheets of a workbook, so that nobody looks for it where it is not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// There is a formula.
    pub(crate) formulas: bool,
    /// There are merged cells.
    pub(crate) merged: bool,
}

/// Refuses what is no workbook, and a workbook that claims what cannot be.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<Seen, ReadFailure> {
    let damaged = || ReadFailure::Damaged {
        sheet: None,
        after: None,
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut is_workbook = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| damaged())?;
        let name = part
            .name()
            .map_err(|_| damaged())?
            .replace('\\', "/")
            .to_ascii_lowercase();
        is_workbook |= name.ends_with("workbook.xml") || name.ends_with("workbook.xml.rels");
        limits.hold(Limit::UnpackedBytes, part.size(), || Sentence::same(name.clone()))?;
        if name.ends_with("sharedstrings.xml") {
            let size = part.size();
            let mut start = Vec::new();
            // Reads what there is; a broken part is calamine's to refuse.
            let _ = (&mut part).take(TAG_WITHIN).read_to_end(&mut start);
            if claimed_strings(&start).is_none_or(|count| count > size / SMALLEST_STRING + 1) {
                return Err(damaged());
            }
        }
    }
    if is_workbook {
        Ok(Seen {
            formulas: true,
            merged: true,
        })
    } else {
        Err(ReadFailure::OtherArchive)
    }
}

/// How many strings the opening tag says there are: calamine makes room for so many before it has seen one.
/// `None` where there is no such tag.
fn claimed_strings(start: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(start);
    let (_, tag) = text.split_once("sst")?;
    let (tag, _) = tag.split_once('>')?;
    let Some((_, count)) = tag.split_once("uniqueCount") else {
        return Some(0);
    };
    let count = count.trim_start_matches(|c: char| c == '=' || c == '"' || c == '\'' || c.is_whitespace());
    let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
    Some(digits.parse().unwrap_or(u64::MAX))
}
