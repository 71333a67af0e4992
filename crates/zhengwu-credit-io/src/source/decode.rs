//! Bytes become text (编码): UTF-8, GB18030 (of which GBK is a part), UTF-16.
//!
//! Nothing is guessed silently: the encoding is told, a file that changes its encoding half-way is refused with the line,
//! and a byte that is broken is shown as `�` and named.

use encoding_rs::{DecoderResult, Encoding as Charset, GB18030, UTF_8};

use crate::ReadFailure;

use super::sniff::utf16;

/// How a text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Gb18030,
    Utf16,
}

/// Decoded text, without its byte order mark.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    /// Lines with bytes that could not be decoded, from 1; `�` stands in their place.
    pub(crate) broken: Vec<u64>,
}

/// Broken places up to which a text is read on; beyond, it is no text of this encoding.
const MOST_BROKEN: usize = 5;
/// Bytes of UTF-8 in a row that GBK text hardly ever has by chance.
const SURELY_UTF8: usize = 9;

/// Decodes a file.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Decoded, ReadFailure> {
    if let Some(charset) = utf16(&bytes) {
        let (text, broken) = lossy(charset, &bytes);
        return told(text, Encoding::Utf16, broken);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with(BOM) {
                text.drain(..BOM.len_utf8());
            }
            return Ok(Decoded {
                text,
                encoding: Encoding::Utf8,
                broken: Vec::new(),
            });
        }
        Err(error) => error.into_bytes(),
    };
    if let Some(at) = changes_to_gbk(&bytes) {
        return Err(ReadFailure::EncodingChanges {
            line: line_of(&bytes, at),
        });
    }
    // In UTF-8 with a broken byte nearly everything is valid; in GBK nearly nothing.
    if is_mostly_utf8(&bytes) {
        let (text, broken) = lossy(UTF_8, &bytes);
        return told(text, Encoding::Utf8, broken);
    }
    if let Some(at) = changes_to_utf8(&bytes) {
        return Err(ReadFailure::EncodingChanges {
            line: line_of(&bytes, at),
        });
    }
    let (text, broken) = lossy(GB18030, &bytes);
    told(text, Encoding::Gb18030, broken)
}

const BOM: char = '\u{feff}';

fn told(text: String, encoding: Encoding, broken: Vec<u64>) -> Result<Decoded, ReadFailure> {
    match broken.first() {
        Some(line) if broken.len() > MOST_BROKEN => Err(ReadFailure::Encoding { line: *line }),
        _ => Ok(Decoded {
            text,
            encoding,
            broken,
        }),
    }
}

/// Decodes with `�` for what cannot be decoded, and the lines in which that stands.
fn lossy(charset: &'static Charset, bytes: &[u8]) -> (String, Vec<u64>) {
    let mut decoder = charset.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let mut broken = Vec::new();
    let mut rest = bytes;
    let (mut line, mut counted) = (1, 0);
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return (text, broken),
            DecoderResult::OutputFull => text.reserve(rest.len() + 64),
            DecoderResult::Malformed(..) => {
                line += count_lines(text.get(counted..).unwrap_or_default().as_bytes());
                counted = text.len();
                text.push('\u{fffd}');
                broken.push(line);
                if broken.len() > MOST_BROKEN {
                    return (text, broken);
                }
            }
        }
    }
}

/// Runs of bytes beyond ASCII, with where they begin.
fn foreign_runs(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    bytes
        .chunk_by(|one, next| one.is_ascii() == next.is_ascii())
        .filter_map(move |run| {
            let start = at;
            at += run.len();
            run.first().filter(|byte| !byte.is_ascii()).map(|_| (start, run))
        })
}

/// Whether most of what is not ASCII is UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut all) = (0, 0);
    for (_, run) in foreign_runs(bytes) {
        all += run.len();
        valid += run.utf8_chunks().map(|chunk| chunk.valid().len()).sum::<usize>();
    }
    valid * 4 >= all * 3
}

/// Where a text that began as UTF-8 goes on in GBK.
fn changes_to_gbk(bytes: &[u8]) -> Option<usize> {
    let mut has_begun = false;
    for (at, run) in foreign_runs(bytes) {
        if std::str::from_utf8(run).is_ok() {
            has_begun |= run.len() >= 6;
        } else if has_begun && run.len() >= 4 && is_gb2312(run) {
            return Some(at);
        }
    }
    None
}

/// Where a text that began as GBK goes on in UTF-8: read as GBK, all its Chinese would be ruined without a word.
fn changes_to_utf8(bytes: &[u8]) -> Option<usize> {
    let mut found = foreign_runs(bytes)
        .filter(|(_, run)| run.len() >= SURELY_UTF8 && std::str::from_utf8(run).is_ok_and(is_han));
    let first = found.next()?;
    // Where UTF-8 came first, the first line of GBK is the place.
    let gbk = foreign_runs(bytes).find(|(_, run)| run.len() >= 4 && std::str::from_utf8(run).is_err());
    Some(if first.0 == 0 || gbk.is_some_and(|gbk| gbk.0 > first.0) {
        gbk?.0
    } else {
        first.0
    })
}

/// Whether bytes are pairs of GB2312, the common part of GBK.
fn is_gb2312(run: &[u8]) -> bool {
    run.len().is_multiple_of(2)
        && run
            .chunks_exact(2)
            .all(|pair| matches!(pair, [0xA1..=0xA9 | 0xB0..=0xF7, 0xA1..=0xFE]))
}

fn is_han(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”'))
}

/// The line, from 1, in which a byte stands.
pub(crate) fn line_of(bytes: &[u8], at: usize) -> u64 {
    let before = bytes.get(..at).unwrap_or(bytes);
    count_lines(before) + 1
}

/// How many line breaks there are.
pub(crate) fn count_lines(bytes: &[u8]) -> u64 {
    let breaks = bytes.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(u64::MAX)
}

impl Encoding {
    /// Its name, for a person.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8 编码",
            Encoding::Gb18030 => "GBK（GB18030）编码",
            Encoding::Utf16 => "UTF-16 编码（Unicode 文本）",
        }
    }

    /// The same in English.
    pub(crate) fn name_en(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Gb18030 => "GBK (GB18030)",
            Encoding::Utf16 => "UTF-16 (Unicode text)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "合同编号,合同名称\nHA-1,示例设备采购合同\nHA-2,示例服务采购合同\n";

    fn gbk(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn every_usual_encoding_is_read() {
        let utf16 = |little: bool, mark: bool| -> Vec<u8> {
            let text = if mark {
                format!("{BOM}{LINES}")
            } else {
                LINES.to_owned()
            };
            let units = text.encode_utf16();
            let bytes = |unit: u16| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            };
            units.flat_map(bytes).collect()
        };
        let cases = [
            (LINES.as_bytes().to_vec(), Encoding::Utf8),
            (format!("{BOM}{LINES}").into_bytes(), Encoding::Utf8),
            (gbk(LINES), Encoding::Gb18030),
            (utf16(true, true), Encoding::Utf16),
            (utf16(false, true), Encoding::Utf16),
            (utf16(true, false), Encoding::Utf16),
            (utf16(false, false), Encoding::Utf16),
        ];
        for (bytes, encoding) in cases {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (LINES, encoding));
            assert!(decoded.broken.is_empty());
        }
        assert_eq!(decode(gbk("㐂𠮷")).unwrap().text, "㐂𠮷");
    }

    #[test]
    fn one_broken_byte_is_named_and_read_on() {
        for (mut bytes, encoding) in [
            (LINES.as_bytes().to_vec(), Encoding::Utf8),
            (gbk(LINES), Encoding::Gb18030),
        ] {
            let at = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 6;
            bytes.insert(at, 0xFF);
            let decoded = decode(bytes).unwrap();
            assert_eq!(
                (decoded.encoding, decoded.broken.as_slice()),
                (encoding, [2].as_slice())
            );
            assert_eq!(decoded.text.replace('\u{fffd}', ""), LINES);
        }
    }

    #[test]
    fn a_change_of_encoding_is_refused_with_its_line() {
        let row = "HA-9,示例工程建设合同\n";
        let both = [
            [LINES.as_bytes().to_vec(), gbk(row)].concat(),
            [gbk(LINES), row.as_bytes().to_vec()].concat(),
        ];
        for bytes in both {
            assert_eq!(
                decode(bytes).unwrap_err(),
                ReadFailure::EncodingChanges { line: 4 }
            );
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..2000_u32).map(|n| (n * 7919 % 251) as u8 | 0x80).collect();
        assert!(matches!(decode(noise), Err(ReadFailure::Encoding { line: 1 })));
    }
}
