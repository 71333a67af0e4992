//! What the rules that watch see of each subject (逐个对象的预警).

use crate::field::Kind;
use crate::lifecycle::State;
use crate::model::{Subject, SubjectKind};
use crate::record::Record;
use crate::requirement::{Check, Rule, Watch};

use super::super::Position;
use super::super::account::Account;
use super::super::payments::arrears;
use super::Alert;

impl Position<'_> {
    pub(super) fn watch(
        &self,
        subject: &Subject,
        account: &Account,
        rules: &[&'static Rule],
        alerts: &mut Vec<Alert>,
    ) {
        let hanging = self.hanging(subject);
        let watch = Watch {
            as_of: self.as_of,
            profile: self.profile,
            state: &account.state,
            hanging: &hanging,
            stated: &account.stated,
            oddities: &account.oddities,
            held_on: self.ledger.held_statement(subject, self.as_of),
            names_known: self.names_known(&account.state),
            arrears: &arrears(account, self.as_of),
        };
        let record = Record::new(subject.kind.record().unwrap_or(Kind::Performance));
        for rule in rules {
            let Check::Watch(check) = rule.check else { continue };
            for sighting in check(&watch) {
                alerts.push(self.alert(rule, Some(&account.state), sighting, (&record, None)));
            }
        }
    }

    /// Whether the contract that a promise names, or the promise that a contract names, is known.
    fn names_known(&self, state: &State) -> Option<bool> {
        let (field, kind) = match state.subject.kind {
            SubjectKind::Commitment => ("contract_no", SubjectKind::Contract),
            SubjectKind::Contract => ("commitment_no", SubjectKind::Commitment),
            _ => return None,
        };
        let number = state.fact(field)?;
        Some(self.knows_number(kind, number))
    }
}
