//! What is wrong with a text that is no USCC, and the waiver of a wrong check digit.

/// 原有号码: the older numbers that stand in USCC columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LegacyKind {
    /// 工商注册号: 15 digits.
    Registration15,
    /// 注册号: 13 digits.
    Registration13,
    /// 组织机构代码: 9 characters, with a hyphen before the last or without.
    OrganisationCode,
}

/// Why a text is not a USCC. Never carries the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsccError {
    /// `00000000000000000X` or 18 zeros: what platforms write for "has no code".
    #[error("a placeholder for no code")]
    Placeholder,
    /// A well-formed identity number of a natural person.
    #[error("an identity number of a natural person")]
    PersonalNumber,
    /// A number from before the unified code.
    #[error("an older number, not a unified code")]
    Legacy(LegacyKind),
    /// Not 18 characters.
    #[error("a unified code has 18 characters, found {found}")]
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// A character outside the alphabet (I, O, S, V, Z are left out of it).
    #[error("{found:?} at place {position} does not belong in a unified code")]
    Alphabet {
        /// The character.
        found: char,
        /// Its place, from 1.
        position: usize,
    },
    /// The last character is not the check digit.
    #[error("the check digit is {expected}, found {found}")]
    CheckDigit {
        /// What stands there.
        found: char,
        /// What should.
        expected: char,
        /// Whether Σ mod 31 itself stands there instead of (31 − Σ mod 31) mod 31: most codes wrong as issued are.
        is_modulo: bool,
    },
    /// [`Uscc::as_issued`](super::uscc::Uscc::as_issued) without approver or reason.
    #[error("a waived check digit needs an approver and a reason")]
    WaiverIncomplete,
}

/// 校验码豁免: who lets a code pass that is wrong as issued, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaivedCheckDigit {
    /// Who approved it.
    pub approver: String,
    /// Why, such as the licence that was looked at.
    pub reason: String,
}
