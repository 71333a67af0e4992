//! The list of all rules, and the only one.

use sha2::{Digest, Sha256};

use crate::record::canonical::hex;
use crate::requirement::Rule;

/// The version of the rule set; it rises with every change of a verdict.
pub const RULE_SET_VERSION: &str = "2024.12.0";

#[path = "idn/citizen_id.rs"]
mod idn_citizen_id;
#[path = "idn/code.rs"]
mod idn_code;
#[path = "idn/date.rs"]
mod idn_date;
#[path = "idn/document.rs"]
mod idn_document;
#[path = "idn/money.rs"]
mod idn_money;
#[path = "idn/number.rs"]
mod idn_number;
#[path = "idn/text.rs"]
mod idn_text;
#[path = "idn/uscc.rs"]
mod idn_uscc;
#[path = "rec/presence.rs"]
mod rec_presence;
#[path = "rec/rows.rs"]
mod rec_rows;

/// Every rule, in the order of its code (规则目录).
pub static CATALOGUE: &[&Rule] = &[
    &idn_uscc::USCC_IS_PLACEHOLDER,
    &idn_uscc::USCC_IS_PERSONAL_NUMBER,
    &idn_uscc::USCC_IS_LEGACY_NUMBER,
    &idn_uscc::USCC_LENGTH,
    &idn_uscc::USCC_ALPHABET,
    &idn_uscc::USCC_CHECK_DIGIT,
    &idn_uscc::USCC_UNKNOWN_CATEGORY,
    &idn_uscc::USCC_ORGANISATION_CODE,
    &idn_uscc::USCC_UNKNOWN_DIVISION,
    &idn_uscc::USCC_ALSO_VALID_PERSONAL_NUMBER,
    &idn_citizen_id::CITIZEN_ID_LENGTH,
    &idn_citizen_id::CITIZEN_ID_CHECK_DIGIT,
    &idn_citizen_id::CITIZEN_ID_BIRTH_DATE,
    &idn_citizen_id::CITIZEN_ID_UNKNOWN_DIVISION,
    &idn_document::DOCUMENT_NUMBER_FORMAT,
    &idn_date::DATE_MALFORMED,
    &idn_date::DATE_IMPOSSIBLE,
    &idn_date::DATE_TWO_DIGIT_YEAR,
    &idn_date::TIME_DROPPED,
    &idn_money::MONEY_MALFORMED,
    &idn_money::MONEY_NEGATIVE,
    &idn_money::MONEY_TOO_PRECISE,
    &idn_money::MONEY_UNIT_CONFLICT,
    &idn_number::PERIOD_MALFORMED,
    &idn_number::NUMBER_MALFORMED,
    &idn_number::NUMBER_OUT_OF_RANGE,
    &idn_number::NUMBER_PRECISION_LOST,
    &idn_code::CODE_UNKNOWN,
    &idn_code::KEY_REPEATED,
    &idn_code::VALUE_OF_WRONG_SHAPE,
    &idn_code::CELL_HAS_ERROR,
    &idn_text::TEXT_TOO_LONG,
    &idn_text::TEXT_CONTROL_CHARACTERS,
    &idn_text::TEXT_NORMALISED,
    &idn_text::CODE_NORMALISED,
    &rec_presence::FIELD_MISSING,
    &rec_presence::FIELD_MUST_BE_EMPTY,
    &rec_presence::COLUMN_MISSING,
    &rec_rows::ROW_UNREADABLE,
    &rec_rows::LISTS_OF_UNEQUAL_LENGTH,
    &rec_rows::DUPLICATE_IDENTICAL,
    &rec_rows::DUPLICATE_DIFFERENT,
];

/// SHA-256 over what every rule says of itself, lower-case hex: changes when a rule does.
#[must_use]
pub fn rule_set_digest() -> String {
    let mut hasher = Sha256::new();
    for rule in CATALOGUE {
        for part in [
            rule.code,
            rule.name,
            rule.severity.key(),
            rule.phase.key(),
            rule.provenance.key(),
            &rule.cites(),
        ] {
            hasher.update(part);
            hasher.update([0]);
        }
        hasher.update([u8::from(rule.when.is_some()), u8::from(rule.judges_empty)]);
        hasher.update(format!("{:?}", rule.since));
    }
    hex(&hasher.finalize())
}
