//! A file is written whole or not at all, by one writer at a time (原子写入).

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, PersistError};

/// Puts the whole file there, or leaves everything as it was. A file that is there is replaced only by force.
///
/// # Errors
/// What the system said; [`why_not_written`](crate::why_not_written) puts it into words.
pub fn put_file(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    if !force && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut file = named(parent(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let put = if force {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    put.map_err(|PersistError { error, .. }| error).map(drop)
}

/// A hidden file beside a file: `.x.ndjson.lock` of `x.ndjson`.
pub(crate) fn hidden(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{ending}"))
}

/// The folder in which a file stands.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Locks by a file of its own, made where it is missing: nobody else need look at it. `None` where somebody else has
/// the lock. It ends with the process, however that ends.
pub(crate) fn try_lock(path: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// A temporary file that colleagues may read once it has its name, as the system's settings say.
#[cfg(unix)]
fn named(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let shared = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(shared).tempfile_in(folder)
}

#[cfg(not(unix))]
fn named(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

/// So that the new name outlives a loss of power; where a folder cannot be synced, the system sees to it.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
