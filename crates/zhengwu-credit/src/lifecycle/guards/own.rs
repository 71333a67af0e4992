//! Amounts and days that no record has are read as a statement's are, and refused in the same words.

use crate::field::Kind;
use crate::field::performance as p;
use crate::lifecycle::fields::{OWN_AMOUNTS, OWN_DAYS};
use crate::record::{Raw, Record};

use super::Asked;

impl Asked<'_> {
    /// What cannot be read of the fields of the lifecycles' own.
    pub(super) fn unreadable_own(&mut self) {
        let amounts = OWN_AMOUNTS.iter().map(|field| (*field, p::performed_amount.at));
        let days = OWN_DAYS.iter().map(|field| (*field, p::status_on.at));
        for (field, read_as) in amounts.chain(days) {
            let is_of_record = self.subject.0.spec().place_of(field).is_some();
            let given = self.facts.given(field).filter(|_| !is_of_record);
            let Some(text) = given.map(str::to_owned) else {
                continue;
            };
            let mut record = Record::new(Kind::Performance);
            record.set(read_as, Raw::text(text.as_str()));
            record.finish(None);
            for flawed in record.flaws() {
                self.flawed(flawed, &record, field);
            }
        }
    }
}
