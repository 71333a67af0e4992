//! 统一社会信用代码 (GB 32100-2015).

use std::fmt;
use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::citizen_id::CitizenId;
use super::mask::{is_province, mask_number};
use super::organisation_code;
use super::serde_text;

pub use super::uscc_error::{LegacyKind, UsccError, WaivedCheckDigit};

/// GB 32100-2015, weights of the seventeen characters: 3^i mod 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// The characters by value. I, O, S, V, Z are left out because they look like digits or each other.
const ALPHABET: [u8; 31] = *b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 登记管理部门 and 机构类别, as pairs. 54 and 55 stand in no edition and are met.
const CATEGORIES: [&str; 39] = [
    "11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39", "41", "49", "51", "52", "53",
    "54", "55", "59", "61", "62", "69", "71", "72", "79", "81", "89", "91", "92", "93", "99", "A1", "A9",
    "N1", "N2", "N3", "N9", "Y1",
];

/// 统一社会信用代码: 18 characters whose check digit is right (or was waived, see [`Uscc::as_issued`]).
///
/// A few codes are at the same time a well-formed identity number of a person; `Debug` and `Display` mask these, so code
/// that needs the characters asks for [`Uscc::as_str`]. JSON holds the code itself.
///
/// ```
/// use zhengwu_credit::value::Uscc;
/// let code = Uscc::parse("11320685MB00002110")?;
/// assert_eq!((code.category(), code.division(), code.organisation_code()), ("11", "320685", "MB0000211"));
/// # Ok::<(), zhengwu_credit::value::UsccError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uscc([u8; 18]);

impl Uscc {
    /// Reads a code; the text is cleaned by [`clean_code`](super::text::clean_code).
    ///
    /// # Errors
    /// See [`UsccError`]; the first that applies, in its order.
    pub fn parse(text: &str) -> Result<Uscc, UsccError> {
        match read(text) {
            Ok((code, None)) => Ok(code),
            Ok((_, Some(error))) | Err(error) => Err(error),
        }
    }

    /// Takes a code whose check digit is wrong as issued, with a waiver. Everything else must be right.
    ///
    /// # Errors
    /// [`UsccError::WaiverIncomplete`] for a blank approver or reason, else as [`Uscc::parse`].
    ///
    /// ```
    /// use zhengwu_credit::value::{Uscc, WaivedCheckDigit};
    /// let waiver = WaivedCheckDigit { approver: "市信用办".into(), reason: "执照原件如此".into() };
    /// assert!(Uscc::parse("11320685MB00002111").is_err());
    /// assert!(Uscc::as_issued("11320685MB00002111", &waiver).is_ok());
    /// ```
    pub fn as_issued(text: &str, waiver: &WaivedCheckDigit) -> Result<Uscc, UsccError> {
        if waiver.approver.trim().is_empty() || waiver.reason.trim().is_empty() {
            return Err(UsccError::WaiverIncomplete);
        }
        read(text).map(|(code, _)| code)
    }

    /// A code that stands in a field whose numbers hold: right, or taken as issued when the record was read.
    pub(crate) fn taken(text: &str) -> Option<Uscc> {
        read(text).ok().map(|(code, _)| code)
    }

    /// The check digit of the first 17 characters, (31 − Σ mod 31) mod 31; `None` for any other text.
    ///
    /// ```
    /// use zhengwu_credit::value::Uscc;
    /// assert_eq!(Uscc::compute_check("11320685MB0000211"), Some('0'));
    /// ```
    pub fn compute_check(first17: &str) -> Option<char> {
        let sum = weighted_sum(first17.as_bytes().try_into().ok()?)?;
        Some(character((31 - sum) % 31))
    }

    /// Whether the check digit is right; of a code taken by [`Uscc::as_issued`] it is not.
    pub fn check_digit_is_right(&self) -> bool {
        let computed = Uscc::compute_check(self.part(0, 17));
        computed.is_some() && computed == self.part(17, 18).chars().next()
    }

    /// 18 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// 登记管理部门和机构类别: characters 1–2.
    pub fn category(&self) -> &str {
        self.part(0, 2)
    }

    /// Whether the pair is one of GB 32100 (54 and 55 taken as known).
    pub fn category_is_known(&self) -> bool {
        CATEGORIES.contains(&self.category())
    }

    /// 登记管理机关行政区划: characters 3–8, historic codes included; see [`division::lookup`](super::division::lookup).
    pub fn division(&self) -> &str {
        self.part(2, 8)
    }

    /// 主体标识码: characters 9–17, an organisation code.
    pub fn organisation_code(&self) -> &str {
        self.part(8, 17)
    }

    /// Whether the inner check digit of GB 11714 is right. Real codes exist in which it is not.
    pub fn organisation_code_is_valid(&self) -> bool {
        let expected = organisation_code::check_digit(self.part(8, 16));
        expected.is_some() && expected == self.part(16, 17).chars().next()
    }

    /// Whether the same characters are a well-formed identity number of a person.
    pub fn also_personal_number(&self) -> bool {
        is_personal_number(self.as_str())
    }

    fn part(&self, from: usize, to: usize) -> &str {
        self.as_str().get(from..to).unwrap_or_default()
    }
}

/// The code, and what is wrong with its check digit if anything: the only fault that can be waived.
fn read(text: &str) -> Result<(Uscc, Option<UsccError>), UsccError> {
    if matches!(text, "00000000000000000X" | "000000000000000000") {
        return Err(UsccError::Placeholder);
    }
    let read = read_code(text);
    // Personal and older numbers fail the steps below too; asked only then, they cost a good code nothing.
    if !matches!(read, Ok((_, None))) {
        if is_personal_number(text) {
            return Err(UsccError::PersonalNumber);
        }
        if let Some(kind) = legacy_kind(text) {
            return Err(UsccError::Legacy(kind));
        }
    }
    read
}

fn read_code(text: &str) -> Result<(Uscc, Option<UsccError>), UsccError> {
    let found = text.chars().count();
    if found != 18 {
        return Err(UsccError::Length { found });
    }
    let misfit = |(_, c): &(usize, char)| !c.is_ascii() || value(*c as u8).is_none();
    if let Some((at, found)) = text.chars().enumerate().find(misfit) {
        return Err(UsccError::Alphabet {
            found,
            position: at + 1,
        });
    }
    let code: [u8; 18] = text
        .as_bytes()
        .try_into()
        .map_err(|_| UsccError::Length { found })?;
    let [first17 @ .., last] = code;
    let sum = weighted_sum(&first17).unwrap_or_default();
    let (found, expected) = (char::from(last), character((31 - sum) % 31));
    let fault = (found != expected).then(|| UsccError::CheckDigit {
        found,
        expected,
        is_modulo: found == character(sum),
    });
    Ok((Uscc(code), fault))
}

/// An identity number by check digit, date of birth (1900–2100) and province.
fn is_personal_number(text: &str) -> bool {
    // Cleaned text has a capital X; a small one is a person's all the same.
    let mut upper = [0u8; 18];
    let Ok(bytes) = <&[u8; 18]>::try_from(text.as_bytes()) else {
        return false;
    };
    upper.copy_from_slice(bytes);
    upper.make_ascii_uppercase();
    let [a, b, ..] = upper;
    let Ok(id) = std::str::from_utf8(&upper)
        .unwrap_or_default()
        .parse::<CitizenId>()
    else {
        return false;
    };
    (is_province(a, b) || id.is_foreign_permit()) && id.birth_date().year() <= 2100
}

fn legacy_kind(text: &str) -> Option<LegacyKind> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        15 if digits => Some(LegacyKind::Registration15),
        13 if digits => Some(LegacyKind::Registration13),
        9 | 10 if organisation_code::has_form(text) => Some(LegacyKind::OrganisationCode),
        _ => None,
    }
}

/// Σ mod 31; `None` where a character is outside the alphabet.
fn weighted_sum(first17: &[u8; 17]) -> Option<u32> {
    let mut sum = 0;
    for (b, weight) in first17.iter().zip(WEIGHTS) {
        sum += u32::from(value(*b)?) * weight;
    }
    Some(sum % 31)
}

/// The value of a character: its place in [`ALPHABET`], without a search.
fn value(b: u8) -> Option<u8> {
    Some(match b {
        b'0'..=b'9' => b - b'0',
        b'A'..=b'H' => b - b'A' + 10,
        b'J'..=b'N' => b - b'J' + 18,
        b'P'..=b'R' => b - b'P' + 23,
        b'T' | b'U' => b - b'T' + 26,
        b'W'..=b'Y' => b - b'W' + 28,
        _ => return None,
    })
}

fn character(value: u32) -> char {
    ALPHABET.get(value as usize).copied().map_or('0', char::from)
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.also_personal_number() {
            f.write_str(&mask_number(self.as_str()))
        } else {
            f.write_str(self.as_str())
        }
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uscc({self})")
    }
}

impl FromStr for Uscc {
    type Err = UsccError;

    fn from_str(text: &str) -> Result<Self, UsccError> {
        Uscc::parse(text)
    }
}

impl Serialize for Uscc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Uscc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_text::text(deserializer, "a unified social credit code")
    }
}
