//! A record is held against every rule of its kind; every outcome is counted.

use crate::field::Kind;
use crate::finding::{Outcomes, Phase};
use crate::record::{Fact, Flaw, FlawAt, Missing, Record};
use crate::requirement::{Check, Context, Fault, Found, Rule, Stop, ask};

use super::Coverage;

/// The rules of one kind of record in one phase, and how often each came to which outcome (评判).
#[derive(Debug)]
pub struct Judge {
    kind: Kind,
    steps: Vec<Step>,
    /// For every field, what the rules of reading are told apart by.
    reading: Vec<ReadingSteps>,
}

/// One rule at one place.
#[derive(Debug)]
struct Step {
    rule: &'static Rule,
    at: Option<u8>,
    outcomes: Outcomes,
    /// What was missing where nobody could tell, and how often: few things, each a line.
    missing: Vec<(Missing, u64)>,
}

/// The rules of reading of one field. They are counted by the state of the cell, so that a good cell costs nothing.
#[derive(Debug, Default)]
struct ReadingSteps {
    rules: Vec<(&'static Rule, Flaw, Failures)>,
    absent: u64,
    malformed: u64,
    known: u64,
}

/// How often a rule of reading failed, by what was left of the cell.
#[derive(Clone, Copy, Debug, Default)]
struct Failures {
    on_malformed: u64,
    on_known: u64,
    /// What was typed was put elsewhere.
    on_absent: u64,
}

impl Judge {
    /// The judge of a kind in a phase, with these rules.
    #[must_use]
    pub fn new(kind: Kind, phase: Phase, rules: &[&'static Rule]) -> Judge {
        let mut steps = Vec::new();
        let mut reading = Vec::new();
        reading.resize_with(kind.spec().fields.len(), ReadingSteps::default);
        for rule in rules.iter().copied().filter(|rule| rule.phase <= phase) {
            let places = rule.places_in(kind).into_iter();
            match rule.check {
                _ if !rule.judges_records() && !rule.is_across() => {}
                Check::Reading(flaw) => {
                    for at in places.flatten() {
                        if let Some(field) = reading.get_mut(usize::from(at)) {
                            field.rules.push((rule, flaw, Failures::default()));
                        }
                    }
                }
                _ => steps.extend(places.map(|at| Step {
                    rule,
                    at,
                    outcomes: Outcomes::default(),
                    missing: Vec::new(),
                })),
            }
        }
        Judge { kind, steps, reading }
    }

    /// The kind it judges.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Judges a record; the findings are appended in order: code, then place, then index.
    pub fn judge(&mut self, record: &Record<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
        let first = found.len();
        self.judge_reading(record, found);
        for step in &mut self.steps {
            match ask(step.rule, step.at, record, context) {
                Ok(()) => step.outcomes.pass += 1,
                Err(Stop::NotApplicable) => step.outcomes.not_applicable += 1,
                Err(Stop::CannotTell(missing)) => {
                    step.outcomes.cannot_tell += 1;
                    match step.missing.iter_mut().find(|(one, _)| *one == missing) {
                        Some((_, times)) => *times += 1,
                        None => step.missing.push((missing, 1)),
                    }
                }
                Err(Stop::Faults(faults)) => {
                    step.outcomes.fail += 1;
                    found.extend(faults.into_iter().map(|fault| Found {
                        rule: step.rule,
                        at: step.at,
                        fault,
                    }));
                }
            }
        }
        let new = found.get_mut(first..).unwrap_or_default();
        new.sort_by_key(|one| (one.rule.code, one.at, one.fault.index));
    }

    /// What is flawed about the cells of a row that is no record. It is a fault of the file, and not counted among the
    /// judgements of records.
    pub fn judge_flaws(&self, record: &Record<'_>, found: &mut Vec<Found>) {
        for flawed in record.flaws() {
            let field = self.reading.get(usize::from(flawed.field));
            let rule = field.and_then(|field| field.rules.iter().find(|(_, flaw, _)| *flaw == flawed.flaw));
            found.extend(rule.map(|(rule, _, _)| found_by(rule, flawed)));
        }
    }

    fn judge_reading(&mut self, record: &Record<'_>, found: &mut Vec<Found>) {
        for (at, field) in (0_u8..).zip(&mut self.reading) {
            match record.slot(at).fact {
                Fact::Absent => field.absent += 1,
                Fact::Malformed => field.malformed += 1,
                Fact::Known(_) => field.known += 1,
            }
        }
        for flawed in record.flaws() {
            let Some(field) = self.reading.get_mut(usize::from(flawed.field)) else {
                continue;
            };
            let Some((rule, _, failures)) = field.rules.iter_mut().find(|(_, flaw, _)| *flaw == flawed.flaw)
            else {
                continue;
            };
            match record.slot(flawed.field).fact {
                Fact::Malformed => failures.on_malformed += 1,
                Fact::Known(_) => failures.on_known += 1,
                Fact::Absent => failures.on_absent += 1,
            }
            found.push(found_by(rule, flawed));
        }
    }

    /// How often each rule came to which outcome at each place, and what was missing.
    pub fn coverage(&self) -> impl Iterator<Item = Coverage> {
        let steps = self.steps.iter().map(|step| Coverage {
            rule: step.rule,
            kind: self.kind,
            at: step.at,
            outcomes: step.outcomes,
            missing: step.missing.clone(),
        });
        let reading = (0_u8..).zip(&self.reading).flat_map(move |(at, field)| {
            field.rules.iter().map(move |(rule, _, failures)| {
                let outcomes = field.outcomes(*failures);
                // A cell that cannot be read for another reason.
                let missing =
                    (outcomes.cannot_tell > 0).then_some((Missing::Unreadable(at), outcomes.cannot_tell));
                Coverage {
                    rule,
                    kind: self.kind,
                    at: Some(at),
                    outcomes,
                    missing: missing.into_iter().collect(),
                }
            })
        });
        steps.chain(reading)
    }

    /// The four outcomes, summed over all rules and places.
    #[must_use]
    pub fn total(&self) -> Outcomes {
        let mut total = Outcomes::default();
        for one in self.coverage() {
            total += one.outcomes;
        }
        total
    }
}

impl ReadingSteps {
    /// A cell that is empty is not applicable; of one that is malformed, only the flaw that made it so is told.
    fn outcomes(&self, failures: Failures) -> Outcomes {
        Outcomes {
            pass: self.known.saturating_sub(failures.on_known),
            fail: failures.on_malformed + failures.on_known + failures.on_absent,
            not_applicable: self.absent.saturating_sub(failures.on_absent),
            cannot_tell: self.malformed.saturating_sub(failures.on_malformed),
        }
    }
}

/// A flaw of reading under its rule.
fn found_by(rule: &'static Rule, flawed: &FlawAt) -> Found {
    Found {
        rule,
        at: Some(flawed.field),
        fault: Fault {
            index: flawed.index,
            args: flawed.args.clone(),
            ..Fault::default()
        },
    }
}
