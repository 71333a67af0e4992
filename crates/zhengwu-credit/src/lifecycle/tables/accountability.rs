//! The lifecycle of holding somebody accountable (问责).

use super::prelude::*;
use Stage::*;

/// 问责
pub(super) static ACCOUNTABILITY: Lifecycle = Lifecycle {
    of: SubjectKind::Accountability,
    title: Words {
        zh: "问责",
        en: "accountability",
    },
    rows: ROWS,
    always: &[own_at(
        "LIF101",
        &["change_ground", "reason", "reason_note", "rejection_reason"],
    )],
    keeps: &[
        "matter",
        "subject_kind",
        "subject_name",
        "unit_uscc",
        "authority",
        "document",
        "result",
        "opened_on",
        "decided_on",
        "closed_on",
    ],
};

static ROWS: &[Row] = &[
    // Who is held accountable comes with it (subject_kind, subject_name, unit_uscc), where that is known already.
    Row {
        from: From::Nothing,
        action: Action::Open,
        to: To::Stage(Opened),
        guards: &[brings(&["matter"]), own_at("LIF108", &["matter"])],
        dates: Some("opened_on"),
        clause: &[N3_1],
        ..Row::BASE
    },
    // The decision may be the source of a dishonesty record, never by itself.
    Row {
        from: From::In(&[Opened]),
        action: Action::Decide,
        to: To::Stage(Decided),
        guards: &[brings(&["authority", "document", "result"])],
        dates: Some("decided_on"),
        clause: &[N3_1, N3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Decided]),
        action: Action::Close,
        to: To::Stage(Closed),
        dates: Some("closed_on"),
        clause: &[N3_1],
        ..Row::BASE
    },
];
