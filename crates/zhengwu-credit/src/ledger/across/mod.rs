//! What rules across records and months see, told as findings at the rows of a run (跨记录、跨月份).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::code::Lang;
use crate::field::Kind;
use crate::finding::Finding;
use crate::model::{Key, Place, Subject};
use crate::record::{Missing, Record};
use crate::requirement::{Check, Found, Instead, Origin, Rule, Side, Sighted, Sighting, Stop};

mod counts;
mod overtaken;
mod told;

use counts::{Counts, count};
pub(super) use told::Told;
use told::places;

use super::told_of_files::place;
use super::waivers::InRun;
use super::{Entry, Input, Ledger, Options, Position, Summary, UnitName};

/// What was found about a record beside others: other records, other months, the log (跨记录的问题).
#[derive(Debug)]
pub struct AcrossReport<'r> {
    origin: Option<Origin>,
    unit: UnitName,
    record: &'r Record<'r>,
    found: &'r [Found],
    place: Option<Place<'r>>,
    instead: &'r Instead,
}

impl AcrossReport<'_> {
    /// Which input; `None` where no row of the run tells of it.
    #[must_use]
    pub fn input(&self) -> Option<usize> {
        self.origin.map(|origin| origin.input)
    }

    /// The row, as the user counts.
    #[must_use]
    pub fn row(&self) -> Option<u64> {
        self.origin.map(|origin| origin.row)
    }

    /// The unit that must act: after a merger the successor.
    #[must_use]
    pub fn unit(&self) -> &UnitName {
        &self.unit
    }

    /// The key of the record.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::of(self.record)
    }

    /// The kind of the record.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.record.kind()
    }

    /// What is submitted instead of what the record says: its status is derived where logged events stand against it.
    #[must_use]
    pub fn instead(&self) -> &Instead {
        self.instead
    }

    /// The findings in their wire form.
    pub fn findings(&self, lang: Lang) -> impl Iterator<Item = Finding> {
        let found = self.found.iter();
        found.map(move |one| one.render(self.record, self.place.as_ref(), lang))
    }
}

/// Whether anything of a run must be judged beside something else: several months, several kinds of records that name each
/// other, or what was logged. A table by itself is not kept.
pub(super) fn is_asked(inputs: &[Input<'_>], options: &Options<'_>) -> bool {
    if !options
        .rules
        .iter()
        .any(|rule| rule.is_across() && rule.phase <= options.phase)
    {
        return false;
    }
    let kinds: BTreeSet<Kind> = inputs.iter().map(|input| input.table.kind()).collect();
    let linked = [
        Kind::Contract,
        Kind::Performance,
        Kind::Commitment,
        Kind::ListReview,
    ];
    let months: BTreeSet<_> = inputs.iter().map(|input| input.period).collect();
    let linked = linked.iter().filter(|kind| kinds.contains(kind)).count();
    options.logged.is_some() || linked > 1 || linked > 0 && months.len() > 1
}

/// What a run has beside its records.
fn sides(inputs: &[Input<'_>], ledger: &Ledger) -> Vec<Side> {
    let has = |kind: Kind| inputs.iter().any(|input| input.table.kind() == kind);
    let months: BTreeSet<_> = inputs.iter().filter_map(|input| input.period).collect();
    let has_months = months.len() > 1 || ledger.sent.months().nth(1).is_some();
    let sides = [
        (Side::Contracts, has(Kind::Contract)),
        (Side::Statements, has(Kind::Performance)),
        (Side::Promises, has(Kind::Commitment)),
        (Side::EarlierMonths, has_months),
        (Side::LaterMonths, has_months),
        (Side::Reviews, has(Kind::ListReview)),
    ];
    sides
        .into_iter()
        .filter(|(_, has)| *has)
        .map(|(side, _)| side)
        .collect()
}

/// Something that is to be told.
struct Telling<'l> {
    told: Told<'l>,
    subject: Option<Subject>,
    unit: String,
    /// Nothing where the log only completes what is submitted.
    found: Option<Found>,
    instead: Instead,
}

/// A run whose rows are in a ledger, while it is told what they say together.
pub(super) struct Across<'r> {
    pub(super) inputs: &'r [Input<'r>],
    pub(super) options: &'r Options<'r>,
    pub(super) has_ledger: bool,
}

impl Across<'_> {
    /// Asks the rules across records, counts what they answer, and tells what they see.
    pub(super) fn tell(
        &self,
        ledger: &Ledger,
        (summary, waivers): (&mut Summary, &mut InRun<'_>),
        each: &mut dyn FnMut(Entry<'_>),
    ) {
        let Across {
            inputs,
            options,
            has_ledger,
        } = *self;
        let sides = sides(inputs, ledger);
        let until = ledger.sent.months().last().map(|month| month.last_day());
        // Without a day nobody can tell; what would be asked is counted all the same.
        let as_of = options.as_of.or(until).unwrap_or_default();
        let position = ledger.at(as_of, None, options.profile);
        let position = match has_ledger {
            true => position,
            false => position.of_run(&sides, until),
        };
        let mut counts = Counts::new();
        let mut tellings = self.seen(&position, &mut counts);
        for coverage in counts.into_values() {
            summary.outcomes += coverage.outcomes;
            summary.coverage.push(coverage);
        }
        tellings.sort_by(|one, other| {
            let turn = |one: &Telling<'_>| {
                let found = one.found.as_ref().map(|found| (found.rule.code, found.at));
                (
                    one.told.origin.is_none(),
                    one.told.origin,
                    one.subject.clone(),
                    one.unit.clone(),
                    found,
                )
            };
            turn(one).cmp(&turn(other))
        });
        let mut tellings = tellings.into_iter().peekable();
        while let Some(first) = tellings.next() {
            let Telling {
                told,
                subject,
                unit,
                found,
                mut instead,
            } = first;
            let mut found: Vec<Found> = found.into_iter().collect();
            let is_same = |one: &Telling<'_>| {
                one.told.origin == told.origin
                    && one.subject == subject
                    && one.unit == unit
                    && one.told.kind == told.kind
            };
            while let Some(next) = tellings.next_if(is_same) {
                found.extend(next.found);
                instead.extend(next.instead);
            }
            told.with_record(as_of, |record, _| {
                waivers.mark(record, &mut found, true);
                summary.note_findings(&found);
                let place = told.origin.and_then(|origin| {
                    let table = inputs.get(origin.input)?.table;
                    place(table, origin.row)
                });
                each(Entry::Across(AcrossReport {
                    origin: told.origin,
                    unit: position.named(unit.clone()),
                    record,
                    found: &found,
                    place,
                    instead: &instead,
                }));
            });
        }
    }

    /// Everything that is seen, and how often what was answered.
    fn seen<'l>(&self, position: &Position<'l>, counts: &mut Counts) -> Vec<Telling<'l>> {
        let rules: Vec<&'static Rule> = self.rules().collect();
        let mut tellings = Vec::new();
        let units = self.units(position);
        for (subject, account) in position.accounts() {
            let state = &account.state;
            let unit = position.unit_code(state);
            if !self.concerns(position, subject, &unit, units.as_ref()) {
                continue;
            }
            let derived = position.derived(account).into_iter();
            let derived =
                derived.filter(|(told, _)| told.origin.is_some_and(|origin| !self.is_context(origin)));
            tellings.extend(derived.map(|(told, instead)| Telling {
                told,
                subject: Some(subject.clone()),
                unit: unit.clone(),
                found: None,
                instead,
            }));
            if self.has_ledger {
                tellings.extend(self.overtaken(position, account, &unit));
            }
            position.watched(account, &mut |watch| {
                for rule in rules.iter().copied() {
                    let Check::Across(_, check) = rule.check else {
                        continue;
                    };
                    let places = places(rule, subject.kind);
                    if places.is_empty() {
                        continue;
                    }
                    let sighted = self.dated(check(watch)).map(|seen| self.of_this_run(seen));
                    let told = |seen: Sighting| {
                        let told = position.told_at(rule, state, &seen);
                        let at = told.field.and_then(|field| told.kind.spec().place_of(field));
                        Telling {
                            told,
                            subject: Some(subject.clone()),
                            unit: unit.clone(),
                            found: Some(Found {
                                rule,
                                at,
                                fault: seen.fault,
                            }),
                            instead: Instead::new(),
                        }
                    };
                    let sighted = sighted.map(|seen| {
                        let seen = seen.into_iter().filter(|one| !one.is_stated);
                        seen.map(told).collect::<Vec<_>>()
                    });
                    for (kind, at) in places {
                        let field = at.and_then(|at| Some(kind.spec().field(at)?.key));
                        let is_here = |told: &Told<'_>| at.is_none() || told.field == field;
                        let answer = match &sighted {
                            Ok(seen) => Ok(seen.iter().any(|one| is_here(&one.told))),
                            Err(stop) => Err(stop),
                        };
                        count(counts, (rule, kind, at), answer);
                    }
                    tellings.extend(sighted.into_iter().flatten());
                }
            });
        }
        self.seen_of_lists(position, &rules, units.as_ref(), counts, &mut tellings);
        tellings
    }

    fn seen_of_lists<'l>(
        &self,
        position: &Position<'l>,
        rules: &[&'static Rule],
        units: Option<&BTreeSet<String>>,
        counts: &mut Counts,
        tellings: &mut Vec<Telling<'l>>,
    ) {
        position.watched_lists(rules, &mut |rule, code, sighted| {
            if units.is_some_and(|units| !units.contains(code)) {
                return;
            }
            let sighted = self.dated(sighted);
            let answer = sighted.as_ref().map(|seen| !seen.is_empty());
            count(counts, (rule, Kind::Unit, None), answer);
            let fields = [("uscc", code.to_owned()), ("name", position.unit_name(code))];
            let fields: BTreeMap<String, String> = fields
                .into_iter()
                .map(|(key, text)| (key.to_owned(), text))
                .collect();
            tellings.extend(sighted.into_iter().flatten().map(|seen| Telling {
                told: Told {
                    kind: Kind::Unit,
                    fields: Cow::Owned(fields.clone()),
                    field: None,
                    origin: None,
                },
                subject: None,
                unit: code.to_owned(),
                found: Some(Found {
                    rule,
                    at: None,
                    fault: seen.fault,
                }),
                instead: Instead::new(),
            }));
        });
    }

    fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let (rules, phase) = (self.options.rules, self.options.phase);
        rules
            .iter()
            .copied()
            .filter(move |rule| rule.is_across() && rule.phase <= phase)
    }

    /// Nobody can tell as of no day.
    fn dated(&self, sighted: Sighted) -> Sighted {
        match (sighted, self.options.as_of) {
            (Err(Stop::NotApplicable), _) => Err(Stop::NotApplicable),
            (_, None) => Err(Missing::AsOf.into()),
            (sighted, Some(_)) => sighted,
        }
    }

    /// A disagreement of an earlier month was told in its month.
    fn of_this_run(&self, mut seen: Vec<Sighting>) -> Vec<Sighting> {
        let origin = |one: &Sighting| one.record.and_then(|(_, origin)| origin);
        seen.retain(|one| origin(one).is_none_or(|origin| !self.is_context(origin)));
        seen
    }

    fn is_context(&self, origin: Origin) -> bool {
        self.inputs
            .get(origin.input)
            .is_some_and(|input| input.context_only)
    }

    /// The units that are told of what stands: where there is a register those in it, and who sent something. `None`: all.
    fn units(&self, position: &Position<'_>) -> Option<BTreeSet<String>> {
        let register = self.options.register?;
        let mut units: BTreeSet<String> = register.codes().map(str::to_owned).collect();
        let now = position.ledger.filings();
        let now = now.filter(|filing| filing.origin.is_some_and(|origin| !self.is_context(origin)));
        units.extend(now.filter_map(|filing| filing.subject.key.first().cloned()));
        Some(units)
    }

    fn concerns(
        &self,
        position: &Position<'_>,
        subject: &Subject,
        unit: &str,
        units: Option<&BTreeSet<String>>,
    ) -> bool {
        let Some(units) = units else { return true };
        let own = || position.ledger.filings_of(subject).iter();
        units.contains(unit)
            || own().any(|filing| filing.origin.is_some_and(|origin| !self.is_context(origin)))
    }
}
