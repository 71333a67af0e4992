//! A record's unit and the register of units (单位名册).

use crate::field::{FieldSpec, commitment as m, contract as c, dishonesty as d};
use crate::record::Record;
use crate::requirement::Context;
use crate::requirement::register::Registered;
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
