//! Rules of the citizen identification number (公民身份号码), GB 11643-1999.

use crate::field::Type;
use crate::rules::prelude::*;

/// Numbers of identity that may be a natural person's.
const WHERE: At = At::Every(|spec| spec.ty.is_identity_number() && spec.ty != Type::Uscc);

/// 身份证号码不是 18 位
pub(super) static CITIZEN_ID_LENGTH: Rule = Rule {
    code: "IDN120",
    name: "citizen-id-length",
    title: Words {
        zh: "身份证号码不是 18 位",
        en: "A citizen's number that is not of 18 digits",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_11643],
    expects: Some((Op::Format, "GB 11643")),
    message: Words {
        zh: "“{field}”{value} {why}，居民身份证号码应为 17 位数字加 1 位校验码",
        en: "`{field}` {value} {why}; a citizen's number has 17 digits and a check character",
    },
    help: Words {
        zh: "对照证件逐位核对",
        en: "Hold it against the document",
    },
    check: Check::Reading(Flaw::CitizenIdLength),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"32068519900101000"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199001010000"}"#,
    )],
    ..Rule::BASE
};

/// 身份证号码校验码不符
pub(super) static CITIZEN_ID_CHECK_DIGIT: Rule = Rule {
    code: "IDN121",
    name: "citizen-id-check-digit",
    title: Words {
        zh: "身份证号码校验码不符",
        en: "A citizen's number whose check character is wrong",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_11643],
    expects: Some((Op::Format, "GB 11643")),
    message: Words {
        zh: "“{field}”{value} 的校验码不符",
        en: "The check character of `{field}` {value} is wrong",
    },
    help: Words {
        zh: "对照证件逐位核对",
        en: "Hold it against the document",
    },
    check: Check::Reading(Flaw::CitizenIdCheckDigit),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199001010001"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199001010000"}"#,
    )],
    ..Rule::BASE
};

/// 身份证号码中的出生日期不可能
pub(super) static CITIZEN_ID_BIRTH_DATE: Rule = Rule {
    code: "IDN122",
    name: "citizen-id-birth-date",
    title: Words {
        zh: "身份证号码中的出生日期不可能",
        en: "A citizen's number with an impossible date of birth",
    },
    at: WHERE,
    severity: Severity::Error,
    basis: &[GB_11643],
    expects: Some((Op::Format, "GB 11643")),
    message: Words {
        zh: "“{field}”{value} 中的出生日期不存在或在将来",
        en: "The date of birth in `{field}` {value} does not exist or lies in the future",
    },
    help: Words {
        zh: "对照证件核对第 7 至 14 位",
        en: "Check characters 7 to 14 against the document",
    },
    check: Check::Reading(Flaw::CitizenIdBirthDate),
    fires: &[
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199002310005"}"#,
        ),
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685209901010002"}"#,
        ),
    ],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199001010000"}"#,
    )],
    ..Rule::BASE
};

/// 身份证号码中的行政区划不在区划表中
pub(super) static CITIZEN_ID_UNKNOWN_DIVISION: Rule = Rule {
    code: "IDN123",
    name: "citizen-id-unknown-division",
    title: Words {
        zh: "身份证号码中的行政区划不在区划表中",
        en: "A citizen's number of a division that no table knows",
    },
    at: WHERE,
    severity: Severity::Warning,
    basis: &[GB_T_2260],
    message: Words {
        zh: "“{field}”{value} 的前 6 位不在现行和历史行政区划代码中",
        en: "The first six digits of `{field}` {value} are no division of today or of the past",
    },
    help: Words {
        zh: "对照证件核对前 6 位；无误的可以保留",
        en: "Check the first six digits; keep them if they are right",
    },
    check: Check::Reading(Flaw::CitizenIdUnknownDivision),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320699199001010009"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320621198512310009"}"#,
    )],
    ..Rule::BASE
};
