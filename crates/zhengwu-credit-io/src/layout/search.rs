//! Where the header is (表头查找): below titles, units and reporting lines, in one row or in two that are joined.

use std::collections::HashSet;

use zhengwu_credit::field::{Kind, header};
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit::value::money::Unit;

use crate::mapping::same;
use crate::source::Area;
use crate::source::grid::HeadRow;

use super::units;

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
    /// The unit that an upper row states for the amounts below it: 金额（万元） over 合同金额 and 结算金额.
    pub(crate) unit: Unit,
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
    /// Whether they tell the kind by themselves.
    pub(crate) is_told: bool,
    rank: Rank,
}

/// By what one header is better than another: more headings that are known; then several rows where the lower one
/// completes the upper (a unit below 合同金额); then fewer rows.
type Rank = (usize, bool, std::cmp::Reverse<u32>);

/// All that may be the header, from the top: every row, with the one and the two below it.
pub(crate) fn candidates(head: &[HeadRow], merged: &[Area]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (at, row) in head.iter().enumerate() {
        candidates.push(single(row));
        for rows in [2, 3] {
            let Some(joined) = head.get(at..at + rows) else {
                continue;
            };
            let follow = |pair: &[HeadRow]| matches!(pair, [one, next] if next.number == one.number + 1);
            if joined.windows(2).all(follow) {
                candidates.push(several(joined, merged));
            }
        }
    }
    candidates
}

/// The best header of a kind: the one that knows most headings; of equals the one in fewer rows, then the upper one.
pub(crate) fn best(candidates: &[Candidate], kind: Kind) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut enough_since = 0;
    for (at, header) in candidates.iter().enumerate() {
        let fields = fields(header, kind);
        let known = fields.len();
        // A single heading may be a word in a title or a cell; alone it is believed only in the first row.
        let is_header = known >= 2 || (known == 1 && at == 0);
        let rank = (
            known,
            completes(header, kind),
            std::cmp::Reverse(header.rows.1 - header.rows.0),
        );
        if is_header && best.as_ref().is_none_or(|best| rank > best.rank) {
            best = Some(Found {
                header: header.clone(),
                kind,
                known,
                is_told: kind.spec().is_told_by(|at| fields.contains(&(at, false))),
                rank,
            });
            enough_since = at;
        }
        // The rows below a header are records: only the next may be its second row.
        if best.as_ref().is_some_and(|best| best.known >= ENOUGH) && at > enough_since + 9 {
            break;
        }
    }
    best
}

/// The fields of a kind that stand in a header, and whether as an amount in words; one that stands there twice is one.
fn fields(header: &Candidate, kind: Kind) -> HashSet<(u8, bool)> {
    let spec = kind.spec();
    let field = |heading: &Heading| {
        let mut ways = heading.ways.iter();
        ways.find_map(|way| {
            let amount = header::recognise(spec, way).map(|column| (column.field, false));
            amount.or_else(|| header::words_of(spec, way).map(|at| (at, true)))
        })
    };
    header.headings.iter().filter_map(field).collect()
}

/// Whether the lower of several rows completes a heading of the upper: 名称 below 甲方, （万元） below 合同金额.
fn completes(header: &Candidate, kind: Kind) -> bool {
    let spec = kind.spec();
    let is_known = |way: &str| header::recognise(spec, way).is_some();
    header
        .headings
        .iter()
        .any(|heading| match heading.ways.as_slice() {
            [joined, .., below] => is_known(joined) && !is_known(below),
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
            unit: Unit::Yuan,
        }
    });
    Candidate {
        rows: (row.number, row.number),
        headings: headings.collect(),
    }
}

/// Several rows as one header: 甲方 over 名称 is 甲方名称.
fn several(rows: &[HeadRow], merged: &[Area]) -> Candidate {
    let numbers = (
        rows.first().map_or(0, |row| row.number),
        rows.last().map_or(0, |row| row.number),
    );
    let mut columns: Vec<usize> = rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.column)
        .collect();
    columns.sort_unstable();
    columns.dedup();
    let headings = columns.into_iter().map(|column| {
        let mut parts: Vec<String> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let has_below = rows
                .get(at + 1..)
                .is_some_and(|below| below.iter().any(|row| own(row, column).is_some()));
            let part = own(row, column).or_else(|| has_below.then(|| group(row, column, merged)).flatten());
            parts.extend(part);
        }
        joined(column, &parts)
    });
    Candidate {
        rows: numbers,
        headings: headings.collect(),
    }
}

/// What stands in a column of a row.
fn own(row: &HeadRow, column: usize) -> Option<String> {
    let mut cells = row.cells.iter();
    let text = cells
        .find(|cell| cell.column == column)
        .map(|cell| one_line(&cell.text));
    // A formula without its result is a cell, and no word.
    text.filter(|text| !text.is_empty())
}

/// The name of the group in which a column stands.
fn group(row: &HeadRow, column: usize, merged: &[Area]) -> Option<String> {
    let wide = |area: &&Area| area.rows.0 == row.number && area.columns.0 < area.columns.1;
    let start = match merged.iter().find(|area| area.holds(row.number, column)) {
        Some(area) if area.rows.0 == row.number => Some(area.columns.0),
        Some(_) => None,
        // Where nothing is merged, a group's name stands over its first column.
        None if !merged.iter().any(|area| wide(&area)) => {
            row.cells.iter().map(|cell| cell.column).rfind(|at| *at < column)
        }
        None => None,
    };
    own(row, start?)
}

/// Words of several rows over one column.
fn joined(column: usize, parts: &[String]) -> Heading {
    let text = parts.concat();
    let mut ways: Vec<String> = (0..parts.len())
        .filter_map(|from| parts.get(from..).map(<[String]>::concat))
        .collect();
    if let [before @ .., last] = parts
        && let Some(bracketed) = bracketed(&before.concat(), last)
    {
        ways.insert(1, bracketed);
    }
    let above = parts.split_last().map_or(&[][..], |(_, above)| above);
    let unit = above
        .iter()
        .filter_map(|part| units::stated_in(part))
        .fold(Unit::Yuan, |unit, (stated, _)| unit.beside(stated));
    Heading {
        column,
        written: text.clone(),
        ways,
        text,
        unit,
    }
}

/// What stands below a heading and only completes it: 履行期限 over 起 and 止, 合同金额 over 万元.
fn bracketed(above: &str, below: &str) -> Option<String> {
    const COMPLETE: [&str; 6] = ["起", "止", "开始", "结束", "大写", "小写"];
    let is_complete = units::whole_unit(below).is_some() || COMPLETE.contains(&below);
    (is_complete && !above.is_empty())
        .then(|| format!("{above}({})", below.trim_matches(['(', ')', '（', '）'])))
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
        let (missing, superfluous) = self.beside(headings);
        missing.is_empty() && superfluous.is_empty()
    }

    /// Which of these headings it has not, and which it has besides.
    pub(crate) fn beside(&self, headings: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut missing: Vec<&str> = headings
            .iter()
            .copied()
            .filter(|one| !same(one).is_empty())
            .collect();
        let mut superfluous = Vec::new();
        for heading in self.headings.iter().filter(|one| !same(&one.text).is_empty()) {
            match missing.iter().position(|one| same(one) == same(&heading.text)) {
                Some(at) => drop(missing.swap_remove(at)),
                None => superfluous.push(scrub(&heading.text).into_owned()),
            }
        }
        let missing = missing.iter().map(|one| scrub(one).into_owned()).collect();
        (missing, superfluous)
    }
}

impl Area {
    /// Whether a cell is one of its own.
    pub(crate) fn holds(&self, row: u32, column: usize) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }
}
