use super::super::date::{china_today, from_serial, months_after};
use super::super::*;
use super::day;

#[test]
fn every_form_of_a_date() {
    for (text, time_dropped) in [
        ("2024-03-05", false),
        ("2024-3-5", false),
        ("2024/3/5", false),
        ("2024.3.5", false),
        ("20240305", false),
        ("2024年3月5日", false),
        ("2024年03月05号", false),
        ("2024 年 3 月 5 日", false),
        ("45356", false),
        ("2024-03-05 00:00:00", true),
        ("2024-03-05T08:30", true),
        ("2024-03-05T00:00:00Z", true),
        ("2024/3/5 0:00:00", true),
        ("2024-03-05T00:00:00.000+08:00", true),
        ("2024-03-05T00:00:00+0800", true),
        ("2024年3月5日 8:30", true),
        ("20240305 08:30", true),
    ] {
        let parsed = parse_date(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(
            (parsed.date.to_string().as_str(), parsed.time_dropped),
            ("2024-03-05", time_dropped),
            "{text}"
        );
    }
}

#[test]
fn each_fault_of_a_date() {
    use DateError::*;
    for text in [
        "",
        "长期",
        "2024",
        "2024-03",
        "202403",
        "240305",
        "2024-3/5",
        "2024.3.5.",
        "2024-03-05x",
        "2024-03-05 25:00",
        "2024-03-05 8:3",
        "2024-03-05T",
        "2024-03-05 ab",
        "5/3/2024",
        "19999",
        "80001",
        "00000",
        "2024年3月5",
        "2024年3月",
        "2024年3月5日至2025年3月4日",
        "02024-03-05",
        "2024-003-05",
        "2024--03-05",
        "-2024-03-05",
        "２０２４-03-05",
        "2024-03-05T08:30:00+08",
        "2024-02-30至今",
        "20240305号",
    ] {
        assert_eq!(parse_date(text), Err(Malformed), "{text}");
    }
    for text in [
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "1899-12-31",
        "2200-01-01",
        "20241301",
        "2024年4月31日",
        "12345678",
    ] {
        assert_eq!(parse_date(text), Err(Impossible), "{text}");
    }
    for text in [
        "24-3-5",
        "24/03/05",
        "24年3月5日",
        "24.3.5",
        "24-13-45",
        "24-3-5 08:00",
    ] {
        assert_eq!(parse_date(text), Err(TwoDigitYear), "{text}");
    }
}

#[test]
fn serials_of_both_epochs() {
    let of = |serial, epoch| from_serial(serial, epoch).map(|p| (p.date.to_string(), p.time_dropped));
    let is = |text: &str, time| Some((text.to_owned(), time));
    assert_eq!(of(1.0, Epoch::Y1900), is("1900-01-01", false));
    assert_eq!(of(59.0, Epoch::Y1900), is("1900-02-28", false));
    assert_eq!(of(60.0, Epoch::Y1900), None);
    assert_eq!(of(61.0, Epoch::Y1900), is("1900-03-01", false));
    assert_eq!(of(45356.75, Epoch::Y1900), is("2024-03-05", true));
    assert_eq!(of(0.0, Epoch::Y1904), is("1904-01-01", false));
    assert_eq!(of(43894.0, Epoch::Y1904), is("2024-03-05", false));
    for none in [0.5, -1.0, f64::NAN, f64::INFINITY, 1e300, 150_000.0] {
        assert_eq!(of(none, Epoch::Y1900), None, "{none}");
    }
    for (serial, first) in [(20_000, "1954-10-03"), (80_000, "2119-01-11")] {
        assert_eq!(day(&serial.to_string()).to_string(), first);
    }
}

#[test]
fn ends_of_terms() {
    for text in [
        "长期",
        "长期有效",
        "无固定期限",
        "永久",
        "2099-12-31",
        "2099年12月31日",
    ] {
        assert_eq!(parse_end(text), Ok(EndDate::OpenEnded), "{text}");
    }
    let end = parse_end("2024/3/5").unwrap();
    assert_eq!(end, EndDate::On(day("2024-03-05")));
    assert!(end.is_before(day("2024-03-06")) && !end.is_before(day("2024-03-05")));
    assert!(!EndDate::OpenEnded.is_before(day("2199-12-31")));
    assert_eq!(parse_end("一年"), Err(DateError::Malformed));
    assert_eq!(parse_end("2024-02-30"), Err(DateError::Impossible));
    assert_eq!(
        serde_json::to_string(&EndDate::OpenEnded).unwrap(),
        "\"2099-12-31\""
    );
    assert_eq!(
        serde_json::from_str::<EndDate>("\"长期\"").unwrap(),
        EndDate::OpenEnded
    );
}

#[test]
fn days_in_china_and_months_by_calendar() {
    assert_eq!(china_today(0).to_string(), "1970-01-01");
    assert_eq!(china_today(16 * 3600 - 1).to_string(), "1970-01-01");
    assert_eq!(china_today(16 * 3600).to_string(), "1970-01-02");
    assert_eq!(china_today(-8 * 3600 - 1).to_string(), "1969-12-31");
    assert_eq!(
        (china_today(i64::MAX), china_today(i64::MIN)),
        (Date::MAX, Date::MIN)
    );
    for (from, months, to) in [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-03-05", 12, "2025-03-05"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-12-31", 0, "2024-12-31"),
    ] {
        assert_eq!(months_after(day(from), months), day(to));
    }
    assert_eq!(months_after(Date::MAX, u32::MAX), Date::MAX);
}
