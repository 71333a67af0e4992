//! The filled cells of a sheet or a CSV file: one text, and where in it each cell stands.
//!
//! A block of rows in little memory, from which records borrow: no string is kept per cell.

use std::collections::BTreeMap;

use zhengwu_credit::record::Form;
use zhengwu_credit::requirement::column_letters;

use crate::ReadFailure;
use crate::limits::{CELL_BYTES, COLUMNS, SHEET_BYTES};

/// Filled cells, by row and column.
#[derive(Default)]
pub(crate) struct Grid {
    text: String,
    cells: Vec<Cell>,
    /// Rows whose cells cannot be told apart, with the character at which that shows.
    broken: BTreeMap<u32, usize>,
}

#[derive(Clone, Copy)]
struct Cell {
    row: u32,
    column: u16,
    form: Form,
    start: u32,
    end: u32,
}

/// A row with its filled cells.
#[derive(Clone, Copy)]
pub(crate) struct GridRow<'g> {
    /// As the spreadsheet counts, from 1.
    pub(crate) number: u32,
    /// Where its cells cannot be told apart, from 1.
    pub(crate) broken_at: Option<usize>,
    grid: &'g Grid,
    cells: &'g [Cell],
}

/// A filled cell.
#[derive(Clone, Copy)]
pub(crate) struct GridCell<'g> {
    /// From 0.
    pub(crate) column: usize,
    pub(crate) text: &'g str,
    pub(crate) form: Form,
}

impl Grid {
    /// Adds a cell; one that shows nothing is left out. Rows count from 1, columns from 0.
    pub(crate) fn push(
        &mut self,
        row: u32,
        column: usize,
        text: &str,
        form: Form,
    ) -> Result<(), ReadFailure> {
        if form != Form::Error && text.trim().is_empty() {
            return Ok(());
        }
        if text.len() > CELL_BYTES {
            let cell = format!("{}{row}", column_letters(column));
            return Err(ReadFailure::LongCell { cell });
        }
        let column = u16::try_from(column)
            .ok()
            .filter(|column| usize::from(*column) < COLUMNS)
            .ok_or(ReadFailure::TooManyColumns { row: u64::from(row) })?;
        let start = self.text.len();
        let end = start + text.len();
        if end > SHEET_BYTES {
            return Err(ReadFailure::TooLarge);
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return Err(ReadFailure::TooLarge);
        };
        self.text.push_str(text);
        self.cells.push(Cell {
            row,
            column,
            form,
            start,
            end,
        });
        Ok(())
    }

    /// Says that the cells of a row cannot be told apart from this character on. The row must have a cell.
    pub(crate) fn set_broken(&mut self, row: u32, at: usize) {
        self.broken.insert(row, at);
    }

    /// Puts cells in their order, where they came in another.
    pub(crate) fn sort(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
    }

    /// The rows that have a filled cell.
    pub(crate) fn rows(&self) -> impl Iterator<Item = GridRow<'_>> {
        self.cells
            .chunk_by(|one, next| one.row == next.row)
            .filter_map(|cells| {
                let number = cells.first()?.row;
                let broken_at = self.broken.get(&number).copied();
                Some(GridRow {
                    number,
                    broken_at,
                    grid: self,
                    cells,
                })
            })
    }
}

impl<'g> GridRow<'g> {
    /// Its filled cells, from the left.
    pub(crate) fn cells(&self) -> impl Iterator<Item = GridCell<'g>> + Clone + use<'g> {
        let text = self.grid.text.as_str();
        self.cells.iter().map(|cell| GridCell {
            column: usize::from(cell.column),
            text: text
                .get(cell.start as usize..cell.end as usize)
                .unwrap_or_default(),
            form: cell.form,
        })
    }
}
