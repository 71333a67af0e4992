//! 2.3 commitment (政务承诺).
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Cond::{self, All, Is, Present};
use crate::field::Need::{Optional, Owed, Required, When};
use crate::field::Secret::{NameIf, NumberIf};
use crate::field::spec::catalogue;
use crate::field::{Day, End, LongText, Number, One, Proc, Set, Text, UsccCode};

/// When the five procedures are owed (4.3): category 2 in the four fields.
pub static PROCEDURES_OWED: Cond = All(&[
    Is(category.at, &[Category::PolicyBenefit as u8]),
    Is(
        fields.at,
        &[
            Domain::InvestmentPromotion as u8,
            Domain::GovernmentProcurement as u8,
            Domain::Tendering as u8,
            Domain::Talent as u8,
        ],
    ),
]);
/// The promisor is an official.
pub static BY_OFFICIAL: Cond = Is(promisor_kind.at, &[PromisorKind::Official as u8]);
static BY_INSTITUTION: Cond = Is(promisor_kind.at, &[PromisorKind::Institution as u8]);
/// A promise to perform a contract (一(一)3).
pub static FOR_A_CONTRACT: Cond = Is(category.at, &[Category::ContractPerformance as u8]);
/// Determined as kept in full.
pub static KEPT: Cond = Is(fulfilment_status.at, &[FulfilmentStatus::Full as u8]);
/// Determined as kept in part or not at all.
pub static NOT_KEPT: Cond = Is(
    fulfilment_status.at,
    &[FulfilmentStatus::Partial as u8, FulfilmentStatus::None as u8],
);
static DETERMINED: Cond = Present(fulfilment_status.at);

catalogue! {
    /// 政务承诺
    Commitment, key [promisor_code, commitment_no], own date made_on, called ["commitment", "政务承诺", "承诺", "承诺事项", "承诺事项清单"] {
        commitment_no: Number<100>, Required, "承诺编码" ["承诺编号"], N4_3,
            "20 位：区划 6 位、作出日期 8 位、顺序号 6 位" / "20 digits: division 6, date made 8, serial 6";
        category: One<Category>, Required, "政务承诺类别" ["承诺类别"], N1_1,
            "通知列举的五类承诺之一" / "one of the notice's five categories";
        promisor_kind: One<PromisorKind>, Required, "承诺人类别" [], N1_1,
            "机构或者公职人员；公职人员仅限第 5 类" / "an institution, or an official (category 5 may be either)";
        promisor_name: Text<200>, Required, "承诺人名称" [], N1_1,
            "单位名称或者人员姓名" / "the unit, or the person",
            secret(NameIf(promisor_kind.at, PromisorKind::Official as u8));
        promisor_code: Number<50>, When(&BY_INSTITUTION), "承诺人代码" [], N1_1,
            "单位填统一社会信用代码；人员可不填" / "a unit's credit code; of a person optional",
            secret(NumberIf(promisor_kind.at, PromisorKind::Official as u8));
        unit_name: Text<200>, When(&BY_OFFICIAL), "所在单位" ["所在单位名称"], N1_1_5,
            "公职人员所在的单位" / "the official's unit";
        unit_uscc: UsccCode, When(&BY_OFFICIAL), "所在单位代码" ["所在单位统一社会信用代码"], N1_1_5,
            "公职人员所在单位的统一社会信用代码" / "the credit code of the official's unit";
        post: Text<100>, When(&BY_OFFICIAL), "职务" ["岗位"], N1_1_5,
            "公职人员的职务" / "the official's post", missing_rule("official-without-post");
        commitment_type: One<CommitmentType>, Optional, "承诺类型" [], N4_3,
            "信用承诺的类型" / "the type of credit commitment", default("voluntary");
        source: One<CommitmentSource>, Required, "承诺来源" [], N1_1,
            "承诺从哪里来" / "where the promise comes from";
        fields: Set<Domain>, Required, "所属领域" ["领域"], N4_2,
            "一个或多个，用“;”连接" / "one or more, joined by `;`";
        subject: LongText<512>, Required, "承诺事由" [], N1_1,
            "为什么作出承诺" / "what the promise is about";
        content: LongText<4000>, Required, "承诺内容" [], N1_1,
            "承诺做什么、做到什么程度" / "what is promised, and to what degree";
        liability: LongText<4000>, Required, "违诺责任" [], N1_3,
            "没有兑现承担什么责任" / "what follows if it is not kept";
        authority_doc: Text<200>, Required, "职责(政策)依据" ["职责依据", "政策依据"], N1_1,
            "依据的职责或者文件" / "the duty or document that it rests on";
        beneficiary: Text<200>, Optional, "承诺对象" [], N1_1,
            "对谁承诺" / "to whom";
        made_on: Day, Required, "承诺作出日期" [], N1_1,
            "作出承诺的日期" / "the day on which it was made";
        due_on: End, Required, "承诺有效期(完成时限)" ["承诺有效期", "完成时限"], N1_1,
            "完成时限；第 4、5 类可以填“长期”" / "the time limit; 长期 for categories 4 and 5";
        public_participation: Proc, Owed(&PROCEDURES_OWED), "公众参与" [], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        expert_argument: Proc, Owed(&PROCEDURES_OWED), "专家论证" [], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        risk_assessment: Proc, Owed(&PROCEDURES_OWED), "风险评估" [], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        legality_review: Proc, Owed(&PROCEDURES_OWED), "合法性审查" [], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        collective_decision: Proc, Owed(&PROCEDURES_OWED), "集体讨论研究" ["集体讨论", "集体决策"], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        contract_no: Text<100>, When(&FOR_A_CONTRACT), "合同编号" [], N1_1_3,
            "第 3 类填写：承诺履行的合同" / "category 3: the contract that is promised",
            missing_rule("contract-category-without-contract");
        fulfilment_status: One<FulfilmentStatus>, Optional, "承诺履行状态" ["履行状态"], N1_3,
            "认定之前留空" / "empty until determined";
        unfulfilled_content: LongText<4000>, When(&NOT_KEPT), "未履行的承诺内容" ["未履行内容"], N1_3,
            "哪些没有兑现；全部履行的留空" / "what was not kept; empty if all was",
            missing_rule("status-without-remainder");
        accountability: LongText<4000>, When(&NOT_KEPT), "违诺责任追究内容" ["责任追究内容"], N3_1,
            "怎样追究责任；全部履行的留空" / "how it was accounted for; empty if all was kept",
            missing_rule("status-without-accountability"), empty_when(&KEPT);
        determined_on: Day, When(&DETERMINED), "状态认定日期" ["认定日期"], N1_3,
            "认定履行状态的日期" / "the day of the determination";
        determined_by: Text<200>, When(&DETERMINED), "认定单位" [], N1_3,
            "认定履行状态的单位" / "the determining unit";
        determined_by_uscc: UsccCode, Optional, "认定单位代码" [], N1_3,
            "认定单位的统一社会信用代码" / "its credit code";
        reason: One<ShortfallReason>, When(&NOT_KEPT), "未履约原因" ["未履行原因"], N1_3,
            "为什么没有兑现" / "why it was not kept";
        reason_note: LongText<500>, When(&NOT_KEPT), "原因说明" [], N1_3,
            "原因的具体说明" / "the reason in words";
        responsible_side: One<ResponsibleSide>, When(&NOT_KEPT), "责任方" [], N1_3,
            "哪一方的责任" / "which side is responsible";
        follow_up: LongText<500>, When(&NOT_KEPT), "跟进措施" [], N1_3,
            "已经和将要采取的措施" / "what was and will be done";
        next_follow_up_on: Day, When(&NOT_KEPT), "下次跟进日期" [], N1_3,
            "下一次跟进的日期" / "the next day of follow-up";
        acceptor_name: Text<200>, Optional, "承诺受理单位" ["受理单位"], N4_3,
            "受理承诺的单位" / "the unit that accepts the promise";
        acceptor_uscc: UsccCode, Optional, "承诺受理单位代码" ["受理单位代码"], N4_3,
            "受理单位的统一社会信用代码" / "its credit code";
        disclosure: One<Disclosure>, Required, "公开类型" [], N4_3,
            "谁可以看到" / "who may see it";
        evidence: LongText<500>, When(&KEPT), "兑现佐证" ["佐证材料"], N1_3,
            "能证明兑现的文件的文号或名称" / "numbers or names of the documents that show it",
            missing_rule("full-without-evidence");
        remarks: LongText<500>, Optional, "备注" [], N4_3,
            "其他需要说明的" / "anything else worth saying";
    }
}

/// The five procedures (五项程序), the collective decision last.
pub const FIVE: [crate::field::Field<Commitment, Proc>; 5] = [
    public_participation,
    expert_argument,
    risk_assessment,
    legality_review,
    collective_decision,
];
