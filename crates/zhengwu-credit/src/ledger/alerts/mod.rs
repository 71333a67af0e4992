//! Who must act (预警): what rules see in the ledger as of a day, by urgency.

mod entered;
mod lists;
mod loose;
mod pleaded;
mod records;
mod units;
mod watched;
mod years;

use std::cmp::Reverse;

use serde::Serialize;

use crate::code::{Coded, Lang};
use crate::finding::Severity;
use crate::lifecycle::{State, Text};
use crate::model::Subject;
use crate::record::Record;
use crate::requirement::{Found, Rule, Sighting};
use crate::rules;
use crate::value::Date;
use crate::value::mask::scrub;

use super::Position;

/// Something that somebody must do (预警).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Alert {
    /// The rule, `XRF301`.
    pub code: &'static str,
    /// Its name, `follow-up-missed`.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The clause or article.
    pub basis: String,
    /// About what; `None` where it is about a unit.
    pub subject: Option<Subject>,
    /// A JSON Pointer of the field; `""` for the whole record, contract, promise, unit or month.
    pub path: String,
    /// The open matter, where it is about one.
    pub matter: Option<String>,
    /// The unit: its code and its name.
    pub unit: UnitName,
    /// Who must act.
    pub who: &'static str,
    /// Since when it is so.
    pub since: Date,
    /// The last day on which it can, or could, be done in time.
    pub due: Option<Date>,
    /// For how many days it has been so, or has been late.
    pub days: i64,
    /// What is the matter.
    pub message: Text,
    /// What to do.
    pub help: Text,
}

/// A unit as an alert names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnitName {
    /// 统一社会信用代码
    pub uscc: String,
    /// 单位名称
    pub name: String,
}

impl Alert {
    /// Whether its last day is still to come.
    #[must_use]
    pub fn is_upcoming(&self) -> bool {
        self.days < 0
    }

    /// The most urgent first: what is late before what is to come, the gravest and then the oldest first.
    fn urgency(&self) -> impl Ord + use<> {
        (
            self.is_upcoming(),
            Reverse(self.severity),
            Reverse(self.days),
            self.unit.uscc.clone(),
            self.subject.clone(),
            self.code,
        )
    }
}

impl Position<'_> {
    /// Who must do what on this day, the most urgent first (预警).
    #[must_use]
    pub fn alerts(&self) -> Vec<Alert> {
        self.alerts_by(rules::newest())
    }

    /// The same by these rules.
    #[must_use]
    pub fn alerts_by(&self, rules: &[&'static Rule]) -> Vec<Alert> {
        let rules = &Rule::on(rules, self.profile);
        let mut alerts = Vec::new();
        for (subject, account) in self.accounts() {
            self.watch(subject, account, rules, &mut alerts);
            self.ask_records(subject, account, rules, &mut alerts);
            self.pleaded(&account.state, rules, &mut alerts);
            self.entered(&account.state, rules, &mut alerts);
        }
        self.without_contract(rules, &mut alerts);
        self.watch_lists(rules, &mut alerts);
        self.watch_years(rules, &mut alerts);
        self.watch_units(rules, &mut alerts);
        self.ask_for_an_heir(&mut alerts);
        alerts.sort_by_cached_key(Alert::urgency);
        alerts
    }

    pub(super) fn named(&self, uscc: String) -> UnitName {
        UnitName {
            name: self.unit_name(&uscc),
            uscc,
        }
    }

    fn alert(
        &self,
        rule: &'static Rule,
        state: Option<&State>,
        seen: Sighting,
        (record, at): (&Record<'_>, Option<u8>),
    ) -> Alert {
        let days = match seen.due {
            Some(due) => self.as_of.signed_duration_since(due).num_days(),
            None => self.as_of.signed_duration_since(seen.since).num_days(),
        };
        let found = Found {
            rule,
            at,
            fault: seen.fault,
        };
        let (zh, en) = (
            found.render(record, None, Lang::Zh),
            found.render(record, None, Lang::En),
        );
        Alert {
            code: rule.code,
            name: rule.name,
            severity: rule.severity,
            basis: found.cites(),
            subject: state.map(|state| state.subject.clone()),
            path: at
                .and_then(|at| record.spec().field(at))
                .map_or_else(String::new, |field| format!("/{}", field.key)),
            matter: seen.matter.map(|id| scrub(&id).into_owned()),
            unit: self.named(state.map(|state| self.unit_code(state)).unwrap_or_default()),
            who: seen.role.code().key,
            since: seen.since,
            due: seen.due,
            days,
            message: Text {
                zh: zh.message,
                en: en.message,
            },
            help: Text {
                zh: zh.help,
                en: en.help,
            },
        }
    }
}
