//! Which records flip where they are judged otherwise: by another version of the rule set, or another profile (评判变化).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::code::Words;
use crate::finding::Finding;
use crate::requirement::Rule;
use crate::rules::RuleSetRef;

use super::{Entry, Input, Options, ReadError, Summary, run};

/// What two runs over the same rows differ in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct VerdictDiff {
    /// The rule set of the first run.
    pub before: RuleSetRef,
    /// The rule set of the second.
    pub after: RuleSetRef,
    /// Rows of which the two say something else.
    pub changed: u64,
    /// Rows of which they say the same.
    pub unchanged: u64,
    /// What came and what went, row by row.
    pub flips: Vec<Flip>,
    /// The figures of the second run.
    pub summary: Summary,
}

/// A finding that came or went (变化).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flip {
    /// Whether the second run found it; else only the first did.
    pub change: Change,
    /// Why.
    pub why: Why,
    /// The finding.
    pub finding: Finding,
}

/// Whether a finding came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Only the second run found it.
    Came,
    /// Only the first run found it.
    Went,
}

/// Why a finding came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Its rule is not among the first rules.
    RuleAdded,
    /// Its rule is not among the second rules.
    RuleEnded,
    /// Its rule is in both: what it is held against is judged otherwise, its contract or a number of the profile.
    Otherwise,
}

impl Why {
    /// It in words.
    #[must_use]
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Why::RuleAdded => ("前一个规则集没有这条规则", "the first rule set lacks this rule"),
            Why::RuleEnded => ("后一个规则集没有这条规则", "the second rule set lacks this rule"),
            Why::Otherwise => (
                "规则没有变，它所依据的合同或参数变了",
                "the rule is the same; its contract or a parameter is judged otherwise",
            ),
        };
        Words { zh, en }
    }
}

/// Findings by input and row; of a file as a whole after its rows. Only what was found is kept.
type Verdicts = BTreeMap<(usize, u64), Vec<Finding>>;

const OF_THE_FILE: u64 = u64::MAX;

/// Judges all rows twice and says what differs. The language is that of the second options.
///
/// # Errors
/// Where a source fails while it is read.
pub fn verdict_diff(
    inputs: &[Input<'_>],
    before: &Options<'_>,
    after: &Options<'_>,
) -> Result<VerdictDiff, ReadError> {
    let (mut first, _) = verdicts(inputs, before, after)?;
    let (second, summary) = verdicts(inputs, after, after)?;
    let mut diff = VerdictDiff {
        before: RuleSetRef::of(before.rules).by(before.profile),
        after: RuleSetRef::of(after.rules).by(after.profile),
        changed: 0,
        unchanged: summary.rows,
        flips: Vec::new(),
        summary,
    };
    let mut note = |place: (usize, u64), went: Vec<Finding>, came: Vec<Finding>| {
        if went.is_empty() && came.is_empty() {
            return;
        }
        if place.1 != OF_THE_FILE {
            diff.changed += 1;
            diff.unchanged = diff.unchanged.saturating_sub(1);
        }
        let went = went.into_iter().map(|finding| Flip {
            change: Change::Went,
            why: why(&finding, after.rules, Why::RuleEnded),
            finding,
        });
        let came = came.into_iter().map(|finding| Flip {
            change: Change::Came,
            why: why(&finding, before.rules, Why::RuleAdded),
            finding,
        });
        diff.flips.extend(went.chain(came));
    };
    let mut places: Vec<(usize, u64)> = first.keys().chain(second.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    let mut second = second;
    for place in places {
        let mut went = first.remove(&place).unwrap_or_default();
        let mut came = second.remove(&place).unwrap_or_default();
        // What stands in both, as often as in both, is no change.
        came.retain(|finding| match went.iter().position(|other| other == finding) {
            Some(at) => {
                went.remove(at);
                false
            }
            None => true,
        });
        note(place, went, came);
    }
    Ok(diff)
}

fn why(finding: &Finding, others: &[&'static Rule], where_missing: Why) -> Why {
    match others.iter().any(|rule| rule.code == finding.code) {
        true => Why::Otherwise,
        false => where_missing,
    }
}

fn verdicts(
    inputs: &[Input<'_>],
    options: &Options<'_>,
    told: &Options<'_>,
) -> Result<(Verdicts, Summary), ReadError> {
    let mut verdicts = Verdicts::new();
    let summary = run(inputs, options, &mut |entry| {
        let (place, findings): (_, Vec<Finding>) = match entry {
            Entry::File(file) => ((file.input(), OF_THE_FILE), file.findings(told.lang).collect()),
            Entry::Row(row) => ((row.input(), row.row()), row.findings(told.lang).collect()),
            Entry::Across(across) => {
                let place = across.input().zip(across.row());
                let place = place.unwrap_or((usize::MAX, OF_THE_FILE));
                (place, across.findings(told.lang).collect())
            }
        };
        if !findings.is_empty() {
            verdicts.entry(place).or_default().extend(findings);
        }
    })?;
    Ok((verdicts, summary))
}
