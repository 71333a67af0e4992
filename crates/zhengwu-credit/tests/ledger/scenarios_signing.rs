//! What happens in offices around signing and settling.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Stage};
use zhengwu_credit::rules::examples::changed;

use super::scenarios::{NOTHING, registered, reported};
use super::world::{World, contract};

pub(crate) fn fields(change: &str) -> Value {
    serde_json::from_str(&changed(Kind::Contract, change)).unwrap()
}

/// Drafts a contract and tells for what its signing is refused.
fn signing(change: &str, on: &str) -> (World, Vec<&'static str>) {
    let mut draft = fields(change);
    draft.as_object_mut().unwrap().remove("signed_on");
    let world = World::new().fact("2024-12-01", &contract(), Action::Draft, draft);
    let refused = world.refused(on, &contract(), Action::Sign, json!({}));
    (world, refused)
}

#[test]
fn an_emergency_purchase() {
    const BARE: &str = r#"{"regime":"none","procurement_method":null,"award_notice_on":null,"published_on":null,"filed_on":null,"public_participation":null,"expert_argument":null,"risk_assessment":null,"legality_review":null,"collective_decision":null}"#;
    const URGENT: &str = r#"{"regime":"none","procurement_method":null,"award_notice_on":null,"published_on":null,"filed_on":null,"public_participation":"not_applicable:emergency","expert_argument":"not_applicable:emergency","risk_assessment":"not_applicable:emergency","legality_review":"not_applicable:emergency","collective_decision":"not_applicable:emergency"}"#;
    let (_, refused) = signing(BARE, "2024-12-10");
    assert_eq!(refused, ["CTR002"; 5]);
    let (world, refused) = signing(URGENT, "2024-12-10");
    assert_eq!(refused, NOTHING);
    let by_events = world
        .fact("2024-12-10", &contract(), Action::Sign, json!({}))
        .fact("2024-12-10", &contract(), Action::Commence, json!({}));
    let by_records = reported(URGENT);
    assert_eq!(by_records.findings(), NOTHING);
    assert_eq!(reported(BARE).findings(), ["CTR002"; 5]);
    // Signed without them all the same, it is in force, and its violations are reported.
    assert_eq!(
        reported(BARE).stage("2025-01-05", &contract()),
        Some(Stage::Performing)
    );
    // Drafted in the log, and signed as the records say.
    let (world, _) = signing(URGENT, "2024-12-10");
    let by_both = world
        .record("2024-12", Kind::Contract, URGENT)
        .statement("2024-12", "{}");
    for world in [by_events, by_records, by_both] {
        assert_eq!(world.stage("2025-01-05", &contract()), Some(Stage::Performing));
        assert_eq!(world.told("2025-01-05", &contract()), NOTHING);
    }
}

#[test]
fn a_framework_without_amount() {
    const FRAME: &str = r#"{"contract_kind":"11","fields":"livelihood","amount":null,"amount_basis":"none","payment_direction":"none","regime":"none","procurement_method":null,"award_notice_on":null,"published_on":null,"filed_on":null,"payment_days":null,"payment_from":null,"overdue_rate":null}"#;
    const NO_AMOUNTS: &str = r#""performed_amount":null,"due_amount":null,"paid_amount":null"#;
    let (world, refused) = signing(FRAME, "2024-12-10");
    assert_eq!(refused, NOTHING);
    let (_, refused) = signing(
        &FRAME.replace(r#""amount_basis":"none""#, r#""amount_basis":"fixed""#),
        "2024-12-10",
    );
    assert_eq!(refused, ["REC001"]);
    let hides = FRAME.replace(
        r#""regime":"none","procurement_method":null"#,
        r#""regime":"procurement_law","procurement_method":"open_tender""#,
    );
    let found = World::new().record("2024-12", Kind::Contract, &hides).findings();
    assert!(found.contains(&"CTR230".to_owned()), "{found:?}");

    let by_events = world
        .fact("2024-12-10", &contract(), Action::Sign, json!({}))
        .fact("2024-12-12", &contract(), Action::Commence, json!({}))
        .fact(
            "2024-12-31",
            &contract(),
            Action::RecordPerformance,
            json!({"remarks": "已开展两次会商"}),
        );
    let by_records = World::new()
        .record("2024-12", Kind::Contract, FRAME)
        .statement("2024-12", &format!("{{{NO_AMOUNTS}}}"));
    assert_eq!(by_records.findings(), NOTHING);
    for world in [by_events, by_records] {
        assert_eq!(world.told("2025-01-31", &contract()), NOTHING);
        assert_eq!(world.stage("2025-01-31", &contract()), Some(Stage::Performing));
        // Its term is over, and nobody has said how it ended.
        assert_eq!(
            world.told("2025-07-01", &contract()),
            ["PRF404 term-over-without-performance 二(二)2 unit 2025-07-01"]
        );
        let done = json!({"evidence": "合作总结"});
        assert_eq!(
            world.refused("2025-07-01", &contract(), Action::Complete, done.clone()),
            NOTHING
        );
        let world = world.fact("2025-07-01", &contract(), Action::Complete, done);
        assert_eq!(world.stage("2025-07-01", &contract()), Some(Stage::Performed));
        assert_eq!(
            world.told("2025-07-01", &contract()),
            ["LIF306 write-off-owed 二(二)2 unit 2025-07-01"]
        );
    }
}

#[test]
fn a_road_settled_below_its_price() {
    const ROAD: &str = r#"{"contract_kind":"01","fields":"government_investment","regime":"tendering_law"}"#;
    const SETTLED: &str = r#"{"contract_kind":"01","fields":"government_investment","regime":"tendering_law","settled_amount":"1200000.00","settled_on":"2025-05-20"}"#;
    const DONE: &str = r#"{"performance_status":"performed","performed_on":"2025-05-28","evidence":"竣工验收单","performed_amount":"1200000.00","due_amount":"1200000.00","paid_amount":"1200000.00"}"#;
    let complete = json!({"evidence": "竣工验收单", "performed_amount": "1200000", "due_amount": "1200000", "paid_amount": "1200000"});
    let settle = json!({"settled_amount": "1200000.00", "document": "结算审计报告5号"});
    let by_events = registered(fields(ROAD)).fact(
        "2025-04-30",
        &contract(),
        Action::RecordPerformance,
        json!({"performed_amount": "900000"}),
    );
    assert_eq!(
        by_events.refused("2025-05-28", &contract(), Action::Complete, complete.clone()),
        ["LIF205"]
    );
    assert_eq!(
        by_events.refused("2025-05-20", &contract(), Action::Settle, settle.clone()),
        NOTHING
    );
    let by_events = by_events.fact("2025-05-20", &contract(), Action::Settle, settle.clone());
    assert_eq!(
        by_events.refused("2025-05-28", &contract(), Action::Complete, complete.clone()),
        NOTHING
    );
    let by_events = by_events.fact("2025-05-28", &contract(), Action::Complete, complete);

    let by_records = reported(ROAD)
        .record("2025-05", Kind::Contract, SETTLED)
        .statement("2025-05", DONE);
    assert_eq!(by_records.findings(), NOTHING);
    assert_eq!(reported(ROAD).statement("2025-05", DONE).findings(), ["PRF402"]);
    let by_both = reported(ROAD)
        .fact("2025-05-20", &contract(), Action::Settle, settle)
        .record("2025-05", Kind::Contract, SETTLED)
        .statement("2025-05", DONE);
    for world in [by_events, by_records, by_both] {
        let before = world.state("2025-05-19", &contract());
        assert_eq!(
            (before.stage, before.fact("settled_amount")),
            (Some(Stage::Performing), None)
        );
        let after = world.state("2025-06-01", &contract());
        assert_eq!(
            (after.stage, after.fact("settled_amount")),
            (Some(Stage::Performed), Some("1200000.00"))
        );
        assert_eq!(
            (after.fact("amount"), after.fact("settled_on")),
            (Some("1280000.00"), Some("2025-05-20"))
        );
        assert_eq!(
            world.told("2025-06-01", &contract()),
            ["LIF306 write-off-owed 二(二)2 unit 2025-05-28"]
        );
    }
    let other = SETTLED.replace("1200000.00", "1100000.00");
    let contradicts = reported(ROAD)
        .fact(
            "2025-05-20",
            &contract(),
            Action::Settle,
            json!({"settled_amount": "1200000.00", "document": "x"}),
        )
        .record("2025-05", Kind::Contract, &other);
    assert_eq!(
        contradicts
            .state("2025-06-01", &contract())
            .fact("settled_amount"),
        Some("1200000.00")
    );
    assert_eq!(
        contradicts.told("2025-05-31", &contract()),
        [
            "LIF304 due-soon 二(二)2 unit 2025-05-31",
            "XRF306 statement-contradicts-event 四(三) unit 2025-05-31"
        ]
    );
}
