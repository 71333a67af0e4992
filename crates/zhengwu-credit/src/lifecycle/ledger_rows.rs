//! What every state takes (各状态均可登记的事项): a party's successor, secrecy, settlement, corrections, measures of
//! supervision. None of them changes the state, so that nothing is orphaned when a unit is merged or renamed.

use crate::basis::{HAIFA_57, N1_3, N2_2_2, N3_3, N4_3};

use super::Action::{Classify, Correct, Declassify, Settle, Succeed, TakeMeasure};
use super::guard::{brings, own, own_at};
use super::table::{Does, From, Row, Whole};

/// The rows of every lifecycle.
pub(super) static ROWS: &[Row] = &[
    // 民法典 67, 98: the successor takes over what was agreed and promised.
    Row {
        from: From::Any,
        action: Succeed,
        guards: &[
            brings(&["responsible_side", "successor_name", "document"]),
            own_at("LIF104", &["responsible_side"]),
            own_at("LIF011", &["successor_id"]),
        ],
        does: Does::Succeed,
        clause: &[N1_3],
        ..Row::BASE
    },
    Row {
        from: From::Any,
        action: Classify,
        guards: &[brings(&["document"])],
        does: Does::Classify(true),
        clause: &[N4_3],
        ..Row::BASE
    },
    Row {
        from: From::Any,
        action: Declassify,
        guards: &[brings(&["document"])],
        does: Does::Classify(false),
        clause: &[N4_3],
        ..Row::BASE
    },
    Row {
        from: From::Any,
        action: Settle,
        guards: &[brings(&["settled_amount", "document"])],
        dates: Some("settled_on"),
        whole: Whole::Told,
        clause: &[N2_2_2],
        ..Row::BASE
    },
    Row {
        from: From::Any,
        action: Correct,
        guards: &[
            brings(&["corrects", "reason_note"]),
            own_at("LIF006", &["corrects"]),
            own_at("LIF220", &["corrects"]),
            own("LIF221"),
            own_at("LIF110", &["withdrawn"]),
            own_at("LIF222", &["corrected_on"]),
        ],
        does: Does::Correct,
        clause: &[N4_3],
        ..Row::BASE
    },
    Row {
        from: From::Any,
        action: TakeMeasure,
        guards: &[
            brings(&["measure_kind", "responsible_side", "document"]),
            own_at("LIF105", &["measure_kind"]),
            own_at("LIF104", &["responsible_side"]),
            own_at("LIF014", &["enforcement_case_no"]),
            own_at("LIF211", &["resolved_on"]),
        ],
        does: Does::Supervise,
        clause: &[N3_3, HAIFA_57],
        ..Row::BASE
    },
];
