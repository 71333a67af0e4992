//! What fell due after the month of its record was judged (报送以后到期的事项): no row of a later month asks for it again, so it is told
//! at that record as long as it stands.

use crate::requirement::{Found, Instead, Rule};

use super::super::{Account, Position};
use super::told::Told;
use super::{Across, Telling};

impl Across<'_> {
    /// What the rules of a record see in a subject of which no row came now, since a day after the cut-off of its last record.
    pub(super) fn overtaken<'l>(
        &self,
        position: &Position<'l>,
        account: &Account,
        unit: &str,
    ) -> Vec<Telling<'l>> {
        let subject = &account.state.subject;
        let own = position.ledger.filings_of(subject).iter();
        let own = own.filter(|filing| Some(filing.kind) == subject.kind.record());
        let latest = own.max_by_key(|filing| filing.turn());
        let Some((record, month)) = latest.and_then(|filing| Some((filing, filing.period?))) else {
            return Vec::new();
        };
        if !record.origin.is_some_and(|origin| self.is_context(origin)) {
            return Vec::new();
        }
        let judged = self.options.profile.cut_off(month);
        let rules = self.options.rules.iter().copied();
        let rules: Vec<&'static Rule> = rules.filter(|rule| rule.phase <= self.options.phase).collect();
        let mut tellings = Vec::new();
        position.seen_of_records(subject, account, &rules, &mut |rule, (asked, at), seen| {
            if asked.kind() != record.kind || seen.since <= judged {
                return;
            }
            let field = record.kind.spec().field(at).map(|field| field.key);
            tellings.push(Telling {
                told: Told::at(record, field),
                subject: Some(subject.clone()),
                unit: unit.to_owned(),
                found: Some(Found {
                    rule,
                    at: Some(at),
                    fault: seen.fault,
                }),
                instead: Instead::new(),
            });
        });
        tellings
    }
}
