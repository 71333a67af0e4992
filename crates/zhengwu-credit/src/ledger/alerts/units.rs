//! Units that were closed and that nobody succeeds (撤并而没有承继单位).

use std::collections::BTreeMap;

use crate::code::{Coded, Role, Words};
use crate::field::Kind;
use crate::lifecycle::Text;
use crate::record::Record;
use crate::requirement::register::{Heir, Register};
use crate::requirement::{Context, Rule, Sighting, Stop, ask};

use super::super::Position;
use super::Alert;

const AN_HEIR_FIRST: Words = Words {
    zh: "单位已撤并，没有承继单位：先由信用办在名册 units.csv 里指定承继单位，再由承继单位办理。",
    en: "The unit was closed and nobody succeeds it: the credit office first names its heir in units.csv, who then acts. ",
};

impl Position<'_> {
    /// The rule of the register's lines is asked of each unit, since the day after its last one.
    pub(super) fn watch_units(&self, rules: &[&'static Rule], alerts: &mut Vec<Alert>) {
        let is_asked = |rule: &&&'static Rule| rule.name == "closed-unit-without-successor";
        let Some(rule) = rules.iter().find(is_asked).copied() else {
            return;
        };
        let register = self.register();
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

    /// Who must act is no unit that was closed: where nobody succeeds it, the credit office names an heir first, and keeps the
    /// register. One that is named acts, also where the register has no line of it: that is told there.
    pub(super) fn ask_for_an_heir(&self, alerts: &mut [Alert]) {
        let register = self.register();
        let is_closed = |code: &str| register.closed_on(code).is_some_and(|last| last < self.as_of);
        let has_heir = |code: &str| matches!(register.heir(code), Heir::Unit(_));
        let (unit, office) = (Role::Unit.code().key, Role::CreditOffice.code().key);
        for alert in alerts.iter_mut().filter(|alert| alert.who == unit) {
            let code = alert.unit.uscc.as_str();
            if is_closed(code) && !has_heir(code) {
                alert.who = office;
                alert.help = Text {
                    zh: format!("{}{}", AN_HEIR_FIRST.zh, alert.help.zh),
                    en: format!("{}{}", AN_HEIR_FIRST.en, alert.help.en),
                };
            }
        }
    }

    fn register(&self) -> Register {
        let mut register = Register::default();
        for unit in self.ledger.units() {
            register.note_end(&unit.uscc, unit.valid_to, unit.successor.as_deref());
        }
        register
    }
}
