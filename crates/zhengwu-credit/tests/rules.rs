//! The catalogue holds together, and every rule does what its examples say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::{Provenance, Severity};
use zhengwu_credit::requirement::{Check, Rule, page_of};
use zhengwu_credit::rules::{CATALOGUE, examples};

#[test]
fn codes_are_in_order_and_never_twice() {
    let codes: Vec<_> = CATALOGUE.iter().map(|rule| rule.code).collect();
    let mut families: Vec<&str> = Vec::new();
    for pair in codes.windows(2) {
        if pair[0][..3] == pair[1][..3] {
            assert!(pair[0] < pair[1], "{} stands after {}", pair[0], pair[1]);
        } else {
            assert!(
                !families.contains(&&pair[0][..3]),
                "family of {} stands in two places",
                pair[0]
            );
            families.push(&pair[0][..3]);
        }
    }
}

#[test]
fn names_are_unique_in_their_family() {
    let mut seen = BTreeSet::new();
    for rule in CATALOGUE {
        assert!(
            seen.insert((rule.family(), rule.name)),
            "{} repeats the name {}",
            rule.code,
            rule.name
        );
        assert!(
            rule.name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            rule.name
        );
    }
}

#[test]
fn every_rule_file_is_in_the_list() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let list = std::fs::read_to_string(format!("{root}/catalogue.rs")).unwrap();
    for family in std::fs::read_dir(root)
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
    {
        for file in std::fs::read_dir(family.path()).unwrap().map(Result::unwrap) {
            let path = format!("{}/{}", family.file_name().display(), file.file_name().display());
            assert!(
                list.contains(&format!("#[path = \"{path}\"]")),
                "{path} is not in the catalogue"
            );
        }
    }
}

#[test]
fn a_violation_is_law_and_cites_it() {
    for rule in CATALOGUE
        .iter()
        .filter(|rule| rule.severity == Severity::Violation)
    {
        assert!(
            matches!(rule.provenance, Provenance::Mandated | Provenance::Derived),
            "{} is a violation of nobody's law",
            rule.code
        );
    }
    assert!(CATALOGUE.iter().all(|rule| !rule.basis.is_empty()));
}

#[test]
fn every_placeholder_can_be_filled() {
    for rule in CATALOGUE {
        for text in [
            rule.message.zh,
            rule.message.en,
            rule.help.zh,
            rule.help.en,
            rule.title.zh,
            rule.title.en,
        ] {
            assert!(!text.is_empty(), "{} lacks a text", rule.code);
        }
        let names = |text: &'static str| -> BTreeSet<&'static str> {
            text.split('{')
                .skip(1)
                .map(|rest| rest.split_once('}').unwrap().0)
                .collect()
        };
        assert_eq!(
            names(rule.message.zh),
            names(rule.message.en),
            "{}: the languages name different things",
            rule.code
        );
    }
}

/// Rules whose examples need more than one record, or a cell that JSON cannot write; `tests/run` and `tests/cells.rs` have
/// them.
fn needs_a_run(rule: &Rule) -> bool {
    !rule.judges_records()
        || matches!(rule.code, "REC401" | "REC402" | "REC403" | "IDN165")
        || matches!(rule.family(), "XRF" | "SUB")
        || rule.code == "CTR401"
}

/// What is judged across records says what that costs; what is judged by itself costs nothing.
#[test]
fn a_rule_across_records_states_its_memory() {
    for rule in CATALOGUE {
        let is_across =
            matches!(rule.family(), "XRF" | "SUB") || matches!(rule.code, "CTR401" | "REC401" | "REC402");
        let is_of_files = matches!(rule.check, Check::Intake);
        let is_of_the_ledger = matches!(rule.asked_of().0, "ledger" | "across");
        assert_eq!(
            rule.keeps().is_some(),
            (is_across && !is_of_files) || is_of_the_ledger,
            "{}",
            rule.code
        );
    }
}

#[test]
fn every_rule_fires_and_stays_silent_as_it_says() {
    let mut problems = Vec::new();
    for rule in CATALOGUE.iter().filter(|rule| !needs_a_run(rule)) {
        if rule.fires.is_empty() || rule.silent.is_empty() {
            problems.push(format!("{} lacks an example", rule.code));
        }
        for example in rule.fires {
            let found: BTreeSet<_> = examples::findings_of(rule, example)
                .into_iter()
                .map(|one| one.code)
                .collect();
            let mut expected: BTreeSet<String> = example.also.iter().map(|code| (*code).to_owned()).collect();
            expected.insert(rule.code.to_owned());
            if found != expected {
                problems.push(format!(
                    "{} on {}: found {found:?}, expected {expected:?}",
                    rule.code, example.record
                ));
            }
        }
        for example in rule.silent {
            let found = examples::findings_of(rule, example);
            let also: Vec<&str> = example.also.to_vec();
            if let Some(one) = found.iter().find(|one| !also.contains(&one.code.as_str())) {
                problems.push(format!(
                    "{} should be silent on {}: {} {} {}",
                    rule.code, example.record, one.code, one.path, one.message
                ));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn the_correct_records_are_correct() {
    let rule = CATALOGUE[0];
    for kind in Kind::ALL {
        let example = zhengwu_credit::requirement::Example::in_kind(kind, "{}");
        let found = examples::findings_of(rule, &example);
        assert!(found.is_empty(), "{kind:?}: {found:?}");
    }
}

/// In both languages, once, at the end; and the page is there.
#[test]
fn a_findings_help_names_the_page_of_its_rule() {
    use zhengwu_credit::api::{CheckOptions, check};
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    for rule in CATALOGUE {
        let page = page_of(rule.code).expect(rule.code);
        assert!(std::path::Path::new(root).join(&page).is_file(), "{page}");
        for one in rule
            .fires
            .iter()
            .flat_map(|example| examples::findings_of(rule, example))
        {
            let page = format!("（见 docs/rules/{}.md）", one.code);
            assert!(
                one.help.ends_with(&page) && one.help.matches("docs/").count() == 1,
                "{}",
                one.help
            );
        }
    }
    let options = CheckOptions::from_json(r#"{"kind":"contract","lang":"en","as_of":"2025-01-10"}"#).unwrap();
    let found = check(r#"{"ends_on":"2024-13-01"}"#, &options).unwrap().findings;
    assert!(!found.is_empty());
    for one in found {
        assert!(
            one.help.ends_with(&format!(" (see docs/rules/{}.md)", one.code)),
            "{}",
            one.help
        );
    }
}
