//! What an event brings, before any guard of its row: that its keys are known, that its values can be read (事件内容的评判).

use serde_json::Value;

use crate::finding::{Phase, Severity};
use crate::record::{Flaw, FlawAt, Record};
use crate::requirement::{Check, Fault, Found, Rule};

use super::super::gather::{SUCCESSOR_IS, successor_fields};
use super::super::known::takes_lists;
use super::super::{Does, Unmet};
use super::Asked;

impl Asked<'_> {
    /// Keys that nothing knows, values of no field's shape, a successor's number.
    pub(super) fn payload(&mut self) {
        if let Some(rule) = self.machine.rule("LIF106") {
            for key in self.facts.unknown.clone().keys() {
                self.ask_own(rule, key, false);
            }
        }
        let table = self.machine.table(self.state.subject.kind);
        let is_one = |value: &Value| !value.is_object() && !value.is_array();
        for (key, value) in &self.event.payload {
            let is_read = match value {
                Value::Array(parts) => takes_lists(table, key) && parts.iter().all(is_one),
                one => is_one(one),
            };
            if !is_read && !self.facts.unknown.contains_key(key) {
                let flaw = FlawAt {
                    field: u8::MAX,
                    flaw: Flaw::ValueOfWrongShape,
                    index: None,
                    args: Vec::new(),
                };
                self.flawed(&flaw, &Record::new(self.subject.0), key);
            }
        }
        self.successor();
    }

    /// A successor's number is read as the field is that it replaces.
    fn successor(&mut self) {
        let replaced = self
            .row
            .filter(|row| row.does == Does::Succeed)
            .and_then(|row| successor_fields(self.state, self.event, row.does));
        let number = self.event.text("successor_id");
        let (Some((_, field)), Some(number), Some(kind)) =
            (replaced, number, self.state.subject.kind.record())
        else {
            return;
        };
        let mut texts = self.state.facts.clone();
        texts.insert(field.to_owned(), number);
        let kinds = SUCCESSOR_IS.iter().filter(|_| field == "party_b_id");
        texts.extend(kinds.filter_map(|kind| Some(((*kind).to_owned(), self.event.text(kind)?))));
        let record = Record::of_texts(kind, &texts, self.event.on);
        let at = kind.spec().place_of(field);
        for flaw in record.flaws().iter().filter(|flaw| Some(flaw.field) == at) {
            self.flawed(flaw, &record, "successor_id");
        }
    }

    /// Whether a field was told to hold no single value.
    pub(super) fn is_of_wrong_shape(&self, field: &str) -> bool {
        let is_structure = |one: &Unmet| one.name == "value-of-wrong-shape" && one.fields == [field];
        self.unmet.iter().any(is_structure)
    }

    /// What is wrong with how a value reads, under the rule of reading that says so; told of the field of the event. Of what
    /// is no single value nothing else is told.
    pub(super) fn flawed(&mut self, flawed: &FlawAt, record: &Record<'_>, called: &str) {
        if self.is_of_wrong_shape(called) {
            return;
        }
        let reads = |rule: &&&'static Rule| {
            matches!(rule.check, Check::Reading(flaw) if flaw == flawed.flaw)
                && rule.severity == Severity::Error
                && rule.phase <= Phase::Submit
        };
        let Some(rule) = self.machine.rules.iter().find(reads).copied() else {
            return;
        };
        let at = record.spec().field(flawed.field);
        let fault = Fault {
            index: flawed.index,
            args: flawed.args.clone(),
            ..Fault::default()
        };
        let fault = match at.and_then(|spec| self.grounds_to_choose(spec)) {
            Some(allowed) => fault.arg("allowed", allowed),
            None => fault,
        };
        let found = Found {
            rule,
            at: at.map(|_| flawed.field),
            fault: match at {
                Some(spec) if spec.key == called => fault,
                _ => self.named(fault, called),
            },
        };
        self.unread.push(called.to_owned());
        self.found(&found, record, vec![called.to_owned()], true);
    }
}
