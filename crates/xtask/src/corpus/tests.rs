//! Correct ledgers are silent, of any size, and have something of everything.

use std::collections::BTreeSet;

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Type;
use zhengwu_credit::finding::Severity;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::{self, CATALOGUE};
use zhengwu_credit_io::OpenedLedger;

use super::*;
use crate::accuracy::judge::{Judging, Seen, judge};
use crate::accuracy::{told_in_folder, write_folder};

fn grave(seen: &[Seen]) -> Vec<&Seen> {
    seen.iter()
        .filter(|one| one.severity > Severity::Notice)
        .collect()
}

#[test]
fn a_correct_ledger_of_any_size_gives_nothing_above_a_notice() {
    let profile = Profile::haian();
    for (seed, size) in [(1, 1), (2, 9), (3, 40), (4, 200), (2026, 200), (u64::MAX, 500)] {
        let seen = judge(&Corpus::correct(seed, size), Judging::new(&profile, CATALOGUE)).unwrap();
        assert_eq!(grave(&seen), Vec::<&Seen>::new(), "seed {seed}, {size} contracts");
    }
}

/// The same from a disk: every month submitted, and the ledger of the last day.
#[test]
fn a_correct_folder_gives_nothing_above_a_notice() {
    let profile = Profile::haian();
    for seed in [1, 8] {
        let corpus = Corpus::correct(seed, 60);
        let folder = tempfile::tempdir().unwrap();
        write_folder(&corpus, folder.path()).unwrap();
        for at in 0..MONTHS {
            let seen = told_in_folder(folder.path(), at).unwrap();
            assert_eq!(grave(&seen), Vec::<&Seen>::new(), "seed {seed}, {}", month(at));
        }
        let opened = OpenedLedger::open(folder.path(), &profile, AS_OF, Lang::Zh).unwrap();
        assert!(
            opened.unread.is_empty() && opened.summary.to_correct == 0,
            "{:?}",
            opened.unread
        );
        let alerts = opened.ledger.at(AS_OF, None, &profile).alerts();
        let grave: Vec<_> = alerts
            .iter()
            .filter(|one| one.severity > Severity::Notice)
            .collect();
        assert!(grave.is_empty(), "{grave:?}");
    }
}

/// What is logged could also have been done: nothing stood in its way.
#[test]
fn every_event_could_be_done() {
    let profile = Profile::haian();
    let machine = rules::machine(&profile);
    let corpus = Corpus::correct(3, 600);
    let mut done = BTreeSet::new();
    for bundle in &corpus.bundles {
        let mut states = std::collections::BTreeMap::new();
        for event in bundle
            .events
            .iter()
            .filter(|event| event.subject.kind.record().is_none())
        {
            let state = states
                .entry(event.subject.clone())
                .or_insert_with(|| zhengwu_credit::lifecycle::State::new(event.subject.clone()));
            *state = machine.apply(state, event).unwrap();
            done.insert((event.subject.kind, event.action.key()));
        }
    }
    assert!(done.len() >= 9, "{done:?}");
}

#[test]
fn the_same_seed_gives_the_same_ledger_and_a_larger_one_begins_alike() {
    let text = |corpus: &Corpus| -> Vec<String> {
        let of_bundle = |bundle: &Bundle| format!("{:?}{:?}", bundle.rows, bundle.events);
        corpus.bundles.iter().map(of_bundle).collect()
    };
    let corpus = Corpus::correct(7, 50);
    assert_eq!(text(&corpus), text(&Corpus::correct(7, 50)));
    assert_ne!(text(&corpus), text(&Corpus::correct(8, 50)));
    let part = Corpus::part(7, 0..20, units_of(50));
    assert_eq!(text(&corpus)[..20], text(&part));
}

/// Every field is filled in somewhere, and every code of every list stands somewhere, but for those that no correct
/// record has.
#[test]
fn a_ledger_has_something_of_everything() {
    let corpus = Corpus::correct(1, 1000);
    for kind in Kind::ALL {
        for (_, spec) in kind.spec().places() {
            let of_kind = corpus.rows().filter(|(_, row)| row.kind == kind);
            let values: BTreeSet<&str> = of_kind
                .filter_map(|(_, row)| row.record.get(spec.key))
                .flat_map(|value| value.as_str().unwrap_or("yes").split(';'))
                .collect();
            let is_of_its_end = kind == Kind::Unit && matches!(spec.key, "valid_to" | "successor_uscc");
            assert!(!values.is_empty() || is_of_its_end, "{kind:?} {}", spec.key);
            let list = match spec.ty {
                Type::Code(list) | Type::Codes(list) | Type::Seq(&Type::Code(list)) => list,
                _ => continue,
            };
            let missing: Vec<&str> = (0..)
                .map_while(|at| list.get(at))
                .map(|code| code.key)
                .filter(|key| !values.contains(key) && !is_never_correct(kind, spec.key, key))
                .collect();
            assert_eq!(missing, Vec::<&str>::new(), "{kind:?} {}", spec.key);
        }
    }
}

/// The forbidden grounds, the source that is off in the profile, and reasons that a promise could have and here has not.
fn is_never_correct(kind: Kind, field: &str, key: &str) -> bool {
    let forbidden = [
        "government_transition",
        "leadership_change",
        "institutional_adjustment",
        "responsible_person_change",
        "administrative_division_adjustment",
    ];
    let of_the_law = (kind, field, key) == (Kind::Dishonesty, "source", "disciplinary");
    let is_answered_elsewhere = kind == Kind::Commitment && matches!(key, "force_majeure" | "deterioration");
    forbidden.contains(&key) || of_the_law || is_answered_elsewhere
}
