//! The five procedures of a promise (五项程序, 四(二)): owed in category 2 in the four fields.

use crate::field::commitment as c;
use crate::field::{Field, Proc};
use crate::requirement::procedures::{self, Procure};
use crate::rules::prelude::*;

/// The day from which promises owe the procedures.
const NOTICE: Option<(i32, u32, u32)> = Some((2024, 11, 25));
const EVERY: At = At::Fields(&[
    c::public_participation.at,
    c::expert_argument.at,
    c::risk_assessment.at,
    c::legality_review.at,
    c::collective_decision.at,
]);

/// The procedure at a place.
fn procedure(at: u8) -> Result<Field<c::Commitment, Proc>, Stop> {
    c::FIVE
        .into_iter()
        .find(|field| field.at == at)
        .ok_or(Stop::NotApplicable)
}

/// 缺少程序
pub(super) static PROCEDURE_MISSING: Rule = Rule {
    code: "CMT006",
    name: "procedure-missing",
    title: Words {
        zh: "作出承诺缺少应当履行的程序",
        en: "A promise made without a procedure that was owed",
    },
    at: EVERY,
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: NOTICE,
    when: Some(&c::PROCEDURES_OWED),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "这一领域的政策承诺应当经过“{field}”，没有填写",
        en: "a policy promise in this field passes `{field}`, and it is empty",
    },
    help: Words {
        zh: "履行过的补填日期和文号，不适用的写明理由；没有履行的照实报送，计为违规，应当补救",
        en: "Give its date and document, or why it is not applicable; if it was not done, the record is submitted as it is and \
             counted, and it is to be made good",
    },
    check: Check::Commitment(|case, at| procedures::is_present(at, case.record.get(procedure(at)?))),
    fires: &[
        Example::of(
            r#"{"category":"policy_benefit","fields":"livelihood;talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"2024-11-28"}"#,
        ),
        Example::of(
            r#"{"category":"2","fields":"investment_promotion","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"2024-11-28","collective_decision":"2024-11-29"}"#,
        ),
        // The day from which the notice holds.
        Example::of(
            r#"{"commitment_no":"32068520241125000001","made_on":"2024-11-25","category":"policy_benefit","fields":"tendering","public_participation":"2024-11-22","expert_argument":"2024-11-22","legality_review":"2024-11-22","collective_decision":"2024-11-22"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"不适用(法定除外)","risk_assessment":"2024-11-27","legality_review":"2024-11-28","collective_decision":"2024-11-29 海示一纪〔2024〕12号"}"#,
        ),
        Example::of(r#"{"category":"policy_benefit"}"#),
        Example::of(r#"{"fields":"talent"}"#),
        Example::of(
            r#"{"commitment_no":"32068520241124000001","made_on":"2024-11-24","category":"policy_benefit","fields":"talent"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 程序晚于作出承诺
pub(super) static PROCEDURE_AFTER_SIGNING: Rule = Rule {
    code: "CMT205",
    name: "procedure-after-signing",
    title: Words {
        zh: "先作承诺，后补程序",
        en: "A procedure after the promise was made",
    },
    at: EVERY,
    related: &[c::made_on.at],
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: NOTICE,
    when: Some(&c::PROCEDURES_OWED),
    message: Words {
        zh: "“{field}”在 {done_on}，晚于承诺作出日期 {made_on}",
        en: "`{field}` was on {done_on}, after the promise was made on {made_on}",
    },
    help: Words {
        zh: "日期属实的照实报送，计为违规；今后先履行程序再作承诺",
        en: "Where the dates are right, the record is submitted as it is and counted; from now on the procedure comes first",
    },
    check: Check::Commitment(|case, at| {
        let procedure = case.given(procedure(at)?)?;
        let made_on = case.known(c::made_on)?;
        procedures::is_before(procedure, made_on).map_err(|stop| with_day(stop, procedure))
    }),
    fires: &[
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"2024-11-28","collective_decision":"2024-12-03"}"#,
        ),
        // Then the decision was not the last either.
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"2024-12-03","legality_review":"2024-11-28","collective_decision":"2024-11-29"}"#,
        )
        .also(&["CMT207"]),
    ],
    silent: &[
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"2024-12-02","collective_decision":"2024-12-02"}"#,
        ),
        // Not owed.
        Example::of(r#"{"legality_review":"2024-12-03"}"#),
    ],
    ..Rule::BASE
};

/// The day on which the procedure was done, for the message.
fn with_day(stop: Stop, procedure: crate::value::Procedure) -> Stop {
    match (stop, procedure.on()) {
        (Stop::Faults(faults), Some(on)) => Stop::Faults(
            faults
                .into_iter()
                .map(|fault| fault.arg("done_on", Arg::Canonical(on.to_string())))
                .collect(),
        ),
        (stop, _) => stop,
    }
}

/// 不适用的理由不成立
pub(super) static PROCEDURE_REASON_DOES_NOT_FIT: Rule = Rule {
    code: "CMT206",
    name: "procedure-reason-does-not-fit",
    title: Words {
        zh: "程序不适用的理由不成立",
        en: "The reason why a procedure is not applicable does not fit",
    },
    at: EVERY,
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: NOTICE,
    when: Some(&c::PROCEDURES_OWED),
    message: Words {
        zh: "“{field}”填的是不适用，理由“{why_not}”对承诺不成立",
        en: "`{field}` is said not to be applicable; the reason ({why_not}) does not fit a promise",
    },
    help: Words {
        zh: "承诺不经采购(招标)程序：履行过的填写日期和文号；没有履行的照实报送，计为违规，应当补救",
        en: "A promise passes no procurement procedure: give the date and document if it was done; if not, the record is \
             submitted as it is and counted, and it is to be made good",
    },
    check: Check::Commitment(|case, at| {
        let given = case.given(procedure(at)?)?;
        let which = if at == c::legality_review.at || at == c::collective_decision.at {
            Procure::Irreplaceable
        } else {
            Procure::Replaceable
        };
        procedures::reason_fits(given, which, None)
    }),
    fires: &[
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"not_applicable:by_procurement_procedure","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"2024-11-28","collective_decision":"2024-11-29"}"#,
        ),
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"不适用(已依采购程序进行)","collective_decision":"2024-11-29"}"#,
        ),
    ],
    silent: &[Example::of(
        r#"{"category":"policy_benefit","fields":"talent","public_participation":"not_applicable:below_threshold","expert_argument":"not_applicable:emergency","risk_assessment":"not_applicable:statutory_exemption","legality_review":"2024-11-28","collective_decision":"2024-11-29"}"#,
    )],
    ..Rule::BASE
};

/// 集体讨论研究不在最后
pub(super) static DECISION_NOT_LAST: Rule = Rule {
    code: "CMT207",
    name: "decision-not-last",
    title: Words {
        zh: "集体讨论研究早于其他程序",
        en: "The collective decision before another procedure",
    },
    at: At::Fields(&[c::collective_decision.at]),
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N4_2],
    since: NOTICE,
    when: Some(&c::PROCEDURES_OWED),
    message: Words {
        zh: "“集体讨论研究”早于“{other}”（{other_on}）",
        en: "the collective decision came before `{other}` ({other_on})",
    },
    help: Words {
        zh: "日期属实的照实报送，计为违规；集体讨论研究应当在其他程序之后",
        en: "Where the dates are right, the record is submitted as it is and counted; the collective decision comes last",
    },
    check: Check::Commitment(|case, _| {
        let decision = case.given(c::collective_decision)?;
        let others = c::FIVE.map(|field| (field.at, case.record.get(field)));
        let (_, others) = others.split_last().ok_or(Stop::NotApplicable)?;
        procedures::is_last(decision, others)
    }),
    fires: &[Example::of(
        r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"2024-11-29","collective_decision":"2024-11-28"}"#,
    )],
    silent: &[
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"2024-11-27","legality_review":"2024-11-28","collective_decision":"2024-11-28"}"#,
        ),
        Example::of(
            r#"{"category":"policy_benefit","fields":"talent","public_participation":"2024-11-26","expert_argument":"2024-11-26","risk_assessment":"not_applicable:emergency","legality_review":"2024-11-28","collective_decision":"2024-11-28"}"#,
        ),
        Example::of(r#"{"legality_review":"2024-11-29","collective_decision":"2024-11-28"}"#),
    ],
    ..Rule::BASE
};
