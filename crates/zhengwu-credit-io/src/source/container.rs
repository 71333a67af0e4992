//! A look at a workbook's parts before they are read: what is in them must be possible, and not more than the limits.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

use super::scan::{Found, Scan};
use super::xlsx::DAMAGED;

/// From this size on, a part's ratio tells: a small one may well be a hundred equal rows.
const LARGE: u64 = 16 * 1024 * 1024;
/// Parts of an archive; a workbook of 500 sheets has some thousands.
const MOST_PARTS: usize = 65_535;
/// What stands before each part in the list at an archive's end.
const LISTED: &[u8] = b"PK\x01\x02";
/// How much is unpacked at a time.
const PIECE: usize = 64 * 1024;

/// What was seen in the sheets of a workbook, so that nobody looks for it where it is not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// There is a formula.
    pub(crate) formulas: bool,
    /// There are merged cells.
    pub(crate) merged: bool,
}

/// A part as the archive lists it.
struct Part {
    index: usize,
    name: String,
    size: u64,
}

/// Refuses what is no workbook, and a workbook that holds or claims what cannot be. Every part is unpacked once and
/// looked at in passing: sizes that an archive declares are not to be believed.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<Seen, ReadFailure> {
    if memmem::find_iter(bytes, LISTED).take(MOST_PARTS + 1).count() > MOST_PARTS {
        return Err(DAMAGED);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    if let Some(other) = no_workbook(&mut archive) {
        return Err(other);
    }
    let parts = listed(&mut archive, limits)?;
    let mut seen = Seen::default();
    let mut buffer = vec![0; PIECE];
    for part in &parts {
        let found = look_at(&mut archive, part, limits, &mut buffer)?;
        if found.claimed_strings > limits.shared_strings {
            // There are fewer, or they would have been refused.
            return Err(DAMAGED);
        }
        seen.formulas |= found.formulas;
        seen.merged |= found.merged > 0;
    }
    Ok(seen)
}

/// What an archive is that is no workbook, by the names of its parts.
fn no_workbook(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<ReadFailure> {
    let mut names: Vec<String> = archive
        .file_names()
        .filter_map(|name| Some(plain(&name.ok()?)))
        .collect();
    names.sort();
    let has = |name: &str| names.binary_search_by(|one| one.as_str().cmp(name)).is_ok();
    let any = |is_it: &dyn Fn(&str) -> bool| names.iter().any(|name| is_it(name));
    if has("xl/workbook.bin") {
        return Some(ReadFailure::BinaryWorkbook);
    }
    let is_workbook = |name: &str| {
        name.ends_with("workbook.xml")
            || name.ends_with("workbook.xml.rels")
            || name.starts_with("xl/worksheets/")
    };
    if any(&is_workbook) {
        return None;
    }
    if any(&|name| name.starts_with("word/")) {
        return Some(ReadFailure::Word);
    }
    if any(&|name| name.starts_with("ppt/")) {
        return Some(ReadFailure::Slides);
    }
    Some(match media_type(archive).as_str() {
        kind if kind.contains("opendocument.spreadsheet") => ReadFailure::OpenDocument,
        kind if kind.contains("opendocument.text") => ReadFailure::Word,
        kind if kind.contains("opendocument.presentation") => ReadFailure::Slides,
        _ if has("content.xml") && has("meta-inf/manifest.xml") => ReadFailure::OpenDocument,
        _ => ReadFailure::OtherArchive,
    })
}

/// What an OpenDocument says it is.
fn media_type(archive: &mut ZipArchive<Cursor<&[u8]>>) -> String {
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // A part that cannot be read tells nothing.
        let _ = part.take(200).read_to_string(&mut kind);
    }
    kind
}

/// The parts, held to the limits by what is declared.
fn listed(archive: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<Vec<Part>, ReadFailure> {
    let mut parts = Vec::with_capacity(archive.len());
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| DAMAGED)?;
        let name = plain(&part.name().map_err(|_| DAMAGED)?);
        let size = part.size();
        total = total.saturating_add(size);
        limits.hold(Limit::UnpackedBytes, total, || Sentence::same(name.clone()))?;
        if size >= LARGE {
            let times = size / part.compressed_size().max(1);
            limits.hold(Limit::Ratio, times, || Sentence::same(name.clone()))?;
        }
        if part.encrypted() {
            return Err(ReadFailure::Protected);
        }
        if !part.is_dir() {
            parts.push(Part { index, name, size });
        }
    }
    Ok(parts)
}

/// Unpacks a part, piece by piece.
fn look_at(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &Part,
    limits: &Limits,
    buffer: &mut [u8],
) -> Result<Found, ReadFailure> {
    let is_xml = part.name.ends_with(".xml") || part.name.ends_with(".rels");
    // What others have put into a workbook is not read, and need not be well made.
    let is_foreign = !is_xml || part.name.starts_with("customxml/");
    let mut unpacked = match archive.by_index(part.index) {
        Ok(unpacked) => unpacked,
        Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadFailure::Protected),
        Err(_) if is_foreign => return Ok(Found::default()),
        Err(_) => return Err(DAMAGED),
    };
    let mut scan = Some(Scan::new(limits, &part.name));
    let mut found = Found::default();
    let mut total = 0_u64;
    loop {
        let piece = match unpacked.read(buffer) {
            Ok(read) => buffer.get(..read).unwrap_or_default(),
            Err(_) if is_foreign => break,
            Err(_) => return Err(DAMAGED),
        };
        if piece.is_empty() {
            break;
        }
        if total == 0 && !is_xml && !starts_as_xml(piece) {
            scan = None;
        }
        total += piece.len() as u64;
        if total > part.size {
            return Err(DAMAGED);
        }
        if let Some(running) = &mut scan {
            let fed = running.feed(piece);
            found = running.found;
            match fed {
                Ok(()) => {}
                Err(_) if is_foreign => scan = None,
                Err(failure) => return Err(failure),
            }
        }
    }
    Ok(found)
}

fn starts_as_xml(piece: &[u8]) -> bool {
    let piece = piece.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(piece);
    piece.trim_ascii_start().starts_with(b"<")
}

/// A part's name as all writers mean it.
fn plain(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}
