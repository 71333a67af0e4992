//! What the rules that watch see of each subject (逐个对象的预警).

use crate::field::Kind;
use crate::lifecycle::State;
use crate::model::{Subject, SubjectKind};
use crate::record::Record;
use crate::requirement::{Check, Rule, Watch};

use super::super::account::Account;
use super::super::payments::arrears;
use super::super::{Position, is_derived};
use super::Alert;

impl Position<'_> {
    pub(super) fn watch(
        &self,
        subject: &Subject,
        account: &Account,
        rules: &[&'static Rule],
        alerts: &mut Vec<Alert>,
    ) {
        let blank = Record::new(subject.kind.record().unwrap_or(Kind::Performance));
        self.watched(account, &mut |watch| {
            for rule in rules {
                match rule.check {
                    Check::Watch(check) => {
                        for seen in check(watch) {
                            alerts.push(self.alert(rule, Some(&account.state), seen, (&blank, None)));
                        }
                    }
                    Check::Across(_, check) => {
                        let seen = check(watch).unwrap_or_default();
                        for seen in seen.into_iter().filter(|one| !one.is_settled) {
                            let told = self.told_at(rule, &account.state, &seen);
                            let mut alert = told.with_record(self.as_of, |record, at| {
                                self.alert(rule, Some(&account.state), seen, (record, at))
                            });
                            alert.path = told.path();
                            alerts.push(alert);
                        }
                    }
                    _ => {}
                }
            }
        });
    }

    /// A subject as rules see it, with what stands beside it.
    pub(in super::super) fn watched(&self, account: &Account, ask: &mut dyn FnMut(&Watch<'_>)) {
        let state = &account.state;
        let statements = account.stated.iter().filter(|one| one.is_performance);
        ask(&Watch {
            as_of: self.as_of,
            profile: self.profile,
            state,
            hanging: &self.hanging(&state.subject),
            stated: &account.stated,
            oddities: &account.oddities,
            held_on: self.held_on(&state.subject),
            names_known: self.names_known(state),
            arrears: &arrears(account, self.as_of),
            lacking: self.lacking(
                &state.subject,
                statements.filter_map(|one| one.period).max(),
                &self.own_code(state),
            ),
            is_logged: state.history.iter().any(|event| !is_derived(event)),
            beside: self.beside(),
        });
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
