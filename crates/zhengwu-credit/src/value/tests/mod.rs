//! Tests of the values. Codes are invented: division 320685 and computed check digits; identity numbers have the serial
//! 000, which nobody is given.

mod codes;
mod dates;
mod division;
mod numbers;
mod personal;
mod procedures;
mod properties;
mod terms;
mod text;
mod working_days;

use super::{CitizenId, Uscc};

/// A USCC of 17 invented characters.
fn uscc(first17: &str) -> String {
    format!("{first17}{}", Uscc::compute_check(first17).unwrap())
}

/// A citizen ID of 17 invented digits.
fn citizen(first17: &str) -> String {
    format!("{first17}{}", CitizenId::compute_check(first17).unwrap())
}

fn day(text: &str) -> chrono::NaiveDate {
    super::parse_date(text).unwrap().date
}
