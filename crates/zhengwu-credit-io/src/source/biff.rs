//! The records of an old workbook (BIFF), looked at before calamine reads them: what they claim is held to the limits,
//! and what calamine does not tell is kept.
//!
//! A record is its kind, its length and so many bytes. The first records, up to an EOF, are the workbook's; each sheet
//! has its own, somewhere behind them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use zhengwu_credit::value::date::Epoch;

use crate::limits::{Limit, Limits};
use crate::{ReadFailure, Sentence};

use super::Formulas;
use super::cells::Shown;
use super::records::{Record, kind, record};
use super::sst;
use super::xlsx::DAMAGED;

/// What BOF says of the version before Excel 97.
const BIFF5: u16 = 0x0500;
/// UTF-16, in which Excel 97 writes; and GBK, in which a Chinese Excel 95 did.
const UNICODE: u16 = 1200;
const GBK: u16 = 936;

/// An old workbook, fit to be read.
pub(super) struct Book {
    /// Its records, without those that would only do harm.
    pub(super) stream: Vec<u8>,
    pub(super) epoch: Epoch,
    /// In which code page its texts are.
    pub(super) code_page: u16,
    /// Its sheets in the order of their tabs.
    pub(super) tabs: Vec<Tab>,
}

/// What the records of a sheet tell beside its cells. Rows and columns count from 0.
#[derive(Default)]
pub(super) struct Tab {
    /// Where its records begin.
    start: usize,
    /// Numbers that are shown otherwise than by their digits.
    pub(super) shown: HashMap<(u32, u32), Rc<Shown>>,
    pub(super) formulas: Formulas,
    /// Formulas without a stored result.
    pub(super) unsolved: Vec<(u32, u32)>,
}

/// Looks over the records.
pub(super) fn check(stream: Vec<u8>, limits: &Limits) -> Result<Book, ReadFailure> {
    let mut walk = Walk {
        limits,
        stream,
        formats: BTreeMap::new(),
        xfs: Vec::new(),
        strings: Vec::new(),
        epoch: Epoch::Y1900,
        is_biff5: false,
        code_page: None,
        cells: 0,
        text: 0,
        walked: 0,
        is_solved: false,
    };
    let mut tabs = walk.globals()?;
    for (number, tab) in (1..).zip(&mut tabs) {
        walk.tab(tab, number)?;
    }
    if walk.is_solved {
        for tab in &mut tabs {
            tab.unsolved.clear();
        }
    }
    let code_page = match walk.code_page {
        // Whatever the record says, texts of this version are UTF-16.
        _ if !walk.is_biff5 => UNICODE,
        // Windows in Western Europe under a number of its own.
        Some(0x8001) => 1252,
        Some(0 | UNICODE) | None => GBK,
        Some(page) => page,
    };
    Ok(Book {
        stream: walk.stream,
        epoch: walk.epoch,
        code_page,
        tabs,
    })
}

struct Walk<'l> {
    limits: &'l Limits,
    stream: Vec<u8>,
    /// Number formats that the workbook defines, by their number.
    formats: BTreeMap<u16, Rc<Shown>>,
    /// Cell formats, by the number by which cells name them.
    xfs: Vec<Rc<Shown>>,
    /// The shared strings: about how many bytes each has.
    strings: Vec<u32>,
    epoch: Epoch,
    is_biff5: bool,
    code_page: Option<u16>,
    /// Cells that the sheets span, and the bytes of text in them, so far.
    cells: u64,
    text: u64,
    /// Bytes that were gone over for the sheets.
    walked: usize,
    /// Whether any program that calculates has had the workbook: an empty result is a result.
    is_solved: bool,
}

impl Walk<'_> {
    /// The workbook's own records.
    fn globals(&mut self) -> Result<Vec<Tab>, ReadFailure> {
        let mut tabs = Vec::new();
        let mut elsewhere = Vec::new();
        let mut formats_of_xfs = Vec::new();
        let mut at = 0;
        loop {
            let record = record(&self.stream, at).ok_or(DAMAGED)?;
            if at == 0 && record.kind != kind::BOF {
                return Err(DAMAGED);
            }
            match record.kind {
                kind::BOF => self.is_biff5 = self.u16(record, 0)? == BIFF5,
                kind::FILE_PASS => return Err(ReadFailure::Protected),
                kind::CODE_PAGE => self.code_page = Some(self.u16(record, 0)?),
                kind::DATE_MODE if self.u16(record, 0)? == 1 => self.epoch = Epoch::Y1904,
                kind::RECALCULATED => self.is_solved = true,
                kind::FORMAT => {
                    let shown = self.format(record);
                    self.formats.insert(self.u16(record, 0)?, shown);
                }
                kind::XF => formats_of_xfs.push(self.u16(record, 2)?),
                kind::STRINGS => self.strings = sst::lengths(&self.stream, record, self.limits)?,
                // Names and links to other files are not read, and may unfold to any length in formulas.
                kind::DEFINED_NAME | kind::EXTERN_SHEET => self.silence(record),
                kind::SHEET => {
                    let start = u32::from(self.u16(record, 0)?) | u32::from(self.u16(record, 2)?) << 16;
                    let is_sheet = self.byte(record, 5)? == 0;
                    let start = usize::try_from(start).map_err(|_| DAMAGED)?;
                    tabs.push(Tab {
                        start,
                        ..Tab::default()
                    });
                    self.limits
                        .hold(Limit::Sheets, tabs.len(), || Sentence::same(""))?;
                    if !is_sheet {
                        elsewhere.push((tabs.len() - 1, record));
                    }
                }
                kind::EOF => break,
                _ => {}
            }
            at = record.end;
        }
        self.xfs = formats_of_xfs.iter().map(|format| self.shown(*format)).collect();
        self.hide(&mut tabs, &elsewhere);
        let starts: HashSet<usize> = tabs.iter().map(|tab| tab.start).collect();
        if starts.len() + elsewhere.len().saturating_sub(1) < tabs.len() {
            return Err(DAMAGED);
        }
        Ok(tabs)
    }

    /// Charts and macros have no cells that anybody asks for: their tabs are given an empty sheet at the end.
    fn hide(&mut self, tabs: &mut [Tab], elsewhere: &[(usize, Record)]) {
        let end = self.stream.len();
        let Ok(position) = u32::try_from(end) else { return };
        if elsewhere.is_empty() {
            return;
        }
        for (kind, length) in [(kind::BOF, 4_u16), (kind::EOF, 0)] {
            self.stream.extend(kind.to_le_bytes());
            self.stream.extend(length.to_le_bytes());
            self.stream.extend(std::iter::repeat_n(0, usize::from(length)));
        }
        for (tab, record) in elsewhere {
            if let Some(tab) = tabs.get_mut(*tab) {
                tab.start = end;
            }
            if let Some(place) = self.stream.get_mut(record.start..record.start + 4) {
                place.copy_from_slice(&position.to_le_bytes());
            }
        }
    }

    /// A sheet's records.
    fn tab(&mut self, tab: &mut Tab, number: usize) -> Result<(), ReadFailure> {
        let mut at = tab.start;
        let mut depth = 0_u32;
        let mut area: Option<[u32; 4]> = None;
        let mut count = 0_u64;
        let before = self.cells;
        let limits = self.limits;
        let place = move || Sentence::new(format!("第 {number} 个工作表"), format!("sheet {number}"));
        loop {
            // Without an end, calamine reads to the end of the file.
            if at == self.stream.len() && depth > 0 {
                return Ok(());
            }
            let record = record(&self.stream, at).ok_or(DAMAGED)?;
            self.walked = self.walked.saturating_add(record.end - at);
            // Sheets that share records would be read once for each.
            if self.walked / 2 > self.stream.len() {
                return Err(DAMAGED);
            }
            at = record.end;
            match record.kind {
                kind::BOF => depth += 1,
                kind::EOF if depth <= 1 => return Ok(()),
                kind::EOF => depth -= 1,
                _ if depth == 0 => return Err(DAMAGED),
                // What is embedded: a chart has cells of its own.
                _ if depth > 1 => {}
                kind::DIMENSIONS => self.silence(record),
                kind::MERGED => {
                    let room = (record.end - record.start).saturating_sub(2) / 8;
                    if usize::from(self.u16(record, 0)?) > room {
                        return Err(DAMAGED);
                    }
                }
                kind::STRING => {
                    count += 1;
                    self.text += (record.end - record.start) as u64;
                }
                _ => {
                    let Some(cells) = self.cell(record, tab)? else {
                        continue;
                    };
                    count += u64::from(cells[3] - cells[2]) + 1;
                    let all = area.get_or_insert(cells);
                    *all = [
                        all[0].min(cells[0]),
                        all[1].max(cells[1]),
                        all[2].min(cells[2]),
                        all[3].max(cells[3]),
                    ];
                    let [top, bottom, left, right] = all.map(u64::from);
                    let spanned = (bottom - top + 1) * (right - left + 1);
                    self.cells = before + spanned.max(count);
                    limits.hold(Limit::XlsCells, self.cells, place)?;
                    limits.hold(Limit::TableBytes, self.text, place)?;
                }
            }
        }
    }

    /// A cell, or several beside each other: first and last row, first and last column.
    fn cell(&mut self, record: Record, tab: &mut Tab) -> Result<Option<[u32; 4]>, ReadFailure> {
        use kind::{BOOL_OR_ERROR, FORMULA, LABEL, MUL_RK, NUMBER, RICH_LABEL, RK, SHARED_LABEL};
        if !matches!(
            record.kind,
            BOOL_OR_ERROR | FORMULA | LABEL | MUL_RK | NUMBER | RICH_LABEL | RK | SHARED_LABEL
        ) {
            return Ok(None);
        }
        let row = u32::from(self.u16(record, 0)?);
        let column = u32::from(self.u16(record, 2)?);
        let mut last = column;
        match record.kind {
            NUMBER | RK => self.show(record, 4, (row, column), tab)?,
            MUL_RK => {
                let pairs = (record.end - record.start).saturating_sub(6) / 6;
                // calamine takes the last column from the record's end, and it as it is.
                let told = self.u16(record, (record.end - record.start).saturating_sub(2))?;
                if usize::from(told) + 1 != usize::from(self.u16(record, 2)?) + pairs {
                    return Err(DAMAGED);
                }
                for (offset, column) in (0..pairs).map(|pair| 4 + pair * 6).zip(column..) {
                    self.show(record, offset, (row, column), tab)?;
                    last = column;
                }
            }
            SHARED_LABEL => {
                let index = usize::from(self.u16(record, 6)?) | usize::from(self.u16(record, 8)?) << 16;
                self.text += u64::from(self.strings.get(index).copied().unwrap_or(0));
            }
            FORMULA => {
                self.show(record, 4, (row, column), tab)?;
                self.formula(record, (row, column), tab)?;
            }
            _ => self.text += (record.end - record.start) as u64,
        }
        Ok(Some([row, row, column, last]))
    }

    fn show(&self, record: Record, offset: usize, at: (u32, u32), tab: &mut Tab) -> Result<(), ReadFailure> {
        let xf = usize::from(self.u16(record, offset)?);
        match self.xfs.get(xf).filter(|shown| ***shown != Shown::Plain) {
            None => drop(tab.shown.remove(&at)),
            Some(shown) => drop(tab.shown.insert(at, Rc::clone(shown))),
        }
        Ok(())
    }

    fn formula(&mut self, record: Record, at: (u32, u32), tab: &mut Tab) -> Result<(), ReadFailure> {
        tab.formulas.count += 1;
        let (row, column) = at;
        let first = (
            row.saturating_add(1),
            usize::try_from(column).unwrap_or(usize::MAX),
        );
        tab.formulas.first.get_or_insert(first);
        // The last two of eight bytes tell a number from what is none, the first then what it is: 3 is empty.
        if self.u16(record, 12)? == u16::MAX && self.byte(record, 6)? == 3 {
            tab.unsolved.push(at);
        } else {
            self.is_solved = true;
        }
        // The formula itself is not read; put into words it may be of any length.
        let length = record.start + 20..record.start + 22;
        if length.end > record.end {
            return Err(DAMAGED);
        }
        if let Some(length) = self.stream.get_mut(length) {
            length.fill(0);
        }
        Ok(())
    }

    /// How a cell format shows numbers, by the number of its number format.
    fn shown(&self, format: u16) -> Rc<Shown> {
        match (self.formats.get(&format), format) {
            (Some(shown), _) => Rc::clone(shown),
            // 0% and 0.00%, which need no record.
            (None, 9 | 10) => Rc::new(Shown::Percent),
            (None, _) => Rc::new(Shown::Plain),
        }
    }

    /// A number format, a character in one byte or in two.
    fn format(&self, record: Record) -> Rc<Shown> {
        let skipped = if self.is_biff5 { 3 } else { 5 };
        let start = record.start.saturating_add(skipped);
        let bytes = self.stream.get(start..record.end).unwrap_or_default();
        let is_wide = !self.is_biff5 && self.byte(record, 4).is_ok_and(|flags| flags & 1 == 1);
        let code: String = match is_wide {
            true => bytes
                .chunks_exact(2)
                .map(|pair| character(pair.first(), pair.get(1)))
                .collect(),
            // Of the old ones the code page is not known: what matters is ASCII.
            false => bytes
                .iter()
                .filter(|byte| byte.is_ascii())
                .map(|byte| char::from(*byte))
                .collect(),
        };
        Rc::new(Shown::by(&code))
    }

    fn silence(&mut self, record: Record) {
        let kind = record.start.saturating_sub(4)..record.start.saturating_sub(2);
        if let Some(kind) = self.stream.get_mut(kind) {
            kind.copy_from_slice(&kind::NOTHING.to_le_bytes());
        }
    }

    fn byte(&self, record: Record, offset: usize) -> Result<u8, ReadFailure> {
        let bytes = self.stream.get(record.start..record.end);
        bytes.and_then(|bytes| bytes.get(offset).copied()).ok_or(DAMAGED)
    }

    fn u16(&self, record: Record, offset: usize) -> Result<u16, ReadFailure> {
        let low = self.byte(record, offset)?;
        let high = self.byte(record, offset + 1)?;
        Ok(u16::from_le_bytes([low, high]))
    }
}

/// A character of two bytes; of one beyond the basic plane no half is anything.
fn character(low: Option<&u8>, high: Option<&u8>) -> char {
    let unit = low.zip(high).map(|(low, high)| u16::from_le_bytes([*low, *high]));
    unit.and_then(|unit| char::from_u32(u32::from(unit)))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}
