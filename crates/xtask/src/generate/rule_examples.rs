//! What fires and what does not, on the page of a rule: its examples, what is tried on the tables, or the tests that name it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Map, Value};
use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::lifecycle::{ALL, Event, Lifecycle, Machine, Unmet};
use zhengwu_credit::model::Payload;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::{Example, Rule};
use zhengwu_credit::rules::events::{Tried, allowed, pleas, refused};
use zhengwu_credit::rules::{self, CORRECT_AS_OF, examples};

use super::list;
use super::markdown::code;
use crate::accuracy;
use crate::corpus::Corpus;

/// Where tests stand that need more than one record, a file or a day.
const TESTS: [&str; 9] = [
    "crates/xtask/src/accuracy/faults",
    "crates/zhengwu-credit/tests",
    "crates/zhengwu-credit/tests/run",
    "crates/zhengwu-credit/tests/ledger",
    "crates/zhengwu-credit/tests/lifecycle",
    "crates/zhengwu-credit/tests/planted",
    "crates/zhengwu-credit-io/tests",
    "crates/zhengwu-credit-io/tests/submit",
    "crates/zhengwu-credit-cli/tests",
];

/// What a page says of a rule that is not tried anywhere yet; a test finds it.
const NONE: &str = "还没有示例，也没有检验写到它。";

/// What a page can show of a rule that has no examples of its own.
pub(super) struct Elsewhere {
    guards: BTreeMap<&'static str, String>,
    /// The tests, by their path.
    tests: Vec<(String, String)>,
    /// Correct ledgers, into which faults are planted.
    pool: Corpus,
}

impl Elsewhere {
    pub(super) fn of(root: &Path) -> Result<Elsewhere> {
        let mut tests = Vec::new();
        for folder in TESTS {
            for path in list(root, folder)? {
                if path.ends_with(".rs") {
                    let text = fs::read_to_string(root.join(&path))?;
                    tests.push((path, text));
                }
            }
        }
        Ok(Elsewhere {
            guards: guards(),
            tests,
            pool: accuracy::pool(),
        })
    }

    /// The section of a rule's page.
    pub(super) fn text(&self, rule: &Rule) -> Result<String> {
        if !rule.fires.is_empty() || !rule.silent.is_empty() {
            return Ok(own(rule));
        }
        if let Some(text) = self.guards.get(rule.code) {
            return Ok(format!("\n## 示例\n{text}"));
        }
        let name = format!("\"{}\"", rule.name);
        let naming = self
            .tests
            .iter()
            .filter(|(_, text)| text.contains(rule.code) || text.contains(&name));
        let naming: Vec<String> = naming
            .map(|(path, _)| format!("- [{0}](../../{0})\n", path))
            .collect();
        if naming.is_empty() {
            return Ok(format!("\n## 示例\n\n{NONE}\n"));
        }
        let why = match rule.asked_of().0 {
            "file" => "读文件时发现",
            "ledger" => "要有截至某一天的台账才能评判",
            "action" => "要有此前登记的事才能评判",
            _ => "要看几条记录才能评判",
        };
        let mut text = format!("\n## 示例\n\n{why}。\n");
        let planted = accuracy::shown(rule, &self.pool)?;
        if !planted.is_empty() {
            text += "\n### 指出\n\n在一份正确的台账里（`cargo xtask accuracy` 所用，评判日 2026-06-10，`null` 表示清空）：\n\n";
            text.extend(planted.iter().map(|line| format!("- {line}\n")));
            text += "\n### 不指出\n\n不这样改，同一份台账里没有这一条。\n";
        }
        text += &format!("\n### 检验\n\n{}", naming.concat());
        Ok(text)
    }
}

fn own(rule: &Rule) -> String {
    let mut text = format!(
        "\n## 示例\n\n都是在[正确的记录](correct.md)上改动几项（`null` 表示清空），没有另说的，截至 {CORRECT_AS_OF} 评判。\n"
    );
    for (title, examples) in [("指出", rule.fires), ("不指出", rule.silent)] {
        text += &format!("\n### {title}\n");
        for example in examples {
            text += &one(rule, example);
        }
    }
    text
}

fn one(rule: &Rule, example: &Example) -> String {
    let kind = examples::kind_of(rule, example);
    let mut text = format!(
        "\n[{}](correct.md#{}){}：\n\n```json\n{}\n```\n",
        kind.title(),
        kind.key(),
        example
            .as_of
            .map_or_else(String::new, |day| format!("，截至 {day} 评判")),
        example.record
    );
    if let Some(contract) = example.contract {
        text += &format!("\n它的[合同](correct.md#contract)：\n\n```json\n{contract}\n```\n");
    }
    let findings = examples::findings_of(rule, example);
    if !findings.is_empty() {
        text += "\n";
    }
    for finding in findings {
        text += &format!(
            "- {} {} {}：{}\n",
            finding.code,
            finding.severity.label(),
            code(&finding.path),
            finding.message
        );
    }
    text
}

/// Of every guard an event on which it is found, beside what may be done in the same place: the pair that shows it best.
fn guards() -> BTreeMap<&'static str, String> {
    let profile = Profile::haian();
    let machine = rules::machine(&profile);
    let mut best: BTreeMap<&'static str, ((bool, usize), String)> = BTreeMap::new();
    for table in ALL {
        for row in table.all_rows() {
            let from = table.begins(row).first().copied().flatten();
            let Some(good) = allowed(&machine, table, row, from) else {
                continue;
            };
            let bad = refused(&machine, table, row, from);
            for tried in bad.into_iter().chain(pleas(&machine, table, row, from)) {
                let (changed, kept) = differing(&tried.event, &good.event);
                for unmet in unmet(&machine, &tried) {
                    let is_asked = rules::find(unmet.code)
                        .iter()
                        .any(|rule| rule.asked_of().0 == "action");
                    // Where the events are alike, it is what happened before that is not, and a pair shows nothing.
                    if !is_asked || changed.is_empty() {
                        continue;
                    }
                    let rank = (unmet.cannot_tell, changed.len());
                    if best.get(unmet.code).is_none_or(|(other, _)| rank < *other) {
                        let text = pair(table, (&good, &kept), (&tried, &changed), &unmet);
                        best.insert(unmet.code, (rank, text));
                    }
                }
            }
        }
    }
    best.into_iter().map(|(code, (_, text))| (code, text)).collect()
}

fn unmet(machine: &Machine<'_>, tried: &Tried) -> Vec<Unmet> {
    let decision = machine.decide(&tried.state, &tried.event);
    decision.unmet.into_iter().chain(decision.findings).collect()
}

/// What is refused, and beside it what is not.
fn pair(
    table: &Lifecycle,
    (good, kept): (&Tried, &Map<String, Value>),
    (tried, changed): (&Tried, &Map<String, Value>),
    unmet: &Unmet,
) -> String {
    let when = |of: &Tried| {
        let stage = match of.state.stage {
            Some(stage) => format!("“{}”时", stage.code().label),
            None => "还没有登记时".to_owned(),
        };
        format!("{stage}办理“{}”，{}", of.event.action.code().label, of.event.on)
    };
    let shown = |payload: &Map<String, Value>| serde_json::to_string(payload).unwrap_or_default();
    format!(
        "\n[{}](../lifecycles/{}.md)的一件事，两种写法，只写出不同的几项（`null` 表示没有写）。\n\n### 指出\n\n\
         {}：\n\n```json\n{}\n```\n\n- {} {}：{}\n\n### 不指出\n\n{}：\n\n```json\n{}\n```\n",
        table.title.zh,
        table.of.key(),
        when(tried),
        shown(changed),
        unmet.code,
        unmet.severity.label(),
        unmet.message.in_lang(Lang::Zh),
        when(good),
        shown(kept),
    )
}

/// In what two events differ, of the one and of the other.
fn differing(one: &Event, other: &Event) -> (Map<String, Value>, Map<String, Value>) {
    let (one, other) = (&one.payload, &other.payload);
    let keys = one
        .keys()
        .chain(other.keys().filter(|key| !one.contains_key(*key)));
    let (mut changed, mut kept) = (Map::new(), Map::new());
    for key in keys.filter(|key| one.get(*key) != other.get(*key)) {
        let of = |payload: &Payload| payload.get(key).cloned().unwrap_or(Value::Null);
        changed.insert(key.clone(), of(one));
        kept.insert(key.clone(), of(other));
    }
    (changed, kept)
}

#[cfg(test)]
mod tests {
    use zhengwu_credit::rules::CATALOGUE;

    use super::*;

    /// What fires and what does not is to be seen of every rule.
    #[test]
    fn every_rule_is_shown_or_tried_somewhere() {
        let elsewhere = Elsewhere::of(&crate::shell::root()).unwrap();
        for rule in CATALOGUE {
            let text = elsewhere.text(rule).unwrap();
            assert!(!text.contains(NONE), "{}", rule.code);
            // Only what cells and sheets have, and no record, has no example that Markdown could show.
            let is_of_files = rule.asked_of().0 == "file" || matches!(rule.code, "IDN165" | "REC403");
            let is_shown = text.contains("### 指出") && text.contains("### 不指出");
            assert!(is_shown || is_of_files, "{}", rule.code);
        }
        let invented = Rule {
            code: "CTR899",
            name: "invented-fault",
            ..Rule::BASE
        };
        assert!(elsewhere.text(&invented).unwrap().contains(NONE));
    }
}
