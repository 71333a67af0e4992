//! Where a rule, a field or a code comes from: clauses of the notice, articles of law, standards.
//!
//! The notice is 《关于建立健全政府履约践诺管理机制的通知》 (海安市信用办, 2024-11-25); its clauses are cited in its
//! own numbering, `一(二)`.

use crate::code::Words;

/// One source that is cited (依据).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// How it is cited in findings: `一(三)`, `民法典 590`.
    pub cite: &'static str,
    /// What it says, in our words.
    pub gist: Words,
}

macro_rules! bases {
    ($( $name:ident $cite:literal $zh:literal / $en:literal; )+) => {
        $(
            #[doc = concat!("`", $cite, "`: ", $zh)]
            pub const $name: Basis = Basis { cite: $cite, gist: Words { zh: $zh, en: $en } };
        )+
        /// Every source that the library cites.
        pub static ALL: &[Basis] = &[$($name),+];
    };
}

bases! {
    N1_1 "一(一)" "依法依规、在职责范围内作出承诺" / "promises are made lawfully and within one's own duties";
    N1_1_3 "一(一)3" "合同履约兑现承诺：对应具体合同" / "promises to perform a contract name the contract";
    N1_1_5 "一(一)5" "公职人员履职尽责承诺：写明人员和职务" / "an official's promise names the official and the post";
    N1_2 "一(二)" "定期梳理，承诺事项清单完整" / "the commitment list is reviewed regularly and kept complete";
    N1_3 "一(三)" "严格守信践诺，不以换届、人员更替、机构调整为由违约毁约；法定变更依法定权限和程序，损失予以补偿" / "promises are kept; a change of term, leaders or institutions is no ground; lawful changes follow authority and procedure, losses are compensated";
    N2_1 "二(一)" "政府合同的范围与十一类合同" / "what a government contract is, and its eleven types";
    N2_2_1 "二(二)1" "全面、及时归集合同信息" / "contract information is collected in full and in time";
    N2_2_2 "二(二)2" "跟踪履约，按期销号，未履约查明原因、跟进督促" / "performance is tracked and written off; a shortfall has a reason and a follow-up";
    N2_3_1 "二(三)1" "全过程监管，合同到履约闭环" / "supervision over the whole course: from contract to performance";
    N2_3_2 "二(三)2" "变更依法定权限和程序并补偿；人员更替不是理由" / "changes follow authority and procedure and are compensated; a change of persons is no excuse";
    N3_1 "三(一)" "对违诺失信、造成损害的单位和人员追究责任" / "those who break their word to others' harm are held accountable";
    N3_2 "三(二)" "政务失信记录：来源、公开、运用" / "the government dishonesty record: sources, publication, use";
    N3_3 "三(三)" "承诺履行纳入信用监测，运用预警、督查、通报；对特殊主体失信被执行人联合约谈、联合惩戒" / "promises are monitored; warning, supervision and circulated criticism are used; special subjects under enforcement are jointly interviewed and sanctioned";
    N4_1 "四(一)" "明确责任，细化措施" / "units organise the work and name who is responsible";
    N4_2 "四(二)" "公众参与、专家论证、风险评估、合法性审查、集体讨论研究；专业性强的进行法律咨询" / "the five procedures, and legal consultation for professional contracts";
    N4_3 "四(三)" "按信用数据归集标准逐月报送，涉密合同除外" / "monthly reporting under the credit-data collection standard, classified contracts excepted";
    N4_4 "四(四)" "会商研究问题，联系市信用办" / "problems are worked on together";
    CIVIL_CODE_527 "民法典 527" "对方经营状况严重恶化等，可以中止履行" / "where the counterparty's business gravely worsens, performance may be suspended";
    CIVIL_CODE_590 "民法典 590" "因不可抗力不能履行的，及时通知对方并提供证明" / "force majeure: notice in time, and proof";
    BUSINESS_REGULATION_31 "优化营商环境条例 31" "不得以行政区划调整、政府换届、机构或者职能调整以及相关责任人更替等为由违约毁约；因公共利益需要改变的，依法定权限和程序，损失予以补偿（2020-01-01 起施行）" / "no change of divisions, terms, institutions or persons is a ground to break a promise or contract; a change in the public interest follows authority and procedure, and losses are compensated (in force from 2020-01-01)";
    PROCUREMENT_LAW_26 "政府采购法 26" "政府采购的方式（招标投标法 10：招标分为公开招标和邀请招标）" / "the methods of government procurement (Tendering Law 10: open and invited tender)";
    PROCUREMENT_LAW_46 "政府采购法 46" "自中标、成交通知书发出之日起三十日内签订政府采购合同" / "a government procurement contract is signed within thirty days after the notice of award";
    PROCUREMENT_LAW_47 "政府采购法 47" "自签订之日起七个工作日内，将合同副本报同级政府采购监督管理部门备案" / "a copy of the contract is filed with the supervising department within seven working days after the signing";
    PROCUREMENT_LAW_49 "政府采购法 49" "合同履行中追加相同标的的，补充合同总额不得超过原合同金额的百分之十" / "supplements for more of the same subject may not exceed ten percent of the contract in all";
    PROCUREMENT_REGULATION_50 "政府采购法实施条例 50" "自签订之日起2个工作日内公告政府采购合同，涉及国家秘密、商业秘密的内容除外" / "the contract is published within two working days after the signing, secrets excepted";
    TENDERING_LAW_46 "招标投标法 46" "自中标通知书发出之日起三十日内订立书面合同" / "a written contract is concluded within thirty days after the notice of award";
    SME_PAYMENT_2020_8 "保障中小企业款项支付条例 8 (2020)" "机关、事业单位自交付之日起30日内付款，另有约定的最长60日；大型企业合理约定付款期限并及时支付" / "public bodies pay within 30 days after delivery, or as agreed within 60; large enterprises agree reasonable terms and pay in time";
    SME_PAYMENT_2020_15 "保障中小企业款项支付条例 15 (2020)" "迟延支付的支付逾期利息：约定利率不低于合同订立时一年期LPR，未约定的每日万分之五" / "late payments bear interest: at an agreed rate not below the one-year LPR at signing, else 0.05 % a day";
    SME_PAYMENT_2020_16 "保障中小企业款项支付条例 16 (2020)" "机关、事业单位每年3月31日前公开上一年度逾期尚未支付中小企业款项的合同数量、金额等信息" / "by 31 March of each year public bodies disclose the number and amount of contracts whose payment to small and medium-sized enterprises was overdue at the end of the year before";
    SME_PAYMENT_2025_9 "保障中小企业款项支付条例 9 (2025)" "机关、事业单位自交付之日起30日内付款，另有约定的最长60日；大型企业60日内付款，另有约定的按照行业规范、交易习惯合理约定" / "public bodies pay within 30 days after delivery, or as agreed within 60; large enterprises within 60, or as agreed by the usage of the trade";
    SME_PAYMENT_2025_17 "保障中小企业款项支付条例 17 (2025)" "迟延支付的支付逾期利息：约定利率不低于合同订立时一年期LPR，未约定的每日万分之五" / "late payments bear interest: at an agreed rate not below the one-year LPR at signing, else 0.05 % a day";
    SME_PAYMENT_2025_18 "保障中小企业款项支付条例 18 (2025)" "机关、事业单位每年3月31日前公开上一年度逾期尚未支付中小企业款项的合同数量、金额等信息" / "by 31 March of each year public bodies disclose the number and amount of contracts whose payment to small and medium-sized enterprises was overdue at the end of the year before";
    GB_32100 "GB 32100" "法人和其他组织统一社会信用代码编码规则 (GB 32100-2015)" / "coding rule of the unified social credit code (GB 32100-2015)";
    GB_11714 "GB 11714" "全国组织机构代码编制规则 (GB 11714-1997)" / "coding rule of organisation codes (GB 11714-1997)";
    GB_11643 "GB 11643" "公民身份号码 (GB 11643-1999)" / "citizen identification number (GB 11643-1999)";
    GB_T_2260 "GB/T 2260" "中华人民共和国行政区划代码 (GB/T 2260)" / "codes of administrative divisions (GB/T 2260)";
    PIPL "个人信息保护法" "个人信息的处理与公开" / "Personal Information Protection Law";
    NDRC_36 "NDRC Order 36" "国家发展改革委令第36号《信用修复管理办法》：公示期限与修复" / "NDRC Order 36: publication periods and credit repair";
    HAIFA_57 "海法〔2022〕57号" "特殊主体失信被执行人的联合约谈与联合惩戒" / "joint interview and sanction of special subjects under enforcement";
    DOCUMENT "证件标准" "各类证件的号码规则" / "the number format of the identity document";
}

/// A clause of the notice (条款).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// How it is cited.
    pub cite: &'static str,
    /// What it demands, in our words.
    pub gist: Words,
}

macro_rules! clauses {
    ($( $cite:literal $zh:literal / $en:literal ; )+) => {
        /// All clauses of the notice, in its order.
        pub static NOTICE: &[Clause] = &[$(
            Clause {
                cite: $cite,
                gist: Words { zh: $zh, en: $en },
            }
        ),+];
    };
}

clauses! {
    "一(一)" "依法依规、在职责范围内作出承诺" / "promises are made lawfully and within one's own duties";
    "一(一)1" "重点目标任务兑现承诺" / "key targets and tasks";
    "一(一)2" "惠企利民政策兑现承诺" / "policies for enterprises and people";
    "一(一)3" "合同履约兑现承诺" / "performance of contracts";
    "一(一)4" "政务服务事项承诺" / "government services";
    "一(一)5" "公职人员履职尽责承诺" / "duties of public officials";
    "一(二)" "定期梳理，承诺事项清单完整" / "the commitment list is reviewed regularly and kept complete";
    "一(三)" "严格守信践诺；法定变更依法定权限和程序，损失予以补偿" / "promises are kept; lawful changes follow authority and procedure, losses are compensated";
    "二(一)" "政府合同的范围" / "what a government contract is";
    "二(一)1" "政府投资项目建设" / "government investment projects";
    "二(一)2" "国有资产的投资、建设移交、租赁、承包、物业" / "state-owned assets";
    "二(一)3" "国有自然资源使用权" / "rights to use state-owned natural resources";
    "二(一)4" "政府特许经营" / "government concessions";
    "二(一)5" "政府和社会资本合作" / "public-private partnership";
    "二(一)6" "政府采购、招标投标及其他使用财政资金" / "procurement, tendering and other fiscal funds";
    "二(一)7" "行政征收、征用、委托" / "expropriation, requisition, entrustment";
    "二(一)8" "政府补助，科研、咨询、劳务" / "subsidy, research, consultancy, labour";
    "二(一)9" "招商引资" / "investment promotion";
    "二(一)10" "产业扶持" / "industrial support";
    "二(一)11" "框架、战略合作等协议" / "framework and strategic cooperation agreements";
    "二(二)1" "全面、及时归集合同信息" / "contract information is collected in full and in time";
    "二(二)2" "跟踪履约，按期销号，未履约查明原因、跟进督促" / "performance is tracked and written off; a shortfall has a reason and a follow-up";
    "二(三)1" "全过程监管，合同到履约闭环" / "supervision over the whole course: from contract to performance";
    "二(三)2" "协商、依法变更并补偿；人员更替不是理由" / "negotiation, lawful change, compensation; a change of persons is no excuse";
    "三(一)" "追究责任" / "accountability";
    "三(二)" "政务失信记录：来源、公开、运用" / "the government dishonesty record: sources, publication, use";
    "三(三)" "信用监测，预警、督查、通报，联合约谈、联合惩戒" / "monitoring, warning, supervision, circulated criticism, joint interview and sanction";
    "四(一)" "明确责任，细化措施" / "units organise the work";
    "四(二)" "五项程序和法律咨询" / "the five procedures and legal consultation";
    "四(三)" "逐月报送，涉密合同除外" / "monthly reporting, classified contracts excepted";
    "四(四)" "会商研究问题，联系市信用办" / "problems are worked on together";
}
