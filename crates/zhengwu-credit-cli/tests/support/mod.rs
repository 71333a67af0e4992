//! What the tests of the program share: an office with files, and records in every format. Every party is invented.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Map, Value};
use tempfile::TempDir;
use zhengwu_credit::field::{Kind, Type};
use zhengwu_credit::rules::correct;

#[path = "../../../zhengwu-credit-io/tests/support/folders.rs"]
pub mod folders;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_zhengwu");

pub type Record = (Kind, Map<String, Value>);

/// A folder in which the program is run.
pub struct Office(TempDir);

/// What a run of the program left.
pub struct Told {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Office {
    pub fn new() -> Office {
        Office(tempfile::tempdir().unwrap())
    }

    /// An office with the example's working folder, `haian`.
    pub fn of_the_example() -> Office {
        let office = Office::new();
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/haian");
        folders::copy(&example, &office.folder().join("haian"));
        office
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
    }

    /// `zhengwu check` as of the day on which the correct records are correct.
    pub fn check(&self, args: &[&str]) -> Told {
        self.run(&[&["check", "--as-of", "2025-01-10"], args].concat())
    }

    pub fn run(&self, args: &[&str]) -> Told {
        self.run_with(args, &[], b"")
    }

    pub fn run_with(&self, args: &[&str], env: &[(&str, &str)], input: &[u8]) -> Told {
        let mut child = Command::new(PROGRAM)
            .args(args)
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .envs(env.iter().copied())
            .current_dir(self.folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that does not read its input closes it.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        Told {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The correct record of a kind with changes; `null` takes a field out.
pub fn changed(kind: Kind, changes: Value) -> Record {
    let mut record: Map<String, Value> = serde_json::from_str(correct(kind)).unwrap();
    for (key, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => drop(record.remove(key)),
            value => drop(record.insert(key.clone(), value.clone())),
        }
    }
    (kind, record)
}

pub fn ndjson_of(records: &[Record]) -> String {
    records
        .iter()
        .map(|(_, record)| Value::from(record.clone()).to_string() + "\n")
        .collect()
}

/// The columns of a table: every field that one of the records has, in the catalogue's order.
fn columns(records: &[Record]) -> Vec<(&'static str, &'static str, Type)> {
    let spec = records.first().unwrap().0.spec();
    let is_used = |key: &str| records.iter().any(|(_, record)| record.contains_key(key));
    let fields = spec.fields.iter().filter(|field| is_used(field.key));
    fields.map(|field| (field.key, field.heading, field.ty)).collect()
}

/// The letters of a field's column.
pub fn letter_of(records: &[Record], key: &str) -> String {
    let at = columns(records).iter().position(|(own, ..)| *own == key).unwrap();
    zhengwu_credit::requirement::column_letters(at)
}

fn text_of(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(true)) => "是".to_owned(),
        Some(Value::Bool(false)) => "否".to_owned(),
        Some(other) => other.to_string(),
    }
}

pub fn csv_of(records: &[Record]) -> String {
    let columns = columns(records);
    let headings: Vec<&str> = columns.iter().map(|(_, heading, _)| *heading).collect();
    let mut text = headings.join(",") + "\r\n";
    for (_, record) in records {
        let cells = columns
            .iter()
            .map(|(key, ..)| format!("\"{}\"", text_of(record.get(*key))));
        text.push_str(&(cells.collect::<Vec<_>>().join(",") + "\r\n"));
    }
    text
}

pub fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding_rs::GBK.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

/// A workbook as an office fills it in: days are days, numbers are numbers.
pub fn xlsx_of(sheet: &str, records: &[Record]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    add_sheet(&mut workbook, sheet, records);
    workbook.save_to_buffer().unwrap()
}

pub fn add_sheet(workbook: &mut Workbook, name: &str, records: &[Record]) {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    for (column, (key, heading, ty)) in (0..).zip(columns(records)) {
        sheet.write_string(0, column, heading).unwrap();
        for (row, (_, record)) in (1..).zip(records) {
            let text = text_of(record.get(key));
            let date = ExcelDateTime::parse_from_str(&text);
            match (ty, date, text.parse::<f64>()) {
                (_, _, _) if text.is_empty() => {}
                (Type::Date | Type::EndDate, Ok(date), _) if text != "2024-02-30" => {
                    sheet.write_datetime_with_format(row, column, date, &day).unwrap();
                }
                (Type::Money | Type::Percent | Type::Days, _, Ok(number)) => {
                    sheet.write_number(row, column, number).unwrap();
                }
                _ => {
                    sheet.write_string(row, column, text).unwrap();
                }
            }
        }
    }
}
