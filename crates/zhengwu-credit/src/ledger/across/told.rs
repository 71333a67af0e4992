//! At which record something that was seen is told (问题所在的记录).

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::field::Kind;
use crate::lifecycle::State;
use crate::model::SubjectKind;
use crate::record::Record;
use crate::requirement::{At, Instead, Origin, Rule, Sighting};
use crate::value::Date;

use super::super::filing::spoken_of;
use super::super::statements::left_to_the_log;
use super::super::{Account, Filing, Position};

/// At which record, and at which field, something is told.
#[derive(Clone, Debug)]
pub(in super::super) struct Told<'l> {
    pub(super) kind: Kind,
    pub(super) fields: Cow<'l, BTreeMap<String, String>>,
    /// The field that it is about; the record may be of a kind that lacks it.
    pub(super) field: Option<&'static str>,
    pub(super) origin: Option<Origin>,
}

impl<'l> Told<'l> {
    /// At this record, and this field of it.
    pub(super) fn at(filing: &'l Filing, field: Option<&'static str>) -> Told<'l> {
        Told {
            kind: filing.kind,
            fields: Cow::Borrowed(&filing.fields),
            field,
            origin: filing.origin,
        }
    }

    /// The field as a JSON Pointer.
    pub(in super::super) fn path(&self) -> String {
        self.field.map_or_else(String::new, |field| format!("/{field}"))
    }

    /// Asks something of the record.
    pub(in super::super) fn with_record<T>(
        &self,
        as_of: Date,
        ask: impl FnOnce(&Record<'_>, Option<u8>) -> T,
    ) -> T {
        let record = Record::of_texts(self.kind, &self.fields, as_of);
        ask(
            &record,
            self.field.and_then(|field| self.kind.spec().place_of(field)),
        )
    }
}

/// The places of a rule in the records of such a subject. A rule of every field is counted for the record as a whole.
pub(super) fn places(rule: &Rule, of: SubjectKind) -> Vec<(Kind, Option<u8>)> {
    match rule.at {
        At::Across(places) => {
            let own = places.iter().filter(|(kind, _)| spoken_of(*kind) == Some(of));
            own.flat_map(|(kind, _)| rule.places_in(*kind).into_iter().map(|at| (*kind, at)))
                .collect()
        }
        _ => of.record().map(|kind| (kind, None)).into_iter().collect(),
    }
}

impl<'l> Position<'l> {
    /// At which record something that was seen of a subject is told: at the one that it names, else the latest that has the
    /// field, else the latest.
    pub(in super::super) fn told_at(&self, rule: &Rule, state: &State, seen: &Sighting) -> Told<'l> {
        let (kind, at) = places(rule, state.subject.kind)
            .first()
            .copied()
            .unwrap_or((Kind::Contract, None));
        let kind = seen.record.map_or(kind, |(kind, _)| kind);
        let field = seen.at.or_else(|| Some(kind.spec().field(at?)?.key));
        let own = self.ledger.filings_of(&state.subject);
        let filing = match seen.record.and_then(|(_, origin)| origin) {
            // A supplement's is not among those of the contract that it amends.
            Some(origin) => {
                let is_it = |one: &&Filing| one.origin == Some(origin);
                own.iter()
                    .find(is_it)
                    .or_else(|| self.ledger.filings().find(is_it))
            }
            None => {
                let of_kind = || own.iter().filter(|one| one.kind == kind);
                let has_it = |one: &&Filing| field.is_some_and(|field| one.field(field).is_some());
                let latest = of_kind().filter(has_it).max_by_key(|one| one.turn());
                let latest = latest.or_else(|| of_kind().max_by_key(|one| one.turn()));
                latest.or_else(|| own.iter().max_by_key(|one| one.turn()))
            }
        };
        match filing {
            Some(filing) => Told::at(filing, field),
            None => Told {
                kind: state.subject.kind.record().unwrap_or(kind),
                fields: Cow::Owned(facts(state)),
                field,
                origin: None,
            },
        }
    }

    /// What is submitted by logged events in place of what records say: where these contradict them, and where the latest
    /// record of a promise leaves to the log how that was determined.
    pub(super) fn derived(&self, account: &Account) -> Vec<(Told<'l>, Instead)> {
        let own = self.ledger.filings_of(&account.state.subject);
        let contradicted = account.oddities.iter().filter_map(|odd| {
            let filing = own
                .iter()
                .find(|one| one.origin.is_some() && one.origin == odd.from)?;
            Some((Told::at(filing, None), odd.instead.clone()))
        });
        let latest = own.iter().max_by_key(|one| one.turn());
        let silent = latest.map(|filing| (Told::at(filing, None), left_to_the_log(&account.state, filing)));
        contradicted
            .chain(silent)
            .filter(|(_, instead)| !instead.is_empty())
            .collect()
    }
}

/// What is known of a subject of which no record is there, with its key.
fn facts(state: &State) -> BTreeMap<String, String> {
    let mut facts = state.facts.clone();
    if state.subject.kind == SubjectKind::Contract {
        let key = ["party_a_uscc", "contract_no"]
            .into_iter()
            .zip(&state.subject.key);
        for (field, part) in key {
            facts.entry(field.to_owned()).or_insert_with(|| part.clone());
        }
    }
    facts
}
