//! The wire form of a finding (4.2): the same bytes through every door.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::field::Kind;

use super::Severity;

/// One finding, as it leaves (问题).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct Finding {
    /// The rule, `CTR201`.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The kind of record.
    pub record: Kind,
    /// What identifies the record; `""` for a missing part.
    pub key: Vec<String>,
    /// A JSON Pointer of field keys; `""` for the whole record.
    pub path: String,
    /// The other fields of a fault between fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// What the message names: strings in canonical form, counts and days as numbers.
    pub args: Map<String, Value>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// What was expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The clause or standard.
    pub basis: String,
    /// By which waiver it is let pass: then it withholds nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived: Option<Waived>,
    /// Where it stands, if the record came from a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// The waiver by which a finding is let pass (豁免).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Waived {
    /// Who approved it.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: String,
}

/// What was expected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Expected {
    /// How the value was to relate.
    pub op: Op,
    /// To what; left out for `present` and `absent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// A relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Op {
    #[serde(rename = "==")]
    Eq,
    #[serde(rename = "!=")]
    Ne,
    #[serde(rename = "<")]
    Lt,
    #[serde(rename = "<=")]
    Le,
    #[serde(rename = ">")]
    Gt,
    #[serde(rename = ">=")]
    Ge,
    In,
    Format,
    Present,
    Absent,
}

/// Where a finding stands in a file, as the user counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Source {
    /// The file's name.
    pub file: String,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of the spreadsheet, or the line of the file.
    pub row: u64,
    /// The column's letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The heading as the user wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
}
