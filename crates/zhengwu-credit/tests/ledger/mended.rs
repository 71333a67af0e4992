//! What alerts count from, and what answers them.

use serde_json::json;
use zhengwu_credit::lifecycle::{Action, SubjectKind};

use super::indicators::figure;
use super::world::{World, contract, hanging, promise};
use zhengwu_credit::field::Kind;

fn short(reason: &str) -> String {
    json!({"performance_status": "not_performed", "performed_amount": "0.00", "reason": reason, "reason_note": "到货推迟",
        "responsible_side": "counterparty", "follow_up": "已发催告函", "next_follow_up_on": "2025-03-20"})
    .to_string()
}

#[test]
fn what_was_postponed_after_its_day_stays_late_by_that_day() {
    let by_law = json!({"due_on": "2025-12-31", "change_ground": "planning_adjustment",
        "authority_doc": "海示一发〔2025〕20号", "procedure_doc": "海示一纪〔2025〕31号"});
    let world = |on: &str| {
        let promised = json!({"due_on": "2025-06-30"}).to_string();
        let world = World::new().record("2024-12", Kind::Commitment, &promised);
        world.fact(on, &promise(), Action::Amend, by_law.clone())
    };
    let late = world("2025-07-05");
    let told = late.told("2025-07-20", &promise());
    assert!(
        told.iter()
            .any(|one| one.starts_with("CMT302") && one.ends_with("2025-07-01")),
        "{told:?}"
    );
    let aged = |world: &World| {
        figure(world, "2025-07-20", "2025", "overdue_to_30")
            .total
            .counted
            .len()
    };
    assert_eq!(aged(&late), 1);
    // In time it is rescheduled, and not late.
    let rescheduled = world("2025-06-30");
    assert!(
        !rescheduled
            .named("2025-07-20", &promise())
            .contains(&"due-without-determination")
    );
    assert_eq!(aged(&rescheduled), 0);
}

#[test]
fn a_loss_is_undecided_since_it_was_first_stated() {
    let suspended = json!({"performance_status": "suspended", "change_ground": "planning_adjustment", "loss_stated": "1000.00",
        "authority_doc": "海示一发〔2025〕20号", "procedure_doc": "海示一纪〔2025〕31号"});
    let world = World::new().record("2024-12", Kind::Contract, "{}");
    let world = world.statement("2025-01", &suspended.to_string());
    let world = world.statement(
        "2025-02",
        r#"{"performed_amount":"10.00","loss_stated":"1000.00"}"#,
    );
    let told = world.told("2025-03-10", &contract());
    assert!(
        told.iter()
            .any(|one| one.starts_with("PRF004") && one.ends_with("2025-01-31")),
        "{told:?}"
    );
}

#[test]
fn a_month_that_is_filed_again_may_state_less() {
    let stated = |amount: &str| {
        json!({"performed_amount": amount, "due_amount": amount, "paid_amount": amount}).to_string()
    };
    let world = |months: [(&str, &str); 3]| {
        let world = World::new().record("2024-12", Kind::Contract, "{}");
        let world = months.into_iter().fold(world, |world, (month, amount)| {
            world.statement(month, &stated(amount))
        });
        world.named("2025-03-10", &contract())
    };
    let fell = "amounts-fell-without-correction";
    let again = world([
        ("2025-01", "500.00"),
        ("2025-01", "300.00"),
        ("2025-02", "400.00"),
    ]);
    assert!(!again.contains(&fell), "{again:?}");
    assert!(
        world([
            ("2024-12", "100.00"),
            ("2025-01", "500.00"),
            ("2025-02", "400.00")
        ])
        .contains(&fell)
    );
}

#[test]
fn what_is_stated_as_written_off_with_an_open_breach_is_told() {
    let off = json!({"performance_status": "performed", "performed_on": "2025-02-20", "evidence": "验收单1号",
        "performed_amount": "1280000.00", "due_amount": "1280000.00", "paid_amount": "1280000.00", "written_off_on": "2025-02-25"});
    let world = |breach: bool| {
        let mut world = World::new()
            .record("2024-12", Kind::Contract, "{}")
            .statement("2025-01", "{}");
        if breach {
            let facts = json!({"responsible_side": "counterparty", "facts": "质量不合格"});
            world = world.fact("2025-02-10", &contract(), Action::DeclareBreach, facts);
        }
        world
            .statement("2025-02", &off.to_string())
            .named("2025-03-10", &contract())
    };
    let name = "written-off-with-open-matter";
    assert!(world(true).contains(&name), "{:?}", world(true));
    assert!(!world(false).contains(&name));
}

#[test]
fn only_an_answer_to_such_a_risk_answers() {
    let risk = hanging(SubjectKind::Risk, &contract());
    let unanswered = |kind: Option<&str>, lifted: Option<&str>| {
        let mut world = World::new()
            .record("2024-12", Kind::Contract, "{}")
            .statement("2024-12", "{}");
        if let Some(kind) = kind {
            world = world
                .fact("2025-01-05", &risk, Action::Observe, json!({"kind": kind}))
                .fact("2025-01-06", &risk, Action::Assert, json!({"how": "函告"}));
        }
        if let Some(on) = lifted {
            world = world.fact(on, &risk, Action::Lift, json!({"evidence": "已恢复"}));
        }
        let world = world.statement("2025-02", &short("deterioration"));
        world
            .named("2025-03-10", &contract())
            .contains(&"deterioration-without-assertion")
    };
    assert!(unanswered(None, None));
    assert!(unanswered(Some("force_majeure"), None));
    assert!(unanswered(Some("business_deterioration"), Some("2025-01-20")));
    assert!(!unanswered(Some("business_deterioration"), None));
}

#[test]
fn what_is_past_due_and_suspended_is_not_said_to_have_no_open_matter() {
    let consent = json!({"performance_status": "suspended", "change_ground": "mutual_consent", "ground_proof": "中止协议1号"});
    let world = World::new().record("2024-12", Kind::Contract, "{}");
    let world = world.statement("2025-01", &consent.to_string());
    let alerts = world.alerts("2025-08-01");
    let told = alerts.iter().find(|alert| alert.code == "LIF305").unwrap();
    assert!(
        told.message.zh.contains("还在中止") && !told.message.zh.contains(" 0 "),
        "{told:?}"
    );
}

#[test]
fn a_procurement_contract_that_was_neither_published_nor_filed_is_told() {
    let told = |change: &str| {
        let world = World::new().record("2025-01", Kind::Contract, change);
        let mut codes = world.named("2025-03-11", &contract());
        codes.retain(|name| name.starts_with("not-"));
        codes
    };
    assert_eq!(
        told(r#"{"published_on":null,"filed_on":null}"#),
        ["not-filed", "not-published"]
    );
    assert!(told("{}").is_empty());
}
