//! What is said about a record: severity, outcome, finding (问题).

mod wire;

pub use wire::{Expected, Finding, Op, Source, Waived};

use serde::{Deserialize, Serialize};

/// How grave a finding is (严重程度).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// 提示: worth knowing.
    Notice,
    /// 警告: submitted, and told.
    Warning,
    /// 违规: a breach of law or of the notice, truthfully reported: submitted and counted.
    Violation,
    /// 错误: cannot be read, cannot be identified, cannot be true, or missing: not submitted.
    Error,
}

impl Severity {
    /// All, gravest first.
    pub const ALL: [Severity; 4] = [
        Severity::Error,
        Severity::Violation,
        Severity::Warning,
        Severity::Notice,
    ];

    /// `error`, `violation` …
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Violation => "violation",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }

    /// 错误, 违规 …
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Violation => "违规",
            Severity::Warning => "警告",
            Severity::Notice => "提示",
        }
    }
}

/// From when a rule is judged (阶段).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// 草稿: nothing is called missing yet.
    Draft,
    /// 报送: the unit's own check.
    #[default]
    Submit,
    /// 受理: the credit office's check across units, with the register.
    Accept,
}

impl Phase {
    /// `draft`, `submit`, `accept`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Phase::Draft => "draft",
            Phase::Submit => "submit",
            Phase::Accept => "accept",
        }
    }
}

/// Where a rule comes from, so that a local habit never looks like law (来历).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Provenance {
    /// 明文规定: a clause or article says so.
    Mandated,
    /// 推导得出: it follows from one.
    Derived,
    /// 参数设定: a number that the profile sets.
    Parameter,
    /// 数据质量: the standard of the format, or the collection standard.
    Hygiene,
}

impl Provenance {
    /// `mandated`, `derived` …
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Provenance::Mandated => "mandated",
            Provenance::Derived => "derived",
            Provenance::Parameter => "parameter",
            Provenance::Hygiene => "hygiene",
        }
    }
}

/// How often each outcome came out (四种结果).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Outcomes {
    /// 通过
    pub pass: u64,
    /// 不通过
    pub fail: u64,
    /// 不适用
    pub not_applicable: u64,
    /// 无法判断
    pub cannot_tell: u64,
}

impl std::ops::AddAssign for Outcomes {
    fn add_assign(&mut self, other: Outcomes) {
        self.pass += other.pass;
        self.fail += other.fail;
        self.not_applicable += other.not_applicable;
        self.cannot_tell += other.cannot_tell;
    }
}
