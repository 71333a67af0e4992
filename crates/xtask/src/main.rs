//! The repo's own commands. `cargo xtask help` lists them.

mod accuracy;
mod bench;
mod book;
mod corpus;
mod generate;
mod links;
mod new_rule;
mod shell;
#[cfg(feature = "wasm")]
mod test;
#[cfg(feature = "wasm")]
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The repo's own commands", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write what is made from the catalogues: docs, schemas, conformance cases
    Generate {
        /// Write nothing; fail where what is checked in is stale, missing or superfluous
        #[arg(long)]
        check: bool,
    },
    /// Look for dead links in every Markdown page
    Links,
    /// Build docs/ as a book in target/book; installs mdbook and says so
    Book,
    /// Make the file of a rule, its place in the list and its page
    NewRule {
        /// Family and number, CTR207
        code: String,
        /// The fault in kebab-case, name-of-the-fault
        name: String,
        /// Leave docs and cases as they are
        #[arg(long)]
        no_generate: bool,
    },
    /// Judge generated contracts beside merely reading them, as NDJSON, XLSX and CSV, and replay an event log: ratios, rows
    /// a second, memory
    Bench {
        /// How many contracts; four times as many are judged for the memory
        #[arg(long, default_value_t = 100_000)]
        rows: usize,
        /// How many events the log has that is replayed, of a tenth as many subjects
        #[arg(long, default_value_t = 1_000_000)]
        events: usize,
        /// Only this part
        #[arg(long)]
        part: Option<bench::Part>,
        /// Judge this file and print how much memory it took; the benchmark calls itself with it
        #[arg(long, hide = true)]
        child: Option<PathBuf>,
        /// What is done with the child's file
        #[arg(long, hide = true)]
        way: Option<bench::Way>,
    },
    /// Plant every fault into correct ledgers and hold what is found against what was declared: recall and precision by rule
    Accuracy(accuracy::Asked),
    /// Run everything that must hold before something lands; installs what it needs and says so
    #[cfg(feature = "wasm")]
    Test {
        /// Also what takes longer
        #[arg(long)]
        full: bool,
    },
    /// Build the npm package in bindings/wasm/pkg
    #[cfg(feature = "wasm")]
    Wasm,
}

fn main() -> ExitCode {
    match run(Args::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        // In a sentence, also where RUST_BACKTRACE asks for more.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Generate { check } => generate::run(&shell::root(), check),
        Command::Links => links::check(&shell::root()),
        Command::Book => book::run(&shell::root()),
        Command::Accuracy(asked) => accuracy::run(&shell::root(), &asked),
        Command::Bench {
            rows,
            events,
            part,
            child,
            way,
        } => bench::run(bench::Size { rows, events, part }, child.as_deref(), way),
        Command::NewRule {
            code,
            name,
            no_generate,
        } => new_rule::run(&shell::root(), &code, &name, !no_generate),
        #[cfg(feature = "wasm")]
        Command::Test { full } => test::run(&shell::root(), full),
        #[cfg(feature = "wasm")]
        Command::Wasm => wasm::run(&shell::root()),
    }
}
