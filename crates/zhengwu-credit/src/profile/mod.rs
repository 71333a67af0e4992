//! A city's constants (配置): what the notice and the law leave open, as data.

mod dated;
mod refusal;
mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::code::{Coded, DishonestySource};
use crate::value::{Date, HolidayYear, Period, Rate, division, lpr, working_days};

pub use dated::Dated;
pub use refusal::ProfileError;
pub use values::{NumberSpec, Says, VALUES, ValueSpec, Why};

/// What a city has chosen (城市配置). Read from JSON; a field that is not known is refused.
///
/// # Examples
/// ```
/// use zhengwu_credit::profile::Profile;
/// assert_eq!(Profile::haian().division, "320685");
/// assert!(Profile::from_json(r#"{"name":"x"}"#).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name, `haian`.
    pub name: String,
    /// The city.
    pub title: String,
    /// Division code (GB/T 2260).
    pub division: String,
    /// The platform that receives the submissions.
    pub platform: String,
    /// The day of the next month up to which a month's records are taken in, 1–28.
    pub cut_off_day: Dated,
    /// Which sources of a dishonesty record are admitted.
    pub dishonesty_sources: Vec<String>,
    /// From how many percent a settlement is far from a fixed price.
    pub settled_far_percent: Dated,
    /// Within how many days an objection is to be answered.
    pub objection_days: Dated,
    /// From how many days before its last one something is due soon.
    pub due_soon_days: Dated,
    /// Within how many days rights are to be asserted against a risk.
    pub risk_days: Dated,
    /// After how many months the commitment list is to be reviewed again (一(二) names no cycle).
    pub review_months: Dated,
    /// Calendars of years that the library does not know, or arranges otherwise: one line a year, `2027 NOTICE off 01-01/01-03
    /// work 01-09`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub holidays: Vec<HolidayYear>,
    /// One-year loan prime rates (LPR) that the library does not know: percent by the day from which it held.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(with = "BTreeMap<String, String>")]
    pub lpr_1y: BTreeMap<Date, Rate>,
    /// On what each value rests, by its key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub why: BTreeMap<String, Why>,
}

const HAIAN: &str = include_str!("../../data/profiles/haian.json");

impl Profile {
    /// The profile of Hai'an (海安市), which is used where none is named.
    #[must_use]
    pub fn haian() -> Profile {
        Profile::from_json(HAIAN).unwrap_or_else(|_| Profile::empty())
    }

    /// Reads and checks a profile.
    ///
    /// # Errors
    /// [`ProfileError`] with the line or the field and the reason.
    pub fn from_json(text: &str) -> Result<Profile, ProfileError> {
        let profile: Profile = serde_json::from_str(text)?;
        profile.check().map_err(|refusal| refusal.in_text(text))?;
        Ok(profile)
    }

    /// Checks values that JSON alone does not.
    ///
    /// # Errors
    /// [`ProfileError`] with the place and the reason.
    pub fn check(&self) -> Result<(), ProfileError> {
        let impossible = |path: String, value: &str, zh: &str, en: &str| {
            Err(ProfileError::impossible(
                path,
                value,
                zh.to_owned(),
                en.to_owned(),
            ))
        };
        if division::lookup(&self.division).is_none() {
            return impossible(
                "/division".to_owned(),
                &self.division,
                "行政区划代码表（GB/T 2260）里有的代码",
                "no such division code (GB/T 2260)",
            );
        }
        for (at, source) in self.dishonesty_sources.iter().enumerate() {
            if !DishonestySource::LIST.codes.iter().any(|code| code.key == source) {
                let keys: Vec<&str> = DishonestySource::LIST.codes.iter().map(|code| code.key).collect();
                let keys = keys.join(", ");
                return impossible(
                    format!("/dishonesty_sources/{at}"),
                    source,
                    &keys,
                    &format!("one of {keys}"),
                );
            }
        }
        for value in VALUES {
            let Some(number) = &value.number else { continue };
            let (least, most) = number.bounds;
            for (day, found) in (number.of)(self).entries() {
                if !(least..=most).contains(&found) {
                    let day = day.map_or_else(String::new, |day| format!("/{day}"));
                    return impossible(
                        format!("/{}{day}", value.key),
                        &found.to_string(),
                        &format!(" {least} 至 {most}（{}）", value.label.zh),
                        &format!("{least} to {most}, {}", value.label.en),
                    );
                }
            }
        }
        if let Some((day, rate)) = self.lpr_1y.iter().find(|(_, rate)| !rate.in_range()) {
            return impossible(
                format!("/lpr_1y/{day}"),
                &rate.to_string(),
                " 0 至 36（百分之几）",
                "0 to 36 percent",
            );
        }
        match self
            .why
            .keys()
            .find(|key| !VALUES.iter().any(|value| value.key == *key))
        {
            Some(key) => impossible(format!("/why/{key}"), key, "配置项的名称", "the key of a value"),
            None => Ok(()),
        }
    }

    /// The profiles that are shipped, one file a city, by name.
    #[must_use]
    pub fn shipped() -> [(&'static str, &'static str); 1] {
        [("haian", HAIAN)]
    }

    /// The last day on which a month's records are taken in (截止日): the cut-off day of the next month.
    #[must_use]
    pub fn cut_off(&self, period: Period) -> Date {
        let next = period.next();
        let day = self.cut_off_day.on(period.last_day());
        Date::from_ymd_opt(next.year(), next.month(), day).unwrap_or_else(|| next.last_day())
    }

    /// The last day of a term of so many working days after a day; `None` where it reaches a year whose calendar nobody
    /// knows.
    #[must_use]
    pub fn working_days_after(&self, day: Date, working_days: u32) -> Option<Date> {
        working_days::last_day(day, working_days, &self.holidays)
    }

    /// The one-year loan prime rate that held on a day, where it is known.
    #[must_use]
    pub fn lpr_on(&self, day: Date) -> Option<Rate> {
        lpr::one_year_on(day, &self.lpr_1y)
    }

    /// Whether a source of a dishonesty record is admitted.
    #[must_use]
    pub fn admits(&self, source: DishonestySource) -> bool {
        self.dishonesty_sources
            .iter()
            .any(|admitted| admitted == source.code().key)
    }

    /// Admits nothing; stands in only if the shipped profile were broken, which a test excludes.
    fn empty() -> Profile {
        Profile {
            name: String::new(),
            title: String::new(),
            division: String::new(),
            platform: String::new(),
            cut_off_day: Dated::of(1),
            dishonesty_sources: Vec::new(),
            settled_far_percent: Dated::of(1),
            objection_days: Dated::of(1),
            due_soon_days: Dated::of(1),
            risk_days: Dated::of(1),
            review_months: Dated::of(1),
            holidays: Vec::new(),
            lpr_1y: BTreeMap::new(),
            why: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Lang;

    #[test]
    fn the_shipped_profile_is_right() {
        let profile = Profile::from_json(HAIAN).unwrap();
        assert_eq!(profile.name, "haian");
        assert!(!profile.admits(DishonestySource::Disciplinary));
    }

    #[test]
    fn a_profile_adds_years_and_rates() {
        let more = r#""holidays": ["2027 示例通知 off 01-01/01-03 work"], "lpr_1y": {"2026-01-20": "2.90"}, "title""#;
        let profile = Profile::from_json(&HAIAN.replace("\"title\"", more)).unwrap();
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(
            profile.working_days_after(day("2026-12-30"), 2),
            Some(day("2027-01-04"))
        );
        assert_eq!(profile.lpr_on(day("2026-02-01")), Rate::parse("2.9").ok());
        assert_eq!(Profile::haian().lpr_on(day("2026-02-01")), None);
        let wrong = HAIAN.replace("\"title\"", &more.replace("01-01/01-03", "13-01"));
        let refusal = Profile::from_json(&wrong).unwrap_err().to_string();
        assert!(refusal.contains("13-01") && refusal.contains("line"), "{refusal}");
    }

    /// In both languages: the line, the place, what it must be.
    fn refusal(text: &str) -> [String; 2] {
        let refusal = Profile::from_json(text).unwrap_err();
        [refusal.describe(Lang::Zh), refusal.to_string()]
    }

    #[test]
    fn a_wrong_profile_is_refused_with_line_and_reason() {
        for (right, wrong, zh, en) in [
            (
                "\"320685\"",
                "\"999999\"",
                "第 4 行：/division 不能是 999999",
                "line 4: the profile's `/division` cannot be 999999",
            ),
            (
                "\"accountability\"]",
                "\n\"gossip\"]",
                "第 8 行：/dishonesty_sources/2 不能是 gossip",
                "one of court_judgment, administrative_penalty, accountability",
            ),
            (
                ": 20,",
                ": 0,",
                "第 8 行：/settled_far_percent 不能是 0，应为 1 至 1000",
                "`/settled_far_percent` cannot be 0: 1 to 1000",
            ),
            (
                ": 6,",
                ": {\"2024-11-25\": 6,\n\"2026-01-01\": 121},",
                "第 13 行：/review_months/2026-01-01 不能是 121",
                "`/review_months/2026-01-01` cannot be 121",
            ),
            (
                "\"risk_days\": {",
                "\"risky_days\": {",
                "/why/risky_days 不能是 risky_days",
                "the key of a value",
            ),
            (
                ": 6,",
                ": 6, \"lpr_1y\": {\"2026-01-20\": \"36.1\"},",
                "第 12 行：/lpr_1y/2026-01-20 不能是 36.1",
                "0 to 36 percent",
            ),
            // What JSON itself refuses names its line too.
            ("\"title\"", "\"titel\"", "第 3 行第 ", "unknown field `titel`"),
            (": 6,", ": \"6\",", "第 12 行第 ", "expected a number"),
            (": 6,", ": -6,", "第 12 行第 ", "expected a number"),
            (": 6,", ": {},", "第 12 行第 ", "no day stands there"),
            (": 6,", ": {\"2024-02-30\": 6},", "第 12 行第 ", "line 12"),
            (
                ": 6,",
                ": {\"2024-11-25\": 6, \"2024-11-25\": 7},",
                "第 12 行第 ",
                "stands there twice",
            ),
            (
                ": 6,",
                ": 6, \"review_months\": 7,",
                "第 12 行第 ",
                "duplicate field",
            ),
            ("\"says\": \"law\"", "\"says\": \"habit\"", "第 15 行第 ", "habit"),
        ] {
            assert!(HAIAN.contains(right), "{right}");
            let [told_zh, told_en] = refusal(&HAIAN.replacen(right, wrong, 1));
            assert!(told_zh.contains(zh), "{told_zh}");
            assert!(told_en.contains(en), "{told_en}");
        }
    }

    /// The list of values is the profile: what is written in one is in the other, and has its reason.
    #[test]
    fn every_value_has_its_name_and_its_reason() {
        let mut full = Profile::haian();
        full.holidays = vec!["2027 示例通知 off 01-01/01-03 work".parse().unwrap()];
        full.lpr_1y
            .insert("2026-01-20".parse().unwrap(), Rate::from_ten_thousandths(29_000));
        let written = serde_json::to_value(&full).unwrap();
        let not_chosen = ["name", "title", "why"];
        let keys = written.as_object().unwrap().keys().map(String::as_str);
        let keys: Vec<&str> = keys.filter(|key| !not_chosen.contains(key)).collect();
        assert_eq!(keys, VALUES.iter().map(|value| value.key).collect::<Vec<_>>());
        for (name, text) in Profile::shipped() {
            let profile = Profile::from_json(text).unwrap();
            assert_eq!(profile.name, name);
            let written = serde_json::to_value(&profile).unwrap();
            for value in VALUES.iter().filter(|value| written.get(value.key).is_some()) {
                assert!(
                    profile.why.contains_key(value.key),
                    "{name} does not say why {}",
                    value.key
                );
            }
        }
    }

    #[test]
    fn a_number_changes_on_its_day() {
        let text = HAIAN.replace(": 10,", ": {\"2025-01-01\": 10, \"2025-03-31\": 15},");
        let profile = Profile::from_json(&text).unwrap();
        let cut_off = |period: &str| profile.cut_off(period.parse().unwrap()).to_string();
        // By the last day of the month reported; the first number holds before its day too.
        assert_eq!(
            [cut_off("2024-11"), cut_off("2025-02"), cut_off("2025-03")],
            ["2024-12-10", "2025-03-10", "2025-04-15"]
        );
        let again = serde_json::to_string(&profile).unwrap();
        assert_eq!(Profile::from_json(&again).unwrap(), profile);
    }
}
