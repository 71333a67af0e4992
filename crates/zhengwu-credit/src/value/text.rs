//! 规范化: text is normalised before anything is judged (2-records 2.6).
//!
//! A clean text comes back borrowed, so that `matches!(cleaned, Cow::Borrowed(_))` tells whether anything changed. Every
//! function is idempotent: cleaning twice is cleaning once, or the digest of a record would depend on how often it was read.

use std::borrow::Cow;

/// What becomes of one character.
enum Fate {
    Keep(char),
    Space,
    Break,
    Drop,
}

/// Which full-width forms become half-width.
#[derive(Clone, Copy, PartialEq)]
enum Width {
    /// Letters and digits: full-width punctuation is right in Chinese text.
    Alphanumeric,
    /// Everything from `！` to `～`.
    All,
}

fn fate(c: char, width: Width) -> Fate {
    match c {
        // First what nearly every character is: printable ASCII, Han characters and their punctuation.
        '\u{21}'..='\u{7e}' | '\u{3001}'..='\u{9fff}' => Fate::Keep(c),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Fate::Break,
        ' '
        | '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Fate::Space,
        // Zero-width characters, soft hyphen, direction marks and BOM: nobody sees them, and a code that carries one
        // compares unequal to itself.
        '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => Fate::Drop,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Fate::Keep(narrow(c)),
        '！'..='～' if width == Width::All => Fate::Keep(narrow(c)),
        _ => Fate::Keep(c),
    }
}

/// The half-width form of a full-width ASCII character (U+FF01–FF5E); any other character is itself.
pub(super) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// One pass over bytes that settles nearly every cell: printable ASCII without spaces, and the common Han characters
/// (UTF-8 lead bytes E4–E9). Anything else is looked at character by character.
fn plainly_clean(raw: &str) -> bool {
    // Without an early exit the compiler takes many bytes at a time.
    let clean = |b: u8| matches!(b, 0x21..=0x7e | 0x80..=0xbf | 0xe4..=0xe9);
    raw.bytes().fold(true, |all, b| all & clean(b)) && !raw.starts_with('\'')
}

/// Whether [`rebuild`] would return the same text.
fn is_tidy(raw: &str, multiline: bool, width: Width) -> bool {
    if raw.starts_with('\'') {
        return false;
    }
    let mut before = None;
    for c in raw.chars() {
        match fate(c, width) {
            Fate::Keep(k) if k == c => {}
            Fate::Space if c == ' ' && !matches!(before, None | Some(' ' | '\n')) => {}
            // An empty line stays: only a space before the break would be trimmed.
            Fate::Break if multiline && c == '\n' && !matches!(before, None | Some(' ')) => {}
            _ => return false,
        }
        before = Some(c);
    }
    !matches!(before, Some(' ' | '\n'))
}

fn rebuild(raw: &str, multiline: bool, width: Width) -> String {
    let mut out = String::with_capacity(raw.len());
    // White space is owed, and paid only when a character follows: so outer spaces never appear.
    let (mut space, mut breaks) = (false, 0usize);
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match fate(c, width) {
            Fate::Drop => {}
            Fate::Space => space = true,
            Fate::Break if multiline => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                breaks += 1;
                space = false;
            }
            Fate::Break => space = true,
            // Excel's mark for "this is text". All leading ones go, so that cleaning is idempotent.
            Fate::Keep('\'') if out.is_empty() => {}
            Fate::Keep(k) => {
                if !out.is_empty() {
                    out.extend(std::iter::repeat_n('\n', breaks));
                    if space && breaks == 0 {
                        out.push(' ');
                    }
                }
                (space, breaks) = (false, 0);
                out.push(k);
            }
        }
    }
    out
}

fn tidy(raw: &str, multiline: bool, width: Width) -> Cow<'_, str> {
    if plainly_clean(raw) || is_tidy(raw, multiline, width) {
        Cow::Borrowed(raw)
    } else {
        Cow::Owned(rebuild(raw, multiline, width))
    }
}

/// 文本: names, subjects, notes.
///
/// Full-width letters and digits become half-width (punctuation stays), every kind of space becomes one space, outer spaces,
/// zero-width characters and Excel's leading apostrophe go. Line breaks and tabs become a space; with `multiline` line
/// breaks stay as `\n`, each line trimmed.
///
/// ```
/// use zhengwu_credit::value::text::clean_text;
/// assert_eq!(clean_text(" 海安市\u{3000}（Ａ１）　工程\r\n", false), "海安市 （A1） 工程");
/// assert_eq!(clean_text("一 \r\n 二", true), "一\n二");
/// ```
pub fn clean_text(raw: &str, multiline: bool) -> Cow<'_, str> {
    tidy(raw, multiline, Width::Alphanumeric)
}

/// 日期、金额等: dates, money, periods, procedures.
///
/// As [`clean_text`] on one line, and full-width punctuation becomes half-width too (`￥` is not of these and stays).
///
/// ```
/// use zhengwu_credit::value::text::clean_value;
/// assert_eq!(clean_value("￥１，２３４．５０"), "￥1,234.50");
/// ```
pub fn clean_value(raw: &str) -> Cow<'_, str> {
    tidy(raw, false, Width::All)
}

/// 代码、证件号码: codes and numbers of identity.
///
/// All spaces go, inner ones too; every full-width ASCII form becomes half-width, lower case becomes upper case.
///
/// ```
/// use zhengwu_credit::value::text::clean_code;
/// assert_eq!(clean_code("'11320685 mb0000２110"), "11320685MB00002110");
/// ```
pub fn clean_code(raw: &str) -> Cow<'_, str> {
    let lower = |c: char| c.is_ascii_lowercase();
    let keeps = |c: char| matches!(fate(c, Width::All), Fate::Keep(k) if k == c) && !lower(c);
    if !raw.starts_with('\'') && raw.chars().all(keeps) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        match fate(c, Width::All) {
            Fate::Keep('\'') if out.is_empty() => {}
            Fate::Keep(k) => out.push(k.to_ascii_uppercase()),
            Fate::Space | Fate::Break | Fate::Drop => {}
        }
    }
    Cow::Owned(out)
}

/// The first control character other than line feed, carriage return and tab: no cell means to hold one.
///
/// ```
/// use zhengwu_credit::value::text::first_control;
/// assert_eq!(first_control("一\u{7}二"), Some('\u{7}'));
/// assert_eq!(first_control("一\n二"), None);
/// ```
pub fn first_control(text: &str) -> Option<char> {
    // The C1 controls (U+0080–9F) begin with byte C2 in UTF-8.
    if text
        .bytes()
        .all(|b| matches!(b, 0x20..=0x7e | 0x80..=0xc1 | 0xc3..))
    {
        return None;
    }
    text.chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// What headings and labels are compared by (表头比对).
///
/// Spaces, line breaks and zero-width characters go; full-width becomes half-width, capitals small, every kind of bracket
/// `()`; the marks `*` `※` `:` at the ends go. The result is for comparing, not for showing.
///
/// ```
/// use zhengwu_credit::value::text::fold;
/// assert_eq!(fold("＊合同 金额\n【万元】："), fold("合同金额（万元）"));
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(folded(text));
    let mark = |c: char| matches!(c, '*' | '※' | ':');
    let end = out.trim_end_matches(mark).len();
    out.truncate(end);
    let start = out.len() - out.trim_start_matches(mark).len();
    out.drain(..start);
    out
}

/// Whether a word without such marks at its ends is, folded, this folded text. Nothing is built for it: most words differ in
/// their first character.
pub(crate) fn folds_to(word: &str, text: &str) -> bool {
    folded(word).eq(text.chars())
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(|c| match fate(c, Width::All) {
        Fate::Keep('[' | '【' | '〔') => Some('('),
        Fate::Keep(']' | '】' | '〕') => Some(')'),
        Fate::Keep(k) => Some(k.to_ascii_lowercase()),
        Fate::Space | Fate::Break | Fate::Drop => None,
    })
}

/// How many letters must be changed, put in or taken out (Levenshtein).
///
/// ```
/// use zhengwu_credit::value::text::distance;
/// assert_eq!(distance("evidnce", "evidence"), 1);
/// ```
#[must_use]
pub fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (above, a) in (1..).zip(one.chars()) {
        let mut diagonal = above - 1;
        let mut left = above;
        for (cell, b) in row.iter_mut().skip(1).zip(other.chars()) {
            let best = (diagonal + usize::from(a != b)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = above;
        }
    }
    row.last().copied().unwrap_or(0)
}
