//! What no record has is read as a record's field is: amounts and days as a statement's, who is held accountable as a dishonesty
//! record's; and refused in the same words.

use crate::lifecycle::fields::READ_AS;
use crate::record::{Raw, Record};

use super::Asked;

impl Asked<'_> {
    /// What cannot be read of the fields of the lifecycles' own.
    pub(super) fn unreadable_own(&mut self) {
        for (field, read_as) in READ_AS {
            let is_of_record = self.subject.0.spec().place_of(field).is_some();
            let given = self.facts.given(field).filter(|_| !is_of_record);
            let text = given.map(str::to_owned);
            let (Some(text), Some((kind, at))) = (text, read_as.field(field)) else {
                continue;
            };
            let mut record = Record::new(kind);
            record.set(at, Raw::text(text.as_str()));
            record.finish(None);
            for flawed in record.flaws() {
                self.flawed(flawed, &record, field);
            }
        }
    }
}
