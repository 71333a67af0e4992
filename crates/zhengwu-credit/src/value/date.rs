//! 日期: calendar days in China (GB/T 7408). No clock: whoever asks brings the day.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::decimal::is_digits;

pub use super::end_date::{EndDate, parse_end};
/// 日期: a calendar day; its `Display` is the canonical `2024-03-05`.
pub use chrono::NaiveDate as Date;

/// A date read from a text, and whether a time of day was dropped on the way (told as a notice).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The day.
    pub date: NaiveDate,
    /// Whether a time of day stood behind it.
    pub time_dropped: bool,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not of any form of date.
    #[error("not a date")]
    Malformed,
    /// Of the form, but no such day (2024-02-30), or outside the years 1900–2199.
    #[error("there is no such day")]
    Impossible,
    /// `24-3-5`: the century would have to be guessed.
    #[error("a year of two digits")]
    TwoDigitYear,
}

/// A date at the beginning of a text, before it is judged.
pub(super) struct Split<'a> {
    pub(super) date: Result<NaiveDate, DateError>,
    pub(super) time_dropped: bool,
    /// Whether it ends with 日 or 号, after which a text may follow without a space.
    pub(super) chinese: bool,
    pub(super) rest: &'a str,
}

/// Reads a date; the text is cleaned by [`clean_value`](super::text::clean_value).
///
/// `2024-03-05`, `2024/3/5`, `2024.3.5`, `20240305`, `2024年3月5日` (or 号), each also with a time of day behind it, which
/// is dropped: the day is taken as written, also before `Z`. A bare number from 20000 to 80000 is a serial of the 1900
/// epoch (1954–2119).
///
/// # Errors
/// See [`DateError`].
///
/// ```
/// use zhengwu_credit::value::{DateError, parse_date};
/// let parsed = parse_date("2024年3月5日 08:30")?;
/// assert_eq!((parsed.date.to_string().as_str(), parsed.time_dropped), ("2024-03-05", true));
/// assert_eq!(parse_date("2024-02-30"), Err(DateError::Impossible));
/// # Ok::<(), DateError>(())
/// ```
pub fn parse_date(text: &str) -> Result<Parsed, DateError> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if whole.len() == 5 && is_digits(whole) && is_digits(fraction) {
        let serial = text
            .parse()
            .ok()
            .filter(|serial| (20_000.0..=80_000.0).contains(serial));
        return serial
            .and_then(|serial| from_serial(serial, Epoch::Y1900))
            .ok_or(DateError::Malformed);
    }
    let split = split_date(text)
        .filter(|split| split.rest.is_empty())
        .ok_or(DateError::Malformed)?;
    Ok(Parsed {
        date: split.date?,
        time_dropped: split.time_dropped,
    })
}

/// The day that a text names; `None` where it names none.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    parse_date(text).ok().map(|parsed| parsed.date)
}

/// The date that a text begins with; `None` where it begins with none.
pub(super) fn split_date(text: &str) -> Option<Split<'_>> {
    let (year, rest) = take_digits(text);
    let (year, month, day, rest, chinese) = if let Some(rest) = rest.trim_start().strip_prefix('年') {
        // Word processors like `2024 年 3 月 5 日`.
        let (month, rest) = take_digits(rest.trim_start());
        let (day, rest) = take_digits(rest.trim_start().strip_prefix('月')?.trim_start());
        (
            year,
            month,
            day,
            rest.trim_start().strip_prefix(['日', '号'])?,
            true,
        )
    } else if year.len() == 8 {
        (year.get(..4)?, year.get(4..6)?, year.get(6..)?, rest, false)
    } else if let Some(separator) = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.')) {
        let (month, rest) = take_digits(rest.strip_prefix(separator)?);
        let (day, rest) = take_digits(rest.strip_prefix(separator)?);
        (year, month, day, rest, false)
    } else {
        return None;
    };
    if !(matches!(year.len(), 2 | 4) && matches!(month.len(), 1 | 2) && matches!(day.len(), 1 | 2)) {
        return None;
    }
    let date = if year.len() == 2 {
        Err(DateError::TwoDigitYear)
    } else {
        day_of(year, month, day).ok_or(DateError::Impossible)
    };
    let after_time = skip_time(rest);
    Some(Split {
        date,
        time_dropped: after_time.is_some(),
        chinese,
        rest: after_time.unwrap_or(rest),
    })
}

fn take_digits(text: &str) -> (&str, &str) {
    let end = text
        .bytes()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn day_of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    in_years(NaiveDate::from_ymd_opt(
        year.parse().ok()?,
        month.parse().ok()?,
        day.parse().ok()?,
    )?)
}

/// The years of which a day may be; another is a slip of the pen.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

fn in_years(date: NaiveDate) -> Option<NaiveDate> {
    YEARS.contains(&date.year()).then_some(date)
}

/// What follows ` 08:30`, `T08:30:00.000Z`, `T00:00:00+08:00`; `None` where the text does not begin with a time of day.
fn skip_time(text: &str) -> Option<&str> {
    let below = |digits: &str, limit: u8| digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|n| n < limit);
    let (hour, rest) = take_digits(text.strip_prefix([' ', 'T'])?);
    let (minute, mut rest) = take_digits(rest.strip_prefix(':')?);
    if !(below(hour, 24) && minute.len() == 2 && below(minute, 60)) {
        return None;
    }
    if let Some(after) = rest.strip_prefix(':') {
        let (second, after) = take_digits(after);
        if !(second.len() == 2 && below(second, 60)) {
            return None;
        }
        rest = after
            .strip_prefix('.')
            .map_or(after, |fraction| take_digits(fraction).1);
    }
    if let Some(after) = rest.strip_prefix('Z') {
        rest = after;
    } else if let Some(offset) = rest.strip_prefix(['+', '-']) {
        let (hours, after) = take_digits(offset);
        rest = if hours.len() == 4 {
            after
        } else {
            take_digits(after.strip_prefix(':')?).1
        };
    }
    (rest.is_empty() || rest.starts_with(' ')).then_some(rest)
}

/// 日期系统: the day from which a workbook counts its serials.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Epoch {
    /// Day 1 is 1900-01-01, and day 60 a 1900-02-29 that never was.
    #[default]
    Y1900,
    /// Day 0 is 1904-01-01 (old Excel for Mac).
    Y1904,
}

/// The day of a spreadsheet's serial; `None` for no day (negative, the false 1900-02-29, outside 1900–2199).
///
/// ```
/// use zhengwu_credit::value::date::{Epoch, from_serial};
/// assert_eq!(from_serial(45356.0, Epoch::Y1900).map(|p| p.date.to_string()), Some("2024-03-05".into()));
/// assert_eq!(from_serial(60.0, Epoch::Y1900), None);
/// ```
pub fn from_serial(serial: f64, epoch: Epoch) -> Option<Parsed> {
    // Far above the year 2199 in either epoch; also refuses what is not a number.
    if !(0.0..=200_000.0).contains(&serial) {
        return None;
    }
    let days = serial as u64;
    let (year, month, day) = match (epoch, days) {
        (Epoch::Y1904, _) => (1904, 1, 1),
        (Epoch::Y1900, 0 | 60) => return None,
        (Epoch::Y1900, ..60) => (1899, 12, 31),
        // After the false leap day every serial is one too high.
        (Epoch::Y1900, _) => (1899, 12, 30),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days))?;
    Some(Parsed {
        date: in_years(date)?,
        time_dropped: serial.fract() != 0.0,
    })
}

/// The day in China (UTC+8, no summer time) at a Unix time in seconds. A time beyond the calendar gives its last or first day.
///
/// ```
/// use zhengwu_credit::value::date::china_today;
/// assert_eq!(china_today(1_709_567_999).to_string(), "2024-03-04");
/// assert_eq!(china_today(1_709_568_000).to_string(), "2024-03-05");
/// ```
pub fn china_today(unix_seconds: i64) -> NaiveDate {
    let days = unix_seconds.saturating_add(8 * 3600).div_euclid(86_400);
    let epoch = NaiveDate::default();
    let span = Days::new(days.unsigned_abs());
    if days < 0 {
        epoch.checked_sub_days(span).unwrap_or(NaiveDate::MIN)
    } else {
        epoch.checked_add_days(span).unwrap_or(NaiveDate::MAX)
    }
}

/// The corresponding day so many months later; the last day of that month where it has no such day (民法典 202).
///
/// ```
/// use zhengwu_credit::value::{date::months_after, parse_date};
/// let day = parse_date("2024-01-31")?.date;
/// assert_eq!(months_after(day, 1).to_string(), "2024-02-29");
/// # Ok::<(), zhengwu_credit::value::DateError>(())
/// ```
pub fn months_after(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}
