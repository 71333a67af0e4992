//! Interest on what is due and not paid (逾期利息): an amount in the ledger, no verdict.

use crate::code::Words;
use crate::lifecycle::SubjectKind;
use crate::model::State;
use crate::requirement::watch::{day_of, yuan_of};
use crate::value::money::Unit;
use crate::value::{Date, Money, Period, Rate};

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

/// What is due and not paid.
pub(super) fn short_of(due: Money, paid: Money) -> Money {
    due.checked_sub(paid)
        .filter(|short| !short.is_negative())
        .unwrap_or(Money::ZERO)
}

/// The interest on a contract's arrears as of the day, beside the arrears.
pub(super) fn interest(asked: &Asked<'_>) -> Answer {
    let (state, as_of) = (&asked.account.state, asked.position.as_of());
    let pays = state.fact("payment_direction") == Some("government_pays");
    if state.subject.kind != SubjectKind::Contract || !pays {
        return Answer::NotAsked;
    }
    let points = points(state, as_of);
    if points
        .iter()
        .all(|point| point.short.is_some_and(|short| short.fen() == 0))
    {
        return Answer::NotAsked;
    }
    let rate = match rate_of(state) {
        Ok(rate) => rate,
        Err(answer) => return answer,
    };
    let mut fen_days: i128 = 0;
    let ends = points.iter().skip(1).map(|point| point.on).chain([as_of]);
    for (point, end) in points.iter().zip(ends) {
        let Some(short) = point.short else {
            return Answer::CannotTell(NO_PAID);
        };
        let days = end.signed_duration_since(point.on).num_days();
        fen_days += i128::from(short.fen()) * i128::from(days);
    }
    let (upper, lower) = match rate {
        // Ten-thousandths of a percent are millionths.
        DayRate::Agreed(rate) => (i128::from(rate.ten_thousandths()), 1_000_000 * 365),
        DayRate::FiveOfTenThousand => (5, 10_000),
    };
    let owed = (fen_days * upper * 2 + lower) / (lower * 2);
    let last = points.last().and_then(|point| point.short);
    Answer::Sum {
        part: Money::from_fen(i64::try_from(owed).unwrap_or(i64::MAX)),
        whole: last.unwrap_or(Money::ZERO),
        month: Period::of(as_of),
    }
}

/// What was due and not paid from a day on; `None` where that was not stated.
struct Point {
    on: Date,
    short: Option<Money>,
}

/// The days on which amounts were stated, in their order.
fn points(state: &State, as_of: Date) -> Vec<Point> {
    let amount = |text: Option<String>| Money::parse(&text?, Unit::Yuan).ok();
    let mut points: Vec<Point> = Vec::new();
    for event in state.history.iter().filter(|event| event.on <= as_of) {
        let Some(due) = amount(event.text("due_amount")) else {
            continue;
        };
        let short = amount(event.text("paid_amount")).map(|paid| short_of(due, paid));
        points.push(Point { on: event.on, short });
    }
    // What was stated after the end is in no event.
    if let Some((due, paid)) = yuan_of(state, "due_amount").zip(yuan_of(state, "paid_amount"))
        && let Some(last) = points.last_mut()
        && last.short.is_some_and(|short| short != short_of(due, paid))
        && last.on == as_of
    {
        last.short = Some(short_of(due, paid));
    }
    points
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
