//! The commitment lists of units (承诺清单的预警).

use std::collections::BTreeMap;

use crate::field::Kind;
use crate::model::SubjectKind;
use crate::record::Record;
use crate::requirement::watch::day_of;
use crate::requirement::{Check, ListWatch, Rule, Sighted};
use crate::value::{Date, Period};

use super::super::Position;
use super::Alert;

impl Position<'_> {
    /// The commitment lists of the register's units, and of all that have promised something.
    pub(super) fn watch_lists(&self, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let record = Record::new(Kind::Unit);
        self.watched_lists(rules, &mut |rule, code, sighted| {
            for seen in sighted.unwrap_or_default() {
                let mut alert = self.alert(rule, None, seen, (&record, None));
                alert.unit = self.named(code.to_owned());
                alerts.push(alert);
            }
        });
    }

    /// What the rules of lists see, list by list.
    pub(in super::super) fn watched_lists(
        &self,
        rules: &[&'static Rule],
        each: &mut dyn FnMut(&'static Rule, &str, Sighted),
    ) {
        // A review cannot be recorded before it was held.
        let known = self.known_at.map_or(self.as_of, |day| day.min(self.as_of));
        for (code, since) in self.lists() {
            let reviewed = self.ledger.reviews_of(&code);
            let watch = ListWatch {
                as_of: self.as_of,
                profile: self.profile,
                reviewed_on: reviewed.and_then(|days| days.range(..=known).next_back().copied()),
                since,
                beside: self.beside(),
            };
            for rule in rules.iter().copied() {
                if let Check::ListWatch(check) = rule.check {
                    each(rule, &code, check(&watch));
                }
            }
        }
    }

    /// Since when each unit has had a list to review: since it reports, its first promise or its predecessor's end, and
    /// not before the notice.
    fn lists(&self) -> BTreeMap<String, Date> {
        let notice = Date::from_ymd_opt(2024, 11, 25).unwrap_or(self.as_of);
        let mut lists = BTreeMap::new();
        for unit in self.ledger.units() {
            let since = unit
                .reports_from
                .map(Period::first_day)
                .filter(|day| *day <= self.as_of);
            let is_there = unit.valid_to.is_none_or(|last| self.as_of <= last);
            if let Some(since) = since.filter(|_| is_there) {
                lists.insert(unit.uscc.clone(), since.max(notice));
            }
        }
        let promises = self.accounts().values().map(|account| &account.state);
        for state in promises.filter(|state| state.subject.kind == SubjectKind::Commitment) {
            let made = day_of(state, "made_on").or(state.history.first().map(|event| event.on));
            let taken_over = self.unit(&self.own_code(state)).and_then(|unit| unit.valid_to);
            let taken_over = taken_over
                .filter(|last| *last < self.as_of)
                .and_then(|last| last.succ_opt());
            let since = made.max(taken_over).unwrap_or(self.as_of).max(notice);
            let own = lists.entry(self.unit_code(state)).or_insert(since);
            *own = (*own).min(since);
        }
        lists
    }
}
