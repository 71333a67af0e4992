//! Whether what is reported comes in time (及时性).

use crate::model::Key;
use crate::record::Value;
use crate::requirement::earlier::dated_places;
use crate::rules::prelude::*;
use crate::value::Period;

/// 迟报
///
/// What is dated in a month belongs to the report of that month: a contract that was signed in it, a promise that was made or
/// determined in it, the statement of it. A unit's first report is its baseline: nothing in it is late, and nothing was due
/// before it.
pub(super) static REPORTED_LATE: Rule = Rule {
    code: "SUB301",
    name: "reported-late",
    title: Words {
        zh: "迟报",
        en: "Reported late",
    },
    at: At::Every(|spec| spec.tells_month),
    severity: Severity::Violation,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[N4_3],
    memory: Some(Words {
        zh: "此前各月的记录每条约 16 字节",
        en: "about 16 bytes a record of earlier months",
    }),
    message: Words {
        zh: "“{field}”{dated}，应在 {due} 的报送中报，到 {came} 才第一次报",
        en: "{field} {dated}: due in the report of {due}, it comes in {came} for the first time",
    },
    help: Words {
        zh: "核对“{field}”；属实的照实报送，计为迟报；今后当月的事当月归集",
        en: "Check the {field}; where it is right, the record is submitted as it is and counted; collect what is of a month in its month",
    },
    check: Check::Any(|record, context, at| {
        if !record.kind().is_reported() {
            return Err(Stop::NotApplicable);
        }
        let due = match record.slot(at).value() {
            // That a day has not come is told there.
            _ if context.refutes(record, at) => return Err(Missing::of(record, at).into()),
            Some(Value::Date(day)) => Period::of(day),
            Some(Value::Period(month)) => month,
            _ => return Err(Missing::of(record, at).into()),
        };
        let came = context.came.filter(|_| Key::is_complete(record));
        let came = came.ok_or(Missing::EarlierMonths)?;
        let Some(first) = came.earlier.first_month(came.unit) else {
            return Err(Stop::NotApplicable);
        };
        // What is late as a whole is told once, by the first of its days.
        let whole = dated_places(record.kind()).next();
        if whole.is_some_and(|whole| whole != at && !came.earlier.has(record, whole)) {
            return Err(Stop::NotApplicable);
        }
        let due = due.max(first);
        ensure(due >= came.month || came.earlier.has(record, at), || {
            let dated = record.canonical(at).unwrap_or_default().into_owned();
            Fault::new()
                .arg("dated", Arg::Canonical(dated))
                .arg("due", Arg::Canonical(due.to_string()))
                .arg("came", Arg::Canonical(came.month.to_string()))
        })
    }),
    ..Rule::BASE
};
