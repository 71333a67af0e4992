//! 脱敏: names and numbers of natural persons are never shown whole.

use std::borrow::Cow;

use super::text::narrow;

/// 姓名脱敏: the first character stays, each other becomes `*`; a single character becomes `*`.
///
/// ```
/// use zhengwu_credit::value::mask::mask_name;
/// assert_eq!(mask_name("某某某"), "某**");
/// ```
pub fn mask_name(name: &str) -> String {
    let single = name.chars().nth(1).is_none();
    name.chars()
        .enumerate()
        .map(|(at, c)| if at == 0 && !single { c } else { '*' })
        .collect()
}

/// 号码脱敏: the same number of characters; of more than six the first and the last stay, of fewer none.
///
/// ```
/// use zhengwu_credit::value::mask::mask_number;
/// assert_eq!(mask_number("C12345678"), "C*******8");
/// assert_eq!(mask_number("123456"), "******");
/// ```
pub fn mask_number(number: &str) -> String {
    let count = number.chars().count();
    number
        .chars()
        .enumerate()
        .map(|(at, c)| {
            if count > 6 && (at == 0 || at + 1 == count) {
                c
            } else {
                '*'
            }
        })
        .collect()
}

/// Whether the text contains what could be a citizen ID (居民身份证号码), by shape, province and date of birth.
///
/// Looked for are runs of 18 characters (17 digits and a digit, X or x) and of 15 digits, full-width ones too, that are not
/// part of a longer run of digits, of two such numbers joined, and of a number in scientific notation
/// (`3.20621198001010E+17`). The check digit is not asked: a number with a slip in it is still somebody's.
///
/// ```
/// use zhengwu_credit::value::mask::looks_personal;
/// assert!(looks_personal("身份证320685199003070000"));
/// // There is no month 13.
/// assert!(!looks_personal("身份证320685199013070000"));
/// ```
pub fn looks_personal(text: &str) -> bool {
    next_personal(text, 0).is_some()
}

/// The text with every run that [`looks_personal`] finds masked by [`mask_number`].
///
/// ```
/// use zhengwu_credit::value::mask::scrub;
/// assert_eq!(scrub("(320685199003070000)"), "(3****************0)");
/// ```
pub fn scrub(text: &str) -> Cow<'_, str> {
    let Some(mut found) = next_personal(text, 0) else {
        return Cow::Borrowed(text);
    };
    let (mut out, mut copied) = (String::with_capacity(text.len()), 0);
    loop {
        let (start, end) = found;
        out.push_str(text.get(copied..start).unwrap_or_default());
        out.push_str(&mask_number(text.get(start..end).unwrap_or_default()));
        copied = end;
        match next_personal(text, end) {
            Some(next) => found = next,
            None => break,
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Byte range of the next personal number at or after `from` (a boundary of a run): in one piece, or in pieces parted by
/// single spaces, dashes and the like, as people write long numbers.
fn next_personal(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    if rest.len() < 15 {
        return None;
    }
    let whole = next_run(rest, |_| false);
    let parted = next_run(rest, parts_a_number);
    let found = [next_scientific(rest), whole, parted].into_iter().flatten();
    // Of those that begin at one place the first of the list.
    let found = found.min_by_key(|(start, _)| *start);
    found.map(|(start, end)| (from + start, from + end))
}

/// An identity number that a spreadsheet wrote as `3.20621198001010E+17`: the digits that are left tell whose it is.
fn next_scientific(text: &str) -> Option<(usize, usize)> {
    text.match_indices(['e', 'E', 'ｅ', 'Ｅ'])
        .find_map(|(at, letter)| {
            let behind = text.get(at + letter.len()..)?;
            let behind = behind.strip_prefix(['+', '＋']).unwrap_or(behind);
            let exponent: String = behind
                .chars()
                .take(3)
                .map(narrow)
                .take_while(char::is_ascii_digit)
                .collect();
            if exponent != "17" {
                return None;
            }
            let end = text.len() - behind.len() + behind.chars().take(2).map(char::len_utf8).sum::<usize>();
            let is_of_mantissa = |c: &char| narrow(*c).is_ascii_digit() || narrow(*c) == '.';
            let mantissa = text.get(..at)?.chars().rev().take_while(is_of_mantissa);
            let start = at - mantissa.clone().map(char::len_utf8).sum::<usize>();
            let digits: String = text
                .get(start..at)?
                .chars()
                .map(narrow)
                .filter(|c| *c != '.')
                .collect();
            let [a, b, _, _, _, _, d1, d2, d3, d4, ..] = digits.as_bytes() else {
                return None;
            };
            let is_personal =
                (is_province(*a, *b) || *a == b'9') && matches!(number(&[*d1, *d2, *d3, *d4]), 1900..=2100);
            is_personal.then_some((start, end))
        })
}

/// What may stand once between two digits of one number.
fn parts_a_number(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '.' | '\'' | '·' | '_' | '—' | '－' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// The first run of digits (and a last X) that could be a citizen ID; single characters for which `joins` is true do not
/// end a run, letters do.
fn next_run(text: &str, joins: fn(char) -> bool) -> Option<(usize, usize)> {
    // The run that is open: where it began and ends, its length, and its first 36 characters.
    let (mut start, mut end, mut length, mut run) = (0, 0, 0usize, [0u8; 36]);
    let mut joined = false;
    for (at, c) in text.char_indices() {
        let half = narrow(c);
        let is_last = matches!(length, 17 | 35) && half.eq_ignore_ascii_case(&'X');
        if half.is_ascii_digit() || is_last {
            if length == 0 {
                start = at;
            }
            if let Some(place) = run.get_mut(length) {
                *place = half as u8;
            }
            length += 1;
            end = at + c.len_utf8();
            joined = false;
        } else if length > 0 && !joined && joins(c) {
            joined = true;
        } else {
            if is_personal(&run, length) {
                return Some((start, end));
            }
            length = 0;
            joined = false;
        }
    }
    is_personal(&run, length).then_some((start, end))
}

/// One number, or several of 18 that somebody joined without a mark between them.
fn is_personal(run: &[u8; 36], length: usize) -> bool {
    let (first, second) = run.split_at(18);
    match length {
        15 | 18 => is_one_number(first, length),
        36 => is_one_number(first, 18) || is_one_number(second, 18),
        _ => length > 36 && length.is_multiple_of(18) && is_one_number(first, 18),
    }
}

fn is_one_number(run: &[u8], length: usize) -> bool {
    let [a, b, _, _, _, _, d1, d2, d3, d4, d5, d6, d7, d8, _, _, _, last] = *run else {
        return false;
    };
    let digits = |count: usize| run.iter().take(count).all(u8::is_ascii_digit);
    match length {
        18 => {
            digits(17)
                && (last.is_ascii_digit() || last.eq_ignore_ascii_case(&b'X'))
                && (is_province(a, b) || a == b'9')
                && matches!(number(&[d1, d2, d3, d4]), 1900..=2100)
                && day_exists(number(&[d1, d2, d3, d4]), number(&[d5, d6]), number(&[d7, d8]))
        }
        // Two digits of year: 1900 was no leap year, but a slip is masked rather than missed.
        15 => {
            digits(15)
                && is_province(a, b)
                && day_exists(2000 + number(&[d1, d2]), number(&[d3, d4]), number(&[d5, d6]))
        }
        _ => false,
    }
}

/// The province numbers of GB/T 2260, and 83 of the residence permits.
pub(super) fn is_province(a: u8, b: u8) -> bool {
    matches!(
        (a, b),
        (b'1', b'1'..=b'5')
            | (b'2', b'1'..=b'3')
            | (b'3', b'1'..=b'7')
            | (b'4', b'1'..=b'6')
            | (b'5', b'0'..=b'4')
            | (b'6', b'1'..=b'5')
            | (b'7', b'1')
            | (b'8', b'1'..=b'3')
    )
}

/// The value of ASCII digits; callers have seen that they are digits.
fn number(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |sum, d| sum * 10 + u32::from(d.wrapping_sub(b'0')))
}

fn day_exists(year: u32, month: u32, day: u32) -> bool {
    i32::try_from(year)
        .ok()
        .and_then(|y| chrono::NaiveDate::from_ymd_opt(y, month, day))
        .is_some()
}
