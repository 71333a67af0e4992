//! The working folder (工作目录): who must report, and what came.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use zhengwu_credit::code::Lang;
use zhengwu_credit::finding::Finding;
use zhengwu_credit::ledger::{Input, Ledger, Table, WaiverTold, Waivers};
use zhengwu_credit::lifecycle::Subject;
use zhengwu_credit::requirement::register::Register;
use zhengwu_credit::submission::UnitRef;
use zhengwu_credit::value::{Date, Period};

use crate::{OwnedTable, ReadOptions};

use super::beside::{ReadBeside, is_kept, not_reported};
use super::came::{mappings_in, month_called, read_unit_folder, strays, waivers_in};
use super::later::classified_later;
use super::listing::list;
use super::register::{Registered, read_register, registered};
use super::{SubmitError, SubmitOptions, UnreadFile};

/// A working folder, read for one month.
pub(super) struct WorkingFolder {
    root: PathBuf,
    lang: Lang,
    /// The month that is read.
    period: Period,
    /// Who sent something, in the order of their codes.
    pub(super) units: Vec<Sender>,
    /// Who must report this month and sent nothing.
    pub(super) silent: Vec<UnitRef>,
    /// What the register calls the units.
    pub(super) register: Register,
    /// What is wrong with the register.
    pub(super) register_findings: Vec<Finding>,
    /// What is let pass (`waivers.ndjson`).
    pub(super) waivers: Option<Waivers>,
    /// What became of each in the register.
    pub(super) register_waivers: Vec<WaiverTold>,
    /// Files that could not be read.
    pub(super) unread: Vec<UnreadFile>,
    /// What the reader decided, in words.
    pub(super) notes: Vec<String>,
    tables: Vec<Came>,
    lines: Vec<Registered>,
    /// How files are read: by the mappings that are kept in `mappings/`.
    options: ReadOptions,
}

/// A unit that sent something; it makes one submission, however many folders it has.
pub(super) struct Sender {
    pub(super) unit: UnitRef,
    /// Its folders: by its code, by its name, or both.
    folders: Vec<String>,
    /// Whether the register knows it.
    pub(super) is_registered: bool,
}

/// A table that came.
struct Came {
    table: OwnedTable,
    /// Who sent it; beyond the senders of this month those of earlier ones.
    unit: usize,
    /// The month for which it came: this one, or one before it.
    period: Period,
    /// Only looked up: an earlier month's, or what is no part of a submission.
    is_context: bool,
}

impl Sender {
    /// The name of its package's folder: its code, or where nobody knows that, the name of the folder that came.
    pub(super) fn place(&self) -> &str {
        match self.folders.first() {
            Some(folder) if self.unit.uscc.is_empty() => folder,
            _ => &self.unit.uscc,
        }
    }
}

impl WorkingFolder {
    /// Reads the register, this month's inbox, and the months before. The units of the register go into the ledger.
    pub(super) fn open(
        dir: &Path,
        options: &SubmitOptions,
        as_of: Option<Date>,
        ledger: &mut Ledger,
    ) -> Result<WorkingFolder, SubmitError> {
        let waivers = waivers_in(dir, options.lang)?;
        let read = read_register(dir, options, as_of, waivers.as_ref(), ledger)?;
        let register = read.lines;
        let inbox = dir.join("inbox");
        let month = inbox.join(options.period.to_string());
        if !month.is_dir() {
            let place = month.display();
            return Err(SubmitError::Folder(match options.lang {
                Lang::Zh => format!("没有这个文件夹：{place}"),
                Lang::En => format!("there is no such folder: {place}"),
            }));
        }
        let mut names = Register::default();
        for one in &register {
            names.add(&one.unit.uscc, &one.unit.name);
            names.note_end(&one.unit.uscc, one.valid_to, None);
        }
        let mut folder = WorkingFolder {
            register: names,
            root: dir.to_path_buf(),
            lang: options.lang,
            period: options.period,
            units: Vec::new(),
            silent: Vec::new(),
            register_findings: read.findings,
            waivers,
            register_waivers: read.waivers,
            unread: Vec::new(),
            notes: Vec::new(),
            tables: Vec::new(),
            lines: Vec::new(),
            options: ReadOptions::default(),
        };
        let (mappings, notes) = mappings_in(&dir.join("mappings"), "mappings/", options.lang);
        folder.options.mappings = mappings;
        folder.notes = notes;
        let listing = list(&month)?;
        folder.unread = strays("", listing.strays, listing.files, options.lang);
        let mut senders: BTreeMap<(String, String), Sender> = BTreeMap::new();
        for name in listing.folders {
            let (unit, is_registered) = registered(&register, &name);
            let sender = senders.entry((unit.uscc.clone(), unit.name.clone()));
            let sender = sender.or_insert(Sender {
                unit,
                folders: Vec::new(),
                is_registered,
            });
            sender.folders.push(name);
        }
        folder.units = senders.into_values().collect();
        let mut others = Vec::new();
        for earlier in earlier_months(&inbox, options.period)? {
            folder.read_earlier(&inbox, earlier, &register, &mut others)?;
        }
        for number in 0..folder.units.len() {
            folder.read_unit(&month, number)?;
        }
        folder.silent = silent(&register, &folder, options.period);
        let beside = ReadBeside::of(dir, options.period, &folder.options, options.lang)?;
        folder.notes.extend(beside.notes);
        folder.unread.extend(beside.unread);
        folder
            .tables
            .extend(beside.tables.into_iter().map(|(table, period)| Came {
                table,
                unit: usize::MAX,
                period,
                // What was rejected in an earlier month is owed in this one.
                is_context: false,
            }));
        folder.lines = register;
        Ok(folder)
    }

    /// This month's files of a unit.
    fn read_unit(&mut self, month: &Path, number: usize) -> Result<(), SubmitError> {
        let folders = self
            .units
            .get(number)
            .map(|sender| sender.folders.clone())
            .unwrap_or_default();
        for name in folders {
            let came = read_unit_folder(&month.join(&name), &format!("{name}/"), &self.options, self.lang)?;
            self.notes.extend(came.notes);
            self.unread.extend(came.unread);
            let (tables, kept): (Vec<_>, Vec<_>) = came
                .tables
                .into_iter()
                .partition(|table| table.kind().is_reported());
            self.notes
                .extend(kept.iter().map(|table| not_reported(table, self.lang)));
            let period = self.period;
            let came = |table: OwnedTable| Came {
                is_context: !(table.kind().is_reported() || is_kept(table.kind())),
                table,
                unit: number,
                period,
            };
            self.tables.extend(tables.into_iter().chain(kept).map(came));
        }
        Ok(())
    }

    /// What came in an earlier month: statements are judged beside its contracts, and months beside each other. `others` are
    /// the units that sent nothing this month.
    fn read_earlier(
        &mut self,
        inbox: &Path,
        period: Period,
        register: &[Registered],
        others: &mut Vec<UnitRef>,
    ) -> Result<(), SubmitError> {
        let month = inbox.join(period.to_string());
        for name in list(&month)?.folders {
            let (unit, _) = registered(register, &name);
            let of_this_month = self.units.iter().position(|sender| sender.unit == unit);
            let unit = of_this_month.unwrap_or_else(|| {
                let known = others.iter().position(|other| *other == unit);
                self.units.len()
                    + known.unwrap_or_else(|| {
                        others.push(unit);
                        others.len() - 1
                    })
            });
            // What cannot be read was told when its own month was run.
            let below = format!("{period}/{name}/");
            let read = read_unit_folder(&month.join(&name), &below, &self.options, self.lang)?;
            let came = |table| Came {
                table,
                unit,
                period,
                is_context: true,
            };
            self.tables.extend(read.tables.into_iter().map(came));
        }
        Ok(())
    }

    /// The contracts that later months call secret.
    pub(super) fn classified_later(
        &self,
        declassified: &[(Subject, Date)],
    ) -> Result<Vec<Subject>, SubmitError> {
        let inbox = self.root.join("inbox");
        classified_later(&inbox, self.period, &self.options, (declassified, self.lang))
    }

    /// The tables as inputs of a run; a unit is a scope.
    pub(super) fn inputs(&self) -> impl Iterator<Item = Input<'_>> {
        self.tables.iter().map(|came| Input {
            table: &came.table,
            scope: u32::try_from(came.unit).unwrap_or(u32::MAX),
            batch: came.period.months(),
            period: Some(came.period),
            context_only: came.is_context,
        })
    }

    /// Who answers for what a unit owes: itself, or after a merger its successor.
    pub(super) fn who_answers_for(&self, uscc: &str) -> Option<UnitRef> {
        let mut code = uscc.to_owned();
        for _ in 0..=self.lines.len() {
            let mut lines = self.lines.iter().filter(|line| line.unit.uscc == code);
            let last = lines.clone().next_back()?;
            let is_there = |line: &Registered| line.valid_to.is_none_or(|to| to >= self.period.first_day());
            match (lines.rfind(|line| is_there(line)), &last.successor) {
                (None, Some(successor)) => code.clone_from(successor),
                (line, _) => return Some(line.unwrap_or(last).unit.clone()),
            }
        }
        None
    }

    /// Whose table an input is.
    pub(super) fn unit_of(&self, input: usize) -> Option<usize> {
        self.tables
            .get(input)
            .map(|came| came.unit)
            .filter(|unit| *unit < self.units.len())
    }

    /// The unit of a code, where it sent something.
    pub(super) fn sender_of(&self, code: &str) -> Option<usize> {
        self.units.iter().position(|sender| sender.unit.uscc == code)
    }

    /// The months that were submitted.
    pub(super) fn submitted_months(&self) -> impl Iterator<Item = Period> {
        let entries = fs::read_dir(self.root.join("submitted"))
            .into_iter()
            .flatten()
            .filter_map(Result::ok);
        entries.filter_map(|entry| Period::parse(entry.file_name().to_str()?).ok())
    }

    /// Where a month's submissions are put.
    pub(super) fn submitted(&self, period: Period) -> PathBuf {
        self.root.join("submitted").join(period.to_string())
    }
}

/// Who must report this month and sent nothing.
fn silent(register: &[Registered], folder: &WorkingFolder, period: Period) -> Vec<UnitRef> {
    let must = |one: &&Registered| {
        one.reports_from.is_none_or(|from| from <= period)
            && one.valid_from.is_none_or(|from| from <= period.last_day())
            // When the month is reported, who has ended by then is no more: its heir reports.
            && one.valid_to.is_none_or(|to| to > period.last_day())
    };
    // An empty folder, or one with nothing that could be read, is no report.
    let has_sent = |one: &Registered| {
        let is_report = |came: &&Came| !came.is_context && came.table.kind().is_reported();
        let mut sent = folder.tables.iter().filter(is_report);
        sent.any(|came| {
            folder
                .units
                .get(came.unit)
                .is_some_and(|sender| sender.unit == one.unit)
        })
    };
    let mut silent: Vec<UnitRef> = register
        .iter()
        .filter(must)
        .filter(|one| !has_sent(one))
        .map(|one| one.unit.clone())
        .collect();
    silent.sort_by(|one, other| one.uscc.cmp(&other.uscc));
    silent
}

/// The months before this one that have an inbox, in order.
fn earlier_months(inbox: &Path, period: Period) -> Result<Vec<Period>, SubmitError> {
    let folders = list(inbox)?.folders.into_iter();
    let earlier = folders.filter_map(|name| month_called(&name));
    Ok(earlier.filter(|month| *month < period).collect())
}
