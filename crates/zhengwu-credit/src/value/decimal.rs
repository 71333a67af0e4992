//! Decimal numerals to whole numbers of a small unit, without binary floating point.

/// Why a text is not such a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DecimalError {
    /// Not a decimal numeral, or too large.
    Malformed,
    /// `1.2E+05`: digits were lost before we saw it.
    Scientific,
    /// More decimal places than the unit has; zeros at the end do not count.
    TooPrecise { places: usize },
}

/// Takes a leading sign: whether it is negative, and the rest.
pub(super) fn take_sign(text: &str) -> Option<(bool, &str)> {
    // U+2212 is the minus that word processors write.
    match text.chars().next()? {
        '+' => Some((false, text.get(1..)?)),
        '-' => Some((true, text.get(1..)?)),
        '−' => Some((true, text.get('−'.len_utf8()..)?)),
        _ => None,
    }
}

/// Reads `1234.5` or `1,234.50` (no sign) as a whole number of 10^-`scale`.
pub(super) fn parse(text: &str, negative: bool, scale: usize) -> Result<i64, DecimalError> {
    if let Some((mantissa, exponent)) = text.split_once(['e', 'E']) {
        let exponent = take_sign(exponent).map_or(exponent, |(_, digits)| digits);
        let scientific = is_digits(exponent) && split(mantissa).is_some();
        return Err(if scientific {
            DecimalError::Scientific
        } else {
            DecimalError::Malformed
        });
    }
    let (whole, places) = split(text).ok_or(DecimalError::Malformed)?;
    let places = places.trim_end_matches('0');
    if places.len() > scale {
        return Err(DecimalError::TooPrecise { places: places.len() });
    }
    let padding = std::iter::repeat_n(b'0', scale - places.len());
    let mut sum: i64 = 0;
    for digit in whole
        .bytes()
        .filter(|b| *b != b',')
        .chain(places.bytes())
        .chain(padding)
    {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        // Summed with its sign: the smallest number has no positive counterpart.
        let next = sum.checked_mul(10).and_then(|s| {
            if negative {
                s.checked_sub(digit)
            } else {
                s.checked_add(digit)
            }
        });
        sum = next.ok_or(DecimalError::Malformed)?;
    }
    Ok(sum)
}

/// The digits before and after the point, where the text is well-formed.
fn split(text: &str) -> Option<(&str, &str)> {
    let (whole, places) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let grouped = if whole.contains(',') {
        is_grouped(whole)
    } else {
        is_digits(whole)
    };
    (grouped && (places.is_empty() || is_digits(places))).then_some((whole, places))
}

/// `1,234,567`: groups of three, nothing else. `1,2345` may be a group of 万 or a slip: nobody can tell.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    first.len() <= 3
        && is_digits(first)
        && !first.starts_with('0')
        && groups.all(|g| g.len() == 3 && is_digits(g))
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
