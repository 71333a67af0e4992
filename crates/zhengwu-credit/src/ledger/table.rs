//! What a run reads: tables of rows, each of one kind, that can be gone through more than once.

use std::fmt;

use crate::code::Lang;
use crate::field::Kind;
use crate::model::Columns;
use crate::record::{Record, Wanted};
use crate::value::Period;

/// A row of a table.
#[derive(Debug)]
pub enum Row<'r, 'a> {
    /// A record that has been set but not yet [finished](Record::finish).
    Record(u64, &'r mut Record<'a>),
    /// A row that is no record of its own, such as a total row (合计行): only what is flawed about it is told. It is counted
    /// nowhere and never submitted.
    Aside(u64, &'r mut Record<'a>),
    /// A row that is no record; reading stopped at this character, from 1.
    Unreadable(u64, usize),
    /// A row above the header that looks like a record: where its columns are, nobody says.
    AboveHeader(u64),
    /// A row that has more filled columns than its header: which cell belongs where, nobody can tell.
    TooWide {
        /// The row.
        row: u64,
        /// How many columns it has.
        cells: usize,
        /// How many the header has.
        columns: usize,
    },
}

/// A source failed while it was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct ReadError {
    /// The file.
    pub file: String,
    /// What happened, in words.
    pub reason: Reason,
}

/// What happened, for a clerk, in both languages (原因). Its `Display` is the English one, as of every error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Reason {
    /// What happened, in Chinese and in English.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Reason {
        let (zh, en) = (zh.into(), en.into());
        Reason { zh, en }
    }

    /// In the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// A table of records (数据表). Going through it twice gives the same rows.
pub trait Table {
    /// Which kind of record it holds.
    fn kind(&self) -> Kind;
    /// The file's name, for messages; `None` where the records came from no file.
    fn file(&self) -> Option<&str>;
    /// The sheet of a workbook.
    fn sheet(&self) -> Option<&str> {
        None
    }
    /// The columns, where the table has a header.
    fn columns(&self) -> Option<&Columns> {
        None
    }
    /// Gives every row in order.
    ///
    /// # Errors
    /// Where the source fails half-way.
    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError>;
    /// The same, where only some fields will be asked for; a table may pass over the others.
    ///
    /// # Errors
    /// As [`Table::visit`].
    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        let _ = wanted;
        self.visit(each)
    }
}

/// A table and its part in a run.
#[derive(Clone, Copy)]
pub struct Input<'t> {
    /// The table.
    pub table: &'t dyn Table,
    /// Tables of one scope are one unit's.
    pub scope: u32,
    /// Tables of one batch came for one month: duplicates are looked for within a scope and a batch.
    pub batch: u32,
    /// The month for which it came, where that is known.
    pub period: Option<Period>,
    /// Only looked up (an earlier month), neither reported on nor counted.
    pub context_only: bool,
}

impl<'t> Input<'t> {
    /// A table that is judged, in scope and batch 0.
    #[must_use]
    pub fn judged(table: &'t dyn Table) -> Input<'t> {
        Input {
            table,
            scope: 0,
            batch: 0,
            period: None,
            context_only: false,
        }
    }
}
