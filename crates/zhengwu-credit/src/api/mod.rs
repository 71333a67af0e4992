//! What every door calls (Rust services, Python, the browser, the program): text in, text out.

use serde::{Deserialize, Serialize};

use crate::code::Lang;
use crate::field::Kind;
use crate::finding::{Finding, Phase};
use crate::ledger::{
    Entry, Input, JsonTable, NotJson, Options, ReadError, Summary, Waiver, WaiverError, Waivers, run,
};
use crate::lifecycle::{LogError, Text, reason};
use crate::profile::{Profile, ProfileError};
use crate::requirement::Version;
use crate::rules;
use crate::value::Date;

pub mod describe;
pub mod lifecycle;
mod rules_diff;
pub mod shown;
mod tables;

pub use lifecycle::{
    Actions, ActionsOptions, Applied, ApplyOptions, Lack, OfferedAction, actions, actions_text, apply,
    apply_text, read_event,
};
pub use rules_diff::{ChangedRule, NotACatalogue, RuleChange, RulesDiff, rules_diff};
pub use shown::{hush, show, shown_fact};

/// How to judge (评判选项). In JSON every part may be left out.
///
/// # Examples
/// ```
/// use zhengwu_credit::api::CheckOptions;
/// let options = CheckOptions::from_json(r#"{"kind":"contract","as_of":"2024-12-31","lang":"en"}"#).unwrap();
/// assert!(options.as_of.is_some());
/// assert!(CheckOptions::from_json(r#"{"knd":"contract"}"#).is_err());
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CheckOptions {
    /// The kind of record; told from the keys where it is left out.
    pub kind: Option<Kind>,
    /// The day as of which is judged, `YYYY-MM-DD`; without one, rules that ask for it cannot tell.
    #[schemars(with = "Option<String>")]
    pub as_of: Option<Date>,
    /// The phase; `submit` if left out.
    pub phase: Phase,
    /// The version of the rule set, `2024.12.1`; the newest if left out.
    pub rule_set: Option<Version>,
    /// The language of messages; Chinese if left out.
    #[schemars(with = "String")]
    pub lang: Lang,
    /// The city's constants; Hai'an's if left out.
    pub profile: Option<Profile>,
    /// What is let pass, by whom and until when; nothing if left out.
    pub waivers: Vec<Waiver>,
    /// The name of the file that the text came from; findings then have a source.
    pub file: Option<String>,
}

/// Why nothing could be judged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApiError {
    /// The text is no JSON.
    #[error(transparent)]
    Text(#[from] NotJson),
    /// The options are not of their form.
    #[error("the options cannot be read: {0}")]
    Options(#[from] serde_json::Error),
    /// The profile is refused.
    #[error("{} / {}", self.in_lang(Lang::Zh), self.in_lang(Lang::En))]
    Profile(#[from] ProfileError),
    /// A waiver is refused.
    #[error("{} / {}", self.in_lang(Lang::Zh), self.in_lang(Lang::En))]
    Waiver(#[from] WaiverError),
    /// A name that is not known.
    #[error("`{0}` is not known; there are: {1}")]
    Unknown(String, String),
    /// An action that no lifecycle has.
    #[error("{} / {}", self.in_lang(Lang::Zh), self.in_lang(Lang::En))]
    Action(String, String),
    /// The event is not of its form; the place, and not what stands there.
    #[error("{} / {}", self.in_lang(Lang::Zh), self.in_lang(Lang::En))]
    Event(Text),
    /// The log is damaged.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The source failed.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl ApiError {
    /// The sentence in the language asked for, where it is said in both.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        match (self, lang) {
            (ApiError::Action(said, all), Lang::Zh) => format!("没有“{said}”这一动作，可以办理的有：{all}"),
            (ApiError::Action(said, all), Lang::En) => format!("`{said}` is no action; there are: {all}"),
            (ApiError::Event(text), Lang::Zh) => format!("事件读不出来（{}）", text.zh),
            (ApiError::Event(text), Lang::En) => format!("the event cannot be read ({})", text.en),
            (ApiError::Profile(refusal), Lang::Zh) => format!("配置 {}", refusal.describe(lang)),
            (ApiError::Profile(refusal), Lang::En) => format!("the profile: {}", refusal.describe(lang)),
            (ApiError::Waiver(refusal), _) => refusal.in_lang(lang),
            (ApiError::Log(error), _) => error.in_lang(lang),
            (ApiError::Options(error), Lang::Zh) => format!("选项读不出来（{}）", reason(error).zh),
            (ApiError::Read(error), Lang::Zh) => {
                format!("{}：读到一半读不下去了（{}）", error.file, error.reason.zh)
            }
            (other, _) => other.to_string(),
        }
    }
}

/// Why options are not of their form: a waiver or a profile among them is told in its own words.
fn unread(options: &str, error: serde_json::Error) -> ApiError {
    let waiver = crate::ledger::unreadable_among(options).map(ApiError::Waiver);
    let profile = || Profile::refused_among(options).map(ApiError::Profile);
    waiver.or_else(profile).unwrap_or(ApiError::Options(error))
}

impl CheckOptions {
    /// Reads options from JSON; an empty text stands for no options.
    ///
    /// # Errors
    /// [`ApiError`] where they are not of this form or the profile is refused.
    pub fn from_json(text: &str) -> Result<CheckOptions, ApiError> {
        let text = if text.trim().is_empty() { "{}" } else { text };
        let options: CheckOptions = serde_json::from_str(text).map_err(|error| unread(text, error))?;
        if let Some(profile) = &options.profile {
            rules::check_profile(profile)?;
        }
        Waivers::new(options.waivers.iter().cloned())?;
        Ok(options)
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Checked {
    /// The findings, in order.
    pub findings: Vec<Finding>,
    /// The figures.
    pub summary: Summary,
}

/// Judges NDJSON, a JSON array or a JSON object.
///
/// # Errors
/// [`ApiError`] where the text is no JSON or its kind cannot be told. What is wrong with a record is a finding.
///
/// # Examples
/// ```
/// use zhengwu_credit::api::{CheckOptions, check};
/// let checked = check(r#"{"contract_no":"A-1","signed_on":"2024-02-30"}"#, &CheckOptions::default()).unwrap();
/// assert!(checked.findings.iter().any(|finding| finding.code == "IDN141"));
/// ```
pub fn check(text: &str, options: &CheckOptions) -> Result<Checked, ApiError> {
    let table = JsonTable::new(text, options.kind, options.file.clone())?;
    judge(&[Input::judged(&table)], options)
}

/// The same of tables that are read already, in one run.
///
/// # Errors
/// [`ApiError`] where a waiver is refused or a source fails while it is read.
pub fn judge(inputs: &[Input<'_>], options: &CheckOptions) -> Result<Checked, ApiError> {
    let profile = options.profile.clone().unwrap_or_else(Profile::haian);
    let rules = rules::of(options.rule_set.unwrap_or(Version::NEWEST));
    let waivers = Waivers::new(options.waivers.iter().cloned())?;
    let run_options = Options {
        as_of: options.as_of,
        phase: options.phase,
        lang: options.lang,
        rules: &rules,
        waivers: Some(&waivers),
        ..Options::new(&profile)
    };
    let mut findings = Vec::new();
    let summary = run(inputs, &run_options, &mut |entry| match entry {
        Entry::File(file) => findings.extend(file.findings(options.lang)),
        Entry::Row(row) => findings.extend(row.findings(options.lang)),
        Entry::Across(across) => findings.extend(across.findings(options.lang)),
    })?;
    Ok(Checked { findings, summary })
}

/// The same, text in and text out: `options` as JSON, the findings as NDJSON, each as in 4.2.
///
/// # Errors
/// [`ApiError`]
pub fn check_text(text: &str, options: &str) -> Result<String, ApiError> {
    let checked = check(text, &CheckOptions::from_json(options)?)?;
    Ok(to_ndjson(&checked.findings))
}

/// The figures of the same check as JSON: rows, findings by severity, what became of each waiver.
///
/// # Errors
/// [`ApiError`]
pub fn summary_text(text: &str, options: &str) -> Result<String, ApiError> {
    let checked = check(text, &CheckOptions::from_json(options)?)?;
    Ok(serde_json::to_string(&checked.summary).unwrap_or_default())
}

/// Findings, one JSON object a line.
#[must_use]
pub fn to_ndjson(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&serde_json::to_string(finding).unwrap_or_default());
        text.push('\n');
    }
    text
}
