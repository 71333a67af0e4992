//! Matters, and what must be settled before an end (未了结的问题).

use crate::lifecycle::Closing;
use crate::rules::prelude::*;

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
        zh: "还有 {count} 个未了结的问题，不能办理“{action}”",
        en: "{count} matters are still open, so `{action}` is not possible",
    },
    help: Words {
        zh: "先逐个了结：已补正、已赔偿、已裁判或者已免除，并写明佐证",
        en: "Close each first: cured, damages paid, judged or waived, with evidence",
    },
    check: Check::Guard(|facts, _| {
        let count = i64::try_from(facts.open_matters).unwrap_or(i64::MAX);
        ensure(count == 0, || Fault::new().arg("count", Arg::Int(count)))
    }),
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
        zh: "没有这一未了结的问题，或者有几个而没有写明是哪一个",
        en: "there is no such open matter, or there are several and none is named",
    },
    help: Words {
        zh: "在“问题编号”写明是哪一个未了结的问题",
        en: "Name the open matter",
    },
    check: Check::Guard(|facts, _| ensure(facts.names_open_matter, Fault::new)),
    ..Rule::BASE
};

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
