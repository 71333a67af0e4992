//! Rules of the unified social credit code (统一社会信用代码), GB 32100-2015.

use crate::rules::prelude::*;

/// Credit codes, and numbers of identity that may be credit codes.
const WHERE: At = At::Every(|spec| spec.ty.is_identity_number());

/// 以占位代码代替信用代码
pub(super) static USCC_IS_PLACEHOLDER: Rule = Rule {
    code: "IDN101",
    name: "uscc-is-placeholder",
    title: Words {
        zh: "以占位代码代替信用代码",
        en: "A placeholder instead of a credit code",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_32100],
    expects: Some((Op::Format, "GB 32100")),
    message: Words {
        zh: "“{field}”填的是占位代码，不是真实的统一社会信用代码",
        en: "`{field}` holds a placeholder, not a real credit code",
    },
    help: Words {
        zh: "填写该主体真实的 18 位统一社会信用代码；确无代码的，改选其他证件类型并说明",
        en: "Give the real 18-character code; where there is none, choose another kind of document and explain",
    },
    check: Check::Reading(Flaw::UsccIsPlaceholder),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_a_uscc":"00000000000000000X"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 信用代码栏填了居民身份证号码
pub(super) static USCC_IS_PERSONAL_NUMBER: Rule = Rule {
    code: "IDN102",
    name: "uscc-is-personal-number",
    title: Words {
        zh: "信用代码栏填了居民身份证号码",
        en: "A citizen's number in a credit code's place",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_32100],
    expects: Some((Op::Format, "GB 32100")),
    message: Words {
        zh: "“{field}”填的像是居民身份证号码 {value}，不是统一社会信用代码",
        en: "`{field}` holds what looks like a citizen's number, {value}, not a credit code",
    },
    help: Words {
        zh: "填单位的 18 位统一社会信用代码；这里确实是自然人的，把证件类型或者主体类别改为自然人的",
        en: "Give the unit's credit code; where it is a natural person, set the kind of document or subject to a person's",
    },
    check: Check::Reading(Flaw::UsccIsPersonalNumber),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"party_b_id":"320685199001010000"}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":null,"party_b_id":null,"乙方统一社会信用代码":"320685199001010000"}"#,
        ),
    ],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 信用代码栏填了旧的注册号或组织机构代码
pub(super) static USCC_IS_LEGACY_NUMBER: Rule = Rule {
    code: "IDN103",
    name: "uscc-is-legacy-number",
    title: Words {
        zh: "信用代码栏填了旧的注册号或组织机构代码",
        en: "An old registration number or organisation code in a credit code's place",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_32100],
    expects: Some((Op::Format, "GB 32100")),
    message: Words {
        zh: "“{field}”填的是 {value}，这是旧的注册号或组织机构代码，不是统一社会信用代码",
        en: "`{field}` holds {value}: an old registration number or organisation code, not a credit code",
    },
    help: Words {
        zh: "查询换发后的 18 位统一社会信用代码填写；没有换发的，证件类型改为“原注册号”",
        en: "Look up the 18-character code that replaced it; where none did, set the document kind to legacy registration",
    },
    check: Check::Reading(Flaw::UsccIsLegacyNumber),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"party_a_uscc":"320685000012345"}"#),
        Example::in_kind(Kind::Contract, r#"{"party_a_uscc":"MB0A1001-3"}"#),
    ],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 信用代码不是 18 位
pub(super) static USCC_LENGTH: Rule = Rule {
    code: "IDN104",
    name: "uscc-length",
    title: Words {
        zh: "信用代码不是 18 位",
        en: "A credit code that is not of 18 characters",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_32100],
    expects: Some((Op::Format, "GB 32100")),
    message: Words {
        zh: "“{field}”的“{value}”有 {length} 位，统一社会信用代码应为 18 位",
        en: "`{field}` {value} has {length} characters, a credit code has 18",
    },
    help: Words {
        zh: "对照证照逐位核对，补上漏填或删去多填的字符",
        en: "Hold it against the certificate and add or remove the characters that differ",
    },
    check: Check::Reading(Flaw::UsccLength),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"party_a_uscc":"11320685MB0A10013"}"#),
        Example::in_kind(Kind::Contract, r#"{"party_a_uscc":"11320685MB0A10013CC"}"#),
    ],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 信用代码含有不使用的字符
pub(super) static USCC_ALPHABET: Rule = Rule {
    code: "IDN105",
    name: "uscc-alphabet",
    title: Words {
        zh: "信用代码含有不使用的字符",
        en: "A character that credit codes do not use",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_32100],
    expects: Some((Op::Format, "GB 32100")),
    message: Words {
        zh: "“{field}”{value} 第 {position} 位“{character}”不是统一社会信用代码使用的字符",
        en: "`{field}` {value}: character {position}, `{character}`, is not used in credit codes",
    },
    help: Words {
        zh: "信用代码不使用字母 I、O、S、V、Z；核对是否把数字 1、0、5、2 误写成了字母",
        en: "Credit codes have no I, O, S, V, Z: see whether a digit 1, 0, 5 or 2 was typed as a letter",
    },
    check: Check::Reading(Flaw::UsccAlphabet),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_a_uscc":"11320685MBOA10013C"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 信用代码校验位不符
pub(super) static USCC_CHECK_DIGIT: Rule = Rule {
    code: "IDN106",
    name: "uscc-check-digit",
    title: Words {
        zh: "信用代码校验位不符",
        en: "A credit code whose check character is wrong",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_32100],
    expects: Some((Op::Format, "GB 32100")),
    message: Words {
        zh: "“{field}”{value} 的校验位是“{check}”，按前 17 位计算应为“{computed}”{why}",
        en: "`{field}` {value} ends in `{check}`, its first 17 characters give `{computed}`{why}",
    },
    help: Words {
        zh: "对照证照逐位核对；证照上就是这样的，由信用办核实后登记豁免",
        en: "Hold it against the certificate; where the code was issued so, the credit office records a waiver",
    },
    check: Check::Reading(Flaw::UsccCheckDigit),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"party_a_uscc":"11320685MB0A10013D"}"#),
        Example::in_kind(Kind::Contract, r#"{"party_a_uscc":"11320685MB0A10013K"}"#),
    ],
    silent: &[
        Example::in_kind(Kind::Contract, r#"{}"#),
        Example::in_kind(Kind::Contract, r#"{"party_a_uscc":"11320685MB00002110"}"#),
    ],
    ..Rule::BASE
};

/// 信用代码的登记管理部门和机构类别不认识
pub(super) static USCC_UNKNOWN_CATEGORY: Rule = Rule {
    code: "IDN107",
    name: "uscc-unknown-category",
    title: Words {
        zh: "信用代码的登记管理部门和机构类别不认识",
        en: "An unknown pair of department and category",
    },
    at: WHERE,
    severity: Severity::Warning,
    basis: &[GB_32100],
    message: Words {
        zh: "“{field}”{value} 的前两位“{category}”不是已知的登记管理部门和机构类别",
        en: "`{field}` {value} begins with `{category}`, which is no known department and category",
    },
    help: Words {
        zh: "核对前两位；确实如此的可以保留",
        en: "Check the first two characters; keep them if they are right",
    },
    check: Check::Reading(Flaw::UsccUnknownCategory),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_id":"98320685MA1A30012Y"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 信用代码内的组织机构代码校验位不符
pub(super) static USCC_ORGANISATION_CODE: Rule = Rule {
    code: "IDN108",
    name: "uscc-organisation-code",
    title: Words {
        zh: "信用代码内的组织机构代码校验位不符",
        en: "The organisation code inside fails its own check",
    },
    at: WHERE,
    severity: Severity::Warning,
    basis: &[GB_11714],
    message: Words {
        zh: "“{field}”{value} 第 9 至 17 位作为组织机构代码，校验位不符",
        en: "`{field}` {value}: characters 9 to 17 fail the check of an organisation code",
    },
    help: Words {
        zh: "个别代码赋码时即如此；核对无误的可以保留",
        en: "Some codes were issued so; keep it if it agrees with the certificate",
    },
    check: Check::Reading(Flaw::UsccOrganisationCode),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_a_uscc":"11320685MB0A10014F"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 信用代码内的行政区划不在区划表中
pub(super) static USCC_UNKNOWN_DIVISION: Rule = Rule {
    code: "IDN109",
    name: "uscc-unknown-division",
    title: Words {
        zh: "信用代码内的行政区划不在区划表中",
        en: "A division that no table knows",
    },
    at: WHERE,
    severity: Severity::Notice,
    basis: &[GB_T_2260],
    message: Words {
        zh: "“{field}”{value} 第 3 至 8 位“{division}”不在现行和历史行政区划代码中",
        en: "`{field}` {value}: characters 3 to 8, `{division}`, are no division of today or of the past",
    },
    help: Words {
        zh: "开发区等登记机关使用自编代码，属正常情况，无需修改",
        en: "Registers of development zones use codes of their own: nothing to mend",
    },
    check: Check::Reading(Flaw::UsccUnknownDivision),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_id":"91320691MA1A300985"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_id":"91320621MA1A30020Q"}"#,
    )],
    ..Rule::BASE
};

/// 既像信用代码又像居民身份证号码
pub(super) static USCC_ALSO_VALID_PERSONAL_NUMBER: Rule = Rule {
    code: "IDN110",
    name: "uscc-also-valid-personal-number",
    title: Words {
        zh: "既像信用代码又像居民身份证号码",
        en: "A code that is also a plausible citizen's number",
    },
    at: WHERE,
    severity: Severity::Warning,
    basis: &[GB_T_2260],
    message: Words {
        zh: "“{field}”{value} 作为统一社会信用代码有效，但也可能是居民身份证号码",
        en: "`{field}` {value} is a valid credit code, and could be a citizen's number",
    },
    help: Words {
        zh: "核对填的确实是单位的代码；是身份证号码的请更换",
        en: "Make sure that it is the unit's code and not a person's number",
    },
    check: Check::Reading(Flaw::UsccAlsoValidPersonalNumber),
    fires: &[Example::in_kind(Kind::Contract, r#"{"party_b_id":"130102195107210009"}"#).also(&["IDN109"])],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};
