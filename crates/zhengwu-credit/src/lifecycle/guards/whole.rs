//! The whole record that subject and event make together, held against every rule of its kind (整条评判).

use crate::field::Kind;
use crate::finding::{Phase, Severity};
use crate::requirement::{At, Check, Context, Found, Rule, Stop, ask};

use super::super::gather::{Fields, record};
use super::super::{Row, Whole};
use super::{Asked, places};

impl Asked<'_> {
    /// What is wrong in the record: told, or, where a change makes it wrong, in the way of the change.
    pub(in super::super) fn whole(&mut self, row: &Row) {
        let Some(kind) = self
            .state
            .subject
            .kind
            .record()
            .filter(|_| row.whole != Whole::No)
        else {
            return;
        };
        let fields = self.known_with(row, kind);
        let faults = self.faults(kind, &fields);
        let before = match row.whole {
            Whole::Kept if !faults.is_empty() => self.faults(kind, &self.state.facts),
            _ => Vec::new(),
        };
        let record = record(kind, &fields, self.event);
        for found in faults {
            let was_so = |other: &Found| other.rule.code == found.rule.code && other.at == found.at;
            if before.iter().any(was_so) {
                continue;
            }
            let named = found.at.and_then(|at| kind.spec().field(at));
            let stands_in_the_way = row.whole == Whole::Kept && found.rule.severity == Severity::Error;
            self.is_told = !stands_in_the_way;
            let named = named.map(|spec| spec.key.to_owned());
            self.found(&found, &record, named.into_iter().collect(), true);
        }
        self.is_told = false;
    }

    /// What is known of the subject once the event has happened; nothing is taken for granted.
    fn known_with(&self, row: &Row, kind: Kind) -> Fields {
        let mut fields = self.subject.1.clone();
        let own_date = kind.spec().field(kind.spec().own_date).map(|spec| spec.key);
        if let Some(own_date) = own_date.filter(|own| row.dates != Some(*own))
            && self.facts.known(own_date).is_none()
        {
            fields.remove(own_date);
        }
        fields
    }

    /// What every rule of the kind finds in such a record.
    fn faults(&self, kind: Kind, fields: &Fields) -> Vec<Found> {
        let record = record(kind, fields, self.event);
        let context = Context::alone(self.machine.profile, Some(self.event.on));
        let judges = |rule: &&'static Rule| {
            let is_of_kind = rule.kind().is_none_or(|own| own == kind);
            // What cannot be read in the event is told of every event.
            let reads = matches!(rule.check, Check::Reading(_)) || matches!(rule.at, At::File);
            rule.judges_records() && is_of_kind && !reads && rule.phase <= Phase::Submit
        };
        let mut faults = Vec::new();
        for rule in self.machine.rules.iter().copied().filter(judges) {
            for at in places(rule, kind) {
                if let Err(Stop::Faults(found)) = ask(rule, at, &record, &context) {
                    faults.extend(found.into_iter().map(|fault| Found { rule, at, fault }));
                }
            }
        }
        faults
    }
}
