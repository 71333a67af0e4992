//! What is wrong in the record of what an event registered stays told, as of the day, for as long as it is so.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Subject};
use zhengwu_credit::rules::examples::changed;

use super::scenarios::NOTHING;
use super::world::{World, contract, promise};

const TOLD: [&str; 3] = [
    "field-missing",
    "procedure-missing",
    "party-b-kind-disagrees-with-code",
];

fn of(kind: Kind, change: &str) -> Value {
    serde_json::from_str(&changed(kind, change)).unwrap()
}

fn told(world: &World, on: &str, subject: &Subject) -> Vec<String> {
    let alerts = world.alerts(on).into_iter();
    let own = alerts.filter(|alert| alert.subject.as_ref() == Some(subject) && TOLD.contains(&alert.name));
    let mut told: Vec<String> = own
        .map(|alert| format!("{} {} {} {}", alert.code, alert.basis, alert.who, alert.since))
        .collect();
    told.sort();
    told
}

const WRONG: &str = r#"{"risk_assessment":null,"contract_name":null}"#;

/// What nobody has reported or registered may not be dealt with (`apply`); what has happened to it is heard all the same
/// (`record_fact`), told as of no contract until there is one, and counts from its day once there is.
#[test]
fn what_happens_to_a_contract_that_is_not_registered_is_refused_or_heard_and_counts_once_it_is() {
    let breach = json!({"responsible_side": "government", "facts": "到期未付款", "matter": "b1"});
    let new = World::new();
    let refusal = new
        .apply("2025-02-10", &contract(), Action::DeclareBreach, breach.clone())
        .unwrap_err();
    let [one] = refusal.unmet.as_slice() else {
        panic!("{refusal:?}")
    };
    assert_eq!((one.code, one.name), ("LIF001", "action-not-possible"));
    assert!(
        one.message.zh.contains("尚未登记") && one.help.zh.contains("先登记"),
        "{one:?}"
    );
    assert!(one.help.en.contains("register it first"), "{one:?}");
    assert_eq!(
        new.found("2025-02-10", &contract(), Action::DeclareBreach, breach.clone()),
        ["LIF001"]
    );
    let heard = new.fact("2025-02-10", &contract(), Action::DeclareBreach, breach);
    assert_eq!(
        heard.named("2025-02-20", &contract()),
        ["performance-without-contract"]
    );
    let fields = serde_json::from_str(&changed(Kind::Contract, "{}")).unwrap();
    let known = heard.fact("2025-03-01", &contract(), Action::Register, fields);
    for (on, is_known) in [("2025-02-20", false), ("2025-03-01", true)] {
        let told = known.named(on, &contract());
        assert_eq!(told.contains(&"accountability-owed"), is_known, "{on} {told:?}");
        assert_eq!(
            told.contains(&"performance-without-contract"),
            !is_known,
            "{on} {told:?}"
        );
    }
    assert_eq!(
        known.state("2025-03-01", &contract()).matters[0].opened,
        "2025-02-10".parse().unwrap()
    );
}

#[test]
fn what_is_wrong_in_a_registered_contract_is_told_until_it_is_mended() {
    let world = World::new().fact(
        "2024-12-20",
        &contract(),
        Action::Register,
        of(Kind::Contract, WRONG),
    );
    let both = ["CTR002 四(二) unit 2024-12-20", "REC001 四(三) unit 2024-12-20"];
    assert_eq!(told(&world, "2024-12-19", &contract()), NOTHING);
    for on in ["2024-12-20", "2025-06-30"] {
        assert_eq!(told(&world, on, &contract()), both);
    }
    // Each says what it is about.
    let alerts = world.alerts("2025-01-05");
    let missing = alerts.iter().find(|alert| alert.code == "REC001").unwrap();
    assert!(missing.message.zh.contains("合同名称"), "{}", missing.message.zh);
    // As much as `apply` tells, and nothing of what is only worth knowing.
    let mut found = World::new().found(
        "2024-12-20",
        &contract(),
        Action::Register,
        of(Kind::Contract, WRONG),
    );
    found.sort_unstable();
    assert_eq!(found, ["CTR002", "REC001"]);
    // Mended by a correction; what stays, stays.
    let name = json!({"corrects": 1, "contract_name": "示例办公设备采购合同"});
    let world = world.fact("2025-01-10", &contract(), Action::Correct, name);
    assert_eq!(told(&world, "2025-01-10", &contract()), both[..1]);
    // Over is over.
    let lapsed = json!({"failed_condition": "项目未获批准"});
    let world = world.fact("2025-01-20", &contract(), Action::Lapse, lapsed);
    assert_eq!(told(&world, "2025-01-20", &contract()), NOTHING);
}

#[test]
fn what_comes_as_a_row_is_told_with_its_row_alone() {
    let violation = r#"{"risk_assessment":null}"#;
    let entered = || {
        World::new().fact(
            "2024-12-20",
            &contract(),
            Action::Register,
            of(Kind::Contract, violation),
        )
    };
    assert_eq!(told(&entered(), "2025-01-05", &contract()).len(), 1);
    let reported = entered().record("2024-12", Kind::Contract, violation);
    assert_eq!(told(&reported, "2025-01-05", &contract()), NOTHING);
    assert_eq!(reported.findings(), ["CTR002"]);
    // Before the month was reported it was told of the event, whatever came later.
    assert_eq!(told(&reported, "2024-12-30", &contract()).len(), 1);
    let only_reported = World::new().record("2024-12", Kind::Contract, violation);
    assert_eq!(told(&only_reported, "2025-01-05", &contract()), NOTHING);
}

#[test]
fn of_a_promise_what_was_determined_later_is_no_fault_of_what_was_made() {
    let world = World::new().fact(
        "2024-12-10",
        &promise(),
        Action::Register,
        of(Kind::Commitment, "{}"),
    );
    let partly = json!({"fulfilment_status": "partial", "determined_by": "海安市示例办", "unfulfilled_content": "二期",
        "reason": "funds_not_in_place", "responsible_side": "government", "follow_up": "督促", "next_follow_up_on": "2030-03-20"});
    let world = world.fact("2025-01-31", &promise(), Action::Determine, partly);
    assert_eq!(told(&world, "2025-02-01", &promise()), NOTHING);
    let wrong = of(Kind::Commitment, r#"{"content":null}"#);
    let world = World::new().fact("2024-12-10", &promise(), Action::Register, wrong);
    assert_eq!(
        told(&world, "2025-02-01", &promise()),
        ["REC001 四(三) unit 2024-12-10"]
    );
    // What is only proposed is asked when it is made.
    let proposed = World::new().fact("2024-12-10", &promise(), Action::Propose, json!({}));
    assert_eq!(told(&proposed, "2025-02-01", &promise()), NOTHING);
}
