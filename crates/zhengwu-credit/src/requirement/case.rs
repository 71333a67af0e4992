//! What a check sees: the record, and what stands around it.

use std::marker::PhantomData;

use crate::field::{Cond, Field, Kind, RecordKind, commitment, contract, performance};
use crate::finding::Op;
use crate::model::ContractFacts;
use crate::profile::{Dated, Profile};
use crate::record::{Arg, Missing, Reading, Record, Typed, Value};
use crate::value::Date;

use super::beside::{Listed, Since};
use super::earlier::Came;
use super::peers::Peers;
use super::register::Register;
use super::{Fault, Stop, Verdict, ensure};

/// The contract that a statement or a promise names.
#[derive(Clone, Copy, Debug, Default)]
pub enum ContractLookup<'c> {
    /// No table of contracts is in the run.
    #[default]
    NotInRun,
    /// The contracts are in the run, and it is not among them.
    Missing,
    /// It is there, and it has an error: it stands in the corrections, and what it says is not relied upon.
    Held {
        /// The row.
        row: u64,
        /// Its file.
        file: Option<&'c str>,
    },
    /// It is there.
    Found(ContractFacts),
}

impl ContractLookup<'_> {
    /// What it says.
    ///
    /// # Errors
    /// Where it is not in the run, not among the contracts, or has an error itself.
    pub fn facts(&self) -> Result<&ContractFacts, Missing> {
        match self {
            ContractLookup::Found(facts) => Ok(facts),
            ContractLookup::NotInRun => Err(Missing::ContractNotInRun),
            ContractLookup::Missing => Err(Missing::ContractNotFound),
            ContractLookup::Held { .. } => Err(Missing::ContractInError),
        }
    }
}

/// Whether another row of the run has the same key.
#[derive(Clone, Debug, Default)]
pub enum Twin {
    /// Rows were not compared.
    #[default]
    NotCompared,
    /// No other row has this key.
    Alone,
    /// The first of rows that say the same.
    First,
    /// An earlier row says the same.
    Identical {
        /// Where it stands.
        row: u64,
        /// Its file, where that is another.
        file: Option<String>,
        /// Headings of columns outside the catalogue in which the two differ, as they may be shown.
        others: Vec<String>,
    },
    /// Another row with this key says something else.
    Different {
        /// Where it stands.
        row: u64,
        /// Its file, where that is another.
        file: Option<String>,
        /// In which fields.
        fields: Vec<Difference>,
    },
}

/// A field in which two rows of one key differ, as both may be shown (差异).
#[derive(Clone, Debug)]
pub struct Difference {
    /// The field.
    pub field: u8,
    /// What stands in this row.
    pub here: String,
    /// What stands in the other.
    pub there: String,
}

/// What stands around a record when it is judged (背景).
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// The day as of which is judged; without one, rules that ask for it cannot tell.
    pub as_of: Option<Date>,
    /// The city's constants.
    pub profile: &'c Profile,
    /// The contract that the record names.
    pub contract: ContractLookup<'c>,
    /// Another row with the same key.
    pub twin: Twin,
    /// The other contracts, beside a contract.
    pub peers: Peers,
    /// The months before; without them nobody can tell what is late.
    pub came: Option<Came<'c>>,
    /// A published contract held against those that came.
    pub listed: Listed,
    /// What became of the record of a receipt.
    pub since: Since,
    /// The register of units, where there is one.
    pub register: Option<&'c Register>,
    /// Fields for which the file has no column: that was told once, for the file.
    pub missing_columns: &'c [u8],
}

impl<'c> Context<'c> {
    /// A record by itself.
    #[must_use]
    pub fn alone(profile: &'c Profile, as_of: Option<Date>) -> Context<'c> {
        Context {
            as_of,
            profile,
            contract: ContractLookup::NotInRun,
            twin: Twin::NotCompared,
            peers: Peers::default(),
            came: None,
            listed: Listed::default(),
            since: Since::default(),
            register: None,
            missing_columns: &[],
        }
    }

    /// The day by whose law and parameters a record is judged.
    ///
    /// # Errors
    /// Where it is empty, cannot be read, or is refuted.
    pub fn own_date(&self, record: &Record<'_>) -> Result<Date, Missing> {
        let own_date = record.spec().own_date;
        match record.slot(own_date).value() {
            Some(Value::Date(own)) if !self.refutes(record, own_date) => Ok(own),
            _ => Err(Missing::of(record, own_date)),
        }
    }

    /// Whether a field holds a day that must have come and has not, as of the day of judging. Its own rule says so; no other
    /// builds on it.
    #[must_use]
    pub fn refutes(&self, record: &Record<'_>, at: u8) -> bool {
        let (Some(as_of), Some(Value::Date(day))) = (self.as_of, record.slot(at).value()) else {
            return false;
        };
        let must_have_come: &[u8] = match record.kind() {
            Kind::Contract => &[contract::signed_on.at],
            Kind::Performance => &[performance::status_on.at, performance::performed_on.at],
            Kind::Commitment => &[commitment::made_on.at],
            _ => &[],
        };
        day > as_of && must_have_come.contains(&at)
    }

    /// Whether a condition holds for a record.
    ///
    /// # Errors
    /// What is missing to tell.
    pub fn told(&self, record: &Record<'_>, cond: &Cond) -> Result<bool, Missing> {
        record.told(cond, self.contract.facts().and_then(|facts| facts.has_amount))
    }
}

/// One record before one rule.
#[derive(Debug)]
pub struct Case<'c, K> {
    /// The record.
    pub record: &'c Record<'c>,
    /// What stands around it.
    pub context: &'c Context<'c>,
    kind: PhantomData<K>,
}

impl<'c, K: RecordKind> Case<'c, K> {
    /// A record and what stands around it; the kind must be the record's own.
    #[must_use]
    pub fn new(record: &'c Record<'c>, context: &'c Context<'c>) -> Self {
        Self {
            record,
            context,
            kind: PhantomData,
        }
    }

    /// The value of a field whose absence makes the rule not applicable.
    ///
    /// # Errors
    /// Not applicable where it is empty, cannot tell where it is malformed.
    pub fn given<T: Typed>(&self, field: Field<K, T>) -> Result<T::Out<'c>, Stop> {
        self.stands(field)?;
        match self.record.get(field) {
            Reading::Known(value) => Ok(value),
            Reading::Absent => Err(Stop::NotApplicable),
            Reading::Malformed => Err(Missing::Unreadable(field.at).into()),
        }
    }

    /// The value of a field without which the rule cannot tell.
    ///
    /// # Errors
    /// Cannot tell where it is empty or malformed.
    pub fn known<T: Typed>(&self, field: Field<K, T>) -> Result<T::Out<'c>, Stop> {
        self.stands(field)?;
        self.record.value(field).ok_or_else(|| self.in_doubt(field))
    }

    /// That a value is not below another, a day not before it; where it is empty there is nothing to judge.
    ///
    /// # Errors
    /// The fault; cannot tell where the other is empty, or one is malformed.
    pub fn at_least<T: Typed<Out<'c>: PartialOrd + ToString>>(
        &self,
        own: Field<K, T>,
        other: Field<K, T>,
    ) -> Verdict {
        let (own, other) = (self.given(own)?, self.known(other)?);
        ensure(own >= other, || Fault::new().expecting(Op::Ge, other))
    }

    /// That a value is not above another; where it is empty there is nothing to judge.
    ///
    /// # Errors
    /// As in [`Case::at_least`].
    pub fn at_most<T: Typed<Out<'c>: PartialOrd + ToString>>(
        &self,
        own: Field<K, T>,
        other: Field<K, T>,
    ) -> Verdict {
        let (own, other) = (self.given(own)?, self.known(other)?);
        ensure(own <= other, || Fault::new().expecting(Op::Le, other))
    }

    /// That a day is not after the one as of which is judged; where it is empty there is nothing to judge. The message has
    /// `{as_of}`.
    ///
    /// # Errors
    /// The fault; cannot tell as of no day, or where it is malformed.
    pub fn has_come<T: Typed<Out<'c> = Date>>(&self, own: Field<K, T>) -> Verdict {
        let own = match self.record.get(own) {
            Reading::Known(day) => day,
            // Empty or unreadable, and so never refuted.
            Reading::Absent | Reading::Malformed => self.given(own)?,
        };
        let as_of = self.as_of()?;
        ensure(own <= as_of, || {
            let fault = Fault::new().expecting(Op::Le, as_of);
            fault.arg("as_of", Arg::Canonical(as_of.to_string()))
        })
    }

    /// The value of a field, `None` where it is empty.
    ///
    /// # Errors
    /// Cannot tell where it is malformed.
    pub fn maybe<T: Typed>(&self, field: Field<K, T>) -> Result<Option<T::Out<'c>>, Stop> {
        self.stands(field)?;
        match self.record.get(field) {
            Reading::Known(value) => Ok(Some(value)),
            Reading::Absent => Ok(None),
            Reading::Malformed => Err(Missing::Unreadable(field.at).into()),
        }
    }

    /// Nothing is built on a day that is yet to come and cannot be: one cause is one finding, and `has_come` tells it.
    fn stands<T>(&self, field: Field<K, T>) -> Result<(), Stop> {
        match self.context.refutes(self.record, field.at) {
            true => Err(Missing::Doubtful(field.at).into()),
            false => Ok(()),
        }
    }

    /// Nobody can tell, for nothing can be built on this field: it is empty, cannot be read, or is known to be wrong.
    #[must_use]
    pub fn in_doubt<T>(&self, field: Field<K, T>) -> Stop {
        Missing::of(self.record, field.at).into()
    }

    /// Whether a field is filled in, readable or not.
    #[must_use]
    pub fn has<T>(&self, field: Field<K, T>) -> bool {
        self.record.slot(field.at).fact != crate::record::Fact::Absent
    }

    /// Passes if the field at this place is filled in, readable or not. Where the file has no column for it, that was
    /// told once, for the file.
    ///
    /// # Errors
    /// The fault where it is empty.
    pub fn ensure_filled(&self, at: u8) -> super::Verdict {
        if self.context.missing_columns.contains(&at) {
            return Err(Stop::NotApplicable);
        }
        super::ensure(
            self.record.slot(at).fact != crate::record::Fact::Absent,
            super::Fault::new,
        )
    }

    /// The day as of which is judged.
    ///
    /// # Errors
    /// Cannot tell without one.
    pub fn as_of(&self) -> Result<Date, Stop> {
        self.context.as_of.ok_or(Stop::CannotTell(Missing::AsOf))
    }

    /// A number of the profile, as of the record's own date.
    ///
    /// # Errors
    /// Cannot tell where that date is not known and the number is not the same on every day.
    pub fn parameter(&self, number: &Dated) -> Result<u32, Stop> {
        match self.context.own_date(self.record) {
            Ok(own) => Ok(number.on(own)),
            Err(missing) => number.always().ok_or_else(|| missing.into()),
        }
    }

    /// The contract that the record names.
    ///
    /// # Errors
    /// Cannot tell where it is not in the run, or has an error itself.
    pub fn contract(&self) -> Result<ContractFacts, Stop> {
        self.context.contract.facts().copied().map_err(Stop::CannotTell)
    }
}
