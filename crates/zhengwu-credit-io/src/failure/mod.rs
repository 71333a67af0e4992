//! Why a file cannot be read: one sentence that a clerk understands, in both languages.
//!
//! No sentence names what stands in a cell: that may be a person's number. Headings are named only where the
//! catalogue knows them, for the first row of a file may be no header but a record.

mod placed;
mod plain;

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;

use crate::Sentence;
use crate::limits::Limit;
use crate::notes::Note;
use crate::source::Ruin;

/// A column of which only the sender knows which field it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its letters, `M`.
    pub letters: String,
    /// Its heading as written, an identity number in it masked.
    pub heading: String,
    /// The headings of the fields that it could be.
    pub fields: Vec<&'static str>,
}

/// Why a file cannot be read (读不了的原因).
///
/// # Examples
/// ```
/// use zhengwu_credit::code::Lang;
/// use zhengwu_credit_io::{ReadOptions, open};
/// let failure = open("合同.xls", b"<html><table></table></html>".to_vec(), &ReadOptions::default()).unwrap_err();
/// assert!(failure.sentence().in_lang(Lang::Zh).contains("网页"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().in_lang(Lang::En))]
#[non_exhaustive]
pub enum ReadFailure {
    /// There is no such file.
    NotFound,
    /// It is a folder.
    IsFolder,
    /// The system refuses, for this reason.
    Refused(Sentence),
    /// There is nothing in it.
    Empty,
    /// More than a [limit](crate::Limits) allows.
    OverLimit {
        /// Which limit.
        limit: Limit,
        /// What it allows.
        most: u64,
        /// Where, as a person finds it: a cell, a line, a part of the workbook; empty for the file.
        place: Sentence,
    },
    /// Excel 97–2003.
    LegacyXls,
    /// HTML or XML under a spreadsheet's name.
    WebPage,
    /// A workbook that opens with a password.
    Protected,
    /// A ZIP archive that is no workbook.
    OtherArchive,
    /// No table at all: a picture, a PDF, a program.
    NotATable,
    /// A text that changes its encoding.
    EncodingChanges {
        /// The line from which on it is another one, from 1.
        line: u64,
    },
    /// A text that is neither UTF-8 nor GB18030 nor UTF-16.
    Encoding {
        /// The line, from 1.
        line: u64,
    },
    /// A quote that is opened and never closed.
    OpenQuote {
        /// The line in which it opens, from 1.
        line: u64,
    },
    /// Not JSON.
    NotJson {
        /// The line, from 1.
        line: u64,
        /// The character, from 1.
        column: u64,
    },
    /// A workbook that stops making sense.
    Damaged {
        /// The sheet, where it is known.
        sheet: Option<String>,
        /// The last cell that could be read.
        after: Option<String>,
    },
    /// The kind of record cannot be told from headings or names.
    KindUnknown,
    /// Not one heading belongs to the kind that was named.
    NoHeading(Kind),
    /// Not one sheet can be used; why not, sheet by sheet.
    NoSheet(Vec<Note>),
    /// Columns of which only the sender knows which field they are.
    WhichColumn {
        /// The sheet of a workbook.
        sheet: Option<String>,
        /// The columns, and what each could be.
        questions: Vec<Question>,
        /// Why a mapping that is there did not answer them.
        unused: Vec<Note>,
    },
    /// Two kept mappings fit the headings, and say different things.
    TwoMappings,
    /// No file that could be read to its end: a device, a pipe.
    NoFile,
    /// Another table stands below the first, in one sheet.
    SecondHeader {
        /// The sheet of a workbook.
        sheet: Option<String>,
        /// The row of its header.
        row: u64,
    },
    /// JSON has no columns that a mapping could name.
    NoColumns,
    /// Text that was ruined by a wrong save.
    Ruined(Ruin),
    /// A spreadsheet of OpenDocument, as LibreOffice saves it.
    OpenDocument,
    /// Excel's binary workbook.
    BinaryWorkbook,
    /// A document of Word, or of another writer.
    Word,
    /// Slides of PowerPoint.
    Slides,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Rich text.
    RichText,
    /// A web page in one file (MHTML), as Excel and browsers save it.
    WebArchive,
    /// "XML Spreadsheet 2003".
    OldXml,
    /// A cell that stands twice in its sheet: which of the two is meant, nobody can tell.
    CellTwice {
        /// The sheet, where it is known.
        sheet: Option<String>,
        /// The cell, `B5`.
        cell: String,
    },
}

impl ReadFailure {
    /// It in one sentence, without the file's name.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match plain::words(self) {
            Some((zh, en)) => Sentence::new(zh, en),
            None => placed::sentence(self),
        }
    }

    /// The failure, with what is to be said of mappings that were not used.
    pub(crate) fn beside(mut self, notes: &[Note]) -> ReadFailure {
        if let ReadFailure::WhichColumn { unused, .. } = &mut self {
            unused.extend(notes.iter().cloned());
        }
        self
    }

    /// The failure with the sheet at which it came up.
    pub(crate) fn of_sheet(self, name: &str) -> ReadFailure {
        match self {
            ReadFailure::CellTwice { sheet: None, cell } => ReadFailure::CellTwice {
                sheet: Some(name.to_owned()),
                cell,
            },
            other => other,
        }
    }
}
