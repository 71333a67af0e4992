//! At what rate interest on arrears may be agreed (约定逾期利率, 保障中小企业款项支付条例).

use crate::field::contract as c;
use crate::requirement::payment_law::{Articles, IN_FORCE};
use crate::rules::prelude::*;

/// 约定逾期利率低于一年期LPR
pub(super) static OVERDUE_RATE_BELOW_LPR: Rule = Rule {
    code: "PAY203",
    name: "overdue-rate-below-lpr",
    title: Words {
        zh: "约定的逾期利率低于签订时的一年期LPR",
        en: "Interest on arrears agreed below the one-year LPR at signing",
    },
    at: At::Fields(&[c::overdue_rate.at]),
    related: &[c::signed_on.at, c::party_b_is_sme.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[SME_PAYMENT_2020_15, SME_PAYMENT_2025_17],
    since: Some(IN_FORCE),
    when: Some(&c::PAYS_SME),
    message: Words {
        zh: "约定逾期利率是年 {overdue_rate}%，低于合同签订日（{signed_on}）的一年期贷款市场报价利率 {lpr}%",
        en: "interest on arrears was agreed at {overdue_rate} % a year, below the one-year loan prime rate of {lpr} % on the day \
             of signing, {signed_on}",
    },
    help: Words {
        zh: "核对约定逾期利率（每年百分之几）；属实的照实报送，计为违规；没有约定的留空，逾期利息按每日万分之五计算",
        en: "Check the rate (percent a year); where it is right, the record is submitted as it is and counted; where none was \
             agreed, leave it empty: interest is then 0.05 % a day",
    },
    check: Check::Contract(|case, _| {
        let rate = case.given(c::overdue_rate)?;
        let signed = case.known(c::signed_on)?;
        let articles = Articles::at(signed).ok_or(Stop::NotApplicable)?;
        // Where the rate of that day is not known nobody can tell.
        let lpr = case.context.profile.lpr_on(signed).ok_or(Missing::Lpr)?;
        ensure(rate >= lpr, || {
            Fault::new()
                .expecting(Op::Ge, lpr)
                .under(articles.interest)
                .arg("lpr", Arg::Canonical(lpr.to_string()))
        })
    }),
    fires: &[
        Example::of(r#"{"overdue_rate":"3.0999"}"#),
        // The day before the rate fell from 3.35 to 3.10.
        Example::of(
            r#"{"overdue_rate":"3.3499","signed_on":"2024-10-20","effective_on":null,"award_notice_on":"2024-09-29","published_on":"2024-10-21","filed_on":"2024-10-21"}"#,
        ),
        Example::of(
            r#"{"overdue_rate":"2.9999","signed_on":"2025-06-01","effective_on":null,"starts_on":"2025-06-01","award_notice_on":"2025-05-20","published_on":null,"filed_on":null}"#,
        )
        .as_of("2025-06-01"),
        Example::of(
            r#"{"overdue_rate":"3","party_a_kind":"state_owned_enterprise","party_a_uscc":"91320685MA1A30039C","party_a_is_large":true}"#,
        ),
    ],
    silent: &[
        Example::of(r#"{"overdue_rate":"3.1"}"#),
        Example::of(
            r#"{"overdue_rate":"3.1","signed_on":"2024-10-21","effective_on":null,"award_notice_on":"2024-09-29","published_on":"2024-10-21","filed_on":"2024-10-21"}"#,
        ),
        Example::of(r#"{"overdue_rate":"1","party_b_is_sme":false}"#),
        Example::of(r#"{"overdue_rate":null}"#),
        // Of before the regulation.
        Example::of(
            r#"{"overdue_rate":"1","signed_on":"2020-08-31","effective_on":null,"award_notice_on":"2020-08-14","published_on":"2020-09-01","filed_on":"2020-09-01"}"#,
        ),
        // A year whose rates nobody knows.
        Example::of(
            r#"{"overdue_rate":"1","signed_on":"2026-01-05","effective_on":null,"starts_on":"2026-01-05","ends_on":"2026-06-30","award_notice_on":"2025-12-20","published_on":null,"filed_on":null}"#,
        )
        .as_of("2026-01-05"),
    ],
    ..Rule::BASE
};
