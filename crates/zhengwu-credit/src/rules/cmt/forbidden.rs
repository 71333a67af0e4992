//! Reasons that never excuse a broken promise (禁止以换届、人员更替、机构调整为由违诺).

use crate::field::commitment as c;
use crate::requirement::given_word::{IN_FORCE, forbids, is_before_notice};
use crate::rules::prelude::*;

static OF_POLICY_OR_CONTRACT: Cond = Cond::Is(
    c::category.at,
    &[Category::PolicyBenefit as u8, Category::ContractPerformance as u8],
);

/// 以换届、人员更替、机构或区划调整为由
pub(super) static REASON_FORBIDDEN: Rule = Rule {
    code: "CMT103",
    name: "reason-forbidden",
    title: Words {
        zh: "以换届、人员更替、机构或区划调整为由不兑现",
        en: "A change of term, persons, institutions or divisions pleaded as an excuse",
    },
    at: At::Fields(&[c::reason.at]),
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N1_3, BUSINESS_REGULATION_31],
    since: Some(IN_FORCE),
    message: Words {
        zh: "未履约原因填的是“{reason}”：这不是不兑现承诺的理由",
        en: "the reason is {reason}: that is no ground for not keeping a promise",
    },
    help: Words {
        zh: "照实报送，计为违诺；承诺应当继续兑现，并追究责任",
        en: "The record is submitted as it is and counted as a broken promise; the promise is still to be kept, and those \
             responsible are held accountable",
    },
    check: Check::Commitment(|case, _| {
        let reason = case.given(c::reason)?;
        let made_on = case.known(c::made_on)?;
        // Before the notice, the regulation bound promises of policies and contracts, and no other.
        if is_before_notice(made_on) && !case.context.told(case.record, &OF_POLICY_OR_CONTRACT)? {
            return Err(Stop::NotApplicable);
        }
        forbids(
            ensure(!reason.is_forbidden(), Fault::new),
            reason.code(),
            &[N1_3],
            made_on,
        )
    }),
    fires: &[
        Example::of(
            r#"{"category":"policy_benefit","fulfilment_status":"none","unfulfilled_content":"全部内容","accountability":"对责任科室通报批评","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"leadership_change","reason_note":"主要领导调整后搁置","responsible_side":"government","follow_up":"重新启动","next_follow_up_on":"2025-02-10"}"#,
        ),
        Example::of(
            r#"{"fulfilment_status":"partial","unfulfilled_content":"路灯未安装","accountability":"责令限期完成","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"机构改革","reason_note":"职能划转","responsible_side":"government","follow_up":"重新启动","next_follow_up_on":"2025-02-10"}"#,
        ),
    ],
    silent: &[Example::of(
        r#"{"fulfilment_status":"none","unfulfilled_content":"全部内容","accountability":"对责任科室通报批评","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"government_delay","reason_note":"未及时立项","responsible_side":"government","follow_up":"重新启动","next_follow_up_on":"2025-02-10"}"#,
    )],
    ..Rule::BASE
};
