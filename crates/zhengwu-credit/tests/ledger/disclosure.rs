//! What public bodies disclose by 31 March of payments that were overdue at the end of the year before.

use zhengwu_credit::field::Kind;

use super::scenarios::NOTHING;
use super::world::{UNIT, World};

const NAME: &str = "yearly-disclosure-due";

/// The base contract, of an organ with a small enterprise, with an instalment of which so much is paid on a day.
fn owing(change: &str, instalment: &str) -> World {
    World::new()
        .record("2024-12", Kind::Contract, change)
        .statement("2024-12", "{}")
        .record("2025-11", Kind::Payment, instalment)
}

const UNPAID: &str = r#"{"due_on":"2025-12-30","due":"1000.00","paid_on":null,"paid":null}"#;

fn told(world: &World, on: &str) -> Vec<String> {
    let alerts = world.alerts(on).into_iter().filter(|alert| alert.name == NAME);
    alerts
        .map(|alert| {
            assert!(alert.subject.is_none() && alert.code == "PAY301" && alert.who == "unit");
            let due = alert.due.unwrap();
            format!(
                "{} {due} {} {} {}",
                alert.since, alert.days, alert.unit.uscc, alert.basis
            )
        })
        .collect()
}

#[test]
fn what_was_overdue_at_the_years_end_is_disclosed_by_the_end_of_march() {
    let world = owing("{}", UNPAID);
    let art_18 = "保障中小企业款项支付条例 18 (2025)";
    for (on, days) in [
        ("2026-01-01", -89),
        ("2026-03-31", 0),
        ("2026-04-01", 1),
        ("2026-04-30", 30),
    ] {
        assert_eq!(
            told(&world, on),
            [format!("2026-01-01 2026-03-31 {days} {UNIT} {art_18}")]
        );
    }
    // Whether it was done nobody can record: after the profile's days it is told no more, until the next year.
    for on in ["2025-12-31", "2026-05-01", "2026-12-31"] {
        assert_eq!(told(&world, on), NOTHING, "{on}");
    }
    assert_eq!(told(&world, "2027-01-01").len(), 1);
    let alert = world
        .alerts("2026-02-01")
        .into_iter()
        .find(|alert| alert.name == NAME)
        .unwrap();
    assert_eq!(
        alert.message.zh,
        "2025 年末有 1 份合同逾期尚未支付中小企业款项，共 1000.00 元（HA-2024/017），应在 2026-03-31 前公开合同数量、金额等信息"
    );
    // The text that was in force on the last day.
    let older = owing("{}", &UNPAID.replace("2025-12-30", "2024-12-30"));
    assert_eq!(
        told(&older, "2025-03-01"),
        [format!(
            "2025-01-01 2025-03-31 -30 {UNIT} 保障中小企业款项支付条例 16 (2020)"
        )]
    );
}

#[test]
fn what_was_not_overdue_then_or_is_not_protected_is_not_told() {
    for instalment in [
        // Its last day is the last of the year.
        UNPAID.replace("2025-12-30", "2025-12-31"),
        r#"{"due_on":"2025-12-30","due":"1000.00","paid_on":"2025-12-31","paid":"1000.00"}"#.to_owned(),
    ] {
        assert_eq!(
            told(&owing("{}", &instalment), "2026-02-01"),
            NOTHING,
            "{instalment}"
        );
    }
    // Paid in January it was overdue all the same.
    let late = r#"{"due_on":"2025-12-30","due":"1000.00","paid_on":"2026-01-05","paid":"1000.00"}"#;
    assert_eq!(told(&owing("{}", late), "2026-02-01").len(), 1);
    assert_eq!(told(&owing("{}", late), "2027-02-01"), NOTHING);
    for change in [
        r#"{"party_b_is_sme":false}"#,
        r#"{"party_b_is_sme":null}"#,
        r#"{"payment_direction":"government_receives"}"#,
        r#"{"party_a_kind":"state_owned_enterprise","party_a_is_large":true}"#,
    ] {
        assert_eq!(told(&owing(change, UNPAID), "2026-02-01"), NOTHING, "{change}");
    }
}

#[test]
fn it_is_told_by_statements_as_of_the_years_end_and_of_the_successor() {
    let owed = |due: &str, paid: &str| format!(r#"{{"due_amount":"{due}","paid_amount":"{paid}"}}"#);
    let world = World::new()
        .record("2024-12", Kind::Contract, "{}")
        .statement("2025-11", &owed("640000.00", "320000.00"))
        .statement("2026-01", &owed("640000.00", "640000.00"));
    assert_eq!(told(&world, "2026-02-01").len(), 1);
    let world = World::new()
        .record("2024-12", Kind::Contract, "{}")
        .statement("2025-11", &owed("640000.00", "640000.00"))
        .statement("2026-01", &owed("960000.00", "640000.00"));
    assert_eq!(told(&world, "2026-02-01"), NOTHING);
    const SUCCESSOR: &str = "11320685MB0A100217";
    let gone = format!(r#"{{"valid_to":"2026-01-15","successor_uscc":"{SUCCESSOR}"}}"#);
    let world = owing("{}", UNPAID).record("2026-01", Kind::Unit, &gone);
    assert!(told(&world, "2026-01-15")[0].contains(UNIT));
    assert!(told(&world, "2026-02-01")[0].contains(SUCCESSOR));
}
