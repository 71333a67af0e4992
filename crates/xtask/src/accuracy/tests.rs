//! The measure itself: it has a fault for every rule, and it can fail.

use std::collections::BTreeSet;

use zhengwu_credit::requirement::Rule;
use zhengwu_credit::rules::CATALOGUE;

use super::fault::{Expect, UNREADABLE, said};
use super::faults::{all, attempts, in_folders};
use super::measure::{How, Measure, Wanted, measure};
use super::own;
use super::page8::PAGE_8;
use super::taken;

const SMALL: How = How { seed: 5, size: 400 };

#[test]
fn every_rule_has_a_fault() {
    let of = |rule: &'static str| Wanted::new(&Expect::new(rule, ""), "").unwrap().code;
    let mut planted: BTreeSet<String> = all().iter().map(|fault| of(fault.rule)).collect();
    planted.extend(attempts().iter().map(|one| of(one.rule)));
    planted.extend(in_folders().iter().map(|one| of(one.rule)));
    let without: Vec<&str> = CATALOGUE
        .iter()
        // What page 8 names is not measured by examples that its author wrote.
        .filter(|rule| {
            let is_named = PAGE_8
                .iter()
                .any(|said| (said.0, said.1) == (rule.family(), rule.name));
            !planted.contains(rule.code) && (is_named || rule.fires.is_empty())
        })
        .map(|rule| rule.name)
        .collect();
    assert!(
        without.is_empty(),
        "plant a fault of these in accuracy/faults: {without:?}"
    );
}

#[test]
fn every_fault_says_what_is_to_be_found_and_can_be_read() {
    for fault in all() {
        assert!(!fault.expect.is_empty(), "{}", fault.rule);
        assert!(!fault.host.contains(UNREADABLE), "{}", fault.rule);
        for one in &fault.expect {
            said(one.rule).unwrap();
        }
        assert!(
            fault.expect.iter().any(|one| one.rule == fault.rule),
            "{} does not expect itself",
            fault.rule
        );
    }
}

/// Every rule that page 8 names is in the catalogue.
#[test]
fn page_8_is_in_the_catalogue() {
    let has = |(family, name): (&str, &str)| {
        CATALOGUE
            .iter()
            .any(|rule| rule.family() == family && rule.name == name)
    };
    let without: Vec<&str> = PAGE_8
        .iter()
        .filter(|said| !has((said.0, said.1)))
        .map(|said| said.1)
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn a_rule_that_is_withheld_is_missed() {
    let withheld: Vec<_> = CATALOGUE
        .iter()
        .copied()
        .filter(|rule| rule.name != "ends-before-starts")
        .collect();
    let measure = taken(SMALL, "ends-before-starts", &withheld).unwrap();
    let count = measure.counts["CTR201"];
    assert_eq!((count.planted, count.found), (3, 0));
    assert!(!measure.is_perfect());
    assert!(
        taken(SMALL, "ends-before-starts", CATALOGUE)
            .unwrap()
            .is_perfect()
    );
}

/// As a newcomer's is: nothing is planted for it, and its examples count.
#[test]
fn a_rule_without_a_fault_is_measured_by_its_examples() {
    let rule = zhengwu_credit::rules::find("ends-before-starts")[0];
    let told = |rule: &Rule| {
        let mut measure = Measure::default();
        own::measure(rule, &mut measure);
        (measure.is_perfect(), measure.count("CTR201").found)
    };
    assert_eq!(told(rule), (true, rule.fires.len()));
    // Examples that are the wrong way round.
    let wrong = Rule {
        fires: rule.silent,
        silent: rule.fires,
        ..*rule
    };
    assert_eq!(told(&wrong), (false, 0));
}

#[test]
fn what_is_declared_too_much_or_too_little_is_seen() {
    let faults = || {
        all()
            .into_iter()
            .filter(|fault| fault.rule == "effective-before-signed")
    };
    let with = |change: &dyn Fn(&mut Vec<Expect>)| {
        let mut faults: Vec<_> = faults().collect();
        faults.iter_mut().for_each(|fault| change(&mut fault.expect));
        measure(&faults, SMALL, CATALOGUE).unwrap()
    };
    assert!(with(&|_| {}).is_perfect());
    let more = with(&|expect| expect.push(Expect::new("starts-before-signed", "/starts_on")));
    assert!(!more.is_perfect() && more.counts["CTR203"].found == 0);
    let less = with(&|expect| expect.clear());
    assert!(!less.is_perfect() && less.counts["CTR202"].wrongly > 0);
    let elsewhere = with(&|expect| expect[0].path = "/signed_on".to_owned());
    assert!(!elsewhere.is_perfect());
    let otherwise = with(&|expect| expect[0].basis = Some("一(三)"));
    assert!(!otherwise.is_perfect());
}
