//! The lifecycle of a government contract (政府合同).

use super::prelude::*;
use crate::lifecycle::fields::{AMOUNTS, PROCEDURES, STATED};
use Stage::*;

/// 政府合同
pub(super) static CONTRACT: Lifecycle = Lifecycle {
    of: SubjectKind::Contract,
    title: Words {
        zh: "政府合同",
        en: "contract",
    },
    rows: ROWS,
    always: &[
        statement_at("PRF101", &["reason", "change_ground"]),
        own_at(
            "LIF101",
            &[
                "reason_note",
                "rejection_reason",
                "failed_condition",
                "ground_proof",
                "authority_doc",
                "procedure_doc",
            ],
        ),
        own_at("LIF301", &["compensation_paid"]),
        own_at("LIF209", &["compensation_paid"]),
    ],
    keeps: &[
        "commenced_on",
        "performed_amount",
        "due_amount",
        "paid_amount",
        "delivered_on",
        "accepted_on",
        "performed_on",
        "written_off_on",
        "loss_stated",
        "compensation_decided",
        "compensation_paid",
    ],
};

// What a ground demands of a change (2.8).
const AUTHORITY: Guard = statement("PRF001");
const PROCEDURE: Guard = statement("PRF002");
const PROOF: Guard = statement("PRF003");
const COMPENSATION: Guard = statement("PRF004");
/// A ground that only ends a contract changes and suspends none.
const CHANGES: Guard = own_at("LIF103", &["change_ground"]);
/// Beyond the contract's amount is a finding and no guard.
const OVER_ITS_AMOUNT: Guard = statement("PRF403").told();
const FALLS_SHORT: &[(&str, &str)] = &[("performance_status", "not_performed")];

/// Wherever a matter can be open it is followed up and closed. A fact opens one of a draft too: who breaks off or breaks
/// what is not signed yet is heard, and nobody must sign it to have done with that.
const MATTERS_STAND: From = From::In(&[
    Drafting, Signed, Performing, Suspended, Performed, Terminated, Void,
]);

static ROWS: &[Row] = &[
    Row {
        from: From::Nothing,
        action: Action::Draft,
        to: To::Stage(Drafting),
        guards: &[
            record_at(
                "REC001",
                &[
                    "party_a_name",
                    "party_a_uscc",
                    "party_a_kind",
                    "party_b_name",
                    "party_b_kind",
                ],
            ),
            record("CTR220"),
            record("CTR223"),
        ],
        clause: &[N2_1],
        ..Row::BASE
    },
    // What is missing becomes findings of the record.
    Row {
        from: From::Nothing,
        action: Action::Register,
        to: To::Stage(Signed),
        clause: &[N2_2_1],
        whole: Whole::Told,
        ..Row::BASE
    },
    Row {
        from: From::In(&[Drafting]),
        action: Action::RecordDecision,
        guards: &[
            own("LIF012").brought(),
            own_at("LIF201", PROCEDURES),
            record("CTR211"),
        ],
        clause: &[N4_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Drafting]),
        action: Action::Sign,
        to: To::Stage(Signed),
        guards: &[
            record("CTR002"),
            record("CTR003"),
            record("CTR210"),
            record("CTR211"),
            record("CTR212"),
            record("CTR001"),
            record_at("REC001", &["amount_basis", "amount"]),
        ],
        dates: Some("signed_on"),
        clause: &[N4_2, N2_1],
        takes: Takes::Terms,
        whole: Whole::Told,
        ..Row::BASE
    },
    Row {
        from: From::In(&[Drafting]),
        action: Action::Abandon,
        to: To::Stage(Abandoned),
        guards: &[brings(&["reason_note"]), NO_OPEN_MATTER],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed]),
        action: Action::Commence,
        to: To::Stage(Performing),
        guards: &[own_at("LIF321", &["effective_on"]).of_subject().told()],
        dates: Some("commenced_on"),
        clause: &[N2_2_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed]),
        action: Action::Lapse,
        to: To::Stage(Lapsed),
        guards: &[brings(&["failed_condition"]), NO_OPEN_MATTER],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Performing, Suspended, Terminated]),
        action: Action::RecordPerformance,
        guards: &[own_at("LIF301", AMOUNTS), OVER_ITS_AMOUNT],
        clause: &[N2_2_2],
        takes: Takes::Also(STATED),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed, Performing, Suspended]),
        action: Action::OpenShortfall,
        guards: &[
            statement_at(
                "REC001",
                &["reason", "responsible_side", "follow_up", "next_follow_up_on"],
            ),
            statement("PRF208"),
        ],
        does: Does::OpenShortfall,
        implies: FALLS_SHORT,
        clause: &[N2_2_2],
        takes: Takes::Also(STATED),
        ..Row::BASE
    },
    Row {
        from: MATTERS_STAND,
        action: Action::FollowUp,
        guards: &[
            NAMES_MATTER,
            statement_at("REC001", &["follow_up", "next_follow_up_on"]),
            statement("PRF208"),
        ],
        does: Does::FollowUp,
        implies: FALLS_SHORT,
        clause: &[N2_2_2],
        ..Row::BASE
    },
    Row {
        from: MATTERS_STAND,
        action: Action::CloseMatter,
        guards: CLOSES_MATTER,
        does: Does::CloseMatter,
        clause: &[N2_2_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed, Performing, Suspended, Performed, Terminated]),
        action: Action::DeclareBreach,
        guards: &[
            brings(&["responsible_side", "facts"]),
            own_at("LIF104", &["responsible_side"]),
        ],
        does: Does::OpenBreach,
        clause: &[N2_3_1, N3_1],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed, Performing, Suspended]),
        action: Action::Negotiate,
        guards: &[brings(&["cause", "counterparty"])],
        does: Does::Talk,
        clause: &[N2_3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed, Performing, Suspended]),
        action: Action::Amend,
        guards: &[
            brings(&["change_ground"]),
            CHANGES,
            AUTHORITY,
            PROCEDURE,
            PROOF,
            COMPENSATION,
            own_at("LIF320", &["ends_on"]).told(),
        ],
        does: Does::Plead,
        clause: &[N1_3, N2_3_2],
        takes: Takes::Terms,
        whole: Whole::Kept,
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed, Performing]),
        action: Action::Suspend,
        to: To::Stage(Suspended),
        guards: &[
            statement_at("REC001", &["change_ground"]),
            CHANGES,
            AUTHORITY,
            PROCEDURE,
            PROOF,
            COMPENSATION,
        ],
        does: Does::Plead,
        implies: &[("performance_status", "suspended")],
        clause: &[N1_3, N2_3_1],
        takes: Takes::Also(STATED),
        ..Row::BASE
    },
    // Where it never commenced, this is its commencement.
    Row {
        from: From::In(&[Suspended]),
        action: Action::Resume,
        to: To::Stage(Performing),
        dates: Some("commenced_on"),
        once: true,
        clause: &[N2_2_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Performing]),
        action: Action::Complete,
        to: To::Stage(Performed),
        guards: &[
            statement_at("REC001", &["evidence"]),
            own_at("LIF301", AMOUNTS),
            OVER_ITS_AMOUNT,
            own_at("LIF205", &["amount_basis", "amount", "settled_amount"]).of_subject(),
            own_at("LIF205", AMOUNTS),
            NO_OPEN_MATTER,
        ],
        dates: Some("performed_on"),
        implies: &[("performance_status", "performed")],
        clause: &[N2_2_2],
        takes: Takes::Also(STATED),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed, Performing, Suspended]),
        action: Action::Terminate,
        to: To::Stage(Terminated),
        guards: &[
            statement_at("REC001", &["change_ground"]),
            AUTHORITY,
            PROCEDURE,
            PROOF,
            COMPENSATION,
        ],
        does: Does::Plead,
        implies: &[("performance_status", "terminated")],
        clause: &[N1_3, N2_3_2],
        takes: Takes::Also(STATED),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Signed, Performing, Suspended, Performed, Terminated]),
        action: Action::SetAside,
        to: To::Stage(Void),
        guards: &[brings(&["judgment_no"])],
        clause: &[N2_3_2],
        takes: Takes::Also(STATED),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Performed, Terminated, Void]),
        action: Action::WriteOff,
        to: To::Stage(WrittenOff),
        guards: WRITES_OFF,
        dates: Some("written_off_on"),
        clause: &[N2_2_2, N2_3_2],
        ..Row::BASE
    },
];
