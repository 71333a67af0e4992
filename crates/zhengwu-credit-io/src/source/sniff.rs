//! What a file is, by its content: endings lie (7).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::memmem;

use crate::ReadFailure;

use super::ole;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A new workbook (.xlsx).
    Workbook,
    /// An old workbook (.xls), or WPS's own (.et), which is the same.
    Xls,
    /// CSV or JSON, once it is decoded.
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
/// An archive without parts, and the first volume of several.
const NO_ZIP: [&[u8]; 2] = [b"PK\x05\x06", b"PK\x07\x08"];
const ARCHIVES: [&[u8]; 5] = [
    b"\x1F\x8B\x08",
    b"Rar!\x1A\x07",
    b"7z\xBC\xAF\x27\x1C",
    b"BZh91AY&SY",
    b"\xFD7zXZ\0",
];
/// The beginnings of BIFF 2 to 5 without OLE: Excel of before 1995.
const BIFF: [&[u8]; 4] = [
    b"\x09\x08\x08\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x00\x04\x00",
];
const PICTURES: [&[u8]; 7] = [
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"\0\0\0\x0CjP  ",
];
/// How far a file is looked at.
const PEEK: usize = 8192;

/// Tells the format of a file from its bytes.
pub(crate) fn format(bytes: &[u8]) -> Result<Format, ReadFailure> {
    let starts = |with: &[&[u8]]| with.iter().any(|start| bytes.starts_with(start));
    if bytes.starts_with(ZIP) {
        return Ok(Format::Workbook);
    }
    if bytes.starts_with(ole::MAGIC) {
        return ole::is_workbook(bytes).map(|()| Format::Xls);
    }
    if starts(&BIFF) {
        return Err(ReadFailure::LegacyXls);
    }
    if starts(&NO_ZIP) || starts(&ARCHIVES) {
        return Err(ReadFailure::OtherArchive);
    }
    if starts(&PICTURES) || is_picture(bytes) {
        return Err(ReadFailure::Picture);
    }
    let (text, is_utf16) = start_of(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() && is_blank(bytes, is_utf16) {
        return Err(ReadFailure::Empty);
    }
    if let Some(document) = document(text) {
        return Err(document);
    }
    let is_binary = !is_utf16 && bytes.iter().take(PEEK).any(|byte| *byte == 0);
    if is_binary {
        return Err(ReadFailure::NotATable);
    }
    Ok(Format::Text)
}

/// The start of a file as text, as far as that matters for telling what it is: all that is asked for is ASCII. And
/// whether it is UTF-16.
fn start_of(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let start = bytes.get(..PEEK).unwrap_or(bytes);
    match utf16(bytes) {
        Some(encoding) => (encoding.decode_with_bom_removal(start).0, true),
        None => (String::from_utf8_lossy(start), false),
    }
}

/// Which of the two kinds of UTF-16 a file is, if it is one: by its byte order mark, else by its look.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some(UTF_16BE);
    }
    let start = bytes.get(..PEEK).unwrap_or(bytes);
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .find(|encoding| looks_like(start, encoding))
}

/// Whether bytes are text in a kind of UTF-16: separators or breaks are there, each with its zero byte, every unit is
/// a character that is written, and half of them are of ASCII or Chinese.
fn looks_like(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let mut units = bytes
        .chunks_exact(2)
        .filter_map(|pair| <[u8; 2]>::try_from(pair).ok())
        .map(|pair| {
            if encoding == UTF_16LE {
                u16::from_le_bytes(pair)
            } else {
                u16::from_be_bytes(pair)
            }
        });
    let (mut all, mut usual, mut separators) = (0_usize, 0_usize, 0_usize);
    let is_text = units.all(|unit| {
        all += 1;
        match unit {
            0x09 | 0x0A | 0x0D | 0x2C => separators += 1,
            0x20..=0x7E | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF => usual += 1,
            0..=0x1F | 0x7F..=0x9F | 0xFFFE | 0xFFFF => return false,
            _ => {}
        }
        true
    });
    is_text && separators > 0 && (usual + separators) * 2 > all
}

fn is_blank(bytes: &[u8], is_utf16: bool) -> bool {
    if is_utf16 {
        return bytes
            .iter()
            .all(|byte| matches!(byte, 0 | 0xFF | 0xFE) || byte.is_ascii_whitespace());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.iter().all(u8::is_ascii_whitespace) || String::from_utf8_lossy(bytes).trim().is_empty()
}

/// Pictures whose beginning is not enough.
fn is_picture(bytes: &[u8]) -> bool {
    let at = |range: std::ops::Range<usize>| bytes.get(range).unwrap_or_default();
    let is_webp = bytes.starts_with(b"RIFF") && at(8..12) == b"WEBP";
    let is_photo = at(4..8) == b"ftyp"
        && [b"heic", b"heix", b"mif1", b"avif"]
            .iter()
            .any(|kind| at(8..12) == *kind);
    // A bitmap has its length behind its two letters; a text that begins with them does not.
    let is_bitmap = bytes.starts_with(b"BM") && at(6..10) == [0; 4] && at(2..6) != [0; 4];
    is_webp || is_photo || is_bitmap
}

/// Documents that are text in their first bytes.
fn document(text: &str) -> Option<ReadFailure> {
    if text.starts_with("%PDF") {
        return Some(ReadFailure::Pdf);
    }
    if text.starts_with("{\\rtf") {
        return Some(ReadFailure::RichText);
    }
    let start = text.to_ascii_lowercase();
    // A flat spreadsheet of OpenDocument is one file of XML.
    if start.starts_with("<?xml") && memmem::find(start.as_bytes(), b"<office:document").is_some() {
        return Some(ReadFailure::OpenDocument);
    }
    if start.starts_with("<?xml") || start.starts_with("<workbook") {
        let marks = [
            "urn:schemas-microsoft-com:office:spreadsheet",
            "progid=\"excel.sheet\"",
        ];
        if marks
            .iter()
            .any(|mark| memmem::find(start.as_bytes(), mark.as_bytes()).is_some())
        {
            return Some(ReadFailure::OldXml);
        }
    }
    if is_mail(&start) {
        return Some(ReadFailure::WebArchive);
    }
    is_markup(text).then_some(ReadFailure::WebPage)
}

/// MHTML is a mail in its form: `MIME-Version:` among the first lines, and the parts told.
fn is_mail(start: &str) -> bool {
    let mut head = start.lines().take(20).take_while(|line| !line.trim().is_empty());
    head.any(|line| line.starts_with("mime-version:")) && start.contains("content-type:")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_of(text: &str, to: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to).collect()
    }

    #[test]
    fn utf_16_is_text_with_its_mark_and_without() {
        let text = "合同编号\t合同名称\r\nHA-1\t示例合同\r\n";
        for text in [
            text.to_owned(),
            format!("\u{feff}{text}"),
            "a\tb\n".to_owned(),
            text.repeat(2000),
        ] {
            assert_eq!(format(&utf16_of(&text, u16::to_le_bytes)), Ok(Format::Text));
            assert_eq!(format(&utf16_of(&text, u16::to_be_bytes)), Ok(Format::Text));
        }
        for blank in ["\u{feff}", "\u{feff}\r\n ", "\u{feff}\u{3000}\n"] {
            let found = format(&utf16_of(blank, u16::to_le_bytes));
            assert!(
                found == Err(ReadFailure::Empty) || blank.contains('\u{3000}'),
                "{blank:?}"
            );
        }
        let page = utf16_of("\u{feff}<html><table>", u16::to_le_bytes);
        assert_eq!(format(&page), Err(ReadFailure::WebPage));
    }

    #[test]
    fn eight_bits_are_not_taken_for_sixteen() {
        let (gbk, _, _) = encoding_rs::GBK.encode("合同编号,合同名称\nHA-1,示例合同\n");
        for bytes in [
            gbk.as_ref(),
            b"a,b\n1,2\n",
            "合同编号,合同名称\n".as_bytes(),
            b"a",
            b"\n\n,,",
        ] {
            assert_eq!(utf16(bytes), None);
        }
        assert_eq!(format(b"\x7fELF\0\0\0\0"), Err(ReadFailure::NotATable));
    }
}
