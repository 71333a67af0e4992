//! Whether an action has its place (办理次序).

use crate::lifecycle::is_missed;
use crate::requirement::facts::day;
use crate::rules::prelude::*;
use crate::value::parse_end;

/// 当前状态不能这样办理
pub(super) static ACTION_NOT_POSSIBLE: Rule = Rule {
    code: "LIF001",
    name: "action-not-possible",
    title: Words {
        zh: "当前状态不能这样办理",
        en: "Not possible in this state",
    },
    provenance: Provenance::Derived,
    basis: &[N2_3_1],
    message: Words {
        zh: "当前状态是“{stage}”，不能办理“{action}”",
        en: "the state is {stage}, in which `{action}` is not possible",
    },
    help: Words {
        zh: "{first}；事情确已发生的，按事实补录",
        en: "{first}; what has already happened is entered as a fact",
    },
    check: Check::Guard(|facts, _| {
        let first = if facts.is_known {
            STEPS_BETWEEN
        } else {
            REGISTER_FIRST
        };
        ensure(facts.is_possible, || Fault::new().arg("first", Arg::Words(first)))
    }),
    ..Rule::BASE
};

const STEPS_BETWEEN: Words = Words {
    zh: "先办理中间的步骤",
    en: "Take the steps between first",
};
const REGISTER_FIRST: Words = Words {
    zh: "这一编号还没有报过、登记过：写错的先改正，没有登记的先登记",
    en: "Nothing was reported or registered under this number: correct it where it is wrong, else register it first",
};

/// 事件属于另一对象
pub(super) static EVENT_OF_ANOTHER_SUBJECT: Rule = Rule {
    code: "LIF013",
    name: "event-of-another-subject",
    title: Words {
        zh: "事件属于另一份合同(承诺)",
        en: "The event is another subject's",
    },
    provenance: Provenance::Hygiene,
    basis: &[N4_3],
    message: Words {
        zh: "这一事件写的对象与正在办理的对象不是同一个",
        en: "the event names another subject than the one it is entered for",
    },
    help: Words {
        zh: "核对合同编号、承诺编码，在对应的对象上办理",
        en: "Check the number, and enter it for the subject that it names",
    },
    check: Check::Guard(|facts, _| ensure(facts.is_of_subject, Fault::new)),
    ..Rule::BASE
};

/// 事件早于已登记的事件
pub(super) static EVENT_BEFORE_LATEST: Rule = Rule {
    code: "LIF303",
    name: "event-before-latest",
    title: Words {
        zh: "日期早于已经登记的最近一次事件",
        en: "A day before the latest event",
    },
    provenance: Provenance::Hygiene,
    basis: &[N4_3],
    message: Words {
        zh: "“{action}”的日期 {on} 早于已经登记的最近一次事件（{last_on}）",
        en: "`{action}` on {on} is before the latest event, {last_on}",
    },
    help: Words {
        zh: "日期填错的改正；确实是早先发生的，按事实补录",
        en: "Correct a wrong day; what happened earlier is entered as a fact",
    },
    check: Check::Guard(|facts, _| {
        let Some(last_on) = facts.last_on else {
            return Err(Stop::NotApplicable);
        };
        ensure(facts.on >= last_on, || {
            Fault::new()
                .arg("on", Arg::Canonical(facts.on.to_string()))
                .arg("last_on", Arg::Canonical(last_on.to_string()))
        })
    }),
    ..Rule::BASE
};

/// 顺带改动已登记的内容
pub(super) static TERM_CHANGED_BY_THE_WAY: Rule = Rule {
    code: "LIF015",
    name: "term-changed-by-the-way",
    title: Words {
        zh: "顺带改动已登记的内容",
        en: "A term changed by the way",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "办理“{action}”不能设定或者改动“{field}”",
        en: "`{action}` neither sets nor changes {field}",
    },
    help: Words {
        zh: "依法变更的，办理“变更”（事由、权限、程序、补偿）；以前登记错的，办理“更正”；否则去掉这一项",
        en: "Where it is changed lawfully, amend it (ground, authority, procedure, compensation); where it was entered wrongly, correct it; else leave it out",
    },
    check: Check::Guard(|facts, field| ensure(!facts.foreign.iter().any(|own| own == field), Fault::new)),
    ..Rule::BASE
};

/// 到期之后才延期
pub(super) static POSTPONED_AFTER_ITS_DAY: Rule = Rule {
    code: "LIF320",
    name: "postponed-after-its-day",
    title: Words {
        zh: "到期之后才延期，逾期照计",
        en: "Postponed after its last day: late all the same",
    },
    severity: Severity::Violation,
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "“{field}”原为 {last}，到 {on} 才变更：此前已经逾期，仍按原时限计",
        en: "{field} was {last} and is changed on {on} only: it was late before, and counts as due on that day",
    },
    help: Words {
        zh: "需要延期的，在到期之前依法变更；已经逾期的照实登记",
        en: "What must be postponed is amended before its last day; what was late is entered as it was",
    },
    check: Check::Guard(|facts, field| {
        let before = parse_end(facts.before(field).ok_or(Stop::NotApplicable)?)
            .map_err(|_| Stop::CannotTell(Missing::Event))?;
        let after = parse_end(facts.given(field).ok_or(Stop::NotApplicable)?)
            .map_err(|_| Stop::CannotTell(Missing::Event))?;
        let last = before.on().ok_or(Stop::NotApplicable)?;
        ensure(facts.is_held || !is_missed(last, after.on(), facts.on), || {
            Fault::new()
                .arg("on", Arg::Canonical(facts.on.to_string()))
                .arg("last", Arg::Canonical(last.to_string()))
        })
    }),
    ..Rule::BASE
};

/// 生效之前开始履行
pub(super) static COMMENCED_BEFORE_EFFECTIVE: Rule = Rule {
    code: "LIF321",
    name: "commenced-before-effective",
    title: Words {
        zh: "合同生效之前开始履行",
        en: "Commenced before it took effect",
    },
    severity: Severity::Violation,
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "{on} 开始履行，早于合同生效日期 {effective}",
        en: "commenced on {on}, before it took effect on {effective}",
    },
    help: Words {
        zh: "日期填错的改正；属实的照实登记",
        en: "Correct a wrong day; what is true is entered as it is",
    },
    check: Check::Guard(|facts, field| {
        let effective = day(facts.before(field).ok_or(Stop::NotApplicable)?)?;
        ensure(facts.on >= effective, || {
            Fault::new()
                .arg("on", Arg::Canonical(facts.on.to_string()))
                .arg("effective", Arg::Canonical(effective.to_string()))
        })
    }),
    ..Rule::BASE
};
