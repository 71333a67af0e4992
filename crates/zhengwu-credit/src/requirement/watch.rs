//! What a rule asks of a subject as of a day (监测): where it stands, what hangs on it, what was stated of it.

use crate::code::Role;
use crate::field::Kind;
use crate::model::{Stage, State};
use crate::profile::Profile;
use crate::record::{Arg, Missing};
use crate::value::{Date, Money, Period, date, money};

use super::{Fault, Stop};

/// A subject as of a day, and what stands beside it (监测对象).
#[derive(Clone, Copy, Debug)]
pub struct Watch<'w> {
    /// The day.
    pub as_of: Date,
    /// The city's constants.
    pub profile: &'w Profile,
    /// Where the subject stands on that day.
    pub state: &'w State,
    /// What hangs on it: claims for compensation, risks, accountability.
    pub hanging: &'w [&'w State],
    /// What months said of it, in their order.
    pub stated: &'w [Stated],
    /// Where statements do not agree with what was known.
    pub oddities: &'w [Oddity],
    /// The day of the latest statement of it that stands in the corrections: what it says, nobody knows yet.
    pub held_on: Option<Date>,
    /// Whether what it names (a promise its contract, a contract its promise) is known; `None` where it names nothing.
    pub names_known: Option<bool>,
    /// What was due and is not paid.
    pub arrears: &'w [Arrear],
    /// The first month after its last statement for which its unit sent statements and none of it.
    pub lacking: Lacking,
    /// Whether events of it were logged.
    pub is_logged: bool,
    /// What else is in the run.
    pub beside: Beside<'w>,
}

/// The month for which a unit sent statements and none of this contract (漏报的月份).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// None: no later month of its unit is in the run.
    None,
    /// In a later month something stands in the corrections that may be of it.
    Unclear,
    /// This month.
    Since(Period),
}

/// What must be in the run beside a record for a rule across records to judge it (另一面).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The contracts.
    Contracts,
    /// The statements of performance.
    Statements,
    /// The promises.
    Promises,
    /// Months before.
    EarlierMonths,
    /// Months after.
    LaterMonths,
    /// The log of events, and so the ledger.
    Log,
    /// The reviews of lists.
    Reviews,
}

impl Side {
    /// All of them: what a ledger has.
    pub const ALL: &'static [Side] = &[
        Side::Contracts,
        Side::Statements,
        Side::Promises,
        Side::EarlierMonths,
        Side::LaterMonths,
        Side::Log,
        Side::Reviews,
    ];

    /// What is missing where it is not in the run.
    #[must_use]
    pub fn missing(self) -> Missing {
        match self {
            Side::Contracts => Missing::ContractNotInRun,
            Side::Statements => Missing::Statements,
            Side::Promises => Missing::Promises,
            Side::EarlierMonths => Missing::EarlierMonths,
            Side::LaterMonths => Missing::LaterMonths,
            Side::Log => Missing::Log,
            Side::Reviews => Missing::Reviews,
        }
    }
}

/// What a run has beside a record (检查范围).
#[derive(Clone, Copy, Debug)]
pub struct Beside<'w> {
    /// Its sides.
    pub sides: &'w [Side],
    /// The last day to which its statements go, where they alone are in the run; with a ledger the day itself counts.
    pub until: Option<Date>,
}

impl Beside<'_> {
    /// A ledger: everything.
    pub const LEDGER: Beside<'static> = Beside {
        sides: Side::ALL,
        until: None,
    };

    /// Asks for a side.
    ///
    /// # Errors
    /// Nobody can tell: it is not in the run.
    pub fn needs(&self, side: Side) -> Result<(), Stop> {
        match self.sides.contains(&side) {
            true => Ok(()),
            false => Err(Stop::CannotTell(side.missing())),
        }
    }
}

/// Which row of a run something is (出处).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The input.
    pub input: usize,
    /// The row, as the user counts.
    pub row: u64,
}

/// What a rule across records answers: what it sees, none of it where it passes (跨记录结论).
pub type Sighted = Result<Vec<Sighting>, Stop>;

/// Money that was due and is not paid (拖欠).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrear {
    /// Since when, as far as is stated.
    pub since: Date,
    /// The last day on which it was to be paid, where an instalment names it.
    pub due_on: Option<Date>,
    /// How much.
    pub short: Money,
}

/// A statement, in so far as rules of later days ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The month for which it was made.
    pub period: Option<Period>,
    /// Its day.
    pub on: Date,
    /// Whether it is a statement of performance.
    pub is_performance: bool,
    /// Whether it says that the subject is written off.
    pub is_written_off: bool,
    /// What was due by then, as it says.
    pub due: Option<Money>,
    /// What was paid by then, as it says.
    pub paid: Option<Money>,
}

impl Stated {
    /// The day on which it was said: its own, or where it came for a month the end of that, if that is later.
    #[must_use]
    pub fn told_on(&self) -> Date {
        let month = self.period.filter(|_| !self.is_performance);
        month.map_or(self.on, |period| period.last_day().max(self.on))
    }
}

/// Where a statement does not agree with what was known (前后不一致).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// In what.
    pub kind: OddityKind,
    /// The day of the statement.
    pub on: Date,
    /// The field.
    pub field: &'static str,
    /// In which kind of record it stands, and where that came from.
    pub record: Kind,
    /// The row, where it came from one.
    pub from: Option<Origin>,
    /// What was known.
    pub before: String,
    /// What the statement says.
    pub now: String,
    /// What is submitted instead, field by field; an empty text where nothing is.
    pub instead: Instead,
    /// Whether it no longer stands: what came later agrees. It stays found in its month, and nobody must act on it.
    pub is_settled: bool,
}

/// What is submitted instead of what a statement says (以登记的事件为准): texts by field.
pub type Instead = Vec<(&'static str, String)>;

/// In what a statement does not agree with what was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// A logged event says otherwise; it stands.
    ContradictsEvent,
    /// An earlier statement had gone further.
    WentBack,
    /// A cumulative amount is smaller.
    Fell,
    /// A last day is another, and nothing amended it; the earlier stands.
    DueMoved,
}

/// The commitment list of a unit as of a day.
#[derive(Clone, Copy, Debug)]
pub struct ListWatch<'w> {
    /// The day.
    pub as_of: Date,
    /// The city's constants.
    pub profile: &'w Profile,
    /// The latest review of the list.
    pub reviewed_on: Option<Date>,
    /// The day from which there has been a list to review.
    pub since: Date,
    /// What else is in the run.
    pub beside: Beside<'w>,
}

/// What a public body owed to small and medium-sized enterprises and had not paid at the end of the year before (年末逾期欠款).
#[derive(Clone, Copy, Debug)]
pub struct YearWatch<'w> {
    /// The day.
    pub as_of: Date,
    /// The city's constants.
    pub profile: &'w Profile,
    /// What was overdue, a contract each; never none.
    pub overdue: &'w [Overdue],
}

/// What of a contract was overdue (逾期未付的合同).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// 合同编号
    pub contract_no: String,
    /// How much.
    pub short: Money,
}

/// Something that a rule sees as of a day (发现).
#[derive(Debug)]
pub struct Sighting {
    /// Since when it is so.
    pub since: Date,
    /// The last day on which it can be done in time, where that has not passed or is what was missed.
    pub due: Option<Date>,
    /// Who must act.
    pub role: Role,
    /// The open matter, where it is about one.
    pub matter: Option<String>,
    /// The field at which it is told, where that is not the one that the rule names.
    pub at: Option<&'static str>,
    /// The kind of record in which it stands, where it is not the one that the rule names, and its row.
    pub record: Option<(Kind, Option<Origin>)>,
    /// Whether the latest record says so itself: then a rule of records tells it at that row, and this is an alert alone.
    pub is_stated: bool,
    /// Whether what came later settled it: then it is found at its row, and no alert.
    pub is_settled: bool,
    /// What the message names.
    pub fault: Fault,
}

impl Sighting {
    /// Something that the unit must do.
    #[must_use]
    pub fn new(since: Date) -> Sighting {
        Sighting {
            since,
            due: None,
            role: Role::Unit,
            matter: None,
            at: None,
            record: None,
            is_stated: false,
            is_settled: false,
            fault: Fault::new(),
        }
    }

    /// The same, due on a day.
    #[must_use]
    pub fn due(mut self, due: Option<Date>) -> Sighting {
        self.due = due;
        self
    }

    /// The same, for somebody else to do.
    #[must_use]
    pub fn by(mut self, role: Role) -> Sighting {
        self.role = role;
        self
    }

    /// The same, about an open matter.
    #[must_use]
    pub fn about(mut self, matter: &str) -> Sighting {
        self.matter = Some(matter.to_owned());
        self
    }

    /// Where a statement does not agree with what was known: told there, naming both.
    #[must_use]
    pub fn odd(one: &Oddity, label: Arg) -> Sighting {
        let typed = |text: &str| match one.record.spec().place_of(one.field) {
            Some(at) => Arg::Typed(at, text.to_owned()),
            None => Arg::Canonical(text.to_owned()),
        };
        let mut seen = Sighting::new(one.on).arg("on", one.on);
        seen.at = Some(one.field);
        seen.record = Some((one.record, one.from));
        seen.is_settled = one.is_settled;
        let fault = seen.fault.arg("before", typed(&one.before));
        seen.fault = fault.arg("now", typed(&one.now)).arg("field", label);
        seen
    }

    /// The same, with something that the message names.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Sighting {
        self.fault = self.fault.arg(name, Arg::Canonical(value.to_string()));
        self
    }

    /// The same, with words that the message names.
    #[must_use]
    pub fn words(mut self, name: &'static str, words: crate::code::Words) -> Sighting {
        self.fault = self.fault.arg(name, Arg::Words(words));
        self
    }
}

impl Watch<'_> {
    /// Whether the subject is in one of these states.
    #[must_use]
    pub fn is_in(&self, stages: &[Stage]) -> bool {
        self.state.stage.is_some_and(|stage| stages.contains(&stage))
    }

    /// Whether its latest statement stands in the corrections, and may still be mended for its month: then nobody can tell what
    /// was left undone since.
    #[must_use]
    pub fn is_latest_held(&self) -> bool {
        let known = self.stated.iter().map(|one| one.on).max();
        let may_be_mended = |held: Date| self.as_of <= self.profile.cut_off(Period::of(held));
        self.held_on
            .is_some_and(|held| known.is_none_or(|known| known < held) && may_be_mended(held))
    }

    /// A day that is known of it.
    #[must_use]
    pub fn day(&self, field: &str) -> Option<Date> {
        day_of(self.state, field)
    }

    /// An amount that is known of it, in yuan.
    #[must_use]
    pub fn yuan(&self, field: &str) -> Option<Money> {
        yuan_of(self.state, field)
    }

    /// The disagreements of a kind.
    pub fn odd(&self, kind: OddityKind) -> impl Iterator<Item = &Oddity> {
        self.oddities.iter().filter(move |one| one.kind == kind)
    }
}

/// A day that is known of a subject.
#[must_use]
pub fn day_of(state: &State, field: &str) -> Option<Date> {
    date::day(state.fact(field)?)
}

/// An amount that is known of a subject, in yuan.
#[must_use]
pub fn yuan_of(state: &State, field: &str) -> Option<Money> {
    money::yuan(state.fact(field)?)
}
