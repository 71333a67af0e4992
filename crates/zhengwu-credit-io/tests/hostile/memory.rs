//! The worst that is still read, and how much memory that takes: each in a process of its own, which says its peak.

use std::process::Command;

use zhengwu_credit_io::{ReadOptions, open};

use super::biff::{Tab, header, number, xls};
use super::support::{text_row, workbook};
use super::zips::{Part, SHEET, around, ends, long_sheet, zip};

const CHILD: &str = "ZHENGWU_HOSTILE_CHILD";

/// Reads a file in a process of its own; its peak stays below so many mebibytes.
fn stays_below(name: &str, most: u64, make: impl FnOnce() -> Vec<u8>) {
    if std::env::var(CHILD).is_ok_and(|child| child == name) {
        let bytes = make();
        let before = peak();
        let read = open("合同.xlsx", bytes, &ReadOptions::default());
        let told = read.map_or_else(
            |failure| failure.to_string(),
            |opened| format!("{} tables", opened.tables.len()),
        );
        println!("PEAK {} (before: {before}) {told}", peak());
        return;
    }
    if !cfg!(target_os = "linux") {
        return;
    }
    let child = Command::new(std::env::current_exe().unwrap())
        .args([
            format!("memory::{name}").as_str(),
            "--exact",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(CHILD, name)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success(), "{said}");
    let line = said.lines().find_map(|line| line.split_once("PEAK ")).unwrap().1;
    println!("{name}: {line}");
    let kib: u64 = line.split(' ').next().unwrap().parse().unwrap();
    assert!(kib / 1024 < most, "{name}: {line}");
}

/// The most memory that this process ever had, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .map_or(0, |kib| kib.parse().unwrap())
}

fn with(part: Part) -> Vec<u8> {
    let (head, tail) = ends();
    let sheet = format!("{head}{}{tail}", text_row(2, &["HA-1", "示例合同"]));
    let mut parts = around("worksheets/sheet1.xml");
    parts.push(Part::new(SHEET, sheet.as_bytes()));
    parts.push(part);
    zip(&parts)
}

#[test]
fn hidden_gigabytes() {
    stays_below("hidden_gigabytes", 100, || {
        let mut zeros = Part::repeated("xl/sharedStrings.xml", b"<sst>", &[b' '; 65536], 16_000, b"");
        zeros.size = 1_000_000;
        with(zeros)
    });
}

#[test]
fn a_huge_text() {
    stays_below("a_huge_text", 100, || {
        with(Part::repeated(
            "xl/sharedStrings.xml",
            b"<sst><si><t>",
            b"a1b2c3d4",
            100_000_000,
            b"</t></si></sst>",
        ))
    });
}

#[test]
fn millions_of_strings() {
    stays_below("millions_of_strings", 400, || {
        with(Part::repeated(
            "xl/sharedStrings.xml",
            b"<sst>",
            b"<si><t>abc</t></si>",
            4_000_000,
            b"</sst>",
        ))
    });
}

#[test]
fn millions_of_strings_that_are_claimed() {
    stays_below("millions_of_strings_that_are_claimed", 100, || {
        let strings = b"<sst uniqueCount=\"9999999\"><si><t>a</t></si></sst>";
        with(Part::new("xl/sharedStrings.xml", strings))
    });
}

#[test]
fn a_million_formatted_rows() {
    stays_below("a_million_formatted_rows", 100, || {
        long_sheet(
            br#"<row r="9" s="1"><c r="A9" s="1"/><c r="B9" s="1"/></row>"#,
            1_000_000,
        )
    });
}

#[test]
fn rows_from_the_last_to_the_first() {
    stays_below("rows_from_the_last_to_the_first", 200, || {
        let row = |row: u32| {
            format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>7</v></c></row>"#)
        };
        let rows: String = (2..400_000).rev().map(row).collect();
        workbook("", None, &[("合同", &rows)])
    });
}

#[test]
fn styles_with_long_names() {
    stays_below("styles_with_long_names", 400, || {
        let head = format!(
            r#"<styleSheet><fonts><font><name val="{}"/></font></fonts><cellXfs>"#,
            "x".repeat(2000)
        );
        with(Part::repeated(
            "xl/styles.xml",
            head.as_bytes(),
            br#"<xf fontId="0"/>"#,
            100_000,
            b"</cellXfs></styleSheet>",
        ))
    });
}

#[test]
fn a_million_merged_cells() {
    stays_below("a_million_merged_cells", 300, || {
        let (head, _) = ends();
        let head = format!("{head}</sheetData><mergeCells>");
        let mut parts = around("worksheets/sheet1.xml");
        parts.push(Part::repeated(
            SHEET,
            head.as_bytes(),
            br#"<mergeCell ref="A1:B2"/>"#,
            1_000_000,
            b"</mergeCells></worksheet>",
        ));
        zip(&parts)
    });
}

#[test]
fn old_corners() {
    // Two sheets of as many cells as the limit allows, and nothing in them.
    stays_below("old_corners", 700, || {
        let corners = || [header(), number(65_000, 55, 1.0)].concat();
        xls(&[], &[Tab("合同", 0, corners()), Tab("履约", 0, corners())])
    });
}
