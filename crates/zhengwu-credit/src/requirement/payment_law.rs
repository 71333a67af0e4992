//! 保障中小企业款项支付条例: whom it protects, which of its texts holds, when what is due is to be paid, at what rate interest
//! is owed. For the rules of contracts, statements and payments, and for the interest in the ledger.

use chrono::Days;

use crate::basis::{
    Basis, SME_PAYMENT_2020_8, SME_PAYMENT_2020_15, SME_PAYMENT_2020_16, SME_PAYMENT_2025_9,
    SME_PAYMENT_2025_17, SME_PAYMENT_2025_18,
};
use crate::code::PaymentFrom;
use crate::field::contract as c;
use crate::model::ContractFacts;
use crate::record::{Missing, Reading};
use crate::value::{Date, OverdueRate, Rate};

use super::Stop;

/// The first day of the text of 2020 (国务院令第728号).
pub const IN_FORCE: (i32, u32, u32) = (2020, 9, 1);
/// The first day of the text of 2025 (国务院令第802号).
pub const REVISED: (i32, u32, u32) = (2025, 6, 1);

/// The term of an organ or a public institution that agreed none, in days.
pub const PUBLIC_TERM: u32 = 30;
/// The longest term that an organ or a public institution may agree, in days.
pub const LONGEST_TERM: u32 = 60;

/// The articles of the text that holds (条例文本).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Articles {
    /// On terms of payment.
    pub term: Basis,
    /// On interest.
    pub interest: Basis,
    /// On what is disclosed each year.
    pub disclosure: Basis,
}

impl Articles {
    /// The text that was in force on a day, of a contract that of its signing; `None` before there was one.
    #[must_use]
    pub fn at(on: Date) -> Option<Articles> {
        let is_from = |(year, month, day)| Some(on) >= Date::from_ymd_opt(year, month, day);
        match (is_from(IN_FORCE), is_from(REVISED)) {
            (false, _) => None,
            (true, false) => Some(Articles {
                term: SME_PAYMENT_2020_8,
                interest: SME_PAYMENT_2020_15,
                disclosure: SME_PAYMENT_2020_16,
            }),
            (true, true) => Some(Articles {
                term: SME_PAYMENT_2025_9,
                interest: SME_PAYMENT_2025_17,
                disclosure: SME_PAYMENT_2025_18,
            }),
        }
    }

    /// The text under which a contract's counterparty is protected.
    ///
    /// # Errors
    /// Not applicable where it is not protected; nobody can tell where who pays whom, how large they are or when they
    /// signed is not known.
    pub fn protecting(contract: &ContractFacts) -> Result<Articles, Stop> {
        let articles = contract.signed_on.map(Articles::at);
        match (contract.pays_sme, articles) {
            (Ok(false), _) | (_, Some(None)) => Err(Stop::NotApplicable),
            (Err(missing), _) => Err(missing.into()),
            (_, None) => Err(Missing::ContractField(c::signed_on.at).into()),
            (Ok(true), Some(Some(articles))) => Ok(articles),
        }
    }
}

/// The last day on which an instalment that falls due on a day is paid in time: that day, save that an agreed term of more
/// than sixty days ends with the sixtieth where an organ or a public institution pays.
///
/// # Errors
/// Nobody can tell where the agreed term cannot be read.
pub fn last_day(contract: &ContractFacts, due_on: Date) -> Result<Date, Stop> {
    let agreed = match (contract.public_body_pays_sme, contract.payment_days) {
        (Ok(false), _) | (_, Reading::Absent) => return Ok(due_on),
        (Ok(true), Reading::Known(days)) => days,
        (Err(missing), _) => return Err(missing.into()),
        (_, Reading::Malformed) => return Err(Missing::ContractField(c::payment_days.at).into()),
    };
    let too_many = agreed.saturating_sub(LONGEST_TERM);
    due_on
        .checked_sub_days(Days::new(u64::from(too_many)))
        .ok_or(Stop::CannotTell(Missing::ContractField(c::payment_days.at)))
}

/// The last day of the term of payment where the contract says from what it counts (付款起算点) and that day is known: the
/// term counts from the day after, as agreed, by a public body at most sixty days; where none is agreed a public body has
/// thirty, a large state-owned enterprise sixty from the text of 2025 on. `None` where nobody said from what it counts, that
/// has not happened as far as is known, or no law sets the term.
///
/// # Errors
/// Nobody can tell where the agreed term cannot be read, or who pays is not known.
pub fn end_of_term(
    contract: &ContractFacts,
    delivered_on: Option<Date>,
    accepted_on: Option<Date>,
) -> Result<Option<Date>, Stop> {
    let began = match contract.payment_from {
        // Where nothing says from when, it counts from the delivery (the regulation, 8 and 9).
        Some(PaymentFrom::Delivery) | None => delivered_on,
        Some(PaymentFrom::Acceptance) => accepted_on,
        Some(PaymentFrom::Settlement) => contract.settled_on,
    };
    let Some(began) = began else { return Ok(None) };
    let is_public = contract.public_body_pays_sme.map_err(Stop::from)?;
    let is_revised = contract
        .signed_on
        .and_then(Articles::at)
        .map(|articles| articles.term);
    let days = match (contract.payment_days, is_public) {
        (Reading::Malformed, _) => return Err(Missing::ContractField(c::payment_days.at).into()),
        (Reading::Known(days), true) => days.min(LONGEST_TERM),
        (Reading::Known(days), false) => days,
        (Reading::Absent, true) => PUBLIC_TERM,
        (Reading::Absent, false) if is_revised == Some(SME_PAYMENT_2025_9) => LONGEST_TERM,
        (Reading::Absent, false) => return Ok(None),
    };
    Ok(began.checked_add_days(Days::new(u64::from(days))))
}

/// At what rate interest is owed on a contract's arrears: as agreed, else as the regulation says.
///
/// # Errors
/// Not applicable where no rate was agreed and the regulation does not protect the counterparty; nobody can tell where
/// that is not known.
pub fn overdue_rate(agreed: Option<Rate>, contract: &ContractFacts) -> Result<OverdueRate, Stop> {
    match agreed {
        Some(rate) => Ok(OverdueRate::Yearly(rate)),
        None => Articles::protecting(contract).map(|_| OverdueRate::FiveOfTenThousandADay),
    }
}
