//! The rules (规则): one file a rule, or a close family; [`CATALOGUE`] is the only list.
//!
//! To add one: `cargo xtask new-rule CTR207 name-of-the-fault`, then read any other rule.

mod admit;
mod base;
mod catalogue;
mod coverage;
pub mod events;
pub mod examples;
mod judge;
mod optional;
mod own;
mod rule_set;

pub(crate) use admit::admit_waived;
pub use admit::{Admitted, NotAdmitted, admit, admit_json};
pub use base::{CORRECT_AS_OF, correct};
pub use catalogue::CATALOGUE;
pub use coverage::{Coverage, CoverageLine, MissingLine, by_rule, least_covered_first};
pub use judge::Judge;
pub use optional::{check_profile, profile_from_json};
pub use own::{OwnRuleError, with_own};
pub(crate) use rule_set::first_kind;
pub use rule_set::{RuleSetRef, digest, newest, of};

/// What nearly every rule file needs.
mod prelude {
    pub(super) use crate::basis::*;
    pub(super) use crate::code::*;
    pub(super) use crate::field::{Cond, Kind};
    pub(super) use crate::finding::{Op, Phase, Provenance, Severity};
    pub(super) use crate::record::{Arg, Fact, Flaw, Missing, Reading};
    pub(super) use crate::requirement::{At, Check, Example, Fault, Rule, Stop, Version, ensure};
}

/// The machine of lifecycles with every rule that guards cite (变迁机).
#[must_use]
pub fn machine(profile: &crate::profile::Profile) -> crate::lifecycle::Machine<'_> {
    crate::lifecycle::Machine::new(newest(), profile)
}

/// The rule of a code or a name, `CTR201` or `ends-before-starts`.
#[must_use]
pub fn find(code_or_name: &str) -> Vec<&'static crate::requirement::Rule> {
    CATALOGUE
        .iter()
        .filter(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
        .copied()
        .collect()
}
