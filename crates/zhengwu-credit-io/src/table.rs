//! A table that owns what it was read from.

use std::fmt;

use std::borrow::Cow;

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, ReadError, Row, Table};
use zhengwu_credit::model::Columns;
use zhengwu_credit::record::{Form, Raw, Record, Wanted};
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::date::Epoch;

use crate::layout::{Header, Reading, Target};
use crate::lines::LinesTable;
use crate::source::{Cell, Grid, serial_text};

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
                reason: error.to_string(),
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
    /// How many fields the header has, where a row of more cannot be told apart.
    pub(crate) width: Option<usize>,
}

impl GridTable {
    /// Whether there is a row below the header.
    pub(crate) fn has_rows(&self) -> bool {
        let mut found = false;
        self.grid.each_block(&mut |rows| {
            found = found || rows.last().is_some_and(|row| row.number > self.header.row)
        });
        found
    }

    fn set<'a>(&self, record: &mut Record<'a>, cell: Cell<'a>) {
        match self.header.targets.get(cell.column) {
            Some(Target::Field { at, unit, reading }) => {
                let (at, unit) = (*at, *unit);
                let raw = match self.dated(&cell, *reading) {
                    // A date is text, whatever it was stored as.
                    Some(day) => Raw {
                        text: Cow::Owned(day),
                        form: Form::Text,
                        unit,
                    },
                    None => Raw {
                        text: cell.text,
                        form: cell.form,
                        unit,
                    },
                };
                record.set(at, raw);
            }
            Some(Target::Unknown(heading)) => record.set_unknown(Cow::Owned(heading.clone()), cell.text),
            None => record.set_unknown(column_letters(cell.column).into(), cell.text),
        }
    }

    /// A spreadsheet's serial in a column of days, and its day in a column of months.
    fn dated(&self, cell: &Cell<'_>, reading: Reading) -> Option<String> {
        let epoch = self.epoch?;
        match (reading, cell.form) {
            (Reading::Day, Form::Number) => serial_day(&cell.text, epoch),
            (Reading::Month, Form::Number) => first_of_month(&serial_day(&cell.text, epoch)?),
            (Reading::Month, Form::Text) => first_of_month(&cell.text),
            _ => None,
        }
    }

    /// Where a row has more filled cells than the header has headings: an unquoted `1,234.50` shifts every cell behind
    /// it, so that none of them may be believed.
    fn surplus(&self, row: &crate::source::Row<'_>) -> Option<usize> {
        let width = self.width?;
        let mut before = 0;
        for cell in row.cells() {
            if cell.column >= width {
                return Some(before + 1);
            }
            before += cell.text.chars().count() + 1;
        }
        None
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
        self.visit_fields(Wanted::ALL, each)
    }

    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.grid
            .each_block(&mut |rows| self.visit_block(rows, wanted, each));
        Ok(())
    }
}

impl GridTable {
    fn visit_block<'a>(
        &self,
        rows: &mut dyn Iterator<Item = crate::source::Row<'a>>,
        wanted: Wanted,
        each: &mut dyn FnMut(Row<'_, '_>),
    ) {
        let mut record = Record::of_fields(self.header.kind, wanted);
        for row in rows.filter(|row| row.number > self.header.row) {
            let number = u64::from(row.number);
            if let Some(at) = self.surplus(&row) {
                each(Row::Unreadable(number, at));
                continue;
            }
            record.clear();
            for cell in row.cells() {
                self.set(&mut record, cell);
            }
            each(Row::Record(number, &mut record));
        }
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
