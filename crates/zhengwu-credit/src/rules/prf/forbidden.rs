//! Grounds that never excuse a breach (禁止以换届、人员更替、机构调整为由违约).

use crate::field::performance as p;
use crate::requirement::given_word::{IN_FORCE, forbids};
use crate::rules::prelude::*;

/// 以换届、人员更替、机构或区划调整为由
pub(super) static REASON_FORBIDDEN: Rule = Rule {
    code: "PRF101",
    name: "reason-forbidden",
    title: Words {
        zh: "以换届、人员更替、机构或区划调整为由不履约",
        en: "A change of term, persons, institutions or divisions pleaded as an excuse",
    },
    at: At::Fields(&[p::reason.at, p::change_ground.at]),
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N1_3, N2_3_2, BUSINESS_REGULATION_31],
    since: Some(IN_FORCE),
    message: Words {
        zh: "“{field}”填的是“{ground}”：这不是不履约或者变更、中止、解除合同的理由",
        en: "`{field}` is {ground}: that is no ground for not performing, changing, suspending or ending a contract",
    },
    help: Words {
        zh: "照实报送，计为政府方违约；应当继续履行，及时与对方协商，造成损失的依法补偿并追究责任",
        en: "The record is submitted as it is and counted as the government side's breach; performance goes on, the \
             counterparty is negotiated with, losses are compensated and those responsible held accountable",
    },
    check: Check::Performance(|case, at| {
        let (is_forbidden, ground) = if at == p::reason.at {
            let reason = case.given(p::reason)?;
            (reason.is_forbidden(), reason.code())
        } else {
            let ground = case.given(p::change_ground)?;
            (ground.is_forbidden(), ground.code())
        };
        let verdict = ensure(!is_forbidden, || Fault::new().arg("ground", Arg::Code(ground)));
        forbids(verdict, ground, &[N1_3, N2_3_2], case.known(p::status_on)?)
    }),
    fires: &[
        Example::of(
            r#"{"performance_status":"not_performed","performed_amount":"0.00","reason":"government_transition","reason_note":"班子调整后未再安排","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-01-20"}"#,
        ),
        Example::of(
            r#"{"performance_status":"partially_performed","reason":"administrative_division_adjustment","reason_note":"区划调整","responsible_side":"government","follow_up":"与对方协商","next_follow_up_on":"2025-01-20"}"#,
        ),
        Example::of(r#"{"performance_status":"suspended","change_ground":"leadership_change"}"#),
        Example::of(r#"{"performance_status":"terminated","change_ground":"机构改革"}"#),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"not_performed","performed_amount":"0.00","reason":"funds_not_in_place","reason_note":"资金计划推迟","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-01-20"}"#,
        ),
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"counterparty_breach","ground_proof":"催告函（2024-12-16）"}"#,
        ),
    ],
    ..Rule::BASE
};
