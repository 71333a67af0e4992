//! What two catalogues of rules differ in, as their JSON says (规则对照): so that releases of the program can be compared
//! of which only the catalogue is at hand.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::rules::RuleSetRef;

/// What a second catalogue has otherwise than a first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RulesDiff {
    /// The rule set of the first.
    pub before: RuleSetRef,
    /// The rule set of the second.
    pub after: RuleSetRef,
    /// Rules that only the second has.
    pub added: Vec<Value>,
    /// Rules that only the first has.
    pub ended: Vec<Value>,
    /// Rules of both that are not the same.
    pub changed: Vec<ChangedRule>,
    /// How many rules are the same.
    pub unchanged: usize,
}

/// A rule that is not what it was (有变动的规则).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedRule {
    /// The code.
    pub code: String,
    /// The rule as the second catalogue has it.
    pub rule: Value,
    /// What of it.
    pub changes: Vec<RuleChange>,
}

/// One thing about a rule that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleChange {
    /// Which, `severity`, `basis`, `message` …
    pub what: String,
    /// What it was.
    pub before: Value,
    /// What it is.
    pub after: Value,
}

/// Why a text is no catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no catalogue of rules: `rules` is to be a list of objects, each with its `code`")]
pub struct NotACatalogue;

/// Compares two catalogues, each as [`describe::rules_of`](super::describe::rules_of) gives it. What only one of them
/// says of its rules at all, an older release did not know, and it is no change.
///
/// # Errors
/// [`NotACatalogue`]
///
/// # Examples
/// ```
/// use zhengwu_credit::api::{describe, rules_diff};
/// use zhengwu_credit::requirement::Version;
/// let before = describe::rules_of(Version::V2024_12_1);
/// let diff = rules_diff(&before, &describe::rules()).unwrap();
/// assert!(diff.added.iter().any(|rule| rule["name"] == "minor-published"));
/// ```
pub fn rules_diff(before: &Value, after: &Value) -> Result<RulesDiff, NotACatalogue> {
    let (mut first, second) = (by_code(before)?, by_code(after)?);
    let mut diff = RulesDiff {
        before: named(before),
        after: named(after),
        ..RulesDiff::default()
    };
    for (code, rule) in second {
        let Some(old) = first.remove(code) else {
            diff.added.push(Value::Object(rule.clone()));
            continue;
        };
        let changes = changes(old, rule);
        if changes.is_empty() {
            diff.unchanged += 1;
        } else {
            diff.changed.push(ChangedRule {
                code: code.to_owned(),
                rule: Value::Object(rule.clone()),
                changes,
            });
        }
    }
    diff.ended = first
        .into_values()
        .map(|rule| Value::Object(rule.clone()))
        .collect();
    Ok(diff)
}

fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<RuleChange> {
    let both = after
        .iter()
        .filter_map(|(what, now)| Some((what, before.get(what)?, now)));
    both.filter(|(_, was, now)| was != now)
        .map(|(what, was, now)| RuleChange {
            what: what.clone(),
            before: was.clone(),
            after: now.clone(),
        })
        .collect()
}

fn by_code(catalogue: &Value) -> Result<BTreeMap<&str, &Map<String, Value>>, NotACatalogue> {
    let rules = catalogue
        .get("rules")
        .and_then(Value::as_array)
        .ok_or(NotACatalogue)?;
    rules
        .iter()
        .map(|rule| {
            let rule = rule.as_object()?;
            Some((rule.get("code")?.as_str()?, rule))
        })
        .collect::<Option<_>>()
        .ok_or(NotACatalogue)
}

fn named(catalogue: &Value) -> RuleSetRef {
    let text = |key: &str| {
        catalogue
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    RuleSetRef {
        off: Vec::new(),
        version: text("version"),
        digest: text("digest"),
    }
}
