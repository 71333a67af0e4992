//! What a case declares, held against what came.

use serde_json::Value;
use zhengwu_credit::finding::{Finding, Severity};
use zhengwu_credit::rules::CATALOGUE;

use crate::declared::{Case, Found, Row, Table};
use crate::seen::{Seen, SeenRow, SeenTable};

/// Everything that differs, each in words of its own.
pub(crate) fn differences(case: &Case, seen: &Seen) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(
        seen.failure
            .iter()
            .map(|failure| format!("the run failed: {failure}")),
    );
    never_said(case, seen, &mut out);
    match (&case.declared.refused, &seen.refused) {
        (Some(wanted), Some((zh, en))) => {
            for (words, said) in [(&wanted.zh, zh), (&wanted.en, en)] {
                for word in words.iter().filter(|word| !has(said, word)) {
                    out.push(format!("the refusal does not say `{word}`: {said}"));
                }
            }
            return out;
        }
        (Some(wanted), None) => {
            out.push(format!("it was to be refused with {:?}, and was read", wanted.zh));
            return out;
        }
        (None, Some((zh, _))) => {
            out.push(format!("it was refused: {zh}"));
            return out;
        }
        (None, None) => {}
    }
    notes(case, seen, &mut out);
    tables(case, seen, &mut out);
    findings(case, seen, &mut out);
    out
}

fn never_said(case: &Case, seen: &Seen, out: &mut Vec<String>) {
    let sentences = seen
        .notes
        .iter()
        .chain(&seen.refused)
        .flat_map(|(zh, en)| [zh.clone(), en.clone()]);
    let wire = seen
        .findings
        .iter()
        .map(|one| serde_json::to_string(one).unwrap());
    for said in sentences.chain(wire) {
        for word in case
            .declared
            .never
            .iter()
            .filter(|word| said.contains(word.as_str()))
        {
            out.push(format!("`{word}` was to be masked: {said}"));
        }
    }
}

/// Whether a sentence has a word; `ODS` and `.ods` are one.
fn has(said: &str, word: &str) -> bool {
    said.to_lowercase().contains(&word.to_lowercase())
}

fn notes(case: &Case, seen: &Seen, out: &mut Vec<String>) {
    for words in &case.declared.notes {
        let says = |said: &str| words.iter().all(|word| has(said, word));
        if !seen.notes.iter().any(|(zh, _)| says(zh)) {
            let said: Vec<&str> = seen.notes.iter().map(|(zh, _)| zh.as_str()).collect();
            out.push(format!("no note says {words:?}; said: {said:?}"));
        }
    }
}

fn tables(case: &Case, seen: &Seen, out: &mut Vec<String>) {
    let (wanted, came) = (&case.declared.tables, &seen.tables);
    if wanted.len() != came.len() {
        let names: Vec<_> = came
            .iter()
            .map(|table| (table.kind.key(), &table.sheet))
            .collect();
        out.push(format!(
            "{} tables were to be read, came: {names:?}",
            wanted.len()
        ));
        return;
    }
    for (wanted, came) in wanted.iter().zip(came) {
        table(wanted, came, out);
    }
}

fn table(wanted: &Table, came: &SeenTable, out: &mut Vec<String>) {
    let place = came.sheet.as_deref().unwrap_or("table");
    if wanted.kind != came.kind {
        out.push(format!(
            "{place}: read as {}, it is {}",
            came.kind.key(),
            wanted.kind.key()
        ));
        return;
    }
    if wanted.sheet != came.sheet {
        out.push(format!("{place}: the sheet is {:?}", wanted.sheet));
    }
    if wanted.header_row != came.header_row {
        let (is, was) = (wanted.header_row, came.header_row);
        out.push(format!(
            "{place}: the header stands in row {is:?}, was taken from {was:?}"
        ));
    }
    if !came.is_steady {
        out.push(format!("{place}: going through it again gives other rows"));
    }
    for row in came.rows.iter().map(|row| row.row) {
        if wanted.not_records.contains(&row) {
            out.push(format!("{place}: row {row} is no record, and was read as one"));
        } else if !wanted.rows.iter().any(|wanted| wanted.row == row) {
            out.push(format!("{place}: row {row} was read and is not declared"));
        }
    }
    for row in &wanted.rows {
        match came.rows.iter().find(|came| came.row == row.row) {
            Some(came) => record(row, came, out),
            None => out.push(format!("{place}: row {} was lost", row.row)),
        }
    }
}

fn record(wanted: &Row, came: &SeenRow, out: &mut Vec<String>) {
    let row = wanted.row;
    let Some(read) = &came.record else {
        if !wanted.record.is_empty() {
            out.push(format!("row {row} could not be read"));
        }
        return;
    };
    let shown = |value: Option<&Value>| value.map_or("(empty)".to_owned(), Value::to_string);
    for (key, value) in &wanted.record {
        let found = read.get(key);
        if found != Some(value) && !(value.is_null() && found.is_none()) {
            out.push(format!("row {row}: {key} is {value}, read as {}", shown(found)));
        }
    }
    if !wanted.partial {
        for (key, value) in read
            .iter()
            .filter(|(key, _)| !wanted.record.contains_key(*key) && !wanted.free.contains(key))
        {
            out.push(format!("row {row}: {key} is empty, read as {value}"));
        }
    }
    for (heading, value) in &wanted.unknown {
        let found = came.unknown.iter().find(|(name, _)| name == heading);
        if found.map(|(_, text)| text.as_str()) != value.as_str() {
            out.push(format!(
                "row {row}: the unknown column `{heading}` is {value}, carried along: {found:?}"
            ));
        }
    }
}

fn findings(case: &Case, seen: &Seen, out: &mut Vec<String>) {
    let mut grave: Vec<&Finding> = seen
        .findings
        .iter()
        .filter(|one| one.severity != Severity::Notice)
        .collect();
    for wanted in &case.declared.findings {
        match grave.iter().position(|one| is_it(wanted, one)) {
            Some(at) => drop(grave.remove(at)),
            None => out.push(format!("not found: {}", declared(wanted))),
        }
    }
    besides(&grave, out);
    let notices = || {
        seen.findings
            .iter()
            .filter(|one| one.severity == Severity::Notice)
    };
    for wanted in &case.declared.notices {
        if !notices().any(|one| is_it(wanted, one)) {
            let came: Vec<String> = notices().map(brief).collect();
            out.push(format!("no notice: {}; came: {came:?}", declared(wanted)));
        }
    }
}

/// What nobody declared. Many of one rule in one row have one cause, and one line.
fn besides(grave: &[&Finding], out: &mut Vec<String>) {
    let mut rest = grave;
    while let Some(first) = rest.first() {
        let row = |one: &Finding| one.source.as_ref().map(|source| source.row);
        let is_alike = |one: &&Finding| one.code == first.code && row(one) == row(first);
        let alike = rest.iter().take_while(|one| is_alike(one)).count().max(1);
        let more: Vec<&str> = rest
            .iter()
            .take(alike)
            .skip(1)
            .map(|one| one.path.as_str())
            .collect();
        out.push(match more.as_slice() {
            [] => format!("found besides: {}", brief(first)),
            more => format!("found besides: {}, and at {}", brief(first), more.join(" ")),
        });
        rest = rest.split_at(alike).1;
    }
}

/// Two rules may share a name within their families; a name is found by any of them.
fn is_it(wanted: &Found, one: &Finding) -> bool {
    let source = one.source.as_ref();
    name_of(one) == wanted.name
        && one.path == wanted.path
        && wanted
            .severity
            .as_deref()
            .is_none_or(|severity| severity == severity_of(one))
        && wanted
            .row
            .is_none_or(|row| source.is_some_and(|source| source.row == row))
        && (wanted.column.is_none()
            || source.and_then(|source| source.column.as_ref()) == wanted.column.as_ref())
        && (wanted.sheet.is_none()
            || source.and_then(|source| source.sheet.as_ref()) == wanted.sheet.as_ref())
        && wanted.message.iter().all(|word| has(&one.message, word))
}

fn name_of(one: &Finding) -> &'static str {
    CATALOGUE
        .iter()
        .find(|rule| rule.code == one.code)
        .map_or("", |rule| rule.name)
}

fn severity_of(one: &Finding) -> String {
    let value = serde_json::to_value(one.severity).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn declared(wanted: &Found) -> String {
    let cell = cell(wanted.column.as_deref(), wanted.row);
    let words = match wanted.message.as_slice() {
        [] => String::new(),
        words => format!(" saying {words:?}"),
    };
    format!("{} at {} {cell}{words}", wanted.name, wanted.path)
}

fn brief(one: &Finding) -> String {
    let source = one.source.as_ref();
    let column = source.and_then(|source| source.column.as_deref());
    let cell = cell(column, source.map(|source| source.row));
    format!("{} at {} {cell}: {}", name_of(one), one.path, one.message)
}

fn cell(column: Option<&str>, row: Option<u64>) -> String {
    let row = row.map_or(String::new(), |row| row.to_string());
    format!("{}{row}", column.unwrap_or_default())
}
