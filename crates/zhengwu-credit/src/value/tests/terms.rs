use crate::value::term::{CountedFrom, Length, Term, parse_term};
use crate::value::{Date, EndDate};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn two_dates_make_a_term() {
    let term = Term::Dates(day("2024-03-05"), EndDate::On(day("2025-03-04")));
    for text in [
        "2024年3月5日至2025年3月4日",
        "2024年3月5日 至 2025年3月4日",
        "2024-03-05至2025-03-04",
        "2024-03-05到2025-03-04",
        "自2024年3月5日起至2025年3月4日止",
        "自2024年3月5日起，至2025年3月4日止。",
        "从2024年3月5日起至2025年3月4日",
        "2024.3.5-2025.3.4",
        "2024/3/5~2025/3/4",
        "2024/3/5～2025/3/4",
        "2024年3月5日—2025年3月4日",
        "2024年3月5日——2025年3月4日",
        "2024-03-05--2025-03-04",
        "20240305-20250304",
        "2024年3月5日至2025年3月4日（一年）",
        "2024年3月5日至2025年3月4日（共365天）",
        "1年（2024.3.5-2025.3.4）",
        "2024年3月5日0时至2025年3月4日24时",
        "自2024年3月5日0时起至2025年3月4日24时止",
        "2024年3月5日 0:00 至 2025年3月4日 24:00",
    ] {
        assert_eq!(parse_term(text), Some(term), "{text}");
    }
    let open = Term::Dates(day("2024-03-05"), EndDate::OpenEnded);
    assert_eq!(parse_term("2024年3月5日至长期"), Some(open));
    assert_eq!(parse_term("2024年3月5日至2099年12月31日"), Some(open));
    for text in [
        "至2025年3月4日",
        "截至2025年3月4日止",
        "至2025-03-04",
        "截止2025年3月4日24时",
    ] {
        let until = Term::Until(EndDate::On(day("2025-03-04")));
        assert_eq!(parse_term(text), Some(until), "{text}");
    }
    assert_eq!(parse_term("长期"), Some(Term::OpenEnded));
    assert_eq!(parse_term("无固定期限"), Some(Term::OpenEnded));
}

#[test]
fn lengths_and_what_they_count_from() {
    for (text, length, from) in [
        ("一年", Length::Months(12), CountedFrom::Start),
        ("壹年", Length::Months(12), CountedFrom::Start),
        ("3年", Length::Months(36), CountedFrom::Start),
        ("12个月", Length::Months(12), CountedFrom::Start),
        ("十二个月", Length::Months(12), CountedFrom::Start),
        ("半年", Length::Months(6), CountedFrom::Start),
        ("两年半", Length::Months(30), CountedFrom::Start),
        ("1年6个月", Length::Months(18), CountedFrom::Start),
        ("90天", Length::Days(90), CountedFrom::Start),
        ("90日历天", Length::Days(90), CountedFrom::Start),
        ("工期：90日历天", Length::Days(90), CountedFrom::Start),
        ("服务期限为三年", Length::Months(36), CountedFrom::Start),
        ("自签订之日起12个月", Length::Months(12), CountedFrom::Signing),
        ("自合同签订之日起一年", Length::Months(12), CountedFrom::Signing),
        ("合同签订后一年", Length::Months(12), CountedFrom::Signing),
        ("合同签订后30日内", Length::Days(30), CountedFrom::Signing),
        ("签订合同之日起 90 天", Length::Days(90), CountedFrom::Signing),
        ("自合同生效之日起2年", Length::Months(24), CountedFrom::Effect),
    ] {
        assert_eq!(parse_term(text), Some(Term::For(length, from)), "{text}");
    }
}

#[test]
fn what_is_no_term_stays_text() {
    for text in [
        "",
        "2024年3月至2025年2月",
        "2024-03至2025-02",
        "2024年3月5日",
        "2024年3月5日0时至2025年3月5日0时",
        "至2025年3月4日24时前",
        "三期（2024.3.5-2025.3.4）",
        "2024年2月30日至2025年3月4日",
        "24.3.5-25.3.4",
        "2024年12月5日至3月31日",
        "2024年3月5日至2025年3月4日，可续签一年",
        "2024年3月5日至2025年3月4日（如遇雨天顺延）",
        "自验收合格之日起质保三年",
        "验收后一年",
        "自2024年3月5日起一年",
        "90个工作日",
        "30工作日内",
        "12月",
        "三",
        "一年左右",
        "约一年",
        "0天",
        "99999999999年",
        "签订一年",
        "至",
        "长期合作",
        "一年一签",
    ] {
        assert_eq!(parse_term(text), None, "{text}");
    }
}

/// 民法典 201, 202.
#[test]
fn the_last_day_of_a_length() {
    for (first, length, from, last) in [
        ("2024-03-05", Length::Months(12), CountedFrom::Start, "2025-03-04"),
        (
            "2024-03-05",
            Length::Months(12),
            CountedFrom::Signing,
            "2025-03-05",
        ),
        ("2024-03-05", Length::Days(90), CountedFrom::Start, "2024-06-02"),
        ("2024-03-05", Length::Days(90), CountedFrom::Signing, "2024-06-03"),
        ("2024-03-31", Length::Months(1), CountedFrom::Start, "2024-04-30"),
        ("2025-03-01", Length::Months(1), CountedFrom::Start, "2025-03-31"),
        (
            "2024-01-31",
            Length::Months(1),
            CountedFrom::Signing,
            "2024-02-29",
        ),
        ("2024-02-29", Length::Months(12), CountedFrom::Start, "2025-02-28"),
        ("2024-01-01", Length::Months(12), CountedFrom::Start, "2024-12-31"),
    ] {
        assert_eq!(
            length.last_day(day(first), from),
            Some(day(last)),
            "{first} {length:?} {from:?}"
        );
    }
    assert_eq!(
        Length::Months(1200).last_day(day("2150-01-01"), CountedFrom::Start),
        None
    );
}
