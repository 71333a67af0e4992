//! What a file is, by its content: endings lie (7).

use crate::ReadFailure;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Workbook,
    /// CSV or JSON, once it is decoded.
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// "EncryptedPackage" as an OLE directory has it.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// The beginnings of BIFF 2 to 5 without OLE.
const BIFF: [&[u8]; 4] = [
    b"\x09\x08\x08\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x00\x04\x00",
];
/// Documents that may pass for text in their first bytes.
const NO_TABLES: [&[u8]; 3] = [b"%PDF", b"{\\rtf", b"\x89PNG"];
/// How far a binary file is looked for its zero bytes.
const PEEK: usize = 8192;

/// Tells the format of a file from its bytes.
pub(crate) fn format(bytes: &[u8]) -> Result<Format, ReadFailure> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace()) || bytes == b"\xEF\xBB\xBF" {
        return Err(ReadFailure::Empty);
    }
    if bytes.starts_with(ZIP) {
        return Ok(Format::Workbook);
    }
    if bytes.starts_with(OLE) {
        let is_protected = bytes.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED);
        return Err(if is_protected {
            ReadFailure::Protected
        } else {
            ReadFailure::LegacyXls
        });
    }
    if BIFF.iter().any(|start| bytes.starts_with(start)) {
        return Err(ReadFailure::LegacyXls);
    }
    let is_binary =
        crate::source::decode::utf16(bytes).is_none() && bytes.iter().take(PEEK).any(|byte| *byte == 0);
    if is_binary || NO_TABLES.iter().any(|start| bytes.starts_with(start)) {
        return Err(ReadFailure::NotATable);
    }
    Ok(Format::Text)
}

/// Whether text is markup: a web page, or XML that an old Excel wrote.
pub(crate) fn is_markup(text: &str) -> bool {
    let start: String = text
        .trim_start()
        .chars()
        .take(512)
        .collect::<String>()
        .to_ascii_lowercase();
    let known = [
        "<html",
        "<!doctype",
        "<table",
        "<?xml",
        "<head",
        "<meta",
        "<body",
        "<style",
        "<!--",
    ];
    known.iter().any(|tag| start.starts_with(tag)) || (start.starts_with('<') && start.contains("<table"))
}

/// Whether text is JSON or NDJSON rather than CSV.
pub(crate) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}
