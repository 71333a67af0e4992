//! Dates of a dishonesty record (失信记录的日期).

use crate::field::dishonesty as d;
use crate::rules::prelude::*;

/// 公示早于文书
pub(super) static PUBLISHED_BEFORE_DECIDED: Rule = Rule {
    code: "DIS201",
    name: "published-before-decided",
    title: Words {
        zh: "公示早于文书日期",
        en: "Published before it was decided",
    },
    at: At::Fields(&[d::published_on.at]),
    related: &[d::decided_on.at],
    message: Words {
        zh: "公示日期 {published_on} 早于决定日期 {decided_on}",
        en: "published on {published_on}, before it was decided on {decided_on}",
    },
    help: Words {
        zh: "核对两个日期",
        en: "Check both dates",
    },
    check: Check::Dishonesty(|case, _| case.at_least(d::published_on, d::decided_on)),
    fires: &[Example::of(r#"{"published_on":"2024-12-04"}"#)],
    silent: &[Example::of(r#"{"published_on":"2024-12-05"}"#)],
    ..Rule::BASE
};

/// 修复早于公示
pub(super) static REPAIRED_BEFORE_PUBLISHED: Rule = Rule {
    code: "DIS202",
    name: "repaired-before-published",
    title: Words {
        zh: "修复早于公示",
        en: "Repaired before it was published",
    },
    at: At::Fields(&[d::repaired_on.at]),
    related: &[d::published_on.at],
    message: Words {
        zh: "修复日期 {repaired_on} 早于公示日期 {published_on}",
        en: "repaired on {repaired_on}, before it was published on {published_on}",
    },
    help: Words {
        zh: "核对两个日期",
        en: "Check both dates",
    },
    check: Check::Dishonesty(|case, _| {
        let repaired = case.given(d::repaired_on)?;
        let published = case.given(d::published_on)?;
        ensure(repaired >= published, || {
            Fault::new().expecting(Op::Ge, published)
        })
    }),
    fires: &[Example::of(
        r#"{"repaired_on":"2024-12-09","repair_doc":"海信修〔2024〕1号"}"#,
    )],
    silent: &[
        Example::of(r#"{"repaired_on":"2024-12-10","repair_doc":"海信修〔2024〕1号"}"#),
        Example::of(
            r#"{"published_on":null,"publication_ends_on":null,"repaired_on":"2024-12-09","repair_doc":"海信修〔2024〕1号"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 既修复又撤销
pub(super) static BOTH_REPAIRED_AND_WITHDRAWN: Rule = Rule {
    code: "DIS203",
    name: "both-repaired-and-withdrawn",
    title: Words {
        zh: "既已修复，又已撤销",
        en: "Both repaired and withdrawn",
    },
    at: At::Fields(&[d::repaired_on.at, d::withdrawn_on.at]),
    related: &[d::repaired_on.at, d::withdrawn_on.at],
    message: Words {
        zh: "一条记录不能既修复（{repaired_on}）又撤销（{withdrawn_on}）",
        en: "one record cannot be both repaired ({repaired_on}) and withdrawn ({withdrawn_on})",
    },
    help: Words {
        zh: "文书被撤销的只填撤销日期，信用修复的只填修复日期",
        en: "Give only the withdrawal where the document was set aside, only the repair where it was repaired",
    },
    check: Check::Dishonesty(|case, at| {
        let repaired = case.maybe(d::repaired_on)?;
        let withdrawn = case.maybe(d::withdrawn_on)?;
        let (Some(repaired), Some(withdrawn)) = (repaired, withdrawn) else {
            return Ok(());
        };
        // Told once, at the later of the two.
        let later = if repaired > withdrawn {
            d::repaired_on.at
        } else {
            d::withdrawn_on.at
        };
        if at == later {
            Err(Fault::new().into())
        } else {
            Err(Stop::NotApplicable)
        }
    }),
    fires: &[
        Example::of(
            r#"{"repaired_on":"2024-12-20","repair_doc":"海信修〔2024〕1号","withdrawn_on":"2025-01-06","withdrawn_doc":"（2024）苏06行终3号"}"#,
        ),
        Example::of(
            r#"{"repaired_on":"2025-01-08","repair_doc":"海信修〔2025〕1号","withdrawn_on":"2025-01-06","withdrawn_doc":"（2024）苏06行终3号"}"#,
        ),
    ],
    silent: &[
        Example::of(r#"{"repaired_on":"2025-01-08","repair_doc":"海信修〔2025〕1号"}"#),
        Example::of(r#"{"withdrawn_on":"2025-01-06","withdrawn_doc":"（2024）苏06行终3号"}"#),
    ],
    ..Rule::BASE
};
