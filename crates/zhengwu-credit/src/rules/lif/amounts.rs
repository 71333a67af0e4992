//! Amounts over time, and what is owed at an end (金额).

use crate::requirement::Facts;
use crate::requirement::facts::yuan;
use crate::rules::prelude::*;
use crate::value::parse_end;

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
        let owed = match (field, facts.known("due_amount")) {
            ("paid_amount", Some(due)) => Some(due),
            // Who does not say what fell due owes the price.
            ("paid_amount", None) if facts.known("payment_direction") == Some("none") => None,
            _ => performance_owed(facts)?,
        };
        let owed = yuan(owed.ok_or(Stop::NotApplicable)?)?;
        let is = yuan(facts.known(field).ok_or(Stop::CannotTell)?)?;
        ensure(is >= owed, || {
            Fault::new()
                .arg("is", Arg::Canonical(is.to_string()))
                .arg("owed", Arg::Canonical(owed.to_string()))
        })
    }),
    ..Rule::BASE
};

/// 支付多于决定的补偿
pub(super) static PAID_OVER_DECIDED: Rule = Rule {
    code: "LIF209",
    name: "paid-over-decided",
    title: Words {
        zh: "支付多于决定的补偿",
        en: "More compensation paid than decided",
    },
    provenance: Provenance::Derived,
    basis: &[N2_3_2],
    message: Words {
        zh: "支付的补偿多于决定的 {decided} 元",
        en: "more is paid than the {decided} yuan decided",
    },
    help: Words {
        zh: "按决定的金额支付；另有决定的先登记决定",
        en: "Pay what was decided; where more was decided, enter that first",
    },
    check: Check::Guard(|facts, field| {
        let paid = yuan(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        let decided = yuan(facts.before("decided").ok_or(Stop::CannotTell)?)?;
        ensure(paid <= decided, || {
            Fault::new().arg("decided", Arg::Canonical(decided.to_string()))
        })
    }),
    ..Rule::BASE
};

/// 支付少于决定的补偿
pub(super) static PAID_BELOW_DECIDED: Rule = Rule {
    code: "LIF212",
    name: "paid-below-decided",
    title: Words {
        zh: "支付少于决定的补偿",
        en: "Less compensation paid than decided",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "支付的补偿 {paid} 元少于决定的 {decided} 元，没有付清",
        en: "{paid} yuan are paid of the {decided} yuan decided; the compensation is not settled",
    },
    help: Words {
        zh: "付清之后登记支付，填写累计支付的金额",
        en: "Enter the payment when all is paid, with the cumulative amount",
    },
    check: Check::Guard(|facts, field| {
        let paid = yuan(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        let decided = yuan(facts.before("decided").ok_or(Stop::CannotTell)?)?;
        ensure(paid >= decided, || {
            Fault::new()
                .arg("paid", Arg::Canonical(paid.to_string()))
                .arg("decided", Arg::Canonical(decided.to_string()))
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
        let now = yuan(facts.given(field).ok_or(Stop::NotApplicable)?)?;
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

/// The fixed or settled price, while the term is not over: a contract also ends by expiry, and what is then short is an
/// open matter.
fn performance_owed(facts: &Facts) -> Result<Option<&str>, Stop> {
    let has_expired = facts
        .known("ends_on")
        .and_then(|text| parse_end(text).ok())
        .is_some_and(|end| end.is_before(facts.on));
    if has_expired {
        return Ok(None);
    }
    if let Some(settled) = facts.known("settled_amount") {
        return Ok(Some(settled));
    }
    let basis = facts.known("amount_basis").ok_or(Stop::NotApplicable)?;
    let basis = AmountBasis::LIST.read(basis).and_then(AmountBasis::from_place);
    Ok(match basis.ok_or(Stop::CannotTell)? {
        AmountBasis::Fixed => facts.known("amount"),
        _ => None,
    })
}
