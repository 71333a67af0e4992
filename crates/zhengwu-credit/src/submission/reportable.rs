//! A record that may be sent (可报送记录).

use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

use crate::field::Kind;
use crate::ledger::{AcrossReport, RowReport};
use crate::model::Key;
use crate::record::Record;
use crate::value::Date;

use super::Layout;

/// A record as it is sent. Made only from a row that a run found submittable: of a withheld contract, of a row with
/// an error, or of a row that was sent already, there is no way to make one.
#[derive(Clone, PartialEq, Eq)]
pub struct Reportable {
    kind: Kind,
    key: Key,
    json: String,
    cells: Vec<String>,
}

impl Reportable {
    /// The record of a row, in canonical form and in a layout; `None` where the row is not to be sent.
    #[must_use]
    pub fn from_row(row: &RowReport<'_>, layout: &Layout) -> Option<Reportable> {
        let record = row.submittable().filter(|record| record.kind() == layout.kind)?;
        Some(Reportable {
            kind: record.kind(),
            key: Key::of(record),
            json: record.to_canonical_json(),
            cells: layout.cells(record),
        })
    }

    /// With what logged events say in place of what the record says, where this is of it (page 3: the status in a submission
    /// is derived). What it was made from was submittable, and its key stays.
    pub fn derive(&mut self, across: &AcrossReport<'_>, layout: &Layout) {
        let is_of_it = self.kind == across.kind() && layout.kind == self.kind && self.key == across.key();
        if across.instead().is_empty() || !is_of_it {
            return;
        }
        let instead = across.instead().iter();
        let texts: BTreeMap<String, String> = instead
            .map(|(field, text)| ((*field).to_owned(), text.clone()))
            .collect();
        let stands = Record::of_texts(self.kind, &texts, Date::default());
        for ((column, cell), stands) in layout
            .columns
            .iter()
            .zip(&mut self.cells)
            .zip(layout.cells(&stands))
        {
            if texts.contains_key(&column.field) {
                *cell = stands;
            }
        }
        let mut all: BTreeMap<&str, &RawValue> = serde_json::from_str(&self.json).unwrap_or_default();
        let stands = stands.to_canonical_json();
        all.retain(|key, _| !texts.contains_key(*key));
        all.extend(serde_json::from_str::<BTreeMap<&str, &RawValue>>(&stands).unwrap_or_default());
        let fields = self.kind.spec().fields.iter();
        let fields = fields.filter_map(|spec| Some(format!("\"{}\":{}", spec.key, all.get(spec.key)?)));
        self.json = format!("{{{}}}", fields.collect::<Vec<_>>().join(","));
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its canonical form.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }

    /// Its cells in the layout's order.
    #[must_use]
    pub fn cells(&self) -> &[String] {
        &self.cells
    }
}

/// Says what it is and nothing of what is in it.
impl fmt::Debug for Reportable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reportable")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// One table of a submission: the records of one kind in the order of their keys, so that the order of rows and files
/// that came in changes nothing.
#[derive(Debug)]
pub struct Table {
    /// Its layout.
    pub layout: Layout,
    records: Vec<Reportable>,
}

impl Table {
    /// The table of a kind.
    #[must_use]
    pub fn new(layout: Layout, records: impl IntoIterator<Item = Reportable>) -> Table {
        let mut records: Vec<Reportable> = records
            .into_iter()
            .filter(|one| one.kind == layout.kind)
            .collect();
        records.sort_by(|one, other| (&one.key, &one.json).cmp(&(&other.key, &other.json)));
        Table { layout, records }
    }

    /// Its records.
    #[must_use]
    pub fn records(&self) -> &[Reportable] {
        &self.records
    }

    /// NDJSON: one record a line, in canonical form.
    #[must_use]
    pub fn to_ndjson(&self) -> String {
        self.records
            .iter()
            .fold(String::new(), |text, record| text + &record.json + "\n")
    }
}
