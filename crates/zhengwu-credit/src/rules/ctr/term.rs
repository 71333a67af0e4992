//! The dates of a contract: its term, its effect, its signing (期限与日期).

use crate::field::contract as c;
use crate::rules::prelude::*;
use crate::value::EndDate;

/// 既没有截止日期也没有履行期限
pub(super) static TERM_NEITHER_DATED_NOR_WRITTEN: Rule = Rule {
    code: "CTR001",
    name: "term-neither-dated-nor-written",
    title: Words {
        zh: "既没有截止日期也没有履行期限",
        en: "A term neither dated nor written",
    },
    at: At::Fields(&[c::ends_on.at]),
    related: &[c::term_text.at],
    phase: Phase::Submit,
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "“履行截止日期”和“履行期限”都没有填写",
        en: "neither the end date nor the term in words is given",
    },
    help: Words {
        zh: "填写履行截止日期；没有期限的填“长期”；说不出日期的，把合同原文写在“履行期限”",
        en: "Give the end date, 长期 for an open-ended contract, or the contract's wording in the term",
    },
    check: Check::Contract(|case, _| ensure(case.has(c::ends_on) || case.has(c::term_text), Fault::new)),
    fires: &[Example::of(r#"{"ends_on":null}"#)],
    silent: &[
        Example::of(r#"{"ends_on":null,"term_text":"自验收合格之日起质保三年"}"#),
        Example::of(r#"{"ends_on":"长期"}"#),
    ],
    ..Rule::BASE
};

/// 履行截止早于履行起始
pub(super) static ENDS_BEFORE_STARTS: Rule = Rule {
    code: "CTR201",
    name: "ends-before-starts",
    title: Words {
        zh: "履行截止日期早于履行起始日期",
        en: "The term ends before it starts",
    },
    at: At::Fields(&[c::ends_on.at]),
    related: &[c::starts_on.at],
    basis: &[N2_2_2],
    message: Words {
        zh: "履行截止日期 {ends_on} 早于履行起始日期 {starts_on}",
        en: "the term ends on {ends_on}, before it starts on {starts_on}",
    },
    help: Words {
        zh: "对照合同核对两个日期，改正填反或填错的一个",
        en: "Check both dates against the contract",
    },
    check: Check::Contract(|case, _| {
        let ends = case.given(c::ends_on)?;
        let starts = case.known(c::starts_on)?;
        ensure(!ends.is_before(starts), || Fault::new().expecting(Op::Ge, starts))
    }),
    fires: &[Example::of(r#"{"ends_on":"2024-12-11"}"#)],
    silent: &[
        Example::of(r#"{"ends_on":"2024-12-12"}"#),
        Example::of(r#"{"ends_on":"2099-12-31"}"#),
    ],
    ..Rule::BASE
};

/// 生效早于签订
pub(super) static EFFECTIVE_BEFORE_SIGNED: Rule = Rule {
    code: "CTR202",
    name: "effective-before-signed",
    title: Words {
        zh: "生效日期早于签订日期",
        en: "In effect before it was signed",
    },
    at: At::Fields(&[c::effective_on.at]),
    related: &[c::signed_on.at],
    severity: Severity::Warning,
    message: Words {
        zh: "生效日期 {effective_on} 早于签订日期 {signed_on}",
        en: "in effect from {effective_on}, before it was signed on {signed_on}",
    },
    help: Words {
        zh: "核对两个日期；合同确实约定追溯生效的，可以保留",
        en: "Check both dates; keep them if the contract does take effect backwards",
    },
    check: Check::Contract(|case, _| case.at_least(c::effective_on, c::signed_on)),
    fires: &[Example::of(r#"{"effective_on":"2024-12-09"}"#)],
    silent: &[
        Example::of(r#"{"effective_on":"2024-12-10"}"#),
        Example::of(r#"{"effective_on":null}"#),
    ],
    ..Rule::BASE
};

/// 履行起始早于签订
pub(super) static STARTS_BEFORE_SIGNED: Rule = Rule {
    code: "CTR203",
    name: "starts-before-signed",
    title: Words {
        zh: "履行起始日期早于签订日期",
        en: "Performance starts before the signing",
    },
    at: At::Fields(&[c::starts_on.at]),
    related: &[c::signed_on.at],
    severity: Severity::Warning,
    message: Words {
        zh: "履行起始日期 {starts_on} 早于签订日期 {signed_on}",
        en: "performance starts on {starts_on}, before the signing on {signed_on}",
    },
    help: Words {
        zh: "核对两个日期；确属先履行后签约的，可以保留并在备注说明",
        en: "Check both dates; where work did start first, keep them and say why in the remarks",
    },
    check: Check::Contract(|case, _| case.at_least(c::starts_on, c::signed_on)),
    fires: &[Example::of(r#"{"starts_on":"2024-12-09"}"#)],
    silent: &[Example::of(r#"{"starts_on":"2024-12-10"}"#)],
    ..Rule::BASE
};

/// 履行期限与日期不一致
pub(super) static TERM_DISAGREES_WITH_DATES: Rule = Rule {
    code: "CTR204",
    name: "term-disagrees-with-dates",
    title: Words {
        zh: "履行期限与起止日期不一致",
        en: "The term disagrees with its dates",
    },
    at: At::Fields(&[c::term_text.at]),
    related: &[c::starts_on.at, c::ends_on.at],
    severity: Severity::Warning,
    message: Words {
        zh: "按履行期限“{term_text}”，{told}；填写的是 {starts_on} 至 {ends_on}",
        en: "by the term `{term_text}` {told}; the dates given are {starts_on} to {ends_on}",
    },
    help: Words {
        zh: "对照合同核对履行期限和起止日期，改正写错的一处",
        en: "Check the term and its dates against the contract and correct the one that is wrong",
    },
    check: Check::Contract(|case, _| {
        let told = case.record.term_dates().ok_or(Stop::NotApplicable)?;
        let starts = case.maybe(c::starts_on)?;
        let ends = case.maybe(c::ends_on)?;
        // Of a length the first day may be counted or not, and offices do both: a day more or less is no contradiction.
        let is_near = |given: EndDate| match (given.on(), told.ends_on.on()) {
            (Some(given), Some(told_on)) if !told.is_written => (given - told_on).num_days().abs() <= 1,
            _ => given == told.ends_on,
        };
        let starts_agree = !told.is_written
            || starts.is_none_or(|given| told.starts_on.is_none_or(|told_on| given == told_on));
        ensure(starts_agree && ends.is_none_or(is_near), || {
            let fault = Fault::new().arg("told_ends_on", Arg::Canonical(told.ends_on.to_string()));
            match told.starts_on.filter(|_| told.is_written) {
                Some(day) => fault
                    .arg("told_starts_on", Arg::Canonical(day.to_string()))
                    .arg("told", Arg::Words(TOLD_BOTH)),
                None => fault.arg("told", Arg::Words(TOLD_END)),
            }
        })
    }),
    fires: &[
        Example::of(r#"{"term_text":"2024年12月12日至2025年12月11日"}"#),
        Example::of(r#"{"term_text":"一年"}"#),
        Example::of(r#"{"term_text":"长期"}"#),
    ],
    silent: &[
        Example::of(r#"{"term_text":"2024年12月12日至2025年6月30日"}"#),
        Example::of(r#"{"term_text":"一年","ends_on":"2025-12-12"}"#),
        Example::of(r#"{"term_text":"约半年"}"#),
    ],
    ..Rule::BASE
};

const TOLD_BOTH: Words = Words {
    zh: "应为 {told_starts_on} 至 {told_ends_on}",
    en: "it is {told_starts_on} to {told_ends_on}",
};
const TOLD_END: Words = Words {
    zh: "应到 {told_ends_on} 为止",
    en: "it ends on {told_ends_on}",
};

/// 签订日期在将来
pub(super) static SIGNED_AFTER_AS_OF: Rule = Rule {
    code: "CTR301",
    name: "signed-after-as-of",
    title: Words {
        zh: "签订日期在将来",
        en: "Signed in the future",
    },
    at: At::Fields(&[c::signed_on.at]),
    message: Words {
        zh: "签订日期 {signed_on} 晚于评判日 {as_of}",
        en: "signed on {signed_on}, after the day of this check, {as_of}",
    },
    help: Words {
        zh: "核对签订日期的年份；还没有签订的合同不报送",
        en: "Check the year; an unsigned contract is not reported",
    },
    check: Check::Contract(|case, _| case.has_come(c::signed_on)),
    fires: &[Example::of(
        r#"{"signed_on":"2025-01-11","effective_on":null,"starts_on":"2025-01-12","award_notice_on":"2024-12-20","published_on":null,"filed_on":null}"#,
    )],
    silent: &[Example::of(
        r#"{"signed_on":"2025-01-10","effective_on":null,"starts_on":"2025-01-12","award_notice_on":"2024-12-20","published_on":null,"filed_on":null}"#,
    )],
    ..Rule::BASE
};
