//! Every fault, by family of rules.

mod contract;
mod events;
mod events_beside;
mod folders;
mod formats;
mod late;
mod law;
mod ledger;
mod lifecycle;
mod performance;
mod presence;
mod promise;
mod register;

pub(crate) use events::attempts;
pub(crate) use folders::in_folders;

use super::fault::{Expect, Fault};

/// All of them.
pub(crate) fn all() -> Vec<Fault> {
    let mut all = Vec::new();
    all.extend(contract::faults());
    all.extend(law::faults());
    all.extend(performance::faults());
    all.extend(promise::faults());
    all.extend(ledger::faults());
    all.extend(lifecycle::faults());
    all.extend(formats::faults());
    all.extend(presence::faults());
    all
}

fn found(rule: &'static str, path: &str) -> Expect {
    Expect::new(rule, path)
}

/// A code of this beginning and number, with the check characters that it must have.
fn code(beginning: &str, number: &str) -> String {
    let (category, rest) = beginning.split_at(8);
    let stem = format!("{rest}{number}");
    let organisation = zhengwu_credit::value::organisation_code::check_digit(&stem).unwrap_or_default();
    let first = format!("{category}{stem}{organisation}");
    let check = zhengwu_credit::value::Uscc::compute_check(&first).unwrap_or_default();
    format!("{first}{check}")
}
