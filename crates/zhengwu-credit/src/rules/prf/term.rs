//! The term is over (履行期限届满).

use crate::field::contract as c;
use crate::field::performance as p;
use crate::rules::prelude::*;
use crate::value::EndDate;

/// 期限届满仍未履约
pub(super) static TERM_OVER_WITHOUT_PERFORMANCE: Rule = Rule {
    code: "PRF404",
    name: "term-over-without-performance",
    title: Words {
        zh: "履行期限届满仍未履约",
        en: "The term is over without performance",
    },
    at: At::Fields(&[p::performance_status.at]),
    related: &[p::status_on.at],
    severity: Severity::Violation,
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "合同履行截止日期是 {ends_on}，到 {status_on} 仍是“{performance_status}”",
        en: "the contract's term ended on {ends_on}; on {status_on} it is still {performance_status}",
    },
    help: Words {
        zh: "照实报送，计为违规；查明原因，跟进督促，按实际情况报送部分履约或者未履约及其原因",
        en: "The record is submitted as it is and counted; the reason is to be found out and followed up, and the partial \
             performance or the shortfall reported with it",
    },
    check: Check::Performance(|case, _| {
        let status_on = case.known(p::status_on)?;
        // Of a day that has not come nothing is known: `status-on-after-as-of` speaks.
        if case.context.as_of.is_some_and(|as_of| status_on > as_of) {
            return Err(case.in_doubt(p::status_on));
        }
        // Not yet due is not applicable until then; what never ends never is.
        let ends_on = case.contract()?.ends_on.ok_or(Missing::ContractField(c::ends_on.at))?;
        let EndDate::On(end) = ends_on else {
            return Err(Stop::NotApplicable);
        };
        if status_on <= end {
            return Err(Stop::NotApplicable);
        }
        let open = matches!(
            case.known(p::performance_status)?,
            PerformanceStatus::Performing | PerformanceStatus::NotStarted
        );
        ensure(!open, || {
            Fault::new().arg("ends_on", Arg::Canonical(end.to_string()))
        })
    }),
    fires: &[
        Example::of("{}").with_contract(r#"{"ends_on":"2024-12-30"}"#),
        Example::of(
            r#"{"performance_status":"not_started","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00"}"#,
        )
        .with_contract(r#"{"ends_on":"2024-12-30"}"#),
    ],
    silent: &[
        Example::of("{}").with_contract(r#"{"ends_on":"2024-12-31"}"#),
        Example::of(r#"{"status_on":"2025-01-11"}"#)
            .with_contract(r#"{"ends_on":"2024-12-30"}"#)
            .also(&["PRF301"]),
        Example::of("{}").with_contract(r#"{"ends_on":"长期"}"#),
        Example::of("{}").with_contract(r#"{"ends_on":null,"term_text":"至项目移交之日"}"#),
        Example::of(
            r#"{"performance_status":"partially_performed","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-20"}"#,
        )
        .with_contract(r#"{"ends_on":"2024-12-30"}"#),
    ],
    ..Rule::BASE
};
