//! Layouts are data (表样): which columns a file has, and how a value is written in them.

use serde::{Deserialize, Serialize};

use crate::code::CodeList;
use crate::field::{FieldSpec, Kind, Type};
use crate::record::{Record, Value};
use crate::value::{EndDate, Procedure};

/// One column (列).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutColumn {
    /// Its heading.
    pub heading: String,
    /// The field's key.
    pub field: String,
}

/// The columns of one table (表样). Codes are written by their label, as people read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Its name.
    pub name: String,
    /// The kind of record.
    pub kind: Kind,
    /// The columns in order.
    pub columns: Vec<LayoutColumn>,
}

impl Layout {
    /// `haian`: the headings of the catalogue, in its order.
    #[must_use]
    pub fn haian(kind: Kind) -> Layout {
        let column = |field: &FieldSpec| LayoutColumn {
            heading: field.heading.to_owned(),
            field: field.key.to_owned(),
        };
        Layout {
            name: "haian".to_owned(),
            kind,
            columns: kind.spec().fields.iter().map(column).collect(),
        }
    }

    /// A record's cells in the order of the columns; `""` for an empty field.
    #[must_use]
    pub fn cells(&self, record: &Record<'_>) -> Vec<String> {
        let spec = record.spec();
        let cell = |column: &LayoutColumn| {
            let at = spec.place_of(&column.field)?;
            Some(for_people(record, at, spec.field(at)?))
        };
        self.columns
            .iter()
            .map(|column| cell(column).unwrap_or_default())
            .collect()
    }
}

/// A value as people write it: it reads back as the same.
fn for_people(record: &Record<'_>, at: u8, field: &FieldSpec) -> String {
    let canonical = record.canonical(at).unwrap_or_default();
    match (record.slot(at).value(), field.ty) {
        (Some(Value::Yes(yes)), _) => if yes { "是" } else { "否" }.to_owned(),
        (Some(Value::End(EndDate::OpenEnded)), _) => "长期".to_owned(),
        (Some(Value::Procedure(Procedure::NotApplicable(reason))), _) => {
            format!("不适用({})", reason.label())
        }
        (Some(_), Type::Code(list) | Type::Codes(list) | Type::Seq(&Type::Code(list))) => canonical
            .split(';')
            .map(|key| label(list, key))
            .collect::<Vec<_>>()
            .join(";"),
        _ => canonical.into_owned(),
    }
}

fn label<'k>(list: &CodeList, key: &'k str) -> &'k str
where
    'static: 'k,
{
    list.codes
        .iter()
        .find(|code| code.key == key)
        .map_or(key, |code| code.label)
}
