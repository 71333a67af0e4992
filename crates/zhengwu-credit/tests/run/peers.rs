//! Contracts beside each other: two numbers, two units, supplements and what they amend.

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Input;

use zhengwu_credit::rules::examples::changed;

use super::{Outcome, judge, table};

const CONTRACT: Kind = Kind::Contract;

/// Contracts of one party all.
fn lines(kind: Kind, changes: &[&str]) -> String {
    changes
        .iter()
        .map(|change| changed(kind, change) + "\n")
        .collect()
}

/// What was found by these rules, as code and path.
fn found<'o>(outcome: &'o Outcome, codes: &[&str]) -> Vec<(&'o str, &'o str)> {
    let mut all = outcome.codes();
    all.retain(|(code, _)| codes.contains(code));
    all
}

fn of_one_file(changes: &[&str]) -> Outcome {
    let text = lines(CONTRACT, changes);
    let contracts = table(&text, CONTRACT);
    judge(&[Input::judged(&contracts)])
}

#[test]
fn one_contract_under_two_numbers_is_told_at_both() {
    let outcome = of_one_file(&["{}", r#"{"contract_no":"HA-2024/018"}"#]);
    assert_eq!(
        outcome.codes(),
        [("XRF408", "/contract_no"), ("XRF408", "/contract_no")]
    );
    let told = &outcome.findings[1];
    assert!(
        told.message.contains("HA-2024/017") && told.message.contains("第 1 行"),
        "{}",
        told.message
    );
    // Another amount, day or party is another contract, and so is the same number a duplicate and no twin.
    for other in [
        r#"{"contract_no":"HA-2024/018","amount":"1280000.01"}"#,
        r#"{"contract_no":"HA-2024/018","signed_on":"2024-12-09","effective_on":"2024-12-09"}"#,
        r#"{"contract_no":"HA-2024/018","party_b_id":"91320685MA1A30039C"}"#,
        r#"{"remarks":"重报"}"#,
    ] {
        let outcome = of_one_file(&["{}", other]);
        assert_eq!(found(&outcome, &["XRF408"]), [], "{other}");
    }
}

#[test]
fn a_withheld_contract_is_nobodys_twin() {
    let outcome = of_one_file(&["{}", r#"{"contract_no":"HA-2024/018","classified":true}"#]);
    assert_eq!(outcome.codes(), []);
}

#[test]
fn one_contract_from_two_units_is_a_notice_and_both_are_kept() {
    let text = lines(CONTRACT, &["{}"]);
    let (one, two) = (table(&text, CONTRACT), table(&text, CONTRACT));
    let of = |scope, table| Input {
        scope,
        ..Input::judged(table)
    };
    let outcome = judge(&[of(0, &one), of(1, &two)]);
    assert_eq!(outcome.codes(), [("XRF409", ""), ("XRF409", "")]);
    assert_eq!(outcome.summary.submitted, 2);
    // A unit that says it twice has a duplicate.
    let outcome = judge(&[of(0, &one), of(0, &two)]);
    assert_eq!(found(&outcome, &["XRF409"]), []);
}

/// A supplement of this number and amount, signed on this day.
fn supplement(number: &str, amount: &str, day: &str) -> String {
    format!(
        r#"{{"contract_no":"{number}","amends_contract_no":"HA-2024/017","amount":"{amount}","signed_on":"{day}","effective_on":"{day}","award_notice_on":null}}"#
    )
}

#[test]
fn a_supplement_is_held_against_its_original() {
    let alone = lines(CONTRACT, &[&supplement("HA-2024/017-1", "1000", "2024-12-10")]);
    let alone = table(&alone, CONTRACT);
    let of = |tables: &[Input<'_>]| {
        let outcome = judge(tables);
        found(&outcome, &["XRF410"]).len()
    };
    // In one file by itself nobody can tell: the original may have been reported long ago.
    assert_eq!(of(&[Input::judged(&alone)]), 0);
    let other = lines(CONTRACT, &[r#"{"contract_no":"HA-2024/020","amount":"5"}"#]);
    let other = table(&other, CONTRACT);
    assert_eq!(of(&[Input::judged(&alone), Input::judged(&other)]), 1);
    // A table of another kind could not hold it.
    let records = lines(Kind::Dishonesty, &["{}"]);
    let records = table(&records, Kind::Dishonesty);
    assert_eq!(of(&[Input::judged(&alone), Input::judged(&records)]), 0);
    // With statements beside it the files are a ledger's.
    let statements = lines(Kind::Performance, &["{}"]);
    let statements = table(&statements, Kind::Performance);
    assert_eq!(of(&[Input::judged(&alone), Input::judged(&statements)]), 1);
    let original = lines(CONTRACT, &["{}"]);
    let original = table(&original, CONTRACT);
    let earlier = Input {
        context_only: true,
        ..Input::judged(&original)
    };
    assert_eq!(of(&[Input::judged(&alone), earlier]), 0);
}

/// What was agreed later is agreed too.
#[test]
fn a_settlement_is_held_against_the_price_with_its_supplements() {
    let settled = r#"{"settled_amount":"1600000","settled_on":"2025-01-05"}"#;
    let of = |supplements: &[String]| {
        let mut all = vec![settled];
        all.extend(supplements.iter().map(String::as_str));
        found(&of_one_file(&all), &["CTR233"]).len()
    };
    assert_eq!(of(&[]), 1);
    let added = supplement("B-1", "60000", "2024-12-10");
    assert_eq!(of(std::slice::from_ref(&added)), 0);
    assert_eq!(
        of(&[supplement("B-1", "53333.33", "2024-12-10")]),
        1,
        "a fen too few"
    );
    // Nobody can tell where a supplement cannot be read.
    assert_eq!(of(&[supplement("B-1", "many", "2024-12-10")]), 0);
}

#[test]
fn supplements_add_up_to_ten_percent_of_the_contract_and_no_more() {
    let says = |supplements: &[String]| {
        let mut all = vec!["{}"];
        all.extend(supplements.iter().map(String::as_str));
        let outcome = of_one_file(&all);
        let told = outcome.findings.iter().filter(|one| one.code == "CTR401");
        told.map(|one| (one.key[1].clone(), one.path.clone()))
            .collect::<Vec<_>>()
    };
    let at = |number: &str| (number.to_owned(), "/amount".to_owned());
    let exactly = supplement("B-1", "128000", "2024-12-10");
    assert_eq!(says(std::slice::from_ref(&exactly)), []);
    assert_eq!(says(&[supplement("B-1", "128000.01", "2024-12-10")]), [at("B-1")]);
    // The second one is over, whatever row it stands in; the first was within.
    let cent = supplement("B-2", "0.01", "2024-12-11");
    assert_eq!(says(&[cent.clone(), exactly.clone()]), [at("B-2")]);
    // What was taken away makes no room, and is itself nothing added.
    let less = supplement("B-3", "-50000", "2024-12-10");
    assert_eq!(says(&[exactly.clone(), less.clone(), cent.clone()]), [at("B-2")]);
    assert_eq!(says(&[less]), []);
    // A supplement of a supplement adds to the same contract.
    let chained = cent.replace(
        "\"amends_contract_no\":\"HA-2024/017\"",
        "\"amends_contract_no\":\"B-1\"",
    );
    assert_eq!(says(&[exactly.clone(), chained]), [at("B-2")]);
    // More of another thing is no more of the same; in how many spaces it is written makes none of it.
    let of =
        |text: &str, subject: &str| text.replacen('{', &format!(r#"{{"subject_matter":"{subject}","#), 1);
    assert_eq!(
        says(&[of(&supplement("B-4", "500000", "2024-12-10"), "道路绿化养护")]),
        []
    );
    let other = of(&supplement("B-0", "128000", "2024-12-09"), "道路绿化养护");
    assert_eq!(says(&[other, exactly.clone()]), []);
    // Before the procurement law there was none to breach.
    let old = supplement("B-5", "500000", "2002-12-31");
    assert_eq!(says(&[old]), []);
    // Another regime has another law.
    let outside = |text: &str| {
        text.replacen(
            '{',
            r#"{"regime":"none","procurement_method":"self_purchase","#,
            1,
        )
    };
    assert_eq!(says(&[outside(&exactly), outside(&cent)]), []);
}
