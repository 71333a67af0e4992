//! A city's constants (配置): what the notice and the law leave open, as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::code::{Coded, DishonestySource};
use crate::value::{Date, HolidayYear, Period, Rate, lpr, working_days};

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
    /// The day of the next month up to which a month's records are taken in, 1–28. Chosen here: the notice sets none.
    pub cut_off_day: u32,
    /// Which sources of a dishonesty record are admitted (三(二) names three).
    pub dishonesty_sources: Vec<String>,
    /// From how many percent a settlement is far from a fixed price. Chosen here.
    pub settled_far_percent: u32,
    /// Within how many days an objection is to be answered. Chosen here.
    pub objection_days: u32,
    /// From how many days before its last one something is due soon. Chosen here.
    pub due_soon_days: u32,
    /// Within how many days rights are to be asserted against a risk. Chosen here.
    pub risk_days: u32,
    /// After how many months the commitment list is to be reviewed again (一(二) names no cycle). Chosen here.
    pub review_months: u32,
    /// Calendars of years that the library does not know, or arranges otherwise: one line a year, `2027 NOTICE off 01-01/01-03
    /// work 01-09`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub holidays: Vec<HolidayYear>,
    /// One-year loan prime rates (LPR) that the library does not know: percent by the day from which it held.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(with = "BTreeMap<String, String>")]
    pub lpr_1y: BTreeMap<Date, Rate>,
}

/// Why a profile is refused.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// Not JSON of this shape; the message names line and column.
    #[error("the profile cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A value that cannot be.
    #[error("the profile's `{field}` cannot be {value}: {reason}")]
    Impossible {
        /// The field.
        field: &'static str,
        /// The value.
        value: String,
        /// Why not.
        reason: &'static str,
    },
}

const HAIAN: &str = include_str!("../data/profiles/haian.json");

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
        profile.check()?;
        Ok(profile)
    }

    /// Checks values that JSON alone does not.
    ///
    /// # Errors
    /// [`ProfileError`] with the field and the reason.
    pub fn check(&self) -> Result<(), ProfileError> {
        let impossible =
            |field, value: String, reason| Err(ProfileError::Impossible { field, value, reason });
        if crate::value::division::lookup(&self.division).is_none() {
            return impossible(
                "division",
                self.division.clone(),
                "no such division code (GB/T 2260)",
            );
        }
        if !(1..=28).contains(&self.cut_off_day) {
            return impossible(
                "cut_off_day",
                self.cut_off_day.to_string(),
                "a day that every month has: 1 to 28",
            );
        }
        if !(1..=1000).contains(&self.settled_far_percent) {
            return impossible(
                "settled_far_percent",
                self.settled_far_percent.to_string(),
                "1 to 1000",
            );
        }
        if !(1..=3650).contains(&self.objection_days) {
            return impossible("objection_days", self.objection_days.to_string(), "1 to 3650");
        }
        if self.due_soon_days > 3650 {
            return impossible("due_soon_days", self.due_soon_days.to_string(), "0 to 3650");
        }
        if !(1..=3650).contains(&self.risk_days) {
            return impossible("risk_days", self.risk_days.to_string(), "1 to 3650");
        }
        if !(1..=120).contains(&self.review_months) {
            return impossible("review_months", self.review_months.to_string(), "1 to 120");
        }
        for source in &self.dishonesty_sources {
            if !DishonestySource::LIST.codes.iter().any(|code| code.key == source) {
                return impossible("dishonesty_sources", source.clone(), "no such source");
            }
        }
        Ok(())
    }

    /// The last day on which a month's records are taken in (截止日): the cut-off day of the next month.
    #[must_use]
    pub fn cut_off(&self, period: Period) -> Date {
        let next = period.next();
        Date::from_ymd_opt(next.year(), next.month(), self.cut_off_day).unwrap_or_else(|| next.last_day())
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
            cut_off_day: 1,
            dishonesty_sources: Vec::new(),
            settled_far_percent: 1,
            objection_days: 1,
            due_soon_days: 1,
            risk_days: 1,
            review_months: 1,
            holidays: Vec::new(),
            lpr_1y: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_wrong_profile_is_refused_with_its_reason() {
        let wrong = HAIAN.replace("\"320685\"", "\"999999\"");
        assert!(
            Profile::from_json(&wrong)
                .unwrap_err()
                .to_string()
                .contains("division")
        );
        let unknown = HAIAN.replace("\"title\"", "\"titel\"");
        assert!(
            Profile::from_json(&unknown)
                .unwrap_err()
                .to_string()
                .contains("line")
        );
    }
}
