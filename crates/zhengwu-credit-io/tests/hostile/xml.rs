//! Workbooks whose parts were made to hurt.

use zhengwu_credit_io::{Limit, ReadFailure};

use super::support::{rows_of, text_row, workbook};
use super::zips::{Part, SHEET, around, ends, long_sheet, zip};
use super::{failure, is_damaged, is_over, is_read, opened};

fn of_sheet(data: &str) -> Vec<u8> {
    let header = text_row(1, &["合同编号", "合同名称", "签订日期"]);
    workbook("", None, &[("合同", &format!("{header}{data}"))])
}

/// A workbook with one part more, or with another sheet.
fn with(part: Part) -> Vec<u8> {
    let (head, tail) = ends();
    let mut parts = around("worksheets/sheet1.xml");
    if part.name != SHEET {
        let sheet = format!("{head}{}{tail}", text_row(2, &["HA-1", "示例合同"]));
        parts.push(Part::new(SHEET, sheet.as_bytes()));
    }
    parts.push(part);
    zip(&parts)
}

#[test]
fn elements_a_million_deep() {
    is_over(Limit::Nesting, long_sheet(b"<a>", 1_000_000));
    is_over(
        Limit::Nesting,
        with(Part::repeated("xl/styles.xml", b"", b"<a>", 1_000_000, b"")),
    );
    // What others put into a workbook is not read.
    is_read(
        with(Part::repeated("customXml/item1.xml", b"", b"<a>", 1_000_000, b"")),
        1,
    );
}

#[test]
fn fifty_million_shared_strings() {
    let strings = Part::repeated(
        "xl/sharedStrings.xml",
        b"<sst>",
        b"<si><t>a</t></si>",
        50_000_000,
        b"</sst>",
    );
    is_over(Limit::SharedStrings, with(strings));
}

#[test]
fn one_huge_shared_string() {
    let strings = Part::repeated(
        "xl/sharedStrings.xml",
        b"<sst><si><t>",
        b"a1b2c3d4",
        1_000_000,
        b"</t></si></sst>",
    );
    is_over(Limit::CellBytes, with(strings));
    let runs = Part::repeated(
        "xl/sharedStrings.xml",
        b"<sst><si>",
        b"<r><t>abcdefghijklmnop</t></r>",
        450_000,
        b"</si></sst>",
    );
    is_over(Limit::CellBytes, with(runs));
}

#[test]
fn claims_of_shared_strings() {
    for count in ["4000000000", "18446744073709551615", "-1"] {
        let strings = format!(r#"<sst uniqueCount="{count}"><si><t>a</t></si></sst>"#);
        is_damaged(with(Part::new("xl/sharedStrings.xml", strings.as_bytes())));
    }
}

#[test]
fn a_million_rows_that_are_only_formatted_are_nothing() {
    is_read(
        long_sheet(
            br#"<row r="9" s="1"><c r="A9" s="1"/><c r="B9" s="1"/></row>"#,
            1_000_000,
        ),
        0,
    );
}

#[test]
fn sixteen_thousand_columns() {
    is_over(
        Limit::Columns,
        of_sheet(r#"<row r="2"><c r="XFD2"><v>1</v></c></row>"#),
    );
    let cells: String = (0..16_384).map(|_| "<c><v>1</v></c>").collect();
    is_over(Limit::Columns, of_sheet(&format!("<row>{cells}</row>")));
}

#[test]
fn addresses_that_are_none() {
    for address in [
        "A99999999999",
        "A4294967298",
        "ZZZZZZZZZZZZ2",
        "AAAAAAAA1",
        "A00000000000000000002",
    ] {
        is_damaged(of_sheet(&format!(
            r#"<row r="2"><c r="{address}"><v>1</v></c></row>"#
        )));
        is_damaged(of_sheet(&format!(
            r#"<row r="2"><c s='1' r = '{address}'><v>1</v></c></row>"#
        )));
    }
    for address in ["A0", "-1", "A-5", "1A", "", "$A$2", "Ａ２", "A"] {
        is_damaged(of_sheet(&format!(
            r#"<row r="2"><c r="{address}"><v>1</v></c></row>"#
        )));
    }
    is_damaged(of_sheet(r#"<row r="99999999999"><c><v>1</v></c></row>"#));
}

#[test]
fn cells_in_any_order_and_cells_that_stand_twice() {
    let rows = r#"<row r="4"><c r="B4"><v>4</v></c><c r="A4"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#;
    let opened = opened("合同.xlsx", of_sheet(rows))
        .map_err(|failure| failure.to_string())
        .unwrap();
    let rows = rows_of(&opened.tables[0]);
    assert_eq!(rows.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 4]);
    for twice in [
        r#"<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>"#,
        r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#,
    ] {
        let expected = ReadFailure::CellTwice {
            sheet: Some("合同".to_owned()),
            cell: "A2".to_owned(),
        };
        assert_eq!(failure(of_sheet(twice)), expected);
    }
}

#[test]
fn dimensions_that_lie_are_not_believed() {
    for dimension in ["A1:XFD1048576", "XFD1048576", "A1:A1", "Z9:Z10"] {
        let sheet = format!(
            r#"<worksheet><dimension ref="{dimension}"/><sheetData>{}{}</sheetData></worksheet>"#,
            text_row(1, &["合同编号", "合同名称"]),
            text_row(2, &["HA-1", "示例合同"]),
        );
        is_read(with(Part::new(SHEET, sheet.as_bytes())), 1);
    }
}

#[test]
fn entities_do_not_unfold() {
    let laughs = r#"<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let outside = r#"<!DOCTYPE a SYSTEM "file:///etc/passwd">"#;
    for start in [
        laughs,
        outside,
        r#"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#,
    ] {
        is_damaged(with(Part::new(
            "xl/sharedStrings.xml",
            format!("{start}<sst><si><t>&b;</t></si></sst>").as_bytes(),
        )));
        is_damaged(with(Part::new(
            SHEET,
            format!("<?xml version='1.0'?>{start}<worksheet/>").as_bytes(),
        )));
    }
}

#[test]
fn links_and_commands_are_not_followed() {
    let link = r#"<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>"#;
    is_read(
        with(Part::new("xl/externalLinks/externalLink1.xml", link.as_bytes())),
        1,
    );
    let row = r#"<row r="2"><c r="A2" t="str"><f>cmd|'/c calc'!A0</f><v>HA-1</v></c><c r="B2"><f>[1]a!A1</f><v>1</v></c></row>"#;
    is_read(of_sheet(row), 1);
}

#[test]
fn shared_formulas_with_any_number() {
    let row = r#"<row r="2"><c r="A2"><f t="shared" si="4000000000" ref="A2:A9">1+1</f><v>2</v></c><c r="B2"><f t="shared" si="18446744073709551615"/><v>2</v></c></row>"#;
    is_read(of_sheet(row), 1);
}

#[test]
fn merged_cells_without_end() {
    let merged = |middle: &[u8], times: usize| {
        let (head, _) = ends();
        let head = format!(
            "{head}{}</sheetData><mergeCells>",
            text_row(2, &["HA-1", "示例合同"])
        );
        let tail = b"</mergeCells></worksheet>";
        let mut parts = around("worksheets/sheet1.xml");
        parts.push(Part::repeated(SHEET, head.as_bytes(), middle, times, tail));
        zip(&parts)
    };
    is_read(merged(br#"<mergeCell ref="A1:XFD1048576"/>"#, 1), 1);
    is_read(
        merged(br#"<mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/>"#, 500_000),
        1,
    );
    is_damaged(merged(br#"<mergeCell ref="A1:B2"/>"#, 3_000_000));
}

#[test]
fn styles_without_end() {
    let formats = Part::repeated(
        "xl/styles.xml",
        b"<styleSheet><numFmts>",
        br#"<numFmt numFmtId="200" formatCode="0.00"/>"#,
        1_000_000,
        b"</numFmts></styleSheet>",
    );
    is_read(with(formats), 1);
    let styles = Part::repeated(
        "xl/styles.xml",
        b"<styleSheet><cellXfs>",
        b"<xf numFmtId=\"9\"/>",
        1_000_000,
        b"</cellXfs></styleSheet>",
    );
    is_damaged(with(styles));
    let font = format!(
        r#"<styleSheet><fonts><font><name val="{}"/></font></fonts></styleSheet>"#,
        "x".repeat(100_000)
    );
    is_damaged(with(Part::new("xl/styles.xml", font.as_bytes())));
}

#[test]
fn a_hundred_thousand_sheets() {
    let book = Part::repeated(
        "xl/workbook.xml",
        br#"<workbook xmlns:r="r"><sheets>"#,
        br#"<sheet name="a" sheetId="1" r:id="rId1"/>"#,
        100_000,
        b"</sheets></workbook>",
    );
    let mut parts = around("worksheets/sheet1.xml");
    parts[1] = book;
    parts.push(Part::new(SHEET, b"<worksheet><sheetData/></worksheet>"));
    is_over(Limit::Sheets, zip(&parts));
}

#[test]
fn sheets_under_other_names_are_looked_at_all_the_same() {
    let (head, tail) = ends();
    for name in ["media/image1.png", "evil.bin", "a.vml"] {
        let mut parts = around(name);
        let row = r#"<row r="2"><c r="A2" t="str"><f>B2</f></c></row>"#;
        parts.push(Part::new(
            &format!("xl/{name}"),
            format!("{head}{row}{tail}").as_bytes(),
        ));
        is_read(zip(&parts), 1);
        let mut parts = around(name);
        let mut zeros = Part::repeated(
            &format!("xl/{name}"),
            head.as_bytes(),
            &[b' '; 65536],
            30_000,
            tail.as_bytes(),
        );
        zeros.size = 2000;
        parts.push(zeros);
        is_damaged(zip(&parts));
    }
}
