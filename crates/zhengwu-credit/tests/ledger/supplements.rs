//! A contract with its supplements: what follows from its rows, held against a sum made from the rows themselves.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Ledger;
use zhengwu_credit::lifecycle::{Action, Event, Log, Stage};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::value::{Date, Period};

use super::world::{UNIT, World, contract, day};

const ORIGINAL: &str = "HA-2024/017";
/// Before and behind the original in the order of numbers.
const SUPPLEMENTS: [&str; 3] = ["HA-2024/001", "HA-2025/002", "HA-2025/003"];

/// A row: of the original (0) or of a supplement, for which month, what amount, signed on which day.
type Picked = (usize, u8, i32, u8);

fn month(at: u8) -> Period {
    (0..at).fold(Period::new(2024, 12).unwrap(), |period, _| period.next())
}

fn signed(of: usize, days: u8) -> Date {
    let first = day(if of == 0 { "2024-12-10" } else { "2025-01-10" });
    let moved = if of == 0 {
        0
    } else {
        u64::from(days) * 10 + of as u64
    };
    first + chrono::Days::new(moved)
}

fn last_day(of: usize, days: u8) -> Date {
    signed(of, days) + chrono::Days::new(200)
}

fn row((of, _, amount, days): Picked) -> Value {
    match of.checked_sub(1) {
        None => json!({"amount": format!("{}.00", 1_000_000 + amount)}),
        Some(at) => json!({
            "contract_no": SUPPLEMENTS[at], "amends_contract_no": ORIGINAL, "amount": format!("{amount}.00"),
            "signed_on": signed(of, days).to_string(), "ends_on": last_day(of, days).to_string(),
        }),
    }
}

fn put(ledger: &mut Ledger, change: &Value, period: Period) {
    let text = changed(Kind::Contract, &change.to_string());
    let mut record = Record::new(Kind::Contract);
    read_object(&text, &mut record).unwrap();
    record.finish(None);
    ledger.add_record(&record, Some(period));
}

/// By the rows alone: of each number the row of the latest month, as far as it was signed by that day.
fn oracle(rows: &[Picked], as_of: Date) -> Option<(String, String)> {
    let latest: BTreeMap<usize, &Picked> = {
        let mut ordered: Vec<&Picked> = rows.iter().collect();
        ordered.sort_by_key(|one| one.1);
        ordered.into_iter().map(|one| (one.0, one)).collect()
    };
    let original = latest.get(&0)?;
    let agreed = latest
        .values()
        .filter(|one| one.0 > 0 && signed(one.0, one.3) <= as_of);
    let sum: i32 = agreed.clone().map(|one| one.2).sum();
    let last = agreed.max_by_key(|one| signed(one.0, one.3));
    let ends = last.map_or("2025-06-30".to_owned(), |one| last_day(one.0, one.3).to_string());
    Some((format!("{}.00", 1_000_000 + original.2 + sum), ends))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_amount_follows_from_the_rows_in_whatever_order_they_come(
        mut rows in prop::collection::vec((0..4_usize, 0..8_u8, -9_000..9_000_i32, 0..12_u8), 1..12),
        offset in 0..400_u64,
        is_turned in any::<bool>(),
    ) {
        rows.sort_by_key(|one| (one.0, one.1));
        rows.dedup_by_key(|one| (one.0, one.1));
        if is_turned {
            rows.reverse();
        }
        let as_of = day("2024-12-31") + chrono::Days::new(offset);
        let mut ledger = Ledger::new();
        for picked in &rows {
            put(&mut ledger, &row(*picked), month(picked.1));
        }
        let profile = Profile::haian();
        let position = ledger.at(as_of, None, &profile);
        let state = position.state(&contract());
        let known = state.filter(|state| state.stage.is_some()).map(|state| {
            let fact = |field: &str| state.fact(field).unwrap().to_owned();
            (fact("amount"), fact("ends_on"))
        });
        prop_assert_eq!(known, oracle(&rows, as_of));
    }
}

const SUPPLEMENT: &str = r#"{"contract_no":"HA-2025/002","amends_contract_no":"HA-2024/017","amount":"100000.00","signed_on":"2025-01-20","effective_on":"2025-01-20","starts_on":"2025-01-20","ends_on":"2025-09-30","award_notice_on":"2025-01-10","published_on":"2025-01-21","filed_on":"2025-01-22"}"#;

fn amount(world: &World) -> String {
    world
        .state("2025-06-30", &contract())
        .fact("amount")
        .unwrap()
        .to_owned()
}

#[test]
fn what_is_mended_later_is_in_the_sum() {
    let world =
        World::new()
            .record("2024-12", Kind::Contract, "{}")
            .record("2025-01", Kind::Contract, SUPPLEMENT);
    assert_eq!(amount(&world), "1380000.00");
    // The original's amount was typed wrongly.
    let world = world.record("2025-02", Kind::Contract, r#"{"amount":"1270000.00"}"#);
    assert_eq!(amount(&world), "1370000.00");
    // And the supplement's: no more is added, and its last day is another.
    let refiled = SUPPLEMENT
        .replace("100000.00", "-20000.00")
        .replace("2025-09-30", "2025-10-31");
    let world = world.record("2025-03", Kind::Contract, &refiled);
    assert_eq!(amount(&world), "1250000.00");
    assert_eq!(
        world.state("2025-06-30", &contract()).fact("ends_on"),
        Some("2025-10-31")
    );
    assert_eq!(
        world.state("2025-01-19", &contract()).fact("amount"),
        Some("1270000.00")
    );
    world.at("2025-06-30", |position| {
        assert!(position.accounts()[&contract()].oddities.is_empty())
    });
}

#[test]
fn a_logged_original_and_a_logged_difference_are_parts_of_the_sum() {
    let registered = json!({"amount": "1280000.00", "ends_on": "2025-06-30"});
    let agreed =
        json!({"change_ground": "mutual_consent", "ground_proof": "补充协议9号", "difference": "5000.00"});
    let world = World::new()
        .fact("2024-12-10", &contract(), Action::Register, registered)
        .fact("2025-02-10", &contract(), Action::Amend, agreed)
        .record("2025-01", Kind::Contract, SUPPLEMENT)
        // The original's own row, which says what was registered.
        .record("2025-02", Kind::Contract, r#"{"ends_on":"2025-09-30"}"#);
    assert_eq!(amount(&world), "1385000.00");
    world.at("2025-06-30", |position| {
        let odd: Vec<_> = position.accounts()[&contract()]
            .oddities
            .iter()
            .map(|one| one.field)
            .collect();
        assert!(!odd.contains(&"amount"), "{odd:?}");
    });
    let mended = json!({"corrects": "1", "amount": "1290000.00", "reason_note": "录错"});
    let world = world.fact("2025-03-01", &contract(), Action::Correct, mended);
    assert_eq!(amount(&world), "1395000.00");
    // A total that an amendment names is a total.
    let total =
        json!({"change_ground": "mutual_consent", "ground_proof": "补充协议10号", "amount": "2000000.00"});
    let world = world.fact("2025-03-10", &contract(), Action::Amend, total);
    assert_eq!(amount(&world), "2000000.00");
}

#[test]
fn a_later_row_of_a_contract_that_was_drafted_is_taken() {
    let mut log = Log::new();
    let on = day("2024-12-01");
    let draft = Event::new(contract(), Action::Draft, on).with("amount", "1.00");
    log.append(draft, on.and_hms_opt(9, 0, 0).unwrap(), "示例经办", 1)
        .unwrap();
    let mut ledger = Ledger::new();
    ledger.add_log(&log);
    put(&mut ledger, &json!({}), month(0));
    put(&mut ledger, &json!({"amount": "1300000.00"}), month(1));
    let profile = Profile::haian();
    let position = ledger.at(day("2025-06-30"), None, &profile);
    let state = position.state(&contract()).unwrap();
    assert_eq!(
        (state.stage, state.fact("amount")),
        (Some(Stage::Signed), Some("1300000.00"))
    );
    assert_eq!(state.fact("party_a_uscc"), Some(UNIT));
}
