//! Cells of a workbook as text: what the clerk means by them, and nothing rounded without need.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};
use zhengwu_credit::record::Form;
use zhengwu_credit::value::date::{Epoch, from_serial};

/// A cell as text; `None` where it is empty.
pub(crate) fn text_of<'d>(
    value: &'d DataRef<'_>,
    is_percent: bool,
    epoch: Epoch,
) -> Option<(Cow<'d, str>, Form)> {
    let text = |text: String| Some((Cow::Owned(text), Form::Text));
    match value {
        DataRef::Empty => None,
        DataRef::String(shown) => Some((Cow::Borrowed(shown), Form::Text)),
        DataRef::SharedString(shown) => Some((Cow::Borrowed(shown), Form::Text)),
        DataRef::Int(number) => Some((Cow::Owned(number.to_string()), Form::Number)),
        // A cell that shows 3.85% holds 0.0385.
        DataRef::Float(number) if is_percent => text(format!("{}%", number_text(number * 100.0))),
        DataRef::Float(number) => Some((Cow::Owned(number_text(*number)), Form::Number)),
        DataRef::Bool(yes) => Some((Cow::Owned(yes.to_string()), Form::Bool)),
        DataRef::DateTime(day) => Some(day_text(day, epoch)),
        DataRef::DateTimeIso(day) => Some((Cow::Borrowed(without_midnight(day)), Form::Text)),
        DataRef::DurationIso(span) => Some((Cow::Borrowed(span), Form::Text)),
        DataRef::Error(error) => text(error.to_string()).map(|(text, _)| (text, Form::Error)),
    }
}

/// A number by its digits. A spreadsheet shows 15 of them, and sums carry a tail of binary fractions behind those
/// (1408000.0000000002); of whole numbers every digit stays, so that a code that was stored as a number shows it.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 {
        return number.to_string();
    }
    let shown = format!("{number:.14e}").parse::<f64>();
    shown.unwrap_or(number).to_string()
}

fn day_text(day: &ExcelDateTime, epoch: Epoch) -> (Cow<'static, str>, Form) {
    let number = || (Cow::Owned(number_text(day.as_f64())), Form::Number);
    if !day.is_datetime() {
        return number();
    }
    match serial_text(day.as_f64(), epoch) {
        Some(text) => (Cow::Owned(text), Form::Text),
        None => number(),
    }
}

/// The day of a serial, with its time of day where it has one.
pub(crate) fn serial_text(serial: f64, epoch: Epoch) -> Option<String> {
    let parsed = from_serial(serial, epoch)?;
    let seconds = (serial.fract() * 86_400.0).round().min(86_399.0) as u32;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    Some(match seconds {
        0 => parsed.date.to_string(),
        _ => format!("{} {hour:02}:{minute:02}:{second:02}", parsed.date),
    })
}

/// Strict workbooks write a plain day as `2024-03-05T00:00:00`.
fn without_midnight(day: &str) -> &str {
    let stem = day.split_once("T00:00:00");
    match stem {
        Some((date, rest)) if rest.trim_matches(['.', '0', 'Z']).is_empty() => date,
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_what_the_clerk_sees() {
        assert_eq!(number_text(1_280_000.0), "1280000");
        assert_eq!(number_text(0.1 + 0.2), "0.3");
        assert_eq!(number_text(1_408_000.000_000_000_2), "1408000");
        assert_eq!(number_text(320_685_199_001_011_234.0).len(), 18);
        assert_eq!(number_text(0.0385 * 100.0), "3.85");
        assert_eq!(number_text(-0.5), "-0.5");
    }

    #[test]
    fn a_time_of_day_is_kept_for_the_notice() {
        assert_eq!(serial_text(45_356.0, Epoch::Y1900).unwrap(), "2024-03-05");
        assert_eq!(
            serial_text(45_356.354_166_666_664, Epoch::Y1900).unwrap(),
            "2024-03-05 08:30:00"
        );
        assert_eq!(serial_text(43_894.0, Epoch::Y1904).unwrap(), "2024-03-05");
        assert_eq!(serial_text(60.0, Epoch::Y1900), None);
    }

    #[test]
    fn midnight_is_no_time() {
        assert_eq!(without_midnight("2024-03-05T00:00:00.000"), "2024-03-05");
        assert_eq!(without_midnight("2024-03-05T08:30:00"), "2024-03-05T08:30:00");
    }
}
