//! 截止日期: the end of a term, and terms without end.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date::{DateError, parse_date};
use super::serde_text;

/// 截止日期: the end of a term, which may be open (长期、无固定期限). Canonical text of an open end: `2099-12-31`.
///
/// ```
/// use zhengwu_credit::value::{EndDate, parse_end};
/// assert_eq!(parse_end("长期")?, EndDate::OpenEnded);
/// assert_eq!(EndDate::OpenEnded.to_string(), "2099-12-31");
/// # Ok::<(), zhengwu_credit::value::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndDate {
    /// The last day, which belongs to the term.
    On(NaiveDate),
    /// 长期: no end.
    OpenEnded,
}

/// Reads the end of a term: a date as [`parse_date`] reads it (a dropped time is told by that function only), `2099-12-31`
/// or one of 长期, 长期有效, 无固定期限, 永久.
///
/// # Errors
/// See [`DateError`].
pub fn parse_end(text: &str) -> Result<EndDate, DateError> {
    match text.trim() {
        "长期" | "长期有效" | "无固定期限" | "永久" => Ok(EndDate::OpenEnded),
        text => parse_date(text).map(|parsed| EndDate::from(parsed.date)),
    }
}

impl EndDate {
    /// Whether the term ends before the day; an open term never does.
    pub fn is_before(self, date: NaiveDate) -> bool {
        self.on().is_some_and(|end| end < date)
    }

    /// The last day, unless open-ended.
    pub fn on(self) -> Option<NaiveDate> {
        match self {
            EndDate::On(date) => Some(date),
            EndDate::OpenEnded => None,
        }
    }
}

impl From<NaiveDate> for EndDate {
    /// 2099-12-31 stands for no end.
    fn from(date: NaiveDate) -> Self {
        if (date.year(), date.month(), date.day()) == (2099, 12, 31) {
            EndDate::OpenEnded
        } else {
            EndDate::On(date)
        }
    }
}

impl fmt::Display for EndDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EndDate::On(date) => write!(f, "{date}"),
            EndDate::OpenEnded => f.write_str("2099-12-31"),
        }
    }
}

impl FromStr for EndDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse_end(text)
    }
}

impl Serialize for EndDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EndDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_text::text(deserializer, "a date, or 长期")
    }
}
