//! The working folder (工作目录): who must report, and what came.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{Kind, unit};
use zhengwu_credit::finding::{Finding, Severity};
use zhengwu_credit::ledger::{Entry, Input, Options, Table, WaiverTold, Waivers, run};
use zhengwu_credit::requirement::register::Register;
use zhengwu_credit::submission::UnitRef;
use zhengwu_credit::value::{Date, Period, Uscc};

use crate::disk::kept_in;
use crate::{OwnedTable, ReadOptions, open};

use super::came::{mappings_in, read, read_unit_folder, strays, waivers_in};
use super::listing::list;
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
    unit: usize,
    /// The month for which it came: this one, or one before it.
    period: Period,
}

/// A line of the register.
struct Registered {
    unit: UnitRef,
    reports_from: Option<Period>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
}

/// The register as it was read.
struct ReadRegister {
    lines: Vec<Registered>,
    findings: Vec<Finding>,
    waivers: Vec<WaiverTold>,
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
    /// Reads the register, this month's inbox, and the contracts of the months before.
    pub(super) fn open(
        dir: &Path,
        options: &SubmitOptions,
        as_of: Option<Date>,
    ) -> Result<WorkingFolder, SubmitError> {
        let waivers = waivers_in(dir, options.lang)?;
        let read = read_register(dir, options, as_of, waivers.as_ref())?;
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
        for earlier in earlier_months(&inbox, options.period)? {
            folder.read_contracts_of(&inbox, earlier, &register)?;
        }
        for number in 0..folder.units.len() {
            folder.read_unit(&month, number)?;
        }
        folder.silent = silent(&register, &folder, options.period);
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
            let came = |table| Came {
                table,
                unit: number,
                period,
            };
            self.tables.extend(tables.into_iter().map(came));
        }
        Ok(())
    }

    /// The contracts that came in an earlier month: statements are judged beside them.
    fn read_contracts_of(
        &mut self,
        inbox: &Path,
        period: Period,
        register: &[Registered],
    ) -> Result<(), SubmitError> {
        let month = inbox.join(period.to_string());
        for name in list(&month)?.folders {
            let (unit, _) = registered(register, &name);
            let of_this_month = self.units.iter().position(|sender| sender.unit == unit);
            let own = month.join(&name);
            let mut options = self.options.clone();
            options.mappings.extend(kept_in(&own).0);
            for file in list(&own)?.files {
                // What cannot be read was told when its own month was run.
                let shown = format!("{period}/{name}/{file}");
                let Ok((tables, _)) = read(&own.join(&file), &shown, &options, self.lang) else {
                    continue;
                };
                let contracts = tables.into_iter().filter(|table| table.kind() == Kind::Contract);
                let unit = of_this_month.unwrap_or(usize::MAX);
                let came = |table| Came { table, unit, period };
                self.tables.extend(contracts.map(came));
            }
        }
        Ok(())
    }

    /// The tables as inputs of a run; a unit is a scope.
    pub(super) fn inputs(&self) -> impl Iterator<Item = Input<'_>> {
        self.tables.iter().map(|came| Input {
            table: &came.table,
            scope: u32::try_from(came.unit).unwrap_or(u32::MAX),
            batch: 0,
            period: Some(came.period),
            context_only: came.period < self.period,
        })
    }

    /// Whose table an input is.
    pub(super) fn unit_of(&self, input: usize) -> Option<usize> {
        self.tables
            .get(input)
            .map(|came| came.unit)
            .filter(|unit| *unit < self.units.len())
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

/// What is said of a table that is no part of a submission.
fn not_reported(table: &OwnedTable, lang: Lang) -> String {
    let (file, kind) = (table.file().unwrap_or_default(), table.kind());
    let sheet = table.sheet().map_or_else(String::new, |sheet| match lang {
        Lang::Zh => format!("工作表“{sheet}”"),
        Lang::En => format!("sheet `{sheet}` "),
    });
    match lang {
        Lang::Zh => format!(
            "{file}：{sheet}是{}，不是报送的记录，没有计入本次报送",
            kind.title()
        ),
        Lang::En => format!(
            "{file}: {sheet}holds records of the kind {}, which is no part of a submission, and was left out",
            kind.key()
        ),
    }
}

/// The register, and what is wrong with it: a line with an error names nobody, and is told.
fn read_register(
    dir: &Path,
    options: &SubmitOptions,
    as_of: Option<Date>,
    waivers: Option<&Waivers>,
) -> Result<ReadRegister, SubmitError> {
    let path = dir.join("units.csv");
    let bytes =
        fs::read(&path).map_err(|error| SubmitError::Folder(format!("{}: {error}", path.display())))?;
    let read_options = ReadOptions {
        kind: Some(Kind::Unit),
        ..ReadOptions::default()
    };
    let opened = open("units.csv", bytes, &read_options)
        .map_err(|failure| SubmitError::Register(failure.sentence().in_lang(options.lang).to_owned()))?;
    let inputs: Vec<Input<'_>> = opened.tables.iter().map(|table| Input::judged(table)).collect();
    let mut run_options = Options::new(&options.profile);
    run_options.as_of = as_of;
    run_options.waivers = waivers;
    let mut register = Vec::new();
    let mut wrong = Vec::new();
    let summary = run(&inputs, &run_options, &mut |entry| match entry {
        Entry::File(file) => wrong.extend(file.findings(options.lang)),
        Entry::Row(row) => {
            wrong.extend(
                row.findings(options.lang)
                    .filter(|one| one.severity > Severity::Notice),
            );
            register.extend(row.submittable().map(|record| {
                Registered {
                    unit: UnitRef {
                        uscc: record
                            .value(unit::uscc)
                            .map(|uscc| uscc.as_str().to_owned())
                            .unwrap_or_default(),
                        name: record.value(unit::name).unwrap_or_default().to_owned(),
                    },
                    reports_from: record.value(unit::reports_from),
                    valid_from: record.value(unit::valid_from),
                    valid_to: record.value(unit::valid_to),
                }
            }));
        }
    })?;
    Ok(ReadRegister {
        lines: register,
        findings: wrong,
        waivers: summary.waivers,
    })
}

/// The unit of a folder, by code or by name; one that the register does not know keeps its folder's name.
fn registered(register: &[Registered], folder: &str) -> (UnitRef, bool) {
    let is_named = |one: &&Registered| one.unit.uscc.eq_ignore_ascii_case(folder) || one.unit.name == folder;
    match register.iter().find(is_named) {
        Some(one) => (one.unit.clone(), true),
        None => {
            let uscc = Uscc::parse(folder)
                .map(|code| code.as_str().to_owned())
                .unwrap_or_default();
            (
                UnitRef {
                    uscc,
                    name: folder.to_owned(),
                },
                false,
            )
        }
    }
}

/// Who must report this month and sent nothing.
fn silent(register: &[Registered], folder: &WorkingFolder, period: Period) -> Vec<UnitRef> {
    let must = |one: &&Registered| {
        one.reports_from.is_none_or(|from| from <= period)
            && one.valid_from.is_none_or(|from| from <= period.last_day())
            && one.valid_to.is_none_or(|to| to >= period.first_day())
    };
    // An empty folder, or one with nothing that could be read, is no report.
    let has_sent = |one: &Registered| {
        let mut sent = folder.tables.iter().filter(|came| came.period == period);
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
    let earlier = folders.filter_map(|name| {
        let month = Period::parse(&name).ok()?;
        (month < period && month.to_string() == name).then_some(month)
    });
    Ok(earlier.collect())
}
