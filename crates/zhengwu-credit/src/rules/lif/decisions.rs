//! Decisions before a signing or a promise (程序的记录).

use crate::lifecycle::fields::PROCEDURES;
use crate::requirement::facts::procedure;
use crate::requirement::procedures::is_before;
use crate::rules::prelude::*;
use crate::value::Procedure;

/// 没有写明是哪一项程序
pub(super) static NO_PROCEDURE_NAMED: Rule = Rule {
    code: "LIF012",
    name: "no-procedure-named",
    title: Words {
        zh: "没有写明是哪一项程序",
        en: "No procedure is named",
    },
    provenance: Provenance::Derived,
    basis: &[N4_2],
    message: Words {
        zh: "没有填写任何一项程序",
        en: "none of the procedures is filled in",
    },
    help: Words {
        zh: "填写公众参与、专家论证、风险评估、合法性审查、集体讨论研究或者法律咨询：日期和文号，或者不适用的理由",
        en: "Fill in the procedure: its date and document, or why it is not applicable",
    },
    check: Check::Guard(|facts, _| {
        ensure(
            PROCEDURES.iter().any(|field| facts.given(field).is_some()),
            Fault::new,
        )
    }),
    ..Rule::BASE
};

/// 程序没有文号或者晚于登记日期
pub(super) static DECISION_AFTER_EVENT: Rule = Rule {
    code: "LIF201",
    name: "decision-after-event",
    title: Words {
        zh: "程序没有文号，或者还没有进行",
        en: "A procedure without a document, or yet to come",
    },
    provenance: Provenance::Derived,
    basis: &[N4_2],
    message: Words {
        zh: "“{field}”应当写明日期和文号，日期不晚于 {on}",
        en: "{field} needs its date and document, and a date not after {on}",
    },
    help: Words {
        zh: "填写已经完成的程序的日期和文号；不适用的写明理由",
        en: "Give date and document of what was concluded, or why it is not applicable",
    },
    check: Check::Guard(|facts, field| {
        let procedure = procedure(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        let on = || Fault::new().arg("on", Arg::Canonical(facts.on.to_string()));
        match (is_before(procedure, facts.on), procedure) {
            (Err(Stop::Faults(_)), _) | (Ok(()), Procedure::Done { document: false, .. }) => Err(on().into()),
            (verdict, _) => verdict,
        }
    }),
    ..Rule::BASE
};
