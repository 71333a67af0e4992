//! Duties that a matter, a risk or a decision opens (义务与预警).

use chrono::Days;

use crate::lifecycle::{Action, Event, Matter, MatterKind, Stage, State, SubjectKind};
use crate::requirement::watch::day_of;
use crate::requirement::{Sighting, Watch};
use crate::rules::prelude::*;
use crate::value::{Date, Money};

/// 补偿已决定未支付
pub(super) static COMPENSATION_OWED: Rule = Rule {
    code: "LIF401",
    name: "compensation-owed",
    title: Words {
        zh: "补偿已经决定，还没有付清",
        en: "Compensation decided and not yet paid",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "决定补偿 {decided} 元，已支付 {paid} 元",
        en: "{decided} yuan of compensation were decided, {paid} yuan are paid",
    },
    help: Words {
        zh: "按决定支付补偿，登记支付日期和金额",
        en: "Pay what was decided, and enter day and amount",
    },
    check: Check::Watch(|watch| {
        let owed = match watch.state.subject.kind {
            SubjectKind::Compensation => {
                let is_decided = watch.is_in(&[Stage::Decided]) && !is_late(watch);
                ("decided", "paid", is_decided)
            }
            SubjectKind::Contract | SubjectKind::Commitment => {
                let is_told_of_a_claim = watch.state.has_open_claim();
                ("compensation_decided", "compensation_paid", !is_told_of_a_claim)
            }
            _ => return Vec::new(),
        };
        let (decided, paid, is_asked) = owed;
        let Some(decided) = watch.yuan(decided).filter(|_| is_asked) else {
            return Vec::new();
        };
        let paid = watch.yuan(paid).unwrap_or(Money::ZERO);
        let paid = paid.max(watch.state.compensation_paid);
        if paid >= decided {
            return Vec::new();
        }
        let since = watch
            .day("decided_on")
            .or(watch.state.since)
            .unwrap_or(watch.as_of);
        let seen = Sighting::new(since).due(watch.day("due_on").filter(|_| is_claim(watch)));
        vec![seen.arg("decided", decided).arg("paid", paid)]
    }),
    ..Rule::BASE
};

/// 补偿逾期未支付
pub(super) static COMPENSATION_OVERDUE: Rule = Rule {
    code: "LIF402",
    name: "compensation-overdue",
    title: Words {
        zh: "补偿逾期没有支付",
        en: "Compensation not paid by its day",
    },
    severity: Severity::Violation,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_3_2],
    message: Words {
        zh: "决定的补偿 {decided} 元应在 {last} 前付清，还有 {owed} 元没有支付",
        en: "the {decided} yuan decided were to be paid by {last}; {owed} yuan are still owed",
    },
    help: Words {
        zh: "立即支付，登记支付日期和金额",
        en: "Pay at once, and enter day and amount",
    },
    check: Check::Watch(|watch| {
        let late = watch
            .day("due_on")
            .filter(|_| is_claim(watch) && watch.is_in(&[Stage::Decided]) && is_late(watch));
        let decided = watch.yuan("decided");
        let paid = watch.yuan("paid").unwrap_or(Money::ZERO);
        let owed = decided.map(|decided| decided.left_after(paid));
        let shown = |yuan: Option<Money>| yuan.map(|yuan| yuan.to_string()).unwrap_or_default();
        late.filter(|_| owed != Some(Money::ZERO))
            .into_iter()
            .map(|last| {
                let seen = Sighting::new(super::lif_due::after(last)).due(Some(last));
                seen.arg("last", last)
                    .arg("decided", shown(decided))
                    .arg("owed", shown(owed))
            })
            .collect()
    }),
    ..Rule::BASE
};

/// 补偿请求没有决定
pub(super) static COMPENSATION_UNDECIDED: Rule = Rule {
    code: "LIF403",
    name: "compensation-undecided",
    title: Words {
        zh: "补偿请求还没有决定",
        en: "A claim for compensation without a decision",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N2_3_2],
    message: Words {
        zh: "补偿请求自 {since} 起是“{stage}”，还没有决定",
        en: "the claim is {stage} since {since}, and not decided",
    },
    help: Words {
        zh: "评估损失，依法作出补偿或者不予补偿的决定",
        en: "Assess the loss and decide, to compensate or, with reasons, not to",
    },
    check: Check::Watch(|watch| {
        let is_waiting = is_claim(watch) && watch.is_in(&[Stage::Claimed, Stage::Assessed, Stage::Contested]);
        let waiting = watch.state.stage.zip(watch.state.since).filter(|_| is_waiting);
        waiting
            .into_iter()
            .map(|(stage, since)| {
                let mut seen = Sighting::new(since).arg("since", since);
                seen.fault = seen.fault.arg("stage", Arg::Code(stage.code()));
                seen
            })
            .collect()
    }),
    ..Rule::BASE
};

/// 应当问责
pub(super) static ACCOUNTABILITY_OWED: Rule = Rule {
    code: "LIF404",
    name: "accountability-owed",
    title: Words {
        zh: "政府方违约(违诺)，问责没有作出决定",
        en: "A breach by the government side without a decision on accountability",
    },
    severity: Severity::Violation,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[N3_1],
    message: Words {
        zh: "{opened} 认定政府方违约(违诺)（{matter}），{why}",
        en: "the government side is in breach since {opened} ({matter}); {why}",
    },
    help: Words {
        zh: "由有权机关启动问责，登记所对应的问题、决定文书和结果",
        en: "The competent authority opens it, and the matter, the document and the result are entered",
    },
    check: Check::Watch(|watch| {
        let breaches = watch.state.matters.iter().filter(|matter| {
            matter.kind == MatterKind::Breach && matter.side == Some(ResponsibleSide::Government)
        });
        breaches
            .filter_map(|matter| {
                let why = accountability_lacks(watch, matter)?;
                let seen = Sighting::new(matter.opened).by(Role::Authority).about(&matter.id);
                let seen = seen.arg("opened", matter.opened).arg("matter", &matter.id);
                Some(seen.words("why", why))
            })
            .collect()
    }),
    ..Rule::BASE
};

/// 应当预警违约方
pub(super) static COUNTERPARTY_NOT_WARNED: Rule = Rule {
    code: "LIF405",
    name: "counterparty-not-warned",
    title: Words {
        zh: "对方违约，没有提示预警",
        en: "The counterparty is in breach and was not warned",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[N2_3_1],
    message: Words {
        zh: "{opened} 认定对方违约（{matter}），没有登记对它的提示或者预警",
        en: "the counterparty is in breach since {opened} ({matter}), and no reminder or warning to it is entered",
    },
    help: Words {
        zh: "向违约方发出提示或者预警，登记监管措施",
        en: "Remind or warn it, and enter the measure",
    },
    check: Check::Watch(|watch| {
        let breaches = watch.state.open_matters().filter(|matter| {
            matter.kind == MatterKind::Breach && matter.side == Some(ResponsibleSide::Counterparty)
        });
        breaches
            .filter(|matter| !was_warned(watch, matter))
            .map(|matter| {
                let seen = Sighting::new(matter.opened).about(&matter.id);
                seen.arg("opened", matter.opened).arg("matter", &matter.id)
            })
            .collect()
    }),
    ..Rule::BASE
};

/// 风险没有主张权利
pub(super) static RISK_NOT_ASSERTED: Rule = Rule {
    code: "LIF406",
    name: "risk-not-asserted",
    title: Words {
        zh: "风险没有及时主张权利",
        en: "A risk without rights asserted",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Parameter,
    basis: &[N2_3_1, CIVIL_CODE_527, CIVIL_CODE_590],
    message: Words {
        zh: "{observed} 发现的风险，应在 {last} 前主张权利（{days} 天内），还没有登记",
        en: "rights against the risk observed on {observed} are to be asserted by {last}, within {days} days; none are entered",
    },
    help: Words {
        zh: "及时主张权利（中止履行、要求担保、通知等），登记方式和日期；风险解除的登记解除",
        en: "Assert rights (suspend, ask for security, give notice), and enter how and when; or that the risk is gone",
    },
    check: Check::Watch(|watch| {
        let is_risk = watch.state.subject.kind == SubjectKind::Risk && watch.is_in(&[Stage::Observed]);
        let observed = watch.day("observed_on").or(watch.state.since).filter(|_| is_risk);
        observed
            .into_iter()
            .map(|observed| {
                let days = watch.profile.risk_days.on(observed);
                let last = plus(observed, days);
                let seen = Sighting::new(observed).due(Some(last));
                seen.arg("observed", observed).arg("last", last).arg("days", days)
            })
            .collect()
    }),
    ..Rule::BASE
};

fn is_claim(watch: &Watch<'_>) -> bool {
    watch.state.subject.kind == SubjectKind::Compensation
}

fn is_late(watch: &Watch<'_>) -> bool {
    day_of(watch.state, "due_on").is_some_and(|last| last < watch.as_of)
}

/// What lacks until somebody was held accountable for a matter: the duty ends with the decision.
fn accountability_lacks(watch: &Watch<'_>, matter: &Matter) -> Option<Words> {
    let names = |state: &&&State| {
        state.subject.kind == SubjectKind::Accountability && state.fact("matter") == Some(&matter.id)
    };
    match watch.hanging.iter().find(names).map(|state| state.stage) {
        None => Some(Words {
            zh: "还没有启动问责",
            en: "nobody has opened accountability",
        }),
        Some(Some(Stage::Decided | Stage::Closed)) => None,
        Some(_) => Some(Words {
            zh: "问责已启动，还没有决定",
            en: "accountability is opened and not decided",
        }),
    }
}

/// Whether the counterparty was reminded or warned since the breach was declared.
fn was_warned(watch: &Watch<'_>, matter: &Matter) -> bool {
    let reads = |event: &Event, field: &str, list: &'static CodeList| {
        let place = event.text(field).and_then(|text| list.read(&text));
        place.and_then(|at| list.get(at)).map(|code| code.key)
    };
    watch.state.history.iter().any(|event| {
        event.action == Action::TakeMeasure
            && (matter.opened..=watch.as_of).contains(&event.on)
            && reads(event, "responsible_side", ResponsibleSide::LIST) == Some("counterparty")
            && matches!(
                reads(event, "measure_kind", MeasureKind::LIST),
                Some("reminder" | "warning")
            )
            && event.text("matter").is_none_or(|id| id == matter.id)
    })
}

fn plus(day: Date, days: u32) -> Date {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}
