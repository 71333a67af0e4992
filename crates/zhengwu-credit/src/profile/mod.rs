//! A city's constants (配置): what the notice and the law leave open, as data.

mod dated;
mod refusal;
mod shape;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::code::{Coded, DishonestySource};
use crate::value::{Date, HolidayYear, Period, Rate, division, lpr, working_days};

pub use dated::Dated;
pub use refusal::{Fault as ProfileFault, ProfileError};
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
    /// Codes of the optional rules that are not judged by: all others are on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules_off: Vec<String>,
    /// Calendars of years that the library does not know: one line a year, `2027 NOTICE off 01-01/01-03
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
    /// [`ProfileError`] with the line, the place and what it must be.
    pub fn from_json(text: &str) -> Result<Profile, ProfileError> {
        // Editors of Windows put a mark before the text.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some(refusal) = shape::refused(text, text) {
            return Err(refusal);
        }
        let profile: Profile = serde_json::from_str(text).map_err(|error| ProfileError::not_json(&error))?;
        profile.check().map_err(|refusal| refusal.in_text(text))?;
        Ok(profile)
    }

    /// Why the profile among options, as JSON, is none; `None` where it is one, or there is none.
    pub(crate) fn refused_among(options: &str) -> Option<ProfileError> {
        let profile = shape::profile_among(options).filter(|raw| *raw != "null")?;
        shape::refused(options, profile)
    }

    /// Checks values that JSON alone does not.
    ///
    /// # Errors
    /// [`ProfileError`] with the place and the reason.
    pub fn check(&self) -> Result<(), ProfileError> {
        let impossible =
            |path, value: &str, zh: &str, en: &str| Err(ProfileError::impossible(path, value, zh, en));
        if division::lookup(&self.division).is_none() {
            return impossible(
                "/division".to_owned(),
                &self.division,
                "行政区划代码表（GB/T 2260）里有的代码",
                "no such division code (GB/T 2260)",
            );
        }
        for (key, text, zh, en) in [
            ("name", &self.name, "配置的名称", "its name"),
            ("title", &self.title, "城市的名称", "the name of the city"),
            (
                "platform",
                &self.platform,
                "平台的名称",
                "the name of the platform",
            ),
        ] {
            if text.trim().is_empty() {
                return impossible(format!("/{key}"), "\"\"", zh, en);
            }
        }
        if self.dishonesty_sources.is_empty() {
            return impossible(
                "/dishonesty_sources".to_owned(),
                "[]",
                "至少一种来源",
                "one source at least",
            );
        }
        for (at, source) in self.dishonesty_sources.iter().enumerate() {
            let others = self.dishonesty_sources.get(..at).unwrap_or_default();
            if others.contains(source) {
                return impossible(
                    format!("/dishonesty_sources/{at}"),
                    source,
                    "没有列过的来源",
                    "a source that is not listed yet",
                );
            }
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
        // The law of years that are known is no choice of a city's: a profile adds to it, and contradicts nothing.
        let contradicts = |day: Date, rate: Rate| {
            let known = lpr::one_year_on(day, &BTreeMap::new());
            known.filter(|known| *known != rate)
        };
        let rates = self.lpr_1y.iter();
        if let Some((day, rate, known)) = rates
            .filter_map(|(day, rate)| Some((day, rate, contradicts(*day, *rate)?)))
            .next()
        {
            return impossible(
                format!("/lpr_1y/{day}"),
                &rate.to_string(),
                &format!(" {known}（公布的一年期 LPR；配置只能补充软件里没有的年份）"),
                &format!("{known}, the rate published; a profile only adds what the library does not know"),
            );
        }
        for (at, year) in self.holidays.iter().enumerate() {
            let others = self.holidays.get(..at).unwrap_or_default();
            if others.iter().any(|other| other.year == year.year) || working_days::contradicts_known(year) {
                return impossible(
                    format!("/holidays/{at}"),
                    &year.to_string(),
                    "软件里没有的年份的安排，一年一行；已知年份以国务院办公厅的通知为准",
                    "the calendar of a year that the library does not know, one line a year",
                );
            }
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
            rules_off: Vec::new(),
            holidays: Vec::new(),
            lpr_1y: BTreeMap::new(),
            why: BTreeMap::new(),
        }
    }
}
