//! Everything that is found in a ledger: month by month as `submit` judges it, and by the ledger of its last day.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::Value;
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::{Finding, Phase, Severity};
use zhengwu_credit::ledger::{Alert, Entry, Input, JsonTable, Ledger, Options, run};
use zhengwu_credit::lifecycle::Log;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::Rule;
use zhengwu_credit::requirement::register::Register;
use zhengwu_credit::value::{Date, parse_date};

use crate::corpus::{AS_OF, Corpus, MONTHS, month};

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) code: String,
    /// The kind of record or subject.
    pub(crate) of: String,
    pub(crate) key: Vec<String>,
    /// Where; `None` of an alert, which names a subject.
    pub(crate) path: Option<String>,
    pub(crate) severity: Severity,
    pub(crate) basis: String,
}

/// How a ledger is judged.
#[derive(Clone, Copy)]
pub(crate) struct Judging<'j> {
    pub(crate) profile: &'j Profile,
    pub(crate) rules: &'j [&'static Rule],
    pub(crate) as_of: Date,
}

impl<'j> Judging<'j> {
    /// As of the corpus's own day.
    pub(crate) fn new(profile: &'j Profile, rules: &'j [&'static Rule]) -> Judging<'j> {
        Judging {
            profile,
            rules,
            as_of: AS_OF,
        }
    }
}

/// A table of one unit, kind and month.
struct Came {
    kind: Kind,
    unit: u32,
    month: usize,
    text: String,
}

/// Everything that is found in a ledger, sorted.
pub(crate) fn judge(corpus: &Corpus, judging: Judging<'_>) -> Result<Vec<Seen>> {
    judge_from(corpus, 0, judging)
}

/// The same without what the months before one of them give.
pub(crate) fn judge_from(corpus: &Corpus, first: usize, judging: Judging<'_>) -> Result<Vec<Seen>> {
    let came = tables(corpus);
    let mut tables = Vec::new();
    for one in &came {
        let name = format!("{}.ndjson", one.kind.key());
        tables.push((one, JsonTable::new(&one.text, Some(one.kind), Some(name))?));
    }
    let mut register = Register::default();
    for unit in &corpus.units {
        register.add(&unit.uscc, &unit.name);
    }
    for (_, row) in corpus.rows().filter(|(_, row)| row.kind == Kind::Unit) {
        let last = parse_date(row.text("valid_to")).ok().map(|parsed| parsed.date);
        register.note_end(row.text("uscc"), last, None);
    }
    let log = log(corpus)?;
    let mut logged = Ledger::new();
    logged.add_log(&log);
    let (secret, declassified) = (logged.secret_contracts(), logged.declassified_contracts());
    let mut options = Options::new(judging.profile);
    options.phase = Phase::Accept;
    options.rules = judging.rules;
    options.register = Some(&register);
    (options.secret, options.declassified) = (&secret, &declassified);
    options.logged = Some(&logged);
    let mut seen = Vec::new();
    // What stands is told every month, at the latest record: it is one thing.
    let mut beside: BTreeMap<(String, Vec<String>, Option<String>), Seen> = BTreeMap::new();
    for at in first..MONTHS {
        let inputs: Vec<Input<'_>> = tables
            .iter()
            .filter(|(came, _)| came.month <= at)
            .map(|(came, table)| Input {
                scope: came.unit,
                batch: came.month as u32,
                period: Some(month(came.month)),
                context_only: came.month < at,
                ..Input::judged(table)
            })
            .collect();
        options.as_of = Some(judging.profile.cut_off(month(at)).min(judging.as_of));
        let mut tell = |finding: Finding| seen.push(of_finding(finding));
        run(&inputs, &options, &mut |entry| match entry {
            Entry::File(file) => file.findings(Lang::Zh).for_each(&mut tell),
            Entry::Row(row) => row.findings(Lang::Zh).for_each(&mut tell),
            Entry::Across(across) => across.findings(Lang::Zh).for_each(|finding| {
                let one = of_finding(finding);
                beside.insert((one.code.clone(), subject_of(&one), one.path.clone()), one);
            }),
        })?;
    }
    let inputs: Vec<Input<'_>> = tables
        .iter()
        .map(|(came, table)| Input {
            scope: came.unit,
            batch: came.month as u32,
            period: Some(month(came.month)),
            ..Input::judged(table)
        })
        .collect();
    seen.extend(beside.into_values());
    options.as_of = Some(judging.as_of);
    let mut ledger = logged.clone();
    ledger.take(&inputs, &options)?;
    let alerts = ledger
        .at(judging.as_of, None, judging.profile)
        .alerts_by(judging.rules);
    seen.extend(alerts.into_iter().map(of_alert));
    seen.sort();
    // What a record's finding says of a contract, the ledger's alert says again.
    let told: Vec<(String, Vec<String>)> = seen
        .iter()
        .filter(|one| one.path.is_some())
        .map(|one| (one.code.clone(), subject_of(one)))
        .collect();
    seen.retain(|one| {
        let same = |(code, key): &(String, Vec<String>)| *code == one.code && one.key == *key;
        one.path.is_some() || !told.iter().any(same)
    });
    Ok(seen)
}

/// Of what a record speaks: a statement's month and a payment's day are no part of that.
fn subject_of(seen: &Seen) -> Vec<String> {
    let parts = match seen.of.as_str() {
        "performance" | "payment" => 2,
        _ => seen.key.len(),
    };
    seen.key.iter().take(parts).cloned().collect()
}

pub(crate) fn of_finding(finding: Finding) -> Seen {
    Seen {
        code: finding.code,
        of: finding.record.key().to_owned(),
        key: finding.key,
        path: Some(finding.path),
        severity: finding.severity,
        basis: finding.basis,
    }
}

fn of_alert(alert: Alert) -> Seen {
    let (of, key) = match alert.subject {
        Some(subject) => (subject.kind.key(), subject.key),
        None => ("unit", vec![alert.unit.uscc]),
    };
    Seen {
        code: alert.code.to_owned(),
        of: of.to_owned(),
        key,
        path: None,
        severity: alert.severity,
        basis: alert.basis,
    }
}

/// The rows as the tables of an inbox: of one unit, one month, one kind.
fn tables(corpus: &Corpus) -> Vec<Came> {
    let mut texts: BTreeMap<(usize, usize, &str), Came> = BTreeMap::new();
    for (unit, row) in corpus.rows() {
        let unit_number = match row.kind {
            Kind::Unit | Kind::Published | Kind::Receipt => u32::MAX,
            _ => unit as u32,
        };
        let came = texts
            .entry((row.month, unit, row.kind.key()))
            .or_insert_with(|| Came {
                kind: row.kind,
                unit: unit_number,
                month: row.month,
                text: String::new(),
            });
        came.text += &Value::from(row.record.clone()).to_string();
        came.text.push('\n');
    }
    texts.into_values().collect()
}

/// The events of all bundles as one log, each entered on its day.
pub(crate) fn log(corpus: &Corpus) -> Result<Log> {
    let mut events: Vec<_> = corpus.bundles.iter().flat_map(|bundle| &bundle.events).collect();
    events.sort_by_key(|event| event.on);
    let mut log = Log::new();
    for event in events {
        let at = event.on.and_hms_opt(9, 0, 0).unwrap_or_default();
        log.append(event.clone(), at, "示例经办", log.next_sequence())?;
    }
    Ok(log)
}
