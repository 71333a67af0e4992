//! 守信践诺: which law forbids to break one's word, by the day. The notice's duties begin with it; before it stood the
//! regulation on the business environment, and what happened then is held against that.

use crate::basis::{BUSINESS_REGULATION_31, Basis};
use crate::code::{Code, Coded, Ground};
use crate::value::Date;

use super::{Stop, Verdict};

/// The first day of 优化营商环境条例 (国务院令第722号).
pub const IN_FORCE: (i32, u32, u32) = (2020, 1, 1);
/// The day of the notice.
const NOTICE: (i32, u32, u32) = (2024, 11, 25);

/// Whether a day is before the notice.
#[must_use]
pub fn is_before_notice(day: Date) -> bool {
    let (year, month, date) = NOTICE;
    Some(day) < Date::from_ymd_opt(year, month, date)
}

/// The same verdict; its faults cite these clauses of the notice, or the law that was in force before it.
///
/// # Errors
/// Those of the verdict.
pub fn of_its_day(verdict: Verdict, notice: &[Basis], day: Date) -> Verdict {
    let law = match is_before_notice(day) {
        true => &[BUSINESS_REGULATION_31],
        false => notice,
    };
    verdict.map_err(|stop| match stop {
        Stop::Faults(faults) => Stop::Faults(faults.into_iter().map(|fault| fault.under_all(law)).collect()),
        other => other,
    })
}

/// The same verdict on a ground that is pleaded. That the divisions change, the regulation alone names (2.8).
///
/// # Errors
/// Those of the verdict.
pub fn forbids(verdict: Verdict, ground: &Code, notice: &[Basis], day: Date) -> Verdict {
    match ground.key == Ground::AdministrativeDivisionAdjustment.code().key {
        true => of_its_day(verdict, &[BUSINESS_REGULATION_31], day),
        false => of_its_day(verdict, notice, day),
    }
}
