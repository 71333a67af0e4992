//! The correct record of each kind: what the examples of rules change.

use crate::field::Kind;

/// The day as of which examples are judged.
pub const CORRECT_AS_OF: &str = "2025-01-10";

/// A record of this kind on which no rule fires, in canonical form. The parties are invented.
#[must_use]
pub fn correct(kind: Kind) -> &'static str {
    match kind {
        Kind::Contract => include_str!("../../data/base/contract.json").trim_ascii_end(),
        Kind::Performance => include_str!("../../data/base/performance.json").trim_ascii_end(),
        Kind::Commitment => include_str!("../../data/base/commitment.json").trim_ascii_end(),
        Kind::Dishonesty => include_str!("../../data/base/dishonesty.json").trim_ascii_end(),
        Kind::Unit => include_str!("../../data/base/unit.json").trim_ascii_end(),
        Kind::ListReview => include_str!("../../data/base/list_review.json").trim_ascii_end(),
        Kind::Payment => include_str!("../../data/base/payment.json").trim_ascii_end(),
        Kind::Published => include_str!("../../data/base/published.json").trim_ascii_end(),
        Kind::Receipt => include_str!("../../data/base/receipt.json").trim_ascii_end(),
    }
}
