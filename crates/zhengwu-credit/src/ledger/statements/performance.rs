//! What a statement of performance says, as events.

use crate::code::{Coded, Ground, PerformanceStatus};
use crate::lifecycle::fields::{AMOUNTS, STATED};
use crate::lifecycle::{Action, Stage, State};
use crate::requirement::watch::yuan_of;
use crate::requirement::{Instead, OddityKind};
use crate::value::money::yuan;

use super::super::Filing;
use super::telling::{Telling, ground_of};
use super::{MEANINGS, happened, is_derived, logged, reported_status, steps};

const GROUND: [&str; 4] = ["change_ground", "authority_doc", "procedure_doc", "ground_proof"];

impl Telling<'_> {
    pub(super) fn performance(&mut self, earlier: Option<&Filing>) {
        let status = self.filing.field("performance_status");
        let status = status.and_then(|key| PerformanceStatus::LIST.read(key));
        let Some(status) = status.and_then(PerformanceStatus::from_place) else {
            return;
        };
        if self.stage.is_none() {
            // Of a contract that nobody knows nothing follows; that it is unknown is told by itself.
            return;
        }
        // What a month says anew takes the place of what it said before: that mends, and is no fall.
        let is_refiled = earlier.is_some_and(|earlier| earlier.period == self.filing.period);
        if !is_refiled {
            self.fallen();
        }
        let is_short = matches!(
            status,
            PerformanceStatus::PartiallyPerformed | PerformanceStatus::NotPerformed
        );
        if self.stage == Some(Stage::WrittenOff) {
            return self.agree_at_the_end(status);
        }
        let ground = self.filing.field("change_ground").and_then(ground_of);
        match ground.filter(|ground| ground.is_forbidden()) {
            // It changes nothing: the government side is in breach, once.
            Some(ground) if self.breach_of(ground.code().key).is_none() => {
                let action = match status {
                    PerformanceStatus::Suspended => Action::Suspend,
                    _ => Action::Terminate,
                };
                let id = self.own_name();
                self.tell(action, self.on, &GROUND, &[("matter", id)]);
            }
            Some(_) => {}
            None => {
                let is_reached = self.reach(status, ground);
                if !is_reached && self.stage != Some(Stage::Suspended) {
                    return;
                }
                if is_short {
                    self.fall_short(Action::OpenShortfall);
                } else if is_reached {
                    self.cure();
                }
            }
        }
        if matches!(
            self.stage,
            Some(Stage::Performing | Stage::Suspended | Stage::Terminated)
        ) {
            self.tell(Action::RecordPerformance, self.on, STATED, &[]);
        }
        if self.filing.field("written_off_on").is_some() {
            let on = self.step_day("written_off_on");
            let on = self.derived.events.last().map_or(on, |last| on.max(last.on));
            self.tell(Action::WriteOff, on, &["written_off_on", "evidence"], &[]);
        }
    }

    /// What is written off stays so; a statement that knows nothing of it only repeats where it stood.
    pub(super) fn agree_at_the_end(&mut self, status: PerformanceStatus) {
        if reported_status(self.state) != Some(status) {
            self.disagree(status);
        }
    }

    /// Leads the contract to where the status says that it stands; steps left out are filled in. False where nothing leads
    /// there.
    pub(super) fn reach(&mut self, status: PerformanceStatus, ground: Option<Ground>) -> bool {
        let Some(meaning) = MEANINGS.iter().find(|one| one.status == status) else {
            return false;
        };
        if self.stage.is_some_and(|stage| meaning.stages.contains(&stage)) {
            // Once something was to be done and was not, it is no more as if nothing had begun.
            let is_back = status == PerformanceStatus::NotStarted
                && reported_status(self.state).is_some_and(|before| before != status);
            if is_back {
                self.disagree(status);
            }
            return !is_back;
        }
        let is_judged = status == PerformanceStatus::Terminated && ground == Some(Ground::CourtOrArbitration);
        // Only a court or an arbitration sets a contract aside; another ground ends it, or nothing does.
        let goals: &[Stage] = match status {
            PerformanceStatus::Terminated if is_judged => &[Stage::Void],
            PerformanceStatus::Terminated => &[Stage::Terminated],
            _ => meaning.stages,
        };
        let Some(steps) = goals.iter().find_map(|goal| steps(self.table, self.stage, *goal)) else {
            self.disagree(status);
            return false;
        };
        // What was suspended by a logged event is resumed by one.
        let happened = happened(self.state, None);
        let suspended = happened
            .iter()
            .rev()
            .find(|event| event.action == Action::Suspend);
        if steps.contains(&Action::Resume) && suspended.is_some_and(|event| !is_derived(event)) {
            self.disagree(status);
            return false;
        }
        for action in steps {
            match action {
                Action::Suspend | Action::Terminate => {
                    let fields: Vec<&str> = GROUND.iter().chain(STATED).copied().collect();
                    self.tell(action, self.on, &fields, &[]);
                }
                Action::SetAside => {
                    let proof = self.filing.field("ground_proof").unwrap_or_default().to_owned();
                    self.tell(action, self.on, STATED, &[("judgment_no", proof)]);
                }
                Action::Complete => {
                    self.cure();
                    let fields: Vec<&str> = STATED
                        .iter()
                        .chain(&["performed_on", "evidence"])
                        .copied()
                        .collect();
                    let on = self.step_day("performed_on");
                    let on = self.derived.events.last().map_or(on, |last| on.max(last.on));
                    self.tell(action, on, &fields, &[]);
                }
                action => {
                    let on = if status == PerformanceStatus::Performed {
                        self.step_day("performed_on")
                    } else {
                        self.on
                    };
                    self.tell(action, on, &[], &[]);
                }
            }
        }
        true
    }

    /// Nothing leads to what the record says.
    pub(super) fn disagree(&mut self, status: PerformanceStatus) {
        let before = reported_status(self.state).map(|status| status.code().label);
        let before = before.or_else(|| self.stage.map(|stage| stage.code().label));
        let (before, now) = (
            before.unwrap_or_default().to_owned(),
            status.code().label.to_owned(),
        );
        self.odd(self.against(), "performance_status", before, now);
        if let Some(stands) = reported_status(self.state) {
            self.submitted_instead(status_by_log(self.state, stands));
        }
    }

    /// Amounts that are smaller than before.
    pub(super) fn fallen(&mut self) {
        for field in AMOUNTS.iter().copied() {
            let (before, now) = (
                yuan_of(self.state, field),
                self.filing.field(field).and_then(yuan),
            );
            if let (Some(before), Some(now)) = (before, now)
                && now < before
            {
                self.odd(OddityKind::Fell, field, before.to_string(), now.to_string());
            }
        }
    }
}

/// The status by the events, with what the event that led to it says and the statement does not.
pub(in crate::ledger) fn status_by_log(state: &State, stands: PerformanceStatus) -> Instead {
    let mut instead = vec![("performance_status", stands.code().key.to_owned())];
    let led = [
        Action::Suspend,
        Action::Terminate,
        Action::SetAside,
        Action::Complete,
    ];
    let Some(event) = logged(state, None, |event| led.contains(&event.action)) else {
        return instead;
    };
    let text = |field: &str| event.text(field).unwrap_or_default();
    match (stands, event.action) {
        // Another ground than the logged one would be another termination.
        (PerformanceStatus::Suspended, Action::Suspend)
        | (PerformanceStatus::Terminated, Action::Terminate) => {
            instead.extend(GROUND.map(|field| (field, text(field))));
        }
        (PerformanceStatus::Terminated, Action::SetAside) => {
            let ground = Ground::CourtOrArbitration.code().key.to_owned();
            instead.push(("change_ground", ground));
            instead.push(("ground_proof", text("judgment_no")));
        }
        (PerformanceStatus::Performed, Action::Complete) => {
            let done = event.text("performed_on");
            instead.push(("performed_on", done.unwrap_or_else(|| event.on.to_string())));
            let said = AMOUNTS
                .iter()
                .chain(&["evidence"])
                .map(|field| (*field, text(field)));
            instead.extend(said.filter(|(_, text)| !text.is_empty()));
        }
        _ => {}
    }
    instead
}
