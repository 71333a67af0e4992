//! The government side: its code and its kind (甲方).

use crate::field::contract::{self as c, Contract};
use crate::requirement::Case;
use crate::rules::prelude::*;
use crate::value::Uscc;

/// 甲方不是政府一方
pub(super) static PARTY_A_NOT_GOVERNMENT: Rule = Rule {
    code: "CTR220",
    name: "party-a-not-government",
    title: Words {
        zh: "甲方代码不是政府一方的",
        en: "Party A's code is no government side's",
    },
    at: At::Fields(&[c::party_a_uscc.at]),
    related: &[c::party_a_kind.at],
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[N2_1],
    message: Words {
        zh: "甲方代码 {party_a_uscc} 以“{pair}”开头，{why}",
        en: "party A's code {party_a_uscc} begins with `{pair}`: {why}",
    },
    help: Words {
        zh: "甲方填报送的政府一方；甲方是市属国有企业的，机构类别选“市属国有企业”",
        en: "Party A is the reporting government side; for a municipal enterprise choose that kind",
    },
    check: Check::Contract(|case, _| {
        let code = case.given(c::party_a_uscc)?;
        if !code.category_is_known() || sides_are_swapped(case) {
            // Another rule speaks.
            return Err(case.in_doubt(c::party_a_uscc));
        }
        let is_government = match code.category() {
            "11" | "12" | "13" | "19" => true,
            "91" => case.known(c::party_a_kind)? == PartyAKind::StateOwnedEnterprise,
            _ => false,
        };
        let why = match code.category() {
            "91" => AN_ENTERPRISE,
            _ => NO_GOVERNMENT,
        };
        ensure(is_government, || {
            let fault = Fault::new().arg("pair", pair(&code));
            fault.arg("why", Arg::Words(why))
        })
    }),
    fires: &[
        Example::of(r#"{"party_a_uscc":"91320685MA1A30039C"}"#),
        Example::of(r#"{"party_a_uscc":"52320685MJ0A50014M"}"#),
    ],
    silent: &[
        Example::of(r#"{"party_a_uscc":"91320685MA1A30039C","party_a_kind":"state_owned_enterprise"}"#),
        Example::of(r#"{"party_a_uscc":"13320685MB0A10048Q"}"#),
    ],
    ..Rule::BASE
};

const AN_ENTERPRISE: Words = Words {
    zh: "是企业的代码，而甲方机构类别是“{party_a_kind}”，不是“市属国有企业”",
    en: "an enterprise's, and party A is said to be a {party_a_kind} and no municipal enterprise",
};
const NO_GOVERNMENT: Words = Words {
    zh: "不是机关、事业单位或市属国有企业的代码",
    en: "no organ's, public institution's or municipal enterprise's",
};

/// 甲方机构类别与代码不符
pub(super) static PARTY_A_KIND_DISAGREES_WITH_CODE: Rule = Rule {
    code: "CTR221",
    name: "party-a-kind-disagrees-with-code",
    title: Words {
        zh: "甲方机构类别与代码不符",
        en: "Party A's kind disagrees with its code",
    },
    at: At::Fields(&[c::party_a_kind.at]),
    related: &[c::party_a_uscc.at],
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[N2_1],
    message: Words {
        zh: "甲方机构类别是“{party_a_kind}”，而甲方代码以“{pair}”开头",
        en: "party A is said to be a {party_a_kind}, and its code begins with `{pair}`",
    },
    help: Words {
        zh: "11 开头的是机关，12 开头的是事业单位，91 开头的是企业；改正机构类别或者代码",
        en: "11 is an organ, 12 a public institution, 91 an enterprise: correct the kind or the code",
    },
    check: Check::Contract(|case, _| {
        let kind = case.given(c::party_a_kind)?;
        let code = case.known(c::party_a_uscc)?;
        let fits = match code.category() {
            "11" => !matches!(
                kind,
                PartyAKind::PublicInstitution | PartyAKind::StateOwnedEnterprise
            ),
            "12" => matches!(kind, PartyAKind::PublicInstitution | PartyAKind::ZoneCommittee),
            "13" | "19" => true,
            "91" if kind == PartyAKind::StateOwnedEnterprise => true,
            // party-a-not-government speaks.
            _ => return Err(Stop::NotApplicable),
        };
        ensure(fits, || Fault::new().arg("pair", pair(&code)))
    }),
    fires: &[
        Example::of(r#"{"party_a_kind":"public_institution"}"#),
        Example::of(r#"{"party_a_uscc":"12320685MB0A20019K"}"#),
    ],
    silent: &[
        Example::of(r#"{"party_a_kind":"zone_committee"}"#),
        Example::of(r#"{"party_a_uscc":"12320685MB0A20019K","party_a_kind":"public_institution"}"#),
    ],
    ..Rule::BASE
};

/// 甲乙双方代码填反
pub(super) static CODES_OF_THE_SIDES_SWAPPED: Rule = Rule {
    code: "CTR222",
    name: "codes-of-the-sides-swapped",
    title: Words {
        zh: "甲乙双方的代码像是填反了",
        en: "The codes of the two sides look swapped",
    },
    at: At::Fields(&[c::party_a_uscc.at]),
    related: &[c::party_b_id.at],
    severity: Severity::Warning,
    message: Words {
        zh: "甲方代码 {party_a_uscc} 是企业的，乙方代码 {party_b_id} 是机关或事业单位的，可能填反了",
        en: "party A's code {party_a_uscc} is an enterprise's and party B's, {party_b_id}, an organ's: they may be swapped",
    },
    help: Words {
        zh: "甲方填报送的政府一方，不论合同上列为甲方还是乙方；合同所列地位另填",
        en: "Party A is the reporting government side, whatever the paper calls it; its place on the paper is another field",
    },
    check: Check::Contract(|case, _| {
        case.given(c::party_a_uscc)?;
        case.known(c::party_b_id)?;
        ensure(!sides_are_swapped(case), Fault::new)
    }),
    fires: &[Example::of(
        r#"{"party_a_uscc":"91320685MA1A30012L","party_b_id":"11320685MB0A10013C"}"#,
    )],
    silent: &[Example::of(
        r#"{"party_a_uscc":"91320685MA1A30039C","party_a_kind":"state_owned_enterprise","party_b_id":"12320685MB0A20019K"}"#,
    )],
    ..Rule::BASE
};

/// A begins with 9 and is no municipal enterprise, and B begins with 11, 12 or 13.
fn sides_are_swapped(case: &Case<'_, Contract>) -> bool {
    let Some(code) = case.record.value(c::party_a_uscc) else {
        return false;
    };
    let is_enterprise = code.as_str().starts_with('9')
        && case.record.value(c::party_a_kind) != Some(PartyAKind::StateOwnedEnterprise);
    let is_government =
        |part: &str| Uscc::taken(part).is_some_and(|code| matches!(code.category(), "11" | "12" | "13"));
    is_enterprise
        && case
            .record
            .value(c::party_b_id)
            .is_some_and(|ids| ids.iter().any(is_government))
}

fn pair(code: &Uscc) -> Arg {
    Arg::Text(code.category().to_owned())
}
