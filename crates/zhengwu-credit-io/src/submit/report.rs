//! The run report (运行报告): what became of every row. It stays in the office.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{Kind, unit};
use zhengwu_credit::finding::{Finding, Severity};
use zhengwu_credit::ledger::{Recalled, Summary};
use zhengwu_credit::record::{Arg, Raw, Record};
use zhengwu_credit::requirement::{Fault, Found};
use zhengwu_credit::rules;
use zhengwu_credit::rules::RuleSetRef;
use zhengwu_credit::submission::UnitRef;
use zhengwu_credit::value::Date;

use super::beside::{Beside, BesideReport};
use super::folder::WorkingFolder;
use super::{Gathered, SubmitOptions};

/// A run in figures. Rows in = submitted + to correct + withheld, for every unit and in all.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RunReport {
    /// 报告期
    pub period: String,
    /// The day as of which was judged.
    pub as_of: Option<Date>,
    /// The rule set.
    pub rule_set: RuleSetRef,
    /// The profile.
    pub profile: String,
    /// What is wrong with the register, `units.csv`.
    pub register: Vec<Finding>,
    /// Unit by unit.
    pub units: Vec<UnitReport>,
    /// All together.
    pub total: Summary,
    /// Who must report this month and sent nothing.
    pub not_reported: Vec<Finding>,
    /// Contracts that were reported and are state secrets now: here and nowhere else.
    pub classified_after_reporting: Vec<Finding>,
    /// What records and months say together: all of it, of whichever unit.
    pub across: Vec<Finding>,
    /// Payments and reviews of lists of promises that came with the records: the ledger keeps them.
    pub kept: BesideReport,
    /// What others published (`published/`): what the units never reported is among the findings.
    pub published: BesideReport,
    /// What the platform answered (`receipts/`): what was rejected and is still owed is among the findings.
    pub receipts: BesideReport,
    /// Files that could not be read: nothing of them was submitted.
    pub unread: Vec<UnreadFile>,
    /// What the reader decided, in words.
    pub notes: Vec<String>,
}

/// A unit in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitReport {
    /// The unit.
    #[serde(flatten)]
    pub unit: UnitRef,
    /// Whether the register knows it.
    pub registered: bool,
    /// Rows that came.
    pub rows: u64,
    /// Rows submitted.
    pub submitted: u64,
    /// Rows to correct.
    pub to_correct: u64,
    /// Rows withheld.
    pub withheld: u64,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadFile {
    /// Its name, below the month's inbox.
    pub file: String,
    /// Why, in one sentence.
    pub reason: String,
}

/// What is told, in the office alone, of contracts that were reported and are secret now.
pub(super) fn recalled<'f>(total: &Summary, file_of: &dyn Fn(usize) -> &'f str, lang: Lang) -> Vec<Finding> {
    let Some(rule) = rules::find("classified-after-reporting").first().copied() else {
        return Vec::new();
    };
    let of_kind = |one: &Recalled| {
        let name = match lang {
            Lang::Zh => one.kind.title(),
            Lang::En => one.kind.key(),
        };
        format!("{name} {}", file_of(one.input))
    };
    // In the order in which it came: the contract before what is of it.
    let mut told: BTreeMap<&[String], (&Recalled, Vec<String>)> = BTreeMap::new();
    for one in total.recalled.iter().filter(|one| one.kind == Kind::Contract) {
        let (first, _) = told.entry(&one.contract).or_insert((one, Vec::new()));
        if one.period < first.period {
            *first = one;
        }
    }
    for (first, sent) in told.values_mut() {
        sent.extend(total.recalled.iter().filter(|one| one.is_of(first)).map(of_kind));
        sent.dedup();
    }
    let of_key = |(key, (_, sent)): (&[String], (&Recalled, Vec<String>))| {
        let mut record = Record::new(Kind::Contract);
        for (at, part) in Kind::Contract.spec().key_fields.iter().zip(key) {
            record.set(*at, Raw::text(part.clone()));
        }
        record.finish(None);
        let separator = if lang == Lang::Zh { "，" } else { ", " };
        let fault = Fault::new().arg("file", Arg::Text(sent.join(separator)));
        let found = Found {
            rule,
            at: None,
            fault,
        };
        found.render(&record, None, lang)
    };
    told.into_iter().map(of_key).collect()
}

/// What is told of the units that must report this month and sent nothing.
fn not_reported(folder: &WorkingFolder, options: &SubmitOptions) -> Vec<Finding> {
    let Some(rule) = rules::find("month-not-reported").first().copied() else {
        return Vec::new();
    };
    let of_unit = |one: &UnitRef| {
        let mut record = Record::new(Kind::Unit);
        record.set(unit::uscc.at, Raw::text(one.uscc.clone()));
        record.set(unit::name.at, Raw::text(one.name.clone()));
        record.finish(None);
        let fault = Fault::new().arg("period", Arg::Canonical(options.period.to_string()));
        let found = Found {
            rule,
            at: None,
            fault,
        };
        found.render(&record, None, options.lang)
    };
    folder.silent.iter().map(of_unit).collect()
}

impl RunReport {
    pub(super) fn new(
        options: &SubmitOptions,
        as_of: Option<Date>,
        folder: &WorkingFolder,
        gathered: &[Gathered],
        total: &Summary,
        recalled: Vec<Finding>,
        (across, beside): (Vec<Finding>, Beside),
    ) -> RunReport {
        let units = folder.units.iter().zip(gathered).map(|(sender, own)| UnitReport {
            unit: sender.unit.clone(),
            registered: sender.is_registered,
            rows: own.summary.rows,
            submitted: own.summary.submitted,
            to_correct: own.summary.to_correct,
            withheld: own.summary.withheld,
        });
        RunReport {
            period: options.period.to_string(),
            as_of,
            rule_set: RuleSetRef::newest().by(&options.profile),
            profile: options.profile.name.clone(),
            register: folder.register_findings.clone(),
            units: units.collect(),
            total: total.clone(),
            not_reported: not_reported(folder, options),
            classified_after_reporting: recalled,
            across,
            kept: beside.kept,
            published: beside.published,
            receipts: beside.receipts,
            unread: folder.unread.clone(),
            notes: folder.notes.clone(),
        }
    }

    /// Whether every row is accounted for: in = submitted + to correct + withheld.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let unit = |one: &UnitReport| one.rows == one.submitted + one.to_correct + one.withheld;
        let rows: u64 = self.units.iter().map(|one| one.rows).sum();
        let total = &self.total;
        self.units.iter().all(unit)
            && rows == total.rows
            && total.rows == total.submitted + total.to_correct + total.withheld
    }

    /// Whether there is an error, in a row or in the register.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let is_error = |one: &Finding| one.severity == Severity::Error && one.waived.is_none();
        self.total.has_errors() || self.register.iter().any(is_error)
    }

    /// The report as a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
