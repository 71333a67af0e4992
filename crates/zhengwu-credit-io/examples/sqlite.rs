//! A service keeps its events in a database of its own: an `EventStore` over SQLite. Run it with
//! `cargo run --package zhengwu-credit-io --example sqlite`.

use std::path::Path;
use std::time::Duration;

use chrono::NaiveDateTime;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use zhengwu_credit::lifecycle::{
    Action, Event, EventStore, History, Log, Moment, StoreError, Subject, SubjectKind, entered, wire,
};
use zhengwu_credit::value::parse_date;

/// The number is the key: not even a writer that forgets to ask can give one twice.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS event (
        sequence INTEGER PRIMARY KEY,
        subject TEXT NOT NULL,
        hangs_on TEXT,
        line TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS event_of ON event (subject);
    CREATE INDEX IF NOT EXISTS event_hanging ON event (hangs_on);
    CREATE TRIGGER IF NOT EXISTS event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER IF NOT EXISTS event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;";

/// Events in a table, a row an event: its line of the wire form, and by which subject it is found.
pub struct SqliteStore {
    connection: Connection,
}

type Failure = StoreError<rusqlite::Error>;

impl SqliteStore {
    /// Opens a database, and makes the table where there is none.
    pub fn open(path: &Path) -> rusqlite::Result<SqliteStore> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.execute_batch(SCHEMA)?;
        Ok(SqliteStore { connection })
    }

    /// The events that a condition on the subject finds, and the number that comes next, both of one moment.
    fn read(&self, condition: &str, subject: &str) -> Result<(Vec<Event>, u64), Failure> {
        let lines = || -> rusqlite::Result<(Vec<(u64, String)>, u64)> {
            let reading = self.connection.unchecked_transaction()?;
            let query = format!("SELECT sequence, line FROM event WHERE {condition} ORDER BY sequence");
            let mut query = reading.prepare(&query)?;
            let lines = query.query_map([subject], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok((lines.collect::<Result<_, _>>()?, next(&reading)?))
        };
        let (lines, next) = lines().map_err(StoreError::Backend)?;
        let events = lines
            .iter()
            .map(|(sequence, line)| Log::read_line(line, *sequence));
        Ok((events.collect::<Result<_, _>>()?, next))
    }
}

fn next(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_one("SELECT coalesce(max(sequence), 0) + 1 FROM event", [], |row| {
        row.get(0)
    })
}

/// A subject as text, equal for equal ones.
fn name(subject: &Subject) -> String {
    serde_json::to_string(subject).unwrap_or_default()
}

impl EventStore for SqliteStore {
    type Error = rusqlite::Error;

    fn append(
        &self,
        events: &[Event],
        recorded_at: NaiveDateTime,
        actor: &str,
        expected: u64,
    ) -> Result<Vec<Event>, Failure> {
        // Whoever is in here is alone, from the question to the answer.
        let writing = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .map_err(StoreError::Backend)?;
        let next = next(&writing).map_err(StoreError::Backend)?;
        let stored = entered(events, recorded_at, actor, expected, next)?;
        for event in &stored {
            let row = params![
                event.sequence,
                name(&event.subject),
                event.subject.hangs_on().map(|parent| name(&parent)),
                wire::v1::write(event)
            ];
            writing
                .execute("INSERT INTO event VALUES (?, ?, ?, ?)", row)
                .map_err(StoreError::Backend)?;
        }
        writing.commit().map_err(StoreError::Backend)?;
        Ok(stored)
    }

    fn log(&self) -> Result<Log, Failure> {
        let (events, _) = self.read("?1 = ''", "")?;
        let lines: Vec<String> = events.iter().filter_map(wire::v1::write).collect();
        Ok(Log::read(&lines.join("\n"))?)
    }

    fn history(&self, subject: &Subject) -> Result<History, Failure> {
        let related = "subject = ?1 OR hangs_on = ?1 \
                       OR subject IN (SELECT hangs_on FROM event WHERE subject = ?1)";
        let (events, next) = self.read(related, &name(subject))?;
        let subject = subject.clone();
        Ok(History {
            subject,
            events,
            next,
        })
    }
}

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let store = SqliteStore::open(&folder.path().join("events.db"))?;
    let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
    let day = parse_date("2024-12-10")?.date;
    let now = day.and_hms_opt(9, 0, 0).unwrap_or_default();
    store.append(
        &[Event::new(subject.clone(), Action::Register, day)],
        now,
        "甲经办",
        1,
    )?;
    let history = store.history(&subject)?;
    println!(
        "{:?}, 下一序号 {}",
        history.state(Moment::default()).stage,
        history.next
    );
    Ok(())
}
