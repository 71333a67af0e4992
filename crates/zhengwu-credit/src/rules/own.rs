//! Rules of a service's own beside the catalogue (自定规则).

use std::collections::BTreeSet;

use crate::finding::{Provenance, Severity};
use crate::requirement::{Check, FAMILIES, Rule};

use super::newest;

/// Why a rule of one's own is refused (自定规则不予采用).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OwnRuleError {
    /// Its code is not three capital letters and three digits.
    #[error("`{0}` is no code: three capital letters and three digits, `XYZ101`")]
    Code(&'static str),
    /// The catalogue has this family, and may have this code one day.
    #[error("`{0}` is in a family of the catalogue: take a family of your own")]
    Family(&'static str),
    /// Two rules have this code.
    #[error("`{0}` stands twice")]
    Twice(&'static str),
    /// A violation that no clause or article names.
    #[error("`{0}` is a violation of nobody's law: a violation is mandated or derived, and cites its basis")]
    NobodysLaw(&'static str),
    /// Its check is asked of no record.
    #[error("`{0}` would never be asked: a rule of one's own judges records")]
    NeverAsked(&'static str),
}

/// All rules of the newest version, and these after them: for [`Options::rules`](crate::ledger::Options::rules) and
/// [`Machine::new`](crate::lifecycle::Machine::new), whose guards find theirs as before.
///
/// # Errors
/// [`OwnRuleError`] where a rule could be taken for another, or for law.
///
/// # Examples
/// ```
/// use zhengwu_credit::code::Words;
/// use zhengwu_credit::field::contract as c;
/// use zhengwu_credit::requirement::{At, Check, Fault, Rule, ensure};
/// use zhengwu_credit::rules;
/// static NUMBER_OF_THE_CITY: Rule = Rule {
///     code: "MYA101",
///     name: "number-not-of-the-city",
///     at: At::Fields(&[c::contract_no.at]),
///     message: Words { zh: "合同编号 {contract_no} 不以 HA- 开头", en: "{contract_no} does not begin with HA-" },
///     check: Check::Contract(|case, _| ensure(case.given(c::contract_no)?.starts_with("HA-"), Fault::new)),
///     ..Rule::BASE
/// };
/// let all = rules::with_own(&[&NUMBER_OF_THE_CITY])?;
/// assert_eq!(all.len(), rules::newest().len() + 1);
/// # Ok::<(), rules::OwnRuleError>(())
/// ```
pub fn with_own(own: &[&'static Rule]) -> Result<Vec<&'static Rule>, OwnRuleError> {
    let mut codes = BTreeSet::new();
    for rule in own {
        let code = rule.code;
        let (family, number) = code.split_at_checked(3).unwrap_or_default();
        let is_code = family.len() == 3
            && number.len() == 3
            && family.bytes().all(|byte| byte.is_ascii_uppercase())
            && number.bytes().all(|byte| byte.is_ascii_digit());
        if !is_code {
            return Err(OwnRuleError::Code(code));
        }
        if FAMILIES.iter().any(|(known, _)| *known == family) {
            return Err(OwnRuleError::Family(code));
        }
        if !codes.insert(code) {
            return Err(OwnRuleError::Twice(code));
        }
        let is_law = matches!(rule.provenance, Provenance::Mandated | Provenance::Derived);
        if rule.severity == Severity::Violation && (!is_law || rule.basis.is_empty()) {
            return Err(OwnRuleError::NobodysLaw(code));
        }
        if matches!(rule.check, Check::Intake | Check::Guard(_)) {
            return Err(OwnRuleError::NeverAsked(code));
        }
    }
    Ok(newest().iter().chain(own).copied().collect())
}
