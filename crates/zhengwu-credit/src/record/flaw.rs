//! What can be wrong with a cell, taken by itself.

use std::fmt;

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
    MoneyWordsDisagree,
    AmountKeptAsText,
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
    LeadingZerosLost,
    CodeBecameADate,
    TextHasBrokenCharacter,
    TextNormalised,
    CodeNormalised,
    TimeDropped,
    TermReadAsDates,
    TotalDoesNotFit,
}

/// A value that a message names.
#[derive(Clone)]
pub enum Arg {
    /// Text that is safe to show.
    Text(String),
    /// A count or a number of days.
    Int(i64),
    /// A code: by its key in JSON, by its label in the message.
    Code(&'static Code),
    /// A value of a small type: by its key in JSON, by its Chinese label in the Chinese message.
    Named(&'static str, &'static str),
    /// Words of our own, in the message only; they may name other arguments.
    Words(Words),
    /// A text that was made in both languages, in the message only.
    InBoth {
        /// 中文
        zh: String,
        /// English
        en: String,
    },
    /// A date, an amount or the like, in canonical form.
    Canonical(String),
    /// What was typed into a field: masked there where that field is sensitive.
    Typed(u8, String),
    /// Fields in which two rows differ, with what stands in each as it may be shown; in JSON the fields' keys.
    Differences(Vec<(u8, String, String)>),
    /// When a field is owed or must be empty, in the message only.
    Need(Need),
    /// A condition, in the message only.
    Cond(&'static Cond),
    /// A field: by its key in JSON, by its heading in the message.
    Field(u8),
}

/// Says what it is, and of what was typed nothing: only a message masks it.
impl fmt::Debug for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Arg::Int(number) => write!(f, "{number}"),
            Arg::Code(code) => f.write_str(code.key),
            Arg::Named(key, _) => f.write_str(key),
            Arg::Field(at) => write!(f, "field {at}"),
            Arg::Words(_) => f.write_str("words"),
            Arg::Need(_) | Arg::Cond(_) => f.write_str("condition"),
            Arg::Text(_) | Arg::InBoth { .. } | Arg::Canonical(_) | Arg::Typed(..) | Arg::Differences(_) => {
                f.write_str("text")
            }
        }
    }
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
