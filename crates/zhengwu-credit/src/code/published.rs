//! The code list of published notices (中标公告、合同公告).

use super::list::code_list;

code_list! {
    /// What a notice on a procurement site announces (公告类型). Only an award and a contract make a contract that is to be
    /// reported.
    NoticeType = "notice_type" "公告类型", "四(三)" from "2024-11-25" {
        Award "award" "中标(成交)公告" [
            "中标公告", "成交公告", "中标(成交)结果公告", "中标结果公告", "成交结果公告", "结果公告", "中标", "成交"
        ] "notice of award",
        Contract "contract" "合同公告" ["政府采购合同公告", "采购合同公告", "合同公示", "合同"] "notice of contract",
        Tender "tender" "采购(招标)公告" ["采购公告", "招标公告", "竞争性磋商公告", "竞争性谈判公告", "询价公告", "资格预审公告", "中标候选人公示"] "call for tenders",
        Cancelled "cancelled" "终止(废标)公告" ["终止公告", "废标公告", "废标", "终止", "流标公告", "流标"] "notice of cancellation",
    }
}
