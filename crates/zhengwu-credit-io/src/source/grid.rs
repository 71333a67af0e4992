//! The filled cells of a sheet or a CSV file (单元格), row by row, packed.
//!
//! Rows are kept in blocks: one text, the places of the cells in it, both compressed. A table of an office compresses to
//! about the size of its workbook, and going through it again costs a copy of memory instead of a second reading.

use std::borrow::Cow;

use encoding_rs::UTF_8;
use zhengwu_credit::record::Form;
use zhengwu_credit::requirement::column_letters;

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

use super::bytes::{byte_to_form, form_to_byte, read, write};

/// Bytes of text after which a block is closed.
const BLOCK: usize = 256 * 1024;

/// Filled cells, by row and column.
#[derive(Default)]
pub(crate) struct Grid {
    blocks: Vec<Packed>,
    /// Filled rows.
    pub(crate) rows: u64,
}

/// A block of rows, compressed.
struct Packed {
    text: Vec<u8>,
    cells: Vec<u8>,
    /// How many cells.
    count: usize,
}

/// Takes cells in and packs them.
pub(crate) struct Builder<'l> {
    limits: &'l Limits,
    grid: Grid,
    text: String,
    cells: Vec<Span>,
    bytes: u64,
    /// The row of the last cell.
    last: u32,
    is_out_of_order: bool,
    /// The first cell that came twice.
    twice: Option<(u32, u16)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    row: u32,
    column: u16,
    form: Form,
    start: u32,
    end: u32,
}

/// A block of rows, unpacked.
struct Block {
    text: Vec<u8>,
    cells: Vec<Span>,
}

/// A row with its filled cells.
#[derive(Clone, Copy)]
pub(crate) struct Row<'g> {
    /// As the spreadsheet counts, from 1.
    pub(crate) number: u32,
    text: &'g str,
    cells: &'g [Span],
}

/// A filled cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell<'g> {
    /// From 0.
    pub(crate) column: usize,
    pub(crate) text: Cow<'g, str>,
    pub(crate) form: Form,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Builder<'l> {
        Builder {
            limits,
            grid: Grid::default(),
            text: String::new(),
            cells: Vec::new(),
            bytes: 0,
            last: 0,
            is_out_of_order: false,
            twice: None,
        }
    }

    /// Adds a cell; one that shows nothing is left out. Rows count from 1, columns from 0.
    pub(crate) fn push(
        &mut self,
        row: u32,
        column: usize,
        text: &str,
        form: Form,
    ) -> Result<(), ReadFailure> {
        if form != Form::Error && text.chars().all(char::is_whitespace) {
            return Ok(());
        }
        let limits = self.limits;
        let cell = || Sentence::same(format!("{}{row}", column_letters(column)));
        limits.hold(Limit::CellBytes, text.len(), cell)?;
        limits.hold(Limit::Columns, column.saturating_add(1), cell)?;
        self.bytes = self.bytes.saturating_add(text.len() as u64);
        limits.hold(Limit::TableBytes, self.bytes, cell)?;
        if row != self.last {
            self.is_out_of_order |= row < self.last;
            self.last = row;
            // Rows that come in any order may come in parts; they are counted once they are in order.
            if !self.is_out_of_order {
                self.grid.rows += 1;
                limits.hold(Limit::Rows, self.grid.rows, cell)?;
            }
            if self.text.len() >= BLOCK {
                self.close_block();
            }
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.cells.push(Span {
            row,
            column: u16::try_from(column).unwrap_or(u16::MAX),
            form,
            start: place(start),
            end: place(self.text.len()),
        });
        Ok(())
    }

    fn close_block(&mut self) {
        // Within a row, the order in which cells were written is nobody's business.
        if !self.is_out_of_order {
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
            let same = |pair: &[Span]| match pair {
                [one, next] => (one.row, one.column) == (next.row, next.column),
                _ => false,
            };
            let twice = self.cells.windows(2).find(|pair| same(pair));
            if let (None, Some(cell)) = (self.twice, twice.and_then(<[Span]>::first)) {
                self.twice = Some((cell.row, cell.column));
            }
        }
        let mut cells = Vec::with_capacity(self.cells.len() * 4);
        let mut before = (0_u32, 0_u32);
        for cell in &self.cells {
            write(&mut cells, cell.row.wrapping_sub(before.0));
            write(&mut cells, u32::from(cell.column));
            cells.push(form_to_byte(cell.form));
            // Cells that were put in order no longer follow each other in the text.
            write(&mut cells, cell.start.wrapping_sub(before.1));
            write(&mut cells, cell.end - cell.start);
            before = (cell.row, cell.end);
        }
        self.grid.blocks.push(Packed {
            text: lz4_flex::compress_prepend_size(self.text.as_bytes()),
            cells: lz4_flex::compress_prepend_size(&cells),
            count: self.cells.len(),
        });
        self.text.clear();
        self.cells.clear();
    }

    /// The grid. Rows that came in another order than their numbers' are put in order. A cell that came twice cannot be
    /// believed: a spreadsheet has one of each.
    pub(crate) fn finish(mut self) -> Result<Grid, ReadFailure> {
        if !self.cells.is_empty() {
            self.close_block();
        }
        if !self.is_out_of_order {
            return match self.twice {
                None => Ok(self.grid),
                Some((row, column)) => Err(ReadFailure::CellTwice {
                    sheet: None,
                    cell: format!("{}{row}", column_letters(usize::from(column))),
                }),
            };
        }
        let mut text = String::new();
        let mut spans = Vec::new();
        self.grid.each_block(&mut |block| {
            for row in block {
                for cell in row.cells() {
                    let start = place(text.len());
                    text.push_str(&cell.text);
                    spans.push(Span {
                        row: row.number,
                        column: u16::try_from(cell.column).unwrap_or(u16::MAX),
                        form: cell.form,
                        start,
                        end: place(text.len()),
                    });
                }
            }
        });
        drop(self.grid);
        spans.sort_unstable_by_key(|span| (span.row, span.column, span.start));
        let mut builder = Builder::new(self.limits);
        for span in spans {
            let own = text.get(span.start as usize..span.end as usize);
            builder.push(
                span.row,
                usize::from(span.column),
                own.unwrap_or_default(),
                span.form,
            )?;
        }
        builder.finish()
    }
}

/// A place in a text as it is kept.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Grid {
    /// Gives every block of rows in turn, unpacked.
    pub(crate) fn each_block(&self, each: &mut dyn FnMut(&mut dyn Iterator<Item = Row<'_>>)) {
        for packed in &self.blocks {
            let block = packed.unpack();
            each(&mut block.rows());
        }
    }

    /// The first rows that have something in them.
    pub(crate) fn head(&self, most: usize) -> Vec<HeadRow> {
        let mut head = Vec::new();
        for packed in &self.blocks {
            let block = packed.unpack();
            for row in block.rows() {
                if head.len() == most {
                    return head;
                }
                head.push(HeadRow {
                    number: row.number,
                    cells: row.cells().map(Cell::into_owned).collect(),
                });
            }
        }
        head
    }
}

/// A row near the top that is looked at for headings.
#[derive(Clone, Debug)]
pub(crate) struct HeadRow {
    pub(crate) number: u32,
    pub(crate) cells: Vec<Cell<'static>>,
}

impl Packed {
    fn unpack(&self) -> Block {
        // What was packed here unpacks here: nothing from outside ever gets into it.
        let text = lz4_flex::decompress_size_prepended(&self.text).unwrap_or_default();
        let bytes = lz4_flex::decompress_size_prepended(&self.cells).unwrap_or_default();
        let mut rest = bytes.as_slice();
        let mut cells = Vec::with_capacity(self.count);
        let mut before = (0_u32, 0_u32);
        while let Some(cell) = read_span(&mut rest, before) {
            before = (cell.row, cell.end);
            cells.push(cell);
        }
        Block { text, cells }
    }
}

impl Block {
    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        // It went in as text. The standard library takes several times as long to see that it is, and every row is
        // unpacked three times.
        let text = UTF_8.decode_without_bom_handling_and_without_replacement(&self.text);
        let text = match text {
            Some(Cow::Borrowed(text)) => text,
            _ => "",
        };
        self.cells
            .chunk_by(|one, next| one.row == next.row)
            .filter_map(move |cells| {
                let number = cells.first()?.row;
                Some(Row { number, text, cells })
            })
    }
}

impl<'g> Row<'g> {
    /// Its filled cells, from the left.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cell<'g>> + Clone + use<'g> {
        let text = self.text;
        self.cells.iter().map(move |cell| Cell {
            column: usize::from(cell.column),
            text: Cow::Borrowed(
                text.get(cell.start as usize..cell.end as usize)
                    .unwrap_or_default(),
            ),
            form: cell.form,
        })
    }
}

impl Cell<'_> {
    pub(crate) fn into_owned(self) -> Cell<'static> {
        Cell {
            column: self.column,
            text: Cow::Owned(self.text.into_owned()),
            form: self.form,
        }
    }
}

fn read_span(rest: &mut &[u8], before: (u32, u32)) -> Option<Span> {
    let row = read(rest)?.wrapping_add(before.0);
    let column = u16::try_from(read(rest)?).ok()?;
    let (form, after) = rest.split_first()?;
    *rest = after;
    let start = read(rest)?.wrapping_add(before.1);
    let end = start.wrapping_add(read(rest)?);
    Some(Span {
        row,
        column,
        form: byte_to_form(*form),
        start,
        end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(grid: &Grid) -> Vec<String> {
        let mut told = Vec::new();
        grid.each_block(&mut |rows| {
            for row in rows {
                for cell in row.cells() {
                    told.push(format!(
                        "{}{} {}",
                        column_letters(cell.column),
                        row.number,
                        cell.text
                    ));
                }
            }
        });
        told
    }

    #[test]
    fn cells_come_back_as_they_went_in() {
        let limits = Limits::default();
        let mut builder = Builder::new(&limits);
        let long = "甲".repeat(50_000);
        for row in 1..=20_u32 {
            builder.push(row * 3, 999, &long, Form::Text).unwrap();
            builder.push(row * 3, 0, "", Form::Error).unwrap();
            builder.push(row * 3, 7, " ", Form::Text).unwrap();
            builder.push(row * 3, 3, "12", Form::Number).unwrap();
        }
        let grid = builder.finish().unwrap();
        assert!(grid.blocks.len() > 2);
        let told = told(&grid);
        assert_eq!(told.len(), 60);
        assert_eq!(&told[..2], ["A3 ", "D3 12"]);
        assert_eq!(told[59], format!("ALL60 {long}"));
        assert_eq!(grid.rows, 20);
    }

    #[test]
    fn rows_in_another_order_are_put_in_order() {
        let limits = Limits::default();
        let mut builder = Builder::new(&limits);
        for row in [5, 2, 9, 2] {
            let column = if row == 2 { builder.cells.len() } else { 0 };
            builder.push(row, column, &format!("{row}"), Form::Text).unwrap();
        }
        assert_eq!(told(&builder.finish().unwrap()), ["B2 2", "D2 2", "A5 5", "A9 9"]);
    }

    #[test]
    fn more_than_the_limits_is_refused() {
        let limits = Limits {
            rows: 2,
            ..Limits::default()
        };
        let mut builder = Builder::new(&limits);
        builder.push(1, 0, "a", Form::Text).unwrap();
        builder.push(2, 0, "a", Form::Text).unwrap();
        let refused = builder.push(9, 0, "a", Form::Text).unwrap_err();
        assert!(matches!(
            refused,
            ReadFailure::OverLimit {
                limit: Limit::Rows,
                most: 2,
                ..
            }
        ));
    }
}
