//! The notice of award and the signing (中标、成交通知书与签订).

use chrono::Days;

use crate::field::contract as c;
use crate::rules::prelude::*;
use crate::value::Date;

/// 中标（成交）通知书发出后超过三十日才签订
pub(super) static SIGNED_OVER_30_DAYS_AFTER_AWARD: Rule = Rule {
    code: "PRC201",
    name: "signed-over-30-days-after-award",
    title: Words {
        zh: "中标(成交)通知书发出三十日后才签订",
        en: "Signed more than 30 days after the award",
    },
    at: At::Fields(&[c::signed_on.at]),
    related: &[c::award_notice_on.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[PROCUREMENT_LAW_46, TENDERING_LAW_46],
    // The tendering law's first day; the procurement law's is 2003-01-01.
    since: Some((2000, 1, 1)),
    when: Some(&AWARDED),
    message: Words {
        zh: "中标(成交)通知书 {award_notice_on} 发出，应在三十日内（到 {last_day} 为止）签订，{signed_on} 才签订",
        en: "the notice of award is of {award_notice_on}; the contract was to be signed within thirty days, by {last_day}; it \
             was signed on {signed_on}",
    },
    help: Words {
        zh: "核对两个日期；属实的照实报送，计为违规",
        en: "Check both dates; where they are right, the record is submitted as it is and counted",
    },
    check: Check::Contract(|case, _| {
        let signed = case.given(c::signed_on)?;
        // The tendering law is older than the procurement law.
        let is_procurement = case.known(c::regime)? == Regime::ProcurementLaw;
        if is_procurement && Some(signed) < Date::from_ymd_opt(2003, 1, 1) {
            return Err(Stop::NotApplicable);
        }
        let award = case.known(c::award_notice_on)?;
        // Counted from the day after, and the last day belongs to the term.
        let last = award
            .checked_add_days(Days::new(30))
            .ok_or_else(|| case.in_doubt(c::award_notice_on))?;
        ensure(signed <= last, || {
            Fault::new()
                .expecting(Op::Le, last)
                .arg("last_day", Arg::Canonical(last.to_string()))
        })
    }),
    fires: &[
        Example::of(
            r#"{"award_notice_on":"2024-11-09","regime":"tendering_law","published_on":null,"filed_on":null}"#,
        ),
        Example::of(r#"{"award_notice_on":"2024-11-09"}"#),
    ],
    silent: &[
        Example::of(r#"{"award_notice_on":"2024-11-10"}"#),
        // Without the notice's day nobody can tell.
        Example::of(r#"{"award_notice_on":null}"#),
        Example::of(
            r#"{"award_notice_on":"2024-11-09","regime":"below_threshold","procurement_method":"self_purchase","public_participation":"2024-11-25"}"#,
        ),
        // The term is the original's, and not that of its supplement.
        Example::of(
            r#"{"award_notice_on":"2024-01-09","amends_contract_no":"HA-2024/001","amount":"-2000.00"}"#,
        ),
    ],
    ..Rule::BASE
};

/// Awarded under one of the two laws, and no supplement.
static AWARDED: Cond = Cond::All(&[
    Cond::Is(
        c::regime.at,
        &[Regime::ProcurementLaw as u8, Regime::TenderingLaw as u8],
    ),
    Cond::Absent(c::amends_contract_no.at),
]);

/// 签订早于中标（成交）通知书
pub(super) static SIGNED_BEFORE_AWARD: Rule = Rule {
    code: "PRC202",
    name: "signed-before-award",
    title: Words {
        zh: "签订早于中标(成交)通知书",
        en: "Signed before the award",
    },
    at: At::Fields(&[c::signed_on.at]),
    related: &[c::award_notice_on.at],
    severity: Severity::Warning,
    message: Words {
        zh: "签订日期 {signed_on} 早于中标(成交)通知书日期 {award_notice_on}",
        en: "signed on {signed_on}, before the notice of award of {award_notice_on}",
    },
    help: Words {
        zh: "核对两个日期，改正写错的一个",
        en: "Check both dates and correct the one that is wrong",
    },
    check: Check::Contract(|case, _| {
        let award = case.given(c::award_notice_on)?;
        let signed = case.given(c::signed_on)?;
        ensure(signed >= award, || Fault::new().expecting(Op::Ge, award))
    }),
    fires: &[Example::of(r#"{"award_notice_on":"2024-12-11"}"#)],
    silent: &[
        Example::of(r#"{"award_notice_on":"2024-12-10"}"#),
        Example::of(r#"{"award_notice_on":null}"#),
    ],
    ..Rule::BASE
};
