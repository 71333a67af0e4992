//! What is planted for a rule, in words: on the page of a rule whose fault no single record shows.

use anyhow::Result;
use serde_json::Value;
use zhengwu_credit::code::Coded;
use zhengwu_credit::lifecycle::{ALL, Event};
use zhengwu_credit::requirement::Rule;

use super::Asked;
use super::fault::Fault;
use super::faults;
use super::measure::{host, plant};
use crate::corpus::{Bundle, Corpus, Object, Row, month, units_of};

/// How a correct ledger becomes one in which the rule is found; a line each, in Markdown. Nothing where only files show it.
pub(crate) fn shown(rule: &Rule, pool: &Corpus) -> Result<Vec<String>> {
    let own = |name: &str| name == rule.name || name == format!("{}:{}", rule.family(), rule.name);
    for fault in faults::all().iter().filter(|fault| own(fault.rule)) {
        if let Some(lines) = planted(fault, pool)? {
            return Ok(lines);
        }
    }
    let attempt = faults::attempts().into_iter().find(|attempt| own(attempt.rule));
    Ok(attempt
        .into_iter()
        .map(|attempt| {
            let before: Vec<&str> = attempt
                .before
                .iter()
                .map(|(action, _)| action.code().label)
                .collect();
            let after = match before.is_empty() {
                true => "还没有登记时".to_owned(),
                false => format!("“{}”之后", before.join("”“")),
            };
            let day = attempt.on.map_or_else(String::new, |day| format!("，{day}"));
            let with = match attempt.fault.is_empty() {
                true => String::new(),
                false => format!("，填 `{}`", Value::Object(attempt.fault)),
            };
            let table = ALL.iter().find(|table| table.of == attempt.of);
            let title = table.map_or("", |table| table.title.zh);
            format!("{title}：{after}办理“{}”{day}{with}", attempt.action.code().label)
        })
        .collect())
}

/// The ledgers from which the table takes its hosts.
pub(crate) fn pool() -> Corpus {
    Corpus::correct(Asked::TABLE.seed, Asked::TABLE.size)
}

fn planted(fault: &Fault, pool: &Corpus) -> Result<Option<Vec<String>>> {
    for (number, bundle) in pool.bundles.iter().enumerate() {
        let Some(at) = host(fault, &bundle.rows)? else {
            continue;
        };
        let units = units_of(Asked::TABLE.size);
        let correct = Corpus::part(Asked::TABLE.seed, [number, number + units], units);
        let mut changed = correct.clone();
        if plant(fault, &mut changed, at)?.is_none() {
            continue;
        }
        let host = correct.bundles.first().and_then(|bundle| bundle.rows.get(at));
        let mut lines = differences(&correct.bundles, &changed.bundles, host);
        lines.extend(fault.as_of.map(|day| format!("台账截至 {day} 评判")));
        return Ok((!lines.is_empty()).then_some(lines));
    }
    Ok(None)
}

fn differences(before: &[Bundle], after: &[Bundle], host: Option<&Row>) -> Vec<String> {
    let mut lines = Vec::new();
    for (was, is) in before.iter().zip(after) {
        of_rows(&was.rows, &is.rows, host, &mut lines);
        of_events(&was.events, &is.events, &mut lines);
    }
    for bundle in after.iter().skip(before.len()) {
        for row in &bundle.rows {
            lines.push(format!("另一个单位也报这一条{}", row.kind.title()));
        }
    }
    lines
}

/// Rows that are changed, taken out, or put at the end.
fn of_rows(before: &[Row], after: &[Row], host: Option<&Row>, lines: &mut Vec<String>) {
    let is_same = |one: &Row, other: &Row| {
        (one.kind, one.month) == (other.kind, other.month) && one.record == other.record
    };
    let mut left: Vec<&Row> = before
        .iter()
        .filter(|row| !after.iter().any(|other| is_same(row, other)))
        .collect();
    let come = after
        .iter()
        .enumerate()
        .filter(|(at, row)| *at >= before.len() || !before.iter().any(|was| is_same(was, row)));
    for (_, row) in come {
        let title = row.kind.title();
        match left.iter().position(|was| was.kind == row.kind) {
            Some(at) => {
                let was = left.remove(at);
                if was.record == row.record {
                    lines.push(format!(
                        "{} 的一条{title}到 {} 才报",
                        month(was.month),
                        month(row.month)
                    ));
                    continue;
                }
                lines.push(format!(
                    "{} 的一条{title}改 `{}`",
                    month(row.month),
                    changes(&was.record, &row.record)
                ));
            }
            None => lines.push(match host.filter(|host| host.kind == row.kind) {
                Some(host) if host.record == row.record => {
                    format!("{} 的一条{title}报了两次", month(row.month))
                }
                Some(host) => format!(
                    "{} 多报一条{title}，与另一条只差 `{}`",
                    month(row.month),
                    changes(&host.record, &row.record)
                ),
                None => format!(
                    "{} 多一条{title} `{}`",
                    month(row.month),
                    Value::Object(row.record.clone())
                ),
            }),
        }
    }
    for row in left {
        lines.push(format!("没有 {} 的{}", month(row.month), row.kind.title()));
    }
}

fn of_events(before: &[Event], after: &[Event], lines: &mut Vec<String>) {
    let is_in = |event: &Event, all: &[Event]| {
        all.iter()
            .any(|other| (other.action, other.on, &other.payload) == (event.action, event.on, &event.payload))
    };
    let words = |event: &Event| {
        let payload = serde_json::to_value(&event.payload).unwrap_or_default();
        format!("{} 的“{}” `{payload}`", event.on, event.action.code().label)
    };
    for event in before.iter().filter(|event| !is_in(event, after)) {
        lines.push(format!("没有登记 {}", words(event)));
    }
    for event in after.iter().filter(|event| !is_in(event, before)) {
        lines.push(format!("登记 {}", words(event)));
    }
}

/// The fields in which a record is otherwise; `null` for one that is empty now.
fn changes(before: &Object, after: &Object) -> Value {
    let mut changes = Object::new();
    for (key, value) in after {
        if before.get(key) != Some(value) {
            changes.insert(key.clone(), value.clone());
        }
    }
    for key in before.keys().filter(|key| !after.contains_key(*key)) {
        changes.insert(key.clone(), Value::Null);
    }
    Value::Object(changes)
}
