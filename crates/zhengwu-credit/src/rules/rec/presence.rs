//! What is missing, and what should be empty (缺项与多项).

use crate::field::{FieldSpec, Need, Type, contract};
use crate::record::Record;
use crate::requirement::Verdict;
use crate::rules::prelude::*;

/// 必填项为空
pub(super) static FIELD_MISSING: Rule = Rule {
    code: "REC001",
    name: "field-missing",
    title: Words {
        zh: "必填项为空",
        en: "A field that is owed is empty",
    },
    at: At::Every(is_owed_here),
    phase: Phase::Submit,
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "“{field}”没有填写（{when}）",
        en: "`{field}` is empty ({when})",
    },
    help: Words {
        zh: "补填“{field}”",
        en: "Fill in `{field}`",
    },
    check: Check::Any(|record, context, at| {
        if context.missing_columns.contains(&at) {
            return Err(Stop::NotApplicable);
        }
        let spec = record.spec().field(at).ok_or(Stop::NotApplicable)?;
        let owed = match spec.need {
            Need::Required => Ok(true),
            Need::When(cond) => context.told(record, cond),
            Need::Optional | Need::Owed(_) => Ok(false),
        };
        match owed {
            Ok(false) => Err(Stop::NotApplicable),
            Err(missing) if record.slot(at).fact == Fact::Absent => Err(missing.into()),
            Err(_) | Ok(true) => all_parts_are_there(record, at, spec),
        }
    }),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"contract_name":null}"#),
        Example::in_kind(Kind::Contract, r#"{"classified":"  "}"#),
        Example::in_kind(Kind::Contract, r#"{"amount":null}"#),
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"海安示例设备有限公司;","party_b_kind":"legal_person;legal_person","party_b_id_kind":"uscc;uscc","party_b_id":"91320685MA1A30012L;91320685MA1A30039C"}"#,
        ),
        Example::in_kind(Kind::Performance, r#"{"paid_amount":null}"#).with_contract("{}"),
    ],
    silent: &[
        Example::in_kind(Kind::Contract, r#"{"amount":null,"amount_basis":"unit_price"}"#),
        Example::in_kind(Kind::Performance, r#"{"paid_amount":null}"#)
            .with_contract(r#"{"amount":null,"amount_basis":"unit_price"}"#),
    ],
    ..Rule::BASE
};

/// The field is there, and so is every part of a list; a party without a document has no number.
fn all_parts_are_there(record: &Record<'_>, at: u8, spec: &FieldSpec) -> Verdict {
    let missing = || Fault::new().arg("when", Arg::Need(spec.need));
    if record.slot(at).fact == Fact::Absent {
        return Err(missing().into());
    }
    if !matches!((spec.ty, record.slot(at).fact), (Type::Seq(_), Fact::Known(_))) {
        return Ok(());
    }
    let has_no_number = |place: usize| {
        at == contract::party_b_id.at
            && record
                .value(contract::party_b_id_kind)
                .and_then(|kinds| kinds.codes::<IdKind>().nth(place).flatten())
                .is_none_or(|kind| kind == IdKind::None)
    };
    let faults: Vec<Fault> = (0_u16..)
        .zip(record.slot(at).text.split(';'))
        .filter(|(place, part)| part.is_empty() && !has_no_number(usize::from(*place)))
        .map(|(place, _)| missing().at_index(Some(place)))
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Stop::Faults(faults))
    }
}

/// A field that this rule speaks for when it is missing: owed, and no rule of page 8 has a name of its own for it.
fn is_owed_here(spec: &FieldSpec) -> bool {
    matches!(spec.need, Need::Required | Need::When(_)) && spec.missing_rule.is_none()
}

/// 应为空的项有内容
pub(super) static FIELD_MUST_BE_EMPTY: Rule = Rule {
    code: "REC002",
    name: "field-must-be-empty",
    title: Words {
        zh: "应为空的项有内容",
        en: "A field that must be empty is filled in",
    },
    at: At::Every(|spec| spec.empty_when.is_some()),
    expects: Some((Op::Absent, "")),
    message: Words {
        zh: "“{field}”在这种情况下应当留空（{when}）",
        en: "`{field}` must be empty here ({when})",
    },
    help: Words {
        zh: "删去“{field}”的内容；内容属实的，改正与它矛盾的那一项",
        en: "Empty `{field}`; where it is true, correct the field that contradicts it",
    },
    check: Check::Any(|record, context, at| {
        let spec = record.spec().field(at).ok_or(Stop::NotApplicable)?;
        let cond = spec.empty_when.ok_or(Stop::NotApplicable)?;
        let must_be_empty = context.told(record, cond)?;
        ensure(!must_be_empty, || Fault::new().arg("when", Arg::Cond(cond)))
    }),
    fires: &[Example::in_kind(
        Kind::Commitment,
        r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办","evidence":"验收单3号","accountability":"通报批评"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Commitment,
        r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办","evidence":"验收单3号"}"#,
    )],
    ..Rule::BASE
};

/// 文件缺少必填列
pub(super) static COLUMN_MISSING: Rule = Rule {
    code: "REC003",
    name: "column-missing",
    title: Words {
        zh: "文件缺少必填列",
        en: "A file without a required column",
    },
    at: At::File,
    phase: Phase::Submit,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "文件没有“{field}”这一列，涉及 {rows} 行",
        en: "the file has no column `{field}`; rows touched: {rows}",
    },
    help: Words {
        zh: "在表头加上“{field}”一列并逐行填写；列名写得不同的，改为“{field}”",
        en: "Add a column `{field}` and fill it in; where it has another heading, use this one",
    },
    ..Rule::BASE
};
