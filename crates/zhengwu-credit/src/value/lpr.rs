//! 贷款市场报价利率 (LPR): the one-year loan prime rate by the day from which it held.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::Datelike;

use super::{Date, Rate};

/// The rates; the file names its source.
const TABLE: &str = include_str!("../../data/lpr_1y.csv");

static RATES: LazyLock<BTreeMap<Date, Rate>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter_map(|line| line.split_once(','));
    rows.filter_map(|(from, percent)| Some((from.parse().ok()?, Rate::parse(percent).ok()?)))
        .collect()
});

/// Every rate that is shipped, by the day from which it held.
pub fn known() -> &'static BTreeMap<Date, Rate> {
    &RATES
}

/// The one-year rate that held on a day. `None` before the first, and after the year of the last, of which nothing is
/// known. Rates of one's own are added to the shipped ones.
///
/// ```
/// use zhengwu_credit::value::{Date, lpr::one_year_on};
/// let on = |text: &str| one_year_on(text.parse::<Date>().unwrap(), &Default::default()).map(|rate| rate.to_string());
/// assert_eq!(on("2024-10-20").as_deref(), Some("3.35"));
/// assert_eq!(on("2024-10-21").as_deref(), Some("3.1"));
/// assert_eq!(on("2019-08-19"), None);
/// ```
#[must_use]
pub fn one_year_on(day: Date, own: &BTreeMap<Date, Rate>) -> Option<Rate> {
    let last_known = own.keys().chain(known().keys()).max()?;
    if day.year() > last_known.year() {
        return None;
    }
    let held =
        |rates: &BTreeMap<Date, Rate>| rates.range(..=day).next_back().map(|(from, rate)| (*from, *rate));
    held(own).max(held(known())).map(|(_, rate)| rate)
}
