//! From the contract to its performance, and back (合同到履约闭环).

use std::sync::Arc;

use crate::field::{commitment as m, contract as c, performance as p};
use crate::lifecycle::{Action, Event, Stage, SubjectKind, effective, of};
use crate::requirement::{Side, Sighted, Sighting, Watch};
use crate::rules::prelude::*;
use crate::value::{Date, Period};

/// 合同没有履约记录
pub(super) static CONTRACT_WITHOUT_PERFORMANCE: Rule = Rule {
    code: "XRF402",
    name: "contract-without-performance",
    title: Words {
        zh: "合同没有履约记录",
        en: "A contract without a record of performance",
    },
    at: At::Across(&[(Kind::Contract, &[])]),
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N2_3_1],
    message: Words {
        zh: "合同自 {since} 起应当有履约记录，到 {last} 报送截止一条也没有",
        en: "records of the contract's performance were due from {since}; by {last}, when that month is closed, there was none",
    },
    help: Words {
        zh: "报送履约情况；没有开始履行的，报送“未开始”或者未履约及其原因；已经解除、被撤销的，报送“解除(终止)”",
        en: "State how it is performed; where nothing has begun, say so, and why; where it has ended, state that it ended",
    },
    check: Check::Across(Side::Statements, |watch| {
        let since = owes_records_from(watch).ok_or(Stop::NotApplicable)?;
        if has_performance(watch) {
            return Ok(Vec::new());
        }
        // The month after the one in which it commenced is the first whole one; before the notice nothing was reported.
        let month = Period::of(Some(since).max(NOTICE).unwrap_or(since)).next();
        let last = cut_off(watch, month);
        if watch.as_of <= last {
            return Err(Stop::NotApplicable);
        }
        watch.beside.needs(Side::Statements)?;
        if watch.beside.until.is_some_and(|until| until < month.last_day()) {
            return Err(Missing::Statements.into());
        }
        let seen = Sighting::new(super::lif_due::after(last)).due(Some(last));
        Ok(vec![seen.arg("since", since).arg("last", last)])
    }),
    ..Rule::BASE
};

/// 承诺所指的合同没有报过
pub(super) static COMMITMENT_NAMES_UNKNOWN_CONTRACT: Rule = Rule {
    code: "XRF403",
    name: "commitment-names-unknown-contract",
    title: Words {
        zh: "承诺所指的合同没有报过",
        en: "A promise names a contract that nobody has reported",
    },
    message: Words {
        zh: "承诺写的合同编号不在已报的合同之中",
        en: "the contract that the promise names is not among those reported",
    },
    help: Words {
        zh: "核对合同编号；合同没有报过的，补报合同",
        en: "Check the number, or report the contract",
    },
    at: At::Across(&[(Kind::Commitment, &[m::contract_no.at])]),
    check: Check::Across(Side::Contracts, |watch| {
        unknown(watch, SubjectKind::Commitment, Side::Contracts)
    }),
    ..NAMES_UNKNOWN
};

/// 合同所指的承诺没有报过
pub(super) static CONTRACT_NAMES_UNKNOWN_COMMITMENT: Rule = Rule {
    code: "XRF404",
    name: "contract-names-unknown-commitment",
    title: Words {
        zh: "合同所指的承诺没有报过",
        en: "A contract names a promise that nobody has reported",
    },
    message: Words {
        zh: "合同写的关联承诺编号不在已报的承诺之中",
        en: "the promise that the contract names is not among those reported",
    },
    help: Words {
        zh: "核对承诺编号；承诺没有报过的，补报承诺",
        en: "Check the number, or report the promise",
    },
    at: At::Across(&[(Kind::Contract, &[c::commitment_no.at])]),
    check: Check::Across(Side::Promises, |watch| {
        unknown(watch, SubjectKind::Contract, Side::Promises)
    }),
    ..NAMES_UNKNOWN
};

const NAMES_UNKNOWN: Rule = Rule {
    severity: Severity::Warning,
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N2_3_1],
    ..Rule::BASE
};

/// 已销号没有报送
pub(super) static WRITTEN_OFF_BUT_NOT_REPORTED: Rule = Rule {
    code: "XRF405",
    name: "written-off-but-not-reported",
    title: Words {
        zh: "已销号，没有报送",
        en: "Written off and not reported",
    },
    at: At::Across(&[(Kind::Performance, &[p::written_off_on.at])]),
    judges_empty: true,
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[N2_2_2],
    message: Words {
        zh: "{since} 已销号，到 {last} 报送截止，报送的记录都没有写销号日期",
        en: "written off on {since}; by {last}, the cut-off of the next period, no statement says so",
    },
    help: Words {
        zh: "在下一次报送的履约记录中填写销号日期",
        en: "Give the day of the write-off in the next statement",
    },
    check: Check::Across(Side::Log, |watch| {
        let may_be = watch.is_in(&[
            Stage::Performed,
            Stage::Terminated,
            Stage::Void,
            Stage::WrittenOff,
        ]);
        if watch.state.subject.kind != SubjectKind::Contract || !may_be {
            return Err(Stop::NotApplicable);
        }
        if watch.stated.iter().any(|one| one.is_written_off) {
            return Ok(Vec::new());
        }
        // Whether it is written off the log alone says then.
        watch.beside.needs(Side::Log)?;
        let (since, last) = written_off(watch).ok_or(Stop::NotApplicable)?;
        if watch.as_of <= last {
            return Err(Stop::NotApplicable);
        }
        let seen = Sighting::new(super::lif_due::after(last)).due(Some(last));
        Ok(vec![seen.arg("since", since).arg("last", last)])
    }),
    ..Rule::BASE
};

/// 承诺清单逾期没有梳理
pub(super) static LIST_REVIEW_OVERDUE: Rule = Rule {
    code: "XRF406",
    name: "list-review-overdue",
    title: Words {
        zh: "承诺清单逾期没有梳理",
        en: "The commitment list was not reviewed in time",
    },
    at: At::Across(&[(Kind::Unit, &[])]),
    severity: Severity::Warning,
    phase: Phase::Submit,
    provenance: Provenance::Parameter,
    basis: &[N1_2],
    message: Words {
        zh: "{why}，应在 {last} 前再次梳理（每 {months} 个月一次）",
        en: "{why}; it was to be reviewed by {last}, every {months} months",
    },
    help: Words {
        zh: "梳理承诺事项清单，登记梳理日期和新增、变更、取消的承诺",
        en: "Review the list, and enter the day and what was added, changed and dropped",
    },
    check: Check::ListWatch(|watch| {
        let from = watch.reviewed_on.unwrap_or(watch.since);
        let months = watch.profile.review_months.on(from);
        let last = from.checked_add_months(chrono::Months::new(months));
        let last = last.ok_or(Stop::NotApplicable)?;
        if watch.as_of <= last {
            return Ok(Vec::new());
        }
        watch.beside.needs(Side::Reviews)?;
        let why = match watch.reviewed_on {
            Some(_) => REVIEWED,
            None => NEVER_REVIEWED,
        };
        let seen = Sighting::new(super::lif_due::after(last)).due(Some(last));
        let seen = seen.arg("from", from).arg("last", last).arg("months", months);
        Ok(vec![seen.words("why", why)])
    }),
    ..Rule::BASE
};

const REVIEWED: Words = Words {
    zh: "承诺清单上次在 {from} 梳理",
    en: "the commitment list was last reviewed on {from}",
};
const NEVER_REVIEWED: Words = Words {
    zh: "承诺清单自 {from} 起没有梳理过",
    en: "the commitment list has not been reviewed since {from}",
};

fn unknown(watch: &Watch<'_>, kind: SubjectKind, side: Side) -> Sighted {
    let names = watch.names_known.filter(|_| watch.state.subject.kind == kind);
    if names.ok_or(Stop::NotApplicable)? {
        return Ok(Vec::new());
    }
    watch.beside.needs(side)?;
    let day = match kind {
        SubjectKind::Contract => "signed_on",
        _ => "made_on",
    };
    let since = watch.day(day).or(watch.state.since);
    Ok(since.map(Sighting::new).into_iter().collect())
}

/// 海安市信用办通知的日期
const NOTICE: Option<Date> = Date::from_ymd_opt(2024, 11, 25);

/// From which day on a contract owes records of its performance: as it commenced, else as was agreed, and at the latest from
/// its end, which is to be reported too. What ended before the notice owes none, nor does what never came into force.
fn owes_records_from(watch: &Watch<'_>) -> Option<Date> {
    if watch.state.subject.kind != SubjectKind::Contract {
        return None;
    }
    let ended = match watch.state.stage? {
        Stage::Signed | Stage::Performing | Stage::Suspended => None,
        Stage::Performed | Stage::Terminated | Stage::Void => watch.state.since,
        // From its own last day on it is told by its own rule that nothing of it was reported.
        Stage::WrittenOff => Some(written_off(watch).filter(|(_, last)| watch.as_of <= *last)?.0),
        _ => return None,
    };
    let days = ["commenced_on", "starts_on", "effective_on", "signed_on"];
    let began = days.iter().find_map(|field| watch.day(field));
    let since = began.into_iter().chain(ended).min();
    since.filter(|_| ended.is_none_or(|ended| Some(ended) >= NOTICE))
}

/// When a contract was written off, and by when that was to be reported.
fn written_off(watch: &Watch<'_>) -> Option<(Date, Date)> {
    let since = watch.state.since.filter(|_| watch.is_in(&[Stage::WrittenOff]))?;
    Some((since, cut_off(watch, Period::of(since).next())))
}

/// What an event brings where it says something of performance, whatever else it does.
const OF_PERFORMANCE: [&str; 5] = [
    "performed_amount",
    "due_amount",
    "paid_amount",
    "delivered_on",
    "accepted_on",
];

/// Whether something was said of its performance, by a statement or by an event. That it ended says nothing of it.
fn has_performance(watch: &Watch<'_>) -> bool {
    let says = |event: &Arc<Event>| {
        let records = matches!(
            event.action,
            Action::RecordPerformance | Action::OpenShortfall | Action::Complete
        );
        records || OF_PERFORMANCE.iter().any(|field| event.text(field).is_some())
    };
    let by_event = effective(of(SubjectKind::Contract), &watch.state.history, Some(watch.as_of));
    let is_stated = watch.stated.iter().any(|one| one.is_performance);
    by_event.iter().any(says) || is_stated || watch.held_on.is_some()
}

/// The last day on which a month's records are taken in.
fn cut_off(watch: &Watch<'_>, period: Period) -> Date {
    watch.profile.cut_off(period)
}
