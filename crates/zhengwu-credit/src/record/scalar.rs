//! Single values: text becomes a value, or a flaw says why not.

use std::borrow::Cow;

use crate::code::CodeList;
use crate::code::Words;
use crate::field::Type;
use crate::value::text::clean_value;
use crate::value::{DateError, Rate};

use super::{Arg, Flaw, Form, Value};

/// Why a cell cannot be read.
pub(super) struct Bad {
    pub(super) flaw: Flaw,
    pub(super) args: Vec<(&'static str, Arg)>,
}

impl From<Flaw> for Bad {
    fn from(flaw: Flaw) -> Self {
        Bad {
            flaw,
            args: Vec::new(),
        }
    }
}

/// Cleans a cell; gives the text as it was, where that changed it.
pub(super) fn clean<'a>(
    raw: Cow<'a, str>,
    cleaner: impl Fn(&str) -> Cow<'_, str>,
) -> (Cow<'a, str>, Option<String>) {
    let cleaned = match &raw {
        Cow::Borrowed(text) => match cleaner(text) {
            Cow::Borrowed(same) if same.len() == text.len() => return (raw, None),
            Cow::Borrowed(part) => Cow::Borrowed(part),
            Cow::Owned(changed) => Cow::Owned(changed),
        },
        Cow::Owned(text) => {
            let cleaned = cleaner(text);
            if cleaned == *text {
                return (raw, None);
            }
            Cow::Owned(cleaned.into_owned())
        }
    };
    (cleaned, Some(raw.into_owned()))
}

pub(super) fn fits(text: &str, max: u16) -> Result<Value, Bad> {
    let max = usize::from(max);
    if text.len() <= max || text.chars().count() <= max {
        return Ok(Value::Text);
    }
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let limit = i64::try_from(max).unwrap_or(i64::MAX);
    Err(Bad {
        flaw: Flaw::TextTooLong,
        args: vec![("length", Arg::Int(length)), ("limit", Arg::Int(limit))],
    })
}

pub(super) fn read_code(list: &'static CodeList, text: &str) -> Result<Value, Bad> {
    list.read(text).map(Value::Code).ok_or(Flaw::CodeUnknown.into())
}

pub(super) fn read_percent(text: &str) -> Result<Value, Bad> {
    let rate = Rate::parse(text).map_err(|_| Flaw::NumberMalformed)?;
    if rate.in_range() {
        Ok(Value::Rate(rate))
    } else {
        Err(Flaw::NumberOutOfRange.into())
    }
}

/// Reads yes and no as people write them.
pub(crate) fn read_yes(text: &str) -> Option<bool> {
    match clean_value(text).to_ascii_lowercase().as_str() {
        "是" | "y" | "yes" | "1" | "1.0" | "√" | "✓" | "✔" | "☑" | "true" | "对" => Some(true),
        "否" | "n" | "no" | "0" | "0.0" | "×" | "✗" | "✘" | "☐" | "x" | "false" => Some(false),
        _ => None,
    }
}

pub(super) fn date_flaw(error: DateError) -> Flaw {
    match error {
        DateError::Malformed => Flaw::DateMalformed,
        DateError::Impossible => Flaw::DateImpossible,
        DateError::TwoDigitYear => Flaw::DateTwoDigitYear,
    }
}

impl From<DateError> for Bad {
    fn from(error: DateError) -> Self {
        date_flaw(error).into()
    }
}

/// Fields in which a number that went through a spreadsheet's floating point has lost its end.
pub(super) fn may_lose_digits(ty: Type) -> bool {
    matches!(ty, Type::Uscc | Type::Number(_) | Type::Text(..=100))
}

/// More than 15 digits as a number, or a number in scientific notation.
pub(super) fn has_lost_digits(text: &str, form: Form) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (form == Form::Number && (digits > 15 || text.contains(['e', 'E', '.']))) || is_scientific(text)
}

/// The flaw of such a number, and whether its end is gone or may be: digits that no floating point would print are still all
/// there, but whatever reads them as a number drops the last ones.
pub(super) fn digits_lost(text: &str) -> Bad {
    let is_whole = text.bytes().all(|b| b.is_ascii_digit()) && !text.ends_with("000");
    let printed = text.parse::<f64>().map(|number| number.to_string());
    let lost = match printed {
        Ok(printed) if is_whole && printed != text => MAY_BE_LOST,
        _ => ARE_LOST,
    };
    Bad {
        flaw: Flaw::NumberPrecisionLost,
        args: vec![("lost", Arg::Words(lost))],
    }
}

const ARE_LOST: Words = Words {
    zh: "末尾几位已经丢失",
    en: "has lost its last digits",
};
const MAY_BE_LOST: Words = Words {
    zh: "超过 15 位的数字末尾几位容易丢失，不能作准",
    en: "cannot be relied upon: of more than 15 digits the last are easily lost",
};

/// `1.13207E+17`
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    exponent
        .strip_prefix('+')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        && mantissa.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// What people put into a cell for which there is nothing to say.
pub(super) fn is_stroke(text: &str) -> bool {
    matches!(
        text,
        "/" | "//" | "\\" | "-" | "--" | "–" | "−" | "—" | "——" | "无" | "不适用"
    )
}
