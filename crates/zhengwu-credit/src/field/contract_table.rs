//! 2.1 contract (政府合同).
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Cond::{Any, Is, IsNot, Yes as Says};
use crate::field::Need::{Optional, Owed, Required, When};
use crate::field::Secret::{NameIf, NumberIf};
use crate::field::spec::catalogue;
use crate::field::{
    Cond, Currency, Day, Days, End, LongText, Number, One, Percent, Proc, Seq, Set, Text, UsccCode, Yes, Yuan,
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

catalogue! {
    /// 政府合同
    Contract, key [party_a_uscc, contract_no], own date signed_on, called ["contract", "政府合同", "合同", "合同信息"] {
        contract_no: Text<100>, Required, "合同编号" ["合同号", "合同序号"], N2_2_1,
            "甲方给合同编的号，可含“/”" / "the number that the government side gave the contract; may contain `/`";
        contract_name: Text<200>, Required, "合同名称" ["合同标题", "项目名称"], N2_2_1,
            "合同或协议的名称" / "the name of the contract or agreement";
        contract_kind: One<ContractKind>, Required, "合同类型" ["合同类别"], N2_1,
            "通知列举的十一类合同之一" / "one of the notice's eleven types";
        fields: Set<Domain>, Required, "所属领域" ["领域"], N4_2,
            "一个或多个，用“;”连接" / "one or more, joined by `;`";
        party_a_name: Text<200>, Required, "甲方名称" ["政府方名称"], N2_1,
            "报送的政府一方，不论合同上怎么称呼" / "the reporting government side, whatever the paper calls it";
        party_a_uscc: UsccCode, Required, "甲方统一社会信用代码" ["甲方信用代码", "甲方社会信用代码", "政府方统一社会信用代码"], N2_1,
            "18 位" / "18 characters";
        party_a_kind: One<PartyAKind>, Required, "甲方机构类别" ["甲方类别"], N2_1,
            "政府一方是什么机构" / "what kind of body the government side is";
        paper_role: One<PaperRole>, Optional, "合同所列地位" [], N2_1,
            "政府一方在合同上列为甲方还是乙方" / "whether the paper lists the government side as party A or B", default("party_a");
        co_party_a: Text<500>, Optional, "联合甲方" ["共同甲方"], N2_1,
            "共同签约的政府方名称，用“;”连接" / "names of joint government parties, joined by `;`";
        party_b_name: Seq<Text<200>>, Required, "乙方名称" ["对方名称", "相对方名称"], N2_1,
            "合同相对方；联合体各方按顺序用“;”连接" / "the counterparty; the parties of a consortium in order, joined by `;`",
            secret(NameIf(party_b_kind.at, PartyBKind::NaturalPerson as u8));
        party_b_kind: Seq<One<PartyBKind>>, Required, "乙方主体类别" ["乙方类别", "乙方主体类型"], N2_1,
            "与乙方名称一一对应" / "parallel to the names";
        party_b_id_kind: Seq<One<IdKind>>, Required, "乙方证件类型" [], N2_1,
            "与乙方名称一一对应" / "parallel to the names";
        party_b_id: Seq<Number<50>>, When(&IsNot(party_b_id_kind.at, &[IdKind::None as u8])), "乙方证件号码" ["乙方证件号", "乙方代码"], N2_1,
            "与乙方名称一一对应；证件类型为“无”的留空，并在备注说明" / "parallel to the names; empty where there is no document, with a reason in the remarks",
            secret(NumberIf(party_b_kind.at, PartyBKind::NaturalPerson as u8));
        party_b_is_sme: Yes, Optional, "乙方是否中小企业" ["是否中小企业"], N4_3,
            "签订时的声明" / "as declared at signing";
        party_a_is_large: Yes, Optional, "甲方是否大型企业" [], N4_3,
            "签订时的声明" / "as declared at signing";
        signed_on: Day, Required, "签订日期" ["签约日期", "合同签订日期", "签订时间"], N2_2_1,
            "最后一方签署的日期" / "the day on which the last party signed";
        effective_on: Day, Optional, "生效日期" ["合同生效日期"], N2_2_1,
            "约定的生效日期" / "the agreed day of effect";
        starts_on: Day, Required, "履行起始日期" ["履行开始日期", "合同开始日期"], N2_2_2,
            "履行期限的第一天" / "the first day of the term";
        ends_on: End, When(&Cond::Absent(term_text.at)), "履行截止日期" ["履行结束日期", "合同截止日期", "合同到期日期"], N2_2_2,
            "履行期限的最后一天；长期、无固定期限或 2099-12-31 表示没有期限" / "the last day of the term; 长期, 无固定期限 or 2099-12-31 for open-ended",
            missing_rule("term-neither-dated-nor-written");
        term_text: Text<200>, When(&Cond::Absent(ends_on.at)), "履行期限" ["合同期限"], N2_2_2,
            "说不出截止日期时，照合同原文填写" / "as written, where no end date can be told from it",
            missing_rule("term-neither-dated-nor-written");
        amount: Yuan, When(&AMOUNT_STATED), "合同金额" ["合同总价", "合同价款", "金额"], N2_2_1,
            "元，至多两位小数；补充合同填增减额" / "yuan, at most two places; of a supplement the signed difference";
        amount_basis: One<AmountBasis>, Required, "计价方式" ["价格形式"], N2_2_1,
            "金额是怎样定的" / "how the amount is fixed";
        amount_text: Text<200>, When(&AMOUNT_IN_WORDS), "金额说明" [], N2_2_1,
            "合同上的原话（约…、不低于…）" / "the wording of the contract (about …, not less than …)";
        payment_direction: One<PaymentDirection>, Required, "收付方向" ["收支方向"], N2_2_1,
            "哪一方付款" / "which side pays";
        settled_amount: Yuan, Optional, "结算金额" ["决算金额"], N2_2_2,
            "一经填写，即代替合同金额衡量履约" / "once given it replaces the amount as the measure of performance";
        settled_on: Day, Optional, "结算日期" [], N2_2_2,
            "结算确认的日期" / "the day of settlement";
        currency: Currency, Optional, "币种" [], N2_2_1,
            "ISO 4217 三字母代码" / "ISO 4217", default("CNY");
        subject_matter: LongText<500>, Required, "主要标的" ["合同标的", "主要内容"], N2_2_1,
            "买卖、建设、租赁的是什么" / "what is bought, built or let";
        regime: One<Regime>, Required, "适用制度" [], N4_2,
            "适用政府采购法、招标投标法，还是限额以下、不适用" / "procurement law, tendering law, below the threshold, or none";
        procurement_method: One<ProcurementMethod>, When(&IsNot(regime.at, &[Regime::None as u8])), "采购方式" [], N4_2,
            "怎样选定的乙方" / "how the counterparty was chosen";
        award_notice_on: Day, Optional, "中标(成交)通知书日期" ["中标通知书日期", "成交通知书日期"], N4_2,
            "通知书发出的日期" / "the day of the notice of award";
        published_on: Day, Optional, "合同公告日期" ["合同公开日期"], N4_2,
            "合同公告的日期" / "the day on which the contract was published";
        filed_on: Day, Optional, "合同备案日期" [], N4_2,
            "合同备案的日期" / "the day on which the contract was filed";
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
        professional: Yes, Required, "是否专业性强" [], N4_2,
            "专业性强的合同另须法律咨询" / "strongly professional contracts also owe a legal consultation";
        legal_consultation: Proc, Owed(&Says(professional.at)), "法律咨询" [], N4_2,
            "日期和文号，或不适用及理由" / "date and document, or not applicable with its reason", missing_rule("legal-consultation-missing");
        payment_days: Days, Optional, "约定付款天数" ["付款期限", "付款天数"], N4_3,
            "从付款起算点起的天数" / "days from the starting point of payment";
        payment_from: One<PaymentFrom>, Optional, "付款起算点" [], N4_3,
            "从哪一天起算" / "from when they count";
        overdue_rate: Percent, Optional, "约定逾期利率" ["逾期利率"], N4_3,
            "每年百分之几，0 至 36，至多四位小数" / "percent a year, 0–36, at most four places";
        classified: Yes, Required, "是否涉密" ["涉密"], N4_3,
            "涉密合同不得报送，也不应出现在本机" / "a classified contract is never submitted and should not be on this computer";
        commitment_no: Text<100>, Optional, "关联承诺编号" [], N1_1_3,
            "本合同兑现的承诺" / "the promise that this contract performs";
        amends_contract_no: Text<100>, Optional, "原合同编号" [], N2_2_1,
            "填写的，本条为补充合同，金额为增减额" / "this record is a supplement of that contract; its amount is the signed difference";
        remarks: LongText<500>, Optional, "备注" [], N4_3,
            "其他需要说明的" / "anything else worth saying";
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
