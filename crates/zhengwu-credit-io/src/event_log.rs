//! The event log on disk (事件日志文件): one NDJSON file, wire form v1.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;
use zhengwu_credit::code::Lang;
use zhengwu_credit::lifecycle::{Event, EventStore, Log, LogError, StoreError, Text, entered, wire};

use crate::whole;

/// How often a writer looks whether the other has ended, and after what time it gives up.
const LOOKS: u32 = 1000;
const BETWEEN: Duration = Duration::from_millis(10);

/// Events in a file (文件存储), a line an event. Several processes may write to it at once: each reads, checks and writes
/// while it alone has the lock. The file is replaced whole: a crash or a full disk leaves the old log or the new one. A log
/// that is damaged is never written to.
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
#[derive(Clone, Debug)]
pub struct FileStore {
    path: PathBuf,
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
        let why = |error: &io::Error| match whole::why_not_written(error) {
            Some(words) => words.in_lang(lang).to_owned(),
            None => error.to_string(),
        };
        match (self, lang) {
            (EventLogError::NoFile(path), Lang::Zh) => {
                format!("{}：这不是文件，不能当作事件日志", path.display())
            }
            (EventLogError::NoFile(path), Lang::En) => {
                format!("{}: this is no file and cannot be an event log", path.display())
            }
            (EventLogError::Read(path, error), Lang::Zh)
                if error.kind() == io::ErrorKind::PermissionDenied =>
            {
                format!("{}：没有读取的权限", path.display())
            }
            (EventLogError::Read(path, error), Lang::En)
                if error.kind() == io::ErrorKind::PermissionDenied =>
            {
                format!("{}: it may not be read", path.display())
            }
            (EventLogError::Read(path, error), Lang::Zh) => {
                format!("{}：事件日志读不出来（{}）", path.display(), why(error))
            }
            (EventLogError::Read(path, error), Lang::En) => {
                format!(
                    "{}: the event log cannot be read ({})",
                    path.display(),
                    why(error)
                )
            }
            (EventLogError::Write(path, error), Lang::Zh) => {
                format!("{}：没有登记，日志没有动（{}）", path.display(), why(error))
            }
            (EventLogError::Write(path, error), Lang::En) => {
                format!(
                    "{}: nothing was entered, the log is as it was ({})",
                    path.display(),
                    why(error)
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
        FileStore { path: path.into() }
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

    /// The log as it stands there, byte for byte.
    fn read(&self) -> Result<String, Failure> {
        let unread = |error| StoreError::Backend(EventLogError::Read(self.path.clone(), error));
        match fs::metadata(&self.path) {
            Ok(found) if !found.is_file() => {
                return Err(StoreError::Backend(EventLogError::NoFile(self.path.clone())));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound && whole::parent(&self.path).is_dir() => {
                return Ok(String::new());
            }
            Err(error) => return Err(unread(error)),
        }
        let bytes = fs::read(&self.path).map_err(unread)?;
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

    /// Waits until nobody else writes.
    fn lock(&self) -> Result<fs::File, Failure> {
        // A link to a log has the lock of what it leads to.
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let lock = whole::hidden(&path, "lock");
        for _ in 0..LOOKS {
            match whole::try_lock(&lock) {
                Ok(Some(file)) => return Ok(file),
                Ok(None) => thread::sleep(BETWEEN),
                Err(error) => {
                    return Err(StoreError::Backend(EventLogError::Write(
                        self.path.clone(),
                        error,
                    )));
                }
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
        self.read()?;
        let _lock = self.lock()?;
        let mut text = self.read()?;
        let next = Log::read(&text)?.next_sequence();
        let stored = entered(events, recorded_at, actor, expected, next)?;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for line in stored.iter().filter_map(wire::v1::write) {
            text.push_str(&line);
            text.push('\n');
        }
        whole::replace_file(&self.path, text.as_bytes())
            .map_err(|error| StoreError::Backend(EventLogError::Write(self.path.clone(), error)))?;
        Ok(stored)
    }

    fn log(&self) -> Result<Log, Failure> {
        Ok(Log::read(&self.read()?)?)
    }
}
