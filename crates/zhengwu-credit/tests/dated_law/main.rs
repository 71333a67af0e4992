//! The rules of procurement and payment: to which outcome each comes, by what is known and by the law of the day.
#![allow(clippy::unwrap_used, clippy::panic)]

mod before_the_notice;
mod payment_terms;

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::model::ContractFacts;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::requirement::{Context, ContractLookup, Found, Stop, ask};
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::rules::find;
use zhengwu_credit::value::Date;

const PASS: &str = "pass";
const NOT_APPLICABLE: &str = "not applicable";
const CANNOT_TELL: &str = "cannot tell";

/// The outcome of a rule on the changed correct record, beside a changed correct contract; of a fault the basis it cites.
fn outcome(name: &str, kind: Kind, change: &str, contract: Option<&str>, as_of: &str) -> String {
    outcome_in(&Profile::haian(), name, kind, change, contract, as_of)
}

/// The same with another profile.
fn outcome_in(
    profile: &Profile,
    name: &str,
    kind: Kind,
    change: &str,
    contract: Option<&str>,
    as_of: &str,
) -> String {
    let as_of: Option<Date> = as_of.parse().ok();
    let contract = contract.map(|change| changed(Kind::Contract, change));
    let mut context = Context::alone(profile, as_of);
    if let Some(text) = &contract {
        let mut record = Record::new(Kind::Contract);
        read_object(text, &mut record).unwrap();
        record.finish(as_of);
        context.contract = ContractLookup::Found(ContractFacts::of(&record));
    }
    let text = changed(kind, change);
    let mut record = Record::new(kind);
    read_object(&text, &mut record).unwrap();
    record.finish(as_of);
    let [rule] = find(name)[..] else { panic!("{name}") };
    let [at] = rule.fields_in(kind)[..] else {
        panic!("{name}")
    };
    match ask(rule, Some(at), &record, &context) {
        Ok(()) => PASS.to_owned(),
        Err(Stop::NotApplicable) => NOT_APPLICABLE.to_owned(),
        Err(Stop::CannotTell(_)) => CANNOT_TELL.to_owned(),
        Err(Stop::Faults(mut faults)) => {
            let found = Found {
                rule,
                at: Some(at),
                fault: faults.remove(0),
            };
            found.render(&record, None, Lang::Zh).basis
        }
    }
}

/// Changes of the correct contract, and what they come to.
fn contracts(name: &str, as_of: &str, cases: &[(&str, &str)]) {
    for (change, expected) in cases {
        assert_eq!(
            outcome(name, Kind::Contract, change, None, as_of),
            *expected,
            "{name} on {change}"
        );
    }
}

#[test]
fn what_the_procurement_rules_cannot_tell_they_do_not_pass() {
    contracts(
        "signed-over-30-days-after-award",
        "2025-01-10",
        &[
            (r#"{"award_notice_on":"2024-11-10"}"#, PASS),
            (
                r#"{"award_notice_on":"2024-11-09"}"#,
                "政府采购法 46, 招标投标法 46",
            ),
            (r#"{"award_notice_on":null}"#, CANNOT_TELL),
            (r#"{"award_notice_on":"2024-02-30"}"#, CANNOT_TELL),
            (r#"{"regime":null}"#, CANNOT_TELL),
            (r#"{"regime":"none","award_notice_on":null}"#, NOT_APPLICABLE),
            (r#"{"signed_on":null}"#, NOT_APPLICABLE),
        ],
    );
    contracts(
        "published-over-2-working-days-after-signing",
        "2027-04-01",
        &[
            (r#"{"published_on":"2024-12-12"}"#, PASS),
            (r#"{"published_on":"2024-12-13"}"#, "政府采购法实施条例 50"),
            (r#"{"published_on":null}"#, NOT_APPLICABLE),
            (r#"{"regime":"below_threshold"}"#, NOT_APPLICABLE),
            (r#"{"signed_on":null}"#, CANNOT_TELL),
            (r#"{"signed_on":"2027-03-01"}"#, CANNOT_TELL),
            (r#"{"signed_on":"2015-02-28"}"#, NOT_APPLICABLE),
            (r#"{"signed_on":"2015-03-01"}"#, "政府采购法实施条例 50"),
        ],
    );
    contracts(
        "filed-over-7-working-days-after-signing",
        "2025-01-10",
        &[
            (r#"{"filed_on":"2024-12-19"}"#, PASS),
            (r#"{"filed_on":"2024-12-20"}"#, "政府采购法 47"),
            (r#"{"signed_on":"2007-06-01"}"#, CANNOT_TELL),
        ],
    );
}

#[test]
fn what_is_not_yet_due_is_not_applicable_until_then() {
    let unpublished = r#"{"published_on":null}"#;
    contracts("not-published", "2024-12-12", &[(unpublished, NOT_APPLICABLE)]);
    contracts(
        "not-published",
        "2024-12-13",
        &[(unpublished, "政府采购法实施条例 50"), ("{}", PASS)],
    );
    contracts("not-published", "", &[(unpublished, CANNOT_TELL)]);
    let unfiled = r#"{"filed_on":null}"#;
    contracts("not-filed", "2024-12-19", &[(unfiled, NOT_APPLICABLE)]);
    contracts("not-filed", "2024-12-20", &[(unfiled, "政府采购法 47")]);
    contracts(
        "not-filed",
        "2024-12-20",
        &[(r#"{"filed_on":"12月"}"#, CANNOT_TELL)],
    );
}

#[test]
fn the_text_of_the_day_of_signing_is_cited() {
    contracts(
        "agreed-term-over-60-days",
        "2025-07-01",
        &[
            (r#"{"payment_days":61,"signed_on":"2020-08-31"}"#, NOT_APPLICABLE),
            (
                r#"{"payment_days":61,"signed_on":"2020-09-01"}"#,
                "保障中小企业款项支付条例 8 (2020)",
            ),
            (
                r#"{"payment_days":61,"signed_on":"2025-05-31"}"#,
                "保障中小企业款项支付条例 8 (2020)",
            ),
            (
                r#"{"payment_days":61,"signed_on":"2025-06-01"}"#,
                "保障中小企业款项支付条例 9 (2025)",
            ),
            (r#"{"payment_days":60}"#, PASS),
            (r#"{"payment_days":61,"party_b_is_sme":null}"#, CANNOT_TELL),
            (r#"{"payment_days":61,"party_b_is_sme":false}"#, NOT_APPLICABLE),
            (
                r#"{"payment_days":61,"party_b_is_sme":null,"payment_direction":"none"}"#,
                NOT_APPLICABLE,
            ),
            (
                r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise"}"#,
                NOT_APPLICABLE,
            ),
            (r#"{"payment_days":61,"signed_on":null}"#, CANNOT_TELL),
            (r#"{"payment_days":null}"#, NOT_APPLICABLE),
        ],
    );
    contracts(
        "long-term-agreed",
        "2025-07-01",
        &[
            (
                r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","signed_on":"2025-06-01"}"#,
                CANNOT_TELL,
            ),
            (
                r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","party_a_is_large":false,"signed_on":"2025-06-01"}"#,
                NOT_APPLICABLE,
            ),
            (
                r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","party_a_is_large":true,"signed_on":"2025-06-01"}"#,
                "保障中小企业款项支付条例 9 (2025)",
            ),
            (
                r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","party_a_is_large":true,"signed_on":"2025-05-31"}"#,
                NOT_APPLICABLE,
            ),
        ],
    );
    contracts(
        "overdue-rate-below-lpr",
        "2026-01-05",
        &[
            (
                r#"{"overdue_rate":"2.9999","signed_on":"2025-06-01"}"#,
                "保障中小企业款项支付条例 17 (2025)",
            ),
            (
                r#"{"overdue_rate":"2.9999","signed_on":"2025-05-31"}"#,
                "保障中小企业款项支付条例 15 (2020)",
            ),
            (r#"{"overdue_rate":"3","signed_on":"2025-12-31"}"#, PASS),
            (r#"{"overdue_rate":"3","signed_on":"2026-01-01"}"#, CANNOT_TELL),
            (r#"{"overdue_rate":"1","party_b_is_sme":null}"#, CANNOT_TELL),
            (
                r#"{"overdue_rate":"1","party_a_kind":"state_owned_enterprise"}"#,
                CANNOT_TELL,
            ),
        ],
    );
}

#[test]
fn a_statement_and_a_payment_are_held_to_the_law_of_their_contract() {
    let unpaid = r#"{"paid_amount":"0.00"}"#;
    for (contract, expected) in [
        (Some("{}"), "保障中小企业款项支付条例 8 (2020)"),
        (
            Some(r#"{"signed_on":"2025-06-01"}"#),
            "保障中小企业款项支付条例 9 (2025)",
        ),
        (Some(r#"{"signed_on":"2020-08-31"}"#), NOT_APPLICABLE),
        (Some(r#"{"signed_on":null}"#), CANNOT_TELL),
        (
            Some(r#"{"payment_direction":"government_receives"}"#),
            NOT_APPLICABLE,
        ),
        (Some(r#"{"party_a_kind":"state_owned_enterprise"}"#), CANNOT_TELL),
        (
            Some(r#"{"party_a_kind":"state_owned_enterprise","party_a_is_large":false}"#),
            NOT_APPLICABLE,
        ),
        (None, CANNOT_TELL),
    ] {
        let found = outcome(
            "unpaid-when-due",
            Kind::Performance,
            unpaid,
            contract,
            "2025-01-10",
        );
        assert_eq!(found, expected, "{contract:?}");
    }
    let statement = |change: &str| {
        outcome(
            "unpaid-when-due",
            Kind::Performance,
            change,
            Some("{}"),
            "2025-01-10",
        )
    };
    assert_eq!(statement("{}"), PASS);
    assert_eq!(statement(r#"{"due_amount":null}"#), CANNOT_TELL);
    assert_eq!(statement(r#"{"paid_amount":null}"#), CANNOT_TELL);

    let payment = |name: &str, change: &str, contract: &str, as_of: &str| {
        outcome(name, Kind::Payment, change, Some(contract), as_of)
    };
    let unpaid = r#"{"paid_on":null,"paid":null}"#;
    let of_2020 = "保障中小企业款项支付条例 8 (2020)";
    assert_eq!(
        payment("unpaid-when-due", unpaid, "{}", "2024-12-25"),
        NOT_APPLICABLE
    );
    assert_eq!(payment("unpaid-when-due", unpaid, "{}", "2024-12-26"), of_2020);
    assert_eq!(payment("unpaid-when-due", unpaid, "{}", ""), CANNOT_TELL);
    assert_eq!(payment("unpaid-when-due", "{}", "{}", "2024-12-26"), PASS);
    assert_eq!(
        payment("unpaid-when-due", r#"{"paid":null}"#, "{}", "2024-12-26"),
        CANNOT_TELL
    );
    // Of ninety days agreed only sixty count: it is due thirty days before.
    let long = r#"{"payment_days":90}"#;
    assert_eq!(
        payment("unpaid-when-due", unpaid, long, "2024-11-25"),
        NOT_APPLICABLE
    );
    assert_eq!(payment("unpaid-when-due", unpaid, long, "2024-11-26"), of_2020);
    let late = r#"{"paid_on":"2024-12-26"}"#;
    assert_eq!(payment("paid-late", "{}", "{}", "2025-01-10"), PASS);
    assert_eq!(payment("paid-late", late, "{}", "2025-01-10"), of_2020);
    assert_eq!(payment("paid-late", unpaid, "{}", "2025-01-10"), NOT_APPLICABLE);
    assert_eq!(
        payment("paid-late", late, r#"{"payment_days":"一个月"}"#, "2025-01-10"),
        CANNOT_TELL
    );
}

/// The profile's numbers are dated too, and a record is judged by those of its own day.
#[test]
fn a_number_of_the_profile_is_that_of_the_records_day() {
    let text = serde_json::to_string(&Profile::haian()).unwrap();
    let text = text.replace(
        r#""settled_far_percent":20"#,
        r#""settled_far_percent":{"2024-11-25":20,"2024-12-10":10}"#,
    );
    let profile = Profile::from_json(&text).unwrap();
    let settled = |signed_on: &str| {
        let change =
            format!(r#"{{"settled_amount":"1480000.00","settled_on":"2025-01-05","signed_on":{signed_on}}}"#);
        outcome_in(
            &profile,
            "settled-far-from-amount",
            Kind::Contract,
            &change,
            None,
            "2025-01-10",
        )
    };
    assert_eq!(settled(r#""2024-12-09""#), PASS);
    assert_ne!(settled(r#""2024-12-10""#), PASS);
    assert_eq!(settled("null"), CANNOT_TELL);
}

/// A day of signing that is yet to come is one fault, and nothing rests on it: neither a term nor the law of that day.
#[test]
fn what_rests_on_a_refuted_day_cannot_tell() {
    let signed = r#"{"signed_on":"2025-01-11","award_notice_on":"2024-11-09"}"#;
    let over_due = "signed-over-30-days-after-award";
    contracts(over_due, "2025-01-10", &[(signed, CANNOT_TELL)]);
    contracts(
        over_due,
        "2025-01-11",
        &[(signed, "政府采购法 46, 招标投标法 46")],
    );
    contracts(over_due, "", &[(signed, "政府采购法 46, 招标投标法 46")]);
    let own_day = [(r#"{"payment_days":61,"signed_on":"2025-06-01"}"#, CANNOT_TELL)];
    contracts("agreed-term-over-60-days", "2025-01-10", &own_day);
    let performance = |name: &str, change: &str| outcome(name, Kind::Performance, change, None, "2025-01-10");
    let follow_up = r#"{"status_on":"2025-01-11","next_follow_up_on":"2025-01-11"}"#;
    assert_eq!(
        performance("next-follow-up-not-after-status", follow_up),
        CANNOT_TELL
    );
    let promise = r#"{"made_on":"2025-01-11","due_on":"2025-01-10"}"#;
    for name in ["due-before-made", "number-date-disagrees"] {
        let told = outcome(name, Kind::Commitment, promise, None, "2025-01-10");
        assert_eq!(told, CANNOT_TELL, "{name}");
    }
}
