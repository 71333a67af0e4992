//! Faults against the laws of procurement, tendering and payment.

use zhengwu_credit::field::Kind::{Contract, Payment, Performance};

use super::contract::with;
use crate::accuracy::fault::{Expect, Fault, done, one};
use crate::corpus::{Corpus, Object, Row};

pub(super) fn faults() -> Vec<Fault> {
    let mut all = procurement();
    all.extend(payment());
    all
}

fn procurement() -> Vec<Fault> {
    let law = r#"{"regime":"procurement_law"}"#;
    let awarded = r#"{"regime":"procurement_law|tendering_law","amends_contract_no":null}"#;
    let methods = [
        ("procurement_law", "self_purchase"),
        ("procurement_law", "direct_selection"),
        ("procurement_law", "emergency"),
        ("tendering_law", "negotiation"),
        ("tendering_law", "single_source"),
    ];
    let mut all = vec![
        one(
            "signed-over-30-days-after-award",
            Contract,
            awarded,
            r#"{"award_notice_on":"{signed_on-31}"}"#,
            "/signed_on",
        ),
        one(
            "signed-before-award",
            Contract,
            awarded,
            r#"{"award_notice_on":"{signed_on+1}"}"#,
            "/signed_on",
        ),
        one(
            "published-over-2-working-days-after-signing",
            Contract,
            law,
            r#"{"published_on":"{signed_on+13}"}"#,
            "/published_on",
        ),
        one(
            "filed-over-7-working-days-after-signing",
            Contract,
            law,
            r#"{"filed_on":"{signed_on+20}"}"#,
            "/filed_on",
        ),
        one(
            "not-published",
            Contract,
            law,
            r#"{"published_on":null}"#,
            "/published_on",
        ),
        one("not-filed", Contract, law, r#"{"filed_on":null}"#, "/filed_on"),
    ];
    for (regime, method) in methods {
        let host = format!(r#"{{"regime":"{regime}","procurement_method":"*"}}"#);
        let change = format!(r#"{{"procurement_method":"{method}"}}"#);
        all.push(one(
            "method-not-of-the-regime",
            Contract,
            &host,
            &change,
            "/procurement_method",
        ));
    }
    all
}

/// An organ pays a small enterprise, under the text of 2025 or that of 2020.
const SMALL: &str =
    r#""payment_direction":"government_pays","party_b_is_sme":true,"party_a_kind":"!state_owned_enterprise""#;
const OF_2025: &str = r#""signed_on":">2025-05-31""#;
const OF_2020: &str = r#""signed_on":"<2025-06-01""#;
const ART_8_2020: &str = "保障中小企业款项支付条例 8 (2020)";
const ART_15_2020: &str = "保障中小企业款项支付条例 15 (2020)";
const PAID_BY_ORGAN_2025: &str = r#"{"payment_direction":"government_pays","party_b_is_sme":true,"party_a_kind":"!state_owned_enterprise","signed_on":">2025-05-31","amends_contract_no":null}"#;

/// The same, without a settlement from which a term could run.
const PAID_BY_ORGAN_UNSETTLED: &str = r#"{"payment_direction":"government_pays","party_b_is_sme":true,"party_a_kind":"!state_owned_enterprise","signed_on":">2025-05-31","amends_contract_no":null,"settled_on":null}"#;
const PAID_BY_ORGAN_2020: &str = r#"{"payment_direction":"government_pays","party_b_is_sme":true,"party_a_kind":"!state_owned_enterprise","signed_on":"<2025-06-01","amends_contract_no":null}"#;

fn payment() -> Vec<Fault> {
    let large = r#"{"payment_direction":"government_pays","party_b_is_sme":true,"party_a_kind":"state_owned_enterprise","party_a_is_large":true,"signed_on":">2025-05-31"}"#;
    vec![
        one(
            "agreed-term-over-60-days",
            Contract,
            &with(SMALL, OF_2025),
            r#"{"payment_days":61}"#,
            "/payment_days",
        )
        .without(Payment),
        one(
            "agreed-term-over-60-days",
            Contract,
            &with(SMALL, OF_2020),
            r#"{"payment_days":90}"#,
            "/payment_days",
        )
        .without(Payment)
        .under(ART_8_2020),
        one(
            "long-term-agreed",
            Contract,
            large,
            r#"{"payment_days":61}"#,
            "/payment_days",
        )
        .without(Payment),
        one(
            "overdue-rate-below-lpr",
            Contract,
            &with(SMALL, OF_2020),
            r#"{"overdue_rate":"1"}"#,
            "/overdue_rate",
        )
        .under(ART_15_2020),
        one(
            "paid-late",
            Payment,
            "{}",
            r#"{"paid_on":"{due_on+1}"}"#,
            "/paid_on",
        )
        .beside(Contract, PAID_BY_ORGAN_2025),
        one(
            "unpaid-when-due",
            Payment,
            "{}",
            r#"{"paid":"{due%90}"}"#,
            "/paid",
        )
        .beside(Contract, PAID_BY_ORGAN_2025)
        .and("contract", "due-and-not-paid", "", 1),
        one(
            "unpaid-when-due",
            Performance,
            r#"{"performance_status":"performing","period":"2026-05","performed_amount":"*"}"#,
            r#"{"paid_amount":"{due_amount%90}"}"#,
            "/paid_amount",
        )
        .without(Payment)
        .beside(Contract, PAID_BY_ORGAN_UNSETTLED)
        .and("contract", "due-and-not-paid", "", 1),
        overdue_at_the_years_end(),
    ]
}

/// An instalment of the year before of which nothing is paid.
fn overdue_at_the_years_end() -> Fault {
    let owed = |corpus: &mut Corpus, host: &Row| {
        let contract = (host.text("signed_on") >= "2020-09-01").then_some(host)?;
        let mut record = Object::new();
        for field in ["party_a_uscc", "contract_no"] {
            record.insert(field.to_owned(), contract.text(field).into());
        }
        record.insert("due_on".to_owned(), "2025-12-20".into());
        record.insert("due".to_owned(), "1000.00".into());
        let (kind, month) = (Payment, host.month);
        corpus.bundles.first_mut()?.rows.push(Row { kind, month, record });
        Some(())
    };
    let fault = done("yearly-disclosure-due", Contract, PAID_BY_ORGAN_2020, owed, &[]);
    let unpaid = Expect {
        at: Some("payment"),
        basis: Some("保障中小企业款项支付条例 8 (2020)"),
        ..Expect::new("unpaid-when-due", "/paid")
    };
    let mut fault = fault
        .without(Payment)
        .of_day(2026, 4, 15)
        .and("unit", "yearly-disclosure-due", "", 1)
        .and("contract", "due-and-not-paid", "", 1);
    fault.expect.push(unpaid);
    fault
}
