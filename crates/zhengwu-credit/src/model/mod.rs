//! Plain data: of records, what identifies one, where it stood, what of a contract its statements need; of subjects that live
//! long, their states, events and open matters; what services keep of records without errors.

mod event;
mod owned;
mod stage;
mod state;

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::code::{AmountBasis, PaymentFrom, PromisorKind};
use crate::field::{Kind, commitment, contract};
use crate::record::{Fact, Missing, Reading, Record, Value};
use crate::value::mask::scrub;
use crate::value::{Date, EndDate, Money};

pub use event::{Event, Payload, Subject, SubjectKind};
pub(crate) use event::{KEY_REPEATED, NO_SUCH_DAY, dated, payload_of, text_in, text_of};
pub use owned::{
    Commitment, Contract, Dishonesty, ListReview, Owned, Payment, Performance, Published, Receipt, Unit,
};
pub use stage::{Action, Closing, Stage};
pub use state::{Matter, MatterKind, State, says_classified};

/// What identifies a record (主键): its parts in the order of 2.1–2.4, `""` for a missing one.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(Vec<String>);

/// Shows the parts, with whatever looks like an identity number masked.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|part| scrub(part)))
            .finish()
    }
}

impl Key {
    /// The key of a record, in full: for matching, never for showing.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Key {
        let part = |at: u8| record.canonical(at).unwrap_or_default().into_owned();
        Key(key_fields(record).iter().copied().map(part).collect())
    }

    /// The key of a record as it may be shown.
    #[must_use]
    pub fn shown(record: &Record<'_>) -> Vec<String> {
        let part = |at: u8| record.shown(at, None, &record.canonical(at).unwrap_or_default());
        key_fields(record).iter().copied().map(part).collect()
    }

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        &self.0
    }

    /// Whether every part that must identify the record is there.
    #[must_use]
    pub fn is_complete(record: &Record<'_>) -> bool {
        let spec = record.spec();
        key_fields(record).iter().copied().all(|at| {
            let may_be_empty = spec
                .field(at)
                .is_some_and(|field| field.need == crate::field::Need::Optional);
            record.slot(at).fact != Fact::Absent || may_be_empty
        })
    }

    /// A number for the key, equal for equal keys; the same on every machine of one build.
    #[must_use]
    pub fn fingerprint(record: &Record<'_>) -> u64 {
        let mut hasher = DefaultHasher::new();
        record.kind().hash(&mut hasher);
        for at in key_fields(record).iter().copied() {
            match record.slot(at).value() {
                // As it is written, without a copy.
                Some(Value::Text) => record.slot(at).text.hash(&mut hasher),
                Some(Value::Uscc(uscc)) => uscc.as_str().hash(&mut hasher),
                _ => record.canonical(at).unwrap_or_default().hash(&mut hasher),
            }
        }
        hasher.finish()
    }
}

/// The fields of the key; of a promise the code of whoever answers for it (2.3).
fn key_fields(record: &Record<'_>) -> &'static [u8] {
    if record.kind() == Kind::Commitment
        && record.value(commitment::promisor_kind) != Some(PromisorKind::Institution)
    {
        return &[commitment::unit_uscc.at, commitment::commitment_no.at];
    }
    record.spec().key_fields
}

/// The key of a contract by its two parts.
#[must_use]
pub fn contract_fingerprint(party_a_uscc: &str, contract_no: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    Kind::Contract.hash(&mut hasher);
    party_a_uscc.hash(&mut hasher);
    contract_no.hash(&mut hasher);
    hasher.finish()
}

/// Where a record stood in its file, as the user counts.
#[derive(Clone, Copy, Debug)]
pub struct Place<'s> {
    /// The file's name.
    pub file: &'s str,
    /// The sheet of a workbook.
    pub sheet: Option<&'s str>,
    /// The row of the spreadsheet, or the line of the file.
    pub row: u64,
    /// The columns, where the file has them.
    pub columns: Option<&'s Columns>,
}

/// The columns of a table with a header.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// For each field of the catalogue, which column holds it: its number from 0 and its heading as written.
    pub of_field: Vec<Option<(usize, String)>>,
    /// Fields without a column that another column's heading tells: 乙方统一社会信用代码 also says 乙方证件类型.
    pub implied: Vec<u8>,
    /// The row in which the headings stand.
    pub header_row: u64,
}

impl Columns {
    /// The column of a field.
    #[must_use]
    pub fn of(&self, at: u8) -> Option<&(usize, String)> {
        self.of_field.get(usize::from(at)).and_then(Option::as_ref)
    }

    /// Whether a field has a column, or another one's heading tells it.
    #[must_use]
    pub fn has(&self, at: u8) -> bool {
        self.of(at).is_some() || self.implied.contains(&at)
    }
}

/// What the rules of a statement of performance or of a payment ask of its contract.
#[derive(Clone, Copy, Debug)]
pub struct ContractFacts {
    /// 签订日期
    pub signed_on: Option<Date>,
    /// 履行截止日期
    pub ends_on: Option<EndDate>,
    /// 计价方式
    pub amount_basis: Option<AmountBasis>,
    /// The measure of performance: the settled amount, else the amount with its supplements' differences.
    pub measure: Option<Money>,
    /// Whether it states an amount.
    pub has_amount: Result<bool, Missing>,
    /// Whether an organ or a public institution pays a small or medium-sized enterprise.
    pub public_body_pays_sme: Result<bool, Missing>,
    /// Whether the regulation on payments to small and medium-sized enterprises protects the counterparty.
    pub pays_sme: Result<bool, Missing>,
    /// 约定付款天数
    pub payment_days: Reading<u32>,
    /// 付款起算点
    pub payment_from: Option<PaymentFrom>,
    /// 结算日期
    pub settled_on: Option<Date>,
}

impl ContractFacts {
    /// What a contract record says.
    #[must_use]
    pub fn of(record: &Record<'_>) -> ContractFacts {
        let amount = record.get(contract::amount);
        // Of a contract no condition asks for its contract.
        let told = |cond| {
            let unasked = Err(Missing::ContractNotInRun);
            record.told(cond, unasked).map_err(Missing::of_contract)
        };
        ContractFacts {
            signed_on: record.value(contract::signed_on),
            ends_on: record.value(contract::ends_on),
            amount_basis: record.value(contract::amount_basis),
            measure: match record.get(contract::settled_amount) {
                Reading::Known(settled) => Some(settled),
                Reading::Absent => amount.value(),
                Reading::Malformed => None,
            },
            has_amount: match amount {
                Reading::Known(_) => Ok(true),
                Reading::Absent => Ok(false),
                Reading::Malformed => Err(Missing::ContractField(contract::amount.at)),
            },
            public_body_pays_sme: told(&contract::PUBLIC_BODY_PAYS_SME),
            pays_sme: told(&contract::PAYS_SME),
            payment_days: record.get(contract::payment_days),
            payment_from: record.value(contract::payment_from),
            settled_on: record.value(contract::settled_on),
        }
    }
}
