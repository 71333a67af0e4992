//! `tests/conformance/`: the cases that Rust, Python and JavaScript run alike. Those of the rules are made from
//! their examples; of the hand-written ones only what is expected is filled in, for a person to review.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use zhengwu_credit::api::check_text;
use zhengwu_credit::requirement::{Example, Rule};
use zhengwu_credit::rules::{CATALOGUE, examples};

use super::lifecycle_cases::{self, LifecycleCase};
use super::{Files, code_cases, list};

const BY_HAND: &str = "tests/conformance/cases";
const LIFECYCLE_BY_HAND: &str = "tests/conformance/lifecycle-cases";

/// One case; `tests/conformance/README.md` explains it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) name: String,
    /// The clause of the notice that it shows, where none of its rules or rows does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) about: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) options: Map<String, Value>,
    pub(super) input: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expected: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<String>,
}

pub(super) fn add(root: &Path, files: &mut Files) -> Result<()> {
    for rule in CATALOGUE {
        let cases = of_rule(rule);
        if !cases.is_empty() {
            put(
                files,
                format!("tests/conformance/rules/{}.json", rule.code),
                cases,
            )?;
        }
    }
    for (list, cases) in code_cases::all() {
        put(
            files,
            format!("tests/conformance/codes/{}.json", list.name),
            cases,
        )?;
    }
    for (name, cases) in lifecycle_cases::all()? {
        put(files, format!("tests/conformance/lifecycle/{name}.json"), cases)?;
    }
    by_hand::<Case>(root, BY_HAND, files)?;
    by_hand::<LifecycleCase>(root, LIFECYCLE_BY_HAND, files)
}

/// A case whose outcome can be filled in.
pub(super) trait Fill {
    fn fill(&mut self) -> Result<()>;
}

fn by_hand<C: DeserializeOwned + Serialize + Fill>(
    root: &Path,
    folder: &str,
    files: &mut Files,
) -> Result<()> {
    for (path, cases) in written::<C>(root, folder)? {
        put(files, path, cases)?;
    }
    Ok(())
}

/// The hand-written files of a folder.
fn written<C: DeserializeOwned>(root: &Path, folder: &str) -> Result<Vec<(String, Vec<C>)>> {
    let mut all = Vec::new();
    for path in list(root, folder)? {
        let text = fs::read_to_string(root.join(&path))?;
        let cases = serde_json::from_str(&text).with_context(|| path.clone())?;
        all.push((path, cases));
    }
    Ok(all)
}

/// The clauses that hand-written cases show, each with the name of the case.
pub(super) fn clauses_shown(root: &Path) -> Result<Vec<(String, String)>> {
    let files = written::<Case>(root, BY_HAND)?;
    let cases = files.into_iter().flat_map(|(_, cases)| cases);
    let shown = cases.filter_map(|case| Some((case.clause?, case.name)));
    Ok(shown.collect())
}

fn put<C: Serialize + Fill>(files: &mut Files, path: String, mut cases: Vec<C>) -> Result<()> {
    for case in &mut cases {
        case.fill()?;
    }
    files.insert(path, serde_json::to_string_pretty(&cases)? + "\n");
    Ok(())
}

/// The examples of a rule that one table can show: a statement beside its contract needs two.
fn of_rule(rule: &Rule) -> Vec<Case> {
    let case = |what: &str, place: usize, example: &Example| Case {
        name: format!("{}/{what}/{place}", rule.code),
        clause: None,
        about: None,
        kind: Some(examples::kind_of(rule, example).key().to_owned()),
        options: Map::from_iter([
            ("as_of".to_owned(), Value::from(examples::as_of(example))),
            ("phase".to_owned(), Value::from("accept")),
        ]),
        input: examples::record_of(rule, example),
        expected: None,
        error: None,
    };
    let all = |what: &'static str, list: &'static [Example]| {
        let numbered = list.iter().enumerate();
        numbered
            .filter(|(_, example)| example.contract.is_none())
            .map(move |(place, example)| case(what, place, example))
    };
    let mut cases: Vec<Case> = all("fires", rule.fires).collect();
    cases.extend(all("silent", rule.silent));
    cases
}

impl Fill for Case {
    fn fill(&mut self) -> Result<()> {
        let mut options = self.options.clone();
        if let Some(kind) = &self.kind {
            options.insert("kind".to_owned(), Value::from(kind.as_str()));
        }
        let judged = check_text(&self.input, &serde_json::to_string(&options)?);
        (self.expected, self.error) = match judged {
            Ok(findings) => (Some(findings), None),
            Err(error) => (None, Some(error.to_string())),
        };
        Ok(())
    }
}
