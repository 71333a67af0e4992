//! The event log (事件日志): append-only, one line an event; nothing in it is edited or deleted.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{Datelike, NaiveDateTime};

use crate::code::{Lang, Words};
use crate::value::date::YEARS;
use crate::value::money::yuan;
use crate::value::{Date, Money};

use super::enter::fold;
use super::unread::{NO_DAY, reason};
use super::{Event, Matter, State, Subject, Text, tables, wire};

/// The mark that some editors put before a text.
const BOM: char = '\u{feff}';

/// The events of a unit, in the order in which they were entered (事件日志).
///
/// # Examples
/// ```
/// use zhengwu_credit::lifecycle::{Action, Event, Log, Moment, Stage, Subject, SubjectKind};
/// use zhengwu_credit::value::parse_date;
/// let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
/// let mut log = Log::new();
/// let event = Event::new(subject.clone(), Action::Register, parse_date("2024-12-10")?.date);
/// let now = parse_date("2024-12-11")?.date.and_hms_opt(9, 0, 0).ok_or("no such time")?;
/// let line = log.append(event, now, "示例经办", 1)?;
/// assert!(line.starts_with(r#"{"v":1,"sequence":1,"#));
/// let again = Log::read(&log.to_text())?;
/// assert_eq!(again.state(&subject, Moment::default()).stage, Some(Stage::Signed));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    events: Vec<Arc<Event>>,
}

/// Of which day is asked, and of which knowledge (截至日与已知日). Nothing named: everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// What was true on this day: what happened on it or before.
    pub as_of: Option<Date>,
    /// What had been recorded by the end of this day.
    pub known_at: Option<Date>,
}

impl Moment {
    /// What was true on a day, by all that is known.
    #[must_use]
    pub fn as_of(day: Date) -> Moment {
        Moment {
            as_of: Some(day),
            known_at: None,
        }
    }
}

/// Why a log is not read, or not written to (日志错误). Nothing is half-applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} / {}", self.in_lang(Lang::Zh), self.in_lang(Lang::En))]
#[non_exhaustive]
pub enum LogError {
    /// A line is no event.
    Damaged {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: Text,
    },
    /// A line does not follow the one before.
    OutOfOrder {
        /// The line, from 1.
        line: u64,
        /// The number that it should have.
        expected: u64,
        /// The number that it has.
        found: u64,
    },
    /// Somebody else has written meanwhile.
    Conflict {
        /// The number that was expected.
        expected: u64,
        /// The next number of the log.
        next: u64,
    },
    /// An event cannot be written as a line that could be read again.
    Unwritten {
        /// What is wrong with it.
        reason: Text,
    },
}

impl LogError {
    /// The sentence in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        match (self, lang) {
            (LogError::Damaged { line, reason }, Lang::Zh) => format!(
                "第 {line} 行读不出来（{}），日志没有载入：请用备份恢复这一行",
                reason.zh
            ),
            (LogError::Damaged { line, reason }, Lang::En) => format!(
                "line {line} cannot be read ({}); nothing was loaded: restore the line from a copy",
                reason.en
            ),
            (
                LogError::OutOfOrder {
                    line,
                    expected,
                    found,
                },
                Lang::Zh,
            ) => format!(
                "第 {line} 行的序号是 {found}，应为 {expected}：有行重复、缺失或者次序被改动，日志没有载入"
            ),
            (
                LogError::OutOfOrder {
                    line,
                    expected,
                    found,
                },
                Lang::En,
            ) => format!(
                "line {line} has number {found}, expected {expected}: a line was repeated, lost or moved; nothing was loaded"
            ),
            (LogError::Conflict { expected, next }, Lang::Zh) => {
                format!("其他人已先行登记（下一序号是 {next}，不是 {expected}）：请重新读取后再办理")
            }
            (LogError::Conflict { expected, next }, Lang::En) => format!(
                "somebody wrote meanwhile (the next number is {next}, not {expected}): read again, then try again"
            ),
            (LogError::Unwritten { reason }, Lang::Zh) => {
                format!("这一事件写不进日志（{}），没有登记", reason.zh)
            }
            (LogError::Unwritten { reason }, Lang::En) => {
                format!(
                    "the event cannot be a line of the log ({}); nothing was entered",
                    reason.en
                )
            }
        }
    }
}

impl Log {
    /// An empty log.
    #[must_use]
    pub fn new() -> Log {
        Log::default()
    }

    /// Reads a whole log. A mark before the text, as editors of Windows put it there, and empty lines hold no event and are
    /// passed over: that none is lost, the numbers show.
    ///
    /// # Errors
    /// The first line that is damaged, or does not follow the one before; then nothing is read.
    pub fn read(text: &str) -> Result<Log, LogError> {
        let events = Log::read_lines(text.strip_prefix(BOM).unwrap_or(text), 1)?;
        Ok(Log::of(events))
    }

    /// Reads lines that go on with this number; in errors they are counted from the first of them.
    ///
    /// # Errors
    /// The first line that is damaged, or does not follow the one before.
    pub fn read_lines(text: &str, first: u64) -> Result<Vec<Event>, LogError> {
        let mut events = Vec::new();
        let lines = text.split('\n').zip(1_u64..);
        for (text, line) in lines.filter(|(text, _)| !text.trim().is_empty()) {
            events.push(event_of(text, line, first + events.len() as u64)?);
        }
        Ok(events)
    }

    /// Reads the line of this number.
    ///
    /// # Errors
    /// Where it is damaged, or has another number.
    pub fn read_line(line: &str, expected: u64) -> Result<Event, LogError> {
        event_of(line, expected, expected)
    }

    /// The log of some of the events of another.
    pub(super) fn of(events: Vec<Event>) -> Log {
        Log {
            events: events.into_iter().map(Arc::new).collect(),
        }
    }

    /// The number that the next event gets.
    #[must_use]
    pub fn next_sequence(&self) -> u64 {
        self.events.last().map_or(0, |event| event.sequence) + 1
    }

    /// Appends an event, and gives its line. `expected` is the number that whoever decided about it saw as the next one.
    ///
    /// # Errors
    /// Where somebody else has written meanwhile, or the event cannot be a line; the log is as it was.
    pub fn append(
        &mut self,
        mut event: Event,
        recorded_at: NaiveDateTime,
        actor: &str,
        expected: u64,
    ) -> Result<String, LogError> {
        let next = self.next_sequence();
        if expected != next {
            return Err(LogError::Conflict { expected, next });
        }
        event.sequence = next;
        event.recorded_at = Some(recorded_at);
        actor.clone_into(&mut event.actor);
        let line = line_of(&event)?;
        self.events.push(Arc::new(event));
        Ok(line)
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> &[Arc<Event>] {
        &self.events
    }

    /// The whole log as text, a line an event.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines = self.events.iter().filter_map(|event| wire::v1::write(event));
        lines.map(|line| line + "\n").collect()
    }

    /// Where one subject stood.
    #[must_use]
    pub fn state(&self, subject: &Subject, moment: Moment) -> State {
        let mut states = self.states_of(moment, |other| subject.has_part_in(other));
        let known = states.remove(subject);
        known.unwrap_or_else(|| beginning(subject, |parent| states.get(parent)))
    }

    /// Where every subject stood (全部对象).
    #[must_use]
    pub fn states(&self, moment: Moment) -> BTreeMap<Subject, State> {
        self.states_of(moment, |_| true)
    }

    fn states_of(&self, moment: Moment, is_asked: impl Fn(&Subject) -> bool) -> BTreeMap<Subject, State> {
        let mut histories: HashMap<&Subject, Vec<Arc<Event>>> = HashMap::new();
        for event in &self.events {
            let is_known = moment
                .known_at
                .is_none_or(|day| event.recorded_at.is_some_and(|at| at.date() <= day));
            if is_known && is_asked(&event.subject) {
                histories
                    .entry(&event.subject)
                    .or_default()
                    .push(Arc::clone(event));
            }
        }
        let mut states: BTreeMap<Subject, State> = histories
            .into_iter()
            .map(|(subject, history)| {
                let table = tables::of(subject.kind);
                (subject.clone(), fold(table, subject, history, moment.as_of))
            })
            .collect();
        link(&mut states);
        states
    }
}

/// The event of a line, which must have this number.
fn event_of(text: &str, line: u64, expected: u64) -> Result<Event, LogError> {
    let event = wire::v1::read(text.strip_suffix('\r').unwrap_or(text)).map_err(|error| {
        let reason = reason(&error);
        LogError::Damaged { line, reason }
    })?;
    match event.sequence {
        found if found == expected => Ok(event),
        found => Err(LogError::OutOfOrder {
            line,
            expected,
            found,
        }),
    }
}

/// A contract or promise knows where the claims for compensation that hang on it stand, and what was paid on them; a risk what
/// it can have become.
pub(crate) fn link(states: &mut BTreeMap<Subject, State>) {
    let claims: Vec<(Subject, Vec<String>, super::Stage, Money)> = states
        .values()
        .filter(|state| state.subject.kind == super::SubjectKind::Compensation)
        .filter_map(|state| {
            let paid = state.fact("paid").and_then(yuan).unwrap_or(Money::ZERO);
            Some((
                state.subject.hangs_on()?,
                state.subject.key.clone(),
                state.stage?,
                paid,
            ))
        })
        .collect();
    for (parent, key, stage, paid) in claims {
        if let Some(state) = states.get_mut(&parent) {
            state.compensations.insert(key, stage);
            let sum = state.compensation_paid.checked_add(paid);
            state.compensation_paid = sum.unwrap_or(state.compensation_paid);
        }
    }
    let hanging: Vec<(Subject, Vec<Matter>)> = states
        .keys()
        .filter_map(|one| Some((one.clone(), matters_above(one, |parent| states.get(parent))?)))
        .collect();
    for (subject, matters) in hanging {
        if let Some(state) = states.get_mut(&subject) {
            state.matters_above = Some(matters);
        }
    }
}

/// The state of a subject of which nothing is known yet, beside what it hangs on (尚未登记).
pub fn beginning<'s>(subject: &Subject, known: impl Fn(&Subject) -> Option<&'s State>) -> State {
    let mut state = State::new(subject.clone());
    state.matters_above = matters_above(subject, known);
    state
}

/// The matters of the contract or promise on which a subject hangs that is of one of them.
fn matters_above<'s>(
    subject: &Subject,
    known: impl Fn(&Subject) -> Option<&'s State>,
) -> Option<Vec<Matter>> {
    let is_of_one = tables::of(subject.kind).keeps.contains(&"matter");
    let parent = subject.hangs_on().filter(|_| is_of_one)?;
    Some(known(&parent)?.matters.clone())
}

/// The line of an event, without the line's end.
///
/// # Errors
/// Where nobody could read it again.
pub(super) fn line_of(event: &Event) -> Result<String, LogError> {
    let unwritten = |words: Words| LogError::Unwritten {
        reason: Text {
            zh: words.zh.to_owned(),
            en: words.en.to_owned(),
        },
    };
    let entered = event.recorded_at.iter().map(Datelike::year);
    if !entered.chain([event.on.year()]).all(|year| YEARS.contains(&year)) {
        return Err(unwritten(NO_DAY));
    }
    wire::v1::write(event).ok_or_else(|| {
        unwritten(Words {
            zh: "没有序号或者登记时间，或者写不成 JSON",
            en: "it has no number or no time of entry, or cannot be written as JSON",
        })
    })
}
