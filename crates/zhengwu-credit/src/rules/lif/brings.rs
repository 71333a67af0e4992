//! What an event must bring (办理所需内容).

use crate::rules::prelude::*;
use crate::value::mask::scrub;

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

/// 事件中有不认识的字段
pub(super) static FIELD_UNKNOWN: Rule = Rule {
    code: "LIF106",
    name: "field-unknown",
    title: Words {
        zh: "事件中有不认识的字段",
        en: "A key that no event has",
    },
    provenance: Provenance::Hygiene,
    basis: &[N4_3],
    message: Words {
        zh: "“{key}”不是这里的字段，写在它下面的内容不会登记{meant}",
        en: "`{key}` is no field here, and what stands under it would not be entered{meant}",
    },
    help: Words {
        zh: "改用正确的字段名，或者去掉这一项",
        en: "Give the field its right name, or leave it out",
    },
    check: Check::Guard(|facts, key| {
        let Some(meant) = facts.unknown.get(key) else {
            return Ok(());
        };
        let fault = Fault::new().arg("key", Arg::Text(scrub(key).into_owned()));
        Err(match meant {
            Some(meant) => fault
                .arg("meant", Arg::Words(IS_PROBABLY))
                .arg("name", Arg::Text((*meant).to_owned())),
            None => fault.arg("meant", Arg::Text(String::new())),
        }
        .into())
    }),
    ..Rule::BASE
};

const IS_PROBABLY: Words = Words {
    zh: "，是不是 {name}？",
    en: "; did you mean {name}?",
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
    check: Check::Guard(|facts, field| {
        facts.given(field).ok_or(Stop::NotApplicable)?;
        ensure(facts.names_event, Fault::new)
    }),
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
