//! Terminals and pipes: colours, widths, readers that go away.
#![allow(clippy::unwrap_used)]

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::json;
use support::{Office, changed, ndjson_of};
use unicode_width::UnicodeWidthStr;
use zhengwu_credit::field::Kind;

fn faulty(rows: usize) -> String {
    let bad =
        |row| json!({"contract_no": format!("A-{row}"), "ends_on": "2024-02-30", "contract_name": null});
    let rows: Vec<_> = (0..rows).map(|row| changed(Kind::Contract, bad(row))).collect();
    ndjson_of(&rows)
}

#[test]
fn colours_are_for_terminals_and_not_where_they_are_unwanted() {
    let office = Office::new();
    office.write("a.ndjson", faulty(1));
    let args = ["check", "a.ndjson", "--as-of", "2025-01-10"];
    let plain = office.run(&args);
    assert!(!plain.stdout.contains('\u{1b}'));
    let forced = office.run_with(&args, &[("CLICOLOR_FORCE", "1")], b"");
    assert!(forced.stdout.contains('\u{1b}'));
    let unwanted = office.run_with(&args, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], b"");
    assert_eq!(unwanted.stdout, plain.stdout);
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let office = Office::new();
    office.write("a.ndjson", faulty(3000));
    for format in ["text", "json"] {
        let mut child = Command::new(support::PROGRAM)
            .args(["check", "a.ndjson", "--as-of", "2025-01-10", "--format", format])
            .current_dir(office.folder())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::with_capacity(64, child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "the status stays true");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(!stderr.contains("panic") && !stderr.contains("pipe"), "{stderr}");
    }
}

#[test]
fn lines_fit_on_a_narrow_page() {
    let office = Office::new();
    office.write("a.csv", "合同编号,报告期,履约情况\nA-1,2024-12,performing\n");
    office.write("a.ndjson", faulty(2));
    for file in ["a.csv", "a.ndjson"] {
        for lang in ["zh", "en"] {
            for line in office.check(&[file, "--lang", lang]).stdout.lines() {
                assert!(line.width() <= 80, "{line}");
            }
        }
    }
}
