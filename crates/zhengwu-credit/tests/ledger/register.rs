//! Units that were closed: who follows them, and what is signed under their codes afterwards.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{Entry, Input, JsonTable, Options, run};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::register::Register;
use zhengwu_credit::rules::examples::changed;

use super::world::{UNIT, World, day};

const OTHER: &str = "12320685MB0A20019K";

fn closed(heir: Value) -> Value {
    json!({"valid_to": "2025-03-31", "successor_uscc": heir})
}

fn world(units: &[Value]) -> World {
    let all = units.iter();
    all.fold(World::new(), |world, unit| {
        world.record("2024-12", Kind::Unit, &unit.to_string())
    })
}

#[test]
fn a_closed_unit_that_nobody_succeeds_is_told_at_its_line_and_by_the_ledger() {
    let other = json!({"uscc": OTHER, "name": "海安市示例二局"});
    let mut back = other.clone();
    back["valid_to"] = json!("2025-03-31");
    back["successor_uscc"] = json!(UNIT);
    let cases = [
        (vec![closed(Value::Null)], 1),
        (vec![closed(json!(OTHER))], 1),
        (vec![closed(json!(UNIT))], 1),
        (vec![closed(json!(OTHER)), back], 2),
        (vec![closed(json!(OTHER)), other], 0),
        (vec![json!({})], 0),
    ];
    for (units, expected) in cases {
        let world = world(&units);
        let found = world.findings();
        let told = found.iter().filter(|code| *code == "XRF413").count();
        assert_eq!(told, expected, "{units:?}");
        let count = |on| {
            let alerts = world.alerts(on).into_iter();
            alerts.filter(|alert| alert.code == "XRF413").count()
        };
        // Not before its last day is over.
        assert_eq!(
            (count("2025-03-31"), count("2025-04-01")),
            (0, expected),
            "{units:?}"
        );
    }
}

#[test]
fn of_a_closed_unit_without_an_heir_the_credit_office_must_name_one_first() {
    let due = json!({"ends_on": "2025-03-31"}).to_string();
    let other = json!({"uscc": OTHER, "name": "海安市示例二局"});
    let mut back = other.clone();
    back["valid_to"] = json!("2025-03-31");
    back["successor_uscc"] = json!(UNIT);
    let cases = [
        (vec![closed(Value::Null)], true),
        // One that is named can act.
        (vec![closed(json!(OTHER))], false),
        (vec![closed(json!(UNIT))], true),
        (vec![closed(json!(OTHER)), back], true),
        (vec![closed(json!(OTHER)), other], false),
        (vec![json!({})], false),
    ];
    for (units, expected) in cases {
        let world = world(&units).record("2024-12", Kind::Contract, &due);
        let overdue = |on| {
            let alerts = world.alerts(on).into_iter();
            let own = alerts.filter(|alert| alert.subject.is_some() && alert.code != "XRF413");
            own.collect::<Vec<_>>()
        };
        let before = overdue("2025-03-31");
        assert!(
            before
                .iter()
                .all(|alert| alert.who == "unit" && !alert.help.zh.contains("承继")),
            "{units:?}"
        );
        let after = overdue("2025-04-01");
        assert!(!after.is_empty());
        for alert in after {
            let told = (
                alert.who,
                alert.help.zh.contains("先由信用办"),
                alert.help.en.contains("first names its heir"),
            );
            let who = if expected { "credit_office" } else { "unit" };
            assert_eq!(told, (who, expected, expected), "{units:?} {}", alert.code);
        }
    }
}

#[test]
fn what_is_signed_after_a_unit_was_closed_carries_the_code_of_its_successor() {
    let profile = Profile::haian();
    let mut register = Register::default();
    register.add(UNIT, "海安市示例一局");
    register.note_end(UNIT, day("2024-12-10").into(), Some(OTHER));
    let told = |kind: Kind, change: Value| {
        let text = changed(kind, &change.to_string());
        let table = JsonTable::new(&text, Some(kind), None).unwrap();
        let mut options = Options::new(&profile);
        options.phase = zhengwu_credit::finding::Phase::Accept;
        options.register = Some(&register);
        let mut codes = Vec::new();
        run(&[Input::judged(&table)], &options, &mut |entry| {
            if let Entry::Row(row) = entry {
                codes.extend(row.findings(zhengwu_credit::code::Lang::Zh).map(|one| one.code));
            }
        })
        .unwrap();
        codes.iter().filter(|code| *code == "XRF414").count()
    };
    let signed = |on: &str| told(Kind::Contract, json!({"signed_on": on}));
    assert_eq!((signed("2024-12-10"), signed("2024-12-11")), (0, 1));
    let supplement = json!({"signed_on": "2024-12-11", "amends_contract_no": "HA-2024/001"});
    assert_eq!(told(Kind::Contract, supplement), 0);
    let made = |on: &str| {
        told(
            Kind::Commitment,
            json!({"made_on": on, "promisor_kind": "institution", "promisor_code": UNIT}),
        )
    };
    assert_eq!((made("2024-12-10"), made("2024-12-11")), (0, 1));
}
