//! `case.json`: what a case declares.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value};
use zhengwu_credit::field::Kind;

/// A folder of the corpus.
pub(crate) struct Case {
    /// `group/name`.
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) declared: Declared,
}

/// The content of `case.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Declared {
    /// The sentence of page 7, in short.
    pub(crate) says: String,
    /// The file, or several that are read in one run.
    pub(crate) file: OneOrMore,
    #[serde(default)]
    pub(crate) options: Options,
    /// The file is refused, in words that contain these.
    pub(crate) refused: Option<Refused>,
    #[serde(default)]
    pub(crate) tables: Vec<Table>,
    /// Each: words that one and the same note has.
    #[serde(default)]
    pub(crate) notes: Vec<Vec<String>>,
    /// Exactly these at warning or above.
    #[serde(default)]
    pub(crate) findings: Vec<Found>,
    /// These are among the notices.
    #[serde(default)]
    pub(crate) notices: Vec<Found>,
    /// Must not stand in anything that is said: what is masked.
    #[serde(default)]
    pub(crate) never: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Options {
    pub(crate) kind: Option<Kind>,
    /// A kept mapping beside the file.
    pub(crate) mapping: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refused {
    pub(crate) zh: Vec<String>,
    #[serde(default)]
    pub(crate) en: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) kind: Kind,
    pub(crate) sheet: Option<String>,
    /// Of the two rows of a joined heading the lower one; none for JSON.
    pub(crate) header_row: Option<u64>,
    pub(crate) rows: Vec<Row>,
    /// Rows of the file that must not be read as data.
    #[serde(default)]
    pub(crate) not_records: Vec<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) row: u64,
    pub(crate) record: Map<String, Value>,
    /// Only what stands in `record` is compared; `null` there says that the field is empty.
    #[serde(default)]
    pub(crate) partial: bool,
    /// Fields that are not compared: what cannot be read stays as it was typed, and its finding is what counts.
    #[serde(default)]
    pub(crate) free: Vec<String>,
    /// Columns carried along, by heading.
    #[serde(default)]
    pub(crate) unknown: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) row: Option<u64>,
    pub(crate) column: Option<String>,
    pub(crate) sheet: Option<String>,
    pub(crate) severity: Option<String>,
    /// Words that its message has.
    #[serde(default)]
    pub(crate) message: Vec<String>,
}

impl Case {
    pub(crate) fn files(&self) -> Vec<&str> {
        match &self.declared.file {
            OneOrMore::One(file) => vec![file],
            OneOrMore::More(files) => files.iter().map(String::as_str).collect(),
        }
    }
}

/// All cases, by name.
pub(crate) fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/intake");
    let wanted = std::env::var("ZHENGWU_CASE").unwrap_or_default();
    let mut cases = Vec::new();
    for group in folders(&root) {
        for folder in folders(&group) {
            let Ok(text) = fs::read_to_string(folder.join("case.json")) else {
                continue;
            };
            let name = format!("{}/{}", last(&group), last(&folder));
            let declared = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            if name.contains(&wanted) {
                cases.push(Case {
                    name,
                    folder,
                    declared,
                });
            }
        }
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap_or_else(|error| panic!("{}: {error}", of.display()));
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_dir()).collect()
}

fn last(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
