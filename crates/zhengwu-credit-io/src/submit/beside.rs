//! What lies beside the inbox (旁证): `published/`, lists of awards and contracts that others published, and `receipts/<period>/`,
//! what the platform answered; and in a unit's folder payments and reviews of its list of promises, which the ledger keeps. They are
//! judged with the month and are no part of what is submitted.

use std::path::Path;

use serde::Serialize;
use zhengwu_credit::code::{Lang, Words};
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Finding;
use zhengwu_credit::ledger::{Entry, Fate, Summary, Table};
use zhengwu_credit::submission::{UnitCorrections, UnitRef};
use zhengwu_credit::value::Period;

use crate::disk::kept_in;
use crate::{MAPPING_ENDING, OwnedTable, ReadOptions};

use super::came::{month_called, named, read};
use super::listing::list;
use super::{SubmitError, UnreadFile};

/// Where lists of published awards and contracts lie.
const PUBLISHED: &str = "published";
/// Where the platform's receipts lie, by month.
const RECEIPTS: &str = "receipts";

const NO_FOLDERS_HERE: Words = Words {
    zh: "是文件夹，没有读取；公告清单直接放在 published/ 里",
    en: "a folder and not read: lists of notices lie in published/ itself",
};
const NO_MONTH: Words = Words {
    zh: "不是月份的文件夹，没有读取；回执放进 receipts/月份/，如 receipts/2024-12/",
    en: "no folder of a month and not read: receipts lie in receipts/<period>/, receipts/2024-12/ for instance",
};
const NO_FOLDERS_IN_A_MONTH: Words = Words {
    zh: "是文件夹，没有读取；回执直接放在月份的文件夹里",
    en: "a folder and not read: receipts lie in the month's folder itself",
};

/// What was read.
#[derive(Default)]
pub(super) struct ReadBeside {
    /// With the month to which each belongs.
    pub(super) tables: Vec<(OwnedTable, Period)>,
    pub(super) notes: Vec<String>,
    pub(super) unread: Vec<UnreadFile>,
}

impl ReadBeside {
    /// Reads the lists, and the receipts of this month and of all before it.
    pub(super) fn of(
        dir: &Path,
        period: Period,
        shared: &ReadOptions,
        lang: Lang,
    ) -> Result<ReadBeside, SubmitError> {
        let mut all = ReadBeside::default();
        if dir.join(PUBLISHED).is_dir() {
            let folders = all.files_in(dir, PUBLISHED, (Kind::Published, period), shared, lang)?;
            all.leave(PUBLISHED, folders, NO_FOLDERS_HERE, lang);
        }
        if !dir.join(RECEIPTS).is_dir() {
            return Ok(all);
        }
        let listing = list(&dir.join(RECEIPTS))?;
        let (months, others): (Vec<_>, Vec<_>) = listing
            .folders
            .into_iter()
            .partition(|name| month_called(name).is_some());
        all.unread
            .extend(named(&format!("{RECEIPTS}/"), listing.strays, lang));
        all.leave(RECEIPTS, [others, listing.files].concat(), NO_MONTH, lang);
        for name in months {
            // One that is still to come is read when it has come.
            let Some(month) = month_called(&name).filter(|month| *month <= period) else {
                continue;
            };
            let below = format!("{RECEIPTS}/{name}");
            let folders = all.files_in(dir, &below, (Kind::Receipt, month), shared, lang)?;
            all.leave(&below, folders, NO_FOLDERS_IN_A_MONTH, lang);
        }
        Ok(all)
    }

    /// Reads the files of a folder, by its own mappings, then by those of all; gives the folders in it.
    fn files_in(
        &mut self,
        dir: &Path,
        below: &str,
        (kind, month): (Kind, Period),
        shared: &ReadOptions,
        lang: Lang,
    ) -> Result<Vec<String>, SubmitError> {
        let own = dir.join(below);
        let listing = list(&own)?;
        let (mappings, notes) = kept_in(&own);
        self.notes.extend(
            notes
                .iter()
                .map(|note| format!("{below}: {}", note.in_lang(lang))),
        );
        let mut options = shared.clone();
        // Where it lies says what it is.
        options.kind = Some(kind);
        options.mappings = mappings;
        options.mappings.extend(shared.mappings.iter().cloned());
        self.unread
            .extend(named(&format!("{below}/"), listing.strays, lang));
        let is_data = |file: &&String| !file.ends_with(MAPPING_ENDING);
        for file in listing.files.iter().filter(is_data) {
            let shown = format!("{below}/{file}");
            match read(&own.join(file), &shown, &options, lang) {
                Ok((tables, notes)) => {
                    self.notes.extend(notes);
                    self.tables.extend(tables.into_iter().map(|table| (table, month)));
                }
                Err(reason) => self.unread.push(UnreadFile { file: shown, reason }),
            }
        }
        Ok(listing.folders)
    }

    fn leave(&mut self, below: &str, names: Vec<String>, why: Words, lang: Lang) {
        let names = names.into_iter().map(|name| (name, why)).collect();
        self.unread.extend(named(&format!("{below}/"), names, lang));
    }
}

/// What is said of a table in a unit's folder that is no part of a submission.
pub(super) fn not_reported(table: &OwnedTable, lang: Lang) -> String {
    let (file, kind) = (table.file().unwrap_or_default(), table.kind());
    let sheet = table.sheet().map_or_else(String::new, |sheet| match lang {
        Lang::Zh => format!("工作表“{sheet}”"),
        Lang::En => format!("sheet `{sheet}` "),
    });
    let place = match (kind, lang) {
        (Kind::Published, Lang::Zh) => "；公告清单放进 published/ 才会比对",
        (Kind::Published, Lang::En) => "; a list of notices is compared where it lies in published/",
        (Kind::Receipt, Lang::Zh) => "；回执放进 receipts/月份/ 才会读取",
        (Kind::Receipt, Lang::En) => "; receipts are read where they lie in receipts/<period>/",
        (kind, Lang::Zh) if is_kept(kind) => "；只作检查，记入台账",
        (kind, Lang::En) if is_kept(kind) => "; it is judged, and kept in the ledger",
        _ => "",
    };
    match lang {
        Lang::Zh => format!(
            "{file}：{sheet}是{}，不是报送的记录，没有计入本次报送{place}",
            kind.title()
        ),
        Lang::En => format!(
            "{file}: {sheet}holds records of the kind {}, which is no part of a submission, and was left out{place}",
            kind.key()
        ),
    }
}

/// Whether a table in a unit's folder is judged and kept in the ledger, and no part of a submission.
pub(super) fn is_kept(kind: Kind) -> bool {
    matches!(kind, Kind::Payment | Kind::ListReview)
}

/// A kind of table beside the inbox in figures (旁证). Of what is withheld there is only the number.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BesideReport {
    /// Rows that came.
    pub rows: u64,
    /// Rows with an error. What can be read of them counts all the same.
    pub with_errors: u64,
    /// Rows that speak of something that is withheld.
    pub withheld: u64,
    /// Everything that was found.
    pub findings: Vec<Finding>,
}

impl BesideReport {
    /// Counts a row; gives what was found.
    fn count(&mut self, entry: &Entry<'_>, lang: Lang) -> Vec<Finding> {
        match entry {
            Entry::File(file) => file.findings(lang).collect(),
            Entry::Across(across) => across.findings(lang).collect(),
            Entry::Row(row) => {
                self.rows += 1;
                self.with_errors += u64::from(row.fate() == Fate::ToCorrect);
                self.withheld += u64::from(row.fate() == Fate::Withheld);
                row.findings(lang).collect()
            }
        }
    }
}

/// What a run made of these tables.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) kept: BesideReport,
    pub(super) published: BesideReport,
    pub(super) receipts: BesideReport,
    /// What units still owe, by their codes.
    owed: Vec<(String, Finding)>,
}

impl Beside {
    /// Takes what was found in a table that the ledger keeps; gives what that is.
    pub(super) fn keeps(&mut self, entry: &Entry<'_>, lang: Lang) -> Vec<Finding> {
        let found = self.kept.count(entry, lang);
        self.kept.findings.extend(found.iter().cloned());
        found
    }

    /// Takes what was found, where it is about notices or receipts.
    pub(super) fn takes(&mut self, entry: &Entry<'_>, kind: Kind, lang: Lang) -> bool {
        let report = match kind {
            Kind::Published => &mut self.published,
            Kind::Receipt => &mut self.receipts,
            _ => return false,
        };
        for finding in report.count(entry, lang) {
            let (unit, finding) = owed(finding);
            self.owed.extend(unit.map(|unit| (unit, finding.clone())));
            report.findings.push(finding);
        }
        true
    }

    /// Takes its rows out of the figures of what came to be submitted.
    pub(super) fn set_apart(&self, total: &mut Summary) {
        total.by_kind.retain(|kind, _| kind.is_reported());
        for own in [&self.kept, &self.published, &self.receipts] {
            total.rows -= own.rows;
            total.to_correct -= own.with_errors;
            total.withheld -= own.withheld;
            total.submitted -= own.rows - own.with_errors - own.withheld;
        }
    }

    /// Tells every unit what it owes; those that sent nothing have corrections of their own.
    pub(super) fn tell(
        &self,
        unit_of: &dyn Fn(&str) -> Option<UnitRef>,
        mut takes: impl FnMut(&UnitRef, &Finding) -> bool,
    ) -> Vec<UnitCorrections> {
        let mut others: Vec<UnitCorrections> = Vec::new();
        for (code, finding) in &self.owed {
            let Some(unit) = unit_of(code) else { continue };
            if takes(&unit, finding) {
                continue;
            }
            match others.iter_mut().find(|other| other.unit == unit) {
                Some(other) => other.owed.push(finding.clone()),
                None => others.push(UnitCorrections {
                    unit,
                    owed: vec![finding.clone()],
                    ..UnitCorrections::default()
                }),
            }
        }
        others.sort_by(|one, other| one.unit.uscc.cmp(&other.unit.uscc));
        others
    }
}

/// Who owes it, where something is owed; a record that was rejected is called by its own kind and key.
fn owed(mut finding: Finding) -> (Option<String>, Finding) {
    match finding.code.as_str() {
        "SUB401" => {
            let unit = finding.args.get("unit").and_then(|unit| unit.as_str());
            (unit.map(str::to_owned), finding)
        }
        "SUB402" => {
            let mut parts = std::mem::take(&mut finding.key).into_iter();
            let kind = parts.next().and_then(|kind| Kind::read(&kind));
            let key: Vec<String> = parts.collect();
            let wanted: &[usize] = match kind {
                Some(Kind::Performance) => &[0, 1, 2],
                Some(Kind::Dishonesty) => &[0, 1, 3],
                _ => &[0, 1],
            };
            finding.record = kind.unwrap_or(finding.record);
            finding.key = wanted.iter().filter_map(|at| key.get(*at).cloned()).collect();
            (finding.key.first().cloned(), finding)
        }
        _ => (None, finding),
    }
}
