//! How long a dishonesty record is public (公示期限, NDRC Order 36): for the record's rules and for what ends it.

use crate::code::DishonestySeverity;

/// Since when the order is in force, as rules say it.
pub const ORDER_36: (i32, u32, u32) = (2026, 4, 1);

/// The shortest and the longest publication in months; a minor matter has no shortest.
#[must_use]
pub fn months(severity: DishonestySeverity) -> (Option<u32>, u32) {
    match severity {
        DishonestySeverity::Minor => (None, 3),
        DishonestySeverity::General => (Some(3), 12),
        DishonestySeverity::Serious => (Some(12), 36),
    }
}
