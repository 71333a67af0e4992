//! Faults between what names a unit or a record and the register, or what was reported.

use serde_json::json;
use zhengwu_credit::field::Kind::{Commitment, Contract, Dishonesty, ListReview, Performance, Unit};

use super::ledger::{NEW, ORIGINAL, own};
use crate::accuracy::fault::{Fault, done, fault, one};
use crate::corpus::{Corpus, Row};

const CLOSED: &str = "11320685MB0A10013C";
const CLOSED_NAME: &str = "海安市示例撤并局";

/// Adds a unit that was closed long ago.
fn closed_unit(corpus: &mut Corpus, heir: Option<String>) -> Option<()> {
    let line = json!({
        "uscc": CLOSED, "name": CLOSED_NAME, "kind": "department", "valid_to": "2020-01-01", "successor_uscc": heir,
    });
    let mut record: crate::corpus::Object = serde_json::from_value(line).ok()?;
    record.retain(|_, value| !value.is_null());
    own(corpus)?.rows.push(Row {
        kind: Unit,
        month: 0,
        record,
    });
    corpus.units.push(crate::corpus::Unit {
        uscc: CLOSED.to_owned(),
        name: CLOSED_NAME.to_owned(),
        kind: "department",
    });
    Some(())
}

/// What names something that is not there, or otherwise than the register.
pub(super) fn faults() -> Vec<Fault> {
    vec![
        one(
            "performance-without-contract",
            Performance,
            r#"{"performance_status":"performing|performed|not_started"}"#,
            r#"{"contract_no":"没有这一份"}"#,
            "/contract_no",
        ),
        one(
            "commitment-names-unknown-contract",
            Commitment,
            r#"{"contract_no":"*"}"#,
            r#"{"contract_no":"没有这一份"}"#,
            "/contract_no",
        ),
        one(
            "contract-names-unknown-commitment",
            Contract,
            ORIGINAL,
            r#"{"commitment_no":"32068520250101000009"}"#,
            "/commitment_no",
        ),
        one(
            "unit-not-in-register",
            Contract,
            NEW,
            r#"{"party_a_uscc":"11320685MB0A10013C","party_a_kind":"department"}"#,
            "/party_a_uscc",
        )
        .and("performance", "performance-without-contract", "/contract_no", 1),
        one(
            "unit-not-in-register",
            Commitment,
            r#"{"promisor_kind":"official","fulfilment_status":null}"#,
            r#"{"unit_uscc":"11320685MB0A10013C"}"#,
            "/unit_uscc",
        ),
        one(
            "unit-not-in-register",
            Commitment,
            r#"{"promisor_kind":"institution","fulfilment_status":null,"contract_no":null}"#,
            r#"{"promisor_code":"11320685MB0A10013C"}"#,
            "/promisor_code",
        ),
        one(
            "unit-not-in-register",
            Dishonesty,
            "{}",
            r#"{"unit_uscc":"11320685MB0A10013C"}"#,
            "/unit_uscc",
        ),
        one(
            "unit-name-disagrees-with-register",
            Contract,
            "{}",
            r#"{"party_a_name":"海安市另一单位"}"#,
            "/party_a_name",
        ),
        one(
            "unit-name-disagrees-with-register",
            Commitment,
            r#"{"promisor_kind":"institution"}"#,
            r#"{"promisor_name":"海安市另一单位"}"#,
            "/promisor_name",
        ),
        one(
            "unit-name-disagrees-with-register",
            Commitment,
            r#"{"promisor_kind":"official"}"#,
            r#"{"unit_name":"海安市另一单位"}"#,
            "/unit_name",
        ),
        one(
            "unit-name-disagrees-with-register",
            Dishonesty,
            "{}",
            r#"{"unit_name":"海安市另一单位"}"#,
            "/unit_name",
        ),
        done(
            "closed-unit-without-successor",
            Unit,
            "{}",
            |corpus, _| closed_unit(corpus, None),
            &[],
        )
        .and("unit", "closed-unit-without-successor", "/successor_uscc", 1),
        done(
            "signed-after-unit-closed",
            Contract,
            NEW,
            |corpus, host| {
                let heir = host.text("party_a_uscc").to_owned();
                closed_unit(corpus, Some(heir))?;
                let number = host.text("contract_no");
                let rows = corpus
                    .bundles
                    .iter_mut()
                    .flat_map(|bundle| bundle.rows.iter_mut());
                for row in rows.filter(|row| row.kind != Unit && row.text("contract_no") == number) {
                    row.record.insert("party_a_uscc".to_owned(), CLOSED.into());
                    if row.kind == Contract {
                        row.record.insert("party_a_name".to_owned(), CLOSED_NAME.into());
                        row.record.insert("party_a_kind".to_owned(), "department".into());
                    }
                }
                Some(())
            },
            &[],
        )
        // What was logged of its risks stays with the old key.
        .without_such(Performance, r#"{"reason":"force_majeure"}"#)
        .without_such(Performance, r#"{"reason":"deterioration"}"#)
        .and("contract", "signed-after-unit-closed", "/party_a_uscc", 1),
        fault(
            "list-review-overdue",
            ListReview,
            "{}",
            r#"{"reviewed_on":"2025-11-01"}"#,
            &[],
        )
        .and("unit", "list-review-overdue", "", 1),
    ]
}
