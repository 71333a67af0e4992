//! Files that are right but for some bytes: a failure or tables, never a panic.

use std::sync::LazyLock;

use proptest::prelude::*;
use zhengwu_credit_io::{ReadOptions, open};

use super::biff::{ole, stream_of};
use super::support::{rows_of, text_row, workbook};
use super::zips::{Part, SHEET, around, ends, zip};

const XLS: [&[u8]; 2] = [
    include_bytes!("../files/xlwt.xls"),
    include_bytes!("../files/libreoffice.xls"),
];

/// The records of an old workbook: what is spoilt there is not caught by its container.
static RECORDS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| XLS.map(stream_of));

fn sheet() -> String {
    let (head, tail) = ends();
    let row = r#"<row r="3"><c r="A3" t="str"><f>B3</f><v>HA-2</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><v>45636</v></c></row>"#;
    let tail = tail.replace(
        "</worksheet>",
        r#"<mergeCells><mergeCell ref="A4:B5"/></mergeCells></worksheet>"#,
    );
    format!(
        "{head}{}{row}{tail}",
        text_row(2, &["HA-1", "示例合同", "2024-12-10"])
    )
}

fn go_through(bytes: Vec<u8>) {
    if let Ok(opened) = open("合同.csv", bytes, &ReadOptions::default()) {
        for table in &opened.tables {
            let _ = rows_of(table);
        }
    }
}

type Changes = Vec<(prop::sample::Index, u8)>;

fn changes() -> impl Strategy<Value = Changes> {
    proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)
}

fn spoil(mut bytes: Vec<u8>, changes: &Changes) -> Vec<u8> {
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn old_workbooks(which in 0..2_usize, changes in changes()) {
        go_through(spoil(XLS[which].to_vec(), &changes));
    }

    #[test]
    fn records_of_old_workbooks(which in 0..2_usize, changes in changes()) {
        go_through(ole("/Workbook", &spoil(RECORDS[which].clone(), &changes)));
    }

    #[test]
    fn archives(changes in changes()) {
        go_through(spoil(workbook("", None, &[("合同", &text_row(1, &["合同编号", "合同名称"]))]), &changes));
    }

    #[test]
    fn sheets(changes in changes()) {
        let mut parts = around("worksheets/sheet1.xml");
        parts.push(Part::new(SHEET, &spoil(sheet().into_bytes(), &changes)));
        go_through(zip(&parts));
    }

    #[test]
    fn delimited(changes in changes()) {
        let csv = "合同编号,合同名称,签订日期\n\"HA-1\",\"示例\n合同\",2024-12-10\nHA-2,\"a\"\"b\",\n";
        go_through(spoil(csv.into(), &changes));
        let (gbk, _, _) = encoding_rs::GB18030.encode(csv);
        go_through(spoil(gbk.into_owned(), &changes));
        go_through(spoil(csv.encode_utf16().flat_map(u16::to_le_bytes).collect(), &changes));
    }
}
