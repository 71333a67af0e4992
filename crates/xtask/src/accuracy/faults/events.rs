//! Faults of events: each condition of every event and of contracts, failing by itself.

use zhengwu_credit::lifecycle::Action::*;
use zhengwu_credit::lifecycle::SubjectKind::{Commitment, Contract};
use zhengwu_credit::lifecycle::{Action, SubjectKind};

use crate::accuracy::attempt::Attempt;

pub(super) const SIGNED: &[(Action, &str)] = &[(Register, "{}")];
pub(super) const PERFORMING: &[(Action, &str)] = &[(Register, "{}"), (Commence, "{}")];
const SHORT: &[(Action, &str)] = &[
    (Register, "{}"),
    (Commence, "{}"),
    (OpenShortfall, r#"{"matter":"2025-06"}"#),
];
const DRAFTED: &[(Action, &str)] = &[(Draft, "{}")];
pub(super) fn of(
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
    all.extend(super::events_beside::attempts());
    all
}

/// What is asked of every event.
fn every_event() -> Vec<Attempt> {
    vec![
        of("action-not-possible", Contract, SIGNED, Complete, "{}", "").under("二(二)2"),
        of("action-not-possible", Contract, PERFORMING, Resume, "{}", "").under("二(二)2"),
        of("action-not-possible", Commitment, SIGNED, WriteOff, "{}", "").under("一(三)"),
        of(
            "event-field-missing",
            Contract,
            PERFORMING,
            DeclareBreach,
            r#"{"facts":null}"#,
            "/facts",
        )
        .under("二(三)1, 三(一)"),
        of(
            "event-field-missing",
            Contract,
            PERFORMING,
            Negotiate,
            r#"{"counterparty":null}"#,
            "/counterparty",
        )
        .under("二(三)2"),
        of(
            "event-field-missing",
            Commitment,
            SIGNED,
            DeclareBroken,
            r#"{"facts":null}"#,
            "/facts",
        )
        .under("三(一)"),
        of(
            "event-of-another-subject",
            Contract,
            PERFORMING,
            RecordPerformance,
            r#"{"of_another":"HA-9"}"#,
            "",
        ),
        of(
            "term-changed-by-the-way",
            Contract,
            PERFORMING,
            RecordPerformance,
            r#"{"ends_on":"2030-01-01"}"#,
            "/ends_on",
        ),
        of(
            "field-unknown",
            Contract,
            PERFORMING,
            Negotiate,
            r#"{"evidnce":"会议纪要"}"#,
            "/evidnce",
        ),
        of(
            "event-before-latest",
            Contract,
            PERFORMING,
            RecordPerformance,
            "{}",
            "",
        )
        .on("2025-06-01"),
        of(
            "corrected-event-unknown",
            Contract,
            PERFORMING,
            Correct,
            r#"{"corrects":99}"#,
            "/corrects",
        ),
        of(
            "correction-changes-nothing",
            Contract,
            PERFORMING,
            Correct,
            r#"{"remarks":null}"#,
            "/corrects",
        ),
        of(
            "correction-unreadable",
            Contract,
            PERFORMING,
            Correct,
            r#"{"withdrawn":"也许"}"#,
            "/withdrawn",
        ),
        of(
            "corrected-day-still-to-come",
            Contract,
            PERFORMING,
            Correct,
            r#"{"corrected_on":"2099-01-01"}"#,
            "/corrected_on",
        ),
        of(
            "correction-breaks-another",
            Contract,
            PERFORMING,
            Correct,
            r#"{"withdrawn":"是","remarks":null}"#,
            "",
        ),
        of(
            "successor-without-code",
            Contract,
            PERFORMING,
            Succeed,
            r#"{"successor_id":null}"#,
            "/successor_id",
        ),
        of(
            "LIF:reason-forbidden",
            Contract,
            DRAFTED,
            Abandon,
            r#"{"reason_note":"政府换届"}"#,
            "/reason_note",
        ),
        of(
            "forbidden-ground-mentioned",
            Contract,
            DRAFTED,
            Abandon,
            r#"{"reason_note":"政府换届后新班子不认可"}"#,
            "/reason_note",
        ),
        of(
            "LIF:reason-forbidden",
            Contract,
            SIGNED,
            Lapse,
            r#"{"failed_condition":"领导人员更替"}"#,
            "/failed_condition",
        ),
    ]
}

fn contracts() -> Vec<Attempt> {
    let amounts = &["/performed_amount", "/due_amount", "/paid_amount"];
    vec![
        of(
            "no-procedure-named",
            Contract,
            DRAFTED,
            RecordDecision,
            r#"{"collective_decision":null}"#,
            "",
        ),
        of(
            "decision-after-event",
            Contract,
            DRAFTED,
            RecordDecision,
            r#"{"collective_decision":"2024-12-06"}"#,
            "/collective_decision",
        ),
        of("matter-still-open", Contract, SHORT, Complete, "{}", ""),
        of(
            "no-such-open-matter",
            Contract,
            SHORT,
            FollowUp,
            r#"{"matter":"2099-01"}"#,
            "/matter",
        ),
        of(
            "closing-unknown",
            Contract,
            SHORT,
            CloseMatter,
            r#"{"how":"忘记"}"#,
            "/how",
        ),
        of(
            "side-not-named",
            Contract,
            PERFORMING,
            DeclareBreach,
            r#"{"responsible_side":"neither"}"#,
            "/responsible_side",
        ),
        of(
            "ground-only-ends",
            Contract,
            PERFORMING,
            Suspend,
            r#"{"change_ground":"bankruptcy"}"#,
            "/change_ground",
        ),
        of(
            "ground-only-ends",
            Contract,
            PERFORMING,
            Amend,
            r#"{"change_ground":"court_or_arbitration"}"#,
            "/change_ground",
        ),
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
                (
                    Correct,
                    r#"{"compensation_decided":"50000","compensation_paid":"49999.99"}"#,
                ),
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
        of(
            "postponed-after-its-day",
            Contract,
            PERFORMING,
            Amend,
            r#"{"ends_on":"2025-12-31"}"#,
            "/ends_on",
        )
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
