//! Rules of amounts (金额).

use crate::field::{Type, contract as c};
use crate::rules::prelude::*;

/// 金额无法识别
pub(super) static MONEY_MALFORMED: Rule = Rule {
    code: "IDN150",
    name: "money-malformed",
    title: Words {
        zh: "金额无法识别",
        en: "Not an amount",
    },
    at: At::Every(|spec| spec.ty == Type::Money),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Format, "0.00")),
    message: Words {
        zh: "“{field}”的“{value}”不是能识别的金额",
        en: "`{field}`: `{value}` cannot be read as an amount",
    },
    help: Words {
        zh: "只填数字，单位为元，如 1280000.00；检查有没有把字母 O、l 当作数字，逗号和小数点有没有放错；说明文字不要填在金额栏",
        en: "Give digits only, in yuan: 1280000.00; see whether a letter O or l stands for a digit, or a comma or point is in the wrong place; wording does not belong in an amount",
    },
    check: Check::Reading(Flaw::MoneyMalformed),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"amount":"12O000元"}"#),
        Example::in_kind(Kind::Contract, r#"{"settled_amount":"约一百万"}"#),
        Example::in_kind(Kind::Contract, r#"{"amount":"1.28E+6"}"#),
    ],
    silent: &[
        Example::in_kind(Kind::Contract, r#"{"amount":"1,280,000.00"}"#),
        Example::in_kind(Kind::Contract, r#"{"amount":"￥1280000"}"#),
        Example::in_kind(Kind::Contract, r#"{"amount":"128万元"}"#),
    ],
    ..Rule::BASE
};

/// 金额为负
pub(super) static MONEY_NEGATIVE: Rule = Rule {
    code: "IDN151",
    name: "money-negative",
    title: Words {
        zh: "金额为负",
        en: "A negative amount",
    },
    at: At::Every(|spec| spec.ty == Type::Money),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Ge, "0.00")),
    message: Words {
        zh: "“{field}”{value} 为负数",
        en: "`{field}` {value} is negative",
    },
    help: Words {
        zh: "填写正数；只有补充合同的合同金额可以为负，须同时填写原合同编号",
        en: "Give a positive amount; only the amount of a supplement may be negative, and it names the original contract",
    },
    check: Check::Reading(Flaw::MoneyNegative),
    fires: &[Example::in_kind(Kind::Contract, r#"{"amount":"-1280000.00"}"#)],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"amount":"-5000.00","amends_contract_no":"HA-2024/001"}"#,
    )],
    ..Rule::BASE
};

/// 金额小数位过多
pub(super) static MONEY_TOO_PRECISE: Rule = Rule {
    code: "IDN152",
    name: "money-too-precise",
    title: Words {
        zh: "金额小数位过多",
        en: "An amount with too many places",
    },
    at: At::Every(|spec| spec.ty == Type::Money),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Format, "0.00")),
    message: Words {
        zh: "“{field}”{value} 的小数位超过了分",
        en: "`{field}` {value} is more precise than a fen",
    },
    help: Words {
        zh: "金额以元为单位，至多两位小数；以万元为单位，至多六位",
        en: "Give yuan with at most two places, or 万元 with at most six",
    },
    check: Check::Reading(Flaw::MoneyTooPrecise),
    fires: &[Example::in_kind(Kind::Contract, r#"{"amount":"1280000.005"}"#)],
    silent: &[Example::in_kind(Kind::Contract, r#"{"amount":"128.000001万元"}"#)],
    ..Rule::BASE
};

/// 金额单位互相矛盾
pub(super) static MONEY_UNIT_CONFLICT: Rule = Rule {
    code: "IDN153",
    name: "money-unit-conflict",
    title: Words {
        zh: "金额单位互相矛盾",
        en: "Units that contradict each other",
    },
    at: At::Every(|spec| spec.ty == Type::Money),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”的金额单位互相矛盾（表上方、表头和单元格所说的单位不一致）：{value}",
        en: "`{field}`: what stands above the table, the heading and the cell state different units: {value}",
    },
    help: Words {
        zh: "统一单位；相差一万倍，无法替您判断",
        en: "Use one unit: a factor of 10,000 is at stake and cannot be guessed",
    },
    check: Check::Reading(Flaw::MoneyUnitConflict),
    fires: &[
        Example::in_kind(
            Kind::Contract,
            r#"{"amount":null,"合同金额（万元）":"1280000元"}"#,
        ),
        Example::in_kind(Kind::Contract, r#"{"amount":null,"合同金额（元）":"128万元"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"amount":null,"合同金额（元）（万元）":"1280000"}"#,
        ),
    ],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"amount":null,"合同金额（万元）":"128"}"#,
    )],
    ..Rule::BASE
};

/// 金额栏的文字已移入金额说明
pub(super) static AMOUNT_KEPT_AS_TEXT: Rule = Rule {
    code: "IDN154",
    name: "amount-kept-as-text",
    title: Words {
        zh: "金额栏里是文字，已作为金额说明保留",
        en: "Wording in the amount, kept as the amount's wording",
    },
    at: At::Every(|spec| spec.key == "amount"),
    related: &[c::amount_text.at],
    severity: Severity::Notice,
    message: Words {
        zh: "“{field}”里的“{text}”不是一个确定的数字，已原样放入“金额说明”，金额作空白处理",
        en: "`{field}`: `{text}` is no definite number; it was kept in the amount's wording, and the amount counts as empty",
    },
    help: Words {
        zh: "合同有确定金额的，在金额栏只填数字；没有的无需修改，请看计价方式是否相符",
        en: "Where the contract has a definite amount, give its digits only; else nothing to mend, but see that the pricing fits",
    },
    check: Check::Reading(Flaw::AmountKeptAsText),
    fires: &[
        Example::in_kind(
            Kind::Contract,
            r#"{"amount":"35元/吨","amount_basis":"unit_price"}"#,
        ),
        Example::in_kind(Kind::Contract, r#"{"amount":"结算价的8%","amount_basis":"rate"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"amount":"100-200万元","amount_basis":"unit_price"}"#,
        ),
    ],
    silent: &[Example::in_kind(Kind::Contract, r#"{"amount":"128万元"}"#)],
    ..Rule::BASE
};

/// 大写与小写金额不一致
pub(super) static MONEY_WORDS_DISAGREE: Rule = Rule {
    code: "IDN201",
    name: "money-words-disagree",
    title: Words {
        zh: "大写与小写金额不一致",
        en: "The amount in words disagrees with the digits",
    },
    at: At::Every(|spec| spec.ty == Type::Money),
    message: Words {
        zh: "“{field}”的数字是 {digits} 元，大写是 {words} 元，两者不一致",
        en: "`{field}`: the digits say {digits} yuan, and the words {words} yuan",
    },
    help: Words {
        zh: "对照合同核对大写和小写金额，改正写错的一个；大写可能在本格、大写金额一列或者金额说明里",
        en: "Check both against the contract and correct the wrong one; the words may stand in this cell, in a column of their own or in the amount's wording",
    },
    check: Check::Reading(Flaw::MoneyWordsDisagree),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"amount_text":"人民币壹佰贰拾捌万伍仟元整"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"amount":"1280000元（大写：壹佰贰拾捌万伍仟元整）"}"#,
        ),
        Example::in_kind(Kind::Contract, r#"{"合同金额（大写）":"壹佰贰拾捌万伍仟元整"}"#),
    ],
    silent: &[
        Example::in_kind(Kind::Contract, r#"{"amount_text":"人民币壹佰贰拾捌万元整"}"#),
        Example::in_kind(Kind::Contract, r#"{"amount_text":"约壹佰万元"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"amount":"人民币壹佰贰拾捌万元整（￥1,280,000.00）"}"#,
        ),
        Example::in_kind(Kind::Contract, r#"{"amount":null,"大写金额":"壹佰贰拾捌萬圓整"}"#),
    ],
    ..Rule::BASE
};
