//! 报告期: the month that a statement or submission is about.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::serde_text;

/// 报告期: a calendar month from 1900-01 to 2199-12.
///
/// ```
/// use zhengwu_credit::value::Period;
/// let period = Period::parse("2024年12月")?;
/// assert_eq!(period.to_string(), "2024-12");
/// assert_eq!(period.next().to_string(), "2025-01");
/// assert_eq!(period.last_day().to_string(), "2024-12-31");
/// # Ok::<(), zhengwu_credit::value::PeriodError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    year: i32,
    month: u32,
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not a year and a month, or no such month.
    #[error("not a month (YYYY-MM)")]
    Malformed,
}

const FIRST: Period = Period { year: 1900, month: 1 };
const LAST: Period = Period {
    year: 2199,
    month: 12,
};

impl Period {
    /// A month by numbers; `None` outside 1900-01 to 2199-12.
    pub fn new(year: i32, month: u32) -> Option<Period> {
        ((1900..=2199).contains(&year) && (1..=12).contains(&month)).then_some(Period { year, month })
    }

    /// The month of a day; of a day outside its years the first or last of all.
    pub fn of(date: NaiveDate) -> Period {
        Period {
            year: date.year(),
            month: date.month(),
        }
        .clamp(FIRST, LAST)
    }

    /// Reads `2024-12`, `2024/12`, `2024.12`, `202412`, `2024年12月`, `2024年12月份`; the text is cleaned by
    /// [`clean_value`](super::text::clean_value). After a point the month has two digits: `2024.1` may be a number that was
    /// 2024.10.
    ///
    /// # Errors
    /// [`PeriodError::Malformed`].
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        parts(text.trim())
            .and_then(|(year, month)| Period::new(year, month))
            .ok_or(PeriodError::Malformed)
    }

    /// 年.
    pub fn year(self) -> i32 {
        self.year
    }

    /// 月, 1–12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The months since the year 0: one more for each.
    pub fn months(self) -> u32 {
        self.year.unsigned_abs() * 12 + self.month - 1
    }

    /// The first day of the month.
    pub fn first_day(self) -> NaiveDate {
        // Cannot fail by construction.
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// The last day of the month.
    pub fn last_day(self) -> NaiveDate {
        let first = self.first_day();
        first
            .with_day(u32::from(first.num_days_in_month()))
            .unwrap_or(first)
    }

    /// Whether the day is in the month.
    pub fn contains(self, date: NaiveDate) -> bool {
        (date.year(), date.month()) == (self.year, self.month)
    }

    /// The month after; 2199-12 is the last of all.
    pub fn next(self) -> Period {
        let (year, month) = if self.month == 12 {
            (self.year + 1, 1)
        } else {
            (self.year, self.month + 1)
        };
        Period { year, month }.min(LAST)
    }

    /// The month before; 1900-01 is the first of all.
    pub fn previous(self) -> Period {
        let (year, month) = if self.month == 1 {
            (self.year - 1, 12)
        } else {
            (self.year, self.month - 1)
        };
        Period { year, month }.max(FIRST)
    }
}

fn parts(text: &str) -> Option<(i32, u32)> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, shortest) = match rest.trim_start().strip_prefix('年') {
        Some(month) => (
            month
                .trim()
                .strip_suffix('份')
                .unwrap_or(month.trim())
                .strip_suffix('月')?
                .trim_end(),
            1,
        ),
        None => match rest.strip_prefix(['-', '/']) {
            Some(month) => (month, 1),
            None => (rest.strip_prefix('.').unwrap_or(rest), 2),
        },
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year) || !digits(month) || !(shortest..=2).contains(&month.len()) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        Period::parse(text)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_text::text(deserializer, "a month, YYYY-MM")
    }
}
