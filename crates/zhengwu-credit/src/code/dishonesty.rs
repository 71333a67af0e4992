//! The code lists of a government dishonesty record (政务失信记录).

use super::list::code_list;

code_list! {
    /// What a record of dishonesty rests on (失信记录来源): the three of the notice, and disciplinary action,
    /// which 国发〔2016〕76号 names and the Hai'an profile does not admit.
    DishonestySource = "dishonesty_source" "失信记录来源", "三(二)" from "2024-11-25" {
        CourtJudgment "court_judgment" "司法判决" ["法院判决", "判决"],
        AdministrativePenalty "administrative_penalty" "行政处罚" ["处罚"],
        Accountability "accountability" "问责处理" ["问责"],
        Disciplinary "disciplinary" "纪律处分" ["处分"],
    }
}

code_list! {
    /// How serious the document says it is (失信严重程度); empty is "cannot tell".
    DishonestySeverity = "dishonesty_severity" "失信严重程度", "三(二)" from "2024-11-25" {
        Minor "minor" "轻微" ["轻微失信"],
        General "general" "一般" ["一般失信"],
        Serious "serious" "严重" ["严重失信"],
    }
}
