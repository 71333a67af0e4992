//! Correct ledgers are silent.

use std::collections::BTreeMap;

use zhengwu_credit::profile::Profile;
use zhengwu_credit::finding::Severity;
use zhengwu_credit::rules::CATALOGUE;

use super::*;
use crate::accuracy::judge::{Judging, judge};

#[test]
fn a_correct_ledger_of_any_size_gives_nothing_above_a_notice() {
    let profile = Profile::haian();
    for (seed, size) in [(1, 1), (2, 40), (3, 400), (2026, 400)] {
        let corpus = Corpus::correct(seed, size);
        let seen = judge(&corpus, Judging::new(&profile, CATALOGUE)).unwrap();
        let mut grave: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for one in seen.iter().filter(|one| one.severity > Severity::Notice) {
            let key = format!("{} {} {:?}", one.code, one.of, one.path);
            grave.entry(key).or_default().push(format!("{:?}", one.key));
        }
        for (key, all) in &grave { println!("{size} {key}: {} e.g. {}", all.len(), all[0]); }
        let mut n: BTreeMap<&str, usize> = BTreeMap::new();
        for one in seen.iter().filter(|one| one.severity == Severity::Notice) { *n.entry(&one.code).or_default() += 1; }
        println!("{size} notices {n:?}");
        assert!(grave.is_empty());
    }
}
