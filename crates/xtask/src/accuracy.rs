//! `cargo xtask accuracy`: faults are planted into correct ledgers one at a time, and what is found is held against what
//! was declared (page 4.5): recall and precision of every rule. The expectations are written from the specification.

mod attempt;
mod fault;
mod faults;
mod folder;
pub(crate) mod judge;
mod measure;
mod ours;
mod own;
mod page8;
mod shown;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use zhengwu_credit::requirement::Rule;
use zhengwu_credit::rules::CATALOGUE;

#[cfg(test)]
pub(crate) use folder::{told as told_in_folder, write as write_folder};
use measure::{How, Measure};
pub(crate) use shown::{pool, shown};

/// The file of the table.
const FILE: &str = "docs/accuracy.md";

/// What is asked for.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Asked {
    /// Other ledgers, other hosts
    #[arg(long, default_value_t = Asked::TABLE.seed)]
    seed: u64,
    /// How many contracts the ledgers have from which hosts are taken
    #[arg(long, default_value_t = Asked::TABLE.size)]
    size: usize,
    /// Only the faults of rules whose name has this in it
    #[arg(long)]
    rule: Option<String>,
    /// Write nothing; fail where the table in the docs is stale
    #[arg(long)]
    check: bool,
}

impl Asked {
    /// What the table in the docs says.
    const TABLE: How = How { seed: 1, size: 1000 };

    /// The whole table, and whether it is what is checked in.
    pub(crate) fn whole(check: bool) -> Asked {
        let How { seed, size } = Asked::TABLE;
        Asked {
            seed,
            size,
            rule: None,
            check,
        }
    }

    fn is_table(&self) -> bool {
        self.rule.is_none() && (self.seed, self.size) == (Asked::TABLE.seed, Asked::TABLE.size)
    }
}

/// Measures, prints, and writes the table into the docs; fails where a rule is below 100 percent.
pub(crate) fn run(root: &Path, asked: &Asked) -> Result<()> {
    let how = How {
        seed: asked.seed,
        size: asked.size,
    };
    let measure = taken(how, asked.rule.as_deref().unwrap_or_default(), CATALOGUE)?;
    let table = table::markdown(&measure, how);
    println!("{table}");
    for problem in &measure.problems {
        println!("{problem}");
    }
    ensure!(
        measure.is_perfect(),
        "not everything that was declared was found, or something else was"
    );
    if !asked.is_table() {
        return Ok(());
    }
    let file = root.join(FILE);
    if fs::read_to_string(&file).is_ok_and(|text| text == table) {
        return Ok(());
    }
    if asked.check {
        bail!("{FILE} is stale: run `cargo xtask accuracy` and check in what it writes");
    }
    Ok(fs::write(file, table)?)
}

/// The measure over the faults of rules whose name has this in it.
fn taken(how: How, only: &str, rules: &[&'static Rule]) -> Result<Measure> {
    let mut of_fields = faults::all();
    of_fields.retain(|fault| fault.rule.contains(only));
    let mut measure = measure::measure(&of_fields, how, rules)?;
    let mut attempts = faults::attempts();
    attempts.retain(|attempt| attempt.rule.contains(only));
    attempt::measure(&attempts, rules, &mut measure)?;
    let mut in_folders = faults::in_folders();
    in_folders.retain(|one| one.rule.contains(only));
    folder::measure(&in_folders, how.seed, &mut measure)?;
    for rule in rules.iter().filter(|rule| rule.name.contains(only)) {
        if measure.count(rule.code).planted == 0 {
            own::measure(rule, &mut measure);
        }
    }
    Ok(measure)
}
