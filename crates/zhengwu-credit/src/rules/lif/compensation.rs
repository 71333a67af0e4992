//! Compensation: decided, paid in parts, paid (补偿).

use crate::requirement::compensation::{is_decided, is_paid};
use crate::requirement::facts::yuan;
use crate::rules::prelude::*;
use crate::value::Money;

/// 补偿还没有了结
pub(super) static COMPENSATION_STILL_OPEN: Rule = Rule {
    code: "LIF004",
    name: "compensation-still-open",
    title: Words {
        zh: "补偿还没有了结",
        en: "Compensation is still owed or undecided",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "对方的损失补偿还没有支付，也没有依法不予补偿，不能办理“{action}”",
        en: "the compensation is neither paid nor rejected, so `{action}` is not possible",
    },
    help: Words {
        zh: "先支付已决定的补偿；没有损失的，把损失金额更正为 0",
        en: "Pay what was decided first; where there is no loss, correct its amount to 0",
    },
    check: Check::Guard(|facts, field| {
        let amount = |field: &str| facts.known(field).map(yuan).transpose();
        match field {
            "loss_stated" => amount(field).map(|_| ()),
            // A claim is decided upon by itself.
            "compensation_decided" if facts.has_compensation => amount(field).map(|_| ()),
            "compensation_decided" => {
                let decided = amount(field)?;
                let loss = amount("loss_stated").ok().flatten().ok_or(Stop::NotApplicable)?;
                is_decided(loss, decided.is_some()).map_err(|stop| match stop {
                    // What nobody has decided may be owed or not.
                    Stop::Faults(_) => Stop::CannotTell(Missing::Event),
                    other => other,
                })
            }
            // A claim that is open says so already.
            "compensation_paid" if facts.compensation_is_open => Err(Stop::NotApplicable),
            "compensation_paid" => {
                let decided = amount("compensation_decided").ok().flatten();
                let paid = amount(field)?.unwrap_or(Money::ZERO);
                is_paid(
                    paid.max(facts.compensation_paid),
                    decided.ok_or(Stop::NotApplicable)?,
                )
            }
            _ => ensure(!facts.compensation_is_open, Fault::new),
        }
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
        zh: "支付的补偿 {paid} 元多于决定的 {decided} 元",
        en: "{paid} yuan are paid, more than the {decided} yuan decided",
    },
    help: Words {
        zh: "按决定的金额支付；另有决定的先登记决定",
        en: "Pay what was decided; where more was decided, enter that first",
    },
    check: Check::Guard(|facts, field| {
        // A claim of its own, or what is stated on the contract or the promise.
        let (paid, decided) = match field {
            "compensation_paid" => ("compensation_paid", "compensation_decided"),
            _ => ("paid", "decided"),
        };
        if facts.sets(paid).is_none() && facts.sets(decided).is_none() {
            return Err(Stop::NotApplicable);
        }
        let paid = yuan(facts.known(paid).ok_or(Stop::NotApplicable)?)?;
        let decided = match facts.known(decided) {
            Some(decided) => yuan(decided)?,
            // On a claim that hangs on it.
            None if facts.has_compensation => return Err(Stop::NotApplicable),
            None => return Err(Stop::CannotTell(Missing::Event)),
        };
        ensure(paid <= decided, || {
            Fault::new()
                .arg("paid", Arg::Canonical(paid.to_string()))
                .arg("decided", Arg::Canonical(decided.to_string()))
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
        zh: "只付了一部分的，办理“部分支付”；付清之后再办理“支付补偿”，填写累计支付的金额",
        en: "Enter what is paid so far as a part payment; enter the payment when all is paid, with the cumulative amount",
    },
    check: Check::Guard(|facts, field| {
        let paid = yuan(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        is_paid(
            paid,
            yuan(facts.before("decided").ok_or(Stop::CannotTell(Missing::Event))?)?,
        )
    }),
    ..Rule::BASE
};

/// 全部付清的部分支付
pub(super) static PART_THAT_IS_ALL: Rule = Rule {
    code: "LIF213",
    name: "part-that-is-all",
    title: Words {
        zh: "全部付清，不是部分支付",
        en: "A part payment that pays all",
    },
    provenance: Provenance::Derived,
    basis: &[N2_3_2],
    message: Words {
        zh: "决定的 {decided} 元已经付清，不是部分支付",
        en: "the {decided} yuan decided are all paid: that is no part payment",
    },
    help: Words {
        zh: "付清的，办理“支付补偿”",
        en: "Where all is paid, enter it as the payment",
    },
    check: Check::Guard(|facts, field| {
        let paid = yuan(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        let decided = yuan(facts.before("decided").ok_or(Stop::CannotTell(Missing::Event))?)?;
        ensure(paid != decided, || {
            Fault::new().arg("decided", Arg::Canonical(decided.to_string()))
        })
    }),
    ..Rule::BASE
};
