//! A folder is written whole or not at all (原子写入).

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use super::SubmitError;

/// By this file a folder is known as one that a run wrote, and that a run may replace.
const MARK: &str = "report.json";

/// Writes the files into a new folder beside `out` and puts it in its place. A crash or a full disk leaves the folder
/// that was there before.
pub(super) fn replace(out: &Path, files: &[(String, Vec<u8>)]) -> Result<(), SubmitError> {
    let failed = |source: io::Error| SubmitError::Write {
        path: out.display().to_string(),
        source,
    };
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(failed)?;
    let _lock = lock(parent, out)?;
    refuse_foreign(out)?;
    let partial = tempfile::Builder::new()
        .prefix(".submission-")
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

/// One run at a time; the lock ends with the process, however it ends.
fn lock(parent: &Path, out: &Path) -> Result<File, SubmitError> {
    let failed = |source: io::Error| SubmitError::Write {
        path: parent.display().to_string(),
        source,
    };
    let path = parent.join(".zhengwu.lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(SubmitError::Busy(out.display().to_string())),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// A folder that no run wrote is not replaced.
fn refuse_foreign(out: &Path) -> Result<(), SubmitError> {
    let is_empty = || fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
    if !out.exists() || out.join(MARK).is_file() || is_empty() {
        return Ok(());
    }
    Err(SubmitError::Folder(format!(
        "{} 里有别的文件，没有覆盖；请换一个空目录 / has other files in it and was not replaced; name an empty folder",
        out.display()
    )))
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || "submission".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}
