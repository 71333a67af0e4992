//! Rules of the other identity documents (证件号码).

use crate::field::Type;
use crate::rules::prelude::*;

/// 证件号码与证件类型不符
pub(super) static DOCUMENT_NUMBER_FORMAT: Rule = Rule {
    code: "IDN130",
    name: "document-number-format",
    title: Words {
        zh: "证件号码与证件类型不符",
        en: "A document number not of its kind's format",
    },
    at: At::Every(|spec| matches!(spec.ty, Type::Seq(Type::Number(_)))),
    severity: Severity::Error,
    basis: &[DOCUMENT],
    message: Words {
        zh: "“{field}”{value} 不符合“{id_kind}”的号码格式",
        en: "`{field}` {value} is not a number of the kind {id_kind}",
    },
    help: Words {
        zh: "核对证件类型和号码",
        en: "Check the kind of document and its number",
    },
    check: Check::Reading(Flaw::DocumentNumberFormat),
    fires: &[
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"陈某某","party_b_kind":"natural_person","party_b_id_kind":"hk_macao_permit","party_b_id":"A1234567"}"#,
        ),
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"陈某某","party_b_kind":"natural_person","party_b_id_kind":"residence_permit","party_b_id":"81000019900101001"}"#,
        ),
    ],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_name":"陈某某","party_b_kind":"natural_person","party_b_id_kind":"hk_macao_permit","party_b_id":"H12345678"}"#,
    )],
    ..Rule::BASE
};
