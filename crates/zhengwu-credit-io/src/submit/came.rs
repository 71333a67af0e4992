//! What came in a unit's folder (收到的文件): tables, and what is to be said of the rest.

use std::fs;
use std::path::Path;

use zhengwu_credit::code::{Lang, Words};
use zhengwu_credit::ledger::Waivers;
use zhengwu_credit::value::Period;

use crate::disk::{bytes_of, kept_in};
use crate::{MAPPING_ENDING, Mapping, OwnedTable, ReadOptions, open, why_not_read};

use super::listing::{NOT_IN_A_UNITS_FOLDER, list};
use super::{SubmitError, UnreadFile};

/// What was read from a unit's folder of a month.
#[derive(Default)]
pub(crate) struct CameIn {
    pub(crate) tables: Vec<OwnedTable>,
    /// What the reader decided, in words.
    pub(crate) notes: Vec<String>,
    /// Files that could not be read.
    pub(crate) unread: Vec<UnreadFile>,
}

/// The month whose name a folder has, written as months are.
pub(crate) fn month_called(name: &str) -> Option<Period> {
    let month = Period::parse(name).ok();
    month.filter(|month| month.to_string() == name)
}

/// Reads all files of a unit's folder, by its own mappings, then by those of all units. `below` stands before every name.
pub(crate) fn read_unit_folder(
    own: &Path,
    below: &str,
    shared: &ReadOptions,
    lang: Lang,
) -> Result<CameIn, SubmitError> {
    let listing = list(own)?;
    let (mappings, notes) = mappings_in(own, below, lang);
    let mut options = shared.clone();
    options.mappings = mappings;
    options.mappings.extend(shared.mappings.iter().cloned());
    let mut came = CameIn {
        tables: Vec::new(),
        notes,
        unread: strays(below, listing.strays, listing.folders, lang),
    };
    let is_data = |file: &&String| !file.ends_with(MAPPING_ENDING);
    for file in listing.files.iter().filter(is_data) {
        let shown = format!("{below}{file}");
        match read(&own.join(file), &shown, &options, lang) {
            Ok((tables, notes)) => {
                came.notes.extend(notes);
                came.tables.extend(tables);
            }
            Err(reason) => came.unread.push(UnreadFile { file: shown, reason }),
        }
    }
    Ok(came)
}

/// The mappings of a folder; one that cannot be used is told.
pub(crate) fn mappings_in(folder: &Path, below: &str, lang: Lang) -> (Vec<Mapping>, Vec<String>) {
    let (mappings, notes) = kept_in(folder);
    let told = notes
        .iter()
        .map(|note| format!("{below}: {}", note.in_lang(lang)));
    (mappings, told.collect())
}

/// What is let pass, where the folder has `waivers.ndjson`; with a wrong line none is used, and nothing is done.
pub(crate) fn waivers_in(dir: &Path, lang: Lang) -> Result<Option<Waivers>, SubmitError> {
    let path = dir.join("waivers.ndjson");
    if fs::symlink_metadata(&path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok(None);
    }
    read_waivers(&path, lang).map(Some).map_err(SubmitError::Folder)
}

/// What is let pass, read from a file with one waiver (豁免) a line.
///
/// # Errors
///
/// One sentence with the file's name: it cannot be opened, or a line is wrong. Nothing that a line holds is repeated.
pub fn read_waivers(path: &Path, lang: Lang) -> Result<Waivers, String> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let text = fs::read_to_string(path).map_err(|error| {
        let why = why_not_read(&error);
        match lang {
            Lang::Zh => format!("{name}：豁免文件打不开（{}）", why.in_lang(lang)),
            Lang::En => format!("{name}: the waivers cannot be opened ({})", why.in_lang(lang)),
        }
    })?;
    Waivers::from_ndjson(&text).map_err(|error| match lang {
        Lang::Zh => format!("{name}：{}", error.in_lang(lang)),
        Lang::En => format!("{name}: {}", error.in_lang(lang)),
    })
}

/// What lies where it cannot be read is named, not passed over; and so is what lies in the wrong place.
pub(crate) fn strays(
    below: &str,
    strays: Vec<(String, Words)>,
    misplaced: Vec<String>,
    lang: Lang,
) -> Vec<UnreadFile> {
    let misplaced = misplaced.into_iter().map(|name| (name, NOT_IN_A_UNITS_FOLDER));
    named(below, strays.into_iter().chain(misplaced).collect(), lang)
}

/// Files that were not read, with the reason of each.
pub(crate) fn named(below: &str, files: Vec<(String, Words)>, lang: Lang) -> Vec<UnreadFile> {
    let files = files.into_iter();
    files
        .map(|(name, why)| UnreadFile {
            file: format!("{below}{name}"),
            reason: why.in_lang(lang).to_owned(),
        })
        .collect()
}

/// Reads one file; the name is the one that findings show.
pub(crate) fn read(
    path: &Path,
    shown: &str,
    options: &ReadOptions,
    lang: Lang,
) -> Result<(Vec<OwnedTable>, Vec<String>), String> {
    let read = bytes_of(path, options).and_then(|bytes| open(shown, bytes, options));
    let opened = read.map_err(|failure| failure.sentence().in_lang(lang).to_owned())?;
    let notes = opened
        .notes
        .iter()
        .filter(|note| !note.is_routine())
        .map(|note| format!("{shown}: {}", note.in_lang(lang)))
        .collect();
    Ok((opened.tables, notes))
}
