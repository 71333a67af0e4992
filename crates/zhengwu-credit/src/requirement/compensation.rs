//! What is owed of compensation (补偿, 一(三), 二(三)2): asked of a statement, of a claim, of a contract and of a promise.

use crate::record::Arg;
use crate::value::Money;

use super::{Fault, Stop, Verdict, ensure};

/// On a loss that was stated it was decided.
///
/// # Errors
/// The fault where it was not; not applicable where the loss is nothing.
pub fn is_decided(loss: Money, has_decision: bool) -> Verdict {
    if loss.fen() == 0 {
        return Err(Stop::NotApplicable);
    }
    ensure(has_decision, Fault::new)
}

/// All that was decided is paid.
///
/// # Errors
/// The fault where something is left.
pub fn is_paid(paid: Money, decided: Money) -> Verdict {
    ensure(paid >= decided, || {
        Fault::new()
            .arg("paid", Arg::Canonical(paid.to_string()))
            .arg("decided", Arg::Canonical(decided.to_string()))
    })
}
