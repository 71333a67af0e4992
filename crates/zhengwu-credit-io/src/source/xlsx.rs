//! XLSX becomes grids, a sheet each (工作簿). Formulas are never evaluated: their stored result is read.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zhengwu_credit::record::Form;
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::date::Epoch;

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

use super::cells::{Shown, text_of};
use super::container::{self, Seen};
use super::grid::Builder;
use super::{Area, Formulas, Sheet};

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// Reads a workbook: its sheets in the order of their tabs.
pub(crate) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Vec<Sheet>, ReadFailure> {
    let seen = container::check(&bytes, limits)?;
    // calamine counts letters and digits of an address without looking at overflow, which a debug build turns into a
    // panic: a damaged file, not a fault of ours.
    catch_unwind(AssertUnwindSafe(|| read_book(bytes, seen, limits))).unwrap_or(Err(DAMAGED))
}

pub(super) const DAMAGED: ReadFailure = ReadFailure::Damaged {
    sheet: None,
    after: None,
};

fn read_book(bytes: Vec<u8>, seen: Seen, limits: &Limits) -> Result<Vec<Sheet>, ReadFailure> {
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => ReadFailure::Protected,
        _ => DAMAGED,
    })?;
    let epoch = if workbook.has_1904_epoch() {
        Epoch::Y1904
    } else {
        Epoch::Y1900
    };
    let tabs = workbook.sheets_metadata().to_vec();
    limits.hold(Limit::Sheets, tabs.len(), || Sentence::same(""))?;
    let mut sheets = Vec::new();
    for tab in tabs {
        let mut sheet = Sheet {
            epoch: Some(epoch),
            is_hidden: tab.visible != SheetVisible::Visible,
            has_no_cells: tab.typ != SheetType::WorkSheet,
            ..Sheet::default()
        };
        if !sheet.has_no_cells {
            read_sheet(&mut workbook, &tab.name, &mut sheet, seen, limits)?;
        }
        sheet.name = Some(tab.name);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn read_sheet(
    workbook: &mut Workbook,
    name: &str,
    sheet: &mut Sheet,
    seen: Seen,
    limits: &Limits,
) -> Result<(), ReadFailure> {
    let epoch = sheet.epoch.unwrap_or_default();
    let mut cells = Builder::new(limits);
    let mut last = None;
    let damaged = |last: Option<(u32, u32)>| ReadFailure::Damaged {
        sheet: Some(name.to_owned()),
        after: last.map(address),
    };
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| damaged(None))?;
    let shown: Vec<Shown> = reader
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            format.map_or(Shown::Plain, |format| Shown::by(&format.format_code))
        })
        .collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| damaged(last))? {
        let at = cell.get_position();
        last = Some(at);
        let shown = shown.get(style).unwrap_or(&Shown::Plain);
        if let Some((text, form)) = text_of(cell.get_value(), shown, epoch) {
            cells.push(row(at), column(at), &text, form)?;
        }
    }
    drop(reader);
    if seen.formulas {
        sheet.formulas = formulas(workbook, name, &mut cells, limits)?;
    }
    if seen.merged {
        let merged = workbook
            .merge_cells_by_sheet_name(name)
            .map_err(|_| damaged(None))?;
        sheet.merged = merged.iter().map(area).collect();
    }
    sheet.grid = cells.finish().map_err(|failure| failure.of_sheet(name))?;
    Ok(())
}

/// Counts the formulas. One that was saved without its result looks like an empty cell. It is not: something should
/// stand there.
fn formulas(
    workbook: &mut Workbook,
    name: &str,
    cells: &mut Builder<'_>,
    limits: &Limits,
) -> Result<Formulas, ReadFailure> {
    let damaged = |_: XlsxError| ReadFailure::Damaged {
        sheet: Some(name.to_owned()),
        after: None,
    };
    let mut formulas = Formulas::default();
    let mut reader = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        if cell.formula.is_none() {
            continue;
        }
        formulas.count += 1;
        let (row, column) = (row(cell.pos), column(cell.pos));
        formulas.first.get_or_insert((row, column));
        // Beyond the columns of any table, it is nobody's loss.
        if cell.value == DataRef::Empty && (column as u64) < limits.columns {
            cells.push(row, column, "", Form::Error)?;
        }
    }
    Ok(formulas)
}

pub(super) fn area(merged: &Dimensions) -> Area {
    Area {
        rows: (row(merged.start), row(merged.end)),
        columns: (column(merged.start), column(merged.end)),
    }
}

fn address(at: (u32, u32)) -> String {
    format!("{}{}", column_letters(column(at)), row(at))
}

pub(super) fn row((row, _): (u32, u32)) -> u32 {
    row.saturating_add(1)
}

pub(super) fn column((_, column): (u32, u32)) -> usize {
    usize::try_from(column).unwrap_or(usize::MAX)
}
