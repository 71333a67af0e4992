//! The second walk over a run: every row is judged, and its fate decided.

use crate::code::Lang;
use crate::field::Kind;
use crate::finding::Phase;
use crate::model::Subject;
use crate::profile::Profile;
use crate::record::{Arg, Record};
use crate::requirement::peers::Peers;
use crate::requirement::register::Register;
use crate::requirement::{Context, Fault, Found, Rule, Twin};
use crate::rules::{self, Coverage, Judge, RuleSetRef, least_covered_first};
use crate::value::Date;

use super::across::{self, Across};
use super::beside::{Beside, not_asked};
use super::by_log::ByLog;
use super::contracts::Contracts;
use super::report::Recalled;
use super::survey::Survey;
use super::told_of_files::{ABOVE_HEADER, Lacking, STOPPED, TOO_WIDE, count, place, unreadable};
use super::waivers::{InRun, Waivers};
use super::{Entry, Fate, FileReport, Input, Ledger, ReadError, Row, RowReport, Summary};

/// How a run judges.
#[derive(Clone, Debug)]
pub struct Options<'o> {
    /// The day as of which is judged.
    pub as_of: Option<Date>,
    /// The phase.
    pub phase: Phase,
    /// The language of what is said.
    pub lang: Lang,
    /// The city's constants.
    pub profile: &'o Profile,
    /// The rules.
    pub rules: &'o [&'static Rule],
    /// The register of units, where there is one.
    pub register: Option<&'o Register>,
    /// Contracts that are state secrets by the logged events, whatever their rows say.
    pub secret: &'o [Subject],
    /// Contracts that the logged events declassified, and when: a row of before says no more that others are secret.
    pub declassified: &'o [(Subject, Date)],
    /// What is let pass, by whom and until when.
    pub waivers: Option<&'o Waivers>,
    /// The register and what was logged: then the run has a ledger, and what is due by its day counts.
    pub logged: Option<&'o Ledger>,
}

impl<'o> Options<'o> {
    /// All rules of the newest version, in the phase `submit`, in Chinese, as of no day.
    #[must_use]
    pub fn new(profile: &'o Profile) -> Options<'o> {
        let (phase, lang) = (Phase::default(), Lang::default());
        Options {
            as_of: None,
            phase,
            lang,
            profile,
            rules: rules::newest(),
            register: None,
            secret: &[],
            declassified: &[],
            waivers: None,
            logged: None,
        }
    }
}

/// Judges all rows of all tables: contracts first, for statements and payments are judged beside them; then what records and
/// months say together, where there are several.
///
/// # Errors
/// Where a source fails while it is read.
pub fn run(
    inputs: &[Input<'_>],
    options: &Options<'_>,
    each: &mut dyn FnMut(Entry<'_>),
) -> Result<Summary, ReadError> {
    let mut ledger = across::is_asked(inputs, options).then(|| options.logged.cloned().unwrap_or_default());
    judged(inputs, options, (ledger.as_mut(), options.logged.is_some()), each)
}

/// The same into a ledger, which has what was logged.
pub(super) fn with_ledger(
    inputs: &[Input<'_>],
    options: &Options<'_>,
    ledger: &mut Ledger,
) -> Result<Summary, ReadError> {
    judged(inputs, options, (Some(ledger), true), &mut |_| {})
}

fn judged(
    inputs: &[Input<'_>],
    options: &Options<'_>,
    (ledger, has_ledger): (Option<&mut Ledger>, bool),
    each: &mut dyn FnMut(Entry<'_>),
) -> Result<Summary, ReadError> {
    let rule_set = RuleSetRef::of(options.rules).by(options.profile);
    // What the city's profile turns off is asked nowhere.
    let on = Rule::on(options.rules, options.profile);
    let options = &Options {
        rules: &on,
        ..options.clone()
    };
    let survey = Survey::of(inputs, options)?;
    // What is judged beside other records is not judged alone.
    let is_alone = ledger.is_none();
    let rules: Vec<&'static Rule> = options
        .rules
        .iter()
        .copied()
        .filter(|rule| is_alone || !rule.is_across())
        .collect();
    let asks = |input: &Input<'_>| matches!(input.table.kind(), Kind::Performance | Kind::Payment);
    let asks_for_contracts = inputs.iter().any(asks);
    let mut state = State {
        beside: Beside::of(inputs, options, &survey.withheld)?,
        asks_for_contracts,
        survey,
        ledger,
        contracts: Contracts::default(),
        by_log: ByLog::default(),
        waivers: InRun::new(options.waivers, options.as_of),
        summary: Summary {
            rule_set,
            ..Summary::default()
        },
    };
    let has_rows = |kind: &Kind| inputs.iter().any(|input| input.table.kind() == *kind);
    for kind in Kind::ALL.into_iter().filter(has_rows) {
        if matches!(kind, Kind::Performance | Kind::Payment) {
            state.by_log = state.ledger.as_deref().map(ByLog::of).unwrap_or_default();
        }
        let mut judge = Judge::new(kind, options.phase, &rules);
        // Its counts are not reported.
        let mut context_judge = Judge::new(kind, options.phase, &rules);
        let of_kind = || {
            inputs
                .iter()
                .enumerate()
                .filter(|(_, input)| input.table.kind() == kind)
        };
        for (number, input) in of_kind().filter(|(_, input)| input.context_only) {
            state.judge_table(number, input, options, &mut context_judge, &mut |_| {})?;
        }
        for (number, input) in of_kind().filter(|(_, input)| !input.context_only) {
            state.judge_table(number, input, options, &mut judge, each)?;
        }
        state.summary.outcomes += judge.total();
        let asked = judge.coverage().filter(Coverage::was_asked);
        state.summary.coverage.extend(asked);
    }
    let State {
        ledger,
        mut waivers,
        mut summary,
        ..
    } = state;
    if let Some(ledger) = ledger {
        let across = Across {
            inputs,
            options,
            has_ledger,
        };
        across.tell(ledger, (&mut summary, &mut waivers), each);
    }
    for one in not_asked(inputs, options) {
        summary.outcomes += one.outcomes;
        summary.coverage.push(one);
    }
    least_covered_first(&mut summary.coverage);
    summary.waivers = waivers.told();
    Ok(summary)
}

struct State<'o, 'l> {
    /// Whether anything will ask for the contracts; else none is remembered.
    asks_for_contracts: bool,
    survey: Survey,
    contracts: Contracts,
    by_log: ByLog,
    beside: Beside,
    waivers: InRun<'o>,
    /// What is judged beside others is kept here.
    ledger: Option<&'l mut Ledger>,
    summary: Summary,
}

impl State<'_, '_> {
    fn judge_table(
        &mut self,
        number: usize,
        input: &Input<'_>,
        options: &Options<'_>,
        judge: &mut Judge,
        each: &mut dyn FnMut(Entry<'_>),
    ) -> Result<(), ReadError> {
        let table = input.table;
        if table.kind() == Kind::Contract && self.asks_for_contracts {
            self.contracts.are_in_run();
        }
        let mut lacking = Lacking::of(table, options.phase);
        let blank = Record::new(table.kind());
        let (mut rows, mut ordinal) = (0_u64, 0_u64);
        let mut found = Vec::new();
        table.visit(&mut |row| {
            found.clear();
            let (number_of_row, record, fate) = match row {
                Row::Aside(row, record) => {
                    // A total over rows that are withheld would give away what stands in them.
                    if input.context_only || self.survey.withheld.has_any() {
                        return;
                    }
                    judge.judge_flaws(record, &mut found);
                    if found.is_empty() {
                        return;
                    }
                    self.summary.note_findings(&found);
                    return each(Entry::File(FileReport {
                        input: number,
                        record,
                        found: &found,
                        place: place(table, row),
                    }));
                }
                Row::Unreadable(row, column) => {
                    let fault = Fault::new().arg("column", count(column));
                    found.extend(unreadable(fault.arg("why", Arg::Words(STOPPED))));
                    (row, &blank, Fate::ToCorrect)
                }
                Row::AboveHeader(row) => {
                    found.extend(unreadable(Fault::new().arg("why", Arg::Words(ABOVE_HEADER))));
                    (row, &blank, Fate::ToCorrect)
                }
                Row::TooWide { row, cells, columns } => {
                    let fault = Fault::new()
                        .arg("cells", count(cells))
                        .arg("columns", count(columns));
                    found.extend(unreadable(fault.arg("why", Arg::Words(TOO_WIDE))));
                    (row, &blank, Fate::ToCorrect)
                }
                Row::Record(row, record) => {
                    self.by_log.complete(record);
                    super::survey::finish(record, options);
                    let record = &*record;
                    let fate = self.decide(
                        record,
                        (number, input),
                        (row, ordinal),
                        (options, lacking.required()),
                        judge,
                        &mut found,
                    );
                    lacking.take(&mut found);
                    ordinal += 1;
                    (row, record, fate)
                }
            };
            if fate != Fate::Withheld {
                rows += 1;
            }
            let report = RowReport {
                input: number,
                row: number_of_row,
                fate,
                record: (fate != Fate::Withheld).then_some(record),
                withheld: (fate == Fate::Withheld).then_some(record),
                found: &found,
                place: place(table, number_of_row),
            };
            if let Some(ledger) = self.ledger.as_deref_mut() {
                ledger.take_row(&report, input.period);
            }
            if input.context_only {
                if fate == Fate::Withheld {
                    let recalled = Recalled::of(record, number, input.period);
                    self.summary.recalled.extend(recalled);
                }
                return;
            }
            self.summary.note(table.kind(), fate, &found);
            each(Entry::Row(report));
        })?;
        let found = lacking.told(rows);
        if !input.context_only && !found.is_empty() {
            self.summary.note_findings(&found);
            let header_row = table.columns().map_or(1, |columns| columns.header_row);
            let place = place(table, header_row);
            each(Entry::File(FileReport {
                input: number,
                record: &blank,
                found: &found,
                place,
            }));
        }
        Ok(())
    }

    /// Judges a record unless it is withheld.
    fn decide(
        &mut self,
        record: &Record<'_>,
        (number, input): (usize, &Input<'_>),
        (row, ordinal): (u64, u64),
        (options, missing): (&Options<'_>, &[u8]),
        judge: &mut Judge,
        found: &mut Vec<Found>,
    ) -> Fate {
        if self.survey.withheld.holds(record, input.scope) || self.beside.is_of_the_withheld(record) {
            self.beside.note(record, Fate::Withheld, input);
            if record.kind() == Kind::Contract {
                self.contracts.note_withheld(record);
            }
            return Fate::Withheld;
        }
        let twin = self.survey.twin_of(record, (number, ordinal), input);
        let is_second = matches!(twin, Twin::Identical { .. });
        let (listed, since) = self.beside.of_row(record, (number, ordinal), input, options);
        let context = Context {
            as_of: options.as_of,
            profile: options.profile,
            contract: self.by_log.tell(record, self.contracts.of(record)),
            twin,
            peers: match record.kind() {
                Kind::Contract if !input.context_only => self.survey.peers.of(record, input),
                _ => Peers::default(),
            },
            came: self.survey.came(input),
            listed,
            since,
            // The units of a register are held against each other; what names a unit against the register that was given, else
            // against that of the run.
            register: match record.kind() {
                Kind::Unit => Some(&self.survey.units),
                _ => options.register.or(self.survey.register()),
            },
            missing_columns: missing,
        };
        judge.judge(record, &context, found);
        self.waivers.mark(record, found, !input.context_only);
        let fate = match found.iter().all(Found::lets_pass) && missing.is_empty() {
            false => Fate::ToCorrect,
            true if is_second => Fate::SentWithAnother,
            true => Fate::Submitted,
        };
        self.beside.note(record, fate, input);
        if record.kind() == Kind::Contract && !is_second {
            self.contracts
                .note(record, (row, input.table.file()), fate == Fate::ToCorrect);
        }
        fate
    }
}
