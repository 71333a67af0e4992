//! 5 (Receipts) receipt: what the platform did with one record that was sent to it (回执).
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Cond::{self, Is};
use crate::field::Need::{Optional, Required, When};
use crate::field::heading_words::{CREDIT_CODES, GOVERNMENT_SIDE};
use crate::field::spec::catalogue;
use crate::field::{Compound, Day, LongText, Month, One, Text, UsccCode};

/// A statement is told from others of its contract by its month.
pub static OF_A_STATEMENT: Cond = Is(record_kind.at, &[ItemKind::Performance as u8]);
/// It was rejected: the platform says why.
pub static IS_REJECTED: Cond = Is(result.at, &[ReceiptResult::Rejected as u8]);
/// The list of reasons does not have it.
pub static FOR_ANOTHER_REASON: Cond = Is(reason.at, &[RejectionReason::Other as u8]);

catalogue! {
    /// 回执
    Receipt, key [record_kind, unit_uscc, record_no, period, serial], own date received_on, called ["receipt", "回执", "报送回执", "平台回执"], told by [record_no, result] {
        record_kind: One<ItemKind>, Required, "记录种类" ["记录类型", "记录类别", "数据种类", "数据类型", "数据类别", "业务类型"], N4_3,
            "报送的是哪一种记录" / "which kind of record was sent";
        unit_uscc: UsccCode, Required, "单位代码" [
                "单位统一社会信用代码", "单位信用代码", "报送单位代码", "报送单位统一社会信用代码", "甲方社会信用代码", "统一社会信用代码",
                "所在单位代码"
            ], N4_3,
            "主键的第一部分：合同、履约为甲方代码，承诺、失信记录为单位代码" / "the first part of the record's key: party A of a contract and its statements, else the unit",
            compounds(&[Compound::of(GOVERNMENT_SIDE, CREDIT_CODES)]);
        record_no: Text<200>, Required, "记录编号" [
                "编号", "数据编号", "合同编号", "合同(承诺、文书)编号", "承诺编码", "承诺编号", "文书编号", "业务编号"
            ], N4_3,
            "合同编号、承诺编码或者文书编号" / "the number of the contract, the promise or the document";
        period: Month, When(&OF_A_STATEMENT), "报告期" [
                "报告月份", "报送月份", "报告期间", "报送期", "报送期间", "所属期", "所属月份"
            ], N4_3,
            "履约记录的报告期" / "the month of a statement of performance";
        serial: Text<50>, Optional, "序号" ["顺序号"], N4_3,
            "失信记录有序号的填写" / "the serial of a dishonesty record, where it has one";
        result: One<ReceiptResult>, Required, "处理结果" [
                "受理结果", "校验结果", "处理状态", "受理状态", "回执结果", "回执状态", "入库状态", "审核结果", "审核状态"
            ], N4_3,
            "已受理、退回或者已撤回" / "accepted, rejected or withdrawn";
        reason: One<RejectionReason>, When(&IS_REJECTED), "退回原因" [
                "退回原因代码", "退回代码", "驳回原因", "失败原因", "错误类型", "错误代码", "不通过原因", "未受理原因"
            ], N4_3,
            "平台为什么退回" / "why the platform rejected it";
        reason_note: LongText<500>, When(&FOR_ANOTHER_REASON), "原因说明" [
                "退回原因说明", "退回说明", "错误说明", "错误信息", "错误描述", "原因描述", "失败说明", "审核意见"
            ], N4_3,
            "平台的原话" / "in the platform's own words";
        received_on: Day, Required, "回执日期" [
                "回执时间", "处理日期", "处理时间", "受理日期", "受理时间", "退回日期", "退回时间", "审核日期", "审核时间", "反馈日期",
                "反馈时间"
            ], N4_3,
            "平台处理的日期" / "the day on which the platform said so";
    } may mean {
        ["日期", "时间"] => [received_on];
        ["原因", "说明"] => [reason, reason_note];
        ["结果", "状态"] => [result];
        ["社会信用代码", "信用代码", "代码"] => [unit_uscc];
        ["类型", "种类", "类别"] => [record_kind];
    }
}
