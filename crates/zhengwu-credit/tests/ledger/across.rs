//! What records say beside other records and the log, as findings: at which row and field, and where nothing is said.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind::{self, Commitment, Contract, ListReview, Performance};
use zhengwu_credit::ledger::Waivers;
use zhengwu_credit::lifecycle::{Action, SubjectKind};

use super::came::{Came, short, signed};
use super::world::{UNIT, contract, hanging, promise};

#[test]
fn who_names_what_nobody_knows_is_told_where_the_other_table_is_there() {
    let named = json!({"contract_no": "没有这一份"});
    let came = Came::default().file(Commitment, "", std::slice::from_ref(&named));
    assert!(came.told("2025-01-10").is_empty());
    let came = signed().file(Commitment, "", &[named]);
    assert_eq!(came.told("2025-01-10"), ["XRF403 /contract_no commitment-1:1"]);
    let named = json!({"commitment_no": "32068520241202000009"});
    let alone = Came::default()
        .contract(named.clone())
        .statement("2024-12", json!({}));
    assert!(alone.told("2025-01-10").is_empty(), "no promises are in the run");
    let came = Came::default().contract(named).file(Commitment, "", &[json!({})]);
    assert_eq!(came.told("2025-01-10"), ["XRF404 /commitment_no contract-0:1"]);
    let known = json!({"commitment_no": "32068520241202000001"});
    let came = Came::default()
        .contract(known)
        .file(Commitment, "", &[json!({"contract_no": "HA-2024/017"})]);
    assert!(came.told("2025-01-10").is_empty());
}

#[test]
fn a_contract_without_performance_is_told_once_its_month_is_there() {
    let other =
        |month: &str| json!({"contract_no": "HA-2", "period": month, "status_on": format!("{month}-28")});
    let both = || {
        Came::default().file(
            Contract,
            "",
            &[json!({}), json!({"contract_no": "HA-2", "amount": "1290000.00"})],
        )
    };
    let mut december = other("2024-12");
    december["status_on"] = "2024-12-31".into();
    let until = |months: &[Value], on: &str| both().file(Performance, "", months).told(on);
    assert_eq!(
        until(&[december.clone(), other("2025-01")], "2025-02-11"),
        ["XRF402  contract-0:1"]
    );
    assert!(
        until(&[december.clone(), other("2025-01")], "2025-02-10").is_empty(),
        "not yet due"
    );
    assert!(
        until(&[december], "2025-06-01").is_empty(),
        "January is not in the run"
    );
    assert!(both().told("2025-06-01").is_empty());
}

#[test]
fn what_only_the_log_tells_is_judged_with_the_log() {
    let performing = || signed().statement("2024-12", json!({}));
    let fact = |action, payload: Value| performing().fact("2025-01-02", &contract(), action, payload);
    let shortfall = json!({"reason": "design_change", "responsible_side": "neither", "matter": "s1"});
    assert_eq!(
        fact(Action::OpenShortfall, shortfall).told("2025-01-10"),
        ["XRF302 /follow_up performance-1:1"]
    );
    let breach = json!({"responsible_side": "counterparty", "facts": "到期未交货", "matter": "b1"});
    let came = fact(Action::DeclareBreach, breach);
    assert_eq!(came.told("2025-01-10"), ["XRF307 /follow_up performance-1:1"]);
    let followed = json!({"matter": "b1", "follow_up": "已发催告函", "next_follow_up_on": "2025-01-20"});
    assert!(
        came.fact("2025-01-03", &contract(), Action::FollowUp, followed)
            .told("2025-01-10")
            .is_empty()
    );
    let resumed = json!({"change_ground": "mutual_consent", "ground_proof": "协议"});
    let suspended = performing().fact("2025-01-02", &contract(), Action::Suspend, resumed);
    let came = suspended.statement(
        "2025-01",
        json!({"performance_status": "not_started", "performed_amount": "320000.00"}),
    );
    assert!(
        came.told("2025-02-05").is_empty(),
        "that one stands in the corrections"
    );
    let logged = |came: Came| came.fact("2024-12-11", &contract(), Action::Commence, json!({}));
    let back = json!({"performance_status": "not_started", "performed_amount": "0.00", "due_amount": "0.00", "paid_amount": "0.00"});
    assert_eq!(
        logged(signed().statement("2024-12", back)).told("2025-01-10"),
        ["XRF306 /performance_status performance-1:1"]
    );
}

#[test]
fn what_is_written_off_in_the_log_is_reported_by_the_next_cut_off() {
    let done = json!({"performance_status": "performed", "performed_amount": "1280000.00", "due_amount": "1280000.00",
        "paid_amount": "1280000.00", "performed_on": "2024-12-30", "evidence": "验收单3号"});
    let came = |done: Value| {
        let came = signed().statement("2024-12", done);
        came.fact(
            "2025-01-05",
            &contract(),
            Action::WriteOff,
            json!({"evidence": "销号单1号"}),
        )
    };
    assert!(came(done.clone()).told("2025-03-10").is_empty());
    assert_eq!(
        came(done.clone()).told("2025-03-11"),
        ["XRF405 /written_off_on performance-1:1"]
    );
    let mut told = done.clone();
    told["written_off_on"] = "2024-12-31".into();
    assert!(
        signed()
            .statement("2024-12", told)
            .logged()
            .told("2025-03-11")
            .is_empty()
    );
    assert!(signed().statement("2024-12", done).told("2025-03-11").is_empty());
}

#[test]
fn reasons_that_call_for_an_answer_ask_the_log_for_it() {
    for (reason, kind, code) in [
        ("force_majeure", "force_majeure", "PRF406"),
        ("deterioration", "business_deterioration", "PRF405"),
    ] {
        let came = || signed().statement("2024-12", short(reason, "2025-02-20"));
        assert!(
            came().told("2025-01-10").is_empty(),
            "without the log nobody can tell"
        );
        assert_eq!(
            came().logged().told("2025-01-10"),
            [format!("{code} /reason performance-1:1")]
        );
        let risk = hanging(SubjectKind::Risk, &contract());
        let answered = came()
            .fact("2024-12-20", &risk, Action::Observe, json!({"kind": kind}))
            .fact("2024-12-21", &risk, Action::Assert, json!({"how": "书面通知"}));
        assert!(answered.told("2025-01-10").is_empty());
    }
}

#[test]
fn a_list_is_reviewed_in_time_as_its_reviews_say() {
    let came = |kind| {
        Came::default()
            .file(Commitment, "", &[json!({"due_on": "2026-12-31"})])
            .file(kind, "", &[json!({})])
    };
    let told = came(ListReview).told("2026-12-01");
    assert_eq!(told, ["XRF406  -"]);
    assert!(came(ListReview).told("2025-01-10").is_empty());
    assert!(
        came(Contract).told("2026-12-01").is_empty(),
        "no reviews are in the run"
    );
    let (found, _) = came(ListReview).run("2026-12-01");
    assert_eq!(
        (found[0].record, found[0].key.clone()),
        (Kind::Unit, vec![UNIT.to_owned()])
    );
    // A parameter of ours may be waived, here as in a row.
    let mut waived = came(ListReview);
    let waiver = json!({"rule": "XRF406", "record": "unit", "key": [UNIT], "approver": "示例科", "reason": "集中梳理", "until": "2026-12-31"});
    waived.waivers = Waivers::from_ndjson(&waiver.to_string()).ok();
    let (found, summary) = waived.run("2026-12-01");
    assert!(found[0].waived.is_some() && summary.waived == 1);
}

#[test]
fn nothing_is_told_of_what_is_secret() {
    let less = json!({"performed_amount": "100000.00"});
    for classified in [json!({"classified": true}), json!({})] {
        let came = Came::default()
            .contract(classified.clone())
            .statement("2024-12", json!({}))
            .statement("2025-01", less.clone());
        let came = match classified.get("classified") {
            Some(_) => came.logged(),
            None => came.fact(
                "2024-12-20",
                &contract(),
                Action::Classify,
                json!({"level": "secret", "document": "定密1号"}),
            ),
        };
        let (found, summary) = came.run("2025-06-01");
        assert!(found.is_empty() && summary.withheld > 0, "{found:?}");
        for coverage in summary.coverage.iter().filter(|one| one.rule.is_across()) {
            assert_eq!(
                coverage.outcomes.fail + coverage.outcomes.pass,
                0,
                "{}",
                coverage.rule.code
            );
        }
    }
}

#[test]
fn what_cannot_be_told_is_counted_with_what_is_missing() {
    let missing = |came: &Came, code: &str, kind: Kind| {
        let (_, summary) = came.run("2025-02-05");
        let own = summary
            .coverage
            .into_iter()
            .find(|one| one.rule.code == code && one.kind == kind);
        own.map(|one| {
            let missing: Vec<&str> = one.missing.iter().map(|(missing, _)| missing.key()).collect();
            let counted = one.outcomes;
            (counted.pass, counted.fail, counted.cannot_tell, missing.join(","))
        })
    };
    let count = |pass, fail, cannot_tell, missing: &str| Some((pass, fail, cannot_tell, missing.to_owned()));
    let alone = signed();
    assert_eq!(missing(&alone, "XRF402", Contract), count(0, 0, 1, "statements"));
    let one = signed().statement("2024-12", json!({}));
    assert_eq!(
        missing(&one, "XRF303", Performance),
        count(0, 0, 1, "earlier_months")
    );
    assert_eq!(
        missing(&one, "XRF308", Performance),
        count(0, 0, 1, "later_months")
    );
    assert_eq!(missing(&one, "XRF306", Contract), count(0, 0, 1, "log"));
    assert_eq!(missing(&one, "XRF402", Contract), count(1, 0, 0, ""));
    let two = one.statement("2025-01", json!({}));
    assert_eq!(missing(&two, "XRF304", Performance), count(1, 0, 0, ""));
    assert_eq!(missing(&two, "XRF308", Performance), count(1, 0, 0, ""));
    let named = Came::default().file(Commitment, "", &[json!({"contract_no": "HA-1"})]);
    assert_eq!(
        missing(&named, "XRF403", Commitment),
        count(0, 0, 1, "contract_not_in_run")
    );
}

#[test]
fn alerts_have_the_path_of_the_finding() {
    let world = super::world::World::new()
        .record("2024-12", Contract, "{}")
        .record("2024-12", Commitment, r#"{"contract_no":"HA-9"}"#)
        .statement("2024-12", &short("design_change", "2025-01-20").to_string());
    let alerts = world.alerts("2025-02-05");
    let path = |name: &str| {
        alerts
            .iter()
            .find(|alert| alert.name == name)
            .map(|alert| alert.path.as_str())
    };
    assert_eq!(path("follow-up-missed"), Some("/next_follow_up_on"));
    assert_eq!(path("commitment-names-unknown-contract"), Some("/contract_no"));
    assert_eq!(
        alerts
            .iter()
            .filter(|alert| alert.subject == Some(promise()))
            .count(),
        1
    );
}
