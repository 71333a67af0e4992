//! Lines of mixed Chinese and Latin text, no wider than the page.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that must not begin a line.
const CLOSING: &str = "，。；：、！？）”’》】〕,.;:!?)]}";

/// Breaks a text into lines of a width, Chinese between any two characters, the following lines set in.
pub(crate) fn fill(text: &str, width: usize, hang: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        // Quotes and dashes are as wide as a character in a Chinese font.
        let wide = piece.width_cjk();
        let is_closing = piece.chars().all(|c| CLOSING.contains(c));
        if used + piece.trim_end().width_cjk() > width && used > hang && !is_closing {
            out.truncate(out.trim_end().len());
            out.push('\n');
            out.push_str(&" ".repeat(hang));
            used = hang;
        }
        out.push_str(piece);
        used += wide;
    }
    out.truncate(out.trim_end().len());
    out
}

/// The parts between which a line may be broken: words with the space behind them, single wide characters.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let (_, first) = chars.next()?;
        let mut end = first.len_utf8();
        let mut before = first;
        while let Some((at, c)) = chars.peek().copied() {
            let breaks = is_wide(before) || is_wide(c) || (before == ' ' && c != ' ');
            if breaks && !(c == ' ' && before != ' ') {
                break;
            }
            end = at + c.len_utf8();
            before = c;
            chars.next();
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn is_wide(c: char) -> bool {
    c.width_cjk().is_some_and(|width| width > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_anywhere_and_latin_at_spaces() {
        assert_eq!(
            fill("改正  填写真实存在的日期", 14, 6),
            "改正  填写真实\n      存在的日\n      期"
        );
        assert_eq!(fill("one two three", 8, 0), "one two\nthree");
        assert_eq!(fill("11320685MB0A10013C", 8, 2), "11320685MB0A10013C");
    }

    #[test]
    fn a_line_never_begins_with_a_full_stop() {
        assert_eq!(fill("填写日期。", 8, 0), "填写日期。");
    }
}
