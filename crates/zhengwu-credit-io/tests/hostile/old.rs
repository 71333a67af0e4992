//! Old workbooks that were made to hurt.

use zhengwu_credit_io::Limit;

use super::biff::{BOF, EOF, Tab, bof, header, label, number, ole, record, shared, stream, xls};
use super::{failure, is_damaged, is_over, is_read, opened};

fn of_sheet(records: Vec<u8>) -> Vec<u8> {
    xls(
        &[],
        &[Tab("合同", 0, [header(), label(1, 0, "HA-1"), records].concat())],
    )
}

#[test]
fn the_tests_own_workbooks_are_read() {
    is_read(of_sheet(Vec::new()), 1);
}

#[test]
fn corners_that_span_everything() {
    is_over(
        Limit::XlsCells,
        of_sheet([number(0, 3, 1.0), number(65535, 255, 1.0)].concat()),
    );
    let corners = || [number(0, 0, 1.0), number(65535, 20, 1.0)].concat();
    let names: Vec<String> = (0..100).map(|number| format!("表{number}")).collect();
    let tabs: Vec<_> = names.iter().map(|name| Tab(name, 0, corners())).collect();
    is_over(Limit::XlsCells, xls(&[], &tabs));
}

#[test]
fn cells_without_end() {
    // One cell, nine million times.
    is_over(Limit::XlsCells, of_sheet(number(1, 1, 1.0).repeat(9_000_000)));
}

#[test]
fn dimensions_that_lie_are_not_believed() {
    for [rows, columns] in [[u32::MAX, 65535], [1_000_000_000, 256], [0, 0]] {
        let data = [0, rows, columns, 0]
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .take(14)
            .collect::<Vec<_>>();
        is_read(of_sheet(record(0x0200, &data)), 1);
    }
    is_read(of_sheet(record(0x0200, &[1])), 1);
}

#[test]
fn a_million_beginnings() {
    is_read(
        of_sheet([bof(0x0600).repeat(1_000_000), record(EOF, &[]).repeat(1_000_000)].concat()),
        1,
    );
    is_read(of_sheet(bof(0x0600).repeat(1_000_000)), 1);
    is_damaged(ole("/Workbook", &bof(0x0600).repeat(1_000_000)));
}

#[test]
fn sheets_that_share_their_records() {
    let mut stream = stream(&[], &[Tab("合同", 0, header()), Tab("履约", 0, header())]);
    let is_bound = |at: &usize, stream: &[u8]| stream[*at..].starts_with(&[0x85, 0]);
    let places: Vec<usize> = (0..stream.len() - 2).filter(|at| is_bound(at, &stream)).collect();
    let first = stream[places[0] + 4..places[0] + 8].to_vec();
    stream[places[1] + 4..places[1] + 8].copy_from_slice(&first);
    is_damaged(ole("/Workbook", &stream));
    for position in [1_u32, 30, u32::MAX, 0x7FFF_FFFF] {
        stream[places[1] + 4..places[1] + 8].copy_from_slice(&position.to_le_bytes());
        is_damaged(ole("/Workbook", &stream));
    }
}

#[test]
fn sheets_one_within_the_other() {
    // Each tab begins one BOF further into the same records.
    let deep = [
        bof(0x0600).repeat(400),
        label(1, 0, &"x".repeat(4000)).repeat(2000),
    ]
    .concat();
    let names: Vec<String> = (0..400).map(|number| format!("表{number}")).collect();
    let mut tabs: Vec<_> = names.iter().map(|name| Tab(name, 0, Vec::new())).collect();
    tabs[0].2 = deep;
    let mut stream = stream(&[], &tabs);
    let bounds: Vec<usize> = (0..stream.len() - 8)
        .filter(|at| stream[*at..].starts_with(&[0x85, 0, 0x0C]))
        .collect();
    let first = u32::from_le_bytes(stream[bounds[0] + 4..bounds[0] + 8].try_into().unwrap());
    for (place, number) in bounds.iter().zip(0..) {
        let position = first + number * u32::try_from(bof(0x0600).len()).unwrap();
        stream[place + 4..place + 8].copy_from_slice(&position.to_le_bytes());
    }
    is_damaged(ole("/Workbook", &stream));
}

#[test]
fn one_long_string_in_a_million_cells() {
    let letters = 8000_u16;
    let table = [
        vec![1, 0, 0, 0, 1, 0, 0, 0],
        letters.to_le_bytes().to_vec(),
        vec![0],
        vec![b'x'; 8000],
    ]
    .concat();
    let strings = record(0xFC, &table);
    let cells: Vec<u8> = (1..=60_000)
        .flat_map(|row| [shared(row, 0, 0), shared(row, 1, 0), shared(row, 2, 0)].concat())
        .collect();
    is_over(
        Limit::TableBytes,
        xls(&strings, &[Tab("合同", 0, [header(), cells].concat())]),
    );
}

#[test]
fn strings_that_are_not_there() {
    let string = |data: &[u8]| {
        let strings = record(0xFC, &[&[1, 0, 0, 0, 1, 0, 0, 0], data].concat());
        xls(&strings, &[Tab("合同", 0, header())])
    };
    is_damaged(string(&[0xFF, 0xFF, 1, b'x']));
    is_damaged(string(&[1, 0, 8]));
    is_damaged(string(&[1, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF, b'x']));
    is_damaged(string(&[1, 0, 8, 0xFF, 0xFF, b'x']));
    let pieces = record(0x3C, &[]).repeat(2_000_000);
    let strings = [record(0xFC, &[0; 8]), pieces].concat();
    is_damaged(xls(&strings, &[Tab("合同", 0, header())]));
    let many = record(0x3C, &[0; 8190]).repeat(4000);
    let strings = [record(0xFC, &[0; 8]), many].concat();
    is_over(Limit::SharedStrings, xls(&strings, &[Tab("合同", 0, header())]));
    is_damaged(of_sheet(record(0x0204, &[1, 0, 0, 0, 0, 0, 0xFF])));
}

#[test]
fn records_that_are_too_short() {
    for kind in [6, 0xBD, 0xD6, 0xE5, 0xFD, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E] {
        for length in 0..24 {
            let _ = opened("a.xls", of_sheet(record(kind, &vec![0; length])));
            let _ = opened("a.xls", of_sheet(record(kind, &vec![0xFF; length])));
        }
    }
    for kind in [0x17, 0x18, 0x22, 0x42, 0x85, 0xE0, 0xFC, 0x013D, 0x041E, BOF] {
        for length in 0..24 {
            for byte in [0, 0xFF] {
                let globals = record(kind, &vec![byte; length]);
                let _ = opened("a.xls", xls(&globals, &[Tab("合同", 0, header())]));
            }
        }
    }
    let merged = [&9000_u16.to_le_bytes()[..], &[0; 60_000]].concat();
    is_damaged(of_sheet(record(0xE5, &merged)));
}

#[test]
fn two_sheets_with_one_name() {
    is_damaged(xls(&[], &[Tab("合同", 0, header()), Tab("合同", 0, header())]));
}

#[test]
fn sectors_that_go_in_circles() {
    let file = of_sheet(label(5, 0, &"x".repeat(4000)).repeat(20));
    let table = 512 * (1 + usize::try_from(u32::from_le_bytes(file[76..80].try_into().unwrap())).unwrap());
    for entry in 0..40 {
        for to in [
            0_u32,
            1,
            5,
            entry,
            0xFFFF_FFFE,
            0xFFFF_FFFF,
            0xFFFF_FFFA,
            1_000_000,
        ] {
            let mut circle = file.clone();
            let at = table + usize::try_from(entry).unwrap() * 4;
            circle[at..at + 4].copy_from_slice(&to.to_le_bytes());
            let _ = opened("a.xls", circle);
        }
    }
}

#[test]
fn sector_counts_that_lie() {
    let file = of_sheet(label(5, 0, &"x".repeat(4000)).repeat(20));
    for at in (24..80).step_by(2) {
        for value in [0_u16, 1, 0x7FFF, 0xFFFE, 0xFFFF] {
            let mut lie = file.clone();
            lie[at..at + 2].copy_from_slice(&value.to_le_bytes());
            let _ = opened("a.xls", lie.clone());
            lie[at + 2..at + 4].copy_from_slice(&0x7FFF_u16.to_le_bytes());
            let _ = opened("a.xls", lie);
        }
    }
    // The length of a stream, in its entry.
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let entry = (0..file.len() - 128)
        .find(|at| file[*at..].starts_with(&name))
        .unwrap();
    for length in [0_u32, 1, 4095, 0x7FFF_FFFF, u32::MAX] {
        let mut lie = file.clone();
        lie[entry + 120..entry + 124].copy_from_slice(&length.to_le_bytes());
        let _ = failure(lie);
    }
}
