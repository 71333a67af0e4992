//! What a run says of every row, and of all together.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::code::Lang;
use crate::field::{Kind, commitment, dishonesty};
use crate::finding::{Finding, Outcomes, Severity};
use crate::model::{Key, Place};
use crate::record::Record;
use crate::requirement::Found;
use crate::rules::{Coverage, RuleSetRef};
use crate::value::Period;

use super::across::AcrossReport;
use super::waivers::{WaiverState, WaiverTold};

/// What becomes of a row. Rows in = submitted + to correct + withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It may be submitted.
    Submitted,
    /// It says what an earlier row says, and counts as submitted with that one.
    SentWithAnother,
    /// It has an error, and goes back to be corrected.
    ToCorrect,
    /// It is withheld, and nothing is said of it.
    Withheld,
}

/// One thing that a run reports.
#[derive(Debug)]
pub enum Entry<'r> {
    /// About a file as a whole, or about a row of it that is no record (合计行).
    File(FileReport<'r>),
    /// About a row.
    Row(RowReport<'r>),
    /// About a record beside others, after all rows: other records, other months, the log.
    Across(AcrossReport<'r>),
}

/// What was found about a file as a whole, or about a row of it that is no record.
#[derive(Debug)]
pub struct FileReport<'r> {
    pub(super) input: usize,
    /// Blank, or the row that is no record.
    pub(super) record: &'r Record<'r>,
    pub(super) found: &'r [Found],
    pub(super) place: Option<Place<'r>>,
}

/// What was found about a row. Of a withheld row there is nothing but its place.
#[derive(Debug)]
pub struct RowReport<'r> {
    pub(super) input: usize,
    pub(super) row: u64,
    pub(super) fate: Fate,
    /// `None` for a withheld row: nothing can be made from it.
    pub(super) record: Option<&'r Record<'r>>,
    /// A withheld row, for the ledger alone, which must know of what it speaks to show nothing of it.
    pub(super) withheld: Option<&'r Record<'r>>,
    pub(super) found: &'r [Found],
    pub(super) place: Option<Place<'r>>,
}

impl FileReport<'_> {
    /// Which input.
    #[must_use]
    pub fn input(&self) -> usize {
        self.input
    }

    /// The findings in their wire form.
    pub fn findings(&self, lang: Lang) -> impl Iterator<Item = Finding> {
        self.found
            .iter()
            .map(move |one| one.render(self.record, self.place.as_ref(), lang))
    }
}

impl<'r> RowReport<'r> {
    /// Which input.
    #[must_use]
    pub fn input(&self) -> usize {
        self.input
    }

    /// The row, as the user counts.
    #[must_use]
    pub fn row(&self) -> u64 {
        self.row
    }

    /// What becomes of it.
    #[must_use]
    pub fn fate(&self) -> Fate {
        self.fate
    }

    /// The cells of a row that is not withheld that the catalogue does not know, with their headings.
    pub fn unknown(&self) -> impl Iterator<Item = (&str, &str)> {
        self.record.iter().flat_map(|record| record.unknown())
    }

    /// What is asked beside a row that is not withheld (待协调问题).
    #[must_use]
    pub fn open_question(&self) -> Option<&str> {
        self.record.and_then(Record::open_question)
    }

    /// The key of a row that is not withheld, as it may be shown.
    #[must_use]
    pub fn key(&self) -> Vec<String> {
        self.record.map(Key::shown).unwrap_or_default()
    }

    /// The record, if it may be submitted.
    #[must_use]
    pub fn submittable(&self) -> Option<&'r Record<'r>> {
        self.record.filter(|_| self.fate == Fate::Submitted)
    }

    /// The findings in their wire form.
    pub fn findings(&self, lang: Lang) -> impl Iterator<Item = Finding> {
        self.record.into_iter().flat_map(move |record| {
            self.found
                .iter()
                .map(move |one| one.render(record, self.place.as_ref(), lang))
        })
    }
}

/// A record that came in an earlier month and is of a contract that is secret now (报送后定密).
#[derive(Clone, PartialEq, Eq)]
pub struct Recalled {
    /// The input in which it came.
    pub input: usize,
    /// The month in which it came.
    pub period: Option<Period>,
    /// What it is: the contract, its statement, what names it.
    pub kind: Kind,
    /// The key of the contract; the code is empty where the record names a number alone.
    pub contract: Vec<String>,
}

impl Recalled {
    /// A record that is withheld now, though it does not itself say that it is secret.
    pub(super) fn of(record: &Record<'_>, input: usize, period: Option<Period>) -> Option<Recalled> {
        let kind = record.kind();
        let contract = match kind {
            Kind::Contract | Kind::Performance => Key::shown(record).into_iter().take(2).collect(),
            Kind::Commitment => vec![String::new(), record.value(commitment::contract_no)?.to_owned()],
            Kind::Dishonesty => vec![String::new(), record.value(dishonesty::contract_no)?.to_owned()],
            _ => return None,
        };
        (!record.is_classified()).then_some(Recalled {
            input,
            period,
            kind,
            contract,
        })
    }

    /// Whether it came with this contract or after it, and is of it.
    #[must_use]
    pub fn is_of(&self, other: &Recalled) -> bool {
        let is_one = |own: &String, of: &String| own == of || own.is_empty();
        let mut parts = self.contract.iter().zip(&other.contract);
        self.period >= other.period && parts.all(|(own, of)| is_one(own, of))
    }
}

/// Names nothing.
impl std::fmt::Debug for Recalled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recalled")
    }
}

/// A run in figures (汇总).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// By which rules was judged.
    pub rule_set: RuleSetRef,
    /// Rows read.
    pub rows: u64,
    /// Rows that may be submitted, or are submitted with another.
    pub submitted: u64,
    /// Rows with an error.
    pub to_correct: u64,
    /// Rows withheld. Stays in the office.
    pub withheld: u64,
    /// Findings by severity.
    pub findings: BTreeMap<Severity, u64>,
    /// Findings that are let pass by a waiver: they are not among those by severity.
    #[serde(skip_serializing_if = "is_zero")]
    pub waived: u64,
    /// What became of each waiver.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<WaiverTold>,
    /// Judgements by outcome, over all rules, places and rows.
    pub outcomes: Outcomes,
    /// Rows by kind.
    pub by_kind: BTreeMap<Kind, u64>,
    /// The outcomes by rule and place, the least covered first, and what was missing where nobody could tell.
    #[serde(skip)]
    pub coverage: Vec<Coverage>,
    /// Contracts of earlier months that are secret now, and what came of them. They stand in the run report of the office, and nowhere else.
    #[serde(skip)]
    pub recalled: Vec<Recalled>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Summary {
    /// Whether an error was found.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> u64 {
        self.findings.get(&severity).copied().unwrap_or(0)
    }

    /// Takes in what another run with the same waivers made of them: one that applied there is not unmatched.
    pub fn also_applied(&mut self, there: &[WaiverTold]) {
        for (own, there) in self.waivers.iter_mut().zip(there) {
            if own.state == WaiverState::Unmatched && there.state == WaiverState::Applied {
                *own = WaiverTold {
                    times: own.times,
                    ..there.clone()
                };
            }
        }
    }

    pub(super) fn note(&mut self, kind: Kind, fate: Fate, found: &[Found]) {
        self.rows += 1;
        *self.by_kind.entry(kind).or_default() += 1;
        match fate {
            Fate::Submitted | Fate::SentWithAnother => self.submitted += 1,
            Fate::ToCorrect => self.to_correct += 1,
            Fate::Withheld => self.withheld += 1,
        }
        self.note_findings(found);
    }

    pub(super) fn note_findings(&mut self, found: &[Found]) {
        for one in found {
            if one.fault.waived.is_some() {
                self.waived += 1;
                continue;
            }
            *self.findings.entry(one.rule.severity).or_default() += 1;
        }
    }
}
