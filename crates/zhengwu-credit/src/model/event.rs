//! What happens to a subject (事件): plain data, one line of the log.

use std::collections::BTreeMap;
use std::fmt;

use chrono::Datelike;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::field::Kind;
use crate::value::Date;
use crate::value::date::YEARS;
use crate::value::mask::scrub;

use super::Action;

/// Which of the six lifecycles a subject has (对象类别).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// 合同
    Contract,
    /// 承诺
    Commitment,
    /// 补偿
    Compensation,
    /// 政务失信记录
    Dishonesty,
    /// 风险
    Risk,
    /// 问责
    Accountability,
}

impl SubjectKind {
    /// All, in the order of the specification.
    pub const ALL: [SubjectKind; 6] = [
        SubjectKind::Contract,
        SubjectKind::Commitment,
        SubjectKind::Compensation,
        SubjectKind::Dishonesty,
        SubjectKind::Risk,
        SubjectKind::Accountability,
    ];

    /// Its name in the wire form, in addresses of pages, in commands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            SubjectKind::Contract => "contract",
            SubjectKind::Commitment => "commitment",
            SubjectKind::Compensation => "compensation",
            SubjectKind::Dishonesty => "dishonesty",
            SubjectKind::Risk => "risk",
            SubjectKind::Accountability => "accountability",
        }
    }

    /// The record in which such a subject is described, where there is one.
    #[must_use]
    pub fn record(self) -> Option<Kind> {
        match self {
            SubjectKind::Contract => Some(Kind::Contract),
            SubjectKind::Commitment => Some(Kind::Commitment),
            SubjectKind::Dishonesty => Some(Kind::Dishonesty),
            SubjectKind::Compensation | SubjectKind::Risk | SubjectKind::Accountability => None,
        }
    }
}

/// What an event happens to (对象).
///
/// The key is the record's own (2.1–2.4). What hangs on a contract or a promise (补偿, 风险, 问责) begins with `contract` or
/// `commitment`, then that subject's key, then a serial of its own: `["contract", code, number, "1"]`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Its lifecycle.
    pub kind: SubjectKind,
    /// What identifies it.
    pub key: Vec<String>,
}

impl Subject {
    /// A subject.
    #[must_use]
    pub fn new<S: Into<String>>(kind: SubjectKind, key: impl IntoIterator<Item = S>) -> Subject {
        Subject {
            kind,
            key: key.into_iter().map(Into::into).collect(),
        }
    }

    /// The contract or promise on which it hangs.
    #[must_use]
    pub fn hangs_on(&self) -> Option<Subject> {
        if self.kind.record().is_some() {
            return None;
        }
        let (first, rest) = self.key.split_first()?;
        let (_serial, parent) = rest.split_last()?;
        let kind = match first.as_str() {
            "contract" => SubjectKind::Contract,
            "commitment" => SubjectKind::Commitment,
            _ => return None,
        };
        Some(Subject {
            kind,
            key: parent.to_vec(),
        })
    }
}

impl Subject {
    /// Whether its key has as many parts as it must have, and what hangs on another says on what: else it belongs to
    /// nothing. A part of a record's own key that is empty, the record's rules tell.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self.kind.record() {
            Some(kind) => self.key.len() == kind.spec().key_fields.len(),
            None => {
                let is_filled = self.key.iter().all(|part| !part.trim().is_empty());
                is_filled && self.hangs_on().is_some_and(|parent| parent.is_whole())
            }
        }
    }

    /// Whether the events of another are read with its own: what hangs on it, and that on which it hangs.
    #[must_use]
    pub fn has_part_in(&self, other: &Subject) -> bool {
        self == other || other.hangs_on().as_ref() == Some(self) || self.hangs_on().as_ref() == Some(other)
    }
}

/// The parts of the key, with whatever looks like an identity number masked.
impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key: Vec<_> = self.key.iter().map(|part| scrub(part)).collect();
        write!(f, "{:?}{key:?}", self.kind)
    }
}

/// What an event brings: fields of the catalogue, and the lifecycles' own (见 [`fields`](crate::lifecycle::fields)).
pub type Payload = BTreeMap<String, Value>;

/// Reads what an event brings. A key that stands twice is an error here, too (2.8).
pub(crate) fn payload_of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Payload, D::Error> {
    struct OfAnObject;
    impl<'de> Visitor<'de> for OfAnObject {
        type Value = Payload;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a JSON object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Payload, A::Error> {
            let mut payload = Payload::new();
            while let Some(key) = map.next_key::<String>()? {
                if payload.insert(key, map.next_value()?).is_some() {
                    return Err(A::Error::custom(KEY_REPEATED));
                }
            }
            Ok(payload)
        }
    }
    deserializer.deserialize_map(OfAnObject)
}

/// What an error says of a key that stands twice; so begins what serde says of the fields of a type.
pub(crate) const KEY_REPEATED: &str = "duplicate field";

/// What an error says of a day that no date of a record may be.
pub(crate) const NO_SUCH_DAY: &str = "no such day";

/// Reads a day, or a day and time, of the years that a record's dates are of.
pub(crate) fn dated<'de, D: Deserializer<'de>, T: Deserialize<'de> + Datelike>(
    deserializer: D,
) -> Result<T, D::Error> {
    let read = T::deserialize(deserializer).map_err(|_| D::Error::custom(NO_SUCH_DAY))?;
    match YEARS.contains(&read.year()) {
        true => Ok(read),
        false => Err(D::Error::custom(NO_SUCH_DAY)),
    }
}

/// An event (事件): what is about to be done to a subject, or what has happened to it.
///
/// # Examples
/// ```
/// use zhengwu_credit::lifecycle::{Action, Event, Subject, SubjectKind};
/// use zhengwu_credit::value::parse_date;
/// let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
/// let event = Event::new(subject, Action::Commence, parse_date("2024-12-12")?.date).with("remarks", "按期进场");
/// assert_eq!(event.text("remarks").as_deref(), Some("按期进场"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// Its number in the log, from 1; 0 for what is not yet in one.
    pub sequence: u64,
    /// What it happens to.
    pub subject: Subject,
    /// The day on which it happens.
    pub on: Date,
    /// The day and time at which it was entered, `2025-01-10T09:30:00`, China's time; `None` for what is not yet.
    pub recorded_at: Option<chrono::NaiveDateTime>,
    /// Who entered it.
    pub actor: String,
    /// What is done.
    pub action: Action,
    /// What it brings.
    pub payload: Payload,
}

impl Event {
    /// An event that brings nothing yet, and stands in no log.
    #[must_use]
    pub fn new(subject: Subject, action: Action, on: Date) -> Event {
        Event {
            sequence: 0,
            subject,
            on,
            recorded_at: None,
            actor: String::new(),
            action,
            payload: Payload::new(),
        }
    }

    /// The same with a field.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Event {
        self.payload.insert(field.to_owned(), value.into());
        self
    }

    /// What it brings in a field, as text; `None` where that is empty.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<String> {
        text_in(&self.payload, field)
    }

    /// Where it stands in the order of what happened: by day, then by its number; what is not yet entered comes last.
    #[must_use]
    pub fn order(&self) -> (Date, u64) {
        let sequence = if self.sequence == 0 {
            u64::MAX
        } else {
            self.sequence
        };
        (self.on, sequence)
    }
}

/// What is brought in a field, as text; `None` where that is empty.
pub(crate) fn text_in(payload: &Payload, field: &str) -> Option<String> {
    let text = payload.get(field).map(text_of)?;
    (!text.trim().is_empty()).then_some(text)
}

/// A value as a cell would hold it.
pub(crate) fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(text_of).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

/// Says what is done to what, and which fields it brings; nothing of what stands in them.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("sequence", &self.sequence)
            .field("subject", &self.subject)
            .field("on", &self.on)
            .field("action", &self.action)
            .field("brings", &self.payload.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
