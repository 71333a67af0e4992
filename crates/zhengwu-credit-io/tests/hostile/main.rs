//! Files that were made to hurt end in one sentence, or are simply read: no panic, no hang, no memory without end.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, unreachable_pub)]

#[path = "../biff/mod.rs"]
mod biff;
mod limits;
mod memory;
mod old;
mod spoilt;
#[path = "../support/mod.rs"]
mod support;
mod xml;
mod zips;

use zhengwu_credit::code::Lang;
use zhengwu_credit_io::{Limit, Opened, ReadFailure, ReadOptions, open};

/// Opens a file; what is said must be one sentence in both languages.
fn opened(name: &str, bytes: Vec<u8>) -> Result<Opened, ReadFailure> {
    let opened = open(name, bytes, &ReadOptions::default());
    if let Err(failure) = &opened {
        for lang in [Lang::Zh, Lang::En] {
            let sentence = failure.sentence();
            let text = sentence.in_lang(lang);
            assert!(!text.is_empty() && text.lines().count() == 1, "{failure:?}");
        }
    }
    opened
}

fn failure(bytes: Vec<u8>) -> ReadFailure {
    opened("合同.xlsx", bytes).map(drop).unwrap_err()
}

fn is_damaged(bytes: Vec<u8>) {
    let failure = failure(bytes);
    assert!(matches!(failure, ReadFailure::Damaged { .. }), "{failure:?}");
}

fn is_over(limit: Limit, bytes: Vec<u8>) {
    let failure = failure(bytes);
    let is_it = matches!(failure, ReadFailure::OverLimit { limit: over, .. } if over == limit);
    assert!(is_it, "{failure:?}");
}

/// A workbook is read, with so many rows below its header.
fn is_read(bytes: Vec<u8>, rows: usize) {
    let opened = opened("合同.xlsx", bytes)
        .map_err(|failure| failure.to_string())
        .unwrap();
    assert_eq!(support::rows_of(&opened.tables[0]).len(), rows);
}
