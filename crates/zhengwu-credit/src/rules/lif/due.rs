//! What falls due, and what is past its last day (时限).

use chrono::Days;

use crate::lifecycle::{
    Stage, Standing, State, SubjectKind, effective, is_held, last_day, last_day_that_counts, of, standing,
};
use crate::requirement::watch::yuan_of;
use crate::requirement::{Sighting, Watch};
use crate::rules::prelude::*;
use crate::value::Date;

/// 即将到期
pub(super) static DUE_SOON: Rule = Rule {
    code: "LIF304",
    name: "due-soon",
    title: Words {
        zh: "即将到期",
        en: "Due soon",
    },
    severity: Severity::Notice,
    phase: Phase::Accept,
    provenance: Provenance::Parameter,
    basis: &[N1_3, N2_2_2, N2_3_2],
    message: Words {
        zh: "{last} 到期，还没有了结",
        en: "due on {last}, and not yet settled",
    },
    help: Words {
        zh: "按期履行(兑现、支付)；不能按期的，现在就与对方协商，依法变更期限",
        en: "Perform in time; where that cannot be, negotiate now and amend the term lawfully",
    },
    check: Check::Watch(|watch| {
        let window = watch.profile.due_soon_days.on(watch.as_of);
        let Some(last) = last_day(watch.state) else {
            return Vec::new();
        };
        if standing(watch.state, watch.as_of, window) != Standing::DueSoon || is_determined(watch) {
            return Vec::new();
        }
        let since = last
            .checked_sub_days(Days::new(u64::from(window)))
            .unwrap_or(last);
        vec![by_its_clause(
            watch,
            Sighting::new(since).due(Some(last)).arg("last", last),
        )]
    }),
    ..Rule::BASE
};

/// 逾期而问题没有了结
pub(super) static PAST_DUE_WITH_OPEN_MATTER: Rule = Rule {
    code: "LIF305",
    name: "past-due-with-open-matter",
    title: Words {
        zh: "期限已过，问题没有了结",
        en: "Past its last day, with an open matter",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N1_3, N2_2_2],
    message: Words {
        zh: "{last} 已到期，{what}（{stage}）",
        en: "it was due on {last}, and {what} ({stage})",
    },
    help: Words {
        zh: "督促了结、恢复履行或者依法解除；确需变更期限的，依法定事由、权限和程序变更",
        en: "Have the matters settled, resume or terminate it lawfully; where the term must be changed, on a lawful ground, with authority and procedure",
    },
    check: Check::Watch(|watch| {
        let is_of_ours = matches!(
            watch.state.subject.kind,
            SubjectKind::Contract | SubjectKind::Commitment
        );
        let open = watch.state.open_matters().count();
        let is_kept_up = open > 0 || watch.is_in(&[Stage::Suspended]);
        let Some((last, stage)) = last_day_that_counts(watch.state, watch.as_of)
            .zip(watch.state.stage)
            .filter(|_| is_of_ours && is_kept_up)
        else {
            return Vec::new();
        };
        let is_held = is_held(watch.state, last);
        let is_late = standing(watch.state, watch.as_of, 0) == Standing::Overdue;
        if !is_late && (!is_held || watch.as_of <= last) {
            return Vec::new();
        }
        let mut seen = Sighting::new(after(last))
            .due(is_late.then_some(last))
            .arg("last", last)
            .arg("count", open);
        let what = match open {
            _ if is_held => SUSPENDED_IN_TIME,
            0 => STILL_SUSPENDED,
            _ => STILL_OPEN,
        };
        seen.fault = seen.fault.arg("what", Arg::Words(what));
        seen.fault = seen.fault.arg("stage", Arg::Code(stage.code()));
        vec![by_its_clause(watch, seen)]
    }),
    ..Rule::BASE
};

const STILL_OPEN: Words = Words {
    zh: "还有 {count} 个问题没有了结",
    en: "this many of its matters are still open: {count}",
};
const STILL_SUSPENDED: Words = Words {
    zh: "还在中止，没有恢复履行，也没有变更期限或者解除",
    en: "it is still suspended, neither resumed nor amended nor terminated",
};
const SUSPENDED_IN_TIME: Words = Words {
    zh: "还在中止（不计逾期），没有恢复履行，也没有变更期限或者解除",
    en: "it is still suspended (and so not late), neither resumed nor amended nor terminated",
};

/// 应当销号
pub(super) static WRITE_OFF_OWED: Rule = Rule {
    code: "LIF306",
    name: "write-off-owed",
    title: Words {
        zh: "已经办结，还没有销号",
        en: "Done, and not yet written off",
    },
    severity: Severity::Notice,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[N1_3, N2_2_2],
    message: Words {
        zh: "{since} 起是“{stage}”，还没有销号",
        en: "{stage} since {since}, and not yet written off",
    },
    help: Words {
        zh: "问题都已了结、补偿已支付或者不予补偿的，办理销号并报送",
        en: "Where no matter is open and compensation is paid or rejected, write it off and report it",
    },
    check: Check::Watch(|watch| {
        let done = [
            Stage::Performed,
            Stage::Terminated,
            Stage::Void,
            Stage::Fulfilled,
            Stage::Unfulfilled,
            Stage::Revoked,
        ];
        let Some((stage, since)) = watch.state.stage.zip(watch.state.since) else {
            return Vec::new();
        };
        let Some(owed) = nothing_open_since(watch).filter(|_| done.contains(&stage)) else {
            return Vec::new();
        };
        let mut seen = Sighting::new(owed.max(since)).arg("since", since);
        seen.fault = seen.fault.arg("stage", Arg::Code(stage.code()));
        vec![by_its_clause(watch, seen)]
    }),
    ..Rule::BASE
};

/// Since when nothing keeps it from being written off (LIF003, LIF004): the last matter is closed, compensation is paid or
/// rejected; `None` while something does.
fn nothing_open_since(watch: &Watch<'_>) -> Option<Date> {
    let state = watch.state;
    if state.open_matters().next().is_some() || state.has_open_claim() {
        return None;
    }
    let table = of(state.subject.kind);
    let has_claims = !state.compensations.is_empty();
    let (mut so_far, mut settled) = (State::new(state.subject.clone()), None);
    for event in effective(table, &state.history, Some(watch.as_of)).iter() {
        for field in ["loss_stated", "compensation_decided", "compensation_paid"] {
            so_far
                .facts
                .extend(event.text(field).map(|text| (field.to_owned(), text)));
        }
        let yuan = |field: &str| yuan_of(&so_far, field);
        let paid = yuan("compensation_paid").max(Some(state.compensation_paid));
        let is_settled = match (yuan("compensation_decided"), yuan("loss_stated")) {
            (Some(decided), _) => paid >= Some(decided),
            (None, Some(loss)) => has_claims || loss.fen() == 0,
            (None, None) => true,
        };
        settled = settled.or(Some(event.on)).filter(|_| is_settled);
    }
    let closed = state.matters.iter().filter_map(|matter| matter.closed);
    let claims = watch
        .hanging
        .iter()
        .filter(|one| one.subject.kind == SubjectKind::Compensation);
    let others = closed.chain(claims.filter_map(|claim| claim.since)).max();
    Some(settled?.max(others.unwrap_or(Date::MIN)))
}

/// 公示期届满仍在公示
pub(super) static PUBLICATION_OVER: Rule = Rule {
    code: "LIF307",
    name: "publication-over",
    title: Words {
        zh: "公示期届满仍在公示",
        en: "Still published after its period",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Derived,
    basis: &[N3_2, NDRC_36],
    message: Words {
        zh: "公示截止日期是 {last}，记录还在公示",
        en: "its publication ends on {last}, and the record is still published",
    },
    help: Words {
        zh: "停止公示，登记到期或者修复",
        en: "End the publication, and enter that it expired or was repaired",
    },
    check: Check::Watch(|watch| {
        let last = watch
            .day("publication_ends_on")
            .filter(|last| *last < watch.as_of);
        let last = last.filter(|_| watch.is_in(&[Stage::Published]));
        last.into_iter()
            .map(|last| {
                let seen = Sighting::new(after(last)).due(Some(last)).by(Role::CreditOffice);
                seen.arg("last", last)
            })
            .collect()
    }),
    ..Rule::BASE
};

/// The same under the clause of what it is about: a promise, a contract, a compensation.
fn by_its_clause(watch: &Watch<'_>, mut seen: Sighting) -> Sighting {
    let clause = match watch.state.subject.kind {
        SubjectKind::Commitment => N1_3,
        SubjectKind::Compensation => N2_3_2,
        _ => N2_2_2,
    };
    seen.fault = seen.fault.under(clause);
    seen
}

/// Whether it was determined how far a promise was kept; then nothing of it falls due any more.
fn is_determined(watch: &Watch<'_>) -> bool {
    watch.state.subject.kind == SubjectKind::Commitment && watch.state.fact("fulfilment_status").is_some()
}

/// The day after the last one.
pub(super) fn after(last: Date) -> Date {
    last.succ_opt().unwrap_or(last)
}
