//! What is secret by a row or by an event, until it is declassified.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Ledger;
use zhengwu_credit::lifecycle::{Action, Stage, SubjectKind};

use super::scenarios::reported;
use super::world::{UNIT, World, contract, day, hanging, promise};

const NAMES: &str = r#"{"category":"contract_performance","contract_no":"ha-2024/017"}"#;
const SUPPLEMENT: &str = r#"{"contract_no":"HA-2025/002","amends_contract_no":"HA-2024/017","amount":"100000.00","signed_on":"2025-01-20","effective_on":"2025-01-20","starts_on":"2025-01-20","ends_on":"2025-09-30","award_notice_on":"2025-01-10","published_on":"2025-01-21","filed_on":"2025-01-22"}"#;
const SECRET: &str = r#"{"classified":true}"#;

/// A contract with a statement, a supplement, a promise and a claim.
fn everything() -> World {
    let claim = hanging(SubjectKind::Compensation, &contract());
    reported("{}")
        .record("2025-01", Kind::Contract, SUPPLEMENT)
        .record("2024-12", Kind::Commitment, NAMES)
        .record("2025-01", Kind::Payment, "{}")
        .fact("2025-01-20", &claim, Action::Claim, json!({"claimed": "56000"}))
}

fn classified(world: World) -> World {
    world.fact(
        "2025-02-28",
        &contract(),
        Action::Classify,
        json!({"document": "海密〔2025〕1号"}),
    )
}

fn declassified(world: World, on: &str) -> World {
    world.fact(
        on,
        &contract(),
        Action::Declassify,
        json!({"document": "海密〔2025〕9号"}),
    )
}

/// How many are shown, and how many are withheld; what is withheld is named nowhere.
fn counted(ledger: &Ledger, world: &World) -> (usize, u64) {
    let position = ledger.at(day("2025-06-30"), None, &world.profile);
    let shown = format!("{:?} {:?}", position.alerts(), position.accounts());
    if position.accounts().is_empty() {
        assert!(!shown.contains("017") && !shown.contains(UNIT), "{shown}");
    }
    assert!(!format!("{ledger:?}").contains("机密"));
    (position.accounts().len(), position.withheld())
}

#[test]
fn a_row_and_an_event_withhold_the_same_and_count_it_alike() {
    let by_row = everything().record("2025-02", Kind::Contract, SECRET);
    let by_event = classified(everything());
    let by_both = classified(everything().record("2025-02", Kind::Contract, SECRET));
    // The contract, its supplement, its promise and the claim.
    for world in [by_row, by_event, by_both] {
        assert_eq!(counted(&world.ledger().0, &world), (0, 4));
        assert_eq!(counted(&world.ledger_before_its_log(), &world), (0, 4));
        let (ledger, _) = world.ledger();
        let risk = hanging(SubjectKind::Risk, &contract());
        let claim = hanging(SubjectKind::Compensation, &contract());
        for subject in [contract(), promise(), claim, risk] {
            assert!(ledger.is_secret(&subject), "{subject:?}");
        }
        assert!(ledger.is_secret_number("ha-2024/017") && ledger.is_secret_number("HA-2025/002"));
        assert!(!ledger.is_secret_number("HA-2024/018"));
    }
}

#[test]
fn no_event_but_a_declassification_shows_what_a_row_classifies() {
    let by_row = || World::new().record("2025-01", Kind::Contract, SECRET);
    let open = json!({"classified": false, "contract_name": "机密工程", "ends_on": "2025-12-31"});
    let agreed = json!({"change_ground": "mutual_consent", "ground_proof": "协议1号", "classified": "否"});
    let logged = |world: World| {
        world
            .fact("2025-03-01", &contract(), Action::Register, open.clone())
            .fact("2025-03-02", &contract(), Action::Amend, agreed.clone())
            .fact(
                "2025-03-03",
                &contract(),
                Action::Correct,
                json!({"corrects": "1", "reason_note": "录错", "classified": "否"}),
            )
    };
    let hidden = [
        logged(by_row()),
        classified(logged(World::new())),
        // Without its document, not later than the row, withdrawn, and classified again.
        logged(by_row()).fact("2025-05-01", &contract(), Action::Declassify, json!({})),
        declassified(logged(by_row()), "2025-01-31"),
        declassified(logged(by_row()), "2025-05-01").fact(
            "2025-05-02",
            &contract(),
            Action::Correct,
            json!({"corrects": "4", "withdrawn": true, "reason_note": "没有解密"}),
        ),
        declassified(logged(by_row()), "2025-05-01").record("2025-05", Kind::Contract, SECRET),
        // A classification that was corrected is one until it is lifted.
        classified(logged(World::new())).fact(
            "2025-05-02",
            &contract(),
            Action::Correct,
            json!({"corrects": "4", "withdrawn": true, "reason_note": "录错"}),
        ),
    ];
    for (case, world) in hidden.iter().enumerate() {
        assert_eq!(counted(&world.ledger().0, world), (0, 1), "{case}");
        assert_eq!(counted(&world.ledger_before_its_log(), world), (0, 1), "{case}");
    }
    for world in [
        declassified(logged(by_row()), "2025-05-01"),
        declassified(classified(logged(World::new())), "2025-05-01"),
    ] {
        assert_eq!(counted(&world.ledger().0, &world), (1, 0));
        assert_eq!(counted(&world.ledger_before_its_log(), &world), (1, 0));
    }
}

#[test]
fn rows_of_after_a_declassification_are_in_the_ledger_again() {
    let world = declassified(
        everything().record("2025-02", Kind::Contract, SECRET),
        "2025-03-10",
    );
    let (ledger, summary) = world.ledger();
    assert_eq!(summary.withheld, 1, "the row that says so itself");
    // The contract with its supplement, its promise, the claim.
    assert_eq!(counted(&ledger, &world), (3, 0));
    assert_eq!(world.stage("2025-06-30", &contract()), Some(Stage::Performing));
    // Without a word of the log nothing of it comes back.
    let (ledger, summary) = everything()
        .record("2025-02", Kind::Contract, SECRET)
        .record("2025-04", Kind::Contract, "{}")
        .ledger();
    assert_eq!(summary.withheld, 7);
    assert_eq!(counted(&ledger, &world), (0, 4));
}

#[test]
fn of_a_row_without_a_key_only_the_number_is_known() {
    let nameless: Value = json!({"contract_no": null, "classified": true});
    let world = reported("{}").record("2025-02", Kind::Contract, &nameless.to_string());
    assert_eq!(counted(&world.ledger().0, &world), (1, 1));
}
