//! What was reported and is a state secret now (报送后定密).

use crate::rules::prelude::*;

/// 报送以后定密
pub(super) static CLASSIFIED_AFTER_REPORTING: Rule = Rule {
    code: "XRF407",
    name: "classified-after-reporting",
    title: Words {
        zh: "报送以后定密",
        en: "Classified after it was reported",
    },
    at: At::File,
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N4_3],
    message: Words {
        zh: "合同“{contract_no}”和与它有关的记录以前报送过（{file}），现在涉密；从本月起不再报送，也不出现在任何清单里",
        en: "contract `{contract_no}` and what is of it were reported before ({file}), and it is a state secret now; from this month on it is in no submission and no list",
    },
    help: Words {
        zh: "按保密规定处理已经送出的内容，请平台撤回这些记录，撤回时只写主键；本机上的有关文件一并移出",
        en: "Deal with what was sent as secrecy law says, have the platform withdraw these records, naming their keys alone, and take its files off this computer",
    },
    check: Check::Intake,
    ..Rule::BASE
};
