//! OLE compound files (复合文档), in which old Excel, WPS and Word keep what they write.

use std::io::{Cursor, Read, Write};

use cfb::{CompoundFile, Version};
use memchr::memmem;

use crate::ReadFailure;

use super::xlsx::DAMAGED;

pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// "EncryptedPackage" as a directory has it: a new workbook in an old shell, because it has a password.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// The streams that hold a workbook: of Excel 97–2003 and WPS, and of Excel 5.
const WORKBOOKS: [&str; 2] = ["/Workbook", "/Book"];

/// Whether a compound file holds an old workbook; why not, where it does not.
pub(super) fn is_workbook(bytes: &[u8]) -> Result<(), ReadFailure> {
    if memmem::find(bytes, ENCRYPTED).is_some() {
        return Err(ReadFailure::Protected);
    }
    let file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    let has = |name: &str| file.is_stream(name);
    if WORKBOOKS.into_iter().any(has) {
        Ok(())
    } else if has("/WordDocument") {
        Err(ReadFailure::Word)
    } else if has("/PowerPoint Document") {
        Err(ReadFailure::Slides)
    } else {
        Err(ReadFailure::NotATable)
    }
}

/// The stream of an old workbook.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, ReadFailure> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    let name = WORKBOOKS.into_iter().find(|name| file.is_stream(name));
    let stream = file.open_stream(name.ok_or(DAMAGED)?).map_err(|_| DAMAGED)?;
    let mut book = Vec::new();
    // No stream is longer than its file, whatever it says and however its sectors are chained.
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let read = stream.take(most.saturating_add(1)).read_to_end(&mut book);
    if read.is_err() || book.len() > bytes.len() {
        return Err(DAMAGED);
    }
    Ok(book)
}

/// A compound file with nothing in it but the stream of a workbook. Its version is the third: of the fourth calamine
/// wants more than there is.
pub(super) fn container(book: &[u8]) -> Result<Vec<u8>, ReadFailure> {
    let made = || -> std::io::Result<Vec<u8>> {
        let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
        file.create_stream("/Workbook")?.write_all(book)?;
        file.flush()?;
        Ok(file.into_inner().into_inner())
    };
    made().map_err(|_| DAMAGED)
}
