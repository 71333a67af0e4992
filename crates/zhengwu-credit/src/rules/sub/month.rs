//! Whether a unit reports at all (漏报).

use crate::rules::prelude::*;

/// 本月没有报送
pub(super) static MONTH_NOT_REPORTED: Rule = Rule {
    code: "SUB001",
    name: "month-not-reported",
    title: Words {
        zh: "本月没有报送",
        en: "A month that was not reported",
    },
    at: At::File,
    severity: Severity::Violation,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[N4_3],
    message: Words {
        zh: "{name} 没有报送 {period} 的记录，零报告也没有",
        en: "{name} reported nothing for {period}, not even that there is nothing",
    },
    help: Words {
        zh: "催请报送；没有新情况的，报只有表头的空表，即零报告；不必报送的，在名册 units.csv 里写明起报月份或撤并日期",
        en: "Ask for the report; where nothing is new, an empty table with its header is a zero report; who need not report has its first month, or its end, in units.csv",
    },
    check: Check::Intake,
    ..Rule::BASE
};
