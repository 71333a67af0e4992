//! The other contracts of a run (同批合同): what a contract is held against beside its own row.

use crate::record::Reading;
use crate::value::Money;

/// What the run knows of other contracts beside one of them. By itself a contract knows of none.
#[derive(Clone, Debug, Default)]
pub struct Peers {
    /// Whether contracts were compared.
    pub are_compared: bool,
    /// One of the same parties, amount and day, under another number.
    pub alike: Option<Peer>,
    /// The same contract, as another unit reports it.
    pub of_another_unit: Option<Peer>,
    /// What it amends.
    pub original: Original,
    /// What the supplements that amend it come to; malformed where one cannot be told.
    pub supplements: Reading<Money>,
}

/// Another contract, by where it stands (另一份合同).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// 合同编号
    pub contract_no: String,
    /// The row.
    pub row: u64,
    /// Its file, where that is another.
    pub file: Option<String>,
}

/// The contract that a supplement amends (原合同).
#[derive(Clone, Copy, Debug, Default)]
pub enum Original {
    /// It was not looked for, or could stand where nobody looked.
    #[default]
    NotInRun,
    /// The other contracts are in the run, and it is not among them.
    Missing,
    /// It is there.
    Found {
        /// 合同金额
        amount: Reading<Money>,
        /// Whether it is of the same subject, in the same words (主要标的).
        is_same_subject: bool,
        /// What its supplements of the same subject added up to the day of this one, itself included; `None` where one
        /// cannot be told.
        added: Option<Money>,
    },
}
