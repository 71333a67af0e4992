//! Money that was due and is not paid (拖欠).

use crate::requirement::{Arrear, Sighting, Watch};
use crate::rules::prelude::*;

/// 到期款项没有付清
pub(super) static DUE_AND_NOT_PAID: Rule = Rule {
    code: "LIF308",
    name: "due-and-not-paid",
    title: Words {
        zh: "到期款项没有付清",
        en: "Money due and not paid",
    },
    severity: Severity::Violation,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "{who}到期的款项，{since} 起还差 {short} 元没有付清",
        en: "{short} yuan that {who} are due and, since {since}, not paid",
    },
    help: Words {
        zh: "应付的立即支付，应收的及时催收，登记金额；不能按期付清的，登记未履约的原因和跟进措施",
        en: "Pay, or collect, and enter the amount; where it cannot be paid, enter the shortfall, its reason and follow-up",
    },
    check: Check::Watch(|watch| {
        let Some(who) = who_pays(watch) else {
            return Vec::new();
        };
        let seen = |one: &Arrear| {
            let seen = Sighting::new(one.since).due(one.due_on).words("who", who);
            seen.arg("since", one.since).arg("short", one.short)
        };
        watch.arrears.iter().map(seen).collect()
    }),
    ..Rule::BASE
};

/// Who is to pay; `None` where nobody is.
fn who_pays(watch: &Watch<'_>) -> Option<Words> {
    watch.state.stage?;
    match watch.state.fact("payment_direction") {
        Some("none") => None,
        Some("government_receives") => Some(Words {
            zh: "对方应付",
            en: "the counterparty is to pay",
        }),
        Some("government_pays") => Some(Words {
            zh: "政府方应付",
            en: "the government side is to pay",
        }),
        _ => Some(Words {
            zh: "合同",
            en: "one side is to pay",
        }),
    }
}
