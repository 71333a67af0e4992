//! Reasons that never excuse a broken promise (禁止以换届、人员更替、机构调整为由违诺).

use crate::field::commitment as c;
use crate::rules::prelude::*;

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
    basis: &[N1_3],
    message: Words {
        zh: "未履约原因填的是“{reason}”：这不是不兑现承诺的理由",
        en: "the reason is {reason}: that is no ground for not keeping a promise",
    },
    help: Words {
        zh: "照实报送，计为违诺；承诺应当继续兑现，并追究责任",
        en: "The record is submitted as it is and counted as a broken promise; the promise is still to be kept, and those \
             responsible are held accountable",
    },
    check: Check::Commitment(|case, _| ensure(!case.given(c::reason)?.is_forbidden(), Fault::new)),
    fires: &[
        Example::of(
            r#"{"fulfilment_status":"none","unfulfilled_content":"全部内容","accountability":"对责任科室通报批评","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"leadership_change","reason_note":"主要领导调整后搁置","responsible_side":"government","follow_up":"重新启动","next_follow_up_on":"2025-02-10"}"#,
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
