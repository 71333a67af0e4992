//! What months say beside each other, as findings: at which row and field, and where nothing is said.

use serde_json::{Value, json};
use zhengwu_credit::api::to_ndjson;
use zhengwu_credit::field::Kind::{self, Commitment, Contract, Performance};
use zhengwu_credit::value::Period;

use super::came::{Came, of_month, short, signed};
use super::world::UNIT;

#[test]
fn what_a_later_statement_takes_back_is_told_at_its_field() {
    let going = || signed().statement("2024-12", json!({}));
    let less = json!({"performed_amount": "100000.00"});
    let came = going().statement("2025-01", less);
    assert_eq!(
        came.told("2025-02-05"),
        ["XRF303 /performed_amount performance-2:1"]
    );
    let (found, _) = came.run("2025-02-05");
    let wire: Value = serde_json::from_str(&to_ndjson(&found)).unwrap();
    assert_eq!(wire["record"], "performance");
    assert_eq!(wire["key"], json!([UNIT, "HA-2024/017", "2025-01"]));
    assert_eq!(wire["severity"], "warning");
    assert_eq!(wire["basis"], "二(二)2");
    assert_eq!(wire["actual"], "100000.00");
    assert_eq!(wire["expected"], json!({"op": ">=", "value": "320000.00"}));
    assert_eq!(wire["args"]["before"], "320000.00");
    let nothing = json!({"performance_status": "not_started", "performed_amount": null, "due_amount": null, "paid_amount": null});
    let mut back = nothing.clone();
    for field in ["performed_amount", "due_amount", "paid_amount"] {
        back[field] = "0.00".into();
    }
    let zero = signed().statement(
        "2024-12",
        json!({"performed_amount": "0.00", "due_amount": "0.00", "paid_amount": "0.00"}),
    );
    assert_eq!(
        zero.statement("2025-01", back).told("2025-02-05"),
        ["XRF304 /performance_status performance-2:1"]
    );
    // What goes on is nothing to tell, and what stands in the corrections neither.
    let more =
        json!({"performed_amount": "400000.00", "due_amount": "400000.00", "paid_amount": "400000.00"});
    assert!(going().statement("2025-01", more).told("2025-02-05").is_empty());
    let held = json!({"performed_amount": "100000.00", "status_on": "2024-01-31"});
    assert!(going().statement("2025-01", held).told("2025-02-05").is_empty());
}

/// What was performed is ended by nobody afterwards; a court may set it aside.
#[test]
fn what_was_performed_is_terminated_by_a_judgment_alone() {
    let all =
        json!({"performed_amount": "1280000.00", "due_amount": "1280000.00", "paid_amount": "1280000.00"});
    let with = |more: Value| {
        let mut own = all.clone();
        own.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        own
    };
    let done = with(
        json!({"performance_status": "performed", "performed_on": "2024-12-30", "evidence": "验收单3号"}),
    );
    let ended = |ground: &str| {
        with(json!({"performance_status": "terminated", "change_ground": ground, "ground_proof": "文书1号"}))
    };
    let told = |ground| {
        let came = signed().statement("2024-12", done.clone());
        came.statement("2025-01", ended(ground)).told("2025-02-05")
    };
    assert_eq!(
        told("mutual_consent"),
        ["XRF304 /performance_status performance-2:1"]
    );
    assert!(told("court_or_arbitration").is_empty());
}

#[test]
fn what_was_short_never_was_as_if_nothing_had_begun() {
    let zero = json!({"performed_amount": "0.00", "due_amount": "0.00", "paid_amount": "0.00"});
    let mut none = short("design_change", "2025-02-20");
    none["performance_status"] = "not_performed".into();
    none.as_object_mut()
        .unwrap()
        .extend(zero.as_object().unwrap().clone());
    let mut back = zero;
    back["performance_status"] = "not_started".into();
    let came = signed().statement("2024-12", none).statement("2025-01", back);
    assert_eq!(
        came.told("2025-02-05"),
        ["XRF304 /performance_status performance-2:1"]
    );
}

#[test]
fn a_last_day_that_moves_between_months_is_told_where_it_moved() {
    let months = |later: Value| {
        let mut came =
            Came::default()
                .file(Contract, "2024-12", &[json!({})])
                .file(Contract, "2025-01", &[later]);
        came.month = Period::parse("2025-01").ok();
        came.logged()
    };
    let came = months(json!({"ends_on": "2025-12-31"}));
    assert_eq!(came.told("2025-02-10"), ["XRF305 /ends_on contract-1:1"]);
    let (found, _) = came.run("2025-02-10");
    assert_eq!(
        serde_json::to_value(&found[0].expected).unwrap(),
        json!({"op": "==", "value": "2025-06-30"})
    );
    assert!(months(json!({})).told("2025-02-10").is_empty());
    // In the month after it was told already.
    let mut later = came.file(Contract, "2025-02", &[json!({"ends_on": "2025-12-31"})]);
    later.month = Period::parse("2025-02").ok();
    assert!(
        !later
            .told("2025-03-05")
            .iter()
            .any(|one| one.starts_with("XRF305"))
    );
    let promise = |later: Value| {
        let mut came =
            Came::default()
                .file(Commitment, "2024-12", &[json!({})])
                .file(Commitment, "2025-01", &[later]);
        came.month = Period::parse("2025-01").ok();
        came.logged().told("2025-02-10")
    };
    assert_eq!(
        promise(json!({"due_on": "2025-12-31"})),
        ["XRF305 /due_on commitment-1:1"]
    );
}

#[test]
fn a_follow_up_is_missed_by_the_ledger_or_by_the_next_statement() {
    let came = || signed().statement("2024-12", short("design_change", "2025-01-20"));
    assert!(
        came().told("2025-02-05").is_empty(),
        "one month says nothing of the next"
    );
    assert_eq!(
        came().logged().told("2025-02-05"),
        ["XRF301 /next_follow_up_on performance-1:1"]
    );
    assert!(came().logged().told("2025-01-20").is_empty());
    let again = came().statement("2025-01", short("design_change", "2025-02-20"));
    assert!(again.told("2025-02-05").is_empty() && again.logged().told("2025-02-05").is_empty());
    // Suspended on a forbidden ground: nothing is changed, and nobody followed up.
    let forbidden = json!({"performance_status": "suspended", "change_ground": "leadership_change"});
    let came = came().statement("2025-01", forbidden);
    assert_eq!(
        came.told("2025-02-05"),
        ["XRF301 /next_follow_up_on performance-1:1"]
    );
}

#[test]
fn a_contract_that_is_no_longer_stated_has_vanished() {
    let other = |month: &str| of_month(month, json!({"contract_no": "HA-2"}));
    let two = || {
        Came::default().file(
            Contract,
            "",
            &[json!({}), json!({"contract_no": "HA-2", "amount": "1290000.00"})],
        )
    };
    let first = || {
        two().file(
            Performance,
            "",
            &[of_month("2024-12", json!({})), other("2024-12")],
        )
    };
    let came = first()
        .file(Performance, "", &[other("2025-01")])
        .file(Performance, "", &[other("2025-02")]);
    assert_eq!(came.told("2025-03-05"), ["XRF308  performance-1:1"]);
    let (found, _) = came.run("2025-03-05");
    assert_eq!(found[0].args["last"], "2024-12");
    assert_eq!(found[0].args["month"], "2025-01", "the first month that lacks it");
    assert_eq!(found[0].key, [UNIT, "HA-2024/017", "2024-12"]);
    // One month alone, or a unit that sent nothing, says nothing.
    assert!(first().told("2025-03-05").is_empty());
    // It stands in the corrections, or may: its row cannot be read, or names a contract that nobody knows.
    for row in [
        json!({"status_on": "2024-01-31"}),
        json!({"contract_no": null}),
        json!({"contract_no": "HA-2024/O17"}),
    ] {
        let came = first().file(Performance, "", &[other("2025-01"), of_month("2025-01", row)]);
        assert!(came.told("2025-02-05").is_empty());
    }
    // Ended contracts are not stated any more.
    let done = json!({"performance_status": "performed", "performed_amount": "1280000.00", "due_amount": "1280000.00",
        "paid_amount": "1280000.00", "performed_on": "2024-12-30", "evidence": "验收单3号"});
    let ended = two().file(Performance, "", &[of_month("2024-12", done), other("2024-12")]);
    assert!(
        ended
            .file(Performance, "", &[other("2025-01")])
            .told("2025-02-05")
            .is_empty()
    );
    // What nobody followed up is the graver word on the same silence.
    let missed = two().file(
        Performance,
        "",
        &[
            of_month("2024-12", short("design_change", "2025-01-20")),
            other("2024-12"),
        ],
    );
    let missed = missed.file(Performance, "", &[other("2025-01")]);
    assert_eq!(
        missed.logged().told("2025-02-05"),
        ["XRF301 /next_follow_up_on performance-1:1"]
    );
}

#[test]
fn after_a_merger_the_successor_states_what_its_predecessor_did() {
    let successor = "11320685MB0A100217";
    let unit = json!({"valid_to": "2024-12-31", "successor_uscc": successor});
    let came = |code: &str| {
        let contract = json!({"contract_no": "HA-2", "party_a_uscc": code, "amount": "1290000.00"});
        Came::default()
            .file(
                Kind::Unit,
                "",
                &[unit.clone(), json!({"uscc": successor, "name": "海安市示例二局"})],
            )
            .file(Contract, "", &[json!({}), contract])
            .statement("2024-12", json!({}))
            .statement("2025-01", json!({"contract_no": "HA-2", "party_a_uscc": code}))
            .told("2025-02-05")
    };
    assert_eq!(came(successor), ["XRF308  performance-2:1"]);
    // It states it under its own code: that is told there (XRF401), and it has not vanished.
    let misnamed = |number: &str| {
        let heir = |number: &str| json!({"contract_no": number, "party_a_uscc": successor});
        let mut contract = heir("HA-2");
        contract["amount"] = "1290000.00".into();
        Came::default()
            .file(
                Kind::Unit,
                "",
                &[unit.clone(), json!({"uscc": successor, "name": "海安市示例二局"})],
            )
            .file(Contract, "", &[json!({}), contract])
            .statement("2024-12", json!({}))
            .file(
                Performance,
                "",
                &[
                    of_month("2025-01", heir("HA-2")),
                    of_month("2025-01", heir(number)),
                ],
            )
    };
    let came_so = misnamed("HA-2024/017");
    let (_, summary) = came_so.run("2025-02-05");
    assert_eq!(summary.to_correct, 1);
    assert!(came_so.told("2025-02-05").is_empty());
    assert!(came_so.logged().told("2025-02-05").is_empty());
    // What another unit sends says nothing of this one.
    assert!(came("11320685MB0A10048P").is_empty());
}
