//! What a ground of suspension or termination must bring along (事由的依据, 2.8).

use crate::field::performance::{self as p, Performance};
use crate::requirement::given_word::{IN_FORCE, of_its_day};
use crate::requirement::{Case, Verdict};
use crate::rules::prelude::*;

/// 缺法定权限依据
pub(super) static GROUND_AUTHORITY_MISSING: Rule = Rule {
    code: "PRF001",
    name: "ground-authority-missing",
    title: Words {
        zh: "缺法定权限依据",
        en: "A ground without its authority",
    },
    at: At::Fields(&[p::authority_doc.at]),
    related: &[p::change_ground.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[N1_3, BUSINESS_REGULATION_31],
    since: Some(IN_FORCE),
    when: Some(&p::GROUND_DEMANDS_AUTHORITY),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "以“{change_ground}”为由{change}合同，没有“法定权限依据文号”",
        en: "the contract is {change} on the ground of {change_ground}, and no document of authority is named",
    },
    help: Words {
        zh: "有文件的补填文号；没有的照实报送，计为违规，应依法定权限重新办理",
        en: "Name the document if there is one; if there is none, the record is submitted as it is and counted, and the \
             change is to be put on a lawful authority",
    },
    check: Check::Performance(is_named),
    fires: &[
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"public_interest","procedure_doc":"海示一纪〔2024〕31号"}"#,
        ),
        Example::of(
            r#"{"performance_status":"terminated","change_ground":"planning_adjustment","procedure_doc":"海示一纪〔2024〕31号"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"public_interest","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号"}"#,
        ),
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"force_majeure","ground_proof":"不可抗力通知书（2024-12-20）"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 缺程序依据
pub(super) static GROUND_PROCEDURE_MISSING: Rule = Rule {
    code: "PRF002",
    name: "ground-procedure-missing",
    title: Words {
        zh: "缺程序依据",
        en: "A ground without its procedure",
    },
    at: At::Fields(&[p::procedure_doc.at]),
    related: &[p::change_ground.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[N1_3, BUSINESS_REGULATION_31],
    since: Some(IN_FORCE),
    when: Some(&p::GROUND_DEMANDS_AUTHORITY),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "以“{change_ground}”为由{change}合同，没有“程序依据文号”",
        en: "the contract is {change} on the ground of {change_ground}, and no document of the procedure is named",
    },
    help: Words {
        zh: "有文件的补填文号；没有的照实报送，计为违规，应依法定程序重新办理",
        en: "Name the document if there is one; if there is none, the record is submitted as it is and counted, and the \
             lawful procedure is to be followed",
    },
    check: Check::Performance(is_named),
    fires: &[Example::of(
        r#"{"performance_status":"suspended","change_ground":"national_policy_change","authority_doc":"海示一发〔2024〕20号"}"#,
    )],
    silent: &[
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"national_policy_change","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号"}"#,
        ),
        Example::of(
            r#"{"performance_status":"terminated","change_ground":"mutual_consent","ground_proof":"解除协议（2024-12-20）"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 缺事由证明
pub(super) static GROUND_PROOF_MISSING: Rule = Rule {
    code: "PRF003",
    name: "ground-proof-missing",
    title: Words {
        zh: "缺事由证明",
        en: "A ground without its proof",
    },
    at: At::Fields(&[p::ground_proof.at]),
    related: &[p::change_ground.at],
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N1_3],
    when: Some(&p::GROUND_DEMANDS_PROOF),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "以“{change_ground}”为由{change}合同，没有填写“事由证明”",
        en: "the contract is {change} on the ground of {change_ground}, and nothing is named that proves it",
    },
    help: Words {
        zh: "填写能证明事由的条款、通知、协议、裁定或者判决的名称或文号",
        en: "Name the clause, notice, agreement, ruling or judgment that proves it",
    },
    check: Check::Performance(|case, at| match case.ensure_filled(at) {
        Err(Stop::Faults(_)) => Err(unproved(case).into()),
        other => other,
    }),
    fires: &[
        Example::of(r#"{"performance_status":"terminated","change_ground":"mutual_consent"}"#),
        Example::of(r#"{"performance_status":"suspended","change_ground":"force_majeure"}"#),
        Example::of(r#"{"performance_status":"terminated","change_ground":"court_or_arbitration"}"#),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"terminated","change_ground":"court_or_arbitration","ground_proof":"（2024）苏0685民初34号"}"#,
        ),
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"public_interest","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号"}"#,
        ),
    ],
    ..Rule::BASE
};

/// The document is named; else the fault cites the law of the statement's day.
fn is_named(case: &Case<'_, Performance>, at: u8) -> Verdict {
    let is_there = case.record.slot(at).fact != crate::record::Fact::Absent;
    let verdict = ensure(is_there, || unproved(case));
    of_its_day(verdict, &[N1_3], case.known(p::status_on)?)
}

/// The fault, with what becomes of the contract: an event that changes it brings no status.
fn unproved(case: &Case<'_, Performance>) -> Fault {
    let (zh, en) = match case.record.value(p::performance_status) {
        Some(PerformanceStatus::Suspended) => ("中止", "suspended"),
        Some(PerformanceStatus::Terminated) => ("解除", "terminated"),
        _ => ("变更", "changed"),
    };
    Fault::new().arg("change", Arg::Words(Words { zh, en }))
}
