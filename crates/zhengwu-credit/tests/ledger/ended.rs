//! Contracts that ended, and whether anything was ever said of their performance (合同到履约闭环).

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::Action;
use zhengwu_credit::rules::examples::changed;

use super::scenarios::NOTHING;
use super::world::{World, contract};

const WITHOUT: &str = "contract-without-performance";

/// The base contract, signed in December, registered and nothing more.
fn signed() -> World {
    let fields: Value = serde_json::from_str(&changed(Kind::Contract, "{}")).unwrap();
    World::new().fact("2024-12-10", &contract(), Action::Register, fields)
}

fn by_consent(more: Value) -> Value {
    let mut fields = json!({"change_ground": "mutual_consent", "ground_proof": "解除协议"});
    fields
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    fields
}

/// Since when it is told that nothing was recorded.
fn told(world: &World, on: &str) -> Vec<String> {
    let alerts = world.alerts(on).into_iter().filter(|alert| alert.name == WITHOUT);
    alerts
        .map(|alert| {
            assert_eq!(
                (alert.code, alert.basis.as_str(), alert.who),
                ("XRF402", "二(三)1", "unit")
            );
            format!("{} {}", alert.since, alert.due.unwrap())
        })
        .collect()
}

#[test]
fn a_contract_that_ended_without_any_record_is_told_as_one_that_runs() {
    let running = told(&signed(), "2025-03-01");
    assert_eq!(running.len(), 1);
    let ends = [
        (Action::Terminate, by_consent(json!({}))),
        (Action::SetAside, json!({"judgment_no": "（2025）苏0685民初1号"})),
    ];
    for (action, fields) in ends {
        let ended = signed().fact("2025-02-10", &contract(), action, fields);
        assert_eq!(told(&ended, "2025-03-01"), running, "{action:?}");
        // A statement for any month closes the loop.
        let ground = r#"{"performance_status":"terminated","change_ground":"mutual_consent","ground_proof":"解除协议"}"#;
        let stated = ended.statement("2025-02", ground);
        assert_eq!(told(&stated, "2025-03-01"), NOTHING, "{action:?}");
    }
}

#[test]
fn what_an_end_says_of_performance_is_a_record_of_it() {
    for said in [
        json!({"performed_amount": "0.00"}),
        json!({"accepted_on": "2025-01-20"}),
        json!({"delivered_on": "2025-01-20"}),
    ] {
        let ended = signed().fact("2025-02-10", &contract(), Action::Terminate, by_consent(said));
        assert_eq!(told(&ended, "2025-03-01"), NOTHING);
    }
    // A loss is nothing that was performed.
    let loss = by_consent(json!({"loss_stated": "0.00"}));
    let ended = signed().fact("2025-02-10", &contract(), Action::Terminate, loss);
    assert_eq!(told(&ended, "2025-03-01").len(), 1);
    // A record that was withdrawn is none.
    let nothing = json!({"performed_amount": "0.00"});
    let withdrawn = json!({"corrects": 3, "withdrawn": true, "reason_note": "录错合同"});
    let world = signed()
        .fact("2024-12-20", &contract(), Action::Commence, json!({}))
        .fact("2024-12-31", &contract(), Action::RecordPerformance, nothing);
    assert_eq!(told(&world, "2025-03-01"), NOTHING);
    let world = world.fact("2025-02-20", &contract(), Action::Correct, withdrawn);
    assert_eq!(told(&world, "2025-03-01").len(), 1);
}

#[test]
fn it_is_told_from_the_end_of_what_never_began_and_until_something_else_tells_it() {
    // It ended before it was to begin: its end was to be reported.
    let late = r#"{"starts_on":"2025-06-01","ends_on":"2026-05-31","effective_on":"2025-06-01"}"#;
    let fields: Value = serde_json::from_str(&changed(Kind::Contract, late)).unwrap();
    let ended = World::new()
        .fact("2024-12-10", &contract(), Action::Register, fields)
        .fact(
            "2025-02-10",
            &contract(),
            Action::Terminate,
            by_consent(json!({})),
        );
    assert_eq!(told(&ended, "2025-04-10"), NOTHING);
    assert_eq!(told(&ended, "2025-04-11"), ["2025-04-11 2025-04-10"]);
    // Written off without a statement: that is told by its own rule, once its own day is over.
    let done = json!({"evidence": "销号单"});
    let world = signed()
        .fact(
            "2025-02-10",
            &contract(),
            Action::Terminate,
            by_consent(json!({})),
        )
        .fact("2025-02-20", &contract(), Action::WriteOff, done);
    for (on, names) in [
        ("2025-04-10", [WITHOUT]),
        ("2025-04-11", ["written-off-but-not-reported"]),
    ] {
        let mut named = world.named(on, &contract());
        named.retain(|name| [WITHOUT, "written-off-but-not-reported"].contains(name));
        assert_eq!(named, names, "{on}");
    }
    // What ended before anything was reported owes nothing.
    let old =
        r#"{"signed_on":"2019-03-01","effective_on":null,"starts_on":"2019-03-01","ends_on":"2021-02-28"}"#;
    let fields: Value = serde_json::from_str(&changed(Kind::Contract, old)).unwrap();
    let ended = World::new()
        .fact("2019-03-01", &contract(), Action::Register, fields)
        .fact(
            "2020-02-10",
            &contract(),
            Action::Terminate,
            by_consent(json!({})),
        );
    assert_eq!(told(&ended, "2025-04-11"), NOTHING);
}
