//! A statement and its contract (合同与履约闭环).

use crate::field::performance as p;
use crate::requirement::ContractLookup;
use crate::rules::prelude::*;

/// 履约记录没有对应的合同
pub(super) static PERFORMANCE_WITHOUT_CONTRACT: Rule = Rule {
    code: "XRF401",
    name: "performance-without-contract",
    title: Words {
        zh: "履约记录没有可以报送的合同",
        en: "A statement without a contract that can be sent",
    },
    at: At::Fields(&[p::contract_no.at]),
    related: &[p::party_a_uscc.at],
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N2_3_1],
    memory: Some(Words {
        zh: "每份合同约 150 字节",
        en: "about 150 bytes a contract",
    }),
    message: Words {
        zh: "合同“{contract_no}”{why}，履约记录要与合同一起或者在合同之后报送",
        en: "contract `{contract_no}` {why}; a statement goes with its contract or after it",
    },
    help: Words {
        zh: "核对甲方代码和合同编号；承继来的合同仍填原单位的代码；合同没有报过的，补报合同；合同有错误的，先改正合同那一行",
        en: "Check party A's code and the number (a contract that was taken over keeps its old code); report the contract, or correct its row first",
    },
    check: Check::Performance(|case, _| {
        case.given(p::contract_no)?;
        case.known(p::party_a_uscc)?;
        match case.context.contract {
            ContractLookup::NotInRun => Err(Stop::CannotTell(Missing::ContractNotInRun)),
            ContractLookup::Found(_) => Ok(()),
            ContractLookup::Missing => Err(Fault::new().arg("why", Arg::Words(NOT_REPORTED)).into()),
            ContractLookup::Held { row, file } => {
                let fault = Fault::new().arg("row", Arg::Int(i64::try_from(row).unwrap_or(i64::MAX)));
                let fault = match file {
                    Some(file) => fault.arg("file", Arg::Text(file.to_owned())),
                    None => fault,
                };
                Err(fault.arg("why", Arg::Words(IN_THE_CORRECTIONS)).into())
            }
        }
    }),
    ..Rule::BASE
};

const NOT_REPORTED: Words = Words {
    zh: "不在已报的合同之中",
    en: "is not among the contracts reported",
};
const IN_THE_CORRECTIONS: Words = Words {
    zh: "（{file} 第 {row} 行）还在待更正之列",
    en: "({file} row {row}) stands in the corrections",
};
