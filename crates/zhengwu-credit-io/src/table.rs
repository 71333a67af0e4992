//! A table that owns what it was read from.

use std::fmt;

use std::borrow::Cow;

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, ReadError, Reason, Row, Table};
use zhengwu_credit::model::Columns;
use zhengwu_credit::record::{Form, Raw, Record, Wanted};
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::date::Epoch;

use crate::cells::serial_text;
use crate::grid::{Grid, GridCell, GridRow};
use crate::header::{Header, Reading, Target};
use crate::lines::LinesTable;

/// One table of a file: a sheet of a workbook, a CSV file, a file of JSON. It can be gone through as often as one
/// likes.
pub struct OwnedTable(pub(crate) Source);

/// Says what it is and nothing of what is in it: it may be anybody's name, or secret.
impl fmt::Debug for OwnedTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnedTable")
            .field("kind", &self.kind())
            .field("file", &self.file())
            .finish_non_exhaustive()
    }
}

pub(crate) enum Source {
    Grid(GridTable),
    Text(TextTable),
    Lines(LinesTable),
}

impl OwnedTable {
    fn inner(&self) -> &dyn Table {
        match &self.0 {
            Source::Grid(table) => table,
            Source::Text(table) => table,
            Source::Lines(table) => table,
        }
    }
}

impl Table for OwnedTable {
    fn kind(&self) -> Kind {
        self.inner().kind()
    }

    fn file(&self) -> Option<&str> {
        self.inner().file()
    }

    fn sheet(&self) -> Option<&str> {
        self.inner().sheet()
    }

    fn columns(&self) -> Option<&Columns> {
        self.inner().columns()
    }

    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.inner().visit(each)
    }

    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.inner().visit_fields(wanted, each)
    }
}

/// JSON or NDJSON in memory.
pub(crate) struct TextTable {
    pub(crate) file: String,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

impl Table for TextTable {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn file(&self) -> Option<&str> {
        Some(&self.file)
    }

    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.visit_fields(Wanted::ALL, each)
    }

    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        // The core's table borrows its text; making it again costs a look at the first line.
        let table =
            JsonTable::new(&self.text, Some(self.kind), None).map_err(|error: NotJson| ReadError {
                file: self.file.clone(),
                reason: Reason::new("文件内容不再是能读取的记录", error.to_string()),
            })?;
        table.visit_fields(wanted, each)
    }
}

/// Rows under a header.
pub(crate) struct GridTable {
    pub(crate) file: String,
    pub(crate) sheet: Option<String>,
    pub(crate) header: Header,
    pub(crate) grid: Grid,
    /// From which day its serials count; `None` for CSV.
    pub(crate) epoch: Option<Epoch>,
}

impl GridTable {
    /// The rows below the header.
    pub(crate) fn rows(&self) -> impl Iterator<Item = GridRow<'_>> {
        self.grid.rows().filter(|row| row.number > self.header.row)
    }

    fn set<'a>(&'a self, record: &mut Record<'a>, cell: GridCell<'a>) {
        match self.header.targets.get(cell.column) {
            Some(Target::Field { at, unit, reading }) => {
                let text = self
                    .dated(&cell, *reading)
                    .map_or(Cow::Borrowed(cell.text), Cow::Owned);
                // A date is text, whatever it was stored as.
                let form = if matches!(text, Cow::Owned(_)) {
                    Form::Text
                } else {
                    cell.form
                };
                record.set(
                    *at,
                    Raw {
                        text,
                        form,
                        unit: *unit,
                    },
                );
            }
            Some(Target::Unknown(heading)) => record.set_unknown(heading.into(), cell.text.into()),
            None => record.set_unknown(column_letters(cell.column).into(), cell.text.into()),
        }
    }

    /// A spreadsheet's serial in a column of days, and its day in a column of months.
    fn dated(&self, cell: &GridCell<'_>, reading: Reading) -> Option<String> {
        let epoch = self.epoch?;
        match (reading, cell.form) {
            (Reading::Day, Form::Number) => serial_day(cell.text, epoch),
            (Reading::Month, Form::Number) => first_of_month(&serial_day(cell.text, epoch)?),
            (Reading::Month, Form::Text) => first_of_month(cell.text),
            _ => None,
        }
    }
}

impl Table for GridTable {
    fn kind(&self) -> Kind {
        self.header.kind
    }

    fn file(&self) -> Option<&str> {
        Some(&self.file)
    }

    fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    fn columns(&self) -> Option<&Columns> {
        Some(&self.header.columns)
    }

    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        let mut record = Record::new(self.header.kind);
        for row in self.rows() {
            let number = u64::from(row.number);
            if let Some(at) = row.broken_at {
                each(Row::Unreadable(number, at));
                continue;
            }
            record.clear();
            for cell in row.cells() {
                self.set(&mut record, cell);
            }
            each(Row::Record(number, &mut record));
        }
        Ok(())
    }
}

/// The day of a number in a column of days. Only from 1954 to 2119: 2024 is a year, and 20240305 a day as typed.
fn serial_day(number: &str, epoch: Epoch) -> Option<String> {
    let serial: f64 = number.parse().ok()?;
    let years = match epoch {
        Epoch::Y1900 => 20_000.0..=80_000.0,
        Epoch::Y1904 => 18_538.0..=78_538.0,
    };
    serial_text(serial, epoch).filter(|_| years.contains(&serial))
}

/// `2024-12` of `2024-12-01`.
fn first_of_month(day: &str) -> Option<String> {
    day.strip_suffix("-01")
        .filter(|month| month.len() == 7)
        .map(str::to_owned)
}
