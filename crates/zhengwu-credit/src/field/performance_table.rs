//! 2.2 performance (合同履约): a monthly statement of where a contract stands.
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Cond::{self, Is};
use crate::field::Need::{Optional, Owed, Required, When};
use crate::field::heading_words::{CREDIT_CODES, GOVERNMENT_SIDE};
use crate::field::spec::catalogue;
use crate::field::{Compound, Day, LongText, Month, One, Text, UsccCode, Yuan};

/// Short of full performance: a reason and a follow-up are owed (二(二)2).
pub static FALLS_SHORT: Cond = Is(
    performance_status.at,
    &[
        PerformanceStatus::PartiallyPerformed as u8,
        PerformanceStatus::NotPerformed as u8,
    ],
);
/// Suspended or terminated: a ground is owed.
pub static PLEADS_A_GROUND: Cond = Is(
    performance_status.at,
    &[
        PerformanceStatus::Suspended as u8,
        PerformanceStatus::Terminated as u8,
    ],
);
/// Performed in full: its day and the evidence are owed.
pub static PERFORMED: Cond = Is(performance_status.at, &[PerformanceStatus::Performed as u8]);
/// One of the five grounds that demand authority and procedure (2.8).
pub static GROUND_DEMANDS_AUTHORITY: Cond = Is(
    change_ground.at,
    &[
        Ground::NationalInterest as u8,
        Ground::PublicInterest as u8,
        Ground::PlanningAdjustment as u8,
        Ground::NationalPolicyChange as u8,
        Ground::OtherStatutory as u8,
    ],
);
/// One of the grounds that demand a proof (2.8).
pub static GROUND_DEMANDS_PROOF: Cond = Is(
    change_ground.at,
    &[
        Ground::ForceMajeure as u8,
        Ground::MutualConsent as u8,
        Ground::CounterpartyBreach as u8,
        Ground::Deterioration as u8,
        Ground::AgreedRight as u8,
        Ground::CounterpartyStatutoryRight as u8,
        Ground::IndefiniteTermNotice as u8,
        Ground::Bankruptcy as u8,
        Ground::CourtOrArbitration as u8,
    ],
);

catalogue! {
    /// 合同履约
    Performance, key [party_a_uscc, contract_no, period], own date status_on, called ["performance", "合同履约", "履约", "合同履约信息", "履约情况"] {
        party_a_uscc: UsccCode, Required, "甲方统一社会信用代码" ["甲方信用代码", "甲方社会信用代码", "政府方统一社会信用代码"], N2_2_2,
            "与合同相同" / "as in the contract",
            compounds(&[Compound::of(GOVERNMENT_SIDE, CREDIT_CODES)]);
        contract_no: Text<100>, Required, "合同编号" [
                "合同号", "协议编号", "合同编码", "合同文号", "政府合同编号", "合同(协议)编号"
            ], N2_2_2,
            "与合同相同" / "as in the contract";
        period: Month, Required, "报告期" [
                "报告月份", "报送月份", "报告期间", "报送期", "报送期间", "所属期", "所属月份", "填报月份"
            ], N4_3,
            "YYYY-MM" / "YYYY-MM", tells_month(true);
        status_on: Day, Required, "状态日期" ["截至日期", "状态时间", "数据截至日期", "统计截至日期"], N4_3,
            "所报状态是哪一天的，在报告期内或之后" / "the day of the status, in or after the period";
        performance_status: One<PerformanceStatus>, Required, "履约状态" ["履行状态", "合同履行状态", "合同履约状态", "合同状态"], N2_2_2,
            "合同在状态日期处于什么状态" / "where the contract stands on that day";
        performed_amount: Yuan, When(&Cond::ContractHasAmount), "已履约金额" [
                "累计履约金额", "已履行金额", "累计履行金额", "累计已履约金额", "累计已履行金额", "已履约合同金额"
            ], N2_2_2,
            "累计" / "cumulative";
        due_amount: Yuan, When(&Cond::ContractHasAmount), "到期应付(应收)金额" [
                "到期应付金额", "到期应收金额", "到期应付", "到期应付款", "到期应付(收)金额", "累计到期应付金额",
                "到期应付应收金额"
            ], N2_2_2,
            "累计" / "cumulative";
        paid_amount: Yuan, When(&Cond::ContractHasAmount), "已付(已收)金额" [
                "已付金额", "已收金额", "累计支付金额", "已付款金额", "已付款", "已支付金额", "累计已付金额",
                "累计已支付金额", "累计付款金额", "累计付款", "已收款金额", "累计已收金额", "累计收款金额",
                "已付(收)金额", "已付已收金额"
            ], N2_2_2,
            "累计" / "cumulative";
        delivered_on: Day, Optional, "交付日期" ["交付时间", "交货日期", "交货时间", "实际交付日期"], N2_2_2,
            "标的交付的日期" / "the day of delivery";
        accepted_on: Day, Optional, "验收日期" ["验收时间", "验收合格日期", "竣工验收日期"], N2_2_2,
            "验收合格的日期" / "the day of acceptance";
        performed_on: Day, When(&PERFORMED), "履约完成日期" [
                "履行完成日期", "履约完成时间", "履行完成时间", "履约完毕日期", "履行完毕日期", "履行完毕时间"
            ], N2_2_2,
            "全部履行完毕的日期" / "the day on which all was performed";
        written_off_on: Day, Optional, "销号日期" ["销号时间"], N2_2_2,
            "销号的日期；销号后填写" / "the day of write-off, once written off";
        reason: One<ShortfallReason>, When(&FALLS_SHORT), "未履约原因" [
                "未履行原因", "未履约原因类别", "未按期履约原因", "未完全履约原因", "未按期履行原因"
            ], N2_2_2,
            "为什么没有按期履约" / "why performance falls short";
        reason_note: LongText<500>, When(&FALLS_SHORT), "原因说明" ["未履约原因说明", "未履行原因说明", "具体原因", "原因描述"], N2_2_2,
            "原因的具体说明" / "the reason in words";
        responsible_side: One<ResponsibleSide>, When(&FALLS_SHORT), "责任方" ["责任主体", "责任归属"], N2_2_2,
            "哪一方的责任" / "which side is responsible";
        follow_up: LongText<500>, When(&FALLS_SHORT), "跟进措施" [
                "跟进督促措施", "跟进情况", "后续措施", "整改措施", "督促措施"
            ], N2_2_2,
            "已经和将要采取的措施" / "what was and will be done";
        next_follow_up_on: Day, When(&FALLS_SHORT), "下次跟进日期" ["下次跟进时间", "下一次跟进日期"], N2_2_2,
            "下一次跟进的日期" / "the next day of follow-up";
        change_ground: One<Ground>, When(&PLEADS_A_GROUND), "变更(中止、解除)事由" [
                "变更事由", "中止事由", "解除事由", "变更(中止、解除)原因", "变更中止解除事由", "变更原因",
                "中止原因", "解除原因"
            ], N1_3,
            "中止或者解除的事由" / "the ground of the suspension or termination";
        authority_doc: Text<200>, Owed(&GROUND_DEMANDS_AUTHORITY), "法定权限依据文号" ["权限依据文号", "法定权限依据"], N1_3,
            "依什么权限作出" / "the document of authority", missing_rule("ground-authority-missing");
        procedure_doc: Text<200>, Owed(&GROUND_DEMANDS_AUTHORITY), "程序依据文号" ["程序依据", "法定程序依据文号"], N1_3,
            "依什么程序作出" / "the document of the procedure", missing_rule("ground-procedure-missing");
        ground_proof: Text<200>, When(&GROUND_DEMANDS_PROOF), "事由证明" ["事由证明材料"], N1_3,
            "条款、通知、协议、裁定或者判决的名称或文号" / "clause, notice, agreement, ruling or judgment, by name or number", missing_rule("ground-proof-missing");
        loss_stated: Yuan, Optional, "对方损失金额" ["对方损失", "损失金额", "相对方损失金额"], N1_3,
            "对方提出的损失" / "the loss that the counterparty states";
        compensation_decided: Yuan, Owed(&Cond::Present(loss_stated.at)), "补偿决定金额" ["决定补偿金额", "补偿决定额"], N1_3,
            "决定补偿的金额" / "the compensation decided", missing_rule("compensation-not-decided");
        compensation_paid: Yuan, Optional, "已补偿金额" ["已付补偿金额", "已支付补偿金额", "实际补偿金额"], N1_3,
            "已经支付的补偿" / "the compensation paid";
        evidence: LongText<500>, When(&PERFORMED), "履约佐证" ["佐证材料", "履约佐证材料", "履约证明材料", "证明材料"], N2_2_2,
            "验收单、凭证等的文号或名称" / "numbers or names of the documents that show it";
        remarks: LongText<500>, Optional, "备注" ["备注说明", "备注信息"], N4_3,
            "其他需要说明的" / "anything else worth saying";
    } may mean {
        ["金额"] => [performed_amount, due_amount, paid_amount];
        ["应付金额", "应收金额"] => [due_amount];
        ["付款金额", "支付金额", "收款金额", "实付金额", "实收金额"] => [paid_amount];
        ["日期", "时间"] => [status_on, delivered_on, accepted_on, performed_on];
        ["截止日期"] => [status_on];
        ["完成日期", "完成时间"] => [performed_on];
        ["月份"] => [period];
        ["状态", "履约情况", "履行情况", "合同履约情况", "合同履行情况"] => [performance_status, reason_note];
        ["编号", "编码"] => [contract_no];
        ["统一社会信用代码", "社会信用代码", "信用代码", "单位代码", "代码"] => [party_a_uscc];
        ["原因"] => [reason, reason_note, change_ground];
        ["补偿金额"] => [compensation_decided, compensation_paid];
        ["文号", "依据文号"] => [authority_doc, procedure_doc];
        ["措施"] => [follow_up];
        ["说明"] => [reason_note, remarks];
    }
}
