//! Faults of events: each condition of the lifecycles, failing by itself.

use zhengwu_credit::lifecycle::Action::*;
use zhengwu_credit::lifecycle::SubjectKind::{
    Accountability, Commitment, Compensation, Contract, Dishonesty, Risk,
};
use zhengwu_credit::lifecycle::{Action, SubjectKind};

use crate::accuracy::attempt::Attempt;

const SIGNED: &[(Action, &str)] = &[(Register, "{}")];
const PERFORMING: &[(Action, &str)] = &[(Register, "{}"), (Commence, "{}")];
const SHORT: &[(Action, &str)] = &[(Register, "{}"), (Commence, "{}"), (OpenShortfall, r#"{"matter":"2025-06"}"#)];
const DRAFTED: &[(Action, &str)] = &[(Draft, "{}")];
const DECIDED: &[(Action, &str)] = &[(Claim, "{}"), (Assess, "{}"), (Decide, "{}")];

fn of(
    rule: &'static str,
    kind: SubjectKind,
    before: &[(Action, &str)],
    action: Action,
    fault: &str,
    path: &'static str,
) -> Attempt {
    Attempt::new(rule, kind, before, action, fault, &[path])
}

pub(crate) fn attempts() -> Vec<Attempt> {
    let mut all = every_event();
    all.extend(contracts());
    all.extend(promises());
    all.extend(hanging());
    all.extend(measures());
    all
}

/// What is asked of every event.
fn every_event() -> Vec<Attempt> {
    vec![
        of("action-not-possible", Contract, SIGNED, Complete, "{}", "").under("二(二)2"),
        of("action-not-possible", Contract, PERFORMING, Resume, "{}", "").under("二(二)2"),
        of("action-not-possible", Commitment, SIGNED, WriteOff, "{}", "").under("一(三)"),
        of("event-field-missing", Contract, PERFORMING, DeclareBreach, r#"{"facts":null}"#, "/facts")
            .under("二(三)1, 三(一)"),
        of("event-field-missing", Contract, PERFORMING, Negotiate, r#"{"counterparty":null}"#, "/counterparty")
            .under("二(三)2"),
        of("event-field-missing", Commitment, SIGNED, DeclareBroken, r#"{"facts":null}"#, "/facts").under("三(一)"),
        of("event-of-another-subject", Contract, PERFORMING, RecordPerformance, r#"{"of_another":"HA-9"}"#, ""),
        of("term-changed-by-the-way", Contract, PERFORMING, RecordPerformance, r#"{"ends_on":"2030-01-01"}"#, "/ends_on"),
        of("field-unknown", Contract, PERFORMING, Negotiate, r#"{"evidnce":"会议纪要"}"#, "/evidnce"),
        of("event-before-latest", Contract, PERFORMING, RecordPerformance, "{}", "").on("2025-06-01"),
        of("corrected-event-unknown", Contract, PERFORMING, Correct, r#"{"corrects":99}"#, "/corrects"),
        of("correction-changes-nothing", Contract, PERFORMING, Correct, r#"{"remarks":null}"#, "/corrects"),
        of("correction-unreadable", Contract, PERFORMING, Correct, r#"{"withdrawn":"也许"}"#, "/withdrawn"),
        of(
            "correction-breaks-another",
            Contract,
            PERFORMING,
            Correct,
            r#"{"withdrawn":"是","remarks":null}"#,
            "",
        ),
        of("successor-without-code", Contract, PERFORMING, Succeed, r#"{"successor_id":null}"#, "/successor_id"),
        of("LIF:reason-forbidden", Contract, DRAFTED, Abandon, r#"{"reason_note":"政府换届"}"#, "/reason_note"),
        of("LIF:reason-forbidden", Contract, SIGNED, Lapse, r#"{"failed_condition":"领导人员更替"}"#, "/failed_condition"),
    ]
}

fn contracts() -> Vec<Attempt> {
    let amounts = &["/performed_amount", "/due_amount", "/paid_amount"];
    vec![
        of("no-procedure-named", Contract, DRAFTED, RecordDecision, r#"{"collective_decision":null}"#, ""),
        of(
            "decision-after-event",
            Contract,
            DRAFTED,
            RecordDecision,
            r#"{"collective_decision":"2024-12-06"}"#,
            "/collective_decision",
        ),
        of("matter-still-open", Contract, SHORT, Complete, "{}", ""),
        of("no-such-open-matter", Contract, SHORT, FollowUp, r#"{"matter":"2099-01"}"#, "/matter"),
        of("closing-unknown", Contract, SHORT, CloseMatter, r#"{"how":"忘记"}"#, "/how"),
        of("side-not-named", Contract, PERFORMING, DeclareBreach, r#"{"responsible_side":"neither"}"#, "/responsible_side"),
        of("ground-only-ends", Contract, PERFORMING, Suspend, r#"{"change_ground":"bankruptcy"}"#, "/change_ground"),
        of("ground-only-ends", Contract, PERFORMING, Amend, r#"{"change_ground":"court_or_arbitration"}"#, "/change_ground"),
        Attempt::new(
            "amount-fell-without-correction",
            Contract,
            &[(Register, "{}"), (Commence, "{}"), (RecordPerformance, "{}")],
            RecordPerformance,
            r#"{"performed_amount":"100","due_amount":"100","paid_amount":"100"}"#,
            amounts,
        ),
        of(
            "something-still-owed",
            Contract,
            PERFORMING,
            Complete,
            r#"{"performed_amount":"1280000","due_amount":"1280000","paid_amount":"1279999.99"}"#,
            "/paid_amount",
        ),
        of(
            "compensation-still-open",
            Contract,
            &[
                (Register, "{}"),
                (Commence, "{}"),
                (Complete, "{}"),
                (Correct, r#"{"compensation_decided":"50000","compensation_paid":"49999.99"}"#),
            ],
            WriteOff,
            "{}",
            "/compensation_paid",
        ),
        of(
            "PRF:ground-authority-missing",
            Contract,
            PERFORMING,
            Suspend,
            r#"{"change_ground":"public_interest","ground_proof":null,"procedure_doc":"海示纪〔2025〕31号"}"#,
            "/authority_doc",
        ),
        of(
            "PRF:reason-forbidden",
            Contract,
            PERFORMING,
            Terminate,
            r#"{"change_ground":"leadership_change","ground_proof":null}"#,
            "/change_ground",
        ),
        of("postponed-after-its-day", Contract, PERFORMING, Amend, r#"{"ends_on":"2025-12-31"}"#, "/ends_on")
            .on("2025-07-15"),
        of(
            "commenced-before-effective",
            Contract,
            &[(Register, r#"{"effective_on":"2025-07-01"}"#)],
            Commence,
            "{}",
            "/effective_on",
        ),
    ]
}

fn promises() -> Vec<Attempt> {
    let by_authority = r#""change_ground":"public_interest""#;
    let amend = |rule, fault: String, path| of(rule, Commitment, SIGNED, Amend, &fault, path);
    let standing = r#"{"category":"government_service","promisor_kind":"institution","due_on":"2026-12-31"}"#;
    let policy = r#"{"category":"policy_benefit","promisor_kind":"institution"}"#;
    vec![
        amend("LIF:ground-authority-missing", format!(r#"{{{by_authority},"authority_doc":null}}"#), "/authority_doc"),
        amend("LIF:ground-procedure-missing", format!(r#"{{{by_authority},"procedure_doc":null}}"#), "/procedure_doc"),
        amend(
            "LIF:ground-proof-missing",
            r#"{"change_ground":"mutual_consent","authority_doc":null,"procedure_doc":null}"#.to_owned(),
            "/ground_proof",
        ),
        of(
            "LIF:compensation-not-decided",
            Commitment,
            SIGNED,
            Revoke,
            r#"{"change_ground":"public_interest","loss_stated":"56000"}"#,
            "/compensation_decided",
        ),
        of(
            "next-follow-up-not-after-event",
            Commitment,
            SIGNED,
            OpenShortfall,
            r#"{"next_follow_up_on":"2025-06-02"}"#,
            "/next_follow_up_on",
        ),
        of("validity-not-over", Commitment, &[(Register, standing)], Conclude, "{}", "/due_on"),
        of("not-a-standing-promise", Commitment, &[(Register, policy)], Conclude, "{}", "/category"),
        of(
            "not-determined-short",
            Commitment,
            &[(Register, "{}"), (Determine, r#"{"fulfilment_status":"full","reason":null}"#)],
            ConcludeUnfulfilled,
            "{}",
            "/fulfilment_status",
        ),
        of(
            "not-an-officials-promise",
            Commitment,
            &[(Register, r#"{"promisor_kind":"institution"}"#)],
            HandOver,
            "{}",
            "/promisor_kind",
        ),
        of("promise-of-post-or-person", Commitment, SIGNED, HandOver, r#"{"promise_of":"personal"}"#, "/promise_of"),
        of("promise-of-post-or-person", Commitment, SIGNED, End, r#"{"promise_of":"post"}"#, "/promise_of"),
        of(
            "progress-fell-without-correction",
            Commitment,
            &[(Register, "{}"), (RecordProgress, "{}")],
            RecordProgress,
            r#"{"progress":"50"}"#,
            "/progress",
        ),
        of(
            "postponed-after-its-day",
            Commitment,
            SIGNED,
            Amend,
            r#"{"due_on":"2025-12-31"}"#,
            "/due_on",
        ),
    ]
}

fn hanging() -> Vec<Attempt> {
    vec![
        of("paid-over-decided", Compensation, DECIDED, Pay, r#"{"paid":"50000.01"}"#, "/paid"),
        of("paid-below-decided", Compensation, DECIDED, Pay, r#"{"paid":"49999.99"}"#, "/paid"),
        of("part-that-is-all", Compensation, DECIDED, PayPart, r#"{"paid":"50000"}"#, "/paid"),
        of("risk-kind-unknown", Risk, &[], Observe, r#"{"kind":"deterioration"}"#, "/kind"),
        of("no-such-matter-above", Accountability, &[], Open, r#"{"matter":"2099-01"}"#, "/matter"),
        of("no-such-matter-above", Risk, &[(Observe, "{}")], Realise, r#"{"matter":"2099-01"}"#, "/matter"),
        of(
            "longest-period-not-over",
            Dishonesty,
            &[(Record, "{}"), (Publish, "{}")],
            Expire,
            "{}",
            "/severity",
        )
        .on("2025-06-02"),
        of("published-before-decided", Dishonesty, &[(Record, "{}")], Publish, r#"{"published_on":"2024-12-01"}"#, "/published_on"),
    ]
}

fn measures() -> Vec<Attempt> {
    let taken = |rule, fault: &str, path| of(rule, Contract, PERFORMING, TakeMeasure, fault, path);
    vec![
        taken("enforcement-case-missing", r#"{"enforcement_case_no":null}"#, "/enforcement_case_no"),
        taken("measure-unknown", r#"{"measure_kind":"罚款"}"#, "/measure_kind"),
        taken("side-not-named", r#"{"responsible_side":"neither"}"#, "/responsible_side"),
        taken("measure-resolved-before-taken", r#"{"resolved_on":"2025-06-01"}"#, "/resolved_on"),
    ]
}
