//! From bytes to cells (来源): what a file is, how its text is encoded, and the filled cells of its sheets.

mod biff;
mod bytes;
mod cells;
mod container;
pub(crate) mod decode;
pub(crate) mod delimited;
pub(crate) mod grid;
pub(crate) mod json;
mod ole;
mod records;
mod ruined;
mod scan;
pub(crate) mod sniff;
mod sst;
mod tag;
pub(crate) mod xls;
pub(crate) mod xlsx;

use std::collections::BTreeMap;

use zhengwu_credit::value::date::Epoch;

pub(crate) use cells::serial_text;
pub(crate) use grid::{Cell, Grid, Row};
pub use ruined::Ruin;
pub(crate) use ruined::ruined;

/// A sheet of a workbook, or a CSV file: its filled cells, and what the reader saw beside them.
#[derive(Default)]
pub(crate) struct Sheet {
    /// The name on its tab; `None` for CSV.
    pub(crate) name: Option<String>,
    pub(crate) grid: Grid,
    /// From which day its serials count; `None` for CSV.
    pub(crate) epoch: Option<Epoch>,
    /// Cells that are merged into one; only its first holds something.
    pub(crate) merged: Vec<Area>,
    /// How many cells are formulas, read by their stored result.
    pub(crate) formulas: Formulas,
    /// Whether its tab is hidden.
    pub(crate) is_hidden: bool,
    /// Whether it has no cells by its nature (a chart).
    pub(crate) has_no_cells: bool,
    /// Of a delimited file: how many fields a record has, empty ones among them, by the first row from which on it is so many.
    pub(crate) widths: Option<BTreeMap<u32, usize>>,
}

/// A rectangle of cells. Rows count from 1, columns from 0; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (usize, usize),
}

/// Formulas of a sheet.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Formulas {
    pub(crate) count: u64,
    /// The first one: its row from 1, its column from 0.
    pub(crate) first: Option<(u32, usize)>,
}
