//! How long a term of payment may be agreed (约定付款期限, 保障中小企业款项支付条例).

use crate::field::contract as c;
use crate::requirement::payment_law::{Articles, IN_FORCE, LONGEST_TERM, REVISED};
use crate::rules::prelude::*;

/// 机关、事业单位约定付款超过60日
pub(super) static AGREED_TERM_OVER_60_DAYS: Rule = Rule {
    code: "PAY201",
    name: "agreed-term-over-60-days",
    title: Words {
        zh: "约定的付款期限超过60日",
        en: "A term of payment of more than 60 days",
    },
    at: At::Fields(&[c::payment_days.at]),
    related: &[c::party_a_kind.at, c::party_b_is_sme.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[SME_PAYMENT_2020_8, SME_PAYMENT_2025_9],
    since: Some(IN_FORCE),
    when: Some(&c::PUBLIC_BODY_PAYS_SME),
    message: Words {
        zh: "{party_a_kind}向中小企业付款，约定的付款期限是 {payment_days} 日，最长不得超过60日",
        en: "a public body ({party_a_kind}) pays a small or medium-sized enterprise within {payment_days} days; no more than 60 \
             may be agreed",
    },
    help: Words {
        zh: "核对约定付款天数；属实的照实报送，计为违规；付款最迟不超过起算日后第60日",
        en: "Check the days; where they are right, the record is submitted as it is and counted; payment is due on the 60th \
             day at the latest",
    },
    check: Check::Contract(|case, _| {
        let days = case.given(c::payment_days)?;
        let articles = Articles::at(case.known(c::signed_on)?).ok_or(Stop::NotApplicable)?;
        ensure(days <= LONGEST_TERM, || {
            Fault::new().expecting(Op::Le, LONGEST_TERM).under(articles.term)
        })
    }),
    fires: &[
        Example::of(r#"{"payment_days":61}"#),
        Example::of(r#"{"payment_days":90,"party_a_kind":"public_institution","party_a_uscc":"12320685MB0A20019K"}"#),
        // The first day of the text of 2025.
        Example::of(
            r#"{"payment_days":61,"signed_on":"2025-06-01","effective_on":null,"starts_on":"2025-06-01","award_notice_on":"2025-05-20","published_on":null,"filed_on":null}"#,
        )
        .as_of("2025-06-01"),
    ],
    silent: &[
        Example::of(r#"{"payment_days":60}"#),
        Example::of(r#"{"payment_days":90,"party_b_is_sme":false}"#),
        // Nobody can tell.
        Example::of(r#"{"payment_days":90,"party_b_is_sme":null}"#),
        Example::of(r#"{"payment_days":90,"payment_direction":"government_receives"}"#),
        // Of before the regulation.
        Example::of(
            r#"{"payment_days":90,"signed_on":"2020-08-31","effective_on":null,"award_notice_on":"2020-08-14","published_on":"2020-09-01","filed_on":"2020-09-01"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 大型国有企业约定付款超过60日
pub(super) static LONG_TERM_AGREED: Rule = Rule {
    code: "PAY202",
    name: "long-term-agreed",
    title: Words {
        zh: "大型国有企业约定的付款期限超过60日",
        en: "A large state-owned enterprise pays after more than 60 days",
    },
    at: At::Fields(&[c::payment_days.at]),
    related: &[c::party_a_is_large.at, c::party_b_is_sme.at],
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[SME_PAYMENT_2025_9],
    added: Version::V2025_6_1,
    since: Some(REVISED),
    when: Some(&c::LARGE_ENTERPRISE_PAYS_SME),
    message: Words {
        zh: "大型国有企业向中小企业付款，约定的付款期限是 {payment_days} 日，超过60日的，应当符合行业规范、交易习惯",
        en: "a large state-owned enterprise pays a small or medium-sized one within {payment_days} days; more than 60 are lawful \
             only where the trade is used to it",
    },
    help: Words {
        zh: "核对约定付款天数；行业规范、交易习惯如此的，可以保留，并在备注说明",
        en: "Check the days; where the trade is used to them, keep them and say so in the remarks",
    },
    check: Check::Contract(|case, _| {
        ensure(case.given(c::payment_days)? <= LONGEST_TERM, || {
            Fault::new().expecting(Op::Le, LONGEST_TERM)
        })
    }),
    fires: &[Example::of(
        r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","party_a_uscc":"91320685MA1A30039C","party_a_is_large":true,"signed_on":"2025-06-01","effective_on":null,"starts_on":"2025-06-01","award_notice_on":"2025-05-20","published_on":null,"filed_on":null}"#,
    )
    .as_of("2025-06-01")],
    silent: &[
        Example::of(
            r#"{"payment_days":60,"party_a_kind":"state_owned_enterprise","party_a_uscc":"91320685MA1A30039C","party_a_is_large":true,"signed_on":"2025-06-01","effective_on":null,"starts_on":"2025-06-01","award_notice_on":"2025-05-20","published_on":null,"filed_on":null}"#,
        )
        .as_of("2025-06-01"),
        // Of before the revision.
        Example::of(
            r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","party_a_uscc":"91320685MA1A30039C","party_a_is_large":true}"#,
        ),
        // Where its size is unknown nobody can tell.
        Example::of(
            r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","party_a_uscc":"91320685MA1A30039C","signed_on":"2025-06-01","effective_on":null,"starts_on":"2025-06-01","award_notice_on":"2025-05-20","published_on":null,"filed_on":null}"#,
        )
        .as_of("2025-06-01"),
        Example::of(
            r#"{"payment_days":61,"party_a_kind":"state_owned_enterprise","party_a_uscc":"91320685MA1A30039C","party_a_is_large":false,"signed_on":"2025-06-01","effective_on":null,"starts_on":"2025-06-01","award_notice_on":"2025-05-20","published_on":null,"filed_on":null}"#,
        )
        .as_of("2025-06-01"),
    ],
    ..Rule::BASE
};
