//! 工作日: which days are worked, by the State Council's holidays and make-up workdays (节假日与调休上班).
//!
//! A year that no calendar knows is not guessed: whoever asks is told that nobody can tell.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, serde_text};

/// The calendars of the years that are known; the file names its source and each year its notices.
const TABLE: &str = include_str!("../../data/holidays.txt");

static YEARS: LazyLock<Vec<HolidayYear>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.parse().ok()).collect()
});

/// 一年的节假日安排: the days of a year on which nobody works, weekends apart, and the weekend days on which one does.
///
/// Written in one line, as the shipped calendar and a profile have it:
///
/// ```
/// use zhengwu_credit::value::HolidayYear;
/// let year: HolidayYear = "2024 国办发明电〔2023〕7号 off 01-01 02-10/02-17 work 02-04 02-18".parse()?;
/// assert_eq!((year.year, year.notice.as_str()), (2024, "国办发明电〔2023〕7号"));
/// assert_eq!(year.off.len(), 2);
/// # Ok::<(), zhengwu_credit::value::HolidayYearError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayYear {
    /// The year.
    pub year: i32,
    /// The notices that say so.
    pub notice: String,
    /// First and last day of each holiday, both included.
    pub off: Vec<(Date, Date)>,
    /// Saturdays and Sundays that are worked (调休上班).
    pub work: Vec<Date>,
}

/// Why a line is not the calendar of a year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HolidayYearError {
    /// Not of the form.
    #[error("a calendar is `YEAR NOTICE off MM-DD MM-DD/MM-DD … work MM-DD …`")]
    Malformed,
    /// Not a day of the year, or a last day before its first.
    #[error("`{0}` is no day or span of days of that year")]
    NoSuchDay(String),
    /// A make-up workday is a Saturday or Sunday that is not off.
    #[error("{0} is no weekend day that can be worked")]
    NotAWeekend(Date),
}

impl HolidayYear {
    /// Whether this day of the year is worked.
    fn is_worked(&self, day: Date) -> bool {
        match is_weekend(day) {
            true => self.work.contains(&day),
            false => !self.is_off(day),
        }
    }

    fn is_off(&self, day: Date) -> bool {
        self.off
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&day))
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

impl FromStr for HolidayYear {
    type Err = HolidayYearError;

    fn from_str(line: &str) -> Result<HolidayYear, HolidayYearError> {
        let (head, days) = line.split_once(" off ").ok_or(HolidayYearError::Malformed)?;
        let (off, work) = days.split_once(" work").ok_or(HolidayYearError::Malformed)?;
        let (year, notice) = head.split_once(' ').ok_or(HolidayYearError::Malformed)?;
        let number: i32 = year.parse().map_err(|_| HolidayYearError::Malformed)?;
        let day = |text: &str| {
            let day = format!("{year}-{text}").parse::<Date>();
            day.map_err(|_| HolidayYearError::NoSuchDay(text.to_owned()))
        };
        let span = |text: &str| {
            let (first, last) = text.split_once('/').unwrap_or((text, text));
            let span = (day(first)?, day(last)?);
            match span.0 <= span.1 {
                true => Ok(span),
                false => Err(HolidayYearError::NoSuchDay(text.to_owned())),
            }
        };
        let own = HolidayYear {
            year: number,
            notice: notice.to_owned(),
            off: off.split_whitespace().map(span).collect::<Result<_, _>>()?,
            work: work.split_whitespace().map(day).collect::<Result<_, _>>()?,
        };
        let wrong = own
            .work
            .iter()
            .find(|day| !is_weekend(**day) || own.is_off(**day));
        match wrong {
            Some(day) => Err(HolidayYearError::NotAWeekend(*day)),
            None => Ok(own),
        }
    }
}

impl fmt::Display for HolidayYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} off", self.year, self.notice)?;
        for (first, last) in &self.off {
            write!(f, " {}", first.format("%m-%d"))?;
            if first != last {
                write!(f, "/{}", last.format("%m-%d"))?;
            }
        }
        write!(f, " work")?;
        self.work
            .iter()
            .try_for_each(|day| write!(f, " {}", day.format("%m-%d")))
    }
}

impl Serialize for HolidayYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HolidayYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_text::text(deserializer, "the calendar of a year, as one line")
    }
}

/// Every year that is shipped, in order.
pub fn known() -> &'static [HolidayYear] {
    &YEARS
}

/// Whether a day is worked; `None` where nobody knows its year's calendar. A calendar of one's own stands before the
/// shipped one.
///
/// ```
/// use zhengwu_credit::value::{Date, working_days::is_worked};
/// let day = |text: &str| text.parse::<Date>().unwrap();
/// assert_eq!(is_worked(day("2024-02-12"), &[]), Some(false)); // 春节
/// assert_eq!(is_worked(day("2024-02-18"), &[]), Some(true)); // a Sunday, 调休上班
/// assert_eq!(is_worked(day("2007-06-01"), &[]), None);
/// ```
#[must_use]
pub fn is_worked(day: Date, own: &[HolidayYear]) -> Option<bool> {
    let of_own = own.iter().find(|one| one.year == day.year());
    let shipped = || {
        let at = known().binary_search_by_key(&day.year(), |one| one.year).ok()?;
        known().get(at)
    };
    Some(of_own.or_else(shipped)?.is_worked(day))
}

/// Whether a calendar says of some day of a year that is known what the shipped one does not.
#[must_use]
pub fn contradicts_known(year: &HolidayYear) -> bool {
    let shipped = known().iter().find(|one| one.year == year.year);
    shipped.is_some_and(|shipped| {
        let first = Date::from_ymd_opt(year.year, 1, 1).into_iter();
        let days = first.flat_map(|day| day.iter_days().take_while(|day| day.year() == year.year));
        let mut days = days;
        days.any(|day| shipped.is_worked(day) != year.is_worked(day))
    })
}

/// The last day of a term of so many working days after a day: counted from the day after, and the last day belongs to
/// the term. `None` where it reaches a year whose calendar nobody knows.
///
/// ```
/// use zhengwu_credit::value::{Date, working_days::last_day};
/// let signed: Date = "2024-09-30".parse().unwrap();
/// assert_eq!(last_day(signed, 2, &[]), "2024-10-09".parse().ok());
/// ```
#[must_use]
pub fn last_day(after: Date, working_days: u32, own: &[HolidayYear]) -> Option<Date> {
    let (mut day, mut left) = (after, working_days);
    while left > 0 {
        day = day.succ_opt()?;
        left -= u32::from(is_worked(day, own)?);
    }
    Some(day)
}
