//! What is suspended is not late while it is; alert, ageing and rate count alike.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Standing};

use super::indicators::figure;
use super::world::{World, contract};

const AGES: [&str; 4] = [
    "overdue_to_30",
    "overdue_31_to_90",
    "overdue_91_to_180",
    "overdue_over_180",
];

/// Agreed for 2025-06-30; begun, and what it is worth performed and paid in part.
fn begun() -> World {
    World::new()
        .record("2024-12", Kind::Contract, "{}")
        .statement("2024-12", "{}")
}

fn suspended(world: World, on: &str) -> World {
    let consent = json!({"change_ground": "mutual_consent", "ground_proof": "中止协议1号"});
    world.fact(on, &contract(), Action::Suspend, consent)
}

fn put_off() -> Value {
    json!({"change_ground": "mutual_consent", "ground_proof": "补充协议1号", "ends_on": "2025-10-31"})
}

fn done(world: World, on: &str) -> World {
    let all = json!({"evidence": "验收单1号", "performed_amount": "1280000", "due_amount": "1280000", "paid_amount": "1280000"});
    world.fact(on, &contract(), Action::Complete, all)
}

/// In which band of the ageing it is on a day.
fn age(world: &World, on: &str) -> Option<&'static str> {
    let mut bands = AGES.into_iter();
    bands.find(|band| !figure(world, on, "2025", band).total.counted.is_empty())
}

/// Whether it is told as late on a day, and since when.
fn late(world: &World, on: &str) -> Option<String> {
    let alerts = world.alerts(on);
    let names = ["past-due-with-open-matter", "term-over-without-performance"];
    let told = alerts.iter().find(|one| names.contains(&one.name))?;
    let counts = told.due.is_some() || told.name == "term-over-without-performance";
    counts.then(|| told.since.to_string())
}

fn rate(world: &World, on: &str, name: &str) -> (usize, usize, usize) {
    let total = figure(world, on, "2025", name).total;
    (total.counted.len(), total.others.len(), total.excluded.len())
}

#[test]
fn what_was_suspended_by_its_last_day_is_not_late_while_it_is() {
    for day in ["2025-03-10", "2025-06-30"] {
        let world = suspended(begun(), day);
        for on in ["2025-07-01", "2025-09-15", "2026-03-01"] {
            assert_eq!((age(&world, on), late(&world, on)), (None, None), "{day} {on}");
            assert_eq!(rate(&world, on, "performance_rate"), (0, 0, 1));
            let state = world.state(on, &contract());
            let stands = world.at(on, |position| position.standing(&state));
            assert_eq!(stands, Standing::NotDue);
        }
        // That its day has passed is told all the same, and not as late.
        let alerts = world.alerts("2025-07-01");
        let told = alerts.iter().find(|one| one.code == "LIF305").unwrap();
        assert!(
            told.due.is_none() && told.message.zh.contains("不计逾期"),
            "{told:?}"
        );
    }
}

#[test]
fn what_was_late_before_it_was_suspended_stays_late() {
    let world = suspended(begun(), "2025-07-10");
    assert_eq!(age(&world, "2025-07-20"), Some("overdue_to_30"));
    assert_eq!(late(&world, "2025-07-20").as_deref(), Some("2025-07-01"));
    assert_eq!(rate(&world, "2025-07-20", "performance_rate"), (0, 1, 0));
}

/// The days of a suspension are added by an amendment only.
#[test]
fn once_resumed_its_day_counts_as_it_stands() {
    let resumed =
        || suspended(begun(), "2025-03-10").fact("2025-08-15", &contract(), Action::Resume, json!({}));
    let world = resumed();
    assert_eq!(age(&world, "2025-08-14"), None);
    assert_eq!(age(&world, "2025-08-15"), Some("overdue_31_to_90"));
    assert_eq!(late(&world, "2025-08-15").as_deref(), Some("2025-07-01"));
    assert_eq!(
        rate(&done(world, "2025-08-20"), "2025-09-01", "on_time_rate"),
        (0, 1, 0)
    );
    // What is put off afterwards was late.
    let after = resumed().fact("2025-08-16", &contract(), Action::Amend, put_off());
    assert_eq!(age(&after, "2025-09-01"), Some("overdue_31_to_90"));
    assert_eq!(
        rate(&done(after, "2025-10-20"), "2025-11-01", "on_time_rate"),
        (0, 1, 0)
    );
    assert_eq!(
        resumed().found("2025-08-16", &contract(), Action::Amend, put_off()),
        ["LIF320"]
    );
}

#[test]
fn what_is_put_off_while_it_is_suspended_or_when_it_is_resumed_is_put_off_in_time() {
    let held = || suspended(begun(), "2025-03-10");
    let resumed = |world: World| world.fact("2025-08-15", &contract(), Action::Resume, json!({}));
    let amended = |world: World, on: &str| {
        assert!(
            world.found(on, &contract(), Action::Amend, put_off()).is_empty(),
            "{on}"
        );
        world.fact(on, &contract(), Action::Amend, put_off())
    };
    for world in [
        resumed(amended(held(), "2025-08-01")),
        resumed(amended(held(), "2025-08-15")),
        amended(resumed(held()), "2025-08-15"),
    ] {
        for on in ["2025-08-14", "2025-08-15", "2025-10-31"] {
            assert_eq!((age(&world, on), late(&world, on)), (None, None), "{on}");
        }
        assert_eq!(age(&world, "2025-11-01"), Some("overdue_to_30"));
        assert_eq!(late(&world, "2025-11-01").as_deref(), Some("2025-11-01"));
        assert_eq!(
            rate(&done(world, "2025-10-20"), "2025-11-01", "on_time_rate"),
            (1, 0, 0)
        );
    }
}
