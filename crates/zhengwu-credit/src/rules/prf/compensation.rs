//! Compensation of the counterparty's losses (补偿).

use crate::field::performance as p;
use crate::requirement::compensation::is_decided;
use crate::requirement::given_word::{IN_FORCE, of_its_day};
use crate::rules::prelude::*;

/// A loss is stated.
static LOSS_IS_STATED: Cond = Cond::Present(p::loss_stated.at);

/// 有损失而没有补偿决定
pub(super) static COMPENSATION_NOT_DECIDED: Rule = Rule {
    code: "PRF004",
    name: "compensation-not-decided",
    title: Words {
        zh: "对方有损失而没有补偿决定",
        en: "A loss is stated and no compensation was decided",
    },
    at: At::Fields(&[p::compensation_decided.at]),
    related: &[p::loss_stated.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[N1_3, N2_3_2, BUSINESS_REGULATION_31],
    since: Some(IN_FORCE),
    when: Some(&LOSS_IS_STATED),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "对方损失 {loss_stated} 元，没有“补偿决定金额”",
        en: "the counterparty states a loss of {loss_stated} yuan, and no compensation was decided",
    },
    help: Words {
        zh: "已经决定的补填金额；没有决定的照实报送，计为违规，应依法作出补偿决定",
        en: "Fill in the amount if it was decided; if not, the record is submitted as it is and counted, and a decision on \
             compensation is owed",
    },
    check: Check::Performance(|case, _| {
        let decided = is_decided(case.given(p::loss_stated)?, case.has(p::compensation_decided));
        of_its_day(decided, &[N1_3, N2_3_2], case.known(p::status_on)?)
    }),
    fires: &[Example::of(
        r#"{"performance_status":"suspended","change_ground":"public_interest","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号","loss_stated":"56000.00"}"#,
    )],
    silent: &[
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"public_interest","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号","loss_stated":"56000.00","compensation_decided":"50000.00"}"#,
        ),
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"public_interest","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号","loss_stated":"0.00"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 已补偿多于决定补偿
pub(super) static COMPENSATION_PAID_OVER_DECIDED: Rule = Rule {
    code: "PRF202",
    name: "compensation-paid-over-decided",
    title: Words {
        zh: "已补偿金额多于补偿决定金额",
        en: "More compensation paid than decided",
    },
    at: At::Fields(&[p::compensation_paid.at]),
    related: &[p::compensation_decided.at],
    message: Words {
        zh: "已补偿 {compensation_paid} 元，多于补偿决定金额 {compensation_decided} 元",
        en: "{compensation_paid} yuan were paid, more than the {compensation_decided} yuan decided",
    },
    help: Words {
        zh: "核对两项金额；另有补偿决定的，把各次决定的金额合计填写",
        en: "Check both amounts; where there was a further decision, give the sum of all",
    },
    check: Check::Performance(|case, _| case.at_most(p::compensation_paid, p::compensation_decided)),
    fires: &[Example::of(
        r#"{"loss_stated":"56000.00","compensation_decided":"50000.00","compensation_paid":"50000.01"}"#,
    )],
    silent: &[
        Example::of(
            r#"{"loss_stated":"56000.00","compensation_decided":"50000.00","compensation_paid":"50000.00"}"#,
        ),
        Example::of(r#"{"loss_stated":"0.00","compensation_paid":"0.00"}"#),
    ],
    ..Rule::BASE
};
