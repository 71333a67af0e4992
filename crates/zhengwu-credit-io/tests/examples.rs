//! The examples run, and what `sqlite.rs` shows holds with two connections at once.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

use std::collections::BTreeSet;
use std::path::Path;

use zhengwu_credit::lifecycle::{Action, Event, EventStore, Moment, Stage, Subject, SubjectKind};
use zhengwu_credit::value::Date;

#[path = "../examples/service.rs"]
mod service;
#[path = "../examples/sqlite.rs"]
mod sqlite;

use sqlite::SqliteStore;

const UNIT: &str = "11320685MB0A10013C";

fn day() -> Date {
    "2024-12-10".parse().unwrap()
}

fn contract(number: &str) -> Subject {
    Subject::new(SubjectKind::Contract, [UNIT, number])
}

#[test]
fn the_service_runs() {
    service::main().unwrap();
}

#[test]
fn the_service_is_short() {
    let text = include_str!("../examples/service.rs");
    assert!(text.lines().count() <= 80, "{} lines", text.lines().count());
}

#[test]
fn the_store_over_sqlite_runs() {
    sqlite::main().unwrap();
}

/// Another thread with a connection of its own enters contracts and tries again where it was late.
fn enter_many(path: &Path, who: &str, count: u32) -> u32 {
    let store = SqliteStore::open(path).unwrap();
    let now = day().and_hms_opt(9, 0, 0).unwrap();
    let mut conflicts = 0;
    for at in 0..count {
        let event = Event::new(contract(&format!("{who}-{at}")), Action::Register, day());
        loop {
            let next = store.history(&event.subject).unwrap().next;
            match store.append(std::slice::from_ref(&event), now, who, next) {
                Ok(_) => break,
                Err(error) => assert!(error.is_conflict(), "{error}"),
            }
            conflicts += 1;
        }
    }
    conflicts
}

#[test]
fn two_connections_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.db");
    SqliteStore::open(&path).unwrap();
    std::thread::scope(|scope| {
        for who in ["甲", "乙"] {
            let path = &path;
            scope.spawn(move || enter_many(path, who, 40));
        }
    });
    let log = SqliteStore::open(&path).unwrap().log().unwrap();
    let numbers: Vec<u64> = log.events().iter().map(|event| event.sequence).collect();
    assert_eq!(numbers, (1..=80).collect::<Vec<_>>());
    let subjects: BTreeSet<_> = log.events().iter().map(|event| &event.subject).collect();
    assert_eq!(subjects.len(), 80);
}

#[test]
fn events_over_sqlite_are_entered_all_or_none_and_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.db");
    let store = SqliteStore::open(&path).unwrap();
    let now = day().and_hms_opt(9, 0, 0).unwrap();
    let claim = Subject::new(SubjectKind::Compensation, ["contract", UNIT, "HA-1", "1"]);
    let both = [
        Event::new(contract("HA-1"), Action::Register, day()),
        Event::new(claim.clone(), Action::Claim, day()),
    ];
    assert!(store.append(&both, now, "甲", 2).unwrap_err().is_conflict());
    assert!(store.log().unwrap().events().is_empty());
    let stored = store.append(&both, now, "甲", 1).unwrap();
    assert!(store.append(&both, now, "乙", 1).unwrap_err().is_conflict());
    let log = store.log().unwrap();
    assert!(log.events().iter().map(AsRef::as_ref).eq(&stored));
    // A contract is read with the claims that hang on it, and a claim with its contract.
    let history = store.history(&contract("HA-1")).unwrap();
    assert_eq!((history.events.len(), history.next), (2, 3));
    let state = history.state(Moment::default());
    assert_eq!((state.stage, state.compensations.len()), (Some(Stage::Signed), 1));
    assert_eq!(store.history(&claim).unwrap().events, stored);
    let raw = rusqlite::Connection::open(&path).unwrap();
    for change in ["DELETE FROM event", "UPDATE event SET line = ''"] {
        assert!(
            raw.execute(change, [])
                .unwrap_err()
                .to_string()
                .contains("append-only")
        );
    }
    raw.execute_batch("DROP TRIGGER event_stays; UPDATE event SET line = '{}' WHERE sequence = 2")
        .unwrap();
    assert!(store.history(&claim).is_err() && store.log().is_err());
}
