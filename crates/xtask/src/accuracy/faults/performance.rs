//! Faults of statements: amounts, grounds, dates, and against their contract.

use zhengwu_credit::field::Kind::{Contract, Payment, Performance};

use crate::accuracy::fault::{Fault, fault, one};

const PERFORMED: &str = r#"{"performance_status":"performed","performed_amount":"*"}"#;
const SHORT: &str = r#"{"performance_status":"partially_performed|not_performed","period":"2026-05"}"#;
const BY_AUTHORITY: &str = r#"{"authority_doc":"*"}"#;
const WITH_LOSS: &str = r#"{"loss_stated":"*","period":"2026-05"}"#;
/// The grounds of 一(三) and 二(三)2 that are none.
const FORBIDDEN: [&str; 5] = [
    "government_transition",
    "leadership_change",
    "institutional_adjustment",
    "responsible_person_change",
    "administrative_division_adjustment",
];
/// Reported in the last month, and so with one statement.
const ONE_STATEMENT: &str = r#"{"amends_contract_no":null,"signed_on":">2026-04-30"}"#;
const PRICED: &str = r#"{"amount_basis":"fixed","amends_contract_no":null,"settled_amount":null}"#;

pub(super) fn faults() -> Vec<Fault> {
    let mut all = dates();
    all.extend(amounts());
    all.extend(grounds());
    all
}

fn dates() -> Vec<Fault> {
    vec![
        one(
            "status-on-before-period",
            Performance,
            r#"{"performance_status":"performing","period":"2026-05"}"#,
            r#"{"status_on":"2026-04-30"}"#,
            "/status_on",
        ),
        one(
            "status-on-after-as-of",
            Performance,
            r#"{"performance_status":"performing","period":"2026-05"}"#,
            r#"{"status_on":"2026-06-11"}"#,
            "/status_on",
        ),
        fault(
            "performed-after-as-of",
            Performance,
            PERFORMED,
            r#"{"performed_on":"2026-06-11","written_off_on":null}"#,
            &[("performed-after-as-of", "/performed_on")],
        ),
        one(
            "performed-before-signed",
            Performance,
            PERFORMED,
            r#"{"performed_on":"2019-01-01"}"#,
            "/performed_on",
        ),
        one(
            "written-off-not-performed",
            Performance,
            r#"{"performance_status":"performing|suspended"}"#,
            r#"{"written_off_on":"{status_on}"}"#,
            "/written_off_on",
        ),
        one(
            "written-off-before-performed",
            Performance,
            PERFORMED,
            r#"{"written_off_on":"{performed_on-1}"}"#,
            "/written_off_on",
        ),
        one(
            "next-follow-up-not-after-status",
            Performance,
            SHORT,
            r#"{"next_follow_up_on":"{status_on}"}"#,
            "/next_follow_up_on",
        ),
        one(
            "next-follow-up-not-after-status",
            Performance,
            r#"{"performance_status":"performing"}"#,
            r#"{"follow_up":"与对方会商","next_follow_up_on":"{status_on-3}"}"#,
            "/next_follow_up_on",
        ),
        fault(
            "term-over-without-performance",
            Contract,
            r#"{"ends_on":"~","signed_on":"<2026-05-01","amends_contract_no":null}"#,
            r#"{"ends_on":"2026-05-15"}"#,
            &[],
        )
        .beside(
            Performance,
            r#"{"performance_status":"performing","period":"2026-05"}"#,
        )
        .without_such(Contract, r#"{"amends_contract_no":"*"}"#)
        .and(
            "performance",
            "term-over-without-performance",
            "/performance_status",
            1,
        ),
    ]
}

fn amounts() -> Vec<Fault> {
    vec![
        one(
            "performed-but-not-in-full",
            Performance,
            PERFORMED,
            r#"{"performed_amount":"{performed_amount%99}","due_amount":"{performed_amount%99}","paid_amount":"{performed_amount%99}"}"#,
            "/performed_amount",
        )
        .beside(Contract, PRICED)
        .without(Payment),
        one(
            "performed-over-amount",
            Performance,
            PERFORMED,
            r#"{"performed_amount":"{performed_amount%101}"}"#,
            "/performed_amount",
        )
        .beside(Contract, PRICED),
        one(
            "paid-over-performed",
            Performance,
            PERFORMED,
            r#"{"paid_amount":"{performed_amount%101}"}"#,
            "/paid_amount",
        ),
        one(
            "paid-over-performed",
            Performance,
            r#"{"performance_status":"terminated","performed_amount":"*"}"#,
            r#"{"paid_amount":"{performed_amount%101}"}"#,
            "/paid_amount",
        ),
        one(
            "not-started-with-amounts",
            Performance,
            r#"{"performance_status":"not_started"}"#,
            r#"{"performed_amount":"1.00"}"#,
            "/performance_status",
        ),
        one(
            "not-started-with-amounts",
            Performance,
            r#"{"performance_status":"not_started"}"#,
            r#"{"paid_amount":"0.01"}"#,
            "/performance_status",
        ),
        one(
            "status-disagrees-with-amounts",
            Performance,
            r#"{"performance_status":"not_performed","performed_amount":"*"}"#,
            r#"{"performed_amount":"0.01"}"#,
            "/performance_status",
        ),
        one(
            "status-disagrees-with-amounts",
            Performance,
            r#"{"performance_status":"partially_performed","performed_amount":"*"}"#,
            r#"{"performed_amount":"0.00"}"#,
            "/performance_status",
        ),
    ]
}

fn grounds() -> Vec<Fault> {
    let mut all = vec![
        one(
            "PRF:ground-authority-missing",
            Performance,
            BY_AUTHORITY,
            r#"{"authority_doc":null}"#,
            "/authority_doc",
        ),
        one(
            "PRF:ground-procedure-missing",
            Performance,
            BY_AUTHORITY,
            r#"{"procedure_doc":null}"#,
            "/procedure_doc",
        ),
        one(
            "PRF:ground-proof-missing",
            Performance,
            r#"{"ground_proof":"*"}"#,
            r#"{"ground_proof":null}"#,
            "/ground_proof",
        ),
        one(
            "PRF:compensation-not-decided",
            Performance,
            WITH_LOSS,
            r#"{"compensation_decided":null,"compensation_paid":null}"#,
            "/compensation_decided",
        ),
        one(
            "compensation-paid-over-decided",
            Performance,
            WITH_LOSS,
            r#"{"compensation_paid":"50000.01"}"#,
            "/compensation_paid",
        ),
    ];
    for ground in FORBIDDEN {
        let change = format!(r#"{{"reason":"{ground}"}}"#);
        // It is the government side's breach (一(三)), for which somebody is held accountable (三(一)).
        all.push(
            one("PRF:reason-forbidden", Performance, SHORT, &change, "/reason")
                .what(ground)
                .under(law_against(ground, "一(三), 二(三)2"))
                .beside(Contract, ONE_STATEMENT)
                .and("contract", "accountability-owed", "", 1),
        );
        let change = format!(r#"{{"change_ground":"{ground}","ground_proof":null}}"#);
        all.push(
            one(
                "PRF:reason-forbidden",
                Performance,
                r#"{"ground_proof":"*","performance_status":"suspended","period":"2026-05"}"#,
                &change,
                "/change_ground",
            )
            .what(ground)
            .under(law_against(ground, "一(三), 二(三)2"))
            .and("contract", "accountability-owed", "", 1)
            .and("contract", "breach-open-without-follow-up", "", 1)
            .and_that_under("一(三)"),
        );
    }
    all
}

/// What forbids a ground: the notice, and that divisions change the regulation alone.
pub(super) fn law_against(ground: &str, notice: &'static str) -> &'static str {
    match ground {
        "administrative_division_adjustment" => "优化营商环境条例 31",
        _ => notice,
    }
}
