//! Faults planted one at a time: in every field of correct records, one malformed value or one removal, and exactly
//! the one finding that the catalogue promises. What cascades would show here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::Value;
use zhengwu_credit::field::{FieldSpec, Kind, Type};
use zhengwu_credit::finding::{Finding, Phase};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::requirement::Context;
use zhengwu_credit::rules::{CATALOGUE, Judge, examples, find};

mod beds;

use beds::*;

/// Values that cannot be read, and the rule that says so.
fn malformed(spec: &FieldSpec, who: &str) -> Vec<(Value, &'static str)> {
    let text = |text: &str| Value::from(text);
    let ty = spec.ty;
    let mut faults = match ty {
        Type::Text(max) | Type::LongText(max) | Type::Number(max) => vec![
            (text(&"9".repeat(usize::from(max) + 1)), "text-too-long"),
            (text("海\u{7}安"), "text-control-characters"),
        ],
        Type::Uscc => vec![
            (text("11320685MB0A10013D"), "uscc-check-digit"),
            (text("11320685MB0A1001C"), "uscc-length"),
            (text("11320685MB0A1001IC"), "uscc-alphabet"),
            (text("00000000000000000X"), "uscc-is-placeholder"),
            (text("320685199003070007"), "uscc-is-personal-number"),
            (text("320685000012345"), "uscc-is-legacy-number"),
        ],
        Type::Code(_) | Type::Codes(_) => vec![(text("查无此项"), "code-unknown")],
        Type::Date | Type::EndDate => vec![
            (text("十二月中旬"), "date-malformed"),
            (text("2024-02-30"), "date-impossible"),
            (text("24-12-11"), "date-two-digit-year"),
        ],
        Type::Procedure => vec![
            (text("已完成"), "date-malformed"),
            (text("2024-02-30 海示一纪〔2024〕1号"), "date-impossible"),
            (text("not_applicable:because"), "code-unknown"),
        ],
        Type::Period => vec![(text("2024-13"), "period-malformed")],
        Type::Money => vec![
            (text("12O000元"), "money-malformed"),
            (text("1280000元（壹佰贰拾元整）"), "money-words-disagree"),
            (text("1.28E+6"), "money-malformed"),
            (text("1280.001"), "money-too-precise"),
            (text("-1.00"), "money-negative"),
        ],
        Type::Seq(Type::Code(_)) | Type::YesNo | Type::Currency => vec![(text("查无此项"), "code-unknown")],
        Type::Seq(_) if spec.key == "party_b_name" => vec![(text(&"九".repeat(201)), "text-too-long")],
        Type::Seq(_) => counterparty_numbers(who),
        Type::Percent => vec![
            (text("千分之五"), "number-malformed"),
            (text("36.0001"), "number-out-of-range"),
        ],
        Type::Days => vec![
            (text("一个月"), "number-malformed"),
            (text("-1"), "number-malformed"),
        ],
    };
    if matches!(ty, Type::Uscc | Type::Number(_) | Type::Text(..=100)) {
        faults.push((text("1.13206852E+17"), "number-precision-lost"));
        faults.push((Value::from(320_685_202_412_020_000_u64), "number-precision-lost"));
    }
    if spec.key == "promisor_code" {
        faults.extend(promisor_codes(who == "promised by an official"));
    }
    faults.push((serde_json::json!({"value": 1}), "value-of-wrong-shape"));
    assert!(faults.len() > 1, "nothing to plant in {}", spec.key);
    faults
}

/// Numbers that the counterparty's document does not have.
fn counterparty_numbers(who: &str) -> Vec<(Value, &'static str)> {
    let numbers: &[(&str, &str)] = match who {
        "with a person" => &[
            ("32068519900307000", "citizen-id-length"),
            ("320685199003070008", "citizen-id-check-digit"),
        ],
        "with a traveller" => &[
            ("K12345678", "document-number-format"),
            ("H1234567", "document-number-format"),
        ],
        "with a consortium" => &[("91320685MA1A30012L;91320685MA1A30038C", "uscc-check-digit")],
        "with nobody's number" => &[("1".repeat(51).leak(), "text-too-long")],
        _ => &[
            ("91320685MA1A30013L", "uscc-check-digit"),
            ("91320685MA1A3001L", "uscc-length"),
            ("320685199003070007", "uscc-is-personal-number"),
            ("00000000000000000X", "uscc-is-placeholder"),
            ("9.1320685E+17", "number-precision-lost"),
            (" 9.1320685e+17", "number-precision-lost"),
        ],
    };
    numbers
        .iter()
        .map(|(number, name)| (Value::from(*number), *name))
        .collect()
}

/// Codes that the promisor's kind does not have.
fn promisor_codes(is_official: bool) -> Vec<(Value, &'static str)> {
    let codes: &[(&str, &str)] = if is_official {
        &[
            ("32068519900307001", "citizen-id-length"),
            ("320685199003070014", "citizen-id-check-digit"),
            ("320685199013070019", "citizen-id-birth-date"),
        ]
    } else {
        &[
            ("11320685MB0A1001C", "uscc-length"),
            ("11320685MB0A10013D", "uscc-check-digit"),
            ("320685199003070007", "uscc-is-personal-number"),
        ]
    };
    codes
        .iter()
        .map(|(code, name)| (Value::from(*code), *name))
        .collect()
}

fn names(findings: &[Finding]) -> Vec<(String, String)> {
    let name = |one: &Finding| {
        find(&one.code)
            .first()
            .map_or_else(String::new, |rule| rule.name.to_owned())
    };
    findings.iter().map(|one| (name(one), one.path.clone())).collect()
}

fn expect(
    bed: &Bed,
    what: &str,
    findings: &[Finding],
    expected: &[(&str, &str)],
    problems: &mut Vec<String>,
) {
    let found = names(findings);
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(name, key)| ((*name).to_owned(), format!("/{key}")))
        .collect();
    if found != expected {
        problems.push(format!(
            "{}: {what}: found {found:?}, expected {expected:?}",
            bed.name
        ));
    }
    for one in findings {
        if one.message.contains(['{', '}']) || one.help.contains(['{', '}']) || one.message.contains("“”")
        {
            problems.push(format!("{}: {what}: unfilled: {}", bed.name, one.message));
        }
    }
}

#[test]
fn the_beds_are_correct() {
    let mut problems = Vec::new();
    for bed in BEDS {
        expect(bed, "as it is", &bed.findings(&bed.object()), &[], &mut problems);
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_field_is_somewhere_filled_in() {
    for kind in Kind::ALL {
        let filled: BTreeSet<String> = BEDS
            .iter()
            .filter(|bed| bed.kind == kind)
            .flat_map(|bed| bed.object().into_iter().map(|(key, _)| key))
            .collect();
        let empty: Vec<&str> = kind
            .spec()
            .fields
            .iter()
            .map(|spec| spec.key)
            .filter(|key| !filled.contains(*key))
            .collect();
        let never: &[&str] = match kind {
            Kind::Commitment => &["remarks"],
            Kind::Dishonesty => &["commitment_no"],
            Kind::Contract => &["amends_contract_no"],
            _ => &[],
        };
        assert_eq!(empty, never, "{kind:?}");
    }
}

#[test]
fn one_malformed_value_is_one_finding() {
    let mut problems = Vec::new();
    for bed in BEDS {
        for (_, spec) in bed.kind.spec().places() {
            for (value, name) in malformed(spec, bed.name) {
                let mut object = bed.object();
                let what = format!("{} = {}", spec.key, short(&value));
                object.insert(spec.key.to_owned(), value);
                expect(
                    bed,
                    &what,
                    &bed.findings(&object),
                    &[(name, spec.key)],
                    &mut problems,
                );
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(40).collect()
}

/// A date that is not missed, because the wording of the term gives it.
fn told_by_the_term(bed: &Bed, key: &str) -> bool {
    bed.change.contains("term_text")
        && bed.name == "with every field"
        && matches!(key, "starts_on" | "ends_on")
}

#[test]
fn one_removal_is_one_finding_where_the_field_is_owed() {
    let mut problems = Vec::new();
    for bed in BEDS {
        let whole = bed.object();
        for (_, spec) in bed.kind.spec().places() {
            if !whole.contains_key(spec.key) {
                continue;
            }
            let expected = match (bed.name, spec.key) {
                _ if told_by_the_term(bed, spec.key) => Some(("term-read-as-dates", "term_text")),
                // Either of the two is enough, and the date is asked for.
                (_, "term_text") if !whole.contains_key("ends_on") => {
                    Some(("term-neither-dated-nor-written", "ends_on"))
                }
                (_, "published_on") if bed.kind == Kind::Contract => Some(("not-published", "published_on")),
                (_, "filed_on") => Some(("not-filed", "filed_on")),
                ("with nobody's number", "remarks") => Some(("other-without-explanation", "remarks")),
                _ => bed.missing(&whole, spec).map(|name| (name, spec.key)),
            };
            for empty in [Value::Null, Value::from(" ")] {
                let mut object = whole.clone();
                object.insert(spec.key.to_owned(), empty);
                let what = format!("without {}", spec.key);
                expect(
                    bed,
                    &what,
                    &bed.findings(&object),
                    expected.as_slice(),
                    &mut problems,
                );
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Removals that are found though the field is optional: what was due is no longer said.
#[test]
fn what_was_due_is_missed() {
    let due = r#"{"due_on":"2025-01-09","fulfilment_status":"full","determined_on":"2025-01-10","determined_by":"海安市示例办","evidence":"验收单3号"}"#;
    let objected = r#"{"objected_on":"2024-12-25","objection_result":"经核查，异议不成立"}"#;
    let cases = [
        (
            bed("kept when due", Kind::Commitment, due),
            "fulfilment_status",
            "due-without-determination",
        ),
        (
            bed("answered when due", Kind::Dishonesty, objected),
            "objection_result",
            "objection-unanswered",
        ),
    ];
    let mut problems = Vec::new();
    for (bed, key, name) in cases {
        let mut object = bed.object();
        expect(&bed, "as it is", &bed.findings(&object), &[], &mut problems);
        object.remove(key);
        expect(&bed, key, &bed.findings(&object), &[(name, key)], &mut problems);
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn nothing_is_called_missing_in_a_draft() {
    let mut problems = Vec::new();
    for bed in BEDS {
        let whole = bed.object();
        for key in whole.keys() {
            let mut object = whole.clone();
            object.remove(key);
            let told = [("term-read-as-dates", "term_text")];
            expect(
                bed,
                key,
                &bed.findings_at(Phase::Draft, &object),
                if told_by_the_term(bed, key) { &told } else { &[] },
                &mut problems,
            );
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn without_a_day_or_a_contract_nobody_can_tell() {
    let profile = Profile::haian();
    let context = Context::alone(&profile, None);
    let cases = [
        (
            bed("performed", Kind::Performance, PERFORMED),
            &[
                "PRF301", "PRF302", "PRF401", "PRF402", "PRF403", "PRF404", "PAY402",
            ][..],
        ),
        (
            bed(
                "neither published nor filed",
                Kind::Contract,
                r#"{"published_on":null,"filed_on":null}"#,
            ),
            &["PRC001", "PRC002"],
        ),
        (bed("a payment", Kind::Payment, "{}"), &["PAY401", "PAY402"]),
        (bed("promised", Kind::Commitment, "{}"), &["CMT301", "CMT302"]),
        (
            bed("objected to", Kind::Dishonesty, r#"{"objected_on":"2024-12-25"}"#),
            &["DIS301"],
        ),
    ];
    for (bed, codes) in cases {
        let text = examples::changed(bed.kind, bed.change);
        let mut record = Record::new(bed.kind);
        read_object(&text, &mut record).unwrap();
        record.finish(None);
        let mut judge = Judge::new(bed.kind, Phase::Accept, CATALOGUE);
        judge.judge(&record, &context, &mut Vec::new());
        for place in judge.coverage().filter(|place| codes.contains(&place.rule.code)) {
            assert_eq!(place.outcomes.cannot_tell, 1, "{place:?}");
            let [(_, 1)] = place.missing[..] else {
                panic!("{place:?}")
            };
        }
    }
}
