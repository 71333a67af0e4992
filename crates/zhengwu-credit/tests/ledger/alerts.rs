//! What is told of open matters, of money that is owed, and of publications that last too long.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{Action, Subject, SubjectKind};

use super::scenarios::{NOTHING, reported};
use super::world::{UNIT, World, contract, day, promise};

const SUCCESSOR: &str = "11320685MB0A100217";

/// The alerts of a name about a subject: since, due, days, the unit that must act.
fn named(world: &World, on: &str, subject: &Subject, name: &str) -> Vec<String> {
    let alerts = world.alerts(on).into_iter();
    let own = alerts.filter(|alert| alert.subject.as_ref() == Some(subject) && alert.name == name);
    own.map(|alert| {
        let due = alert.due.map_or("-".to_owned(), |due| due.to_string());
        format!(
            "{} {due} {} {} {}",
            alert.since, alert.days, alert.who, alert.unit.uscc
        )
    })
    .collect()
}

fn follow_up(world: World, on: &str, subject: &Subject, next: Value) -> World {
    let next = json!({"matter": "b1", "follow_up": "与对方协商", "next_follow_up_on": next});
    world.fact(on, subject, Action::FollowUp, next)
}

#[test]
fn every_open_breach_is_followed_up() {
    let leader = json!({"change_ground": "leadership_change", "matter": "b1"});
    let broken = json!({"facts": "到期没有兑现", "matter": "b1"});
    let breached = json!({"responsible_side": "counterparty", "facts": "到期未交货", "matter": "b1"});
    for (subject, world) in [
        (
            contract(),
            reported("{}").fact("2025-01-31", &contract(), Action::Terminate, leader.clone()),
        ),
        (
            contract(),
            reported("{}").fact("2025-01-31", &contract(), Action::DeclareBreach, breached),
        ),
        (
            promise(),
            World::new().record("2024-12", Kind::Commitment, "{}").fact(
                "2025-01-31",
                &promise(),
                Action::Revoke,
                leader,
            ),
        ),
        (
            promise(),
            World::new().record("2024-12", Kind::Commitment, "{}").fact(
                "2025-01-31",
                &promise(),
                Action::DeclareBroken,
                broken,
            ),
        ),
    ] {
        let left = |world: &World, on: &str| named(world, on, &subject, "breach-open-without-follow-up");
        let missed = |world: &World, on: &str| named(world, on, &subject, "follow-up-missed");
        assert_eq!(
            left(&world, "2025-02-02"),
            [format!("2025-01-31 - 2 unit {UNIT}")]
        );
        let world = follow_up(world, "2025-02-03", &subject, json!("2025-02-20"));
        assert!(left(&world, "2025-02-20").is_empty() && missed(&world, "2025-02-20").is_empty());
        assert_eq!(
            missed(&world, "2025-02-22"),
            [format!("2025-02-21 2025-02-20 2 unit {UNIT}")]
        );
        let world = follow_up(world, "2025-02-23", &subject, Value::Null);
        assert_eq!(left(&world, "2025-02-24").len(), 1);
        let closed = json!({"matter": "b1", "how": "cured", "evidence": "补正说明"});
        let world = world.fact("2025-02-25", &subject, Action::CloseMatter, closed);
        assert!(left(&world, "2025-02-25").is_empty() && missed(&world, "2025-02-25").is_empty());
    }
}

#[test]
fn a_forbidden_ground_is_told_for_as_long_as_its_matter_is_open() {
    let promised = || World::new().record("2024-12", Kind::Commitment, "{}");
    let by_status = r#"{"performance_status":"suspended","change_ground":"leadership_change"}"#;
    let by_reason = r#"{"performance_status":"not_performed","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00","reason":"government_transition","reason_note":"换届","responsible_side":"government","follow_up":"重新安排","next_follow_up_on":"2025-03-20"}"#;
    let short = json!({"reason": "领导人员更替", "responsible_side": "government", "follow_up": "协商", "next_follow_up_on": "2025-03-20", "matter": "b1"});
    let revoke = json!({"change_ground": "leadership_change", "matter": "b1"});
    let determined = r#"{"fulfilment_status":"none","unfulfilled_content":"全部","accountability":"通报","determined_on":"2025-01-31","determined_by":"海安市示例办","reason":"leadership_change","reason_note":"调整","responsible_side":"government","follow_up":"重新启动","next_follow_up_on":"2025-03-20"}"#;
    for (subject, code, words, world, id) in [
        (
            contract(),
            "PRF101",
            "变更(中止、解除)事由”填的是“领导人员更替",
            reported("{}").statement("2025-01", by_status),
            "2025-01",
        ),
        (
            contract(),
            "PRF101",
            "未履约原因”填的是“政府换届",
            reported("{}").statement("2025-01", by_reason),
            "2025-01",
        ),
        (
            contract(),
            "PRF101",
            "未履约原因”填的是“领导人员更替",
            reported("{}").fact("2025-01-31", &contract(), Action::OpenShortfall, short),
            "b1",
        ),
        (
            promise(),
            "CMT103",
            "领导人员更替",
            promised().record("2025-01", Kind::Commitment, determined),
            "2025-01",
        ),
        (
            promise(),
            "CMT103",
            "领导人员更替",
            promised().fact("2025-01-31", &promise(), Action::Revoke, revoke),
            "b1",
        ),
    ] {
        assert_eq!(named(&world, "2025-01-30", &subject, "reason-forbidden"), NOTHING);
        assert_eq!(
            named(&world, "2025-02-10", &subject, "reason-forbidden"),
            [format!("2025-01-31 - 10 unit {UNIT}")],
            "{code}"
        );
        let alerts = world.alerts("2025-02-10");
        let alert = alerts
            .iter()
            .find(|alert| alert.name == "reason-forbidden")
            .unwrap();
        assert_eq!((alert.code, alert.matter.as_deref()), (code, Some(id)));
        assert!(alert.message.zh.contains(words), "{}", alert.message.zh);
        let closed = json!({"matter": id, "how": "cured", "evidence": "恢复履行通知"});
        let world = world.fact("2025-02-20", &subject, Action::CloseMatter, closed);
        assert_eq!(named(&world, "2025-02-20", &subject, "reason-forbidden"), NOTHING);
    }
    // To talk about one is the duty.
    let talk = json!({"cause": "领导人员更替", "counterparty": "示例公司"});
    let world = reported("{}").fact("2025-01-31", &contract(), Action::Negotiate, talk);
    assert_eq!(
        named(&world, "2025-02-10", &contract(), "reason-forbidden"),
        NOTHING
    );
}

fn owing(due: &str, paid: &str) -> String {
    format!(r#"{{"due_amount":"{due}","paid_amount":"{paid}"}}"#)
}

#[test]
fn what_is_due_and_not_paid_is_told_by_statements() {
    let owed = |world: &World, on: &str| named(world, on, &contract(), "due-and-not-paid");
    let world = reported("{}")
        .statement("2025-01", &owing("640000.00", "320000.00"))
        .statement("2025-02", &owing("640000.00", "540000.00"));
    assert_eq!(owed(&world, "2025-01-30"), NOTHING);
    // Since the first statement that shows it, whatever was paid of it since.
    assert_eq!(
        owed(&world, "2025-02-28"),
        [format!("2025-01-31 - 28 unit {UNIT}")]
    );
    let alerts = world.alerts("2025-02-28");
    let alert = alerts
        .iter()
        .find(|alert| alert.name == "due-and-not-paid")
        .unwrap();
    assert!(
        alert.message.zh.contains("政府方应付") && alert.message.zh.contains("100000.00 元"),
        "{}",
        alert.message.zh
    );
    let paid = json!({"paid_amount": "640000.00"});
    let world = world.fact("2025-03-05", &contract(), Action::RecordPerformance, paid);
    assert_eq!(owed(&world, "2025-03-04").len(), 1);
    assert_eq!(owed(&world, "2025-03-05"), NOTHING);
    // Owed anew from the day on which it is owed anew.
    let world = world.statement("2025-04", &owing("960000.00", "640000.00"));
    assert_eq!(
        owed(&world, "2025-04-30"),
        [format!("2025-04-30 - 0 unit {UNIT}")]
    );
    // What the counterparty owes is the unit's to collect; where nothing is paid, nothing is owed.
    let lease = |direction: &str| {
        let change = format!(r#"{{"payment_direction":"{direction}","party_b_is_sme":null}}"#);
        World::new()
            .record("2024-12", Kind::Contract, &change)
            .statement("2025-01", &owing("640000.00", "320000.00"))
    };
    let alerts = lease("government_receives").alerts("2025-02-10");
    let alert = alerts
        .iter()
        .find(|alert| alert.name == "due-and-not-paid")
        .unwrap();
    assert!(alert.message.zh.contains("对方应付"), "{}", alert.message.zh);
    assert_eq!(owed(&lease("none"), "2025-02-10"), NOTHING);
}

#[test]
fn what_is_due_and_not_paid_is_told_by_instalments() {
    let owed = |world: &World, on: &str| named(world, on, &contract(), "due-and-not-paid");
    let instalment =
        |due_on: &str, more: &str| format!(r#"{{"due_on":"{due_on}","due":"100000.00",{more}}}"#);
    let world = reported("{}")
        .record(
            "2025-01",
            Kind::Payment,
            &instalment("2025-01-20", r#""paid_on":"2025-02-10","paid":"100000.00""#),
        )
        .record(
            "2025-02",
            Kind::Payment,
            &instalment("2025-02-20", r#""paid_on":"2025-02-20","paid":"40000.00""#),
        )
        // Payments say more than a statement.
        .statement("2025-02", &owing("900000.00", "0.00"));
    assert_eq!(owed(&world, "2025-01-20"), NOTHING);
    assert_eq!(
        owed(&world, "2025-01-22"),
        [format!("2025-01-21 2025-01-20 2 unit {UNIT}")]
    );
    assert_eq!(owed(&world, "2025-02-10"), NOTHING);
    assert_eq!(
        owed(&world, "2025-03-02"),
        [format!("2025-02-21 2025-02-20 10 unit {UNIT}")]
    );
    // After a merger the successor must pay.
    let gone = format!(r#"{{"valid_to":"2025-02-28","successor_uscc":"{SUCCESSOR}"}}"#);
    let world = world.record("2025-02", Kind::Unit, &gone);
    assert_eq!(
        owed(&world, "2025-03-02"),
        [format!("2025-02-21 2025-02-20 10 unit {SUCCESSOR}")]
    );
}

#[test]
fn a_publication_beyond_its_longest_period_is_told() {
    let record = |change: &str| {
        let base = r#""decided_on":"2026-04-01","published_on":"2026-04-08""#;
        World::new().record("2026-04", Kind::Dishonesty, &format!("{{{base}{change}}}"))
    };
    let told = |world: &World, on: &str| {
        let alerts = world.alerts(on).into_iter();
        let of_records = alerts.filter(|alert| {
            alert
                .subject
                .as_ref()
                .is_some_and(|own| own.kind == SubjectKind::Dishonesty)
        });
        let mut told: Vec<_> = of_records
            .map(|alert| format!("{} {} {}", alert.code, alert.since, alert.who))
            .collect();
        told.sort();
        told
    };
    let too_long = ["DIS205 2027-04-02 credit_office"];
    let endless = record(r#","publication_ends_on":null,"severity":"general""#);
    assert_eq!(told(&endless, "2027-04-01"), NOTHING);
    assert_eq!(told(&endless, "2027-04-02"), too_long);
    let longer = record(r#","publication_ends_on":"2027-12-31","severity":"general""#);
    assert_eq!(told(&longer, "2027-04-01"), NOTHING);
    assert_eq!(told(&longer, "2027-04-02"), too_long);
    let serious = record(r#","publication_ends_on":null,"severity":"serious""#);
    assert_eq!(told(&serious, "2029-04-01"), NOTHING);
    assert_eq!(told(&serious, "2029-04-02"), ["DIS205 2029-04-02 credit_office"]);
    // Its own end is told by its own rule; how grave it is, the document says; what has ended is told no more.
    let ended = record(r#","publication_ends_on":"2027-03-31","severity":"general""#);
    assert_eq!(told(&ended, "2027-05-01"), ["LIF307 2027-04-01 credit_office"]);
    let unsaid = record(r#","publication_ends_on":null,"severity":null"#);
    assert_eq!(told(&unsaid, "2030-05-01"), NOTHING);
    let alert = endless.alerts("2027-04-02").remove(0);
    assert_eq!(alert.due, Some(day("2027-04-01")));
    let subject = alert.subject.unwrap();
    let expired = endless.fact("2027-04-03", &subject, Action::Expire, json!({}));
    assert_eq!(told(&expired, "2027-05-01"), NOTHING);
}

#[test]
fn a_promise_that_was_kept_or_revoked_waits_for_no_determination() {
    let told = |world: &World| named(world, "2027-01-01", &promise(), "due-without-determination");
    let made = || World::new().record("2024-12", Kind::Commitment, "{}");
    assert_eq!(told(&made()).len(), 1, "nobody has said whether it was kept");
    let kept = made().fact(
        "2025-01-31",
        &promise(),
        Action::Fulfil,
        json!({"evidence": "验收单3号"}),
    );
    assert!(told(&kept).is_empty());
    // What it owes is told under the clause of promises.
    let alerts = kept.alerts("2025-02-28");
    let owed = alerts.iter().find(|alert| alert.name == "write-off-owed");
    assert_eq!(owed.map(|alert| alert.basis.as_str()), Some("一(三)"));
}

#[test]
fn what_hangs_on_nothing_is_told_of_the_unit_of_its_key() {
    let claim = Subject::new(SubjectKind::Compensation, ["contract", UNIT, "HA-2099/001", "1"]);
    let world = World::new().fact("2025-01-10", &claim, Action::Claim, json!({"claimed": "100.00"}));
    let alerts = world.alerts("2026-01-10");
    assert!(
        !alerts.is_empty() && alerts.iter().all(|alert| alert.unit.uscc == UNIT),
        "{alerts:#?}"
    );
}
