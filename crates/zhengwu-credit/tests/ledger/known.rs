//! How things stood by what had been recorded by a day.

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{Span, Whose};
use zhengwu_credit::lifecycle::Action;

use super::world::{UNIT, World, contract, day};

/// That a unit sent a later month without a contract is known once that month is: from its cut-off day on.
#[test]
fn which_months_came_is_known_from_their_cut_off_day_on() {
    let world = World::new()
        .record("2024-12", Kind::Contract, "{}")
        .record("2024-12", Kind::Contract, r#"{"contract_no":"HA-2024/018"}"#)
        .statement("2024-12", "{}")
        .statement("2024-12", r#"{"contract_no":"HA-2024/018"}"#)
        .statement("2025-01", r#"{"contract_no":"HA-2024/018"}"#);
    let (ledger, _) = world.ledger();
    let cut_off = world.profile.cut_off("2025-01".parse().unwrap());
    let vanished = |known_at: Option<&str>| {
        let position = ledger.at(day("2025-03-15"), known_at.map(day), &world.profile);
        position
            .alerts()
            .iter()
            .any(|one| one.name == "contract-vanished")
    };
    assert!(vanished(None) && vanished(Some(&cut_off.to_string())));
    assert!(!vanished(Some(&cut_off.pred_opt().unwrap().to_string())));
}

#[test]
fn what_is_told_says_by_what_it_is_known() {
    let world = World::new().fact("2025-01-10", &contract(), Action::Register, serde_json::json!({}));
    let (ledger, _) = world.ledger();
    let known = Some(day("2025-01-09"));
    let position = ledger.at(day("2025-02-01"), known, &world.profile);
    assert_eq!(
        (position.known_at(), position.accounts().len()),
        (known, 0),
        "it was entered later"
    );
    let figures = position.indicators(Span::parse("2025-01").unwrap());
    assert_eq!(figures.known_at, known);
    assert_eq!(position.credit_standing(Whose::Unit(UNIT)).known_at, known);
}
