//! What kept a rule from judging (无法判断的原因).

use crate::code::{Lang, Words};
use crate::field::{Cond, Kind};

use super::{Fact, Record, Tri};

/// What was missing where nobody can tell: a field of the record or of its contract, or an input of the run (所缺).
///
/// Small and `Copy`: it is made as often as a rule cannot tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// A field is empty.
    Empty(u8),
    /// A field cannot be read.
    Unreadable(u8),
    /// A field cannot be true, or contradicts another: a rule of its own says so, and nothing is built on it.
    Doubtful(u8),
    /// A field of the contract that the record names is empty or cannot be read.
    ContractField(u8),
    /// No table of contracts is in the run.
    ContractNotInRun,
    /// The contracts are in the run, and the one that is named is not among them.
    ContractNotFound,
    /// The contract that is named has an error, and is not relied upon.
    ContractInError,
    /// The day as of which is judged.
    AsOf,
    /// The calendar of working days of that year.
    Calendar,
    /// The one-year LPR of that day.
    Lpr,
    /// The other rows: they were not compared.
    OtherRows,
    /// The other contracts, the amended one among them.
    OtherContracts,
    /// What earlier months reported.
    EarlierMonths,
    /// The statements of performance: none is in the run, or none of the month that is asked for.
    Statements,
    /// The promises: none is in the run.
    Promises,
    /// What later months reported.
    LaterMonths,
    /// The latest statement has an error, and is not relied upon.
    StatementInError,
    /// The log of events.
    Log,
    /// The reviews of lists of promises.
    Reviews,
    /// The register of units.
    Register,
    /// Which unit of the register it is.
    UnitUnknown,
    /// Whether a contract that is alike is the same.
    ContractAlike,
    /// Whether a contract of before the notice was still to be performed.
    StillInForce,
    /// A list of published notices.
    Notices,
    /// The platform's receipts.
    Receipts,
    /// The records of the month.
    MonthsRecords,
    /// What an event or the state before it does not say; guards ask for it, and name it themselves.
    Event,
}

impl Missing {
    /// Why nothing can be built on a field of this record.
    #[must_use]
    pub fn of(record: &Record<'_>, at: u8) -> Missing {
        match record.slot(at).fact {
            Fact::Absent => Missing::Empty(at),
            Fact::Malformed => Missing::Unreadable(at),
            Fact::Known(_) => Missing::Doubtful(at),
        }
    }

    /// The same, where the record is the contract of another one.
    #[must_use]
    pub fn of_contract(self) -> Missing {
        match self {
            Missing::Empty(at) | Missing::Unreadable(at) | Missing::Doubtful(at) => {
                Missing::ContractField(at)
            }
            other => other,
        }
    }

    /// `empty`, `unreadable`, `calendar` …
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Missing::Empty(_) => "empty",
            Missing::Unreadable(_) => "unreadable",
            Missing::Doubtful(_) => "doubtful",
            Missing::ContractField(_) => "contract_field",
            Missing::ContractNotInRun => "contract_not_in_run",
            Missing::ContractNotFound => "contract_not_found",
            Missing::ContractInError => "contract_in_error",
            Missing::AsOf => "as_of",
            Missing::Calendar => "calendar",
            Missing::Lpr => "lpr",
            Missing::OtherRows => "other_rows",
            Missing::OtherContracts => "other_contracts",
            Missing::EarlierMonths => "earlier_months",
            Missing::Statements => "statements",
            Missing::Promises => "promises",
            Missing::LaterMonths => "later_months",
            Missing::StatementInError => "statement_in_error",
            Missing::Log => "log",
            Missing::Reviews => "reviews",
            Missing::Register => "register",
            Missing::UnitUnknown => "unit_unknown",
            Missing::ContractAlike => "contract_alike",
            Missing::StillInForce => "still_in_force",
            Missing::Notices => "notices",
            Missing::Receipts => "receipts",
            Missing::MonthsRecords => "months_records",
            Missing::Event => "event",
        }
    }

    /// The field that it is about, and of which kind of record, where this one is a cause for records of `kind`.
    #[must_use]
    pub fn field(self, kind: Kind) -> Option<(Kind, u8)> {
        match self {
            Missing::Empty(at) | Missing::Unreadable(at) | Missing::Doubtful(at) => Some((kind, at)),
            Missing::ContractField(at) => Some((Kind::Contract, at)),
            _ => None,
        }
    }

    /// It in words, for records of a kind: `“签订日期”空白`.
    #[must_use]
    pub fn describe(self, kind: Kind, lang: Lang) -> String {
        let field = self.field(kind).and_then(|(kind, at)| kind.spec().field(at));
        let words = self.words().in_lang(lang);
        match (field.map(|field| field.name_in(lang)), lang) {
            (Some(name), Lang::Zh) if matches!(self, Missing::ContractField(_)) => {
                format!("合同的“{name}”{words}")
            }
            (Some(name), Lang::Zh) => format!("“{name}”{words}"),
            (Some(name), Lang::En) if matches!(self, Missing::ContractField(_)) => {
                format!("the contract's {name} {words}")
            }
            (Some(name), Lang::En) => format!("{name} {words}"),
            (None, _) => words.to_owned(),
        }
    }

    fn words(self) -> Words {
        let (zh, en) = match self {
            Missing::Empty(_) => ("空白", "is empty"),
            Missing::Unreadable(_) => ("读不出", "cannot be read"),
            Missing::Doubtful(_) => ("存疑（另有问题或待定）", "is in doubt"),
            Missing::ContractField(_) => ("空白或读不出", "is empty or cannot be read"),
            Missing::ContractNotInRun => ("没有一并检查合同文件", "no file of contracts was checked with it"),
            Missing::ContractNotFound => (
                "所属合同不在合同文件里",
                "its contract is not among the contracts",
            ),
            Missing::ContractInError => ("所属合同有错误，尚待更正", "its contract has an error"),
            Missing::AsOf => ("没有给出评判日", "no day as of which to judge"),
            Missing::Calendar => (
                "配置里没有那一年的工作日历",
                "the profile has no calendar of that year",
            ),
            Missing::Lpr => (
                "配置里没有那一天的一年期 LPR",
                "the profile has no LPR of that day",
            ),
            Missing::OtherRows => ("没有与其他行比对", "rows were not compared"),
            Missing::OtherContracts => (
                "没有其他合同可比对，或所补充的原合同金额不明",
                "the other contracts are not in the run, or the amended one's amounts are not known",
            ),
            Missing::EarlierMonths => (
                "以前各月的报送不在本次检查之内",
                "earlier months are not in the run",
            ),
            Missing::Statements => (
                "没有一并检查那个月的履约记录",
                "the statements of that month were not checked with it",
            ),
            Missing::Promises => ("没有一并检查承诺文件", "no file of promises was checked with it"),
            Missing::LaterMonths => (
                "以后各月的报送不在本次检查之内",
                "later months are not in the run",
            ),
            Missing::StatementInError => ("后来的履约记录有错误，尚待更正", "a later statement has an error"),
            Missing::Log => ("没有事件日志 events/", "there is no log of events, events/"),
            Missing::Reviews => (
                "没有承诺清单的梳理记录",
                "no reviews of the list of promises are in the run",
            ),
            Missing::Register => (
                "没有单位名册 units.csv",
                "there is no register of units, units.csv",
            ),
            Missing::UnitUnknown => (
                "没有代码，单位名册里也没有这个名称",
                "it has no code, and the register does not know the name",
            ),
            Missing::ContractAlike => (
                "有一份合同与它相近，认不准是不是同一份",
                "a contract is like it, and nobody can tell whether it is the same",
            ),
            Missing::StillInForce => (
                "通知印发以前签的合同，那时是否还在履行不清楚",
                "signed before the notice, and whether it was still to be performed then is not known",
            ),
            Missing::Notices => ("没有中标(合同)公告清单", "there is no list of published notices"),
            Missing::Receipts => ("没有平台的回执", "there are no receipts of the platform"),
            Missing::MonthsRecords => (
                "本月的记录不在本次检查之内",
                "the records of the month are not in the run",
            ),
            Missing::Event => ("事项没有写明", "the event does not say"),
        };
        Words { zh, en }
    }
}

impl Record<'_> {
    /// Whether a condition holds, or what is missing to tell. `has_amount` is what is known of the contract's amount.
    ///
    /// # Errors
    /// What is missing.
    pub fn told(&self, cond: &Cond, has_amount: Result<bool, Missing>) -> Result<bool, Missing> {
        let known = has_amount.map_or(Tri::Unknown, Tri::from);
        match self.holds(cond, known) {
            Tri::Yes => Ok(true),
            Tri::No => Ok(false),
            Tri::Unknown => Err(self.undecided(cond, has_amount).unwrap_or(Missing::Event)),
        }
    }

    /// The first part of a condition that could not be decided.
    fn undecided(&self, cond: &Cond, has_amount: Result<bool, Missing>) -> Option<Missing> {
        let known = has_amount.map_or(Tri::Unknown, Tri::from);
        if self.holds(cond, known) != Tri::Unknown {
            return None;
        }
        match cond {
            Cond::Is(at, _) | Cond::IsNot(at, _) | Cond::Yes(at) | Cond::Present(at) | Cond::Absent(at) => {
                Some(Missing::of(self, *at))
            }
            Cond::ContractHasAmount => has_amount.err(),
            Cond::Any(all) | Cond::All(all) => all.iter().find_map(|one| self.undecided(one, has_amount)),
        }
    }
}
