//! The form of a profile (配置的形式): what must stand where, in words. By it a profile that does not fit is told its line, its
//! place and what it must be; the words of the reader of JSON are for no clerk.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::code::Words;
use crate::value::mask::scrub;
use crate::value::{Date, HolidayYear, Rate};

use super::refusal::{Fault, ProfileError, line_at};
use super::{Says, VALUES};

/// What must stand at a place.
enum Shape {
    /// A value that reads so.
    One(fn(&str) -> bool, Words),
    /// A list of such.
    List(&'static Shape, Words),
    /// Such by the day from which each holds; one at least, where a number alone may stand there too.
    ByDay(&'static Shape, Words),
    /// Such by whatever key.
    ByKey(&'static Shape, Words),
    /// These members.
    Members(&'static [Member], Words),
    /// A number alone, or numbers by day.
    Number,
}

struct Member {
    key: &'static str,
    is_required: bool,
    shape: Shape,
}

const fn owed(key: &'static str, shape: Shape) -> Member {
    Member {
        key,
        is_required: true,
        shape,
    }
}

const fn free(key: &'static str, shape: Shape) -> Member {
    Member {
        key,
        is_required: false,
        shape,
    }
}

macro_rules! words {
    ($zh:literal / $en:literal) => {
        Words { zh: $zh, en: $en }
    };
}

const TEXT: Shape = Shape::One(
    |raw| serde_json::from_str::<String>(raw).is_ok(),
    words!("一段文字，写在双引号里" / "a text in double quotes"),
);
const WHOLE: Shape = Shape::One(
    |raw| serde_json::from_str::<u32>(raw).is_ok(),
    words!("不带引号的整数" / "a whole number without quotes"),
);
const NUMBER: Words = words!(
    "不带引号的整数，或者按生效日期写的整数，如 {\"2024-11-25\": 15}"
        / "a whole number without quotes, or such numbers by the day from which each holds: {\"2024-11-25\": 15}"
);
const YEAR: Shape = Shape::One(
    |raw| serde_json::from_str::<HolidayYear>(raw).is_ok(),
    words!(
        "一年的安排，如 \"2027 国办发明电〔…〕…号 off 01-01/01-03 work 01-09\""
            / "the calendar of a year: \"2027 NOTICE off 01-01/01-03 work 01-09\""
    ),
);
const RATE: Shape = Shape::One(
    |raw| serde_json::from_str::<Rate>(raw).is_ok(),
    words!("双引号里的百分数，如 \"3.10\"" / "percent in double quotes: \"3.10\""),
);
const SAYS: Shape = Shape::One(
    |raw| serde_json::from_str::<Says>(raw).is_ok(),
    words!(
        "\"notice\"（通知规定）、\"law\"（法律、标准规定）或者 \"chosen\"（本地选定）"
            / "\"notice\", \"law\" or \"chosen\""
    ),
);
const DAY: Words = words!("有的日期，如 2024-11-25" / "a day that there is: 2024-11-25");
const WHY: Shape = Shape::Members(
    &[owed("says", SAYS), owed("zh", TEXT), owed("en", TEXT)],
    words!(
        "{\"says\": …, \"zh\": \"理由\", \"en\": \"reason\"}"
            / "{\"says\": …, \"zh\": \"理由\", \"en\": \"reason\"}"
    ),
);

const PROFILE: Shape = Shape::Members(
    &[
        owed("name", TEXT),
        owed("title", TEXT),
        owed("division", TEXT),
        owed("platform", TEXT),
        owed("cut_off_day", Shape::Number),
        owed(
            "dishonesty_sources",
            Shape::List(
                &TEXT,
                words!("一列来源，写在方括号里" / "a list of sources in brackets"),
            ),
        ),
        owed("settled_far_percent", Shape::Number),
        owed("objection_days", Shape::Number),
        owed("due_soon_days", Shape::Number),
        owed("risk_days", Shape::Number),
        owed("review_months", Shape::Number),
        free(
            "rules_off",
            Shape::List(
                &TEXT,
                words!("一列规则代码，写在方括号里" / "a list of codes of rules in brackets"),
            ),
        ),
        free(
            "holidays",
            Shape::List(
                &YEAR,
                words!("一列安排，一年一行，写在方括号里" / "a list of calendars in brackets, one a year"),
            ),
        ),
        free(
            "lpr_1y",
            Shape::ByDay(
                &RATE,
                words!(
                    "按施行日期写的利率，如 {\"2026-01-20\": \"3.00\"}"
                        / "rates by the day from which each holds: {\"2026-01-20\": \"3.00\"}"
                ),
            ),
        ),
        free(
            "why",
            Shape::ByKey(
                &WHY,
                words!("各项的理由，按配置项的名称写" / "the reasons of the values, by their keys"),
            ),
        ),
    ],
    words!("一个配置：{ … }" / "a profile: { … }"),
);

impl Shape {
    fn words(&self) -> Words {
        match self {
            Shape::One(_, words)
            | Shape::List(_, words)
            | Shape::ByDay(_, words)
            | Shape::ByKey(_, words)
            | Shape::Members(_, words) => *words,
            Shape::Number => NUMBER,
        }
    }
}

/// Why a profile, a part of this text, has not the form of one; `None` where it has.
pub(super) fn refused(text: &str, profile: &str) -> Option<ProfileError> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(profile) {
        return Some(ProfileError::not_json(&error));
    }
    misfit(text, &PROFILE, profile, "")
}

/// The first place that does not fit.
fn misfit(text: &str, shape: &Shape, raw: &str, path: &str) -> Option<ProfileError> {
    let refuse = |raw: &str, path: String, fault: Fault| {
        let line = line_at(text, raw);
        Some(ProfileError { path, line, fault })
    };
    let other = || refuse(raw, path.to_owned(), Fault::impossible(shown(raw), shape.words()));
    match shape {
        Shape::One(fits, _) => (!fits(raw)).then(other).flatten(),
        Shape::Number if raw.starts_with('{') => match entries(raw) {
            Some(all) if !all.is_empty() => misfit(text, &Shape::ByDay(&WHOLE, NUMBER), raw, path),
            _ => other(),
        },
        Shape::Number => match misfit(text, &WHOLE, raw, path) {
            Some(_) => other(),
            None => None,
        },
        Shape::List(each, _) => match serde_json::from_str::<Vec<&RawValue>>(raw) {
            Ok(parts) => (0..)
                .zip(parts)
                .find_map(|(at, part): (usize, _)| misfit(text, each, part.get(), &format!("{path}/{at}"))),
            Err(_) => other(),
        },
        Shape::ByDay(each, _) | Shape::ByKey(each, _) => {
            let Some(all) = entries(raw) else { return other() };
            let is_day = |key: &str| serde_json::from_value::<Date>(Value::from(key)).is_ok();
            all.iter().enumerate().find_map(|(at, (key, part))| {
                let place = format!("{path}/{}", scrub(key));
                let before = all.get(..at).unwrap_or_default();
                if before.iter().any(|(other, _)| other == key) {
                    return refuse(part, place, Fault::Twice);
                }
                if matches!(shape, Shape::ByDay(..)) && !is_day(key) {
                    return refuse(part, place, Fault::impossible(scrub(key), DAY));
                }
                misfit(text, each, part, &place)
            })
        }
        Shape::Members(members, _) => {
            let Some(all) = entries(raw) else { return other() };
            let wrong = all.iter().enumerate().find_map(|(at, (key, part))| {
                let place = format!("{path}/{}", scrub(key));
                let Some(member) = members.iter().find(|member| member.key == key) else {
                    let known = members.iter().map(|member| member.key).collect();
                    return refuse(part, place, Fault::Unknown { known });
                };
                let before = all.get(..at).unwrap_or_default();
                if before.iter().any(|(other, _)| other == key) {
                    return refuse(part, place, Fault::Twice);
                }
                misfit(text, &member.shape, part, &place)
            });
            let is_there = |member: &&Member| all.iter().any(|(key, _)| key == member.key);
            let mut owed = members.iter().filter(|member| member.is_required);
            wrong.or_else(|| {
                let member = owed.find(|member| !is_there(member))?;
                let value = VALUES
                    .iter()
                    .find(|value| value.key == member.key && path.is_empty());
                let label = value.map(|value| value.label);
                let must_be = member.shape.words();
                let fault = Fault::Missing { label, must_be };
                refuse(raw, format!("{path}/{}", member.key), fault)
            })
        }
    }
}

/// A value as it stands there; of what is long its beginning.
fn shown(raw: &str) -> String {
    let short: String = raw.chars().take(40).collect();
    let more = if short.len() < raw.len() { "…" } else { "" };
    scrub(&format!("{}{more}", short.replace(['\n', '\r', '\t'], " "))).into_owned()
}

/// The members of an object in their order, the same key as often as it stands there; `None` for anything else.
fn entries(raw: &str) -> Option<Vec<(String, &str)>> {
    struct Entries<'t>(Vec<(String, &'t str)>);

    struct Reader;

    impl<'t> Visitor<'t> for Reader {
        type Value = Entries<'t>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Entries<'t>, A::Error> {
            let mut all = Vec::new();
            while let Some((key, value)) = map.next_entry::<String, &'t RawValue>()? {
                all.push((key, value.get()));
            }
            Ok(Entries(all))
        }
    }

    impl<'t> Deserialize<'t> for Entries<'t> {
        fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Entries<'t>, D::Error> {
            deserializer.deserialize_map(Reader)
        }
    }

    serde_json::from_str::<Entries<'_>>(raw)
        .ok()
        .map(|Entries(all)| all)
}

/// The part of options that is a profile, where they name one.
pub(super) fn profile_among(options: &str) -> Option<&str> {
    let mut members = entries(options)?.into_iter();
    members.find(|(key, _)| key == "profile").map(|(_, raw)| raw)
}
