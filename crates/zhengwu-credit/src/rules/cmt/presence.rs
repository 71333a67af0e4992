//! What a promise of its kind must say (承诺的必备内容).

use crate::field::commitment as c;
use crate::rules::prelude::*;

/// 合同类承诺没有合同编号
pub(super) static CONTRACT_CATEGORY_WITHOUT_CONTRACT: Rule = Rule {
    code: "CMT001",
    name: "contract-category-without-contract",
    title: Words {
        zh: "合同履约兑现承诺没有对应的合同",
        en: "A promise to perform a contract that names none",
    },
    at: At::Fields(&[c::contract_no.at]),
    related: &[c::category.at],
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N1_1_3],
    when: Some(&c::FOR_A_CONTRACT),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "合同履约兑现承诺没有填写“合同编号”",
        en: "it promises to perform a contract, and names no contract number",
    },
    help: Words {
        zh: "填写所承诺履行的合同的编号；不针对某份合同的，改正承诺类别",
        en: "Give the number of the contract; where there is none, correct the category",
    },
    check: Check::Commitment(|case, at| case.ensure_filled(at)),
    fires: &[Example::of(r#"{"category":"contract_performance"}"#)],
    silent: &[
        Example::of(r#"{"category":"contract_performance","contract_no":"HA-2024/017"}"#),
        Example::of(r#"{"category":"duty"}"#),
    ],
    ..Rule::BASE
};

/// 公职人员没有职务
pub(super) static OFFICIAL_WITHOUT_POST: Rule = Rule {
    code: "CMT002",
    name: "official-without-post",
    title: Words {
        zh: "公职人员的承诺没有职务",
        en: "An official's promise without the post",
    },
    at: At::Fields(&[c::post.at]),
    related: &[c::promisor_kind.at],
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N1_1_5],
    when: Some(&c::BY_OFFICIAL),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "公职人员作出的承诺没有填写“职务”",
        en: "an official promises, and the post is not named",
    },
    help: Words {
        zh: "填写公职人员的职务；单位作出的，改正承诺人类别",
        en: "Name the post; where the unit promises, correct the kind of promisor",
    },
    check: Check::Commitment(|case, at| case.ensure_filled(at)),
    fires: &[Example::of(
        r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":null,"unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C"}"#,
    )],
    silent: &[Example::of(
        r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":null,"unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C","post":"副局长"}"#,
    )],
    ..Rule::BASE
};
