//! What goes with a determined status (履行状态认定).

use crate::field::commitment as c;
use crate::rules::prelude::*;

/// 没有全部履行，却没有说明哪些没有履行
pub(super) static STATUS_WITHOUT_REMAINDER: Rule = Rule {
    code: "CMT003",
    name: "status-without-remainder",
    title: Words {
        zh: "没有全部履行，却没有写明未履行的内容",
        en: "Not kept in full, and what remains is not said",
    },
    at: At::Fields(&[c::unfulfilled_content.at]),
    related: &[c::fulfilment_status.at],
    phase: Phase::Submit,
    when: Some(&c::NOT_KEPT),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "承诺履行状态是“{fulfilment_status}”，没有填写“未履行的承诺内容”",
        en: "the status is {fulfilment_status}, and what was not kept is not said",
    },
    help: Words {
        zh: "写明承诺的哪些内容没有兑现",
        en: "Say what of the promise was not kept",
    },
    check: Check::Commitment(|case, at| case.ensure_filled(at)),
    fires: &[Example::of(
        r#"{"fulfilment_status":"partial","accountability":"责令限期完成","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"site_or_approval_pending","reason_note":"用地手续未办结","responsible_side":"government","follow_up":"倒排工期","next_follow_up_on":"2025-02-10"}"#,
    )],
    silent: &[
        Example::of(
            r#"{"fulfilment_status":"partial","unfulfilled_content":"路灯未安装","accountability":"责令限期完成","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"site_or_approval_pending","reason_note":"用地手续未办结","responsible_side":"government","follow_up":"倒排工期","next_follow_up_on":"2025-02-10"}"#,
        ),
        Example::of("{}"),
    ],
    ..Rule::BASE
};

/// 没有全部履行，却没有责任追究
pub(super) static STATUS_WITHOUT_ACCOUNTABILITY: Rule = Rule {
    code: "CMT004",
    name: "status-without-accountability",
    title: Words {
        zh: "没有全部履行，却没有写明责任追究",
        en: "Not kept in full, and nobody accounts for it",
    },
    at: At::Fields(&[c::accountability.at]),
    related: &[c::fulfilment_status.at],
    phase: Phase::Submit,
    when: Some(&c::NOT_KEPT),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "承诺履行状态是“{fulfilment_status}”，没有填写“违诺责任追究内容”",
        en: "the status is {fulfilment_status}, and how it was accounted for is not said",
    },
    help: Words {
        zh: "写明怎样追究责任；还在处理的，写明处理到哪一步",
        en: "Say how it was accounted for; where that is under way, how far it is",
    },
    check: Check::Commitment(|case, at| case.ensure_filled(at)),
    fires: &[Example::of(
        r#"{"fulfilment_status":"none","unfulfilled_content":"全部内容","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"funds_not_in_place","reason_note":"资金计划推迟","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-02-10"}"#,
    )],
    silent: &[Example::of(
        r#"{"fulfilment_status":"none","unfulfilled_content":"全部内容","accountability":"对责任科室通报批评","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"funds_not_in_place","reason_note":"资金计划推迟","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-02-10"}"#,
    )],
    ..Rule::BASE
};

/// 全部履行而没有佐证
pub(super) static FULL_WITHOUT_EVIDENCE: Rule = Rule {
    code: "CMT005",
    name: "full-without-evidence",
    title: Words {
        zh: "全部履行而没有佐证",
        en: "Kept in full, and nothing shows it",
    },
    at: At::Fields(&[c::evidence.at]),
    related: &[c::fulfilment_status.at],
    phase: Phase::Submit,
    when: Some(&c::KEPT),
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "{said}，没有填写“兑现佐证”",
        en: "{said}, and no document is named that shows it",
    },
    help: Words {
        zh: "填写能证明兑现的文件的文号或名称",
        en: "Name the documents that show it, by number or name",
    },
    // Where an event keeps the promise, it is said that it does.
    check: Check::Commitment(|case, at| match case.ensure_filled(at) {
        Err(Stop::Faults(_)) => Err(Fault::new().arg("said", Arg::Words(IS_KEPT)).into()),
        other => other,
    }),
    fires: &[Example::of(
        r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办"}"#,
    )],
    silent: &[Example::of(
        r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办","evidence":"验收单3号"}"#,
    )],
    ..Rule::BASE
};

const IS_KEPT: Words = Words {
    zh: "承诺履行状态是“全部履行”",
    en: "the status is kept in full",
};

/// 全部履行却有未履行的内容
pub(super) static STATUS_WITH_REMAINDER: Rule = Rule {
    code: "CMT204",
    name: "status-with-remainder",
    title: Words {
        zh: "“全部履行”却有未履行的内容",
        en: "Kept in full, and yet something remains",
    },
    at: At::Fields(&[c::unfulfilled_content.at]),
    related: &[c::fulfilment_status.at],
    when: Some(&c::KEPT),
    expects: Some((Op::Absent, "")),
    message: Words {
        zh: "承诺履行状态是“全部履行”，却填写了“未履行的承诺内容”",
        en: "the status is kept in full, and yet it is said what was not kept",
    },
    help: Words {
        zh: "有没有兑现的内容的，状态改为“部分履行”；确已全部兑现的，“未履行的承诺内容”留空",
        en: "Where something was not kept, the status is kept in part; where all was, leave the remainder empty",
    },
    // The judge has asked whether both are there.
    check: Check::Commitment(|_, _| Err(Fault::new().into())),
    fires: &[Example::of(
        r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办","evidence":"验收单3号","unfulfilled_content":"路灯未安装"}"#,
    )],
    silent: &[Example::of(
        r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办","evidence":"验收单3号"}"#,
    )],
    ..Rule::BASE
};
