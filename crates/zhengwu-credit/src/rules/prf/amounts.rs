//! Amounts and the status that goes with them (金额与状态).

use crate::field::Field;
use crate::field::Yuan;
use crate::field::performance::{self as p, Performance};
use crate::record::Reading;
use crate::requirement::Verdict;
use crate::rules::prelude::*;

/// 已付多于已履约
pub(super) static PAID_OVER_PERFORMED: Rule = Rule {
    code: "PRF205",
    name: "paid-over-performed",
    title: Words {
        zh: "合同已结束，已付(已收)金额多于已履约金额",
        en: "Over, and more was paid than performed",
    },
    at: At::Fields(&[p::paid_amount.at]),
    related: &[p::performed_amount.at],
    severity: Severity::Warning,
    // Before the end an advance is lawful.
    when: Some(&IS_OVER),
    message: Words {
        zh: "履约状态是“{performance_status}”，已付(已收) {paid_amount} 元，多于已履约 {performed_amount} 元",
        en: "it is {performance_status}; {paid_amount} yuan were paid, more than the {performed_amount} yuan performed",
    },
    help: Words {
        zh: "核对两项累计金额；确实多付(多收)的，在备注说明如何处理",
        en: "Check both cumulative amounts; where too much was paid, say in the remarks what is done about it",
    },
    check: Check::Performance(|case, _| case.at_most(p::paid_amount, p::performed_amount)),
    fires: &[
        Example::of(
            r#"{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单3号","paid_amount":"320000.01"}"#,
        ),
        Example::of(
            r#"{"performance_status":"terminated","change_ground":"mutual_consent","ground_proof":"解除协议（2024-12-20）","performed_amount":"0.00"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单3号","paid_amount":"320000.00"}"#,
        ),
        // An advance.
        Example::of(r#"{"performed_amount":"0.00"}"#),
    ],
    ..Rule::BASE
};

static IS_OVER: Cond = Cond::Is(
    p::performance_status.at,
    &[
        PerformanceStatus::Performed as u8,
        PerformanceStatus::Terminated as u8,
    ],
);

/// 未开始却有金额
pub(super) static NOT_STARTED_WITH_AMOUNTS: Rule = Rule {
    code: "PRF206",
    name: "not-started-with-amounts",
    title: Words {
        zh: "“未开始”却有金额",
        en: "Not started, and yet there are amounts",
    },
    at: At::Fields(&[p::performance_status.at]),
    related: &[p::performed_amount.at, p::due_amount.at, p::paid_amount.at],
    when: Some(&NOT_STARTED),
    message: Words {
        zh: "履约状态是“未开始”，“{amount_field}”却是 {amount} 元",
        en: "the status is not started, and yet `{amount_field}` is {amount} yuan",
    },
    help: Words {
        zh: "已经履约、到期或者收付的，改正履约状态；没有的，金额填 0",
        en: "Where something was performed, fell due or was paid, correct the status; else give 0",
    },
    check: Check::Performance(|case, _| nothing_over_zero(case)),
    fires: &[
        Example::of(r#"{"performance_status":"not_started"}"#),
        Example::of(
            r#"{"performance_status":"not_started","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.01"}"#,
        ),
        Example::of(
            r#"{"performance_status":"not_started","performed_amount":"0.00","due_amount":"0.01","paid_amount":null}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"not_started","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00"}"#,
        ),
        Example::of(
            r#"{"performance_status":"not_started","performed_amount":null,"due_amount":null,"paid_amount":null}"#,
        )
        .with_contract(r#"{"amount":null,"amount_basis":"unit_price"}"#),
    ],
    ..Rule::BASE
};

static NOT_STARTED: Cond = Cond::Is(p::performance_status.at, &[PerformanceStatus::NotStarted as u8]);

/// The first amount over 0 is told; where one is not known and none is, nobody can tell.
fn nothing_over_zero(case: &crate::requirement::Case<'_, Performance>) -> Verdict {
    const AMOUNTS: [Field<Performance, Yuan>; 3] = [p::performed_amount, p::due_amount, p::paid_amount];
    let (mut absent, mut unknown) = (0, None);
    for field in AMOUNTS {
        match case.record.get(field) {
            Reading::Known(amount) if amount.fen() > 0 => {
                return Err(Fault::new()
                    .arg("amount_field", Arg::Field(field.at))
                    .arg("amount", Arg::Canonical(amount.to_string()))
                    .into());
            }
            Reading::Known(_) => {}
            Reading::Absent | Reading::Malformed => {
                absent += u8::from(!case.has(field));
                unknown = unknown.or(Some(case.in_doubt(field)));
            }
        }
    }
    match (absent, unknown) {
        (3, _) => Err(Stop::NotApplicable),
        (_, Some(stop)) => Err(stop),
        (_, None) => Ok(()),
    }
}

/// 状态与已履约金额矛盾
pub(super) static STATUS_DISAGREES_WITH_AMOUNTS: Rule = Rule {
    code: "PRF207",
    name: "status-disagrees-with-amounts",
    title: Words {
        zh: "履约状态与已履约金额矛盾",
        en: "The status contradicts the amount performed",
    },
    at: At::Fields(&[p::performance_status.at]),
    related: &[p::performed_amount.at],
    when: Some(&p::FALLS_SHORT),
    message: Words {
        zh: "履约状态是“{performance_status}”，已履约金额却是 {performed_amount} 元",
        en: "the status is {performance_status}, and yet {performed_amount} yuan were performed",
    },
    help: Words {
        zh: "履约了一部分的填“部分履约”和金额；完全没有履约的填“未履约”和 0",
        en: "Where a part was performed: partially performed, and the amount; where nothing was: not performed, and 0",
    },
    check: Check::Performance(|case, _| {
        let status = case.known(p::performance_status)?;
        let has_performed = case.given(p::performed_amount)?.fen() > 0;
        let right = if has_performed {
            PerformanceStatus::PartiallyPerformed
        } else {
            PerformanceStatus::NotPerformed
        };
        ensure(status == right, || {
            Fault::new().expecting(Op::Eq, right.code().key)
        })
    }),
    fires: &[
        Example::of(
            r#"{"performance_status":"not_performed","performed_amount":"0.01","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-20"}"#,
        ),
        Example::of(
            r#"{"performance_status":"partially_performed","performed_amount":"0.00","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-20"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"not_performed","performed_amount":"0.00","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-20"}"#,
        ),
        Example::of(
            r#"{"performance_status":"partially_performed","performed_amount":"0.01","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-20"}"#,
        ),
    ],
    ..Rule::BASE
};
