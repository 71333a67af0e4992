//! How long a record is made public, and when it may be repaired (公示期限, NDRC Order 36).
//!
//! A period counts from the day after the document's date, and its last day belongs to it. Records of before the
//! order's first day are not judged by it.

use crate::field::dishonesty::{self as d, Dishonesty};
use crate::requirement::Case;
use crate::requirement::publication::{self, months};
use crate::rules::prelude::*;
use crate::value::Date;
use crate::value::date::months_after;

/// The first day of the order, by the document's date.
const ORDER_36: Option<(i32, u32, u32)> = Some(publication::ORDER_36);

/// The last day of a period that counts from the document's date.
fn last_day(case: &Case<'_, Dishonesty>, months: u32) -> Result<Date, Stop> {
    Ok(months_after(case.known(d::decided_on)?, months))
}

fn beyond(op: Op, months: u32, last: Date) -> Fault {
    Fault::new()
        .expecting(op, last)
        .arg("months", Arg::Int(i64::from(months)))
        .arg("last_day", Arg::Canonical(last.to_string()))
}

/// 修复过早
pub(super) static REPAIRED_TOO_EARLY: Rule = Rule {
    code: "DIS204",
    name: "repaired-too-early",
    title: Words {
        zh: "没有公示满最短期限就已修复",
        en: "Repaired before the shortest publication was over",
    },
    at: At::Fields(&[d::repaired_on.at]),
    related: &[d::decided_on.at, d::severity.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[NDRC_36],
    added: Version::V2026_4_1,
    since: ORDER_36,
    message: Words {
        zh: "{severity}失信最短公示 {months} 个月，到 {last_day} 为止，{repaired_on} 就已修复",
        en: "a {severity} matter is public for at least {months} months, to {last_day}; it was repaired on {repaired_on}",
    },
    help: Words {
        zh: "日期属实的照实报送，计为违规；应公示满最短期限再修复",
        en: "Where the dates are right, the record is submitted as it is and counted; the shortest period is to be served \
             before a repair",
    },
    check: Check::Dishonesty(|case, _| {
        let repaired = case.given(d::repaired_on)?;
        let (Some(shortest), _) = months(case.known(d::severity)?) else {
            return Err(Stop::NotApplicable);
        };
        // A repair before the publication cannot be: `repaired-before-published` speaks.
        if case
            .maybe(d::published_on)?
            .is_some_and(|published| repaired < published)
        {
            return Err(case.in_doubt(d::repaired_on));
        }
        let last = last_day(case, shortest)?;
        ensure(repaired > last, || beyond(Op::Gt, shortest, last))
    }),
    fires: &[
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-01","repaired_on":"2026-07-01"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2029-04-01","severity":"serious","repaired_on":"2027-04-01"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-01","repaired_on":"2026-07-02"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2029-04-01","severity":"serious","repaired_on":"2027-04-02"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-01","severity":null,"repaired_on":"2026-04-09"}"#,
        ),
        // Of before the order.
        Example::of(
            r#"{"decided_on":"2026-03-31","published_on":"2026-04-08","publication_ends_on":"2027-03-31","repaired_on":"2026-04-09"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-01","repaired_on":"2026-04-07"}"#,
        )
        .also(&["DIS202"]),
    ],
    ..Rule::BASE
};

/// 公示过长
pub(super) static PUBLISHED_TOO_LONG: Rule = Rule {
    code: "DIS205",
    name: "published-too-long",
    title: Words {
        zh: "公示超过最长期限",
        en: "Public for longer than the longest period",
    },
    at: At::Fields(&[d::publication_ends_on.at]),
    related: &[d::decided_on.at, d::severity.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[NDRC_36],
    added: Version::V2026_4_1,
    since: ORDER_36,
    message: Words {
        zh: "{severity}失信最长公示 {months} 个月，到 {last_day} 为止，却公示到 {publication_ends_on}",
        en: "a {severity} matter is public for at most {months} months, to {last_day}; it is public until \
             {publication_ends_on}",
    },
    help: Words {
        zh: "日期填错的改正；属实的照实报送，计为违规；应在 {last_day} 停止公示",
        en: "The record is submitted as it is and counted; the publication is to end on {last_day}",
    },
    check: Check::Dishonesty(|case, _| {
        let ends = case.given(d::publication_ends_on)?;
        let (_, longest) = months(case.known(d::severity)?);
        let last = last_day(case, longest)?;
        ensure(ends <= last, || beyond(Op::Le, longest, last))
    }),
    fires: &[
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-02"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2029-04-02","severity":"serious"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":null,"publication_ends_on":"2026-07-02","severity":"minor"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-01"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2029-04-01","severity":"serious"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2030-01-01","severity":null}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-03-31","published_on":"2026-04-08","publication_ends_on":"2030-01-01"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 轻微失信被公示
pub(super) static MINOR_PUBLISHED: Rule = Rule {
    code: "DIS206",
    name: "minor-published",
    title: Words {
        zh: "轻微失信被公示",
        en: "A minor matter was made public",
    },
    at: At::Fields(&[d::published_on.at]),
    related: &[d::severity.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[NDRC_36],
    added: Version::V2026_4_1,
    since: ORDER_36,
    message: Words {
        zh: "轻微失信一般不公示，却在 {published_on} 公示",
        en: "a minor matter is normally not made public; it was published on {published_on}",
    },
    help: Words {
        zh: "严重程度按文书填写；确属轻微的照实报送，计为违规，应停止公示",
        en: "Give the severity as the document states it; where it is minor, the record is submitted as it is and counted, \
             and the publication is to end",
    },
    check: Check::Dishonesty(|case, _| {
        ensure(case.known(d::severity)? != DishonestySeverity::Minor, Fault::new)
    }),
    fires: &[Example::of(
        r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2026-07-01","severity":"minor"}"#,
    )],
    silent: &[
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":null,"publication_ends_on":null,"severity":"minor"}"#,
        ),
        Example::of(
            r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":null,"severity":null}"#,
        ),
        Example::of(r#"{"severity":"minor","decided_on":"2026-03-31","published_on":"2026-04-08"}"#),
    ],
    ..Rule::BASE
};
