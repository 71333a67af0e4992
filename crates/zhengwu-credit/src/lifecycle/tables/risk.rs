//! The lifecycle of a risk to performance (风险).

use super::prelude::*;
use Stage::*;

/// 风险
pub(super) static RISK: Lifecycle = Lifecycle {
    of: SubjectKind::Risk,
    title: Words {
        zh: "风险",
        en: "risk",
    },
    rows: ROWS,
    always: &[own_at(
        "LIF101",
        &["change_ground", "reason", "reason_note", "rejection_reason"],
    )],
    keeps: &[
        "kind",
        "observed_on",
        "asserted_on",
        "how",
        "lifted_on",
        "realised_on",
        "matter",
    ],
};

static ROWS: &[Row] = &[
    Row {
        from: From::Nothing,
        action: Action::Observe,
        to: To::Stage(Observed),
        guards: &[brings(&["kind"]), own_at("LIF107", &["kind"])],
        dates: Some("observed_on"),
        clause: &[N2_3_1],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Observed]),
        action: Action::Assert,
        to: To::Stage(Asserted),
        guards: &[brings(&["how"])],
        dates: Some("asserted_on"),
        clause: &[N2_3_1],
        ..Row::BASE
    },
    Row {
        from: From::In(&[Observed, Asserted]),
        action: Action::Lift,
        to: To::Stage(Lifted),
        dates: Some("lifted_on"),
        clause: &[N2_3_1],
        ..Row::BASE
    },
    // It names the matter that it became.
    Row {
        from: From::In(&[Observed, Asserted]),
        action: Action::Realise,
        to: To::Stage(Realised),
        guards: &[brings(&["matter"]), own_at("LIF108", &["matter"])],
        dates: Some("realised_on"),
        clause: &[N2_3_1],
        ..Row::BASE
    },
];
