//! What waits until all cells of a record are set (待定): the order of the columns must not matter.

use std::borrow::Cow;

use crate::field::{FieldSpec, Type};

use crate::value::Money;

use super::{Arg, Fact, Flaw, FlawAt, Raw, Record};

/// What is held back until [`Record::finish`].
#[derive(Clone, Default)]
pub(super) struct Pending<'a> {
    /// Codes that a heading told: the field, and the key of its code.
    implied: Vec<(u8, &'static str)>,
    /// Fields that a heading filled in, a bit a place.
    filled: u64,
    /// Amounts in words, by the place of their amount.
    pub(super) words: Vec<(u8, Cow<'a, str>)>,
    /// What stood in the column of the contract's amount and is no number.
    pub(super) wording: Option<Cow<'a, str>>,
    /// Numbers of identity that stood as numbers: the field, and a bit for each of its parts.
    pub(super) numeric: Vec<(u8, u32)>,
    /// Fields with a character that could not be decoded, a bit a place.
    broken: u64,
}

impl Pending<'_> {
    /// Whether nothing that was typed waits here.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.wording.is_none()
    }

    pub(super) fn clear(&mut self) {
        self.implied.clear();
        self.filled = 0;
        self.words.clear();
        self.wording = None;
        self.numeric.clear();
        self.broken = 0;
    }
}

impl Record<'_> {
    /// Takes note that the heading of another column tells the code of a field: 乙方统一社会信用代码 of 乙方证件类型 (见
    /// [`Column::implies`](crate::field::header::Column::implies)). [`finish`](Record::finish) fills the field in where it is
    /// empty and that other column is not.
    pub fn imply(&mut self, at: u8, code: &'static str) {
        if self.wanted.has(at) && !self.pending.implied.iter().any(|(field, _)| *field == at) {
            self.pending.implied.push((at, code));
        }
    }

    /// Takes note that the total row (合计行) that this is states another total than its rows come to.
    pub fn total_differs(&mut self, at: u8, total: Money, sum: Money) {
        let note =
            FlawAt::new(at, Flaw::TotalDoesNotFit, None).with("total", Arg::Canonical(total.to_string()));
        self.flawed(note.with("sum", Arg::Canonical(sum.to_string())));
    }

    /// Which parts of a field stood as numbers, a bit a part.
    pub(super) fn numeric_parts(&self, at: u8) -> u32 {
        let of_field = self.pending.numeric.iter().find(|(field, _)| *field == at);
        of_field.map_or(0, |(_, parts)| *parts)
    }

    /// Takes note of a character that the reader could not decode: it put U+FFFD in its place.
    pub(super) fn note_broken(&mut self, at: u8, text: &str) {
        // Most text has no byte with which the character begins.
        if text.as_bytes().contains(&0xEF) && text.contains(char::REPLACEMENT_CHARACTER) {
            self.pending.broken |= 1 << (at & 63);
        }
    }

    /// Tells of broken characters where the value could still be read. Elsewhere they are what is wrong with the value,
    /// and its own rule has said so.
    pub(super) fn judge_broken(&mut self) {
        if self.pending.broken == 0 {
            return;
        }
        for (at, spec) in self.spec().places() {
            let is_broken = self.pending.broken & (1 << (at & 63)) != 0;
            if takes_any_character(spec.ty) && is_broken && matches!(self.slot(at).fact, Fact::Known(_)) {
                self.flawed(FlawAt::new(at, Flaw::TextHasBrokenCharacter, None));
            }
        }
    }

    /// Fills in what headings implied: for as many parts as the telling field has.
    pub(super) fn fill_implied(&mut self) {
        for (at, code) in std::mem::take(&mut self.pending.implied) {
            let tells = |spec: &FieldSpec| {
                let mut all = spec.compounds.iter().filter_map(|compound| compound.implies);
                all.any(|(field, _)| field == at)
            };
            let teller = self.spec().places().find(|(_, spec)| tells(spec));
            let (Some((teller, _)), Some(spec)) = (teller, self.spec().field(at)) else {
                continue;
            };
            if self.slot(at).fact != Fact::Absent || self.slot(teller).fact == Fact::Absent {
                continue;
            }
            let parts = match spec.ty {
                Type::Seq(_) => self.slot(teller).text.split(';').count(),
                _ => 1,
            };
            let text: Cow<'static, str> = match parts {
                1 => Cow::Borrowed(code),
                _ => Cow::Owned(vec![code; parts].join(";")),
            };
            self.set(at, Raw::text(text));
            self.pending.filled |= 1 << (at & 63);
        }
    }

    /// Whether the heading of another column filled the field in, and nobody typed it.
    #[must_use]
    pub fn is_implied(&self, at: u8) -> bool {
        self.pending.filled & (1 << (at & 63)) != 0
    }
}

/// Whether a broken character leaves a value in such a field: text is still text, and a number of identity may be one of a
/// kind that is not checked. In a date or a code it leaves none, and is what is wrong with it.
#[must_use]
pub fn takes_any_character(ty: Type) -> bool {
    match ty {
        Type::Text(_) | Type::LongText(_) | Type::Seq(Type::Text(_)) | Type::Procedure => true,
        ty => ty.is_identity_number() && ty != Type::Uscc,
    }
}
