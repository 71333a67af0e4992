//! Why something may not be done (不予办理的理由): every condition that fails, and what would satisfy it.

use serde::Serialize;

use crate::code::Lang;
use crate::finding::Severity;

use super::Action;

/// A text in both languages, filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Text {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Text {
    /// The text in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A condition that fails (未满足的条件). Names and numbers of persons are masked in its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unmet {
    /// The rule, `PRF001`.
    pub code: &'static str,
    /// Its name, `ground-authority-missing`.
    pub name: &'static str,
    /// How grave it is where it has happened all the same.
    pub severity: Severity,
    /// The clause or article.
    pub basis: String,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Text,
    /// The fields that would satisfy it.
    pub fields: Vec<String>,
    /// Other fields that have a part in it.
    pub related: Vec<String>,
    /// Whether nobody can tell, because these fields are empty or cannot be read.
    pub cannot_tell: bool,
    /// Whether the event itself can bring what is asked for.
    pub is_brought: bool,
    /// Whether it is told only: a finding that stands in nobody's way.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_told: bool,
}

/// Why something may not be done: all the reasons (不予办理).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("`{}` is refused: {}", .action.key(), .unmet.iter().map(|one| one.code).collect::<Vec<_>>().join(", "))]
#[non_exhaustive]
pub struct Refusal {
    /// What was asked.
    pub action: Action,
    /// Every condition that fails; never empty.
    pub unmet: Vec<Unmet>,
}

/// An action of the lifecycle, and whether it may be done (可办事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Offer {
    /// What can be done.
    pub action: Action,
    /// Why it may not; `None` where it may.
    pub refusal: Option<Refusal>,
    /// Where it may: what the event must bring.
    pub to_bring: Vec<Unmet>,
}

impl Offer {
    /// Whether it may be done.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.refusal.is_none()
    }
}
