//! What the tests of the readers share. Every party is invented.
#![allow(dead_code, missing_docs, unreachable_pub)]

use std::io::{Cursor, Write};

use serde_json::{Map, Value};
use std::sync::LazyLock;
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Finding;

use zhengwu_credit::ledger::{Entry, Input, Options, Row, Summary, Table, run};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::{CORRECT_AS_OF, correct};
use zhengwu_credit_io::{Opened, OwnedTable, ReadFailure, ReadOptions, open};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub static ANY: LazyLock<ReadOptions> = LazyLock::new(ReadOptions::default);

/// The fields of the correct record of a kind: heading and text.
pub fn cells_of(kind: Kind) -> Vec<(&'static str, String)> {
    let record: Map<String, Value> = serde_json::from_str(correct(kind)).unwrap();
    let spec = kind.spec();
    let cell = |(key, value): (String, Value)| {
        let heading = spec.field(spec.place_of(&key).unwrap()).unwrap().heading;
        let text = match value {
            Value::String(text) => text,
            Value::Bool(true) => "是".to_owned(),
            Value::Bool(false) => "否".to_owned(),
            other => other.to_string(),
        };
        (heading, text)
    };
    record.into_iter().map(cell).collect()
}

/// A CSV of the correct record with some cells changed.
pub fn csv_of(kind: Kind, changes: &[(&str, &str)]) -> String {
    let cells = cells_of(kind);
    let headings: Vec<&str> = cells.iter().map(|(heading, _)| *heading).collect();
    let text = |(heading, text): &(&str, String)| {
        let changed = changes.iter().find(|(of, _)| of == heading);
        changed.map_or(text.clone(), |(_, to)| (*to).to_owned())
    };
    let values: Vec<String> = cells.iter().map(text).collect();
    format!("{}\n{}\n", headings.join(","), values.join(","))
}

pub fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> ReadFailure {
    open(name, bytes.into(), &ANY).unwrap_err()
}

pub fn tables(name: &str, bytes: impl Into<Vec<u8>>) -> Opened {
    open(name, bytes.into(), &ANY).unwrap()
}

pub fn the_table(name: &str, bytes: impl Into<Vec<u8>>) -> OwnedTable {
    let mut opened = tables(name, bytes);
    assert_eq!(opened.tables.len(), 1, "{:?}", opened.notes);
    opened.tables.remove(0)
}

/// Every row as (number, canonical JSON), or the character at which an unreadable one stopped.
pub fn rows_of(table: &dyn Table) -> Vec<(u64, Result<String, usize>)> {
    let mut rows = Vec::new();
    table
        .visit(&mut |row| {
            rows.push(match row {
                Row::Record(number, record) => {
                    record.finish(None);
                    (number, Ok(record.to_canonical_json()))
                }
                Row::Unreadable(number, at) => (number, Err(at)),
                Row::TooWide { row, cells, .. } => (row, Err(cells)),
                Row::AboveHeader(row) => (row, Err(0)),
                Row::Aside(..) => return,
            });
        })
        .unwrap();
    rows
}

pub fn unknown_of(table: &dyn Table) -> Vec<Vec<(String, String)>> {
    let mut rows = Vec::new();
    table
        .visit(&mut |row| {
            if let Row::Record(_, record) = row {
                let unknown = record
                    .unknown()
                    .map(|(key, value)| (key.to_owned(), value.to_owned()));
                rows.push(unknown.collect());
            }
        })
        .unwrap();
    rows
}

pub fn judge(tables: &[OwnedTable]) -> (Vec<Finding>, Summary) {
    let profile = Profile::haian();
    let mut options = Options::new(&profile);
    options.as_of = CORRECT_AS_OF.parse().ok();
    let inputs: Vec<Input<'_>> = tables.iter().map(|table| Input::judged(table)).collect();
    let mut findings = Vec::new();
    let summary = run(&inputs, &options, &mut |entry| match entry {
        Entry::File(file) => findings.extend(file.findings(Lang::Zh)),
        Entry::Row(row) => findings.extend(row.findings(Lang::Zh)),
        Entry::Across(across) => findings.extend(across.findings(Lang::Zh)),
    })
    .unwrap();
    (findings, summary)
}

/// Findings in short: code, path, cell.
pub fn found_in(tables: &[OwnedTable]) -> Vec<(String, String, String)> {
    let (findings, _) = judge(tables);
    let cell = |one: &Finding| {
        let source = one.source.as_ref().unwrap();
        format!("{}{}", source.column.clone().unwrap_or_default(), source.row)
    };
    findings
        .iter()
        .map(|one| (one.code.clone(), one.path.clone(), cell(one)))
        .collect()
}

/// A workbook made by hand, for what a library would not write: sheets by name, with the inside of `sheetData`.
pub fn workbook(properties: &str, strings: Option<&str>, sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    part(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    let numbered = || (1..).zip(sheets);
    let tabs: String = numbered()
        .map(|(at, (name, _))| format!(r#"<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>"#))
        .collect();
    part(
        "xl/workbook.xml",
        &format!(
            r#"<workbook xmlns="{main}" xmlns:r="{relations}"><workbookPr {properties}/><sheets>{tabs}</sheets></workbook>"#
        ),
    );
    let targets: String = numbered()
        .map(|(at, _)| format!(r#"<Relationship Id="rId{at}" Type="{relations}/worksheet" Target="worksheets/sheet{at}.xml"/>"#))
        .collect();
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(r#"<Relationships xmlns="{package}">{targets}</Relationships>"#),
    );
    if let Some(strings) = strings {
        part("xl/sharedStrings.xml", strings);
    }
    for (at, (_, data)) in numbered() {
        part(
            &format!("xl/worksheets/sheet{at}.xml"),
            &format!(r#"<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>"#),
        );
    }
    zip.finish().unwrap().into_inner()
}

/// A row of text cells for [`workbook`].
pub fn text_row(row: u32, cells: &[&str]) -> String {
    let cell = |(column, text): (u8, &&str)| {
        let letter = char::from(b'A' + column);
        format!(r#"<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let cells: String = (0_u8..).zip(cells).map(cell).collect();
    format!(r#"<row r="{row}">{cells}</row>"#)
}
