//! What a file may hold. Far above anything an office sends; beyond it somebody made the file to hurt.

/// Bytes of a file that is read into memory. NDJSON on disk is streamed and has no such limit.
pub const FILE_BYTES: u64 = 512 * MIB;
/// From this size on, NDJSON on disk is streamed.
pub const STREAM_FROM_BYTES: u64 = 8 * MIB;
/// Bytes of one line of NDJSON.
pub const LINE_BYTES: usize = 16 * 1024 * 1024;
/// Columns of a table.
pub const COLUMNS: usize = 1000;
/// Bytes of one cell.
pub const CELL_BYTES: usize = 1024 * 1024;
/// Bytes of all the text of one sheet.
pub const SHEET_BYTES: usize = 1024 * 1024 * 1024;
/// Bytes that one part of a workbook says it unpacks to.
pub const PART_BYTES: u64 = 2048 * MIB;

const MIB: u64 = 1024 * 1024;
