//! What a ground must bring along to change a promise, and grounds that are none (变更事由).

use crate::requirement::Facts;
use crate::requirement::compensation::is_decided;
use crate::requirement::facts::yuan;
use crate::rules::prelude::*;

/// 变更承诺缺法定权限依据
pub(super) static GROUND_AUTHORITY_MISSING: Rule = Rule {
    code: "LIF007",
    name: "ground-authority-missing",
    title: Words {
        zh: "变更承诺缺法定权限依据",
        en: "A promise changed without authority",
    },
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N1_3],
    message: Words {
        zh: "以这一事由变更承诺，没有“法定权限依据文号”",
        en: "this ground changes a promise only with a document of authority, and none is named",
    },
    help: Words {
        zh: "有文件的补填文号；没有的应当先依法办理",
        en: "Name the document; where there is none, it is to be made lawful first",
    },
    check: Check::Guard(|facts, _| brings(facts, Demand::AuthorityAndProcedure, "authority_doc")),
    ..Rule::BASE
};

/// 变更承诺缺程序依据
pub(super) static GROUND_PROCEDURE_MISSING: Rule = Rule {
    code: "LIF008",
    name: "ground-procedure-missing",
    title: Words {
        zh: "变更承诺缺程序依据",
        en: "A promise changed without a procedure",
    },
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N1_3],
    message: Words {
        zh: "以这一事由变更承诺，没有“程序依据文号”",
        en: "this ground changes a promise only with a document of the procedure, and none is named",
    },
    help: Words {
        zh: "有文件的补填文号；没有的应当先依法办理",
        en: "Name the document; where there is none, it is to be made lawful first",
    },
    check: Check::Guard(|facts, _| brings(facts, Demand::AuthorityAndProcedure, "procedure_doc")),
    ..Rule::BASE
};

/// 变更承诺缺事由证明
pub(super) static GROUND_PROOF_MISSING: Rule = Rule {
    code: "LIF009",
    name: "ground-proof-missing",
    title: Words {
        zh: "变更承诺缺事由证明",
        en: "A promise changed without proof of the ground",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "以这一事由变更承诺，没有填写“事由证明”",
        en: "this ground changes a promise only with its proof, and none is named",
    },
    help: Words {
        zh: "填写能证明事由的条款、通知、协议、裁定或者判决的名称或文号",
        en: "Name the clause, notice, agreement, ruling or judgment that proves it",
    },
    check: Check::Guard(|facts, _| brings(facts, Demand::Proof, "ground_proof")),
    ..Rule::BASE
};

/// 有损失而没有补偿决定
pub(super) static COMPENSATION_NOT_DECIDED: Rule = Rule {
    code: "LIF010",
    name: "compensation-not-decided",
    title: Words {
        zh: "变更承诺造成损失，没有补偿决定",
        en: "A loss is stated and no compensation was decided",
    },
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "变更承诺造成对方损失，没有“补偿决定金额”",
        en: "changing the promise causes a loss, and no compensation was decided",
    },
    help: Words {
        zh: "先依法作出补偿决定，填写金额",
        en: "Decide on compensation first, and give the amount",
    },
    check: Check::Guard(|facts, field| {
        let loss = facts.given("loss_stated").ok_or(Stop::NotApplicable)?;
        is_decided(yuan(loss)?, facts.given(field).is_some())
    }),
    ..Rule::BASE
};

/// 以换届、人员更替、机构或区划调整为由
pub(super) static REASON_FORBIDDEN: Rule = Rule {
    code: "LIF101",
    name: "reason-forbidden",
    title: Words {
        zh: "以换届、人员更替、机构或区划调整为由",
        en: "A change of term, persons, institutions or divisions pleaded as an excuse",
    },
    severity: Severity::Violation,
    provenance: Provenance::Mandated,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "“{field}”填的是“{ground}”：这不是理由",
        en: "{field} is {ground}: that is no ground",
    },
    help: Words {
        zh: "应当继续履行(兑现)，及时与对方协商；已经发生的照实补录，计为政府方违约",
        en: "Performance goes on, and the counterparty is negotiated with; what has happened is entered as a fact, as the government side's breach",
    },
    check: Check::Guard(|facts, field| {
        let here = facts.pleads.iter().find(|(pleaded, _)| *pleaded == field);
        match here {
            Some((_, ground)) => Err(Fault::new().arg("ground", Arg::Code(ground)).into()),
            None => Ok(()),
        }
    }),
    ..Rule::BASE
};

/// 写到换届、人员更替、机构或区划调整
pub(super) static FORBIDDEN_GROUND_MENTIONED: Rule = Rule {
    code: "LIF111",
    name: "forbidden-ground-mentioned",
    title: Words {
        zh: "文字里写到换届、人员更替、机构或区划调整",
        en: "The words speak of a change of term, persons, institutions or divisions",
    },
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "“{field}”里写到“{ground}”之类的变动：这不是变更、中止、解除或者不履行的理由",
        en: "{field} speaks of something like {ground}: that is no ground to change, suspend, end or not perform anything",
    },
    help: Words {
        zh: "写明真正的理由和证明它的文件；实际就是因为这类变动的，照实填报事由，计为政府方违约",
        en: "Name the true ground and the document that proves it; where it is this change, give it as the ground: it is the government side's breach",
    },
    check: Check::Guard(|facts, field| {
        let here = facts.speaks_of.iter().find(|(spoken, _)| *spoken == field);
        match here {
            Some((_, ground)) => Err(Fault::new().arg("ground", Arg::Code(ground)).into()),
            None => Ok(()),
        }
    }),
    ..Rule::BASE
};

/// 只能用于解除的事由
pub(super) static GROUND_ONLY_ENDS: Rule = Rule {
    code: "LIF103",
    name: "ground-only-ends",
    title: Words {
        zh: "这一事由只能用于解除合同",
        en: "A ground that only ends a contract",
    },
    provenance: Provenance::Derived,
    basis: &[N1_3],
    message: Words {
        zh: "这一事由只用于解除合同，不能用于“{action}”",
        en: "this ground only ends a contract; `{action}` is not possible on it",
    },
    help: Words {
        zh: "改填变更的事由；要结束合同的，办理“解除”",
        en: "Give a ground of change; where the contract is to end, terminate it",
    },
    check: Check::Guard(|facts, _| {
        let ground = ground(facts)?;
        ensure(!ground.only_ends(), Fault::new)
    }),
    ..Rule::BASE
};

/// The ground that the event pleads.
fn ground(facts: &Facts) -> Result<Ground, Stop> {
    let text = facts.given("change_ground").ok_or(Stop::NotApplicable)?;
    let ground = Ground::LIST.read(text).and_then(Ground::from_place);
    ground.ok_or(Stop::CannotTell(Missing::Event))
}

/// Where its ground demands this, the event brings it in that field.
fn brings(facts: &Facts, demand: Demand, field: &str) -> Result<(), Stop> {
    if ground(facts)?.demands() != demand {
        return Err(Stop::NotApplicable);
    }
    ensure(facts.given(field).is_some(), Fault::new)
}
