//! `tests/conformance/lifecycle/`: every row of every table, allowed and refused; every forbidden ground as a fact; what may be
//! done in every state. Made from the tables and from `data/events.json`.

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use zhengwu_credit::api::{actions_text, apply_text};
use zhengwu_credit::lifecycle::{ALL, Action, Event, Lifecycle, Log, Machine, Stage, Subject, SubjectKind};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules;
use zhengwu_credit::rules::events::{Tried, allowed, brought_to, good, pleas, refused};
use zhengwu_credit::value::parse_date;

use super::conformance::Fill;

/// When and by whom everything is entered.
const RECORDED_AT: &str = "2025-07-01T09:30:00";
const ACTOR: &str = "示例经办";
/// The day of which it is asked what may be done.
const AS_OF: &str = "2025-06-02";

/// One case; `tests/conformance/README.md` explains it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LifecycleCase {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    call: Call,
    options: Map<String, Value>,
    log: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    Actions,
    Apply,
}

impl Fill for LifecycleCase {
    fn fill(&mut self) -> Result<()> {
        let log: String = self.log.iter().map(|line| format!("{line}\n")).collect();
        let options = serde_json::to_string(&self.options)?;
        let given = match (self.call, &self.event) {
            (Call::Actions, None) => actions_text(&log, &options),
            (Call::Apply, Some(event)) => apply_text(&log, &event.to_string(), &options),
            _ => bail!("{}: `apply` has an event, `actions` has none", self.name),
        };
        (self.expected, self.error) = match given {
            Ok(text) => (Some(text), None),
            Err(error) => (None, Some(error.to_string())),
        };
        Ok(())
    }
}

/// The cases of each table, by the name of the file.
pub(super) fn all() -> Result<Vec<(String, Vec<LifecycleCase>)>> {
    let profile = Profile::haian();
    let machine = rules::machine(&profile);
    let mut files = Vec::new();
    for table in ALL {
        let name = serde_json::to_value(table.of)?;
        let name = name.as_str().context("a kind is a text")?;
        files.push((name.to_owned(), of_rows(&machine, table, name)?));
        files.push((format!("{name}-actions"), of_states(&machine, table, name)?));
    }
    Ok(files)
}

pub(super) fn of_rows(machine: &Machine<'_>, table: &Lifecycle, file: &str) -> Result<Vec<LifecycleCase>> {
    let mut cases = Vec::new();
    for row in table.all_rows() {
        let begins = table.begins(row);
        let from = *begins.first().context("a row begins somewhere")?;
        let action = row.action.key();
        let good = allowed(machine, table, row, from)
            .filter(|one| machine.apply(&one.state, &one.event).is_ok())
            .with_context(|| {
                format!("crates/zhengwu-credit/data/events.json has no event `{action}` of a {file} that may be done")
            })?;
        cases.push(case(format!("{file}/{action}/allowed"), &good, false)?);
        for one in refused(machine, table, row, from) {
            // A claim that is open stands in the log alone.
            let is_allowed = !one.is_claimed && machine.apply(&one.state, &one.event).is_ok();
            match (is_allowed, one.about.as_str()) {
                // Where the row asks for nothing, what brings nothing is allowed.
                (true, "bare") => {}
                // What a row calls a finding is told, and stands in nobody's way.
                (true, about) if !machine.decide(&one.state, &one.event).findings.is_empty() => {
                    cases.push(case(format!("{file}/{action}/told/{about}"), &one, false)?);
                }
                (true, about) => bail!("`{about}` of `{action}`, {file}: nothing refuses it"),
                (false, about) => cases.push(case(format!("{file}/{action}/refused/{about}"), &one, false)?),
            }
        }
        for one in pleas(machine, table, row, from) {
            cases.push(case(format!("{file}/{action}/fact/{}", one.about), &one, true)?);
        }
    }
    Ok(cases)
}

fn of_states(machine: &Machine<'_>, table: &Lifecycle, file: &str) -> Result<Vec<LifecycleCase>> {
    let stages = table.stages().into_iter().map(Some);
    let mut cases = Vec::new();
    for stage in std::iter::once(None).chain(stages) {
        let state = brought_to(machine, table, stage).context("every state is reached")?;
        let options = json!({"subject": state.subject, "as_of": AS_OF, "lang": lang(&cases)});
        cases.push(LifecycleCase {
            name: format!("{file}/actions/{}", stage.map_or("nothing", Stage::key)),
            about: None,
            call: Call::Actions,
            options: object(options),
            log: log(&state.history, None)?,
            event: None,
            expected: None,
            error: None,
        });
    }
    Ok(cases)
}

/// One in Chinese, the next in English.
fn lang(cases: &[LifecycleCase]) -> &'static str {
    if cases.len().is_multiple_of(2) { "zh" } else { "en" }
}

fn case(name: String, one: &Tried, fact: bool) -> Result<LifecycleCase> {
    let mut options = object(json!({"recorded_at": RECORDED_AT, "actor": ACTOR}));
    if fact {
        options.insert("fact".to_owned(), Value::from(true));
    }
    let claimed = one.is_claimed.then_some(&one.state.subject);
    Ok(LifecycleCase {
        name,
        about: None,
        call: Call::Apply,
        options,
        log: log(&[one.above.as_slice(), &one.state.history].concat(), claimed)?,
        event: Some(json!({
            "subject": one.event.subject,
            "on": one.event.on,
            "action": one.event.action,
            "payload": one.event.payload,
        })),
        expected: None,
        error: None,
    })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The way to a state as lines; a claim for compensation of its subject where one is asked for.
fn log(history: &[Arc<Event>], claimed: Option<&Subject>) -> Result<Vec<String>> {
    let recorded_at = RECORDED_AT.parse().ok().context("a day and a time")?;
    let mut log = Log::new();
    let mut events: Vec<Event> = history.iter().map(|event| event.as_ref().clone()).collect();
    if let Some(of) = claimed {
        let kind = serde_json::to_value(of.kind)?;
        let first = kind.as_str().context("a kind is a text")?.to_owned();
        let mut claim = good(SubjectKind::Compensation, Action::Claim).context("no claim")?;
        let key = std::iter::once(first).chain(of.key.iter().cloned());
        claim.subject = Subject::new(SubjectKind::Compensation, key.chain(["1".to_owned()]));
        claim.on = parse_date(AS_OF)?.date;
        events.push(claim);
    }
    let mut lines = Vec::new();
    for event in events {
        let next = log.next_sequence();
        lines.push(log.append(event, recorded_at, ACTOR, next)?);
    }
    Ok(lines)
}
