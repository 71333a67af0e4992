//! What a guard asks for that no record says: where the subject stands, and what the event brings.

use std::collections::BTreeMap;
use std::fmt;

use crate::code::{AmountBasis, Code, Coded, Lang};
use crate::model::Matter;
use crate::record::{Arg, Missing};
use crate::value::mask::scrub;
use crate::value::{Date, Money, Procedure, date, money};

use super::{Rule, Stop};

/// Which matter an event means (所指的问题).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NamedMatter {
    /// It names none, and there is not exactly one that it can mean.
    #[default]
    Unnamed,
    /// One that is open: by name, or because no other is.
    Open,
    /// One that is closed.
    Closed,
    /// One that there is not.
    Unknown,
}

/// The facts of a subject and of what is about to be done to it (办理条件的事实). Owned, and made anew for every question.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Facts {
    /// The day of the event.
    pub on: Date,
    /// The day of the latest event before it.
    pub last_on: Option<Date>,
    /// Whether the event is one of this subject.
    pub is_of_subject: bool,
    /// Whether anything made the subject known: a draft, a registration, a record.
    pub is_known: bool,
    /// Whether the lifecycle's table has the action in this state.
    pub is_possible: bool,
    /// Whether nothing that the event brings stays known of the subject.
    pub sets_nothing: bool,
    /// The forbidden grounds that the event pleads, and the fields in which they stand.
    pub pleads: Vec<(&'static str, &'static Code)>,
    /// The forbidden grounds of which the event speaks without pleading them, and where.
    pub speaks_of: Vec<(&'static str, &'static Code)>,
    /// The matters that are open.
    pub open_matters: Vec<Matter>,
    /// Which matter the event means.
    pub named_matter: NamedMatter,
    /// The matters of the contract or promise on which the subject hangs; `None` where that is not known here.
    pub matters_above: Option<Vec<Matter>>,
    /// Whether an amendment finds a contract whose last day passed while it was suspended.
    pub is_held: bool,
    /// Whether the event that is to be corrected stands in the history.
    pub names_event: bool,
    /// Whether a correction changes nothing.
    pub changes_nothing: bool,
    /// The other events that a correction takes the ground from.
    pub breaks: Vec<Broken>,
    /// Whether a claim for compensation hangs on the subject and is neither paid nor rejected.
    pub compensation_is_open: bool,
    /// Whether one hangs on it, whatever its state.
    pub has_compensation: bool,
    /// What was paid on such claims, in all.
    pub compensation_paid: Money,
    /// What the event brings, by field.
    pub given: BTreeMap<String, String>,
    /// What the event brings of the subject that is not its to set.
    pub foreign: Vec<String>,
    /// The keys of the event that nothing knows, each with the one that is probably meant.
    pub unknown: BTreeMap<String, Option<&'static str>>,
    /// What the action says by itself, by field.
    pub implied: &'static [(&'static str, &'static str)],
    /// What was known of the subject before, by field.
    pub known: BTreeMap<String, String>,
}

/// An event that no longer holds once an earlier one is corrected (受更正影响的事件).
#[derive(Clone, Debug)]
pub struct Broken {
    /// Its number in the log.
    pub number: u64,
    /// Its day.
    pub on: Date,
    /// What was done.
    pub action: &'static Code,
    /// The rules of which it then falls short.
    pub lacks: Vec<&'static Rule>,
}

/// Says which fields are filled in, and nothing of what stands in them.
impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facts")
            .field("on", &self.on)
            .field("is_possible", &self.is_possible)
            .field("open_matters", &self.open_matters.len())
            .field("given", &self.given.keys().collect::<Vec<_>>())
            .field("known", &self.known.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl Facts {
    /// What the event brings in a field; `None` where it is empty.
    #[must_use]
    pub fn given(&self, field: &str) -> Option<&str> {
        filled(&self.given, field)
    }

    /// What the event brings in a field that is its to set; of another `term-changed-by-the-way` speaks.
    #[must_use]
    pub fn sets(&self, field: &str) -> Option<&str> {
        let is_its_own = !self.foreign.iter().any(|foreign| foreign == field);
        self.given(field).filter(|_| is_its_own && !self.sets_nothing)
    }

    /// What the event brings, else what was known before.
    #[must_use]
    pub fn known(&self, field: &str) -> Option<&str> {
        self.given(field).or_else(|| filled(&self.known, field))
    }

    /// What the action says by itself.
    #[must_use]
    pub fn implied(&self, field: &str) -> Option<&'static str> {
        let (_, text) = self.implied.iter().find(|(key, _)| *key == field)?;
        Some(text)
    }

    /// What was known before the event.
    #[must_use]
    pub fn before(&self, field: &str) -> Option<&str> {
        filled(&self.known, field)
    }
}

fn filled<'f>(fields: &'f BTreeMap<String, String>, field: &str) -> Option<&'f str> {
    fields
        .get(field)
        .map(String::as_str)
        .filter(|text| !text.trim().is_empty())
}

/// Matters as a message names them: what they are called, and what they are.
#[must_use]
pub fn listed(matters: &[Matter]) -> Arg {
    let one = |matter: &Matter, lang: Lang| {
        let (id, what) = (scrub(&matter.id), matter.described(lang));
        match lang {
            Lang::Zh => format!("{id}（{what}）"),
            Lang::En => format!("{id} ({what})"),
        }
    };
    let all = |lang: Lang| matters.iter().map(|matter| one(matter, lang)).collect::<Vec<_>>();
    Arg::InBoth {
        zh: all(Lang::Zh).join("、"),
        en: all(Lang::En).join(", "),
    }
}

/// Reads a day.
///
/// # Errors
/// Nobody can tell where it is none.
pub fn day(text: &str) -> Result<Date, Stop> {
    date::day(text).ok_or(Stop::CannotTell(Missing::Event))
}

/// Reads an amount in yuan.
///
/// # Errors
/// Nobody can tell where it is none.
pub fn yuan(text: &str) -> Result<Money, Stop> {
    money::yuan(text).ok_or(Stop::CannotTell(Missing::Event))
}

/// Reads a procedure.
///
/// # Errors
/// Nobody can tell where it is none.
pub fn procedure(text: &str) -> Result<Procedure, Stop> {
    Procedure::parse(text)
        .map(|(procedure, _)| procedure)
        .map_err(|_| Stop::CannotTell(Missing::Event))
}

/// The price of a contract, where it is fixed or settled (2.1); else the field that does not say.
///
/// # Errors
/// The field for want of which nobody can tell.
pub(crate) fn price_of<'f>(known: impl Fn(&str) -> Option<&'f str>) -> Result<Option<Money>, &'static str> {
    let settled = amount_in(known("settled_amount"), "settled_amount")?;
    if settled.is_some() {
        return Ok(settled);
    }
    let basis = known("amount_basis").and_then(|text| AmountBasis::LIST.read(text));
    match basis.and_then(AmountBasis::from_place).ok_or("amount_basis")? {
        AmountBasis::Fixed => amount_in(known("amount"), "amount")?.ok_or("amount").map(Some),
        _ => Ok(None),
    }
}

/// What stands in a field as an amount; the field itself where it cannot be read.
pub(crate) fn amount_in(text: Option<&str>, field: &'static str) -> Result<Option<Money>, &'static str> {
    text.map(yuan).transpose().map_err(|_| field)
}

/// Whether the government side lets somebody use something for money (出租、出让、特许): what it owes is done with when the
/// term is over.
pub(crate) fn gives_use<'f>(known: impl Fn(&str) -> Option<&'f str>) -> bool {
    known("payment_direction") == Some("government_receives")
}
