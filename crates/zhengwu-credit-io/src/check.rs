//! A file judged whole: what a door calls that has no terminal (Python, a service).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use zhengwu_credit::api::{self, ApiError, CheckOptions};
use zhengwu_credit::finding::Finding;
use zhengwu_credit::ledger::{Input, ReadError, Summary};

use crate::{
    Mapping, MappingFileError, NoSuchLimit, Note, Opened, ReadFailure, ReadOptions, open, open_path_as,
    read_mappings,
};

/// How a file is read, beside how it is judged. In JSON every part may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReadingOptions {
    /// Kept mappings, as files.
    pub mappings: Vec<PathBuf>,
    /// Limits by their names.
    pub limits: BTreeMap<String, u64>,
}

/// What a check of a file found.
#[derive(Debug)]
#[non_exhaustive]
pub struct CheckedFile {
    /// The findings, in order.
    pub findings: Vec<Finding>,
    /// What the reader decided.
    pub notes: Vec<Note>,
    /// The figures.
    pub summary: Summary,
}

/// Why a file could not be judged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CheckFileError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// It failed half-way.
    #[error(transparent)]
    Stopped(#[from] ReadError),
    /// A mapping cannot be used.
    #[error("{path}: {error}")]
    Mapping {
        /// Its path.
        path: String,
        /// Why.
        error: MappingFileError,
    },
    /// A limit that does not exist.
    #[error(transparent)]
    Limit(#[from] NoSuchLimit),
    /// The options are wrong.
    #[error(transparent)]
    Options(#[from] ApiError),
}

impl CheckFileError {
    /// It in one sentence, in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: zhengwu_credit::code::Lang) -> String {
        match self {
            CheckFileError::Read(failure) => failure.sentence().in_lang(lang).to_owned(),
            CheckFileError::Mapping { path, error } => format!("{path}: {}", error.sentence().in_lang(lang)),
            other => other.to_string(),
        }
    }
}

impl ReadingOptions {
    /// Reads options from JSON; an empty text stands for no options.
    ///
    /// # Errors
    /// Where they are not of this form.
    pub fn from_json(text: &str) -> Result<ReadingOptions, ApiError> {
        let text = if text.trim().is_empty() { "{}" } else { text };
        Ok(serde_json::from_str(text)?)
    }

    fn options(&self, options: &CheckOptions) -> Result<ReadOptions, CheckFileError> {
        let mut read = ReadOptions {
            kind: options.kind,
            ..ReadOptions::default()
        };
        for path in &self.mappings {
            let own = read_mappings(path).map_err(|error| CheckFileError::Mapping {
                path: path.display().to_string(),
                error,
            })?;
            read.mappings.extend(own.into_iter().map(Mapping::named));
        }
        for (name, value) in &self.limits {
            read.limits.set(name, *value)?;
        }
        Ok(read)
    }
}

/// Judges a file on disk. Findings call it by `options.file`, or else by its path.
///
/// # Errors
/// [`CheckFileError`]; what is wrong with a record is a finding.
pub fn check_path(
    path: &Path,
    options: &CheckOptions,
    reading: &ReadingOptions,
) -> Result<CheckedFile, CheckFileError> {
    let read = reading.options(options)?;
    let name = options.file.clone().unwrap_or_else(|| path.display().to_string());
    judge(open_path_as(path, &name, &read)?, options)
}

/// Judges the bytes of a file. Findings call it by `options.file`.
///
/// # Errors
/// [`CheckFileError`]; what is wrong with a record is a finding.
///
/// # Examples
/// ```
/// use zhengwu_credit::api::CheckOptions;
/// use zhengwu_credit_io::{ReadingOptions, check_bytes};
/// let csv = "合同编号,合同名称,签订日期\nHA-1,示例合同,2024-02-30\n";
/// let checked = check_bytes(csv.into(), &CheckOptions::default(), &ReadingOptions::default()).unwrap();
/// assert!(checked.findings.iter().any(|finding| finding.code == "IDN141"));
/// ```
pub fn check_bytes(
    bytes: Vec<u8>,
    options: &CheckOptions,
    reading: &ReadingOptions,
) -> Result<CheckedFile, CheckFileError> {
    let read = reading.options(options)?;
    judge(
        open(options.file.as_deref().unwrap_or(NAMELESS), bytes, &read)?,
        options,
    )
}

/// How findings call bytes that have no name.
const NAMELESS: &str = "data";

fn judge(opened: Opened, options: &CheckOptions) -> Result<CheckedFile, CheckFileError> {
    let inputs: Vec<Input<'_>> = opened.tables.iter().map(|table| Input::judged(table)).collect();
    let checked = api::judge(&inputs, options).map_err(|error| match error {
        ApiError::Read(stopped) => CheckFileError::Stopped(stopped),
        error => CheckFileError::Options(error),
    })?;
    Ok(CheckedFile {
        findings: checked.findings,
        notes: opened.notes,
        summary: checked.summary,
    })
}
