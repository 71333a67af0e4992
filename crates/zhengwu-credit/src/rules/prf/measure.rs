//! What was performed, against the contract's measure: its settled amount, else its amount (履约金额与合同金额).

use crate::field::contract as c;
use crate::field::performance::{self as p, Performance};
use crate::requirement::Case;
use crate::rules::prelude::*;
use crate::value::Money;

/// 履约完毕但金额不足
pub(super) static PERFORMED_BUT_NOT_IN_FULL: Rule = Rule {
    code: "PRF402",
    name: "performed-but-not-in-full",
    title: Words {
        zh: "“履约完毕”，已履约金额却不足合同金额",
        en: "Performed, but not in full",
    },
    at: At::Fields(&[p::performed_amount.at]),
    related: &[p::performance_status.at],
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[N2_2_2],
    when: Some(&p::PERFORMED),
    message: Words {
        zh: "履约状态是“履约完毕”，已履约 {performed_amount} 元，合同(结算)金额是 {measure} 元",
        en: "the status is performed; {performed_amount} yuan were performed, and the contract's (settled) amount is \
             {measure} yuan",
    },
    help: Words {
        zh: "核对已履约金额；已经结算的，在合同上填写结算金额；确实没有全部履行的，状态填“部分履约”并说明原因",
        en: "Check the amount; where the contract was settled, give its settled amount; where not all was performed, the \
             status is partially performed, with the reason",
    },
    check: Check::Performance(|case, _| {
        let performed = case.given(p::performed_amount)?;
        let measure = measure(case, &[AmountBasis::Fixed])?;
        ensure(performed >= measure, || against(Op::Ge, measure))
    }),
    fires: &[
        Example::of(
            r#"{"performance_status":"performed","performed_amount":"1279999.99","due_amount":"1279999.99","paid_amount":"1279999.99","performed_on":"2024-12-30","evidence":"验收单3号"}"#,
        )
        .with_contract("{}"),
        Example::of(
            r#"{"performance_status":"performed","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00","performed_on":"2024-12-30","evidence":"验收单3号"}"#,
        )
        .with_contract(r#"{"settled_amount":"1300000.00","settled_on":"2024-12-30"}"#),
    ],
    silent: &[
        Example::of(
            r#"{"performance_status":"performed","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00","performed_on":"2024-12-30","evidence":"验收单3号"}"#,
        )
        .with_contract("{}"),
        Example::of(
            r#"{"performance_status":"performed","performed_amount":"1260000.00","due_amount":"1260000.00","paid_amount":"1260000.00","performed_on":"2024-12-30","evidence":"验收单3号"}"#,
        )
        .with_contract(r#"{"settled_amount":"1260000.00","settled_on":"2024-12-30"}"#),
        Example::of(
            r#"{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单3号"}"#,
        )
        .with_contract(r#"{"amount_basis":"ceiling"}"#),
        // Without the contract it cannot tell.
        Example::of(
            r#"{"performance_status":"performed","performed_on":"2024-12-30","evidence":"验收单3号"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 已履约多于合同金额
pub(super) static PERFORMED_OVER_AMOUNT: Rule = Rule {
    code: "PRF403",
    name: "performed-over-amount",
    title: Words {
        zh: "已履约金额多于合同金额",
        en: "More was performed than contracted",
    },
    at: At::Fields(&[p::performed_amount.at]),
    severity: Severity::Warning,
    message: Words {
        zh: "已履约 {performed_amount} 元，多于合同(结算)金额 {measure} 元",
        en: "{performed_amount} yuan were performed, more than the contract's (settled) amount of {measure} yuan",
    },
    help: Words {
        zh: "核对金额单位和累计数；签有补充合同的，报送补充合同；已经结算的，在合同上填写结算金额",
        en: "Check the unit and the sum; report a supplement if there is one; where it was settled, give the settled amount",
    },
    check: Check::Performance(|case, _| {
        let performed = case.given(p::performed_amount)?;
        let measure = measure(case, &[AmountBasis::Fixed, AmountBasis::Ceiling])?;
        ensure(performed <= measure, || against(Op::Le, measure))
    }),
    fires: &[
        Example::of(r#"{"performed_amount":"1280000.01"}"#).with_contract("{}"),
        Example::of(r#"{"performed_amount":"1280000.01"}"#).with_contract(r#"{"amount_basis":"ceiling"}"#),
    ],
    silent: &[
        Example::of(r#"{"performed_amount":"1280000.00"}"#).with_contract("{}"),
        Example::of(r#"{"performed_amount":"1280000.01"}"#)
            .with_contract(r#"{"amount_basis":"estimate","amount_text":"暂估"}"#),
        Example::of(r#"{"performed_amount":"1280000.01"}"#),
    ],
    ..Rule::BASE
};

fn lacks(at: u8) -> Stop {
    Missing::ContractField(at).into()
}

/// The contract's measure, if its price is of one of these kinds.
fn measure(case: &Case<'_, Performance>, of: &[AmountBasis]) -> Result<Money, Stop> {
    let contract = case.contract()?;
    if !of.contains(&contract.amount_basis.ok_or(lacks(c::amount_basis.at))?) {
        return Err(Stop::NotApplicable);
    }
    contract.measure.ok_or(lacks(c::amount.at))
}

fn against(op: Op, measure: Money) -> Fault {
    Fault::new()
        .expecting(op, measure)
        .arg("measure", Arg::Canonical(measure.to_string()))
}
