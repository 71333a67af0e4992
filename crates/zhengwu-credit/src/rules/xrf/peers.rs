//! A contract beside the other contracts of the run (同批合同).

use crate::field::contract as c;
use crate::requirement::peers::{Original, Peer};
use crate::rules::prelude::*;

/// 同一份合同用了两个编号
pub(super) static SAME_CONTRACT_UNDER_TWO_NUMBERS: Rule = Rule {
    code: "XRF408",
    name: "same-contract-under-two-numbers",
    title: Words {
        zh: "同一份合同用了两个编号",
        en: "One contract under two numbers",
    },
    at: At::Fields(&[c::contract_no.at]),
    related: &[
        c::party_a_uscc.at,
        c::party_b_id.at,
        c::amount.at,
        c::signed_on.at,
    ],
    severity: Severity::Warning,
    phase: Phase::Submit,
    memory: Some(A_NUMBER_A_CONTRACT),
    message: Words {
        zh: "合同“{contract_no}”与“{other}”（{where}第 {row} 行）的双方、金额、签订日期都相同",
        en: "`{contract_no}` has the parties, the amount and the day of signing of `{other}` ({where}row {row})",
    },
    help: Words {
        zh: "是同一份合同的，只保留一个编号，多报的撤回；确是两份的，不必修改",
        en: "Where it is one contract, keep one number and withdraw the other; where there are two, nothing is to be done",
    },
    check: Check::Contract(|case, _| {
        case.given(c::contract_no)?;
        let peers = &case.context.peers;
        match &peers.alike {
            Some(peer) => Err(named(peer).into()),
            None if !peers.are_compared => Err(Stop::CannotTell(Missing::OtherContracts)),
            None => {
                case.known(c::party_a_uscc)?;
                case.known(c::signed_on)?;
                Ok(())
            }
        }
    }),
    ..Rule::BASE
};

/// 两个单位报了同一份合同
pub(super) static SAME_CONTRACT_FROM_TWO_UNITS: Rule = Rule {
    code: "XRF409",
    name: "same-contract-from-two-units",
    title: Words {
        zh: "两个单位报了同一份合同",
        en: "One contract from two units",
    },
    at: At::Record,
    severity: Severity::Notice,
    phase: Phase::Accept,
    memory: Some(A_NUMBER_A_CONTRACT),
    message: Words {
        zh: "另一个单位也报了甲方代码和合同编号都相同的合同（{where}第 {row} 行）",
        en: "another unit reports a contract of the same party A code and contract number ({where}row {row})",
    },
    help: Words {
        zh: "两份都保留；由两个单位商定今后由谁报送",
        en: "Both are kept; the two units agree on who reports it from now on",
    },
    check: Check::Contract(|case, _| {
        let peers = &case.context.peers;
        match &peers.of_another_unit {
            Some(peer) => Err(named(peer).into()),
            None if !peers.are_compared => Err(Stop::CannotTell(Missing::OtherContracts)),
            None => Ok(()),
        }
    }),
    ..Rule::BASE
};

/// 补充合同没有原合同
pub(super) static SUPPLEMENT_WITHOUT_ORIGINAL: Rule = Rule {
    code: "XRF410",
    name: "supplement-without-original",
    title: Words {
        zh: "补充合同没有原合同",
        en: "A supplement without the contract that it amends",
    },
    at: At::Fields(&[c::amends_contract_no.at]),
    related: &[c::party_a_uscc.at],
    severity: Severity::Warning,
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[PROCUREMENT_LAW_49],
    memory: Some(Words {
        zh: "每份补充合同约 100 字节，其余合同每份约 16 字节",
        en: "about 100 bytes a supplement, 16 bytes any other contract",
    }),
    message: Words {
        zh: "原合同“{amends_contract_no}”不在已报的合同之中",
        en: "the amended contract `{amends_contract_no}` is not among the contracts reported",
    },
    help: Words {
        zh: "核对原合同编号；原合同没有报过的，补报",
        en: "Check the number of the amended contract, or report it",
    },
    check: Check::Contract(|case, _| {
        case.given(c::amends_contract_no)?;
        case.known(c::party_a_uscc)?;
        match case.context.peers.original {
            Original::NotInRun => Err(Stop::CannotTell(Missing::OtherContracts)),
            Original::Missing => Err(Fault::new().into()),
            Original::Found { .. } => Ok(()),
        }
    }),
    ..Rule::BASE
};

const A_NUMBER_A_CONTRACT: Words = Words {
    zh: "每份合同约 32 字节；相同的另记编号、行号和文件名",
    en: "about 32 bytes a contract; of those that agree also the number, row and file",
};

/// A fault that names another contract and where it stands.
fn named(peer: &Peer) -> Fault {
    let fault = Fault::new()
        .arg("other", Arg::Text(peer.contract_no.clone()))
        .arg("row", Arg::Int(i64::try_from(peer.row).unwrap_or(i64::MAX)));
    match &peer.file {
        Some(file) => fault
            .arg("file", Arg::Text(file.clone()))
            .arg("where", Arg::Words(IN_FILE)),
        None => fault.arg("where", Arg::Words(HERE)),
    }
}

const HERE: Words = Words { zh: "", en: "" };
const IN_FILE: Words = Words {
    zh: "文件 {file} ",
    en: "{file} ",
};
