//! What the platform rejected and the unit still owes (退回未改).

use crate::field::receipt as r;
use crate::requirement::beside::Since;
use crate::rules::prelude::*;
use crate::value::Period;

/// 被平台退回，仍欠报送
///
/// Asked of the latest receipt of every record; one that was sent again waits for its receipt.
pub(super) static REJECTED_AND_STILL_OWED: Rule = Rule {
    code: "SUB402",
    name: "rejected-and-still-owed",
    title: Words {
        zh: "被退回，仍欠报送",
        en: "Rejected and still owed",
    },
    at: At::Record,
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N4_3],
    memory: Some(Words {
        zh: "有回执时，每条回执约 40 字节，本月每条记录约 8 字节",
        en: "with receipts about 40 bytes a receipt, and 8 bytes a record of the month",
    }),
    message: Words {
        zh: "{month} 报送的{record_kind}“{record_no}”被平台退回（{why}{note}），本月没有重新报来，仍欠报送",
        en: "{record_kind} `{record_no}`, sent in {month}, was rejected by the platform ({why}{note}); it was not sent again this month and is still owed",
    },
    help: Words {
        zh: "{mend}；改正后随下一次报送重新报来，到平台受理为止；不应报送的，请平台撤回，并登记一条处理结果为“已撤回”的回执",
        en: "{mend}; then send it again, until the platform accepts it; where it should not have been sent, have it withdrawn and enter a receipt that says so",
    },
    check: Check::Receipt(|case, _| {
        let month = match case.context.since {
            Since::NotInRun => return Err(Missing::MonthsRecords.into()),
            Since::NoRecord => {
                case.known(r::record_kind)?;
                case.known(r::unit_uscc)?;
                case.known(r::record_no)?;
                return Err(case.in_doubt(r::period));
            }
            Since::Answered => return Err(Stop::NotApplicable),
            Since::SentAgain => None,
            Since::Nothing { month } => Some(month),
        };
        if case.known(r::result)? != ReceiptResult::Rejected {
            return Ok(());
        }
        // It waits for its receipt.
        let month = month.ok_or(Stop::NotApplicable)?;
        let month = month.or_else(|| case.record.value(r::received_on).map(Period::of));
        let reason = case.record.value(r::reason);
        let note = case.record.value(r::reason_note);
        let fault = Fault::new()
            .arg(
                "month",
                Arg::Text(month.map(|month| month.to_string()).unwrap_or_default()),
            )
            .arg(
                "why",
                reason.map_or(Arg::Words(UNSAID), |reason| Arg::Code(reason.code())),
            )
            .arg("note", Arg::Words(if note.is_some() { NOTED } else { NOTHING }))
            .arg("mend", Arg::Words(mend(reason)));
        Err(match note {
            Some(note) => fault.arg("reason_note", Arg::Typed(r::reason_note.at, note.to_owned())),
            None => fault,
        }
        .into())
    }),
    ..Rule::BASE
};

const UNSAID: Words = Words {
    zh: "没有写明原因",
    en: "it does not say why",
};
const NOTED: Words = Words {
    zh: "：{reason_note}",
    en: ": {reason_note}",
};
const NOTHING: Words = Words { zh: "", en: "" };

/// How to mend it, by the reason.
fn mend(reason: Option<RejectionReason>) -> Words {
    let (zh, en) = match reason {
        Some(RejectionReason::Format) => (
            "用 zhengwu check 检查这条记录，按平台的说明改正格式",
            "Check the record with zhengwu check, and correct its form as the platform says",
        ),
        Some(RejectionReason::Duplicate) => (
            "核对是不是报过：报过的不再报，请平台撤回；不是同一条的，改用不重复的编号",
            "See whether it was sent before: then have it withdrawn; else give it a number of its own",
        ),
        Some(RejectionReason::NameCodeMismatch) => (
            "按登记证照核对单位、相对方的名称和统一社会信用代码，改成与基础库一致",
            "Check names and credit codes of both sides against their certificates",
        ),
        Some(RejectionReason::Other) | None => ("向平台问清退回的原因", "Ask the platform for the reason"),
    };
    Words { zh, en }
}
