//! Performance of contracts that nobody has reported or signed (没有合同的履约).

use crate::field::Kind;
use crate::lifecycle::State;
use crate::model::{Subject, SubjectKind};
use crate::record::Record;
use crate::requirement::{ContractLookup, Fault, Rule, Sighting};

use super::super::{Position, is_derived};
use super::Alert;

impl Position<'_> {
    /// Statements and events of contracts that nobody has reported or signed.
    pub(super) fn without_contract(&self, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let Some(rule) = rules
            .iter()
            .copied()
            .find(|rule| rule.name == "performance-without-contract")
        else {
            return;
        };
        let stated = self
            .loose
            .iter()
            .filter(|filing| filing.on().is_some_and(|on| on <= self.as_of));
        let stated = stated.map(|filing| (State::new(filing.subject.clone()), filing.on()));
        let logged = self.accounts().values().filter(|account| {
            // A supplement without its original is told by its own rule.
            let is_performed = account.stated.iter().any(|one| one.is_performance);
            let is_logged = account.state.history.iter().any(|event| !is_derived(event));
            account.state.subject.kind == SubjectKind::Contract
                && account.state.stage.is_none()
                && (is_performed || is_logged)
        });
        let logged = logged.map(|account| {
            let first = account.state.history.iter().map(|event| event.on).min();
            let stated = account.stated.iter().map(|one| one.on).min();
            (account.state.clone(), first.into_iter().chain(stated).min())
        });
        let mut told: Vec<Subject> = Vec::new();
        for (state, since) in stated.chain(logged) {
            let is_there = self.state(&state.subject).is_some_and(|own| own.stage.is_some());
            if is_there || told.contains(&state.subject) {
                continue;
            }
            told.push(state.subject.clone());
            let record = Record::of_texts(Kind::Performance, &state.facts, self.as_of);
            let seen = |_: &Fault| Sighting::new(since.unwrap_or(self.as_of));
            self.ask_record(rule, &state, &record, ContractLookup::Missing, &seen, alerts);
        }
    }
}
