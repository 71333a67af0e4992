//! JSON and NDJSON, in memory and streamed from disk.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::io::Write;

use support::{ANY, judge, refused, rows_of, tables, the_table};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Table;
use zhengwu_credit::rules::correct;
use zhengwu_credit_io::{ReadFailure, ReadOptions, STREAM_FROM_BYTES, open, open_path, open_path_as};

#[test]
fn the_correct_record_comes_through_as_lines_array_and_object() {
    for kind in Kind::ALL {
        let record = correct(kind);
        for text in [
            format!("{record}\n"),
            format!("\u{feff}[\n{record}]"),
            record.to_owned(),
        ] {
            let table = the_table("甲.dat", text.clone());
            assert_eq!(table.kind(), kind);
            let rows = rows_of(&table);
            assert_eq!(rows[0].1.as_ref().unwrap(), record);
            assert_eq!(rows, rows_of(&table));
            assert!(judge(&tables("甲.dat", text).tables).0.is_empty());
        }
    }
}

#[test]
fn the_name_tells_the_kind_where_the_keys_do_not() {
    let line = "{\"contract_no\":\"A-1\"}";
    assert_eq!(refused("a.json", line), ReadFailure::KindUnknown);
    assert_eq!(the_table("contracts-2024.ndjson", line).kind(), Kind::Contract);
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    assert_eq!(
        refused("a.json", "[{\"contract_no\":\"1\"},\n{]"),
        ReadFailure::NotJson { line: 2, column: 2 }
    );
    assert_eq!(refused("a.json", "[]"), ReadFailure::Empty);
    let given = ReadOptions {
        kind: Some(Kind::Contract),
        ..ReadOptions::default()
    };
    let opened = open("a.json", "{\"a\":1}\n{\"b\":\n".into(), &given).unwrap();
    assert_eq!(rows_of(&opened.tables[0])[1], (2, Err(5)));
}

/// A file that is long enough to be streamed, with a line that is no record in it.
fn long_file(folder: &tempfile::TempDir) -> (std::path::PathBuf, Vec<u8>) {
    let record = correct(Kind::Contract);
    let mut bytes = "\u{feff}\n".as_bytes().to_vec();
    while u64::try_from(bytes.len()).unwrap() < STREAM_FROM_BYTES {
        bytes.extend(record.as_bytes());
        bytes.extend(b"\r\n");
    }
    bytes.extend(b"{\"contract_no\":\n\n");
    bytes.extend(record.as_bytes());
    let path = folder.path().join("long.ndjson");
    std::fs::write(&path, &bytes).unwrap();
    (path, bytes)
}

#[test]
fn a_long_file_gives_the_same_rows_as_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = long_file(&folder);
    let streamed = open_path(&path, &ANY).unwrap().tables.remove(0);
    let in_memory = the_table("long.ndjson", bytes);
    assert_eq!(
        (streamed.kind(), streamed.file()),
        (Kind::Contract, Some("long.ndjson"))
    );
    let rows = rows_of(&streamed);
    assert_eq!(rows, rows_of(&in_memory));
    assert_eq!(rows, rows_of(&streamed), "a second visit gives the same");
    assert_eq!(rows[rows.len() - 2].1, Err(15));
}

#[test]
fn a_long_file_that_is_not_text_is_refused_before_anything_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = long_file(&folder);
    let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
    file.write_all(b"\n\xff\xfe\n").unwrap();
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 2;
    let failure = open_path(&path, &ANY).unwrap_err();
    assert_eq!(
        failure,
        ReadFailure::Encoding {
            line: u64::try_from(lines).unwrap()
        }
    );
}

#[test]
fn a_long_file_that_changes_while_it_is_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = long_file(&folder);
    let table = open_path(&path, &ANY).unwrap().tables.remove(0);
    std::fs::write(&path, "{}").unwrap();
    assert!(table.visit(&mut |_| {}).is_err());
}

#[test]
fn a_long_array_and_a_long_csv_are_read_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let record = correct(Kind::Contract);
    let mut text = format!("[{record}");
    while u64::try_from(text.len()).unwrap() < STREAM_FROM_BYTES {
        text.push(',');
        text.push_str(record);
    }
    text.push(']');
    let path = folder.path().join("long.json");
    std::fs::write(&path, &text).unwrap();
    let rows = rows_of(&open_path(&path, &ANY).unwrap().tables[0]).len();
    assert_eq!(rows, text.matches("contract_no").count());
}

#[test]
fn a_path_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(open_path(folder.path(), &ANY).unwrap_err(), ReadFailure::IsFolder);
    assert_eq!(
        open_path(&folder.path().join("no.csv"), &ANY).unwrap_err(),
        ReadFailure::NotFound
    );
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "合同编号,合同名称\n1,2\n").unwrap();
    let opened = open_path_as(&path, "甲/合同.csv", &ANY).unwrap();
    assert_eq!(opened.tables[0].file(), Some("甲/合同.csv"));
}
