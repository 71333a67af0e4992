//! Dates of a promise (承诺日期).

use crate::field::commitment as c;
use crate::rules::prelude::*;
use crate::value::EndDate;

/// 完成时限早于作出日期
pub(super) static DUE_BEFORE_MADE: Rule = Rule {
    code: "CMT202",
    name: "due-before-made",
    title: Words {
        zh: "完成时限早于作出日期",
        en: "Due before it was made",
    },
    at: At::Fields(&[c::due_on.at]),
    related: &[c::made_on.at],
    message: Words {
        zh: "承诺有效期(完成时限) {due_on} 早于承诺作出日期 {made_on}",
        en: "due on {due_on}, before it was made on {made_on}",
    },
    help: Words {
        zh: "核对两个日期",
        en: "Check both dates",
    },
    check: Check::Commitment(|case, _| {
        let EndDate::On(due) = case.given(c::due_on)? else {
            return Err(Stop::NotApplicable);
        };
        let made = case.known(c::made_on)?;
        ensure(due >= made, || Fault::new().expecting(Op::Ge, made))
    }),
    fires: &[Example::of(
        r#"{"commitment_no":"32068520250110000001","made_on":"2025-01-10","due_on":"2025-01-09"}"#,
    )],
    silent: &[
        Example::of(
            r#"{"commitment_no":"32068520250110000001","made_on":"2025-01-10","due_on":"2025-01-10"}"#,
        ),
        Example::of(r#"{"category":"duty","due_on":"长期"}"#),
    ],
    ..Rule::BASE
};

/// 第 1 至 3 类不能长期有效
pub(super) static OPEN_ENDED_NOT_ALLOWED: Rule = Rule {
    code: "CMT203",
    name: "open-ended-not-allowed",
    title: Words {
        zh: "这一类承诺应当有完成时限",
        en: "A promise of this category needs a time limit",
    },
    at: At::Fields(&[c::due_on.at]),
    related: &[c::category.at],
    when: Some(&NEEDS_A_LIMIT),
    message: Words {
        zh: "“{category}”类承诺不能填“长期”",
        en: "a promise of the category {category} cannot be open-ended",
    },
    help: Words {
        zh: "填写完成时限；只有政务服务事项和履职尽责承诺可以填“长期”",
        en: "Give the time limit; only promises of categories 4 and 5 may be open-ended",
    },
    check: Check::Commitment(|case, _| ensure(case.given(c::due_on)? != EndDate::OpenEnded, Fault::new)),
    fires: &[
        Example::of(r#"{"due_on":"长期"}"#),
        Example::of(
            r#"{"category":"contract_performance","contract_no":"HA-2024/017","due_on":"2099-12-31"}"#,
        ),
    ],
    silent: &[
        Example::of(r#"{"category":"government_service","due_on":"长期"}"#),
        Example::of(r#"{"category":"duty","due_on":"2099-12-31"}"#),
        Example::of(r#"{"due_on":"2099-12-30"}"#),
    ],
    ..Rule::BASE
};

static NEEDS_A_LIMIT: Cond = Cond::Is(
    c::category.at,
    &[
        Category::KeyTask as u8,
        Category::PolicyBenefit as u8,
        Category::ContractPerformance as u8,
    ],
);

/// 作出日期还没有到
pub(super) static MADE_AFTER_AS_OF: Rule = Rule {
    code: "CMT301",
    name: "made-after-as-of",
    title: Words {
        zh: "承诺作出日期还没有到",
        en: "Made on a day that is yet to come",
    },
    at: At::Fields(&[c::made_on.at]),
    message: Words {
        zh: "承诺作出日期 {made_on} 晚于评判日 {as_of}",
        en: "made on {made_on}, after {as_of}, as of which is judged",
    },
    help: Words {
        zh: "填写实际作出承诺的日期；还没有作出的，作出之后再报送",
        en: "Give the day on which it was made; if it is not yet, report it then",
    },
    check: Check::Commitment(|case, _| case.has_come(c::made_on)),
    fires: &[Example::of(
        r#"{"commitment_no":"32068520250111000001","made_on":"2025-01-11"}"#,
    )],
    silent: &[Example::of(
        r#"{"commitment_no":"32068520250110000001","made_on":"2025-01-10"}"#,
    )],
    ..Rule::BASE
};
