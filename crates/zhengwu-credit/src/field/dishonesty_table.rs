//! 2.4 dishonesty (政务失信记录).
#![allow(non_upper_case_globals)]

use crate::code::*;
use crate::field::Cond::{self, Is};
use crate::field::Need::{Optional, Required};
use crate::field::Secret::NameIf;
use crate::field::spec::catalogue;
use crate::field::{Day, LongText, One, Text, UsccCode};

/// The subject is an official.
pub static OF_AN_OFFICIAL: Cond = Is(subject_kind.at, &[PromisorKind::Official as u8]);

catalogue! {
    /// 政务失信记录
    Dishonesty, key [unit_uscc, document_no, serial], own date decided_on, called ["dishonesty", "政务失信记录", "政务失信", "失信记录"] {
        subject_kind: One<PromisorKind>, Required, "失信主体类别" ["主体类别", "失信主体类型", "主体类型"], N3_2,
            "机构或者公职人员" / "an institution or an official";
        subject_name: Text<200>, Required, "失信主体名称" [
                "失信主体", "主体名称", "失信人名称", "当事人", "当事人名称"
            ], N3_2,
            "单位名称或者人员姓名" / "the unit, or the person",
            secret(NameIf(subject_kind.at, PromisorKind::Official as u8));
        unit_name: Text<200>, Required, "所在单位" ["单位名称", "所在单位名称", "失信单位", "失信单位名称"], N3_2,
            "失信的单位，或者公职人员所在的单位" / "the unit, or the official's unit";
        unit_uscc: UsccCode, Required, "所在单位代码" [
                "单位统一社会信用代码", "单位代码", "所在单位统一社会信用代码", "所在单位信用代码", "单位信用代码",
                "失信单位代码", "失信单位统一社会信用代码"
            ], N3_2,
            "统一社会信用代码" / "its credit code";
        post: Text<100>, Optional, "职务" ["岗位", "职务岗位", "职务(岗位)", "现任职务"], N3_2,
            "公职人员的职务" / "the official's post";
        source: One<DishonestySource>, Required, "失信记录来源" ["记录来源", "失信来源", "失信信息来源"], N3_2,
            "司法判决、行政处罚或者问责处理" / "court judgment, administrative penalty or accountability decision";
        document_no: Text<200>, Required, "文书编号" [
                "文号", "文书号", "文书文号", "文书字号", "法律文书编号", "法律文书文号", "决定书文号", "决定文号",
                "判决书文号", "判决书编号", "处罚决定书文号", "案号"
            ], N3_2,
            "判决书、处罚决定书或者问责决定的文号" / "the number of the judgment, penalty or decision",
            missing_rule("document-missing");
        serial: Text<50>, Optional, "序号" ["顺序号"], N4_3,
            "一份文书有几条记录时的顺序号" / "tells the records of one document apart";
        authority_name: Text<200>, Required, "作出机关" [
                "决定机关", "作出机关名称", "作出单位", "作出决定机关", "作出决定的机关", "判决机关", "处罚机关"
            ], N3_2,
            "作出判决或者决定的机关" / "the deciding authority",
            missing_rule("authority-missing");
        authority_uscc: UsccCode, Optional, "作出机关代码" ["决定机关代码", "作出机关统一社会信用代码", "作出机关信用代码", "决定机关统一社会信用代码"], N3_2,
            "作出机关的统一社会信用代码" / "its credit code";
        decided_on: Day, Required, "决定日期" [
                "判决日期", "作出日期", "决定时间", "作出决定日期", "文书日期", "文书作出日期", "判决时间",
                "处罚日期", "处罚决定日期"
            ], N3_2,
            "文书的日期" / "the date of the document";
        facts: LongText<4000>, Required, "失信事实" [
                "失信行为", "失信事由", "失信情况", "失信行为描述", "失信事实描述", "主要失信事实"
            ], N3_2,
            "文书认定的事实" / "the facts as the document states them";
        contract_no: Text<100>, Optional, "关联合同编号" ["合同编号", "关联合同号", "合同号"], N3_2,
            "由哪份合同引起" / "the contract from which it followed";
        commitment_no: Text<100>, Optional, "关联承诺编码" ["承诺编码", "关联承诺编号", "承诺编号"], N3_2,
            "由哪项承诺引起" / "the promise from which it followed";
        severity: One<DishonestySeverity>, Optional, "失信严重程度" ["严重程度", "失信程度", "失信等级"], N3_2,
            "按文书所写；文书没有写的留空" / "as the document states it; else empty";
        published_on: Day, Optional, "公示日期" [
                "公开日期", "公示时间", "公示开始日期", "公示起始日期", "公开时间"
            ], N3_2,
            "在平台公示的日期" / "the day of publication";
        publication_ends_on: Day, Optional, "公示截止日期" ["公示结束日期", "公示到期日期", "公示截止时间"], N3_2,
            "公示的最后一天" / "the last day of publication";
        objected_on: Day, Optional, "异议日期" ["提出异议日期", "异议时间", "异议申请日期", "提出异议时间"], N3_2,
            "提出异议的日期" / "the day of the objection";
        objection_result: LongText<500>, Optional, "异议处理结果" ["异议结果", "异议处理情况", "异议核查结果"], N3_2,
            "异议如何处理" / "how the objection was decided";
        repair_applied_on: Day, Optional, "修复申请日期" ["申请修复日期", "信用修复申请日期", "修复申请时间"], NDRC_36,
            "申请信用修复的日期" / "the day of the application for repair";
        repaired_on: Day, Optional, "修复日期" ["信用修复日期", "修复完成日期", "修复时间"], NDRC_36,
            "完成信用修复的日期" / "the day of the repair";
        repair_doc: Text<200>, Optional, "修复文号" ["信用修复文号", "修复决定文号"], NDRC_36,
            "修复决定的文号" / "the document of the repair";
        withdrawn_on: Day, Optional, "撤销日期" ["撤销时间", "撤回日期"], N3_2,
            "原文书被撤销后，撤回记录的日期" / "the day of withdrawal, after its source was set aside";
        withdrawn_doc: Text<200>, Optional, "撤销文号" ["撤回文号", "撤销决定文号"], N3_2,
            "撤销所依据的文号" / "the document of the withdrawal";
    } may mean {
        ["名称"] => [subject_name, unit_name, authority_name];
        ["姓名"] => [subject_name];
        ["单位"] => [unit_name, authority_name];
        ["机关", "认定机关"] => [authority_name];
        ["编号"] => [document_no, serial, contract_no, commitment_no];
        ["日期", "时间"] => [decided_on, published_on, objected_on, repaired_on];
        ["统一社会信用代码", "社会信用代码", "信用代码", "代码"] => [unit_uscc, authority_uscc];
        ["类别", "类型"] => [subject_kind, source, severity];
        ["来源"] => [source];
    }
}
