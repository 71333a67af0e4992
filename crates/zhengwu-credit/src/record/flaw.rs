//! What can be wrong with a cell, taken by itself.

use crate::code::{Code, Words};
use crate::field::{Cond, Need};

/// A flaw of one cell; each is put into words by the rule of the family IDN that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The rule of the same name says what each is.
pub enum Flaw {
    UsccIsPlaceholder,
    UsccIsPersonalNumber,
    UsccIsLegacyNumber,
    UsccLength,
    UsccAlphabet,
    UsccCheckDigit,
    UsccUnknownCategory,
    UsccOrganisationCode,
    UsccUnknownDivision,
    UsccAlsoValidPersonalNumber,
    CitizenIdLength,
    CitizenIdCheckDigit,
    CitizenIdBirthDate,
    CitizenIdUnknownDivision,
    DocumentNumberFormat,
    DateMalformed,
    DateImpossible,
    DateTwoDigitYear,
    MoneyMalformed,
    MoneyNegative,
    MoneyTooPrecise,
    MoneyUnitConflict,
    PeriodMalformed,
    NumberMalformed,
    NumberOutOfRange,
    CodeUnknown,
    KeyRepeated,
    ValueOfWrongShape,
    CellHasError,
    TextTooLong,
    TextControlCharacters,
    NumberPrecisionLost,
    TextNormalised,
    CodeNormalised,
    TimeDropped,
}

/// A value that a message names.
#[derive(Clone, Debug)]
pub enum Arg {
    /// Text that is safe to show.
    Text(String),
    /// A count or a number of days.
    Int(i64),
    /// A code: by its key in JSON, by its label in the message.
    Code(&'static Code),
    /// Words of our own, in the message only.
    Words(Words),
    /// A date, an amount or the like, in canonical form.
    Canonical(String),
    /// What was typed into a field: masked there where that field is sensitive.
    Typed(u8, String),
    /// When a field is owed or must be empty, in the message only.
    Need(Need),
    /// A condition, in the message only.
    Cond(&'static Cond),
    /// A field: by its key in JSON, by its heading in the message.
    Field(u8),
}

/// A flaw and where it is.
#[derive(Clone, Debug)]
pub struct FlawAt {
    /// The field's place.
    pub field: u8,
    /// The flaw.
    pub flaw: Flaw,
    /// The place in a list, from 0.
    pub index: Option<u16>,
    /// What the message names.
    pub args: Vec<(&'static str, Arg)>,
}

impl FlawAt {
    pub(super) fn new(field: u8, flaw: Flaw, index: Option<u16>) -> Self {
        Self {
            field,
            flaw,
            index,
            args: Vec::new(),
        }
    }

    pub(super) fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}
