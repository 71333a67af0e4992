//! The first sheet: title, secrecy, legend, an example, the headings, and room to fill in.

use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, IgnoreError, Note, RowNum, Worksheet, XlsxError};
use zhengwu_credit::field::{Kind, Type};

use super::column::{CONDITIONAL_MARK, Column, REQUIRED_MARK, entry, validation};
use super::style;
use super::words;

const TITLE: RowNum = 0;
const SECRECY: RowNum = 1;
const LEGEND: RowNum = 2;
/// Above the headings: whatever reads rows reads those below them.
const EXAMPLE: RowNum = 3;
const HEADINGS: RowNum = 4;
const FIRST: RowNum = HEADINGS + 1;
/// The row of the headings (表头), as a spreadsheet counts.
pub const HEADER_ROW: u32 = HEADINGS + 1;
/// The first row to fill in, as a spreadsheet counts.
pub const FIRST_ROW: u32 = FIRST + 1;

/// Empty rows that are there, so that an empty form can be printed: about a page. Those below have the same format from
/// their columns and no cells, and cost neither bytes nor paper.
const PRINTED: RowNum = 25;
/// Points of a row to fill in.
const ROW_HEIGHT: f64 = 20.0;
/// How far down drop-downs and checks go.
const LAST: RowNum = 4_999;
/// Columns that stay in sight: what a row is recognised by.
const FROZEN: ColNum = 2;
/// Digits across a landscape page that can still be read.
const PAGE_WIDTH: u16 = 165;

/// Writes the sheet with these rows in it.
pub(super) fn write(
    sheet: &mut Worksheet,
    kind: Kind,
    columns: &[Column],
    rows: &[Vec<String>],
) -> Result<(), XlsxError> {
    sheet.set_name(kind.title())?;
    sheet.set_default_row_height(ROW_HEIGHT);
    for column in columns {
        sheet.set_column_width(column.number, column.width)?;
        sheet.set_column_format(column.number, &entry(column.field.ty))?;
    }
    top(sheet, kind, columns)?;
    for column in columns {
        heading(sheet, kind, column)?;
        let example = style::example(entry(column.field.ty));
        cell(sheet, (EXAMPLE, column), &column.example, &example)?;
        let entry = style::printed(entry(column.field.ty));
        for row in FIRST..FIRST + PRINTED {
            sheet.write_blank(row, column.number, &entry)?;
        }
        for (row, texts) in (FIRST..).zip(rows) {
            let text = texts.get(usize::from(column.number)).map_or("", String::as_str);
            cell(sheet, (row, column), text, &entry)?;
        }
        if let Some(validation) = validation(kind.spec(), column.field)? {
            sheet.add_data_validation(FIRST, column.number, LAST, column.number, &validation)?;
        }
    }
    page(sheet, kind, columns)
}

/// What stands above the example.
fn top(sheet: &mut Worksheet, kind: Kind, columns: &[Column]) -> Result<(), XlsxError> {
    let (plain, above) = (style::text(), style::above());
    // The text of these lines runs over the cells to their right, which are empty; no cells are merged.
    for column in columns {
        for row in [TITLE, SECRECY, LEGEND] {
            sheet.write_blank(row, column.number, &above)?;
        }
    }
    sheet.write_string_with_format(TITLE, 0, words::title(kind), &style::title())?;
    sheet.write_string_with_format(SECRECY, 0, words::SECRECY, &style::secrecy())?;
    let (required, conditional) = (style::required_mark(), style::conditional_mark());
    let money = columns.iter().any(|column| column.field.ty == Type::Money);
    // Whoever looks for the unit of a table finds it here, and only the right one.
    let unit = if money { "金额单位：元。" } else { "" };
    let rest = format!(
        "其余选填。{unit}日期写成 2024-12-10。详见“{}”。",
        super::guide::SHEET
    );
    let mut legend = vec![(&required, REQUIRED_MARK), (&plain, " 每行必填；")];
    if columns.iter().any(Column::is_conditional) {
        legend.push((&conditional, CONDITIONAL_MARK));
        legend.push((&plain, " 符合条件时填，条件见列名的批注；"));
    }
    legend.push((&plain, &rest));
    sheet.write_rich_string_with_format(LEGEND, 0, &legend, &above)?;
    sheet.set_row_height(TITLE, 27)?;
    sheet.set_row_height(SECRECY, 18)?;
    sheet.set_row_height(LEGEND, 18)?;
    Ok(())
}

fn heading(sheet: &mut Worksheet, kind: Kind, column: &Column) -> Result<(), XlsxError> {
    let (field, number) = (column.field, column.number);
    let format = style::heading(Some(field.need));
    match column.mark() {
        None => sheet.write_string_with_format(HEADINGS, number, field.heading, &format)?,
        Some((sign, mark)) => sheet.write_rich_string_with_format(
            HEADINGS,
            number,
            &[(&mark, sign), (&style::bold(), field.heading)],
            &format,
        )?,
    };
    sheet.insert_note(HEADINGS, number, &note(&words::note(kind.spec(), field)))?;
    Ok(())
}

/// A note as large as its text.
fn note(text: &str) -> Note {
    const WIDE: u16 = 46;
    let lines = u32::from(style::lines(text, WIDE)) + 1;
    Note::new(text)
        .add_author_prefix(false)
        .set_font_name(style::NOTE_FONT)
        .set_font_size(9)
        .set_width(u32::from(WIDE) * 6 + 16)
        .set_height(lines * 16)
}

/// Writes what people write as what it is: a day, a number, text. Nothing is ever a formula.
fn cell(
    sheet: &mut Worksheet,
    (row, column): (RowNum, &Column),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let number = column.number;
    match column.field.ty {
        _ if text.is_empty() => sheet.write_blank(row, number, format)?,
        Type::Date | Type::EndDate => match ExcelDateTime::parse_from_str(text) {
            Ok(day) => sheet.write_datetime_with_format(row, number, day, format)?,
            Err(_) => sheet.write_string_with_format(row, number, text, format)?,
        },
        Type::Money | Type::Percent | Type::Days => match text.parse::<f64>() {
            // More digits than a spreadsheet keeps stay text.
            Ok(value) if text.len() <= 15 => sheet.write_number_with_format(row, number, value, format)?,
            _ => sheet.write_string_with_format(row, number, text, format)?,
        },
        _ => sheet.write_string_with_format(row, number, text, format)?,
    };
    Ok(())
}

/// How it is looked at and printed.
fn page(sheet: &mut Worksheet, kind: Kind, columns: &[Column]) -> Result<(), XlsxError> {
    let last = ColNum::try_from(columns.len().saturating_sub(1)).unwrap_or(ColNum::MAX);
    let heading = columns.iter().map(|column| {
        // Two for the mark.
        style::lines(column.field.heading, column.width.saturating_sub(4))
    });
    sheet.set_row_height(HEADINGS, heading.max().unwrap_or(1) * 15 + 8)?;
    sheet.set_row_height(EXAMPLE, 32)?;
    sheet.insert_note(
        EXAMPLE,
        0,
        &note(&format!(
            "这一行是示例，只供对照，不会被读取。从第 {FIRST_ROW} 行起填写。"
        )),
    )?;
    sheet.ignore_error_range(EXAMPLE, 0, LAST, last, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(FIRST, FROZEN)?;
    sheet.set_selection(FIRST, 0, FIRST, 0)?;
    sheet.set_active(true);

    let wide: u16 = columns.iter().map(|column| column.width).sum();
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        // As many pages side by side as it takes to be read; down as many as there are rows.
        .set_print_fit_to_pages(wide.div_ceil(PAGE_WIDTH), 0)
        .set_page_order(false)
        .set_repeat_rows(HEADINGS, HEADINGS)?
        .set_repeat_columns(0, FROZEN - 1)?
        .set_footer(format!("&L{}&R第 &P 页，共 &N 页", words::title(kind)));
    Ok(())
}

/// Excel's number of the paper.
pub(super) const A4: u8 = 9;
