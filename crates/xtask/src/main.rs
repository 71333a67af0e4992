//! The repo's own commands. `cargo xtask help` lists them.

mod generate;
mod shell;

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
}

fn main() -> Result<()> {
    match Args::parse().command {
        Command::Generate { check } => generate::run(&shell::root(), check),
    }
}
