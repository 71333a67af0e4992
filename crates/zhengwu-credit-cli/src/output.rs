//! Files that the program writes for a person: a template, a mapping.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::{NamedTempFile, PersistError};
use zhengwu_credit::code::{Lang, Words};

use crate::text::tamed;

/// Puts the whole file there, or leaves everything as it was and says why. A file that is there is replaced only by force.
pub(crate) fn put(path: &Path, bytes: &[u8], force: bool, lang: Lang) -> Result<(), String> {
    write(path, bytes, force).map_err(|error| tamed(&failed(path, &error, lang)))
}

fn write(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !force && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut file = named(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let put = if force {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    put.map_err(|PersistError { error, .. }| error).map(drop)
}

/// A temporary file that colleagues may read once it has its name, as the system's settings say.
#[cfg(unix)]
fn named(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let shared = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(shared).tempfile_in(folder)
}

#[cfg(not(unix))]
fn named(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

fn failed(path: &Path, error: &io::Error, lang: Lang) -> String {
    let words = match error.kind() {
        io::ErrorKind::AlreadyExists => Words {
            zh: "已有这个文件，没有覆盖；换一个文件名，或加 --force 覆盖",
            en: "there is such a file and it was not replaced; give another name, or --force",
        },
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
        _ => {
            return match lang {
                Lang::Zh => format!("{}: 没有写入：{error}", path.display()),
                Lang::En => format!("{}: it was not written: {error}", path.display()),
            };
        }
    };
    format!("{}: {}", path.display(), words.in_lang(lang))
}
