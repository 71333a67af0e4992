//! `cargo xtask bench`: judging beside merely reading, on the same bytes in the same run. Ratios are for comparing,
//! rows a second and memory for information; nothing is barred.

mod borrowed;
mod files;
mod intake;
mod replay;
mod rows;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::ValueEnum;
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::{Finding, Phase};
use zhengwu_credit::ledger::{Entry, Input, JsonTable, Options, run as run_ledger};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::requirement::Context as Around;
use zhengwu_credit::rules::{CATALOGUE, Judge};

pub(crate) use intake::Way;

use crate::corpus::AS_OF;
use crate::shell;

/// How often each way is gone, in turn.
const ROUNDS: usize = 7;

/// A part of the benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Contracts as NDJSON, judged.
    Judge,
    /// Contracts as files of an office, read and judged.
    Intake,
    /// An event log, read and replayed.
    Replay,
}

impl Part {
    const ALL: [Part; 3] = [Part::Judge, Part::Intake, Part::Replay];

    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// How large the benchmark is, and which of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) rows: usize,
    pub(crate) events: usize,
    pub(crate) part: Option<Part>,
}

/// Runs the benchmark; a build for debugging hands over to one for release.
pub(crate) fn run(size: Size, child: Option<&Path>, way: Option<Way>) -> Result<()> {
    match (child, way) {
        (Some(file), Some(way)) => return intake::go_and_tell_memory(way, file),
        (Some(file), None) if size.part == Some(Part::Replay) => return replay::tell_memory(file),
        (Some(file), None) => return judge_and_tell_memory(file),
        (None, _) => {}
    }
    if cfg!(debug_assertions) {
        let release = [
            "run",
            "--release",
            "--locked",
            "--quiet",
            "--package",
            "xtask",
            "--no-default-features",
        ];
        let mut command = shell::cargo(&release);
        command.args(["--", "bench", "--rows", &size.rows.to_string()]);
        command.args(["--events", &size.events.to_string()]);
        if let Some(part) = size.part {
            command.args(["--part", &part.name()]);
        }
        return shell::run(&mut command);
    }
    let folder = shell::target_dir()?.join("bench");
    fs::create_dir_all(&folder)?;
    for part in Part::ALL {
        match part {
            _ if size.part.is_some_and(|only| only != part) => {}
            Part::Judge => judging(&folder, size.rows)?,
            Part::Intake => intake::run(&folder, size.rows)?,
            Part::Replay => replay::run(&folder, size.events)?,
        }
    }
    Ok(())
}

/// Contracts as lines of JSON, judged.
fn judging(folder: &Path, count: usize) -> Result<()> {
    let file = folder.join("contracts.ndjson");
    let text = rows::ndjson(count);
    fs::write(&file, &text)?;
    println!(
        "NDJSON: {count} contracts, {} bytes, {} rules",
        text.len(),
        CATALOGUE.len()
    );
    speed(text.as_bytes(), count)?;
    drop(text);
    let four_times = folder.join("contracts-4.ndjson");
    fs::write(&four_times, rows::ndjson(4 * count))?;
    memory(&file, count, &four_times)
}

/// Three ways over the same bytes, in turn.
fn speed(bytes: &[u8], count: usize) -> Result<()> {
    let mut times: [Vec<Duration>; 3] = Default::default();
    let mut said = (0, 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let rows = borrowed::read_all(bytes)?;
        times[0].push(start.elapsed());
        anyhow::ensure!(rows == count, "serde read {rows} rows of {count}");
        let start = Instant::now();
        judge_each(bytes)?;
        times[1].push(start.elapsed());
        let start = Instant::now();
        said = judge_run(bytes)?;
        times[2].push(start.elapsed());
    }
    let [serde, each, run] = times.map(median);
    let rows = |time: Duration| count as f64 / time.as_secs_f64();
    let times_serde = |time: Duration| time.as_secs_f64() / serde.as_secs_f64();
    println!("median of {ROUNDS} rounds, in turn:");
    println!(
        "  serde_json::from_slice, borrowed          1.00   {:>9.0} rows/s",
        rows(serde)
    );
    println!(
        "  every record read and judged by itself    {:.2}   {:>9.0} rows/s",
        times_serde(each),
        rows(each)
    );
    println!(
        "  the run: surveyed, judged, findings told  {:.2}   {:>9.0} rows/s",
        times_serde(run),
        rows(run)
    );
    println!("  {} findings, {} bytes of them", said.0, said.1);
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Every line read and held against all rules, nothing told.
fn judge_each(bytes: &[u8]) -> Result<()> {
    let text = std::str::from_utf8(bytes)?;
    let profile = Profile::haian();
    let as_of = Some(AS_OF);
    let around = Around::alone(&profile, as_of);
    let mut judge = Judge::new(Kind::Contract, Phase::Submit, CATALOGUE);
    let mut record = Record::new(Kind::Contract);
    let mut found = Vec::new();
    for line in text.lines() {
        record.clear();
        found.clear();
        read_object(line, &mut record)?;
        record.finish(as_of);
        judge.judge(&record, &around, &mut found);
        black_box(&found);
    }
    Ok(())
}

fn judge_run(bytes: &[u8]) -> Result<(usize, usize)> {
    let text = std::str::from_utf8(bytes)?;
    let table = JsonTable::new(text, Some(Kind::Contract), None)?;
    judge(&[Input::judged(&table)])
}

/// What a user gets: the run with its survey, and every finding as a line of JSON. Gives their number and bytes.
fn judge(inputs: &[Input<'_>]) -> Result<(usize, usize)> {
    let profile = Profile::haian();
    let mut options = Options::new(&profile);
    options.as_of = Some(AS_OF);
    let (mut findings, mut written) = (0, Vec::new());
    let mut bytes = 0;
    let mut tell = |finding: Finding| {
        findings += 1;
        written.clear();
        if serde_json::to_writer(&mut written, &finding).is_ok() {
            bytes += written.len() + 1;
        }
    };
    run_ledger(inputs, &options, &mut |entry| match entry {
        Entry::File(file) => file.findings(Lang::Zh).for_each(&mut tell),
        Entry::Row(row) => row.findings(Lang::Zh).for_each(&mut tell),
        Entry::Across(across) => across.findings(Lang::Zh).for_each(&mut tell),
    })?;
    Ok((findings, bytes))
}

/// How much memory a run takes beyond its input, for N and for 4N rows, each in a process of its own.
fn memory(file: &Path, count: usize, four_times: &Path) -> Result<()> {
    let one = growth(file)?;
    let four = growth(four_times)?;
    let (Some(one), Some(four)) = (one, four) else {
        println!("peak memory: not told on this system");
        return Ok(());
    };
    println!(
        "peak memory beyond the input: {one} KiB for {count} rows, {four} KiB for {}",
        4 * count
    );
    let more = four.saturating_sub(one) as f64 * 1024.0 / (3 * count) as f64;
    println!("  {more:.0} bytes for each further row");
    Ok(())
}

fn growth(file: &Path) -> Result<Option<u64>> {
    let mut child = Command::new(std::env::current_exe()?);
    child.args(["bench", "--child"]).arg(file);
    Ok(shell::read(&mut child)?.trim().parse().ok())
}

fn judge_and_tell_memory(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    let before = peak();
    judge_run(&bytes)?;
    match (before, peak()) {
        (Some(before), Some(after)) => println!("{}", after.saturating_sub(before)),
        _ => println!("?"),
    }
    Ok(())
}

/// The most memory this process ever had, in KiB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_ascii_whitespace().next()?.parse().ok()
}
