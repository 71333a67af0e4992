//! 组织机构代码 (GB 11714): nine characters, the last a check digit.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::serde_text;

/// GB 11714-1997, weights of the eight characters.
const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// 组织机构代码: an organisation code, as it also stands in characters 9–17 of a USCC. Kept without its hyphen.
///
/// ```
/// use zhengwu_credit::value::OrganisationCode;
/// let code = OrganisationCode::parse("MB000021-1")?;
/// assert_eq!(code.as_str(), "MB0000211");
/// # Ok::<(), zhengwu_credit::value::OrganisationCodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationCode([u8; 9]);

/// Why a text is not an organisation code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationCodeError {
    /// Not nine characters (the hyphen before the last not counted).
    #[error("an organisation code has 9 characters, found {found}")]
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// A character other than digits and capitals.
    #[error("{found:?} at place {position} does not belong in an organisation code")]
    Alphabet {
        /// The character.
        found: char,
        /// Its place, from 1, the hyphen not counted.
        position: usize,
    },
    /// The last character is not the check digit.
    #[error("the check digit is {expected}, found {found}")]
    CheckDigit {
        /// What stands there.
        found: char,
        /// What should.
        expected: char,
    },
}

impl OrganisationCode {
    /// Reads a code with or without its hyphen; the text is cleaned by [`clean_code`](super::text::clean_code).
    ///
    /// # Errors
    /// See [`OrganisationCodeError`]; the first that applies.
    pub fn parse(text: &str) -> Result<OrganisationCode, OrganisationCodeError> {
        let (body, last) = text
            .split_once('-')
            .filter(|(_, last)| last.len() == 1)
            .unwrap_or((text, ""));
        let found = body.chars().count() + last.len();
        if found != 9 || (last.len() == 1 && body.chars().count() != 8) {
            return Err(OrganisationCodeError::Length { found });
        }
        let mut code = [0u8; 9];
        for (at, (place, c)) in code.iter_mut().zip(body.chars().chain(last.chars())).enumerate() {
            if !matches!(c, '0'..='9' | 'A'..='Z') {
                return Err(OrganisationCodeError::Alphabet {
                    found: c,
                    position: at + 1,
                });
            }
            *place = c as u8;
        }
        let [first8 @ .., last] = code;
        match char::from(check_byte(&first8)) {
            expected if expected == char::from(last) => Ok(OrganisationCode(code)),
            expected => Err(OrganisationCodeError::CheckDigit {
                found: char::from(last),
                expected,
            }),
        }
    }

    /// Nine characters, no hyphen.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The check digit of the first eight characters (`0`–`9`, `A`–`Z`): 11 − Σ mod 11, 10 is X, 11 is 0. `None` for any other text.
///
/// ```
/// use zhengwu_credit::value::organisation_code::check_digit;
/// assert_eq!(check_digit("MB000021"), Some('1'));
/// ```
pub fn check_digit(first8: &str) -> Option<char> {
    let bytes: &[u8; 8] = first8.as_bytes().try_into().ok()?;
    bytes
        .iter()
        .all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'Z'))
        .then(|| char::from(check_byte(bytes)))
}

/// Whether the text has the form of a code, hyphenated or not, whatever its check digit. Real codes exist in which it fails.
///
/// ```
/// use zhengwu_credit::value::organisation_code::has_form;
/// assert!(has_form("12345678-9") && has_form("MB0000210") && !has_form("1234567-89"));
/// ```
pub fn has_form(text: &str) -> bool {
    use OrganisationCodeError::CheckDigit;
    let last_fits = text.ends_with(|c: char| c.is_ascii_digit() || c == 'X');
    last_fits && matches!(OrganisationCode::parse(text), Ok(_) | Err(CheckDigit { .. }))
}

/// Whether digits are an organisation code that has lost its leading zeros, as one stored as a number does: with zeros
/// before it its check digit is right.
///
/// ```
/// use zhengwu_credit::value::organisation_code::has_lost_zeros;
/// assert!(has_lost_zeros("12345671") && !has_lost_zeros("12345678") && !has_lost_zeros("012345671"));
/// ```
pub fn has_lost_zeros(text: &str) -> bool {
    (6..9).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && OrganisationCode::parse(&format!("{text:0>9}")).is_ok()
}

fn check_byte(first8: &[u8; 8]) -> u8 {
    let value = |b: u8| {
        u32::from(if b.is_ascii_digit() {
            b - b'0'
        } else {
            b.wrapping_sub(b'A').wrapping_add(10)
        })
    };
    let sum: u32 = first8
        .iter()
        .zip(WEIGHTS)
        .map(|(b, weight)| value(*b) * weight)
        .sum();
    match 11 - sum % 11 {
        11 => b'0',
        10 => b'X',
        digit => b'0' + digit as u8,
    }
}

impl fmt::Display for OrganisationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for OrganisationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OrganisationCode({self})")
    }
}

impl FromStr for OrganisationCode {
    type Err = OrganisationCodeError;

    fn from_str(text: &str) -> Result<Self, OrganisationCodeError> {
        OrganisationCode::parse(text)
    }
}

impl Serialize for OrganisationCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for OrganisationCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_text::text(deserializer, "an organisation code")
    }
}
