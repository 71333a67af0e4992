//! A folder is written whole or not at all (原子写入).

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use zhengwu_credit::code::Lang;
use zhengwu_credit::submission::FORMAT;

use crate::whole::{parent, try_lock};

use super::SubmitError;

/// What a run writes.
const WRITTEN: [&str; 4] = ["consolidated", "units", "corrections.json", "report.json"];
/// How a folder that is not finished is called.
const PARTIAL: &str = ".submission-";

/// Writes the files into a new folder beside `out` and puts it in its place. A crash or a full disk leaves the folder
/// that was there before.
pub(super) fn replace(out: &Path, files: &[(String, Vec<u8>)], lang: Lang) -> Result<(), SubmitError> {
    // A link to a folder stays one: what it leads to is replaced.
    let out = &out.canonicalize().unwrap_or_else(|_| out.to_path_buf());
    let failed = |source: io::Error| SubmitError::Write {
        path: out.display().to_string(),
        source,
    };
    let parent = parent(out);
    fs::create_dir_all(parent).map_err(failed)?;
    let _lock = lock(parent, out)?;
    refuse_foreign(out, lang)?;
    sweep(parent);
    let partial = tempfile::Builder::new()
        .prefix(PARTIAL)
        .tempdir_in(parent)
        .map_err(failed)?;
    for (name, bytes) in files {
        let path = partial.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut file = File::create(&path).map_err(failed)?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
    }
    let partial = partial.keep();
    let old = parent.join(format!(".{}.old", file_name(out)));
    let put = || -> io::Result<()> {
        if old.exists() && !out.exists() {
            // A run was cut off between the two renames below.
            fs::rename(&old, out)?;
        }
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        if out.exists() {
            fs::rename(out, &old)?;
        }
        fs::rename(&partial, out)?;
        set_readable(out)?;
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        Ok(())
    };
    put().map_err(|error| {
        // Back to what was there before.
        if !out.exists() && old.exists() {
            let _ = fs::rename(&old, out);
        }
        let _ = fs::remove_dir_all(&partial);
        failed(error)
    })
}

/// A temporary folder is its owner's alone; a submission is not.
#[cfg(unix)]
fn set_readable(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn set_readable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// One run at a time.
fn lock(parent: &Path, out: &Path) -> Result<File, SubmitError> {
    let locked = try_lock(&parent.join(".zhengwu.lock")).map_err(|source| SubmitError::Write {
        path: parent.display().to_string(),
        source,
    })?;
    locked.ok_or_else(|| SubmitError::Busy(out.display().to_string()))
}

/// A folder is replaced only if a run wrote it and nobody put anything else into it.
fn refuse_foreign(out: &Path, lang: Lang) -> Result<(), SubmitError> {
    if !out.exists() {
        return Ok(());
    }
    let entries = fs::read_dir(out).map(|entries| {
        entries
            .filter_map(Result::ok)
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect::<Vec<_>>()
    });
    let names = entries.unwrap_or_else(|_| vec![String::from("?")]);
    let foreign = names.iter().find(|name| !WRITTEN.contains(&name.as_str()));
    let is_ours =
        fs::read_to_string(out.join("consolidated/manifest.json")).is_ok_and(|text| text.contains(FORMAT));
    if names.is_empty() || (is_ours && foreign.is_none()) {
        return Ok(());
    }
    let place = out.display();
    let name = foreign.map_or("report.json", String::as_str);
    Err(SubmitError::Folder(match lang {
        Lang::Zh => format!("{place} 里有不是本程序写的“{name}”，没有覆盖；请移走它，或者换一个空文件夹"),
        Lang::En => format!(
            "{place} has `{name}`, which this program did not write, and was not replaced: move it away or name an empty folder"
        ),
    }))
}

/// What runs that were cut off left behind: whole submissions, which nobody should find.
fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with(PARTIAL) {
            // What cannot be removed now is removed by the next run.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || "submission".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}
