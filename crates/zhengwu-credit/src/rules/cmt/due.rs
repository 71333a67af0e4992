//! The day on which a promise fell due (承诺到期).

use crate::field::commitment as c;
use crate::rules::prelude::*;
use crate::value::EndDate;

/// 到期没有认定
pub(super) static DUE_WITHOUT_DETERMINATION: Rule = Rule {
    code: "CMT302",
    name: "due-without-determination",
    title: Words {
        zh: "承诺到期没有认定履行状态",
        en: "Due, and not determined",
    },
    at: At::Fields(&[c::fulfilment_status.at]),
    related: &[c::due_on.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N1_3],
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "承诺完成时限 {due_on} 已过，到 {as_of} 没有认定履行状态",
        en: "it was due on {due_on}; by {as_of} nobody has determined whether it was kept",
    },
    help: Words {
        zh: "照实报送，计为违规；应由认定单位认定履行状态并报送，没有兑现的写明原因和跟进措施",
        en: "The record is submitted as it is and counted; the status is to be determined and reported, and where the promise \
             was not kept, with reason and follow-up",
    },
    check: Check::Commitment(|case, _| {
        let EndDate::On(due) = case.known(c::due_on)? else {
            return Err(Stop::NotApplicable);
        };
        // A day before the promise was made cannot be its due day: `due-before-made` speaks.
        if case.maybe(c::made_on)?.is_some_and(|made| due < made) {
            return Err(case.in_doubt(c::due_on));
        }
        let as_of = case.as_of()?;
        // The last day belongs to the term.
        if as_of <= due {
            return Err(Stop::NotApplicable);
        }
        ensure(case.maybe(c::fulfilment_status)?.is_some(), || {
            Fault::new().arg("as_of", Arg::Canonical(as_of.to_string()))
        })
    }),
    fires: &[Example::of(r#"{"due_on":"2025-01-09"}"#)],
    silent: &[
        Example::of(r#"{"due_on":"2025-01-10"}"#),
        Example::of(r#"{"category":"duty","due_on":"长期"}"#),
        Example::of(
            r#"{"due_on":"2025-01-09","fulfilment_status":"full","determined_on":"2025-01-10","determined_by":"海安市示例办","evidence":"验收单3号"}"#,
        ),
    ],
    ..Rule::BASE
};
