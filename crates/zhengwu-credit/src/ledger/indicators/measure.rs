//! What is counted (指标口径): one row an indicator.

use crate::basis::{Basis, N1_3, N2_2_2, N2_3_2};
use crate::code::Words;
use crate::lifecycle::{
    Event, Stage, SubjectKind, To, effective, is_by_expiry, is_held, last_day_that_counts, of,
};
use crate::model::State;
use crate::requirement::facts::{gives_use, price_of};
use crate::requirement::watch::{day_of, yuan_of};
use crate::value::{Date, EndDate, Money, Period, parse_end};

use super::super::Position;
use super::super::account::Account;
use super::{Measured, Over, Span, interest};

/// One subject before one indicator.
pub(super) struct Asked<'a> {
    pub(super) position: &'a Position<'a>,
    pub(super) account: &'a Account,
    pub(super) span: Span,
}

/// What an indicator makes of a subject.
pub(super) enum Answer {
    /// It is none of its.
    NotAsked,
    /// It counts below, and perhaps above.
    Share { is_counted: bool, month: Period },
    /// Yuan above and below; the month of the decision, else of the day as of which it is.
    Sum {
        part: Money,
        whole: Money,
        month: Period,
    },
    /// It is left out.
    Excluded(Words),
    /// Nobody can tell.
    CannotTell(Words),
}

/// An indicator (指标).
pub(super) struct Indicator {
    pub(super) name: &'static str,
    pub(super) title: Words,
    /// What is counted, as a reader must know it.
    pub(super) counts: Words,
    pub(super) basis: Basis,
    pub(super) unit: Measured,
    pub(super) over: Over,
    pub(super) ask: fn(&Asked<'_>) -> Answer,
}

macro_rules! words {
    ($zh:literal / $en:literal) => {
        Words { zh: $zh, en: $en }
    };
}

pub(super) static INDICATORS: &[Indicator] = &[
    Indicator {
        name: "fulfilment_rate",
        title: words!("承诺兑现率" / "fulfilment rate of commitments"),
        counts: words!(
            "考核期内到期的承诺中，已全部兑现的；到期之前依法变更的以变更后的时限为准"
                / "of the promises that fell due in the months, by their last day as lawfully amended in time, those kept in full"
        ),
        basis: N1_3,
        unit: Measured::Subjects,
        over: Over::Months,
        ask: fulfilment,
    },
    Indicator {
        name: "performance_rate",
        title: words!("合同履约率" / "performance rate of contracts"),
        counts: words!(
            "考核期内期满的合同中，已履约完毕的；登记为履约完毕而已履约金额不足合同(结算)金额的不算"
                / "of the contracts whose term ended in the months, those performed; not those entered as performed below their (settled) price"
        ),
        basis: N2_2_2,
        unit: Measured::Subjects,
        over: Over::Months,
        ask: performance,
    },
    Indicator {
        name: "on_time_rate",
        title: words!("按期履约率" / "on-time rate of contracts"),
        counts: words!(
            "考核期内履约完毕的合同中，在期限内足额完成或者期满即告完成的；到期之前依法变更的以变更后的期限为准"
                / "of the contracts performed in the months, those performed in full within their term as lawfully amended in time, or done by its expiry"
        ),
        basis: N2_2_2,
        unit: Measured::Subjects,
        over: Over::Months,
        ask: on_time,
    },
    Indicator {
        name: "write_off_rate",
        title: words!("合同销号率" / "write-off rate of contracts"),
        counts: words!(
            "考核期内履约完毕、解除或者被确认无效的合同中，已销号的"
                / "of the contracts performed, terminated or set aside in the months, those written off"
        ),
        basis: N2_2_2,
        unit: Measured::Subjects,
        over: Over::Months,
        ask: write_off,
    },
    Indicator {
        name: "overdue_to_30",
        title: words!("逾期 30 天以内" / "overdue for up to 30 days"),
        counts: OVERDUE,
        basis: N2_2_2,
        unit: Measured::Subjects,
        over: Over::Day,
        ask: |asked| overdue(asked, 1, 30),
    },
    Indicator {
        name: "overdue_31_to_90",
        title: words!("逾期 31 至 90 天" / "overdue for 31 to 90 days"),
        counts: OVERDUE,
        basis: N2_2_2,
        unit: Measured::Subjects,
        over: Over::Day,
        ask: |asked| overdue(asked, 31, 90),
    },
    Indicator {
        name: "overdue_91_to_180",
        title: words!("逾期 91 至 180 天" / "overdue for 91 to 180 days"),
        counts: OVERDUE,
        basis: N2_2_2,
        unit: Measured::Subjects,
        over: Over::Day,
        ask: |asked| overdue(asked, 91, 180),
    },
    Indicator {
        name: "overdue_over_180",
        title: words!("逾期 180 天以上" / "overdue for more than 180 days"),
        counts: OVERDUE,
        basis: N2_2_2,
        unit: Measured::Subjects,
        over: Over::Day,
        ask: |asked| overdue(asked, 181, i64::MAX),
    },
    Indicator {
        name: "arrears",
        title: words!("拖欠金额" / "arrears"),
        counts: words!(
            "政府方付款的合同到期应付未付的金额，占到期应付金额"
                / "what is due and not paid of contracts that the government side pays, of what is due"
        ),
        basis: N2_2_2,
        unit: Measured::Yuan,
        over: Over::Day,
        ask: interest::arrears,
    },
    Indicator {
        name: "interest",
        title: words!("应计逾期利息" / "interest owed"),
        counts: words!(
            "按约定利率，没有约定的对中小企业每日万分之五，从应付日期的次日起计算，没有收付记录的从载明拖欠的状态日期的次日起计算，对比现有拖欠金额"
                / "at the agreed rate, else to small and medium-sized enterprises at 0.05 % a day, from the day after it was due, where no payments are reported from the day after the statement that shows it; beside the arrears of the day"
        ),
        basis: N2_2_2,
        unit: Measured::Yuan,
        over: Over::Day,
        ask: interest::interest,
    },
    Indicator {
        name: "compensation_paid",
        title: words!("补偿支付率" / "compensation paid of decided"),
        counts: words!("已决定的补偿中已支付的金额" / "of the compensation decided, what is paid"),
        basis: N2_3_2,
        unit: Measured::Yuan,
        over: Over::Day,
        ask: compensation,
    },
];

const OVERDUE: Words = words!(
    "截至统计日逾期没有了结的合同和承诺中，逾期天数在此区间的；到期之前依法中止的合同，中止期间不计逾期"
        / "of the contracts and promises that are overdue on the day, those late by this many days; a contract suspended by its last day is not late while it is"
);
const ENDED: Words =
    words!("已依法解除、撤回、终止或者被确认无效" / "lawfully terminated, revoked, ended or set aside");
const OPEN_ENDED: Words = words!("没有固定期限" / "open-ended");
const SUSPENDED: Words = words!("依法中止履行" / "lawfully suspended");
const NOT_DETERMINED: Words = words!("到期没有认定履行状态" / "due, and its status was not determined");
const NO_LAST_DAY: Words = words!("不知道截止日期" / "its last day is not known");
const NO_DAY: Words = words!("不知道完成日期" / "the day of its completion is not known");

/// The state as it was before it was written off.
fn stage_of(state: &State) -> Option<Stage> {
    match state.stage {
        Some(Stage::WrittenOff) => state.before,
        stage => stage,
    }
}

/// The last day, as amended in time: known, open-ended, or nobody can tell.
fn end_of(asked: &Asked<'_>, field: &str) -> Result<Date, Answer> {
    let state = &asked.account.state;
    if let Some(last) = last_day_that_counts(state, asked.position.as_of()) {
        return Ok(last);
    }
    match state.fact(field).and_then(|text| parse_end(text).ok()) {
        Some(EndDate::On(day)) => Ok(day),
        Some(_) => Err(Answer::Excluded(OPEN_ENDED)),
        None => Err(Answer::CannotTell(NO_LAST_DAY)),
    }
}

fn fulfilment(asked: &Asked<'_>) -> Answer {
    let state = &asked.account.state;
    let stage = stage_of(state);
    if state.subject.kind != SubjectKind::Commitment
        || matches!(stage, None | Some(Stage::Proposed | Stage::Abandoned))
    {
        return Answer::NotAsked;
    }
    let due = match end_of(asked, "due_on") {
        Ok(due) => due,
        Err(answer) => return answer,
    };
    // Not yet due never counts as broken.
    if !asked.span.has(due) || due >= asked.position.as_of() && stage == Some(Stage::Made) {
        return Answer::NotAsked;
    }
    match stage {
        Some(Stage::Revoked | Stage::Ended) => Answer::Excluded(ENDED),
        Some(Stage::Made)
            if state.fact("fulfilment_status").is_none() && state.open_matters().next().is_none() =>
        {
            Answer::CannotTell(NOT_DETERMINED)
        }
        stage => Answer::Share {
            is_counted: stage == Some(Stage::Fulfilled),
            month: Period::of(due),
        },
    }
}

fn performance(asked: &Asked<'_>) -> Answer {
    let state = &asked.account.state;
    let stage = stage_of(state);
    if state.subject.kind != SubjectKind::Contract
        || matches!(
            stage,
            None | Some(Stage::Drafting | Stage::Abandoned | Stage::Lapsed)
        )
    {
        return Answer::NotAsked;
    }
    let end = match end_of(asked, "ends_on") {
        Ok(end) => end,
        Err(answer) => return answer,
    };
    let is_over = end < asked.position.as_of() || stage == Some(Stage::Performed);
    if !asked.span.has(end) || !is_over {
        return Answer::NotAsked;
    }
    match stage {
        Some(Stage::Terminated | Stage::Void) => Answer::Excluded(ENDED),
        _ if is_held(state, end) => Answer::Excluded(SUSPENDED),
        stage => Answer::Share {
            is_counted: stage == Some(Stage::Performed) && !falls_short(state),
            month: Period::of(end),
        },
    }
}

/// Whether what was entered as performed is less than the price (PRF402 tells it): it was not performed in full.
fn falls_short(state: &State) -> bool {
    let known = |field: &str| state.fact(field);
    let price = price_of(known).ok().flatten().filter(|_| !gives_use(known));
    let performed = yuan_of(state, "performed_amount");
    price
        .zip(performed)
        .is_some_and(|(price, performed)| performed < price)
}

fn on_time(asked: &Asked<'_>) -> Answer {
    let state = &asked.account.state;
    if state.subject.kind != SubjectKind::Contract || stage_of(state) != Some(Stage::Performed) {
        return Answer::NotAsked;
    }
    let Some(done) = day_of(state, "performed_on") else {
        return Answer::CannotTell(NO_DAY);
    };
    if !asked.span.has(done) {
        return Answer::NotAsked;
    }
    match end_of(asked, "ends_on") {
        Ok(end) => Answer::Share {
            is_counted: (done <= end || is_by_expiry(state, end)) && !falls_short(state),
            month: Period::of(done),
        },
        Err(answer) => answer,
    }
}

fn write_off(asked: &Asked<'_>) -> Answer {
    let state = &asked.account.state;
    let is_done = matches!(
        stage_of(state),
        Some(Stage::Performed | Stage::Terminated | Stage::Void)
    );
    if state.subject.kind != SubjectKind::Contract || !is_done {
        return Answer::NotAsked;
    }
    // The day on which it was done, not the one of the write-off.
    let done = match stage_of(state) {
        Some(Stage::Performed) => day_of(state, "performed_on"),
        stage => {
            let table = of(SubjectKind::Contract);
            let happened = effective(table, &state.history, Some(asked.position.as_of()));
            let leads = |event: &Event| {
                let mut rows = table.rows.iter().filter(|row| row.action == event.action);
                rows.any(|row| Some(row.to) == stage.map(To::Stage))
            };
            happened
                .iter()
                .rev()
                .find(|event| leads(event))
                .map(|event| event.on)
        }
    };
    match done {
        None => Answer::CannotTell(NO_DAY),
        Some(done) if !asked.span.has(done) => Answer::NotAsked,
        Some(done) => Answer::Share {
            is_counted: state.stage == Some(Stage::WrittenOff),
            month: Period::of(done),
        },
    }
}

fn overdue(asked: &Asked<'_>, from: i64, to: i64) -> Answer {
    let state = &asked.account.state;
    let is_ours = matches!(
        state.subject.kind,
        SubjectKind::Contract | SubjectKind::Commitment
    );
    let is_overdue = asked.position.standing(state) == crate::lifecycle::Standing::Overdue;
    let last = last_day_that_counts(state, asked.position.as_of());
    let Some(last) = last.filter(|_| is_ours && is_overdue) else {
        return Answer::NotAsked;
    };
    let days = asked.position.as_of().signed_duration_since(last).num_days();
    Answer::Share {
        is_counted: (from..=to).contains(&days),
        month: Period::of(last),
    }
}

fn compensation(asked: &Asked<'_>) -> Answer {
    let state = &asked.account.state;
    let (decided, paid, on) = match state.subject.kind {
        SubjectKind::Compensation => ("decided", "paid", day_of(state, "decided_on")),
        SubjectKind::Contract | SubjectKind::Commitment
            if asked.position.hanging(&state.subject).is_empty() =>
        {
            ("compensation_decided", "compensation_paid", state.since)
        }
        _ => return Answer::NotAsked,
    };
    let is_rejected = matches!(state.stage, Some(Stage::Rejected));
    let Some(decided) = yuan_of(state, decided).filter(|_| !is_rejected) else {
        return Answer::NotAsked;
    };
    Answer::Sum {
        part: yuan_of(state, paid).unwrap_or(Money::ZERO),
        whole: decided,
        month: Period::of(on.unwrap_or(asked.position.as_of())),
    }
}
