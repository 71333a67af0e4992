//! What happens in offices: each from records, from events, from both, with everything that follows.

use serde_json::{Value, json};
use zhengwu_credit::code::ResponsibleSide;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::reported_status;
use zhengwu_credit::lifecycle::{Action, Closing, MatterKind, Stage, Standing, SubjectKind};
use zhengwu_credit::rules::examples::changed;

use super::world::{World, contract, hanging};

pub(crate) const NOTHING: [&str; 0] = [];

/// The base contract as an event registers it.
pub(crate) fn registered(change: Value) -> World {
    begun_by(change, "2024-12-10").fact("2024-12-12", &contract(), Action::Commence, json!({}))
}

fn begun_by(change: Value, on: &str) -> World {
    let fields: Value = serde_json::from_str(&changed(Kind::Contract, &change.to_string())).unwrap();
    World::new().fact(on, &contract(), Action::Register, fields)
}

/// The base contract as records report it, performing since December.
pub(crate) fn reported(change: &str) -> World {
    World::new()
        .record("2024-12", Kind::Contract, change)
        .statement("2024-12", "{}")
}

#[test]
fn a_leader_changes_and_the_new_one_wants_out() {
    let out = json!({"change_ground": "leadership_change", "ground_proof": "会议纪要"});
    let lawful = registered(json!({}));
    assert_eq!(
        lawful.refused("2025-01-31", &contract(), Action::Terminate, out.clone()),
        ["PRF101"]
    );
    let talk = json!({"cause": "leadership_change", "counterparty": "海安示例设备有限公司"});
    assert_eq!(
        lawful.refused("2025-01-31", &contract(), Action::Negotiate, talk),
        NOTHING
    );
    assert_eq!(
        lawful.found("2025-01-31", &contract(), Action::Terminate, out.clone()),
        ["PRF101"]
    );
    let refusal = lawful
        .apply("2025-01-31", &contract(), Action::Terminate, out.clone())
        .unwrap_err();
    assert_eq!(refusal.unmet[0].basis, "一(三), 二(三)2");

    let typed = r#"{"performance_status":"terminated","change_ground":"leadership_change"}"#;
    let by_records = reported("{}").statement("2025-01", typed);
    assert_eq!(by_records.findings(), ["PRF101"]);
    let by_events = registered(json!({}))
        .fact(
            "2024-12-31",
            &contract(),
            Action::RecordPerformance,
            json!({"performed_amount": "320000.00"}),
        )
        .fact("2025-01-31", &contract(), Action::Terminate, out.clone());
    let by_both = reported("{}")
        .fact("2025-01-31", &contract(), Action::Terminate, out)
        .statement("2025-01", typed);
    for world in [by_records, by_events, by_both] {
        let state = world.state("2025-02-28", &contract());
        assert_eq!(state.stage, Some(Stage::Performing));
        let [matter] = state.matters.as_slice() else {
            panic!("{:?}", state.matters)
        };
        assert_eq!(
            (matter.kind, matter.side),
            (MatterKind::Breach, Some(ResponsibleSide::Government))
        );
        assert_eq!(matter.reason.as_deref(), Some("leadership_change"));
        assert_eq!(
            world.told("2025-02-28", &contract()),
            ["LIF404 accountability-owed 三(一) authority 2025-01-31"]
        );
        assert_eq!(
            world.refused(
                "2025-02-28",
                &contract(),
                Action::WriteOff,
                json!({"evidence": "验收单1号"})
            ),
            ["LIF001"]
        );
        // Somebody answers for it; the duty ends, the matter only when it is closed.
        let inquiry = hanging(SubjectKind::Accountability, &contract());
        let matter = matter.id.clone();
        let world = world
            .fact("2025-03-03", &inquiry, Action::Open, json!({"matter": matter}))
            .fact(
                "2025-03-20",
                &inquiry,
                Action::Decide,
                json!({"authority": "示例市纪委监委", "document": "示纪〔2025〕3号", "result": "通报批评"}),
            );
        assert_eq!(
            world.told("2025-03-10", &contract()),
            ["LIF404 accountability-owed 三(一) authority 2025-01-31"]
        );
        assert_eq!(world.told("2025-03-20", &contract()), NOTHING);
        let done = json!({"evidence": "验收单1号", "performed_amount": "1280000", "due_amount": "1280000", "paid_amount": "1280000"});
        assert_eq!(
            world.refused("2025-03-20", &contract(), Action::Complete, done),
            ["LIF003"]
        );
    }
}

#[test]
fn a_planning_change_with_compensation() {
    let bare = json!({"change_ground": "planning_adjustment", "loss_stated": "56000"});
    let lawful = json!({"change_ground": "planning_adjustment", "loss_stated": "56000", "authority_doc": "海示一发〔2025〕20号",
        "procedure_doc": "海示一纪〔2025〕31号", "compensation_decided": "50000"});
    let before = registered(json!({}));
    for action in [Action::Terminate, Action::Suspend, Action::Amend] {
        assert_eq!(
            before.refused("2025-01-31", &contract(), action, bare.clone()),
            ["PRF001", "PRF002", "PRF004"]
        );
        assert_eq!(
            before.refused("2025-01-31", &contract(), action, lawful.clone()),
            NOTHING
        );
    }
    let typed = r#"{"performance_status":"terminated","change_ground":"planning_adjustment","loss_stated":"56000.00","#;
    let unlawful = reported("{}").statement("2025-01", &format!(r#"{typed}"remarks":"规划调整"}}"#));
    assert_eq!(unlawful.findings(), ["PRF001", "PRF002", "PRF004"]);
    assert_eq!(unlawful.stage("2025-02-28", &contract()), Some(Stage::Terminated));
    assert_eq!(
        unlawful.told("2025-02-28", &contract()),
        [
            "LIF306 write-off-owed 二(二)2 unit 2025-01-31",
            "PRF004 compensation-not-decided 一(三), 二(三)2 unit 2025-01-31",
        ]
    );
    let docs = r#""authority_doc":"海示一发〔2025〕20号","procedure_doc":"海示一纪〔2025〕31号","compensation_decided":"50000.00""#;
    let by_records = reported("{}").statement("2025-01", &format!("{typed}{docs}}}"));
    assert_eq!(by_records.findings(), NOTHING);
    let by_events = registered(json!({}))
        .fact(
            "2024-12-31",
            &contract(),
            Action::RecordPerformance,
            json!({"performed_amount": "320000.00"}),
        )
        .fact("2025-01-31", &contract(), Action::Terminate, lawful.clone());
    let by_both = reported("{}")
        .fact("2025-01-31", &contract(), Action::Terminate, lawful)
        .statement("2025-01", &format!("{typed}{docs}}}"));
    for world in [by_records, by_events, by_both] {
        assert_eq!(world.stage("2025-02-28", &contract()), Some(Stage::Terminated));
        assert_eq!(
            world.told("2025-02-28", &contract()),
            [
                "LIF306 write-off-owed 二(二)2 unit 2025-01-31",
                "LIF401 compensation-owed 一(三), 二(三)2 unit 2025-01-31",
            ]
        );
        let off = json!({"evidence": "解除协议1号"});
        assert_eq!(
            world.refused("2025-02-28", &contract(), Action::WriteOff, off.clone()),
            ["LIF004"]
        );
        let paid = format!(r#"{typed}{docs},"compensation_paid":"50000.00"}}"#);
        let world = world.statement("2025-02", &paid);
        assert_eq!(
            world.told("2025-03-05", &contract()),
            ["LIF306 write-off-owed 二(二)2 unit 2025-01-31"]
        );
        assert_eq!(
            world.refused("2025-03-05", &contract(), Action::WriteOff, off.clone()),
            NOTHING
        );
        let world = world.fact("2025-03-05", &contract(), Action::WriteOff, off);
        let state = world.state("2025-03-06", &contract());
        assert_eq!(state.stage, Some(Stage::WrittenOff));
        assert_eq!(
            reported_status(&state).unwrap(),
            zhengwu_credit::code::PerformanceStatus::Terminated
        );
        // It is to be in the submission of the next period, by its cut-off day.
        assert_eq!(world.told("2025-05-10", &contract()), NOTHING);
        assert_eq!(
            world.told("2025-05-11", &contract()),
            ["XRF405 written-off-but-not-reported 二(二)2 unit 2025-05-11"]
        );
    }
}

#[test]
fn compensation_by_a_claim_of_its_own() {
    let claim = hanging(SubjectKind::Compensation, &contract());
    let lawful = json!({"change_ground": "planning_adjustment", "loss_stated": "56000", "authority_doc": "海示一发〔2025〕20号",
        "procedure_doc": "海示一纪〔2025〕31号", "compensation_decided": "50000"});
    let world = registered(json!({}))
        .fact(
            "2024-12-31",
            &contract(),
            Action::RecordPerformance,
            json!({"performed_amount": "320000.00"}),
        )
        .fact("2025-01-31", &contract(), Action::Terminate, lawful)
        .fact("2025-02-03", &claim, Action::Claim, json!({"claimed": "56000"}));
    assert_eq!(
        world.told("2025-02-10", &claim),
        ["LIF403 compensation-undecided 二(三)2 unit 2025-02-03"]
    );
    let world = world
        .fact("2025-02-12", &claim, Action::Assess, json!({"assessed": "52000"}))
        .fact(
            "2025-02-20",
            &claim,
            Action::Decide,
            json!({"authority_doc": "海示一发〔2025〕21号", "decided": "50000", "due_on": "2025-03-20"}),
        );
    assert_eq!(
        world.told("2025-03-20", &claim),
        [
            "LIF304 due-soon 二(二)2 unit 2025-02-18",
            "LIF401 compensation-owed 一(三), 二(三)2 unit 2025-02-20",
        ]
    );
    assert_eq!(
        world.told("2025-03-21", &claim),
        ["LIF402 compensation-overdue 一(三), 二(三)2 unit 2025-03-21"]
    );
    assert_eq!(
        world.refused(
            "2025-03-21",
            &contract(),
            Action::WriteOff,
            json!({"evidence": "x"})
        ),
        ["LIF004"]
    );
    let world = world.fact("2025-03-25", &claim, Action::Pay, json!({"paid": "50000"}));
    assert_eq!(world.told("2025-03-25", &claim), NOTHING);
    assert_eq!(
        world.told("2025-03-25", &contract()),
        ["LIF306 write-off-owed 二(二)2 unit 2025-01-31"]
    );
    assert_eq!(
        world.refused(
            "2025-03-25",
            &contract(),
            Action::WriteOff,
            json!({"evidence": "x"})
        ),
        NOTHING
    );
}

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
            json!({"kind": "deterioration"}),
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
            "LIF306 write-off-owed 二(二)2 unit 2025-01-31",
            "LIF405 counterparty-not-warned 二(三)1 unit 2025-01-15",
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
    assert_eq!(by_records.findings(), NOTHING);
    let off = json!({"evidence": "验收单7号"});
    for (world, is_told) in [(by_records, true), (by_both, true), (by_events, false)] {
        let state = world.state("2025-05-31", &contract());
        assert_eq!(
            (state.stage, state.matters.len(), state.open_matters().count()),
            (Some(Stage::Performing), 1, 1)
        );
        assert_eq!(state.matters[0].opened.to_string(), "2025-01-31");
        assert_eq!(world.told("2025-05-30", &contract()), NOTHING);
        assert_eq!(
            world.told("2025-06-30", &contract()),
            ["LIF304 due-soon 二(二)2 unit 2025-05-31"]
        );
        // Past its term, and the follow-up of the end of July is missed where nobody does anything.
        assert_eq!(
            world.told("2025-08-05", &contract()),
            [
                "LIF305 past-due-with-open-matter 一(三), 二(二)2 unit 2025-07-01",
                "XRF301 follow-up-missed 二(二)2 unit 2025-08-01",
            ]
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
