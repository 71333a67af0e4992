//! What another source published, and the unit never reported (漏报).

use crate::field::published::{self as p, Published};
use crate::requirement::Case;
use crate::requirement::beside::Listed;
use crate::rules::prelude::*;
use crate::value::{Date, Period};

/// 已公告而没有报送
///
/// A contract belongs to the report of the month in which it was signed; where only the award is known, of the month in which
/// the law has it signed at the latest.
pub(super) static PUBLISHED_BUT_NEVER_REPORTED: Rule = Rule {
    code: "SUB401",
    name: "published-but-never-reported",
    title: Words {
        zh: "已公告，没有报送",
        en: "Published and never reported",
    },
    at: At::Record,
    severity: Severity::Violation,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[N4_3],
    memory: Some(Words {
        zh: "有公告清单时，每份合同约 150 字节",
        en: "with a list of notices about 150 bytes a contract",
    }),
    message: Words {
        zh: "{who}的“{contract_name}”{number}已经公告，应在 {last} 前报送；已收到的合同里没有它",
        en: "`{contract_name}`{number} of {who} was published and due by {last}; it is not among the contracts that came",
    },
    help: Words {
        zh: "是本单位签的合同，尽快补报；已经报过而编号、名称不一样的，在公告清单里改成报送的编号；没有签成的，把公告类型改为终止(废标)公告",
        en: "Where the contract was signed, report it now; where it came under another number or name, put the reported number into the \
             list; where it was never signed, make the type of the notice a cancellation",
    },
    check: Check::Published(|case, _| {
        if let Some(NoticeType::Tender | NoticeType::Cancelled) = case.maybe(p::notice_type)? {
            return Err(Stop::NotApplicable);
        }
        match case.context.listed {
            Listed::Reported => return Ok(()),
            Listed::NotAsked => return Err(Stop::NotApplicable),
            Listed::Unknown(_) | Listed::Missing { .. } => {}
        }
        let (last, is_old) = last_day(case)?;
        if case.as_of()? <= last {
            return Err(Stop::NotApplicable);
        }
        let unit = match case.context.listed {
            Listed::Missing { unit } if !is_old => unit,
            Listed::Missing { .. } => return Err(Missing::StillInForce.into()),
            Listed::Unknown(missing) => return Err(missing.into()),
            Listed::Reported | Listed::NotAsked => return Ok(()),
        };
        let unit = unit.map(|code| code.as_str().to_owned());
        let name = case.record.value(p::party_a_name).map(str::to_owned);
        let fault = Fault::new()
            .arg("who", Arg::Text(name.or(unit.clone()).unwrap_or_default()))
            .arg(
                "number",
                Arg::Words(if case.has(p::contract_no) {
                    NUMBERED
                } else {
                    NAMELESS
                }),
            )
            .arg("last", Arg::Canonical(last.to_string()));
        Err(match unit {
            Some(unit) => fault.arg("unit", Arg::Canonical(unit)),
            None => fault,
        }
        .into())
    }),
    ..Rule::BASE
};

const NUMBERED: Words = Words {
    zh: "（合同编号 {contract_no}）",
    en: " ({contract_no})",
};
const NAMELESS: Words = Words { zh: "", en: "" };

/// Within so many days after the notice of award a contract is signed (政府采购法 46, 招标投标法 46).
const SIGNED_WITHIN: chrono::Days = chrono::Days::new(30);
/// 海安市信用办通知的日期
const NOTICE: Option<Date> = Date::from_ymd_opt(2024, 11, 25);

/// The last day on which the contract could be reported in time, and whether it was signed before the notice: then only what
/// was still to be performed is owed, and a list does not say that.
fn last_day(case: &Case<'_, Published>) -> Result<(Date, bool), Stop> {
    let signed = match case.maybe(p::signed_on)? {
        Some(signed) => signed,
        None => {
            let known = match case.maybe(p::award_notice_on)? {
                Some(award) => award,
                None => case
                    .known(p::published_on)
                    .map_err(|_| case.in_doubt(p::signed_on))?,
            };
            known.checked_add_days(SIGNED_WITHIN).unwrap_or(known)
        }
    };
    let last = case.context.profile.cut_off(Period::of(signed));
    Ok((last, Some(signed) < NOTICE))
}
