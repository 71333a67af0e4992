//! What is due of a contract and when it was paid (收付).

use std::collections::BTreeMap;

use crate::value::{Date, Money, Period};

use super::Filing;

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
