//! 2.5 list review (承诺清单梳理): one review of a unit's list of promises.
#![allow(non_upper_case_globals)]

use crate::field::Need::{Optional, Required};
use crate::field::spec::catalogue;
use crate::field::{Day, LongText, Text, UsccCode};

catalogue! {
    /// 承诺清单梳理
    ListReview, key [unit_uscc, reviewed_on], own date reviewed_on, called ["list_review", "承诺清单梳理", "承诺事项清单梳理", "清单梳理"] {
        unit_uscc: UsccCode, Required, "单位代码" ["单位统一社会信用代码", "单位信用代码"], N1_2,
            "梳理清单的单位的统一社会信用代码" / "the credit code of the unit whose list was reviewed";
        unit_name: Text<200>, Optional, "单位名称" ["单位全称"], N1_2,
            "单位全称" / "its full name";
        reviewed_on: Day, Required, "梳理日期" ["清单梳理日期", "梳理时间", "清单梳理时间"], N1_2,
            "梳理清单的日期" / "the day of the review";
        added: LongText<4000>, Optional, "新增" ["新增承诺", "新增承诺编码", "新增承诺编号", "新增承诺事项"], N1_2,
            "新增的承诺的编码，几项用“;”隔开" / "the numbers of the promises that were added, joined by `;`";
        changed: LongText<4000>, Optional, "变更" ["变更承诺", "变更承诺编码", "变更承诺编号", "变更承诺事项"], N1_2,
            "变更的承诺的编码，几项用“;”隔开" / "the numbers of the promises that were changed, joined by `;`";
        dropped: LongText<4000>, Optional, "取消" ["取消承诺", "取消承诺编码", "取消承诺编号", "取消承诺事项"], N1_2,
            "取消的承诺的编码，几项用“;”隔开" / "the numbers of the promises that were dropped, joined by `;`";
        document: Text<200>, Optional, "文件依据" ["梳理文件", "文件文号", "梳理文号"], N1_2,
            "印发清单的文件的文号或名称" / "the document by which the list was issued, by number or name";
    } may mean {
        ["单位"] => [unit_uscc, unit_name];
        ["统一社会信用代码", "社会信用代码", "信用代码", "代码"] => [unit_uscc];
        ["名称"] => [unit_name];
        ["日期", "时间"] => [reviewed_on];
        ["文件", "文号"] => [document];
    }
}
