//! A file is written whole or not at all, by one writer at a time (原子写入).

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, PersistError};
use zhengwu_credit::code::Words;

/// Puts the whole file there, or leaves everything as it was. A file that is there is replaced only by force.
///
/// # Errors
/// What the system said; [`why_not_written`] puts the usual into words.
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

/// The usual reasons for which nothing is written, in words.
#[must_use]
pub fn why_not_written(error: &io::Error) -> Option<Words> {
    Some(match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Words {
            zh: "没有这个目录，请先建好，或换一个目录",
            en: "there is no such folder; make it first, or give another",
        },
        io::ErrorKind::PermissionDenied => Words {
            zh: "没有写入的权限，或文件正被别的程序打开；换一个目录，或关掉它再试",
            en: "it may not be written, or another program has it open; give another folder, or close it",
        },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Words {
            zh: "磁盘已满，没有写入；腾出空间再试",
            en: "the disk is full and nothing was written; make room and try again",
        },
        io::ErrorKind::ReadOnlyFilesystem => Words {
            zh: "这个磁盘是只读的，请换一个目录",
            en: "this disk is read-only; give another folder",
        },
        _ => return None,
    })
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
