//! Bytes become text: UTF-8 if they are that, else GB18030, of which GBK is a part.

use encoding_rs::{DecoderResult, GB18030};

use crate::ReadFailure;

const BOM: &str = "\u{feff}";

/// Decodes a file, without its byte order mark. What cannot be decoded is refused with its line, never guessed.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, ReadFailure> {
    let error = match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with(BOM) {
                text.drain(..BOM.len());
            }
            return Ok(text);
        }
        Err(error) => error,
    };
    let valid_up_to = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    if was_utf8(&bytes, valid_up_to) {
        return Err(ReadFailure::Encoding {
            line: line_of(&bytes, valid_up_to),
        });
    }
    decode_gb18030(&bytes)
}

/// Whether a file that is not UTF-8 began as such: read as GBK, all its Chinese would be ruined without a word.
fn was_utf8(bytes: &[u8], valid_up_to: usize) -> bool {
    let start = bytes.get(..valid_up_to).unwrap_or_default();
    let text = std::str::from_utf8(start).unwrap_or_default();
    let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    // Two bytes of GBK seldom look like three of UTF-8, and hardly ever twice before they do not.
    text.starts_with(BOM) || text.chars().filter(is_han).take(2).count() == 2
}

fn decode_gb18030(bytes: &[u8]) -> Result<String, ReadFailure> {
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(0));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::OutputFull, _) => Err(ReadFailure::NotATable),
        (DecoderResult::Malformed(length, after), read) => {
            let at = read.saturating_sub(usize::from(length) + usize::from(after));
            Err(ReadFailure::Encoding {
                line: line_of(bytes, at),
            })
        }
    }
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
