//! What happens in offices to what was agreed and promised long before.

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Whose;
use zhengwu_credit::lifecycle::{Action, Stage, Standing, Subject, SubjectKind};
use zhengwu_credit::rules::examples::changed;

use super::scenarios::{NOTHING, reported};
use super::scenarios_signing::fields;
use super::world::{UNIT, World, contract, day, hanging, promise};

const SUCCESSOR: &str = "11320685MB0A100217";

#[test]
fn a_contract_classified_after_it_was_reported() {
    let names = r#"{"category":"contract_performance","contract_no":"ha-2024/017"}"#;
    let claim = hanging(SubjectKind::Compensation, &contract());
    let world = reported("{}")
        .record("2024-12", Kind::Commitment, names)
        .record("2025-01", Kind::Payment, "{}")
        .fact("2025-01-20", &claim, Action::Claim, json!({"claimed": "56000"}));
    world.at("2025-02-01", |position| {
        assert_eq!((position.accounts().len(), position.withheld()), (3, 0))
    });
    let by_event = world.fact(
        "2025-02-10",
        &contract(),
        Action::Classify,
        json!({"document": "海密〔2025〕1号"}),
    );
    // What is secret now is so for every day.
    for on in ["2025-01-31", "2025-02-28", "2025-07-31"] {
        by_event.at(on, |position| {
            assert_eq!((position.accounts().len(), position.withheld()), (0, 3));
            assert_eq!(position.alerts(), []);
            let shown = format!(
                "{:?}",
                position.indicators(zhengwu_credit::ledger::Span::parse("2025").unwrap())
            );
            assert!(!shown.contains("017"), "{shown}");
        });
    }
    let open = by_event.fact(
        "2026-02-10",
        &contract(),
        Action::Declassify,
        json!({"document": "海密〔2026〕1号"}),
    );
    assert_eq!(open.stage("2025-01-31", &contract()), Some(Stage::Performing));

    // A record of a later month says so.
    let by_record = reported("{}").record("2025-02", Kind::Contract, r#"{"classified":true}"#);
    by_record.at("2025-02-28", |position| {
        assert_eq!(
            (
                position.accounts().len(),
                position.withheld(),
                position.alerts().len()
            ),
            (0, 1, 0)
        );
    });
}

#[test]
fn a_department_is_merged_away() {
    let gone = format!(r#"{{"valid_to":"2025-01-31","successor_uscc":"{SUCCESSOR}"}}"#);
    let new = format!(r#"{{"uscc":"{SUCCESSOR}","name":"海安市示例二局","reports_from":"2025-02"}}"#);
    let out = json!({"change_ground": "institutional_adjustment"});
    let base =
        reported("{}")
            .record("2024-12", Kind::Commitment, "{}")
            .record("2024-12", Kind::Dishonesty, "{}");
    assert_eq!(
        base.refused("2025-02-10", &contract(), Action::Terminate, out.clone()),
        ["PRF101"]
    );
    assert_eq!(
        base.refused("2025-02-10", &promise(), Action::Revoke, out),
        ["LIF101"]
    );
    let succeed = json!({"responsible_side": "government", "successor_name": "海安市示例二局", "successor_id": SUCCESSOR, "document": "海编〔2025〕2号"});
    assert_eq!(
        base.refused("2025-02-01", &contract(), Action::Succeed, succeed.clone()),
        NOTHING
    );
    let by_register = || {
        reported("{}")
            .record("2024-12", Kind::Commitment, "{}")
            .record("2024-12", Kind::Dishonesty, "{}")
            .record("2025-02", Kind::Unit, &gone)
            .record("2025-02", Kind::Unit, &new)
    };
    let by_events = base
        .fact("2025-02-01", &contract(), Action::Succeed, succeed.clone())
        .fact("2025-02-01", &promise(), Action::Succeed, succeed.clone());
    let by_both = by_register().fact("2025-02-01", &contract(), Action::Succeed, succeed);
    for (world, in_register) in [(by_events, false), (by_register(), true), (by_both, true)] {
        // Its key stays, for that is what the platform holds; nothing is orphaned.
        assert_eq!(world.stage("2025-06-15", &contract()), Some(Stage::Performing));
        assert_eq!(world.stage("2025-06-15", &promise()), Some(Stage::Made));
        let units = |on: &str| {
            let alerts = world
                .alerts(on)
                .into_iter()
                .filter(|alert| alert.subject.as_ref() == Some(&contract()));
            alerts
                .map(|alert| (alert.name, alert.unit.uscc, alert.unit.name))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            units("2025-06-15"),
            [("due-soon", SUCCESSOR.to_owned(), "海安市示例二局".to_owned())]
        );
        world.at("2025-06-15", |position| {
            let figures = position.indicators(zhengwu_credit::ledger::Span::parse("2025-06").unwrap());
            for figure in &figures.figures {
                for group in figure.groups.iter().filter(|group| group.by == "unit") {
                    assert_eq!(
                        (&*group.key, &*group.label.zh),
                        (SUCCESSOR, "海安市示例二局"),
                        "{}",
                        figure.name
                    );
                }
            }
            if in_register {
                assert_eq!(position.credit_standing(Whose::Unit(SUCCESSOR)).records.len(), 1);
            }
        });
    }
    // The predecessor must still act before it goes.
    let before = by_register();
    before.at("2025-01-31", |position| {
        assert_eq!(position.unit_code(position.state(&contract()).unwrap()), UNIT);
    });
    // The list that it took over is the successor's to review, from the day on which it took it over.
    let lists = |on: &str| {
        let alerts = before
            .alerts(on)
            .into_iter()
            .filter(|alert| alert.subject.is_none());
        alerts
            .map(|alert| (alert.name, alert.unit.uscc, alert.since.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(lists("2025-08-01"), []);
    assert_eq!(
        lists("2025-08-02"),
        [(
            "list-review-overdue",
            SUCCESSOR.to_owned(),
            "2025-08-02".to_owned()
        )]
    );
}

#[test]
fn a_contract_of_2019_is_registered_today() {
    const OLD: &str = r#"{"contract_no":"HA-2019/003","signed_on":"2019-05-20","effective_on":"2019-05-20","starts_on":"2019-06-01","ends_on":"2027-05-31","award_notice_on":"2019-05-10","published_on":"2019-05-21","filed_on":"2019-05-22","public_participation":null,"expert_argument":null,"risk_assessment":null,"legality_review":null,"collective_decision":null,"overdue_rate":null}"#;
    let old = Subject::new(SubjectKind::Contract, [UNIT, "HA-2019/003"]);
    let world = World::new();
    // No procedures were owed, and what is missing is no refusal.
    assert_eq!(
        world.refused("2025-03-10", &old, Action::Register, fields(OLD)),
        NOTHING
    );
    assert_eq!(
        world.refused(
            "2025-03-10",
            &old,
            Action::Register,
            json!({"signed_on": "2019-05-20"})
        ),
        NOTHING
    );
    let by_records = World::new().record("2025-03", Kind::Contract, OLD);
    assert_eq!(by_records.findings(), NOTHING);
    let by_events = world.fact("2025-03-10", &old, Action::Register, fields(OLD));
    let by_both = World::new()
        .fact(
            "2025-03-10",
            &old,
            Action::Register,
            json!({"signed_on": "2019-05-20"}),
        )
        .record("2025-03", Kind::Contract, OLD);
    for world in [by_records, by_events, by_both] {
        let state = world.state("2025-03-31", &old);
        assert_eq!(
            (state.stage, state.fact("starts_on")),
            (Some(Stage::Signed), Some("2019-06-01"))
        );
        // Performance is owed like any other's, and was never told: by the first month after the notice.
        assert_eq!(
            world.told("2025-03-31", &old),
            ["XRF402 contract-without-performance 二(三)1 unit 2025-01-11"]
        );
        // What happened to it before is entered as a fact, and counts.
        let world = world.fact("2019-06-01", &old, Action::Commence, json!({})).fact(
            "2025-03-31",
            &old,
            Action::RecordPerformance,
            json!({"performed_amount": "900000", "due_amount": "900000", "paid_amount": "900000"}),
        );
        let state = world.state("2025-04-15", &old);
        assert_eq!(
            (state.stage, state.since),
            (Some(Stage::Performing), Some(day("2019-06-01")))
        );
        assert_eq!(world.told("2025-04-15", &old), NOTHING);
    }
    let paid = format!(
        r#"{{"contract_no":"HA-2019/003","period":"2025-03","status_on":"2025-03-31",{}}}"#,
        r#""performance_status":"performed","performed_on":"2025-03-20","evidence":"验收单9号","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00""#
    );
    let world =
        World::new()
            .record("2025-03", Kind::Contract, OLD)
            .record("2025-03", Kind::Performance, &paid);
    assert_eq!(world.findings(), NOTHING);
    assert_eq!(world.stage("2025-03-31", &old), Some(Stage::Performed));
    assert_eq!(
        world.told("2025-03-31", &old),
        ["LIF306 write-off-owed 二(二)2 unit 2025-03-20"]
    );
}

#[test]
fn a_promise_postponed_twice() {
    let postpone = |due: &str| json!({"change_ground": "public_interest", "authority_doc": "海示一发〔2025〕20号", "procedure_doc": "海示一纪〔2025〕31号", "due_on": due});
    let (first, second) = (r#"{"due_on":"2025-09-30"}"#, r#"{"due_on":"2025-12-31"}"#);
    let made = || World::new().record("2024-12", Kind::Commitment, "{}");
    let text = changed(Kind::Commitment, "{}");
    let by_log = World::new().fact(
        "2024-12-02",
        &promise(),
        Action::Register,
        serde_json::from_str(&text).unwrap(),
    );
    let bare = json!({"change_ground": "public_interest", "due_on": "2025-09-30"});
    assert_eq!(
        made().refused("2025-06-02", &promise(), Action::Amend, bare),
        ["LIF007", "LIF008"]
    );
    let leader = json!({"change_ground": "leadership_change", "due_on": "2025-09-30"});
    assert_eq!(
        made().refused("2025-06-02", &promise(), Action::Amend, leader),
        ["LIF101"]
    );
    let later = |world: World| {
        world
            .fact("2025-06-02", &promise(), Action::Amend, postpone("2025-09-30"))
            .fact("2025-09-01", &promise(), Action::Amend, postpone("2025-12-31"))
    };
    let by_both =
        later(made())
            .record("2025-06", Kind::Commitment, first)
            .record("2025-09", Kind::Commitment, second);
    for world in [later(by_log), later(made()), by_both] {
        for (on, standing) in [
            ("2025-05-31", Standing::DueSoon),
            ("2025-07-05", Standing::NotDue),
            ("2025-11-30", Standing::NotDue),
            ("2025-12-31", Standing::DueSoon),
            ("2026-01-01", Standing::Overdue),
        ] {
            let state = world.state(on, &promise());
            world.at(on, |position| {
                assert_eq!(position.standing(&state), standing, "{on}")
            });
        }
        assert_eq!(world.told("2025-07-05", &promise()), NOTHING);
        assert_eq!(
            world.told("2025-12-31", &promise()),
            ["LIF304 due-soon 一(三) unit 2025-12-01"]
        );
        assert_eq!(
            world.told("2026-01-01", &promise()),
            ["CMT302 due-without-determination 一(三) unit 2026-01-01"]
        );
    }
    // Moved in the list only: the first day still counts, and each move is told.
    let moved = made()
        .record("2025-06", Kind::Commitment, first)
        .record("2025-09", Kind::Commitment, second);
    assert_eq!(
        moved.told("2025-06-29", &promise()),
        ["LIF304 due-soon 一(三) unit 2025-05-31"]
    );
    assert_eq!(
        moved.told("2025-10-01", &promise()),
        [
            "CMT302 due-without-determination 一(三) unit 2025-07-01",
            "XRF305 due-date-moved-without-amendment 二(二)2 unit 2025-06-30",
            "XRF305 due-date-moved-without-amendment 二(二)2 unit 2025-09-30",
        ]
    );
    let alerts = moved.alerts("2025-10-01");
    let messages = alerts
        .iter()
        .filter(|alert| alert.code == "XRF305")
        .map(|alert| &*alert.message.en);
    assert!(
        messages
            .clone()
            .all(|text| text.contains("2025-06-30 still counts")),
        "{:?}",
        messages.collect::<Vec<_>>()
    );
}
