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
        commitment_no: Number<100>, Required, "承诺编码" [
                "承诺编号", "承诺事项编号", "承诺事项编码", "政务承诺编号", "政务承诺编码", "承诺书编号"
            ], N4_3,
            "20 位：区划 6 位、作出日期 8 位、顺序号 6 位" / "20 digits: division 6, date made 8, serial 6";
        category: One<Category>, Required, "政务承诺类别" ["承诺类别"], N1_1,
            "通知列举的五类承诺之一" / "one of the notice's five categories";
        promisor_kind: One<PromisorKind>, Required, "承诺人类别" ["承诺人类型", "承诺主体类别", "承诺主体类型"], N1_1,
            "机构或者公职人员；公职人员仅限第 5 类" / "an institution, or an official (category 5 may be either)";
        promisor_name: Text<200>, Required, "承诺人名称" [
                "承诺人", "承诺人姓名", "承诺主体", "承诺主体名称", "承诺单位", "承诺单位名称", "承诺机构",
                "承诺机构名称"
            ], N1_1,
            "单位名称或者人员姓名" / "the unit, or the person",
            secret(NameIf(promisor_kind.at, PromisorKind::Official as u8));
        promisor_code: Number<50>, When(&BY_INSTITUTION), "承诺人代码" [
                "承诺人统一社会信用代码", "承诺人信用代码", "承诺人证件号码", "承诺主体代码",
                "承诺主体统一社会信用代码", "承诺单位代码", "承诺单位统一社会信用代码", "承诺机构代码"
            ], N1_1,
            "单位填统一社会信用代码；人员可不填" / "a unit's credit code; of a person optional",
            secret(NumberIf(promisor_kind.at, PromisorKind::Official as u8));
        unit_name: Text<200>, When(&BY_OFFICIAL), "所在单位" ["所在单位名称", "工作单位", "所属单位"], N1_1_5,
            "公职人员所在的单位" / "the official's unit";
        unit_uscc: UsccCode, When(&BY_OFFICIAL), "所在单位代码" ["所在单位统一社会信用代码", "所在单位信用代码", "所属单位代码", "工作单位代码"], N1_1_5,
            "公职人员所在单位的统一社会信用代码" / "the credit code of the official's unit";
        post: Text<100>, When(&BY_OFFICIAL), "职务" ["岗位", "职务岗位", "职务(岗位)", "现任职务"], N1_1_5,
            "公职人员的职务" / "the official's post", missing_rule("official-without-post");
        commitment_type: One<CommitmentType>, Optional, "承诺类型" ["信用承诺类型"], N4_3,
            "信用承诺的类型" / "the type of credit commitment", default("voluntary");
        source: One<CommitmentSource>, Required, "承诺来源" ["承诺事项来源"], N1_1,
            "承诺从哪里来" / "where the promise comes from";
        fields: Set<Domain>, Required, "所属领域" ["领域", "涉及领域", "承诺领域"], N4_2,
            "一个或多个，用“;”连接" / "one or more, joined by `;`";
        subject: LongText<512>, Required, "承诺事由" ["承诺事项", "承诺事项名称", "承诺名称", "承诺标题"], N1_1,
            "为什么作出承诺" / "what the promise is about";
        content: LongText<4000>, Required, "承诺内容" ["承诺具体内容", "承诺事项内容"], N1_1,
            "承诺做什么、做到什么程度" / "what is promised, and to what degree";
        liability: LongText<4000>, Required, "违诺责任" ["违诺责任内容", "违诺后果", "违约责任"], N1_3,
            "没有兑现承担什么责任" / "what follows if it is not kept";
        authority_doc: Text<200>, Required, "职责(政策)依据" [
                "职责依据", "政策依据", "承诺依据", "职责政策依据", "职责或政策依据"
            ], N1_1,
            "依据的职责或者文件" / "the duty or document that it rests on";
        beneficiary: Text<200>, Optional, "承诺对象" ["受益对象", "承诺受益对象", "承诺相对人"], N1_1,
            "对谁承诺" / "to whom";
        made_on: Day, Required, "承诺作出日期" [
                "承诺日期", "承诺时间", "作出承诺日期", "作出承诺时间", "承诺作出时间", "作出日期"
            ], N1_1,
            "作出承诺的日期" / "the day on which it was made", tells_month(true);
        due_on: End, Required, "承诺有效期(完成时限)" [
                "承诺有效期", "完成时限", "承诺完成时限", "承诺完成日期", "承诺期限", "承诺履行期限", "完成期限",
                "兑现时限", "履行时限", "履行期限", "办结时限"
            ], N1_1,
            "完成时限；第 4、5 类可以填“长期”" / "the time limit; 长期 for categories 4 and 5";
        public_participation: Proc, Owed(&PROCEDURES_OWED), "公众参与" ["公众参与日期", "公众参与情况"], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        expert_argument: Proc, Owed(&PROCEDURES_OWED), "专家论证" ["专家论证日期", "专家论证情况"], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        risk_assessment: Proc, Owed(&PROCEDURES_OWED), "风险评估" ["风险评估日期", "风险评估情况"], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        legality_review: Proc, Owed(&PROCEDURES_OWED), "合法性审查" ["合法性审查日期", "合法性审查情况", "合法性审核"], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        collective_decision: Proc, Owed(&PROCEDURES_OWED), "集体讨论研究" [
                "集体讨论", "集体决策", "集体讨论决定", "集体研究", "集体讨论日期", "集体讨论情况", "集体决策日期"
            ], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("procedure-missing");
        contract_no: Text<100>, When(&FOR_A_CONTRACT), "合同编号" ["关联合同编号", "合同号"], N1_1_3,
            "第 3 类填写：承诺履行的合同" / "category 3: the contract that is promised",
            missing_rule("contract-category-without-contract");
        fulfilment_status: One<FulfilmentStatus>, Optional, "承诺履行状态" ["履行状态", "承诺兑现状态", "兑现状态", "履诺状态"], N1_3,
            "认定之前留空" / "empty until determined";
        unfulfilled_content: LongText<4000>, When(&NOT_KEPT), "未履行的承诺内容" ["未履行内容", "未履行承诺内容", "未兑现内容", "未兑现的承诺内容"], N1_3,
            "哪些没有兑现；全部履行的留空" / "what was not kept; empty if all was",
            missing_rule("status-without-remainder");
        accountability: LongText<4000>, When(&NOT_KEPT), "违诺责任追究内容" ["责任追究内容", "责任追究情况", "违诺责任追究", "违诺责任追究情况"], N3_1,
            "怎样追究责任；全部履行的留空" / "how it was accounted for; empty if all was kept",
            missing_rule("status-without-accountability"), empty_when(&KEPT);
        determined_on: Day, When(&DETERMINED), "状态认定日期" ["认定日期", "认定时间", "状态认定时间"], N1_3,
            "认定履行状态的日期" / "the day of the determination", tells_month(true);
        determined_by: Text<200>, When(&DETERMINED), "认定单位" ["状态认定单位", "认定单位名称", "认定机关"], N1_3,
            "认定履行状态的单位" / "the determining unit";
        determined_by_uscc: UsccCode, Optional, "认定单位代码" ["认定单位统一社会信用代码", "认定机关代码"], N1_3,
            "认定单位的统一社会信用代码" / "its credit code";
        reason: One<ShortfallReason>, When(&NOT_KEPT), "未履约原因" ["未履行原因", "未兑现原因", "未履诺原因"], N1_3,
            "为什么没有兑现" / "why it was not kept";
        reason_note: LongText<500>, When(&NOT_KEPT), "原因说明" ["未履行原因说明", "未兑现原因说明", "具体原因", "原因描述"], N1_3,
            "原因的具体说明" / "the reason in words";
        responsible_side: One<ResponsibleSide>, When(&NOT_KEPT), "责任方" ["责任归属"], N1_3,
            "哪一方的责任" / "which side is responsible";
        follow_up: LongText<500>, When(&NOT_KEPT), "跟进措施" ["跟进情况", "后续措施", "整改措施"], N1_3,
            "已经和将要采取的措施" / "what was and will be done";
        next_follow_up_on: Day, When(&NOT_KEPT), "下次跟进日期" ["下次跟进时间", "下一次跟进日期"], N1_3,
            "下一次跟进的日期" / "the next day of follow-up";
        acceptor_name: Text<200>, Optional, "承诺受理单位" ["受理单位", "受理单位名称", "承诺受理单位名称", "受理机关"], N4_3,
            "受理承诺的单位" / "the unit that accepts the promise";
        acceptor_uscc: UsccCode, Optional, "承诺受理单位代码" ["受理单位代码", "承诺受理单位统一社会信用代码", "受理单位统一社会信用代码"], N4_3,
            "受理单位的统一社会信用代码" / "its credit code";
        disclosure: One<Disclosure>, Required, "公开类型" ["公开范围", "公开属性"], N4_3,
            "谁可以看到" / "who may see it";
        evidence: LongText<500>, When(&KEPT), "兑现佐证" [
                "佐证材料", "兑现佐证材料", "兑现证明材料", "履行佐证", "证明材料"
            ], N1_3,
            "能证明兑现的文件的文号或名称" / "numbers or names of the documents that show it",
            missing_rule("full-without-evidence");
        remarks: LongText<500>, Optional, "备注" ["备注说明", "备注信息"], N4_3,
            "其他需要说明的" / "anything else worth saying";
    } may mean {
        ["名称"] => [promisor_name, unit_name, subject];
        ["编号", "编码"] => [commitment_no, contract_no];
        ["日期", "时间"] => [made_on, due_on, determined_on];
        ["统一社会信用代码", "社会信用代码", "信用代码", "单位代码", "代码"] => [promisor_code, unit_uscc, determined_by_uscc, acceptor_uscc];
        ["单位", "单位名称", "机构名称"] => [promisor_name, unit_name, determined_by, acceptor_name];
        ["姓名"] => [promisor_name];
        ["类别", "类型"] => [category, promisor_kind, commitment_type];
        ["状态"] => [fulfilment_status];
        ["内容"] => [content, unfulfilled_content];
        ["期限", "时限", "有效期"] => [due_on];
        ["依据"] => [authority_doc];
        ["来源"] => [source];
        ["原因"] => [reason, reason_note];
        ["责任"] => [liability, responsible_side, accountability];
        ["说明"] => [reason_note, remarks];
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
