//! Faults of the events of promises, and of what hangs on them and on contracts.

use zhengwu_credit::lifecycle::Action;
use zhengwu_credit::lifecycle::Action::*;
use zhengwu_credit::lifecycle::SubjectKind::{
    Accountability, Commitment, Compensation, Contract, Dishonesty, Risk,
};

use super::events::{PERFORMING, SIGNED, of};
use crate::accuracy::attempt::Attempt;

const DECIDED: &[(Action, &str)] = &[(Claim, "{}"), (Assess, "{}"), (Decide, "{}")];

pub(super) fn attempts() -> Vec<Attempt> {
    let mut all = promises();
    all.extend(hanging());
    all.extend(measures());
    all
}

fn promises() -> Vec<Attempt> {
    let by_authority = r#""change_ground":"public_interest""#;
    let amend = |rule, fault: String, path| of(rule, Commitment, SIGNED, Amend, &fault, path);
    let standing = r#"{"category":"government_service","promisor_kind":"institution","due_on":"2026-12-31"}"#;
    let policy = r#"{"category":"policy_benefit","promisor_kind":"institution"}"#;
    vec![
        amend(
            "LIF:ground-authority-missing",
            format!(r#"{{{by_authority},"authority_doc":null}}"#),
            "/authority_doc",
        ),
        amend(
            "LIF:ground-procedure-missing",
            format!(r#"{{{by_authority},"procedure_doc":null}}"#),
            "/procedure_doc",
        ),
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
        of(
            "validity-not-over",
            Commitment,
            &[(Register, standing)],
            Conclude,
            "{}",
            "/due_on",
        ),
        of(
            "not-a-standing-promise",
            Commitment,
            &[(Register, policy)],
            Conclude,
            "{}",
            "/category",
        ),
        of(
            "not-determined-short",
            Commitment,
            &[
                (Register, "{}"),
                (Determine, r#"{"fulfilment_status":"full","reason":null}"#),
            ],
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
        of(
            "promise-of-post-or-person",
            Commitment,
            SIGNED,
            HandOver,
            r#"{"promise_of":"personal"}"#,
            "/promise_of",
        ),
        of(
            "promise-of-post-or-person",
            Commitment,
            SIGNED,
            End,
            r#"{"promise_of":"post"}"#,
            "/promise_of",
        ),
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
        of(
            "paid-over-decided",
            Compensation,
            DECIDED,
            Pay,
            r#"{"paid":"50000.01"}"#,
            "/paid",
        ),
        of(
            "paid-below-decided",
            Compensation,
            DECIDED,
            Pay,
            r#"{"paid":"49999.99"}"#,
            "/paid",
        ),
        of(
            "part-that-is-all",
            Compensation,
            DECIDED,
            PayPart,
            r#"{"paid":"50000"}"#,
            "/paid",
        ),
        of(
            "risk-kind-unknown",
            Risk,
            &[],
            Observe,
            r#"{"kind":"deterioration"}"#,
            "/kind",
        ),
        of(
            "no-such-matter-above",
            Accountability,
            &[],
            Open,
            r#"{"matter":"2099-01"}"#,
            "/matter",
        ),
        of(
            "no-such-matter-above",
            Risk,
            &[(Observe, "{}")],
            Realise,
            r#"{"matter":"2099-01"}"#,
            "/matter",
        ),
        of(
            "longest-period-not-over",
            Dishonesty,
            &[(Record, "{}"), (Publish, "{}")],
            Expire,
            "{}",
            "/severity",
        )
        .on("2025-06-02"),
        of(
            "published-before-decided",
            Dishonesty,
            &[(Record, "{}")],
            Publish,
            r#"{"published_on":"2024-12-01"}"#,
            "/published_on",
        ),
    ]
}

fn measures() -> Vec<Attempt> {
    let taken = |rule, fault: &str, path| of(rule, Contract, PERFORMING, TakeMeasure, fault, path);
    vec![
        taken(
            "enforcement-case-missing",
            r#"{"enforcement_case_no":null}"#,
            "/enforcement_case_no",
        ),
        taken("measure-unknown", r#"{"measure_kind":"罚款"}"#, "/measure_kind"),
        taken(
            "side-not-named",
            r#"{"responsible_side":"neither"}"#,
            "/responsible_side",
        ),
        taken(
            "measure-resolved-before-taken",
            r#"{"resolved_on":"2025-06-01"}"#,
            "/resolved_on",
        ),
    ]
}
