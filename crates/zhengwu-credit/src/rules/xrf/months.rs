//! Statements against what was known (前后各月).

use crate::requirement::{OddityKind, Sighting, Watch};
use crate::rules::prelude::*;

/// 累计金额减少
pub(super) static AMOUNTS_FELL_WITHOUT_CORRECTION: Rule = Rule {
    code: "XRF303",
    name: "amounts-fell-without-correction",
    title: Words {
        zh: "累计金额比以前少，没有更正",
        en: "A cumulative amount fell without a correction",
    },
    message: Words {
        zh: "{on} 的“{field}”是 {now} 元，此前是 {before} 元；累计金额只增不减",
        en: "on {on} {field} is {now} yuan, before it was {before} yuan; cumulative amounts never fall",
    },
    help: Words {
        zh: "以前报错的，更正以前那一条；没有错的，本月改填累计金额",
        en: "Correct the earlier one where it was wrong; else state the cumulative amount",
    },
    check: Check::Watch(|watch| seen(watch, OddityKind::Fell)),
    ..ACROSS_MONTHS
};

/// 履约状态倒退
pub(super) static STATUS_WENT_BACK: Rule = Rule {
    code: "XRF304",
    name: "status-went-back",
    title: Words {
        zh: "状态倒退",
        en: "A status went back",
    },
    message: Words {
        zh: "{on} 的“{field}”是“{now}”，此前已经是“{before}”",
        en: "on {on} {field} is {now}, and before it was {before}",
    },
    help: Words {
        zh: "以前报错的，更正以前那一条；没有错的，本月按实际状态改填",
        en: "Correct the earlier one where it was wrong; else state where it really stands",
    },
    check: Check::Watch(|watch| seen(watch, OddityKind::WentBack)),
    ..ACROSS_MONTHS
};

/// 期限变动而没有变更
pub(super) static DUE_DATE_MOVED_WITHOUT_AMENDMENT: Rule = Rule {
    code: "XRF305",
    name: "due-date-moved-without-amendment",
    title: Words {
        zh: "期限变动，没有变更手续",
        en: "A last day moved without an amendment",
    },
    message: Words {
        zh: "“{field}”由 {before} 改为 {now}，没有变更；仍按 {before} 计算是否逾期",
        en: "{field} was {before} and is now {now}, and nothing amended it; {before} still counts",
    },
    help: Words {
        zh: "依法变更的，登记变更（事由、依据、协议）或者补充合同；以前报错的，登记更正",
        en: "Where it was changed lawfully enter the amendment or the supplement; where it was wrong, a correction",
    },
    check: Check::Watch(|watch| seen(watch, OddityKind::DueMoved)),
    ..ACROSS_MONTHS
};

/// 报送的状态与登记的事件矛盾
pub(super) static STATEMENT_CONTRADICTS_EVENT: Rule = Rule {
    code: "XRF306",
    name: "statement-contradicts-event",
    title: Words {
        zh: "报送的内容与登记的事件矛盾",
        en: "A statement contradicts a logged event",
    },
    provenance: Provenance::Hygiene,
    basis: &[N4_3],
    message: Words {
        zh: "{on} 报送的“{field}”是“{now}”，登记的事件是“{before}”；以登记的事件为准",
        en: "{field} as stated on {on} is {now}, by the logged events {before}; the events stand",
    },
    help: Words {
        zh: "事件登记错的，登记更正；报送错的，下月按事件改报",
        en: "Correct the event where that is wrong; else state it right in the next month",
    },
    check: Check::Watch(|watch| seen(watch, OddityKind::ContradictsEvent)),
    ..ACROSS_MONTHS
};

/// What these rules have in common.
const ACROSS_MONTHS: Rule = Rule {
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    ..Rule::BASE
};

fn seen(watch: &Watch<'_>, kind: OddityKind) -> Vec<Sighting> {
    watch
        .odd(kind)
        .map(|one| {
            let (zh, en) = crate::lifecycle::fields::label(watch.state.subject.kind.record(), one.field);
            let mut seen = Sighting::new(one.on).arg("on", one.on);
            seen = seen.arg("before", &one.before).arg("now", &one.now);
            let name = if zh.is_empty() {
                Arg::Canonical(en)
            } else {
                Arg::Named(one.field, zh)
            };
            seen.fault = seen.fault.arg("field", name);
            seen
        })
        .collect()
}
