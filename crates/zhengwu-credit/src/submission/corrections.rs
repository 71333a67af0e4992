//! What goes back to the units (更正清单): every row with an error, and what is told about rows that were sent.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Severity};
use crate::ledger::{RowReport, Table};
use crate::value::Period;
use crate::value::mask::scrub;

use super::UnitRef;

/// The corrections of a month, by unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Corrections {
    /// 报告期, `YYYY-MM`
    pub period: String,
    /// Per unit what it has to mend.
    pub units: Vec<UnitCorrections>,
}

/// What one unit has to mend, and what it is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct UnitCorrections {
    /// The unit.
    pub unit: UnitRef,
    /// What is wrong with a file as a whole: columns that it lacks, totals that do not fit.
    pub files: Vec<Finding>,
    /// Rows that were not sent.
    pub to_correct: Vec<RowToCorrect>,
    /// Violations and warnings of rows that were sent.
    pub told: Vec<Finding>,
    /// What is wrong with the payments and the reviews of its list of promises that came too (收付、承诺清单梳理): they are no part
    /// of a submission.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Finding>,
    /// What the unit asks about its rows, sent or not (待协调问题, 四(四)).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<OpenQuestion>,
    /// What it still owes: contracts that others published and it never reported, records that the platform rejected and that
    /// were not sent again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<Finding>,
}

/// What a unit asks about a row (待协调问题). It goes with this list and never with the submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct OpenQuestion {
    /// The file.
    pub file: String,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row.
    pub row: u64,
    /// Of which kind the record is.
    pub record: String,
    /// Its key.
    pub key: Vec<String>,
    /// The question; identity numbers in it are masked.
    pub question: String,
}

impl OpenQuestion {
    /// What is asked beside a row; `None` where nothing is, and of a withheld row.
    #[must_use]
    pub fn of(row: &RowReport<'_>, table: &dyn Table) -> Option<OpenQuestion> {
        Some(OpenQuestion {
            file: table.file().unwrap_or_default().to_owned(),
            sheet: table.sheet().map(str::to_owned),
            row: row.row(),
            record: table.kind().key().to_owned(),
            key: row.key(),
            question: scrub(row.open_question()?).into_owned(),
        })
    }
}

/// A row that was not sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RowToCorrect {
    /// The file.
    pub file: String,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row.
    pub row: u64,
    /// Everything that was found in it. Empty where only a column of the file is missing.
    pub findings: Vec<Finding>,
    /// What stood in columns that the catalogue does not know (原样带回): untouched, but for identity numbers, which are
    /// masked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Carried>,
}

/// A cell that came along and comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Carried {
    /// The heading of its column; where it has none, the column's letters.
    pub heading: String,
    /// What stood there.
    pub value: String,
}

impl Carried {
    /// A cell under its heading.
    #[must_use]
    pub fn new(heading: &str, value: &str) -> Carried {
        Carried {
            heading: scrub(heading).into_owned(),
            value: scrub(value).into_owned(),
        }
    }
}

impl Corrections {
    /// The corrections of a month.
    #[must_use]
    pub fn new(period: Period, units: Vec<UnitCorrections>) -> Corrections {
        Corrections {
            period: period.to_string(),
            units,
        }
    }

    /// The list as a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl UnitCorrections {
    /// Whether there is nothing to mend, nothing to tell, nothing to answer and nothing owed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
            && self.to_correct.is_empty()
            && self.told.is_empty()
            && self.kept.is_empty()
            && self.questions.is_empty()
            && self.owed.is_empty()
    }

    /// Notes the findings of a row that was sent; notices are not worth a unit's time.
    pub fn tell(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.told.extend(findings.into_iter().filter(is_worth_a_task));
    }

    /// Notes the findings of what came too and is no part of a submission.
    pub fn keep(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.kept.extend(findings.into_iter().filter(is_worth_a_task));
    }
}

fn is_worth_a_task(finding: &Finding) -> bool {
    finding.severity > Severity::Notice
}
