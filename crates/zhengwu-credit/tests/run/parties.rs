//! Invented firms with well-formed codes.

use zhengwu_credit::value::Uscc;

/// The well-formed code of an invented firm (GB 11714, GB 32100).
pub(crate) fn party(number: usize) -> String {
    let body = format!("91320685MA1A4{number:03}");
    let value = |one: char| one.to_digit(36).unwrap();
    let sum: u32 = body[8..]
        .chars()
        .map(value)
        .zip([3, 7, 9, 10, 5, 8, 4, 2])
        .map(|(one, weight)| one * weight)
        .sum();
    let check = match 11 - sum % 11 {
        10 => 'X',
        digit => char::from_digit(digit % 11, 10).unwrap(),
    };
    let last = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars();
    let mut codes = last.map(|last| format!("{body}{check}{last}"));
    codes.find(|code| Uscc::parse(code).is_ok()).unwrap()
}
