//! What happens in offices: each from records, from events, from both, with everything that follows.

use serde_json::{Value, json};
use zhengwu_credit::code::ResponsibleSide;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::reported_status;
use zhengwu_credit::lifecycle::{Action, MatterKind, Stage, SubjectKind};
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
        // What was pleaded is told, and asks to be followed up, for as long as the matter is open.
        let open = [
            "PRF101 reason-forbidden 一(三), 二(三)2 unit 2025-01-31",
            "XRF307 breach-open-without-follow-up 一(三) unit 2025-01-31",
        ];
        let owed = [
            &["LIF404 accountability-owed 三(一) authority 2025-01-31"][..],
            &open,
        ]
        .concat();
        assert_eq!(world.told("2025-02-28", &contract()), owed);
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
        assert_eq!(world.told("2025-03-10", &contract()), owed);
        assert_eq!(world.told("2025-03-20", &contract()), open);
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
        ["PRF004 compensation-not-decided 一(三), 二(三)2 unit 2025-01-31",]
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
            ["LIF401 compensation-owed 一(三), 二(三)2 unit 2025-01-31",]
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
            ["LIF306 write-off-owed 二(二)2 unit 2025-02-28"]
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
            "LIF304 due-soon 二(三)2 unit 2025-02-18",
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
    // What is paid in part is told of what is still owed.
    let world = world.fact("2025-03-22", &claim, Action::PayPart, json!({"paid": "20000"}));
    let overdue = world
        .alerts("2025-03-22")
        .into_iter()
        .find(|alert| alert.code == "LIF402");
    assert_eq!(
        overdue.unwrap().message.zh,
        "决定的补偿 50000.00 元应在 2025-03-20 前付清，还有 30000.00 元没有支付"
    );
    let world = world.fact("2025-03-25", &claim, Action::Pay, json!({"paid": "50000"}));
    assert_eq!(world.told("2025-03-25", &claim), NOTHING);
    assert_eq!(
        world.told("2025-03-25", &contract()),
        ["LIF306 write-off-owed 二(二)2 unit 2025-03-25"]
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
