//! What public bodies owed to small and medium-sized enterprises at the end of the year before (年末逾期欠款).

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::field::Kind;
use crate::model::{ContractFacts, SubjectKind};
use crate::record::Record;
use crate::requirement::payment_law::Articles;
use crate::requirement::{Check, Overdue, Rule, YearWatch};
use crate::value::{Date, Money};

use super::super::Position;
use super::super::account::Account;
use super::super::payments::arrears;
use super::Alert;

impl Position<'_> {
    /// Each unit's contracts that were overdue then, after a merger those of its predecessors too.
    pub(super) fn watch_years(&self, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let Some(year_end) = Date::from_ymd_opt(self.as_of.year() - 1, 12, 31) else {
            return;
        };
        let mut by_unit: BTreeMap<String, Vec<Overdue>> = BTreeMap::new();
        for account in self.accounts().values() {
            if let Some(short) = self.overdue_of_sme(account, year_end) {
                let contract_no = account.state.subject.key.get(1).cloned().unwrap_or_default();
                let own = by_unit.entry(self.unit_code(&account.state)).or_default();
                own.push(Overdue { contract_no, short });
            }
        }
        let record = Record::new(Kind::Unit);
        for (code, overdue) in by_unit {
            let watch = YearWatch {
                as_of: self.as_of,
                profile: self.profile,
                overdue: &overdue,
            };
            for rule in rules {
                let Check::YearWatch(check) = rule.check else {
                    continue;
                };
                if let Some(seen) = check(&watch) {
                    let mut alert = self.alert(rule, None, seen, (&record, None));
                    alert.unit = self.named(code.clone());
                    alerts.push(alert);
                }
            }
        }
    }

    /// What an organ or a public institution owed to a small or medium-sized enterprise on a day, and had not paid in time.
    fn overdue_of_sme(&self, account: &Account, on: Date) -> Option<Money> {
        let state = &account.state;
        state
            .stage
            .filter(|_| state.subject.kind == SubjectKind::Contract)?;
        let owed = arrears(account, on)
            .iter()
            .map(|one| one.short)
            .reduce(|sum, one| {
                let both = sum.checked_add(one);
                both.unwrap_or(sum)
            })?;
        let record = Record::of_texts(Kind::Contract, &state.facts, self.as_of);
        let facts = ContractFacts::of(&record);
        let is_public = facts.public_body_pays_sme.ok() == Some(true);
        let is_protected = Articles::protecting(&facts).is_ok();
        (is_public && is_protected).then_some(owed)
    }
}
