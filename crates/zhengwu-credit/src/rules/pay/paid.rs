//! What was due is paid, and in time (及时付款, 保障中小企业款项支付条例).

use crate::field::FieldSpec;
use crate::field::payment::{self as pay, Payment};
use crate::field::performance::{self as p, Performance};
use crate::model::ContractFacts;
use crate::requirement::payment_law::{Articles, IN_FORCE, end_of_term, last_day};
use crate::requirement::{Case, Verdict};
use crate::rules::prelude::*;
use crate::value::{Date, Money};

/// 迟延付款
pub(super) static PAID_LATE: Rule = Rule {
    code: "PAY401",
    name: "paid-late",
    title: Words {
        zh: "迟延支付中小企业款项",
        en: "A small or medium-sized enterprise was paid late",
    },
    at: At::Fields(&[pay::paid_on.at]),
    related: &[pay::due_on.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[SME_PAYMENT_2020_8, SME_PAYMENT_2025_9],
    since: Some(IN_FORCE),
    message: Words {
        zh: "这一期款项到 {last_day} 为止应当付清，{paid_on} 才付，迟 {days} 天",
        en: "this instalment was to be paid by {last_day}; it was paid on {paid_on}, days late: {days}",
    },
    help: Words {
        zh: "核对应付日期和付款日期；属实的照实登记，计为违规，并应支付逾期利息；机关、事业单位约定的付款天数超过60日的，按60日计算",
        en: "Check both dates; where they are right, the payment stands and is counted, and interest is owed; of a term of more \
             than 60 days that a public body agreed, 60 count",
    },
    check: Check::Payment(|case, _| {
        let contract = case.contract()?;
        let articles = Articles::protecting(&contract)?;
        let paid = case.given(pay::paid_on)?;
        let last = last_day(&contract, case.known(pay::due_on)?)?;
        ensure(paid <= last, || {
            Fault::new()
                .expecting(Op::Le, last)
                .under(articles.term)
                .arg("last_day", Arg::Canonical(last.to_string()))
                .arg("days", Arg::Int(paid.signed_duration_since(last).num_days()))
        })
    }),
    fires: &[
        Example::of(r#"{"paid_on":"2024-12-26"}"#).with_contract("{}"),
        // Of 75 days agreed only 60 count.
        Example::of(r#"{"paid_on":"2024-12-11"}"#).with_contract(r#"{"payment_days":75}"#),
        Example::of(r#"{"paid_on":"2024-12-26"}"#).with_contract(r#"{"payment_days":null}"#),
    ],
    silent: &[
        Example::of(r#"{"paid_on":"2024-12-25"}"#).with_contract("{}"),
        Example::of(r#"{"paid_on":"2024-12-10"}"#).with_contract(r#"{"payment_days":75}"#),
        // A large enterprise is held to what was agreed.
        Example::of(r#"{"paid_on":"2024-12-25"}"#).with_contract(
            r#"{"payment_days":75,"party_a_kind":"state_owned_enterprise","party_a_is_large":true}"#,
        ),
        Example::of(r#"{"paid_on":"2024-12-26"}"#).with_contract(r#"{"party_b_is_sme":false}"#),
        // Nobody can tell.
        Example::of(r#"{"paid_on":"2024-12-26"}"#).with_contract(r#"{"party_b_is_sme":null}"#),
        Example::of(r#"{"paid_on":"2024-12-26"}"#),
        // Of before the regulation.
        Example::of(r#"{"paid_on":"2024-12-26"}"#).with_contract(r#"{"signed_on":"2020-08-31"}"#),
    ],
    ..Rule::BASE
};

/// 到期没有付清
pub(super) static UNPAID_WHEN_DUE: Rule = Rule {
    code: "PAY402",
    name: "unpaid-when-due",
    title: Words {
        zh: "到期没有付清中小企业款项",
        en: "What was due to a small or medium-sized enterprise is not paid",
    },
    at: At::Every(is_paid),
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[SME_PAYMENT_2020_8, SME_PAYMENT_2025_9],
    since: Some(IN_FORCE),
    judges_empty: true,
    message: Words {
        zh: "到 {as_of} 应付 {due_by_then} 元，已付 {paid_by_then} 元，逾期未付 {short} 元",
        en: "by {as_of} {due_by_then} yuan were due and {paid_by_then} paid: {short} yuan are overdue",
    },
    help: Words {
        zh: "核对金额；属实的照实报送，计为违规；应尽快付清，并按约定利率（没有约定的每日万分之五）支付逾期利息",
        en: "Check the amounts; where they are right, the record is submitted as it is and counted; pay what is due, with \
             interest at the agreed rate, else 0.05 % a day",
    },
    check: Check::Any(|record, context, _| match record.kind() {
        Kind::Payment => of_payment(&Case::new(record, context)),
        _ => of_statement(&Case::new(record, context)),
    }),
    fires: &[
        Example::in_kind(Kind::Performance, r#"{"paid_amount":"319999.99"}"#).with_contract("{}"),
        Example::in_kind(Kind::Performance, r#"{"paid_amount":"0.00"}"#)
            .with_contract(r#"{"party_a_kind":"state_owned_enterprise","party_a_is_large":true}"#),
        // The tenth day after the acceptance is over.
        Example::in_kind(
            Kind::Performance,
            r#"{"paid_amount":"0.00","accepted_on":"2024-12-20"}"#,
        )
        .with_contract(r#"{"payment_days":10,"payment_from":"acceptance"}"#),
        Example::in_kind(
            Kind::Payment,
            r#"{"due_on":"2025-01-09","paid_on":null,"paid":null}"#,
        )
        .with_contract("{}"),
        Example::in_kind(Kind::Payment, r#"{"paid":"319999.99"}"#).with_contract("{}"),
    ],
    silent: &[
        Example::in_kind(Kind::Performance, r#"{"paid_amount":"320000.00"}"#).with_contract("{}"),
        Example::in_kind(Kind::Performance, r#"{"paid_amount":"0.00"}"#)
            .with_contract(r#"{"party_b_is_sme":false}"#),
        // Nobody can tell.
        Example::in_kind(Kind::Performance, r#"{"paid_amount":"0.00"}"#)
            .with_contract(r#"{"party_b_is_sme":null}"#),
        Example::in_kind(Kind::Performance, r#"{"paid_amount":"0.00"}"#),
        // The term counts from the acceptance, and its last day belongs to it.
        Example::in_kind(
            Kind::Performance,
            r#"{"paid_amount":"0.00","accepted_on":"2024-12-21"}"#,
        )
        .with_contract(r#"{"payment_days":10,"payment_from":"acceptance"}"#),
        // Nothing was agreed: a public body has thirty days from the delivery.
        Example::in_kind(
            Kind::Performance,
            r#"{"paid_amount":"0.00","delivered_on":"2024-12-20"}"#,
        )
        .with_contract(r#"{"payment_days":null,"payment_from":null}"#),
        Example::in_kind(
            Kind::Payment,
            r#"{"due_on":"2025-01-10","paid_on":null,"paid":null}"#,
        )
        .with_contract("{}"),
        // Of before the regulation.
        Example::in_kind(Kind::Performance, r#"{"paid_amount":"0.00"}"#)
            .with_contract(r#"{"signed_on":"2020-08-31"}"#),
    ],
    ..Rule::BASE
};

/// What says how much was paid, of a contract so far and of an instalment.
fn is_paid(spec: &FieldSpec) -> bool {
    matches!(spec.key, "paid_amount" | "paid")
}

fn of_statement(case: &Case<'_, Performance>) -> Verdict {
    let contract = case.contract()?;
    let articles = Articles::protecting(&contract)?;
    let (due, paid) = (case.known(p::due_amount)?, case.known(p::paid_amount)?);
    let status_on = case.known(p::status_on)?;
    if paid < due && is_within_the_term(case, &contract, status_on)? {
        return Err(Stop::NotApplicable);
    }
    all_paid(due, paid, status_on, articles)
}

/// Whether the term still runs, by the day from which the contract says that it counts: what is called due by then is not
/// late yet.
fn is_within_the_term(
    case: &Case<'_, Performance>,
    contract: &ContractFacts,
    status_on: Date,
) -> Result<bool, Stop> {
    let (delivered, accepted) = (case.maybe(p::delivered_on)?, case.maybe(p::accepted_on)?);
    let last = end_of_term(contract, delivered, accepted)?;
    Ok(last.is_some_and(|last| status_on <= last))
}

fn of_payment(case: &Case<'_, Payment>) -> Verdict {
    let contract = case.contract()?;
    let articles = Articles::protecting(&contract)?;
    let last = last_day(&contract, case.known(pay::due_on)?)?;
    let as_of = case.as_of()?;
    if as_of <= last {
        return Err(Stop::NotApplicable);
    }
    let paid = match case.maybe(pay::paid)? {
        Some(paid) => paid,
        None if case.has(pay::paid_on) => return Err(case.in_doubt(pay::paid)),
        None => Money::ZERO,
    };
    all_paid(case.known(pay::due)?, paid, as_of, articles)
}

fn all_paid(due: Money, paid: Money, as_of: Date, articles: Articles) -> Verdict {
    ensure(paid >= due, || {
        let amount = |amount: Money| Arg::Canonical(amount.to_string());
        Fault::new()
            .expecting(Op::Ge, due)
            .under(articles.term)
            .arg("as_of", Arg::Canonical(as_of.to_string()))
            .arg("due_by_then", amount(due))
            .arg("paid_by_then", amount(paid))
            .arg("short", amount(due.checked_sub(paid).unwrap_or(due)))
    })
}
