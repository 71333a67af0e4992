//! Archives that lie.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc, FlushCompress};
use zhengwu_credit_io::{Limit, ReadFailure};

use super::support::{text_row, workbook};
use super::{failure, is_damaged, is_over, is_read};

/// A part of an archive, written with whatever it is to claim.
pub struct Part {
    pub name: String,
    pub data: Vec<u8>,
    pub size: u64,
    pub crc: u32,
    pub flags: u16,
    pub method: u16,
}

impl Part {
    /// A part that tells the truth.
    pub fn new(name: &str, text: &[u8]) -> Part {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        let mut crc = Crc::new();
        crc.update(text);
        Part {
            name: name.to_owned(),
            data: encoder.finish().unwrap(),
            size: text.len() as u64,
            crc: crc.sum(),
            flags: 0,
            method: 8,
        }
    }

    /// A part of a head, something many times over, and a tail, compressed without ever being made.
    pub fn repeated(name: &str, head: &[u8], middle: &[u8], times: usize, tail: &[u8]) -> Part {
        let block = middle.repeat((256 * 1024 / middle.len()).max(1).min(times.max(1)));
        let blocks = times * middle.len() / block.len();
        let one = |text: &[u8], flush: FlushCompress| {
            let mut compress = flate2::Compress::new(Compression::best(), false);
            let mut out = Vec::with_capacity(text.len() + 1024);
            compress.compress_vec(text, &mut out, flush).unwrap();
            out
        };
        let packed = one(&block, FlushCompress::Full);
        let mut data = one(head, FlushCompress::Full);
        let mut crc = Crc::new();
        crc.update(head);
        for _ in 0..blocks {
            data.extend_from_slice(&packed);
            crc.update(&block);
        }
        crc.update(tail);
        data.extend(one(tail, FlushCompress::Finish));
        Part {
            name: name.to_owned(),
            size: (head.len() + blocks * block.len() + tail.len()) as u64,
            data,
            crc: crc.sum(),
            flags: 0,
            method: 8,
        }
    }

    fn fields(&self) -> Vec<u8> {
        let length = u32::try_from(self.data.len()).unwrap();
        let size = u32::try_from(self.size).unwrap_or(u32::MAX);
        let words = [20, self.flags, self.method, 0, 0x21];
        let mut fields: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        for number in [self.crc, length, size] {
            fields.extend(number.to_le_bytes());
        }
        fields.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        fields
    }
}

/// An archive of parts, of which the first `shared` may be listed again under other names.
pub fn zip(parts: &[Part]) -> Vec<u8> {
    zip_with(parts, &[])
}

/// The same, with entries that point at the data of a part listed before: (name, part).
pub fn zip_with(parts: &[Part], again: &[(String, usize)]) -> Vec<u8> {
    let (mut all, mut list, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        places.push(all.len());
        all.extend(b"PK\x03\x04");
        all.extend(part.fields());
        all.extend([0, 0]);
        all.extend(part.name.as_bytes());
        all.extend(&part.data);
    }
    let entries = parts
        .iter()
        .map(|part| part.name.clone())
        .zip(0..)
        .chain(again.iter().cloned());
    let mut count = 0_u16;
    for (name, of) in entries {
        let part = &parts[of];
        let named = Part {
            name,
            data: Vec::new(),
            ..*part
        };
        let mut fields = named.fields();
        fields[14..18].copy_from_slice(&u32::try_from(part.data.len()).unwrap().to_le_bytes());
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(fields);
        list.extend([0; 12]);
        list.extend(u32::try_from(places[of]).unwrap().to_le_bytes());
        list.extend(named.name.as_bytes());
        count = count.wrapping_add(1);
    }
    let start = u32::try_from(all.len()).unwrap();
    all.extend(&list);
    all.extend(b"PK\x05\x06\0\0\0\0");
    all.extend(count.to_le_bytes());
    all.extend(count.to_le_bytes());
    all.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    all.extend(start.to_le_bytes());
    all.extend([0, 0]);
    all
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The parts of a workbook of one sheet, without the sheet.
pub fn around(target: &str) -> Vec<Part> {
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="合同" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    vec![
        Part::new(
            "_rels/.rels",
            relation("officeDocument", "xl/workbook.xml").as_bytes(),
        ),
        Part::new("xl/workbook.xml", book.as_bytes()),
        Part::new(
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", target).as_bytes(),
        ),
    ]
}

pub const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The beginning of a sheet with the header of a contract, and its end.
pub fn ends() -> (String, &'static str) {
    let header = text_row(1, &["合同编号", "合同名称", "签订日期"]);
    (
        format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{header}"#),
        "</sheetData></worksheet>",
    )
}

/// A workbook whose sheet goes on with something many times over.
pub fn long_sheet(middle: &[u8], times: usize) -> Vec<u8> {
    let (head, tail) = ends();
    let mut parts = around("worksheets/sheet1.xml");
    parts.push(Part::repeated(
        SHEET,
        head.as_bytes(),
        middle,
        times,
        tail.as_bytes(),
    ));
    zip(&parts)
}

fn small() -> Vec<Part> {
    let (head, tail) = ends();
    let sheet = format!("{head}{}{tail}", text_row(2, &["HA-1", "示例合同"]));
    let mut parts = around("worksheets/sheet1.xml");
    parts.push(Part::new(SHEET, sheet.as_bytes()));
    parts
}

#[test]
fn the_tests_own_archives_are_read() {
    is_read(zip(&small()), 1);
    is_read(long_sheet(b" ", 1000), 0);
}

#[test]
fn ten_gigabytes_that_are_declared_are_not_unpacked() {
    let zeros = Part::repeated("xl/media/a.xml", b"", &[b' '; 65536], 160_000, b"");
    assert!(zeros.size > 10_000_000_000 && zeros.data.len() < 30_000_000);
    let mut parts = small();
    parts.push(zeros);
    is_over(Limit::UnpackedBytes, zip(&parts));
}

#[test]
fn a_gigabyte_that_is_hidden_is_not_unpacked() {
    for name in [SHEET, "xl/sharedStrings.xml", "xl/media/a.png"] {
        let mut parts = small();
        let mut zeros = Part::repeated(name, b"<a>", &[b' '; 65536], 16_000, b"");
        zeros.size = 1000;
        parts.retain(|part| part.name != name);
        parts.push(zeros);
        if name.ends_with("png") {
            // Nobody reads pictures.
            is_read(zip(&parts), 1);
        } else {
            is_damaged(zip(&parts));
        }
    }
}

#[test]
fn a_part_that_unpacks_a_thousand_times_is_told() {
    is_over(Limit::Ratio, long_sheet(&[b' '; 65536], 300));
}

#[test]
fn parts_that_share_their_data_add_up() {
    let kernel = Part::repeated("xl/media/0.bin", b"", b"abcdefgh0123456789", 800_000, b"");
    let mut parts = small();
    let of = parts.len();
    parts.push(kernel);
    let again: Vec<_> = (1..1000)
        .map(|number| (format!("xl/media/{number}.bin"), of))
        .collect();
    is_over(Limit::UnpackedBytes, zip_with(&parts, &again));
}

#[test]
fn too_many_parts_are_no_workbook() {
    let parts = small();
    let again: Vec<_> = (0..70_000)
        .map(|number| (format!("xl/{number}.xml"), 0))
        .collect();
    is_damaged(zip_with(&parts, &again));
}

#[test]
fn archives_that_are_cut_off_or_spoilt_are_refused() {
    let bytes = zip(&small());
    for end in (4..bytes.len()).step_by(7) {
        let _ = failure(bytes[..end].to_vec());
    }
    let mut wrong = small();
    wrong.last_mut().unwrap().crc ^= 1;
    is_damaged(zip(&wrong));
    let mut wrong = small();
    wrong.last_mut().unwrap().method = 99;
    is_damaged(zip(&wrong));
    let mut shorter = small();
    shorter.last_mut().unwrap().data.truncate(40);
    is_damaged(zip(&shorter));
}

#[test]
fn archives_with_a_password_are_told() {
    let mut locked = small();
    for part in &mut locked {
        part.flags = 1;
    }
    assert_eq!(failure(zip(&locked)), ReadFailure::Protected);
}

#[test]
fn odd_names_go_nowhere() {
    let mut parts = small();
    for name in [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\a.xml",
        "xl\\..\\..\\a.xml",
        "",
    ] {
        parts.push(Part::new(name, b"<a/>"));
    }
    is_read(zip(&parts), 1);
}

#[test]
fn of_two_parts_with_one_name_one_is_read() {
    let mut parts = small();
    let (head, tail) = ends();
    parts.push(Part::new(SHEET, format!("{head}{tail}").as_bytes()));
    let opened = super::opened("a.xlsx", zip(&parts));
    assert!(opened.is_ok_and(|opened| opened.tables.len() == 1));
}

#[test]
fn archives_of_other_writers_are_read() {
    use zip::write::SimpleFileOptions;
    let mut again = zip::ZipWriter::new_stream(Vec::new());
    let ordinary = workbook("", None, &[("合同", &text_row(1, &["合同编号", "合同名称"]))]);
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(ordinary)).unwrap();
    for index in 0..read.len() {
        let mut part = read.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        // Sizes of 64 bits, and behind the data instead of before it.
        again
            .start_file(name, SimpleFileOptions::default().large_file(true))
            .unwrap();
        std::io::copy(&mut part, &mut again).unwrap();
    }
    is_read(again.finish().unwrap().into_inner(), 0);
}

#[test]
fn other_documents_in_archives_are_named() {
    let of = |name: &str, text: &[u8]| failure(zip(&[Part::new(name, text)]));
    let ods = b"application/vnd.oasis.opendocument.spreadsheet";
    assert_eq!(of("mimetype", ods), ReadFailure::OpenDocument);
    assert_eq!(
        of("mimetype", b"application/vnd.oasis.opendocument.text"),
        ReadFailure::Word
    );
    assert_eq!(of("xl/workbook.bin", b"x"), ReadFailure::BinaryWorkbook);
    assert_eq!(of("word/document.xml", b"<a/>"), ReadFailure::Word);
    assert_eq!(of("ppt/presentation.xml", b"<a/>"), ReadFailure::Slides);
    assert_eq!(of("台账.xlsx", b"x"), ReadFailure::OtherArchive);
    assert_eq!(failure(zip(&[])), ReadFailure::OtherArchive);
}
