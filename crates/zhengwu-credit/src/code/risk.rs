//! The code list of risks to performance (风险).

use super::list::code_list;

code_list! {
    /// What puts performance at risk (风险类别).
    RiskKind = "risk_kind" "风险类别", "二(三)1" from "2024-11-25" {
        BusinessDeterioration "business_deterioration" "对方经营状况恶化" ["经营状况恶化", "经营恶化"],
        PropertyDeterioration "property_deterioration" "对方财产状况恶化" ["财产状况恶化", "财产恶化"],
        ForceMajeure "force_majeure" "不可抗力" [],
        Other "other" "其他" [],
    }
}
