//! Contracts of which something was logged (已有办理记录的合同): what a statement or a payment is held against is what the log has
//! made of the contract by the day of which it speaks. A term that was moved, a price that was settled, the ground of a suspension
//! and its documents are not typed twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::field::{Kind, payment, performance};
use crate::lifecycle::{Event, State, SubjectKind};
use crate::model::{ContractFacts, Subject};
use crate::record::{Fact, Raw, Record};
use crate::requirement::ContractLookup;
use crate::value::money::yuan;
use crate::value::{Date, parse_date, parse_end};

use super::account::account;
use super::statements::status_by_log;
use super::{Filing, Ledger, reported_status};

/// Contracts of which something was logged, by subject.
#[derive(Debug, Default)]
pub(super) struct ByLog(BTreeMap<Subject, Known>);

#[derive(Debug, Default)]
struct Known {
    logged: Vec<Arc<Event>>,
    /// The contract's own records and those of its supplements.
    records: Vec<Filing>,
}

impl ByLog {
    /// Those of a ledger that has the contracts' records.
    pub(super) fn of(ledger: &Ledger) -> ByLog {
        let logged = ledger.logged();
        let contracts = logged.filter(|(subject, _)| subject.kind == SubjectKind::Contract);
        let mut known: BTreeMap<Subject, Known> = contracts
            .map(|(subject, events)| {
                let logged = events.to_vec();
                let records = Vec::new();
                (subject.clone(), Known { logged, records })
            })
            .collect();
        if !known.is_empty() {
            for (subject, record) in ledger.contracts() {
                if let Some(one) = known.get_mut(&subject) {
                    one.records.push(record.clone());
                }
            }
        }
        ByLog(known)
    }

    /// What was found of the contract that a row names, with what the log says of it by the row's day.
    pub(super) fn tell<'c>(&self, record: &Record<'_>, found: ContractLookup<'c>) -> ContractLookup<'c> {
        let ContractLookup::Found(facts) = found else {
            return found;
        };
        let told = self.state_of(record).map(|state| with(facts, &state));
        ContractLookup::Found(told.unwrap_or(facts))
    }

    /// Fills what a statement leaves empty of a status in which the log agrees with it: the ground and its documents, the day, the
    /// amounts and the evidence of a completion. Another ground would be another termination, and stays alone.
    pub(super) fn complete(&self, record: &mut Record<'_>) {
        if record.kind() != Kind::Performance {
            return;
        }
        let Some(state) = self.state_of(record) else {
            return;
        };
        let Some(stands) = reported_status(&state) else {
            return;
        };
        if record.value(performance::performance_status) != Some(stands) {
            return;
        }
        let logged = status_by_log(&state, stands);
        let is_other = |(field, text): &(&str, String)| {
            let own = record.canonical(performance::change_ground.at);
            *field == "change_ground" && own.is_some_and(|own| own != *text)
        };
        if logged.iter().any(is_other) {
            return;
        }
        for (field, text) in logged.into_iter().filter(|(_, text)| !text.is_empty()) {
            let at = record.spec().place_of(field);
            if let Some(at) = at.filter(|at| record.slot(*at).fact == Fact::Absent) {
                record.set(at, Raw::text(text));
            }
        }
    }

    fn state_of(&self, record: &Record<'_>) -> Option<State> {
        let (code, number, on) = match record.kind() {
            Kind::Performance => {
                let month = record.value(performance::period);
                let on = record.value(performance::status_on);
                (
                    record.value(performance::party_a_uscc)?,
                    record.value(performance::contract_no)?,
                    on.or(month.map(crate::value::Period::last_day))?,
                )
            }
            // What an instalment is due from may have been logged after it was paid.
            Kind::Payment => (
                record.value(payment::party_a_uscc)?,
                record.value(payment::contract_no)?,
                Date::MAX,
            ),
            _ => return None,
        };
        let subject = Subject::new(SubjectKind::Contract, [code.as_str(), number]);
        let known = self.0.get(&subject)?;
        let records: Vec<&Filing> = known.records.iter().collect();
        Some(account(&subject, &records, known.logged.clone(), on).state)
    }
}

/// The facts as the log has them; what nobody can tell for a supplement that stands in the corrections stays so, unless a
/// settlement was logged.
fn with(facts: ContractFacts, state: &State) -> ContractFacts {
    let settled = state.fact("settled_amount").and_then(yuan);
    let agreed = |own| state.fact("amount").and_then(yuan).unwrap_or(own);
    let ends_on = |own| {
        let logged = state.fact("ends_on").and_then(|text| parse_end(text).ok());
        logged.unwrap_or(own)
    };
    let settled_on = state.fact("settled_on").and_then(|text| parse_date(text).ok());
    ContractFacts {
        measure: settled.or(facts.measure.map(agreed)),
        ends_on: facts.ends_on.map(ends_on),
        settled_on: settled_on.map(|parsed| parsed.date).or(facts.settled_on),
        ..facts
    }
}
