//! Rules are dated: by the record's own date, and by the version of the rule set in which they came.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use zhengwu_credit::api::{self, CheckOptions, describe, rules_diff};
use zhengwu_credit::basis::{Basis, N4_2};
use zhengwu_credit::field::{Kind, contract as c};
use zhengwu_credit::model::ContractFacts;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Missing, Record, read_object};
use zhengwu_credit::requirement::{Check, Context, ContractLookup, Rule, Stop, Verdict, Version, ask};
use zhengwu_credit::rules::examples::{self, changed};
use zhengwu_credit::rules::{self, CATALOGUE, RuleSetRef};
use zhengwu_credit::value::Date;

const AS_OF: &str = "2027-01-10";

/// What a rule says of its first example that fires, with another own date.
fn on(rule: &Rule, own_date: Option<Date>) -> (u8, Verdict) {
    let example = rule.fires.first().unwrap();
    let kind = examples::kind_of(rule, example);
    let spec = kind.spec();
    let key = spec.field(spec.own_date).unwrap().key;
    let mut change: Value = serde_json::from_str(example.record).unwrap();
    change[key] = json!(own_date.map(|day| day.to_string()));
    let text = changed(kind, &change.to_string());
    let contract = changed(Kind::Contract, example.contract.unwrap_or("{}"));

    let (profile, as_of) = (Profile::haian(), AS_OF.parse().ok());
    let mut context = Context::alone(&profile, as_of);
    let mut facts = Record::new(Kind::Contract);
    read_object(&contract, &mut facts).unwrap();
    facts.finish(as_of);
    context.contract = ContractLookup::Found(ContractFacts::of(&facts));
    let mut record = Record::new(kind);
    read_object(&text, &mut record).unwrap();
    record.finish(as_of);
    // The own date is never what the rule is about: what is empty would not be asked for.
    let places = rule.places_in(kind).into_iter();
    let verdict = places
        .map(|at| ask(rule, at, &record, &context))
        .find(|verdict| !matches!(verdict, Err(Stop::NotApplicable)));
    (spec.own_date, verdict.unwrap_or(Err(Stop::NotApplicable)))
}

/// The rules that begin with a law; what is judged across records has no example (`tests/run/peers.rs`).
fn dated() -> impl Iterator<Item = (&'static Rule, Date)> {
    let shown = CATALOGUE.iter().filter(|rule| !rule.fires.is_empty());
    shown.filter_map(|rule| {
        let (year, month, day) = rule.since?;
        Some((*rule, Date::from_ymd_opt(year, month, day).unwrap()))
    })
}

/// Whether the own date is the field that is judged: where it is empty there is nothing to judge.
fn judges_own_date(rule: &Rule) -> bool {
    let kind = examples::kind_of(rule, rule.fires.first().unwrap());
    rule.fields_in(kind).contains(&kind.spec().own_date)
}

#[test]
fn a_dated_rule_begins_with_its_day_and_cannot_tell_without_one() {
    let mut count = 0;
    for (rule, since) in dated() {
        count += 1;
        let code = rule.code;
        let (own_date, unknown) = on(rule, None);
        match unknown {
            Err(Stop::NotApplicable) if judges_own_date(rule) => {}
            Err(Stop::CannotTell(Missing::Empty(at))) => assert_eq!(at, own_date, "{code}"),
            other => panic!("{code} without its own date: {other:?}"),
        }
        let (_, before) = on(rule, since.pred_opt());
        assert!(
            matches!(before, Err(Stop::NotApplicable)),
            "{code} the day before: {before:?}"
        );
        match on(rule, Some(since)).1 {
            Ok(()) | Err(Stop::Faults(_)) => {}
            // The law applies; what the profile has of that year does not go back so far.
            Err(Stop::CannotTell(Missing::Calendar | Missing::Lpr)) => {}
            other => panic!("{code} on its first day: {other:?}"),
        }
    }
    assert!(count >= 20, "{count} dated rules");
}

/// Who owes the procedures since the notice owes none at an older signing; reporting and performance know no such day.
#[test]
fn the_notices_procedures_are_owed_since_the_notice() {
    let cites = |rule: &Rule, basis: Basis| rule.basis.iter().any(|own| own.cite == basis.cite);
    let first = Some((2024, 11, 25));
    for rule in CATALOGUE.iter().filter(|rule| rule.judges_records()) {
        if cites(rule, N4_2) {
            assert_eq!(rule.since, first, "{}", rule.code);
        }
        if matches!(rule.family(), "REC" | "PRF" | "XRF" | "SUB") {
            assert_ne!(
                rule.since, first,
                "{}: reporting and performance are owed for all",
                rule.code
            );
        }
    }
    let check = |change: Value| {
        let options = CheckOptions {
            as_of: AS_OF.parse().ok(),
            ..CheckOptions::default()
        };
        let text = changed(Kind::Contract, &change.to_string());
        let found = api::check(&text, &options).unwrap().findings;
        found.into_iter().map(|one| one.code).collect::<BTreeSet<_>>()
    };
    let without =
        |signed_on: &str| check(json!({"signed_on": signed_on, "risk_assessment": null, "amount": null}));
    let (old, new) = (without("2024-11-24"), without("2024-11-25"));
    assert!(
        !old.contains("CTR002") && new.contains("CTR002"),
        "{old:?} {new:?}"
    );
    assert!(old.contains("REC001") && new.contains("REC001"));
    assert_eq!(Kind::Contract.spec().own_date, c::signed_on.at);
}

#[test]
fn a_rule_comes_no_earlier_than_the_version_of_its_law() {
    for (rule, since) in dated() {
        assert!(
            since <= rule.added.day().unwrap(),
            "{} came before its law",
            rule.code
        );
    }
    for rule in CATALOGUE {
        assert!(
            rule.ended.is_none_or(|ended| rule.added < ended),
            "{} never was",
            rule.code
        );
    }
    let days: Vec<_> = Version::ALL.map(|version| version.day().unwrap()).to_vec();
    assert!(days.is_sorted() && Version::ALL.is_sorted());
    assert_eq!(Version::ALL.last(), Some(&Version::NEWEST));
    for version in Version::ALL {
        assert_eq!(Version::read(version.name()), Some(version));
    }
}

#[test]
fn every_rule_set_is_known_by_its_version_and_digest() {
    let known: Vec<RuleSetRef> = Version::ALL
        .map(|version| RuleSetRef::of(&rules::of(version)))
        .to_vec();
    let digests: BTreeSet<&str> = known.iter().map(|one| one.digest.as_str()).collect();
    assert_eq!(digests.len(), Version::ALL.len());
    for (one, version) in known.iter().zip(Version::ALL) {
        assert_eq!(one.version, version.name());
    }
    static OWN: Rule = Rule {
        code: "MYA101",
        check: Check::Contract(|_, _| Ok(())),
        ..Rule::BASE
    };
    let own = RuleSetRef::of(&rules::with_own(&[&OWN]).unwrap());
    assert_eq!(own.version, format!("{}+own", Version::NEWEST.name()));
    assert_ne!(own.digest, RuleSetRef::newest().digest);
}

/// What decides a verdict is in the digest; the wording is not.
#[test]
fn the_digest_tells_rules_apart() {
    let digest = |rule: Rule| rules::digest(&[&rule]);
    let [rule] = rules::find("CTR201")[..] else {
        panic!()
    };
    let rule = *rule;
    let own = digest(rule);
    let [other] = rules::find("PAY201")[..] else {
        panic!()
    };
    for changed in [
        Rule {
            severity: zhengwu_credit::finding::Severity::Warning,
            ..rule
        },
        Rule {
            phase: zhengwu_credit::finding::Phase::Accept,
            ..rule
        },
        Rule {
            since: Some((2024, 11, 25)),
            ..rule
        },
        Rule {
            when: other.when,
            ..rule
        },
        Rule { at: other.at, ..rule },
        Rule {
            basis: other.basis,
            ..rule
        },
        Rule {
            judges_empty: !rule.judges_empty,
            ..rule
        },
    ] {
        assert_ne!(digest(changed), own, "{changed:?}");
    }
    assert_eq!(
        digest(Rule {
            message: other.message,
            help: other.help,
            ..rule
        }),
        own
    );
}

#[test]
fn a_version_is_judged_by_its_rules_and_named_in_the_result() {
    // Publication for longer than Order 36 allows.
    let text = changed(
        Kind::Dishonesty,
        r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2030-04-01"}"#,
    );
    let check = |rule_set: &str| {
        let options = json!({"kind": "dishonesty", "as_of": AS_OF, "rule_set": rule_set});
        api::check(&text, &CheckOptions::from_json(&options.to_string()).unwrap()).unwrap()
    };
    let (old, new) = (check("2024.12.1"), check("2026.4.1"));
    let has = |checked: &api::Checked| checked.findings.iter().any(|one| one.code == "DIS205");
    assert!(!has(&old) && has(&new));
    assert_eq!(old.summary.rule_set.version, "2024.12.1");
    assert_eq!(new.summary.rule_set, RuleSetRef::newest());
    let unknown = CheckOptions::from_json(r#"{"rule_set":"2020.1.1"}"#)
        .unwrap_err()
        .to_string();
    assert!(unknown.contains("2026.4.1"), "{unknown}");
}

/// A city can do without what only tells; the verdict names it, and no duty can be off.
#[test]
fn an_optional_rule_that_the_profile_turns_off_is_not_judged_by() {
    let text = changed(
        Kind::Contract,
        r#"{"settled_amount":"9000000.00","settled_on":"2025-01-06"}"#,
    );
    let check = |rules_off: &str| {
        let mut profile = serde_json::to_value(Profile::haian()).unwrap();
        profile["name"] = "mine".into();
        profile["rules_off"] = serde_json::from_str(rules_off).unwrap();
        let options = json!({"kind": "contract", "as_of": AS_OF, "profile": profile});
        CheckOptions::from_json(&options.to_string()).map(|options| api::check(&text, &options).unwrap())
    };
    let has = |checked: &api::Checked| checked.findings.iter().any(|one| one.code == "CTR233");
    let (on, off) = (check("[]").unwrap(), check(r#"["CTR233"]"#).unwrap());
    assert!(has(&on) && !has(&off));
    assert_eq!(on.findings.len(), off.findings.len() + 1);
    assert_eq!(on.summary.rule_set, RuleSetRef::newest());
    assert_eq!(off.summary.rule_set.off, ["CTR233"]);
    assert!(off.summary.coverage.iter().all(|one| one.rule.code != "CTR233"));
    assert!(check(r#"["PRF001"]"#).is_err(), "a duty is no city's choice");
}

#[test]
fn catalogues_of_other_releases_are_compared_by_what_both_say() {
    let now = describe::rules();
    let mut then = now.clone();
    let rules = then["rules"].as_array_mut().unwrap();
    let gone = rules.remove(0);
    rules[0]["severity"] = json!("notice");
    rules[1]["message"]["zh"] = json!("另一种说法");
    // An older release had neither; it knew a rule that is no more.
    for rule in rules.iter_mut() {
        rule.as_object_mut().unwrap().remove("added");
    }
    rules.push(json!({"code": "ZZZ999", "name": "old"}));
    let diff = rules_diff(&then, &now).unwrap();
    assert_eq!(diff.added, [gone]);
    assert_eq!(diff.ended.len(), 1);
    let changed: Vec<Vec<&str>> = diff
        .changed
        .iter()
        .map(|rule| rule.changes.iter().map(|one| one.what.as_str()).collect())
        .collect();
    assert_eq!(changed, [vec!["severity"], vec!["message"]]);
    assert_eq!(diff.unchanged, rules::newest().len() - 3);
    assert!(rules_diff(&json!({"rules": [1]}), &now).is_err());
}
