//! 利率 and 天数: rates in percent a year, and whole numbers of days.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decimal::{self, DecimalError};
use super::serde_text;

/// 逾期利率: a rate in percent a year, in whole ten-thousandths of a percent.
///
/// ```
/// use zhengwu_credit::value::Rate;
/// let rate = Rate::parse("3.1000%")?;
/// assert_eq!(rate.ten_thousandths(), 31_000);
/// assert_eq!(rate.to_string(), "3.1");
/// assert!(rate.in_range());
/// # Ok::<(), zhengwu_credit::value::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rate(i64);

/// Why a text is not a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Not a decimal number of percent.
    #[error("not a rate in percent")]
    Malformed,
    /// More than 4 decimal places; zeros at the end do not count.
    #[error("a rate has at most 4 decimal places, found {places}")]
    TooPrecise {
        /// The decimal places found.
        places: usize,
    },
}

impl Rate {
    /// From ten-thousandths of a percent: 12 % is 120000.
    pub const fn from_ten_thousandths(value: i64) -> Rate {
        Rate(value)
    }

    /// In ten-thousandths of a percent: 12 % is 120000.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// Whether it is in 0–36 percent a year, both included (2-records 2.1).
    pub const fn in_range(self) -> bool {
        0 <= self.0 && self.0 <= 360_000
    }

    /// Reads `12`, `12%`, `3.1000`; the text is cleaned by [`clean_value`](super::text::clean_value).
    ///
    /// # Errors
    /// [`RateError::Malformed`], [`RateError::TooPrecise`]. A rate out of range is a rate: ask [`Rate::in_range`].
    pub fn parse(text: &str) -> Result<Rate, RateError> {
        let text = text.trim();
        let number = text.strip_suffix('%').map_or(text, str::trim_end);
        let (negative, digits) = decimal::take_sign(number).unwrap_or((false, number));
        match decimal::parse(digits, negative, 4) {
            Ok(value) => Ok(Rate(value)),
            Err(DecimalError::TooPrecise { places }) => Err(RateError::TooPrecise { places }),
            Err(DecimalError::Malformed | DecimalError::Scientific) => Err(RateError::Malformed),
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}", value / 10_000)?;
        let (mut places, mut width) = (value % 10_000, 4);
        if places == 0 {
            return Ok(());
        }
        while places % 10 == 0 {
            (places, width) = (places / 10, width - 1);
        }
        write!(f, ".{places:0width$}")
    }
}

impl FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, RateError> {
        Rate::parse(text)
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_text::text_or_number(deserializer, "a rate in percent, as a string")
    }
}

/// 天数、序号: a whole number, with 天 or 日 after it or not.
///
/// ```
/// use zhengwu_credit::value::parse_count;
/// assert_eq!(parse_count("30天"), Some(30));
/// assert_eq!(parse_count("30个工作日"), None);
/// ```
pub fn parse_count(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.strip_suffix(['天', '日']).map_or(text, str::trim_end);
    // `u32` would read a sign.
    if decimal::is_digits(digits) {
        digits.parse().ok()
    } else {
        None
    }
}
