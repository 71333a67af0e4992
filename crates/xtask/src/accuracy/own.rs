//! A rule for which nothing is planted is measured by its own examples, so that a new rule is one file: each is a fault in the
//! correct record of its kind, with everything that is to be found.

use zhengwu_credit::requirement::{Example, Rule};
use zhengwu_credit::rules::examples;

use super::measure::Measure;

/// Holds what is found on the examples of a rule against what they declare.
pub(super) fn measure(rule: &Rule, measure: &mut Measure) {
    for example in rule.fires {
        measure.count(rule.code).planted += 1;
        compare(rule, example, Some(rule.code), measure);
    }
    for example in rule.silent {
        compare(rule, example, None, measure);
    }
}

fn compare(rule: &Rule, example: &Example, own: Option<&'static str>, measure: &mut Measure) {
    let mut found: Vec<String> = examples::findings_of(rule, example)
        .into_iter()
        .map(|one| one.code)
        .collect();
    let what = format!("{} on its example {}", rule.code, example.record);
    for wanted in own.into_iter().chain(example.also.iter().copied()) {
        measure.count(wanted).expected += 1;
        if found.iter().any(|code| code == wanted) {
            found.retain(|code| code != wanted);
            measure.count(wanted).found += 1;
        } else {
            measure.problems.push(format!("{what}: not found: {wanted}"));
        }
    }
    for code in found {
        measure.count(&code).wrongly += 1;
        measure
            .problems
            .push(format!("{what}: found, and not declared: {code}"));
    }
}
