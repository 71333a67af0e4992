//! Templates (模板): an empty workbook of a kind of record, ready to be filled in with Excel, WPS or LibreOffice.
//!
//! Everything in it comes from the [field catalogue](zhengwu_credit::field) and the correct record of the kind: headings,
//! notes, drop-downs, formats, widths, the example. The first sheet is filled in, the second says how. The same kind gives
//! the same bytes on every day.

mod column;
mod form;
mod guide;
mod style;
mod words;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, ReadError, Row, Table};
use zhengwu_credit::rules::correct;
use zhengwu_credit::submission::Layout;

pub use form::{FIRST_ROW, HEADER_ROW};
pub use guide::SHEET as GUIDE_SHEET;

/// Why no template was made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct TemplateError(#[from] Reason);

#[derive(Debug, thiserror::Error)]
enum Reason {
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] XlsxError),
    #[error("the example could not be read: {0}")]
    Example(#[from] NotJson),
    #[error(transparent)]
    Rows(#[from] ReadError),
}

/// The template of a kind, as the bytes of an XLSX file.
///
/// # Errors
/// [`TemplateError`] where the workbook cannot be made; no kind of the catalogue does that.
///
/// # Examples
/// ```
/// use zhengwu_credit::field::Kind;
/// let workbook = zhengwu_credit_io::template::template(Kind::Contract).unwrap();
/// assert!(workbook.starts_with(b"PK"));
/// ```
pub fn template(kind: Kind) -> Result<Vec<u8>, TemplateError> {
    Ok(make(kind, &[])?)
}

/// The template with the rows of a table in it, for tests: what is read back from it must be the same. Every row is
/// written, also one that must not be submitted.
///
/// # Errors
/// [`TemplateError`], also where the table cannot be read.
#[doc(hidden)]
pub fn with_rows(table: &dyn Table) -> Result<Vec<u8>, TemplateError> {
    let rows = texts(table).map_err(Reason::from)?;
    Ok(make(table.kind(), &rows)?)
}

/// Every row's cells, in the catalogue's order, as people write them.
fn texts(table: &dyn Table) -> Result<Vec<Vec<String>>, ReadError> {
    let layout = Layout::haian(table.kind());
    let mut rows = Vec::new();
    table.visit(&mut |row| {
        if let Row::Record(_, record) = row {
            record.finish(None);
            rows.push(layout.cells(record));
        }
    })?;
    Ok(rows)
}

fn make(kind: Kind, rows: &[Vec<String>]) -> Result<Vec<u8>, Reason> {
    let correct = JsonTable::new(correct(kind), Some(kind), None)?;
    let example = texts(&correct)?.into_iter().next().unwrap_or_default();
    let columns = column::of(kind, &example);

    let mut workbook = Workbook::new();
    let (font, row, column) = style::default();
    workbook.set_default_format(&font, row, column)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(words::title(kind))
            .set_creation_datetime(&made_on()?),
    );
    form::write(workbook.add_worksheet(), kind, &columns, rows)?;
    guide::write(workbook.add_worksheet(), kind, &columns)?;
    Ok(workbook.save_to_buffer()?)
}

/// The day of the notice, whenever the file is made: the same template has the same bytes.
fn made_on() -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(2024, 11, 25)
}
