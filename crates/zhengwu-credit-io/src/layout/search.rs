//! Where the header is (表头查找): below titles, units and reporting lines, in one row or in two that are joined.

use std::collections::HashSet;

use zhengwu_credit::field::{Kind, header};
use zhengwu_credit::value::text::fold;

use crate::source::Area;
use crate::source::grid::HeadRow;

/// How many filled rows from the top are looked at.
pub(crate) const WITHIN: usize = 30;
/// Headings that make a row the header without a look at all the others.
const ENOUGH: usize = 3;

/// A heading over one column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heading {
    /// From 0.
    pub(crate) column: usize,
    /// As written; of two rows both, joined.
    pub(crate) written: String,
    /// The same on one line.
    pub(crate) text: String,
    /// What it is looked up as, best first.
    pub(crate) ways: Vec<String>,
}

/// One row or two that may be the header.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// The rows in which it stands, from 1; the same twice where it is one row.
    pub(crate) rows: (u32, u32),
    pub(crate) headings: Vec<Heading>,
}

/// A header and the kind of record that it tells.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) header: Candidate,
    pub(crate) kind: Kind,
    /// How many of its headings the kind knows.
    pub(crate) known: usize,
    rank: Rank,
}

/// By what one header is better than another: more headings that are known; then two rows where the lower one completes
/// the upper (a unit below 合同金额), else one row.
type Rank = (usize, bool, bool);

/// All that may be the header, from the top.
pub(crate) fn candidates(head: &[HeadRow], merged: &[Area]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (at, row) in head.iter().enumerate() {
        candidates.push(single(row));
        let next = head.get(at + 1).filter(|next| next.number == row.number + 1);
        if let Some(next) = next {
            candidates.push(double(row, next, merged));
        }
    }
    candidates
}

/// The best header of a kind: the one that knows most headings; of equals the one in fewer rows, then the upper one.
pub(crate) fn best(candidates: &[Candidate], kind: Kind) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut enough_since = 0;
    for (at, header) in candidates.iter().enumerate() {
        let known = known(header, kind);
        // A single heading may be a word in a title or a cell; alone it is believed only in the first row.
        let is_header = known >= 2 || (known == 1 && at == 0);
        let rank = (known, completes(header, kind), header.rows.0 == header.rows.1);
        if is_header && best.as_ref().is_none_or(|best| rank > best.rank) {
            best = Some(Found {
                header: header.clone(),
                kind,
                known,
                rank,
            });
            enough_since = at;
        }
        // The rows below a header are records: only the next may be its second row.
        if best.as_ref().is_some_and(|best| best.known >= ENOUGH) && at > enough_since + 3 {
            break;
        }
    }
    best
}

/// How many fields of a kind stand in a header; one that stands there twice is one.
fn known(header: &Candidate, kind: Kind) -> usize {
    let spec = kind.spec();
    let field = |heading: &Heading| {
        let mut ways = heading.ways.iter();
        ways.find_map(|way| {
            let amount = header::recognise(spec, way).map(|column| (column.field, false));
            amount.or_else(|| header::words_of(spec, way).map(|at| (at, true)))
        })
    };
    let fields: HashSet<(u8, bool)> = header.headings.iter().filter_map(field).collect();
    fields.len()
}

/// Whether the lower of two rows completes a heading of the upper.
fn completes(header: &Candidate, kind: Kind) -> bool {
    let spec = kind.spec();
    let is_known = |way: &String| header::recognise(spec, way).is_some();
    header
        .headings
        .iter()
        .any(|heading| match heading.ways.as_slice() {
            [joined, bracketed, below] => (is_known(joined) || is_known(bracketed)) && !is_known(below),
            _ => false,
        })
}

fn single(row: &HeadRow) -> Candidate {
    let headings = row.cells.iter().map(|cell| {
        let text = one_line(&cell.text);
        Heading {
            column: cell.column,
            written: cell.text.clone().into_owned(),
            ways: vec![text.clone()],
            text,
        }
    });
    Candidate {
        rows: (row.number, row.number),
        headings: headings.collect(),
    }
}

/// Two rows as one header: 甲方 over 名称 is 甲方名称.
fn double(top: &HeadRow, low: &HeadRow, merged: &[Area]) -> Candidate {
    let of = |row: &HeadRow, column: usize| {
        let mut cells = row.cells.iter();
        let own = cells
            .find(|cell| cell.column == column)
            .map(|cell| one_line(&cell.text));
        // A formula without its result is a cell, and no word.
        own.filter(|text| !text.is_empty())
    };
    let mut columns: Vec<usize> = top
        .cells
        .iter()
        .chain(&low.cells)
        .map(|cell| cell.column)
        .collect();
    columns.sort_unstable();
    columns.dedup();
    let is_merged = merged
        .iter()
        .any(|area| area.rows.0 == top.number && area.columns.0 < area.columns.1);
    let headings = columns.into_iter().map(|column| {
        let below = of(low, column);
        let above = of(top, column).or_else(|| {
            below.as_ref()?;
            let start = match merged.iter().find(|area| area.holds(top.number, column)) {
                Some(area) => Some(area.columns.0),
                // Where nothing is merged, a group's name stands over its first column.
                None if !is_merged => top.cells.iter().map(|cell| cell.column).rfind(|at| *at < column),
                None => None,
            };
            of(top, start?)
        });
        joined(column, above, below)
    });
    Candidate {
        rows: (top.number, low.number),
        headings: headings.collect(),
    }
}

fn joined(column: usize, above: Option<String>, below: Option<String>) -> Heading {
    match (above, below) {
        (Some(above), Some(below)) => Heading {
            column,
            written: format!("{above}{below}"),
            text: format!("{above}{below}"),
            ways: vec![format!("{above}{below}"), format!("{above}({below})"), below],
        },
        (one, other) => {
            let text = one.or(other).unwrap_or_default();
            Heading {
                column,
                written: text.clone(),
                ways: vec![text.clone()],
                text,
            }
        }
    }
}

/// A heading broken over lines in its cell, on one line.
pub(crate) fn one_line(heading: &str) -> String {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let mut line = String::with_capacity(heading.len());
    for word in heading.split_whitespace() {
        // Chinese needs no space between words.
        if is_latin(line.chars().last()) && is_latin(word.chars().next()) {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

impl Candidate {
    /// Whether these are the headings, in whatever order.
    pub(crate) fn has_headings(&self, headings: &[&str]) -> bool {
        let sorted = |headings: &mut dyn Iterator<Item = &str>| {
            let mut folded: Vec<String> = headings.map(fold).filter(|text| !text.is_empty()).collect();
            folded.sort_unstable();
            folded
        };
        sorted(&mut self.headings.iter().map(|heading| heading.text.as_str()))
            == sorted(&mut headings.iter().copied())
    }
}

impl Area {
    /// Whether a cell is one of its own.
    pub(crate) fn holds(&self, row: u32, column: usize) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }
}
