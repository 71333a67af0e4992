//! Forbidden grounds that were pleaded (以换届、人员更替等为由): told for as long as their matter is open.

use std::collections::BTreeMap;

use crate::code::{Coded, Ground};
use crate::field::Kind;
use crate::lifecycle::{Matter, State};
use crate::model::SubjectKind;
use crate::record::Record;
use crate::requirement::{ContractLookup, Fault, Rule, Sighting};

use super::super::Position;
use super::Alert;

impl Position<'_> {
    /// The record rule of the forbidden is asked of each open matter: of the reason or the ground that was pleaded.
    pub(super) fn pleaded(&self, state: &State, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let kind = match state.subject.kind {
            SubjectKind::Contract => Kind::Performance,
            SubjectKind::Commitment => Kind::Commitment,
            _ => return,
        };
        let is_asked = |rule: &&&'static Rule| rule.name == "reason-forbidden" && rule.kind() == Some(kind);
        let Some(rule) = rules.iter().find(is_asked).copied() else {
            return;
        };
        for matter in state.open_matters() {
            let Some(ground) = forbidden(matter) else { continue };
            let pleaded = (pleaded_in(state, matter).to_owned(), ground.to_owned());
            // By the law of the day: a statement's is that on which it was pleaded, a promise's that on which it was made.
            let mut record = BTreeMap::from([pleaded]);
            match kind {
                Kind::Performance => _ = record.insert("status_on".to_owned(), matter.opened.to_string()),
                _ => record.extend(["made_on", "category"].into_iter().filter_map(|field| {
                    let known = state.fact(field)?;
                    Some((field.to_owned(), known.to_owned()))
                })),
            }
            let record = Record::of_texts(kind, &record, self.as_of);
            let seen = |_: &Fault| Sighting::new(matter.opened).about(&matter.id);
            self.ask_record(rule, state, &record, ContractLookup::NotInRun, &seen, alerts);
        }
    }
}

/// The forbidden ground of a matter.
fn forbidden(matter: &Matter) -> Option<&str> {
    let key = matter.reason.as_deref()?;
    let ground = Ground::LIST.read(key).and_then(Ground::from_place)?;
    ground.is_forbidden().then_some(key)
}

/// Where it was pleaded: to change or end a contract, or as the reason of a shortfall.
fn pleaded_in(state: &State, matter: &Matter) -> &'static str {
    let ground = matter.reason.as_deref().and_then(|key| Ground::LIST.read(key));
    let is_same = |text: String| Ground::LIST.read(&text) == ground;
    let mut of_that_day = state.history.iter().filter(|event| event.on == matter.opened);
    let changes = of_that_day.any(|event| event.text("change_ground").is_some_and(is_same));
    match state.subject.kind {
        SubjectKind::Contract if changes => "change_ground",
        _ => "reason",
    }
}
