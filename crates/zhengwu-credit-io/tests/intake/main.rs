//! The intake corpus (`tests/intake/` at the root): what offices send, and what must be read from it.
//!
//! Every case says a sentence of page 7. All cases are looked at before anything fails, so that one run shows everything
//! that differs. `ZHENGWU_CASE=csv/` looks at the cases whose name contains that; `ZHENGWU_BLESS=1` writes the golden files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod compare;
mod declared;
mod golden;
mod seen;

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use declared::Case;
use seen::Seen;

/// Looks at every case; gives those in which something differs.
fn look(differences: impl Fn(&Case, &Seen) -> Vec<String>) -> (usize, String) {
    let (mut failed, mut said) = (0, String::new());
    let cases = declared::cases();
    let count = cases.len();
    for case in cases {
        // One that panics is one that differs; the others are looked at all the same.
        let found = catch_unwind(AssertUnwindSafe(|| {
            let seen = Seen::of(&case);
            differences(&case, &seen)
        }));
        let found = found.unwrap_or_else(|_| vec!["panicked while it was read".to_owned()]);
        if found.is_empty() {
            continue;
        }
        failed += 1;
        writeln!(said, "\n{} – {}", case.name, case.declared.says).unwrap();
        for one in found {
            writeln!(said, "    {}", one.replace('\n', "\n      ")).unwrap();
        }
    }
    (failed, format!("{failed} of {count} cases differ{said}"))
}

#[test]
fn what_is_declared_comes() {
    let (failed, said) = look(compare::differences);
    assert!(failed == 0, "{said}");
}

#[test]
fn what_is_said_is_the_golden_text() {
    let (failed, said) = look(golden::differences);
    assert!(failed == 0, "{said}");
}

/// A corpus that shrinks unnoticed proves nothing.
#[test]
fn the_corpus_is_whole() {
    let named = std::env::var_os("ZHENGWU_CASE").is_some();
    assert!(
        named || declared::cases().len() >= 90,
        "{}",
        declared::cases().len()
    );
}
