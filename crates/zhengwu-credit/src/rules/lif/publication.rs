//! When a dishonesty record may expire (失信记录到期).

use chrono::Datelike;

use crate::requirement::facts::day;
use crate::requirement::publication::{ORDER_36, months};
use crate::rules::prelude::*;
use crate::value::date::months_after;

/// 最长公示期限还没有届满
pub(super) static LONGEST_PERIOD_NOT_OVER: Rule = Rule {
    code: "LIF210",
    name: "longest-period-not-over",
    title: Words {
        zh: "最长公示期限还没有届满",
        en: "The longest period is not over",
    },
    provenance: Provenance::Derived,
    basis: &[NDRC_36],
    message: Words {
        zh: "最长公示期限到 {last_day} 为止，还没有届满",
        en: "the longest period ends on {last_day} and is not over",
    },
    help: Words {
        zh: "期满之后再办理；信用修复的办理“信用修复”",
        en: "Wait until it is over; where it is repaired, enter the repair",
    },
    check: Check::Guard(|facts, field| {
        let severity = facts.known(field).ok_or(Stop::CannotTell(Missing::Event))?;
        let severity = DishonestySeverity::LIST
            .read(severity)
            .and_then(DishonestySeverity::from_place);
        let (_, longest) = months(severity.ok_or(Stop::CannotTell(Missing::Event))?);
        let decided = day(facts
            .known("decided_on")
            .ok_or(Stop::CannotTell(Missing::Event))?)?;
        // The order is of 2026-04-01: of a document of before, the end that was set for it counts, where one was.
        let is_before = (decided.year(), decided.month(), decided.day()) < ORDER_36;
        let set = facts.known("publication_ends_on").map(day).transpose()?;
        let last = set
            .filter(|_| is_before)
            .unwrap_or_else(|| months_after(decided, longest));
        ensure(facts.on > last, || {
            Fault::new().arg("last_day", Arg::Canonical(last.to_string()))
        })
    }),
    ..Rule::BASE
};
