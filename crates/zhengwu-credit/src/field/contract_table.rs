//! 2.1 contract (政府合同).
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Cond::{All, Any, Is, IsNot, Yes as Says};
use crate::field::Need::{Optional, Owed, Required, When};
use crate::field::Secret::{NameIf, NumberIf};
use crate::field::heading_words::*;
use crate::field::spec::catalogue;
use crate::field::{
    Compound, Cond, Currency, Day, Days, End, LongText, Number, One, Percent, Proc, Seq, Set, Text, UsccCode,
    Yes, Yuan,
};

/// When the five procedures are owed (4.3): by field, by contract type, by regime.
pub static PROCEDURES_OWED: Cond = Any(&[
    Is(
        fields.at,
        &[
            Domain::InvestmentPromotion as u8,
            Domain::GovernmentProcurement as u8,
            Domain::Tendering as u8,
            Domain::Talent as u8,
        ],
    ),
    Is(
        contract_kind.at,
        &[
            ContractKind::Procurement as u8,
            ContractKind::InvestmentPromotion as u8,
        ],
    ),
    Is(
        regime.at,
        &[Regime::ProcurementLaw as u8, Regime::TenderingLaw as u8],
    ),
]);

static AMOUNT_STATED: Cond = Is(
    amount_basis.at,
    &[
        AmountBasis::Fixed as u8,
        AmountBasis::Ceiling as u8,
        AmountBasis::Estimate as u8,
    ],
);
static AMOUNT_IN_WORDS: Cond = Is(
    amount_basis.at,
    &[AmountBasis::Estimate as u8, AmountBasis::Rate as u8],
);

/// An organ or a public institution (机关、事业单位) pays a small or medium-sized enterprise.
pub const PUBLIC_BODY_PAYS_SME: Cond = All(&[
    Is(payment_direction.at, &[PaymentDirection::GovernmentPays as u8]),
    IsNot(party_a_kind.at, &[PartyAKind::StateOwnedEnterprise as u8]),
    Says(party_b_is_sme.at),
]);
/// A large state-owned enterprise (大型企业) pays a small or medium-sized one.
pub const LARGE_ENTERPRISE_PAYS_SME: Cond = All(&[
    Is(payment_direction.at, &[PaymentDirection::GovernmentPays as u8]),
    Is(party_a_kind.at, &[PartyAKind::StateOwnedEnterprise as u8]),
    Says(party_a_is_large.at),
    Says(party_b_is_sme.at),
]);
/// The regulation on payments to small and medium-sized enterprises (保障中小企业款项支付条例) protects the counterparty.
pub static PAYS_SME: Cond = Any(&[PUBLIC_BODY_PAYS_SME, LARGE_ENTERPRISE_PAYS_SME]);

catalogue! {
    /// 政府合同
    Contract, key [party_a_uscc, contract_no], own date signed_on, called ["contract", "政府合同", "合同", "合同信息"] {
        contract_no: Text<100>, Required, "合同编号" [
                "合同号", "合同序号", "协议编号", "合同编码", "合同文号", "政府合同编号", "采购合同编号",
                "合同(协议)编号", "合同/协议编号"
            ], N2_2_1,
            "甲方给合同编的号，可含“/”" / "the number that the government side gave the contract; may contain `/`";
        contract_name: Text<200>, Required, "合同名称" [
                "合同标题", "项目名称", "协议名称", "政府合同名称", "采购合同名称", "合同(协议)名称",
                "合同/协议名称", "合同项目名称", "工程名称"
            ], N2_2_1,
            "合同或协议的名称" / "the name of the contract or agreement";
        contract_kind: One<ContractKind>, Required, "合同类型" [
                "合同类别", "合同种类", "合同分类", "政府合同类型", "政府合同类别", "协议类型"
            ], N2_1,
            "通知列举的十一类合同之一" / "one of the notice's eleven types";
        fields: Set<Domain>, Required, "所属领域" [
                "领域", "涉及领域", "合同领域", "合同所属领域", "领域类别"
            ], N4_2,
            "一个或多个，用“;”连接" / "one or more, joined by `;`";
        party_a_name: Text<200>, Required, "甲方名称" ["政府方名称"], N2_1,
            "报送的政府一方，不论合同上怎么称呼" / "the reporting government side, whatever the paper calls it",
            compounds(&[Compound::of(GOVERNMENT_SIDE, NAMES)]);
        party_a_uscc: UsccCode, Required, "甲方统一社会信用代码" ["甲方信用代码", "甲方社会信用代码", "政府方统一社会信用代码"], N2_1,
            "18 位" / "18 characters",
            compounds(&[Compound::of(GOVERNMENT_SIDE, CREDIT_CODES)]);
        party_a_kind: One<PartyAKind>, Required, "甲方机构类别" [
                "甲方类别", "甲方机构类型", "甲方类型", "甲方单位类别", "甲方单位类型", "甲方单位性质", "甲方性质"
            ], N2_1,
            "政府一方是什么机构" / "what kind of body the government side is";
        paper_role: One<PaperRole>, Optional, "合同所列地位" ["合同地位", "甲方合同地位", "政府方地位"], N2_1,
            "政府一方在合同上列为甲方还是乙方" / "whether the paper lists the government side as party A or B", default("party_a");
        co_party_a: Text<500>, Optional, "联合甲方" ["共同甲方", "联合采购人", "共同采购人", "其他甲方"], N2_1,
            "共同签约的政府方名称，用“;”连接" / "names of joint government parties, joined by `;`";
        party_b_name: Seq<Text<200>>, Required, "乙方名称" [
                "对方名称", "相对方名称", "乙方姓名", "乙方名称(姓名)", "乙方名称或姓名", "乙方姓名或名称",
                "乙方(供应商)", "中标(成交)供应商", "中标(成交)供应商名称", "中标(成交)人", "中标(成交)单位"
            ], N2_1,
            "合同相对方；联合体各方按顺序用“;”连接" / "the counterparty; the parties of a consortium in order, joined by `;`",
            secret(NameIf(party_b_kind.at, PartyBKind::NaturalPerson as u8)),
            compounds(&[Compound::of(COUNTERPARTY, NAMES)]);
        party_b_kind: Seq<One<PartyBKind>>, Required, "乙方主体类别" [
                "乙方类别", "乙方主体类型", "乙方类型", "乙方性质", "乙方单位类别", "乙方单位性质", "对方主体类别",
                "相对方类别", "相对方主体类别"
            ], N2_1,
            "与乙方名称一一对应" / "parallel to the names";
        party_b_id_kind: Seq<One<IdKind>>, Required, "乙方证件类型" [], N2_1,
            "与乙方名称一一对应" / "parallel to the names",
            compounds(&[Compound::of(COUNTERPARTY, DOCUMENT_KINDS)]);
        party_b_id: Seq<Number<50>>, When(&IsNot(party_b_id_kind.at, &[IdKind::None as u8])), "乙方证件号码" [
                "乙方证件号", "乙方代码", "乙方证照号码", "乙方统一社会信用代码或身份证号",
                "乙方统一社会信用代码(身份证号)", "乙方统一社会信用代码/身份证号", "乙方代码(身份证号)"
            ], N2_1,
            "与乙方名称一一对应；证件类型为“无”的留空，并在备注说明" / "parallel to the names; empty where there is no document, with a reason in the remarks",
            secret(NumberIf(party_b_kind.at, PartyBKind::NaturalPerson as u8)),
            compounds(&[
                Compound::of(COUNTERPARTY, DOCUMENT_NUMBERS),
                Compound::of(COUNTERPARTY, CREDIT_CODES).telling(party_b_id_kind.at, "uscc"),
                Compound::of(COUNTERPARTY, CITIZEN_NUMBERS).telling(party_b_id_kind.at, "citizen_id"),
            ]);
        party_b_is_sme: Yes, Optional, "乙方是否中小企业" [
                "是否中小企业", "乙方是否为中小企业", "是否为中小企业", "供应商是否中小企业",
                "供应商是否为中小企业"
            ], N4_3,
            "签订时的声明" / "as declared at signing";
        party_a_is_large: Yes, Optional, "甲方是否大型企业" ["甲方是否为大型企业"], N4_3,
            "签订时的声明" / "as declared at signing";
        signed_on: Day, Required, "签订日期" [
                "签约日期", "合同签订日期", "签订时间", "签约时间", "合同签订时间", "签署日期", "签署时间",
                "合同签署日期", "合同签署时间", "合同签订日", "签订日", "合同签约日期", "合同签约时间",
                "协议签订日期", "签字日期"
            ], N2_2_1,
            "最后一方签署的日期" / "the day on which the last party signed", tells_month(true);
        effective_on: Day, Optional, "生效日期" ["合同生效日期", "生效时间", "合同生效时间", "合同生效日"], N2_2_1,
            "约定的生效日期" / "the agreed day of effect";
        starts_on: Day, Required, "履行起始日期" ["履行开始日期", "合同开始日期", "开工日期", "合同开工日期"], N2_2_2,
            "履行期限的第一天" / "the first day of the term",
            compounds(&[Compound::of(OF_THE_TERM, BEGINNINGS), Compound::of(TERMS, FIRST_DAYS)]), filled_from(&[term_text.at]);
        ends_on: End, When(&Cond::Absent(term_text.at)), "履行截止日期" [
                "履行结束日期", "合同截止日期", "合同到期日期", "竣工日期", "合同竣工日期", "合同有效期至",
                "有效期至"
            ], N2_2_2,
            "履行期限的最后一天；长期、无固定期限或 2099-12-31 表示没有期限" / "the last day of the term; 长期, 无固定期限 or 2099-12-31 for open-ended",
            missing_rule("term-neither-dated-nor-written"),
            compounds(&[Compound::of(OF_THE_TERM, ENDINGS), Compound::of(TERMS, LAST_DAYS)]);
        term_text: Text<200>, When(&Cond::Absent(ends_on.at)), "履行期限" [
                "合同期限", "合同履行期限", "履约期限", "服务期限", "起止日期", "起止时间", "履行起止日期",
                "履行起止时间", "合同起止日期", "合同起止时间", "合同履行起止日期", "服务起止日期", "服务起止时间",
                "履行期间", "合同期间", "履行期", "合同履行期", "履约期", "合同期", "服务期", "工期", "合同工期",
                "租赁期限", "租赁期", "租期", "合作期限", "承包期限", "合同有效期", "合同有效期限"
            ], N2_2_2,
            "说不出截止日期时，照合同原文填写" / "as written, where no end date can be told from it",
            missing_rule("term-neither-dated-nor-written");
        amount: Yuan, When(&AMOUNT_STATED), "合同金额" [
                "合同总价", "合同价款", "金额", "合同总金额", "合同价", "签约合同价", "合同总额", "合同价格",
                "合同总价款", "合同签订金额", "签约金额", "合同标的额", "协议金额"
            ], N2_2_1,
            "元，至多两位小数；补充合同填增减额" / "yuan, at most two places; of a supplement the signed difference";
        amount_basis: One<AmountBasis>, Required, "计价方式" [
                "价格形式", "计价形式", "合同价格形式", "定价方式", "合同计价方式", "计价类型"
            ], N2_2_1,
            "金额是怎样定的" / "how the amount is fixed";
        amount_text: Text<200>, When(&AMOUNT_IN_WORDS), "金额说明" ["金额描述", "合同金额说明", "价款说明", "计价说明"], N2_2_1,
            "合同上的原话（约…、不低于…）" / "the wording of the contract (about …, not less than …)";
        payment_direction: One<PaymentDirection>, Required, "收付方向" [
                "收支方向", "资金方向", "资金流向", "收付类型", "收支类型"
            ], N2_2_1,
            "哪一方付款" / "which side pays";
        settled_amount: Yuan, Optional, "结算金额" [
                "决算金额", "结算价", "结算总价", "结算总额", "结算价款", "合同结算金额", "合同结算价",
                "竣工结算金额", "最终结算金额"
            ], N2_2_2,
            "一经填写，即代替合同金额衡量履约" / "once given it replaces the amount as the measure of performance";
        settled_on: Day, Optional, "结算日期" ["结算时间", "决算日期"], N2_2_2,
            "结算确认的日期" / "the day of settlement";
        currency: Currency, Optional, "币种" ["货币", "货币种类", "结算币种", "合同币种"], N2_2_1,
            "ISO 4217 三字母代码" / "ISO 4217", default("CNY");
        subject_matter: LongText<500>, Required, "主要标的" [
                "合同标的", "主要内容", "标的", "标的物", "标的名称", "标的内容", "合同标的物", "主要标的名称",
                "采购标的", "合同内容", "合同主要内容", "采购内容", "服务内容", "主要标的内容", "工程内容", "租赁标的",
                "租赁物"
            ], N2_2_1,
            "买卖、建设、租赁的是什么" / "what is bought, built or let";
        regime: One<Regime>, Required, "适用制度" ["适用制度类别"], N4_2,
            "适用政府采购法、招标投标法，还是限额以下、不适用" / "procurement law, tendering law, below the threshold, or none";
        procurement_method: One<ProcurementMethod>, When(&IsNot(regime.at, &[Regime::None as u8])), "采购方式" ["政府采购方式", "合同采购方式", "采购形式", "招标方式"], N4_2,
            "怎样选定的乙方" / "how the counterparty was chosen";
        award_notice_on: Day, Optional, "中标(成交)通知书日期" [
                "中标通知书日期", "成交通知书日期", "中标通知书发出日期", "成交通知书发出日期",
                "中标(成交)通知书发出日期", "中标通知书时间", "通知书发出日期"
            ], N4_2,
            "通知书发出的日期" / "the day of the notice of award";
        published_on: Day, Optional, "合同公告日期" ["合同公开日期", "合同公告时间", "合同公示日期", "合同公告发布日期"], N4_2,
            "合同公告的日期" / "the day on which the contract was published";
        filed_on: Day, Optional, "合同备案日期" ["备案日期", "备案时间", "合同备案时间"], N4_2,
            "合同备案的日期" / "the day on which the contract was filed";
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
        professional: Yes, Required, "是否专业性强" ["专业性强", "是否专业性较强"], N4_2,
            "专业性强的合同另须法律咨询" / "strongly professional contracts also owe a legal consultation";
        legal_consultation: Proc, Owed(&Says(professional.at)), "法律咨询" ["法律咨询日期", "法律咨询情况"], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("legal-consultation-missing");
        payment_days: Days, Optional, "约定付款天数" [
                "付款期限", "付款天数", "约定付款期限", "付款期限天数", "约定付款期限天数"
            ], N4_3,
            "从付款起算点起的天数" / "days from the starting point of payment";
        payment_from: One<PaymentFrom>, Optional, "付款起算点" ["付款起算", "付款起算日", "付款起算时点"], N4_3,
            "从哪一天起算" / "from when they count";
        overdue_rate: Percent, Optional, "约定逾期利率" ["逾期利率", "逾期付款利率", "约定逾期付款利率", "逾期年利率"], N4_3,
            "每年百分之几，0 至 36，至多四位小数" / "percent a year, 0–36, at most four places";
        classified: Yes, Required, "是否涉密" [
                "涉密", "是否涉密合同", "是否为涉密合同", "是否涉及国家秘密", "涉密情况", "密级"
            ], N4_3,
            "涉密合同不得报送，也不应出现在本机" / "a classified contract is never submitted and should not be on this computer";
        commitment_no: Text<100>, Optional, "关联承诺编号" ["关联承诺编码", "关联承诺", "承诺编号", "承诺编码"], N1_1_3,
            "本合同兑现的承诺" / "the promise that this contract performs";
        amends_contract_no: Text<100>, Optional, "原合同编号" ["原合同号", "主合同编号", "主合同号", "被补充合同编号"], N2_2_1,
            "填写的，本条为补充合同，金额为增减额" / "this record is a supplement of that contract; its amount is the signed difference";
        remarks: LongText<500>, Optional, "备注" ["备注说明", "备注信息"], N4_3,
            "其他需要说明的" / "anything else worth saying";
    } may mean {
        ["名称"] => [contract_name, party_a_name, party_b_name];
        ["编号", "编码", "号码"] => [contract_no, amends_contract_no, commitment_no, party_b_id];
        ["日期", "时间"] => [signed_on, effective_on, starts_on, ends_on];
        ["统一社会信用代码", "社会信用代码", "信用代码", "单位代码", "代码", "组织机构代码"] => [party_a_uscc, party_b_id];
        ["单位", "单位名称", "机构名称", "当事人", "当事人名称", "签约单位", "签约方"] => [party_a_name, party_b_name];
        // Which of the two is the government, the words do not say.
        [
            "出租方", "承租方", "出租人", "承租人", "出让方", "受让方", "出让人", "受让人", "转让方", "出卖人", "买受人"
        ] => [party_a_name, party_b_name];
        ["企业名称", "公司名称", "姓名"] => [party_b_name];
        ["类别", "类型", "种类"] => [contract_kind, party_a_kind, party_b_kind];
        ["证件类型", "证件种类"] => [party_b_id_kind];
        ["证件号码", "证件号", "身份证号", "身份证号码"] => [party_b_id];
        ["有效期", "有效期限"] => [ends_on, term_text];
        ["期限"] => [term_text, payment_days];
        ["中标金额", "成交金额", "中标价", "成交价", "中标(成交)金额", "中标成交金额"] => [amount];
        ["总价", "总金额", "价格", "价款"] => [amount, settled_amount];
        ["公告日期", "公示日期", "公开日期"] => [published_on, award_notice_on];
        ["方式"] => [procurement_method, amount_basis];
        ["内容"] => [subject_matter, remarks];
        ["说明"] => [amount_text, remarks];
    }
}

/// The five procedures (五项程序), the collective decision last.
pub const FIVE: [crate::field::Field<Contract, Proc>; 5] = [
    public_participation,
    expert_argument,
    risk_assessment,
    legality_review,
    collective_decision,
];

/// A supplement's condition: it amends another contract.
pub static IS_SUPPLEMENT: Cond = Cond::Present(amends_contract_no.at);
