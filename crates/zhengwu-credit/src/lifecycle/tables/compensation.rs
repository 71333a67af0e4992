//! The lifecycle of compensation (补偿).

use super::prelude::*;
use Stage::*;

/// 补偿
pub(super) static COMPENSATION: Lifecycle = Lifecycle {
    of: SubjectKind::Compensation,
    title: Words {
        zh: "补偿",
        en: "compensation",
    },
    rows: ROWS,
    always: &[own_at(
        "LIF101",
        &[
            "change_ground",
            "reason",
            "reason_note",
            "rejection_reason",
            "due_on",
        ],
    )],
    keeps: &[
        "claimed",
        "claimed_on",
        "assessed",
        "assessed_on",
        "decided",
        "decided_on",
        "authority_doc",
        "paid",
        "paid_on",
        "rejected_on",
        "rejection_reason",
        "due_on",
    ],
};

static ROWS: &[Row] = &[
    Row {
        from: From::Nothing,
        action: Action::Claim,
        to: To::Stage(Claimed),
        guards: &[brings(&["claimed"])],
        dates: Some("claimed_on"),
        clause: &[N2_3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Claimed]),
        action: Action::Assess,
        to: To::Stage(Assessed),
        guards: &[brings(&["assessed"])],
        dates: Some("assessed_on"),
        clause: &[N2_3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Assessed, Contested]),
        action: Action::Decide,
        to: To::Stage(Decided),
        guards: &[
            brings(&["authority_doc", "decided"]),
            own_at("LIF209", &["decided"]),
        ],
        dates: Some("decided_on"),
        clause: &[N1_3, N2_3_2],
        takes: Takes::Also(&["due_on"]),
        ..Row::BASE
    },
    Row {
        from: From::In(&[Claimed, Assessed, Contested]),
        action: Action::Reject,
        to: To::Stage(Rejected),
        guards: &[brings(&["rejection_reason"])],
        dates: Some("rejected_on"),
        clause: &[N2_3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Assessed, Decided, Rejected]),
        action: Action::Contest,
        to: To::Stage(Contested),
        guards: &[brings(&["reason_note"])],
        clause: &[N2_3_2],
        ..Row::BASE
    },
    // Cumulative; what ends it is the payment of all.
    Row {
        from: From::In(&[Decided]),
        action: Action::PayPart,
        guards: &[
            brings(&["paid"]),
            own_at("LIF301", &["paid"]),
            own_at("LIF209", &["paid"]),
            own_at("LIF213", &["paid"]),
        ],
        dates: Some("paid_on"),
        clause: &[N1_3, N2_3_2],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Decided]),
        action: Action::Pay,
        to: To::Stage(Paid),
        guards: &[
            brings(&["paid"]),
            own_at("LIF301", &["paid"]),
            own_at("LIF209", &["paid"]),
            own_at("LIF212", &["paid"]),
        ],
        dates: Some("paid_on"),
        clause: &[N1_3, N2_3_2],
        ..Row::BASE
    },
];
