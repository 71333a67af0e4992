//! Random months of statements and events: nothing panics, and what is told of a day depends on nothing that came later.

use proptest::prelude::*;
use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{Amount, Indicators, Ledger, Position, Span};
use zhengwu_credit::lifecycle::{Action, Event, Log, Subject, SubjectKind};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::value::{Date, Period};

use super::world::{UNIT, day};

const UNITS: [&str; 2] = [UNIT, "11320685MB0A100217"];
const STATUSES: [&str; 8] = [
    "not_started",
    "performing",
    "performing",
    "partially_performed",
    "not_performed",
    "suspended",
    "performed",
    "terminated",
];
const REASONS: [&str; 3] = ["funds_not_in_place", "leadership_change", "force_majeure"];
const GROUNDS: [&str; 5] = [
    "mutual_consent",
    "planning_adjustment",
    "government_transition",
    "court_or_arbitration",
    "bankruptcy",
];
const ACTIONS: [Action; 10] = [
    Action::Commence,
    Action::OpenShortfall,
    Action::CloseMatter,
    Action::Suspend,
    Action::Resume,
    Action::Complete,
    Action::Terminate,
    Action::Amend,
    Action::WriteOff,
    Action::RecordPerformance,
];

/// A statement by numbers: whose contract, which month, and what it says.
type Picked = (usize, u8, usize, u8, u8);

fn of(contract: usize) -> Subject {
    Subject::new(
        SubjectKind::Contract,
        [UNITS[contract % 2].to_owned(), format!("HA-{contract}")],
    )
}

fn put(ledger: &mut Ledger, kind: Kind, change: &Value, period: Period) {
    let text = changed(kind, &change.to_string());
    let mut record = Record::new(kind);
    read_object(&text, &mut record).unwrap();
    record.finish(None);
    ledger.add_record(&record, Some(period));
}

fn month(offset: u8) -> Period {
    (0..offset).fold(Period::new(2024, 12).unwrap(), |period, _| period.next())
}

fn statement((contract, at, status, money, more): Picked) -> Value {
    let (period, of) = (month(at), of(contract));
    let status = STATUSES[status % STATUSES.len()];
    let amount = |part: u8| format!("{}.00", u32::from(part) * 5_000);
    let mut all = json!({
        "party_a_uscc": of.key[0], "contract_no": of.key[1], "period": period.to_string(),
        "status_on": period.last_day().to_string(), "performance_status": status,
        "performed_amount": amount(money), "due_amount": amount(money), "paid_amount": amount(more),
    });
    if matches!(status, "partially_performed" | "not_performed") {
        all["reason"] = json!(REASONS[usize::from(more) % 3]);
        all["responsible_side"] = json!("government");
        all["follow_up"] = json!("报请拨付");
        all["next_follow_up_on"] = json!(period.next().last_day().to_string());
    }
    if matches!(status, "suspended" | "terminated") {
        all["change_ground"] = json!(GROUNDS[usize::from(more) % 5]);
        all["ground_proof"] = json!("协议1号");
    }
    if status == "performed" {
        all["evidence"] = json!("验收单1号");
        all["performed_on"] = json!(period.first_day().to_string());
        if more % 2 == 0 {
            all["written_off_on"] = json!(period.last_day().to_string());
        }
    }
    all
}

fn event((contract, days, action, money, more): Picked) -> Event {
    let action = ACTIONS[action % ACTIONS.len()];
    let on = day("2024-12-15") + chrono_days(u64::from(days) * 9);
    let event = Event::new(of(contract), action, on).with("evidence", "验收单1号");
    match action {
        Action::Suspend | Action::Terminate | Action::Amend => event
            .with("change_ground", GROUNDS[usize::from(more) % 5])
            .with("ends_on", "2025-10-31"),
        Action::OpenShortfall => event.with("reason", REASONS[usize::from(more) % 3]),
        Action::RecordPerformance => event.with("due_amount", format!("{}.00", u32::from(money) * 5_000)),
        _ => event,
    }
}

fn chrono_days(days: u64) -> chrono::Days {
    chrono::Days::new(days)
}

pub(crate) fn ledger_of(statements: &[Picked], events: &[Picked], until: Option<Date>) -> Ledger {
    let mut ledger = Ledger::new();
    for contract in 0..4 {
        let key = of(contract).key;
        let record = json!({"party_a_uscc": key[0], "contract_no": key[1]});
        put(&mut ledger, Kind::Contract, &record, month(0));
    }
    for picked in statements {
        let period = month(picked.1);
        if until.is_none_or(|until| period.last_day() <= until) {
            put(&mut ledger, Kind::Performance, &statement(*picked), period);
        }
    }
    let mut log = Log::new();
    for picked in events {
        let event = event(*picked);
        if until.is_none_or(|until| event.on <= until) {
            let at = event.on.and_hms_opt(9, 0, 0).unwrap();
            log.append(event, at, "示例经办", log.next_sequence()).unwrap();
        }
    }
    ledger.add_log(&log);
    ledger
}

/// Everything that is told of a day.
fn told(position: &Position<'_>) -> (Vec<String>, Vec<String>, Indicators) {
    let states = position.accounts().values().map(|account| {
        // The numbers of events differ with what else is in the log.
        let state = &account.state;
        let matters: Vec<_> = state
            .matters
            .iter()
            .map(|one| (one.kind, one.opened, one.closed))
            .collect();
        format!(
            "{:?} {:?} {:?} {matters:?} {:?}",
            state.subject, state.stage, state.since, state.facts
        )
    });
    let alerts = position
        .alerts()
        .into_iter()
        .map(|one| format!("{} {:?} {} {:?}", one.code, one.subject, one.since, one.due));
    let mut alerts: Vec<String> = alerts.collect();
    alerts.sort();
    (
        states.collect(),
        alerts,
        position.indicators(Span::parse("2024-12..2025-12").unwrap()),
    )
}

fn number(amount: Amount) -> i64 {
    match amount {
        Amount::Count(count) => i64::try_from(count).unwrap(),
        Amount::Yuan(yuan) => yuan.fen(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_day_is_told_alike_whatever_came_later(
        mut statements in prop::collection::vec((0..4_usize, 0..12_u8, any::<usize>(), any::<u8>(), any::<u8>()), 0..24),
        events in prop::collection::vec((0..4_usize, 0..44_u8, any::<usize>(), any::<u8>(), any::<u8>()), 0..12),
        offset in 0..400_u64,
    ) {
        statements.sort_by_key(|one| (one.0, one.1));
        statements.dedup_by_key(|one| (one.0, one.1));
        let profile = Profile::haian();
        let as_of = day("2024-12-31") + chrono_days(offset);
        let all = ledger_of(&statements, &events, None);
        let whole = told(&all.at(as_of, None, &profile));
        prop_assert_eq!(&whole, &told(&ledger_of(&statements, &events, None).at(as_of, None, &profile)));
        statements.reverse();
        prop_assert_eq!(&whole, &told(&ledger_of(&statements, &events, None).at(as_of, None, &profile)));
        statements.reverse();
        let early = told(&ledger_of(&statements, &events, Some(as_of)).at(as_of, None, &profile));
        prop_assert_eq!(&whole.0, &early.0);
        prop_assert_eq!(&whole.1, &early.1);
        prop_assert_eq!(&whole.2, &early.2);
        for figure in &whole.2.figures {
            let (part, base) = (number(figure.total.numerator), number(figure.total.denominator));
            prop_assert!(part >= 0 && (figure.name == "interest" || part <= base), "{}", figure.name);
            for by in ["unit", "kind", "field", "month"] {
                let groups: Vec<_> = figure.groups.iter().filter(|group| group.by == by).collect();
                let sum = |of: fn(&zhengwu_credit::ledger::Cut) -> i64| groups.iter().map(|group| of(&group.cut)).sum::<i64>();
                // Every contract here is of one kind and one field.
                prop_assert_eq!(sum(|cut| number(cut.numerator)), part, "{} by {}", figure.name, by);
                prop_assert_eq!(sum(|cut| number(cut.denominator)), base, "{} by {}", figure.name, by);
            }
        }
    }
}
