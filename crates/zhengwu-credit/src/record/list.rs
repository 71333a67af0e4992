//! Lists joined by `;`: sets of codes, and the parallel sequences of a consortium (2.8). Each part is normalised and
//! read by itself, and what is wrong with it is told with its place.

use std::borrow::Cow;

use crate::field::Type;
use crate::value::text::{clean_code, clean_text, first_control};

use super::scalar::{Bad, digits_lost, fits, has_lost_digits};
use super::{Arg, Fact, Flaw, FlawAt, Form, Raw, Record, Value};

impl<'a> Record<'a> {
    /// Reads a list; the slot gets the canonical form. A part that is empty stays, for its place counts; in a set it
    /// is passed over.
    pub(super) fn read_list(&mut self, at: u8, ty: Type, raw: Raw<'a>) {
        let (is_set, inner) = match ty {
            Type::Codes(list) => (true, Type::Code(list)),
            Type::Seq(inner) => (false, *inner),
            _ => return,
        };
        let is_number = matches!(inner, Type::Number(_));
        self.note_broken(at, &raw.text);
        match raw.form {
            Form::Number if is_number => self.pending.numeric.push((at, 1)),
            Form::List { numbers } if is_number && numbers != 0 => self.pending.numeric.push((at, numbers)),
            _ => {}
        }
        // The usual case, one part as it should be, copies nothing.
        if !raw.text.contains([';', '；'])
            && !raw.text.is_empty()
            && clean(&raw.text, is_number) == raw.text
            && let Ok((key, code)) = read_part(inner, &raw.text, part_form(raw.form, 0))
        {
            let (text, value) = match key {
                _ if is_set => (raw.text, Value::Codes(code.map_or(0, |code| 1 << code))),
                Some(key) => (Cow::Borrowed(key), Value::List),
                None => (raw.text, Value::List),
            };
            return self.put(at, text, Fact::Known(value));
        }
        let (mut canonical, mut bits, mut bad, mut filled) = (String::new(), 0_u32, false, 0_u32);
        for (index, typed) in (0_u16..).zip(raw.text.split([';', '；'])) {
            let part = clean(typed, is_number);
            if index > 0 && !(is_set && (part.is_empty() || filled == 0)) {
                canonical.push(';');
            }
            let read = (!part.is_empty()).then(|| read_part(inner, &part, part_form(raw.form, index)));
            // Of a number that lost its end nothing else is worth telling.
            let is_lost = matches!(&read, Some(Err(bad)) if bad.flaw == Flaw::NumberPrecisionLost);
            if part != typed && !is_lost {
                let flaw = if is_number {
                    Flaw::CodeNormalised
                } else {
                    Flaw::TextNormalised
                };
                let note = FlawAt::new(at, flaw, Some(index)).with("from", Arg::Typed(at, typed.to_owned()));
                self.flawed(note.with("to", Arg::Typed(at, part.clone().into_owned())));
            }
            let Some(read) = read else {
                continue;
            };
            filled += 1;
            match read {
                Ok((key, code)) => {
                    bits |= code.map_or(0, |code| 1 << code);
                    // A set keeps what was typed: its canonical form drops what stands twice.
                    canonical.push_str(if is_set { &part } else { key.unwrap_or(&part) });
                }
                Err(Bad { flaw, args }) => {
                    bad = true;
                    canonical.push_str(&part);
                    self.flawed(FlawAt {
                        field: at,
                        flaw,
                        index: Some(index),
                        args,
                    });
                }
            }
        }
        if filled == 0 {
            self.forget_notes_of(at);
            return;
        }
        let value = if is_set { Value::Codes(bits) } else { Value::List };
        let fact = if bad { Fact::Malformed } else { Fact::Known(value) };
        let text = if canonical == raw.text {
            raw.text
        } else {
            Cow::Owned(canonical)
        };
        self.put(at, text, fact);
    }

    /// Spaces in an empty cell are nothing worth telling.
    fn forget_notes_of(&mut self, at: u8) {
        self.flaws.retain(|flaw| flaw.field != at);
    }
}

fn clean(part: &str, is_number: bool) -> Cow<'_, str> {
    if is_number {
        clean_code(part)
    } else {
        clean_text(part, false)
    }
}

/// One part: of a code its key and place.
fn read_part(inner: Type, part: &str, form: Form) -> Result<(Option<&'static str>, Option<u8>), Bad> {
    if first_control(part).is_some() {
        return Err(Flaw::TextControlCharacters.into());
    }
    match inner {
        Type::Code(list) => {
            let place = list.read(part).ok_or(Flaw::CodeUnknown)?;
            Ok((list.get(place).map(|code| code.key), Some(place)))
        }
        Type::Number(_) if has_lost_digits(part, form) => Err(digits_lost(part)),
        Type::Text(max) | Type::Number(max) => fits(part, max).map(|_| (None, None)),
        _ => Ok((None, None)),
    }
}

/// How a part stood in its source: the parts of a JSON array each had a form of their own.
fn part_form(form: Form, index: u16) -> Form {
    match form {
        Form::List { numbers } if index < 32 && numbers & (1 << index) != 0 => Form::Number,
        Form::List { .. } => Form::Text,
        other => other,
    }
}
