//! A cell of a record, as text and as a fact.

use std::borrow::Cow;
use std::fmt;

use crate::value::money::Unit;
use crate::value::{Date, EndDate, Money, Period, Procedure, Rate, Uscc};

/// How a value stood in its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Text.
    #[default]
    Text,
    /// A number: JSON's, by its literal digits, or a spreadsheet's.
    Number,
    /// A spreadsheet's date, as text: a day that was typed, or a code that the spreadsheet took for one.
    Day,
    /// `true` or `false`.
    Bool,
    /// A list of single values, joined by `;`.
    List {
        /// Which of them stood as numbers, a bit a place.
        numbers: u32,
    },
    /// A structure where a single value should be.
    Structure,
    /// A spreadsheet's error value (`#REF!`); without text: a formula whose result was not stored.
    Error,
}

/// A cell as it comes from a reader.
#[derive(Clone)]
pub struct Raw<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// How it stood there.
    pub form: Form,
    /// The unit that its heading states for money.
    pub unit: Unit,
}

impl<'a> Raw<'a> {
    /// A cell of text.
    #[must_use]
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            form: Form::Text,
            unit: Unit::Yuan,
        }
    }
}

/// What a cell says once it is read. Text stays in the slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Text, or a number of identity: see the slot.
    Text,
    /// A sequence: its canonical form stands in the slot.
    List,
    /// The place of a code in its list.
    Code(u8),
    /// A set of codes, a bit a place.
    Codes(u32),
    /// A credit code.
    Uscc(Uscc),
    /// A day.
    Date(Date),
    /// A day or open-ended.
    End(EndDate),
    /// A month.
    Period(Period),
    /// An amount.
    Money(Money),
    /// Percent a year.
    Rate(Rate),
    /// Days.
    Count(u32),
    /// A procedure; its document stands in the slot.
    Procedure(Procedure),
    /// Yes or no.
    Yes(bool),
}

/// What is known of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Fact {
    /// Nothing was filled in.
    #[default]
    Absent,
    /// Something was, and it cannot be read; a flaw says why.
    Malformed,
    /// A value.
    Known(Value),
}

/// One field of a record: its normalised text and what it says.
#[derive(Clone, Default)]
pub struct Slot<'a> {
    /// The text, normalised; of sequences in canonical form.
    pub text: Cow<'a, str>,
    /// What it says.
    pub fact: Fact,
}

/// Says how it stood, and nothing of what was typed: it may be anybody's name.
impl fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw")
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// Says whether there is something, and nothing of what.
impl fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.fact {
            Fact::Absent => "Absent",
            Fact::Malformed => "Malformed",
            Fact::Known(_) => "Known",
        })
    }
}

impl Slot<'_> {
    /// A field that was not filled in.
    pub(super) const EMPTY: &'static Slot<'static> = &Slot {
        text: Cow::Borrowed(""),
        fact: Fact::Absent,
    };

    /// The value, if it could be read.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        match self.fact {
            Fact::Known(value) => Some(value),
            Fact::Absent | Fact::Malformed => None,
        }
    }
}
