//! Old workbooks (.xls of Excel 95 to 2003, and WPS's .et) become grids, a sheet each. Formulas are never evaluated:
//! their stored result is read.

use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xls, XlsError, XlsOptions};
use zhengwu_credit::record::Form;

use crate::ReadFailure;
use crate::limits::Limits;

use super::biff::{self, Book, Tab};
use super::cells::{Shown, text_of};
use super::grid::Builder;
use super::xlsx::{DAMAGED, area, column, row};
use super::{Sheet, ole};

/// Reads an old workbook: its sheets in the order of their tabs.
pub(crate) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Vec<Sheet>, ReadFailure> {
    let stream = ole::workbook(&bytes)?;
    drop(bytes);
    let mut book = biff::check(stream, limits)?;
    // calamine gets the records in a container that is in order, whatever the one was in which they came.
    let file = ole::container(&std::mem::take(&mut book.stream))?;
    // It indexes into records without looking at their length: a damaged file, not a fault of ours.
    catch_unwind(AssertUnwindSafe(|| read_book(file, &book, limits))).unwrap_or(Err(DAMAGED))
}

fn read_book(file: Vec<u8>, book: &Book, limits: &Limits) -> Result<Vec<Sheet>, ReadFailure> {
    let mut options = XlsOptions::default();
    options.force_codepage = Some(book.code_page);
    let workbook = Xls::new_with_options(Cursor::new(file), options);
    let mut workbook = workbook.map_err(|error| match error {
        XlsError::Password => ReadFailure::Protected,
        _ => DAMAGED,
    })?;
    let known = workbook.sheets_metadata().to_vec();
    let names: HashSet<&str> = known.iter().map(|tab| tab.name.as_str()).collect();
    // calamine keeps sheets by name: of two with the same it would lose one.
    if known.len() != book.tabs.len() || names.len() != known.len() {
        return Err(DAMAGED);
    }
    let mut sheets = Vec::new();
    for (metadata, tab) in known.iter().zip(&book.tabs) {
        let mut sheet = Sheet {
            name: Some(metadata.name.clone()),
            epoch: Some(book.epoch),
            is_hidden: metadata.visible != SheetVisible::Visible,
            has_no_cells: metadata.typ != SheetType::WorkSheet,
            ..Sheet::default()
        };
        if !sheet.has_no_cells {
            read_sheet(&mut workbook, &metadata.name, tab, &mut sheet, limits)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn read_sheet(
    workbook: &mut Xls<Cursor<Vec<u8>>>,
    name: &str,
    tab: &Tab,
    sheet: &mut Sheet,
    limits: &Limits,
) -> Result<(), ReadFailure> {
    let damaged = || ReadFailure::Damaged {
        sheet: Some(name.to_owned()),
        after: None,
    };
    let range = workbook.worksheet_range(name).map_err(|_| damaged())?;
    let (top, left) = range.start().unwrap_or_default();
    let epoch = sheet.epoch.unwrap_or_default();
    let mut cells = Builder::new(limits);
    for (down, right, data) in range.used_cells() {
        let place = |from: u32, by: usize| from.saturating_add(u32::try_from(by).unwrap_or(u32::MAX));
        let at = (place(top, down), place(left, right));
        let shown = tab.shown.get(&at).map_or(&Shown::Plain, Rc::as_ref);
        if let Some((text, form)) = text_of(&borrowed(data), shown, epoch) {
            cells.push(row(at), column(at), &text, form)?;
        }
    }
    for at in &tab.unsolved {
        cells.push(row(*at), column(*at), "", Form::Error)?;
    }
    let merged = workbook.merge_cells_by_sheet_name(name).map_err(|_| damaged())?;
    sheet.merged = merged.iter().map(area).collect();
    sheet.formulas = tab.formulas;
    sheet.grid = cells.finish().map_err(|failure| failure.of_sheet(name))?;
    Ok(())
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Empty => DataRef::Empty,
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(day) => DataRef::DateTime(*day),
        Data::DateTimeIso(day) => DataRef::SharedString(day),
        Data::DurationIso(span) => DataRef::SharedString(span),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}
