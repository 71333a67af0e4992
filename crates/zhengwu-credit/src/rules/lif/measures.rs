//! What a measure of supervision must bring (监管措施).

use crate::requirement::facts::day;
use crate::rules::prelude::*;

/// 约谈、惩戒没有执行案号
///
/// A violation, not an error: 三(三) has these two measures for persons against whom a court enforces, and the number is what
/// shows that this is one. Taken of anybody else the measure oversteps the notice; that stays on record and is counted.
pub(super) static ENFORCEMENT_CASE_MISSING: Rule = Rule {
    code: "LIF014",
    name: "enforcement-case-missing",
    title: Words {
        zh: "约谈、惩戒没有执行案号",
        en: "An interview or a sanction without an enforcement case",
    },
    severity: Severity::Violation,
    provenance: Provenance::Derived,
    basis: &[N3_3, HAIFA_57],
    message: Words {
        zh: "采取“{kind}”没有填写“{field}”：联合约谈、联合惩戒只对特殊主体失信被执行人采取",
        en: "`{kind}` without {field}: joint interview and sanction are for persons subject to enforcement only",
    },
    help: Words {
        zh: "填写被采取措施一方的执行案号；不是失信被执行人的，改用提示、预警、督查或者通报",
        en: "Give the case number of the enforcement against that side; where there is none, remind, warn, supervise or criticise instead",
    },
    check: Check::Guard(|facts, field| {
        let kind = facts.given("measure_kind").and_then(measure);
        let kind = kind.ok_or(Stop::NotApplicable)?;
        if !kind.needs_enforcement_case() {
            return Err(Stop::NotApplicable);
        }
        ensure(facts.given(field).is_some(), || {
            Fault::new().arg("kind", Arg::Code(kind.code()))
        })
    }),
    ..Rule::BASE
};

/// 监管措施不在六种之列
pub(super) static MEASURE_UNKNOWN: Rule = Rule {
    code: "LIF105",
    name: "measure-unknown",
    title: Words {
        zh: "监管措施不在代码表内",
        en: "No measure of supervision",
    },
    provenance: Provenance::Derived,
    basis: &[N3_3],
    message: Words {
        zh: "“{field}”只能是提示、预警、督查、通报、约谈、惩戒之一",
        en: "{field} is one of reminder, warning, supervision, criticism, interview, sanction",
    },
    help: Words {
        zh: "填写采取的是哪一种措施；同时采取几种的，分几次登记",
        en: "Say which measure it is; of several at once each is an event of its own",
    },
    check: Check::Guard(|facts, field| {
        let text = facts.given(field).ok_or(Stop::NotApplicable)?;
        ensure(measure(text).is_some(), Fault::new)
    }),
    ..Rule::BASE
};

/// 监管措施解除早于采取
pub(super) static MEASURE_RESOLVED_BEFORE_TAKEN: Rule = Rule {
    code: "LIF211",
    name: "measure-resolved-before-taken",
    title: Words {
        zh: "监管措施的解除日期早于采取日期",
        en: "A measure resolved before it was taken",
    },
    provenance: Provenance::Hygiene,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”早于采取措施的日期 {on}",
        en: "{field} is before {on}, on which the measure was taken",
    },
    help: Words {
        zh: "核对两个日期；还没有解除的留空",
        en: "Check both days; leave it empty where the measure still stands",
    },
    check: Check::Guard(|facts, field| {
        let resolved = day(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        ensure(resolved >= facts.on, || {
            Fault::new().arg("on", Arg::Canonical(facts.on.to_string()))
        })
    }),
    ..Rule::BASE
};

fn measure(text: &str) -> Option<MeasureKind> {
    MeasureKind::LIST.read(text).and_then(MeasureKind::from_place)
}
