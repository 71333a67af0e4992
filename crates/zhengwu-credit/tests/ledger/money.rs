//! Arrears, interest and compensation, worked by hand.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Span;
use zhengwu_credit::lifecycle::{Action, SubjectKind};

use super::indicators::{by_planning, done, figure, of_number, owing, told};
use super::world::{World, contract, hanging};

#[test]
fn arrears_and_interest_by_statements() {
    let paid_in_parts = |world: World| {
        world
            .stated("HA-01", "2025-01-31", owing("640000.00", "320000.00"))
            .stated("HA-01", "2025-03-31", owing("640000.00", "540000.00"))
    };
    let at = |change: Value, on: &str, name: &str| {
        let world = paid_in_parts(World::new().signed("HA-01", change));
        told(&figure(&world, on, "2025", name).total)
    };
    assert_eq!(
        at(json!({}), "2025-05-31", "arrears")[0],
        "100000.00/640000.00 0.1563"
    );
    // 320000 for 59 days and 100000 for 61: 24980000 × 3.85 % ÷ 365.
    assert_eq!(
        at(json!({}), "2025-05-31", "interest")[0],
        "2634.88/100000.00 0.0263"
    );
    let none = json!({"overdue_rate": null});
    assert_eq!(
        at(none.clone(), "2025-05-31", "interest")[0],
        "12490.00/100000.00 0.1249"
    );
    // From the day after: nothing on the day itself, 160.00 a day from then on.
    assert_eq!(
        at(none.clone(), "2025-01-31", "interest")[0],
        "0.00/320000.00 0.0000"
    );
    assert_eq!(at(none, "2025-02-01", "interest")[0], "160.00/320000.00 0.0005");
    let large = json!({"overdue_rate": null, "party_b_is_sme": false});
    assert!(at(large, "2025-05-31", "interest")[2].starts_with("01: no rate was agreed"));
    let unknown = json!({"overdue_rate": null, "party_b_is_sme": null});
    assert!(at(unknown, "2025-05-31", "interest")[3].starts_with("01: no rate was agreed, and whether"));
    // The regulation is for public bodies and large enterprises.
    let small =
        json!({"overdue_rate": null, "party_a_kind": "state_owned_enterprise", "party_a_is_large": false});
    assert!(at(small, "2025-05-31", "interest")[2].starts_with("01: no rate was agreed"));
    let of_some_size = json!({"overdue_rate": null, "party_a_kind": "state_owned_enterprise"});
    assert!(at(of_some_size, "2025-05-31", "interest")[3].starts_with("01: no rate was agreed, and whether"));
    let receives = json!({"payment_direction": "government_receives"});
    assert_eq!(at(receives, "2025-05-31", "arrears")[0], "0/0 -");

    // What is paid after the end stops the interest, by a statement and by an event.
    let mut late = done("2025-01-31");
    late["paid_amount"] = json!("960000.00");
    let ended = World::new()
        .signed("HA-01", json!({"overdue_rate": null}))
        .stated("HA-01", "2025-01-31", late);
    let by_statement = ended.stated("HA-01", "2025-02-28", done("2025-01-31"));
    assert_eq!(
        told(&figure(&by_statement, "2025-06-30", "2025", "interest").total)[0],
        "4480.00/0.00 -"
    );
    assert_eq!(
        told(&figure(&by_statement, "2025-06-30", "2025", "arrears").total)[0],
        "0.00/1280000.00 0.0000"
    );
    let by_event = paid_in_parts(World::new().signed("HA-01", json!({"overdue_rate": null}))).fact(
        "2025-04-10",
        &of_number("HA-01"),
        Action::RecordPerformance,
        json!({"paid_amount": "640000.00"}),
    );
    let by_completion = paid_in_parts(World::new().signed("HA-01", json!({}))).fact(
        "2025-06-20",
        &of_number("HA-01"),
        Action::Complete,
        json!({"evidence": "验收单1号", "performed_amount": "1280000", "due_amount": "1280000", "paid_amount": "1280000"}),
    );
    assert_eq!(
        told(&figure(&by_completion, "2025-06-30", "2025", "arrears").total)[0],
        "0.00/1280000.00 0.0000"
    );
    // 320000 for 59 days and 100000 for 10.
    assert_eq!(
        told(&figure(&by_event, "2025-06-30", "2025", "interest").total)[0],
        "9940.00/0.00 -"
    );
}

#[test]
fn arrears_and_interest_by_payments() {
    let instalment = |paid_on: &str, paid: &str| json!({"due_on": "2025-01-10", "due": "300000.00", "paid_on": paid_on, "paid": paid});
    let world = World::new()
        .record("2024-12", Kind::Contract, r#"{"overdue_rate":null}"#)
        // What statements say does not count where payments are reported.
        .statement("2025-01", r#"{"due_amount":"640000.00","paid_amount":"0.00"}"#)
        .paid(
            "2025-01",
            json!({"due_on": "2025-01-10", "due": "300000.00", "paid_on": null, "paid": null}),
        )
        .paid("2025-02", instalment("2025-02-09", "100000.00"))
        .paid("2025-03", instalment("2025-03-11", "300000.00"))
        .paid(
            "2025-03",
            json!({"due_on": "2025-05-31", "due": "200000.00", "paid_on": null, "paid": null}),
        );
    let at = |on: &str| {
        let of = |name| told(&figure(&world, on, "2025", name).total)[0].clone();
        (of("arrears"), of("interest"))
    };
    let pair = |arrears: &str, interest: &str| (arrears.to_owned(), interest.to_owned());
    assert_eq!(
        at("2025-01-10"),
        pair("300000.00/300000.00 1.0000", "0.00/300000.00 0.0000")
    );
    assert_eq!(
        at("2025-01-11"),
        pair("300000.00/300000.00 1.0000", "150.00/300000.00 0.0005")
    );
    assert_eq!(
        at("2025-02-09"),
        pair("200000.00/300000.00 0.6667", "4500.00/200000.00 0.0225")
    );
    // 300000 for 30 days and 200000 for 30.
    assert_eq!(at("2025-04-30"), pair("0.00/300000.00 0.0000", "7500.00/0.00 -"));
    assert_eq!(
        at("2025-06-01"),
        pair("200000.00/500000.00 0.4000", "7600.00/200000.00 0.0380")
    );
    // By the end of February's cut-off day nobody had reported the last payment.
    let (ledger, _) = world.ledger();
    let known = |on: &str| {
        let position = ledger.at(
            super::world::day("2025-04-30"),
            Some(super::world::day(on)),
            &world.profile,
        );
        let all = position.indicators(Span::parse("2025").unwrap()).figures;
        told(&all.into_iter().find(|one| one.name == "arrears").unwrap().total)[0].clone()
    };
    assert_eq!(known("2025-04-09"), "200000.00/300000.00 0.6667");
    assert_eq!(known("2025-04-10"), "0.00/300000.00 0.0000");
}

#[test]
fn compensation_paid_of_decided() {
    let claim = hanging(SubjectKind::Compensation, &contract());
    let lost = by_planning(
        json!({"performance_status": "terminated", "loss_stated": "56000.00", "compensation_decided": "50000.00"}),
    );
    let stated = World::new()
        .record("2024-12", Kind::Contract, "{}")
        .statement("2025-01", &lost.to_string());
    assert_eq!(
        told(&figure(&stated, "2025-02-28", "2025", "compensation_paid").total)[0],
        "0.00/50000.00 0.0000"
    );
    let mut part = lost;
    part["compensation_paid"] = json!("12500.00");
    let part = stated.statement("2025-02", &part.to_string());
    assert_eq!(
        told(&figure(&part, "2025-02-28", "2025", "compensation_paid").total)[0],
        "12500.00/50000.00 0.2500"
    );
    // A claim of its own counts instead of what statements say.
    let claimed = part
        .fact("2025-03-03", &claim, Action::Claim, json!({"claimed": "60000"}))
        .fact("2025-03-05", &claim, Action::Assess, json!({"assessed": "58000"}))
        .fact(
            "2025-03-07",
            &claim,
            Action::Decide,
            json!({"authority_doc": "海示一发〔2025〕21号", "decided": "55000"}),
        );
    assert_eq!(
        told(&figure(&claimed, "2025-03-07", "2025", "compensation_paid").total)[0],
        "0.00/55000.00 0.0000"
    );
    // What is paid in part counts.
    let claimed = claimed.fact("2025-03-10", &claim, Action::PayPart, json!({"paid": "11000"}));
    assert_eq!(
        told(&figure(&claimed, "2025-03-10", "2025", "compensation_paid").total)[0],
        "11000.00/55000.00 0.2000"
    );
    let paid = claimed.fact("2025-03-20", &claim, Action::Pay, json!({"paid": "55000"}));
    assert_eq!(
        told(&figure(&paid, "2025-03-20", "2025", "compensation_paid").total)[0],
        "55000.00/55000.00 1.0000"
    );
}
