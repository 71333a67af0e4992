//! Interest on what is due and not paid (逾期利息): an amount in the ledger, no verdict.

use crate::code::Words;
use crate::field::Kind;
use crate::lifecycle::SubjectKind;
use crate::model::{ContractFacts, State};
use crate::record::Record;
use crate::requirement::Stop;
use crate::requirement::payment_law::overdue_rate;
use crate::requirement::watch::yuan_of;
use crate::value::{Date, Money, OverdueRate, Period, Rate};

use super::super::payments::{Point, courses};
use super::measure::{Answer, Asked};

const NO_RATE: Words = Words {
    zh: "没有约定利率，也不是条例所保护的中小企业款项",
    en: "no rate was agreed, and the regulation on payments to small and medium-sized enterprises does not apply",
};
const SIZE_UNKNOWN: Words = Words {
    zh: "没有约定利率，也不知道条例是否适用（乙方是不是中小企业，国有企业是不是大型企业）",
    en: "no rate was agreed, and whether the regulation applies is not known (whether party B is a small or medium-sized \
         enterprise, whether a state-owned one is large)",
};
const NO_SIGNING: Words = Words {
    zh: "不知道签订日期",
    en: "the day of signing is not known",
};
const NO_PAID: Words = Words {
    zh: "没有填写已付金额",
    en: "the amount paid is not stated",
};

/// What is due of a contract as of the day, and not paid.
pub(super) fn arrears(asked: &Asked<'_>) -> Answer {
    let state = &asked.account.state;
    let pays = state.fact("payment_direction") == Some("government_pays");
    if state.subject.kind != SubjectKind::Contract || state.stage.is_none() || !pays {
        return Answer::NotAsked;
    }
    if !asked.account.instalments.is_empty() {
        let (mut part, mut whole) = (Money::ZERO, Money::ZERO);
        for one in &asked.account.instalments {
            let short = one.short_on(asked.position.as_of());
            part = part.checked_add(short).unwrap_or(part);
            whole = whole.checked_add(one.due).unwrap_or(whole);
        }
        return Answer::Sum {
            part,
            whole,
            month: Period::of(asked.position.as_of()),
        };
    }
    let Some(due) = yuan_of(state, "due_amount") else {
        return Answer::NotAsked;
    };
    let Some(paid) = yuan_of(state, "paid_amount") else {
        return Answer::CannotTell(NO_PAID);
    };
    Answer::Sum {
        part: due.left_after(paid),
        whole: due,
        month: Period::of(asked.position.as_of()),
    }
}

/// The interest on a contract's arrears as of the day, beside the arrears.
pub(super) fn interest(asked: &Asked<'_>) -> Answer {
    let (state, as_of) = (&asked.account.state, asked.position.as_of());
    let pays = state.fact("payment_direction") == Some("government_pays");
    if state.subject.kind != SubjectKind::Contract || !pays {
        return Answer::NotAsked;
    }
    let courses = courses(asked.account, as_of);
    let is_clear = |point: &Point| point.short.is_some_and(|short| short.fen() == 0);
    if courses.iter().flatten().all(is_clear) {
        return Answer::NotAsked;
    }
    let rate = match rate_of(state, as_of) {
        Ok(rate) => rate,
        Err(answer) => return answer,
    };
    let (mut fen_days, mut owed_now) = (0_i128, Money::ZERO);
    for course in &courses {
        let ends = course.iter().skip(1).map(|point| point.on).chain([as_of]);
        for (point, end) in course.iter().zip(ends) {
            let Some(short) = point.short else {
                return Answer::CannotTell(NO_PAID);
            };
            let days = end.signed_duration_since(point.on).num_days();
            fen_days += i128::from(short.fen()) * i128::from(days);
        }
        let last = course.last().and_then(|point| point.short);
        owed_now = last
            .and_then(|last| owed_now.checked_add(last))
            .unwrap_or(owed_now);
    }
    Answer::Sum {
        part: rate.on(fen_days),
        whole: owed_now,
        month: Period::of(as_of),
    }
}

/// The rate on a day, or why there is none.
fn rate_of(state: &State, as_of: Date) -> Result<OverdueRate, Answer> {
    let agreed = state.fact("overdue_rate").and_then(|text| Rate::parse(text).ok());
    let record = Record::of_texts(Kind::Contract, &state.facts, as_of);
    let contract = ContractFacts::of(&record);
    overdue_rate(agreed, &contract).map_err(|stop| match stop {
        Stop::CannotTell(_) if contract.signed_on.is_none() => Answer::CannotTell(NO_SIGNING),
        Stop::CannotTell(_) => Answer::CannotTell(SIZE_UNKNOWN),
        Stop::NotApplicable | Stop::Faults(_) => Answer::Excluded(NO_RATE),
    })
}
