//! A record's unit and the register of units (单位名册).

use crate::field::{FieldSpec, commitment as m, contract as c, dishonesty as d, unit};
use crate::record::Record;
use crate::requirement::Context;
use crate::requirement::register::{Heir, Registered};
use crate::rules::prelude::*;

/// 单位不在名册内
///
/// Asked of contracts, promises and dishonesty records, which say what their unit is called; what hangs on a contract has its unit.
pub(super) static UNIT_NOT_IN_REGISTER: Rule = Rule {
    code: "XRF411",
    name: "unit-not-in-register",
    title: Words {
        zh: "单位不在名册内",
        en: "A unit that the register does not know",
    },
    at: At::Every(is_code),
    severity: Severity::Warning,
    phase: Phase::Accept,
    memory: Some(THE_REGISTER),
    message: Words {
        zh: "“{field}”{code}不在单位名册内",
        en: "{field} {code} is not in the register of units",
    },
    help: Words {
        zh: "核对代码；单位应当报送而名册没有的，在名册 units.csv 里补上",
        en: "Check the code; where the unit must report, add it to units.csv",
    },
    check: Check::Any(|record, context, at| match registered(record, context, at)? {
        (code, Registered::Missing) => Err(Fault::new().arg("code", Arg::Canonical(code)).into()),
        _ => Ok(()),
    }),
    ..Rule::BASE
};

/// 单位名称与名册不一致
pub(super) static UNIT_NAME_DISAGREES_WITH_REGISTER: Rule = Rule {
    code: "XRF412",
    name: "unit-name-disagrees-with-register",
    title: Words {
        zh: "单位名称与名册不一致",
        en: "A unit's name disagrees with the register",
    },
    at: At::Every(is_name),
    severity: Severity::Warning,
    phase: Phase::Accept,
    memory: Some(THE_REGISTER),
    message: Words {
        zh: "“{field}”与单位名册不一致：名册里代码 {code} 的单位是{named}",
        en: "{field} disagrees with the register, where {code} is {named}",
    },
    help: Words {
        zh: "核对代码和名称；单位改了名的，在名册 units.csv 里为新名称另加一行",
        en: "Check code and name; where the unit was renamed, add a line with the new name to units.csv",
    },
    check: Check::Any(|record, context, at| match registered(record, context, at)? {
        // That the code is unknown is told there.
        (_, Registered::Missing) => Err(Stop::NotApplicable),
        (_, Registered::Same) => Ok(()),
        (code, Registered::Named(named)) => {
            let fault = Fault::new().arg("code", Arg::Canonical(code));
            Err(fault.arg("named", Arg::Text(named)).into())
        }
    }),
    ..Rule::BASE
};

/// 撤并的单位没有承继单位
pub(super) static CLOSED_UNIT_WITHOUT_SUCCESSOR: Rule = Rule {
    code: "XRF413",
    name: "closed-unit-without-successor",
    title: Words {
        zh: "撤并的单位没有承继单位",
        en: "A closed unit whom nobody succeeds",
    },
    at: At::Every(is_successor),
    severity: Severity::Warning,
    phase: Phase::Accept,
    judges_empty: true,
    memory: Some(THE_REGISTER),
    message: Words {
        zh: "单位 {code} 已于 {last} 撤并，{why}：它的承诺和合同没有人接着履行和报送",
        en: "the unit {code} was closed on {last}; {why}: nobody goes on with its promises and contracts",
    },
    help: Words {
        zh: "在名册 units.csv 里填写承继它的单位的代码，并为承继单位写一行；没有撤并的，删去撤并日期",
        en: "Give the code of the unit that succeeds it in units.csv, and a line for that unit; where it was not closed, delete the day",
    },
    check: Check::Any(|record, context, _| {
        let register = context.register.ok_or(Stop::CannotTell(Missing::Register))?;
        let code = record.value(unit::uscc).ok_or(Stop::NotApplicable)?;
        let code = code.as_str();
        let last = register.closed_on(code).ok_or(Stop::NotApplicable)?;
        let is_past = context.as_of.is_none_or(|as_of| last < as_of);
        let (why, heir) = match register.heir(code) {
            Heir::NotClosed => return Err(Stop::NotApplicable),
            _ if !is_past => return Err(Stop::NotApplicable),
            Heir::Unit(_) => return Ok(()),
            Heir::None => (NAMES_NOBODY, String::new()),
            Heir::Unknown(heir) => (NAMES_AN_UNKNOWN, heir),
            Heir::Circle => (NAMES_ITSELF, String::new()),
        };
        let fault = Fault::new()
            .arg("code", Arg::Canonical(code.to_owned()))
            .arg("last", Arg::Canonical(last.to_string()))
            .arg("heir", Arg::Canonical(heir));
        Err(fault.arg("why", Arg::Words(why)).into())
    }),
    ..Rule::BASE
};

const NAMES_NOBODY: Words = Words {
    zh: "没有填写承继单位",
    en: "no unit is named that succeeds it",
};
const NAMES_AN_UNKNOWN: Words = Words {
    zh: "承继单位 {heir} 不在名册内",
    en: "its successor {heir} is not in the register",
};
const NAMES_ITSELF: Words = Words {
    zh: "承继关系绕了一圈又回到它自己",
    en: "its successors lead back to itself",
};

/// 撤并之后仍用原单位代码签订
///
/// What was signed before keeps its key; a supplement is filed with its contract.
pub(super) static SIGNED_AFTER_UNIT_CLOSED: Rule = Rule {
    code: "XRF414",
    name: "signed-after-unit-closed",
    title: Words {
        zh: "撤并之后仍用原单位的代码签订",
        en: "Signed under the code of a unit that was closed before",
    },
    at: At::Every(is_signer),
    severity: Severity::Warning,
    phase: Phase::Accept,
    memory: Some(THE_REGISTER),
    message: Words {
        zh: "“{field}”{code}的单位已于 {last} 撤并，{on} 签订(作出)的应当用承继单位的代码",
        en: "the unit of {field} {code} was closed on {last}; what is signed on {on} carries the code of its successor",
    },
    help: Words {
        zh: "改填承继单位的名称和代码；撤并日期登记错的，改正名册 units.csv",
        en: "Give the successor's name and code; where the day of closing is wrong, correct units.csv",
    },
    check: Check::Any(|record, context, at| {
        let on = match record.kind() {
            Kind::Contract if !matches!(record.slot(c::amends_contract_no.at).fact, Fact::Absent) => {
                return Err(Stop::NotApplicable);
            }
            Kind::Contract => record.value(c::signed_on),
            _ => record.value(m::made_on),
        };
        let on = on.ok_or(Stop::NotApplicable)?;
        let (code, _) = registered(record, context, at)?;
        let register = context.register.ok_or(Stop::CannotTell(Missing::Register))?;
        let last = register.closed_on(&code).ok_or(Stop::NotApplicable)?;
        ensure(on <= last, || {
            Fault::new()
                .arg("code", Arg::Canonical(code))
                .arg("last", Arg::Canonical(last.to_string()))
                .arg("on", Arg::Canonical(on.to_string()))
        })
    }),
    ..Rule::BASE
};

const THE_REGISTER: Words = Words {
    zh: "单位名册，每个单位一行",
    en: "the register, a line a unit",
};

/// The fields that name a record's unit, by code and by name.
const NAMED_BY: &[(Kind, u8, u8)] = &[
    (Kind::Contract, c::party_a_uscc.at, c::party_a_name.at),
    (Kind::Commitment, m::promisor_code.at, m::promisor_name.at),
    (Kind::Commitment, m::unit_uscc.at, m::unit_name.at),
    (Kind::Dishonesty, d::unit_uscc.at, d::unit_name.at),
];

fn is_code(spec: &FieldSpec) -> bool {
    let of = |(kind, code, _): &(Kind, u8, u8)| is_field(*kind, *code, spec);
    NAMED_BY.iter().any(of)
}

fn is_successor(spec: &FieldSpec) -> bool {
    is_field(Kind::Unit, unit::successor_uscc.at, spec)
}

/// Who signs or promises; of an official the unit does.
fn is_signer(spec: &FieldSpec) -> bool {
    is_code(spec) && !is_field(Kind::Dishonesty, d::unit_uscc.at, spec)
}

fn is_name(spec: &FieldSpec) -> bool {
    let of = |(kind, _, name): &(Kind, u8, u8)| is_field(*kind, *name, spec);
    NAMED_BY.iter().any(of)
}

fn is_field(kind: Kind, at: u8, spec: &FieldSpec) -> bool {
    kind.spec()
        .field(at)
        .is_some_and(|field| std::ptr::eq(field, spec))
}

/// The unit's code, and what the register says of it.
fn registered(record: &Record<'_>, context: &Context<'_>, at: u8) -> Result<(String, Registered), Stop> {
    let is_meant = |one: &&(Kind, u8, u8)| one.0 == record.kind() && (one.1 == at || one.2 == at);
    let (_, code, name) = NAMED_BY.iter().find(is_meant).ok_or(Stop::NotApplicable)?;
    // An official is in no register of units; the unit is.
    if record.kind() == Kind::Commitment && *code == m::promisor_code.at {
        match record.value(m::promisor_kind) {
            Some(PromisorKind::Institution) => {}
            Some(_) => return Err(Stop::NotApplicable),
            None => return Err(Missing::of(record, m::promisor_kind.at).into()),
        }
    }
    let register = context.register.ok_or(Stop::CannotTell(Missing::Register))?;
    let text = |at: u8| match record.slot(at).fact {
        Fact::Absent => Err(Stop::NotApplicable),
        Fact::Malformed => Err(Missing::Unreadable(at).into()),
        Fact::Known(_) => record
            .canonical(at)
            .map(String::from)
            .ok_or(Stop::CannotTell(Missing::Doubtful(at))),
    };
    let code = text(*code)?;
    let registered = register.of(&code, &text(*name)?);
    Ok((code, registered))
}
