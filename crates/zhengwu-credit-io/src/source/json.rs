//! JSON, before it is read: how deep it goes, and how long its lines are.

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

/// Refuses JSON that nests deeper than the limit, or (where it is one object a line) has longer lines. `first_line` is
/// the number of the text's first.
pub(crate) fn check(text: &str, first_line: u64, limits: &Limits) -> Result<(), ReadFailure> {
    let is_lines = text.trim_start().starts_with('{');
    let (mut depth, mut at) = (0_u64, first_line);
    let (mut in_string, mut is_escaped) = (false, false);
    let mut length = 0_u64;
    let place = |line: u64| move || Sentence::new(format!("第 {line} 行"), format!("line {line}"));
    for byte in text.bytes() {
        if byte == b'\n' {
            at += 1;
            length = 0;
            continue;
        }
        length += 1;
        if is_lines && length == 1 && byte == b'{' {
            // A new record: what the one before left open is that one's fault.
            (depth, in_string, is_escaped) = (0, false, false);
        }
        if is_lines && length > limits.line_bytes {
            return limits.hold(Limit::LineBytes, length, place(at));
        }
        if in_string {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                if depth > limits.nesting {
                    return limits.hold(Limit::Nesting, depth, place(at));
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted_outside_of_strings() {
        let limits = Limits {
            nesting: 3,
            ..Limits::default()
        };
        assert!(check(r#"[{"a":[1],"b":"[[[[\"[[","c":{}}]"#, 1, &limits).is_ok());
        let deep = check("[\n{\"a\":[[1]]}]", 1, &limits).unwrap_err();
        assert!(
            deep.sentence()
                .in_lang(zhengwu_credit::code::Lang::En)
                .contains("line 2")
        );
    }

    #[test]
    fn only_lines_have_a_length() {
        let mut limits = Limits {
            line_bytes: 10,
            ..Limits::default()
        };
        assert!(check("[1,2,3,4,5,6,7,8,9]", 1, &limits).is_ok());
        assert!(check("{\"a\":1}\n{\"a\":123456}\n", 1, &limits).is_err());
        limits.nesting = 2;
        assert!(
            check(&"{\"a\":[\n".repeat(9), 1, &limits).is_ok(),
            "broken lines do not add up"
        );
    }
}
