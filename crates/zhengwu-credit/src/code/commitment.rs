//! The code lists of a commitment (政务承诺).

use super::list::code_list;

code_list! {
    /// Category of a promise (政务承诺类别): the five of the notice.
    Category = "category" "政务承诺类别", "一(一)" from "2024-11-25" {
        KeyTask "key_task" "重点目标任务兑现" ["1", "重点目标任务兑现承诺", "重点目标任务"],
        PolicyBenefit "policy_benefit" "惠企利民政策兑现" ["2", "惠企利民政策兑现承诺", "惠企利民政策"],
        ContractPerformance "contract_performance" "合同履约兑现" ["3", "合同履约兑现承诺", "合同履约"],
        GovernmentService "government_service" "政务服务事项" ["4", "政务服务事项承诺", "政务服务"],
        Duty "duty" "履职尽责" ["5", "履职尽责承诺"],
    }
}

code_list! {
    /// Who promises (承诺人类别).
    PromisorKind = "promisor_kind" "承诺人类别", "一(一)" from "2024-11-25" {
        Institution "institution" "机构" ["单位"],
        Official "official" "公职人员" ["个人"],
    }
}

code_list! {
    /// Type of a promise (承诺类型).
    CommitmentType = "commitment_type" "承诺类型", "四(三)" from "2024-11-25" {
        ApprovalSubstitution "approval_substitution" "审批替代型" ["审批替代"],
        Tolerance "tolerance" "容缺受理型" ["容缺受理"],
        Certification "certification" "证明事项型" ["证明事项"],
        CreditRepair "credit_repair" "信用修复型" ["信用修复"],
        SelfDiscipline "self_discipline" "行业自律型" ["行业自律"],
        Voluntary "voluntary" "主动型" ["主动公示型", "主动承诺"],
        Other "other" "其他" ["其它"],
    }
}

code_list! {
    /// Where a promise comes from (承诺来源).
    CommitmentSource = "commitment_source" "承诺来源", "一(一)" from "2024-11-25" {
        AnnualReport "annual_report" "年度工作报告" ["工作报告", "政府工作报告"],
        WorkPlan "work_plan" "工作要点(计划)" ["工作要点", "工作计划"],
        Policy "policy" "惠企利民政策" ["政策"],
        Contract "contract" "合同协议" ["合同", "协议"],
        InvestmentPromotion "investment_promotion" "招商引资" [],
        Talent "talent" "人才引进" ["人才"],
        Innovation "innovation" "创新创业" [],
        Service "service" "政务服务" [],
        SocialGovernance "social_governance" "社会管理" ["社会治理"],
        Livelihood "livelihood" "民生热点" ["民生"],
        Other "other" "其他" ["其它"],
    }
}

code_list! {
    /// Whether a promise was kept (承诺履行状态); empty until determined.
    FulfilmentStatus = "fulfilment_status" "承诺履行状态", "一(三)" from "2024-11-25" {
        Full "full" "全部履行" ["已履行", "全部履约"],
        Partial "partial" "部分履行" ["部分履约"],
        None "none" "全部未履行" ["未履行"],
    }
}

code_list! {
    /// Who may see a promise (公开类型).
    Disclosure = "disclosure" "公开类型", "四(三)" from "2024-11-25" {
        Public "public" "可向社会公开" ["公开", "社会公开", "向社会公开"],
        Limited "limited" "特定范围内公开" ["特定范围公开"],
        Closed "closed" "不可公开" ["不公开"],
    }
}
