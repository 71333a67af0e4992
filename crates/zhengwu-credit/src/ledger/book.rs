//! The ledger of units (台账): records, events, or both; everything is asked as of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::field::{Kind, list_review, unit};
use crate::finding::Severity;
use crate::lifecycle::{Action, Event, Log, Moment, State, fold, link};
use crate::model::{Subject, SubjectKind};
use crate::profile::Profile;
use crate::record::Record;
use crate::requirement::{Oddity, Stated};
use crate::value::{Date, Period};

use super::statements::{AMOUNTS, DERIVED_FROM};
use super::{Entry, Fate, Filing, Input, Options, Position, ReadError, Summary, run, statement_to_events};

/// A unit of the register (单位).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unit {
    /// 统一社会信用代码
    pub uscc: String,
    /// 单位名称
    pub name: String,
    /// 撤并日期
    pub valid_to: Option<Date>,
    /// 承继单位代码
    pub successor: Option<String>,
    /// 起报月份
    pub reports_from: Option<Period>,
}

/// What is known of units, in the order in which it was added (台账).
///
/// It takes monthly records, logged events, or both; where they contradict each other the event stands and the
/// contradiction is told.
///
/// # Examples
/// ```
/// use zhengwu_credit::ledger::Ledger;
/// use zhengwu_credit::lifecycle::{Action, Event, Log, Stage, Subject, SubjectKind};
/// use zhengwu_credit::profile::Profile;
/// use zhengwu_credit::value::parse_date;
/// let day = |text| parse_date(text).map(|parsed| parsed.date);
/// let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
/// let mut log = Log::new();
/// let event = Event::new(subject.clone(), Action::Register, day("2024-12-10")?).with("ends_on", "2025-06-30");
/// let now = day("2024-12-11")?.and_hms_opt(9, 0, 0).ok_or("no such time")?;
/// log.append(event, now, "示例经办", 1)?;
/// let mut ledger = Ledger::new();
/// ledger.add_log(&log);
/// let profile = Profile::haian();
/// let position = ledger.at(day("2025-06-15")?, None, &profile);
/// assert_eq!(position.state(&subject).map(|state| state.stage), Some(Some(Stage::Signed)));
/// assert!(position.alerts().iter().any(|alert| alert.name == "due-soon"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    filings: BTreeMap<Subject, Vec<Filing>>,
    events: BTreeMap<Subject, Vec<Arc<Event>>>,
    /// The days on which units reviewed their lists, by code.
    reviews: BTreeMap<String, BTreeSet<Date>>,
    units: Vec<Unit>,
    /// Statements whose contract nobody can tell.
    loose: Vec<Filing>,
    rows_with_errors: u64,
    rows_withheld: u64,
}

/// What is known of one subject as of a day (分户账).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Account {
    /// Where it stands.
    pub state: State,
    /// What months said of it.
    pub stated: Vec<Stated>,
    /// Where they do not agree with what was known.
    pub oddities: Vec<Oddity>,
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new() -> Ledger {
        Ledger::default()
    }

    /// Takes a record that has no error. Of a classified one nothing is kept.
    pub fn add_record(&mut self, record: &Record<'_>, period: Option<Period>) {
        match record.kind() {
            _ if record.is_classified() => self.rows_withheld += 1,
            Kind::Unit => self.units.extend(unit_of(record)),
            Kind::ListReview => {
                let code = record.value(list_review::unit_uscc);
                if let Some((code, on)) = code.zip(record.value(list_review::reviewed_on)) {
                    self.add_review(code.as_str(), on);
                }
            }
            _ => {
                if let Some(filing) = Filing::of(record, period) {
                    self.filings
                        .entry(filing.subject.clone())
                        .or_default()
                        .push(filing);
                }
            }
        }
    }

    /// Takes a review of a unit's list of promises.
    pub fn add_review(&mut self, unit: &str, on: Date) {
        self.reviews.entry(unit.to_owned()).or_default().insert(on);
    }

    /// Takes the events of a log.
    pub fn add_log(&mut self, log: &Log) {
        for event in log.events() {
            self.events
                .entry(event.subject.clone())
                .or_default()
                .push(Arc::clone(event));
        }
    }

    /// Judges tables and takes every row that has no error. `period_of` gives the month for which an input was sent.
    ///
    /// # Errors
    /// Where a source fails while it is read.
    pub fn take(
        &mut self,
        inputs: &[Input<'_>],
        period_of: &dyn Fn(usize) -> Option<Period>,
        options: &Options<'_>,
    ) -> Result<Summary, ReadError> {
        run(inputs, options, &mut |entry| {
            let Entry::Row(row) = entry else { return };
            match (row.fate(), row.submittable()) {
                (Fate::Withheld, _) => self.rows_withheld += 1,
                (_, Some(record)) => self.add_record(record, period_of(row.input())),
                (Fate::ToCorrect, _) => {
                    self.rows_with_errors += 1;
                    let record = row.record.filter(|_| {
                        let mut errors = row
                            .found
                            .iter()
                            .filter(|found| found.rule.severity == Severity::Error);
                        errors.all(|found| found.rule.name == "performance-without-contract")
                    });
                    let filing = record.and_then(|record| Filing::of(record, period_of(row.input())));
                    self.loose.extend(filing);
                }
                _ => {}
            }
        })
    }

    /// Whether a subject is a state secret, or hangs on one, as far as logged events say: then nothing is said of it.
    #[must_use]
    pub fn is_secret(&self, subject: &Subject) -> bool {
        let parent = subject.hangs_on();
        [Some(subject), parent.as_ref()]
            .into_iter()
            .flatten()
            .any(|subject| fold(subject, self.known_events(subject, Moment::default()), None).is_classified())
    }

    /// The register.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// How many rows have an error, and so are not in the ledger.
    #[must_use]
    pub fn rows_with_errors(&self) -> u64 {
        self.rows_with_errors
    }

    pub(super) fn reviews_of(&self, unit: &str) -> Option<&BTreeSet<Date>> {
        self.reviews.get(unit)
    }

    pub(super) fn loose(&self) -> &[Filing] {
        &self.loose
    }

    /// Where everything stood on a day; with `known_at`, by what had been recorded by then. A month's records count as
    /// recorded by its cut-off day.
    #[must_use]
    pub fn at<'l>(&'l self, as_of: Date, known_at: Option<Date>, profile: &'l Profile) -> Position<'l> {
        let moment = Moment {
            as_of: Some(as_of),
            known_at,
        };
        let originals = self.originals();
        let mut filings: BTreeMap<Subject, Vec<&Filing>> = BTreeMap::new();
        for (subject, own) in &self.filings {
            let of = original_of(&originals, subject);
            let known = own.iter().filter(|filing| {
                let recorded = filing.period.map(|period| profile.cut_off(period));
                known_at.is_none_or(|day| recorded.is_none_or(|recorded| recorded <= day))
            });
            filings.entry(of.clone()).or_default().extend(known);
        }
        let subjects: BTreeSet<&Subject> = filings.keys().chain(self.events.keys()).collect();
        let mut accounts = BTreeMap::new();
        let mut secret = BTreeSet::new();
        for subject in subjects {
            let own = filings.get(subject).map(Vec::as_slice).unwrap_or_default();
            let logged = self.known_events(subject, moment);
            if logged.is_empty() && own.is_empty() {
                continue;
            }
            // What is secret now is so for every day of which is asked.
            if fold(subject, self.known_events(subject, Moment::default()), None).is_classified() {
                secret.insert(subject.clone());
                continue;
            }
            accounts.insert(subject.clone(), account(subject, own, logged, as_of));
        }
        let mut states: BTreeMap<Subject, State> = accounts
            .iter()
            .map(|(subject, account)| (subject.clone(), account.state.clone()))
            .collect();
        link(&mut states);
        for (subject, account) in &mut accounts {
            if let Some(state) = states.remove(subject) {
                account.state = state;
            }
        }
        accounts.retain(|subject, account| !is_withheld(&secret, subject, &account.state));
        Position::new(
            self,
            as_of,
            profile,
            accounts,
            self.rows_withheld + secret.len() as u64,
        )
    }

    fn known_events(&self, subject: &Subject, moment: Moment) -> Vec<Arc<Event>> {
        let all = self.events.get(subject).into_iter().flatten();
        let known = all.filter(|event| {
            moment
                .known_at
                .is_none_or(|day| event.recorded_at.is_some_and(|at| at.date() <= day))
        });
        known.cloned().collect()
    }

    /// For each supplement the contract that it amends.
    fn originals(&self) -> BTreeMap<Subject, Subject> {
        let contracts = self.filings.iter().filter_map(|(subject, own)| {
            let last = own.iter().rev().find(|filing| filing.kind == Kind::Contract)?;
            let number = last.field("amends_contract_no")?;
            let code = subject.key.first()?;
            Some((
                subject.clone(),
                Subject::new(SubjectKind::Contract, [code.as_str(), number]),
            ))
        });
        contracts.collect()
    }
}

/// The contract that a supplement, or a supplement of that, amends in the end.
fn original_of<'s>(originals: &'s BTreeMap<Subject, Subject>, subject: &'s Subject) -> &'s Subject {
    let mut of = subject;
    for _ in 0..originals.len() {
        match originals.get(of) {
            Some(original) if original != subject => of = original,
            _ => break,
        }
    }
    of
}

/// Whether it is secret itself, hangs on what is, or names it.
fn is_withheld(secret: &BTreeSet<Subject>, subject: &Subject, state: &State) -> bool {
    if secret.contains(subject) || subject.hangs_on().is_some_and(|on| secret.contains(&on)) {
        return true;
    }
    let names = matches!(subject.kind, SubjectKind::Commitment | SubjectKind::Dishonesty);
    let number = state.fact("contract_no").filter(|_| names && !secret.is_empty());
    number.is_some_and(|number| {
        secret
            .iter()
            .any(|contract| contract.key.get(1).is_some_and(|own| own == number))
    })
}

/// What months and events together make of one subject.
fn account(subject: &Subject, filings: &[&Filing], logged: Vec<Arc<Event>>, as_of: Date) -> Account {
    let mut ordered: Vec<(Date, &Filing)> = filings
        .iter()
        .filter_map(|filing| Some((day_of(filing)?, *filing)))
        .filter(|(_, filing)| filing.on().is_some_and(|on| on <= as_of))
        .collect();
    ordered.sort_by_key(|(day, filing)| (filing.period.unwrap_or(Period::of(*day)), filing.kind, *day));
    let (mut derived, mut oddities, mut stated) = (Vec::<Arc<Event>>::new(), Vec::new(), Vec::new());
    let mut earlier: BTreeMap<Kind, &Filing> = BTreeMap::new();
    for (day, filing) in &ordered {
        let until = logged.iter().filter(|event| event.on <= *day);
        let history = until.chain(&derived).cloned().collect();
        let previous = fold(subject, history, None);
        let is_supplement = filing.field("amends_contract_no").is_some();
        let made = statement_to_events(&previous, earlier.get(&filing.kind).copied(), filing);
        if !is_supplement {
            earlier.insert(filing.kind, filing);
        }
        oddities.extend(made.oddities);
        for mut event in made.events {
            event.sequence = DERIVED_FROM + derived.len() as u64;
            derived.push(Arc::new(event));
        }
        stated.push(Stated {
            period: filing.period,
            on: filing.on().unwrap_or(*day),
            is_performance: filing.kind == Kind::Performance,
            is_written_off: filing.field("written_off_on").is_some(),
        });
    }
    let history: Vec<Arc<Event>> = logged.into_iter().chain(derived).collect();
    let mut state = fold(subject, history, Some(as_of));
    // What is paid after the end is stated, and no event says it.
    if let Some((_, last)) = ordered
        .iter()
        .rev()
        .find(|(_, filing)| filing.kind == Kind::Performance)
        && state
            .history
            .iter()
            .filter(|event| event.on <= as_of)
            .all(|event| {
                event.action != Action::RecordPerformance || last.on().is_some_and(|on| event.on <= on)
            })
    {
        for field in AMOUNTS {
            if let Some(text) = last.field(field) {
                state.facts.insert(field.to_owned(), text.to_owned());
            }
        }
    }
    Account {
        state,
        stated,
        oddities,
    }
}

/// The day up to which logged events are known to whoever makes a record.
fn day_of(filing: &Filing) -> Option<Date> {
    match filing.kind {
        Kind::Performance => filing.on(),
        _ => filing.period.map(Period::last_day).or_else(|| filing.on()),
    }
}

fn unit_of(record: &Record<'_>) -> Option<Unit> {
    Some(Unit {
        uscc: record.value(unit::uscc)?.as_str().to_owned(),
        name: record.value(unit::name).unwrap_or_default().to_owned(),
        valid_to: record.value(unit::valid_to),
        successor: record
            .value(unit::successor_uscc)
            .map(|code| code.as_str().to_owned()),
        reports_from: record.value(unit::reports_from),
    })
}
