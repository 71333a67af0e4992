//! The method of procurement and its regime (采购方式与适用制度).

use crate::field::contract as c;
use crate::rules::prelude::*;

/// 采购方式与适用制度不符
pub(super) static METHOD_NOT_OF_THE_REGIME: Rule = Rule {
    code: "PRC205",
    name: "method-not-of-the-regime",
    title: Words {
        zh: "采购方式与适用制度不符",
        en: "A method that the regime does not have",
    },
    at: At::Fields(&[c::procurement_method.at]),
    related: &[c::regime.at],
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[PROCUREMENT_LAW_26],
    when: Some(&UNDER_A_LAW),
    message: Words {
        zh: "适用制度是“{regime}”，采购方式却是“{procurement_method}”：{methods}",
        en: "the regime is {regime}, the method {procurement_method}: {methods}",
    },
    help: Words {
        zh: "核对适用制度和采购方式，改正写错的一项",
        en: "Check the regime and the method and correct the one that is wrong",
    },
    check: Check::Contract(|case, _| {
        let method = case.given(c::procurement_method)?;
        let (fits, methods) = match case.known(c::regime)? {
            Regime::TenderingLaw => (
                matches!(
                    method,
                    ProcurementMethod::OpenTender | ProcurementMethod::InvitedTender
                ),
                OF_TENDERING,
            ),
            _ => (
                !matches!(
                    method,
                    ProcurementMethod::SelfPurchase
                        | ProcurementMethod::DirectSelection
                        | ProcurementMethod::Emergency
                ),
                OF_PROCUREMENT,
            ),
        };
        ensure(fits, || Fault::new().arg("methods", Arg::Words(methods)))
    }),
    fires: &[
        Example::of(r#"{"procurement_method":"self_purchase"}"#),
        Example::of(r#"{"procurement_method":"direct_selection"}"#),
        Example::of(r#"{"procurement_method":"emergency"}"#),
        Example::of(r#"{"regime":"tendering_law","procurement_method":"negotiation"}"#),
        Example::of(r#"{"regime":"tendering_law","procurement_method":"other","remarks":"比选"}"#),
    ],
    silent: &[
        Example::of(r#"{"procurement_method":"single_source"}"#),
        Example::of(r#"{"procurement_method":"other","remarks":"合作创新采购"}"#),
        Example::of(r#"{"regime":"tendering_law","procurement_method":"invited_tender"}"#),
        Example::of(
            r#"{"regime":"below_threshold","procurement_method":"self_purchase","public_participation":"2024-11-25"}"#,
        ),
    ],
    ..Rule::BASE
};

static UNDER_A_LAW: Cond = Cond::Is(
    c::regime.at,
    &[Regime::ProcurementLaw as u8, Regime::TenderingLaw as u8],
);

const OF_TENDERING: Words = Words {
    zh: "招标投标只有公开招标和邀请招标（招标投标法第十条）",
    en: "tendering is open or invited (Tendering Law, art. 10)",
};
const OF_PROCUREMENT: Words = Words {
    zh: "自行采购、直接选定、紧急采购不是政府采购法规定的采购方式",
    en: "the procurement law knows no self-purchase, direct selection or emergency purchase",
};
