//! The ledger of units (台账): records, events, or both; everything is asked as of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::field::{Kind, commitment, contract, list_review};
use crate::lifecycle::{Event, Log, Secrecy, State, link};
use crate::model::{Subject, SubjectKind};
use crate::profile::Profile;
use crate::record::Record;
use crate::requirement::Origin;
use crate::value::{Date, Period};

use super::account::account;
use super::payments::instalments;
use super::secret::{Secrets, WithheldRows, named};
use super::sent::Sent;
use super::unit::Unit;
use super::{Fate, Filing, Input, Options, Position, ReadError, RowReport, Summary};

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
    /// What is due of contracts and when it was paid, as far as it was reported by instalments.
    payments: BTreeMap<Subject, Vec<Filing>>,
    /// What was withheld: to show nothing of what else is known of it.
    withheld: WithheldRows,
    rows_with_errors: u64,
    /// Contracts and promises that came and stand in the corrections, by number: nothing is known of them but that.
    held: BTreeSet<(SubjectKind, String)>,
    /// For which months statements came, and which of them stand in the corrections.
    pub(super) sent: Sent,
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new() -> Ledger {
        Ledger::default()
    }

    /// Takes a record that has no error. Of a classified one nothing is kept but its key, so that earlier ones of it do not
    /// show.
    pub fn add_record(&mut self, record: &Record<'_>, period: Option<Period>) {
        match record.kind() {
            _ if record.is_classified() => self.withheld.note(record, period),
            Kind::Unit => self.units.extend(Unit::of(record)),
            Kind::ListReview => {
                let code = record.value(list_review::unit_uscc);
                if let Some((code, on)) = code.zip(record.value(list_review::reviewed_on)) {
                    self.add_review(code.as_str(), on);
                }
            }
            _ => {
                if let Some(filing) = Filing::of(record, period) {
                    self.sent.note(&filing);
                    self.keep(filing);
                }
            }
        }
    }

    fn keep(&mut self, filing: Filing) {
        let book = match filing.kind {
            Kind::Payment => &mut self.payments,
            _ => &mut self.filings,
        };
        book.entry(filing.subject.clone()).or_default().push(filing);
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

    /// Judges tables and takes every row that has no error. All months belong into one call: a contract that one of them
    /// classifies is withheld from all.
    ///
    /// # Errors
    /// Where a source fails while it is read.
    pub fn take(&mut self, inputs: &[Input<'_>], options: &Options<'_>) -> Result<Summary, ReadError> {
        super::run::with_ledger(inputs, options, self)
    }

    /// Takes a row that was judged, where it has no error.
    pub(super) fn take_row(&mut self, row: &RowReport<'_>, period: Option<Period>) {
        if let Some(record) = row.withheld {
            return self.withheld.note(record, period);
        }
        let Some(record) = row.record else { return };
        let filing = Filing::of(record, period).map(|filing| Filing {
            origin: Some(Origin {
                input: row.input(),
                row: row.row(),
            }),
            ..filing
        });
        match (row.fate(), filing) {
            (Fate::Submitted, Some(filing)) => {
                self.sent.note(&filing);
                self.keep(filing);
            }
            (Fate::Submitted, None) => self.add_record(record, period),
            (Fate::ToCorrect, filing) => {
                self.rows_with_errors += 1;
                self.held.extend(number_of(record));
                self.sent.note_held(record, filing.as_ref(), period);
                let mut errors = row.found.iter().filter(|found| !found.lets_pass());
                let is_loose = errors.all(|found| found.rule.name == "performance-without-contract");
                self.loose.extend(filing.filter(|_| is_loose));
            }
            _ => {}
        }
    }

    /// The contracts that are state secrets by the logged events, for a run over records: [`Options::secret`].
    #[must_use]
    pub fn secret_contracts(&self) -> Vec<Subject> {
        let secret = self.said_of_contracts().filter(|(_, said)| said.is_secret());
        secret.map(|(subject, _)| subject.clone()).collect()
    }

    /// The contracts that the logged events declassified, and when, for a run over records: [`Options::declassified`].
    #[must_use]
    pub fn declassified_contracts(&self) -> Vec<(Subject, Date)> {
        let open = self.said_of_contracts().filter(|(_, said)| !said.is_secret());
        open.filter_map(|(subject, said)| Some((subject.clone(), said.declassified_on()?)))
            .collect()
    }

    fn said_of_contracts(&self) -> impl Iterator<Item = (&Subject, Secrecy)> {
        let of_contracts = |(subject, _): &(&Subject, Secrecy)| subject.kind == SubjectKind::Contract;
        self.said().filter(of_contracts)
    }

    /// What events say of the secrecy of each subject.
    fn said(&self) -> impl Iterator<Item = (&Subject, Secrecy)> {
        let logged = self.events.iter();
        logged.map(|(subject, events)| (subject, Secrecy::of(subject.kind, events)))
    }

    /// Everything that is secret by all that is known, and what it takes along.
    fn secrets(&self) -> Secrets {
        let filed = self.filings.iter().flat_map(|(subject, own)| {
            let names = own.iter().filter_map(named);
            names.map(move |name| (subject, name))
        });
        let promises = self
            .events
            .iter()
            .filter(|(subject, _)| matches!(subject.kind, SubjectKind::Commitment | SubjectKind::Dishonesty));
        let logged = promises.flat_map(|(subject, events)| {
            let names = events.iter().filter_map(|event| event.text("contract_no"));
            names.map(move |name| (subject, name))
        });
        Secrets::of(self.said(), &self.withheld, filed.chain(logged))
    }

    /// Whether a subject is a state secret, hangs on one or names one: then nothing is said of it.
    #[must_use]
    pub fn is_secret(&self, subject: &Subject) -> bool {
        self.secrets().has(subject)
    }

    /// Whether a number, or all parts of a key joined by commas, means something of which nothing is said.
    #[must_use]
    pub fn is_secret_number(&self, key: &str) -> bool {
        self.secrets().means(key)
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

    /// The numbers of contracts and promises that stand in the corrections.
    pub(super) fn held(&self) -> impl Iterator<Item = &(SubjectKind, String)> {
        self.held.iter()
    }

    /// The records of a subject, as they came.
    pub(super) fn filings_of(&self, subject: &Subject) -> &[Filing] {
        self.filings.get(subject).map_or(&[], Vec::as_slice)
    }

    /// What was logged, by subject.
    pub(super) fn logged(&self) -> impl Iterator<Item = (&Subject, &[Arc<Event>])> {
        self.events
            .iter()
            .map(|(subject, events)| (subject, events.as_slice()))
    }

    /// The records of contracts, each with the contract of which it speaks: of a supplement its original.
    pub(super) fn contracts(&self) -> impl Iterator<Item = (Subject, &Filing)> {
        let originals = self.originals();
        let contracts = self.filings().filter(|filing| filing.kind == Kind::Contract);
        contracts.map(move |filing| (original_of(&originals, &filing.subject).clone(), filing))
    }

    /// All records, but those of payments.
    pub(super) fn filings(&self) -> impl Iterator<Item = &Filing> {
        self.filings.values().flatten()
    }

    pub(super) fn reviews_of(&self, unit: &str) -> Option<&BTreeSet<Date>> {
        self.reviews.get(unit)
    }

    /// Where everything stood on a day; with `known_at`, by what had been recorded by then. A month's records count as
    /// recorded by its cut-off day.
    #[must_use]
    pub fn at<'l>(&'l self, as_of: Date, known_at: Option<Date>, profile: &'l Profile) -> Position<'l> {
        let is_known = |filing: &&Filing| is_recorded(filing.period, known_at, profile);
        let originals = self.originals();
        // What is secret now is so for every day of which is asked.
        let secrets = self.secrets();
        let is_open = |subject: &&Subject| !secrets.has(subject);
        let mut subjects: BTreeMap<&Subject, Known<'_>> = BTreeMap::new();
        for (subject, events) in self.events.iter().filter(|(subject, _)| is_open(subject)) {
            subjects.entry(subject).or_default().events = events;
        }
        for (subject, own) in self.filings.iter().filter(|(subject, _)| is_open(subject)) {
            let known = subjects.entry(original_of(&originals, subject)).or_default();
            known.filings.extend(own.iter().filter(is_known));
        }
        for (subject, own) in self.payments.iter().filter(|(subject, _)| is_open(subject)) {
            if let Some(known) = subjects.get_mut(original_of(&originals, subject)) {
                known.payments.extend(own.iter().filter(is_known));
            }
        }
        let mut accounts = BTreeMap::new();
        for (subject, known) in subjects {
            let logged = known_events(known.events, known_at);
            let mut account = account(subject, &known.filings, logged, as_of);
            account.instalments = instalments(&known.payments, as_of);
            let is_there = account.state.history.iter().any(|event| event.on <= as_of);
            if is_there || !account.stated.is_empty() {
                accounts.insert(subject.clone(), account);
            }
        }
        let mut states: BTreeMap<Subject, State> = BTreeMap::new();
        for (subject, account) in &mut accounts {
            let state = std::mem::replace(&mut account.state, State::new(subject.clone()));
            states.insert(subject.clone(), state);
        }
        link(&mut states);
        for (subject, account) in &mut accounts {
            if let Some(state) = states.remove(subject) {
                account.state = state;
            }
        }
        let loose = self.loose.iter().filter(is_known);
        let loose = loose.filter(|filing| is_open(&&filing.subject)).collect();
        let known = self.events.keys().chain(self.filings.keys());
        let withheld = secrets.count(&self.withheld, known);
        Position::new(self, (as_of, known_at), profile, accounts, loose, withheld)
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

/// Whether what came for a month had been recorded by a day: by its cut-off day.
pub(super) fn is_recorded(period: Option<Period>, known_at: Option<Date>, profile: &Profile) -> bool {
    let recorded = period.map(|period| profile.cut_off(period));
    known_at.is_none_or(|day| recorded.is_none_or(|recorded| recorded <= day))
}

/// No chain of supplements is as long as this; a circle has no end.
const CHAIN: usize = 1_000;

/// The contract that a supplement, or a supplement of that, amends in the end.
fn original_of<'s>(originals: &'s BTreeMap<Subject, Subject>, subject: &'s Subject) -> &'s Subject {
    let mut of = subject;
    for _ in 0..originals.len().min(CHAIN) {
        match originals.get(of) {
            Some(original) if original != subject => of = original,
            _ => break,
        }
    }
    of
}

/// What is known of one subject before it is told.
#[derive(Default)]
struct Known<'l> {
    filings: Vec<&'l Filing>,
    payments: Vec<&'l Filing>,
    events: &'l [Arc<Event>],
}

fn known_events(events: &[Arc<Event>], known_at: Option<Date>) -> Vec<Arc<Event>> {
    let known = events
        .iter()
        .filter(|event| known_at.is_none_or(|day| event.recorded_at.is_some_and(|at| at.date() <= day)));
    known.cloned().collect()
}

/// The number of a contract or a promise.
fn number_of(record: &Record<'_>) -> Option<(SubjectKind, String)> {
    let (kind, number) = match record.kind() {
        Kind::Contract => (SubjectKind::Contract, record.canonical(contract::contract_no.at)),
        Kind::Commitment => (
            SubjectKind::Commitment,
            record.canonical(commitment::commitment_no.at),
        ),
        _ => return None,
    };
    Some((kind, number?.into_owned()))
}
