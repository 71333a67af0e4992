//! What is missing, and what is there and must not be.

use zhengwu_credit::field::Kind;
use zhengwu_credit::field::Kind::{
    Commitment, Contract, Dishonesty, ListReview, Payment, Performance, Published, Receipt, Unit,
};

use super::formats::host;
use super::found;
use crate::accuracy::fault::{Fault, fault, one};

pub(super) fn faults() -> Vec<Fault> {
    let mut all = missing();
    all.extend(superfluous());
    for one in &mut all {
        one.hosts = 2;
    }
    all
}

/// The fields that 2.1 to 2.5 mark R.
const REQUIRED: [(Kind, &str); 9] = [
    (
        Contract,
        "contract_no contract_name contract_kind fields party_a_name party_a_uscc party_a_kind party_b_name party_b_kind \
         party_b_id_kind signed_on starts_on amount_basis payment_direction subject_matter regime professional classified",
    ),
    (
        Performance,
        "party_a_uscc contract_no period status_on performance_status",
    ),
    (
        Commitment,
        "commitment_no category promisor_kind promisor_name source fields subject content liability authority_doc made_on \
         due_on disclosure",
    ),
    (
        Dishonesty,
        "subject_kind subject_name unit_name unit_uscc source decided_on facts",
    ),
    (Unit, "uscc name"),
    (ListReview, "unit_uscc reviewed_on"),
    (Payment, "party_a_uscc contract_no due_on due"),
    (Published, "contract_name"),
    (Receipt, "record_kind unit_uscc record_no result received_on"),
];

fn missing() -> Vec<Fault> {
    let mut all = Vec::new();
    for (kind, fields) in REQUIRED {
        for field in fields.split_whitespace() {
            let path = format!("/{field}");
            for empty in ["null", r#"" ""#] {
                let change = format!(r#"{{"{field}":{empty}}}"#);
                let mut gone = fault("field-missing", kind, &host(kind, field), &change, &[])
                    .what(format!("{}/{field}", kind.key()));
                gone.expect.push(found("field-missing", &path));
                all.push(gone);
            }
        }
    }
    // Under a condition (C): its condition, and the field.
    let conditional: &[(Kind, &str, &str)] = &[
        (
            Contract,
            r#"{"party_b_id_kind":"uscc|citizen_id|passport|legacy_registration"}"#,
            "party_b_id",
        ),
        (
            Contract,
            r#"{"amount_basis":"fixed|ceiling","amends_contract_no":null}"#,
            "amount",
        ),
        (Contract, r#"{"amount_basis":"estimate"}"#, "amount"),
        (Contract, r#"{"amount_basis":"estimate"}"#, "amount_text"),
        (Contract, r#"{"amount_basis":"rate"}"#, "amount_text"),
        (
            Contract,
            r#"{"regime":"procurement_law|tendering_law|below_threshold","remarks":null}"#,
            "procurement_method",
        ),
        (Performance, r#"{"performed_amount":"*"}"#, "performed_amount"),
        (Performance, r#"{"performed_amount":"*"}"#, "due_amount"),
        (Performance, r#"{"performed_amount":"*"}"#, "paid_amount"),
        (
            Performance,
            r#"{"performance_status":"performed"}"#,
            "performed_on",
        ),
        (Performance, r#"{"performance_status":"performed"}"#, "evidence"),
        (Performance, SHORT, "reason"),
        (Performance, SHORT, "reason_note"),
        (Performance, SHORT, "responsible_side"),
        (Performance, SHORT, "follow_up"),
        (Performance, SHORT, "next_follow_up_on"),
        (
            Performance,
            r#"{"performance_status":"suspended|terminated"}"#,
            "change_ground",
        ),
        (Commitment, r#"{"promisor_kind":"institution"}"#, "promisor_code"),
        (Commitment, r#"{"promisor_kind":"official"}"#, "unit_name"),
        (Commitment, r#"{"promisor_kind":"official"}"#, "unit_uscc"),
        (Commitment, r#"{"fulfilment_status":"full"}"#, "determined_on"),
        (Commitment, r#"{"fulfilment_status":"partial"}"#, "determined_by"),
        (Commitment, r#"{"fulfilment_status":"partial|none"}"#, "reason"),
        (
            Commitment,
            r#"{"fulfilment_status":"partial|none"}"#,
            "reason_note",
        ),
        (
            Commitment,
            r#"{"fulfilment_status":"partial|none"}"#,
            "responsible_side",
        ),
        (Commitment, r#"{"fulfilment_status":"partial|none"}"#, "follow_up"),
        (
            Commitment,
            r#"{"fulfilment_status":"partial|none"}"#,
            "next_follow_up_on",
        ),
        (Payment, r#"{"paid_on":"*"}"#, "paid"),
        (Published, r#"{"party_a_uscc":null}"#, "party_a_name"),
        (Receipt, r#"{"record_kind":"performance"}"#, "period"),
        (Receipt, r#"{"result":"rejected"}"#, "reason"),
        (Receipt, r#"{"reason":"other"}"#, "reason_note"),
    ];
    for (kind, host, field) in conditional {
        let change = format!(r#"{{"{field}":null}}"#);
        let mut gone =
            fault("field-missing", *kind, host, &change, &[]).what(format!("{}/{field}", kind.key()));
        gone.expect.push(found("field-missing", &format!("/{field}")));
        all.push(gone);
    }
    all
}

const SHORT: &str = r#"{"performance_status":"partially_performed|not_performed"}"#;

fn superfluous() -> Vec<Fault> {
    vec![one(
        "field-must-be-empty",
        Commitment,
        r#"{"fulfilment_status":"full"}"#,
        r#"{"accountability":"通报批评"}"#,
        "/accountability",
    )]
}
