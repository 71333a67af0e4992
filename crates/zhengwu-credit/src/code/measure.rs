//! The code lists of supervision (监管).

use super::list::code_list;

code_list! {
    /// A measure of supervision (监管措施): used together and independently, in no fixed order.
    MeasureKind = "measure_kind" "监管措施", "三(三)" from "2024-11-25" {
        Reminder "reminder" "提示" ["提醒"],
        Warning "warning" "预警" [],
        Supervision "supervision" "督查" ["督办"],
        Criticism "criticism" "通报" ["通报批评"],
        Interview "interview" "约谈" ["联合约谈"],
        Sanction "sanction" "惩戒" ["联合惩戒"],
    }
}

impl MeasureKind {
    /// Whether it is taken only of whom a court enforces against (失信被执行人).
    #[must_use]
    pub const fn needs_enforcement_case(self) -> bool {
        matches!(self, Self::Interview | Self::Sanction)
    }
}
