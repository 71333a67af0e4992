//! What came when the files of a case were read and judged.

use std::fs;

use serde_json::{Map, Value};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Finding;
use zhengwu_credit::ledger::{Entry, Input, Options, Row, Table, run};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::CORRECT_AS_OF;
use zhengwu_credit_io::{Mapping, OwnedTable, ReadOptions, open};

use crate::declared::Case;

/// A sentence: Chinese, English.
pub(crate) type Said = (String, String);

pub(crate) struct Seen {
    /// The sentence by which a file was refused.
    pub(crate) refused: Option<Said>,
    pub(crate) notes: Vec<Said>,
    pub(crate) tables: Vec<SeenTable>,
    pub(crate) findings: Vec<Finding>,
    /// The run itself failed.
    pub(crate) failure: Option<String>,
}

pub(crate) struct SeenTable {
    pub(crate) kind: Kind,
    pub(crate) sheet: Option<String>,
    pub(crate) header_row: Option<u64>,
    pub(crate) rows: Vec<SeenRow>,
    /// A table says the same however often it is gone through.
    pub(crate) is_steady: bool,
}

#[derive(PartialEq)]
pub(crate) struct SeenRow {
    pub(crate) row: u64,
    /// None where the row could not be read; the character at which reading stopped is in the finding.
    pub(crate) record: Option<Map<String, Value>>,
    pub(crate) unknown: Vec<(String, String)>,
}

impl Seen {
    pub(crate) fn of(case: &Case) -> Seen {
        let mut seen = Seen {
            refused: None,
            notes: Vec::new(),
            tables: Vec::new(),
            findings: Vec::new(),
            failure: None,
        };
        let mut options = ReadOptions::default();
        if case.declared.options.kind.is_some() {
            options.kind = case.declared.options.kind;
        }
        if let Some(name) = &case.declared.options.mapping {
            let text = fs::read_to_string(case.folder.join(name)).unwrap();
            options.mappings.extend(Mapping::parse(name, &text).unwrap());
        }
        let mut tables = Vec::new();
        for file in case.files() {
            let bytes = fs::read(case.folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            match open(file, bytes, &options) {
                Ok(opened) => {
                    seen.notes.extend(opened.notes.iter().map(|note| {
                        let said = |lang| note.in_lang(lang).to_owned();
                        (said(Lang::Zh), said(Lang::En))
                    }));
                    tables.extend(opened.tables);
                }
                Err(failure) => {
                    let sentence = failure.sentence();
                    let said = |lang| sentence.in_lang(lang).to_owned();
                    seen.refused = Some((said(Lang::Zh), said(Lang::En)));
                }
            }
        }
        seen.tables = tables.iter().map(look_at).collect();
        match judge(&tables) {
            Ok(findings) => seen.findings = findings,
            Err(failure) => seen.failure = Some(failure),
        }
        seen
    }
}

fn look_at(table: &OwnedTable) -> SeenTable {
    let rows = rows_of(table);
    SeenTable {
        kind: table.kind(),
        sheet: table.sheet().map(str::to_owned),
        header_row: table.columns().map(|columns| columns.header_row),
        is_steady: rows_of(table) == rows,
        rows,
    }
}

fn rows_of(table: &OwnedTable) -> Vec<SeenRow> {
    let mut rows = Vec::new();
    let visited = table.visit(&mut |row| {
        match row {
            Row::Record(row, record) => {
                record.finish(CORRECT_AS_OF.parse().ok());
                let unknown = record.unknown();
                rows.push(SeenRow {
                    row,
                    unknown: unknown
                        .map(|(key, value)| (key.to_owned(), value.to_owned()))
                        .collect(),
                    record: serde_json::from_str(&record.to_canonical_json()).ok(),
                });
            }
            Row::Unreadable(row, _) | Row::TooWide { row, .. } | Row::AboveHeader(row) => {
                rows.push(SeenRow {
                    row,
                    record: None,
                    unknown: Vec::new(),
                })
            }
            // A total row and its like: no record.
            Row::Aside(..) => {}
        }
    });
    visited.unwrap_or_else(|error| panic!("{error}"));
    rows
}

fn judge(tables: &[OwnedTable]) -> Result<Vec<Finding>, String> {
    let profile = Profile::haian();
    let mut options = Options::new(&profile);
    options.as_of = CORRECT_AS_OF.parse().ok();
    let inputs: Vec<Input<'_>> = tables.iter().map(|table| Input::judged(table)).collect();
    let mut findings = Vec::new();
    run(&inputs, &options, &mut |entry| match entry {
        Entry::File(file) => findings.extend(file.findings(Lang::Zh)),
        Entry::Row(row) => findings.extend(row.findings(Lang::Zh)),
        Entry::Across(across) => findings.extend(across.findings(Lang::Zh)),
    })
    .map_err(|error| error.to_string())?;
    Ok(findings)
}
