//! Waivers (豁免): records by which a finding is let pass, and what a run made of them.
//!
//! A waiver needs an approver, a reason and a last day. What it names stays in the findings, marked; it withholds no record and
//! is counted apart. Which rules can be waived, `Rule::may_be_waived` says.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::code::{Lang, Words};
use crate::field::Kind;
use crate::finding::Waived;
use crate::lifecycle::Text;
use crate::model::Key;
use crate::record::Record;
use crate::requirement::{Found, Rule};
use crate::rules;
use crate::value::{Date, Uscc, WaivedCheckDigit};

/// A waiver, as it is written (豁免): of a finding on a record, or of a credit code that is wrong as issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
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
    /// Who approved it.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    #[schemars(with = "String")]
    pub until: Date,
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

/// Why waivers are refused: the line, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("waivers, line {line}: {}", self.reason.en)]
pub struct WaiverError {
    /// The line, or the place in the list, from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: Text,
}

impl WaiverError {
    /// It in words.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("豁免第 {} 行：{}", self.line, self.reason.zh),
            Lang::En => self.to_string(),
        }
    }
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
        let read = |(line, text): (u64, &str)| {
            // What stands in the line is not repeated: it may be anybody's number.
            let waiver: Waiver = serde_json::from_str(text).map_err(|error| WaiverError {
                line,
                reason: unreadable(&error),
            })?;
            Line::of(line, waiver)
        };
        lines.map(read).collect::<Result<_, _>>().map(Waivers)
    }

    /// The code of this text, where a waiver that holds takes it as issued.
    #[must_use]
    pub fn as_issued(&self, text: &str, as_of: Option<Date>) -> Option<&Uscc> {
        let holds = |line: &&Line| line.state(as_of) == WaiverState::Applied;
        let codes = self.0.iter().filter(holds).filter_map(|line| line.code.as_ref());
        codes.into_iter().find(|code| code.as_str() == text)
    }

    /// Takes the codes of a record as issued, where a waiver says so.
    pub(super) fn read(&self, record: &mut Record<'_>, as_of: Option<Date>) {
        if self.0.iter().any(|line| line.code.is_some()) {
            record.take_as_issued(&|text| self.as_issued(text, as_of).copied());
        }
    }
}

fn unreadable(error: &serde_json::Error) -> Text {
    let column = error.column();
    let told = error.to_string();
    // Names of fields are ours, values are not.
    let field = ["missing field", "unknown field", "duplicate field"];
    let what = field.iter().any(|known| told.starts_with(known));
    let what = if what {
        told.split(" at line").next().unwrap_or_default().to_owned()
    } else {
        String::from("not of the form of a waiver")
    };
    Text {
        zh: format!("第 {column} 个字符处不对（{what}）"),
        en: format!("column {column}: {what}"),
    }
}

impl Line {
    fn of(line: u64, waiver: Waiver) -> Result<Line, WaiverError> {
        let refuse = |zh: String, en: String| {
            Err(WaiverError {
                line,
                reason: Text { zh, en },
            })
        };
        let known = rules::find(&waiver.rule);
        let [rule] = known[..] else {
            return refuse(
                "没有这条规则，或者有几条同名的；写代码，如 IDN106".to_owned(),
                "there is no such rule, or there are several; give its code".to_owned(),
            );
        };
        for (zh, en, text) in [
            ("批准人", "approver", &waiver.approver),
            ("理由", "reason", &waiver.reason),
        ] {
            if text.trim().is_empty() {
                return refuse(format!("没有写{zh}（{en}）"), format!("no {en} is given"));
            }
        }
        let is_of_code = rule.is_check_digit_of_a_code();
        let is_of_record = waiver.record.is_some() && !waiver.key.is_empty();
        let says_record = waiver.record.is_some() || !waiver.key.is_empty() || waiver.path.is_some();
        if is_of_code && (waiver.value.is_none() || says_record) {
            return refuse(
                "豁免校验位只写代码本身（value），不写记录（record、key、path）：代码在哪里都是它".to_owned(),
                "a check digit is waived by the code alone, `value`, without record, key and path".to_owned(),
            );
        }
        if !is_of_code && (waiver.value.is_some() || !is_of_record) {
            return refuse(
                "要写豁免哪条记录：record 和 key（可以只写单位代码），不写 value".to_owned(),
                "say which record: `record` and `key`, or the key's beginning, and no `value`".to_owned(),
            );
        }
        if let (Some(kind), Some(path)) = (waiver.record, &waiver.path) {
            let is_field = |key: &str| kind.spec().place_of(key).is_some();
            if !path.is_empty() && !path.strip_prefix('/').is_some_and(is_field) {
                return refuse(
                    "path 不是这种记录的字段，如 /party_b_id".to_owned(),
                    "`path` is no field of this kind of record, as /party_b_id is".to_owned(),
                );
            }
        }
        let as_issued = WaivedCheckDigit {
            approver: waiver.approver.clone(),
            reason: waiver.reason.clone(),
        };
        let code = match &waiver.value {
            None => None,
            Some(text) => match (Uscc::parse(text), Uscc::as_issued(text, &as_issued)) {
                (Err(_), Ok(code)) => Some(code),
                _ => {
                    return refuse(
                        "value 不是只有校验位不符的 18 位统一社会信用代码".to_owned(),
                        "`value` is no credit code of which the check digit alone is wrong".to_owned(),
                    );
                }
            },
        };
        let waived = Arc::new(Waived {
            approver: waiver.approver.clone(),
            reason: waiver.reason.clone(),
            until: waiver.until.to_string(),
        });
        Ok(Line {
            line,
            rule,
            waiver,
            waived,
            code,
        })
    }

    /// What becomes of it as of a day, if it is matched.
    fn state(&self, as_of: Option<Date>) -> WaiverState {
        match as_of {
            _ if !self.rule.may_be_waived() => WaiverState::Inadmissible,
            None => WaiverState::Undated,
            Some(as_of) if as_of > self.waiver.until => WaiverState::Expired,
            Some(_) => WaiverState::Applied,
        }
    }

    /// Whether it names a finding on a record.
    fn names(&self, record: &Record<'_>, key: &[String], found: &Found) -> bool {
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
            && key.starts_with(&self.waiver.key)
            && self.waiver.path.as_ref().is_none_or(is_there)
    }
}

/// The waivers of a run, and how often each let something pass.
pub(super) struct InRun<'o> {
    lines: &'o [Line],
    as_of: Option<Date>,
    times: Vec<u64>,
}

impl<'o> InRun<'o> {
    pub(super) fn new(waivers: Option<&'o Waivers>, as_of: Option<Date>) -> InRun<'o> {
        let lines = waivers.map_or(&[][..], |waivers| &waivers.0);
        InRun {
            lines,
            as_of,
            times: vec![0; lines.len()],
        }
    }

    /// Marks what is waived among what was found on a record.
    pub(super) fn mark(&mut self, record: &Record<'_>, found: &mut [Found]) {
        if self.lines.is_empty() || found.is_empty() {
            return;
        }
        let key = Key::shown(record);
        for one in found {
            for (line, times) in self.lines.iter().zip(&mut self.times) {
                if line.names(record, &key, one) {
                    *times += 1;
                    if line.state(self.as_of) == WaiverState::Applied {
                        one.fault.waived = Some(Arc::clone(&line.waived));
                    }
                }
            }
        }
    }

    /// What became of each.
    pub(super) fn told(&self) -> Vec<WaiverTold> {
        let told = |(line, times): (&Line, &u64)| {
            let state = match line.state(self.as_of) {
                WaiverState::Applied if *times == 0 => WaiverState::Unmatched,
                state => state,
            };
            let times = if state == WaiverState::Applied { *times } else { 0 };
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
        self.lines.iter().zip(&self.times).map(told).collect()
    }
}
