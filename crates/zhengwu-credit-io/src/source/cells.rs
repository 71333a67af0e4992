//! Cells of a workbook as text: what the clerk means by them, and nothing rounded without need.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};
use zhengwu_credit::record::Form;
use zhengwu_credit::value::date::{Epoch, from_serial};
use zhengwu_credit::value::money::Unit;

/// How a number format shows a number, as far as that changes what a clerk reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// By its digits.
    #[default]
    Plain,
    /// A hundred times it.
    Percent,
    /// A whole number with zeros before it, to so many digits, between words: `000000`, `"苏"0000`.
    Padded(String, usize, String),
    /// Its digits, and a unit of money behind them: `#,##0.00"万元"`.
    Unit(String),
}

impl Shown {
    /// Reads a format code. A quoted `"%"` is decoration.
    pub(crate) fn by(format: &str) -> Shown {
        let (mut before, mut digits, mut after) = (String::new(), String::new(), String::new());
        let mut quoted = false;
        let mut chars = format.chars();
        while let Some(c) = chars.next() {
            let mut word = |c: char| {
                if digits.is_empty() {
                    before.push(c)
                } else {
                    after.push(c)
                }
            };
            match c {
                '"' => quoted = !quoted,
                _ if quoted => word(c),
                '\\' | '!' => chars.next().into_iter().for_each(word),
                '_' | '*' => drop(chars.next()),
                // A colour, a condition, a currency.
                '[' => drop(chars.by_ref().find(|c| *c == ']')),
                ';' => break,
                '%' => return Shown::Percent,
                '0' | '#' | '?' | '.' | ',' => digits.push(c),
                _ if !c.is_ascii() => word(c),
                _ => return Shown::Plain,
            }
        }
        // A comma behind the digits divides by a thousand: what is shown is not what is stored.
        if digits.ends_with(',') || digits.is_empty() {
            return Shown::Plain;
        }
        let says_more = digits.len() > 1 || !(before.is_empty() && after.is_empty());
        if digits.bytes().all(|byte| byte == b'0') && says_more {
            return Shown::Padded(before, digits.len(), after);
        }
        let after = after.trim();
        match Unit::STATED.iter().any(|(unit, _)| *unit == after) {
            true => Shown::Unit(after.to_owned()),
            false => Shown::Plain,
        }
    }
}

/// A cell as text; `None` where it is empty.
pub(crate) fn text_of<'d>(
    value: &'d DataRef<'_>,
    shown: &Shown,
    epoch: Epoch,
) -> Option<(Cow<'d, str>, Form)> {
    let text = |text: String| Some((Cow::Owned(text), Form::Text));
    match value {
        DataRef::Empty => None,
        DataRef::String(shown) => Some((Cow::Borrowed(shown), Form::Text)),
        DataRef::SharedString(shown) => Some((Cow::Borrowed(shown), Form::Text)),
        DataRef::Int(number) => Some(number_shown(*number as f64, shown)),
        DataRef::Float(number) => Some(number_shown(*number, shown)),
        DataRef::Bool(yes) => Some((Cow::Owned(yes.to_string()), Form::Bool)),
        DataRef::DateTime(day) => Some(day_text(day, epoch)),
        DataRef::DateTimeIso(day) => Some((Cow::Borrowed(without_midnight(day)), Form::Day)),
        DataRef::DurationIso(span) => Some((Cow::Borrowed(span), Form::Text)),
        DataRef::Error(error) => text(error.to_string()).map(|(text, _)| (text, Form::Error)),
    }
}

fn number_shown(number: f64, shown: &Shown) -> (Cow<'static, str>, Form) {
    let (text, form) = match shown {
        // A cell that shows 3.85% holds 0.0385.
        Shown::Percent => (format!("{}%", number_text(number * 100.0)), Form::Text),
        // Fifteen digits are all that a spreadsheet keeps; more have lost their end, padded or not.
        Shown::Padded(before, digits, after) if number.fract() == 0.0 && (0.0..1e15).contains(&number) => {
            let digits = *digits;
            (format!("{before}{number:0digits$}{after}"), Form::Text)
        }
        Shown::Unit(unit) => (format!("{}{unit}", number_text(number)), Form::Text),
        Shown::Plain | Shown::Padded(..) => (number_text(number), Form::Number),
    };
    (Cow::Owned(text), form)
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
        Some(text) => (Cow::Owned(text), Form::Day),
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
    fn a_quoted_percent_sign_is_decoration() {
        assert_eq!(Shown::by("0.00%"), Shown::Percent);
        assert_eq!(Shown::by("0%;[Red]-0%"), Shown::Percent);
        for plain in ["0.00\"%\"", "0.00\\%", "General", "0"] {
            assert_eq!(Shown::by(plain), Shown::Plain, "{plain}");
        }
    }

    #[test]
    fn zeros_that_a_format_shows_are_read() {
        assert_eq!(
            number_shown(123.0, &Shown::by("000000")),
            ("000123".into(), Form::Text)
        );
        assert_eq!(
            number_shown(1.5, &Shown::by("000000")),
            ("1.5".into(), Form::Number)
        );
    }

    #[test]
    fn words_of_a_format_are_read_as_they_are_shown() {
        let shown = |number: f64, format: &str| number_shown(number, &Shown::by(format)).0;
        assert_eq!(shown(128.0, "#,##0.00\"万元\""), "128万元");
        assert_eq!(shown(128.5, "0.00万元"), "128.5万元");
        assert_eq!(shown(17.0, "\"苏\"0000"), "苏0017");
        assert_eq!(shown(12.0, "0\"个月\""), "12个月");
        // Stored in yuan, shown in 万元.
        assert_eq!(shown(1_280_000.0, "0!.0,\"万元\""), "1280000");
        assert_eq!(shown(128.0, "[$¥-804]#,##0.00"), "128");
        assert_eq!(shown(128.0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;"), "128");
    }

    #[test]
    fn midnight_is_no_time() {
        assert_eq!(without_midnight("2024-03-05T00:00:00.000"), "2024-03-05");
        assert_eq!(without_midnight("2024-03-05T08:30:00"), "2024-03-05T08:30:00");
    }
}
