//! The header row: which column is which field, and of which kind of record.

use zhengwu_credit::field::{Kind, KindSpec, Type, header};
use zhengwu_credit::model::Columns;
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::money::Unit;

use crate::ReadFailure;
use crate::failure::NamedColumn;
use crate::grid::GridRow;

/// What becomes of the cells of a column.
#[derive(Debug)]
pub(crate) enum Target {
    /// They are this field.
    Field { at: u8, unit: Unit, reading: Reading },
    /// They are carried along under this heading.
    Unknown(String),
}

/// What a spreadsheet's own date or its serial becomes in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing else than it says.
    AsItStands,
    /// A day.
    Day,
    /// A month: typed as `2024-12`, it was stored as the first day of it.
    Month,
}

/// A header row that was understood.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) kind: Kind,
    /// The row in which it stands.
    pub(crate) row: u32,
    /// By column.
    pub(crate) targets: Vec<Target>,
    pub(crate) columns: Columns,
}

/// The kind that headings tell; where they do not, the first of the names (sheet, file) that tells one of whose
/// headings at least one is there.
pub(crate) fn kind_of(row: &GridRow<'_>, names: &[&str]) -> Option<Kind> {
    let headings = row.cells().map(|cell| cell.text);
    header::recognise_kind(headings).or_else(|| {
        let named = names.iter().filter_map(|name| kind_in_name(name));
        named.into_iter().find(|kind| knows_any(*kind, row))
    })
}

/// Whether at least one heading belongs to a kind.
pub(crate) fn knows_any(kind: Kind, row: &GridRow<'_>) -> bool {
    row.cells()
        .any(|cell| header::recognise(kind.spec(), cell.text).is_some())
}

/// The kind that the name of a sheet or file contains; of several the one whose name is longest: 合同履约 is not 合同.
pub(crate) fn kind_in_name(name: &str) -> Option<Kind> {
    if let Some(kind) = Kind::read(name) {
        return Some(kind);
    }
    let name = name.to_ascii_lowercase();
    let longest = |kind: Kind| {
        kind.spec()
            .names
            .iter()
            .filter(|own| name.contains(**own))
            .map(|own| own.len())
            .max()
    };
    let mut found: Vec<(usize, Kind)> = Kind::REPORTED
        .into_iter()
        .filter_map(|kind| Some((longest(kind)?, kind)))
        .collect();
    found.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    match found.as_slice() {
        [(_, kind)] => Some(*kind),
        [(longest, kind), (next, _), ..] if longest > next => Some(*kind),
        _ => None,
    }
}

impl Header {
    /// Reads the header row as one of a kind.
    pub(crate) fn read(row: &GridRow<'_>, kind: Kind, sheet: Option<&str>) -> Result<Header, ReadFailure> {
        let spec = kind.spec();
        let mut columns = Columns {
            of_field: vec![None; spec.fields.len()],
            header_row: u64::from(row.number),
            ..Columns::default()
        };
        let mut targets = Vec::new();
        for cell in row.cells() {
            while targets.len() < cell.column {
                targets.push(Target::Unknown(column_letters(targets.len())));
            }
            let Some(found) = header::recognise(spec, cell.text) else {
                targets.push(Target::Unknown(cell.text.to_owned()));
                continue;
            };
            if let Some(place) = columns.of_field.get_mut(usize::from(found.field)) {
                if let Some(first) = place {
                    return Err(two_columns(
                        spec,
                        found.field,
                        sheet,
                        first,
                        (cell.column, cell.text),
                    ));
                }
                *place = Some((cell.column, cell.text.to_owned()));
            }
            let reading = spec
                .field(found.field)
                .map_or(Reading::AsItStands, |field| reading(field.ty));
            targets.push(Target::Field {
                at: found.field,
                unit: found.unit,
                reading,
            });
        }
        Ok(Header {
            kind,
            row: row.number,
            targets,
            columns,
        })
    }
}

fn two_columns(
    spec: &KindSpec,
    field: u8,
    sheet: Option<&str>,
    first: &(usize, String),
    second: (usize, &str),
) -> ReadFailure {
    let named = |column: usize, heading: &str| NamedColumn {
        letters: column_letters(column),
        heading: one_line(heading),
    };
    ReadFailure::TwoColumns {
        sheet: sheet.map(str::to_owned),
        columns: Box::new([named(first.0, &first.1), named(second.0, second.1)]),
        field: spec.field(field).map_or("", |field| field.heading),
    }
}

/// A heading broken over lines in its cell, on one line.
fn one_line(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn reading(ty: Type) -> Reading {
    match ty {
        Type::Date | Type::EndDate | Type::Procedure => Reading::Day,
        Type::Period => Reading::Month,
        _ => Reading::AsItStands,
    }
}
