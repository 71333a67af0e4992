//! 逾期利息: simple interest on what was due and not paid, by the day.

use super::{Money, Rate};

/// At what rate interest is owed (逾期利率).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverdueRate {
    /// Percent a year, of 365 days (约定利率).
    Yearly(Rate),
    /// 每日万分之五: what the regulation on payments to small and medium-sized enterprises sets where none was agreed.
    FiveOfTenThousandADay,
}

impl OverdueRate {
    /// The interest on so many fen for so many days, rounded to the fen; given as the sum of their products, so that it
    /// is rounded once.
    ///
    /// ```
    /// use zhengwu_credit::value::{OverdueRate, Rate};
    /// let fen_days = 100_000_00 * 73;
    /// assert_eq!(OverdueRate::FiveOfTenThousandADay.on(fen_days).to_string(), "3650.00");
    /// let agreed = OverdueRate::Yearly(Rate::parse("3.85").unwrap());
    /// assert_eq!(agreed.on(fen_days).to_string(), "770.00");
    /// ```
    #[must_use]
    pub fn on(self, fen_days: i128) -> Money {
        let (upper, lower) = match self {
            // Ten-thousandths of a percent are millionths.
            OverdueRate::Yearly(rate) => (i128::from(rate.ten_thousandths()), 1_000_000 * 365),
            OverdueRate::FiveOfTenThousandADay => (5, 10_000),
        };
        let owed = (fen_days * upper * 2 + lower) / (lower * 2);
        Money::from_fen(i64::try_from(owed).unwrap_or(i64::MAX))
    }
}
