//! English numbers of things: one row, two rows (数量).

use std::fmt::Display;

/// `1 row`, `3 rows`: of one and of several.
pub(crate) fn counted<N: Display + PartialEq + From<u8>>(count: N, one: &str, several: &str) -> String {
    let word = if count == N::from(1) { one } else { several };
    format!("{count} {word}")
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_is_no_plural() {
        assert_eq!(counted(1_u64, "row is", "rows are"), "1 row is");
        assert_eq!(counted(0_usize, "row is", "rows are"), "0 rows are");
    }
}
