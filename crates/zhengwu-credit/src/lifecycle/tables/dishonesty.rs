//! The lifecycle of a government dishonesty record (政务失信记录).

use super::prelude::*;
use Stage::*;

/// 政务失信记录
pub(super) static DISHONESTY: Lifecycle = Lifecycle {
    of: SubjectKind::Dishonesty,
    title: Words {
        zh: "政务失信记录",
        en: "dishonesty record",
    },
    rows: ROWS,
    always: &[own_at(
        "LIF101",
        &["change_ground", "reason", "reason_note", "rejection_reason"],
    )],
    keeps: &[],
};

static ROWS: &[Row] = &[
    Row {
        from: From::Nothing,
        action: Action::Record,
        to: To::Stage(Recorded),
        guards: &[
            record("DIS001"),
            record("DIS002"),
            record("DIS003"),
            record_at("REC001", &["source", "decided_on"]),
        ],
        clause: &[N3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Recorded]),
        action: Action::Publish,
        to: To::Stage(Published),
        guards: &[record("DIS201"), record("DIS205").told(), record("DIS206").told()],
        dates: Some("published_on"),
        clause: &[N3_2],
        takes: Takes::Also(&["publication_ends_on"]),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Recorded, Published]),
        action: Action::Repair,
        to: To::Stage(Repaired),
        guards: &[
            brings(&["duties_performed", "public_commitment"]),
            record("DIS202"),
            record("DIS204"),
        ],
        dates: Some("repaired_on"),
        clause: &[N3_2],
        takes: Takes::Also(&["repair_applied_on", "repair_doc"]),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Recorded, Published]),
        action: Action::Expire,
        to: To::Stage(Expired),
        guards: &[own_at("LIF210", &["severity"]).of_subject()],
        clause: &[N3_2],
        ..Row::BASE
    },
    // Its source was set aside, or an objection succeeded.
    Row {
        from: From::In(&[Recorded, Published]),
        action: Action::Withdraw,
        to: To::Stage(Withdrawn),
        guards: &[brings(&["withdrawn_doc"])],
        dates: Some("withdrawn_on"),
        clause: &[N3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Recorded, Published]),
        action: Action::Object,
        guards: &[brings(&["reason_note"])],
        dates: Some("objected_on"),
        clause: &[N3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Recorded, Published]),
        action: Action::Uphold,
        guards: &[brings(&["objection_result"])],
        clause: &[N3_2],
        ..Row::BASE
    },
];
