//! Working days over the long holidays, as the notices of the State Council's General Office arrange them; rates of the
//! loan market.

use std::collections::BTreeMap;

use super::day;
use crate::value::lpr::{self, one_year_on};
use crate::value::working_days::{is_worked, known, last_day};
use crate::value::{HolidayYear, HolidayYearError, Rate};

#[test]
fn every_line_of_the_calendar_is_read() {
    let years: Vec<i32> = known().iter().map(|one| one.year).collect();
    assert_eq!(years, (2008..=2026).collect::<Vec<_>>());
    for year in known() {
        assert!(year.notice.contains("国办发明电〔"), "{year}");
        assert_eq!(year.to_string().parse().as_ref(), Ok(year), "{year}");
    }
    let rows = include_str!("../../../data/lpr_1y.csv")
        .lines()
        .filter(|line| line.starts_with('2'));
    assert_eq!(lpr::known().len(), rows.count());
}

/// Days worked in a year: 365 less weekends, less weekdays off, and weekend days worked, as everybody counts them.
#[test]
fn a_year_has_as_many_working_days_as_everybody_counts() {
    for (year, expected) in [
        (2019, 250),
        (2021, 250),
        (2023, 249),
        (2024, 251),
        (2025, 248),
        (2026, 248),
    ] {
        let days = day(&format!("{year}-01-01")).iter_days().take_while(|day| {
            use chrono::Datelike;
            day.year() == year
        });
        let worked = days.filter(|day| is_worked(*day, &[]) == Some(true)).count();
        assert_eq!(worked, expected, "{year}");
    }
}

#[test]
fn a_term_counts_from_the_day_after_and_skips_what_is_not_worked() {
    for (after, days, last) in [
        // An ordinary week; over a weekend.
        ("2024-12-10", 2, "2024-12-12"),
        ("2024-12-12", 2, "2024-12-16"),
        ("2024-12-14", 2, "2024-12-17"),
        ("2024-12-10", 7, "2024-12-19"),
        ("2024-12-10", 0, "2024-12-10"),
        // Spring Festival 2024: Sunday 02-04 and Sunday 02-18 are worked, 02-10 to 02-17 are off.
        ("2024-02-02", 2, "2024-02-05"),
        ("2024-02-08", 2, "2024-02-18"),
        ("2024-02-09", 2, "2024-02-19"),
        ("2024-02-08", 7, "2024-02-23"),
        // Spring Festival 2025: Sunday 01-26 and Saturday 02-08 are worked.
        ("2025-01-24", 2, "2025-01-27"),
        ("2025-01-27", 2, "2025-02-06"),
        ("2025-01-27", 4, "2025-02-08"),
        ("2025-01-27", 7, "2025-02-12"),
        // 2020: prolonged to 02-02, so that Saturday 02-01 was not worked after all.
        ("2020-01-23", 2, "2020-02-04"),
        // National Day 2024: Sunday 09-29 and Saturday 10-12 are worked.
        ("2024-09-27", 2, "2024-09-30"),
        ("2024-09-30", 2, "2024-10-09"),
        ("2024-09-30", 5, "2024-10-12"),
        ("2024-09-30", 7, "2024-10-15"),
        // National Day and Mid-Autumn 2025: Sunday 09-28 and Saturday 10-11 are worked, 10-01 to 10-08 are off.
        ("2025-09-26", 2, "2025-09-29"),
        ("2025-09-30", 3, "2025-10-11"),
        // Over the turn of the year.
        ("2024-12-30", 2, "2025-01-02"),
    ] {
        assert_eq!(
            last_day(day(after), days, &[]),
            Some(day(last)),
            "{after} + {days}"
        );
    }
}

#[test]
fn a_year_without_a_calendar_is_not_guessed() {
    assert_eq!(is_worked(day("2007-12-31"), &[]), None);
    assert_eq!(is_worked(day("2027-01-04"), &[]), None);
    assert_eq!(last_day(day("2026-12-30"), 1, &[]), Some(day("2026-12-31")));
    assert_eq!(last_day(day("2026-12-30"), 2, &[]), None);
    let own: HolidayYear = "2027 示例通知 off 01-01/01-03 work".parse().unwrap();
    assert_eq!(last_day(day("2026-12-30"), 2, &[own]), Some(day("2027-01-04")));
}

#[test]
fn a_calendar_of_ones_own_stands_before_the_shipped_one() {
    let own: HolidayYear = "2024 示例通知 off 12-11 work 12-14".parse().unwrap();
    assert_eq!(is_worked(day("2024-12-11"), &[]), Some(true));
    assert_eq!(
        is_worked(day("2024-12-11"), std::slice::from_ref(&own)),
        Some(false)
    );
    assert_eq!(is_worked(day("2024-12-14"), &[own]), Some(true));
}

#[test]
fn a_calendar_that_cannot_be_is_refused() {
    let of = |line: &str| line.parse::<HolidayYear>().unwrap_err();
    for line in [
        "",
        "2027",
        "2027 off 01-01 work",
        "二七 通知 off 01-01 work",
        "2027 通知 off 01-01",
    ] {
        assert_eq!(of(line), HolidayYearError::Malformed, "{line}");
    }
    for line in [
        "2027 通知 off 02-29 work",
        "2027 通知 off 01-03/01-01 work",
        "2027 通知 off 01-01 work 2027-01-02",
    ] {
        assert!(matches!(of(line), HolidayYearError::NoSuchDay(_)), "{line}");
    }
    for line in [
        "2027 通知 off 01-01 work 01-04",
        "2027 通知 off 01-01/01-03 work 01-02",
    ] {
        assert!(matches!(of(line), HolidayYearError::NotAWeekend(_)), "{line}");
    }
}

#[test]
fn a_rate_holds_from_its_day_to_the_day_before_the_next() {
    let none = BTreeMap::new();
    let on = |text: &str| one_year_on(day(text), &none).map(|rate| rate.to_string());
    for (at, percent) in [
        ("2019-08-20", "4.25"),
        ("2020-09-01", "3.85"),
        ("2021-12-19", "3.85"),
        ("2021-12-20", "3.8"),
        ("2025-05-19", "3.1"),
        ("2025-05-20", "3"),
        ("2025-12-31", "3"),
    ] {
        assert_eq!(on(at).as_deref(), Some(percent), "{at}");
    }
    assert_eq!(on("2019-08-19"), None);
    assert_eq!(
        on("2026-01-01"),
        None,
        "after the year of the last row nothing is known"
    );
    let own = BTreeMap::from([(day("2026-01-20"), Rate::parse("2.9").unwrap())]);
    let with_own = |text: &str| one_year_on(day(text), &own).map(|rate| rate.to_string());
    assert_eq!(with_own("2026-01-19").as_deref(), Some("3"));
    assert_eq!(with_own("2026-01-20").as_deref(), Some("2.9"));
    assert_eq!(with_own("2027-01-01"), None);
}
