//! A look over the XML of a workbook's part as it unpacks: what is in it, and whether it was made to hurt.
//!
//! It goes over every byte of every workbook, so it knows no more of XML than it must: where tags begin and end, how
//! deep they stand, and the names of a few.

use memchr::memchr;

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

use super::tag::{address, attribute, end_of_tag, local_name, number, position};
use super::xlsx::DAMAGED;

/// How many bytes of XML one byte of text may take: `&quot;`.
const ESCAPED: u64 = 6;
/// Spreadsheet programs keep 64,000 cell formats at most.
const MOST_FORMATS: u64 = 131_072;
/// Fonts, fills, borders and what is in them.
const MOST_STYLES: u64 = 2_000_000;
/// Bytes of a tag of a style: a font's name has 31 characters, a number format 255. calamine copies both for every
/// cell format.
const LONGEST_STYLE: usize = 2048;
/// Merged cells of a sheet.
const MOST_MERGED: u64 = 2_000_000;

/// What was seen in a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// A formula in a sheet.
    pub(super) formulas: bool,
    /// Merged cells in a sheet.
    pub(super) merged: u64,
    /// Shared strings.
    pub(super) strings: u64,
    /// How many shared strings the part says it has: calamine makes room for so many before it has seen one.
    pub(super) claimed_strings: u64,
}

/// Where the scan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Text,
    Tag,
    /// `<!` or `<?`, as long as it is not known which.
    Special,
    /// Inside of what ends with these bytes.
    Until(&'static [u8]),
}

/// What the part is, by the elements seen so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Other,
    Sheet,
    Strings,
    Styles,
}

/// The scan of one part, fed piece by piece.
pub(super) struct Scan<'a> {
    limits: &'a Limits,
    name: &'a str,
    pub(super) found: Found,
    at: At,
    part: Part,
    depth: u64,
    /// The beginning of a tag that goes on in the next piece.
    carried: Vec<u8>,
    /// The quote within which a tag stands, or 0.
    quote: u8,
    /// The last three bytes of what is passed over.
    tail: u32,
    /// Whether a cell or a shared string is open, and the bytes of text in it (else: since the last tag).
    in_cell: bool,
    text: u64,
    styles: u64,
    formats: u64,
}

impl<'a> Scan<'a> {
    pub(super) fn new(limits: &'a Limits, name: &'a str) -> Scan<'a> {
        Scan {
            limits,
            name,
            found: Found::default(),
            at: At::Text,
            part: Part::Other,
            depth: 0,
            carried: Vec::new(),
            quote: 0,
            tail: 0,
            in_cell: false,
            text: 0,
            styles: 0,
            formats: 0,
        }
    }

    /// Goes over the next piece.
    pub(super) fn feed(&mut self, mut rest: &[u8]) -> Result<(), ReadFailure> {
        while !rest.is_empty() {
            rest = match self.at {
                At::Text => self.over_text(rest)?,
                At::Tag => self.over_tag(rest)?,
                At::Special => self.over_special(rest)?,
                At::Until(end) => self.over_until(rest, end)?,
            };
        }
        Ok(())
    }

    #[inline]
    fn over_text<'b>(&mut self, rest: &'b [u8]) -> Result<&'b [u8], ReadFailure> {
        let end = match rest.first() {
            // Most tags follow right upon another.
            Some(b'<') => Some(0),
            _ => memchr(b'<', rest),
        };
        self.count_text(end.unwrap_or(rest.len()))?;
        let Some((_, after)) = end.and_then(|end| rest.split_at_checked(end + 1)) else {
            return Ok(&[]);
        };
        if !self.in_cell {
            self.text = 0;
        }
        // Three of four tags of a sheet are these: what they cost is what the look costs.
        match after {
            [b'/', b'v' | b't', b'>', rest @ ..] => {
                self.depth = self.depth.saturating_sub(1);
                return Ok(rest);
            }
            [b'/', b'c', b'>', rest @ ..] => {
                self.depth = self.depth.saturating_sub(1);
                self.in_cell = false;
                self.text = 0;
                return Ok(rest);
            }
            [b'v' | b't', b'>', rest @ ..] => {
                self.go_deeper()?;
                return Ok(rest);
            }
            _ => {}
        }
        self.carried.clear();
        self.quote = 0;
        // A `<` at the very end: what it opens is told by the next piece.
        self.at = match after.first() {
            Some(b'!' | b'?') => At::Special,
            _ => At::Tag,
        };
        Ok(after)
    }

    /// No more than a cell may hold is given to calamine as one text, for it would copy that before anybody can look.
    #[inline]
    fn count_text(&mut self, bytes: usize) -> Result<(), ReadFailure> {
        self.text = self.text.saturating_add(bytes as u64);
        if self.text > self.limits.cell_bytes.saturating_mul(ESCAPED) {
            return self.limits.hold(Limit::CellBytes, self.text, self.place());
        }
        Ok(())
    }

    #[inline]
    fn over_tag<'b>(&mut self, rest: &'b [u8]) -> Result<&'b [u8], ReadFailure> {
        if self.carried.is_empty() && matches!(rest.first(), Some(b'!' | b'?')) {
            self.at = At::Special;
            return Ok(rest);
        }
        let is_end = self.carried.first().or(rest.first()) == Some(&b'/');
        let end = if is_end {
            position(b'>', rest)
        } else {
            end_of_tag(rest, &mut self.quote)
        };
        let Some(end) = end else {
            self.carried.extend_from_slice(rest);
            let longest = self.limits.cell_bytes.saturating_mul(ESCAPED);
            if self.carried.len() as u64 > longest {
                return self
                    .limits
                    .hold(Limit::CellBytes, self.carried.len(), self.place())
                    .map(|()| &[][..]);
            }
            return Ok(&[]);
        };
        let (tag, after) = rest.split_at_checked(end).unwrap_or_default();
        if self.carried.is_empty() {
            self.tag(tag)?;
        } else {
            let mut whole = std::mem::take(&mut self.carried);
            whole.extend_from_slice(tag);
            self.tag(&whole)?;
        }
        self.at = At::Text;
        Ok(after.get(1..).unwrap_or_default())
    }

    /// Comments, instructions and CDATA. A document type is none of a workbook's: entities that unfold, and files that
    /// are fetched, begin with one.
    fn over_special<'b>(&mut self, rest: &'b [u8]) -> Result<&'b [u8], ReadFailure> {
        let Some((first, after)) = rest.split_first() else {
            return Ok(&[]);
        };
        self.carried.push(*first);
        self.tail = 0;
        self.at = match self.carried.as_slice() {
            b"?" => At::Until(b"?>"),
            b"!--" => At::Until(b"-->"),
            b"![CDATA[" => At::Until(b"]]>"),
            so_far if b"!--".starts_with(so_far) || b"![CDATA[".starts_with(so_far) => At::Special,
            _ => return Err(DAMAGED),
        };
        Ok(after)
    }

    fn over_until<'b>(&mut self, rest: &'b [u8], end: &'static [u8]) -> Result<&'b [u8], ReadFailure> {
        let closing = end.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
        let mask = if end.len() == 2 { 0xffff } else { 0xff_ffff };
        let mut tail = self.tail;
        let closed = rest.iter().position(|byte| {
            tail = (tail << 8 | u32::from(*byte)) & 0xff_ffff;
            tail & mask == closing
        });
        self.tail = tail;
        if end == b"]]>" {
            self.count_text(closed.unwrap_or(rest.len()))?;
        }
        match closed {
            Some(at) => {
                self.at = At::Text;
                Ok(rest.get(at + 1..).unwrap_or_default())
            }
            None => Ok(&[]),
        }
    }

    /// A whole tag, without its brackets.
    fn tag(&mut self, tag: &[u8]) -> Result<(), ReadFailure> {
        if let Some(name) = tag.strip_prefix(b"/") {
            self.depth = self.depth.saturating_sub(1);
            if self.in_cell && matches!(local_name(name), b"c" | b"si") {
                self.in_cell = false;
                self.text = 0;
            }
            return Ok(());
        }
        if !tag.ends_with(b"/") {
            self.go_deeper()?;
        }
        let name = local_name(tag);
        match (self.part, name) {
            (Part::Sheet, b"c") => {
                self.open_cell(tag);
                self.address(tag)?;
            }
            (Part::Sheet, b"row") => self.address(tag)?,
            (Part::Sheet, b"f") => self.found.formulas = true,
            (Part::Sheet, b"mergeCell") => {
                self.found.merged += 1;
                if self.found.merged > MOST_MERGED {
                    return Err(DAMAGED);
                }
            }
            (Part::Strings, b"si") => {
                self.open_cell(tag);
                self.found.strings += 1;
                if self.found.strings > self.limits.shared_strings {
                    return self
                        .limits
                        .hold(Limit::SharedStrings, self.found.strings, self.place());
                }
            }
            (Part::Styles, _) => return self.style(tag, name),
            (Part::Other, b"sheetData") => self.part = Part::Sheet,
            (Part::Other, b"sst") => {
                self.part = Part::Strings;
                let claimed = attribute(tag, b"uniqueCount").map(number);
                self.found.claimed_strings = claimed.unwrap_or(0);
            }
            (Part::Other, b"styleSheet") => self.part = Part::Styles,
            _ => {}
        }
        Ok(())
    }

    #[inline]
    fn go_deeper(&mut self) -> Result<(), ReadFailure> {
        self.depth += 1;
        if self.depth > self.limits.nesting {
            return self.limits.hold(Limit::Nesting, self.depth, self.place());
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &[u8]) {
        self.in_cell = !tag.ends_with(b"/");
        self.text = 0;
    }

    /// No address is longer than XFD1048576. calamine counts on beyond the end of its numbers, and would put the cell
    /// somewhere else.
    fn address(&self, tag: &[u8]) -> Result<(), ReadFailure> {
        match address(tag) {
            Some(address) => {
                let letters = address
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphabetic())
                    .count();
                if letters > 3 || address.len() - letters > 7 {
                    return Err(DAMAGED);
                }
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn style(&mut self, tag: &[u8], name: &[u8]) -> Result<(), ReadFailure> {
        self.styles += 1;
        self.formats += u64::from(name == b"xf");
        let is_too_much = self.styles > MOST_STYLES || self.formats > MOST_FORMATS;
        let is_too_long = tag.len() > LONGEST_STYLE && name != b"styleSheet";
        if is_too_much || is_too_long {
            return Err(DAMAGED);
        }
        Ok(())
    }

    fn place(&self) -> impl FnOnce() -> Sentence + use<'a> {
        let name = self.name;
        move || Sentence::same(name)
    }
}

#[cfg(test)]
mod tests;
