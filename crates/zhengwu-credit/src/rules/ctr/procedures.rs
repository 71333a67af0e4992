//! The five procedures of a contract, and the legal consultation (四(二)).

use crate::field::contract::{self as c, Contract, FIVE, PROCEDURES_OWED};
use crate::field::{Field, Proc};
use crate::requirement::procedures::{Procure, is_before, is_last, is_present, reason_fits};
use crate::requirement::{Case, Verdict};
use crate::rules::prelude::*;

const EACH: At = At::Fields(&[
    c::public_participation.at,
    c::expert_argument.at,
    c::risk_assessment.at,
    c::legality_review.at,
    c::collective_decision.at,
]);
const EACH_AND_CONSULTATION: At = At::Fields(&[
    c::public_participation.at,
    c::expert_argument.at,
    c::risk_assessment.at,
    c::legality_review.at,
    c::collective_decision.at,
    c::legal_consultation.at,
]);

/// 应经程序没有记录
pub(super) static PROCEDURE_MISSING: Rule = Rule {
    code: "CTR002",
    name: "procedure-missing",
    title: Words {
        zh: "应经的程序没有记录",
        en: "A procedure that is owed is not recorded",
    },
    at: EACH,
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: Some((2024, 11, 25)),
    when: Some(&PROCEDURES_OWED),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "这份合同签订前应当经过“{field}”，没有填写日期或者不适用的理由",
        en: "`{field}` was owed before the signing; neither a date nor a reason is given",
    },
    help: Words {
        zh: "经过的，填日期和文号；不适用的，填“不适用(理由)”；确实没有经过的，如实留空，本条作为违规报送",
        en: "Give date and document, or the reason why it does not apply; where it was not held, leave it empty: the record is submitted as a violation",
    },
    check: Check::Contract(|case, at| is_present(at, case.record.get(procedure_at(at)))),
    fires: &[
        Example::of(r#"{"risk_assessment":null}"#),
        Example::of(
            r#"{"fields":"talent","contract_kind":"08","regime":"none","procurement_method":null,"public_participation":"2024-11-26","expert_argument":null}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"fields":"livelihood","contract_kind":"08","regime":"none","procurement_method":null,"public_participation":null,"risk_assessment":null}"#,
        ),
        Example::of(
            r#"{"signed_on":"2024-11-24","effective_on":null,"risk_assessment":null,"award_notice_on":"2024-11-20","published_on":"2024-11-25","filed_on":"2024-11-28"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 专业性强的合同没有法律咨询
pub(super) static LEGAL_CONSULTATION_MISSING: Rule = Rule {
    code: "CTR003",
    name: "legal-consultation-missing",
    title: Words {
        zh: "专业性强的合同没有法律咨询",
        en: "A professional contract without legal consultation",
    },
    at: At::Fields(&[c::legal_consultation.at]),
    related: &[c::professional.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: Some((2024, 11, 25)),
    when: Some(&Cond::Yes(c::professional.at)),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "专业性强的合同应当进行“法律咨询”，没有填写日期或者不适用的理由",
        en: "a strongly professional contract owes a legal consultation; neither a date nor a reason is given",
    },
    help: Words {
        zh: "咨询过的，填日期和文号；确实没有咨询的，如实留空，本条作为违规报送",
        en: "Give date and document; where none was held, leave it empty: the record is submitted as a violation",
    },
    check: Check::Contract(|case, _| {
        is_present(c::legal_consultation.at, case.record.get(c::legal_consultation))
    }),
    fires: &[Example::of(r#"{"professional":true}"#)],
    silent: &[Example::of(
        r#"{"professional":true,"legal_consultation":"2024-12-03 海示司函〔2024〕6号"}"#,
    )],
    ..Rule::BASE
};

/// 程序晚于签订
pub(super) static PROCEDURE_AFTER_SIGNING: Rule = Rule {
    code: "CTR210",
    name: "procedure-after-signing",
    title: Words {
        zh: "程序晚于签订",
        en: "A procedure after the signing",
    },
    at: EACH_AND_CONSULTATION,
    related: &[c::signed_on.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: Some((2024, 11, 25)),
    message: Words {
        zh: "“{field}”{value} 在合同签订（{signed_on}）之后",
        en: "`{field}`, {value}, came after the signing on {signed_on}",
    },
    help: Words {
        zh: "日期填错的改正；确实是签后补办的，不要改动，本条作为违规报送",
        en: "Correct a wrong date; where it was held afterwards, leave it: the record is submitted as a violation",
    },
    check: Check::Contract(|case, at| {
        is_owed(case, at)?;
        is_before(case.given(procedure_at(at))?, case.known(c::signed_on)?)
    }),
    fires: &[
        Example::of(r#"{"risk_assessment":"2024-12-11","collective_decision":"not_applicable:emergency"}"#),
        Example::of(r#"{"collective_decision":"2024-12-11 海示一纪〔2024〕12号"}"#),
    ],
    silent: &[
        Example::of(r#"{"collective_decision":"2024-12-10"}"#),
        Example::of(
            r#"{"fields":"livelihood","contract_kind":"08","regime":"none","procurement_method":null,"public_participation":null,"collective_decision":"2024-12-11"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 不适用的理由不成立
pub(super) static PROCEDURE_REASON_DOES_NOT_FIT: Rule = Rule {
    code: "CTR211",
    name: "procedure-reason-does-not-fit",
    title: Words {
        zh: "程序不适用的理由不成立",
        en: "A reason that does not fit",
    },
    at: EACH_AND_CONSULTATION,
    related: &[c::regime.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: Some((2024, 11, 25)),
    message: Words {
        zh: "“{field}”以“{why_not}”为由不适用，与适用制度“{regime}”或者这项程序不相符",
        en: "`{field}` is said not to apply ({why_not}), which does not fit the regime ({regime}) or this procedure",
    },
    help: Words {
        zh: "“限额以下”只用于限额以下或不适用的合同；“已依采购(招标)程序进行”只用于政府采购、招标投标，且不能代替合法性审查和集体讨论研究",
        en: "Below-threshold fits only contracts below the threshold or of no regime; the procurement procedure fits only procurement and tendering, and replaces neither the legality review nor the collective decision",
    },
    check: Check::Contract(|case, at| {
        is_owed(case, at)?;
        let procure = match at {
            _ if at == c::legality_review.at || at == c::collective_decision.at => Procure::Irreplaceable,
            _ => Procure::Replaceable,
        };
        reason_fits(
            case.given(procedure_at(at))?,
            procure,
            Some(case.record.get(c::regime)),
        )
    }),
    fires: &[
        Example::of(r#"{"risk_assessment":"not_applicable:below_threshold"}"#),
        Example::of(r#"{"legality_review":"not_applicable:by_procurement_procedure"}"#),
        Example::of(r#"{"regime":"below_threshold"}"#),
    ],
    silent: &[
        Example::of(r#"{"risk_assessment":"不适用（应急）"}"#),
        Example::of(r#"{"regime":"below_threshold","public_participation":"不适用(限额以下)"}"#),
    ],
    ..Rule::BASE
};

/// 集体决定早于其他程序
pub(super) static DECISION_NOT_LAST: Rule = Rule {
    code: "CTR212",
    name: "decision-not-last",
    title: Words {
        zh: "集体讨论研究早于其他程序",
        en: "The collective decision before another procedure",
    },
    at: At::Fields(&[c::collective_decision.at]),
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: Some((2024, 11, 25)),
    when: Some(&PROCEDURES_OWED),
    message: Words {
        zh: "“集体讨论研究”{value} 早于“{other}”（{other_on}）",
        en: "the collective decision, {value}, came before {other} ({other_on})",
    },
    help: Words {
        zh: "日期填错的改正；确实先决定后补程序的，不要改动，本条作为违规报送",
        en: "Correct a wrong date; where the decision did come first, leave it: the record is submitted as a violation",
    },
    check: Check::Contract(|case, _| {
        let [others @ .., decision] = FIVE;
        let others = others.map(|field| (field.at, case.record.get(field)));
        is_last(case.given(decision)?, &others)
    }),
    fires: &[Example::of(r#"{"collective_decision":"2024-12-03"}"#)],
    silent: &[Example::of(r#"{"collective_decision":"2024-12-04"}"#)],
    ..Rule::BASE
};

/// The handle of the procedure at a place.
fn procedure_at(at: u8) -> Field<Contract, Proc> {
    Field::new(at)
}

/// The five are owed by field, type and regime, the consultation by the contract being professional.
fn is_owed(case: &Case<'_, Contract>, at: u8) -> Verdict {
    let cond = if at == c::legal_consultation.at {
        &Cond::Yes(c::professional.at)
    } else {
        &PROCEDURES_OWED
    };
    match case.context.told(case.record, cond)? {
        true => Ok(()),
        false => Err(Stop::NotApplicable),
    }
}
