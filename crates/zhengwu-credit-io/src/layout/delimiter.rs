//! What divides the cells of a line (分隔符).

use zhengwu_credit::field::{Kind, header};

use super::WITHIN;

/// The delimiter by which most headings are known, of a line near the top; a comma unless another is better.
pub(crate) fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(WITHIN)
        .collect();
    // Excel's own way to say it.
    if let Some([by]) = lines
        .first()
        .and_then(|line| line.strip_prefix("sep="))
        .map(str::as_bytes)
    {
        return *by;
    }
    let known = |by: char| {
        let in_line = |line: &&str| {
            let headings = || line.split(by).map(|cell| cell.trim().trim_matches('"'));
            let of = |kind: Kind| {
                headings()
                    .filter(|one| header::recognise(kind.spec(), one).is_some())
                    .count()
            };
            Kind::ALL.into_iter().map(of).max().unwrap_or(0)
        };
        lines.iter().map(in_line).max().unwrap_or(0)
    };
    let (mut best, mut most) = (b',', known(','));
    for (byte, by) in [(b'\t', '\t'), (b';', ';'), (b'|', '|')] {
        let count = known(by);
        if count > most {
            (best, most) = (byte, count);
        }
    }
    let first = lines.first().copied().unwrap_or_default();
    match most {
        0 if first.contains('\t') && !first.contains(',') => b'\t',
        _ => best,
    }
}

/// What it is called.
pub(crate) fn delimiter_words(delimiter: u8) -> (&'static str, &'static str) {
    match delimiter {
        b'\t' => ("制表符", "tabs"),
        b';' => ("分号", "semicolons"),
        b'|' => ("竖线", "bars"),
        _ => ("逗号", "commas"),
    }
}
