//! The event log on disk (事件日志文件): one NDJSON file, wire form v1.

mod entering;
mod seen;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;
use zhengwu_credit::code::Lang;
use zhengwu_credit::lifecycle::{Event, EventStore, Log, LogError, StoreError, Text, entered, wire};

use crate::{whole, why_not_read, why_not_written};
use entering::Entering;
use seen::{Seen, changed};

/// How often a writer looks whether the other has ended, and after what time it gives up.
const LOOKS: u32 = 1000;
const BETWEEN: Duration = Duration::from_millis(10);

/// Events in a file (文件存储), a line an event. Several processes may write to it at once: each reads, checks and writes
/// while it alone has the lock. What is added goes to the end, and costs the same whatever the log's length: what a store has
/// read and found whole it reads once, and after that what has been added since. A log that is damaged is never written to.
///
/// A crash or a full disk leaves the old log or the new one: what is added is first put beside the log
/// (`.x.ndjson.entering`), so that half of it at the end is left out by every reader, and taken away by the next writer.
///
/// Beside the file `x.ndjson` its lock is kept, `.x.ndjson.lock`. It may be left lying.
///
/// # Examples
/// ```
/// use zhengwu_credit::lifecycle::{Action, Event, EventStore, Subject, SubjectKind};
/// use zhengwu_credit::value::parse_date;
/// use zhengwu_credit_io::FileStore;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("events.ndjson");
/// let store = FileStore::new(path);
/// let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
/// let day = parse_date("2024-12-10")?.date;
/// let event = Event::new(subject, Action::Register, day);
/// let now = day.and_hms_opt(9, 0, 0).ok_or("no such time")?;
/// let stored = store.append(&[event], now, "示例经办", 1)?;
/// assert_eq!((stored[0].sequence, store.log()?.next_sequence()), (1, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct FileStore {
    path: PathBuf,
    /// Shared by all that were made from this one.
    seen: Arc<Mutex<Option<Seen>>>,
}

/// Says where it is, and nothing of what stands there.
impl fmt::Debug for FileStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileStore")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Why the file of a log is not read, or not written to (日志文件错误). The log is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_lang(Lang::En))]
#[non_exhaustive]
pub enum EventLogError {
    /// A folder has its name, or a device.
    NoFile(PathBuf),
    /// The system does not let it be read.
    Read(PathBuf, #[source] io::Error),
    /// The system does not let it be written.
    Write(PathBuf, #[source] io::Error),
    /// Others write without end.
    Busy(PathBuf),
}

impl EventLogError {
    /// The sentence in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        let unread = |error: &io::Error| match error.kind() {
            // A log that is not there is empty: it is its folder that lacks.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => why_not_written(error),
            _ => why_not_read(error),
        };
        let unread = |error: &io::Error| unread(error).in_lang(lang).to_owned();
        let unwritten = |error: &io::Error| why_not_written(error).in_lang(lang).to_owned();
        match (self, lang) {
            (EventLogError::NoFile(path), Lang::Zh) => {
                format!("{}：这不是文件，不能当作事件日志", path.display())
            }
            (EventLogError::NoFile(path), Lang::En) => {
                format!("{}: this is no file and cannot be an event log", path.display())
            }
            (EventLogError::Read(path, error), Lang::Zh) => {
                format!("{}：事件日志读不出来（{}）", path.display(), unread(error))
            }
            (EventLogError::Read(path, error), Lang::En) => {
                format!(
                    "{}: the event log cannot be read ({})",
                    path.display(),
                    unread(error)
                )
            }
            (EventLogError::Write(path, error), Lang::Zh) => {
                format!("{}：没有登记，日志没有动（{}）", path.display(), unwritten(error))
            }
            (EventLogError::Write(path, error), Lang::En) => {
                format!(
                    "{}: nothing was entered, the log is as it was ({})",
                    path.display(),
                    unwritten(error)
                )
            }
            (EventLogError::Busy(path), Lang::Zh) => {
                format!("{}：别的程序一直在登记，请等它结束再试", path.display())
            }
            (EventLogError::Busy(path), Lang::En) => {
                format!(
                    "{}: others go on writing to it; wait for them to end and try again",
                    path.display()
                )
            }
        }
    }
}

type Failure = StoreError<EventLogError>;

impl FileStore {
    /// The log in this file. Where there is none, it is empty, and the first append makes it; its folder must be there.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> FileStore {
        FileStore {
            path: path.into(),
            seen: Arc::default(),
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What went wrong, in the language asked for; of a damaged log with its file.
    #[must_use]
    pub fn say(&self, error: &Failure, lang: Lang) -> String {
        let sentence = error.in_lang(lang, |error| error.in_lang(lang));
        match (error, lang) {
            (
                StoreError::Log(LogError::Conflict { .. } | LogError::Unwritten { .. })
                | StoreError::Backend(_),
                _,
            ) => sentence,
            (_, Lang::Zh) => format!("{}：{sentence}", self.path.display()),
            (_, Lang::En) => format!("{}: {sentence}", self.path.display()),
        }
    }

    /// Whether there is a file; what cannot be a log is refused.
    fn is_there(&self) -> Result<bool, Failure> {
        match fs::metadata(&self.path) {
            Ok(found) if !found.is_file() => {
                Err(StoreError::Backend(EventLogError::NoFile(self.path.clone())))
            }
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound && whole::parent(&self.path).is_dir() => {
                Ok(false)
            }
            Err(error) => Err(self.unread(error)),
        }
    }

    fn unread(&self, error: io::Error) -> Failure {
        StoreError::Backend(EventLogError::Read(self.path.clone(), error))
    }

    fn unwritten(&self, error: io::Error) -> Failure {
        StoreError::Backend(EventLogError::Write(self.path.clone(), error))
    }

    /// The log as it stands there, without what is only half entered. While somebody writes it is read again.
    fn read(&self) -> Result<String, Failure> {
        for _ in 0..LOOKS {
            if !self.is_there()? {
                return Ok(String::new());
            }
            let before = Entering::of(&self.path).map_err(|error| self.unread(error))?;
            let mut bytes = fs::read(&self.path).map_err(|error| self.unread(error))?;
            let length = fs::metadata(&self.path)
                .map_err(|error| self.unread(error))?
                .len();
            let after = Entering::of(&self.path).map_err(|error| self.unread(error))?;
            if before == after && length == bytes.len() as u64 {
                if let Some(entering) = before {
                    bytes.truncate(entering.whole_part(&bytes));
                }
                return text_of(bytes);
            }
            thread::sleep(BETWEEN);
        }
        Err(StoreError::Backend(EventLogError::Busy(self.path.clone())))
    }

    /// The whole log, and how far it was seen with it.
    fn read_whole(&self) -> Result<(Log, Seen), Failure> {
        // Of before it is read: who changes it meanwhile makes it be read again.
        let changed = changed(&self.path);
        let text = self.read()?;
        let log = Log::read(&text)?;
        let seen = Seen::of(&text, log.next_sequence(), changed);
        Ok((log, seen))
    }

    /// How far the log is whole: to its end. What this store has seen is not read again. Whoever calls has the lock.
    fn whole(&self, known: Option<Seen>) -> Result<Seen, Failure> {
        let grown = match known {
            Some(known) if self.is_there()? => known.grown(&self.path).map_err(|error| self.unread(error))?,
            _ => None,
        };
        match grown {
            Some(seen) => Ok(seen),
            None => self.read_whole().map(|(_, seen)| seen),
        }
    }

    /// Waits until nobody else writes.
    fn lock(&self) -> Result<fs::File, Failure> {
        // A link to a log has the lock of what it leads to.
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let lock = whole::hidden(&path, "lock");
        for _ in 0..LOOKS {
            match whole::try_lock(&lock) {
                Ok(Some(file)) => return Ok(file),
                Ok(None) => thread::sleep(BETWEEN),
                Err(error) => return Err(self.unwritten(error)),
            }
        }
        Err(StoreError::Backend(EventLogError::Busy(self.path.clone())))
    }
}

impl EventStore for FileStore {
    type Error = EventLogError;

    fn append(
        &self,
        events: &[Event],
        recorded_at: NaiveDateTime,
        actor: &str,
        expected: u64,
    ) -> Result<Vec<Event>, Failure> {
        // What cannot be a log is refused before a lock is left beside it.
        self.is_there()?;
        let _lock = self.lock()?;
        entering::take_back(&self.path).map_err(|error| self.unwritten(error))?;
        let mut known = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = self.whole(known.take())?;
        let stored = entered(events, recorded_at, actor, expected, seen.next);
        let stored = stored.inspect_err(|_| *known = Some(seen.clone()))?;
        let mut added = String::new();
        if !seen.ends_its_line() {
            added.push('\n');
        }
        for line in stored.iter().filter_map(wire::v1::write) {
            added.push_str(&line);
            added.push('\n');
        }
        if !stored.is_empty() {
            entering::add(&self.path, seen.length, added.as_bytes())
                .map_err(|error| self.unwritten(error))?;
            *known = Some(seen.after(&added, expected + stored.len() as u64, &self.path));
        }
        Ok(stored)
    }

    fn log(&self) -> Result<Log, Failure> {
        let (log, seen) = self.read_whole()?;
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
        Ok(log)
    }
}

/// A log as text; where it is none, the line is said.
fn text_of(bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let whole = error.as_bytes().get(..error.utf8_error().valid_up_to());
        let lines = whole.unwrap_or_default().iter().filter(|byte| **byte == b'\n');
        StoreError::Log(LogError::Damaged {
            line: lines.fold(1, |line, _| line + 1),
            reason: Text {
                zh: "不是 UTF-8".to_owned(),
                en: "no UTF-8".to_owned(),
            },
        })
    })
}
