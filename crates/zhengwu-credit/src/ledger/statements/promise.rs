//! What the record of a promise and of dishonesty says of its course, as events.

use crate::code::{Coded, FulfilmentStatus};
use crate::field::Kind;
use crate::lifecycle::{Action, Stage, State};
use crate::requirement::{Instead, OddityKind};
use crate::value::Date;

use super::super::Filing;
use super::telling::Telling;
use super::{logged, open_shortfall};

/// The fields that a promise's determination brings, and its registration does not.
pub(super) const OF_THE_DETERMINATION: [&str; 11] = [
    "fulfilment_status",
    "unfulfilled_content",
    "accountability",
    "determined_on",
    "determined_by",
    "determined_by_uscc",
    "reason",
    "reason_note",
    "responsible_side",
    "follow_up",
    "next_follow_up_on",
];
/// What of a dishonesty record comes later than itself.
pub(super) const OF_THE_COURSE: [&str; 9] = [
    "published_on",
    "publication_ends_on",
    "objected_on",
    "objection_result",
    "repair_applied_on",
    "repaired_on",
    "repair_doc",
    "withdrawn_on",
    "withdrawn_doc",
];

impl Telling<'_> {
    /// A promise: empty is made; full is determined and fulfilled; partial and none leave a shortfall.
    pub(super) fn determination(&mut self) {
        let status = self.filing.field("fulfilment_status");
        let status = status.and_then(|key| FulfilmentStatus::LIST.read(key));
        let status = status.and_then(FulfilmentStatus::from_place);
        let known = self.state.fact("fulfilment_status").map(str::to_owned);
        let label = |key: Option<String>| {
            let status = key
                .and_then(|key| FulfilmentStatus::LIST.read(&key))
                .and_then(FulfilmentStatus::from_place);
            status.map_or("", |status| status.code().label).to_owned()
        };
        if !matches!(self.stage, Some(Stage::Made)) {
            let is_same = status.map(|status| status.code().key) == known.as_deref();
            if !is_same && self.stage.is_some_and(|stage| stage != Stage::Proposed) {
                let now = status.map_or("", |status| status.code().label).to_owned();
                self.odd(self.against(), "fulfilment_status", label(known), now);
                self.submitted_instead(determination(self.state, None));
            }
            return;
        }
        let Some(status) = status else {
            // What was logged need not be typed once more.
            if known.is_some() && self.against() == OddityKind::WentBack {
                self.odd(
                    OddityKind::WentBack,
                    "fulfilment_status",
                    label(known),
                    String::new(),
                );
            }
            return;
        };
        let on = self.filing.day("determined_on").unwrap_or(self.on);
        let on = self.state.last_on.map_or(on, |last| on.max(last));
        let key = status.code().key;
        if status == FulfilmentStatus::Full {
            self.on = on;
            self.cure();
            if known.as_deref() != Some(key) {
                let fields = [
                    "fulfilment_status",
                    "determined_on",
                    "determined_by",
                    "determined_by_uscc",
                ];
                self.tell(Action::Determine, on, &fields, &[]);
            }
            return self.tell(Action::Fulfil, on, &["evidence"], &[]);
        }
        if known.as_deref() == Some(key) && open_shortfall(self.state).is_some() {
            self.on = on;
            return self.fall_short(Action::OpenShortfall);
        }
        self.on = on;
        let id = self.own_name();
        self.tell(Action::Determine, on, &OF_THE_DETERMINATION, &[("matter", id)]);
    }

    /// A dishonesty record: what its dates say of its course.
    pub(super) fn publication(&mut self) {
        let course = [
            (
                Action::Publish,
                "published_on",
                &["published_on", "publication_ends_on"][..],
            ),
            (Action::Object, "objected_on", &["objected_on"]),
            (Action::Uphold, "objection_result", &["objection_result"]),
            (
                Action::Repair,
                "repaired_on",
                &["repair_applied_on", "repaired_on", "repair_doc"],
            ),
            (
                Action::Withdraw,
                "withdrawn_on",
                &["withdrawn_on", "withdrawn_doc"],
            ),
        ];
        for (action, field, fields) in course {
            let is_new =
                self.filing.field(field).is_some() && self.filing.field(field) != self.state.fact(field);
            if is_new {
                let on = self.filing.day(field).unwrap_or(self.on);
                let last = self.derived.events.last().map(|event| event.on);
                let on = last.map_or(on, |last| on.max(last));
                self.tell(action, on, fields, &[]);
            }
        }
    }
}

/// What the log says by a day of how a promise was determined and kept.
fn determination(state: &State, until: Option<Date>) -> Instead {
    let last = |field: &str| logged(state, until, |event| event.text(field).is_some());
    let Some(determined) = last("fulfilment_status") else {
        return Instead::new();
    };
    let said = OF_THE_DETERMINATION.map(|field| (field, determined.text(field).unwrap_or_default()));
    let kept = last("evidence").and_then(|event| Some(("evidence", event.text("evidence")?)));
    said.into_iter().chain(kept).collect()
}

/// What is submitted of a promise whose record leaves to the log how it was determined, by the end of its month.
pub(in crate::ledger) fn left_to_the_log(state: &State, record: &Filing) -> Instead {
    let is_left = record.kind == Kind::Commitment && record.field("fulfilment_status").is_none();
    let month = record.period.filter(|_| is_left);
    month.map_or_else(Instead::new, |month| determination(state, Some(month.last_day())))
}
