//! XLSX becomes grids, a sheet each (工作簿). Formulas are never evaluated: their stored result is read.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use zhengwu_credit::record::Form;
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::date::Epoch;

use crate::cells::text_of;
use crate::grid::Grid;
use crate::{ReadFailure, container};

/// A workbook, read.
pub(crate) struct Book {
    /// In the order of their tabs; `None` for a sheet that has no cells by its nature (a chart).
    pub(crate) sheets: Vec<(String, Option<Grid>)>,
    pub(crate) epoch: Epoch,
}

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// Reads a workbook.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Book, ReadFailure> {
    container::check(&bytes)?;
    // calamine counts letters and digits of an address without looking at overflow, which a debug build turns into a
    // panic: a damaged file, not a fault of ours.
    catch_unwind(AssertUnwindSafe(|| read_book(bytes))).unwrap_or(Err(DAMAGED))
}

const DAMAGED: ReadFailure = ReadFailure::Damaged {
    sheet: None,
    after: None,
};

fn read_book(bytes: Vec<u8>) -> Result<Book, ReadFailure> {
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => ReadFailure::Protected,
        _ => DAMAGED,
    })?;
    let epoch = if workbook.has_1904_epoch() {
        Epoch::Y1904
    } else {
        Epoch::Y1900
    };
    let tabs: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.typ))
        .collect();
    let mut sheets = Vec::new();
    for (name, kind) in tabs {
        let grid = match kind {
            SheetType::WorkSheet => Some(read_sheet(&mut workbook, &name, epoch)?),
            _ => None,
        };
        sheets.push((name, grid));
    }
    Ok(Book { sheets, epoch })
}

fn read_sheet(workbook: &mut Workbook, name: &str, epoch: Epoch) -> Result<Grid, ReadFailure> {
    let mut grid = Grid::default();
    let mut last = None;
    let mut has_empty = false;
    let damaged = |last: Option<(u32, u32)>| ReadFailure::Damaged {
        sheet: Some(name.to_owned()),
        after: last.map(address),
    };
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| damaged(None))?;
    let is_percent: Vec<bool> = reader
        .styles()
        .iter()
        .map(|style| {
            style
                .number_format
                .as_ref()
                .is_some_and(|format| is_percent(&format.format_code))
        })
        .collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| damaged(last))? {
        let at = cell.get_position();
        last = Some(at);
        let is_percent = is_percent.get(style).copied().unwrap_or(false);
        match text_of(cell.get_value(), is_percent, epoch) {
            Some((text, form)) => grid.push(row(at), column(at), &text, form)?,
            None => has_empty = true,
        }
    }
    drop(reader);
    if has_empty {
        add_formulas_without_result(workbook, name, &mut grid).map_err(|_| damaged(None))?;
    }
    grid.sort();
    Ok(grid)
}

/// A formula that was saved without its result looks like an empty cell. It is not: something should stand there.
fn add_formulas_without_result(
    workbook: &mut Workbook,
    name: &str,
    grid: &mut Grid,
) -> Result<(), XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        if cell.formula.is_some() && cell.value == DataRef::Empty {
            // Beyond the columns of any table, it is nobody's loss.
            let _ = grid.push(row(cell.pos), column(cell.pos), "", Form::Error);
        }
    }
    Ok(())
}

/// Whether a number format shows a hundred times the number. A quoted `"%"` does not.
fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => drop(chars.next()),
            ';' if !quoted => return false,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

fn address(at: (u32, u32)) -> String {
    format!("{}{}", column_letters(column(at)), row(at))
}

fn row((row, _): (u32, u32)) -> u32 {
    row.saturating_add(1)
}

fn column((_, column): (u32, u32)) -> usize {
    usize::try_from(column).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::is_percent;

    #[test]
    fn a_quoted_percent_sign_is_decoration() {
        assert!(is_percent("0.00%") && is_percent("0%;[Red]-0%"));
        assert!(!is_percent("0.00\"%\"") && !is_percent("0.00\\%") && !is_percent("General"));
    }
}
