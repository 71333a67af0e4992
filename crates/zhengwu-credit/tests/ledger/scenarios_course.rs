//! What happens in offices, in the course of a contract.

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Closing, Stage, Standing, SubjectKind};

use super::scenarios::{NOTHING, registered, reported};
use super::world::{World, contract, hanging};

#[test]
fn a_supplier_goes_bankrupt() {
    let risk = hanging(SubjectKind::Risk, &contract());
    let world = registered(json!({}))
        .fact(
            "2024-12-31",
            &contract(),
            Action::RecordPerformance,
            json!({"performed_amount": "320000.00"}),
        )
        .fact(
            "2025-01-06",
            &risk,
            Action::Observe,
            json!({"kind": "business_deterioration"}),
        );
    assert_eq!(
        world.told("2025-01-10", &risk),
        ["LIF406 risk-not-asserted 二(三)1, 民法典 527, 民法典 590 unit 2025-01-06"]
    );
    let ruling = json!({"change_ground": "bankruptcy", "ground_proof": "（2025）苏06破1号"});
    for action in [Action::Suspend, Action::Amend] {
        assert_eq!(
            world.refused("2025-01-20", &contract(), action, ruling.clone()),
            ["LIF103"]
        );
    }
    let bare = json!({"change_ground": "bankruptcy"});
    assert_eq!(
        world.refused("2025-01-20", &contract(), Action::Terminate, bare),
        ["PRF003"]
    );
    assert_eq!(
        world.refused("2025-01-20", &contract(), Action::Terminate, ruling.clone()),
        NOTHING
    );
    // While it deteriorates, performance may be suspended.
    let doubt = json!({"change_ground": "deterioration", "ground_proof": "法院公告"});
    assert_eq!(
        world.refused("2025-01-10", &contract(), Action::Suspend, doubt.clone()),
        NOTHING
    );
    let world = world
        .fact(
            "2025-01-10",
            &risk,
            Action::Assert,
            json!({"how": "中止履行通知"}),
        )
        .fact("2025-01-10", &contract(), Action::Suspend, doubt)
        .fact(
            "2025-01-15",
            &contract(),
            Action::DeclareBreach,
            json!({"responsible_side": "counterparty", "facts": "到期未交货", "matter": "b1"}),
        )
        .fact("2025-01-31", &risk, Action::Realise, json!({"matter": "b1"}))
        .fact("2025-01-31", &contract(), Action::Terminate, ruling);
    assert_eq!(world.told("2025-01-14", &risk), NOTHING);
    assert_eq!(world.stage("2025-01-14", &contract()), Some(Stage::Suspended));
    assert_eq!(world.stage("2025-01-31", &contract()), Some(Stage::Terminated));
    assert_eq!(world.stage("2025-01-31", &risk), Some(Stage::Realised));
    assert_eq!(
        world.told("2025-01-31", &contract()),
        [
            "LIF405 counterparty-not-warned 二(三)1 unit 2025-01-15",
            "XRF307 breach-open-without-follow-up 二(三)1 unit 2025-01-15",
        ]
    );
    let off = json!({"evidence": "（2025）苏06破1号"});
    assert_eq!(
        world.refused("2025-02-10", &contract(), Action::WriteOff, off.clone()),
        ["LIF003"]
    );
    let filed = json!({"matter": "b1", "how": "judged", "evidence": "债权确认裁定"});
    let world = world.fact("2025-02-10", &contract(), Action::CloseMatter, filed);
    assert_eq!(
        world.refused("2025-02-10", &contract(), Action::WriteOff, off),
        NOTHING
    );

    let typed = r#"{"performance_status":"terminated","change_ground":"bankruptcy","ground_proof":"（2025）苏06破1号"}"#;
    let by_records = reported("{}").statement("2025-01", typed);
    assert_eq!(by_records.findings(), NOTHING);
    assert_eq!(
        by_records.stage("2025-01-31", &contract()),
        Some(Stage::Terminated)
    );
    assert_eq!(
        by_records.told("2025-01-31", &contract()),
        ["LIF306 write-off-owed 二(二)2 unit 2025-01-31"]
    );
}

#[test]
fn six_months_of_partial_performance_and_cured_in_the_seventh() {
    const SHORT: &str = r#""performance_status":"partially_performed","reason":"funds_not_in_place","reason_note":"资金未拨付","responsible_side":"government","follow_up":"报请拨付","performed_amount":"640000.00","due_amount":"640000.00","paid_amount":"320000.00""#;
    const DONE: &str = r#"{"performance_status":"performed","performed_on":"2025-07-15","evidence":"验收单7号","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00"}"#;
    let opened = json!({"reason": "funds_not_in_place", "responsible_side": "government", "follow_up": "报请拨付",
        "next_follow_up_on": "2025-02-28", "matter": "2025-01"});
    let mut by_records = reported("{}");
    let mut by_events =
        registered(json!({})).fact("2025-01-31", &contract(), Action::OpenShortfall, opened.clone());
    let mut by_both = reported("{}").fact("2025-01-31", &contract(), Action::OpenShortfall, opened.clone());
    let before = registered(json!({}));
    assert_eq!(
        before.refused("2025-01-31", &contract(), Action::OpenShortfall, opened),
        NOTHING
    );
    assert_eq!(
        before.refused(
            "2025-01-31",
            &contract(),
            Action::OpenShortfall,
            json!({"reason": "leadership_change"})
        ),
        ["PRF101", "REC001", "REC001", "REC001"]
    );
    let lasts = [
        "2025-01-31",
        "2025-02-28",
        "2025-03-31",
        "2025-04-30",
        "2025-05-31",
        "2025-06-30",
        "2025-07-31",
    ];
    for (at, last) in lasts[..6].iter().enumerate() {
        let (month, next) = (&last[..7], lasts[at + 1]);
        let typed = format!(r#"{{{SHORT},"next_follow_up_on":"{next}"}}"#);
        by_records = by_records.statement(month, &typed);
        by_both = by_both.statement(month, &typed);
        if at > 0 {
            let go_on = json!({"follow_up": "报请拨付", "next_follow_up_on": next});
            assert_eq!(
                by_events.refused(last, &contract(), Action::FollowUp, go_on.clone()),
                NOTHING
            );
            by_events = by_events.fact(last, &contract(), Action::FollowUp, go_on);
        }
    }
    // Each month says that less was paid than was due.
    assert_eq!(by_records.findings(), ["PAY402"; 6]);
    let off = json!({"evidence": "验收单7号"});
    for (world, is_told) in [(by_records, true), (by_both, true), (by_events, false)] {
        let state = world.state("2025-05-31", &contract());
        assert_eq!(
            (state.stage, state.matters.len(), state.open_matters().count()),
            (Some(Stage::Performing), 1, 1)
        );
        assert_eq!(state.matters[0].opened.to_string(), "2025-01-31");
        // What is due and not paid only the statements say.
        let owed = "LIF308 due-and-not-paid 二(二)2 unit 2025-01-31";
        let with_owed = |told: &[&'static str]| {
            let mut told = told.to_vec();
            told.extend(is_told.then_some(owed));
            told.sort_unstable();
            told
        };
        assert_eq!(world.told("2025-05-30", &contract()), with_owed(&[]));
        assert_eq!(
            world.told("2025-06-30", &contract()),
            with_owed(&["LIF304 due-soon 二(二)2 unit 2025-05-31"])
        );
        // Past its term, and the follow-up of the end of July is missed where nobody does anything.
        assert_eq!(
            world.told("2025-08-05", &contract()),
            with_owed(&[
                "LIF305 past-due-with-open-matter 二(二)2 unit 2025-07-01",
                "XRF301 follow-up-missed 二(二)2 unit 2025-08-01",
            ])
        );
        let world = if is_told {
            world.statement("2025-07", DONE)
        } else {
            let done = json!({"evidence": "验收单7号", "performed_amount": "1280000.00", "due_amount": "1280000.00",
                "paid_amount": "1280000.00", "performed_on": "2025-07-15"});
            assert_eq!(
                world.refused("2025-07-31", &contract(), Action::Complete, done.clone()),
                ["LIF003"]
            );
            let cured = json!({"how": "cured", "evidence": "拨付凭证"});
            world
                .fact("2025-07-31", &contract(), Action::CloseMatter, cured)
                .fact("2025-07-31", &contract(), Action::Complete, done)
        };
        let state = world.state("2025-08-05", &contract());
        assert_eq!(
            (state.stage, state.open_matters().count()),
            (Some(Stage::Performed), 0)
        );
        assert_eq!(state.matters[0].how, Some(Closing::Cured));
        assert_eq!(world.told("2025-08-05", &contract()).len(), 1);
        assert!(
            world.told("2025-08-05", &contract())[0]
                .starts_with("LIF306 write-off-owed 二(二)2 unit 2025-07-")
        );
        assert_eq!(
            world.refused("2025-08-05", &contract(), Action::WriteOff, off.clone()),
            NOTHING
        );
        let world = world.fact("2025-08-05", &contract(), Action::WriteOff, off.clone());
        assert_eq!(world.told("2025-08-05", &contract()), NOTHING);
    }
}

#[test]
fn a_lease_without_end() {
    const LEASE: &str = r#"{"contract_kind":"02","fields":"livelihood","ends_on":"2099-12-31","amount":null,"amount_basis":"rate","amount_text":"每季按市价","payment_direction":"government_receives","regime":"none","procurement_method":null,"award_notice_on":null,"published_on":null,"filed_on":null,"payment_days":null,"payment_from":null,"overdue_rate":null,"party_b_is_sme":null}"#;
    let by_records = World::new().record("2024-12", Kind::Contract, LEASE).statement(
        "2024-12",
        r#"{"performed_amount":null,"due_amount":null,"paid_amount":null}"#,
    );
    assert_eq!(by_records.findings(), NOTHING);
    let by_events = registered(serde_json::from_str(LEASE).unwrap()).fact(
        "2024-12-31",
        &contract(),
        Action::RecordPerformance,
        json!({"remarks": "租金按季收取"}),
    );
    for world in [by_records, by_events] {
        assert_eq!(world.stage("2029-12-31", &contract()), Some(Stage::Performing));
        assert_eq!(world.told("2029-12-31", &contract()), NOTHING);
        world.at("2029-12-31", |position| {
            assert_eq!(
                position.standing(position.state(&contract()).unwrap()),
                Standing::NotDue
            );
        });
        let notice = json!({"change_ground": "indefinite_term_notice", "ground_proof": "解除通知"});
        for action in [Action::Suspend, Action::Amend] {
            assert_eq!(
                world.refused("2029-12-31", &contract(), action, notice.clone()),
                ["LIF103"]
            );
        }
        let bare = json!({"change_ground": "indefinite_term_notice"});
        assert_eq!(
            world.refused("2029-12-31", &contract(), Action::Terminate, bare),
            ["PRF003"]
        );
        assert_eq!(
            world.refused("2029-12-31", &contract(), Action::Terminate, notice),
            NOTHING
        );
    }
}
