//! What an event must bring (办理所需内容).

use crate::rules::prelude::*;

/// 办理所需内容没有填写
pub(super) static EVENT_FIELD_MISSING: Rule = Rule {
    code: "LIF002",
    name: "event-field-missing",
    title: Words {
        zh: "办理所需的内容没有填写",
        en: "Something that the event must bring is missing",
    },
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "办理“{action}”没有填写“{field}”",
        en: "`{action}` without {field}",
    },
    help: Words {
        zh: "补填“{field}”",
        en: "Fill in {field}",
    },
    check: Check::Guard(|facts, field| ensure(facts.given(field).is_some(), Fault::new)),
    ..Rule::BASE
};

/// 被更正的事件不存在
pub(super) static CORRECTED_EVENT_UNKNOWN: Rule = Rule {
    code: "LIF006",
    name: "corrected-event-unknown",
    title: Words {
        zh: "被更正的事件不存在",
        en: "The event that is to be corrected is not there",
    },
    provenance: Provenance::Hygiene,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”写的序号不是这一对象已经登记的事件",
        en: "{field} is no event that was entered for this subject",
    },
    help: Words {
        zh: "在历史记录中核对序号，填写要更正的那一条",
        en: "Look the number up in the history, and give that of the event to be corrected",
    },
    check: Check::Guard(|facts, _| ensure(facts.names_event, Fault::new)),
    ..Rule::BASE
};

/// 承继单位没有代码
pub(super) static SUCCESSOR_WITHOUT_CODE: Rule = Rule {
    code: "LIF011",
    name: "successor-without-code",
    title: Words {
        zh: "承继的单位没有代码",
        en: "A succeeding unit without its code",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "政府方由另一单位承继，没有填写“{field}”",
        en: "another unit takes the government side's place, and {field} is missing",
    },
    help: Words {
        zh: "填写承继单位的统一社会信用代码",
        en: "Give the succeeding unit's credit code",
    },
    check: Check::Guard(|facts, field| {
        let side = facts.given("responsible_side").ok_or(Stop::NotApplicable)?;
        match ResponsibleSide::LIST
            .read(side)
            .and_then(ResponsibleSide::from_place)
        {
            Some(ResponsibleSide::Government) => ensure(facts.given(field).is_some(), Fault::new),
            _ => Err(Stop::NotApplicable),
        }
    }),
    ..Rule::BASE
};
