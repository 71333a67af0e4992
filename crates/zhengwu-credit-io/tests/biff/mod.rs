//! Old workbooks made record by record, for what no program would write.
#![allow(dead_code, missing_docs, unreachable_pub)]

use std::io::{Cursor, Read, Write};

pub const BOF: u16 = 0x0809;
pub const EOF: u16 = 0x000A;

pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

pub fn bof(version: u16) -> Vec<u8> {
    let data: Vec<u8> = [version, 5, 0, 0, 0, 0, 0, 0]
        .iter()
        .flat_map(|word| word.to_le_bytes())
        .collect();
    record(BOF, &data)
}

/// A sheet for [`stream`]: its name, its type (0 for cells, 2 for a chart) and its records without BOF and EOF.
pub struct Tab<'t>(pub &'t str, pub u8, pub Vec<u8>);

/// A workbook's stream in BIFF8, with more records of the workbook itself.
pub fn stream(globals: &[u8], tabs: &[Tab<'_>]) -> Vec<u8> {
    let bound = |position: usize, Tab(name, kind, _): &Tab<'_>| {
        let mut data = u32::try_from(position).unwrap().to_le_bytes().to_vec();
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        data.extend([0, *kind, u8::try_from(letters.len() / 2).unwrap(), 1]);
        data.extend(letters);
        record(0x85, &data)
    };
    let head = [bof(0x0600), globals.to_vec()].concat();
    let mut position = head.len() + tabs.iter().map(|tab| bound(0, tab).len()).sum::<usize>() + 4;
    let (mut all, mut bodies) = (head, Vec::new());
    for tab in tabs {
        let body = [bof(0x0600), tab.2.clone(), record(EOF, &[])].concat();
        all.extend(bound(position, tab));
        position += body.len();
        bodies.extend(body);
    }
    all.extend(record(EOF, &[]));
    all.extend(bodies);
    all
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A text in a cell, in the cell's own record.
pub fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(letters.len() / 2).unwrap();
    record(
        0x0204,
        &[words(&[row, column, 0, length]), vec![1], letters].concat(),
    )
}

pub fn number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(
        0x0203,
        &[words(&[row, column, 0]), number.to_le_bytes().to_vec()].concat(),
    )
}

pub fn formula(row: u16, column: u16, result: [u8; 8]) -> Vec<u8> {
    let tail = [0; 8].to_vec();
    record(6, &[words(&[row, column, 0]), result.to_vec(), tail].concat())
}

/// A cell with a shared string.
pub fn shared(row: u16, column: u16, string: u32) -> Vec<u8> {
    record(
        0xFD,
        &[words(&[row, column, 0]), string.to_le_bytes().to_vec()].concat(),
    )
}

/// The headings of a contract in the first row.
pub fn header() -> Vec<u8> {
    let headings = ["合同编号", "合同名称", "签订日期"];
    (0..)
        .zip(headings)
        .flat_map(|(column, heading)| label(0, column, heading))
        .collect()
}

/// A compound file with one stream.
pub fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

pub fn xls(globals: &[u8], tabs: &[Tab<'_>]) -> Vec<u8> {
    ole("/Workbook", &stream(globals, tabs))
}

/// The records of a file.
pub fn stream_of(file: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(file)).unwrap();
    let mut stream = Vec::new();
    file.open_stream("/Workbook")
        .unwrap()
        .read_to_end(&mut stream)
        .unwrap();
    stream
}
