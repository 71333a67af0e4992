//! How far a log was read and found whole (已核对): so that an append need not read it all again.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::time::SystemTime;

use zhengwu_credit::lifecycle::Log;

/// How far a log was read and found whole.
#[derive(Clone, Default)]
pub(super) struct Seen {
    /// So many bytes.
    pub(super) length: u64,
    /// The number that the next event gets.
    pub(super) next: u64,
    /// Its last line, by which it is known again.
    last: Vec<u8>,
    /// When it was changed last.
    changed: Option<SystemTime>,
}

impl Seen {
    /// Of a whole log.
    pub(super) fn of(text: &str, next: u64, changed: Option<SystemTime>) -> Seen {
        Seen {
            length: text.len() as u64,
            next,
            last: last_line(text).as_bytes().to_vec(),
            changed,
        }
    }

    /// Whether its last line has its end.
    pub(super) fn ends_its_line(&self) -> bool {
        self.last.is_empty() || self.last.ends_with(b"\n")
    }

    /// The same of what the file has become. `None` where it did not merely grow by events that follow: then it is to be read
    /// whole. Where somebody changed a line and added others before this store looked again, only a whole reading shows it.
    pub(super) fn grown(self, path: &Path) -> io::Result<Option<Seen>> {
        let mut file = File::open(path)?;
        let found = file.metadata()?;
        let changed = found.modified().ok();
        let is_as_it_was = found.len() == self.length;
        if found.len() < self.length || is_as_it_was && (changed.is_none() || changed != self.changed) {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(
            self.length.saturating_sub(self.last.len() as u64),
        ))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        let rest = tail.strip_prefix(self.last.as_slice());
        let Some(rest) = rest.and_then(|rest| std::str::from_utf8(rest).ok()) else {
            return Ok(None);
        };
        if rest.is_empty() {
            return Ok(Some(self));
        }
        Ok(self.with(rest, changed))
    }

    /// With lines that were added.
    fn with(self, added: &str, changed: Option<SystemTime>) -> Option<Seen> {
        if !self.ends_its_line() || !added.ends_with('\n') {
            return None;
        }
        let next = self.next + Log::read_lines(added, self.next).ok()?.len() as u64;
        let length = self.length + added.len() as u64;
        Some(Seen {
            length,
            next,
            last: last_line(added).as_bytes().to_vec(),
            changed,
        })
    }

    /// With what was just written.
    pub(super) fn after(self, added: &str, next: u64, path: &Path) -> Seen {
        Seen {
            length: self.length + added.len() as u64,
            next,
            last: last_line(added).as_bytes().to_vec(),
            changed: changed(path),
        }
    }
}

/// When a file was changed last.
pub(super) fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// The last line, with its end.
fn last_line(text: &str) -> &str {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let start = body.rfind('\n').map_or(0, |end| end + 1);
    text.get(start..).unwrap_or(text)
}
