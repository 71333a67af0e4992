//! How often rules across records came to which outcome (跨记录规则的四种结果).

use std::collections::BTreeMap;

use crate::field::Kind;
use crate::finding::Outcomes;
use crate::requirement::{Rule, Stop};
use crate::rules::Coverage;

/// How often each rule came to which outcome at which place.
pub(super) type Counts = BTreeMap<(&'static str, Kind, Option<u8>), Coverage>;

/// Counts an answer: whether it failed, or why nobody could tell.
pub(super) fn count(
    counts: &mut Counts,
    (rule, kind, at): (&'static Rule, Kind, Option<u8>),
    answer: Result<bool, &Stop>,
) {
    let own = counts.entry((rule.code, kind, at)).or_insert_with(|| Coverage {
        rule,
        kind,
        at,
        outcomes: Outcomes::default(),
        missing: Vec::new(),
    });
    match answer {
        Ok(false) => own.outcomes.pass += 1,
        Ok(true) | Err(Stop::Faults(_)) => own.outcomes.fail += 1,
        Err(Stop::NotApplicable) => own.outcomes.not_applicable += 1,
        Err(Stop::CannotTell(missing)) => {
            own.outcomes.cannot_tell += 1;
            match own.missing.iter_mut().find(|(one, _)| one == missing) {
                Some((_, times)) => *times += 1,
                None => own.missing.push((*missing, 1)),
            }
        }
    }
}
