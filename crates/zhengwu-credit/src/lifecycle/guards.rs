//! How guards are asked (条件的评判): the record rules themselves, of the record that subject and event make together.

mod own;
mod payload;
mod row;
mod whole;

use crate::code::{Code, Coded, Lang};
use crate::field::{Cond, Kind, Need};
use crate::finding::Severity;
use crate::model::ContractFacts;
use crate::record::{Arg, Fact, Record};
use crate::requirement::{Check, Context, ContractLookup, Facts, Fault, Found, Rule, Stop, ask, naming_page};
use crate::value::mask::scrub;

use super::correction::outcome;
use super::gather::{Fields, brought, facts, record_fields};
use super::guard::{IN_ORDER, OF_EVERY_EVENT};
use super::machine::Machine;
use super::refusal::Text;
use super::{Event, Guard, Of, Row, State, Unmet, fields};

/// One event before the guards.
pub(super) struct Asked<'m> {
    machine: &'m Machine<'m>,
    state: &'m State,
    event: &'m Event,
    row: Option<&'static Row>,
    facts: Facts,
    subject: (Kind, Fields),
    statement: (Kind, Fields),
    /// The contract beside which a statement of performance is judged.
    contract: ContractLookup<'static>,
    /// Where nothing is known yet, the event brings everything.
    is_first: bool,
    /// Whether what is asked now is told only.
    is_told: bool,
    /// The fields of which it was told that they cannot be read.
    unread: Vec<String>,
    unmet: Vec<Unmet>,
}

impl<'m> Asked<'m> {
    pub(super) fn new(
        machine: &'m Machine<'m>,
        state: &'m State,
        event: &'m Event,
        row: Option<&'static Row>,
    ) -> Asked<'m> {
        let table = machine.table(state.subject.kind);
        let brought = brought(table, state, event, row);
        let mut facts = facts(table, state, event, row, brought.clone());
        let mut unmet = Vec::new();
        if facts.names_event {
            let outcome = outcome(machine, state, event);
            facts.changes_nothing = outcome.changes_nothing;
            facts.breaks = outcome.breaks;
            unmet = outcome.unmet;
        }
        let subject = record_fields(Of::Subject, state, event, row, &brought.0);
        let contract = match subject.0 {
            Kind::Contract => {
                let record = Record::of_texts(Kind::Contract, &subject.1, event.on);
                ContractLookup::Found(ContractFacts::of(&record))
            }
            _ => ContractLookup::NotInRun,
        };
        Asked {
            machine,
            state,
            event,
            row,
            subject,
            contract,
            statement: record_fields(Of::Statement, state, event, row, &brought.0),
            facts,
            is_first: state.stage.is_none(),
            is_told: false,
            unread: Vec::new(),
            unmet,
        }
    }

    /// What is asked of every event: that it is of this subject, possible here, readable, and not of before what is known.
    pub(super) fn every_event(&mut self) {
        self.all(&OF_EVERY_EVENT);
        let is_of_every_state = super::Action::OF_EVERY_STATE.contains(&self.event.action);
        if !is_of_every_state {
            self.all(&[IN_ORDER]);
        }
        self.payload();
        // Once for each field that is not the event's to set.
        if let Some(rule) = self.machine.rule("LIF015") {
            for field in self.facts.foreign.clone() {
                if !self.is_of_wrong_shape(&field) {
                    self.ask_own(rule, &field, false);
                }
            }
        }
        let (subject, statement) = (self.subject.clone(), self.statement.clone());
        self.unreadable(&subject, None);
        self.unreadable(&statement, Some(subject.0));
        self.unreadable_own();
    }

    /// All of these guards.
    pub(super) fn all(&mut self, guards: &[Guard]) {
        for guard in guards {
            self.is_told = guard.is_told;
            match guard.of {
                Of::Event => self.of_event(guard),
                Of::Subject => self.of_record(guard, &self.subject.clone()),
                Of::Statement => self.of_record(guard, &self.statement.clone()),
            }
        }
        self.is_told = false;
    }

    /// What failed. What nobody can tell because of a field that is told already is not told again; one that cannot be read is
    /// the cause by itself.
    pub(super) fn finish(mut self) -> Vec<Unmet> {
        let mut told = self.tell_what_a_ground_demands();
        let unread = self.unread.clone();
        for one in self.unmet.iter().filter(|one| !one.cannot_tell) {
            told.extend(one.fields.iter().cloned());
        }
        let mut finished: Vec<Unmet> = Vec::new();
        for one in self.unmet {
            let is_told = one.cannot_tell
                && !one.fields.is_empty()
                && (one.fields.iter().all(|field| told.contains(field))
                    || one.fields.iter().any(|field| unread.contains(field)));
            let is_twice = finished.iter().any(|other| {
                other.code == one.code && other.fields == one.fields && other.message == one.message
            });
            if !is_told && !is_twice {
                finished.push(one);
            }
        }
        finished
    }

    /// A guard of the lifecycles' own, once for each of its fields.
    fn of_event(&mut self, guard: &Guard) {
        let Some(rule) = self.machine.rule(guard.code) else {
            return self.unknown_rule(guard);
        };
        let everything = [""];
        let judged: &[&str] = if guard.fields.is_empty() {
            &everything
        } else {
            guard.fields
        };
        for field in judged {
            self.ask_own(rule, field, guard.is_brought);
        }
    }

    /// A rule of the lifecycles' own at a field, `""` for the event as a whole.
    fn ask_own(&mut self, rule: &'static Rule, field: &str, is_brought: bool) {
        let verdict = match rule.check {
            Check::Guard(check) => check(&self.facts, field),
            _ => Ok(()),
        };
        // What somebody typed as a key may be a person's number.
        let named: Vec<String> = (!field.is_empty())
            .then(|| scrub(field).into_owned())
            .into_iter()
            .collect();
        match verdict {
            Ok(()) | Err(Stop::NotApplicable) => {}
            Err(Stop::CannotTell(_)) => self.cannot_tell(rule, named, is_brought),
            Err(Stop::Faults(faults)) => {
                for fault in faults {
                    let fault = self.named(fault, field);
                    let empty = Record::new(self.subject.0);
                    let found = Found {
                        rule,
                        at: None,
                        fault,
                    };
                    self.found(&found, &empty, named.clone(), is_brought);
                }
            }
        }
    }

    /// What the messages of the lifecycles' own rules may name.
    fn named(&self, mut fault: Fault, field: &str) -> Fault {
        let code = |code: &'static Code| Arg::Code(code);
        let of = |kind: Kind| {
            let spec = kind.spec();
            let spec = spec.field(spec.place_of(field)?)?;
            Some(Arg::Named(spec.key, spec.heading))
        };
        let own = || {
            let (_, words) = fields::OWN.iter().find(|(key, _)| *key == field)?;
            Some(Arg::Words(*words))
        };
        let others = || {
            [Kind::Performance, Kind::Contract, Kind::Commitment]
                .into_iter()
                .find_map(of)
        };
        // What the subject's record calls it comes first.
        let record = self.state.subject.kind.record().and_then(of);
        if let Some(arg) = record.or_else(own).or_else(others) {
            fault = fault.arg("field", arg);
        }
        fault = fault.arg("action", code(self.event.action.code()));
        match self.state.stage {
            Some(stage) => fault.arg("stage", code(stage.code())),
            None => fault.arg("stage", Arg::Named("nothing yet", "尚未登记")),
        }
    }

    /// A record rule, at the fields that the guard names or that the rule judges.
    fn of_record(&mut self, guard: &Guard, (kind, texts): &(Kind, Fields)) {
        let Some(rule) = self.machine.rule(guard.code) else {
            return self.unknown_rule(guard);
        };
        let record = Record::of_texts(*kind, texts, self.event.on);
        let mut context = Context::alone(self.machine.profile, Some(self.event.on));
        if guard.of == Of::Statement {
            context.contract = self.contract;
        }
        let named = guard
            .fields
            .iter()
            .filter_map(|field| kind.spec().place_of(field));
        let places: Vec<Option<u8>> = match guard.fields {
            [] => rule.places_in(*kind),
            _ => named.map(Some).collect(),
        };
        for at in places {
            match ask(rule, at, &record, &context) {
                Ok(()) | Err(Stop::NotApplicable) => {}
                Err(Stop::CannotTell(_)) => {
                    let fields = unknown_fields(rule, at, &record);
                    self.cannot_tell(rule, fields, guard.is_brought || self.is_first);
                }
                Err(Stop::Faults(faults)) => {
                    for fault in faults {
                        let fault = self.owed_by_the_action(fault, guard);
                        let key = at
                            .and_then(|at| kind.spec().field(at))
                            .map(|spec| spec.key.to_owned());
                        let found = Found { rule, at, fault };
                        self.found(
                            &found,
                            &record,
                            key.into_iter().collect(),
                            guard.is_brought || self.is_first,
                        );
                    }
                }
            }
        }
    }

    /// What of the event cannot be read: under the rules of reading, as in a record.
    fn unreadable(&mut self, (kind, texts): &(Kind, Fields), told: Option<Kind>) {
        let record = Record::of_texts(*kind, texts, self.event.on);
        for flawed in record.flaws() {
            let Some(spec) = kind.spec().field(flawed.field) else {
                continue;
            };
            let is_told =
                told.is_some_and(|other| other != *kind && other.spec().place_of(spec.key).is_some());
            if is_told || !self.facts.given.contains_key(spec.key) {
                continue;
            }
            self.flawed(flawed, &record, spec.key);
        }
    }

    fn found(&mut self, found: &Found, record: &Record<'_>, fields: Vec<String>, is_brought: bool) {
        let zh = found.render(record, None, Lang::Zh);
        let en = found.render(record, None, Lang::En);
        let related = zh
            .related
            .iter()
            .map(|path| path.trim_start_matches('/').to_owned());
        self.unmet.push(Unmet {
            code: found.rule.code,
            name: found.rule.name,
            severity: found.rule.severity,
            basis: self.clauses_of_row(found.rule).unwrap_or(zh.basis),
            related: related.filter(|field| !fields.contains(field)).collect(),
            message: Text {
                zh: zh.message,
                en: en.message,
            },
            help: self.before_it_is_done(found.rule, zh.help, en.help),
            fields,
            cannot_tell: false,
            is_brought,
            is_told: self.is_told,
        });
    }

    /// What a guard cannot tell it refuses, and says what is missing.
    fn cannot_tell(&mut self, rule: &Rule, fields: Vec<String>, is_brought: bool) {
        // What is told only is told where it is known.
        if self.is_told {
            return;
        }
        let (zh, en) = (self.labels(&fields, Lang::Zh), self.labels(&fields, Lang::En));
        self.unmet.push(Unmet {
            code: rule.code,
            name: rule.name,
            severity: rule.severity,
            basis: self.clauses_of_row(rule).unwrap_or_else(|| rule.cites()),
            message: Text {
                zh: format!("无法判断是否“{}”：{zh}没有填写或者读不出来", rule.title.zh),
                en: format!(
                    "whether this is so cannot be told: \"{}\"; {en} is empty or cannot be read",
                    rule.title.en
                ),
            },
            help: Text {
                zh: naming_page(format!("补填或者改正{zh}，再办理"), rule.code, Lang::Zh),
                en: naming_page(
                    format!("fill in or correct {en}, then try again"),
                    rule.code,
                    Lang::En,
                ),
            },
            fields,
            related: Vec::new(),
            cannot_tell: true,
            is_brought,
            is_told: false,
        });
    }

    /// A machine without the rule of a guard cannot tell, and refuses.
    fn unknown_rule(&mut self, guard: &Guard) {
        self.unmet.push(Unmet {
            code: guard.code,
            name: "rule-not-loaded",
            severity: Severity::Error,
            basis: String::new(),
            message: Text {
                zh: format!("规则 {} 没有载入，无法判断", guard.code),
                en: format!("the rule {} is not loaded, so nobody can tell", guard.code),
            },
            help: Text {
                zh: "请使用带有全部规则的版本".to_owned(),
                en: "use a version that has every rule".to_owned(),
            },
            fields: Vec::new(),
            related: Vec::new(),
            cannot_tell: true,
            is_brought: false,
            is_told: false,
        });
    }
}

/// The fields for want of which a rule cannot tell: its own, and those of its condition.
fn unknown_fields(rule: &Rule, at: Option<u8>, record: &Record<'_>) -> Vec<String> {
    let mut fields: Vec<u8> = at.into_iter().chain(rule.related.iter().copied()).collect();
    if let Some(when) = rule.when {
        cond_fields(when, &mut fields);
    }
    if let Some(Need::When(when)) = at.and_then(|at| record.spec().field(at)).map(|spec| spec.need) {
        cond_fields(when, &mut fields);
    }
    let is_unknown = |at: &&u8| !matches!(record.slot(**at).fact, Fact::Known(_));
    let unknown: Vec<u8> = fields.iter().filter(is_unknown).copied().collect();
    let mut named = if unknown.is_empty() { fields } else { unknown };
    let mut seen = Vec::new();
    named.retain(|at| {
        let is_new = !seen.contains(at);
        seen.push(*at);
        is_new
    });
    let spec = record.spec();
    named
        .into_iter()
        .filter_map(|at| Some(spec.field(at)?.key.to_owned()))
        .collect()
}

fn cond_fields(cond: &Cond, fields: &mut Vec<u8>) {
    match cond {
        Cond::Is(at, _) | Cond::IsNot(at, _) | Cond::Yes(at) | Cond::Present(at) | Cond::Absent(at) => {
            fields.push(*at)
        }
        Cond::ContractHasAmount => {}
        Cond::Any(conds) | Cond::All(conds) => conds.iter().for_each(|cond| cond_fields(cond, fields)),
    }
}
