//! What is due of a contract and when it was paid (收付).

use std::collections::BTreeMap;

use crate::lifecycle::{effective, of};
use crate::requirement::Arrear;
use crate::value::money::yuan;
use crate::value::{Date, Money, Period};

use super::account::Account;
use super::{Filing, is_derived};

/// An instalment of a contract (一期款项): what is due on a day, and what was paid of it by which day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Instalment {
    /// 应付(应收)日期
    pub due_on: Date,
    /// 应付(应收)金额
    pub due: Money,
    /// What was paid of it in all, from each day on.
    pub paid: BTreeMap<Date, Money>,
}

impl Instalment {
    /// What of it is not paid at the end of a day.
    #[must_use]
    pub fn short_on(&self, day: Date) -> Money {
        let paid = self.paid.range(..=day).next_back();
        self.due.left_after(paid.map_or(Money::ZERO, |(_, paid)| *paid))
    }
}

/// The instalments that have fallen due by a day. Of what several months say of one the latest stands.
pub(super) fn instalments(filings: &[&Filing], as_of: Date) -> Vec<Instalment> {
    let mut ordered: Vec<&Filing> = filings.to_vec();
    ordered.sort_by_key(|filing| filing.period);
    let mut by_day: BTreeMap<Date, Instalment> = BTreeMap::new();
    for filing in ordered {
        let Some((due_on, due)) = filing.on().zip(filing.yuan("due")) else {
            continue;
        };
        let own = by_day.entry(due_on).or_insert_with(|| Instalment {
            due_on,
            due,
            paid: BTreeMap::new(),
        });
        own.due = due;
        // Without a day of payment it counts from the end of the month that reports it.
        let paid_on = filing
            .day("paid_on")
            .or_else(|| filing.period.map(Period::last_day));
        own.paid.extend(paid_on.zip(filing.yuan("paid")));
    }
    by_day.into_values().filter(|one| one.due_on <= as_of).collect()
}

/// What was due and not paid from a day on; `None` where that was not stated.
pub(super) struct Point {
    pub(super) on: Date,
    pub(super) short: Option<Money>,
}

/// What was due and not paid over time: of each instalment where payments were reported, else of the whole contract.
pub(super) fn courses(account: &Account, as_of: Date) -> Vec<Vec<Point>> {
    let by_instalment = account.instalments.iter().map(|one| {
        let paid = one.paid.keys().copied();
        let paid = paid.filter(|on| (one.due_on..=as_of).contains(on) && *on > one.due_on);
        let days = std::iter::once(one.due_on).chain(paid);
        days.map(|on| Point {
            on,
            short: Some(one.short_on(on)),
        })
        .collect()
    });
    if account.instalments.is_empty() {
        vec![stated(account, as_of)]
    } else {
        by_instalment.collect()
    }
}

/// The days on which amounts were stated or logged, in their order; what was logged stands.
fn stated(account: &Account, as_of: Date) -> Vec<Point> {
    let amount = |text: Option<String>| yuan(&text?);
    let table = of(account.state.subject.kind);
    let logged = effective(table, &account.state.history, Some(as_of));
    let logged = logged.iter().filter(|event| !is_derived(event)).map(|event| {
        let due = amount(event.text("due_amount"));
        (event.on, due, amount(event.text("paid_amount")))
    });
    let mut said: Vec<_> = account
        .stated
        .iter()
        .map(|one| (one.on, one.due, one.paid))
        .collect();
    said.extend(logged);
    said.retain(|(on, due, paid)| *on <= as_of && (due.is_some() || paid.is_some()));
    said.sort_by_key(|(on, ..)| *on);
    let (mut due, mut paid) = (None, None);
    let mut points = Vec::new();
    for (on, due_now, paid_now) in said {
        // Amounts are cumulative: what is not said again stays.
        (due, paid) = (due_now.or(due), paid_now.or(paid));
        if let Some(due) = due {
            let short = paid.map(|paid| due.left_after(paid));
            points.push(Point { on, short });
        }
    }
    points
}

/// What was due and is not paid at the end of a day (拖欠): of each instalment where payments were reported, else of the whole
/// contract.
pub(super) fn arrears(account: &Account, as_of: Date) -> Vec<Arrear> {
    let late = account.instalments.iter().filter(|one| one.due_on < as_of);
    let by_instalment = late.map(|one| Arrear {
        since: one.due_on.succ_opt().unwrap_or(one.due_on),
        due_on: Some(one.due_on),
        short: one.short_on(as_of),
    });
    let mut arrears: Vec<Arrear> = by_instalment.collect();
    if account.instalments.is_empty() {
        arrears.extend(short_since(&stated(account, as_of)));
    }
    arrears.retain(|one| one.short.fen() > 0);
    arrears
}

/// What is short now, and the day on which that was first stated without having been paid since.
fn short_since(points: &[Point]) -> Option<Arrear> {
    let short = points.last()?.short?;
    let is_short = |point: &&Point| point.short.is_some_and(|short| short.fen() > 0);
    let since = points.iter().rev().take_while(is_short).last()?.on;
    Some(Arrear {
        since,
        due_on: None,
        short,
    })
}
