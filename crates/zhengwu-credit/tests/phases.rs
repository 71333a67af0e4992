//! Phases (page 4): saving a draft is never blocked, what is missing is told from `submit` on, and a later phase tells
//! everything that an earlier one does.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Phase;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::requirement::Context;
use zhengwu_credit::rules::examples::{kind_of, record_of};
use zhengwu_credit::rules::{CATALOGUE, CORRECT_AS_OF, Judge, correct};

const PHASES: [Phase; 3] = [Phase::Draft, Phase::Submit, Phase::Accept];

/// The codes that are found on a record in a phase.
fn found(kind: Kind, text: &str, phase: Phase) -> BTreeSet<&'static str> {
    let profile = Profile::haian();
    let as_of = CORRECT_AS_OF.parse().ok();
    let mut record = Record::new(kind);
    read_object(text, &mut record).unwrap();
    record.finish(as_of);
    let mut found = Vec::new();
    Judge::new(kind, phase, CATALOGUE).judge(&record, &Context::alone(&profile, as_of), &mut found);
    found.iter().map(|one| one.rule.code).collect()
}

#[test]
fn an_empty_draft_has_no_finding_and_nothing_of_it_can_be_submitted() {
    for kind in Kind::ALL {
        assert_eq!(found(kind, "{}", Phase::Draft), BTreeSet::new(), "{}", kind.key());
        let at_submit = found(kind, "{}", Phase::Submit);
        assert!(at_submit.contains("REC001"), "{}: {at_submit:?}", kind.key());
    }
}

/// Whoever fills in a correct record field by field is never told what is not there yet.
#[test]
fn a_draft_that_grows_is_never_told_what_is_missing() {
    for kind in Kind::ALL {
        let whole: serde_json::Map<String, serde_json::Value> = serde_json::from_str(correct(kind)).unwrap();
        let mut so_far = serde_json::Map::new();
        for (key, value) in whole {
            so_far.insert(key.clone(), value);
            let text = serde_json::to_string(&so_far).unwrap();
            assert_eq!(
                found(kind, &text, Phase::Draft),
                BTreeSet::new(),
                "{} up to {key}",
                kind.key()
            );
        }
        assert_eq!(
            found(kind, correct(kind), Phase::Accept),
            BTreeSet::new(),
            "{}",
            kind.key()
        );
    }
}

#[test]
fn a_later_phase_tells_what_an_earlier_one_does() {
    for rule in CATALOGUE {
        for example in rule.fires {
            let (kind, text) = (kind_of(rule, example), record_of(rule, example));
            let by_phase = PHASES.map(|phase| found(kind, &text, phase));
            for pair in by_phase.windows(2) {
                assert!(pair[0].is_subset(&pair[1]), "{}: {text}", rule.code);
            }
            // And a rule speaks in its own phase, and in none before.
            for (phase, codes) in PHASES.iter().zip(&by_phase) {
                let is_told = codes.contains(rule.code);
                assert!(
                    !is_told || *phase >= rule.phase,
                    "{} at {}",
                    rule.code,
                    phase.key()
                );
            }
        }
    }
}

/// What is missing (band 0xx) is asked from `submit` on.
#[test]
fn nothing_that_is_missing_is_asked_of_a_draft() {
    for rule in CATALOGUE.iter().filter(|rule| rule.judges_records()) {
        let is_presence = rule.code.get(3..4) == Some("0");
        // What does not look at empty fields asks for nothing: it judges what stands there.
        if is_presence && rule.judges_empty {
            assert!(rule.phase >= Phase::Submit, "{} {}", rule.code, rule.name);
        }
    }
}
