//! The write-off (销号).

use crate::field::performance as p;
use crate::rules::prelude::*;

/// 未履约完毕就销号
pub(super) static WRITTEN_OFF_NOT_PERFORMED: Rule = Rule {
    code: "PRF203",
    name: "written-off-not-performed",
    title: Words {
        zh: "没有履约完毕，也没有解除，就已销号",
        en: "Written off, and neither performed nor terminated",
    },
    at: At::Fields(&[p::written_off_on.at]),
    related: &[p::performance_status.at],
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    message: Words {
        zh: "履约状态是“{performance_status}”，却填写了销号日期 {written_off_on}",
        en: "the status is {performance_status}, and yet it was written off on {written_off_on}",
    },
    help: Words {
        zh: "核对履约状态；没有履约完毕、也没有解除的，不能销号，删去销号日期",
        en: "Check the status; what is neither performed nor terminated cannot be written off: remove the date",
    },
    check: Check::Performance(|case, _| {
        let status = case.known(p::performance_status)?;
        let ended = matches!(
            status,
            PerformanceStatus::Performed | PerformanceStatus::Terminated
        );
        ensure(ended, Fault::new)
    }),
    fires: &[
        Example::of(r#"{"written_off_on":"2024-12-31"}"#),
        Example::of(
            r#"{"performance_status":"suspended","change_ground":"counterparty_breach","ground_proof":"催告函（2024-12-16）","written_off_on":"2024-12-31"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单3号","written_off_on":"2024-12-31"}"#,
        ),
        Example::of(
            r#"{"performance_status":"terminated","change_ground":"mutual_consent","ground_proof":"解除协议（2024-12-20）","written_off_on":"2024-12-31"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 销号早于履约完成
pub(super) static WRITTEN_OFF_BEFORE_PERFORMED: Rule = Rule {
    code: "PRF204",
    name: "written-off-before-performed",
    title: Words {
        zh: "销号早于履约完成",
        en: "Written off before it was performed",
    },
    at: At::Fields(&[p::written_off_on.at]),
    related: &[p::performed_on.at],
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    when: Some(&p::PERFORMED),
    message: Words {
        zh: "销号日期 {written_off_on} 早于履约完成日期 {performed_on}",
        en: "written off on {written_off_on}, before it was performed on {performed_on}",
    },
    help: Words {
        zh: "核对两个日期",
        en: "Check both dates",
    },
    check: Check::Performance(|case, _| {
        let written_off = case.given(p::written_off_on)?;
        let performed = case.known(p::performed_on)?;
        ensure(written_off >= performed, || {
            Fault::new().expecting(Op::Ge, performed)
        })
    }),
    fires: &[Example::of(
        r#"{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单3号","written_off_on":"2024-12-29"}"#,
    )],
    silent: &[Example::of(
        r#"{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单3号","written_off_on":"2024-12-30"}"#,
    )],
    ..Rule::BASE
};
