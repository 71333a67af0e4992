//! What the program says of the rules and the records.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use serde_json::Value;
use support::Office;
use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::CATALOGUE;

#[test]
fn every_rule_is_listed_on_a_line() {
    let told = Office::new().run(&["rules"]);
    assert_eq!(told.status, 0);
    for rule in CATALOGUE {
        let line = told
            .stdout
            .lines()
            .find(|line| line.starts_with(rule.code))
            .unwrap();
        assert!(
            line.contains(rule.name) && line.contains(rule.title.zh) && line.contains(rule.severity.label())
        );
    }
}

#[test]
fn every_rule_is_told_in_full_in_both_languages() {
    let office = Office::new();
    for rule in CATALOGUE {
        let chinese = office.run(&["rules", rule.code]);
        assert_eq!(chinese.status, 0);
        assert!(
            chinese.stdout.contains(rule.name) && chinese.stdout.contains("依据  "),
            "{}",
            chinese.stdout
        );
        assert_eq!(chinese.stdout.matches("\n触发  ").count(), rule.fires.len());
        let english = office.run(&["rules", rule.code, "--lang", "en"]);
        assert!(english.stdout.contains(rule.title.en) && english.stdout.contains("severity"));
    }
}

#[test]
fn the_catalogue_is_json_too() {
    let office = Office::new();
    let all: Value = serde_json::from_str(&office.run(&["rules", "--format", "json"]).stdout).unwrap();
    assert_eq!(all["rules"].as_array().unwrap().len(), CATALOGUE.len());
    let one: Value =
        serde_json::from_str(&office.run(&["rules", "idn141", "--format", "json"]).stdout).unwrap();
    assert_eq!(one["name"], "date-impossible");
}

#[test]
fn an_unknown_rule_is_told_with_those_near_it() {
    let told = Office::new().run(&["rules", "date-imposible"]);
    assert_eq!(told.status, 2);
    assert!(told.stderr.contains("IDN141 date-impossible"), "{}", told.stderr);
    assert!(told.stdout.is_empty());
}

#[test]
fn the_schema_of_every_kind_is_json() {
    let office = Office::new();
    for kind in Kind::ALL {
        let told = office.run(&["schema", kind.key()]);
        let schema: Value = serde_json::from_str(&told.stdout).unwrap();
        assert_eq!(schema["title"], kind.title());
        assert!(told.stdout.lines().count() > 10, "pretty");
    }
    assert_eq!(office.run(&["schema", "政府合同"]).status, 0);
}
