//! The lifecycle of a promise (政务承诺).

use super::prelude::*;
use crate::lifecycle::fields::PROCEDURES;
use Stage::*;

/// 政务承诺
pub(super) static COMMITMENT: Lifecycle = Lifecycle {
    of: SubjectKind::Commitment,
    title: Words {
        zh: "政务承诺",
        en: "commitment",
    },
    rows: ROWS,
    always: &[
        record_at("CMT103", &["reason"]),
        own_at(
            "LIF101",
            &[
                "change_ground",
                "reason_note",
                "rejection_reason",
                "ground_proof",
                "authority_doc",
                "procedure_doc",
            ],
        ),
        own_at("LIF301", &["compensation_paid"]),
        own_at("LIF209", &["compensation_paid"]),
    ],
    keeps: &[
        "progress",
        "promise_of",
        "written_off_on",
        "loss_stated",
        "compensation_decided",
        "compensation_paid",
    ],
};

/// A promise that is not kept in full: what the record then owes.
const NOT_KEPT: &[(&str, &str)] = &[("fulfilment_status", "none")];
const NEXT_IS_LATER: Guard = own_at("LIF202", &["next_follow_up_on"]);
const CHANGES: Guard = own_at("LIF103", &["change_ground"]);
const AUTHORITY: Guard = own_at("LIF007", &["authority_doc"]);
const PROCEDURE: Guard = own_at("LIF008", &["procedure_doc"]);
const PROOF: Guard = own_at("LIF009", &["ground_proof"]);
const COMPENSATION: Guard = own_at("LIF010", &["compensation_decided"]);
/// A change on a ground; a postponement that comes too late is told.
const AMENDS: &[Guard] = &[
    brings(&["change_ground"]),
    CHANGES,
    AUTHORITY,
    PROCEDURE,
    PROOF,
    COMPENSATION,
    own_at("LIF320", &["due_on"]).told(),
];
/// A revocation on a ground: the same, without a new day.
const REVOKES: &[Guard] = match AMENDS {
    [on_a_ground @ .., _too_late] => on_a_ground,
    [] => &[],
};

/// What a revoked promise costs the other side.
const LOSSES: Takes = Takes::Also(&["loss_stated", "compensation_decided", "compensation_paid"]);

/// As of a contract: of what is proposed a fact opens one too.
const MATTERS_STAND: From = From::In(&[Proposed, Made, Fulfilled, Unfulfilled, Revoked]);

static ROWS: &[Row] = &[
    Row {
        from: From::Nothing,
        action: Action::Propose,
        to: To::Stage(Proposed),
        guards: &[record_at(
            "REC001",
            &[
                "promisor_kind",
                "promisor_name",
                "promisor_code",
                "category",
                "content",
                "authority_doc",
            ],
        )],
        clause: &[N1_1],
        ..Row::BASE
    },
    // What is missing becomes findings of the record.
    Row {
        from: From::Nothing,
        action: Action::Register,
        to: To::Stage(Made),
        clause: &[N1_2],
        whole: Whole::Told,
        ..Row::BASE
    },
    Row {
        from: From::In(&[Proposed]),
        action: Action::RecordDecision,
        guards: &[
            own("LIF012").brought(),
            own_at("LIF201", PROCEDURES),
            record("CMT206"),
        ],
        clause: &[N4_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Proposed]),
        action: Action::Make,
        to: To::Stage(Made),
        guards: &[
            record_at("REC001", &["due_on"]),
            record("CMT202"),
            record("CMT203"),
            record("CMT001"),
            record("CMT002"),
            record("CMT006"),
            record("CMT205"),
            record("CMT206"),
            record("CMT207"),
        ],
        dates: Some("made_on"),
        clause: &[N1_1, N4_2],
        takes: Takes::Terms,
        whole: Whole::Told,
        ..Row::BASE
    },
    Row {
        from: From::In(&[Proposed]),
        action: Action::Abandon,
        to: To::Stage(Abandoned),
        guards: &[brings(&["reason_note"]), NO_OPEN_MATTER],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::RecordProgress,
        guards: &[brings(&["progress"]), own_at("LIF302", &["progress"])],
        clause: &[N1_3],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::OpenShortfall,
        guards: &[
            record_at(
                "REC001",
                &["reason", "responsible_side", "follow_up", "next_follow_up_on"],
            )
            .brought(),
            NEXT_IS_LATER,
        ],
        does: Does::OpenShortfall,
        implies: NOT_KEPT,
        clause: &[N1_3],
        ..Row::BASE
    },
    Row {
        from: MATTERS_STAND,
        action: Action::FollowUp,
        guards: &[
            NAMES_MATTER,
            record_at("REC001", &["follow_up", "next_follow_up_on"]).brought(),
            NEXT_IS_LATER,
        ],
        does: Does::FollowUp,
        implies: NOT_KEPT,
        clause: &[N1_3],
        ..Row::BASE
    },
    Row {
        from: MATTERS_STAND,
        action: Action::CloseMatter,
        guards: CLOSES_MATTER,
        does: Does::CloseMatter,
        clause: &[N1_3],
        ..Row::BASE
    },
    // Postponing is an amendment: late and rescheduled are told apart.
    Row {
        from: From::In(&[Made]),
        action: Action::Amend,
        guards: AMENDS,
        does: Does::Plead,
        clause: &[N1_3],
        takes: Takes::Terms,
        whole: Whole::Kept,
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::Determine,
        guards: &[
            brings(&["fulfilment_status"]),
            record_at(
                "REC001",
                &[
                    "determined_by",
                    "reason",
                    "responsible_side",
                    "follow_up",
                    "next_follow_up_on",
                ],
            )
            .brought(),
            NEXT_IS_LATER,
        ],
        does: Does::Determine,
        dates: Some("determined_on"),
        clause: &[N1_3],
        takes: Takes::Also(&["unfulfilled_content", "accountability", "determined_by_uscc"]),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::Fulfil,
        to: To::Stage(Fulfilled),
        guards: &[record("CMT005").brought(), NO_OPEN_MATTER],
        implies: &[("fulfilment_status", "full")],
        clause: &[N1_3],
        takes: Takes::Also(&[
            "fulfilment_status",
            "determined_on",
            "determined_by",
            "determined_by_uscc",
        ]),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::Conclude,
        to: To::Stage(Fulfilled),
        guards: &[
            own_at("LIF203", &["due_on"]).of_subject(),
            own_at("LIF204", &["category"]).of_subject(),
            NO_OPEN_MATTER,
        ],
        clause: &[N1_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::ConcludeUnfulfilled,
        to: To::Stage(Unfulfilled),
        guards: &[
            own_at("LIF206", &["fulfilment_status"]).of_subject(),
            record("CMT003").brought(),
            record("CMT004").brought(),
        ],
        clause: &[N3_1],
        takes: Takes::Also(&["unfulfilled_content", "accountability"]),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::HandOver,
        guards: &[
            own_at("LIF207", &["promisor_kind"]).of_subject(),
            brings(&["left_on", "successor_name"]),
            own_at("LIF208", &["promise_of"]),
        ],
        does: Does::Succeed,
        implies: &[("promise_of", "post")],
        clause: &[N1_3],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::End,
        to: To::Stage(Ended),
        guards: &[
            own_at("LIF207", &["promisor_kind"]).of_subject(),
            brings(&["left_on"]),
            own_at("LIF208", &["promise_of"]),
            NO_OPEN_MATTER,
        ],
        implies: &[("promise_of", "personal")],
        clause: &[N1_3],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::Revoke,
        to: To::Stage(Revoked),
        guards: REVOKES,
        does: Does::Plead,
        clause: &[N1_3],
        takes: LOSSES,
        ..Row::BASE
    },
    Row {
        from: From::In(&[Made]),
        action: Action::DeclareBroken,
        guards: &[brings(&["facts"])],
        does: Does::BreakWord,
        clause: &[N3_1],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Fulfilled, Unfulfilled, Revoked]),
        action: Action::WriteOff,
        to: To::Stage(WrittenOff),
        guards: WRITES_OFF,
        dates: Some("written_off_on"),
        clause: &[N1_3],
        ..Row::BASE
    },
];
