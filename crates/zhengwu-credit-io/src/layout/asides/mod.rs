//! Rows among the records that are none (合计行、签名行): totals, signatures, headings that are repeated, numbers of
//! columns. They are recognised and told, and a total is held against the rows above it.

mod rows;
mod sums;

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Area, Grid};

use super::plan::Header;
use super::units::{self, Stated};
use rows::{Seen, what_is};
pub(crate) use sums::Differs;
use sums::Sums;

/// A row that is no record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Aside {
    /// 合计; the amounts that do not fit: the field, what the row says, what the rows give.
    Total(Vec<Differs>),
    /// 填表人, 审核人, 注, 一、政府采购类.
    Remark,
    /// The headings once more, as on every printed page.
    Headings,
    /// 1, 2, 3 … under the headings.
    Numbers,
    /// 示例：…
    Example,
    /// A number of the row, or dashes, and nothing else.
    Blank,
}

/// The rows that are no records, by their numbers.
pub(crate) type Asides = BTreeMap<u32, Aside>;

/// What was found below a header.
#[derive(Debug, Default)]
pub(crate) struct Below {
    pub(crate) asides: Asides,
    /// Whether there are other rows, which are records.
    pub(crate) has_records: bool,
    /// The unit that a remark states.
    pub(crate) unit: Option<Stated>,
    /// Rows above the header that look like records.
    pub(crate) above: Vec<u32>,
}

/// Goes through all rows; the row of a second header, which is another table, is an error.
pub(crate) fn find(grid: &Grid, header: &Header, merged: &[Area]) -> Result<Below, u32> {
    let mut below = Below::default();
    let mut sums = Sums::new(header);
    let mut seen = Seen {
        is_first: true,
        is_after_the_end: false,
        wide: merged
            .iter()
            .filter(|area| area.columns.1 >= area.columns.0 + 2)
            .map(|area| area.rows.0)
            .collect::<BTreeSet<u32>>(),
    };
    let mut second = None;
    // A total directly under the header is of the rows below it.
    let mut on_top = Vec::new();
    grid.each_block(&mut |rows| {
        for row in rows {
            if second.is_some() {
                return;
            }
            if row.number <= header.row {
                if row.number < header.first_row && rows::is_record_above(&row, header) {
                    below.above.push(row.number);
                }
                continue;
            }
            match what_is(&row, header, &seen) {
                rows::What::Record => {
                    below.has_records = true;
                    seen.is_after_the_end = false;
                    sums.add(&row, header);
                }
                rows::What::SecondHeader => second = Some(row.number),
                rows::What::Total(_) if !below.has_records => {
                    on_top.push((row.number, sums.stated(&row, header)));
                    below.asides.insert(row.number, Aside::Total(Vec::new()));
                }
                rows::What::Total(rank) => {
                    seen.is_after_the_end = true;
                    let differing = sums.differing(&row, header, rank);
                    below.asides.insert(row.number, Aside::Total(differing));
                }
                rows::What::Aside(aside) => {
                    if aside == Aside::Remark {
                        seen.is_after_the_end = true;
                        let cells: Vec<String> = row.cells().map(|cell| cell.text.into_owned()).collect();
                        below.unit = units::together(below.unit.take(), units::stated_in(&cells.join(" ")));
                    }
                    below.asides.insert(row.number, aside);
                }
            }
            seen.is_first = false;
        }
    });
    for (row, stated) in on_top {
        below
            .asides
            .insert(row, Aside::Total(sums.not_the_whole(&stated)));
    }
    second.map_or(Ok(below), Err)
}
