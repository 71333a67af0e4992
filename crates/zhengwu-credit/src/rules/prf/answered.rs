//! Reasons that call for an answer (主张权利与通知).

use crate::code::RiskKind;
use crate::field::performance as p;
use crate::lifecycle::{Matter, MatterKind, Stage, State, SubjectKind};
use crate::requirement::watch::day_of;
use crate::requirement::{Side, Sighted, Sighting, Watch};
use crate::rules::prelude::*;

/// 对方状况恶化而没有主张权利
pub(super) static DETERIORATION_WITHOUT_ASSERTION: Rule = Rule {
    code: "PRF405",
    name: "deterioration-without-assertion",
    title: Words {
        zh: "对方状况恶化，没有主张权利",
        en: "The counterparty deteriorates and no rights were asserted",
    },
    basis: &[CIVIL_CODE_527, N2_3_1],
    message: Words {
        zh: "{opened} 起因“对方经营或财产状况恶化”没有履约（{matter}），没有登记主张权利",
        en: "since {opened} performance falls short because the counterparty deteriorates ({matter}), and no assertion of rights is entered",
    },
    help: Words {
        zh: "及时主张权利（中止履行、要求担保等），作为风险登记主张的方式和日期",
        en: "Assert rights in time (suspend, ask for security), and enter them with the risk: how and when",
    },
    check: Check::Across(Side::Log, |watch| {
        let kinds = [RiskKind::BusinessDeterioration, RiskKind::PropertyDeterioration];
        unanswered(watch, "deterioration", &kinds)
    }),
    ..ANSWER_OWED
};

/// 不可抗力而没有通知
pub(super) static FORCE_MAJEURE_WITHOUT_NOTICE: Rule = Rule {
    code: "PRF406",
    name: "force-majeure-without-notice",
    title: Words {
        zh: "不可抗力，没有通知对方",
        en: "Force majeure without notice",
    },
    basis: &[CIVIL_CODE_590, N2_3_1],
    message: Words {
        zh: "{opened} 起因“不可抗力”没有履约（{matter}），没有登记通知对方",
        en: "since {opened} performance falls short by force majeure ({matter}), and no notice to the counterparty is entered",
    },
    help: Words {
        zh: "及时通知对方并提供证明，作为风险登记通知的方式和日期",
        en: "Give notice and proof in time, and enter it with the risk: how and when",
    },
    check: Check::Across(Side::Log, |watch| {
        unanswered(watch, "force_majeure", &[RiskKind::ForceMajeure])
    }),
    ..ANSWER_OWED
};

const ANSWER_OWED: Rule = Rule {
    at: At::Across(&[(Kind::Performance, &[p::reason.at])]),
    severity: Severity::Warning,
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    ..Rule::BASE
};

/// Open shortfalls of this reason, where no risk of its kind was answered by asserting rights.
fn unanswered(watch: &Watch<'_>, reason: &str, kinds: &[RiskKind]) -> Sighted {
    let is_answered = |matter: &Matter| watch.hanging.iter().any(|risk| answers(risk, matter, kinds));
    let is_such =
        |matter: &&Matter| matter.kind == MatterKind::Shortfall && matter.reason.as_deref() == Some(reason);
    let such: Vec<&Matter> = watch.state.open_matters().filter(is_such).collect();
    if watch.state.subject.kind != SubjectKind::Contract || such.is_empty() {
        return Err(Stop::NotApplicable);
    }
    watch.beside.needs(Side::Log)?;
    let seen = such
        .into_iter()
        .filter(|matter| !is_answered(matter))
        .map(|matter| {
            let seen = Sighting::new(matter.opened).about(&matter.id);
            seen.arg("opened", matter.opened).arg("matter", &matter.id)
        })
        .collect();
    Ok(seen)
}

/// Whether a risk is of such a kind and was answered for this matter: a monthly statement tells the matter after its cause, so
/// an earlier answer stands while its risk goes on; one whose risk was over before is of another cause.
fn answers(risk: &State, matter: &Matter, kinds: &[RiskKind]) -> bool {
    let kind = risk.fact("kind").and_then(|text| RiskKind::LIST.read(text));
    let is_such = kind
        .and_then(RiskKind::from_place)
        .is_some_and(|kind| kinds.contains(&kind));
    let was_over = risk.stage == Some(Stage::Lifted) && risk.since.is_some_and(|on| on < matter.opened);
    let asserted = day_of(risk, "asserted_on");
    let is_asserted = asserted.is_some_and(|on| on >= matter.opened || !was_over);
    risk.subject.kind == SubjectKind::Risk && is_such && is_asserted
}
