//! A month of a working folder, on the example that the README shows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Severity;
use zhengwu_credit::ledger::{Row, Table};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::submission::{Manifest, sha256};
use zhengwu_credit::value::Period;
use zhengwu_credit_io::submit::{SubmitOptions, Submitted, submit};
use zhengwu_credit_io::{ReadOptions, open};

mod beside;
mod by_log;
mod derived;
mod faults;
#[path = "../support/folders.rs"]
mod folders;
mod intake;
mod overtaken;
mod questions;
mod register;
mod secrecy;
mod waivers;

use folders::{copy, files};

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/haian")
}

fn options(period: &str, out: &Path) -> SubmitOptions {
    SubmitOptions {
        period: Period::parse(period).unwrap(),
        as_of: None,
        lang: Lang::Zh,
        profile: Profile::haian(),
        out: Some(out.to_path_buf()),
    }
}

fn run(dir: &Path, period: &str, out: &Path) -> Submitted {
    submit(dir, &options(period, out), &mut |_| {}).unwrap()
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).unwrap()
}

#[test]
fn every_row_of_the_example_is_accounted_for() {
    for period in ["2024-12", "2025-01", "2025-02"] {
        let out = tempfile::tempdir().unwrap();
        let submitted = run(&example(), period, &out.path().join("out"));
        let report = &submitted.report;
        assert!(report.adds_up(), "{report:?}");
        assert_eq!(report.units.len(), 3);
        assert!(report.total.rows > 0 && report.unread.is_empty(), "{report:?}");
        assert!(
            report.total.count(Severity::Error) == 0 || period == "2024-12",
            "{:?}",
            submitted.corrections
        );
    }
}

#[test]
fn the_example_has_something_of_everything() {
    let out = tempfile::tempdir().unwrap();
    let submitted = run(&example(), "2024-12", &out.path().join("out"));
    let told: Vec<&str> = submitted
        .corrections
        .units
        .iter()
        .flat_map(|unit| &unit.told)
        .map(|one| one.code.as_str())
        .collect();
    let wrong: Vec<&str> = submitted
        .corrections
        .units
        .iter()
        .flat_map(|unit| &unit.to_correct)
        .flat_map(|row| &row.findings)
        .map(|one| one.code.as_str())
        .collect();
    for code in ["CTR002", "PRF101", "CMT302"] {
        assert!(told.contains(&code), "{code} is told: {told:?}");
    }
    for code in ["CTR201", "IDN106", "IDN152", "CMT101", "XRF401"] {
        assert!(wrong.contains(&code), "{code} is to be corrected: {wrong:?}");
    }
    assert_eq!(submitted.report.total.withheld, 3);
}

#[test]
fn what_is_classified_is_in_no_file() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let out = dir.path().join("out");
    run(dir.path(), "2024-12", &out);
    for (name, bytes) in files(&out) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("HA-2024/020"), "{name}");
        if name != "report.json" {
            assert!(!text.contains("withheld") && !text.contains("涉密不"), "{name}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let (one, other) = (dir.path().join("one"), dir.path().join("other"));
    run(dir.path(), "2024-12", &one);
    run(dir.path(), "2024-12", &other);
    assert_eq!(files(&one), files(&other));
    // Rows and files in another order change nothing of what is sent.
    let unit = dir.path().join("inbox/2024-12/海安市示例镇人民政府");
    let lines = fs::read_to_string(unit.join("履约情况.ndjson")).unwrap();
    let turned: Vec<&str> = lines.lines().rev().collect();
    fs::write(unit.join("a.ndjson"), turned.join("\n")).unwrap();
    fs::remove_file(unit.join("履约情况.ndjson")).unwrap();
    let again = dir.path().join("again");
    run(dir.path(), "2024-12", &again);
    let sent = |out: &Path| -> BTreeMap<String, Vec<u8>> {
        files(out)
            .into_iter()
            .filter(|(name, _)| name.contains('/'))
            .collect()
    };
    assert_eq!(sent(&one), sent(&again));
}

#[test]
fn the_manifest_tells_whether_the_package_is_whole() {
    let out = tempfile::tempdir().unwrap();
    run(&example(), "2024-12", &out.path().join("out"));
    let files = files(&out.path().join("out"));
    let manifests: Vec<&String> = files
        .keys()
        .filter(|name| name.ends_with("manifest.json"))
        .collect();
    assert_eq!(manifests.len(), 4);
    for name in manifests {
        let manifest: Manifest = serde_json::from_slice(&files[name]).unwrap();
        assert_eq!(manifest.digest, manifest.computed_digest());
        for table in &manifest.tables {
            for file in &table.files {
                let bytes = &files[&name.replace("manifest.json", &file.name)];
                assert_eq!(
                    (file.bytes, &file.sha256),
                    (bytes.len(), &sha256(bytes)),
                    "{name} {}",
                    file.name
                );
            }
            let lines = text(
                &files,
                &name.replace("manifest.json", &format!("{}.ndjson", table.kind.key())),
            );
            assert_eq!(lines.lines().count(), table.records);
        }
    }
    let consolidated: Manifest = serde_json::from_slice(&files["consolidated/manifest.json"]).unwrap();
    assert_eq!(
        consolidated.units.iter().map(|unit| unit.records).sum::<usize>(),
        consolidated.records()
    );
}

#[test]
fn the_csv_reads_back_as_the_same_records() {
    let out = tempfile::tempdir().unwrap();
    run(&example(), "2024-12", &out.path().join("out"));
    let files = files(&out.path().join("out"));
    for kind in [Kind::Contract, Kind::Performance, Kind::Commitment] {
        let csv = files[&format!("consolidated/{}.csv", kind.key())].clone();
        assert!(csv.starts_with("\u{feff}".as_bytes()));
        let opened = open(
            "back.csv",
            csv,
            &ReadOptions {
                kind: Some(kind),
                ..ReadOptions::default()
            },
        )
        .unwrap();
        let mut back = String::new();
        opened.tables[0]
            .visit(&mut |row| {
                if let Row::Record(_, record) = row {
                    record.finish(None);
                    back += &(record.to_canonical_json() + "\n");
                }
            })
            .unwrap();
        assert_eq!(back, text(&files, &format!("consolidated/{}.ndjson", kind.key())));
    }
}

#[test]
fn months_are_chained() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    for period in ["2024-12", "2025-01"] {
        let options = SubmitOptions {
            out: None,
            ..options(period, Path::new(""))
        };
        submit(dir.path(), &options, &mut |_| {}).unwrap();
    }
    let manifest = |period: &str| -> Manifest {
        let path = dir
            .path()
            .join("submitted")
            .join(period)
            .join("consolidated/manifest.json");
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    };
    assert_eq!(manifest("2025-01").previous, Some(manifest("2024-12").digest));
    // A month of silence does not break the chain.
    fs::remove_dir_all(dir.path().join("submitted/2025-01")).unwrap();
    let february = SubmitOptions {
        out: None,
        ..options("2025-02", Path::new(""))
    };
    submit(dir.path(), &february, &mut |_| {}).unwrap();
    assert_eq!(manifest("2025-02").previous, Some(manifest("2024-12").digest));
    assert_eq!(manifest("2024-12").previous, None);
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_neutralised() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let unit = dir.path().join("inbox/2025-02/12320685MB0A20019K");
    let promise = zhengwu_credit::rules::examples::changed(
        Kind::Commitment,
        r#"{"content":"=1+1","remarks":"@SUM(A1)","authority_doc":"-5号文"}"#,
    );
    fs::write(unit.join("承诺.ndjson"), promise).unwrap();
    let out = dir.path().join("out");
    run(dir.path(), "2025-02", &out);
    let csv = text(&files(&out), "consolidated/commitment.csv");
    for cell in ["'=1+1", "'@SUM(A1)", "'-5号文"] {
        assert!(csv.contains(cell), "{csv}");
    }
}

#[test]
fn a_unit_with_two_folders_makes_one_submission() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let month = dir.path().join("inbox/2024-12");
    fs::create_dir(month.join("11320685MB0A100217")).unwrap();
    let name = "履约情况.ndjson";
    fs::rename(
        month.join("海安市示例镇人民政府").join(name),
        month.join("11320685MB0A100217").join(name),
    )
    .unwrap();
    let (one, other) = (dir.path().join("one"), dir.path().join("other"));
    let submitted = run(dir.path(), "2024-12", &one);
    run(&example(), "2024-12", &other);
    assert_eq!(submitted.report.units.len(), 3);
    let name = "units/11320685MB0A100217/manifest.json";
    assert_eq!(files(&one)[name], files(&other)[name]);
}

#[test]
fn debug_of_a_table_shows_nothing_of_its_rows() {
    let ndjson = zhengwu_credit::rules::correct(Kind::Contract).to_owned();
    let csv = "合同编号,合同名称,签订日期\nHA-1,示例办公设备,2024-12-10\n".to_owned();
    for text in [ndjson, csv] {
        let opened = open("a", text.into_bytes(), &ReadOptions::default()).unwrap();
        assert!(!format!("{opened:?}").contains("示例办公"), "{opened:?}");
    }
}
