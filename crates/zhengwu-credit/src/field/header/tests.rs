use super::*;
use crate::field::{contract, dishonesty, performance};

fn contract_column(heading: &str) -> Option<(u8, Unit)> {
    recognise(Kind::Contract.spec(), heading).map(|column| (column.field, column.unit))
}

#[test]
fn every_word_means_one_field() {
    for kind in Kind::ALL {
        let spec = kind.spec();
        let mut seen: HashMap<String, u8> = HashMap::new();
        let mut note = |word: &str, at: u8| {
            if let Some(other) = seen.insert(fold(word), at) {
                assert_eq!(other, at, "{kind:?}: {word} means two fields");
            }
        };
        for (at, field) in spec.places() {
            for word in field.other_headings.iter().chain([&field.heading, &field.key]) {
                note(word, at);
            }
            for word in field.compounds.iter().flat_map(crate::field::Compound::headings) {
                note(&word, at);
            }
        }
        for (words, fields) in spec.ambiguous {
            assert!(!fields.is_empty());
            for word in *words {
                assert!(
                    !seen.contains_key(&fold(word)),
                    "{kind:?}: {word} is both known and ambiguous"
                );
                assert_eq!(recognise(spec, word), None);
                assert_eq!(candidates(spec, word), *fields);
            }
        }
    }
}

#[test]
fn units_are_read_with_and_without_brackets() {
    let amount = contract::amount.at;
    for (heading, unit) in [
        ("合同金额", Unit::Yuan),
        ("合同金额（元）", Unit::StatedYuan),
        ("合同金额（万元）", Unit::WanYuan),
        ("合同金额万元", Unit::WanYuan),
        ("合同金额（单位：万元）", Unit::WanYuan),
        ("合同金额（人民币万元）", Unit::WanYuan),
        ("合同金额\n（人民币：元）", Unit::StatedYuan),
        ("金额/万元", Unit::WanYuan),
        ("合同金额(含税，万元)", Unit::WanYuan),
        ("合同金额（不含税）", Unit::Yuan),
        ("合同金额（小写）", Unit::Yuan),
        ("合同金额小写", Unit::Yuan),
        ("小写金额（万元）", Unit::WanYuan),
        ("合同总价【亿元】", Unit::YiYuan),
        ("*合同金额（必填）（万元）", Unit::WanYuan),
        ("合同金额（元，保留两位小数）", Unit::StatedYuan),
        ("合同金额（元）（万元）", Unit::Contradicted),
    ] {
        assert_eq!(contract_column(heading), Some((amount, unit)), "{heading}");
    }
    for heading in [
        "合同名称（万元）",
        "合同金额（大写）",
        "合同金额（2024年）",
        "合同金额（吨）",
        "万元",
        "（万元）",
        "合同签订日期元",
    ] {
        assert_eq!(contract_column(heading), None, "{heading}");
    }
}

#[test]
fn hints_are_passed_over() {
    for (heading, at) in [
        ("合同编号（必填）", contract::contract_no.at),
        ("★合同编号", contract::contract_no.at),
        ("【必填】合同编号", contract::contract_no.at),
        ("合同类型（下拉选择）", contract::contract_kind.at),
        ("合同类型（请从下拉列表中选择）", contract::contract_kind.at),
        ("签订日期（yyyy-mm-dd）", contract::signed_on.at),
        ("签订日期（年月日）", contract::signed_on.at),
        ("签订日期（格式：2024-01-01）", contract::signed_on.at),
        ("甲方（盖章）", contract::party_a_name.at),
        ("采购人(全称)", contract::party_a_name.at),
        ("是否涉密（是/否）", contract::classified.at),
        ("约定付款天数（天）", contract::payment_days.at),
        ("约定逾期利率（%）", contract::overdue_rate.at),
        ("约定逾期利率（%/年）", contract::overdue_rate.at),
        ("履行期限（起）", contract::starts_on.at),
        ("履行期限（止）（必填）", contract::ends_on.at),
        ("开始日期", contract::starts_on.at),
        ("起止日期", contract::term_text.at),
        ("供应商名称", contract::party_b_name.at),
    ] {
        assert_eq!(
            contract_column(heading).map(|found| found.0),
            Some(at),
            "{heading}"
        );
    }
    for heading in [
        "乙方名称（2）",
        "合同编号（旧）",
        "合同金额（天）",
        "甲方（盖章",
        "签订日期（万元）",
        "",
    ] {
        assert_eq!(contract_column(heading), None, "{heading}");
    }
}

#[test]
fn a_heading_may_tell_the_kind_of_its_number() {
    let spec = Kind::Contract.spec();
    for (heading, code) in [
        ("乙方统一社会信用代码", Some("uscc")),
        ("供应商信用代码（18位）", Some("uscc")),
        ("对方统一社会信用代码", Some("uscc")),
        ("乙方身份证号码", Some("citizen_id")),
        ("乙方证件号码", None),
    ] {
        let column = recognise(spec, heading).unwrap();
        assert_eq!(column.field, contract::party_b_id.at, "{heading}");
        let implied = code.map(|code| (contract::party_b_id_kind.at, code));
        assert_eq!(column.implies, implied, "{heading}");
    }
    assert_eq!(
        recognise(spec, "采购人统一社会信用代码").map(|column| column.field),
        Some(contract::party_a_uscc.at)
    );
}

#[test]
fn amounts_in_words_have_columns_of_their_own() {
    let spec = Kind::Contract.spec();
    for heading in [
        "合同金额（大写）",
        "合同金额大写",
        "大写金额",
        "金额（大写）",
        "合同大写金额",
        "合同总价(大写，元)",
        "（大写）合同金额",
        "大写",
    ] {
        assert_eq!(words_of(spec, heading), Some(contract::amount.at), "{heading}");
        assert_eq!(recognise(spec, heading), None, "{heading}");
    }
    for heading in ["合同金额（大小写）", "合同名称大写", "大写小写", "合同金额"] {
        assert_eq!(words_of(spec, heading), None, "{heading}");
    }
    let paid = words_of(Kind::Performance.spec(), "已付金额（大写）");
    assert_eq!(paid, Some(performance::paid_amount.at));
}

#[test]
fn no_heading_panics() {
    let pieces = [
        "合同金额",
        "(",
        "）",
        "万元",
        "大写",
        "小写",
        "：",
        "必填",
        "%",
        "",
        "\u{fffd}",
        "yyyy-mm-dd",
        "*",
    ];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                for d in pieces {
                    let heading = format!("{a}{b}{c}{d}");
                    for kind in Kind::ALL {
                        let known = recognise(kind.spec(), &heading).is_some();
                        let words = words_of(kind.spec(), &heading).is_some();
                        let may_be = !candidates(kind.spec(), &heading).is_empty();
                        assert!(
                            u8::from(known) + u8::from(words) + u8::from(may_be) <= 1,
                            "{heading}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_may_mean_several_fields_is_asked_for() {
    let spec = Kind::Contract.spec();
    assert!(candidates(spec, "名 称（必填）").contains(&contract::party_b_name.at));
    assert!(candidates(spec, "合同名称").is_empty());
    assert!(candidates(spec, "天气").is_empty());
    assert!(candidates(Kind::Dishonesty.spec(), "统一社会信用代码").contains(&dishonesty::unit_uscc.at));
}

#[test]
fn a_kind_that_is_not_reported_never_stands_in_the_way_of_one_that_is() {
    let kind_of = |headings: &[&str]| recognise_kind(headings.iter().copied());
    let of_the_payment = [
        "采购人统一社会信用代码",
        "合同编号",
        "应付日期",
        "应付金额",
        "付款日期",
    ];
    assert_eq!(kind_of(&of_the_payment), Some(Kind::Payment));
    assert_eq!(
        kind_of(&["甲方信用代码", "合同编号", "履约状态", "付款金额"]),
        Some(Kind::Performance)
    );
    // Without the day on which it is due an instalment is not told, however many of its words there are.
    assert_eq!(kind_of(&["合同编号", "应付金额", "付款日期", "付款金额"]), None);
    assert_eq!(kind_of(&["单位代码", "梳理日期", "新增"]), Some(Kind::ListReview));
    assert_eq!(kind_of(&["信用代码", "单位名称"]), Some(Kind::Unit));
    let site = [
        "项目名称",
        "项目编号",
        "采购人",
        "中标供应商",
        "中标金额（万元）",
        "公告日期",
        "公告网址",
    ];
    assert_eq!(kind_of(&site), Some(Kind::Published));
    // A unit's own list of contracts stays one, with an address or without.
    let own = [
        "合同编号",
        "合同名称",
        "合同类型",
        "甲方",
        "甲方信用代码",
        "乙方",
        "合同金额",
        "签订日期",
        "采购方式",
        "公告网址",
    ];
    assert_eq!(kind_of(&own), Some(Kind::Contract));
    // Where it was published tells the two apart.
    assert_eq!(kind_of(&site[..6]), Some(Kind::Contract));
    let receipt = [
        "数据类型",
        "单位代码",
        "合同编号",
        "受理结果",
        "退回原因",
        "回执日期",
    ];
    assert_eq!(kind_of(&receipt), Some(Kind::Receipt));
}

#[test]
fn brackets_state_their_unit() {
    for (bracket, unit) in [
        ("万", Unit::WanYuan),
        ("亿", Unit::YiYuan),
        ("仟元", Unit::QianYuan),
        ("万元整", Unit::WanYuan),
        ("以万元计", Unit::WanYuan),
        ("以万元为单位", Unit::WanYuan),
        ("按万元填写", Unit::WanYuan),
        ("请以万元为单位填写", Unit::WanYuan),
        ("万元人民币", Unit::WanYuan),
        ("万元，人民币", Unit::WanYuan),
        ("单位 万元", Unit::WanYuan),
        ("单位为万元", Unit::WanYuan),
        ("以元为单位", Unit::StatedYuan),
        ("元/万元", Unit::Contradicted),
        ("请填写", Unit::Yuan),
    ] {
        let column = recognise(Kind::Contract.spec(), &format!("合同金额（{bracket}）"));
        assert_eq!(column.map(|column| column.unit), Some(unit), "{bracket}");
        assert!(
            recognise(Kind::Contract.spec(), &format!("签订日期（{bracket}）")).is_none()
                || unit == Unit::Yuan
        );
    }
    for bracket in [
        "美元",
        "万美元",
        "十万元",
        "填写，如美元",
        "如：128万元",
        "请填美元",
    ] {
        let column = recognise(Kind::Contract.spec(), &format!("合同金额（{bracket}）"));
        assert_eq!(column, None, "{bracket}");
    }
}
