//! 2.5 payment (收付): one instalment of a contract, when it was due and when it was paid.
#![allow(non_upper_case_globals)]

use crate::field::Cond::{self, Present};
use crate::field::Need::{Optional, Required, When};
use crate::field::heading_words::{CREDIT_CODES, GOVERNMENT_SIDE};
use crate::field::spec::catalogue;
use crate::field::{Compound, Day, Text, UsccCode, Yuan};

/// Something was paid: how much is owed.
pub static IS_PAID: Cond = Present(paid_on.at);

catalogue! {
    /// 收付
    Payment, key [party_a_uscc, contract_no, due_on], own date due_on, called ["payment", "收付", "收付款", "收付记录", "收付款记录"] {
        party_a_uscc: UsccCode, Required, "甲方统一社会信用代码" ["甲方信用代码", "甲方社会信用代码", "政府方统一社会信用代码"], N2_2_2,
            "与合同相同" / "as in the contract",
            compounds(&[Compound::of(GOVERNMENT_SIDE, CREDIT_CODES)]);
        contract_no: Text<100>, Required, "合同编号" [
                "合同号", "协议编号", "合同编码", "合同文号", "政府合同编号", "合同(协议)编号"
            ], N2_2_2,
            "与合同相同" / "as in the contract";
        due_on: Day, Required, "应付(应收)日期" [
                "应付日期", "应收日期", "应付(收)日期", "应付时间", "应收时间", "到期应付日期", "到期应收日期",
                "付款到期日", "付款期限", "应付款日期", "应收款日期"
            ], N2_2_2,
            "合同约定的这一期款项的日期" / "the day on which this instalment is due";
        due: Yuan, Required, "应付(应收)金额" [
                "应付金额", "应收金额", "应付(收)金额", "应付款金额", "应收款金额", "本期应付金额", "本期应收金额"
            ], N2_2_2,
            "这一期应付或者应收多少" / "how much of it is due";
        paid_on: Day, Optional, "付款(收款)日期" [
                "付款日期", "收款日期", "付(收)款日期", "支付日期", "付款时间", "收款时间", "支付时间", "实付日期",
                "实际付款日期", "实际支付日期", "到账日期"
            ], N2_2_2,
            "付清或者收清这一期的日期" / "the day on which it was paid";
        paid: Yuan, When(&IS_PAID), "付款(收款)金额" [
                "付款金额", "收款金额", "付(收)款金额", "支付金额", "实付金额", "实收金额", "实际付款金额", "实际支付金额",
                "本期已付金额", "本期已收金额"
            ], N2_2_2,
            "这一期付了或者收了多少" / "how much of it was paid";
    } may mean {
        ["金额"] => [due, paid];
        ["日期", "时间"] => [due_on, paid_on];
        ["编号", "编码"] => [contract_no];
        ["统一社会信用代码", "社会信用代码", "信用代码", "单位代码", "代码"] => [party_a_uscc];
    }
}
