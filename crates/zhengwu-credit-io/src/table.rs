//! A table that owns what it was read from.

use std::collections::BTreeMap;
use std::fmt;

use std::borrow::Cow;

use zhengwu_credit::field::{Kind, Type};
use zhengwu_credit::ledger::{ReadError, Row, Table};
use zhengwu_credit::model::Columns;
use zhengwu_credit::record::{Form, Raw, Record, Wanted};
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::date::Epoch;
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit::value::money::Unit;

use crate::layout::asides::{Aside, Below};
use crate::layout::{Header, Reading, Target, units};
use crate::lines::LinesTable;
use crate::source::{self, Area, Cell, Grid, Sheet, serial_text};
use crate::text_table::TextTable;

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

/// Rows under a header.
pub(crate) struct GridTable {
    file: String,
    sheet: Option<String>,
    header: Header,
    grid: Grid,
    /// From which day its serials count; `None` for CSV.
    epoch: Option<Epoch>,
    /// How many fields rows have, where a row of more than the header cannot be told apart.
    widths: Option<BTreeMap<u32, usize>>,
    /// Cells below the header that are merged over several rows: what the first holds is meant for all.
    pub(crate) merged: Vec<Area>,
    /// Merged amounts, which belong to their first row.
    pub(crate) merged_amounts: Vec<Area>,
    pub(crate) below: Below,
    /// Whether a column states the unit of every row.
    has_units: bool,
}

impl GridTable {
    pub(crate) fn new(file: &str, sheet: Sheet, header: Header, below: Below) -> GridTable {
        // An amount over several rows is one amount: given to each of them, it would be several.
        let is_amount = |column: usize| match header.targets.get(column) {
            Some(Target::Field { at, .. }) => header
                .kind
                .spec()
                .field(*at)
                .is_some_and(|field| field.ty == Type::Money),
            Some(Target::Words(_)) => true,
            _ => false,
        };
        let is_data = |area: &&Area| area.rows.0 > header.row && area.rows.1 > area.rows.0;
        let all = sheet.merged.iter().filter(is_data).copied();
        let (merged_amounts, mut merged): (Vec<Area>, Vec<Area>) =
            all.partition(|area| is_amount(area.columns.0));
        merged.sort_by_key(|area| (area.rows.0, area.columns.0));
        // A signature over several rows is no content of records.
        merged.retain(|area| !below.asides.contains_key(&area.rows.0));
        GridTable {
            file: file.to_owned(),
            widths: sheet.widths,
            below,
            // A sheet may be named by a person's number.
            sheet: sheet.name.map(|name| scrub(&name).into_owned()),
            has_units: header
                .targets
                .iter()
                .any(|target| matches!(target, Target::UnitOfRow(_))),
            header,
            grid: sheet.grid,
            epoch: sheet.epoch,
            merged,
            merged_amounts,
        }
    }

    fn set<'a>(&self, record: &mut Record<'a>, cell: Cell<'a>, unit_of_row: Unit) {
        match self.header.targets.get(cell.column) {
            Some(Target::Field {
                at,
                unit,
                reading,
                implies,
            }) => {
                let (at, unit) = (*at, unit.beside(unit_of_row));
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
            Some(Target::UnitOfRow(heading) | Target::Unknown(heading)) => {
                record.set_unknown(Cow::Owned(heading.clone()), cell.text)
            }
            None => record.set_unknown(column_letters(cell.column).into(), cell.text),
        }
    }

    /// A spreadsheet's serial in a column of days, and its day in a column of months.
    fn dated(&self, cell: &Cell<'_>, reading: Reading) -> Option<String> {
        let epoch = self.epoch?;
        match (reading, cell.form) {
            (Reading::Day, Form::Number) => serial_day(&cell.text, epoch),
            (Reading::Month, Form::Number) => first_of_month(&serial_day(&cell.text, epoch)?),
            (Reading::Month, Form::Text | Form::Day) => first_of_month(&cell.text),
            _ => None,
        }
    }

    /// The unit that a column of its own states for a row's amounts; one that is not known contradicts all.
    fn unit_of(&self, row: &source::Row<'_>) -> Unit {
        let column = self
            .header
            .targets
            .iter()
            .position(|target| matches!(target, Target::UnitOfRow(_)));
        let cell = column.and_then(|column| row.cells().find(|cell| cell.column == column));
        cell.map_or(Unit::Yuan, |cell| {
            units::whole_unit(&cell.text).unwrap_or(Unit::Contradicted)
        })
    }

    /// How many fields a row has.
    fn fields_in(&self, row: u32) -> Option<usize> {
        let mut widths = self.widths.as_ref()?.range(..=row);
        widths.next_back().map(|(_, fields)| *fields)
    }

    /// The columns of a row that has more of them than the header: an unquoted `1,234.50` shifts every cell behind it, so
    /// that none of them may be believed. Commas at the end of a row shift nothing.
    fn surplus(&self, row: &source::Row<'_>) -> Option<(usize, usize)> {
        let width = self.fields_in(self.header.row)?;
        let fields = self.fields_in(row.number)?;
        let last = row.cells().last()?.column + 1;
        let is_shifted = last > width || (fields > width && has_split_thousands(row));
        is_shifted.then_some((fields, width))
    }

    fn visit_block<'a>(
        &self,
        rows: &mut dyn Iterator<Item = source::Row<'a>>,
        wanted: Wanted,
        merged: &mut Merged<'_>,
        each: &mut dyn FnMut(Row<'_, '_>),
    ) {
        let mut record = Record::of_fields(self.header.kind, wanted);
        for row in rows {
            let number = u64::from(row.number);
            if row.number <= self.header.row {
                if self.below.above.contains(&row.number) {
                    each(Row::AboveHeader(number));
                }
                continue;
            }
            match self.below.asides.get(&row.number) {
                None => {}
                Some(Aside::Total(differing)) => {
                    record.clear();
                    // A sum that was not computed is told at its cell.
                    for cell in row.cells().filter(|cell| cell.form == Form::Error) {
                        self.set(&mut record, cell, Unit::Yuan);
                    }
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
            let unit = if self.has_units {
                self.unit_of(&row)
            } else {
                Unit::Yuan
            };
            for cell in row.cells() {
                self.set(&mut record, cell, unit);
            }
            for cell in merged.missing_in(&row) {
                self.set(&mut record, cell, unit);
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

/// Whether two cells side by side look like the halves of `1,280.00`.
fn has_split_thousands(row: &source::Row<'_>) -> bool {
    let is_digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let cells: Vec<Cell<'_>> = row.cells().collect();
    cells.windows(2).any(|pair| match pair {
        [one, next] => {
            let (left, right) = (one.text.trim(), next.text.trim());
            let left = left.trim_start_matches(['￥', '¥', '-']);
            let (whole, cents) = right.split_once('.').unwrap_or((right, ""));
            next.column == one.column + 1
                && is_digits(left, 1..=3)
                && is_digits(whole, 3..=3)
                && is_digits(cents, 0..=2)
        }
        _ => false,
    })
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
