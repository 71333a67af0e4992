//! A shortfall whose reason becomes a forbidden one (原因变为不得作为理由的事由).

use serde_json::json;
use zhengwu_credit::code::PerformanceStatus;
use zhengwu_credit::ledger::reported_status;
use zhengwu_credit::lifecycle::{Action, MatterKind};

use super::scenarios::{NOTHING, reported};
use super::world::{World, contract};

fn short(reason: &str, next: &str) -> String {
    format!(
        r#"{{"performance_status":"not_performed","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00","reason":"{reason}","reason_note":"说明","responsible_side":"government","follow_up":"督促","next_follow_up_on":"{next}"}}"#
    )
}

fn told(world: &World, on: &str) -> Vec<String> {
    let ours = [
        "follow-up-missed",
        "reason-forbidden",
        "shortfall-open-without-follow-up",
        "breach-open-without-follow-up",
    ];
    let alerts = world
        .alerts(on)
        .into_iter()
        .filter(|alert| ours.contains(&alert.name));
    let mut told: Vec<String> = alerts
        .map(|alert| {
            format!(
                "{} {} {}",
                alert.name,
                alert.matter.unwrap_or_default(),
                alert.since
            )
        })
        .collect();
    told.sort();
    told
}

#[test]
fn the_shortfall_goes_on_with_the_breach_and_is_told_once() {
    let world = reported("{}")
        .statement("2025-01", &short("funds_not_in_place", "2025-02-20"))
        .statement("2025-02", &short("leadership_change", "2025-03-20"));
    // The statement of February followed it up.
    let broken = "reason-forbidden 2025-02 2025-02-28";
    assert_eq!(told(&world, "2025-03-20"), [broken]);
    let state = world.state("2025-03-20", &contract());
    let open: Vec<_> = state
        .open_matters()
        .map(|matter| (matter.kind, matter.id.as_str()))
        .collect();
    assert_eq!(
        open,
        [
            (MatterKind::Shortfall, "2025-01"),
            (MatterKind::Breach, "2025-02")
        ]
    );
    assert_eq!(reported_status(&state), Some(PerformanceStatus::NotPerformed));
    // Nobody did in March: that is one thing, and not two.
    assert_eq!(
        told(&world, "2025-03-22"),
        ["follow-up-missed 2025-02 2025-03-21", broken]
    );
    // The same excuse again follows both up, and opens nothing.
    let world = world.statement("2025-03", &short("leadership_change", "2025-04-20"));
    assert_eq!(told(&world, "2025-04-20"), [broken]);
    assert_eq!(world.state("2025-04-20", &contract()).open_matters().count(), 2);
    assert_eq!(
        told(&world, "2025-04-21"),
        ["follow-up-missed 2025-02 2025-04-21", broken]
    );
    // What was short is performed: the breach stays until it is closed itself.
    let world = world.statement("2025-04", "{}");
    assert_eq!(world.state("2025-05-01", &contract()).open_matters().count(), 1);
    // Followed up apart, each is told by itself.
}

#[test]
fn two_matters_that_are_followed_up_apart_are_told_apart() {
    let world = reported("{}")
        .statement("2025-01", &short("funds_not_in_place", "2025-02-20"))
        .statement("2025-02", &short("leadership_change", "2025-03-20"));
    let own = json!({"matter": "2025-01", "follow_up": "约谈", "next_follow_up_on": "2025-03-25"});
    let world = world.fact("2025-03-05", &contract(), Action::FollowUp, own);
    let broken = "reason-forbidden 2025-02 2025-02-28";
    assert_eq!(
        told(&world, "2025-03-26"),
        [
            "follow-up-missed 2025-01 2025-03-26",
            "follow-up-missed 2025-02 2025-03-21",
            broken
        ]
    );
}

#[test]
fn a_follow_up_that_pleads_the_forbidden_still_followed_up() {
    let short = json!({"reason": "funds_not_in_place", "responsible_side": "government", "follow_up": "督促",
        "next_follow_up_on": "2025-02-20", "matter": "m1"});
    let excuse = json!({"matter": "m1", "reason": "leadership_change", "follow_up": "再议", "next_follow_up_on": "2025-03-20"});
    let world = reported("{}")
        .fact("2025-01-20", &contract(), Action::OpenShortfall, short)
        .fact("2025-02-10", &contract(), Action::FollowUp, excuse);
    let broken = "reason-forbidden m1#2 2025-02-10";
    assert_eq!(told(&world, "2025-03-01"), [broken]);
    assert_eq!(
        told(&world, "2025-03-21"),
        ["follow-up-missed m1#2 2025-03-21", broken]
    );
    assert_eq!(told(&world, "2024-12-31"), NOTHING);
}
