//! What is seen in XML, however the bytes come.

use super::*;

fn scan(limits: &Limits, text: &str, piece: usize) -> Result<Found, ReadFailure> {
    let mut scan = Scan::new(limits, "a.xml");
    for piece in text.as_bytes().chunks(piece) {
        scan.feed(piece)?;
    }
    Ok(scan.found)
}

#[test]
fn what_is_in_a_sheet_is_seen_however_it_comes() {
    let sheet = r#"<?xml version="1.0"?><!-- <f> > --><x:worksheet a='>"'><x:sheetData><x:row r="1"><x:c s="1" r="A1">
        <x:f/><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>"#;
    let limits = Limits::default();
    for piece in [1, 2, 3, 7, 1000] {
        let found = scan(&limits, sheet, piece).unwrap();
        assert!(found.formulas && found.merged == 1, "{piece}");
    }
    let plain =
        "<worksheet><sheetData><c><is><t><![CDATA[<f> <mergeCell>]]></t></is></c></sheetData></worksheet>";
    assert_eq!(scan(&limits, plain, 5), Ok(Found::default()));
}

#[test]
fn strings_are_counted_and_their_claim_is_read() {
    let limits = Limits::default();
    let strings = r#"<sst xmlns="x" count="9" uniqueCount = '2'><si><t>a</t></si><si/></sst>"#;
    let found = scan(&limits, strings, 4).unwrap();
    assert_eq!((found.strings, found.claimed_strings), (2, 2));
    let lie = r#"<sst uniqueCount="99999999999999999999999">"#;
    assert_eq!(scan(&limits, lie, 4).unwrap().claimed_strings, u64::MAX);
}

#[test]
fn depth_and_texts_are_held() {
    let mut limits = Limits {
        nesting: 3,
        ..Limits::default()
    };
    assert!(scan(&limits, "<a><b><c/><c></c><c x='/'/></b></a>", 2).is_ok());
    assert!(scan(&limits, "<a><b><c><d></d></c></b></a>", 2).is_err());
    limits.cell_bytes = 10;
    let long = "x".repeat(61);
    for text in [
        format!("<sst><si><t>{long}</t></si></sst>"),
        format!("<sst><si><t>{}</t><t>{}</t></si></sst>", &long[..30], &long[..31]),
        format!("<a>{long}"),
        format!("<a {long}"),
        format!("<a><![CDATA[{long}"),
    ] {
        let refused = scan(&limits, &text, 7).unwrap_err();
        assert!(
            matches!(
                refused,
                ReadFailure::OverLimit {
                    limit: Limit::CellBytes,
                    ..
                }
            ),
            "{text}"
        );
    }
    let many = format!("<sst><si><t>{0}</t></si><si><t>{0}</t></si></sst>", &long[..30]);
    assert!(scan(&limits, &many, 7).is_ok());
}

#[test]
fn a_document_type_is_refused() {
    let limits = Limits::default();
    for text in ["<!DOCTYPE a []><a/>", "<!doctype a>", "<a><!ENTITY"] {
        assert_eq!(scan(&limits, text, 3), Err(DAMAGED), "{text}");
    }
}
