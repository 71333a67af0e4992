//! Records as text: NDJSON, one JSON array, or one JSON object.

use std::fmt;

use serde_json::value::RawValue;

use crate::code::Lang;
use crate::field::{Kind, header};
use crate::record::{Record, Wanted, read_object};

use super::{ReadError, Row, Table};

/// The text is neither NDJSON nor JSON.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotJson {
    /// Not one line of it is a record.
    #[error("not JSON: line {line}, character {column}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The character, from 1.
        column: usize,
    },
    /// The kind of record cannot be told from the keys.
    #[error(
        "cannot tell the kind of record from its keys; say which: {}",
        Kind::keys(Lang::En)
    )]
    KindUnknown,
    /// There is nothing in it.
    #[error("there is no record in it")]
    Empty,
}

/// A table over text in memory (JSON 或 NDJSON).
pub struct JsonTable<'a> {
    kind: Kind,
    file: Option<String>,
    text: &'a str,
    /// The elements of one JSON array, counted from 1; `None` for NDJSON.
    elements: Option<Vec<(u64, &'a str)>>,
}

/// Says what it is and nothing of what is in it.
impl fmt::Debug for JsonTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonTable")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl<'a> JsonTable<'a> {
    /// Reads text; the kind is told from the keys of the first record where it is not given.
    ///
    /// # Errors
    /// [`NotJson`] where not even a first record can be read.
    pub fn new(text: &'a str, kind: Option<Kind>, file: Option<String>) -> Result<JsonTable<'a>, NotJson> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let elements = elements(text)?;
        let first = match &elements {
            Some(elements) => elements.first().map(|(_, element)| *element),
            None => lines(text).next().map(|(_, line)| line),
        };
        let kind = match (kind, first) {
            (None, None) => return Err(NotJson::Empty),
            // An empty array says that there is nothing; an empty text says nothing.
            (Some(_), None) if elements.is_none() => return Err(NotJson::Empty),
            (Some(kind), _) => kind,
            (None, Some(first)) => kind_of(first).ok_or(NotJson::KindUnknown)?,
        };
        Ok(JsonTable {
            kind,
            file,
            text,
            elements,
        })
    }
}

impl Table for JsonTable<'_> {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.visit_fields(Wanted::ALL, each)
    }

    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        let mut record = Record::of_fields(self.kind, wanted);
        match &self.elements {
            Some(elements) => {
                for (line, element) in elements {
                    record.clear();
                    visit_one(*line, element, &mut record, each);
                }
            }
            None => {
                for (line, text) in lines(self.text) {
                    record.clear();
                    visit_one(line, text, &mut record, each);
                }
            }
        }
        Ok(())
    }
}

fn visit_one<'a>(row: u64, text: &'a str, record: &mut Record<'a>, each: &mut dyn FnMut(Row<'_, '_>)) {
    match read_object(text, record) {
        Ok(()) => each(Row::Record(row, record)),
        Err(error) => each(Row::Unreadable(row, error.column)),
    }
}

/// The elements of a JSON array, or of the one object that the text is; `None` where it is NDJSON.
fn elements(text: &str) -> Result<Option<Vec<(u64, &str)>>, NotJson> {
    let start = text.trim_start();
    if start.starts_with('[') {
        let values: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| NotJson::Malformed {
            line: error.line(),
            column: error.column(),
        })?;
        // An array is often one line: its elements are counted.
        return Ok(Some(
            (1_u64..).zip(values.into_iter().map(RawValue::get)).collect(),
        ));
    }
    let Some((_, first)) = lines(text).next() else {
        return Ok(None);
    };
    let is_whole_line = serde_json::from_str::<&RawValue>(first).is_ok();
    if !is_whole_line && let Ok(object) = serde_json::from_str::<&RawValue>(text) {
        return Ok(Some(vec![(1, object.get())]));
    }
    if !start.starts_with('{') {
        return Err(NotJson::Malformed { line: 1, column: 1 });
    }
    Ok(None)
}

/// The lines that have something in them, numbered from 1.
fn lines(text: &str) -> impl Iterator<Item = (u64, &str)> {
    (1_u64..)
        .zip(text.split('\n'))
        .filter(|(_, line)| !line.trim().is_empty())
}

/// The kind that knows most of an object's keys.
fn kind_of(object: &str) -> Option<Kind> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(object).ok()?;
    header::recognise_kind(object.keys().map(String::as_str))
}
