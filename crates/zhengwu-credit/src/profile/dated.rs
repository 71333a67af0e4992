//! A number by the day from which it holds (按日期生效的参数).

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde::{Serialize, Serializer};

use crate::value::Date;

/// A number of a profile, which may change from a day on (自某日起的参数). In JSON the number alone, or numbers by the day
/// from which each holds: `{"2024-11-25": 15, "2026-07-01": 10}`. The first of them holds before its day too.
///
/// ```
/// use zhengwu_credit::profile::Dated;
/// let days: Dated = serde_json::from_str(r#"{"2024-11-25": 15, "2026-07-01": 10}"#)?;
/// let on = |day: &str| days.on(day.parse().unwrap());
/// assert_eq!([on("2019-01-01"), on("2026-06-30"), on("2026-07-01")], [15, 15, 10]);
/// assert_eq!(days.always(), None);
/// assert_eq!(serde_json::from_str::<Dated>("15")?.always(), Some(15));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    first: (Option<Date>, u32),
    later: BTreeMap<Date, u32>,
}

impl Dated {
    /// One number for every day.
    #[must_use]
    pub const fn of(number: u32) -> Dated {
        Dated {
            first: (None, number),
            later: BTreeMap::new(),
        }
    }

    /// The number that holds on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> u32 {
        let later = self.later.range(..=day).next_back();
        later.map_or(self.first.1, |(_, number)| *number)
    }

    /// The number of every day, where it is one; else it depends on the day.
    #[must_use]
    pub fn always(&self) -> Option<u32> {
        self.later.is_empty().then_some(self.first.1)
    }

    /// All numbers, by the day from which each holds.
    pub fn entries(&self) -> impl Iterator<Item = (Option<Date>, u32)> {
        let later = self.later.iter().map(|(day, number)| (Some(*day), *number));
        std::iter::once(self.first).chain(later)
    }
}

impl Serialize for Dated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.first {
            (None, number) => serializer.serialize_u32(number),
            (Some(_), _) => {
                serializer.collect_map(self.entries().filter_map(|(day, number)| Some((day?, number))))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Dated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Dated, D::Error> {
        struct NumberOrDays;

        impl<'de> Visitor<'de> for NumberOrDays {
            type Value = Dated;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or numbers by the day from which each holds")
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Dated, E> {
                let number = u32::try_from(number);
                number
                    .map(Dated::of)
                    .map_err(|_| E::custom("the number is too great"))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Dated, A::Error> {
                let mut later = BTreeMap::new();
                while let Some((day, number)) = map.next_entry::<Date, u32>()? {
                    if later.insert(day, number).is_some() {
                        return Err(A::Error::custom(format!("the day {day} stands there twice")));
                    }
                }
                let (day, number) = later
                    .pop_first()
                    .ok_or_else(|| A::Error::custom("no day stands there"))?;
                Ok(Dated {
                    first: (Some(day), number),
                    later,
                })
            }
        }

        deserializer.deserialize_any(NumberOrDays)
    }
}

impl schemars::JsonSchema for Dated {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Dated".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A number, or numbers by the day from which each holds (按日期生效的参数).",
            "oneOf": [
                {"type": "integer", "minimum": 0},
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"format": "date"},
                    "additionalProperties": {"type": "integer", "minimum": 0}
                }
            ]
        })
    }
}
