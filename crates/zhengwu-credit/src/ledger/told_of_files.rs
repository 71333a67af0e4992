//! What is told of a file as a whole, and of rows that cannot be read (文件与读不出的行).

use std::collections::BTreeMap;

use crate::code::Words;
use crate::field::Need;
use crate::finding::Phase;
use crate::model::Place;
use crate::record::Arg;
use crate::requirement::{Fault, Found};
use crate::rules;

use super::Table;

/// The columns that a table lacks (缺少的列), and that no other one may fill in: they are told once for the file.
pub(super) struct Lacking {
    /// Of required fields: every row lacks them.
    required: Vec<u8>,
    /// Of fields that some rows owe, with the number of those.
    owed_by: BTreeMap<u8, u64>,
}

impl Lacking {
    /// Nothing is lacking before the phase that asks for it, nor where there are no columns.
    pub(super) fn of(table: &dyn Table, phase: Phase) -> Lacking {
        let columns = table.columns().filter(|_| phase >= Phase::Submit);
        let is_there = |at: u8| columns.is_none_or(|columns| columns.has(at));
        let absent = |need: fn(&Need) -> bool| {
            let fields = table.kind().spec().places();
            fields
                .filter(move |(_, spec)| need(&spec.need))
                .filter(|(at, spec)| !is_there(*at) && !spec.filled_from.iter().any(|from| is_there(*from)))
                .map(|(at, _)| at)
        };
        Lacking {
            required: absent(|need| matches!(need, Need::Required)).collect(),
            owed_by: absent(|need| matches!(need, Need::When(_)))
                .map(|at| (at, 0))
                .collect(),
        }
    }

    pub(super) fn required(&self) -> &[u8] {
        &self.required
    }

    /// Takes out of what was found in a row what is told of the file.
    pub(super) fn take(&mut self, found: &mut Vec<Found>) {
        found.retain(|one| {
            let is_missing = one.rule.name == FIELD_MISSING && !one.lets_pass();
            let owed = one
                .at
                .filter(|_| is_missing)
                .and_then(|at| self.owed_by.get_mut(&at));
            owed.map(|rows| *rows += 1).is_none()
        });
    }

    /// What is told of a file with so many rows.
    pub(super) fn told(&self, rows: u64) -> Vec<Found> {
        let all = self.required.iter().map(|at| (*at, rows));
        let some = self.owed_by.iter().map(|(at, rows)| (*at, *rows));
        let mut touched: Vec<(u8, u64)> = all.chain(some.filter(|(_, rows)| *rows > 0)).collect();
        touched.sort_unstable();
        let rule = rules::find("column-missing").first().copied();
        let found = |(at, rows)| {
            let rows = i64::try_from(rows).unwrap_or(i64::MAX);
            rule.map(|rule| Found {
                rule,
                at: Some(at),
                fault: Fault::new().arg("rows", Arg::Int(rows)),
            })
        };
        touched.into_iter().filter_map(found).collect()
    }
}

const FIELD_MISSING: &str = "field-missing";

pub(super) const STOPPED: Words = Words {
    zh: "第 {column} 个字符处读不下去",
    en: "reading stopped at character {column}",
};
pub(super) const ABOVE_HEADER: Words = Words {
    zh: "它在表头的上面，没有按记录读取；是记录的，移到表头下面",
    en: "it stands above the header and was not read as one; where it is a record, move it below",
};
pub(super) const TOO_WIDE: Words = Words {
    zh: "有 {cells} 列，表头只有 {columns} 列，多半是数字里的千位逗号没有加引号，后面的各列都错了位",
    en: "it has {cells} columns, the header {columns}; often a comma in a number without quotes has shifted all cells behind it",
};

pub(super) fn count(number: usize) -> Arg {
    Arg::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

pub(super) fn unreadable(fault: Fault) -> Option<Found> {
    let rule = rules::find("row-unreadable").first().copied()?;
    Some(Found {
        rule,
        at: None,
        fault,
    })
}

pub(super) fn place(table: &dyn Table, row: u64) -> Option<Place<'_>> {
    Some(Place {
        file: table.file()?,
        sheet: table.sheet(),
        row,
        columns: table.columns(),
    })
}
