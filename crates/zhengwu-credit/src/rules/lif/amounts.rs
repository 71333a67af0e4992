//! Amounts over time, and what is owed at an end (金额).

use crate::requirement::facts::{amount_in, gives_use, price_of, yuan};
use crate::requirement::{Facts, Verdict};
use crate::rules::prelude::*;
use crate::value::{Money, parse_end};

/// 还有应履行或者应付的
pub(super) static SOMETHING_STILL_OWED: Rule = Rule {
    code: "LIF205",
    name: "something-still-owed",
    title: Words {
        zh: "还有应履行或者应付的",
        en: "Something is still owed",
    },
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "“{field}”只有 {is} 元，应为 {owed} 元",
        en: "{field} is {is} yuan, and {owed} yuan are owed",
    },
    help: Words {
        zh: "全部履行、付清之后再办理；按结算价完成的先登记结算；没有按期履行的登记未履约",
        en: "Complete it when all is performed and paid; enter the settlement first where that is the measure; else open a shortfall",
    },
    check: Check::Guard(|facts, field| {
        let owed = match field {
            "performed_amount" => performance_owed(facts)?,
            "paid_amount" => payment_owed(facts)?,
            "due_amount" => return due_is_told(facts),
            field => return price_is_told(facts, field),
        };
        // Of what asks for no money no amount need be told.
        if owed == Money::ZERO && facts.known(field).is_none() && moves_no_money(facts) {
            return Err(Stop::NotApplicable);
        }
        let is = yuan(facts.known(field).ok_or(Stop::CannotTell(Missing::Event))?)?;
        ensure(is >= owed, || {
            Fault::new()
                .arg("is", Arg::Canonical(is.to_string()))
                .arg("owed", Arg::Canonical(owed.to_string()))
        })
    }),
    ..Rule::BASE
};

/// 累计金额减少
pub(super) static AMOUNT_FELL: Rule = Rule {
    code: "LIF301",
    name: "amount-fell-without-correction",
    title: Words {
        zh: "累计金额比以前少",
        en: "A cumulative amount fell",
    },
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "“{field}”少于此前登记的 {before} 元；累计金额只增不减",
        en: "{field} is below the {before} yuan entered before; cumulative amounts never fall",
    },
    help: Words {
        zh: "以前登记错的，更正那一条；没有错的，填写累计金额",
        en: "Correct the earlier entry where it was wrong; else give the cumulative amount",
    },
    check: Check::Guard(|facts, field| {
        let now = yuan(facts.sets(field).ok_or(Stop::NotApplicable)?)?;
        let Some(before) = facts.before(field) else {
            return Ok(());
        };
        let before = yuan(before)?;
        ensure(now >= before, || {
            Fault::new().arg("before", Arg::Canonical(before.to_string()))
        })
    }),
    ..Rule::BASE
};

/// What must be performed: the price; without one, whatever fell due. Expiry frees nobody of what was promised at a price; a
/// right of use that the government side gives for money, and what has no price, end with their term.
fn performance_owed(facts: &Facts) -> Result<Money, Stop> {
    let is_over = is_over(facts);
    if is_over && gives_use(|field| facts.known(field)) {
        return Err(Stop::NotApplicable);
    }
    match price(facts).map_err(|_| Stop::NotApplicable)? {
        Some(price) => Ok(price),
        None if is_over => Err(Stop::NotApplicable),
        None => stated(facts, "due_amount").map(|due| due.unwrap_or(Money::ZERO)),
    }
}

/// What must be paid: the settlement; else what fell due, and what was performed up to the price. Who states neither owes the
/// price, and so does who had the use of something for the whole term. No debt ends by expiry.
fn payment_owed(facts: &Facts) -> Result<Money, Stop> {
    let due = stated(facts, "due_amount")?;
    let is_paid_for = facts.known("payment_direction") != Some("none");
    if !is_paid_for && due.is_none() {
        return Err(Stop::NotApplicable);
    }
    if let Ok(Some(settled)) = read(facts, "settled_amount") {
        return Ok(settled);
    }
    let price = price(facts).ok().flatten();
    let performed = stated(facts, "performed_amount")
        .ok()
        .flatten()
        .filter(|_| is_paid_for);
    let performed = performed.map(|performed| price.map_or(performed, |price| performed.min(price)));
    let had_its_use = is_over(facts) && gives_use(|field| facts.known(field));
    let for_the_term = price.filter(|_| had_its_use);
    match due.max(performed).max(for_the_term).or(price) {
        Some(Money::ZERO) => Err(Stop::NotApplicable),
        Some(owed) => Ok(owed),
        None if is_over(facts) => Err(Stop::NotApplicable),
        None => Err(Stop::CannotTell(Missing::Event)),
    }
}

/// Whether the contract has no amount and nobody pays (框架协议).
fn moves_no_money(facts: &Facts) -> bool {
    facts.known("payment_direction") == Some("none") && facts.known("amount_basis") == Some("none")
}

/// Without a price only what fell due says what is owed.
fn due_is_told(facts: &Facts) -> Verdict {
    match (stated(facts, "due_amount")?, price(facts)) {
        (None, _) if moves_no_money(facts) => Err(Stop::NotApplicable),
        (None, Ok(None)) if !is_over(facts) => Err(Stop::CannotTell(Missing::Event)),
        _ => Err(Stop::NotApplicable),
    }
}

/// For want of which field nobody can tell whether there is a price.
fn price_is_told(facts: &Facts, field: &str) -> Verdict {
    let is_told_by_its_end = is_over(facts) && gives_use(|field| facts.known(field));
    match price(facts) {
        Err(missing) if missing == field && !is_told_by_its_end => Err(Stop::CannotTell(Missing::Event)),
        _ => Err(Stop::NotApplicable),
    }
}

/// The price, where it is fixed or settled (2.1); else the field that does not say.
fn price(facts: &Facts) -> Result<Option<Money>, &'static str> {
    price_of(|field| facts.known(field))
}

/// Whether the term is over. Of one that is open-ended or not dated that is never so.
fn is_over(facts: &Facts) -> bool {
    let end = facts.known("ends_on").and_then(|text| parse_end(text).ok());
    end.is_some_and(|end| end.is_before(facts.on))
}

fn stated(facts: &Facts, field: &'static str) -> Result<Option<Money>, Stop> {
    read(facts, field).map_err(|_| Stop::CannotTell(Missing::Event))
}

/// An amount; the field itself where it cannot be read.
fn read(facts: &Facts, field: &'static str) -> Result<Option<Money>, &'static str> {
    amount_in(facts.known(field), field)
}
