//! No two rules are the same code with other names: what is asked where, and of which records, differs for every two.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The sources of all rules.
fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// What stands after a name, up to the next member of the rule, without its spaces.
fn member<'r>(rule: &'r str, name: &str) -> impl Iterator<Item = &'r str> + use<'r> {
    let start = rule.find(&format!("\n    {name}: "));
    let rest = start.map_or("", |at| rule.get(at + 1..).unwrap_or_default());
    let mut lines = rest.lines();
    let first = lines.next().unwrap_or_default();
    let more = lines.take_while(|line| line.starts_with("     ") || *line == "    }),");
    std::iter::once(first).chain(more).flat_map(str::split_whitespace)
}

/// What a rule asks, where and of which records; the kind of record is in the names of its fields.
fn asked(imports: &str, rule: &str) -> String {
    let parts = ["at", "when", "since", "check"].map(|name| member(rule, name).collect::<Vec<_>>().join(" "));
    let fields = imports
        .lines()
        .filter(|line| line.starts_with("use crate::field::"));
    fields
        .chain(parts.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn no_two_rules_are_the_same_code() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules"),
        &mut files,
    );
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut count, mut unchecked) = (0, Vec::new());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let mut parts = text.split(": Rule = Rule {");
        let imports = parts.next().unwrap_or_default();
        for rule in parts {
            let Some(code) = rule
                .split("\n    code: \"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            count += 1;
            // What the run itself finds, of files and months, has no check.
            if !rule.contains("\n    check: ") || rule.contains("\n    check: Check::Intake,") {
                unchecked.push(code.to_owned());
                continue;
            }
            all.entry(asked(imports, rule)).or_default().push(code.to_owned());
        }
    }
    assert!(
        count >= zhengwu_credit::rules::CATALOGUE.len(),
        "{count} rules were read"
    );
    assert!(
        unchecked.len() * 10 < count,
        "without a check of their own: {unchecked:?}"
    );
    let twins: Vec<_> = all.iter().filter(|(_, codes)| codes.len() > 1).collect();
    assert!(twins.is_empty(), "the same code under other names: {twins:#?}");
}

#[test]
fn the_same_check_elsewhere_is_another_rule_and_the_same_check_here_is_not() {
    let rule = |at: &str| {
        format!(
            "\n    at: At::Fields(&[{at}]),\n    check: Check::Contract(|case, at| {{\n        case.ensure_filled(at)\n    }}),\n"
        )
    };
    let (one, other) = (
        asked("", &rule("c::amount.at")),
        asked("", &rule("c::remarks.at")),
    );
    assert_ne!(one, other);
    assert_eq!(
        one,
        asked(
            "",
            &rule("c::amount.at").replace("\n        case", "\n            case")
        )
    );
}
