//! CSV: encodings, quotes, rows as a spreadsheet counts them, columns.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use support::{ANY, cells_of, csv_of, found_in, judge, refused, rows_of, tables, the_table, unknown_of};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Table;
use zhengwu_credit::rules::correct;
use zhengwu_credit_io::{ReadFailure, ReadOptions, open};

fn gb18030(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding_rs::GB18030.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

#[test]
fn the_correct_record_of_every_kind_comes_through_in_every_encoding() {
    for kind in Kind::ALL {
        let csv = csv_of(kind, &[]);
        for bytes in [
            csv.clone().into_bytes(),
            format!("\u{feff}{csv}").into_bytes(),
            gb18030(&csv),
        ] {
            let table = the_table("甲.csv", bytes);
            assert_eq!(table.kind(), kind);
            assert_eq!(rows_of(&table), [(2, Ok(correct(kind).to_owned()))]);
            assert_eq!(rows_of(&table).len(), 1, "a second visit gives the same");
        }
    }
}

#[test]
fn a_correct_file_has_no_findings() {
    let opened = tables("合同.csv", csv_of(Kind::Contract, &[]));
    let (findings, summary) = judge(&opened.tables);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!((summary.rows, summary.submitted), (1, 1));
}

#[test]
fn four_byte_characters_of_gb18030_survive() {
    let bytes = gb18030(&csv_of(Kind::Contract, &[("合同名称", "示例㐂𠀀合同")]));
    let rows = rows_of(&the_table("a.csv", bytes));
    assert!(rows[0].1.as_ref().unwrap().contains("示例㐂𠀀合同"));
}

#[test]
fn rows_are_counted_as_a_spreadsheet_shows_them() {
    let csv = "\n\r\n合同编号,合同名称,签订日期\n\nA-1,\"一\n二\",2024-12-01\n,,\n \n\nA-2,三,2024-12-02\r\n\r\nA-3,四,2024-12-03";
    let rows = rows_of(&the_table("合同.csv", csv));
    assert_eq!(rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [5, 9, 11]);
    assert!(rows[0].1.as_ref().unwrap().contains("一 二"));
}

#[test]
fn quotes_hold_commas_breaks_and_quotes() {
    let csv = "合同编号,合同名称,签订日期\n\"A,1\",\"他说\"\"好\"\"\",\"2024-12-01\"\n";
    let rows = rows_of(&the_table("合同.csv", csv));
    assert_eq!(
        rows[0].1.as_ref().unwrap(),
        r#"{"contract_no":"A,1","contract_name":"他说\"好\"","signed_on":"2024-12-01"}"#
    );
}

#[test]
fn tabs_part_cells_too() {
    let rows = rows_of(&the_table(
        "合同.txt",
        "合同编号\t合同名称\t签订日期\nA-1\t一,二\t2024-12-01\n",
    ));
    assert!(rows[0].1.as_ref().unwrap().contains("一,二"));
}

#[test]
fn a_quote_that_is_never_closed_is_told_with_its_line() {
    let csv = "合同编号,合同名称,签订日期\nA-1,一,2024-12-01\nA-2,\"二,2024-12-02\nA-3,三,2024-12-03\n";
    assert_eq!(refused("合同.csv", csv), ReadFailure::OpenQuote { line: 3 });
    let in_the_middle = "合同编号,合同名称,签订日期\nA-1,一\"二,2024-12-01\n";
    assert_eq!(rows_of(&the_table("合同.csv", in_the_middle)).len(), 1);
}

#[test]
fn a_row_that_is_too_long_is_never_shifted() {
    let csv = "合同编号,合同金额,签订日期\nA-1,1,234.50,2024-12-01\nA-2,5,2024-12-02,, \n";
    let rows = rows_of(&the_table("合同.csv", csv));
    assert_eq!(rows[0], (2, Err(4)));
    assert!(rows[1].1.as_ref().unwrap().contains("5.00"));
    let found = found_in(&tables("合同.csv", csv).tables);
    assert!(found.contains(&("REC004".to_owned(), String::new(), "2".to_owned())));
}

#[test]
fn unknown_columns_are_carried_along() {
    let csv = "合同编号,经办人,签订日期,\nA-1,某某,2024-12-01,备用\n";
    let unknown = unknown_of(&the_table("合同.csv", csv));
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    // A trailing column without a heading goes by its letter.
    assert_eq!(unknown, [[pair("经办人", "某某"), pair("D", "备用")]]);
}

#[test]
fn two_amounts_are_refused_by_name() {
    let failure = refused(
        "合同.csv",
        "合同编号,合同金额,合同总价,签订日期\nA-1,1,2,2024-12-01\n",
    );
    let sentence = failure.sentence();
    assert_eq!(
        sentence.in_lang(Lang::Zh),
        "B 列“合同金额”和 C 列“合同总价”都是“合同金额”，不能替您猜；请把表头改清楚，或者用 zhengwu map 生成表头对照，指明各是哪一列"
    );
    assert_eq!(
        sentence.in_lang(Lang::En),
        "column B `合同金额` and column C `合同总价` are both `合同金额`: this is not guessed; name them in the header, or in a mapping made by `zhengwu map`"
    );
}

#[test]
fn the_catalogues_own_heading_is_meant_and_another_word_is_carried() {
    let csv = "项目名称,合同编号,合同名称,签订日期\n某项目,A-1,某合同,2024-12-01\n";
    let table = the_table("合同.csv", csv);
    let rows = rows_of(&table);
    assert!(
        rows[0]
            .1
            .as_ref()
            .unwrap()
            .contains("\"contract_name\":\"某合同\"")
    );
    assert_eq!(
        unknown_of(&table)[0],
        [("项目名称".to_owned(), "某项目".to_owned())]
    );
}

#[test]
fn the_unit_of_money_stands_in_the_heading() {
    let csv = csv_of(Kind::Contract, &[("合同金额", "128")]).replace("合同金额", "合同金额（万元）");
    let rows = rows_of(&the_table("合同.csv", csv));
    assert_eq!(rows[0].1.as_ref().unwrap(), correct(Kind::Contract));
}

#[test]
fn cells_have_their_address_and_the_heading_as_written() {
    let csv = csv_of(Kind::Contract, &[("签订日期", "2024-02-30")]).replace("签订日期", " 签订 日期 *");
    let (findings, _) = judge(&tables("合同.csv", csv).tables);
    let column = cells_of(Kind::Contract)
        .iter()
        .position(|(heading, _)| *heading == "签订日期")
        .unwrap();
    let source = findings[0].source.as_ref().unwrap();
    assert_eq!(findings[0].code, "IDN141");
    assert_eq!(
        source.column.as_deref(),
        Some(["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"][column])
    );
    assert_eq!((source.row, source.heading.as_deref()), (2, Some(" 签订 日期 *")));
}

#[test]
fn the_kind_is_told_from_headings_then_from_the_name_else_asked_for() {
    let vague = "合同编号,甲方统一社会信用代码\nA-1,11320685MB0A10013C\n";
    assert_eq!(refused("甲.csv", vague), ReadFailure::KindUnknown);
    assert_eq!(the_table("2024年合同履约.csv", vague).kind(), Kind::Performance);
    assert_eq!(the_table("dir/2024年合同.csv", vague).kind(), Kind::Contract);
    let given = ReadOptions {
        kind: Some(Kind::Performance),
        ..ReadOptions::default()
    };
    assert_eq!(
        open("合同.csv", vague.into(), &given).unwrap().tables[0].kind(),
        Kind::Performance
    );
    let other = ReadOptions {
        kind: Some(Kind::Commitment),
        ..ReadOptions::default()
    };
    assert_eq!(
        open("合同.csv", "天气,心情\n晴,好\n".into(), &other).unwrap_err(),
        ReadFailure::NoHeading(Kind::Commitment)
    );
}

#[test]
fn what_cannot_be_decoded_is_told_with_its_line() {
    let mut bytes = gb18030("合同编号,合同名称,签订日期\nA-1,一,2024-12-01\nA-2,");
    bytes.extend(b"\xff\xff,2024-12-02\n");
    let opened = tables("合同.csv", bytes);
    assert_eq!(rows_of(&opened.tables[0]).len(), 2);
    assert!(opened.notes[0].in_lang(Lang::Zh).contains("第 3 行有损坏的字节"));
    let mut bytes = gb18030("合同编号,合同名称,签订日期\nA-1,一,2024-12-01\n");
    bytes.extend(b"\xff,\xff,\xff,\xff,\xff,\xff\n");
    assert_eq!(refused("合同.csv", bytes), ReadFailure::Encoding { line: 3 });
}

#[test]
fn a_file_that_changes_its_encoding_half_way_is_not_guessed_at() {
    let mut bytes = "合同编号,合同名称,签订日期\nA-1,一,2024-12-01\nA-2,"
        .as_bytes()
        .to_vec();
    bytes.extend(gb18030("示例合同,2024-12-02\n"));
    assert_eq!(
        refused("合同.csv", bytes),
        ReadFailure::EncodingChanges { line: 3 }
    );
}

#[test]
fn a_header_without_rows_is_an_empty_table_and_said() {
    let opened = tables("合同.csv", "合同编号,合同名称,签订日期\n\n,,\n");
    assert_eq!(rows_of(&opened.tables[0]), []);
    assert_eq!(opened.notes[1].in_lang(Lang::Zh), "文件只有表头，没有数据");
}

#[test]
fn error_values_of_a_spreadsheet_are_errors_wherever_they_stand() {
    let csv = csv_of(Kind::Contract, &[("合同名称", "#REF!"), ("签订日期", "#N/A")]);
    let found = found_in(&open("合同.csv", csv.into(), &ANY).unwrap().tables);
    let codes: Vec<_> = found
        .iter()
        .map(|(code, path, _)| (code.as_str(), path.as_str()))
        .collect();
    assert_eq!(codes, [("IDN173", "/contract_name"), ("IDN173", "/signed_on")]);
}
