//! `cargo xtask accuracy`.
mod attempt;
mod fault;
mod faults;
pub(crate) mod judge;
mod measure;
mod ours;
mod page8;

use anyhow::{Result, ensure};

/// Measures and prints.
pub(crate) fn run(seed: u64, size: usize, only: Option<&str>) -> Result<()> {
    let how = measure::How { seed, size, hosts: 3 };
    let mut faults = faults::all();
    faults.retain(|fault| only.is_none_or(|only| fault.rule.contains(only)));
    let start = std::time::Instant::now();
    let mut measure = measure::measure(&faults, how, zhengwu_credit::rules::CATALOGUE)?;
    let mut attempts = faults::attempts();
    attempts.retain(|attempt| only.is_none_or(|only| attempt.rule.contains(only)));
    attempt::measure(&attempts, zhengwu_credit::rules::CATALOGUE, &mut measure)?;
    for problem in &measure.problems { println!("{problem}"); }
    for (code, count) in &measure.counts { println!("{code} {count:?}"); }
    println!("{:?}", start.elapsed());
    ensure!(measure.is_perfect(), "not everything that was declared was found, or more");
    Ok(())
}
