//! What was logged of a contract is not typed twice: a statement is held against the term and the price that the log has made.

use std::path::Path;

use serde_json::{Value, json};
use zhengwu_credit::lifecycle::Action;

use super::derived::{Payload, contract, log, office, sent};
use super::run;

/// The contract was to end on 15 January; what January's statement says of it.
const OVERDUE: &str = r#"{"ends_on": "2025-01-15"}"#;

/// The codes that the unit is told of January, of errors and of what is sent all the same.
fn told(dir: &Path) -> Vec<String> {
    let submitted = run(dir, "2025-01", &dir.join("out"));
    let units = submitted.corrections.units.iter();
    let codes = units.flat_map(|unit| {
        unit.to_correct
            .iter()
            .flat_map(|row| &row.findings)
            .chain(&unit.told)
    });
    codes.map(|one| one.code.clone()).collect()
}

fn is_told(dir: &Path, code: &str) -> bool {
    told(dir).iter().any(|one| one == code)
}

const AMENDED: Payload<'static> = &[
    ("change_ground", "mutual_consent"),
    ("ground_proof", "补充协议（2025-01-10）"),
    ("ends_on", "2025-06-30"),
];

#[test]
fn a_term_that_was_moved_is_not_over() {
    let office = |statement: Value| office(OVERDUE, statement);
    let plain = office(json!({}));
    assert!(is_told(plain.path(), "PRF404"));
    let place = office(json!({}));
    log(place.path(), &contract(), Action::Amend, "2025-01-10", AMENDED);
    assert!(!is_told(place.path(), "PRF404"));
    // On the day of which the statement speaks it had not been moved.
    let place = office(json!({"status_on": "2025-01-18"}));
    log(place.path(), &contract(), Action::Amend, "2025-01-20", AMENDED);
    assert!(is_told(place.path(), "PRF404"));
}

#[test]
fn a_settled_price_is_what_performance_is_measured_by() {
    let done = || {
        let all = json!({
            "performance_status": "performed", "performed_on": "2025-01-20", "evidence": "验收单1号",
            "performed_amount": "1200000.00", "due_amount": "1200000.00", "paid_amount": "1200000.00",
        });
        office("{}", all)
    };
    let plain = done();
    assert!(is_told(plain.path(), "PRF402"), "{:?}", told(plain.path()));
    let place = done();
    let settled = [
        ("settled_amount", "1200000.00"),
        ("document", "结算审核〔2025〕1号"),
    ];
    log(place.path(), &contract(), Action::Settle, "2025-01-15", &settled);
    let codes = told(place.path());
    assert!(!codes.contains(&"PRF402".to_owned()), "{codes:?}");
}

const SUSPENDED: Payload<'static> = &[
    ("change_ground", "planning_adjustment"),
    ("authority_doc", "海示一发〔2025〕2号"),
    ("procedure_doc", "海示一纪〔2025〕3号"),
];

/// The ground of what was logged stands in what is sent, and nobody asks for it.
#[test]
fn the_ground_of_a_logged_suspension_is_not_typed_again() {
    let plain = office("{}", json!({"performance_status": "suspended"}));
    assert!(is_told(plain.path(), "REC001"), "{:?}", told(plain.path()));
    let place = office("{}", json!({"performance_status": "suspended"}));
    log(
        place.path(),
        &contract(),
        Action::Suspend,
        "2025-01-15",
        SUSPENDED,
    );
    let (records, _, _) = sent(place.path(), "performance");
    for (field, text) in SUSPENDED {
        assert_eq!(records[0][field], *text, "{records:?}");
    }
    let codes = told(place.path());
    assert!(
        !codes
            .iter()
            .any(|code| code.starts_with("PRF0") || code == "REC001"),
        "{codes:?}"
    );
    // What the statement itself says stays, and of another ground nothing is filled in.
    let other = json!({"performance_status": "suspended", "change_ground": "public_interest"});
    let place = office("{}", other);
    log(
        place.path(),
        &contract(),
        Action::Suspend,
        "2025-01-15",
        SUSPENDED,
    );
    let codes = told(place.path());
    assert!(codes.iter().any(|code| code.starts_with("PRF0")), "{codes:?}");
}
