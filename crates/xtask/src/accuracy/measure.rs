//! Plants every fault into several correct ledgers, one at a time, and holds what is found against what was declared.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use zhengwu_credit::field::Kind;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::Rule;
use zhengwu_credit::rules::find;

use super::fault::{Expect, Fault, Plant, UNREADABLE, change, fits, is_error, said};
use super::judge::{Judging, Seen, judge, judge_from};
use crate::corpus::{Corpus, Row, units_of};

/// How the measure is taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    pub(crate) seed: u64,
    /// How many contracts there are to choose hosts from.
    pub(crate) size: usize,
}

/// What was counted of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// How many faults of it were planted.
    pub(crate) planted: usize,
    /// How often it was to be found, for its own faults and beside those of others.
    pub(crate) expected: usize,
    /// How often it was found where it was to be.
    pub(crate) found: usize,
    /// How often it was found where it was not to be.
    pub(crate) wrongly: usize,
}

/// The measure (准确率).
#[derive(Debug, Default)]
pub(crate) struct Measure {
    /// By code.
    pub(crate) counts: BTreeMap<String, Count>,
    /// What was not found, or found and not declared.
    pub(crate) problems: Vec<String>,
}

impl Measure {
    /// Whether all that was declared was found, and nothing else.
    pub(crate) fn is_perfect(&self) -> bool {
        self.problems.is_empty()
            && self
                .counts
                .values()
                .all(|one| one.found == one.expected && one.wrongly == 0)
    }

    pub(crate) fn count(&mut self, code: &str) -> &mut Count {
        self.counts.entry(code.to_owned()).or_default()
    }

    /// Adds what another part counted.
    fn add(&mut self, other: Measure) {
        for (code, count) in other.counts {
            let own = self.count(&code);
            own.planted += count.planted;
            own.expected += count.expected;
            own.found += count.found;
            own.wrongly += count.wrongly;
        }
        self.problems.extend(other.problems);
    }

    /// Holds what was found against what was declared.
    pub(crate) fn compare(&mut self, what: &str, planted: &str, expected: &[Wanted], mut found: Vec<Seen>) {
        self.count(planted).planted += 1;
        for wanted in expected {
            self.count(&wanted.code).expected += 1;
            match found.iter().position(|one| wanted.is(one)) {
                Some(at) => {
                    found.remove(at);
                    self.count(&wanted.code).found += 1;
                }
                None => self.problems.push(format!("{what}: not found: {wanted:?}")),
            }
        }
        for one in found {
            self.count(&one.code).wrongly += 1;
            self.problems
                .push(format!("{what}: found, and not declared: {one:?}"));
        }
    }
}

/// A finding as it was declared, with what the specification says of its rule.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) code: String,
    of: String,
    path: String,
    severity: zhengwu_credit::finding::Severity,
    basis: &'static str,
}

impl Wanted {
    pub(crate) fn new(expect: &Expect, of: &str) -> Result<Wanted> {
        let (family, name, severity, basis) = said(expect.rule)?;
        let own = find(name);
        let code = own
            .iter()
            .find(|rule| rule.family() == family)
            .map(|rule| rule.code);
        Ok(Wanted {
            code: code
                .with_context(|| format!("no rule {family} {name}"))?
                .to_owned(),
            of: expect.at.unwrap_or(of).to_owned(),
            path: expect.path.clone(),
            severity,
            basis: expect.basis.unwrap_or(basis),
        })
    }

    fn is(&self, seen: &Seen) -> bool {
        (&self.code, &self.of, self.severity, self.basis)
            == (&seen.code, &seen.of, seen.severity, &seen.basis)
            && seen.path.as_ref().is_none_or(|path| *path == self.path)
    }
}

/// At how many places of the corpus the search for hosts begins.
const BEGINNINGS: usize = 60;

/// The measure over these faults by these rules, on all processors.
pub(crate) fn measure(faults: &[Fault], how: How, rules: &[&'static Rule]) -> Result<Measure> {
    let pool = Corpus::correct(how.seed, how.size);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let numbered: Vec<(usize, &Fault)> = faults.iter().enumerate().collect();
    let parts: Vec<Result<Measure>> = std::thread::scope(|scope| {
        let parts = numbered.chunks(faults.len().div_ceil(threads).max(1));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(|| measure_part(part, how, rules, &pool)))
            .collect();
        let stopped = || Err(anyhow::anyhow!("a thread stopped"));
        running
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|_| stopped()))
            .collect()
    });
    let mut measure = Measure::default();
    for part in parts {
        measure.add(part?);
    }
    Ok(measure)
}

fn measure_part(
    faults: &[(usize, &Fault)],
    how: How,
    rules: &[&'static Rule],
    pool: &Corpus,
) -> Result<Measure> {
    let profile = Profile::haian();
    let judging = Judging::new(&profile, rules);
    let mut measure = Measure::default();
    let mut silent: BTreeMap<usize, Vec<Seen>> = BTreeMap::new();
    for (at, fault) in faults.iter().copied() {
        let mut planted = 0;
        for step in 0..how.size {
            if planted == fault.hosts {
                break;
            }
            // Faults begin at several places, and not at all: what a host says by itself is asked once.
            let number = (at % BEGINNINGS + step) % how.size;
            let Some(bundle) = pool.bundles.get(number) else {
                continue;
            };
            let Some(row) = host(fault, &bundle.rows)? else {
                continue;
            };
            if measure_one(fault, (number, row), how, judging, (&mut silent, &mut measure))? {
                planted += 1;
            }
        }
        if planted == 0 {
            let words = format!("no host for {} {}: {}", fault.rule, fault.what, fault.host);
            measure.problems.push(words);
        }
    }
    Ok(measure)
}

/// Plants a fault into a row of one ledger; whether that takes it.
fn measure_one(
    fault: &Fault,
    (number, row): (usize, usize),
    how: How,
    judging: Judging<'_>,
    (silent, measure): (&mut BTreeMap<usize, Vec<Seen>>, &mut Measure),
) -> Result<bool> {
    // The host, and another contract of its unit.
    let units = units_of(how.size);
    let mut corpus = Corpus::part(how.seed, [number, number + units], units);
    let name = format!("{} {} in {number}", fault.rule, fault.what);
    let judging = Judging {
        as_of: fault.as_of.unwrap_or(judging.as_of),
        ..judging
    };
    let before = match silent.get(&number) {
        Some(before) if fault.as_of.is_none() => before.clone(),
        _ if fault.as_of.is_some() => judge(&corpus, judging)?,
        _ => silent.entry(number).or_insert(judge(&corpus, judging)?).clone(),
    };
    let from = row_of(&mut corpus, row).map_or(0, |row| row.month);
    let Some(expected) = plant(fault, &mut corpus, row).with_context(|| name.clone())? else {
        return Ok(false);
    };
    let mut found = judge_from(&corpus, from, judging).with_context(|| name.clone())?;
    for one in &before {
        if let Some(at) = found.iter().position(|other| other == one) {
            found.remove(at);
        }
    }
    let own = Wanted::new(&Expect::new(fault.rule, ""), "")?;
    measure.compare(&name, &own.code, &expected, found);
    Ok(true)
}

/// The place of the row that takes a fault: the last, so that what was told before it stays as it was.
pub(super) fn host(fault: &Fault, rows: &[Row]) -> Result<Option<usize>> {
    for (kind, conditions, wanted) in &fault.beside {
        let mut has = false;
        for row in rows.iter().filter(|row| row.kind == *kind) {
            has |= fits(&row.record, conditions)?;
        }
        if has != *wanted {
            return Ok(None);
        }
    }
    for (at, row) in rows.iter().enumerate().rev() {
        if row.kind == fault.kind && fits(&row.record, &fault.host)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn row_of(corpus: &mut Corpus, at: usize) -> Option<&mut Row> {
    corpus.bundles.first_mut()?.rows.get_mut(at)
}

/// Plants the fault; gives what is then to be found, `None` where the ledger does not take it.
pub(super) fn plant(fault: &Fault, corpus: &mut Corpus, at: usize) -> Result<Option<Vec<Wanted>>> {
    let before = row_of(corpus, at).context("no such row")?.clone();
    match &fault.plant {
        Plant::Change(changes) => {
            ensure!(!changes.contains_key(UNREADABLE), "cannot be read: {changes:?}");
            let row = row_of(corpus, at).context("no such row")?;
            change(&mut row.record, changes)?;
        }
        Plant::Do(act) => {
            if act(corpus, &before).is_none() {
                return Ok(None);
            }
        }
    }
    let mut expected = Vec::new();
    for expect in &fault.expect {
        for _ in 0..expect.times {
            expected.push(Wanted::new(expect, fault.kind.key())?);
        }
    }
    // Page 5: while a contract stands in the corrections, so do its statements.
    let is_held =
        fault.kind == Kind::Contract && fault.expect.iter().any(|one| one.at.is_none() && is_error(one));
    if is_held && matches!(fault.plant, Plant::Change(_)) {
        let number = before.text("contract_no");
        let rows = corpus
            .bundles
            .first()
            .map(|bundle| bundle.rows.as_slice())
            .unwrap_or_default();
        for _ in rows
            .iter()
            .filter(|row| row.kind == Kind::Performance && row.text("contract_no") == number)
        {
            let held = Expect::new("performance-without-contract", "/contract_no");
            expected.push(Wanted::new(&held, Kind::Performance.key())?);
        }
    }
    Ok(Some(expected))
}
