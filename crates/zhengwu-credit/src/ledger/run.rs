//! The second walk over a run: every row is judged, and its fate decided.

use crate::code::{Lang, Words};
use crate::field::{Kind, Need};
use crate::finding::Phase;
use crate::model::{Key, Place, Subject};
use crate::profile::Profile;
use crate::record::{Arg, Record};
use crate::requirement::peers::Peers;
use crate::requirement::register::Register;
use crate::requirement::{Context, Fault, Found, Rule, Twin};
use crate::rules::{self, Coverage, Judge, RuleSetRef, least_covered_first};
use crate::value::Date;

use super::contracts::Contracts;
use super::report::Recalled;
use super::survey::Survey;
use super::waivers::{InRun, Waivers};
use super::{Entry, Fate, FileReport, Input, ReadError, Row, RowReport, Summary, Table};

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
        }
    }
}

/// Judges all rows of all tables: contracts first, for statements and payments are judged beside them.
///
/// # Errors
/// Where a source fails while it is read.
pub fn run(
    inputs: &[Input<'_>],
    options: &Options<'_>,
    each: &mut dyn FnMut(Entry<'_>),
) -> Result<Summary, ReadError> {
    let survey = Survey::of(inputs, options)?;
    let asks = |input: &Input<'_>| matches!(input.table.kind(), Kind::Performance | Kind::Payment);
    let asks_for_contracts = inputs.iter().any(asks);
    let mut state = State {
        asks_for_contracts,
        survey,
        contracts: Contracts::default(),
        waivers: InRun::new(options.waivers, options.as_of),
        summary: Summary {
            rule_set: RuleSetRef::of(options.rules),
            ..Summary::default()
        },
    };
    let has_rows = |kind: &Kind| inputs.iter().any(|input| input.table.kind() == *kind);
    for kind in Kind::ALL.into_iter().filter(has_rows) {
        let mut judge = Judge::new(kind, options.phase, options.rules);
        // Its counts are not reported.
        let mut context_judge = Judge::new(kind, options.phase, options.rules);
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
    least_covered_first(&mut state.summary.coverage);
    state.summary.waivers = state.waivers.told();
    Ok(state.summary)
}

struct State<'o> {
    /// Whether anything will ask for the contracts; else none is remembered.
    asks_for_contracts: bool,
    survey: Survey,
    contracts: Contracts,
    waivers: InRun<'o>,
    summary: Summary,
}

impl State<'_> {
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
        let missing = if options.phase >= Phase::Submit {
            missing_columns(table)
        } else {
            Vec::new()
        };
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
                    super::survey::finish(record, options);
                    let record = &*record;
                    let fate = self.decide(
                        record,
                        (number, input),
                        (row, ordinal),
                        (options, &missing),
                        judge,
                        &mut found,
                    );
                    ordinal += 1;
                    (row, record, fate)
                }
            };
            if fate != Fate::Withheld {
                rows += 1;
            }
            if input.context_only {
                if fate == Fate::Withheld && table.kind() == Kind::Contract && !record.is_classified() {
                    self.summary.recalled.push(Recalled {
                        input: number,
                        key: Key::shown(record),
                    });
                }
                return;
            }
            self.summary.note(table.kind(), fate, &found);
            each(Entry::Row(RowReport {
                input: number,
                row: number_of_row,
                fate,
                record: (fate != Fate::Withheld).then_some(record),
                withheld: (fate == Fate::Withheld).then_some(record),
                found: &found,
                place: place(table, number_of_row),
            }));
        })?;
        if !input.context_only && !missing.is_empty() {
            let found = column_findings(&missing, rows);
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
        if self.survey.withheld.holds(record, input.scope) {
            if record.kind() == Kind::Contract {
                self.contracts.note_withheld(record);
            }
            return Fate::Withheld;
        }
        let twin = match input.context_only {
            true => Twin::NotCompared,
            false => self.survey.twin_of(record, (number, ordinal), input),
        };
        let is_second = matches!(twin, Twin::Identical { .. });
        let context = Context {
            as_of: options.as_of,
            profile: options.profile,
            contract: self.contracts.of(record),
            twin,
            peers: match record.kind() {
                Kind::Contract if !input.context_only => self.survey.peers.of(record, input),
                _ => Peers::default(),
            },
            // The units of a register are held against each other.
            register: match record.kind() {
                Kind::Unit => Some(&self.survey.units),
                _ => options.register,
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
        if record.kind() == Kind::Contract && !is_second {
            self.contracts
                .note(record, (row, input.table.file()), fate == Fate::ToCorrect);
        }
        fate
    }
}

/// Required fields for which the table has no column, nor another one that may fill them in.
fn missing_columns(table: &dyn Table) -> Vec<u8> {
    let Some(columns) = table.columns() else {
        return Vec::new();
    };
    let required = table
        .kind()
        .spec()
        .places()
        .filter(|(_, spec)| spec.need == Need::Required);
    let is_there = |at: u8| columns.of(at).is_some() || columns.implied.contains(&at);
    required
        .filter(|(at, spec)| !is_there(*at) && !spec.filled_from.iter().any(|from| is_there(*from)))
        .map(|(at, _)| at)
        .collect()
}

fn column_findings(missing: &[u8], rows: u64) -> Vec<Found> {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    let rule = rules::find("column-missing");
    let found = |at: u8| {
        let fault = Fault::new().arg("rows", Arg::Int(rows));
        rule.first().map(|rule| Found {
            rule,
            at: Some(at),
            fault,
        })
    };
    missing.iter().filter_map(|at| found(*at)).collect()
}

const STOPPED: Words = Words {
    zh: "第 {column} 个字符处读不下去",
    en: "reading stopped at character {column}",
};
const ABOVE_HEADER: Words = Words {
    zh: "它在表头的上面，没有按记录读取；是记录的，移到表头下面",
    en: "it stands above the header and was not read as one; where it is a record, move it below",
};
const TOO_WIDE: Words = Words {
    zh: "有 {cells} 列，表头只有 {columns} 列，多半是数字里的千位逗号没有加引号，后面的各列都错了位",
    en: "it has {cells} columns, the header {columns}; often a comma in a number without quotes has shifted all cells behind it",
};

fn count(number: usize) -> Arg {
    Arg::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

fn unreadable(fault: Fault) -> Option<Found> {
    let rule = rules::find("row-unreadable").first().copied()?;
    Some(Found {
        rule,
        at: None,
        fault,
    })
}

fn place(table: &dyn Table, row: u64) -> Option<Place<'_>> {
    Some(Place {
        file: table.file()?,
        sheet: table.sheet(),
        row,
        columns: table.columns(),
    })
}
