//! The monthly submission on disk (月度报送): a working folder in, packages, corrections and a report out.
//!
//! The folder is that of page 5: `units.csv`, `inbox/<period>/<unit>/`, `submitted/<period>/`, `receipts/<period>/`; lists of
//! published awards and contracts lie in `published/`.

mod across;
mod beside;
pub(crate) mod came;
mod folder;
mod later;
pub(crate) mod listing;
mod package;
mod register;
mod report;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::{Finding, Phase, Severity};
use zhengwu_credit::ledger::{
    AcrossReport, Entry, Fate, Input, Ledger, Options, ReadError, RowReport, Summary, run,
};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::newest;
use zhengwu_credit::submission::{
    Carried, Corrections, Layout, OpenQuestion, Reportable, RowToCorrect, Table, UnitCorrections,
};
use zhengwu_credit::value::{Date, Period};

use crate::ledger::take_logs;
use crate::{why_not_read, why_not_written};
use across::AcrossTold;
pub use beside::BesideReport;
use beside::{Beside, is_kept};
pub use came::read_waivers;
use folder::WorkingFolder;
pub use report::{RunReport, UnitReport, UnreadFile};

/// What is to be done.
#[derive(Clone, Debug)]
pub struct SubmitOptions {
    /// The month.
    pub period: Period,
    /// The day as of which is judged; the profile's cut-off day of the next month if left out, so that the same input
    /// gives the same bytes on whatever day it is run.
    pub as_of: Option<Date>,
    /// The language of findings.
    pub lang: Lang,
    /// The city.
    pub profile: Profile,
    /// Where to; `submitted/<period>` of the working folder if left out.
    pub out: Option<PathBuf>,
}

/// Why nothing was submitted. Nothing was written, and what was there before stands.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SubmitError {
    /// The folder is not a working folder.
    #[error("{0}")]
    Folder(String),
    /// A file or a folder cannot be read.
    #[error("{}", self.in_lang(Lang::En))]
    Unread {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The register cannot be used.
    #[error("units.csv: {0}")]
    Register(String),
    /// A source failed half-way.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The result could not be written.
    #[error("{}", self.in_lang(Lang::En))]
    Write {
        /// Where.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// Another run writes there at this moment.
    #[error("{0}: another run is writing here; wait for it to end")]
    Busy(String),
}

impl SubmitError {
    fn unread(path: &Path, source: std::io::Error) -> SubmitError {
        let path = path.display().to_string();
        SubmitError::Unread { path, source }
    }

    /// The sentence in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        match (self, lang) {
            (SubmitError::Unread { path, source }, Lang::Zh) => {
                format!("{path}：{}", why_not_read(source).in_lang(lang))
            }
            (SubmitError::Unread { path, source }, Lang::En) => {
                format!("{path}: {}", why_not_read(source).in_lang(lang))
            }
            (SubmitError::Write { path, source }, Lang::Zh) => format!(
                "{path} 写不进去（{}），原来的内容没有动",
                why_not_written(source).in_lang(lang)
            ),
            (SubmitError::Write { path, source }, Lang::En) => format!(
                "{path} cannot be written ({}), and what was there is as it was",
                why_not_written(source).in_lang(lang)
            ),
            (SubmitError::Busy(path), Lang::Zh) => format!("另一个程序正在写 {path}，请等它结束再试"),
            (SubmitError::Register(reason), Lang::Zh) => format!("单位名册 units.csv：{reason}"),
            (SubmitError::Read(error), Lang::Zh) => {
                format!("{}：读到一半读不下去了（{}）", error.file, error.reason.zh)
            }
            (other, _) => other.to_string(),
        }
    }
}

/// What a run made.
#[derive(Debug)]
#[non_exhaustive]
pub struct Submitted {
    /// What became of every row.
    pub report: RunReport,
    /// What goes back to the units.
    pub corrections: Corrections,
    /// The folder that was written.
    pub out: PathBuf,
}

/// What one unit sends, and what goes back to it.
#[derive(Debug, Default)]
struct Gathered {
    records: Vec<Reportable>,
    corrections: UnitCorrections,
    summary: Summary,
}

/// Judges a month of a working folder and writes the submissions. The report says what became of every row.
///
/// # Errors
/// [`SubmitError`]; then nothing was written. Files that cannot be read do not stop the others: the report names them.
pub fn submit(
    dir: &Path,
    options: &SubmitOptions,
    progress: &mut dyn FnMut(u64),
) -> Result<Submitted, SubmitError> {
    let as_of = options.as_of.or(Some(options.profile.cut_off(options.period)));
    let mut logged = Ledger::new();
    let folder = WorkingFolder::open(dir, options, as_of, &mut logged)?;
    // Where a log cannot be read, nobody can tell what is secret by it.
    take_logs(dir, &mut logged, options.lang)
        .map_err(|error| SubmitError::Folder(error.in_lang(options.lang)))?;
    let mut declassified = logged.declassified_contracts();
    let mut secret = logged.secret_contracts();
    secret.extend(folder.classified_later(&declassified)?);
    // A row of this month that says that it is secret takes along what is of it, whatever was decided after the month.
    declassified.retain(|(_, on)| *on <= options.period.last_day());
    let run_options = Options {
        as_of,
        phase: Phase::Accept,
        lang: options.lang,
        profile: &options.profile,
        rules: newest(),
        register: Some(&folder.register),
        secret: &secret,
        declassified: &declassified,
        waivers: folder.waivers.as_ref(),
        logged: Some(&logged),
    };
    let layouts: BTreeMap<Kind, Layout> = Kind::REPORTED
        .into_iter()
        .map(|kind| (kind, Layout::haian(kind)))
        .collect();
    let mut gathered: Vec<Gathered> = folder.units.iter().map(|_| Gathered::default()).collect();
    for (unit, own) in folder.units.iter().zip(&mut gathered) {
        own.corrections.unit = unit.unit.clone();
    }
    let inputs: Vec<Input<'_>> = folder.inputs().collect();
    let mut rows = 0_u64;
    let mut beside = Beside::default();
    let mut across = AcrossTold::default();
    let mut total = run(&inputs, &run_options, &mut |entry| {
        let number = match &entry {
            Entry::File(file) => file.input(),
            Entry::Row(row) => row.input(),
            Entry::Across(found) => {
                if !found.instead().is_empty() {
                    derive(found, &folder, &mut gathered, &layouts);
                }
                let findings: Vec<Finding> = found.findings(options.lang).collect();
                return across.tell(&folder, &mut gathered, (found.input(), found.unit()), findings);
            }
        };
        let kind = inputs.get(number).map(|input| input.table.kind());
        if kind.is_some_and(|kind| beside.takes(&entry, kind, options.lang)) {
            return;
        }
        let Some(own) = folder.unit_of(number).and_then(|unit| gathered.get_mut(unit)) else {
            return;
        };
        if kind.is_some_and(is_kept) {
            return own.corrections.keep(beside.keeps(&entry, options.lang));
        }
        match entry {
            Entry::File(file) => own.corrections.files.extend(file.findings(options.lang)),
            Entry::Row(row) => {
                rows += 1;
                progress(rows);
                let findings: Vec<Finding> = row.findings(options.lang).collect();
                // What two units or two numbers say of one contract is for the office to see, however light.
                let notices = findings.iter().filter(|one| is_of_two_records(one));
                across.all.extend(notices.cloned());
                gather(&row, findings, own, &inputs, &layouts);
            }
            Entry::Across(_) => {}
        }
    })?;
    beside.set_apart(&mut total);
    total.also_applied(&folder.register_waivers);
    let files_of = |input: usize| {
        inputs
            .get(input)
            .and_then(|input| input.table.file())
            .unwrap_or_default()
    };
    let recalled = report::recalled(&total, &files_of, options.lang);
    let silent = beside.tell(&|code| folder.who_answers_for(code), |unit, finding| {
        let mut own = folder.units.iter().zip(&mut gathered);
        let Some((_, own)) = own.find(|(sender, _)| sender.unit == *unit) else {
            return false;
        };
        own.corrections.owed.push(finding.clone());
        true
    });
    across.also_owed(silent);
    let report = RunReport::new(
        options,
        as_of,
        &folder,
        &gathered,
        &total,
        recalled,
        (across.all, beside),
    );
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| folder.submitted(options.period));
    let others = across.others.into_values().collect();
    let (files, corrections) = package::files(&folder, (gathered, others), &layouts, options, &report);
    write::replace(&out, &files, options.lang)?;
    Ok(Submitted {
        report,
        corrections,
        out,
    })
}

/// Whether a finding that no unit is told of speaks of two records.
fn is_of_two_records(finding: &Finding) -> bool {
    finding.severity == Severity::Notice && finding.code.starts_with("XRF")
}

/// What logged events say in place of a record that is sent.
fn derive(
    found: &AcrossReport<'_>,
    folder: &WorkingFolder,
    gathered: &mut [Gathered],
    layouts: &BTreeMap<Kind, Layout>,
) {
    let sender = found.input().and_then(|input| folder.unit_of(input));
    let own = sender.and_then(|sender| gathered.get_mut(sender));
    if let (Some(own), Some(layout)) = (own, layouts.get(&found.kind())) {
        own.records.iter_mut().for_each(|one| one.derive(found, layout));
    }
}

/// What becomes of one row, of which this was found.
fn gather(
    row: &RowReport<'_>,
    findings: Vec<Finding>,
    own: &mut Gathered,
    inputs: &[Input<'_>],
    layouts: &BTreeMap<Kind, Layout>,
) {
    let Some(table) = inputs.get(row.input()).map(|input| input.table) else {
        return;
    };
    own.summary.rows += 1;
    own.corrections.questions.extend(OpenQuestion::of(row, table));
    match row.fate() {
        Fate::Withheld => own.summary.withheld += 1,
        Fate::ToCorrect => {
            own.summary.to_correct += 1;
            own.corrections.to_correct.push(RowToCorrect {
                file: table.file().unwrap_or_default().to_owned(),
                sheet: table.sheet().map(str::to_owned),
                row: row.row(),
                findings,
                carried: row
                    .unknown()
                    .map(|(heading, value)| Carried::new(heading, value))
                    .collect(),
            });
        }
        Fate::Submitted | Fate::SentWithAnother => {
            own.summary.submitted += 1;
            own.corrections.tell(findings);
            if let Some(layout) = layouts.get(&table.kind()) {
                own.records.extend(Reportable::from_row(row, layout));
            }
        }
    }
}

/// The tables of a set of records, in the order of every list; dishonesty records only where there are any.
fn tables(records: &[Reportable], layouts: &BTreeMap<Kind, Layout>) -> Vec<Table> {
    Kind::REPORTED
        .into_iter()
        .filter_map(|kind| Some(Table::new(layouts.get(&kind)?.clone(), records.iter().cloned())))
        .filter(|table| table.layout.kind != Kind::Dishonesty || !table.records().is_empty())
        .collect()
}
