//! Where a subject stands (状态): made from its events, and from nothing else.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::code::{Coded, Lang, ResponsibleSide, Words};
use crate::field::{Kind, contract};
use crate::record::{Raw, Record};
use crate::value::{Date, Money};

use super::{Closing, Event, Stage, Subject, SubjectKind};

/// What kind of matter is open (问题类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatterKind {
    /// 未履约: short of what was due.
    Shortfall,
    /// 违约(违诺): one side's breach.
    Breach,
}

/// A shortfall or a breach (未了结的问题). No state of the subject: there can be several, opened and closed again.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Matter {
    /// What it is called: as the event said that opened it, else that event's number.
    pub id: String,
    /// 类别
    pub kind: MatterKind,
    /// 责任方
    #[serde(serialize_with = "side_key")]
    pub side: Option<ResponsibleSide>,
    /// The key of the reason (未履约原因), or of the forbidden ground that was pleaded.
    pub reason: Option<String>,
    /// 跟进措施
    pub follow_up: Option<String>,
    /// 下次跟进日期
    pub next_on: Option<Date>,
    /// The day on which it was opened.
    pub opened: Date,
    /// The day on which it was closed.
    pub closed: Option<Date>,
    /// How it was closed.
    pub how: Option<Closing>,
}

impl MatterKind {
    /// What such a matter is.
    #[must_use]
    pub fn label(self) -> Words {
        let (zh, en) = match self {
            MatterKind::Shortfall => ("未履约(未兑现)", "shortfall"),
            MatterKind::Breach => ("违约(违诺)", "breach"),
        };
        Words { zh, en }
    }
}

impl Matter {
    /// What it is, by which side, and since when; nothing that was typed: `违约(违诺)，政府方，2025-03-15 起`.
    #[must_use]
    pub fn described(&self, lang: Lang) -> String {
        let mut parts = vec![self.kind.label().in_lang(lang).to_owned()];
        parts.extend(self.side.map(|side| side.code().label_in(lang)));
        parts.push(match lang {
            Lang::Zh => format!("{} 起", self.opened),
            Lang::En => format!("since {}", self.opened),
        });
        parts.join(match lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        })
    }

    /// Whether it is still open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

/// Leaves out what was typed.
impl fmt::Debug for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Matter")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("side", &self.side)
            .field("next_on", &self.next_on)
            .field("opened", &self.opened)
            .field("closed", &self.closed)
            .finish_non_exhaustive()
    }
}

/// JSON has no keys that are lists.
fn as_list<S: Serializer>(
    compensations: &BTreeMap<Vec<String>, Stage>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(compensations)
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn side_key<S: Serializer>(side: &Option<ResponsibleSide>, serializer: S) -> Result<S::Ok, S::Error> {
    side.map(|side| side.code().key).serialize(serializer)
}

/// Where a subject stands.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct State {
    /// The subject.
    pub subject: Subject,
    /// What has been done; `None` where nothing has.
    pub stage: Option<Stage>,
    /// The state before this one: what is written off keeps the status from which it was.
    pub before: Option<Stage>,
    /// Since when it is in this state.
    pub since: Option<Date>,
    /// The day of its latest event, mistakes that were corrected left out.
    #[serde(skip)]
    pub last_on: Option<Date>,
    /// What is known of it, by field of the catalogue or of the lifecycles.
    pub facts: BTreeMap<String, String>,
    /// Its matters, open and closed, in the order in which they were opened.
    pub matters: Vec<Matter>,
    /// The claims for compensation that hang on it, and where they stand.
    #[serde(serialize_with = "as_list")]
    pub compensations: BTreeMap<Vec<String>, Stage>,
    /// Of a risk the matters of the contract or promise on which it hangs; `None` where that is not known here.
    #[serde(skip)]
    pub matters_above: Option<Vec<Matter>>,
    /// What was paid on these claims, in all.
    #[serde(skip)]
    pub compensation_paid: Money,
    /// Its events, in the order in which they happened, mistakes and corrections included; shared with the log.
    #[serde(skip)]
    pub history: Vec<Arc<Event>>,
}

impl State {
    /// A subject of which nothing is known.
    #[must_use]
    pub fn new(subject: Subject) -> State {
        State {
            facts: key_facts(&subject),
            subject,
            stage: None,
            before: None,
            since: None,
            last_on: None,
            matters: Vec::new(),
            compensations: BTreeMap::new(),
            matters_above: None,
            compensation_paid: Money::ZERO,
            history: Vec::new(),
        }
    }

    /// The matters that are open.
    pub fn open_matters(&self) -> impl Iterator<Item = &Matter> {
        self.matters.iter().filter(|matter| matter.is_open())
    }

    /// Whether a claim for compensation hangs on it that is neither paid nor rejected.
    #[must_use]
    pub fn has_open_claim(&self) -> bool {
        let mut claims = self.compensations.values();
        claims.any(|stage| !matches!(stage, Stage::Paid | Stage::Rejected))
    }

    /// What is known in a field; `None` where that is empty.
    #[must_use]
    pub fn fact(&self, field: &str) -> Option<&str> {
        self.facts
            .get(field)
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
    }

    /// Whether it is a state secret (涉密), as far as was said.
    #[must_use]
    pub fn is_classified(&self) -> bool {
        self.fact("classified").is_some_and(says_classified)
    }
}

/// Says where it stands and nothing of what was typed.
impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("subject", &self.subject)
            .field("stage", &self.stage)
            .field("since", &self.since)
            .field("matters", &self.matters)
            .field("known", &self.facts.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// The fields of the key, which are known before anything else is.
fn key_facts(subject: &Subject) -> BTreeMap<String, String> {
    let Some(spec) = subject.kind.record().map(Kind::spec) else {
        return BTreeMap::new();
    };
    let fields = spec.key_fields.iter().zip(&subject.key);
    fields
        // Whose code the first part of a promise's key is depends on who promises (2.3).
        .filter(|(at, _)| subject.kind != SubjectKind::Commitment || spec.key_fields.first() != Some(at))
        .filter_map(|(at, text)| Some((spec.field(*at)?.key.to_owned(), text.clone())))
        .collect()
}

/// Whether what stands under 是否涉密 is a yes, read as in a record.
#[must_use]
pub fn says_classified(text: &str) -> bool {
    let mut record = Record::new(Kind::Contract);
    record.set(contract::classified.at, Raw::text(text));
    record.finish(None);
    record.is_classified()
}
