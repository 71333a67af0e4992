//! Since when something is told: the first day on which it is so; on the day before nothing is told.

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, SubjectKind};
use zhengwu_credit::value::Date;

use super::world::{World, contract, day, hanging};

const NOTHING: [&str; 0] = [];

/// Since when an alert is told on a day.
fn since(world: &World, on: &str, name: &str) -> Option<Date> {
    let alerts = world.alerts(on);
    let told = alerts.iter().find(|one| one.name == name)?;
    Some(told.since)
}

/// It is told since its day, on that day and later, and not on the day before.
fn begins(world: &World, name: &str, first: &str, later: &str) {
    let before = day(first).pred_opt().unwrap().to_string();
    for on in [first, later] {
        assert_eq!(since(world, on, name), Some(day(first)), "{name} on {on}");
    }
    assert_eq!(since(world, &before, name), None, "{name} on {before}");
}

#[test]
fn what_was_to_be_published_or_filed_is_missed_after_its_last_working_day() {
    let open = r#"{"published_on":null,"filed_on":null}"#;
    let by_event = World::new().fact("2024-12-10", &contract(), Action::Register, {
        let base = zhengwu_credit::rules::examples::changed(Kind::Contract, open);
        serde_json::from_str(&base).unwrap()
    });
    // Signed on Tuesday 2024-12-10: two working days to publish, seven to file.
    begins(&by_event, "not-published", "2024-12-13", "2025-03-11");
    begins(&by_event, "not-filed", "2024-12-20", "2025-03-11");
}

#[test]
fn an_objection_is_unanswered_after_its_days() {
    let change = r#"{"objected_on":"2025-01-10","objection_result":null,"repaired_on":null,"repair_applied_on":null,"repair_doc":null}"#;
    let world = World::new().record("2025-01", Kind::Dishonesty, change);
    let days = world.profile.objection_days.on(day("2025-01-10"));
    let last = day("2025-01-10") + chrono::Days::new(u64::from(days));
    let first = last.succ_opt().unwrap().to_string();
    begins(&world, "objection-unanswered", &first, "2026-03-01");
}

/// A contract is to be written off once that is possible: no matter is open and no compensation owed.
#[test]
fn a_write_off_is_owed_once_nothing_is_open() {
    let consent = json!({"change_ground": "mutual_consent", "ground_proof": "解除协议1号"});
    let short = json!({"reason": "design_change", "responsible_side": "both", "follow_up": "示例跟进", "next_follow_up_on": "2025-03-01", "matter": "s1"});
    let world = World::new()
        .record("2024-12", Kind::Contract, "{}")
        .fact("2025-01-10", &contract(), Action::OpenShortfall, short)
        .fact("2025-01-31", &contract(), Action::Terminate, consent.clone());
    assert_eq!(since(&world, "2025-02-20", "write-off-owed"), None);
    let off = json!({"evidence": "解除协议1号"});
    assert_eq!(
        world.refused("2025-02-20", &contract(), Action::WriteOff, off.clone()),
        ["LIF003"]
    );
    let cured = json!({"matter": "s1", "how": "cured", "evidence": "验收单1号"});
    let world = world.fact("2025-02-10", &contract(), Action::CloseMatter, cured);
    begins(&world, "write-off-owed", "2025-02-10", "2025-03-20");
    assert_eq!(
        world.refused("2025-02-10", &contract(), Action::WriteOff, off),
        NOTHING
    );
    let bare = World::new().record("2024-12", Kind::Contract, "{}").fact(
        "2025-01-31",
        &contract(),
        Action::Terminate,
        consent,
    );
    begins(&bare, "write-off-owed", "2025-01-31", "2025-03-20");
}

#[test]
fn a_write_off_waits_for_the_compensation() {
    let lost = |paid: &str| {
        let decided = json!({"change_ground": "planning_adjustment", "loss_stated": "56000", "compensation_decided": "50000",
            "authority_doc": "海示一发〔2025〕20号", "procedure_doc": "海示一纪〔2025〕31号"});
        let world = World::new().record("2024-12", Kind::Contract, "{}");
        let world = world.fact("2025-01-31", &contract(), Action::Terminate, decided);
        let payment = json!({"compensation_paid": paid});
        let world = world.fact("2025-02-10", &contract(), Action::RecordPerformance, payment);
        let again = json!({"compensation_paid": "50000"});
        world.fact("2025-03-10", &contract(), Action::RecordPerformance, again)
    };
    begins(&lost("20000"), "write-off-owed", "2025-03-10", "2025-04-20");
    begins(&lost("50000"), "write-off-owed", "2025-02-10", "2025-04-20");
    let claim = hanging(SubjectKind::Compensation, &contract());
    let consent = json!({"change_ground": "mutual_consent", "ground_proof": "解除协议1号"});
    let claimed = World::new()
        .record("2024-12", Kind::Contract, "{}")
        .fact("2025-01-31", &contract(), Action::Terminate, consent)
        .fact("2025-01-20", &claim, Action::Claim, json!({"claimed": "100.00"}))
        .fact(
            "2025-02-15",
            &claim,
            Action::Reject,
            json!({"rejection_reason": "没有损失"}),
        );
    begins(&claimed, "write-off-owed", "2025-02-15", "2025-04-20");
}
