//! 公民身份号码 (GB 11643-1999), and the permits that are numbered like it.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::mask::mask_number;

/// GB 11643-1999, weights of the seventeen digits, and the check characters by Σ mod 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [u8; 11] = *b"10X98765432";

/// 公民身份号码: the number of an identity card (居民身份证), of a residence permit of Hong Kong, Macao and Taiwan residents
/// (港澳台居民居住证) or of a foreigner's permanent residence card (外国人永久居留身份证).
///
/// Sensitive: `Debug` and `Display` are masked, there is no `Serialize`; [`CitizenId::expose`] is the one way to the number.
///
/// ```
/// use zhengwu_credit::value::CitizenId;
/// let id = CitizenId::parse("320685199003070007")?;
/// assert_eq!(id.birth_date().to_string(), "1990-03-07");
/// assert_eq!(id.to_string(), "3****************7");
/// # Ok::<(), zhengwu_credit::value::CitizenIdError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CitizenId {
    number: [u8; 18],
    birth: NaiveDate,
}

/// Why a text is not a citizen ID. Never carries the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CitizenIdError {
    /// Not 18 characters.
    #[error("an identity number has 18 characters, found {found}")]
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// A character that is no digit (X may stand at the end only).
    #[error("the character at place {position} does not belong in an identity number")]
    Character {
        /// Its place, from 1.
        position: usize,
    },
    /// The last character is not the check digit.
    #[error("the check digit of the identity number is wrong")]
    CheckDigit,
    /// Digits 7–14 are no date, or one before 1900.
    #[error("the identity number holds no possible date of birth")]
    BirthDate,
}

impl CitizenId {
    /// Reads a number; the text is cleaned by [`clean_code`](super::text::clean_code).
    ///
    /// The province need not exist (a warning elsewhere), and a birth in the future is judged by whoever knows the day:
    /// [`CitizenId::born_after`].
    ///
    /// # Errors
    /// See [`CitizenIdError`]; the first that applies, in its order.
    pub fn parse(text: &str) -> Result<CitizenId, CitizenIdError> {
        let found = text.chars().count();
        if found != 18 {
            return Err(CitizenIdError::Length { found });
        }
        let misfit = |(at, c): (usize, char)| !(c.is_ascii_digit() || (at == 17 && c == 'X'));
        if let Some(at) = text.chars().enumerate().position(misfit) {
            return Err(CitizenIdError::Character { position: at + 1 });
        }
        let number: [u8; 18] = text
            .as_bytes()
            .try_into()
            .map_err(|_| CitizenIdError::Length { found })?;
        let [first17 @ .., last] = number;
        if check_byte(&first17) != Some(last) {
            return Err(CitizenIdError::CheckDigit);
        }
        let birth = birth_date(&number)
            .filter(|date| date.year() >= 1900)
            .ok_or(CitizenIdError::BirthDate)?;
        Ok(CitizenId { number, birth })
    }

    /// The check character of 17 digits; `None` for any other text.
    ///
    /// ```
    /// use zhengwu_credit::value::CitizenId;
    /// assert_eq!(CitizenId::compute_check("32068519900307000"), Some('7'));
    /// ```
    pub fn compute_check(first17: &str) -> Option<char> {
        check_byte(first17.as_bytes().try_into().ok()?).map(char::from)
    }

    /// The number itself: for canonical form and comparison, never for a message.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.number).unwrap_or_default()
    }

    /// 出生日期: digits 7–14.
    pub fn birth_date(&self) -> NaiveDate {
        self.birth
    }

    /// Whether the date of birth is after the given day.
    pub fn born_after(&self, as_of: NaiveDate) -> bool {
        self.birth > as_of
    }

    /// 行政区划: digits 1–6. Of a foreigner's permit these are not a division.
    pub fn division(&self) -> &str {
        self.expose().get(..6).unwrap_or_default()
    }

    /// 港澳台居民居住证: divisions 810000, 820000, 830000.
    pub fn is_residence_permit(&self) -> bool {
        matches!(self.division(), "810000" | "820000" | "830000")
    }

    /// 外国人永久居留身份证: begins with 9.
    pub fn is_foreign_permit(&self) -> bool {
        self.expose().starts_with('9')
    }
}

fn check_byte(first17: &[u8; 17]) -> Option<u8> {
    if !first17.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let sum: u32 = first17
        .iter()
        .zip(WEIGHTS)
        .map(|(b, weight)| u32::from(b - b'0') * weight)
        .sum();
    CHECKS.get(sum as usize % 11).copied()
}

fn birth_date(number: &[u8; 18]) -> Option<NaiveDate> {
    let digits = |at: usize, count: usize| {
        number
            .iter()
            .skip(at)
            .take(count)
            .fold(0u32, |sum, b| sum * 10 + u32::from(b - b'0'))
    };
    NaiveDate::from_ymd_opt(i32::try_from(digits(6, 4)).ok()?, digits(10, 2), digits(12, 2))
}

impl fmt::Display for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&mask_number(self.expose()))
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({self})")
    }
}

impl FromStr for CitizenId {
    type Err = CitizenIdError;

    fn from_str(text: &str) -> Result<Self, CitizenIdError> {
        CitizenId::parse(text)
    }
}
