//! Matters, and what must be settled before an end (未了结的问题).

use crate::lifecycle::{Closing, Matter};
use crate::requirement::NamedMatter;
use crate::requirement::facts::listed;
use crate::rules::prelude::*;
use crate::value::mask::scrub;

/// 还有未了结的问题
pub(super) static MATTER_STILL_OPEN: Rule = Rule {
    code: "LIF003",
    name: "matter-still-open",
    title: Words {
        zh: "还有未了结的问题",
        en: "A matter is still open",
    },
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "还有 {count} 个未了结的问题，不能办理“{action}”：{matters}",
        en: "`{action}` is not possible while matters are open ({count}): {matters}",
    },
    help: Words {
        zh: "先逐个了结：已补正、已赔偿、已裁判或者已免除，并写明佐证",
        en: "Close each first: cured, damages paid, judged or waived, with evidence",
    },
    check: Check::Guard(|facts, _| ensure(facts.open_matters.is_empty(), || named(&facts.open_matters))),
    ..Rule::BASE
};

/// 没有这一未了结的问题
pub(super) static NO_SUCH_OPEN_MATTER: Rule = Rule {
    code: "LIF005",
    name: "no-such-open-matter",
    title: Words {
        zh: "没有说明是哪一个未了结的问题",
        en: "Which open matter is meant is not told",
    },
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "不能办理“{action}”：{why}",
        en: "`{action}` is not possible: {why}",
    },
    help: Words {
        zh: "在“问题编号”写明是哪一个未了结的问题",
        en: "Name the open matter",
    },
    check: Check::Guard(|facts, field| {
        let open = &facts.open_matters;
        let why = match facts.named_matter {
            NamedMatter::Open => return Ok(()),
            NamedMatter::Unnamed if open.is_empty() => NONE_IS_OPEN,
            NamedMatter::Unnamed => SEVERAL_ARE_OPEN,
            NamedMatter::Closed => IS_CLOSED,
            NamedMatter::Unknown => IS_UNKNOWN,
        };
        let others = if open.is_empty() {
            NONE_IS_OPEN
        } else {
            THESE_ARE_OPEN
        };
        let id = scrub(facts.given(field).unwrap_or_default()).into_owned();
        let fault = named(open).arg("why", Arg::Words(why));
        Err(fault
            .arg("others", Arg::Words(others))
            .arg("id", Arg::Text(id))
            .into())
    }),
    ..Rule::BASE
};

const NONE_IS_OPEN: Words = Words {
    zh: "没有未了结的问题",
    en: "no matter is open",
};
const THESE_ARE_OPEN: Words = Words {
    zh: "未了结的有：{matters}",
    en: "open are: {matters}",
};
const SEVERAL_ARE_OPEN: Words = Words {
    zh: "有 {count} 个未了结的问题，没有写明是哪一个：{matters}",
    en: "{count} matters are open, and which is meant is not told: {matters}",
};
const IS_CLOSED: Words = Words {
    zh: "问题 {id} 已经了结；{others}",
    en: "matter {id} is closed already; {others}",
};
const IS_UNKNOWN: Words = Words {
    zh: "没有编号为 {id} 的问题；{others}",
    en: "there is no matter {id}; {others}",
};

/// A fault that names the matters that are open.
fn named(open: &[Matter]) -> Fault {
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    Fault::new()
        .arg("count", Arg::Int(count))
        .arg("matters", listed(open))
}

/// 了结方式不在范围内
pub(super) static CLOSING_UNKNOWN: Rule = Rule {
    code: "LIF102",
    name: "closing-unknown",
    title: Words {
        zh: "了结方式不在范围内",
        en: "No way in which a matter is closed",
    },
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "了结方式只能是：已补正、已赔偿、已裁判、已免除",
        en: "a matter is closed as cured, damages_paid, judged or waived",
    },
    help: Words {
        zh: "选择其中一种",
        en: "Choose one of these",
    },
    check: Check::Guard(|facts, field| {
        let how = facts.given(field).ok_or(Stop::NotApplicable)?;
        ensure(Closing::LIST.read(how).is_some(), Fault::new)
    }),
    ..Rule::BASE
};

/// 没有写明是哪一方
pub(super) static SIDE_NOT_NAMED: Rule = Rule {
    code: "LIF104",
    name: "side-not-named",
    title: Words {
        zh: "没有写明是政府方还是对方",
        en: "Neither side is named",
    },
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "“{field}”只能是政府方或者对方",
        en: "{field} is the government or the counterparty",
    },
    help: Words {
        zh: "写明是政府方还是对方",
        en: "Say which side it is",
    },
    check: Check::Guard(|facts, field| {
        let side = facts.given(field).ok_or(Stop::NotApplicable)?;
        let side = ResponsibleSide::LIST
            .read(side)
            .and_then(ResponsibleSide::from_place);
        ensure(
            matches!(
                side,
                Some(ResponsibleSide::Government | ResponsibleSide::Counterparty)
            ),
            Fault::new,
        )
    }),
    ..Rule::BASE
};
