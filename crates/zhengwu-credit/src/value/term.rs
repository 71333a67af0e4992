//! 履行期限: a term as people write it, and the dates that can be told from it.

use chrono::{Datelike, Days, NaiveDate};

use super::date::{Split, months_after, split_date};
use super::end_date::{EndDate, parse_end};
use super::text::clean_value;
use super::words;

/// 履行期限: what a text says of when a contract is performed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// From a day to a day, which both belong to it: `2024年3月5日至2025年3月4日`.
    Dates(NaiveDate, EndDate),
    /// Until a day, which belongs to it: `至2025年6月30日`. When it begins is not said.
    Until(EndDate),
    /// 长期、无固定期限
    OpenEnded,
    /// A length: `一年`, `自签订之日起12个月`.
    For(Length, CountedFrom),
}

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Months; a year is twelve.
    Months(u32),
    /// Calendar days.
    Days(u32),
}

/// From when a length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedFrom {
    /// From the first day of performance, which belongs to it.
    Start,
    /// From the signing (自签订之日起), which does not count itself (民法典 201).
    Signing,
    /// From the day of effect (自生效之日起), which does not count itself.
    Effect,
}

/// Reads a term; `None` where no dates can be told from the text by itself: a month is no day, working days are not
/// counted, and `验收后三年` begins when nobody knows.
///
/// ```
/// use zhengwu_credit::value::term::{CountedFrom, Length, Term, parse_term};
/// assert_eq!(parse_term("自签订之日起12个月"), Some(Term::For(Length::Months(12), CountedFrom::Signing)));
/// assert_eq!(parse_term("2024年3月至2025年2月"), None);
/// ```
#[must_use]
pub fn parse_term(text: &str) -> Option<Term> {
    let text = clean_value(text);
    let text = text.trim_end_matches(['。', '.', ';', '；', ',']).trim();
    if parse_end(text) == Ok(EndDate::OpenEnded) && !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Term::OpenEnded);
    }
    // `两年，2024年12月6日至2026年12月5日`
    let behind_length = text
        .split_once([',', '，', ';'])
        .filter(|(before, _)| length(before).is_some());
    // `3年(2024.12.12-2027.12.11)`
    let in_brackets = || {
        let (before, inner) = text.strip_suffix(')')?.split_once('(')?;
        length(before).and(dates(inner.trim()))
    };
    let found = dates(behind_length.map_or(text, |(_, rest)| rest.trim_start()));
    found.or_else(in_brackets).or_else(|| until(text)).or_else(|| {
        let (rest, from) = beginning(text);
        Some(Term::For(length(rest)?, from))
    })
}

impl Length {
    /// The last day of a term of this length: of one that begins with the day itself, or of one that begins after it.
    ///
    /// The last day of a month's term is the day of the same number, or the last of a month that has no such day (民法典
    /// 202); where the first day belongs to the term, the day before.
    #[must_use]
    pub fn last_day(self, day: NaiveDate, from: CountedFrom) -> Option<NaiveDate> {
        let last = match (self, from) {
            (Length::Days(days), CountedFrom::Start) => {
                day.checked_add_days(Days::new(u64::from(days.checked_sub(1)?)))?
            }
            (Length::Days(days), _) => day.checked_add_days(Days::new(u64::from(days)))?,
            (Length::Months(months), CountedFrom::Start) => {
                let same = months_after(day, months);
                // A month without such a day ends with its last one.
                if same.day() == day.day() {
                    same.pred_opt()?
                } else {
                    same
                }
            }
            (Length::Months(months), _) => months_after(day, months),
        };
        (last.year() <= 2199).then_some(last)
    }
}

/// `自2024年3月5日起至2025年3月4日止`, `2024.3.5-2025.3.4`, with a length in brackets behind it or without.
fn dates(text: &str) -> Option<Term> {
    let text = text.strip_prefix(['自', '从', '由']).unwrap_or(text).trim_start();
    let first = split_date(text)?;
    let rest = strip_any(skip_hour(first.rest, true)?.trim_start(), &["起始", "开始", "起"]);
    let rest = rest.trim_start_matches([',', '，', '、', ' ']);
    let joint = ['-', '−', '–', '—', '―', '~', '〜', '至', '到'];
    let after = rest.trim_start_matches(joint);
    if after.len() == rest.len() {
        // `自2024年12月6日起长期有效`
        let is_open = parse_end(rest) == Ok(EndDate::OpenEnded);
        return is_open.then_some(Term::Dates(first.date.ok()?, EndDate::OpenEnded));
    }
    // `2024年12月5日至12月31日`: the year is the first one's, or it would end before it began.
    let start = first.date.ok()?;
    let same_year = format!("{}年{}", start.year(), after.trim_start());
    let is_later = |second: &Split<'_>| second.chinese && second.date.is_ok_and(|day| day >= start);
    let without_year = split_date(&same_year).filter(is_later);
    let (ends, rest) = match split_date(after.trim_start()).or(without_year) {
        Some(second) => (EndDate::from(second.date.ok()?), skip_hour(second.rest, false)?),
        None => (
            parse_end(after).ok().filter(|end| *end == EndDate::OpenEnded)?,
            "",
        ),
    };
    let rest = strip_any(rest.trim_start(), &["为止", "截止", "终止", "结束", "止"]).trim();
    let is_length = |inner: &str| length(strip_any(inner, &["共计", "共", "合计", "计"])).is_some();
    let in_brackets = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let ends_here = rest.is_empty() || in_brackets.is_some_and(is_length);
    ends_here.then_some(Term::Dates(start, ends))
}

/// `至2025年6月30日止`
fn until(text: &str) -> Option<Term> {
    let words = ["截止至", "截止到", "截至", "截止", "至", "到"];
    let after = words.iter().find_map(|word| text.strip_prefix(word))?;
    let last = split_date(after.trim_start())?;
    let rest = strip_any(skip_hour(last.rest, false)?.trim_start(), &["为止", "止"]);
    rest.is_empty()
        .then_some(Term::Until(EndDate::from(last.date.ok()?)))
}

/// What follows an hour behind a day: `0时` behind the first, `24时` behind the last; the text itself where there is none.
/// `None` where the hour may move the day: a term that ends at `0时` ended the day before.
fn skip_hour(text: &str, is_first: bool) -> Option<&str> {
    let digits = text.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (hour, rest) = digits.split_at_checked(end)?;
    let clock = ["时整", "时", "点整", "点", ":00:00", ":00"];
    let Some(rest) = clock.iter().find_map(|word| rest.strip_prefix(word)) else {
        return Some(text);
    };
    match (hour.parse::<u8>().ok()?, is_first) {
        (0..24, true) | (1..=24, false) => Some(rest),
        _ => None,
    }
}

/// What a length counts from, and the rest of the text.
fn beginning(text: &str) -> (&str, CountedFrom) {
    for (events, from) in [
        (["签订", "签署", "签约", "签字"], CountedFrom::Signing),
        (["生效", "生效", "生效", "生效"], CountedFrom::Effect),
    ] {
        if let Some(rest) = events.iter().find_map(|event| after_event(text, event)) {
            return (rest, from);
        }
    }
    let rest = strip_any(
        text,
        &[
            "合同履行期限",
            "履行期限",
            "合同期限",
            "服务期限",
            "租赁期限",
            "合同工期",
            "合同期",
            "服务期",
            "工期",
            "期限",
            "租期",
        ],
    );
    let rest = rest.trim_start_matches([':', '：', ' ']);
    (
        strip_any(rest, &["为期", "共计", "共", "为"]).trim_start(),
        CountedFrom::Start,
    )
}

/// What follows `自合同签订之日起`, `签订合同后`, `合同生效后`.
fn after_event<'t>(text: &'t str, event: &str) -> Option<&'t str> {
    let text = strip_any(text, &["自", "从", "于"]);
    let text = strip_any(text, &["本合同", "合同", "本协议", "协议", "双方"]);
    let rest = strip_any(text.strip_prefix(event)?, &["合同", "本合同", "协议"]);
    let rest = strip_any(rest, &["之日起", "之日后", "日起", "当日起", "后", "起", "之后"]);
    (rest.len() < text.len() - event.len()).then(|| rest.trim_start_matches([',', '，', ' ', '的']))
}

/// A length and nothing else: `12个月`, `一年`, `90日历天`, `1年6个月`, `两年半`.
fn length(text: &str) -> Option<Length> {
    let text = strip_any_end(text.trim(), &["以内", "之内", "内", "整", "止", "有效"]).trim();
    if text == "半年" {
        return Some(Length::Months(6));
    }
    let (count, unit) = count(text)?;
    let unit = unit.trim_start();
    for days in ["日历天", "个日历天", "日历日", "个自然日", "自然日", "天", "日"] {
        if unit == days {
            return (1..=36_500).contains(&count).then_some(Length::Days(count));
        }
    }
    let months = if let Some(rest) = unit.strip_prefix("周年").or(unit.strip_prefix('年')) {
        let rest = rest.trim_start_matches(['零', '又', '加']);
        let years = count.checked_mul(12)?;
        match rest {
            "" => years,
            "半" => years.checked_add(6)?,
            _ => years.checked_add(months(rest)?)?,
        }
    } else {
        months(text)?
    };
    (1..=1_200).contains(&months).then_some(Length::Months(months))
}

fn months(text: &str) -> Option<u32> {
    let (months, unit) = count(text)?;
    matches!(unit.trim_start(), "个月" | "个日历月" | "個月").then_some(months)
}

/// A count in digits or in words, and what follows.
fn count(text: &str) -> Option<(u32, &str)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        let (number, rest) = text.split_at_checked(digits)?;
        return Some((number.parse().ok()?, rest));
    }
    let length = text.find(|c| !words::is_numeral(c)).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(length)?;
    Some((u32::try_from(words::number(number)?).ok()?, rest))
}

fn strip_any<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
}

fn strip_any_end<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
}
