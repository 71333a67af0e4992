//! Old workbooks: what their cells hold, and which are refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod biff;
mod support;

use biff::{BOF, EOF, Tab, bof, formula, header, label, number, ole, record, stream, stream_of, xls};
use support::{found_in, judge, refused, rows_of, tables, the_table};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Table;
use zhengwu_credit_io::{Limit, ReadFailure, ReadOptions, open};

const XLWT: &[u8] = include_bytes!("files/xlwt.xls");
const EPOCH_1904: &[u8] = include_bytes!("files/epoch1904.xls");
const LIBREOFFICE: &[u8] = include_bytes!("files/libreoffice.xls");

fn rows(table: &dyn Table) -> Vec<String> {
    rows_of(table).into_iter().map(|(_, row)| row.unwrap()).collect()
}

/// Cells at which an error was found.
fn errors(bytes: &[u8]) -> Vec<String> {
    let (findings, _) = judge(&tables("合同.xls", bytes).tables);
    let errors = findings.iter().filter(|one| one.code == "IDN173");
    let place = |one: &zhengwu_credit::finding::Finding| {
        let source = one.source.as_ref().unwrap();
        format!("{}{}", source.column.clone().unwrap(), source.row)
    };
    errors.map(place).collect()
}

#[test]
fn cells_are_read_as_they_are_shown() {
    let opened = tables("合同.xls", XLWT);
    let kinds: Vec<_> = opened
        .tables
        .iter()
        .map(|table| (table.kind(), table.sheet().unwrap()))
        .collect();
    assert_eq!(kinds, [(Kind::Contract, "合同台账"), (Kind::Performance, "履约")]);
    assert_eq!(
        rows(&opened.tables[0])[0],
        r#"{"contract_no":"000017","contract_name":"示例合同（一）𠮷","signed_on":"2024-12-10","amount":"1280000.50","payment_days":30,"overdue_rate":"3.85"}"#
    );
    let second = &rows(&opened.tables[0])[1];
    assert!(
        second.contains(r#""signed_on":"2024-12-10""#) && second.contains(r#""overdue_rate":"5""#),
        "{second}"
    );
    assert!(second.contains(r#""remarks":"0.5""#), "{second}");
    assert_eq!(
        errors(XLWT),
        ["D4", "F4"],
        "an error value, and a formula that nobody has calculated"
    );
    let found = found_in(&opened.tables);
    assert!(!found.is_empty());
}

#[test]
fn stored_results_are_read() {
    let rows = rows(&the_table("合同.xls", LIBREOFFICE));
    assert_eq!(
        rows[0],
        r#"{"contract_no":"HA-1","contract_name":"示例合同","signed_on":"2024-12-10","amount":"1280000.00","payment_days":30,"overdue_rate":"3.85"}"#,
        "an empty result is empty where others were calculated"
    );
    assert!(rows[1].contains(&"长".repeat(200)) && rows[1].contains(r#""payment_days":11"#));
    assert!(rows[1].contains(r#""remarks":"甲乙""#));
    assert_eq!(errors(LIBREOFFICE), ["D3"]);
}

#[test]
fn days_of_the_1904_epoch() {
    assert!(rows(&the_table("合同.xls", EPOCH_1904))[0].contains("2024-12-10"));
}

#[test]
fn excel_95_wrote_in_gbk() {
    let text = |row: u16, column: u16, text: &str| {
        let (bytes, _, _) = encoding_rs::GBK.encode(text);
        let place: Vec<u8> = [row, column, 0, u16::try_from(bytes.len()).unwrap()]
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        record(0x0204, &[place, bytes.to_vec()].concat())
    };
    for page in [&record(0x42, &936_u16.to_le_bytes()), &Vec::new()] {
        let sheet: Vec<u8> = [
            text(0, 0, "合同编号"),
            text(0, 1, "合同名称"),
            text(0, 2, "签订日期"),
            text(1, 0, "HA-1"),
            text(1, 1, "示例合同"),
        ]
        .concat();
        let (name, _, _) = encoding_rs::GBK.encode("合同");
        let bound = |position: usize| {
            let position = u32::try_from(position).unwrap().to_le_bytes();
            let length = [0, 0, u8::try_from(name.len()).unwrap()];
            record(0x85, &[&position[..], &length, &name].concat())
        };
        let head = [bof(0x0500), page.clone()].concat();
        let position = head.len() + bound(0).len() + 4;
        let end = record(EOF, &[]);
        let all = [head, bound(position), end.clone(), bof(0x0500), sheet, end].concat();
        let table = the_table("a.xls", ole("/Book", &all));
        assert_eq!(table.sheet(), Some("合同"));
        assert_eq!(
            rows(&table),
            [r#"{"contract_no":"HA-1","contract_name":"示例合同"}"#]
        );
    }
}

#[test]
fn charts_have_no_cells_and_hold_nothing_up() {
    let chart = [record(BOF, &[0; 16]), number(0, 0, 1.0), record(0x0203, &[1])].concat();
    let cells = [header(), label(1, 0, "HA-1")].concat();
    let bytes = xls(
        &[],
        &[
            Tab("图", 2, chart.clone()),
            Tab("合同", 0, cells),
            Tab("图二", 2, chart),
        ],
    );
    let table = the_table("a.xls", bytes);
    assert_eq!((table.sheet(), rows(&table).len()), (Some("合同"), 1));
}

#[test]
fn a_chart_within_a_sheet_has_cells_of_its_own() {
    let chart = [bof(0x0600), number(1, 1, 7.0), record(EOF, &[])].concat();
    let cells = [header(), chart, label(1, 0, "HA-1")].concat();
    assert_eq!(
        rows(&the_table("a.xls", xls(&[], &[Tab("合同", 0, cells)]))),
        [r#"{"contract_no":"HA-1"}"#]
    );
}

#[test]
fn an_empty_result_is_empty_where_a_program_has_calculated() {
    let empty = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let cells = || [header(), label(1, 0, "HA-1"), formula(1, 1, empty)].concat();
    assert_eq!(errors(&xls(&[], &[Tab("合同", 0, cells())])), ["B2"]);
    let calculated = record(0x01C1, &[0; 8]);
    assert!(errors(&xls(&calculated, &[Tab("合同", 0, cells())])).is_empty());
    let other = formula(1, 2, 45636.0_f64.to_le_bytes());
    assert!(errors(&xls(&[], &[Tab("合同", 0, [cells(), other].concat())])).is_empty());
}

#[test]
fn a_password_is_told() {
    let file_pass = record(0x2F, &[0, 0, 1, 2, 3, 4]);
    let bytes = xls(&file_pass, &[Tab("合同", 0, header())]);
    assert_eq!(refused("a.xls", bytes), ReadFailure::Protected);
}

#[test]
fn limits_are_held_with_their_place() {
    for (name, most, limit) in [
        ("xls_cells", 10, Limit::XlsCells),
        ("shared_strings", 5, Limit::SharedStrings),
        ("sheets", 2, Limit::Sheets),
        ("rows", 1, Limit::Rows),
        ("columns", 4, Limit::Columns),
        ("cell_bytes", 8, Limit::CellBytes),
        ("table_bytes", 40, Limit::TableBytes),
        ("file_bytes", 5000, Limit::FileBytes),
    ] {
        let mut options = ReadOptions::default();
        options.limits.set(name, most).unwrap();
        let refused = open("a.xls", XLWT.to_vec(), &options).unwrap_err();
        assert!(
            matches!(refused, ReadFailure::OverLimit { limit: over, most: allowed, .. } if over == limit && allowed == most),
            "{name}: {refused:?}"
        );
    }
}

#[test]
fn cut_off_files_are_refused() {
    for file in [XLWT, LIBREOFFICE] {
        for end in [8, 511, 512, 513, 1024, 2000, file.len() / 2] {
            let _ = refused("a.xls", &file[..end]);
        }
        let records = stream_of(file);
        for end in (0..records.len()).step_by(97) {
            let _ = open(
                "a.xls",
                ole("/Workbook", &records[..end]),
                &ReadOptions::default(),
            );
        }
    }
    assert!(matches!(
        refused("a.xls", ole("/Workbook", &stream(&[], &[])[..20])),
        ReadFailure::Damaged { .. }
    ));
}

#[test]
fn what_else_is_in_a_compound_file_is_named() {
    assert_eq!(refused("a.xls", ole("/WordDocument", b"x")), ReadFailure::Word);
    assert_eq!(
        refused("a.xls", ole("/PowerPoint Document", b"x")),
        ReadFailure::Slides
    );
    assert_eq!(
        refused("a.xls", ole("/EncryptedPackage", b"x")),
        ReadFailure::Protected
    );
    assert_eq!(refused("a.xls", ole("/Contents", b"x")), ReadFailure::NotATable);
    assert_eq!(
        refused("a.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00"),
        ReadFailure::LegacyXls
    );
}
