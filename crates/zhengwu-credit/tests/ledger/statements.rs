//! Records and events are one truth.

use zhengwu_credit::code::PerformanceStatus;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::reported_status;
use zhengwu_credit::lifecycle::{Action, Closing, MatterKind, Stage, SubjectKind};

use super::world::{World, contract, day, hanging, promise};

const SHORT: &str = r#""reason":"funds_not_in_place","reason_note":"资金未拨付","responsible_side":"government","follow_up":"报请拨付""#;

fn short(status: &str, next: &str, amounts: &str) -> String {
    format!(r#"{{"performance_status":"{status}",{SHORT},"next_follow_up_on":"{next}",{amounts}}}"#)
}

const SOME: &str = r#""performed_amount":"320000.00","due_amount":"640000.00","paid_amount":"320000.00""#;
const NONE: &str = r#""performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00""#;
const ALL: &str = r#""performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00""#;

fn begun() -> World {
    World::new().record("2024-12", Kind::Contract, "{}")
}

#[test]
fn every_status_leads_to_its_state_and_back() {
    let ground = r#""change_ground":"mutual_consent","ground_proof":"中止协议1号""#;
    let cases = [
        (
            format!(r#"{{"performance_status":"not_started",{NONE}}}"#),
            Stage::Signed,
            PerformanceStatus::NotStarted,
        ),
        ("{}".to_owned(), Stage::Performing, PerformanceStatus::Performing),
        (
            short("partially_performed", "2025-01-20", SOME),
            Stage::Performing,
            PerformanceStatus::PartiallyPerformed,
        ),
        (
            short("not_performed", "2025-01-20", NONE),
            Stage::Signed,
            PerformanceStatus::NotPerformed,
        ),
        (
            format!(r#"{{"performance_status":"suspended",{ground}}}"#),
            Stage::Suspended,
            PerformanceStatus::Suspended,
        ),
        (
            format!(r#"{{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单1号",{ALL}}}"#),
            Stage::Performed,
            PerformanceStatus::Performed,
        ),
        (
            format!(r#"{{"performance_status":"terminated",{ground}}}"#),
            Stage::Terminated,
            PerformanceStatus::Terminated,
        ),
        (
            r#"{"performance_status":"terminated","change_ground":"court_or_arbitration","ground_proof":"（2024）苏0685民初1号"}"#
                .to_owned(),
            Stage::Void,
            PerformanceStatus::Terminated,
        ),
        (
            format!(
                r#"{{"performance_status":"performed","performed_on":"2024-12-30","written_off_on":"2024-12-31","evidence":"验收单1号",{ALL}}}"#
            ),
            Stage::WrittenOff,
            PerformanceStatus::Performed,
        ),
    ];
    for (change, stage, status) in cases {
        let world = begun().statement("2024-12", &change);
        let state = world.state("2025-01-05", &contract());
        assert_eq!(state.stage, Some(stage), "{change}");
        assert_eq!(reported_status(&state), Some(status), "{change}");
        world.at("2025-01-05", |position| {
            assert!(position.accounts()[&contract()].oddities.is_empty(), "{change}");
        });
    }
}

#[test]
fn six_months_of_partial_performance_are_cured_in_the_seventh() {
    let mut world = begun();
    for month in 1..=6 {
        let month = format!("2025-{month:02}");
        world = world.statement(&month, &short("partially_performed", "2025-07-20", SOME));
    }
    let before = world.state("2025-06-30", &contract());
    assert_eq!(before.matters.len(), 1, "one shortfall that goes on, not six");
    assert_eq!(before.matters[0].opened.to_string(), "2025-01-31");
    assert_eq!(before.matters[0].id, "2025-01");
    let world = world.statement(
        "2025-07",
        &format!(
            r#"{{"performance_status":"performed","performed_on":"2025-07-15","evidence":"验收单7号",{ALL}}}"#
        ),
    );
    let after = world.state("2025-07-31", &contract());
    assert_eq!(after.stage, Some(Stage::Performed));
    assert_eq!(after.matters[0].how, Some(Closing::Cured));
    assert_eq!(after.open_matters().count(), 0);
    assert_eq!(world.state("2025-06-30", &contract()).open_matters().count(), 1);
}

#[test]
fn a_forbidden_ground_in_a_statement_opens_one_breach_and_changes_nothing() {
    let change = r#"{"performance_status":"suspended","change_ground":"leadership_change"}"#;
    let world = begun()
        .statement("2024-12", "{}")
        .statement("2025-01", change)
        .statement("2025-02", change);
    let state = world.state("2025-03-01", &contract());
    assert_eq!(state.stage, Some(Stage::Performing));
    let kinds: Vec<_> = state.open_matters().map(|matter| matter.kind).collect();
    assert_eq!(kinds, [MatterKind::Breach]);
    assert!(
        world
            .named("2025-03-01", &contract())
            .contains(&"accountability-owed")
    );
}

#[test]
fn a_logged_event_stands_against_a_statement() {
    let world = begun().statement("2024-12", "{}").fact(
        "2025-01-10",
        &contract(),
        Action::Terminate,
        serde_json::json!({"change_ground": "mutual_consent", "ground_proof": "解除协议1号"}),
    );
    let world = world.statement("2025-01", "{}");
    assert_eq!(world.stage("2025-02-01", &contract()), Some(Stage::Terminated));
    assert!(
        world
            .named("2025-02-01", &contract())
            .contains(&"statement-contradicts-event")
    );
}

#[test]
fn a_status_that_goes_back_is_told_and_does_not_count() {
    let performed = format!(
        r#"{{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单1号",{ALL}}}"#
    );
    let world = begun()
        .statement("2024-12", &performed)
        .statement("2025-01", "{}");
    assert_eq!(world.stage("2025-02-01", &contract()), Some(Stage::Performed));
    let names = world.named("2025-02-01", &contract());
    assert!(names.contains(&"status-went-back"), "{names:?}");
    assert!(names.contains(&"amounts-fell-without-correction"), "{names:?}");
}

#[test]
fn promises_are_made_determined_and_fulfilled_by_their_records() {
    let world = World::new().record("2024-12", Kind::Commitment, "{}");
    assert_eq!(world.stage("2025-01-01", &promise()), Some(Stage::Made));
    let partial = format!(
        r#"{{"fulfilment_status":"partial","unfulfilled_content":"尚余一段","accountability":"已约谈","determined_on":"2025-07-05","determined_by":"海安市示例办",{SHORT},"next_follow_up_on":"2025-08-01"}}"#
    );
    let world = world.record("2025-07", Kind::Commitment, &partial);
    let state = world.state("2025-07-31", &promise());
    assert_eq!(state.stage, Some(Stage::Made));
    assert_eq!(state.open_matters().count(), 1);
    let full = r#"{"fulfilment_status":"full","determined_on":"2025-09-05","determined_by":"海安市示例办","evidence":"通车报告"}"#;
    let world = world.record("2025-09", Kind::Commitment, full);
    let state = world.state("2025-09-30", &promise());
    assert_eq!(state.stage, Some(Stage::Fulfilled));
    assert_eq!(state.open_matters().count(), 0);
    assert_eq!(world.stage("2025-08-30", &promise()), Some(Stage::Made));
}

#[test]
fn a_moved_last_day_counts_only_where_it_was_amended() {
    let moved = r#"{"due_on":"2025-12-31"}"#;
    let base =
        World::new()
            .record("2024-12", Kind::Commitment, "{}")
            .record("2025-03", Kind::Commitment, moved);
    let names = base.named("2025-07-05", &promise());
    assert!(names.contains(&"due-date-moved-without-amendment"), "{names:?}");
    assert!(names.contains(&"due-without-determination"), "{names:?}");
    let world = World::new().record("2024-12", Kind::Commitment, "{}").fact(
        "2025-03-10",
        &promise(),
        Action::Amend,
        serde_json::json!({"change_ground": "force_majeure", "ground_proof": "受灾通知", "due_on": "2025-12-31"}),
    );
    let world = world.record("2025-03", Kind::Commitment, moved);
    assert!(world.named("2025-07-05", &promise()).is_empty());
}

#[test]
fn a_supplement_is_an_amendment_of_its_original() {
    let world = begun().record(
        "2025-01",
        Kind::Contract,
        r#"{"contract_no":"HA-2025/002","amends_contract_no":"HA-2024/017","amount":"100000.00","signed_on":"2025-01-20","effective_on":"2025-01-20","starts_on":"2025-01-20","ends_on":"2025-09-30","award_notice_on":"2025-01-10","published_on":"2025-01-21","filed_on":"2025-01-22"}"#,
    );
    let state = world.state("2025-02-01", &contract());
    assert_eq!(state.fact("amount"), Some("1380000.00"));
    assert_eq!(state.fact("ends_on"), Some("2025-09-30"));
    world.at("2025-02-01", |position| assert_eq!(position.accounts().len(), 1));
}
// Append to crates/zhengwu-credit/tests/ledger/statements.rs, and import `day` from super::world beside the others.

#[test]
fn a_month_counts_as_recorded_by_its_cut_off_day() {
    let world = begun()
        .statement("2024-12", "{}")
        .statement("2025-01", &short("partially_performed", "2025-03-20", SOME))
        .fact(
            "2025-02-20",
            &contract(),
            Action::Negotiate,
            serde_json::json!({"cause": "资金安排", "counterparty": "海安示例设备有限公司"}),
        );
    let (ledger, _) = world.ledger();
    let open = |known: &str| {
        let position = ledger.at(day("2025-02-28"), Some(day(known)), &world.profile);
        let state = position.state(&contract())?;
        Some((state.stage?, state.open_matters().count()))
    };
    assert_eq!(open("2025-01-09"), None);
    assert_eq!(open("2025-01-10"), Some((Stage::Performing, 0)));
    assert_eq!(open("2025-02-09"), Some((Stage::Performing, 0)));
    assert_eq!(open("2025-02-10"), Some((Stage::Performing, 1)));
}

#[test]
fn a_list_is_reviewed_in_time_or_not() {
    let lists = |world: &World, on: &str| {
        let alerts = world.alerts(on).into_iter();
        let lists = alerts.filter(|alert| alert.name == "list-review-overdue");
        lists.map(|alert| alert.since.to_string()).collect::<Vec<_>>()
    };
    let world = World::new().record("2024-12", Kind::Commitment, "{}");
    assert_eq!(lists(&world, "2025-06-02"), [""; 0]);
    assert_eq!(lists(&world, "2025-06-03"), ["2025-06-03"]);
    let world = world.record("2025-05", Kind::ListReview, r#"{"reviewed_on":"2025-05-20"}"#);
    assert_eq!(lists(&world, "2025-11-20"), [""; 0]);
    assert_eq!(lists(&world, "2025-11-21"), ["2025-11-21"]);
    // A unit of the register that promised nothing has a list all the same.
    let world = World::new().record("2025-01", Kind::Unit, r#"{"reports_from":"2025-01"}"#);
    assert_eq!(lists(&world, "2025-07-01"), [""; 0]);
    assert_eq!(lists(&world, "2025-07-02"), ["2025-07-02"]);
}

#[test]
fn a_mistake_that_was_mended_contradicts_nothing() {
    let ended = serde_json::json!({"change_ground": "mutual_consent", "ground_proof": "解除协议1号"});
    let world = begun()
        .statement("2024-12", "{}")
        .fact("2025-01-10", &contract(), Action::Terminate, ended)
        .statement("2025-01", "{}")
        .statement("2025-02", "{}");
    assert!(
        world
            .named("2025-02-28", &contract())
            .contains(&"statement-contradicts-event")
    );
    let never = serde_json::json!({"corrects": "1", "withdrawn": true, "reason_note": "录错合同"});
    let world = world.fact("2025-02-20", &contract(), Action::Correct, never);
    assert_eq!(world.stage("2025-02-28", &contract()), Some(Stage::Performing));
    assert!(world.named("2025-02-28", &contract()).is_empty());
}

#[test]
fn a_reason_that_calls_for_an_answer_is_told_until_rights_are_asserted() {
    for (reason, kind, name) in [
        (
            "deterioration",
            "对方经营状况恶化",
            "deterioration-without-assertion",
        ),
        ("force_majeure", "不可抗力", "force-majeure-without-notice"),
    ] {
        let change = short("not_performed", "2025-01-20", NONE).replace("funds_not_in_place", reason);
        let world = begun().statement("2024-12", &change);
        assert!(world.named("2025-01-05", &contract()).contains(&name), "{reason}");
        let risk = hanging(SubjectKind::Risk, &contract());
        let world = world
            .fact(
                "2025-01-06",
                &risk,
                Action::Observe,
                serde_json::json!({"kind": kind}),
            )
            .fact(
                "2025-01-08",
                &risk,
                Action::Assert,
                serde_json::json!({"how": "发出书面通知"}),
            );
        assert!(world.named("2025-01-07", &contract()).contains(&name), "{reason}");
        assert!(
            !world.named("2025-01-08", &contract()).contains(&name),
            "{reason}"
        );
    }
}
