//! What the actions on a promise ask for (承诺的办理条件).

use crate::requirement::Facts;
use crate::requirement::facts::day;
use crate::rules::prelude::*;
use crate::value::{EndDate, parse_end};

/// 下次跟进不晚于办理日期
pub(super) static NEXT_FOLLOW_UP_NOT_AFTER_EVENT: Rule = Rule {
    code: "LIF202",
    name: "next-follow-up-not-after-event",
    title: Words {
        zh: "下次跟进日期不晚于办理日期",
        en: "The next follow-up is not after the event",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "“{field}”不晚于办理日期 {on}",
        en: "{field} is not after {on}",
    },
    help: Words {
        zh: "填写办理日期之后的下一次跟进日期",
        en: "Give the next day of follow-up, after that of the event",
    },
    check: Check::Guard(|facts, field| {
        let next = day(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        ensure(next > facts.on, || {
            Fault::new().arg("on", Arg::Canonical(facts.on.to_string()))
        })
    }),
    ..Rule::BASE
};

/// 有效期还没有届满
pub(super) static VALIDITY_NOT_OVER: Rule = Rule {
    code: "LIF203",
    name: "validity-not-over",
    title: Words {
        zh: "承诺有效期还没有届满",
        en: "Its validity is not over",
    },
    provenance: Provenance::Derived,
    basis: &[N1_2],
    message: Words {
        zh: "承诺有效期还没有届满，不能办理“{action}”",
        en: "its validity is not over, so `{action}` is not possible",
    },
    help: Words {
        zh: "期满之后再办理；提前停止的，先变更承诺有效期",
        en: "Wait until it is over; where it is to stop earlier, amend its validity first",
    },
    check: Check::Guard(|facts, field| {
        let due = parse_end(facts.known(field).ok_or(Stop::CannotTell(Missing::Event))?)
            .map_err(|_| Stop::CannotTell(Missing::Event))?;
        ensure(matches!(due, EndDate::On(due) if due < facts.on), Fault::new)
    }),
    ..Rule::BASE
};

/// 不是长期性承诺
pub(super) static NOT_A_STANDING_PROMISE: Rule = Rule {
    code: "LIF204",
    name: "not-a-standing-promise",
    title: Words {
        zh: "只有政务服务和履职尽责承诺可以期满办结",
        en: "Only standing promises are concluded",
    },
    provenance: Provenance::Derived,
    basis: &[N1_2],
    message: Words {
        zh: "这一类承诺应当认定是否兑现，不能期满办结",
        en: "a promise of this category is fulfilled or not; it is not concluded",
    },
    help: Words {
        zh: "办理“兑现”，或者认定履行状态",
        en: "Enter its fulfilment, or determine its status",
    },
    check: Check::Guard(|facts, field| {
        let category = facts.known(field).ok_or(Stop::CannotTell(Missing::Event))?;
        let category = Category::LIST
            .read(category)
            .and_then(Category::from_place)
            .ok_or(Stop::CannotTell(Missing::Event))?;
        ensure(
            matches!(category, Category::GovernmentService | Category::Duty),
            Fault::new,
        )
    }),
    ..Rule::BASE
};

/// 没有认定为部分或全部未履行
pub(super) static NOT_DETERMINED_SHORT: Rule = Rule {
    code: "LIF206",
    name: "not-determined-short",
    title: Words {
        zh: "没有认定为部分履行或者全部未履行",
        en: "Not determined as kept in part or not at all",
    },
    provenance: Provenance::Derived,
    basis: &[N3_1],
    message: Words {
        zh: "承诺没有认定为部分履行或者全部未履行，不能办理“{action}”",
        en: "it was not determined as kept in part or not at all, so `{action}` is not possible",
    },
    help: Words {
        zh: "先认定履行状态",
        en: "Determine its status first",
    },
    check: Check::Guard(|facts, field| {
        let status = facts.known(field).ok_or(Stop::CannotTell(Missing::Event))?;
        let status = FulfilmentStatus::LIST
            .read(status)
            .and_then(FulfilmentStatus::from_place);
        ensure(
            status.ok_or(Stop::CannotTell(Missing::Event))? != FulfilmentStatus::Full,
            Fault::new,
        )
    }),
    ..Rule::BASE
};

/// 不是公职人员的承诺
pub(super) static NOT_AN_OFFICIALS_PROMISE: Rule = Rule {
    code: "LIF207",
    name: "not-an-officials-promise",
    title: Words {
        zh: "不是公职人员的承诺",
        en: "No official's promise",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "单位的承诺不因人员离任而移交或者终止",
        en: "a unit's promise is neither handed over nor ended when somebody leaves",
    },
    help: Words {
        zh: "单位的承诺继续由单位兑现",
        en: "The unit keeps it",
    },
    check: Check::Guard(|facts, field| {
        // Who promised is known; no payload says otherwise.
        let kind = facts.before(field).ok_or(Stop::CannotTell(Missing::Event))?;
        let kind = PromisorKind::LIST
            .read(kind)
            .and_then(PromisorKind::from_place)
            .ok_or(Stop::CannotTell(Missing::Event))?;
        ensure(kind == PromisorKind::Official, Fault::new)
    }),
    ..Rule::BASE
};

/// 职务承诺与个人承诺
pub(super) static PROMISE_OF_POST_OR_PERSON: Rule = Rule {
    code: "LIF208",
    name: "promise-of-post-or-person",
    title: Words {
        zh: "职务承诺移交，个人承诺终止",
        en: "A promise of the post is handed over, a personal one ends",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "“{field}”没有写明，或者与“{action}”不符：职务(post)的承诺移交接任者，个人(personal)的承诺随离任终止",
        en: "{field} is missing or does not fit `{action}`: a promise of the post is handed over, a personal one ends",
    },
    help: Words {
        zh: "写明是职务承诺还是个人承诺",
        en: "Say whether it is the post's or personal",
    },
    check: Check::Guard(|facts, field| {
        let of = facts.given(field).or_else(|| facts.before(field));
        ensure(of.is_some() && of == wanted(facts), Fault::new)
    }),
    ..Rule::BASE
};

/// 进展回退
pub(super) static PROGRESS_FELL: Rule = Rule {
    code: "LIF302",
    name: "progress-fell-without-correction",
    title: Words {
        zh: "进展比以前低",
        en: "Less progress than before",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "进展低于此前登记的 {before}",
        en: "the progress is below the {before} entered before",
    },
    help: Words {
        zh: "以前登记错的，更正那一条；没有错的，核对本次数字",
        en: "Correct the earlier entry where it was wrong; else check this number",
    },
    check: Check::Guard(|facts, field| {
        let now = percent(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        let Some(before) = facts.before(field) else {
            return Ok(());
        };
        ensure(now >= percent(before)?, || {
            Fault::new().arg("before", Arg::Text(before.to_owned()))
        })
    }),
    ..Rule::BASE
};

/// What the action says that the promise is.
fn wanted(facts: &Facts) -> Option<&str> {
    facts.implied("promise_of")
}

/// A progress in percent, in hundredths.
fn percent(text: &str) -> Result<u32, Stop> {
    let text = text.trim().trim_end_matches(['%', '％']);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !is_number(whole) || !is_number(part) {
        return Err(Stop::CannotTell(Missing::Event));
    }
    let hundredths: u32 = format!("{whole}{part:0<2}")
        .parse()
        .map_err(|_| Stop::CannotTell(Missing::Event))?;
    if hundredths > 10_000 {
        Err(Stop::CannotTell(Missing::Event))
    } else {
        Ok(hundredths)
    }
}
