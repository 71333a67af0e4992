//! What an event of a risk must name (风险).

use crate::requirement::facts::listed;
use crate::rules::prelude::*;
use crate::value::mask::scrub;

/// 风险类别不在代码表内
pub(super) static RISK_KIND_UNKNOWN: Rule = Rule {
    code: "LIF107",
    name: "risk-kind-unknown",
    title: Words {
        zh: "风险类别不在代码表内",
        en: "No kind of risk",
    },
    provenance: Provenance::Derived,
    basis: &[N2_3_1],
    message: Words {
        zh: "“{field}”只能是对方经营状况恶化、对方财产状况恶化、不可抗力、其他之一",
        en: "{field} is one of business_deterioration, property_deterioration, force_majeure, other",
    },
    help: Words {
        zh: "填写是哪一种风险；几种同时存在的，分别登记",
        en: "Say which risk it is; of several at once each is one of its own",
    },
    check: Check::Guard(|facts, field| {
        let text = facts.given(field).ok_or(Stop::NotApplicable)?;
        ensure(RiskKind::LIST.read(text).is_some(), Fault::new)
    }),
    ..Rule::BASE
};

/// 合同(承诺)上没有这一问题
///
/// Asked where the contract or promise is known on which the risk or the accountability hangs: its matters stand there. Where it is not (its events
/// are kept elsewhere), nothing can be held against the name.
pub(super) static NO_SUCH_MATTER_ABOVE: Rule = Rule {
    code: "LIF108",
    name: "no-such-matter-above",
    title: Words {
        zh: "合同（承诺）没有这一问题",
        en: "A matter that the contract or promise has not",
    },
    provenance: Provenance::Derived,
    basis: &[N2_3_1, N3_1],
    message: Words {
        zh: "“{field}”写的 {id} 不是这份合同(承诺)的问题；{others}",
        en: "{field}: the contract or promise has no matter {id}; {others}",
    },
    help: Words {
        zh: "先在合同(承诺)上登记未履约或者违约，再写明它的问题编号",
        en: "Open the shortfall or the breach on the contract or promise first, then name it",
    },
    check: Check::Guard(|facts, field| {
        let id = facts.given(field).ok_or(Stop::NotApplicable)?;
        let matters = facts.matters_above.as_deref().ok_or(Stop::NotApplicable)?;
        ensure(matters.iter().any(|matter| matter.id == id), || {
            let others = if matters.is_empty() {
                THERE_ARE_NONE
            } else {
                THERE_ARE
            };
            Fault::new()
                .arg("id", Arg::Text(scrub(id).into_owned()))
                .arg("others", Arg::Words(others))
                .arg("matters", listed(matters))
        })
    }),
    ..Rule::BASE
};

const THERE_ARE: Words = Words {
    zh: "登记的有：{matters}",
    en: "there are: {matters}",
};
const THERE_ARE_NONE: Words = Words {
    zh: "没有登记任何问题",
    en: "there are none",
};
