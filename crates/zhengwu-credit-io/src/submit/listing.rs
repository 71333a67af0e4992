//! What lies in a folder (文件清单): what can be read, and what cannot and is named.

use std::fs;
use std::path::Path;

use zhengwu_credit::code::Words;

use super::SubmitError;

/// Why a file or a folder that lies where none should is not read.
pub(crate) const NOT_IN_A_UNITS_FOLDER: Words = Words {
    zh: "不在单位的文件夹里，没有读取；请放进 inbox/月份/单位/",
    en: "not in a unit's folder and not read: move it to inbox/<period>/<unit>/",
};
const NAME_NOT_UTF8: Words = Words {
    zh: "文件名是乱码（不是 UTF-8），没有读取；请改名后重新放入",
    en: "its name is not UTF-8 and it was not read: rename it",
};
const NO_FILE: Words = Words {
    zh: "不是文件，也不是文件夹（可能是失效的快捷方式），没有读取",
    en: "neither a file nor a folder (a link to nothing, perhaps) and not read",
};
const HIDDEN: Words = Words {
    zh: "是隐藏文件，没有读取；请改名后重新放入",
    en: "hidden and not read: rename it",
};

/// What is in a folder, in order of the names, so that the file system's order changes nothing.
#[derive(Default)]
pub(crate) struct Listing {
    pub(crate) folders: Vec<String>,
    pub(crate) files: Vec<String>,
    /// What cannot be read, and why.
    pub(crate) strays: Vec<(String, Words)>,
}

/// Lists a folder.
pub(crate) fn list(dir: &Path) -> Result<Listing, SubmitError> {
    let failed = |error| SubmitError::unread(dir, error);
    let mut listing = Listing::default();
    for entry in fs::read_dir(dir).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        match entry.file_name().into_string() {
            Err(name) => listing
                .strays
                .push((name.to_string_lossy().into_owned(), NAME_NOT_UTF8)),
            Ok(name) if is_left_behind(&name) => {}
            Ok(name) if name.starts_with('.') => listing.strays.push((name, HIDDEN)),
            Ok(name) if path.is_dir() => listing.folders.push(name),
            Ok(name) if path.is_file() => listing.files.push(name),
            Ok(name) => listing.strays.push((name, NO_FILE)),
        }
    }
    listing.folders.sort();
    listing.files.sort();
    listing.strays.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(listing)
}

/// What editors and systems leave behind: nothing that anybody sent.
fn is_left_behind(name: &str) -> bool {
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".gitkeep")
        || name.starts_with("~$")
        || name.starts_with(".~lock.")
}
