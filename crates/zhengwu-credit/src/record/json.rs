//! A JSON object becomes a record (NDJSON 的一行).
//!
//! A flat object without escapes is read by a small lexer that borrows every string; anything else is handed to
//! `serde_json`, which reads the same language.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::field::header;
use crate::value::money::Unit;

use super::{Form, Raw, Record};

/// A line that is no JSON object; says nothing of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a JSON object (column {column})")]
pub struct NotAnObject {
    /// Where reading stopped, from 1.
    pub column: usize,
}

/// Reads one JSON object into an empty record. Keys may be field keys or Chinese headings.
///
/// # Errors
/// [`NotAnObject`] where the text is not one JSON object; the record is then to be cleared.
pub fn read_object<'a>(text: &'a str, record: &mut Record<'a>) -> Result<(), NotAnObject> {
    if lex(text, record).is_some() {
        return Ok(());
    }
    record.clear();
    read_by_serde(text, record)
}

/// The fast way: `None` where the object is not flat and plain.
fn lex<'a>(text: &'a str, record: &mut Record<'a>) -> Option<()> {
    let mut lexer = Lexer { text, at: 0 };
    lexer.expect(b'{')?;
    if lexer.peek()? == b'}' {
        lexer.expect(b'}')?;
    } else {
        loop {
            let key = lexer.string()?;
            lexer.expect(b':')?;
            let value = lexer.value()?;
            place(record, Cow::Borrowed(key), value);
            match lexer.peek()? {
                b',' => lexer.at += 1,
                b'}' => break lexer.at += 1,
                _ => return None,
            }
        }
    }
    lexer.peek().is_none().then_some(())
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at)? {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                byte => return Some(*byte),
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// A string without escapes.
    fn string(&mut self) -> Option<&'a str> {
        self.expect(b'"')?;
        let rest = self.text.as_bytes().get(self.at..)?;
        let length = rest
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
        if *rest.get(length)? != b'"' {
            return None;
        }
        let start = self.at;
        self.at += length + 1;
        self.text.get(start..start + length)
    }

    fn value(&mut self) -> Option<Raw<'a>> {
        let (text, form) = match self.peek()? {
            b'"' => (self.string()?, Form::Text),
            b't' => (self.word("true")?, Form::Bool),
            b'f' => (self.word("false")?, Form::Bool),
            b'n' => self.word("null").map(|_| ("", Form::Text))?,
            b'0'..=b'9' | b'-' => (self.number()?, Form::Number),
            _ => return None,
        };
        Some(Raw {
            text: Cow::Borrowed(text),
            form,
            unit: Unit::Yuan,
        })
    }

    fn word(&mut self, word: &str) -> Option<&'a str> {
        let end = self.at + word.len();
        let found = self.text.get(self.at..end).filter(|found| *found == word)?;
        self.at = end;
        Some(found)
    }

    /// The literal digits of a plain number; anything with an exponent or a leading zero goes to `serde_json`.
    fn number(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let length = rest
            .find(|c: char| !matches!(c, '0'..='9' | '-' | '.'))
            .unwrap_or(rest.len());
        let number = rest.get(..length)?;
        let unsigned = number.strip_prefix('-').unwrap_or(number);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let plain = is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0'));
        let ends = !matches!(rest.as_bytes().get(length), Some(b'e' | b'E' | b'+'));
        self.at += length;
        (plain && ends).then_some(number)
    }
}

/// Puts a value under its key: the field expected next, a key, a heading, else carried along.
fn place<'a>(record: &mut Record<'a>, key: Cow<'a, str>, mut value: Raw<'a>) {
    let spec = record.spec();
    let expected = record.next;
    if spec.field(expected).is_some_and(|field| field.key == key) {
        record.set(expected, value);
    } else if let Some(at) = spec.place_of(&key) {
        record.set(at, value);
    } else if let Some(column) = header::recognise(spec, &key) {
        value.unit = column.unit;
        if let Some((field, code)) = column.implies.filter(|_| !value.text.trim().is_empty()) {
            record.imply(field, code);
        }
        record.set(column.field, value);
    } else if let Some(amount) = header::words_of(spec, &key) {
        record.hold_words(amount, value.text);
    } else {
        record.set_unknown(key, value.text);
    }
}

/// The thorough way.
fn read_by_serde<'a>(text: &'a str, record: &mut Record<'a>) -> Result<(), NotAnObject> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let pairs = Pairs::deserialize(&mut reader).and_then(|pairs| reader.end().map(|()| pairs));
    let Pairs(pairs) = pairs.map_err(|error| NotAnObject {
        column: error.column().max(1),
    })?;
    for (key, value) in pairs {
        let value = raw(value).ok_or(NotAnObject { column: 1 })?;
        place(record, key, value);
    }
    Ok(())
}

/// The pairs of an object in the order in which they stand, repeated keys included.
struct Pairs<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

/// A key, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfAnObject;
        impl<'de> Visitor<'de> for OfAnObject {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((Key(key), value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
                    pairs.push((key, value));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(OfAnObject)
    }
}

/// One value from its JSON text. A list of single values is joined by `;`. `None` for a string with half a surrogate
/// pair, which only decoding shows.
fn raw(value: &RawValue) -> Option<Raw<'_>> {
    let text = value.get();
    let (text, form) = match text.as_bytes().first() {
        Some(b'"') => (serde_json::from_str::<Key<'_>>(text).ok()?.0, Form::Text),
        Some(b'[') => match list(text) {
            Some((joined, numbers)) => (Cow::Owned(joined), Form::List { numbers }),
            None => (Cow::Borrowed(""), Form::Structure),
        },
        Some(b'{') | None => (Cow::Borrowed(""), Form::Structure),
        Some(b'n') => (Cow::Borrowed(""), Form::Text),
        Some(b't' | b'f') => (Cow::Borrowed(text), Form::Bool),
        Some(_) => (Cow::Borrowed(text), Form::Number),
    };
    Some(Raw {
        text,
        form,
        unit: Unit::Yuan,
    })
}

/// The values of an array joined by `;`, and which of them are numbers; `None` where one is no single value.
fn list(text: &str) -> Option<(String, u32)> {
    let values: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    let (mut joined, mut numbers) = (String::new(), 0_u32);
    for (place, value) in values.into_iter().enumerate() {
        let part = raw(value)?;
        if matches!(part.form, Form::Structure | Form::List { .. }) {
            return None;
        }
        if place > 0 {
            joined.push(';');
        }
        if part.form == Form::Number && place < 32 {
            numbers |= 1 << place;
        }
        joined.push_str(&part.text);
    }
    Some((joined, numbers))
}
