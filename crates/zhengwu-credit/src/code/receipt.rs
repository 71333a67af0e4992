//! The code lists of the platform's receipts (回执).

use super::list::code_list;

code_list! {
    /// Which kind of record a receipt is about (记录种类).
    ItemKind = "item_kind" "记录种类", "四(三)" from "2024-11-25" {
        Contract "contract" "政府合同" ["合同", "合同信息"],
        Performance "performance" "合同履约" ["履约", "履约情况", "合同履约信息"],
        Commitment "commitment" "政务承诺" ["承诺", "承诺事项"],
        Dishonesty "dishonesty" "政务失信记录" ["政务失信", "失信记录", "失信"],
    }
}

code_list! {
    /// What the platform did with a record that was sent to it (处理结果).
    ReceiptResult = "receipt_result" "处理结果", "四(三)" from "2024-11-25" {
        Accepted "accepted" "已受理" ["受理", "接收", "已接收", "已入库", "入库", "通过", "校验通过", "成功"],
        Rejected "rejected" "退回" ["已退回", "驳回", "已驳回", "不予受理", "未受理", "不通过", "校验不通过", "未通过", "失败"],
        Withdrawn "withdrawn" "已撤回" ["撤回", "已撤销", "撤销"],
    }
}

code_list! {
    /// Why the platform rejected a record (退回原因).
    RejectionReason = "rejection_reason" "退回原因", "四(三)" from "2024-11-25" {
        Format "format" "格式不符" ["格式错误", "格式不正确", "格式问题", "格式"],
        Duplicate "duplicate" "重复" ["重复报送", "数据重复", "记录重复", "重复数据"],
        NameCodeMismatch "name_code_mismatch" "名称与代码不符" [
            "名称代码不符", "名称和代码不一致", "名称与代码不一致", "名称与统一社会信用代码不一致", "与基础库不一致",
            "与基础库不符"
        ] "name and code do not match the base library",
        Other "other" "其他" ["其它", "其他原因"],
    }
}
