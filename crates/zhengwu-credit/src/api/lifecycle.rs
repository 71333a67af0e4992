//! The lifecycles, text in and text out: what may be done to a subject, and what becomes of doing it.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::code::{Coded, Lang};
use crate::field::Kind;
use crate::finding::Severity;
use crate::lifecycle::{
    Action, Decision, Event, Log, Moment, Payload, Standing, State, Subject, Text, Unmet, beginning, reason,
    standing,
};
use crate::model::{SubjectKind, dated, payload_of};
use crate::profile::Profile;
use crate::rules;
use crate::value::Date;
use crate::value::mask::scrub;

use super::shown::{ShownState, hush, is_withheld, label, show};
use super::{ApiError, unread};

/// Of what is asked what may be done (可办事项的选项). In JSON everything but `subject` and `as_of` may be left out.
///
/// # Examples
/// ```
/// use zhengwu_credit::api::{ActionsOptions, actions};
/// let options = ActionsOptions::from_json(
///     r#"{"subject":{"kind":"contract","key":["11320685MB0A10013C","HA-2024/017"]},"as_of":"2024-12-10"}"#,
/// )?;
/// // Nothing was entered yet.
/// let actions = actions("", &options)?;
/// let allowed = actions.actions.iter().filter(|one| one.allowed);
/// assert_eq!(allowed.map(|one| one.action.as_str()).collect::<Vec<_>>(), ["draft", "register"]);
/// # Ok::<(), zhengwu_credit::api::ApiError>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionsOptions {
    /// The subject.
    pub subject: Subject,
    /// The day as of which is asked, `YYYY-MM-DD`.
    #[schemars(with = "String")]
    pub as_of: Date,
    /// What had been recorded by the end of this day; everything if left out.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub known_at: Option<Date>,
    /// The language of messages; Chinese if left out.
    #[serde(default)]
    #[schemars(with = "String")]
    pub lang: Lang,
    /// The city's constants; Hai'an's if left out.
    #[serde(default)]
    pub profile: Option<Profile>,
    /// Whether names and numbers of natural persons are shown whole; masked if left out.
    #[serde(default)]
    pub in_full: bool,
}

/// How an event is entered (办理选项). In JSON every part may be left out.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ApplyOptions {
    /// Whether it has already happened: then it is entered, and what was in its way is told.
    pub fact: bool,
    /// When it is entered, `2025-01-10T09:30:00`, China's time; without it there is no line for the log.
    #[schemars(with = "Option<String>")]
    pub recorded_at: Option<NaiveDateTime>,
    /// Who enters it.
    pub actor: String,
    /// The language of messages; Chinese if left out.
    #[schemars(with = "String")]
    pub lang: Lang,
    /// The city's constants; Hai'an's if left out.
    pub profile: Option<Profile>,
    /// Whether names and numbers of natural persons are shown whole; masked if left out.
    pub in_full: bool,
}

/// Where a subject stands and what may be done to it (可办事项).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct Actions {
    /// Where it stands.
    pub state: ShownState,
    /// How it stands in time.
    pub standing: Standing,
    /// Every action of its lifecycle, in the order of the table.
    pub actions: Vec<OfferedAction>,
}

/// An action, and whether it may be done (动作).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct OfferedAction {
    /// Its key.
    pub action: String,
    /// What it is called.
    pub label: Text,
    /// Whether it may be done.
    pub allowed: bool,
    /// Where it may: what the event must bring.
    pub to_bring: Vec<Lack>,
    /// Where it may not: all the reasons.
    pub refusal: Vec<Lack>,
}

/// What became of an event (办理结果).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct Applied {
    /// Whether it may be done.
    pub allowed: bool,
    /// Every condition that fails.
    pub unmet: Vec<Lack>,
    /// What is told besides and stands in nobody's way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Lack>,
    /// The line to append to the log; left out where nothing is entered or the time of entry is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The number that the next event gets, once the line is appended.
    pub next_sequence: u64,
    /// Where the subject stands then; where nothing is entered, where it stood.
    pub state: ShownState,
}

/// A condition that fails (未满足的条件), in the language asked for.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct Lack {
    /// The rule, `PRF001`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How grave it is where it has happened all the same.
    pub severity: Severity,
    /// The clause or article.
    pub basis: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The fields that would satisfy it.
    pub fields: Vec<String>,
    /// Other fields that have a part in it.
    pub related: Vec<String>,
    /// Whether nobody can tell, because these fields are empty or cannot be read.
    pub cannot_tell: bool,
    /// Whether the event itself can bring what is asked for.
    pub is_brought: bool,
}

impl Lack {
    fn of(mut unmet: Unmet, lang: Lang, withheld: bool) -> Lack {
        if withheld {
            hush(&mut unmet);
        }
        Lack {
            code: unmet.code.to_owned(),
            name: unmet.name.to_owned(),
            severity: unmet.severity,
            basis: unmet.basis,
            message: unmet.message.in_lang(lang).to_owned(),
            help: unmet.help.in_lang(lang).to_owned(),
            fields: unmet.fields,
            related: unmet.related,
            cannot_tell: unmet.cannot_tell,
            is_brought: unmet.is_brought,
        }
    }
}

impl ActionsOptions {
    /// Reads options from JSON.
    ///
    /// # Errors
    /// [`ApiError`] where they are not of this form or the profile is refused.
    pub fn from_json(text: &str) -> Result<ActionsOptions, ApiError> {
        let options: ActionsOptions = serde_json::from_str(text).map_err(|error| unread(text, error))?;
        options.profile.as_ref().map_or(Ok(()), rules::check_profile)?;
        Ok(options)
    }
}

impl ApplyOptions {
    /// Reads options from JSON; an empty text stands for no options.
    ///
    /// # Errors
    /// [`ApiError`] where they are not of this form or the profile is refused.
    pub fn from_json(text: &str) -> Result<ApplyOptions, ApiError> {
        let text = if text.trim().is_empty() { "{}" } else { text };
        let options: ApplyOptions = serde_json::from_str(text).map_err(|error| unread(text, error))?;
        options.profile.as_ref().map_or(Ok(()), rules::check_profile)?;
        Ok(options)
    }
}

/// Where a subject stands by its log, and what may be done to it. `events` is the log, one event of version 1 a line.
///
/// # Errors
/// [`ApiError::Log`] where the log is damaged; nothing of it is used then.
pub fn actions(events: &str, options: &ActionsOptions) -> Result<Actions, ApiError> {
    let log = Log::read(events)?;
    let moment = Moment {
        as_of: Some(options.as_of),
        known_at: options.known_at,
    };
    let states = log.states(moment);
    let state = state_of(&states, &options.subject);
    // What is secret now is so for every day of which is asked.
    let now = log.states(Moment::default());
    let withheld = is_withheld(&state_of(&now, &options.subject), &now);
    let profile = options.profile.clone().unwrap_or_else(Profile::haian);
    let lacks = |unmet: Vec<Unmet>| -> Vec<Lack> {
        let unmet = unmet.into_iter();
        unmet.map(|one| Lack::of(one, options.lang, withheld)).collect()
    };
    let offers = rules::machine(&profile)
        .actions(&state, options.as_of)
        .into_iter();
    let actions = offers.map(|offer| OfferedAction {
        action: offer.action.key().to_owned(),
        label: label(offer.action.code()),
        allowed: offer.is_allowed(),
        to_bring: lacks(offer.to_bring),
        refusal: lacks(offer.refusal.map(|refusal| refusal.unmet).unwrap_or_default()),
    });
    Ok(Actions {
        actions: actions.collect(),
        standing: standing(&state, options.as_of, profile.due_soon_days.on(options.as_of)),
        state: show(&state, withheld, options.in_full),
    })
}

/// Decides about an event, and gives the line that enters it: `{subject, on, action, payload}` as JSON, without a number.
///
/// # Errors
/// [`ApiError`] where the log is damaged, or the event is not of its form or names an action that there is not.
///
/// # Examples
/// ```
/// use zhengwu_credit::api::{ApplyOptions, apply};
/// let event = r#"{"subject":{"kind":"contract","key":["11320685MB0A10013C","HA-2024/017"]},
///     "on":"2024-12-10","action":"register","payload":{}}"#;
/// let options = ApplyOptions::from_json(r#"{"recorded_at":"2024-12-11T09:00:00","actor":"示例经办"}"#)?;
/// let applied = apply("", event, &options)?;
/// assert!(applied.allowed && applied.next_sequence == 2);
/// assert_eq!(applied.state.stage.as_deref(), Some("signed"));
/// # Ok::<(), zhengwu_credit::api::ApiError>(())
/// ```
pub fn apply(events: &str, event: &str, options: &ApplyOptions) -> Result<Applied, ApiError> {
    let mut log = Log::read(events)?;
    let mut event = read_event(event)?;
    let next = log.next_sequence();
    let mut states = log.states(Moment::default());
    let before = state_of(&states, &event.subject);
    let profile = options.profile.clone().unwrap_or_else(Profile::haian);
    let machine = rules::machine(&profile);
    let Decision { unmet, findings, .. } = machine.decide(&before, &event);
    let allowed = unmet.is_empty();
    event.sequence = next;
    let (after, line) = if allowed || options.fact {
        let (after, _) = machine.record_fact(&before, &event);
        let line = match options.recorded_at {
            Some(at) => Some(log.append(event, at, &options.actor, next)?),
            None => None,
        };
        (after, line)
    } else {
        (before.clone(), None)
    };
    let was_withheld = is_withheld(&before, &states);
    states.insert(after.subject.clone(), after.clone());
    let withheld = is_withheld(&after, &states);
    let lacks = |told: Vec<Unmet>| {
        let told = told.into_iter();
        told.map(|one| Lack::of(one, options.lang, withheld || was_withheld))
            .collect()
    };
    Ok(Applied {
        allowed,
        unmet: lacks(unmet),
        findings: lacks(findings),
        line,
        next_sequence: log.next_sequence(),
        state: show(&after, withheld, options.in_full),
    })
}

fn state_of(states: &BTreeMap<Subject, State>, subject: &Subject) -> State {
    let known = states.get(subject).cloned();
    known.unwrap_or_else(|| beginning(subject, |parent| states.get(parent)))
}

/// An event as somebody who is about to enter it says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    subject: Subject,
    #[serde(deserialize_with = "dated")]
    on: Date,
    action: String,
    #[serde(default, deserialize_with = "payload_of")]
    payload: Payload,
}

/// Reads an event as somebody says it who is about to enter it: `{"subject":…,"on":…,"action":…,"payload":…}`.
///
/// # Errors
/// Where it is not of its form, a key stands twice, or it names an action that no lifecycle has.
pub fn read_event(text: &str) -> Result<Event, ApiError> {
    let said: Said = serde_json::from_str(text).map_err(|error| ApiError::Event(reason(&error)))?;
    let read = Action::LIST.read(&said.action).and_then(Action::from_place);
    let Some(action) = read else {
        let keys: Vec<&str> = Action::LIST.codes.iter().map(|code| code.key).collect();
        return Err(ApiError::Action(
            scrub(&said.action).into_owned(),
            keys.join(", "),
        ));
    };
    if !said.subject.is_whole() {
        return Err(ApiError::Event(key_of(said.subject.kind)));
    }
    let mut event = Event::new(said.subject, action, said.on);
    event.payload = said.payload;
    Ok(event)
}

/// Which parts a subject's key has.
fn key_of(kind: SubjectKind) -> Text {
    let parts = |kind: Kind, lang: Lang| {
        let spec = kind.spec();
        let fields = spec.key_fields.iter().filter_map(|at| spec.field(*at));
        let names: Vec<String> = fields.map(|field| field.name_in(lang)).collect();
        names.join(", ")
    };
    match kind.record() {
        Some(kind) => Text {
            zh: format!("对象的 key 应为 [{}]，一项也不能缺", parts(kind, Lang::Zh)),
            en: format!("the subject's key is [{}], all of them", parts(kind, Lang::En)),
        },
        None => Text {
            zh: format!(
                "对象的 key 应写明它所属的合同或承诺：[\"contract\", {}, 序号]，或者 [\"commitment\", {}, 序号]",
                parts(Kind::Contract, Lang::Zh),
                parts(Kind::Commitment, Lang::Zh)
            ),
            en: format!(
                "the subject's key says on what it hangs: [\"contract\", {}, serial] or [\"commitment\", {}, serial]",
                parts(Kind::Contract, Lang::En),
                parts(Kind::Commitment, Lang::En)
            ),
        },
    }
}

/// [`actions`], text in and text out: options and result as JSON.
///
/// # Errors
/// [`ApiError`]
pub fn actions_text(events: &str, options: &str) -> Result<String, ApiError> {
    let actions = actions(events, &ActionsOptions::from_json(options)?)?;
    Ok(serde_json::to_string(&actions).unwrap_or_default())
}

/// [`apply`], text in and text out: event, options and result as JSON.
///
/// # Errors
/// [`ApiError`]
pub fn apply_text(events: &str, event: &str, options: &str) -> Result<String, ApiError> {
    let applied = apply(events, event, &ApplyOptions::from_json(options)?)?;
    Ok(serde_json::to_string(&applied).unwrap_or_default())
}
