//! With a limit set low, an ordinary file meets that limit and no other, and is told where.

use zhengwu_credit::code::Lang;
use zhengwu_credit_io::{Limit, Limits, ReadFailure, ReadOptions, open};

use super::support::{text_row, workbook};
use super::zips::long_sheet;

fn book() -> Vec<u8> {
    let strings = r#"<sst uniqueCount="3"><si><t>合同编号</t></si><si><t>合同名称</t></si><si><t>签订日期</t></si></sst>"#;
    let header = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>"#;
    let sheet = format!("{header}{}", text_row(2, &["HA-1", "示例合同", "2024-12-10"]));
    workbook("", Some(strings), &[("合同", &sheet), ("履约", &sheet)])
}

/// Sets one limit and opens a file: that limit is told, by its name, with its place in both languages.
fn meets(name: &str, most: u64, file: &str, bytes: Vec<u8>, place: &str) {
    let mut options = ReadOptions::default();
    options.limits.set(name, most).unwrap();
    let refused = open(file, bytes, &options).unwrap_err();
    let is_it = matches!(&refused, ReadFailure::OverLimit { limit, most: allowed, .. } if limit.name() == name && *allowed == most);
    assert!(is_it, "{name}: {refused:?}");
    for lang in [Lang::Zh, Lang::En] {
        let sentence = refused.sentence();
        let text = sentence.in_lang(lang);
        assert!(text.contains(place) && text.contains(name), "{text}");
    }
}

#[test]
fn every_limit_is_met_by_an_ordinary_file() {
    let xlsx = |name: &str, most: u64, place: &str| meets(name, most, "a.xlsx", book(), place);
    xlsx("file_bytes", 500, "");
    xlsx("unpacked_bytes", 1000, "xl/");
    xlsx("nesting", 4, "xl/worksheets/sheet1.xml");
    xlsx("shared_strings", 2, "xl/sharedstrings.xml");
    xlsx("sheets", 1, "");
    xlsx("rows", 1, "A2");
    xlsx("columns", 2, "C1");
    xlsx("cell_bytes", 11, "A1");
    xlsx("cell_bytes", 1, "xl/");
    xlsx("table_bytes", 40, "B2");
    meets(
        "ratio",
        20,
        "a.xlsx",
        long_sheet(&[b' '; 65536], 257),
        "xl/worksheets/sheet1.xml",
    );

    let csv = "合同编号,合同名称,签订日期\nHA-1,示例合同,2024-12-10\n".as_bytes();
    let csv = |name: &str, most: u64, place: &str| meets(name, most, "a.csv", csv.to_vec(), place);
    csv("file_bytes", 50, "");
    csv("rows", 1, "A2");
    csv("columns", 2, "C1");
    csv("cell_bytes", 11, "A1");
    csv("table_bytes", 40, "B2");

    let json =
        |name: &str, most: u64, text: &str, place: &str| meets(name, most, "合同.json", text.into(), place);
    json("nesting", 2, "[\n{\"contract_no\":[\"a\"]}]", "2");
    json(
        "line_bytes",
        20,
        "{\"contract_no\":\"1\"}\n{\"contract_no\":\"123456\"}\n",
        "2",
    );
}

#[test]
fn no_limit_is_forgotten() {
    let here = [
        Limit::FileBytes,
        Limit::UnpackedBytes,
        Limit::Ratio,
        Limit::Nesting,
        Limit::SharedStrings,
        Limit::Sheets,
        Limit::Rows,
        Limit::Columns,
        Limit::CellBytes,
        Limit::TableBytes,
        Limit::LineBytes,
        // By `tests/xls.rs`.
        Limit::XlsCells,
    ];
    let names: Vec<_> = Limits::names().map(|(name, _)| name).collect();
    assert_eq!(here.map(Limit::name).as_slice(), names);
}

#[test]
fn json_a_hundred_thousand_deep() {
    for (start, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"contract_no\":[", "]}")] {
        let deep = format!("{}1{}", start.repeat(100_000), close.repeat(100_000));
        let refused = open("合同.json", deep.into(), &ReadOptions::default()).unwrap_err();
        assert!(
            matches!(
                refused,
                ReadFailure::OverLimit {
                    limit: Limit::Nesting,
                    ..
                }
            ),
            "{refused:?}"
        );
    }
}
