//! The counterparty: who it is, and by what document (乙方).

use crate::field::contract as c;
use crate::record::may_have;
use crate::rules::prelude::*;
use crate::value::Uscc;

/// 乙方就是甲方
pub(super) static PARTY_B_IS_PARTY_A: Rule = Rule {
    code: "CTR223",
    name: "party-b-is-party-a",
    title: Words {
        zh: "乙方就是甲方",
        en: "Party B is party A",
    },
    at: At::Fields(&[c::party_b_id.at]),
    related: &[c::party_a_uscc.at],
    provenance: Provenance::Derived,
    basis: &[N2_1],
    message: Words {
        zh: "乙方证件号码与甲方代码 {party_a_uscc} 相同",
        en: "party B's number is party A's code, {party_a_uscc}",
    },
    help: Words {
        zh: "乙方填合同相对方的代码",
        en: "Give the counterparty's code",
    },
    check: Check::Contract(|case, _| {
        let ids = case.given(c::party_b_id)?;
        let code = case.known(c::party_a_uscc)?;
        each(ids.iter().map(|id| id != code.as_str()))
    }),
    fires: &[Example::of(r#"{"party_b_id":"11320685MB0A10013C"}"#)],
    silent: &[Example::of(r#"{"party_b_id":"91320685MA1A30039C"}"#)],
    ..Rule::BASE
};

/// 乙方类别与证件类型不符
pub(super) static PARTY_B_KIND_DISAGREES_WITH_DOCUMENT: Rule = Rule {
    code: "CTR224",
    name: "party-b-kind-disagrees-with-document",
    title: Words {
        zh: "乙方主体类别与证件类型不符",
        en: "Party B's kind disagrees with its document",
    },
    at: At::Fields(&[c::party_b_id_kind.at]),
    related: &[c::party_b_kind.at],
    provenance: Provenance::Derived,
    basis: &[N2_1],
    message: Words {
        zh: "乙方主体类别是“{party_b_kind}”，证件类型却是“{party_b_id_kind}”",
        en: "party B is a {party_b_kind}, and its document a {party_b_id_kind}",
    },
    help: Words {
        zh: "自然人用身份证件，单位用统一社会信用代码；改正填错的一项",
        en: "A natural person has an identity document, an organisation a credit code: correct the one that is wrong",
    },
    check: Check::Contract(|case, _| {
        let documents = case.given(c::party_b_id_kind)?.codes::<IdKind>();
        let kinds = case.known(c::party_b_kind)?.codes::<PartyBKind>();
        // The heading names the document, and the number is not one: that was told at the number.
        if case.record.is_implied(c::party_b_id_kind.at) {
            case.known(c::party_b_id)?;
        }
        if kinds.clone().count() != documents.clone().count() {
            return Err(case.in_doubt(c::party_b_id_kind));
        }
        each(
            documents
                .zip(kinds)
                .map(|(document, party)| document.is_none_or(|one| may_have(party, one))),
        )
    }),
    fires: &[
        Example::of(r#"{"party_b_kind":"natural_person"}"#),
        Example::of(r#"{"party_b_id_kind":"citizen_id","party_b_id":"320685199001010000"}"#),
        Example::of(r#"{"party_b_id_kind":"passport"}"#),
    ],
    silent: &[Example::of(
        r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199001010000"}"#,
    )],
    ..Rule::BASE
};

/// 乙方类别与代码不符
pub(super) static PARTY_B_KIND_DISAGREES_WITH_CODE: Rule = Rule {
    code: "CTR225",
    name: "party-b-kind-disagrees-with-code",
    title: Words {
        zh: "乙方主体类别与信用代码不符",
        en: "Party B's kind disagrees with its credit code",
    },
    at: At::Fields(&[c::party_b_kind.at]),
    related: &[c::party_b_id.at],
    severity: Severity::Warning,
    basis: &[GB_32100],
    message: Words {
        zh: "乙方主体类别是“{party_b_kind}”，信用代码 {party_b_id} 却不是这一类的",
        en: "party B is a {party_b_kind}, and its code {party_b_id} is another kind's",
    },
    help: Words {
        zh: "92 开头的是个体工商户，91 开头的是企业；改正主体类别或者代码",
        en: "92 is an individual business, 91 an enterprise: correct the kind or the code",
    },
    check: Check::Contract(|case, _| {
        let kinds = case.given(c::party_b_kind)?.codes::<PartyBKind>();
        let ids = case.known(c::party_b_id)?;
        // Which code is whose, nobody can tell; that the lists differ in length is told there.
        if kinds.clone().count() != ids.count() {
            return Err(case.in_doubt(c::party_b_id));
        }
        each(kinds.zip(ids.iter()).map(|(kind, id)| {
            let Some(code) = Uscc::taken(id) else { return true };
            match (kind, code.category()) {
                // A person with a credit code: party-b-kind-disagrees-with-document speaks.
                (None | Some(PartyBKind::NaturalPerson), _) => true,
                (Some(kind), "92") => kind == PartyBKind::IndividualBusiness,
                (Some(kind), "91") => kind != PartyBKind::IndividualBusiness,
                _ => true,
            }
        }))
    }),
    fires: &[
        Example::of(r#"{"party_b_kind":"individual_business"}"#),
        Example::of(r#"{"party_b_id":"92320685MA1A40018U"}"#),
    ],
    silent: &[
        Example::of(r#"{"party_b_kind":"individual_business","party_b_id":"92320685MA1A40018U"}"#),
        Example::of(r#"{"party_b_kind":"unincorporated","party_b_id":"N2320685MF0A60015Q"}"#),
    ],
    ..Rule::BASE
};

/// One fault for every part that does not hold.
fn each(parts: impl Iterator<Item = bool>) -> Result<(), Stop> {
    let faults: Vec<Fault> = (0_u16..)
        .zip(parts)
        .filter(|(_, holds)| !holds)
        .map(|(place, _)| Fault::new().at_index(Some(place)))
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Stop::Faults(faults))
    }
}
