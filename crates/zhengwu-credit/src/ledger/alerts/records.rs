//! Rules of records that hold of a state too (记录规则的预警): asked of the record that a subject makes on that day.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::code::{Coded, DishonestySeverity, Role};
use crate::field::Kind;
use crate::lifecycle::{Stage, State, last_day, last_day_that_counts};
use crate::model::{ContractFacts, Subject, SubjectKind};
use crate::record::{Arg, Record};
use crate::requirement::publication::months;
use crate::requirement::watch::day_of;
use crate::requirement::{Context, ContractLookup, Fault, Rule, Sighting, Stop, ask};
use crate::value::Date;
use crate::value::date::{day, months_after};

use super::super::account::Account;
use super::super::{Position, reported_status};
use super::Alert;

/// Rules of records that the ledger asks too: of the record that a subject makes on that day.
struct AskedOfRecord {
    name: &'static str,
    of: SubjectKind,
    record: Kind,
    /// In which states it is asked; in all, where nothing is said.
    stages: &'static [Stage],
    /// The first day on which it is wrong.
    since: fn(&State, &Fault) -> Option<Date>,
    /// The last day on which it can, or could, be done in time, where that is told too.
    due: fn(&State) -> Option<Date>,
    role: Role,
}

/// Wherever a contract was signed.
const SIGNED: &[Stage] = &[
    Stage::Signed,
    Stage::Performing,
    Stage::Suspended,
    Stage::Performed,
    Stage::Terminated,
    Stage::WrittenOff,
];

static ASKED_OF_RECORDS: &[AskedOfRecord] = &[
    AskedOfRecord {
        name: "term-over-without-performance",
        of: SubjectKind::Contract,
        record: Kind::Performance,
        stages: &[],
        since: |state, _| day_of(state, "ends_on").and_then(|day| day.succ_opt()),
        due: |_| None,
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "compensation-not-decided",
        of: SubjectKind::Contract,
        record: Kind::Performance,
        stages: &[],
        // Since the loss was first stated, however often it is stated again.
        since: |state, _| {
            let mut history = state.history.iter();
            let stated = history.find(|event| event.text("loss_stated").is_some());
            stated.map(|event| event.on).or(state.since)
        },
        due: |_| None,
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "not-published",
        of: SubjectKind::Contract,
        record: Kind::Contract,
        stages: SIGNED,
        since: after_last_day,
        due: |_| None,
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "not-filed",
        of: SubjectKind::Contract,
        record: Kind::Contract,
        stages: SIGNED,
        since: after_last_day,
        due: |_| None,
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "due-without-determination",
        of: SubjectKind::Commitment,
        record: Kind::Commitment,
        // What was entered as kept, ended or revoked waits for nobody.
        stages: &[Stage::Made],
        since: |state, _| day_of(state, "due_on").and_then(|day| day.succ_opt()),
        due: |_| None,
        role: Role::Unit,
    },
    AskedOfRecord {
        name: "objection-unanswered",
        of: SubjectKind::Dishonesty,
        record: Kind::Dishonesty,
        stages: &[],
        since: after_last_day,
        due: |_| None,
        role: Role::CreditOffice,
    },
    AskedOfRecord {
        name: "published-too-long",
        of: SubjectKind::Dishonesty,
        record: Kind::Dishonesty,
        stages: &[],
        since: |state, _| longest_publication(state).and_then(|day| day.succ_opt()),
        due: longest_publication,
        role: Role::CreditOffice,
    },
];

/// The day after the last one on which it could be done in time: the fault names that.
fn after_last_day(_: &State, fault: &Fault) -> Option<Date> {
    let mut args = fault.args.iter();
    let last = args.find_map(|(name, arg)| match arg {
        Arg::Canonical(text) if *name == "last_day" => day(text),
        _ => None,
    });
    last?.succ_opt()
}

/// Whether the ledger asks a rule of records by itself, of more than what was entered.
pub(super) fn is_asked_apart(rule: &Rule) -> bool {
    rule.name == "reason-forbidden" || ASKED_OF_RECORDS.iter().any(|asked| asked.name == rule.name)
}

/// What is seen of a record: the rule, the record and its field, what it is.
pub(in super::super) type Seen<'s> = &'s mut dyn FnMut(&'static Rule, (&Record<'_>, u8), Sighting);

impl Position<'_> {
    pub(super) fn ask_records(
        &self,
        subject: &Subject,
        account: &Account,
        rules: &[&'static Rule],
        alerts: &mut Vec<Alert>,
    ) {
        self.seen_of_records(subject, account, rules, &mut |rule, (record, at), seen| {
            alerts.push(self.alert(rule, Some(&account.state), seen, (record, Some(at))));
        });
    }

    /// What the record rules that are asked of a state see in it.
    pub(in super::super) fn seen_of_records(
        &self,
        subject: &Subject,
        account: &Account,
        rules: &[&'static Rule],
        each: Seen<'_>,
    ) {
        let stage = account.state.stage;
        let is_asked = |asked: &&AskedOfRecord| {
            let is_in = asked.stages.is_empty() || stage.is_some_and(|stage| asked.stages.contains(&stage));
            asked.of == subject.kind && is_in
        };
        for asked in ASKED_OF_RECORDS.iter().filter(is_asked) {
            let Some(rule) = rules.iter().copied().find(|rule| rule.name == asked.name) else {
                continue;
            };
            let counted = self.as_counted(&account.state);
            let facts = self.facts_of(&counted, asked.record);
            let own = Record::of_texts(Kind::Contract, &facts, self.as_of);
            let contract = ContractLookup::Found(ContractFacts::of(&own));
            let seen = |fault: &Fault| {
                let since = (asked.since)(&counted, fault).unwrap_or(self.as_of);
                Sighting::new(since)
                    .due((asked.due)(&account.state))
                    .by(asked.role)
            };
            let record = Record::of_texts(asked.record, &facts, self.as_of);
            self.see_record(rule, &record, contract, &seen, each);
        }
    }

    /// A record rule is asked of the record that a subject makes, at all its fields.
    pub(super) fn ask_record(
        &self,
        rule: &'static Rule,
        state: &State,
        record: &Record<'_>,
        contract: ContractLookup<'_>,
        seen: &dyn Fn(&Fault) -> Sighting,
        alerts: &mut Vec<Alert>,
    ) {
        self.see_record(rule, record, contract, seen, &mut |rule, (record, at), seen| {
            alerts.push(self.alert(rule, Some(state), seen, (record, Some(at))));
        });
    }

    fn see_record(
        &self,
        rule: &'static Rule,
        record: &Record<'_>,
        contract: ContractLookup<'_>,
        seen: &dyn Fn(&Fault) -> Sighting,
        each: Seen<'_>,
    ) {
        let mut context = Context::alone(self.profile, Some(self.as_of));
        context.contract = contract;
        for at in rule.fields_in(record.kind()) {
            let Err(Stop::Faults(faults)) = ask(rule, Some(at), record, &context) else {
                continue;
            };
            for fault in faults {
                let mut seen = seen(&fault);
                seen.fault = fault;
                each(rule, (record, at), seen);
            }
        }
    }

    /// The same with the last day that counts: what was put off after its day is late by that.
    fn as_counted<'s>(&self, state: &'s State) -> Cow<'s, State> {
        let field = match state.subject.kind {
            SubjectKind::Contract => "ends_on",
            SubjectKind::Commitment => "due_on",
            _ => return Cow::Borrowed(state),
        };
        match last_day_that_counts(state, self.as_of) {
            Some(last) if last_day(state) != Some(last) => {
                let mut counted = state.clone();
                counted.facts.insert(field.to_owned(), last.to_string());
                Cow::Owned(counted)
            }
            _ => Cow::Borrowed(state),
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
        if kind == Kind::Dishonesty {
            // It is public until it is no more, whatever day was meant for the end.
            let ends = "publication_ends_on".to_owned();
            match state.stage {
                Some(Stage::Published) if day_of(state, &ends).is_none_or(|day| day > self.as_of) => {
                    facts.insert(ends, self.as_of.to_string());
                }
                Some(Stage::Published) => {}
                _ => drop(facts.remove(&ends)),
            }
        }
        facts
    }
}

/// The last day of the longest publication (NDRC Order 36); `None` where nobody can tell how grave the matter is.
fn longest_publication(state: &State) -> Option<Date> {
    let severity = DishonestySeverity::LIST.read(state.fact("severity")?)?;
    let (_, longest) = months(DishonestySeverity::from_place(severity)?);
    Some(months_after(day_of(state, "decided_on")?, longest))
}
