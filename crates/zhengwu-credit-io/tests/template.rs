//! Templates: what is in them, field by field. What is read back from them stands in `template_round_trip.rs`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use zhengwu_credit::field::{Kind, Need, Type, header};
use zhengwu_credit::ledger::JsonTable;
use zhengwu_credit::rules::correct;
use zhengwu_credit_io::template::{FIRST_ROW, GUIDE_SHEET, HEADER_ROW, template, with_rows};
use zip::ZipArchive;

fn part(workbook: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The rows of a sheet as texts, from its first row.
fn rows(workbook: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    assert_eq!(range.start(), Some((0, 0)));
    range
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect()
}

fn row(number: u32) -> usize {
    usize::try_from(number).unwrap() - 1
}

/// What stands between two texts, wherever they enclose something.
fn between<'t>(text: &'t str, before: &'t str, after: &'t str) -> Vec<&'t str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|part| part.split(after).next()).collect()
}

#[test]
fn the_same_kind_gives_the_same_bytes() {
    let made = || Kind::ALL.map(|kind| template(kind).unwrap());
    let first = made();
    // Times in a ZIP archive have two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == made());
    for workbook in first {
        assert!(part(&workbook, "docProps/core.xml").contains("2024-11-25T00:00:00Z"));
    }
}

#[test]
fn every_field_has_its_heading_once_in_the_catalogues_order() {
    for kind in Kind::ALL {
        let (spec, workbook) = (kind.spec(), template(kind).unwrap());
        let headings = rows(&workbook, kind.title())[row(HEADER_ROW)].clone();
        let beside = &headings[spec.fields.len()..];
        assert_eq!(beside, kind.beside().map(|field| field.heading).as_slice());
        for ((at, field), heading) in spec.places().zip(&headings) {
            assert_eq!(header::recognise(spec, heading).unwrap().field, at, "{heading}");
            let mark = match field.need {
                Need::Required => "*",
                Need::When(_) | Need::Owed(_) => "※",
                Need::Optional => "",
            };
            assert_eq!(*heading, format!("{mark}{}", field.heading));
        }
        assert_eq!(
            header::recognise_kind(headings.iter().map(String::as_str)),
            Some(kind)
        );
    }
}

#[test]
fn nothing_above_the_headings_or_on_the_second_sheet_looks_like_a_header() {
    for kind in Kind::ALL {
        let workbook = template(kind).unwrap();
        let above = rows(&workbook, kind.title()).into_iter().take(row(HEADER_ROW));
        for row in above.chain(rows(&workbook, GUIDE_SHEET)) {
            for kind in Kind::ALL {
                let known = row
                    .iter()
                    .filter(|text| header::recognise(kind.spec(), text).is_some());
                assert!(known.count() <= 1, "{row:?}");
            }
            assert!(!row.iter().any(|text| text.starts_with("单位：")), "{row:?}");
        }
    }
}

#[test]
fn the_example_is_the_correct_record_and_says_that_it_is_one() {
    let example = &rows(&template(Kind::Contract).unwrap(), "政府合同")[row(HEADER_ROW) - 1];
    assert_eq!(example[0], "示例：HA-2024/017");
    assert_eq!(example[2], "政府采购、招标投标及其他涉及财政资金使用");
    assert!(
        example
            .iter()
            .any(|text| text == "不适用(已依采购(招标)程序进行)")
    );
}

#[test]
fn every_label_is_offered() {
    for kind in Kind::ALL {
        let sheet = part(&template(kind).unwrap(), "xl/worksheets/sheet1.xml");
        let lists = between(&sheet, "<formula1>\"", "\"</formula1>");
        for field in kind.spec().fields {
            if let Some(list) = field.ty.code_list() {
                let labels: Vec<&str> = list.codes.iter().map(|code| code.label).collect();
                assert!(lists.contains(&labels.join(",").as_str()), "{}", field.key);
            }
            if field.ty == Type::YesNo {
                assert!(lists.contains(&"是,否"));
            }
        }
    }
}

#[test]
fn every_heading_has_its_note_and_the_second_sheet_every_field() {
    for kind in Kind::ALL {
        let workbook = template(kind).unwrap();
        let notes = part(&workbook, "xl/comments1.xml");
        let guide: Vec<String> = rows(&workbook, GUIDE_SHEET)
            .iter()
            .map(|row| row.join("|"))
            .collect();
        for field in kind.spec().fields.iter().chain(kind.beside()) {
            let meaning = field.meaning.zh;
            assert!(notes.contains(meaning), "{meaning}");
            let told = guide.iter().find(|line| {
                line.contains(&format!("{}|", field.heading)) && line.contains(&format!("|{meaning}。|"))
            });
            assert!(
                told.is_some_and(|line| line.ends_with(field.basis.cite)),
                "{}",
                field.key
            );
        }
        assert!(guide.iter().any(|line| line.contains("涉密材料一律不得存入本机")));
        assert!(guide.iter().any(|line| line.contains("zhengwu check")));
    }
}

#[test]
fn nothing_can_be_run() {
    for kind in Kind::ALL {
        let workbook = template(kind).unwrap();
        let names: Vec<String> = ZipArchive::new(Cursor::new(&workbook))
            .unwrap()
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert!(
            !names
                .iter()
                .any(|name| name.contains("externalLink") || name.contains("vbaProject"))
        );
        for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            assert!(!part(&workbook, sheet).contains("<f>"));
            assert!(!part(&workbook, sheet).contains("type=\"custom\""));
        }
    }
}

#[test]
fn what_a_spreadsheet_would_run_is_text_in_a_filled_template() {
    let record = r#"{"contract_no":"=1+1","contract_name":"@SUM(A1)","remarks":"-2+3"}"#;
    let table = JsonTable::new(record, Some(Kind::Contract), None).unwrap();
    let workbook = with_rows(&table).unwrap();
    assert!(!part(&workbook, "xl/worksheets/sheet1.xml").contains("<f>"));
    assert_eq!(rows(&workbook, "政府合同")[row(FIRST_ROW)][0], "=1+1");
}

#[test]
fn days_and_amounts_are_days_and_amounts() {
    let table = JsonTable::new(correct(Kind::Contract), None, None).unwrap();
    let workbook = with_rows(&table).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&workbook)).unwrap();
    let range = book.worksheet_range("政府合同").unwrap();
    for (column, field) in Kind::Contract.spec().fields.iter().enumerate() {
        let cell = &range[(row(FIRST_ROW), column)];
        let fits = match (field.ty, cell) {
            (_, Data::Empty) => true,
            (Type::Date | Type::EndDate, cell) => matches!(cell, Data::DateTime(_)),
            (Type::Money | Type::Percent | Type::Days, cell) => matches!(cell, Data::Float(_)),
            (_, cell) => matches!(cell, Data::String(_)),
        };
        assert!(fits, "{}: {cell:?}", field.key);
    }
}
