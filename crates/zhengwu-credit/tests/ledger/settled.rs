//! What a later month or an amendment has mended is no alert any more; what is logged is not undone by a month.

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Stage};

use super::came::signed;
use super::scenarios::reported;
use super::world::{World, contract};

fn has(world: &World, on: &str, code: &str) -> bool {
    world
        .told(on, &contract())
        .iter()
        .any(|told| told.starts_with(code))
}

fn amounts(fen: &str) -> String {
    json!({"performed_amount": fen, "due_amount": fen, "paid_amount": fen}).to_string()
}

#[test]
fn an_amount_that_fell_is_settled_once_it_is_reached_again() {
    let fell = reported("{}")
        .statement("2024-12", &amounts("320000.00"))
        .statement("2025-01", &amounts("100000.00"));
    assert!(has(&fell, "2025-02-05", "XRF303"));
    let still = fell.statement("2025-02", &amounts("200000.00"));
    assert!(has(&still, "2025-03-05", "XRF303"), "still below what was known");
    let reached = still.statement("2025-03", &amounts("320000.00"));
    assert!(
        !has(&reached, "2025-04-05", "XRF303"),
        "{:?}",
        reached.told("2025-04-05", &contract())
    );
}

#[test]
fn a_last_day_that_an_amendment_moved_there_since_is_no_alert() {
    let moved = reported("{}").record(
        "2025-01",
        Kind::Contract,
        r#"{"ends_on":"2025-12-31","term_text":null}"#,
    );
    assert!(has(&moved, "2025-02-05", "XRF305"));
    let ground =
        json!({"change_ground": "mutual_consent", "ground_proof": "补充协议1号", "ends_on": "2025-12-31"});
    let amended = moved.fact("2025-02-10", &contract(), Action::Amend, ground);
    assert!(has(&amended, "2025-02-09", "XRF305"), "before it");
    assert!(
        !has(&amended, "2025-02-10", "XRF305"),
        "{:?}",
        amended.told("2025-02-10", &contract())
    );
}

/// A suspension that was logged is lifted by an event alone; a month that says otherwise contradicts it until it says the same.
#[test]
fn a_logged_suspension_is_not_undone_by_a_month() {
    let ground = json!({"change_ground": "mutual_consent", "ground_proof": "中止协议"});
    let suspended = reported("{}").statement("2024-12", "{}").fact(
        "2025-01-10",
        &contract(),
        Action::Suspend,
        ground.clone(),
    );
    let said = suspended.statement("2025-01", "{}");
    assert_eq!(said.stage("2025-02-05", &contract()), Some(Stage::Suspended));
    assert!(has(&said, "2025-02-05", "XRF306"));
    let mut same = ground;
    same["performance_status"] = "suspended".into();
    let agrees = said.statement("2025-02", &same.to_string());
    assert!(
        !has(&agrees, "2025-03-05", "XRF306"),
        "{:?}",
        agrees.told("2025-03-05", &contract())
    );
    let resumed = agrees.fact("2025-03-10", &contract(), Action::Resume, json!({}));
    assert_eq!(resumed.stage("2025-03-10", &contract()), Some(Stage::Performing));
}

/// A row in the corrections hides a missed follow-up while its month can still be mended, and no longer.
#[test]
fn a_wrong_row_does_not_silence_a_missed_follow_up_for_good() {
    let short = json!({"performance_status": "partially_performed", "reason": "funds_not_in_place", "reason_note": "资金未拨付",
        "responsible_side": "government", "follow_up": "报请拨付", "next_follow_up_on": "2025-02-15"});
    let wrong = signed()
        .fact("2024-12-11", &contract(), Action::Commence, json!({}))
        .statement("2025-01", short)
        .statement("2025-02", json!({"performed_amount": "abc"}));
    let is_told = |on: &str| wrong.told(on).iter().any(|told| told.starts_with("XRF301"));
    assert!(!is_told("2025-03-10"), "up to the cut-off of its month");
    assert!(is_told("2025-03-11"), "{:?}", wrong.told("2025-03-11"));
}
