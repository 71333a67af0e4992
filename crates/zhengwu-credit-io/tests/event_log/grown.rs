//! A log that grew, was left half-written, or was changed while a store knew it.

use std::fs;

use zhengwu_credit::code::Lang;
use zhengwu_credit::lifecycle::{EventStore, StoreError};
use zhengwu_credit::value::parse_date;
use zhengwu_credit_io::FileStore;

use super::{assert_whole, beside, enter, enter_many, registered};

/// What a writer leaves that is stopped after so many bytes: before the log, in it, after it.
#[test]
fn a_writer_that_is_stopped_anywhere_leaves_the_old_log_or_the_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.ndjson");
    let beside_it = dir.path().join(".x.ndjson.entering");
    let store = FileStore::new(&path);
    enter_many(&store, "HA", 2);
    let old = fs::read(&path).unwrap();
    let now = parse_date("2024-12-12")
        .unwrap()
        .date
        .and_hms_opt(9, 0, 0)
        .unwrap();
    let two = [registered("HA-2"), registered("HA-3")];
    store.append(&two, now, "示例经办", 3).unwrap();
    let new = fs::read(&path).unwrap();
    let added = &new[old.len()..];
    let announced = [format!("{} {}\n", old.len(), added.len()).as_bytes(), added].concat();
    let mut states: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    for end in (0..announced.len()).step_by(7) {
        states.push((announced[..end].to_vec(), old.clone()));
    }
    for end in 0..=added.len() {
        states.push((announced.clone(), new[..old.len() + end].to_vec()));
        // Room was made, and power was lost before it was filled.
        let mut zeros = new.clone();
        zeros[old.len() + end..].fill(0);
        states.push((announced.clone(), zeros));
    }
    for (left, log) in states {
        let is_new = log == new;
        let count = if is_new { 4 } else { 2 };
        fs::write(&path, &log).unwrap();
        fs::write(&beside_it, &left).unwrap();
        assert_whole(&FileStore::new(&path).log().unwrap(), count);
        assert_eq!(fs::read(&path).unwrap(), log, "who reads changes nothing");
        let stored = enter(&FileStore::new(&path), "HA-new", count as u64 + 1).unwrap();
        assert_eq!(stored[0].sequence, count as u64 + 1);
        let after = fs::read(&path).unwrap();
        assert!(after.starts_with(if is_new { &new } else { &old }));
        assert_eq!(beside(dir.path()), [""; 0]);
        assert_whole(&FileStore::new(&path).log().unwrap(), count + 1);
    }
    // What lies beside another log takes nothing from it.
    let other = [old.as_slice(), b"{}\n"].concat();
    fs::write(&path, &other).unwrap();
    fs::write(&beside_it, &announced).unwrap();
    let error = enter(&FileStore::new(&path), "HA-new", 3).unwrap_err();
    assert!(FileStore::new(&path).say(&error, Lang::Zh).contains("第 3 行"));
    assert_eq!(fs::read(&path).unwrap(), other);
}

/// What was read is not read again: an append costs the same whatever stands before it.
#[test]
fn a_store_sees_what_others_add_and_what_they_change() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.ndjson");
    let (mine, theirs) = (FileStore::new(&path), FileStore::new(&path));
    enter(&mine, "HA-1", 1).unwrap();
    enter(&theirs, "HA-2", 2).unwrap();
    assert!(enter(&mine, "HA-3", 2).unwrap_err().is_conflict());
    enter(&mine.clone(), "HA-3", 3).unwrap();
    enter(&theirs, "HA-4", 4).unwrap();
    let good = fs::read_to_string(&path).unwrap();
    // Lines that do not follow, however they came there.
    let twice = format!("{good}{}\n", good.lines().last().unwrap());
    let cut = good[..good.len() - 20].to_owned();
    let changed = good.replacen("HA-3", "HA-\u{1}", 1);
    for bad in [&twice, &cut, &changed] {
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::write(&path, bad).unwrap();
        for store in [&mine, &theirs] {
            let error = enter(store, "HA-5", 5).unwrap_err();
            assert!(
                matches!(error, StoreError::Log(_)) && !error.is_conflict(),
                "{error:?}"
            );
        }
        assert_eq!(&fs::read_to_string(&path).unwrap(), bad);
    }
    // An older copy is put back.
    let older = good
        .lines()
        .take(2)
        .fold(String::new(), |text, line| text + line + "\n");
    fs::write(&path, &older).unwrap();
    assert!(enter(&mine, "HA-5", 5).unwrap_err().is_conflict());
    enter(&mine, "HA-5", 3).unwrap();
    assert_whole(&theirs.log().unwrap(), 3);
    assert_eq!(format!("{mine:?}"), format!("FileStore {{ path: {path:?}, .. }}"));
}
