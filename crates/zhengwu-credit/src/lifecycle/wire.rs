//! The wire form of events, frozen and versioned, so that what stands inside may change (事件的存储格式).

/// Version 1: one JSON object a line.
///
/// ```json
/// {"v":1,"sequence":1,"subject":{"kind":"contract","key":["11320685MB0A10013C","HA-2024/017"]},"on":"2024-12-12",
///  "recorded_at":"2024-12-13T09:30:00","actor":"示例一局经办","action":"commence","payload":{}}
/// ```
///
/// What is written does not change any more: golden files hold it.
pub mod v1 {
    use serde::{Deserialize, Serialize};

    use crate::lifecycle::{Action, Event, Payload, Subject};
    use crate::model::{dated, payload_of};
    use crate::value::Date;

    /// A line.
    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(in crate::lifecycle) struct Line {
        v: Version,
        sequence: u64,
        subject: Subject,
        #[serde(deserialize_with = "dated")]
        on: Date,
        #[serde(deserialize_with = "dated")]
        recorded_at: chrono::NaiveDateTime,
        actor: String,
        action: Action,
        #[serde(deserialize_with = "payload_of")]
        payload: Payload,
    }

    /// `1`
    #[derive(Clone, Copy, Debug, Default)]
    struct Version;

    impl Serialize for Version {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u8(1)
        }
    }

    impl<'de> Deserialize<'de> for Version {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            match u64::deserialize(deserializer)? {
                1 => Ok(Version),
                other => Err(serde::de::Error::custom(format_args!(
                    "version {other} is not known here"
                ))),
            }
        }
    }

    /// An event as a line, without the line's end. `None` where it has no number or no time of entry yet.
    #[must_use]
    pub fn write(event: &Event) -> Option<String> {
        if event.sequence == 0 {
            return None;
        }
        serde_json::to_string(&Line {
            v: Version,
            sequence: event.sequence,
            subject: event.subject.clone(),
            on: event.on,
            recorded_at: event.recorded_at?,
            actor: event.actor.clone(),
            action: event.action,
            payload: event.payload.clone(),
        })
        .ok()
    }

    /// Reads a line.
    ///
    /// # Errors
    /// Where it is no event of this version, a key stands twice, or a day is of no year that a record's may be of.
    pub fn read(line: &str) -> Result<Event, serde_json::Error> {
        let line: Line = serde_json::from_str(line)?;
        Ok(Event {
            sequence: line.sequence,
            subject: line.subject,
            on: line.on,
            recorded_at: Some(line.recorded_at),
            actor: line.actor,
            action: line.action,
            payload: line.payload,
        })
    }
}
