//! What supplements add to a contract (补充合同).

use crate::field::contract as c;
use crate::requirement::peers::Original;
use crate::rules::prelude::*;

/// 补充合同超过原合同金额百分之十
///
/// Held against what all supplements of the contract added up to the day of this one; what one took away makes no room.
pub(super) static SUPPLEMENTS_OVER_TEN_PERCENT: Rule = Rule {
    code: "CTR401",
    name: "supplements-over-ten-percent",
    title: Words {
        zh: "补充合同超过原合同金额百分之十",
        en: "Supplements over ten percent of the contract",
    },
    at: At::Fields(&[c::amount.at]),
    related: &[c::amends_contract_no.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[PROCUREMENT_LAW_49],
    // 政府采购法 came into force on that day.
    since: Some((2003, 1, 1)),
    when: Some(&A_SUPPLEMENT_UNDER_PROCUREMENT_LAW),
    memory: Some(Words {
        zh: "每份补充合同约 100 字节，其余合同每份约 16 字节",
        en: "about 100 bytes a supplement, 16 bytes any other contract",
    }),
    message: Words {
        zh: "补充合同共增加 {added} 元，超过原合同金额 {original} 元的百分之十",
        en: "supplements add {added} yuan in all, more than ten percent of the contract's {original}",
    },
    help: Words {
        zh: "核对金额和原合同编号；属实的照实报送，计为违规；超出的部分应当另行采购",
        en: "Check the amounts and the contract; where they are right, the record is submitted as it is and counted; what goes beyond is procured by itself",
    },
    check: Check::Contract(|case, _| {
        if case.given(c::amount)?.fen() <= 0 {
            return Err(Stop::NotApplicable);
        }
        let Original::Found {
            amount,
            added,
            is_same_subject,
        } = case.context.peers.original
        else {
            return Err(Missing::OtherContracts.into());
        };
        // More of another thing is another procurement, and in other words it may be the same thing.
        if !is_same_subject {
            return Err(Missing::OtherContracts.into());
        }
        let (Some(original), Some(added)) = (amount.value(), added) else {
            return Err(Missing::OtherContracts.into());
        };
        let is_within = i128::from(added.fen()) * 10 <= i128::from(original.fen());
        ensure(is_within, || {
            Fault::new()
                .arg("added", Arg::Canonical(added.to_string()))
                .arg("original", Arg::Canonical(original.to_string()))
        })
    }),
    ..Rule::BASE
};

static A_SUPPLEMENT_UNDER_PROCUREMENT_LAW: Cond = Cond::All(&[
    Cond::Present(c::amends_contract_no.at),
    Cond::Is(c::regime.at, &[Regime::ProcurementLaw as u8]),
]);
