//! Whether what is reported comes in time (及时性).

use crate::field::contract as c;
use crate::requirement::peers::Reported;
use crate::rules::prelude::*;
use crate::value::Period;

/// 迟报
///
/// A contract belongs to the report of the month in which it was signed. A unit's first report is its baseline: nothing in it
/// is late.
pub(super) static REPORTED_LATE: Rule = Rule {
    code: "SUB301",
    name: "reported-late",
    title: Words {
        zh: "迟报",
        en: "Reported late",
    },
    at: At::Fields(&[c::signed_on.at]),
    severity: Severity::Violation,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[N4_3],
    memory: Some(Words {
        zh: "此前各月的合同每份约 16 字节",
        en: "about 16 bytes a contract of earlier months",
    }),
    message: Words {
        zh: "合同 {signed_on} 签订，应在 {due} 的报送中报，到 {period} 才第一次报",
        en: "signed on {signed_on} and due in the report of {due}, it comes in {period} for the first time",
    },
    help: Words {
        zh: "核对签订日期；属实的照实报送，计为迟报；今后当月签订的当月归集",
        en: "Check the day of signing; where it is right, the record is submitted as it is and counted; collect what is signed in its month",
    },
    check: Check::Contract(|case, _| {
        let signed = case.given(c::signed_on)?;
        match case.context.peers.reported {
            Reported::NotInRun => Err(Stop::CannotTell(Missing::EarlierMonths)),
            Reported::Baseline => Err(Stop::NotApplicable),
            Reported::Before => Ok(()),
            Reported::First(period) => {
                let due = Period::of(signed);
                ensure(due >= period, || {
                    Fault::new()
                        .arg("due", Arg::Text(due.to_string()))
                        .arg("period", Arg::Text(period.to_string()))
                })
            }
        }
    }),
    ..Rule::BASE
};
