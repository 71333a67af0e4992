//! 2.5 unit (单位): `units.csv`, the register of who must report.
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Need::{Optional, Required};
use crate::field::spec::catalogue;
use crate::field::{Day, Month, One, Text, UsccCode};

catalogue! {
    /// 单位
    Unit, key [uscc], own date valid_from, called ["unit", "单位", "报送单位"] {
        uscc: UsccCode, Required, "统一社会信用代码" [
                "单位代码", "信用代码", "社会信用代码", "单位统一社会信用代码", "单位信用代码", "机构代码"
            ], N4_3,
            "单位的统一社会信用代码" / "its credit code";
        name: Text<200>, Required, "单位名称" ["名称", "单位全称", "机构名称", "部门名称"], N4_3,
            "单位全称" / "its full name";
        kind: One<PartyAKind>, Optional, "机构类别" [
                "单位类别", "机构类型", "机构性质", "单位类型", "单位性质"
            ], N2_1,
            "是什么机构" / "what kind of body it is";
        valid_from: Day, Optional, "设立日期" ["生效日期", "设立时间", "成立日期"], N4_3,
            "从哪一天起" / "from which day it exists";
        valid_to: Day, Optional, "撤并日期" ["失效日期", "撤并时间"], N4_3,
            "到哪一天止" / "until which day it exists";
        successor_uscc: UsccCode, Optional, "承继单位代码" ["承继单位统一社会信用代码"], N4_3,
            "撤并后由谁承继" / "who succeeds it";
        responsible: Text<100>, Optional, "责任人" ["联系人", "负责人"], N4_1,
            "负责报送的人" / "who is responsible for reporting";
        reports_from: Month, Optional, "起报月份" [], N4_3,
            "从哪个月起报送" / "the first month it reports";
    } may mean {
        ["代码"] => [uscc, successor_uscc];
        ["单位"] => [name];
        ["日期", "时间"] => [valid_from, valid_to];
        ["类别", "类型", "性质"] => [kind];
    }
}
