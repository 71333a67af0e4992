//! What is no table is refused in a sentence, and no bytes whatever make the reader panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use support::{ANY, refused, rows_of};
use zhengwu_credit::code::Lang;
use zhengwu_credit_io::{ReadFailure, open};

#[test]
fn files_that_are_no_tables_are_named() {
    for empty in ["", "  \n\n", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(refused("a.csv", empty), ReadFailure::Empty, "{empty:?}");
    }
    let page = "\n<HTML><body><table><tr><td>合同编号</td></tr></table></body></HTML>";
    assert_eq!(refused("合同.xls", page), ReadFailure::WebPage);
    assert!(matches!(
        refused("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"),
        ReadFailure::Damaged { .. }
    ));
    let mut protected = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused("a.xlsx", protected), ReadFailure::Protected);
    assert_eq!(refused("a.txt", b"\xFF\xFEA\0B\0"), ReadFailure::KindUnknown);
    assert_eq!(refused("a.csv", b"\x7fELF\0\0\0"), ReadFailure::NotATable);
    assert_eq!(
        refused("a.csv", "今天天气很好。\n明天也是。\n"),
        ReadFailure::KindUnknown
    );
}

#[test]
fn documents_under_the_name_of_a_table_are_named() {
    let xml = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>";
    let mail = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n";
    let spaces =
        "<?xml version='1.0'?><ss:Workbook xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'/>";
    for (bytes, expected) in [
        (b"%PDF-1.7 ...".as_slice(), ReadFailure::Pdf),
        (b"{\\rtf1\\ansi", ReadFailure::RichText),
        (b"\x89PNG\r\n\x1a\n\0", ReadFailure::Picture),
        (b"\xFF\xD8\xFF\xE0\0", ReadFailure::Picture),
        (b"BM\x36\0\x0C\0\0\0\0\0\x36", ReadFailure::Picture),
        (b"RIFF\x01\0\0\0WEBPVP8 ", ReadFailure::Picture),
        (b"\x1F\x8B\x08\0", ReadFailure::OtherArchive),
        (b"Rar!\x1A\x07\x01\0", ReadFailure::OtherArchive),
        (b"7z\xBC\xAF\x27\x1C\0", ReadFailure::OtherArchive),
        (b"\x09\x02\x06\x00", ReadFailure::LegacyXls),
        (xml.as_bytes(), ReadFailure::OldXml),
        (spaces.as_bytes(), ReadFailure::OldXml),
        (mail.as_bytes(), ReadFailure::WebArchive),
        (b"<?xml version='1.0'?><a/>", ReadFailure::WebPage),
    ] {
        assert_eq!(refused("合同.xls", bytes), expected);
    }
    // Letters that only look like it.
    assert_eq!(refused("a.csv", "BM编号,a\n1,2\n"), ReadFailure::KindUnknown);
}

#[test]
fn no_sentence_tells_what_a_cell_holds() {
    let number = "320685199001010001";
    for text in [
        format!("{number},张某某\n{number},张某某\n"),
        format!("[{{\"x\":\"{number}\"}},{{]"),
        format!("{{\"x\":\"{number}\"}}"),
        format!("合同编号,合同名称\n\"{number}\n"),
    ] {
        let failure = refused("a.csv", text);
        for lang in [Lang::Zh, Lang::En] {
            let sentence = failure.sentence();
            assert!(!sentence.in_lang(lang).contains(number));
            assert_eq!(sentence.in_lang(lang).lines().count(), 1);
        }
        assert!(!format!("{failure:?}").contains(number));
    }
}

#[test]
fn tables_do_not_show_their_cells_in_debug() {
    let csv = "合同编号,合同名称,乙方证件号码\nMI-7,密,320685199001010001\n";
    for (name, text) in [("a.csv", csv), ("合同.json", "{\"contract_no\":\"MI-7\"}")] {
        let shown = format!("{:?}", open(name, text.into(), &ANY).unwrap());
        assert!(!shown.contains("MI-7") && !shown.contains("320685"), "{shown}");
    }
}

fn go_through(bytes: Vec<u8>) {
    if let Ok(opened) = open("合同.csv", bytes, &ANY) {
        for table in &opened.tables {
            let _ = rows_of(table);
        }
    }
}

fn small_workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, text) in (0..).zip(["合同编号", "合同名称", "签订日期"]) {
        sheet.write_string(0, column, text).unwrap();
        sheet.write_number(1, column, 45_000).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        go_through(bytes);
    }

    #[test]
    fn random_bytes_under_a_header_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..500), start in 0..4_usize) {
        let starts = ["合同编号,合同名称,签订日期\n", "[{\"contract_no\":1,\"signed_on\":2},", "{\"contract_no\":", "PK\u{3}\u{4}"];
        let mut all = starts[start].as_bytes().to_vec();
        all.extend(bytes);
        go_through(all);
    }

    #[test]
    fn a_workbook_with_spoilt_bytes_never_panics(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = small_workbook();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        go_through(bytes);
    }

    #[test]
    fn random_sheet_xml_never_panics(data in "(<row r=\"[0-9]{1,11}\">|</row>|<c r=\"[A-Z]{1,8}[0-9]{1,11}\" t=\"(n|s|b|e|str|d)\">|<v>[0-9.eE#-]{0,20}</v>|</c>|<f>[A-Z0-9+]{0,5}</f>){0,20}") {
        let header = support::text_row(1, &["合同编号", "合同名称", "签订日期"]);
        go_through(support::workbook("", None, &[("合同", &format!("{header}{data}"))]));
    }
}
