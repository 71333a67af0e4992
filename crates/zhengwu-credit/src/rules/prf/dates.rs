//! Dates of a statement (履约日期).

use crate::field::contract as c;
use crate::field::performance as p;
use crate::rules::prelude::*;

/// 状态日期早于报告期
pub(super) static STATUS_ON_BEFORE_PERIOD: Rule = Rule {
    code: "PRF201",
    name: "status-on-before-period",
    title: Words {
        zh: "状态日期早于报告期",
        en: "A status of a day before the period",
    },
    at: At::Fields(&[p::status_on.at]),
    related: &[p::period.at],
    message: Words {
        zh: "状态日期 {status_on} 早于报告期 {period}",
        en: "the status is of {status_on}, before the period {period}",
    },
    help: Words {
        zh: "核对报告期；填写报告期内或之后某一天的状态",
        en: "Check the period; give the status of a day in or after it",
    },
    check: Check::Performance(|case, _| {
        let status_on = case.given(p::status_on)?;
        let first = case.known(p::period)?.first_day();
        ensure(status_on >= first, || Fault::new().expecting(Op::Ge, first))
    }),
    fires: &[Example::of(r#"{"status_on":"2024-11-30"}"#)],
    silent: &[
        Example::of(r#"{"status_on":"2024-12-01"}"#),
        Example::of(r#"{"status_on":"2025-01-03"}"#),
    ],
    ..Rule::BASE
};

/// 下次跟进不晚于状态日期
pub(super) static NEXT_FOLLOW_UP_NOT_AFTER_STATUS: Rule = Rule {
    code: "PRF208",
    name: "next-follow-up-not-after-status",
    title: Words {
        zh: "下次跟进日期不晚于状态日期",
        en: "The next follow-up is not after the status",
    },
    at: At::Fields(&[p::next_follow_up_on.at]),
    related: &[p::status_on.at],
    message: Words {
        zh: "下次跟进日期 {next_follow_up_on} 不晚于{own_date} {status_on}",
        en: "the next follow-up is on {next_follow_up_on}, not after the {own_date}, {status_on}",
    },
    help: Words {
        zh: "填写{own_date}之后的下一次跟进日期",
        en: "Give the next day of follow-up, after the {own_date}",
    },
    check: Check::Performance(|case, _| {
        let next = case.given(p::next_follow_up_on)?;
        let status_on = case.known(p::status_on)?;
        let fault = || Fault::new().expecting(Op::Gt, status_on);
        // An event that makes the statement calls the day its own.
        ensure(next > status_on, || {
            fault().arg("own_date", Arg::Words(DAY_OF_THE_STATUS))
        })
    }),
    fires: &[
        Example::of(
            r#"{"performance_status":"partially_performed","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2024-12-31"}"#,
        ),
        Example::of(r#"{"follow_up":"已发催告函","next_follow_up_on":"2024-12-20"}"#),
    ],
    silent: &[Example::of(
        r#"{"performance_status":"partially_performed","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-01"}"#,
    )],
    ..Rule::BASE
};

const DAY_OF_THE_STATUS: Words = Words {
    zh: "状态日期",
    en: "day of the status",
};

/// 状态日期还没有到
pub(super) static STATUS_ON_AFTER_AS_OF: Rule = Rule {
    code: "PRF301",
    name: "status-on-after-as-of",
    title: Words {
        zh: "状态日期还没有到",
        en: "A status of a day that is yet to come",
    },
    at: At::Fields(&[p::status_on.at]),
    message: Words {
        zh: "状态日期 {status_on} 晚于评判日 {as_of}",
        en: "the status is of {status_on}, after {as_of}, as of which is judged",
    },
    help: Words {
        zh: "填写已经到来的某一天的状态",
        en: "Give the status of a day that has come",
    },
    check: Check::Performance(|case, _| case.has_come(p::status_on)),
    fires: &[Example::of(r#"{"status_on":"2025-01-11"}"#)],
    silent: &[Example::of(r#"{"status_on":"2025-01-10"}"#)],
    ..Rule::BASE
};

/// 履约完成日期还没有到
pub(super) static PERFORMED_AFTER_AS_OF: Rule = Rule {
    code: "PRF302",
    name: "performed-after-as-of",
    title: Words {
        zh: "履约完成日期还没有到",
        en: "Performed on a day that is yet to come",
    },
    at: At::Fields(&[p::performed_on.at]),
    message: Words {
        zh: "履约完成日期 {performed_on} 晚于评判日 {as_of}",
        en: "performed on {performed_on}, after {as_of}, as of which is judged",
    },
    help: Words {
        zh: "填写实际履约完成的日期；还没有完成的，改正履约状态",
        en: "Give the day on which it was performed; if it is not yet, correct the status",
    },
    check: Check::Performance(|case, _| case.has_come(p::performed_on)),
    fires: &[Example::of(
        r#"{"performance_status":"performed","performed_on":"2025-01-11","evidence":"验收单3号"}"#,
    )],
    silent: &[Example::of(
        r#"{"performance_status":"performed","performed_on":"2025-01-10","evidence":"验收单3号"}"#,
    )],
    ..Rule::BASE
};

/// 履约完成早于合同签订
pub(super) static PERFORMED_BEFORE_SIGNED: Rule = Rule {
    code: "PRF401",
    name: "performed-before-signed",
    title: Words {
        zh: "履约完成早于合同签订",
        en: "Performed before the contract was signed",
    },
    at: At::Fields(&[p::performed_on.at]),
    message: Words {
        zh: "履约完成日期 {performed_on} 早于合同签订日期 {signed_on}",
        en: "performed on {performed_on}, before the contract was signed on {signed_on}",
    },
    help: Words {
        zh: "核对履约完成日期、合同编号和合同的签订日期",
        en: "Check the date, the contract's number and the day of its signing",
    },
    check: Check::Performance(|case, _| {
        let performed = case.given(p::performed_on)?;
        let signed = case.contract()?.signed_on.ok_or(Missing::ContractField(c::signed_on.at))?;
        ensure(performed >= signed, || {
            Fault::new()
                .expecting(Op::Ge, signed)
                .arg("signed_on", Arg::Canonical(signed.to_string()))
        })
    }),
    fires: &[Example::of(
        r#"{"performance_status":"performed","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00","performed_on":"2024-12-09","evidence":"验收单3号"}"#,
    )
    .with_contract("{}")],
    silent: &[
        Example::of(
            r#"{"performance_status":"performed","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00","performed_on":"2024-12-10","evidence":"验收单3号"}"#,
        )
        .with_contract("{}"),
        // Without the contract it cannot tell.
        Example::of(
            r#"{"performance_status":"performed","performed_on":"2020-01-01","evidence":"验收单3号"}"#,
        ),
    ],
    ..Rule::BASE
};
