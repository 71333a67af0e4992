//! Who must act (责任主体).

use super::list::code_list;

code_list! {
    /// Who must act on an alert (责任主体).
    Role = "role" "责任主体", "二(三)1, 三(一)" from "2024-11-25" {
        Unit "unit" "责任单位" [],
        CreditOffice "credit_office" "信用办" [],
        Authority "authority" "有权问责的机关" [],
    }
}
