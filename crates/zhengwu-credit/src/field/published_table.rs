//! 5 (Timeliness) published: a list of award notices and contracts as another source published them (中标、合同公告).
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Cond::{self, Absent};
use crate::field::Need::{Optional, Required, When};
use crate::field::heading_words::{COUNTERPARTY, CREDIT_CODES, GOVERNMENT_SIDE, NAMES};
use crate::field::spec::catalogue;
use crate::field::{Compound, Day, One, Text, UsccCode, Yuan};

/// Whose it is, only the name can say.
pub static WITHOUT_A_CODE: Cond = Absent(party_a_uscc.at);

catalogue! {
    /// 中标(合同)公告
    Published, key [party_a_uscc, contract_no, contract_name], own date signed_on, called ["published", "中标(合同)公告", "合同公告", "中标公告", "成交公告"], told by [published_in] {
        notice_type: One<NoticeType>, Optional, "公告类型" ["公告类别", "公告种类", "信息类型", "信息类别"], N4_3,
            "公告了什么；采购公告、终止公告不产生合同" / "what is announced; a call and a cancellation make no contract";
        contract_name: Text<300>, Required, "合同(项目)名称" [
                "合同名称", "项目名称", "采购项目名称", "合同标题", "公告标题", "标题", "政府合同名称", "采购合同名称", "工程名称",
                "标段名称", "采购合同公告标题", "合同项目名称"
            ], N4_3,
            "公告里的合同名称或者项目名称" / "what the notice calls the contract or the project";
        contract_no: Text<100>, Optional, "合同编号" [
                "合同号", "协议编号", "合同编码", "合同文号", "政府合同编号", "采购合同编号"
            ], N4_3,
            "公告写明的，与报送时的合同编号一致" / "where the notice has it, as it is reported";
        project_no: Text<100>, Optional, "项目编号" [
                "采购项目编号", "招标编号", "采购编号", "招标项目编号", "标段编号", "项目编码", "采购计划编号"
            ], N4_3,
            "采购或者招标项目的编号" / "the number of the procurement or tender";
        party_a_name: Text<200>, When(&WITHOUT_A_CODE), "采购人名称" ["政府方名称"], N4_3,
            "采购人、招标人、发包人全称；没有代码的，按单位名册认" / "the buyer in full; without a code the register tells who it is",
            compounds(&[Compound::of(GOVERNMENT_SIDE, NAMES)]);
        party_a_uscc: UsccCode, Optional, "采购人统一社会信用代码" ["甲方社会信用代码", "政府方统一社会信用代码", "采购单位代码"], N4_3,
            "公告写明的填写" / "where the notice has it",
            compounds(&[Compound::of(GOVERNMENT_SIDE, CREDIT_CODES)]);
        party_b_name: Text<500>, Optional, "中标(成交)供应商" [
                "中标(成交)供应商名称", "中标(成交)人", "中标(成交)单位", "对方名称", "相对方名称", "乙方(供应商)"
            ], N4_3,
            "联合体各方用“;”连接" / "the parties of a consortium joined by `;`",
            compounds(&[Compound::of(COUNTERPARTY, NAMES)]);
        amount: Yuan, Optional, "中标(合同)金额" [
                "中标金额", "成交金额", "中标(成交)金额", "中标成交金额", "中标价", "成交价", "合同金额", "合同总价", "合同价款",
                "金额", "合同总金额", "合同价", "签约合同价", "合同总额"
            ], N4_3,
            "元；公告没有写明金额的留空" / "yuan; empty where the notice does not say";
        award_notice_on: Day, Optional, "中标(成交)日期" [
                "中标日期", "成交日期", "中标时间", "成交时间", "中标(成交)时间", "中标通知书日期", "成交通知书日期",
                "中标(成交)通知书日期", "定标日期", "定标时间"
            ], N4_3,
            "确定中标人的日期或者中标通知书的日期" / "the day of the award or of its notice";
        signed_on: Day, Optional, "合同签订日期" [
                "签订日期", "签约日期", "签订时间", "签约时间", "合同签订时间", "签署日期", "合同签署日期"
            ], N4_3,
            "公告写明的签订日期" / "the day of signing, where the notice has it";
        published_on: Day, Optional, "公告日期" [
                "公告时间", "发布日期", "发布时间", "公告发布日期", "公告发布时间", "公示日期", "公开日期", "合同公告日期",
                "中标公告日期", "成交公告日期"
            ], N4_3,
            "公告发布的日期" / "the day of publication";
        published_in: Text<500>, Optional, "公告网址" [
                "公告链接", "公告地址", "公告网站", "公告媒体", "公告来源", "发布媒体", "发布网站", "发布平台", "发布网址", "信息来源",
                "来源网址", "来源网站", "网址", "链接", "原文链接"
            ], N4_3,
            "在哪里公告的：网址，或者媒体、平台的名称" / "where it was published: the address, or what the site is called";
    } may mean {
        ["名称"] => [contract_name, party_a_name, party_b_name];
        ["编号", "编码"] => [contract_no, project_no];
        ["日期", "时间"] => [award_notice_on, signed_on, published_on];
        ["统一社会信用代码", "社会信用代码", "信用代码", "单位代码", "代码"] => [party_a_uscc];
        ["单位", "单位名称"] => [party_a_name, party_b_name];
        ["类型", "类别"] => [notice_type];
        ["来源"] => [published_in];
    }
}
