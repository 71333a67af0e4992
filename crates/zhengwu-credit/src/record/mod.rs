//! A record as somebody typed it (记录): read, normalised, never refused.
//!
//! Every field may be missing, malformed or wrong; nothing here throws. A cell becomes a [`Slot`] with a
//! [`Fact`]; what is wrong with it becomes a [`Flaw`], which a rule of the family IDN puts into words.

pub mod canonical;
mod classified;
mod currency;
mod documents;
mod error_value;
mod facts;
mod flaw;
mod json;
mod list;
mod missing;
mod money;
mod pending;
mod read;
mod scalar;
mod slot;
mod term;
mod tri;

pub use documents::may_have;
pub use facts::{Parts, Reading, Typed};
pub use flaw::{Arg, Flaw, FlawAt};
pub use json::{NotAnObject, read_object};
pub use missing::Missing;
pub use pending::takes_any_character;
pub(crate) use scalar::read_yes;
pub use slot::{Fact, Form, Raw, Slot, Value};
pub use term::TermDates;
pub use tri::Tri;

use std::collections::BTreeMap;

use pending::Pending;

use crate::field::{Kind, KindSpec, OPEN_QUESTION};
use crate::value::Date;

/// One record, as typed (记录). Borrows its text from the input.
#[derive(Clone)]
pub struct Record<'a> {
    kind: Kind,
    slots: Vec<Slot<'a>>,
    flaws: Vec<FlawAt>,
    /// Keys that the catalogue does not know: carried along untouched.
    unknown: Vec<(std::borrow::Cow<'a, str>, std::borrow::Cow<'a, str>)>,
    /// The place after the field that was set last: the next one is usually there.
    next: u8,
    wanted: Wanted,
    /// What waits until all cells are set.
    pending: Pending<'a>,
    is_finished: bool,
}

/// Which fields of a record are read at all (读取范围), a bit a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted(u64);

impl Wanted {
    /// Every field.
    pub const ALL: Wanted = Wanted(u64::MAX);

    /// These fields and no others.
    #[must_use]
    pub fn only(fields: &[u8]) -> Wanted {
        Wanted(fields.iter().fold(0, |bits, at| bits | 1 << (at & 63)))
    }

    fn has(self, at: u8) -> bool {
        self.0 & (1 << (at & 63)) != 0
    }
}

/// Says what kind it is and how much of it is filled in. It may be classified, so nothing of its content.
impl std::fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let filled = self.slots.iter().filter(|slot| slot.fact != Fact::Absent).count();
        f.debug_struct("Record")
            .field("kind", &self.kind)
            .field("filled", &filled)
            .finish_non_exhaustive()
    }
}

impl<'a> Record<'a> {
    /// An empty record of a kind.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self::of_fields(kind, Wanted::ALL)
    }

    /// An empty record that takes only some fields: what is set elsewhere is passed over.
    #[must_use]
    pub fn of_fields(kind: Kind, wanted: Wanted) -> Self {
        let mut slots = Vec::new();
        slots.resize_with(kind.spec().fields.len(), Slot::default);
        Self {
            wanted,
            kind,
            slots,
            flaws: Vec::new(),
            unknown: Vec::new(),
            next: 0,
            pending: Pending::default(),
            is_finished: false,
        }
    }

    /// A record of these texts, by field, as a ledger keeps them; keys that are no fields of the kind are passed over.
    #[must_use]
    pub fn of_texts(kind: Kind, texts: &'a BTreeMap<String, String>, as_of: Date) -> Self {
        let mut record = Record::new(kind);
        for (key, text) in texts {
            if let Some(at) = kind.spec().place_of(key) {
                record.set(at, Raw::text(text.as_str()));
            }
        }
        record.finish(Some(as_of));
        record
    }

    /// Empties the record, keeping its memory for the next row.
    pub fn clear(&mut self) {
        self.slots.fill_with(Slot::default);
        self.flaws.clear();
        self.unknown.clear();
        self.next = 0;
        self.pending.clear();
        self.is_finished = false;
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The catalogue of its kind.
    #[must_use]
    pub fn spec(&self) -> &'static KindSpec {
        self.kind.spec()
    }

    /// What stands in the field at a place.
    #[must_use]
    pub fn slot(&self, at: u8) -> &Slot<'a> {
        self.slots.get(usize::from(at)).unwrap_or(Slot::EMPTY)
    }

    /// What stands in the field, or at this place of the sequence in it.
    #[must_use]
    pub fn part(&self, at: u8, index: Option<u16>) -> Option<&str> {
        let text = &self.slot(at).text;
        match index {
            Some(index) => text.split(';').nth(usize::from(index)),
            None => Some(text),
        }
    }

    /// What is wrong with its cells, in the order in which they were read.
    #[must_use]
    pub fn flaws(&self) -> &[FlawAt] {
        &self.flaws
    }

    /// Columns and keys that the catalogue does not know; the open question is none of them.
    pub fn unknown(&self) -> impl Iterator<Item = (&str, &str)> {
        self.beside().filter(|(key, _)| !OPEN_QUESTION.is_headed(key))
    }

    /// What is asked beside the record (待协调问题), which is no part of it.
    pub fn open_question(&self) -> Option<&str> {
        let mut asked = self.beside().filter(|(key, _)| OPEN_QUESTION.is_headed(key));
        asked.find_map(|(_, value)| Some(value.trim()).filter(|value| !value.is_empty()))
    }

    /// What stands beside the fields of the catalogue.
    fn beside(&self) -> impl Iterator<Item = (&str, &str)> {
        self.unknown
            .iter()
            .map(|(key, value)| (key.as_ref(), value.as_ref()))
    }

    /// Whether nothing at all was filled in.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.unknown.is_empty()
            && self.pending.is_empty()
            && self.flaws.is_empty()
            && self.slots.iter().all(|slot| slot.fact == Fact::Absent)
    }

    /// Judges what needs two fields to be read: what a heading implied, amounts in words, the dates of a
    /// term, identity numbers by their
    /// kind, the sign of money. To be called when all cells are set; a second call does nothing. `as_of` is the day after which
    /// nobody can have been born.
    pub fn finish(&mut self, as_of: Option<Date>) {
        if self.is_finished {
            return;
        }
        self.fill_implied();
        self.take_words();
        self.place_wording();
        self.compare_wording();
        self.read_term();
        documents::judge_numbers(self, as_of);
        money::judge_signs(self);
        self.judge_broken();
        self.is_finished = true;
    }

    /// The same record, with its own copy of what it borrowed. What was wrong with its cells and what the catalogue does not
    /// know is left behind.
    pub(crate) fn into_owned(self) -> Record<'static> {
        let slots = self.slots.into_iter().map(|slot| Slot {
            text: std::borrow::Cow::Owned(slot.text.into_owned()),
            fact: slot.fact,
        });
        let mut owned = Record::of_fields(self.kind, self.wanted);
        owned.slots = slots.collect();
        owned.is_finished = self.is_finished;
        owned
    }

    fn slot_mut(&mut self, at: u8) -> Option<&mut Slot<'a>> {
        self.slots.get_mut(usize::from(at))
    }

    fn flawed(&mut self, flaw: FlawAt) {
        self.flaws.push(flaw);
    }
}
