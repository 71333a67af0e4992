//! Statements against what was known (前后各月).

use crate::field::{commitment as m, contract as c, performance as p};
use crate::lifecycle::{Stage, SubjectKind};
use crate::requirement::{Lacking, OddityKind, Side, Sighted, Sighting, Watch};
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
    at: At::Across(&[(
        Kind::Performance,
        &[p::performed_amount.at, p::due_amount.at, p::paid_amount.at],
    )]),
    check: Check::Across(Side::EarlierMonths, |watch| {
        of_kind(watch, &[SubjectKind::Contract])?;
        let seen = seen(watch, OddityKind::Fell);
        let expected = |seen: Sighting, before: &str| Sighting {
            fault: seen.fault.expecting(Op::Ge, before),
            ..seen
        };
        judged(
            watch,
            true,
            seen.map(|(seen, before)| expected(seen, before)).collect(),
        )
    }),
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
    at: At::Across(&[
        (Kind::Performance, &[p::performance_status.at]),
        (Kind::Commitment, &[m::fulfilment_status.at]),
    ]),
    check: Check::Across(Side::EarlierMonths, |watch| {
        of_kind(watch, &[SubjectKind::Contract, SubjectKind::Commitment])?;
        let is_performance = watch.state.subject.kind == SubjectKind::Contract;
        let seen = seen(watch, OddityKind::WentBack).map(|(seen, _)| seen);
        judged(watch, is_performance, seen.collect())
    }),
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
    at: At::Across(&[
        (Kind::Contract, &[c::ends_on.at]),
        (Kind::Commitment, &[m::due_on.at]),
    ]),
    check: Check::Across(Side::EarlierMonths, |watch| {
        of_kind(watch, &[SubjectKind::Contract, SubjectKind::Commitment])?;
        let seen = seen(watch, OddityKind::DueMoved);
        let expected = |seen: Sighting, before: &str| Sighting {
            fault: seen.fault.expecting(Op::Eq, before),
            ..seen
        };
        judged(
            watch,
            false,
            seen.map(|(seen, before)| expected(seen, before)).collect(),
        )
    }),
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
        zh: "状态按登记的事件报送，其余照填报的报送。事件登记错的，登记更正；填报错的，下月按事件改报",
        en: "The status is submitted as the events have it, all else as it is stated. Correct the event where that is wrong; else state it right in the next month",
    },
    at: At::Every(|_| true),
    check: Check::Across(Side::Log, |watch| {
        watch.beside.needs(Side::Log)?;
        let seen: Vec<Sighting> = seen(watch, OddityKind::ContradictsEvent)
            .map(|(seen, _)| seen)
            .collect();
        match watch.is_logged {
            // Nothing was logged that it could contradict.
            false => Err(Stop::NotApplicable),
            true => Ok(seen),
        }
    }),
    ..ACROSS_MONTHS
};

/// 合同不再报送
pub(super) static CONTRACT_VANISHED: Rule = Rule {
    code: "XRF308",
    name: "contract-vanished",
    title: Words {
        zh: "合同还没有结束，不再报送履约情况",
        en: "A contract is no longer reported, and has not ended",
    },
    at: At::Across(&[(Kind::Performance, &[])]),
    message: Words {
        zh: "合同还没有结束，最近一次报到 {last}；{month} 本单位报送了履约情况，没有这一份",
        en: "the contract has not ended and was last reported for {last}; for {month} its unit sent statements, and none of this one",
    },
    help: Words {
        zh: "补报 {month} 起的履约情况；已经履约完毕或者解除的，照实报送一次",
        en: "State where it stands from {month} on; where it was performed or ended, say so once",
    },
    check: Check::Across(Side::LaterMonths, |watch| {
        of_kind(watch, &[SubjectKind::Contract])?;
        let last = watch.stated.iter().filter(|one| one.is_performance);
        let last = last
            .filter_map(|one| one.period)
            .max()
            .ok_or(Stop::NotApplicable)?;
        if !watch.is_in(&[Stage::Signed, Stage::Performing, Stage::Suspended]) {
            return Err(Stop::NotApplicable);
        }
        let month = match watch.lacking {
            Lacking::None => {
                watch.beside.needs(Side::LaterMonths)?;
                return Ok(Vec::new());
            }
            Lacking::Unclear => return Err(Missing::StatementInError.into()),
            Lacking::Since(month) => month,
        };
        // That nobody followed up by then is the graver word on the same silence.
        let is_told = |next: crate::value::Date| next <= month.last_day() && next < watch.as_of;
        let has_log = watch.beside.needs(Side::Log).is_ok();
        if has_log
            && watch
                .state
                .open_matters()
                .filter_map(|one| one.next_on)
                .any(is_told)
        {
            return Err(Stop::NotApplicable);
        }
        let seen = Sighting::new(month.last_day());
        Ok(vec![seen.arg("last", last).arg("month", month)])
    }),
    ..ACROSS_MONTHS
};

/// What these rules have in common.
const ACROSS_MONTHS: Rule = Rule {
    severity: Severity::Warning,
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    ..Rule::BASE
};

fn of_kind(watch: &Watch<'_>, kinds: &[SubjectKind]) -> Result<(), Stop> {
    match kinds.contains(&watch.state.subject.kind) {
        true => Ok(()),
        false => Err(Stop::NotApplicable),
    }
}

/// What was seen; where nothing was, whether there was anything to hold it against.
fn judged(watch: &Watch<'_>, is_performance: bool, seen: Vec<Sighting>) -> Sighted {
    let own = watch
        .stated
        .iter()
        .filter(|one| one.is_performance == is_performance);
    if seen.is_empty() && own.count() < 2 {
        watch.beside.needs(Side::EarlierMonths)?;
        return Err(Stop::NotApplicable);
    }
    Ok(seen)
}

/// The disagreements of a kind, each with what was known.
fn seen<'w>(watch: &'w Watch<'w>, kind: OddityKind) -> impl Iterator<Item = (Sighting, &'w str)> {
    watch.odd(kind).map(|one| {
        let (zh, en) = crate::lifecycle::fields::label(Some(one.record), one.field);
        let label = match zh {
            "" => Arg::Canonical(en),
            zh => Arg::Named(one.field, zh),
        };
        (Sighting::odd(one, label), one.before.as_str())
    })
}
