//! An event log read and replayed: beside only parsing its lines.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use chrono::{Days, NaiveTime};
use serde_json::{Map, Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Event, Log, Moment, Stage, Subject, SubjectKind, wire};
use zhengwu_credit::rules::correct;
use zhengwu_credit::value::Date;

use super::{median, peak};
use crate::shell;

/// How often each way is gone, in turn.
const ROUNDS: usize = 5;
const UNIT: &str = "11320685MB0A10013C";

/// What is done to every contract and every promise, a step a month.
const OF_A_CONTRACT: [Action; STEPS] = [
    Action::Register,
    Action::Commence,
    Action::RecordPerformance,
    Action::OpenShortfall,
    Action::FollowUp,
    Action::CloseMatter,
    Action::Amend,
    Action::RecordPerformance,
    Action::Complete,
    Action::WriteOff,
];
const OF_A_PROMISE: [Action; STEPS] = [
    Action::Register,
    Action::RecordProgress,
    Action::OpenShortfall,
    Action::FollowUp,
    Action::CloseMatter,
    Action::Amend,
    Action::RecordProgress,
    Action::Determine,
    Action::Fulfil,
    Action::WriteOff,
];
const STEPS: usize = 10;

/// Makes a log of so many events, a subject for every ten, and measures.
pub(super) fn run(folder: &Path, count: usize) -> Result<()> {
    let subjects = (count / STEPS).max(1);
    let file = folder.join("events.ndjson");
    fs::write(&file, log(subjects)?)?;
    let text = fs::read_to_string(&file)?;
    println!(
        "\nEvent log: {} events of {subjects} subjects, {} bytes",
        subjects * STEPS,
        text.len()
    );
    speed(&text, subjects)?;
    let size = text.len() as u64 / 1024;
    drop(text);
    let mut child = Command::new(std::env::current_exe()?);
    child.args(["bench", "--part", "replay", "--child"]).arg(&file);
    match shell::read(&mut child)?.trim().parse::<u64>() {
        Ok(peak) => println!("  peak memory beyond the text: {peak} KiB for {size} KiB of text"),
        Err(_) => println!("  peak memory: not told on this system"),
    }
    Ok(())
}

fn speed(text: &str, subjects: usize) -> Result<()> {
    let ways: [(&str, Way); 4] = [
        ("serde_json::from_str into a Value alone", values),
        ("serde_json::from_str into an Event alone", events),
        ("Log::read", read),
        ("Log::read and Log::states", replay),
    ];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..ROUNDS {
        for ((what, way), times) in ways.iter().zip(&mut times) {
            let start = Instant::now();
            let ended = way(text)?;
            times.push(start.elapsed());
            ensure!(
                ended.is_none_or(|ended| ended == subjects),
                "{what}: {ended:?} of {subjects} subjects came to their end"
            );
        }
    }
    println!("median of {ROUNDS} rounds, in turn:");
    let mut alone = None;
    for ((what, _), times) in ways.iter().zip(times) {
        let time = median(times).as_secs_f64();
        let ratio = time / *alone.get_or_insert(time);
        let rate = (subjects * STEPS) as f64 / time;
        println!("  {what:42} {ratio:.2}   {rate:>9.0} events/s");
    }
    Ok(())
}

/// A way over a log; where it replays, how many subjects were written off at its end.
type Way = fn(&str) -> Result<Option<usize>>;

fn values(text: &str) -> Result<Option<usize>> {
    for line in text.lines() {
        black_box(serde_json::from_str::<Value>(line)?);
    }
    Ok(None)
}

fn events(text: &str) -> Result<Option<usize>> {
    for line in text.lines() {
        black_box(wire::v1::read(line)?);
    }
    Ok(None)
}

fn read(text: &str) -> Result<Option<usize>> {
    black_box(Log::read(text)?);
    Ok(None)
}

fn replay(text: &str) -> Result<Option<usize>> {
    let states = Log::read(text)?.states(Moment::default());
    let ended = states
        .values()
        .filter(|state| state.stage == Some(Stage::WrittenOff));
    Ok(Some(ended.count()))
}

/// The child: replays once and prints how much memory it took beyond the text, in KiB.
pub(super) fn tell_memory(file: &Path) -> Result<()> {
    let text = fs::read_to_string(file)?;
    let before = peak();
    black_box(replay(&text)?);
    match (before, peak()) {
        (Some(before), Some(after)) => println!("{}", after.saturating_sub(before)),
        _ => println!("?"),
    }
    Ok(())
}

/// The log: the subjects take their steps side by side, seven contracts to three promises.
fn log(subjects: usize) -> Result<String> {
    let base = |kind| serde_json::from_str::<Map<String, Value>>(correct(kind));
    let (contract, promise) = (base(Kind::Contract)?, base(Kind::Commitment)?);
    let first = Date::from_ymd_opt(2024, 12, 2).context("a day")?;
    let mut text = String::new();
    let mut sequence = 0;
    for step in 0..STEPS {
        for number in 0..subjects {
            let is_contract = number % 10 < 7;
            let subject = match is_contract {
                true => Subject::new(SubjectKind::Contract, [UNIT, &format!("HA-2024/{number:07}")]),
                false => Subject::new(
                    SubjectKind::Commitment,
                    [UNIT, &format!("3206852024121{number:07}")],
                ),
            };
            let actions = if is_contract { OF_A_CONTRACT } else { OF_A_PROMISE };
            let action = actions.get(step).copied().context("a step")?;
            let on = first + Days::new((step * 30 + number % 28) as u64);
            let mut event = Event::new(subject, action, on);
            let given = match (action, is_contract) {
                (Action::Register, true) => Value::Object(contract.clone()),
                (Action::Register, false) => Value::Object(promise.clone()),
                _ => brings(action, number, on),
            };
            if let Value::Object(given) = given {
                event.payload = given.into_iter().collect();
            }
            sequence += 1;
            event.sequence = sequence;
            event.actor = format!("示例{}局经办", number % 40);
            event.recorded_at = NaiveTime::from_hms_opt(9, (number % 60) as u32, 0)
                .map(|time| (on + Days::new(1)).and_time(time));
            text += &wire::v1::write(&event).context("a line")?;
            text.push('\n');
        }
    }
    Ok(text)
}

/// What a step brings.
fn brings(action: Action, number: usize, on: Date) -> Value {
    let amount = format!("{}.00", 10_000 + number * 7919 % 1_000_000);
    let next = (on + Days::new(20)).to_string();
    let proof = format!("验收单{number}号");
    match action {
        Action::RecordPerformance => {
            json!({"performed_amount": amount, "due_amount": amount, "paid_amount": amount})
        }
        Action::RecordProgress => json!({"progress": (number % 101).to_string()}),
        Action::OpenShortfall => json!({
            "reason": "counterparty_delay", "responsible_side": "counterparty", "follow_up": "已发催告函",
            "next_follow_up_on": next,
        }),
        Action::FollowUp => json!({"follow_up": "约谈负责人，限期整改", "next_follow_up_on": next}),
        Action::CloseMatter => json!({"how": "cured", "evidence": proof}),
        Action::Amend => json!({
            "change_ground": "mutual_consent", "ground_proof": format!("补充协议（{on}）"),
            "remarks": "工期顺延三十日，价款不变",
        }),
        Action::Determine => json!({"fulfilment_status": "full", "determined_by": "海安市示例办"}),
        Action::Complete => json!({
            "evidence": proof, "performed_amount": amount, "due_amount": amount, "paid_amount": amount,
        }),
        Action::Fulfil | Action::WriteOff => json!({"evidence": proof}),
        _ => json!({}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_the_same_in_every_run_and_ends_every_subject() {
        let text = log(20).unwrap();
        assert_eq!(text, log(20).unwrap());
        assert_eq!(text.lines().count(), 200);
        assert_eq!(replay(&text).unwrap(), Some(20));
    }
}
