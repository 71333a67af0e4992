//! A procurement contract is published and filed within so many working days after its signing (公告与备案).

use crate::field::contract::{self as c, Contract};
use crate::field::{Day, Field};
use crate::requirement::{Case, Verdict};
use crate::rules::prelude::*;
use crate::value::Date;

/// 公告: 2 个工作日 (政府采购法实施条例 50)
const TO_PUBLISH: u32 = 2;
/// 备案: 7 个工作日 (政府采购法 47)
const TO_FILE: u32 = 7;

/// 政府采购法实施条例 came into force on that day.
const REGULATION: Option<(i32, u32, u32)> = Some((2015, 3, 1));
/// 政府采购法 came into force on that day.
const LAW: Option<(i32, u32, u32)> = Some((2003, 1, 1));

static UNDER_PROCUREMENT_LAW: Cond = Cond::Is(c::regime.at, &[Regime::ProcurementLaw as u8]);

/// The last working day of the term; without the calendar of its year nobody can tell.
fn last_day(case: &Case<'_, Contract>, working_days: u32) -> Result<Date, Stop> {
    let signed = case.known(c::signed_on)?;
    let last = case.context.profile.working_days_after(signed, working_days);
    last.ok_or(Stop::CannotTell(Missing::Calendar))
}

fn by(last: Date) -> Fault {
    Fault::new().arg("last_day", Arg::Canonical(last.to_string()))
}

/// What was done was done in time.
fn in_time(case: &Case<'_, Contract>, done: Field<Contract, Day>, working_days: u32) -> Verdict {
    let done = case.given(done)?;
    let last = last_day(case, working_days)?;
    ensure(done <= last, || by(last).expecting(Op::Le, last))
}

/// What is due was done at all; what is not yet due is not applicable until then.
fn once_due(case: &Case<'_, Contract>, done: Field<Contract, Day>, working_days: u32) -> Verdict {
    if case.maybe(done)?.is_some() {
        return Ok(());
    }
    let (last, as_of) = (last_day(case, working_days)?, case.as_of()?);
    if as_of <= last {
        return Err(Stop::NotApplicable);
    }
    Err(by(last).arg("as_of", Arg::Canonical(as_of.to_string())).into())
}

/// 到期没有公告
pub(super) static NOT_PUBLISHED: Rule = Rule {
    code: "PRC001",
    name: "not-published",
    title: Words {
        zh: "政府采购合同到期没有公告",
        en: "A procurement contract that was not published",
    },
    at: At::Fields(&[c::published_on.at]),
    related: &[c::signed_on.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[PROCUREMENT_REGULATION_50],
    since: REGULATION,
    when: Some(&UNDER_PROCUREMENT_LAW),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "{signed_on} 签订的政府采购合同，应在2个工作日内（到 {last_day} 为止）公告，到 {as_of} 没有填写公告日期",
        en: "the procurement contract was signed on {signed_on} and to be published within two working days, by {last_day}; by \
             {as_of} no day of publication is given",
    },
    help: Words {
        zh: "已经公告的，填写合同公告日期；没有公告的，尽快在省级以上财政部门指定的媒体上公告，照实报送，计为违规",
        en: "Where it was published, give the day; else publish it in the designated media: the record is submitted as it is \
             and counted",
    },
    check: Check::Contract(|case, _| once_due(case, c::published_on, TO_PUBLISH)),
    fires: &[
        Example::of(r#"{"published_on":null}"#),
        Example::of(
            r#"{"published_on":null,"filed_on":null,"signed_on":"2025-01-07","effective_on":null,"starts_on":"2025-01-12","award_notice_on":"2024-12-20"}"#,
        ),
    ],
    silent: &[
        // The last day belongs to the term: Friday 2025-01-10.
        Example::of(
            r#"{"published_on":null,"filed_on":null,"signed_on":"2025-01-08","effective_on":null,"starts_on":"2025-01-12","award_notice_on":"2024-12-20"}"#,
        ),
        Example::of(r#"{"published_on":null,"regime":"tendering_law"}"#),
        // Of before the regulation.
        Example::of(
            r#"{"published_on":null,"signed_on":"2015-02-28","effective_on":null,"award_notice_on":"2015-02-12","filed_on":"2015-03-10"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 到期没有备案
pub(super) static NOT_FILED: Rule = Rule {
    code: "PRC002",
    name: "not-filed",
    title: Words {
        zh: "政府采购合同到期没有备案",
        en: "A procurement contract that was not filed",
    },
    at: At::Fields(&[c::filed_on.at]),
    related: &[c::signed_on.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[PROCUREMENT_LAW_47],
    since: LAW,
    when: Some(&UNDER_PROCUREMENT_LAW),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "{signed_on} 签订的政府采购合同，应在7个工作日内（到 {last_day} 为止）备案，到 {as_of} 没有填写备案日期",
        en: "the procurement contract was signed on {signed_on} and to be filed within seven working days, by {last_day}; by \
             {as_of} no day of filing is given",
    },
    help: Words {
        zh: "已经备案的，填写合同备案日期；没有备案的，尽快将合同副本报同级财政部门备案，照实报送，计为违规",
        en: "Where it was filed, give the day; else file a copy with the finance department: the record is submitted as it is \
             and counted",
    },
    check: Check::Contract(|case, _| once_due(case, c::filed_on, TO_FILE)),
    fires: &[
        Example::of(r#"{"filed_on":null}"#),
        Example::of(
            r#"{"filed_on":null,"signed_on":"2024-12-30","effective_on":null,"starts_on":"2025-01-01","award_notice_on":"2024-12-20","published_on":"2024-12-31"}"#,
        ),
    ],
    silent: &[
        // The seventh working day after 2024-12-31 is 2025-01-10: New Year's Day and a weekend are not counted.
        Example::of(
            r#"{"filed_on":null,"signed_on":"2024-12-31","effective_on":null,"starts_on":"2025-01-01","award_notice_on":"2024-12-20","published_on":"2025-01-03"}"#,
        ),
        Example::of(r#"{"filed_on":null,"regime":"tendering_law"}"#),
        // A year whose calendar nobody knows.
        Example::of(
            r#"{"filed_on":null,"signed_on":"2007-06-01","effective_on":null,"award_notice_on":"2007-05-15","published_on":null}"#,
        ),
    ],
    ..Rule::BASE
};

/// 公告超过2个工作日
pub(super) static PUBLISHED_OVER_2_WORKING_DAYS_AFTER_SIGNING: Rule = Rule {
    code: "PRC203",
    name: "published-over-2-working-days-after-signing",
    title: Words {
        zh: "政府采购合同签订2个工作日后才公告",
        en: "A procurement contract published more than 2 working days after its signing",
    },
    at: At::Fields(&[c::published_on.at]),
    related: &[c::signed_on.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[PROCUREMENT_REGULATION_50],
    since: REGULATION,
    when: Some(&UNDER_PROCUREMENT_LAW),
    message: Words {
        zh: "政府采购合同 {signed_on} 签订，应在2个工作日内（到 {last_day} 为止）公告，{published_on} 才公告",
        en: "the procurement contract was signed on {signed_on} and to be published within two working days, by {last_day}; it \
             was published on {published_on}",
    },
    help: Words {
        zh: "核对两个日期；属实的照实报送，计为违规",
        en: "Check both dates; where they are right, the record is submitted as it is and counted",
    },
    check: Check::Contract(|case, _| in_time(case, c::published_on, TO_PUBLISH)),
    fires: &[
        Example::of(r#"{"published_on":"2024-12-13"}"#),
        // National Day: 2024-10-01 to 10-07 are off.
        Example::of(r#"{"signed_on":"2024-09-30","effective_on":null,"award_notice_on":"2024-09-20","published_on":"2024-10-10","filed_on":"2024-10-15"}"#),
        // Spring Festival: Sunday 2024-02-18 is worked, and so the second working day.
        Example::of(r#"{"signed_on":"2024-02-08","effective_on":null,"award_notice_on":"2024-02-01","published_on":"2024-02-19","filed_on":"2024-02-23"}"#),
    ],
    silent: &[
        Example::of(r#"{"published_on":"2024-12-12"}"#),
        Example::of(r#"{"signed_on":"2024-09-30","effective_on":null,"award_notice_on":"2024-09-20","published_on":"2024-10-09","filed_on":"2024-10-15"}"#),
        Example::of(r#"{"signed_on":"2024-02-08","effective_on":null,"award_notice_on":"2024-02-01","published_on":"2024-02-18","filed_on":"2024-02-23"}"#),
        Example::of(r#"{"published_on":"2024-12-13","regime":"tendering_law"}"#),
        // A year whose calendar nobody knows.
        Example::of(r#"{"signed_on":"2027-03-01","effective_on":null,"starts_on":"2027-03-02","ends_on":"2027-06-30","award_notice_on":"2027-02-20","published_on":"2027-03-20"}"#)
            .as_of("2027-04-01"),
    ],
    ..Rule::BASE
};

/// 备案超过7个工作日
pub(super) static FILED_OVER_7_WORKING_DAYS_AFTER_SIGNING: Rule = Rule {
    code: "PRC204",
    name: "filed-over-7-working-days-after-signing",
    title: Words {
        zh: "政府采购合同签订7个工作日后才备案",
        en: "A procurement contract filed more than 7 working days after its signing",
    },
    at: At::Fields(&[c::filed_on.at]),
    related: &[c::signed_on.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[PROCUREMENT_LAW_47],
    since: LAW,
    when: Some(&UNDER_PROCUREMENT_LAW),
    message: Words {
        zh: "政府采购合同 {signed_on} 签订，应在7个工作日内（到 {last_day} 为止）备案，{filed_on} 才备案",
        en: "the procurement contract was signed on {signed_on} and to be filed within seven working days, by {last_day}; it \
             was filed on {filed_on}",
    },
    help: Words {
        zh: "核对两个日期；属实的照实报送，计为违规",
        en: "Check both dates; where they are right, the record is submitted as it is and counted",
    },
    check: Check::Contract(|case, _| in_time(case, c::filed_on, TO_FILE)),
    fires: &[
        Example::of(r#"{"filed_on":"2024-12-20"}"#),
        // Saturday 2024-10-12 is worked.
        Example::of(
            r#"{"signed_on":"2024-09-30","effective_on":null,"award_notice_on":"2024-09-20","published_on":"2024-10-09","filed_on":"2024-10-16"}"#,
        ),
    ],
    silent: &[
        Example::of(r#"{"filed_on":"2024-12-19"}"#),
        Example::of(
            r#"{"signed_on":"2024-09-30","effective_on":null,"award_notice_on":"2024-09-20","published_on":"2024-10-09","filed_on":"2024-10-15"}"#,
        ),
        Example::of(r#"{"filed_on":"2024-12-20","regime":"tendering_law"}"#),
    ],
    ..Rule::BASE
};
