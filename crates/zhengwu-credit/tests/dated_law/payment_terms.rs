//! From which day a term of payment counts, and which is its last (付款期限起算).

use zhengwu_credit::field::Kind;

use super::{CANNOT_TELL, NOT_APPLICABLE, outcome};

/// On a statement the term counts from the day that the contract names, from the day after; its last day belongs to it.
#[test]
fn what_is_due_is_late_when_the_term_has_run_out() {
    let judge = |base: &str, contract: &str| {
        let change = format!(r#"{{"paid_amount":"0.00"{base}}}"#);
        outcome(
            "unpaid-when-due",
            Kind::Performance,
            &change,
            Some(contract),
            "2025-01-10",
        )
    };
    let of_2020 = "保障中小企业款项支付条例 8 (2020)";
    let large = r#""party_a_kind":"state_owned_enterprise","party_a_is_large":true"#;
    let of_2025 = r#""signed_on":"2025-06-01""#;
    // The statement is of 2024-12-31: terms that end on that day, and on the day before.
    for (contract, field, last_in, first_out) in [
        // As agreed, from where it was agreed.
        (
            r#""payment_days":10,"payment_from":"delivery""#.to_owned(),
            "delivered_on",
            "2024-12-21",
            "2024-12-20",
        ),
        (
            r#""payment_days":10,"payment_from":"acceptance""#.to_owned(),
            "accepted_on",
            "2024-12-21",
            "2024-12-20",
        ),
        (
            r#""payment_days":60,"payment_from":"acceptance""#.to_owned(),
            "accepted_on",
            "2024-11-01",
            "2024-10-31",
        ),
        // A public body has sixty days at most, thirty where none were agreed.
        (
            r#""payment_days":90,"payment_from":"acceptance""#.to_owned(),
            "accepted_on",
            "2024-11-01",
            "2024-10-31",
        ),
        (
            r#""payment_days":null,"payment_from":"delivery""#.to_owned(),
            "delivered_on",
            "2024-12-01",
            "2024-11-30",
        ),
        // A large state-owned enterprise has what was agreed.
        (
            format!(r#""payment_days":90,"payment_from":"acceptance",{large}"#),
            "accepted_on",
            "2024-10-02",
            "2024-10-01",
        ),
    ] {
        let contract = format!("{{{contract}}}");
        let on = |day: &str| format!(r#","{field}":"{day}""#);
        assert_eq!(judge(&on(last_in), &contract), NOT_APPLICABLE, "{contract}");
        assert_eq!(judge(&on(first_out), &contract), of_2020, "{contract}");
        // Another day than the one that was agreed begins nothing, nor does none.
        let other = if field == "delivered_on" {
            "accepted_on"
        } else {
            "delivered_on"
        };
        assert_eq!(
            judge(&format!(r#","{other}":"{last_in}""#), &contract),
            of_2020,
            "{contract}"
        );
        assert_eq!(judge("", &contract), of_2020, "{contract}");
    }
    // The day of settlement is the contract's.
    let settled = |day: &str, more: &str| {
        judge(
            "",
            &format!(
                r#"{{"payment_from":"settlement","payment_days":10,"settled_amount":"640000.00","settled_on":"{day}"{more}}}"#
            ),
        )
    };
    assert_eq!(settled("2024-12-21", ""), NOT_APPLICABLE);
    assert_eq!(settled("2024-12-20", ""), of_2020);
    // Where a large state-owned enterprise agreed no term, the text of 2025 gives it sixty days, that of 2020 none.
    let none = |signed: &str, accepted: &str| {
        let contract = format!(r#"{{"payment_days":null,"payment_from":"acceptance",{large}{signed}}}"#);
        let change = format!(
            r#"{{"paid_amount":"0.00","period":"2025-12","status_on":"2025-12-31","accepted_on":"{accepted}"}}"#
        );
        outcome(
            "unpaid-when-due",
            Kind::Performance,
            &change,
            Some(&contract),
            "2026-01-10",
        )
    };
    let revised = format!(",{of_2025}");
    assert_eq!(none(&revised, "2025-11-01"), NOT_APPLICABLE);
    assert_eq!(none(&revised, "2025-10-31"), "保障中小企业款项支付条例 9 (2025)");
    assert_eq!(none("", "2025-12-30"), of_2020);
    // A term that cannot be read, nobody can tell.
    assert_eq!(
        judge(
            r#","accepted_on":"2024-12-21""#,
            r#"{"payment_days":"一个月","payment_from":"acceptance"}"#
        ),
        CANNOT_TELL
    );
}
