//! The inside of a tag of XML, without its brackets.

/// Where a tag ends, if it does: not within quotes.
#[inline]
pub(super) fn end_of_tag(bytes: &[u8], quote: &mut u8) -> Option<usize> {
    // Most have no attribute.
    if let (0, [b'a'..=b'z', b'>', ..]) = (*quote, bytes) {
        return Some(1);
    }
    let mut within = *quote;
    let end = bytes.iter().position(|byte| match (within, *byte) {
        (0, b'>') => true,
        (0, b'"' | b'\'') => {
            within = *byte;
            false
        }
        (open, byte) if open == byte => {
            within = 0;
            false
        }
        _ => false,
    });
    *quote = within;
    end
}

/// A tag's name without its prefix.
#[inline]
pub(super) fn local_name(tag: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| matches!(byte, b' ' | b'/' | b'\t' | b'\r' | b'\n');
    let end = tag.iter().position(is_end).unwrap_or(tag.len());
    let name = tag.get(..end).unwrap_or_default();
    match name.iter().position(|byte| *byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The value of an attribute, as it is written.
pub(super) fn attribute<'t>(tag: &'t [u8], wanted: &[u8]) -> Option<&'t [u8]> {
    let name = tag.iter().position(u8::is_ascii_whitespace)?;
    let mut rest = tag.get(name..)?;
    loop {
        let (key, after) = rest.split_at_checked(position(b'=', rest)?)?;
        let (quote, after) = after.get(1..)?.trim_ascii_start().split_first()?;
        let (value, after) = after.split_at_checked(position(*quote, after)?)?;
        if key.trim_ascii() == wanted {
            return Some(value);
        }
        rest = after.get(1..)?;
    }
}

/// Where a byte is that is not far: `memchr` is fast over long texts, and takes its time to begin.
pub(super) fn position(wanted: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == wanted)
}

/// A number as written; beyond all bounds where it is none.
pub(super) fn number(digits: &[u8]) -> u64 {
    let text = std::str::from_utf8(digits).unwrap_or_default();
    text.trim().parse().unwrap_or(u64::MAX)
}

/// The address of a cell or a row, where most writers put it or wherever else it stands.
#[inline]
pub(super) fn address(tag: &[u8]) -> Option<&[u8]> {
    let usual = tag
        .strip_prefix(b"c r=\"")
        .or_else(|| tag.strip_prefix(b"row r=\""));
    let Some(rest) = usual else {
        return attribute(tag, b"r");
    };
    let end = rest.iter().position(|byte| *byte == b'"');
    rest.get(..end.unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_their_whole_name() {
        assert_eq!(attribute(b"c s=\"1\" r=\"A1\"", b"r"), Some(b"A1".as_slice()));
        assert_eq!(
            attribute(b"c spans=' r=\"9\"' r = 'B2' ", b"r"),
            Some(b"B2".as_slice())
        );
        assert_eq!(attribute(b"c s=\"1\"", b"r"), None);
        assert_eq!(attribute(b"c", b"r"), None);
    }
}
