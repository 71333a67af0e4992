//! Interest on what is due and not paid (逾期利息): an amount in the ledger, no verdict.

use crate::code::Words;
use crate::lifecycle::SubjectKind;
use crate::model::State;
use crate::requirement::watch::day_of;
use crate::value::{Date, Money, Period, Rate};

use super::super::payments::{Point, courses};
use super::measure::{Answer, Asked};

const NO_RATE: Words = Words {
    zh: "没有约定利率，也不是条例所保护的中小企业款项",
    en: "no rate was agreed, and the regulation on payments to small and medium-sized enterprises does not apply",
};
const SIZE_UNKNOWN: Words = Words {
    zh: "没有约定利率，也不知道乙方是不是中小企业",
    en: "no rate was agreed, and whether party B is a small or medium-sized enterprise is not known",
};
const NO_SIGNING: Words = Words {
    zh: "不知道签订日期",
    en: "the day of signing is not known",
};
const NO_PAID: Words = Words {
    zh: "没有填写已付金额",
    en: "the amount paid is not stated",
};

/// Interest a day, as a part of a ten-thousandth of a percent a year (365 days).
enum DayRate {
    /// The agreed rate.
    Agreed(Rate),
    /// 每日万分之五 (保障中小企业款项支付条例)
    FiveOfTenThousand,
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
    let rate = match rate_of(state) {
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
    let (upper, lower) = match rate {
        // Ten-thousandths of a percent are millionths.
        DayRate::Agreed(rate) => (i128::from(rate.ten_thousandths()), 1_000_000 * 365),
        DayRate::FiveOfTenThousand => (5, 10_000),
    };
    let owed = (fen_days * upper * 2 + lower) / (lower * 2);
    Answer::Sum {
        part: Money::from_fen(i64::try_from(owed).unwrap_or(i64::MAX)),
        whole: owed_now,
        month: Period::of(as_of),
    }
}

fn rate_of(state: &State) -> Result<DayRate, Answer> {
    if let Some(rate) = state.fact("overdue_rate").and_then(|text| Rate::parse(text).ok()) {
        return Ok(DayRate::Agreed(rate));
    }
    let signed = day_of(state, "signed_on").ok_or(Answer::CannotTell(NO_SIGNING))?;
    // The regulation of 2020 came into force on that day.
    if Some(signed) < Date::from_ymd_opt(2020, 9, 1) {
        return Err(Answer::Excluded(NO_RATE));
    }
    match state.fact("party_b_is_sme") {
        Some("true") => Ok(DayRate::FiveOfTenThousand),
        Some(_) => Err(Answer::Excluded(NO_RATE)),
        None => Err(Answer::CannotTell(SIZE_UNKNOWN)),
    }
}
