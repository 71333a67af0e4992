//! A table that owns what it was read from.

use std::fmt;

use std::borrow::Cow;

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, ReadError, Reason, Row, Table};
use zhengwu_credit::model::Columns;
use zhengwu_credit::record::{Form, Raw, Record, Wanted};
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::date::Epoch;

use crate::layout::asides::{self, Aside, Asides};
use crate::layout::{Header, Reading, Target};
use crate::lines::LinesTable;
use crate::source::{self, Area, Cell, Grid, Sheet, serial_text};

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
    file: String,
    sheet: Option<String>,
    header: Header,
    grid: Grid,
    /// From which day its serials count; `None` for CSV.
    epoch: Option<Epoch>,
    /// How many fields the header has, where a row of more cannot be told apart.
    width: Option<usize>,
    /// Cells below the header that are merged over several rows: what the first holds is meant for all.
    pub(crate) merged: Vec<Area>,
    /// Rows that are no records.
    pub(crate) asides: Asides,
    /// Whether there is a record below the header.
    pub(crate) has_records: bool,
}

impl GridTable {
    pub(crate) fn new(file: &str, sheet: Sheet, header: Header) -> GridTable {
        let is_data = |area: &&Area| area.rows.0 > header.row && area.rows.1 > area.rows.0;
        let mut merged: Vec<Area> = sheet.merged.iter().filter(is_data).copied().collect();
        merged.sort_by_key(|area| (area.rows.0, area.columns.0));
        let (asides, has_records) = asides::find(&sheet.grid, &header);
        // A signature over several rows is no content of records.
        merged.retain(|area| !asides.contains_key(&area.rows.0));
        let widths = sheet.widths.as_ref();
        GridTable {
            file: file.to_owned(),
            width: widths.and_then(|widths| widths.get(&header.row)).copied(),
            asides,
            has_records,
            sheet: sheet.name,
            header,
            grid: sheet.grid,
            epoch: sheet.epoch,
            merged,
        }
    }

    fn set<'a>(&self, record: &mut Record<'a>, cell: Cell<'a>) {
        match self.header.targets.get(cell.column) {
            Some(Target::Field {
                at,
                unit,
                reading,
                implies,
            }) => {
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
                if let Some((field, code)) = implies {
                    record.imply(*field, code);
                }
            }
            Some(Target::Words(at)) => record.hold_words(*at, cell.text),
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

    /// The columns of a row that has more of them than the header: an unquoted `1,234.50` shifts every cell behind it, so
    /// that none of them may be believed.
    fn surplus(&self, row: &source::Row<'_>) -> Option<(usize, usize)> {
        let width = self.width?;
        let cells = row.cells().last()?.column + 1;
        (cells > width).then_some((cells, width))
    }

    fn visit_block<'a>(
        &self,
        rows: &mut dyn Iterator<Item = source::Row<'a>>,
        wanted: Wanted,
        merged: &mut Merged<'_>,
        each: &mut dyn FnMut(Row<'_, '_>),
    ) {
        let mut record = Record::of_fields(self.header.kind, wanted);
        for row in rows.filter(|row| row.number > self.header.row) {
            let number = u64::from(row.number);
            match self.asides.get(&row.number) {
                None => {}
                Some(Aside::Total(differing)) => {
                    record.clear();
                    for one in differing {
                        record.total_differs(one.at, one.total, one.sum);
                    }
                    each(Row::Aside(number, &mut record));
                    continue;
                }
                Some(_) => continue,
            }
            if let Some((cells, columns)) = self.surplus(&row) {
                each(Row::TooWide {
                    row: number,
                    cells,
                    columns,
                });
                continue;
            }
            record.clear();
            merged.note(&row);
            for cell in row.cells() {
                self.set(&mut record, cell);
            }
            for cell in merged.missing_in(&row) {
                self.set(&mut record, cell);
            }
            each(Row::Record(number, &mut record));
        }
    }
}

/// What merged cells hold for the rows that are still to come.
struct Merged<'m> {
    /// Still to come, by their first row.
    areas: std::slice::Iter<'m, Area>,
    next: Option<&'m Area>,
    open: Vec<(u32, Cell<'static>)>,
}

impl<'m> Merged<'m> {
    fn new(areas: &'m [Area]) -> Merged<'m> {
        let mut areas = areas.iter();
        let next = areas.next();
        Merged {
            areas,
            next,
            open: Vec::new(),
        }
    }

    /// Remembers what begins in a row, and forgets what ended above it.
    fn note(&mut self, row: &source::Row<'_>) {
        self.open.retain(|(last, _)| *last >= row.number);
        while let Some(area) = self.next.filter(|area| area.rows.0 <= row.number) {
            let first = row.cells().find(|cell| cell.column == area.columns.0);
            // A row that is blank but for the merged cells has been passed over: nothing was in them.
            if let Some(cell) = first.filter(|_| area.rows.0 == row.number) {
                self.open.push((area.rows.1, cell.into_owned()));
            }
            self.next = self.areas.next();
        }
    }

    fn missing_in(&self, row: &source::Row<'_>) -> Vec<Cell<'static>> {
        let has = |column: usize| row.cells().any(|cell| cell.column == column);
        let open = self.open.iter().map(|(_, cell)| cell);
        open.filter(|cell| !has(cell.column)).cloned().collect()
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
        let mut merged = Merged::new(&self.merged);
        self.grid
            .each_block(&mut |rows| self.visit_block(rows, wanted, &mut merged, each));
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
