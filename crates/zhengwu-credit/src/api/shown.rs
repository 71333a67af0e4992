//! Where a subject stands, as it may be shown (预览): names and numbers of natural persons masked, secrets withheld.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::code::{Code, Coded, Lang, Words};
use crate::field::Kind;
use crate::lifecycle::{MatterKind, Secrecy, Stage, State, Subject, SubjectKind, Text, Unmet};
use crate::record::{Raw, Record};
use crate::requirement::{Rule, placeholders};
use crate::rules;
use crate::value::Date;
use crate::value::mask::scrub;

/// Where a subject stands (状态).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ShownState {
    /// The subject; whatever looks like an identity number is masked.
    pub subject: Subject,
    /// What has been done; `null` where nothing has.
    pub stage: Option<String>,
    /// What that is called.
    pub label: Option<Text>,
    /// Since when.
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// Whether it is a state secret, or hangs on one: then nothing more is shown.
    pub withheld: bool,
    /// What is known of it, by field.
    pub facts: BTreeMap<String, String>,
    /// Its matters, open and closed, in the order in which they were opened.
    pub matters: Vec<ShownMatter>,
    /// The claims for compensation that hang on it.
    pub compensations: Vec<ShownClaim>,
}

/// A shortfall or a breach (问题).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ShownMatter {
    /// What it is called.
    pub id: String,
    /// Its kind.
    pub kind: MatterKind,
    /// The key of the side that is responsible.
    pub side: Option<String>,
    /// The key of the reason, or of the forbidden ground that was pleaded.
    pub reason: Option<String>,
    /// What is done about it.
    pub follow_up: Option<String>,
    /// The day of the next follow-up.
    #[schemars(with = "Option<String>")]
    pub next_on: Option<Date>,
    /// The day on which it was opened.
    #[schemars(with = "String")]
    pub opened: Date,
    /// The day on which it was closed; `null` while it is open.
    #[schemars(with = "Option<String>")]
    pub closed: Option<Date>,
    /// The key of how it was closed.
    pub how: Option<String>,
}

/// A claim for compensation, and where it stands (补偿).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ShownClaim {
    /// Its key.
    pub key: Vec<String>,
    /// Its state.
    pub stage: String,
}

/// A code's label in both languages.
pub(super) fn label(code: &'static Code) -> Text {
    Text {
        zh: code.label.to_owned(),
        en: code.label_in(Lang::En).to_owned(),
    }
}

/// The state as it may be shown; `in_full` shows names and numbers.
pub fn show(state: &State, withheld: bool, in_full: bool) -> ShownState {
    let text = |text: &str| match in_full {
        true => text.to_owned(),
        false => scrub(text).into_owned(),
    };
    let key = |key: &[String]| key.iter().map(|part| text(part)).collect::<Vec<_>>();
    let mut shown = ShownState {
        subject: Subject::new(state.subject.kind, key(&state.subject.key)),
        stage: state.stage.map(|stage| stage.key().to_owned()),
        label: state.stage.map(|stage: Stage| label(stage.code())),
        since: state.since,
        withheld,
        facts: BTreeMap::new(),
        matters: Vec::new(),
        compensations: Vec::new(),
    };
    if withheld {
        return shown;
    }
    shown.facts = match in_full {
        true => state.facts.clone(),
        false => masked(state),
    };
    let matters = state.matters.iter().map(|matter| ShownMatter {
        id: text(&matter.id),
        kind: matter.kind,
        side: matter.side.map(|side| side.code().key.to_owned()),
        reason: matter.reason.as_deref().map(text),
        follow_up: matter.follow_up.as_deref().map(text),
        next_on: matter.next_on,
        opened: matter.opened,
        closed: matter.closed,
        how: matter.how.map(|how| how.key().to_owned()),
    });
    shown.matters = matters.collect();
    let claims = state.compensations.iter().map(|(of, stage)| ShownClaim {
        key: key(of),
        stage: stage.key().to_owned(),
    });
    shown.compensations = claims.collect();
    shown
}

/// The facts, each masked as its record's field is.
fn masked(state: &State) -> BTreeMap<String, String> {
    let record = described(state);
    let facts = state.facts.iter();
    facts
        .map(|(field, text)| (field.clone(), masked_in(record.as_ref(), field, text)))
        .collect()
}

fn masked_in(record: Option<&Record<'_>>, field: &str, text: &str) -> String {
    let of_record = record.and_then(|record| Some(record.shown(record.spec().place_of(field)?, None, text)));
    of_record.unwrap_or_else(|| {
        let text = scrub(text).into_owned();
        match record {
            Some(record) => record.without_persons(text),
            None => text,
        }
    })
}

/// The record whose fields say who a subject is about: who is held accountable is named as a dishonesty record names somebody.
fn described(state: &State) -> Option<Record<'_>> {
    let kind = match state.subject.kind {
        SubjectKind::Accountability => Some(Kind::Dishonesty),
        kind => kind.record(),
    };
    kind.map(|kind| record(kind, state))
}

/// What is known of a subject in a field, as it may be shown: masked as its record's field is.
#[must_use]
pub fn shown_fact(state: &State, field: &str) -> Option<String> {
    let record = described(state);
    Some(masked_in(record.as_ref(), field, state.fact(field)?))
}

/// Of a secret no text repeats anything (涉密的不复述). What is missing is told by its field and how to give it: such a message
/// names no value. Of every other rule the title stands, which has none either.
pub fn hush(unmet: &mut Unmet) {
    let names_no_value = |rule: &Rule| {
        let texts = [rule.message.zh, rule.message.en, rule.help.zh, rule.help.en];
        let mut named = texts.into_iter().flat_map(placeholders);
        named.all(|name| matches!(name, "field" | "action"))
    };
    let Some(rule) = rules::find(unmet.code).first().copied() else {
        return;
    };
    if unmet.cannot_tell || !names_no_value(rule) {
        let said = |words: Words| Text {
            zh: words.zh.to_owned(),
            en: words.en.to_owned(),
        };
        unmet.message = said(rule.title);
        unmet.help = said(Words { zh: "", en: "" });
    }
}

fn record(kind: Kind, state: &State) -> Record<'_> {
    let mut record = Record::new(kind);
    for (at, spec) in kind.spec().places() {
        if let Some(text) = state.facts.get(spec.key) {
            record.set(at, Raw::text(text.as_str()));
        }
    }
    record.finish(state.last_on);
    record
}

/// Whether a subject is withheld (5, Classified): a secret contract, what hangs on it, and a promise to perform it.
pub(super) fn is_withheld(state: &State, states: &BTreeMap<Subject, State>) -> bool {
    let is_secret =
        |state: &State| Secrecy::of(state.subject.kind, &state.history).is_secret() || state.is_classified();
    if is_secret(state) {
        return true;
    }
    if let Some(parent) = state.subject.hangs_on() {
        return states
            .get(&parent)
            .is_some_and(|parent| is_withheld(parent, states));
    }
    let named = match state.subject.kind {
        SubjectKind::Commitment => state.fact("contract_no"),
        _ => None,
    };
    named.is_some_and(|number| {
        let contracts = states
            .values()
            .filter(|other| other.subject.kind == SubjectKind::Contract);
        contracts
            .filter(|other| other.fact(NUMBER) == Some(number))
            .any(is_secret)
    })
}

const NUMBER: &str = "contract_no";
