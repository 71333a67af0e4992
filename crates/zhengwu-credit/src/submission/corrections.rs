//! What goes back to the units (更正清单): every row with an error, and what is told about rows that were sent.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Severity};
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
    /// What it still owes: contracts that others published and it never reported, records that the platform rejected and that
    /// were not sent again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<Finding>,
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
    /// Whether there is nothing to mend, nothing to tell and nothing owed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.to_correct.is_empty() && self.told.is_empty() && self.owed.is_empty()
    }

    /// Notes the findings of a row that was sent; notices are not worth a unit's time.
    pub fn tell(&mut self, findings: impl Iterator<Item = Finding>) {
        self.told
            .extend(findings.filter(|finding| finding.severity > Severity::Notice));
    }
}
