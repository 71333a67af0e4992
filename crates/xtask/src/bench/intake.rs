//! Files of an office, read and judged: beside what only goes through their cells.

use std::fs;
use std::hint::black_box;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use calamine::{Reader, Xlsx};
use clap::ValueEnum;
use zhengwu_credit::code::Lang;
use zhengwu_credit::ledger::Input;
use zhengwu_credit_io::{ReadFailure, ReadOptions, open, open_path};

use super::files::{layout, write_csv, write_workbook};
use super::{judge, median, peak};
use crate::shell;

/// How often each way is gone, in turn.
const ROUNDS: usize = 5;
/// Four times the rows must have room in a sheet.
const MOST_ROWS: usize = 1_048_575 / 4;
/// What others read workbooks with.
const OPENPYXL: &str = "openpyxl==3.1.5";
/// Prints the rows, the seconds and the most memory in KiB that they took.
const OPENPYXL_ROWS: &str = "
import resource, sys, time
from openpyxl import load_workbook
start, rows = time.perf_counter(), 0
for row in load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True):
    rows += 1
seconds = time.perf_counter() - start
print(rows, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
";

/// A way to go through a file.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Way {
    /// calamine's stream of cells, and nothing done with them.
    Cells,
    /// The csv crate's records, and nothing done with them.
    Records,
    /// Read into tables.
    Opened,
    /// Read, judged, every finding told as JSON.
    Judged,
}

/// The ways for a kind of file; the first is what the others are held against.
const OF_WORKBOOK: [Way; 3] = [Way::Cells, Way::Opened, Way::Judged];
const OF_CSV: [Way; 3] = [Way::Records, Way::Opened, Way::Judged];

/// Makes the files and measures; `count` is how many contracts they hold.
pub(super) fn run(folder: &Path, count: usize) -> Result<()> {
    let count = count.min(MOST_ROWS);
    let columns = layout().columns.len();
    let workbook = folder.join("contracts.xlsx");
    write_workbook(&workbook, count)?;
    println!(
        "\nXLSX: {count} contracts by {columns} columns, {}",
        size(&workbook)?
    );
    let python = openpyxl();
    if let Err(why) = &python {
        println!("openpyxl is left out, for it could not be installed: {why:#}");
    }
    speed(&workbook, count, &OF_WORKBOOK, python.ok().as_deref())?;

    let four_times = folder.join("contracts-4.xlsx");
    write_workbook(&four_times, 4 * count)?;
    memory(&[&workbook, &four_times], &[Way::Cells, Way::Judged])?;

    let csv = folder.join("contracts.csv");
    write_csv(&csv, count)?;
    println!("\nCSV: the same contracts, {}", size(&csv)?);
    speed(&csv, count, &OF_CSV, None)?;
    let four_times = folder.join("contracts-4.csv");
    write_csv(&four_times, 4 * count)?;
    memory(&[&csv, &four_times], &[Way::Judged])
}

/// Goes a way through a file once.
fn go(way: Way, name: &str, bytes: Vec<u8>) -> Result<String> {
    Ok(match way {
        Way::Cells => {
            let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
            let sheet = workbook.sheet_names().into_iter().next().unwrap_or_default();
            let mut reader = workbook.worksheet_cells_reader(&sheet)?;
            let mut cells = 0_u64;
            while let Some(cell) = reader.next_cell()? {
                black_box(cell);
                cells += 1;
            }
            format!("{cells} cells")
        }
        Way::Records => {
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let mut record = csv::StringRecord::new();
            let mut records = 0_u64;
            while reader.read_record(&mut record)? {
                black_box(&record);
                records += 1;
            }
            format!("{records} records")
        }
        Way::Opened => {
            let opened = open(name, bytes, &ReadOptions::default()).map_err(said)?;
            format!("{} table", black_box(opened).tables.len())
        }
        Way::Judged => {
            let opened = open(name, bytes, &ReadOptions::default()).map_err(said)?;
            let inputs: Vec<Input<'_>> = opened.tables.iter().map(|table| Input::judged(table)).collect();
            let (findings, bytes) = judge(&inputs)?;
            format!("{findings} findings, {bytes} bytes of them")
        }
    })
}

fn said(failure: ReadFailure) -> anyhow::Error {
    anyhow::anyhow!("{}", failure.sentence().in_lang(Lang::En))
}

fn words(way: Way) -> &'static str {
    match way {
        Way::Cells => "calamine's cell stream alone",
        Way::Records => "the csv crate's records alone",
        Way::Opened => "opened: read into tables",
        Way::Judged => "opened and judged, findings told",
    }
}

/// All ways over the same bytes, in turn.
fn speed(file: &Path, count: usize, ways: &[Way], python: Option<&Path>) -> Result<()> {
    let bytes = fs::read(file)?;
    let name = file.to_string_lossy();
    let mut times: Vec<(Way, Vec<Duration>, String)> =
        ways.iter().map(|way| (*way, Vec::new(), String::new())).collect();
    let mut openpyxl: Vec<Duration> = Vec::new();
    let mut openpyxl_peak = 0;
    for _ in 0..ROUNDS {
        for (way, times, said) in &mut times {
            let copy = bytes.clone();
            let start = Instant::now();
            *said = go(*way, &name, copy)?;
            times.push(start.elapsed());
        }
        if let Some(python) = python {
            let (time, peak) = openpyxl_rows(python, file)?;
            openpyxl.push(time);
            openpyxl_peak = peak;
        }
    }
    println!("median of {ROUNDS} rounds, in turn:");
    let mut alone = None;
    let mut tell = |what: &str, time: Duration, said: &str| {
        let alone = *alone.get_or_insert(time.as_secs_f64());
        let (ratio, rows) = (time.as_secs_f64() / alone, count as f64 / time.as_secs_f64());
        println!("  {what:40} {ratio:>6.2}   {rows:>9.0} rows/s   {said}");
    };
    for (way, times, said) in times {
        tell(words(way), median(times), &said);
    }
    if !openpyxl.is_empty() {
        let said = format!("peak {}", mib(openpyxl_peak * 1024));
        tell("openpyxl, read-only, values only", median(openpyxl), &said);
    }
    Ok(())
}

/// The most memory that a process of its own ever has for a file, for N and for 4N rows.
fn memory(files: &[&PathBuf], ways: &[Way]) -> Result<()> {
    println!("peak memory of a process:");
    for way in ways {
        for file in files {
            let mut child = Command::new(std::env::current_exe()?);
            let name = way.to_possible_value().context("every way has a name")?;
            child
                .args(["bench", "--way", name.get_name(), "--child"])
                .arg(file);
            let told = match shell::read(&mut child)?.trim().parse::<u64>() {
                Ok(peak) => mib(peak * 1024),
                Err(_) => "not told on this system".to_owned(),
            };
            println!("  {:40} peak {told} for a file of {}", words(*way), size(file)?);
        }
    }
    Ok(())
}

/// The child: goes its way and prints the most memory it had, in KiB.
pub(super) fn go_and_tell_memory(way: Way, file: &Path) -> Result<()> {
    match way {
        // As every door opens it.
        Way::Judged => {
            let opened = open_path(file, &ReadOptions::default()).map_err(said)?;
            let inputs: Vec<Input<'_>> = opened.tables.iter().map(|table| Input::judged(table)).collect();
            judge(&inputs)?;
        }
        _ => {
            go(way, &file.to_string_lossy(), fs::read(file)?)?;
        }
    }
    match peak() {
        Some(peak) => println!("{peak}"),
        None => println!("?"),
    }
    Ok(())
}

fn size(file: &Path) -> Result<String> {
    Ok(mib(fs::metadata(file)?.len()))
}

fn mib(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1024 * 1024))
}

/// A Python that has openpyxl.
fn openpyxl() -> Result<PathBuf> {
    let target = shell::target_dir()?;
    let mut pip = shell::pip_install(&target, &[OPENPYXL])?;
    // Without it there is still a benchmark: pip need not be patient, and one line is enough.
    shell::run(pip.args(["--retries", "1"]).stderr(Stdio::null()))?;
    Ok(target.join("venv/bin/python"))
}

/// How long openpyxl takes for all rows, and the most memory it had, in KiB.
fn openpyxl_rows(python: &Path, file: &Path) -> Result<(Duration, u64)> {
    let mut child = shell::command(&python.to_string_lossy(), &["-c", OPENPYXL_ROWS]);
    let told = shell::read(child.arg(file))?;
    let words: Vec<&str> = told.split_whitespace().collect();
    let [_rows, seconds, peak] = words.as_slice() else {
        bail!("openpyxl told: {told}");
    };
    Ok((Duration::from_secs_f64(seconds.parse()?), peak.parse()?))
}
