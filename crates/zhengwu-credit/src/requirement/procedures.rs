//! The five procedures (五项程序, 四(二)): owed, in time, in order, for a reason that fits.
//!
//! A plain view of the facts, made from a contract or from a promise, so that both ask the same.

use crate::code::Regime;
use crate::field::contract;
use crate::finding::Op;
use crate::record::{Missing, Reading};
use crate::value::{Date, Procedure, Reason};

use super::{Fault, Stop, Verdict, ensure};

/// A procedure that is owed is there.
///
/// # Errors
/// The fault where it is empty.
pub fn is_present(at: u8, procedure: Reading<Procedure>) -> Verdict {
    match procedure {
        Reading::Absent => Err(Fault::new().into()),
        // Unreadable is another fault, and not this one.
        Reading::Malformed => Err(Missing::Unreadable(at).into()),
        Reading::Known(_) => Ok(()),
    }
}

/// A procedure that was done was done on or before the day of signing, or of the promise.
///
/// # Errors
/// The fault where it came later; not applicable where it does not apply.
pub fn is_before(procedure: Procedure, day: Date) -> Verdict {
    match procedure {
        Procedure::Done { on, .. } => ensure(on <= day, || Fault::new().expecting(Op::Le, day)),
        Procedure::NotApplicable(_) => Err(Stop::NotApplicable),
    }
}

/// The collective decision is not before another procedure that was done; which one is the argument.
///
/// # Errors
/// The fault, with the latest procedure that came after the decision.
pub fn is_last(decision: Procedure, others: &[(u8, Reading<Procedure>)]) -> Verdict {
    let Procedure::Done { on: decided, .. } = decision else {
        return Err(Stop::NotApplicable);
    };
    let mut latest: Option<(u8, Date)> = None;
    let mut unknown = None;
    for (field, other) in others {
        match other {
            Reading::Known(Procedure::Done { on, .. }) if latest.is_none_or(|(_, day)| *on > day) => {
                latest = Some((*field, *on));
            }
            Reading::Malformed => unknown = unknown.or(Some(Missing::Unreadable(*field))),
            _ => {}
        }
    }
    match latest {
        Some((field, day)) if decided < day => Err(Fault::new()
            .expecting(Op::Ge, day)
            .related_to(field)
            .arg("other", crate::record::Arg::Field(field))
            .arg("other_on", crate::record::Arg::Canonical(day.to_string()))
            .into()),
        latest => match (unknown, latest) {
            (Some(missing), _) => Err(missing.into()),
            (None, Some(_)) => Ok(()),
            (None, None) => Err(Stop::NotApplicable),
        },
    }
}

/// Which of the procedures may not be replaced by the procurement procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Procure {
    /// 公众参与, 专家论证, 风险评估, and a legal consultation
    Replaceable,
    /// 合法性审查, 集体讨论研究
    Irreplaceable,
}

/// A reason why a procedure is not applicable fits. `regime` is `None` for a promise, which has none.
///
/// # Errors
/// The fault where it does not fit; not applicable where the procedure was done.
pub fn reason_fits(procedure: Procedure, which: Procure, regime: Option<Reading<Regime>>) -> Verdict {
    let Procedure::NotApplicable(reason) = procedure else {
        return Err(Stop::NotApplicable);
    };
    let regime_is_empty = matches!(regime, Some(Reading::Absent));
    let regime = match regime {
        None => Some(None),
        Some(Reading::Known(regime)) => Some(Some(regime)),
        Some(Reading::Absent | Reading::Malformed) => None,
    };
    let fits = match reason {
        Reason::Emergency | Reason::StatutoryExemption => Some(true),
        Reason::BelowThreshold => {
            regime.map(|it| matches!(it, Some(Regime::BelowThreshold | Regime::None) | None))
        }
        Reason::ByProcurementProcedure if which == Procure::Irreplaceable => Some(false),
        Reason::ByProcurementProcedure => {
            regime.map(|it| matches!(it, Some(Regime::ProcurementLaw | Regime::TenderingLaw)))
        }
    };
    let unknown = match regime_is_empty {
        true => Missing::Empty(contract::regime.at),
        false => Missing::Unreadable(contract::regime.at),
    };
    ensure(fits.ok_or(Stop::CannotTell(unknown))?, || {
        Fault::new().arg("why_not", crate::record::Arg::Named(reason.key(), reason.label()))
    })
}
