//! Who must act (预警): what rules see in the ledger as of a day, by urgency.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::code::{Coded, Lang, Role};
use crate::field::Kind;
use crate::finding::Severity;
use crate::lifecycle::{State, Text};
use crate::model::{ContractFacts, Subject, SubjectKind};
use crate::record::Record;
use crate::requirement::watch::day_of;
use crate::requirement::{
    Check, Context, ContractLookup, Found, ListWatch, Rule, Sighting, Stop, Watch, ask,
};
use crate::rules::CATALOGUE;
use crate::value::mask::scrub;
use crate::value::{Date, Period};

use super::account::Account;
use super::{Position, reported_status};

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

/// Rules of records that the ledger asks too: of the record that a subject makes on that day.
struct AskedOfRecord {
    name: &'static str,
    of: SubjectKind,
    record: Kind,
    /// The day from which it counts.
    since: fn(&State) -> Option<Date>,
    role: Role,
}

static ASKED_OF_RECORDS: &[AskedOfRecord] = &[
    AskedOfRecord {
        name: "term-over-without-performance",
        of: SubjectKind::Contract,
        record: Kind::Performance,
        since: |state| day_of(state, "ends_on").and_then(|day| day.succ_opt()),
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "compensation-not-decided",
        of: SubjectKind::Contract,
        record: Kind::Performance,
        since: |state| state.since,
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "due-without-determination",
        of: SubjectKind::Commitment,
        record: Kind::Commitment,
        since: |state| day_of(state, "due_on").and_then(|day| day.succ_opt()),
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "objection-unanswered",
        of: SubjectKind::Dishonesty,
        record: Kind::Dishonesty,
        since: |state| day_of(state, "objected_on"),
        role: Role::CreditOffice,
    },
];

impl Position<'_> {
    /// Who must do what on this day, the most urgent first (预警).
    #[must_use]
    pub fn alerts(&self) -> Vec<Alert> {
        self.alerts_by(CATALOGUE)
    }

    /// The same by these rules.
    #[must_use]
    pub fn alerts_by(&self, rules: &[&'static Rule]) -> Vec<Alert> {
        let mut alerts = Vec::new();
        for (subject, account) in self.accounts() {
            self.watch(subject, account, rules, &mut alerts);
            self.ask_records(subject, account, rules, &mut alerts);
        }
        self.without_contract(rules, &mut alerts);
        self.watch_lists(rules, &mut alerts);
        alerts.sort_by_cached_key(Alert::urgency);
        alerts
    }

    fn watch(&self, subject: &Subject, account: &Account, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let hanging = self.hanging(subject);
        let watch = Watch {
            as_of: self.as_of,
            profile: self.profile,
            state: &account.state,
            hanging: &hanging,
            stated: &account.stated,
            oddities: &account.oddities,
            names_known: self.names_known(&account.state),
        };
        let record = Record::new(subject.kind.record().unwrap_or(Kind::Performance));
        for rule in rules {
            let Check::Watch(check) = rule.check else { continue };
            for sighting in check(&watch) {
                alerts.push(self.alert(rule, Some(&account.state), sighting, &record));
            }
        }
    }

    fn ask_records(
        &self,
        subject: &Subject,
        account: &Account,
        rules: &[&'static Rule],
        alerts: &mut Vec<Alert>,
    ) {
        for asked in ASKED_OF_RECORDS.iter().filter(|asked| asked.of == subject.kind) {
            let Some(rule) = rules.iter().copied().find(|rule| rule.name == asked.name) else {
                continue;
            };
            let facts = self.facts_of(&account.state, asked.record);
            let own = Record::of_texts(Kind::Contract, &facts, self.as_of);
            let contract = ContractLookup::Found(ContractFacts::of(&own));
            let since = (asked.since)(&account.state).unwrap_or(self.as_of);
            let seen = || Sighting::new(since).by(asked.role);
            let record = Record::of_texts(asked.record, &facts, self.as_of);
            self.ask_record(rule, &account.state, &record, contract, &seen, alerts);
        }
    }

    /// A record rule is asked of the record that a subject makes, at all its fields.
    fn ask_record(
        &self,
        rule: &'static Rule,
        state: &State,
        record: &Record<'_>,
        contract: ContractLookup<'_>,
        seen: &dyn Fn() -> Sighting,
        alerts: &mut Vec<Alert>,
    ) {
        let mut context = Context::alone(self.profile, Some(self.as_of));
        context.contract = contract;
        for at in rule.fields_in(record.kind()) {
            let Err(Stop::Faults(faults)) = ask(rule, Some(at), record, &context) else {
                continue;
            };
            for fault in faults {
                let mut seen = seen();
                seen.fault = fault;
                alerts.push(self.alert(rule, Some(state), seen, record));
            }
        }
    }

    /// The fields of the record that a subject makes on this day: of a contract also its statement.
    fn facts_of(&self, state: &State, kind: Kind) -> BTreeMap<String, String> {
        let mut facts = state.facts.clone();
        if kind == Kind::Performance {
            let status = reported_status(state).map(|status| status.code().key.to_owned());
            facts.extend(status.map(|key| ("performance_status".to_owned(), key)));
            facts.insert("status_on".to_owned(), self.as_of.to_string());
        }
        facts
    }

    /// Statements and events of contracts that nobody has reported or signed.
    fn without_contract(&self, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
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
            account.state.subject.kind == SubjectKind::Contract && account.state.stage.is_none()
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
            let seen = || Sighting::new(since.unwrap_or(self.as_of));
            self.ask_record(rule, &state, &record, ContractLookup::Missing, &seen, alerts);
        }
    }

    /// The commitment lists of the register's units, and of all that have promised something.
    fn watch_lists(&self, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let record = Record::new(Kind::Unit);
        for (code, since) in self.lists() {
            let reviewed = self.ledger.reviews_of(&code);
            let watch = ListWatch {
                as_of: self.as_of,
                profile: self.profile,
                reviewed_on: reviewed.and_then(|days| days.range(..=self.as_of).next_back().copied()),
                since,
            };
            for rule in rules {
                let Check::ListWatch(check) = rule.check else {
                    continue;
                };
                if let Some(seen) = check(&watch) {
                    let mut alert = self.alert(rule, None, seen, &record);
                    alert.unit = self.named(code.clone());
                    alerts.push(alert);
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

    fn named(&self, uscc: String) -> UnitName {
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
        record: &Record<'_>,
    ) -> Alert {
        let days = match seen.due {
            Some(due) => self.as_of.signed_duration_since(due).num_days(),
            None => self.as_of.signed_duration_since(seen.since).num_days(),
        };
        let found = Found {
            rule,
            at: None,
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
