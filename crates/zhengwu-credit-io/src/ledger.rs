//! The ledger of a working folder (工作目录的台账): the register, every month that came, and the event logs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use zhengwu_credit::code::{Lang, Words};
use zhengwu_credit::finding::Phase;
use zhengwu_credit::ledger::{Input, Ledger, Options, Summary, Table};
use zhengwu_credit::lifecycle::{EventStore as _, Subject};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::value::{Date, Period};

use crate::submit::came::{mappings_in, month_called, named, read, read_unit_folder, strays, waivers_in};
use crate::submit::listing::list;
use crate::submit::{SubmitError, UnreadFile};
use crate::{FileStore, OwnedTable, ReadOptions};

const NO_LOG: Words = Words {
    zh: "不是事件日志（.ndjson），没有读取",
    en: "no event log (.ndjson) and not read",
};

/// The ledger of a working folder, and what is to be said of its files.
#[derive(Debug)]
#[non_exhaustive]
pub struct OpenedLedger {
    /// The ledger.
    pub ledger: Ledger,
    /// The figures of the records.
    pub summary: Summary,
    /// What the reader decided, in words.
    pub notes: Vec<String>,
    /// Files that could not be read; nothing in them is in the ledger.
    pub unread: Vec<UnreadFile>,
    /// The logs of `events/`, by file.
    logs: BTreeMap<PathBuf, KeptLog>,
    events: PathBuf,
}

#[derive(Debug)]
struct KeptLog {
    /// What it has read it need not read again.
    store: FileStore,
    next: u64,
    subjects: Vec<Subject>,
}

/// Why there is no ledger (台账错误).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The folder, the register or a source.
    #[error(transparent)]
    Folder(#[from] SubmitError),
    /// A log is damaged or cannot be read; the sentence names it.
    #[error("{en}")]
    Log {
        /// 中文
        zh: String,
        /// English
        en: String,
    },
}

impl LedgerError {
    /// The sentence in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        match (self, lang) {
            (LedgerError::Folder(error), _) => error.in_lang(lang),
            (LedgerError::Log { zh, .. }, Lang::Zh) => zh.clone(),
            (LedgerError::Log { en, .. }, Lang::En) => en.clone(),
        }
    }
}

impl OpenedLedger {
    /// Reads a working folder. `as_of` is the day of which will be asked; records are judged as of it, or as of the cut-off
    /// day of the latest month that came, where that is later.
    ///
    /// # Errors
    /// [`LedgerError`]: the folder is none, a log is damaged, or a source fails half-way. Files that cannot be read do not
    /// stop the others: they are named.
    pub fn open(dir: &Path, profile: &Profile, as_of: Date, lang: Lang) -> Result<OpenedLedger, LedgerError> {
        let (inbox, events) = (dir.join("inbox"), dir.join("events"));
        if !inbox.is_dir() && !events.is_dir() {
            return Err(not_a_folder(dir, lang).into());
        }
        let mut came = Came::default();
        came.register(dir, lang);
        let (mappings, notes) = mappings_in(&dir.join("mappings"), "mappings/", lang);
        came.notes.extend(notes);
        let shared = ReadOptions {
            mappings,
            ..ReadOptions::default()
        };
        if inbox.is_dir() {
            came.months(&inbox, &shared, lang)?;
        }
        let waivers = waivers_in(dir, lang)?;
        let mut ledger = Ledger::new();
        let latest = came.tables.iter().filter_map(|one| one.period).max();
        let mut options = Options::new(profile);
        options.phase = Phase::Accept;
        options.lang = lang;
        options.as_of = latest.map(|period| profile.cut_off(period)).max(Some(as_of));
        let logs = read_logs(&events, &mut ledger, &mut came.unread, lang)?;
        let secret = ledger.secret_contracts();
        options.secret = &secret;
        let declassified = ledger.declassified_contracts();
        options.declassified = &declassified;
        options.waivers = waivers.as_ref();
        let inputs: Vec<Input<'_>> = came.tables.iter().map(CameTable::input).collect();
        let summary = ledger.take(&inputs, &options).map_err(SubmitError::from)?;
        Ok(OpenedLedger {
            ledger,
            summary,
            notes: came.notes,
            unread: came.unread,
            logs,
            events,
        })
    }

    /// The log in which a subject's events stand, or are to stand, and the number that its next event gets.
    ///
    /// It is the one that has events of it or of what it hangs on, else `events/<code of the unit>.ndjson`.
    #[must_use]
    pub fn log_of(&self, subject: &Subject) -> (FileStore, u64) {
        let parent = subject.hangs_on();
        let main = parent.as_ref().unwrap_or(subject);
        let is_there = |log: &KeptLog| {
            let has = |own: &Subject| own == main || own.hangs_on().as_ref() == Some(main);
            log.subjects.iter().any(has)
        };
        if let Some(log) = self.logs.values().find(|log| is_there(log)) {
            return (log.store.clone(), log.next);
        }
        let unit = main.key.first().map(String::as_str).unwrap_or_default();
        let name: String = unit.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = if name.is_empty() { "events" } else { &name };
        let path = self.events.join(format!("{name}.ndjson"));
        match self.logs.get(&path) {
            Some(log) => (log.store.clone(), log.next),
            None => (FileStore::new(path), 1),
        }
    }
}

/// A table that came, for which month and from whom.
struct CameTable {
    table: OwnedTable,
    period: Option<Period>,
    scope: u32,
    batch: u32,
}

impl CameTable {
    fn input(&self) -> Input<'_> {
        Input {
            scope: self.scope,
            batch: self.batch,
            period: self.period,
            ..Input::judged(&self.table as &dyn Table)
        }
    }
}

#[derive(Default)]
struct Came {
    tables: Vec<CameTable>,
    notes: Vec<String>,
    unread: Vec<UnreadFile>,
    /// A unit's number, by the name of its folder.
    units: BTreeMap<String, u32>,
}

impl Came {
    /// The register, where there is one.
    fn register(&mut self, dir: &Path, lang: Lang) {
        let path = dir.join("units.csv");
        if !path.is_file() {
            return;
        }
        let options = ReadOptions {
            kind: Some(zhengwu_credit::field::Kind::Unit),
            ..ReadOptions::default()
        };
        match read(&path, "units.csv", &options, lang) {
            Ok((tables, notes)) => {
                self.notes.extend(notes);
                self.tables.extend(tables.into_iter().map(|table| CameTable {
                    table,
                    period: None,
                    scope: u32::MAX,
                    batch: 0,
                }));
            }
            Err(reason) => self.unread.push(UnreadFile {
                file: "units.csv".to_owned(),
                reason,
            }),
        }
    }

    /// Every month of the inbox, in order.
    fn months(&mut self, inbox: &Path, shared: &ReadOptions, lang: Lang) -> Result<(), SubmitError> {
        let listing = list(inbox)?;
        self.unread
            .extend(strays("inbox/", listing.strays, listing.files, lang));
        for name in listing.folders {
            let Some(period) = month_called(&name) else {
                self.unread.extend(strays("inbox/", Vec::new(), vec![name], lang));
                continue;
            };
            let month = list(&inbox.join(&name))?;
            self.unread
                .extend(strays(&format!("{name}/"), month.strays, month.files, lang));
            for unit in month.folders {
                let below = format!("{name}/{unit}/");
                let came = read_unit_folder(&inbox.join(&name).join(&unit), &below, shared, lang)?;
                self.notes.extend(came.notes);
                self.unread.extend(came.unread);
                let number = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
                let scope = *self.units.entry(unit).or_insert(number);
                let batch = period.months();
                self.tables.extend(came.tables.into_iter().map(|table| CameTable {
                    table,
                    period: Some(period),
                    scope,
                    batch,
                }));
            }
        }
        Ok(())
    }
}

/// Takes the logs of a working folder: they say what is secret, and what happened beside the records.
///
/// # Errors
/// A log is damaged: then nobody can tell.
pub(crate) fn take_logs(dir: &Path, ledger: &mut Ledger, lang: Lang) -> Result<(), LedgerError> {
    read_logs(&dir.join("events"), ledger, &mut Vec::new(), lang).map(drop)
}

/// Reads `events/*.ndjson`. The events of one subject stand in one log: there their numbers give the order.
fn read_logs(
    events: &Path,
    ledger: &mut Ledger,
    unread: &mut Vec<UnreadFile>,
    lang: Lang,
) -> Result<BTreeMap<PathBuf, KeptLog>, LedgerError> {
    let mut logs = BTreeMap::new();
    if !events.is_dir() {
        return Ok(logs);
    }
    let listing = list(events)?;
    let (files, others): (Vec<String>, Vec<String>) = listing
        .files
        .into_iter()
        .partition(|name| name.ends_with(".ndjson"));
    // Locks, and what a writer that was stopped has left.
    let is_own = |(name, _): &(String, Words)| name.starts_with('.');
    let hidden = listing.strays.into_iter().filter(|stray| !is_own(stray));
    let others = others
        .into_iter()
        .chain(listing.folders)
        .map(|name| (name, NO_LOG));
    unread.extend(named("events/", hidden.chain(others).collect(), lang));
    let mut place: BTreeMap<Subject, String> = BTreeMap::new();
    for name in files {
        let store = FileStore::new(events.join(&name));
        let log = store.log().map_err(|error| LedgerError::Log {
            zh: store.say(&error, Lang::Zh),
            en: store.say(&error, Lang::En),
        })?;
        let mut subjects: Vec<Subject> = log.events().iter().map(|event| event.subject.clone()).collect();
        subjects.sort();
        subjects.dedup();
        for subject in &subjects {
            if let Some(other) = place.insert(subject.clone(), name.clone()) {
                return Err(LedgerError::Log {
                    // Which one is not said: it may be a state secret, and the logs alone do not tell.
                    zh: format!(
                        "同一事项的事件分在 events/{other} 和 events/{name} 两个日志里，分不清先后：请并到一个日志"
                    ),
                    en: format!(
                        "events of one subject stand in two logs, events/{other} and events/{name}, and nobody can tell their order: keep them in one"
                    ),
                });
            }
        }
        ledger.add_log(&log);
        let path = store.path().to_path_buf();
        logs.insert(
            path,
            KeptLog {
                store,
                next: log.next_sequence(),
                subjects,
            },
        );
    }
    Ok(logs)
}

fn not_a_folder(dir: &Path, lang: Lang) -> SubmitError {
    let place = dir.display();
    SubmitError::Folder(match (lang, dir.is_dir()) {
        (Lang::Zh, true) => format!("{place} 不是工作目录：里面没有 inbox，也没有 events"),
        (Lang::Zh, false) => format!("{place} 不是工作目录：没有这个文件夹"),
        (Lang::En, true) => format!("{place} is no working folder: it has neither inbox nor events"),
        (Lang::En, false) => format!("{place} is no working folder: there is no such folder"),
    })
}
