//! The code lists of contract performance (合同履约).

use super::list::{code_list, code_list_with_the_forbidden};

code_list! {
    /// Where a contract stands (履约状态).
    PerformanceStatus = "performance_status" "履约状态", "二(二)2" from "2024-11-25" {
        NotStarted "not_started" "未开始" [],
        Performing "performing" "履行中" ["正在履行", "在履行"],
        Performed "performed" "履约完毕" ["履行完毕", "已履约", "已完成"],
        PartiallyPerformed "partially_performed" "部分履约" ["部分履行"],
        NotPerformed "not_performed" "未履约" [],
        Suspended "suspended" "中止" ["中止履行"],
        Terminated "terminated" "解除(终止)" ["解除", "终止"],
    }
}

code_list_with_the_forbidden! {
    /// Why performance falls short (未履约原因).
    ShortfallReason = "shortfall_reason" "未履约原因", "二(二)2, 民法典 527, 民法典 590" from "2024-11-25" {
        FundsNotInPlace "funds_not_in_place" "资金未到位" ["资金不到位"],
        GovernmentDelay "government_delay" "政府方迟延" ["政府方延迟"],
        CounterpartyDelay "counterparty_delay" "对方迟延" ["对方延迟"],
        SiteOrApprovalPending "site_or_approval_pending" "场地或审批未落实" [],
        DesignChange "design_change" "设计变更" [],
        QualityDispute "quality_dispute" "质量争议" [],
        DisputeInCourt "dispute_in_court" "诉讼仲裁中" ["诉讼中", "仲裁中", "诉讼仲裁"],
        ForceMajeure "force_majeure" "不可抗力" [],
        Deterioration "deterioration" "对方经营或财产状况恶化" ["对方状况恶化"],
        Other "other" "其他" ["其它"],
    }
}

code_list_with_the_forbidden! {
    /// Ground of a change, suspension or termination (变更(中止、解除)事由).
    Ground = "change_ground" "变更(中止、解除)事由", "一(三), 二(三)2, 民法典 527, 民法典 532, 民法典 562, 民法典 563, 优化营商环境条例 31" from "2024-11-25" {
        NationalInterest "national_interest" "国家利益" [],
        PublicInterest "public_interest" "公共利益" [],
        PlanningAdjustment "planning_adjustment" "规划调整" [],
        NationalPolicyChange "national_policy_change" "国家政策变更" ["国家政策调整"],
        OtherStatutory "other_statutory" "其他法定事由" ["其它法定事由"],
        ForceMajeure "force_majeure" "不可抗力" [],
        MutualConsent "mutual_consent" "协商一致" [],
        CounterpartyBreach "counterparty_breach" "对方违约" [],
        Deterioration "deterioration" "对方状况恶化" ["对方经营或财产状况恶化"],
        AgreedRight "agreed_right" "约定解除权" ["约定解除"],
        CounterpartyStatutoryRight "counterparty_statutory_right" "对方法定解除" ["对方法定解除权"],
        IndefiniteTermNotice "indefinite_term_notice" "不定期合同通知解除" [],
        Bankruptcy "bankruptcy" "破产" [],
        CourtOrArbitration "court_or_arbitration" "裁判或仲裁" ["裁判", "仲裁"],
    }
}

/// What a ground demands before it may be pleaded (2.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// The authority and the procedure, each with its document.
    AuthorityAndProcedure,
    /// A proof: clause, notice, agreement, ruling or judgment.
    Proof,
    /// Nothing more: the ground is itself the violation.
    Nothing,
}

impl Ground {
    /// What this ground demands.
    #[must_use]
    pub const fn demands(self) -> Demand {
        match self {
            Self::NationalInterest
            | Self::PublicInterest
            | Self::PlanningAdjustment
            | Self::NationalPolicyChange
            | Self::OtherStatutory => Demand::AuthorityAndProcedure,
            _ if self.is_forbidden() => Demand::Nothing,
            _ => Demand::Proof,
        }
    }

    /// Whether it only ends a contract, and neither changes nor suspends one (2.8).
    #[must_use]
    pub const fn only_ends(self) -> bool {
        matches!(
            self,
            Self::AgreedRight
                | Self::CounterpartyStatutoryRight
                | Self::IndefiniteTermNotice
                | Self::Bankruptcy
                | Self::CourtOrArbitration
        )
    }
}

code_list! {
    /// Which side is responsible (责任方).
    ResponsibleSide = "responsible_side" "责任方", "二(二)2" from "2024-11-25" {
        Government "government" "政府方" ["政府"],
        Counterparty "counterparty" "对方" ["相对方"],
        Neither "neither" "双方均无" ["双方均无责任", "无"],
    }
}
