//! The whole record that subject and event make together, held against every rule of its kind (整条评判).

use crate::field::Kind;
use crate::finding::Severity;
use crate::record::Record;
use crate::requirement::{Context, Found, found_in};

use super::super::gather::Fields;
use super::super::{Row, Whole};
use super::Asked;

impl Asked<'_> {
    /// What is wrong in the record: told, or, where a change makes it wrong, in the way of the change.
    pub(in super::super) fn whole(&mut self, row: &Row) {
        let (Some(kind), Whole::Told | Whole::Kept) = (self.state.subject.kind.record(), row.whole) else {
            return;
        };
        let fields = self.known_with(row, kind);
        let record = Record::of_texts(kind, &fields, self.event.on);
        let faults = self.faults(&record);
        let before = match row.whole {
            Whole::Kept if !faults.is_empty() => {
                self.faults(&Record::of_texts(kind, &self.state.facts, self.event.on))
            }
            _ => Vec::new(),
        };
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
    fn faults(&self, record: &Record<'_>) -> Vec<Found> {
        let context = Context::alone(self.machine.profile, Some(self.event.on));
        found_in(self.machine.rules, record, &context)
    }
}
