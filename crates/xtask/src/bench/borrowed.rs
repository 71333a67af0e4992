//! What is compared with: a contract read by serde into borrowed text, and nothing judged.

use std::borrow::Cow;
use std::hint::black_box;

use anyhow::Result;
use serde::Deserialize;

/// Text that borrows where it can. (In an `Option` serde would copy a plain `Cow`.)
#[derive(Deserialize)]
struct Text<'a>(
    #[serde(borrow)]
    #[allow(dead_code)]
    Cow<'a, str>,
);

macro_rules! contract {
    (text { $($text:ident)+ } yes { $($yes:ident)+ } days { $($days:ident)+ }) => {
        /// Every field of a contract.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct Contract<'a> {
            $( #[serde(borrow, default)] $text: Option<Text<'a>>, )+
            $( #[serde(default)] $yes: Option<bool>, )+
            $( #[serde(default)] $days: Option<u32>, )+
        }
        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($text),)+ $(stringify!($yes),)+ $(stringify!($days)),+];
    };
}

contract! {
    text {
        contract_no contract_name contract_kind fields party_a_name party_a_uscc party_a_kind paper_role
        co_party_a party_b_name party_b_kind party_b_id_kind party_b_id signed_on effective_on starts_on
        ends_on term_text amount amount_basis amount_text payment_direction settled_amount settled_on
        currency subject_matter regime procurement_method award_notice_on published_on filed_on
        public_participation expert_argument risk_assessment legality_review collective_decision
        legal_consultation payment_from overdue_rate commitment_no amends_contract_no remarks
    }
    yes { party_b_is_sme party_a_is_large professional classified }
    days { payment_days }
}

/// Reads every line; gives their number.
pub(super) fn read_all(bytes: &[u8]) -> Result<usize> {
    let mut rows = 0;
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        black_box(serde_json::from_slice::<Contract<'_>>(line)?);
        rows += 1;
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_every_field_of_the_catalogue() {
        let mut names = NAMES.to_vec();
        let mut fields: Vec<_> = zhengwu_credit::field::Kind::Contract
            .spec()
            .fields
            .iter()
            .map(|field| field.key)
            .collect();
        names.sort_unstable();
        fields.sort_unstable();
        assert_eq!(names, fields);
    }

    #[test]
    fn it_borrows() {
        let contract: Contract<'_> = serde_json::from_slice(r#"{"contract_no":"HA-1"}"#.as_bytes()).unwrap();
        assert!(matches!(contract.contract_no, Some(Text(Cow::Borrowed("HA-1")))));
    }
}
