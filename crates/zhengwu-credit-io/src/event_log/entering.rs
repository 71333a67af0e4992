//! An append that is under way (登记中): what is added stands beside the log until the log has it whole, so that half of it
//! is known for what it is.
//!
//! Beside `x.ndjson` lies `.x.ndjson.entering` meanwhile: the length of the log before, how many bytes are added, and these.
//! What of them stands at the end of the log without being all of them was never entered: readers leave it out, and the next
//! writer takes it away. A line that is cut off without such a file beside it is damage like any other.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::whole;

/// What is being added to a log.
#[derive(PartialEq)]
pub(super) struct Entering {
    /// The length of the log before.
    from: u64,
    bytes: Vec<u8>,
}

fn beside(log: &Path) -> PathBuf {
    let log = log.canonicalize().unwrap_or_else(|_| log.to_path_buf());
    whole::hidden(&log, "entering")
}

impl Entering {
    /// What is being added, or was when its writer was stopped. `None` where that is nothing, or the log was not touched yet.
    pub(super) fn of(log: &Path) -> io::Result<Option<Entering>> {
        match fs::read(beside(log)) {
            Ok(text) => Ok(Entering::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What was not written to its end is nothing: the log comes after it.
    fn parse(text: &[u8]) -> Option<Entering> {
        let end = text.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(text.get(..end)?).ok()?;
        let (from, count) = head.split_once(' ')?;
        let bytes = text.get(end + 1..)?.to_vec();
        let is_whole = count.parse() == Ok(bytes.len());
        let from = from.parse().ok()?;
        is_whole.then_some(Entering { from, bytes })
    }

    /// Whether what stands in a log from the old end on is a part of what was being added and not all of it. After a loss
    /// of power zeros may stand for what had not reached the disk.
    fn is_torn(&self, tail: &[u8]) -> bool {
        let mut pairs = tail.iter().zip(&self.bytes);
        tail.len() <= self.bytes.len()
            && tail != self.bytes
            && pairs.all(|(found, meant)| found == meant || *found == 0)
    }

    /// What of a log counts.
    pub(super) fn whole_part(&self, log: &[u8]) -> usize {
        let from = usize::try_from(self.from).unwrap_or(usize::MAX);
        match log.get(from..) {
            Some(tail) if self.is_torn(tail) => from,
            _ => log.len(),
        }
    }
}

/// Takes away what a writer that was stopped has left. Whoever calls has the lock.
pub(super) fn take_back(log: &Path) -> io::Result<()> {
    let beside = beside(log);
    if let Some(entering) = Entering::of(log)? {
        let mut tail = Vec::new();
        match File::open(log) {
            Ok(mut file) if file.metadata()?.len() > entering.from => {
                file.seek(SeekFrom::Start(entering.from))?;
                let most = entering.bytes.len() as u64 + 1;
                file.take(most).read_to_end(&mut tail)?;
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        if !tail.is_empty() && entering.is_torn(&tail) {
            cut(log, entering.from)?;
        }
    }
    match fs::remove_file(beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Adds to the end of a log of this length, all or nothing. Whoever calls has the lock.
pub(super) fn add(log: &Path, from: u64, bytes: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(log).ok().map(|found| found.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let beside = beside(log);
    let is_new = permissions.is_none();
    let announce = || -> io::Result<()> {
        let mut file = File::create(&beside)?;
        // Who may not read the log does not read it here.
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.write_all(format!("{from} {}\n", bytes.len()).as_bytes())?;
        file.write_all(bytes)?;
        file.sync_all()?;
        whole::sync_folder(whole::parent(&beside));
        Ok(())
    };
    announce().inspect_err(|_| drop(fs::remove_file(&beside)))?;
    let write = || -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).create(true).open(log)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    if let Err(error) = write() {
        // Where even that fails, what lies beside says what does not count.
        if cut(log, from).is_ok() {
            let _ = fs::remove_file(&beside);
        }
        return Err(error);
    }
    if is_new {
        whole::sync_folder(whole::parent(log));
    }
    // Where it stays, it says that the log is whole.
    let _ = fs::remove_file(&beside);
    Ok(())
}

fn cut(log: &Path, length: u64) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(log)?;
    file.set_len(length)?;
    file.sync_all()
}
