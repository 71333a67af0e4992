//! Invented codes with the check characters that they must have (校验位). No unit, firm or person has them.

use zhengwu_credit::value::{CitizenId, Date, Uscc, organisation_code};

/// The code of department and category, `91`, and of a number below a million.
pub(crate) fn uscc(category: &str, letters: &str, number: usize) -> String {
    let stem = format!("{letters}{:06}", number % 1_000_000);
    let organisation = organisation_code::check_digit(&stem).unwrap_or_default();
    let first = format!("{category}320685{stem}{organisation}");
    let check = Uscc::compute_check(&first).unwrap_or_default();
    format!("{first}{check}")
}

/// A number of 18 digits by division and day of birth. Its serial is 000, which nobody is given.
pub(crate) fn citizen(division: &str, born: Date) -> String {
    let first = format!("{division}{}000", born.format("%Y%m%d"));
    let check = CitizenId::compute_check(&first).unwrap_or_default();
    format!("{first}{check}")
}

/// Yuan of so many fen.
pub(crate) fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}
