//! Units that were closed and that nobody succeeds (撤并而没有承继单位).

use std::collections::BTreeMap;

use crate::code::Role;
use crate::field::Kind;
use crate::record::Record;
use crate::requirement::register::Register;
use crate::requirement::{Context, Rule, Sighting, Stop, ask};

use super::super::Position;
use super::Alert;

impl Position<'_> {
    /// The rule of the register's lines is asked of each unit, since the day after its last one.
    pub(super) fn watch_units(&self, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let is_asked = |rule: &&&'static Rule| rule.name == "closed-unit-without-successor";
        let Some(rule) = rules.iter().find(is_asked).copied() else {
            return;
        };
        let mut register = Register::default();
        for unit in self.ledger.units() {
            register.note_end(&unit.uscc, unit.valid_to, unit.successor.as_deref());
        }
        let mut context = Context::alone(self.profile, Some(self.as_of));
        context.register = Some(&register);
        let codes: std::collections::BTreeSet<&str> = self
            .ledger
            .units()
            .iter()
            .map(|unit| unit.uscc.as_str())
            .collect();
        for code in codes {
            let Some(since) = register.closed_on(code).and_then(|last| last.succ_opt()) else {
                continue;
            };
            let texts = BTreeMap::from([("uscc".to_owned(), code.to_owned())]);
            let record = Record::of_texts(Kind::Unit, &texts, self.as_of);
            for at in rule.fields_in(Kind::Unit) {
                let Err(Stop::Faults(faults)) = ask(rule, Some(at), &record, &context) else {
                    continue;
                };
                for fault in faults {
                    let mut seen = Sighting::new(since).by(Role::CreditOffice);
                    seen.fault = fault;
                    let mut alert = self.alert(rule, None, seen, (&record, Some(at)));
                    alert.unit = self.named(code.to_owned());
                    alerts.push(alert);
                }
            }
        }
    }
}
