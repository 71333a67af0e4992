//! What fires and what does not, on the page of a rule: its examples, what is tried on the tables, or the tests that name it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::{Map, Value};
use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::lifecycle::{ALL, Event, Lifecycle, Machine, Unmet};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::{Example, Rule};
use zhengwu_credit::rules::events::{Tried, allowed, refused};
use zhengwu_credit::rules::{self, CORRECT_AS_OF, examples};

use super::list;
use super::markdown::code;

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

/// What a page can show of a rule that has no examples of its own.
pub(super) struct Elsewhere {
    guards: BTreeMap<&'static str, String>,
    /// The tests, by their path.
    tests: Vec<(String, String)>,
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
        let names = [format!("\"{}\"", rule.code), format!("\"{}\"", rule.name)];
        let mut naming: Vec<&str> = Vec::new();
        for (path, text) in &self.tests {
            if names.iter().any(|name| text.contains(name)) {
                naming.push(path);
            }
        }
        if naming.is_empty() {
            bail!(
                "{} has no example, and no test names it: what fires and what does not is nowhere to be seen",
                rule.code
            );
        }
        let why = match rule.asked_of().0 {
            "file" => "读文件时发现",
            "ledger" => "要有截至某一天的台账才能评判",
            "action" => "要有此前登记的事才能评判",
            _ => "要看几条记录才能评判",
        };
        let links: Vec<String> = naming
            .iter()
            .map(|path| format!("- [{0}](../../{0})\n", path))
            .collect();
        Ok(format!(
            "\n## 示例\n\n{why}；什么指出、什么不指出，写在这些测试里：\n\n{}",
            links.concat()
        ))
    }
}

fn own(rule: &Rule) -> String {
    let mut text = format!(
        "\n## 示例\n\n都是在[正确的记录](correct.md)上改动几项（`null` 表示清空），截至 {CORRECT_AS_OF} 评判。\n"
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
        "\n[{}](correct.md#{})：\n\n```json\n{}\n```\n",
        kind.title(),
        kind.key(),
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

/// Of every guard the first events on which it is found, beside what may be done in the same place.
fn guards() -> BTreeMap<&'static str, String> {
    let profile = Profile::haian();
    let machine = rules::machine(&profile);
    let mut found: BTreeMap<&'static str, String> = BTreeMap::new();
    for table in ALL {
        for row in table.all_rows() {
            let from = table.begins(row).first().copied().flatten();
            let Some(good) = allowed(&machine, table, row, from) else {
                continue;
            };
            for tried in refused(&machine, table, row, from) {
                for unmet in unmet(&machine, &tried) {
                    if !rules::find(unmet.code)
                        .iter()
                        .any(|rule| rule.asked_of().0 == "action")
                    {
                        continue;
                    }
                    found
                        .entry(unmet.code)
                        .or_insert_with(|| pair(table, &good, &tried, &unmet));
                }
            }
        }
    }
    found
}

fn unmet(machine: &Machine<'_>, tried: &Tried) -> Vec<Unmet> {
    let decision = machine.decide(&tried.state, &tried.event);
    decision.unmet.into_iter().chain(decision.findings).collect()
}

/// What is refused, and beside it what is not.
fn pair(table: &Lifecycle, good: &Tried, tried: &Tried, unmet: &Unmet) -> String {
    let stage = |of: &Tried| match of.state.stage {
        Some(stage) => format!("“{}”", stage.code().label),
        None => "还没有登记".to_owned(),
    };
    let action = tried.event.action.code().label;
    let (title, subject) = (table.title.zh, table.of.key());
    let (changed, kept) = differing(&tried.event, &good.event);
    format!(
        "\n[{title}](../lifecycles/{subject}.md)的一件事，两种写法，只写出不同的几项（`null` 表示没有写）。\n\n### 指出\n\n\
         {}时办理“{action}”，{}：\n\n```json\n{changed}\n```\n\n- {} {}：{}\n\n### 不指出\n\n{}时办理“{action}”，{}：\n\n```json\n{kept}\n```\n",
        stage(tried),
        tried.event.on,
        unmet.code,
        unmet.severity.label(),
        unmet.message.in_lang(Lang::Zh),
        stage(good),
        good.event.on,
    )
}

/// In what two events differ, of the one and of the other.
fn differing(one: &Event, other: &Event) -> (String, String) {
    let payload = |event: &Event| -> Map<String, Value> { event.payload.clone().into_iter().collect() };
    let (one, other) = (payload(one), payload(other));
    let only = |of: &Map<String, Value>, beside: &Map<String, Value>| {
        let keys = of
            .keys()
            .chain(beside.keys().filter(|key| !of.contains_key(*key)));
        let mut shown = Map::new();
        for key in keys.filter(|key| of.get(*key) != beside.get(*key)) {
            shown.insert(key.clone(), of.get(key).cloned().unwrap_or(Value::Null));
        }
        Value::Object(shown).to_string()
    };
    (only(&one, &other), only(&other, &one))
}
