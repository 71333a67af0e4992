//! Waivers (豁免): records by which a finding is let pass, and what a run made of them.
//!
//! A waiver needs an approver, a reason and a last day. What it names stays in the findings, marked; it withholds no record and
//! is counted apart. Which rules can be waived, `Rule::may_be_waived` says.

mod reading;

pub use reading::WaiverError;
pub(crate) use reading::unreadable_among;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::code::{Lang, Words};
use crate::field::{Kind, RecordKind};
use crate::finding::Waived;
use crate::lifecycle::Text;
use crate::model::Key;
use crate::record::Record;
use crate::requirement::{Context, Found, Rule};
use crate::rules::{Admitted, NotAdmitted, admit_waived};
use crate::value::{Date, Uscc};

/// A waiver, as it is written (豁免): of a finding on a record, or of a credit code that is wrong as issued.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule, by code or by name.
    pub rule: String,
    /// The kind of record; not for a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Kind>,
    /// The record's key, or its beginning: the unit's code alone stands for all its records. Not for a code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    /// The field, a JSON Pointer; every field if left out. Not for a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The credit code whose check digit is wrong as issued, wherever it stands: for `uscc-check-digit` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Who approved it: an office or a post, not a person's name.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    #[schemars(with = "String")]
    pub until: Date,
}

/// Says what it is, and of what was typed nothing.
impl fmt::Debug for Waiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiver")
            .field("record", &self.record)
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}

/// Waivers that can be used, with the lines on which they stand.
#[derive(Clone, Debug, Default)]
pub struct Waivers(Vec<Line>);

#[derive(Clone, Debug)]
struct Line {
    line: u64,
    rule: &'static Rule,
    waiver: Waiver,
    waived: Arc<Waived>,
    /// The code that is taken as issued.
    code: Option<Uscc>,
}

/// What a run made of a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaiverState {
    /// It let findings pass.
    Applied,
    /// Nothing was found that it names.
    Unmatched,
    /// Its last day is over: it has no effect.
    Expired,
    /// There is no day as of which is judged: it has no effect.
    Undated,
    /// The rule cannot be waived: it has no effect.
    Inadmissible,
    /// The rule is an alert of the ledger, and alerts look at no waivers: it has no effect.
    Alert,
}

impl WaiverState {
    fn words(self) -> Words {
        let (zh, en) = match self {
            WaiverState::Applied => ("已生效", "applied"),
            WaiverState::Unmatched => (
                "没有对上任何问题；问题已经改正的，删去这一行，写错的改正",
                "matched no finding; where that was mended take the line away, else correct it",
            ),
            WaiverState::Expired => (
                "已经过期，不起作用；仍然需要的，重新报批",
                "is over and has no effect; where it is still needed, have it approved again",
            ),
            WaiverState::Undated => (
                "没有评判日，不知道是否过期，不起作用",
                "has no effect: there is no day as of which to judge",
            ),
            WaiverState::Inadmissible => (
                "这条规则不能豁免，不起作用；如实报送并改正",
                "has no effect: this rule cannot be waived; report truthfully and mend it",
            ),
            WaiverState::Alert => (
                "这条规则是看台账时的预警，预警不看豁免，不起作用；照预警办理，删去这一行",
                "has no effect: the rule is an alert of the ledger, which looks at no waivers; do what it asks, and take the line away",
            ),
        };
        Words { zh, en }
    }
}

/// What is told of a waiver after a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct WaiverTold {
    /// The line, or the place in the list, from 1.
    pub line: u64,
    /// The rule, `IDN106`.
    pub rule: &'static str,
    /// What became of it.
    pub state: WaiverState,
    /// How many findings it let pass.
    pub times: u64,
    /// It in words.
    pub text: Text,
}

impl Waivers {
    /// Takes waivers; a wrong one refuses all.
    ///
    /// # Errors
    /// [`WaiverError`] with its place in the list.
    pub fn new(all: impl IntoIterator<Item = Waiver>) -> Result<Waivers, WaiverError> {
        let lines = (1..).zip(all);
        let lines = lines.map(|(line, waiver)| Line::of(line, waiver));
        lines.collect::<Result<_, _>>().map(Waivers)
    }

    /// Reads waivers, one JSON object a line; blank lines are passed over.
    ///
    /// # Errors
    /// [`WaiverError`] with the line; then none is used.
    pub fn from_ndjson(text: &str) -> Result<Waivers, WaiverError> {
        let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
        let lines = lines.filter(|(_, text)| !text.trim().is_empty());
        lines
            .map(|(line, text)| reading::of_line(line, text))
            .collect::<Result<_, _>>()
            .map(Waivers)
    }

    /// The code of this text, where a waiver that holds takes it as issued.
    #[must_use]
    pub fn as_issued(&self, text: &str, as_of: Option<Date>) -> Option<&Uscc> {
        let holds = |line: &&Line| line.state(as_of) == WaiverState::Applied;
        let codes = self.0.iter().filter(holds).filter_map(|line| line.code.as_ref());
        codes.into_iter().find(|code| code.as_str() == text)
    }

    /// Lets a record in as [`rules::admit`](crate::rules::admit()) does, save that what is waived as of the context's day keeps
    /// nothing out: it is among what was found, marked.
    ///
    /// # Errors
    /// [`NotAdmitted`], with everything that was found.
    ///
    /// # Examples
    /// ```
    /// use zhengwu_credit::code::Lang;
    /// use zhengwu_credit::field::{Kind, contract as c};
    /// use zhengwu_credit::ledger::Waivers;
    /// use zhengwu_credit::profile::Profile;
    /// use zhengwu_credit::record::{Record, read_object};
    /// use zhengwu_credit::requirement::Context;
    /// use zhengwu_credit::rules::examples::changed;
    /// let text = changed(Kind::Contract, r#"{"party_a_uscc":"11320685MB0A10013K"}"#);
    /// let mut record = Record::new(Kind::Contract);
    /// read_object(&text, &mut record)?;
    /// let waivers = Waivers::from_ndjson(
    ///     r#"{"rule":"IDN106","value":"11320685MB0A10013K","approver":"市信用办","reason":"证书原件如此","until":"2030-12-31"}"#,
    /// )?;
    /// let profile = Profile::haian();
    /// let context = Context::alone(&profile, "2025-01-10".parse().ok());
    /// let admitted = waivers.admit::<c::Contract>(record, &context, &[], Lang::Zh)?;
    /// assert_eq!(admitted.value.get(c::party_a_uscc).map(|code| code.as_str().to_owned()).as_deref(), Some("11320685MB0A10013K"));
    /// assert!(admitted.findings[0].waived.is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn admit<K: RecordKind>(
        &self,
        record: Record<'_>,
        context: &Context<'_>,
        own: &[&'static Rule],
        lang: Lang,
    ) -> Result<Admitted<K>, NotAdmitted> {
        let as_of = context.as_of;
        let take = |record: &mut Record<'_>| self.read(record, as_of);
        let mark = |record: &Record<'_>, found: &mut [Found]| {
            InRun::new(Some(self), as_of).mark(record, found, true);
        };
        admit_waived(record, context, own, lang, &take, &mark)
    }

    /// Takes the codes of a record as issued, where a waiver says so.
    pub(super) fn read(&self, record: &mut Record<'_>, as_of: Option<Date>) {
        if self.0.iter().any(|line| line.code.is_some()) {
            record.take_as_issued(&|text| self.as_issued(text, as_of).copied());
        }
    }
}

impl Line {
    /// What becomes of it as of a day, if it is matched.
    fn state(&self, as_of: Option<Date>) -> WaiverState {
        match as_of {
            _ if !self.rule.may_be_waived() => WaiverState::Inadmissible,
            _ if !self.rule.judges_records() && !self.rule.is_across() => WaiverState::Alert,
            None => WaiverState::Undated,
            Some(as_of) if as_of > self.waiver.until => WaiverState::Expired,
            Some(_) => WaiverState::Applied,
        }
    }

    /// Whether it names a finding on a record.
    fn names(&self, record: &Record<'_>, key: &Key, found: &Found) -> bool {
        if !std::ptr::eq(self.rule, found.rule) {
            return false;
        }
        if let Some(code) = &self.code {
            let part = found.at.and_then(|at| record.part(at, found.fault.index));
            return part.map(str::trim) == Some(code.as_str());
        }
        let path = found.at.and_then(|at| record.spec().field(at));
        let is_there = |path_named: &String| match path {
            Some(field) => path_named.strip_prefix('/') == Some(field.key),
            None => path_named.is_empty(),
        };
        self.waiver.record == Some(record.kind())
            && key.parts().starts_with(&self.waiver.key)
            && self.waiver.path.as_ref().is_none_or(is_there)
    }
}

/// The waivers of a run, and how often each let something pass.
pub(super) struct InRun<'o> {
    lines: &'o [Line],
    as_of: Option<Date>,
    matches: Vec<Matches>,
}

/// What a waiver named.
#[derive(Clone, Copy, Default)]
struct Matches {
    /// Whether there was anything, in this month or one before it.
    any: bool,
    /// How many findings of what is judged.
    times: u64,
}

impl<'o> InRun<'o> {
    pub(super) fn new(waivers: Option<&'o Waivers>, as_of: Option<Date>) -> InRun<'o> {
        let lines = waivers.map_or(&[][..], |waivers| &waivers.0);
        InRun {
            lines,
            as_of,
            matches: vec![Matches::default(); lines.len()],
        }
    }

    /// Marks what is waived among what was found on a record; of an earlier month's it is not counted.
    pub(super) fn mark(&mut self, record: &Record<'_>, found: &mut [Found], is_counted: bool) {
        if self.lines.is_empty() || found.is_empty() {
            return;
        }
        let key = Key::of(record);
        for one in found {
            for (line, matches) in self.lines.iter().zip(&mut self.matches) {
                if line.names(record, &key, one) {
                    matches.any = true;
                    matches.times += u64::from(is_counted);
                    if line.state(self.as_of) == WaiverState::Applied {
                        one.fault.waived = Some(Arc::clone(&line.waived));
                    }
                }
            }
        }
    }

    /// What became of each.
    pub(super) fn told(&self) -> Vec<WaiverTold> {
        let told = |(line, matches): (&Line, &Matches)| {
            let state = match line.state(self.as_of) {
                WaiverState::Applied if !matches.any => WaiverState::Unmatched,
                state => state,
            };
            let times = if state == WaiverState::Applied {
                matches.times
            } else {
                0
            };
            let (number, code, words) = (line.line, line.rule.code, state.words());
            let until = line.waiver.until;
            WaiverTold {
                line: number,
                rule: code,
                state,
                times,
                text: Text {
                    zh: format!("豁免第 {number} 行（{code}，至 {until}）：{}", words.zh),
                    en: format!("the waiver in line {number} ({code}, until {until}) {}", words.en),
                },
            }
        };
        self.lines.iter().zip(&self.matches).map(told).collect()
    }
}
