//! An objection to a dishonesty record (异议).

use chrono::Days;

use crate::field::dishonesty as d;
use crate::rules::prelude::*;

/// 异议没有答复
pub(super) static OBJECTION_UNANSWERED: Rule = Rule {
    code: "DIS301",
    name: "objection-unanswered",
    title: Words {
        zh: "异议没有处理结果",
        en: "An objection without an answer",
    },
    at: At::Fields(&[d::objection_result.at]),
    related: &[d::objected_on.at],
    severity: Severity::Warning,
    phase: Phase::Submit,
    provenance: Provenance::Parameter,
    basis: &[N3_2],
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "{objected_on} 提出的异议，超过 {days} 天（到 {last_day}）没有处理结果",
        en: "the objection of {objected_on} is not answered within {days} days, by {last_day}",
    },
    help: Words {
        zh: "尽快处理异议，填写处理结果；异议成立、记录撤销的，填写撤销日期和文号",
        en: "Answer the objection and say how; where it succeeded, give the withdrawal's date and document",
    },
    check: Check::Dishonesty(|case, _| {
        let objected = case.given(d::objected_on)?;
        // An objection that succeeds is a withdrawal.
        if case.has(d::withdrawn_on) {
            return Err(Stop::NotApplicable);
        }
        let days = case.parameter(&case.context.profile.objection_days)?;
        let last = objected
            .checked_add_days(Days::new(u64::from(days)))
            .ok_or_else(|| case.in_doubt(d::objected_on))?;
        if case.as_of()? <= last {
            return Err(Stop::NotApplicable);
        }
        ensure(case.maybe(d::objection_result)?.is_some(), || {
            Fault::new()
                .arg("days", Arg::Int(i64::from(days)))
                .arg("last_day", Arg::Canonical(last.to_string()))
        })
    }),
    // 15 days in the profile of the examples.
    fires: &[Example::of(r#"{"objected_on":"2024-12-25"}"#)],
    silent: &[
        Example::of(r#"{"objected_on":"2024-12-26"}"#),
        Example::of(r#"{"objected_on":"2024-12-25","objection_result":"经核查，异议不成立"}"#),
        Example::of(
            r#"{"objected_on":"2024-12-25","withdrawn_on":"2025-01-06","withdrawn_doc":"（2024）苏06行终3号"}"#,
        ),
    ],
    ..Rule::BASE
};
