//! What a contract says it is, held against what it is (合同类型).

use crate::field::contract as c;
use crate::rules::prelude::*;

/// 以框架协议之名行采购之实
pub(super) static FRAMEWORK_HIDES_PROCUREMENT: Rule = Rule {
    code: "CTR230",
    name: "framework-hides-procurement",
    title: Words {
        zh: "框架协议带有采购内容",
        en: "A framework agreement that is a procurement",
    },
    at: At::Fields(&[c::contract_kind.at]),
    related: &[c::regime.at, c::procurement_method.at],
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[N2_1],
    when: Some(&Cond::Is(
        c::contract_kind.at,
        &[ContractKind::FrameworkAndOther as u8],
    )),
    message: Words {
        zh: "合同类型是框架协议等其他，却{procures}",
        en: "the type is a framework or other agreement, and yet {procures}",
    },
    help: Words {
        zh: "属于采购的，合同类型改为 06",
        en: "Where it is a procurement, its type is 06",
    },
    check: Check::Contract(|case, _| {
        let has_regime = case.context.told(case.record, &PROCUREMENT_REGIME);
        if has_regime == Ok(true) {
            return Err(Fault::new().arg("procures", Arg::Words(BY_REGIME)).into());
        }
        // Any method is one of procurement, `other` among them: what no procurement is has none.
        if case.maybe(c::procurement_method)?.is_some() {
            return Err(Fault::new().arg("procures", Arg::Words(BY_METHOD)).into());
        }
        has_regime?;
        Ok(())
    }),
    fires: &[
        Example::of(r#"{"contract_kind":"11"}"#),
        Example::of(r#"{"contract_kind":"11","regime":"none","public_participation":"2024-11-28"}"#),
        Example::of(
            r#"{"contract_kind":"11","regime":"none","procurement_method":"self_purchase","public_participation":"2024-11-28"}"#,
        ),
        Example::of(
            r#"{"contract_kind":"11","regime":"none","procurement_method":"other","public_participation":"2024-11-28","remarks":"按上级统一安排选定"}"#,
        ),
    ],
    silent: &[Example::of(
        r#"{"contract_kind":"11","regime":"none","procurement_method":null,"public_participation":"2024-11-28"}"#,
    )],
    ..Rule::BASE
};

/// A regime of procurement.
static PROCUREMENT_REGIME: Cond = Cond::Is(
    c::regime.at,
    &[Regime::ProcurementLaw as u8, Regime::TenderingLaw as u8],
);
const BY_REGIME: Words = Words {
    zh: "适用“{regime}”",
    en: "its regime is {regime}",
};
const BY_METHOD: Words = Words {
    zh: "填了采购方式“{procurement_method}”",
    en: "its method of procurement is {procurement_method}",
};

/// 合同类型与所属领域不一致
pub(super) static KIND_DISAGREES_WITH_FIELDS: Rule = Rule {
    code: "CTR231",
    name: "kind-disagrees-with-fields",
    title: Words {
        zh: "合同类型与所属领域不一致",
        en: "The type disagrees with the fields",
    },
    at: At::Fields(&[c::contract_kind.at]),
    related: &[c::fields.at],
    severity: Severity::Notice,
    provenance: Provenance::Derived,
    basis: &[N2_1],
    message: Words {
        zh: "合同类型“{contract_kind}”与所属领域“{fields}”不一致：招商引资领域的合同一般为 09、10 或 11 类，09 类一般属于招商引资领域",
        en: "type {contract_kind} and fields {fields} disagree: investment promotion goes with types 09, 10 and 11, and type 09 with investment promotion",
    },
    help: Words {
        zh: "核对合同类型和所属领域；无误的无需修改",
        en: "Check both; nothing to mend if they are right",
    },
    check: Check::Contract(|case, _| {
        let kind = case.given(c::contract_kind)?;
        let promotes = case.known(c::fields)?.contains(Domain::InvestmentPromotion);
        let agrees = match kind {
            ContractKind::InvestmentPromotion => promotes,
            ContractKind::IndustrialSupport | ContractKind::FrameworkAndOther => true,
            _ => !promotes,
        };
        ensure(agrees, Fault::new)
    }),
    fires: &[
        Example::of(r#"{"fields":"government_procurement;investment_promotion"}"#),
        Example::of(r#"{"contract_kind":"09"}"#),
    ],
    silent: &[Example::of(
        r#"{"contract_kind":"09","fields":"investment_promotion"}"#,
    )],
    ..Rule::BASE
};

/// 选“其他”而没有说明
pub(super) static OTHER_WITHOUT_EXPLANATION: Rule = Rule {
    code: "CTR232",
    name: "other-without-explanation",
    title: Words {
        zh: "选了“其他”或“无”而没有说明",
        en: "Other, or none, without an explanation",
    },
    at: At::Fields(&[c::remarks.at]),
    related: &[c::fields.at, c::procurement_method.at, c::party_b_id_kind.at],
    severity: Severity::Warning,
    phase: Phase::Submit,
    when: Some(&SAYS_OTHER),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "所属领域、采购方式选了“其他”，或者证件类型选了“无”，备注没有说明",
        en: "a field or method is `other`, or a document `none`, and the remarks do not say why",
    },
    help: Words {
        zh: "在备注说明具体情况",
        en: "Explain it in the remarks",
    },
    check: Check::Contract(|case, _| ensure(case.has(c::remarks), Fault::new)),
    fires: &[
        Example::of(r#"{"fields":"government_procurement;other"}"#),
        Example::of(r#"{"procurement_method":"other"}"#),
        Example::of(r#"{"party_b_id_kind":"none","party_b_id":null}"#),
    ],
    silent: &[Example::of(
        r#"{"procurement_method":"other","remarks":"按上级统一安排选定"}"#,
    )],
    ..Rule::BASE
};

static SAYS_OTHER: Cond = Cond::Any(&[
    Cond::Is(c::fields.at, &[Domain::Other as u8]),
    Cond::Is(c::procurement_method.at, &[ProcurementMethod::Other as u8]),
    Cond::Is(c::party_b_id_kind.at, &[IdKind::None as u8]),
]);

/// 结算金额与合同金额相差较大
pub(super) static SETTLED_FAR_FROM_AMOUNT: Rule = Rule {
    code: "CTR233",
    name: "settled-far-from-amount",
    title: Words {
        zh: "结算金额与合同金额相差较大",
        en: "A settlement far from the price",
    },
    at: At::Fields(&[c::settled_amount.at]),
    related: &[c::amount.at],
    severity: Severity::Notice,
    provenance: Provenance::Parameter,
    when: Some(&Cond::Is(c::amount_basis.at, &[AmountBasis::Fixed as u8])),
    message: Words {
        zh: "固定总价合同的结算金额 {settled_amount} 与合同金额（含补充合同）{agreed} 相差超过 {percent}%",
        en: "a fixed price of {agreed}, supplements included, was settled at {settled_amount}: more than {percent}% apart",
    },
    help: Words {
        zh: "核对两个金额；还有补充合同的，填原合同编号报送补充合同",
        en: "Check both amounts; report a supplement if there is one more",
    },
    check: Check::Contract(|case, _| {
        let settled = case.given(c::settled_amount)?.fen();
        let amount = case.known(c::amount)?;
        let agreed = match case.context.peers.supplements {
            Reading::Absent => Some(amount),
            Reading::Known(added) => amount.checked_add(added),
            Reading::Malformed => None,
        };
        let agreed = agreed.ok_or(Missing::OtherContracts)?;
        let percent = case.parameter(&case.context.profile.settled_far_percent)?;
        let apart = i128::from(settled) - i128::from(agreed.fen());
        ensure(
            apart.abs() * 100 <= i128::from(agreed.fen()).abs() * i128::from(percent),
            || {
                Fault::new()
                    .arg("agreed", Arg::Canonical(agreed.to_string()))
                    .arg("percent", Arg::Int(i64::from(percent)))
            },
        )
    }),
    fires: &[Example::of(
        r#"{"settled_amount":"1536000.01","settled_on":"2025-01-05"}"#,
    )],
    silent: &[
        Example::of(r#"{"settled_amount":"1536000.00","settled_on":"2025-01-05"}"#),
        Example::of(r#"{"amount_basis":"ceiling","settled_amount":"900000.00","settled_on":"2025-01-05"}"#),
    ],
    ..Rule::BASE
};
