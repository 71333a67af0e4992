//! The generated contracts as files of an office: a workbook and a CSV file, with the catalogue's headings.

use std::path::Path;

use anyhow::Result;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use zhengwu_credit::field::{Kind, KindSpec, Type};
use zhengwu_credit::ledger::{JsonTable, Row, Table};
use zhengwu_credit::submission::{Layout, LayoutColumn};

use super::rows;

/// Fields that this register has no column for: thirty of the catalogue's are left, as many as offices keep.
const LEFT_OUT: &[&str] = &[
    "paper_role",
    "co_party_a",
    "party_b_is_sme",
    "party_a_is_large",
    "term_text",
    "amount_text",
    "settled_amount",
    "settled_on",
    "currency",
    "award_notice_on",
    "legal_consultation",
    "payment_days",
    "payment_from",
    "overdue_rate",
    "commitment_no",
    "amends_contract_no",
    "remarks",
];

/// Which columns the files have.
pub(super) fn layout() -> Layout {
    let mut layout = Layout::haian(Kind::Contract);
    layout
        .columns
        .retain(|column| !LEFT_OUT.contains(&column.field.as_str()));
    layout
}

/// Writes so many contracts into a workbook, as Excel does it: texts in the table of shared strings, days and amounts
/// as numbers.
pub(super) fn write_workbook(file: &Path, count: usize) -> Result<()> {
    let mut workbook = Workbook::new();
    // Shared strings, but only one row of cells in memory.
    let sheet = workbook.add_worksheet_with_low_memory()?;
    sheet.set_name("合同")?;
    let layout = layout();
    for (at, column) in (0_u16..).zip(&layout.columns) {
        sheet.write_string(0, at, &column.heading)?;
    }
    let columns: Vec<Stored> = layout.columns.iter().map(stored).collect();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let mut row = 0;
    each_row(count, &layout, &mut |cells| {
        row += 1;
        for ((at, stored), cell) in (0_u16..).zip(&columns).zip(cells) {
            write_cell(sheet, (row, at), *stored, cell, &day)?;
        }
        Ok(())
    })?;
    workbook.save(file)?;
    Ok(())
}

/// Writes the same contracts into a CSV file.
pub(super) fn write_csv(file: &Path, count: usize) -> Result<()> {
    let mut writer = csv::Writer::from_path(file)?;
    let layout = layout();
    writer.write_record(layout.columns.iter().map(|column| &column.heading))?;
    each_row(count, &layout, &mut |cells| Ok(writer.write_record(cells)?))?;
    writer.flush()?;
    Ok(())
}

/// Gives the cells of every contract, as people write them.
fn each_row(count: usize, layout: &Layout, each: &mut dyn FnMut(&[String]) -> Result<()>) -> Result<()> {
    let text = rows::ndjson(count);
    let table = JsonTable::new(&text, Some(Kind::Contract), None)?;
    let mut result = Ok(());
    table.visit(&mut |row| {
        if let (Row::Record(_, record), Ok(())) = (row, &result) {
            record.finish(None);
            result = each(&layout.cells(record));
        }
    })?;
    result
}

/// How the cells of a column are stored, where they can be.
#[derive(Clone, Copy)]
enum Stored {
    Text,
    Number,
    Day,
}

fn stored(column: &LayoutColumn) -> Stored {
    let spec: &KindSpec = Kind::Contract.spec();
    let field = spec.place_of(&column.field).and_then(|at| spec.field(at));
    match field.map(|field| field.ty) {
        Some(Type::Money | Type::Days) => Stored::Number,
        Some(Type::Date | Type::EndDate | Type::Procedure) => Stored::Day,
        _ => Stored::Text,
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    stored: Stored,
    cell: &str,
    day: &Format,
) -> Result<()> {
    let is_day = cell.len() == "2024-12-10".len() && cell.is_ascii();
    match stored {
        _ if cell.is_empty() => {}
        Stored::Number => {
            sheet.write_number(row, column, cell.parse::<f64>()?)?;
        }
        // 2024-02-30 is no day: Excel keeps it as the text that was typed.
        Stored::Day if is_day && !cell.ends_with("-02-30") => {
            sheet.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(cell)?, day)?;
        }
        Stored::Day | Stored::Text => {
            sheet.write_string(row, column, cell)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use zhengwu_credit::api::CheckOptions;
    use zhengwu_credit::rules;
    use zhengwu_credit_io::{ReadingOptions, check_path};

    use super::*;

    #[test]
    fn the_files_have_thirty_columns_and_the_faults_that_were_planted() {
        assert_eq!(layout().columns.len(), 30);
        let folder = tempfile::tempdir().unwrap();
        let options = CheckOptions::from_json(r#"{"as_of":"2026-06-10"}"#).unwrap();
        for (name, write) in [
            ("contracts.xlsx", write_workbook as fn(&Path, usize) -> Result<()>),
            ("contracts.csv", write_csv),
        ] {
            let file = folder.path().join(name);
            write(&file, 200).unwrap();
            let checked = check_path(&file, &options, &ReadingOptions::default()).unwrap();
            assert_eq!(checked.summary.rows, 200);
            let names: BTreeSet<&str> = checked
                .findings
                .iter()
                .flat_map(|one| rules::find(&one.code).first().map(|rule| rule.name))
                .collect();
            let planted = BTreeSet::from(["date-impossible", "procedure-after-signing"]);
            assert_eq!(names, planted, "{name}");
            assert_eq!(checked.findings.len(), 4, "{name}");
        }
    }
}
