//! 其他证件: documents of parties that have neither USCC nor citizen ID. Format only.

use super::citizen_id::{CitizenId, CitizenIdError};
use super::organisation_code;

/// 证件类型: the kinds of document that are checked by format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// 港澳居民来往内地通行证: H or M and 8 digits, or 10.
    HkMacaoPermit,
    /// 台湾居民来往大陆通行证: 8 digits, or 10.
    TaiwanPermit,
    /// 护照: 5–15 letters and digits, at least one digit.
    Passport,
    /// 外国人永久居留身份证: 3 letters and 12 digits (before 2023), or 18 characters that begin with 9.
    ForeignPermit,
    /// 港澳台居民居住证: a citizen ID with 810000, 820000 or 830000.
    ResidencePermit,
    /// 境外注册号: any text of at most 50 characters.
    ForeignRegistration,
    /// 原注册号: 15 or 13 digits, or an organisation code.
    LegacyRegistration,
    /// 其他: any text of at most 50 characters.
    Other,
}

impl DocumentKind {
    /// What the number must look like, in Chinese, for messages.
    pub fn format(self) -> &'static str {
        match self {
            DocumentKind::HkMacaoPermit => "字母 H 或 M 加 8 位（或 10 位）数字",
            DocumentKind::TaiwanPermit => "8 位或 10 位数字",
            DocumentKind::Passport => "5 至 15 位字母和数字，至少含一位数字",
            DocumentKind::ForeignPermit => "3 位字母加 12 位数字，或以 9 开头的 18 位号码",
            DocumentKind::ResidencePermit => "以 810000、820000 或 830000 开头的 18 位号码",
            DocumentKind::LegacyRegistration => "15 位或 13 位数字，或组织机构代码",
            DocumentKind::ForeignRegistration | DocumentKind::Other => "不超过 50 个字符",
        }
    }
}

/// Why a number is not one of its kind. Never carries the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Nothing there.
    #[error("the number is empty")]
    Empty,
    /// Not of the form; [`DocumentKind::format`] tells it.
    #[error("the number is not of the form of its kind of document")]
    Format,
    /// An 18-character permit whose check digit or date of birth is wrong.
    #[error(transparent)]
    Number(#[from] CitizenIdError),
}

/// Checks the form of a document's number; the text is cleaned by [`clean_code`](super::text::clean_code).
///
/// # Errors
/// See [`DocumentError`].
///
/// ```
/// use zhengwu_credit::value::{DocumentError, DocumentKind, check_document};
/// assert_eq!(check_document(DocumentKind::HkMacaoPermit, "H12345678"), Ok(()));
/// assert_eq!(check_document(DocumentKind::TaiwanPermit, "1234567"), Err(DocumentError::Format));
/// ```
pub fn check_document(kind: DocumentKind, text: &str) -> Result<(), DocumentError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DocumentError::Empty);
    }
    let fits = match kind {
        DocumentKind::HkMacaoPermit => text
            .strip_prefix(['H', 'M'])
            .is_some_and(|rest| is_digits(rest, &[8, 10])),
        DocumentKind::TaiwanPermit => is_digits(text, &[8, 10]),
        DocumentKind::Passport => {
            (5..=15).contains(&text.len())
                && text.bytes().all(|b| b.is_ascii_alphanumeric())
                && text.bytes().any(|b| b.is_ascii_digit())
        }
        DocumentKind::ForeignPermit if text.len() == 15 => {
            let (letters, digits) = text.split_at_checked(3).unwrap_or_default();
            letters.len() == 3 && letters.bytes().all(|b| b.is_ascii_uppercase()) && is_digits(digits, &[12])
        }
        DocumentKind::ForeignPermit => numbered(text)?.is_foreign_permit(),
        DocumentKind::ResidencePermit => numbered(text)?.is_residence_permit(),
        DocumentKind::LegacyRegistration => is_digits(text, &[13, 15]) || organisation_code::has_form(text),
        DocumentKind::ForeignRegistration | DocumentKind::Other => text.chars().count() <= 50,
    };
    if fits { Ok(()) } else { Err(DocumentError::Format) }
}

/// A permit numbered like a citizen ID. Another length is another form: the kind's own wording says more than "18 characters".
fn numbered(text: &str) -> Result<CitizenId, DocumentError> {
    CitizenId::parse(text).map_err(|error| match error {
        CitizenIdError::Length { .. } | CitizenIdError::Character { .. } => DocumentError::Format,
        CitizenIdError::CheckDigit | CitizenIdError::BirthDate => DocumentError::Number(error),
    })
}

fn is_digits(text: &str, lengths: &[usize]) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}
