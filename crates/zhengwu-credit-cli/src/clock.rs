//! The program's clock: China's time, eight hours ahead of UTC all year.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDateTime, NaiveTime};
use zhengwu_credit::value::Date;
use zhengwu_credit::value::date::china_today;

fn seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// The day in China.
pub(crate) fn today() -> Date {
    china_today(seconds())
}

/// The moment in China, to the second.
pub(crate) fn now() -> NaiveDateTime {
    const AHEAD: i64 = 8 * 3600;
    let moment = DateTime::from_timestamp(seconds() + AHEAD, 0).map(|moment| moment.naive_utc());
    moment.unwrap_or_else(|| today().and_time(NaiveTime::MIN))
}
