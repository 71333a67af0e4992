//! Where a service keeps its events (事件存储): append-only, and no writer overwrites another.

use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDateTime;

use crate::code::Lang;

use super::log::line_of;
use super::{Event, Log, LogError, Moment, State, Subject};

/// A store of events (事件存储): in memory, in a file, or in a service's own database.
///
/// It numbers events from 1 without a gap. Whoever decides on an event has read up to some number; the event is appended
/// only if it gets the number after it. Else somebody else has written meanwhile, and the decision is to be made again.
///
/// # Examples
/// ```
/// use zhengwu_credit::lifecycle::{Action, Event, EventStore, MemoryStore, Moment, Stage, Subject, SubjectKind};
/// use zhengwu_credit::value::parse_date;
/// let store = MemoryStore::default();
/// let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
/// let day = parse_date("2024-12-10")?.date;
/// let now = day.and_hms_opt(9, 0, 0).ok_or("no such time")?;
/// let (mine, theirs) = (store.history(&subject)?, store.history(&subject)?);
/// let event = Event::new(subject.clone(), Action::Register, day);
/// store.append(&[event.clone()], now, "甲经办", mine.next)?;
/// let conflict = store.append(&[event], now, "乙经办", theirs.next).unwrap_err();
/// assert!(conflict.is_conflict());
/// assert_eq!(store.history(&subject)?.state(Moment::default()).stage, Some(Stage::Signed));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait EventStore {
    /// What can go wrong where it keeps them.
    type Error;

    /// Appends events in this order, all of them or none, and gives them as they are stored: with their numbers, the time
    /// of entry (China's) and who entered them. `expected` is the number that the first of them is to get.
    ///
    /// # Errors
    /// [`StoreError`], a [conflict](StoreError::is_conflict) for instance; the store is as it was.
    fn append(
        &self,
        events: &[Event],
        recorded_at: NaiveDateTime,
        actor: &str,
        expected: u64,
    ) -> Result<Vec<Event>, StoreError<Self::Error>>;

    /// All events.
    ///
    /// # Errors
    /// [`StoreError`]
    fn log(&self) -> Result<Log, StoreError<Self::Error>>;

    /// The events of one subject, of what hangs on it, and of that on which it hangs.
    ///
    /// # Errors
    /// [`StoreError`]
    fn history(&self, subject: &Subject) -> Result<History, StoreError<Self::Error>> {
        Ok(History::of(&self.log()?, subject))
    }
}

/// Why a store did not do it (存储错误). Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError<E> {
    /// The log is damaged, or somebody else has written meanwhile.
    #[error(transparent)]
    Log(#[from] LogError),
    /// Where it is kept something went wrong.
    #[error("{0}")]
    Backend(E),
}

impl<E> StoreError<E> {
    /// Whether somebody else has written meanwhile: read again, decide again, try again (登记冲突).
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self, StoreError::Log(LogError::Conflict { .. }))
    }

    /// The sentence in the language asked for; `backend` says what went wrong where the events are kept.
    #[must_use]
    pub fn in_lang(&self, lang: Lang, backend: impl FnOnce(&E) -> String) -> String {
        match self {
            StoreError::Log(error) => error.in_lang(lang),
            StoreError::Backend(error) => backend(error),
        }
    }
}

/// The events of a subject, of what hangs on it and of that on which it hangs (经历), as they were read at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The subject.
    pub subject: Subject,
    /// These events, in the order of their numbers.
    pub events: Vec<Event>,
    /// The number that the next event of the store gets: what is to be expected when something is decided on this.
    pub next: u64,
}

impl History {
    /// What a log says of a subject.
    #[must_use]
    pub fn of(log: &Log, subject: &Subject) -> History {
        let own = log
            .events()
            .iter()
            .filter(|event| subject.has_part_in(&event.subject));
        History {
            subject: subject.clone(),
            events: own.map(|event| Event::clone(event)).collect(),
            next: log.next_sequence(),
        }
    }

    /// Where the subject stood.
    #[must_use]
    pub fn state(&self, moment: Moment) -> State {
        Log::of(self.events.clone()).state(&self.subject, moment)
    }
}

/// Events as they are stored: what every [`EventStore`] does first, alone with its log. `next` is the log's next number.
///
/// # Errors
/// [`LogError::Conflict`] where that is not the expected one; [`LogError::Unwritten`] where one of them cannot be a line.
pub fn entered(
    events: &[Event],
    recorded_at: NaiveDateTime,
    actor: &str,
    expected: u64,
    next: u64,
) -> Result<Vec<Event>, LogError> {
    if expected != next {
        return Err(LogError::Conflict { expected, next });
    }
    let entered = |(event, sequence): (&Event, u64)| Event {
        sequence,
        recorded_at: Some(recorded_at),
        actor: actor.to_owned(),
        ..event.clone()
    };
    let entered: Vec<Event> = events.iter().zip(expected..).map(entered).collect();
    entered.iter().try_for_each(|event| line_of(event).map(drop))?;
    Ok(entered)
}

/// A store in memory (内存存储), for tests and for services that keep their events elsewhere. Any number of threads may write.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<Log>);

impl MemoryStore {
    /// A store that begins with these events.
    #[must_use]
    pub fn new(log: Log) -> MemoryStore {
        MemoryStore(Mutex::new(log))
    }

    /// Nothing half-done is ever in it, so that a writer that died does no harm.
    fn lock(&self) -> MutexGuard<'_, Log> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EventStore for MemoryStore {
    type Error = Infallible;

    fn append(
        &self,
        events: &[Event],
        recorded_at: NaiveDateTime,
        actor: &str,
        expected: u64,
    ) -> Result<Vec<Event>, StoreError<Infallible>> {
        let mut log = self.lock();
        let stored = entered(events, recorded_at, actor, expected, log.next_sequence())?;
        for event in &stored {
            log.append(event.clone(), recorded_at, actor, event.sequence)?;
        }
        Ok(stored)
    }

    fn log(&self) -> Result<Log, StoreError<Infallible>> {
        Ok(self.lock().clone())
    }

    fn history(&self, subject: &Subject) -> Result<History, StoreError<Infallible>> {
        Ok(History::of(&self.lock(), subject))
    }
}
