//! Records of an old workbook (BIFF): a kind, a length, and so many bytes.

/// Kinds of records.
pub(super) mod kind {
    pub(in crate::source) const FORMULA: u16 = 0x0006;
    pub(in crate::source) const EOF: u16 = 0x000A;
    pub(in crate::source) const EXTERN_SHEET: u16 = 0x0017;
    pub(in crate::source) const DEFINED_NAME: u16 = 0x0018;
    pub(in crate::source) const DATE_MODE: u16 = 0x0022;
    pub(in crate::source) const FILE_PASS: u16 = 0x002F;
    pub(in crate::source) const CONTINUE: u16 = 0x003C;
    pub(in crate::source) const CODE_PAGE: u16 = 0x0042;
    pub(in crate::source) const SHEET: u16 = 0x0085;
    pub(in crate::source) const MUL_RK: u16 = 0x00BD;
    pub(in crate::source) const RICH_LABEL: u16 = 0x00D6;
    pub(in crate::source) const XF: u16 = 0x00E0;
    pub(in crate::source) const MERGED: u16 = 0x00E5;
    pub(in crate::source) const STRINGS: u16 = 0x00FC;
    pub(in crate::source) const SHARED_LABEL: u16 = 0x00FD;
    pub(in crate::source) const RECALCULATED: u16 = 0x01C1;
    pub(in crate::source) const DIMENSIONS: u16 = 0x0200;
    pub(in crate::source) const NUMBER: u16 = 0x0203;
    pub(in crate::source) const LABEL: u16 = 0x0204;
    pub(in crate::source) const BOOL_OR_ERROR: u16 = 0x0205;
    pub(in crate::source) const STRING: u16 = 0x0207;
    pub(in crate::source) const RK: u16 = 0x027E;
    pub(in crate::source) const FORMAT: u16 = 0x041E;
    pub(in crate::source) const BOF: u16 = 0x0809;
    /// No record has this kind: calamine passes over it.
    pub(in crate::source) const NOTHING: u16 = 0x0FFF;
}

/// A record: where its bytes are.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub(super) kind: u16,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The record at a place; `None` where none fits.
pub(super) fn record(stream: &[u8], at: usize) -> Option<Record> {
    let head = stream.get(at..at.checked_add(4)?)?;
    let [a, b, c, d] = <[u8; 4]>::try_from(head).ok()?;
    let start = at + 4;
    let end = start + usize::from(u16::from_le_bytes([c, d]));
    (end <= stream.len()).then_some(Record {
        kind: u16::from_le_bytes([a, b]),
        start,
        end,
    })
}
