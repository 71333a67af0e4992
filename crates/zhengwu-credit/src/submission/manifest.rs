//! The manifest (报送清单): what is in a package, and the digests that tell whether it is whole.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::field::Kind;
use crate::profile::Profile;
use crate::record::canonical::hex;
use crate::rules::RuleSetRef;
use crate::value::Period;

/// The name and version of the package's form.
pub const FORMAT: &str = "zhengwu-submission/1";

/// What is in a package. The counts are of what is in it and of nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct Manifest {
    /// `zhengwu-submission/1`
    pub format: String,
    /// The reporting unit; left out in the consolidated package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitRef>,
    /// 报告期, `YYYY-MM`
    pub period: String,
    /// By which rules the records were judged.
    pub rule_set: RuleSetRef,
    /// By which profile.
    pub profile: ProfileRef,
    /// The tables.
    pub tables: Vec<TableEntry>,
    /// The units' submissions that the consolidated package holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitEntry>,
    /// The digest of the month before; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// SHA-256 over this manifest without this line.
    pub digest: String,
}

/// A unit by code and name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct UnitRef {
    /// 统一社会信用代码; empty where the register does not know the unit.
    pub uscc: String,
    /// 名称
    pub name: String,
}

/// A unit's submission in the consolidated package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct UnitEntry {
    /// The unit.
    #[serde(flatten)]
    pub unit: UnitRef,
    /// How many records it sent.
    pub records: usize,
    /// The digest of its manifest.
    pub digest: String,
}

/// The profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ProfileRef {
    /// Its name.
    pub name: String,
    /// SHA-256 over its JSON.
    pub digest: String,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TableEntry {
    /// The kind of record.
    pub kind: Kind,
    /// How many records.
    pub records: usize,
    /// Its files.
    pub files: Vec<FileEntry>,
}

/// One file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FileEntry {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// SHA-256 over its bytes, lower-case hex.
    pub sha256: String,
}

impl Manifest {
    /// The manifest of a package; `digest` is computed over all the rest.
    #[must_use]
    pub fn new(
        unit: Option<UnitRef>,
        period: Period,
        profile: &Profile,
        tables: Vec<TableEntry>,
        units: Vec<UnitEntry>,
        previous: Option<String>,
    ) -> Manifest {
        let mut manifest = Manifest {
            format: FORMAT.to_owned(),
            unit,
            period: period.to_string(),
            rule_set: RuleSetRef::newest().by(profile),
            profile: ProfileRef {
                name: profile.name.clone(),
                digest: sha256(serde_json::to_string(profile).unwrap_or_default().as_bytes()),
            },
            tables,
            units,
            previous,
            digest: String::new(),
        };
        manifest.digest = manifest.computed_digest();
        manifest
    }

    /// What the digest must be.
    #[must_use]
    pub fn computed_digest(&self) -> String {
        let bare = Manifest {
            digest: String::new(),
            ..self.clone()
        };
        sha256(serde_json::to_string(&bare).unwrap_or_default().as_bytes())
    }

    /// How many records are in the package.
    #[must_use]
    pub fn records(&self) -> usize {
        self.tables.iter().map(|table| table.records).sum()
    }

    /// The manifest as a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// SHA-256, lower-case hex.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
