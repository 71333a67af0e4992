//! What is told of a file as a whole, and of rows that cannot be read (文件与读不出的行).

use crate::code::Words;
use crate::field::Need;
use crate::model::Place;
use crate::record::Arg;
use crate::requirement::{Fault, Found};
use crate::rules;

use super::Table;

/// Required fields for which the table has no column, nor another one that may fill them in.
pub(super) fn missing_columns(table: &dyn Table) -> Vec<u8> {
    let Some(columns) = table.columns() else {
        return Vec::new();
    };
    let required = table
        .kind()
        .spec()
        .places()
        .filter(|(_, spec)| spec.need == Need::Required);
    let is_there = |at: u8| columns.of(at).is_some() || columns.implied.contains(&at);
    required
        .filter(|(at, spec)| !is_there(*at) && !spec.filled_from.iter().any(|from| is_there(*from)))
        .map(|(at, _)| at)
        .collect()
}

pub(super) fn column_findings(missing: &[u8], rows: u64) -> Vec<Found> {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    let rule = rules::find("column-missing");
    let found = |at: u8| {
        let fault = Fault::new().arg("rows", Arg::Int(rows));
        rule.first().map(|rule| Found {
            rule,
            at: Some(at),
            fault,
        })
    };
    missing.iter().filter_map(|at| found(*at)).collect()
}

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
