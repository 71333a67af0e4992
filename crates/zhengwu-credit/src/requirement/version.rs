//! The versions of the rule set (规则集版本), oldest first: the one list.
//!
//! A version's rules are those of the catalogue that came in it or before, and had not ended: see `rules::of`.
//! Law that changes within a rule (the texts of the payment regulation) is dated by the record's own date, in every version.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::{Serialize, Serializer};

use crate::code::Words;
use crate::value::Date;

/// A version of the rule set, called by the day for whose law it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Version {
    /// 2024.12.1: the notice, with the law of its day.
    V2024_12_1,
    /// 2025.6.1: the payment regulation of 2025.
    V2025_6_1,
    /// 2026.4.1: NDRC Order 36.
    V2026_4_1,
}

/// By its name.
impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        let name = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        Version::read(&name).ok_or_else(|| {
            let there = Version::names();
            D::Error::custom(format!(
                "`{name}` is no version of the rule set; there are: {there}"
            ))
        })
    }
}

impl schemars::JsonSchema for Version {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "enum": Version::ALL.map(Version::name)})
    }
}

impl Version {
    /// All, oldest first.
    pub const ALL: [Version; 3] = [Version::V2024_12_1, Version::V2025_6_1, Version::V2026_4_1];

    /// The one by which is judged where nothing is said.
    pub const NEWEST: Version = Version::V2026_4_1;

    /// `2024.12.1`
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Version::V2024_12_1 => "2024.12.1",
            Version::V2025_6_1 => "2025.6.1",
            Version::V2026_4_1 => "2026.4.1",
        }
    }

    /// For which law it was made.
    #[must_use]
    pub const fn title(self) -> Words {
        let (zh, en) = match self {
            Version::V2024_12_1 => (
                "海安市 2024 年 11 月 25 日通知，及当时的法律",
                "the notice of 2024-11-25, with the law of its day",
            ),
            Version::V2025_6_1 => (
                "2025 年修订的保障中小企业款项支付条例施行",
                "the payment regulation as revised in 2025",
            ),
            Version::V2026_4_1 => (
                "国家发展改革委令第36号信用修复的期限施行",
                "the periods of publication and repair of NDRC Order 36",
            ),
        };
        Words { zh, en }
    }

    /// Whether it was released: its rules stand as they are, and what changes comes in a new version. One that was not is
    /// open. `schemas/rule-sets.json` keeps the digests, and `cargo xtask generate` writes no other over a released one.
    #[must_use]
    pub const fn is_released(self) -> bool {
        match self {
            Version::V2024_12_1 | Version::V2025_6_1 | Version::V2026_4_1 => false,
        }
    }

    /// The day for whose law it was made: its name.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        let mut parts = self.name().split('.').map(|part| part.parse().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        Date::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    }

    /// The version of this name.
    #[must_use]
    pub fn read(name: &str) -> Option<Version> {
        Version::ALL
            .into_iter()
            .find(|version| version.name() == name.trim())
    }

    /// The names of all, for a choice.
    #[must_use]
    pub fn names() -> String {
        Version::ALL.map(Version::name).join(", ")
    }
}
