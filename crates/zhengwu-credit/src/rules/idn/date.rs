//! Rules of dates (日期).

use crate::field::Type;
use crate::rules::prelude::*;

/// 日期无法识别
pub(super) static DATE_MALFORMED: Rule = Rule {
    code: "IDN140",
    name: "date-malformed",
    title: Words {
        zh: "日期无法识别",
        en: "Not a date",
    },
    at: At::Every(|spec| matches!(spec.ty, Type::Date | Type::EndDate | Type::Procedure)),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Format, "YYYY-MM-DD")),
    message: Words {
        zh: "“{field}”的“{value}”不是能识别的日期",
        en: "`{field}`: `{value}` cannot be read as a date",
    },
    help: Words {
        zh: "写成 2024-03-05 或 2024年3月5日",
        en: "Write 2024-03-05",
    },
    check: Check::Reading(Flaw::DateMalformed),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"effective_on":"十二月中旬"}"#,
    )],
    silent: &[
        Example::in_kind(Kind::Contract, r#"{"effective_on":"2024年12月11日"}"#),
        Example::in_kind(Kind::Contract, r#"{"effective_on":"2024/12/11"}"#),
        Example::in_kind(Kind::Contract, r#"{"effective_on":"20241211"}"#),
    ],
    ..Rule::BASE
};

/// 日期不存在
pub(super) static DATE_IMPOSSIBLE: Rule = Rule {
    code: "IDN141",
    name: "date-impossible",
    title: Words {
        zh: "日期不存在",
        en: "A date that does not exist",
    },
    at: At::Every(|spec| matches!(spec.ty, Type::Date | Type::EndDate | Type::Procedure)),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Format, "YYYY-MM-DD")),
    message: Words {
        zh: "“{field}”的“{value}”这一天不存在，或者年份不在 1900 至 2199 之间",
        en: "`{field}`: there is no day {value}, or its year is not of 1900 to 2199",
    },
    help: Words {
        zh: "核对年、月、日",
        en: "Check year, month and day",
    },
    check: Check::Reading(Flaw::DateImpossible),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"effective_on":"2025-02-30"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"effective_on":"2024-12-11"}"#,
    )],
    ..Rule::BASE
};

/// 年份只有两位
pub(super) static DATE_TWO_DIGIT_YEAR: Rule = Rule {
    code: "IDN142",
    name: "date-two-digit-year",
    title: Words {
        zh: "年份只有两位",
        en: "A year of two digits",
    },
    at: At::Every(|spec| matches!(spec.ty, Type::Date | Type::EndDate | Type::Procedure)),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Format, "YYYY-MM-DD")),
    message: Words {
        zh: "“{field}”的“{value}”年份只有两位",
        en: "`{field}`: the year of `{value}` has two digits",
    },
    help: Words {
        zh: "年份写满四位，如 2024-12-11",
        en: "Write the year in full: 2024-12-11",
    },
    check: Check::Reading(Flaw::DateTwoDigitYear),
    fires: &[Example::in_kind(Kind::Contract, r#"{"effective_on":"24-12-11"}"#)],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"effective_on":"2024-12-11"}"#,
    )],
    ..Rule::BASE
};

/// 日期后的时间已略去
pub(super) static TIME_DROPPED: Rule = Rule {
    code: "IDN143",
    name: "time-dropped",
    title: Words {
        zh: "日期后的时间已略去",
        en: "A time of day was dropped",
    },
    at: At::Every(|spec| matches!(spec.ty, Type::Date | Type::EndDate | Type::Procedure)),
    severity: Severity::Notice,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”按日期读为 {value}，后面的时间已略去",
        en: "`{field}` was read as {value}; the time of day was dropped",
    },
    help: Words {
        zh: "无需修改",
        en: "Nothing to mend",
    },
    check: Check::Reading(Flaw::TimeDropped),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"effective_on":"2024-12-11 00:00:00"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"effective_on":"2024-12-11"}"#,
    )],
    ..Rule::BASE
};

/// 履行期限已读作日期
pub(super) static TERM_READ_AS_DATES: Rule = Rule {
    code: "IDN144",
    name: "term-read-as-dates",
    title: Words {
        zh: "履行期限已读作日期",
        en: "A term was read as dates",
    },
    at: At::Every(|spec| spec.key == "term_text"),
    severity: Severity::Notice,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”的“{value}”已读作：{what}",
        en: "`{field}`: `{value}` was read as {what}",
    },
    help: Words {
        zh: "无需修改；与合同不符的，直接填写履行起始日期和履行截止日期",
        en: "Nothing to mend; where it is not what the contract says, give the first and the last day themselves",
    },
    check: Check::Reading(Flaw::TermReadAsDates),
    fires: &[
        Example::in_kind(
            Kind::Contract,
            r#"{"starts_on":null,"ends_on":null,"term_text":"2024年12月12日至2025年6月30日"}"#,
        ),
        Example::in_kind(Kind::Contract, r#"{"ends_on":null,"term_text":"一年"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"starts_on":null,"ends_on":null,"term_text":"自签订之日起12个月"}"#,
        ),
        Example::in_kind(Kind::Contract, r#"{"ends_on":null,"term_text":"长期"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"ends_on":null,"term_text":"至2025年6月30日"}"#,
        ),
    ],
    silent: &[
        Example::in_kind(Kind::Contract, r#"{"term_text":"2024年12月12日至2025年6月30日"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"ends_on":null,"term_text":"自验收合格之日起质保三年"}"#,
        ),
        Example::in_kind(Kind::Contract, r#"{"ends_on":null,"term_text":"90个工作日"}"#),
    ],
    ..Rule::BASE
};
