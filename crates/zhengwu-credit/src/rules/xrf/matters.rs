//! Open matters as of a day (跟进).

use crate::field::{commitment as m, performance as p};
use crate::lifecycle::{Matter, MatterKind};
use crate::requirement::{Side, Sighted, Sighting, Watch};
use crate::rules::prelude::*;

use super::lif_due::after;

/// 没有按期跟进
pub(super) static FOLLOW_UP_MISSED: Rule = Rule {
    code: "XRF301",
    name: "follow-up-missed",
    title: Words {
        zh: "没有按期跟进",
        en: "A follow-up was missed",
    },
    severity: Severity::Violation,
    phase: Phase::Submit,
    at: At::Across(&[
        (Kind::Performance, &[p::next_follow_up_on.at]),
        (Kind::Commitment, &[m::next_follow_up_on.at]),
    ]),
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "问题 {matter} 应在 {next} 前跟进，没有跟进",
        en: "matter {matter} was to be followed up by {next}, and was not",
    },
    help: Words {
        zh: "跟进并登记措施和下次日期；已经解决的，登记了结和佐证",
        en: "Follow it up, and enter the measure and the next date; or close it with evidence",
    },
    check: Check::Across(Side::LaterMonths, |watch| {
        let open = watch.state.open_matters();
        let open = open.filter(|matter| !goes_on_in_a_breach(watch, matter));
        let due: Vec<_> = open
            .filter_map(|matter| Some((matter, matter.next_on.filter(|next| *next < watch.as_of)?)))
            .collect();
        if due.is_empty() {
            return Err(Stop::NotApplicable);
        }
        if watch.is_latest_held() {
            return Err(Missing::StatementInError.into());
        }
        // With the ledger the day counts; without it only a later statement shows that nobody followed up.
        let told = watch.stated.iter().map(crate::requirement::Stated::told_on).max();
        let has_log = watch.beside.needs(Side::Log).is_ok();
        let is_judged = |next: crate::value::Date| has_log || told.is_some_and(|told| next < told);
        let missed: Vec<Sighting> = due
            .into_iter()
            .filter(|(_, next)| is_judged(*next))
            .map(|(matter, next)| {
                let seen = Sighting::new(after(next)).due(Some(next)).about(&matter.id);
                seen.arg("matter", &matter.id).arg("next", next)
            })
            .collect();
        match missed.is_empty() {
            true => Err(Missing::LaterMonths.into()),
            false => Ok(missed),
        }
    }),
    ..Rule::BASE
};

/// 未履约没有跟进措施
pub(super) static SHORTFALL_OPEN_WITHOUT_FOLLOW_UP: Rule = Rule {
    code: "XRF302",
    name: "shortfall-open-without-follow-up",
    title: Words {
        zh: "未履约(未兑现)没有跟进措施",
        en: "A shortfall without a follow-up",
    },
    severity: Severity::Violation,
    phase: Phase::Submit,
    at: FOLLOW_UP,
    judges_empty: true,
    provenance: Provenance::Mandated,
    basis: &[N2_2_2],
    message: Words {
        zh: "{opened} 起的问题 {matter} 没有跟进措施或者下次跟进日期",
        en: "matter {matter}, open since {opened}, has no follow-up or no next date",
    },
    help: Words {
        zh: "查明原因，登记跟进措施和下次跟进日期",
        en: "Find out the reason, and enter the follow-up and its next date",
    },
    check: Check::Across(Side::Log, |watch| without_follow_up(watch, MatterKind::Shortfall)),
    ..Rule::BASE
};

/// 违约(违诺)没有跟进措施
pub(super) static BREACH_OPEN_WITHOUT_FOLLOW_UP: Rule = Rule {
    code: "XRF307",
    name: "breach-open-without-follow-up",
    title: Words {
        zh: "违约(违诺)没有跟进措施",
        en: "A breach without a follow-up",
    },
    severity: Severity::Violation,
    phase: Phase::Submit,
    at: FOLLOW_UP,
    judges_empty: true,
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_3_1],
    message: Words {
        zh: "{opened} 起的违约(违诺) {matter} 没有跟进措施或者下次跟进日期",
        en: "breach {matter}, open since {opened}, has no follow-up or no next date",
    },
    help: Words {
        zh: "{what}，登记跟进措施和下次跟进日期；已经补正、赔偿的，登记了结和佐证",
        en: "{what}, and enter the follow-up and its next date; or close it with evidence",
    },
    check: Check::Across(Side::Log, |watch| without_follow_up(watch, MatterKind::Breach)),
    ..Rule::BASE
};

const FOLLOW_UP: At = At::Across(&[
    (Kind::Performance, &[p::follow_up.at]),
    (Kind::Commitment, &[m::follow_up.at]),
]);

fn is_forbidden(matter: &Matter) -> bool {
    let ground = matter.reason.as_deref().and_then(|key| Ground::LIST.read(key));
    ground
        .and_then(Ground::from_place)
        .is_some_and(Ground::is_forbidden)
}

const OUR_BREACH: Words = Words {
    zh: "继续履行、与对方协商",
    en: "Go on performing and negotiate",
};
const ITS_BREACH: Words = Words {
    zh: "预警提醒对方，催告履行，及时主张权利",
    en: "Warn the counterparty, demand performance and assert rights in time",
};

/// Whether a shortfall is followed up with the breach that its excuse has become: what is missed of both is one thing.
fn goes_on_in_a_breach(watch: &Watch<'_>, matter: &Matter) -> bool {
    let is_one = |other: &Matter| {
        other.opened >= matter.opened
            && (other.next_on, &other.follow_up) == (matter.next_on, &matter.follow_up)
    };
    let mut others = watch.state.open_matters();
    let is_excuse = |other: &Matter| other.kind == MatterKind::Breach && is_forbidden(other);
    matter.kind == MatterKind::Shortfall && others.any(|other| is_excuse(other) && is_one(other))
}

/// The open matters of a kind that nobody follows up.
fn without_follow_up(watch: &Watch<'_>, kind: MatterKind) -> Sighted {
    let open = || watch.state.open_matters().filter(|matter| matter.kind == kind);
    if open().next().is_none() {
        return Err(Stop::NotApplicable);
    }
    let left = open().filter(|matter| matter.follow_up.is_none() || matter.next_on.is_none());
    let seen: Vec<Sighting> = left
        .map(|matter| {
            let mut seen = Sighting::new(matter.opened).about(&matter.id);
            // That a forbidden ground was pleaded is told at the statement that pleads it (reason-forbidden).
            let latest = watch.stated.iter().map(|one| one.on).max();
            seen.is_stated = is_forbidden(matter) && latest == Some(matter.opened);
            seen = seen.arg("matter", &matter.id).arg("opened", matter.opened);
            if kind == MatterKind::Breach {
                let is_theirs = matter.side == Some(ResponsibleSide::Counterparty);
                let (what, clause) = match is_theirs {
                    true => (ITS_BREACH, N2_3_1),
                    false => (OUR_BREACH, N1_3),
                };
                seen.fault = seen.fault.arg("what", Arg::Words(what)).under(clause);
            }
            seen
        })
        .collect();
    if !seen.is_empty() {
        // A breach is followed up in the log alone; what a statement leaves out is told of it by itself.
        watch.beside.needs(Side::Log)?;
    }
    Ok(seen)
}

/// 报送为销号而问题没有了结
pub(super) static WRITTEN_OFF_WITH_OPEN_MATTER: Rule = Rule {
    code: "XRF415",
    name: "written-off-with-open-matter",
    title: Words {
        zh: "报送为已销号，还有问题没有了结",
        en: "Stated as written off, with an open matter",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "{on} 的履约记录填了销号日期，问题 {matter} 还没有了结，不能销号",
        en: "the statement of {on} says that it is written off, and matter {matter} is still open",
    },
    help: Words {
        zh: "问题已经解决的，登记了结和佐证，再销号；没有解决的，删去销号日期，继续跟进",
        en: "Where the matter is settled close it with evidence and write it off; else leave the day out and follow it up",
    },
    check: Check::Watch(|watch| {
        let last = watch.stated.iter().rev().find(|stated| stated.is_performance);
        let Some(last) = last.filter(|stated| stated.is_written_off) else {
            return Vec::new();
        };
        let open = watch.state.open_matters();
        open.map(|matter| {
            let seen = Sighting::new(last.on.max(matter.opened)).about(&matter.id);
            seen.arg("matter", &matter.id).arg("on", last.on)
        })
        .collect()
    }),
    ..Rule::BASE
};
