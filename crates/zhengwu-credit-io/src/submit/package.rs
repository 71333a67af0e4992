//! The files of a run (报送包): one package a unit, the consolidated one, the corrections, the report.

use std::collections::BTreeMap;
use std::fs;

use zhengwu_credit::field::Kind;
use zhengwu_credit::submission::{
    Corrections, FileEntry, Layout, Manifest, Reportable, Table, TableEntry, UnitCorrections, UnitEntry,
    UnitRef, sha256,
};
use zhengwu_credit::value::Period;

use super::folder::WorkingFolder;
use super::{Gathered, RunReport, SubmitOptions, tables};

/// A path below the output folder, and the bytes.
pub(super) type File = (String, Vec<u8>);

/// All files of a run, and the corrections that are among them: also of units that sent nothing and owe something.
pub(super) fn files(
    folder: &WorkingFolder,
    (gathered, others): (Vec<Gathered>, Vec<UnitCorrections>),
    layouts: &BTreeMap<Kind, Layout>,
    options: &SubmitOptions,
    report: &RunReport,
) -> (Vec<File>, Corrections) {
    let mut files = Vec::new();
    let mut units = Vec::new();
    let mut corrections = Vec::new();
    let mut all: Vec<Reportable> = Vec::new();
    for (sender, own) in folder.units.iter().zip(gathered) {
        let place = format!("units/{}", sender.place());
        let previous = previous_digest(folder, options, &place);
        let unit = Some(sender.unit.clone());
        let manifest = package(
            &place,
            unit,
            &tables(&own.records, layouts),
            Vec::new(),
            previous,
            options,
            &mut files,
        );
        units.push(unit_entry(&sender.unit, &manifest));
        all.extend(own.records);
        if !own.corrections.is_empty() {
            corrections.push(own.corrections);
        }
    }
    let previous = previous_digest(folder, options, "consolidated");
    package(
        "consolidated",
        None,
        &tables(&all, layouts),
        units,
        previous,
        options,
        &mut files,
    );
    corrections.extend(others.into_iter().filter(|other| !other.is_empty()));
    let corrections = Corrections::new(options.period, corrections);
    files.push(("corrections.json".to_owned(), corrections.to_json().into_bytes()));
    files.push(("report.json".to_owned(), report.to_json().into_bytes()));
    (files, corrections)
}

fn unit_entry(unit: &UnitRef, manifest: &Manifest) -> UnitEntry {
    UnitEntry {
        unit: unit.clone(),
        records: manifest.records(),
        digest: manifest.digest.clone(),
    }
}

/// One package: its tables as CSV and NDJSON, and its manifest.
fn package(
    place: &str,
    unit: Option<UnitRef>,
    tables: &[Table],
    units: Vec<UnitEntry>,
    previous: Option<String>,
    options: &SubmitOptions,
    files: &mut Vec<File>,
) -> Manifest {
    let mut entries = Vec::new();
    for table in tables {
        let kind = table.layout.kind;
        let own = [
            (format!("{}.csv", kind.key()), csv(table)),
            (format!("{}.ndjson", kind.key()), table.to_ndjson().into_bytes()),
        ];
        let entry = |(name, bytes): &File| FileEntry {
            name: name.clone(),
            bytes: bytes.len(),
            sha256: sha256(bytes),
        };
        let entry = TableEntry {
            kind,
            records: table.records().len(),
            files: own.iter().map(entry).collect(),
        };
        entries.push(entry);
        files.extend(
            own.into_iter()
                .map(|(name, bytes)| (format!("{place}/{name}"), bytes)),
        );
    }
    let manifest = Manifest::new(unit, options.period, &options.profile, entries, units, previous);
    files.push((format!("{place}/manifest.json"), manifest.to_json().into_bytes()));
    manifest
}

/// The digest of the same package of the newest month before this one that has it.
fn previous_digest(folder: &WorkingFolder, options: &SubmitOptions, place: &str) -> Option<String> {
    let digest = |period: &Period| {
        let path = folder.submitted(*period).join(place).join("manifest.json");
        let manifest: Manifest = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        Some(manifest.digest)
    };
    let mut months: Vec<Period> = folder
        .submitted_months()
        .filter(|period| *period < options.period)
        .collect();
    months.sort();
    months.iter().rev().find_map(digest)
}

/// CSV for people: UTF-8 with a BOM (Excel, WPS), lines end in CR LF.
fn csv(table: &Table) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    let headings = table.layout.columns.iter().map(|column| column.heading.as_str());
    // Writing into memory does not fail.
    let _ = writer.write_record(headings);
    for record in table.records() {
        let _ = writer.write_record(record.cells().iter().map(|cell| neutral(cell)));
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}

/// A cell that a spreadsheet would run is written with an apostrophe before it, which the reader takes off again.
fn neutral(cell: &str) -> String {
    let is_number = cell
        .strip_prefix('-')
        .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        return format!("'{cell}");
    }
    cell.to_owned()
}
