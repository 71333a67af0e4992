//! The code lists of a government contract (政府合同).

use super::list::code_list;

code_list! {
    /// Contract type (合同类型): the eleven of the notice.
    ContractKind = "contract_kind" "合同类型", "二(一)" from "2024-11-25" {
        Construction "01" "政府投资项目建设" ["1", "政府投资项目建设合同", "政府投资项目"] "government investment project construction",
        StateAssets "02" "国有资产投资、建设转让、租赁、承包、物业管理等" ["2", "国有资产", "国有资产投资、建设转让、租赁、承包、物业管理", "国有资产(含无形资产)投资、建设转让、租赁、承包、物业管理等"] "state-owned assets: investment, transfer, lease, contracting-out, property management",
        NaturalResources "03" "国有自然资源使用权出让、转让、租赁、承包" ["3", "国有自然资源", "自然资源使用权出让"] "rights to use state-owned natural resources",
        Concession "04" "政府特许经营" ["4", "特许经营"] "government concession",
        Ppp "05" "政府和社会资本合作(PPP)" ["5", "PPP", "政府和社会资本合作"] "public-private partnership (PPP)",
        Procurement "06" "政府采购、招标投标及其他涉及财政资金使用" ["6", "政府采购", "政府采购、招标投标", "招标投标"] "government procurement, tendering and other use of fiscal funds",
        Expropriation "07" "行政征收、征用、委托" ["7", "行政征收", "征收、征用、委托"] "administrative expropriation, requisition, entrustment",
        SubsidyAndServices "08" "政府资助、补贴和科研、咨询、劳动用工等" ["8", "政府资助", "政府资助、补贴", "科研、咨询、劳动用工"] "government subsidy; research, consultancy, labour",
        InvestmentPromotion "09" "政府招商引资" ["9", "招商引资"] "investment promotion",
        IndustrialSupport "10" "政府产业扶持" ["产业扶持"] "industrial support",
        FrameworkAndOther "11" "框架协议、战略合作协议等其他" ["框架协议", "战略合作协议", "其他"] "framework, strategic cooperation and other agreements",
    }
}

code_list! {
    /// Field of a contract or promise (所属领域).
    Domain = "fields" "所属领域", "一(一)" from "2024-11-25" {
        InvestmentPromotion "investment_promotion" "招商引资" ["招商"],
        GovernmentProcurement "government_procurement" "政府采购" ["采购"],
        Tendering "tendering" "招标投标" ["招投标"],
        Talent "talent" "人才引进" ["人才"],
        GovernmentInvestment "government_investment" "政府投资项目" ["政府投资"],
        SocialGovernance "social_governance" "社会管理" ["社会治理"],
        Livelihood "livelihood" "民生热点" ["民生"],
        Other "other" "其他" ["其它"],
    }
}

code_list! {
    /// Kind of the government side (甲方机构类别).
    PartyAKind = "party_a_kind" "甲方机构类别", "二(一)" from "2024-11-25" {
        MunicipalGovernment "municipal_government" "市政府" ["市人民政府"],
        Department "department" "部门" ["市级部门", "政府部门"],
        PublicInstitution "public_institution" "事业单位" [],
        StateOwnedEnterprise "state_owned_enterprise" "市属国有企业" ["国有企业", "国企"],
        ZoneCommittee "zone_committee" "区管委会" ["管委会"],
        Town "town" "镇政府" ["镇", "镇人民政府", "乡镇", "乡镇政府"],
        Subdistrict "subdistrict" "街道办事处" ["街道"],
    }
}

code_list! {
    /// The government side's place on the paper (合同所列地位).
    PaperRole = "paper_role" "合同所列地位", "二(一)" from "2024-11-25" {
        PartyA "party_a" "甲方" [],
        PartyB "party_b" "乙方" [],
    }
}

code_list! {
    /// Kind of the counterparty (乙方主体类别).
    PartyBKind = "party_b_kind" "乙方主体类别", "二(一)" from "2024-11-25" {
        NaturalPerson "natural_person" "自然人" ["个人", "公民"],
        LegalPerson "legal_person" "法人" ["企业法人", "企业"],
        Unincorporated "unincorporated" "非法人组织" ["非法人", "其他组织"],
        IndividualBusiness "individual_business" "个体工商户" ["个体户", "个体"],
    }
}

code_list! {
    /// Kind of identity document (证件类型).
    IdKind = "id_kind" "证件类型", "四(三)" from "2024-11-25" {
        Uscc "uscc" "统一社会信用代码" ["信用代码", "社会信用代码", "统一信用代码"] "unified social credit code",
        CitizenId "citizen_id" "居民身份证" ["身份证", "身份证号码"],
        ResidencePermit "residence_permit" "港澳台居民居住证" ["居住证"],
        HkMacaoPermit "hk_macao_permit" "港澳居民来往内地通行证" ["回乡证", "港澳通行证"],
        TaiwanPermit "taiwan_permit" "台湾居民来往大陆通行证" ["台胞证"],
        Passport "passport" "护照" [],
        ForeignPermit "foreign_permit" "外国人永久居留身份证" ["外国人永久居留证"],
        ForeignRegistration "foreign_registration" "境外注册号" [],
        LegacyRegistration "legacy_registration" "原注册号" ["注册号", "工商注册号", "组织机构代码"],
        Other "other" "其他" ["其它"],
        None "none" "无" [],
    }
}

impl IdKind {
    /// A document that only a natural person has.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(
            self,
            Self::CitizenId
                | Self::ResidencePermit
                | Self::HkMacaoPermit
                | Self::TaiwanPermit
                | Self::Passport
                | Self::ForeignPermit
        )
    }

    /// A document that only an organisation has.
    #[must_use]
    pub const fn is_organisational(self) -> bool {
        matches!(
            self,
            Self::Uscc | Self::ForeignRegistration | Self::LegacyRegistration
        )
    }
}

code_list! {
    /// How the amount is fixed (计价方式).
    AmountBasis = "amount_basis" "计价方式", "四(三)" from "2024-11-25" {
        Fixed "fixed" "固定总价" ["总价", "固定价"],
        Ceiling "ceiling" "最高限价" ["限价"],
        UnitPrice "unit_price" "单价" ["固定单价"],
        Estimate "estimate" "暂估价" ["暂估", "暂定价"],
        Rate "rate" "费率" [],
        None "none" "无金额" ["无"],
    }
}

code_list! {
    /// Which side pays (收付方向).
    PaymentDirection = "payment_direction" "收付方向", "四(三)" from "2024-11-25" {
        GovernmentPays "government_pays" "政府方付款" ["政府付款", "付款", "付"],
        GovernmentReceives "government_receives" "政府方收款" ["政府收款", "收款", "收"],
        None "none" "无" [],
    }
}

code_list! {
    /// The procurement regime (适用制度).
    Regime = "regime" "适用制度", "四(三)" from "2024-11-25" {
        ProcurementLaw "procurement_law" "政府采购" ["政府采购法"],
        TenderingLaw "tendering_law" "招标投标" ["招投标", "招标投标法"],
        BelowThreshold "below_threshold" "限额以下" ["限额标准以下"],
        None "none" "不适用" ["无"],
    }
}

code_list! {
    /// How the counterparty was chosen (采购方式).
    ProcurementMethod = "procurement_method" "采购方式", "政府采购法 26" from "2024-11-25" {
        OpenTender "open_tender" "公开招标" [],
        InvitedTender "invited_tender" "邀请招标" [],
        Negotiation "negotiation" "竞争性谈判" ["谈判"],
        Consultation "consultation" "竞争性磋商" ["磋商"],
        Inquiry "inquiry" "询价" ["询价采购"],
        SingleSource "single_source" "单一来源" ["单一来源采购"],
        Framework "framework" "框架协议采购" ["框架协议"],
        EMall "e_mall" "网上商城" ["电子商城", "网上超市"],
        SelfPurchase "self_purchase" "自行采购" [],
        DirectSelection "direct_selection" "直接选定" ["直接委托"],
        Emergency "emergency" "紧急采购" ["应急采购"],
        Other "other" "其他" ["其它"],
    }
}

code_list! {
    /// From when the payment term counts (付款起算点).
    PaymentFrom = "payment_from" "付款起算点", "保障中小企业款项支付条例" from "2024-11-25" {
        Delivery "delivery" "交付" ["交付之日"],
        Acceptance "acceptance" "验收" ["验收合格", "验收之日"],
        Settlement "settlement" "结算" ["结算之日"],
    }
}
