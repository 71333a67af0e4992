//! XLSX: what cells hold, which sheets are read, what is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use support::{cells_of, found_in, judge, refused, rows_of, tables, text_row, the_table, workbook};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Table;
use zhengwu_credit::rules::correct;
use zhengwu_credit_io::{Limit, ReadFailure, ReadOptions, open};

/// A sheet of text cells with the correct record of a kind.
fn sheet_of(workbook: &mut Workbook, name: &str, kind: Kind) {
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    for (column, (heading, text)) in (0..).zip(cells_of(kind)) {
        sheet.write_string(0, column, heading).unwrap();
        sheet.write_string(1, column, text).unwrap();
    }
}

/// A workbook of these headings, with rows written by a function.
fn book(headings: &[&str], fill: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("合同").unwrap();
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string(0, column, *heading).unwrap();
    }
    fill(sheet);
    workbook.save_to_buffer().unwrap()
}

fn first_row(bytes: Vec<u8>) -> String {
    rows_of(&the_table("合同.xlsx", bytes))[0].1.clone().unwrap()
}

#[test]
fn text_cells_come_through() {
    for kind in Kind::ALL {
        let mut workbook = Workbook::new();
        sheet_of(&mut workbook, "Sheet1", kind);
        let table = the_table("甲.xlsx", workbook.save_to_buffer().unwrap());
        assert_eq!((table.kind(), table.sheet()), (kind, Some("Sheet1")));
        assert_eq!(rows_of(&table), [(2, Ok(correct(kind).to_owned()))]);
        assert_eq!(rows_of(&table).len(), 1, "a second visit gives the same");
    }
}

#[test]
fn cells_are_read_as_what_they_are() {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let percent = Format::new().set_num_format("0.00%");
    let headings = [
        "合同编号",
        "签订日期",
        "合同金额",
        "涉密",
        "逾期利率",
        "付款期限（天）",
        "生效日期",
    ];
    let spec = Kind::Contract.spec();
    let rate = spec
        .field(spec.place_of("overdue_rate").unwrap())
        .unwrap()
        .heading;
    let days = spec
        .field(spec.place_of("payment_days").unwrap())
        .unwrap()
        .heading;
    let classified = spec.field(spec.place_of("classified").unwrap()).unwrap().heading;
    let headings = [
        headings[0],
        headings[1],
        headings[2],
        classified,
        rate,
        days,
        "生效日期",
    ];
    let bytes = book(&headings, |sheet| {
        sheet.write_number(1, 0, 2_024_017).unwrap();
        let date = ExcelDateTime::from_ymd(2024, 12, 10).unwrap();
        sheet.write_datetime_with_format(1, 1, date, &day).unwrap();
        sheet.write_number(1, 2, 1_408_000.000_000_000_2).unwrap();
        sheet.write_boolean(1, 3, false).unwrap();
        sheet.write_number_with_format(1, 4, 0.0385, &percent).unwrap();
        sheet.write_number(1, 5, 30).unwrap();
        // A serial in a column of days that nobody formatted as one.
        sheet.write_number(1, 6, 45_636).unwrap();
    });
    assert_eq!(
        first_row(bytes),
        r#"{"contract_no":"2024017","signed_on":"2024-12-10","effective_on":"2024-12-10","amount":"1408000.00","payment_days":30,"overdue_rate":"3.85","classified":false}"#
    );
}

#[test]
fn a_time_of_day_is_told() {
    let format = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let bytes = book(&["合同编号", "签订日期"], |sheet| {
        sheet.write_string(1, 0, "A-1").unwrap();
        let time = ExcelDateTime::parse_from_str("2024-12-10 08:30:00").unwrap();
        sheet.write_datetime_with_format(1, 1, time, &format).unwrap();
    });
    let found = found_in(&tables("合同.xlsx", bytes).tables);
    assert!(
        found.contains(&("IDN143".to_owned(), "/signed_on".to_owned(), "B2".to_owned())),
        "{found:?}"
    );
}

#[test]
fn a_month_that_excel_made_a_day_is_the_month() {
    let format = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("合同履约").unwrap();
    for (column, heading) in (0..).zip(["合同编号", "报告期", "录入日期"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    let spec = Kind::Performance.spec();
    let period = spec.field(spec.place_of("period").unwrap()).unwrap().heading;
    sheet.write_string(0, 1, period).unwrap();
    sheet.write_string(1, 0, "A-1").unwrap();
    let first = ExcelDateTime::from_ymd(2024, 12, 1).unwrap();
    sheet.write_datetime_with_format(1, 1, first, &format).unwrap();
    let rows = rows_of(&the_table("a.xlsx", workbook.save_to_buffer().unwrap()));
    assert_eq!(
        rows[0].1.as_ref().unwrap(),
        r#"{"contract_no":"A-1","period":"2024-12"}"#
    );
}

#[test]
fn a_code_stored_as_a_number_has_lost_its_end() {
    let bytes = book(&["合同编号", "合同名称", "乙方证件号码"], |sheet| {
        sheet.write_string(1, 0, "A-1").unwrap();
        sheet.write_number(1, 2, 320_685_199_001_011_234.0).unwrap();
    });
    let (findings, _) = judge(&tables("合同.xlsx", bytes).tables);
    let lost = findings.iter().find(|one| one.code == "IDN163").unwrap();
    assert_eq!(lost.path, "/party_b_id");
    assert!(!lost.message.contains("320685199001"), "masked: {}", lost.message);
}

#[test]
fn days_of_the_1904_epoch() {
    let header = text_row(1, &["合同编号", "签订日期", "合同名称"]);
    let row = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>A-1</t></is></c><c r="B2"><v>44174</v></c></row>"#;
    let bytes = workbook(r#"date1904="1""#, None, &[("合同", &format!("{header}{row}"))]);
    assert!(first_row(bytes).contains("2024-12-10"));
}

#[test]
fn errors_and_formulas_without_result_are_errors_at_their_cell() {
    let header = text_row(1, &["合同编号", "合同名称", "签订日期", "合同金额", "甲方名称"]);
    let row = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>A-1</t></is></c><c r="B2" t="e"><v>#REF!</v></c>
        <c r="C2"><f>TODAY()</f></c><c r="D2"><f>1+1</f><v></v></c><c r="E2" t="str"><f>F2</f><v>海安市示例一局</v></c></row>"#;
    let bytes = workbook("", None, &[("合同", &format!("{header}{row}"))]);
    let (findings, _) = judge(&tables("合同.xlsx", bytes.clone()).tables);
    let errors: Vec<_> = findings.iter().filter(|one| one.code == "IDN173").collect();
    let cells: Vec<_> = errors
        .iter()
        .map(|one| one.source.as_ref().unwrap().column.clone().unwrap())
        .collect();
    assert_eq!(cells, ["B", "C", "D"]);
    assert!(errors[0].message.contains("#REF!") && errors[1].message.contains("公式没有保存计算结果"));
    assert!(
        first_row(bytes).contains("海安市示例一局"),
        "a stored result is read"
    );
}

#[test]
fn every_sheet_that_fits_is_read_and_the_others_are_named() {
    let mut workbook = Workbook::new();
    sheet_of(&mut workbook, "合同台账", Kind::Contract);
    let notes = workbook.add_worksheet().set_name("填写说明").unwrap();
    notes.write_string(0, 0, "请如实填写").unwrap();
    sheet_of(&mut workbook, "履约", Kind::Performance);
    workbook.add_worksheet().set_name("Sheet4").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let opened = tables("合同.xlsx", bytes.clone());
    let kinds: Vec<_> = opened
        .tables
        .iter()
        .map(|table| (table.kind(), table.sheet().unwrap()))
        .collect();
    assert_eq!(kinds, [(Kind::Contract, "合同台账"), (Kind::Performance, "履约")]);
    let notes: Vec<_> = opened.notes.iter().map(|note| note.in_lang(Lang::Zh)).collect();
    assert_eq!(
        notes[notes.len() - 2],
        "工作表“填写说明”没有读取（前 30 行里看不出是哪一种记录的表头）"
    );
    assert_eq!(notes[notes.len() - 1], "工作表“Sheet4”没有读取（没有内容）");
    let given = ReadOptions {
        kind: Some(Kind::Performance),
        ..ReadOptions::default()
    };
    let opened = open("合同.xlsx", bytes, &given).unwrap();
    assert_eq!(opened.tables.len(), 1);
    assert!(
        opened
            .notes
            .iter()
            .any(|note| note.in_lang(Lang::Zh).contains("表头是“政府合同”的"))
    );
}

#[test]
fn a_workbook_without_a_sheet_that_fits_is_refused_sheet_by_sheet() {
    let bytes = workbook(
        "",
        None,
        &[("说明", &text_row(1, &["请看", "张某某"])), ("空", "")],
    );
    let sentence = refused("甲.xlsx", bytes).sentence();
    let zh = sentence.in_lang(Lang::Zh);
    assert!(zh.contains("“说明”") && zh.contains("“空”"), "{zh}");
    assert!(!zh.contains("张某某"), "no cell is told");
}

#[test]
fn rows_and_columns_are_those_of_the_sheet() {
    let bytes = book(&[], |sheet| {
        for (column, heading) in (2..).zip(["合同编号", "合同名称", "签订日期"]) {
            sheet.write_string(3, column, heading).unwrap();
        }
        sheet.write_blank(4, 2, &Format::new().set_bold()).unwrap();
        sheet.write_string(5, 3, "  ").unwrap();
        sheet.write_string(16, 2, "A-1").unwrap();
        sheet.write_string(16, 4, "2024-02-30").unwrap();
        sheet.write_string(16, 9, "旁注").unwrap();
    });
    let found = found_in(&tables("合同.xlsx", bytes).tables);
    assert!(
        found.contains(&("IDN141".to_owned(), "/signed_on".to_owned(), "E17".to_owned())),
        "{found:?}"
    );
}

#[test]
fn damaged_workbooks_are_refused() {
    let mut workbook = Workbook::new();
    sheet_of(&mut workbook, "合同", Kind::Contract);
    let bytes = workbook.save_to_buffer().unwrap();
    for end in [4, 30, 100, bytes.len() / 2, bytes.len() - 1] {
        let _ = refused("a.xlsx", &bytes[..end]);
    }
    assert!(matches!(
        refused("a.xlsx", b"PK\x03\x04 and then garbage"),
        ReadFailure::Damaged { .. }
    ));
    let header = text_row(1, &["合同编号", "合同名称"]);
    let bad = format!(r#"{header}<row r="2"><c r="A2" t="e"><v>#WHAT!</v></c></row>"#);
    assert_eq!(
        refused("a.xlsx", support::workbook("", None, &[("合同", &bad)])),
        ReadFailure::Damaged {
            sheet: Some("合同".to_owned()),
            after: Some("B1".to_owned())
        }
    );
}

#[test]
fn hostile_workbooks_end_in_a_sentence() {
    let header = text_row(1, &["合同编号", "合同名称"]);
    for count in ["18446744073709551615", "99999999999", "99999999999999999999999"] {
        let strings = format!(r#"<sst uniqueCount="{count}"><si><t>a</t></si></sst>"#);
        let _ = refused("a.xlsx", workbook("", Some(&strings), &[("合同", &header)]));
    }
    let far = format!(r#"{header}<row r="2"><c r="ZZZZZZZZZZZZ2"><v>1</v></c></row>"#);
    let _ = refused("a.xlsx", workbook("", None, &[("合同", &far)]));
    let wide = format!(r#"{header}<row r="2"><c r="XFD2"><v>1</v></c></row>"#);
    assert!(matches!(
        refused("a.xlsx", workbook("", None, &[("合同", &wide)])),
        ReadFailure::OverLimit {
            limit: Limit::Columns,
            ..
        }
    ));
    let long = format!("{header}{}", text_row(2, &["x".repeat(1024 * 1024 + 1).as_str()]));
    assert!(matches!(
        refused("a.xlsx", workbook("", None, &[("合同", &long)])),
        ReadFailure::OverLimit {
            limit: Limit::CellBytes,
            ..
        }
    ));
}
