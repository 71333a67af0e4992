//! The event log on disk: two writers lose nothing, a fault leaves the old log, a damaged one is never written to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod grown;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use zhengwu_credit::code::Lang;
use zhengwu_credit::lifecycle::{
    Action, Event, EventStore, Log, LogError, MemoryStore, StoreError, Subject, SubjectKind,
};
use zhengwu_credit::value::parse_date;
use zhengwu_credit_io::{EventLogError, FileStore};

const UNIT: &str = "11320685MB0A10013C";

fn registered(number: &str) -> Event {
    let subject = Subject::new(SubjectKind::Contract, [UNIT, number]);
    Event::new(subject, Action::Register, parse_date("2024-12-10").unwrap().date)
}

fn enter<S: EventStore>(store: &S, number: &str, expected: u64) -> Result<Vec<Event>, StoreError<S::Error>> {
    let now = parse_date("2024-12-11")
        .unwrap()
        .date
        .and_hms_opt(9, 0, 0)
        .unwrap();
    store.append(&[registered(number)], now, "示例经办", expected)
}

/// Enters so many events, reading again whenever another was first; says how often that was.
fn enter_many<S: EventStore>(store: &S, who: &str, count: u32) -> u32
where
    S::Error: std::fmt::Debug,
{
    let mut conflicts = 0;
    for at in 0..count {
        let number = format!("{who}-{at}");
        loop {
            let next = store.log().unwrap().next_sequence();
            match enter(store, &number, next) {
                Ok(_) => break,
                Err(error) if error.is_conflict() => conflicts += 1,
                Err(error) => panic!("{error:?}"),
            }
        }
    }
    conflicts
}

/// Every number once, without a gap.
fn assert_whole(log: &Log, count: usize) {
    let numbers: Vec<u64> = log.events().iter().map(|event| event.sequence).collect();
    assert_eq!(numbers, (1..=count as u64).collect::<Vec<_>>());
    let subjects: BTreeSet<_> = log.events().iter().map(|event| &event.subject).collect();
    assert_eq!(subjects.len(), count);
}

/// This program again, as a process of its own that runs one of the tests below.
fn child(test: &str, path: &Path, before: &str) -> Command {
    let program = std::env::current_exe().unwrap();
    let mut command = Command::new("sh");
    let script = format!("{before} exec \"$0\" --exact {test} --ignored --nocapture");
    command.arg("-c").arg(script).arg(program).env("EVENT_LOG", path);
    command
}

fn path_of_child() -> PathBuf {
    std::env::var_os("EVENT_LOG").expect("run by another test").into()
}

/// What lies in a folder beside the log and its lock.
fn beside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names
        .filter(|name| !["x.ndjson", ".x.ndjson.lock"].contains(&name.as_str()))
        .collect()
}

#[test]
#[ignore = "run by the test below, as another process"]
fn another_process_writes() {
    let store = FileStore::new(path_of_child());
    enter_many(&store, &std::process::id().to_string(), 30);
}

#[test]
fn processes_and_threads_at_once_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.ndjson");
    let processes: Vec<_> = (0..2)
        .map(|_| child("another_process_writes", &path, "").spawn().unwrap())
        .collect();
    std::thread::scope(|scope| {
        for who in ["A", "B"] {
            let store = FileStore::new(&path);
            scope.spawn(move || enter_many(&store, who, 30));
        }
    });
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
    assert_whole(&FileStore::new(&path).log().unwrap(), 120);
    assert_eq!(beside(dir.path()), [""; 0]);
}

#[test]
fn threads_on_a_store_in_memory_lose_nothing() {
    let store = MemoryStore::default();
    std::thread::scope(|scope| {
        for who in ["A", "B", "C"] {
            let store = &store;
            scope.spawn(move || enter_many(store, who, 100));
        }
    });
    assert_whole(&store.log().unwrap(), 300);
}

#[test]
fn who_decided_on_what_is_no_longer_so_gets_a_conflict() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.ndjson");
    let store = FileStore::new(&path);
    enter(&store, "HA-1", 1).unwrap();
    let before = fs::read(&path).unwrap();
    for wrong in [0, 1, 3] {
        let error = enter(&store, "HA-2", wrong).unwrap_err();
        assert!(error.is_conflict());
        let expected = LogError::Conflict {
            expected: wrong,
            next: 2,
        };
        assert!(matches!(error, StoreError::Log(found) if found == expected));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    // Of several events none is entered; then all of them.
    let now = parse_date("2024-12-12")
        .unwrap()
        .date
        .and_hms_opt(9, 0, 0)
        .unwrap();
    let two = [registered("HA-2"), registered("HA-3")];
    assert!(store.append(&two, now, "示例经办", 1).unwrap_err().is_conflict());
    assert_eq!(fs::read(&path).unwrap(), before);
    let stored = store.append(&two, now, "示例经办", 2).unwrap();
    assert_eq!(
        stored.iter().map(|event| event.sequence).collect::<Vec<_>>(),
        [2, 3]
    );
    let log = store.log().unwrap();
    assert!(log.events()[1..].iter().map(AsRef::as_ref).eq(&stored));
    assert!(fs::read(&path).unwrap().starts_with(&before));
    let history = store.history(&stored[0].subject).unwrap();
    assert_eq!((history.events.as_slice(), history.next), (&stored[..1], 4));
}

#[test]
fn a_damaged_log_is_refused_and_never_written_to() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.ndjson");
    let store = FileStore::new(&path);
    enter_many(&store, "HA", 3);
    let good = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = good.lines().collect();
    let reordered = format!("{}\n{}\n{}\n", lines[0], lines[2], lines[1]);
    let cut = good[..good.len() - 20].to_owned();
    let mut broken = good.clone().into_bytes();
    broken[lines[0].len() + 30] = 0xFF;
    // Lines are counted as an editor counts them, the empty ones too.
    let lost = format!("{}\n\n{}\n", lines[0], lines[2]);
    let damaged = [
        (reordered.into_bytes(), 2),
        (cut.into_bytes(), 3),
        (lost.into_bytes(), 3),
        (broken, 2),
    ];
    for (bytes, line) in damaged {
        fs::write(&path, &bytes).unwrap();
        let error = enter(&store, "HA-4", 4).unwrap_err();
        assert!(!error.is_conflict());
        assert!(matches!(store.log(), Err(StoreError::Log(_))));
        let (zh, en) = (store.say(&error, Lang::Zh), store.say(&error, Lang::En));
        assert!(
            zh.contains(&format!("第 {line} 行")) && zh.contains("x.ndjson"),
            "{zh}"
        );
        assert!(en.contains(&format!("line {line} ")), "{en}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    // A whole last line without its end is no damage.
    fs::write(&path, good.trim_end()).unwrap();
    enter(&store, "HA-4", 4).unwrap();
    assert!(fs::read_to_string(&path).unwrap().starts_with(&good));
}

/// A mark before the text and empty lines hold no event: nothing is lost by passing them over, and they stay where they are.
#[test]
fn a_mark_and_empty_lines_are_no_damage() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.ndjson");
    enter_many(&FileStore::new(&path), "HA", 2);
    let good = fs::read_to_string(&path).unwrap();
    let log = FileStore::new(&path).log().unwrap();
    let (first, second) = good.split_once('\n').unwrap();
    for edited in [
        format!("\u{feff}{good}"),
        format!("{good}\n \r\n"),
        format!("\u{feff}{first}\r\n\n{second}"),
    ] {
        fs::write(&path, &edited).unwrap();
        let store = FileStore::new(&path);
        assert_eq!(store.log().unwrap(), log);
        enter(&store, "HA-3", 3).unwrap();
        enter(&store, "HA-4", 4).unwrap();
        assert_eq!(FileStore::new(&path).log().unwrap().next_sequence(), 5);
        assert!(fs::read_to_string(&path).unwrap().starts_with(&edited));
    }
    fs::write(&path, "\u{feff}").unwrap();
    let store = FileStore::new(&path);
    enter(&store, "HA-1", 1).unwrap();
    assert_eq!(store.log().unwrap().next_sequence(), 2);
}

#[test]
#[ignore = "run by the tests below, as another process"]
fn another_process_writes_once() {
    let store = FileStore::new(path_of_child());
    let next = store.log().unwrap().next_sequence();
    if let Err(error) = enter(&store, "HA-new", next) {
        panic!("{}", store.say(&error, Lang::Zh));
    }
}

/// How many events are entered until the next one crosses a block of 512 bytes, and how many blocks then stand there.
#[cfg(unix)]
fn fill_to_a_block(store: &FileStore) -> (usize, u64) {
    for count in 1.. {
        let before = fs::metadata(store.path()).map_or(0, |found| found.len());
        enter(store, &format!("HA-{count}"), count as u64).unwrap();
        let after = fs::metadata(store.path()).unwrap().len();
        let (line, room) = (after - before, 512 - after % 512);
        if count > 9 && (30..line - 30).contains(&room) {
            return (count, after.div_ceil(512));
        }
    }
    unreachable!()
}

/// The system lets no file grow beyond some bytes: once it tells the writer, once it kills it in the middle.
#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_the_old_log() {
    for (before, is_told) in [("trap '' XFSZ;", true), ("", false)] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.ndjson");
        let store = FileStore::new(&path);
        let (count, blocks) = fill_to_a_block(&store);
        let old = fs::read(&path).unwrap();
        let output = child(
            "another_process_writes_once",
            &path,
            &format!("{before} ulimit -f {blocks};"),
        )
        .output()
        .unwrap();
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{said}");
        assert_eq!(said.contains("没有登记，日志没有动"), is_told, "{said}");
        let now = fs::read(&path).unwrap();
        assert!(now.starts_with(&old));
        // Whoever was killed has left half a line; who was told has taken it back.
        assert_eq!(now.len() == old.len(), is_told);
        assert_eq!(beside(dir.path()).is_empty(), is_told);
        // It was never entered: nobody reads it, and the next one is in nobody's way, whether it has read before or not.
        assert_whole(&FileStore::new(&path).log().unwrap(), count);
        let next = count as u64 + 1;
        enter(&store, "HA-new", next).unwrap();
        enter(&FileStore::new(&path), "HA-newer", next + 1).unwrap();
        assert_eq!(beside(dir.path()), [""; 0]);
        assert_whole(&store.log().unwrap(), count + 2);
        assert!(fs::read(&path).unwrap().starts_with(&old));
    }
}

#[test]
fn where_no_log_can_be_is_said_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    for (path, zh, en) in [
        (dir.path().join("none/x.ndjson"), "没有这个目录", "no such folder"),
        (dir.path().to_path_buf(), "不是文件", "no file"),
        (file.join("x.ndjson"), "没有这个目录", "no such folder"),
    ] {
        let store = FileStore::new(&path);
        for error in [enter(&store, "HA-1", 1).unwrap_err(), store.log().unwrap_err()] {
            assert!(matches!(error, StoreError::Backend(_)));
            assert!(
                store.say(&error, Lang::Zh).contains(zh),
                "{}",
                store.say(&error, Lang::Zh)
            );
            assert!(
                store.say(&error, Lang::En).contains(en),
                "{}",
                store.say(&error, Lang::En)
            );
        }
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_log_that_may_not_be_written_is_not() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.ndjson");
    let store = FileStore::new(&path);
    enter(&store, "HA-1", 1).unwrap();
    let old = fs::read(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let error = enter(&store, "HA-2", 2).unwrap_err();
    assert!(
        matches!(error, StoreError::Backend(EventLogError::Write(..))),
        "{error:?}"
    );
    assert!(store.say(&error, Lang::Zh).contains("没有写入的权限"));
    assert_eq!(fs::read(&path).unwrap(), old);
    // Who may read it stays as it was set.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    enter(&store, "HA-2", 2).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_log_stays_one_and_has_its_lock() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("real")).unwrap();
    let (path, link) = (dir.path().join("real/x.ndjson"), dir.path().join("link.ndjson"));
    enter(&FileStore::new(&path), "HA-1", 1).unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    enter(&FileStore::new(&link), "HA-2", 2).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_whole(&FileStore::new(&path).log().unwrap(), 2);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
}
