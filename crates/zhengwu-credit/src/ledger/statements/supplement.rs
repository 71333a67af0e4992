//! What a supplement says (补充合同), as events of its original: it is an amendment by consent, and itself the agreement.

use std::sync::Arc;

use crate::lifecycle::{Action, Event, Lifecycle, State, effective};
use crate::requirement::watch::yuan_of;
use crate::value::money::yuan;

use super::telling::Telling;
use super::{Filing, is_derived};

impl Telling<'_> {
    /// The first record of a supplement amends; one that is filed again corrects that amendment. What it adds to the amount
    /// stays a difference: the sum follows from its parts, whichever of them is mended later.
    pub(super) fn supplement(&mut self, earlier: Option<&Filing>) {
        let number = self.filing.field("contract_no").unwrap_or_default().to_owned();
        let amends = |event: &&Arc<Event>| {
            event.action == Action::Amend && event.text("ground_proof").as_deref() == Some(&*number)
        };
        let told = self.state.history.iter().find(amends);
        let difference = self.filing.field("amount").unwrap_or_default().to_owned();
        match (told, earlier) {
            (None, _) => {
                let more = [
                    ("change_ground", "mutual_consent".to_owned()),
                    ("ground_proof", number),
                    ("difference", difference),
                ];
                self.tell(Action::Amend, self.on, &["ends_on"], &more);
            }
            (Some(told), Some(earlier)) if is_derived(told) && is_other(earlier, self.filing) => {
                let last_day = self.filing.field("ends_on").unwrap_or_default().to_owned();
                let more = [
                    ("corrects", told.sequence.to_string()),
                    ("corrected_on", self.on.to_string()),
                    ("difference", difference),
                    ("ends_on", last_day),
                ];
                let on = self.state.last_on.unwrap_or(self.on).max(self.on);
                self.tell(Action::Correct, on, &[], &more);
            }
            // What was logged stands, and what says the same again says nothing.
            _ => {}
        }
    }
}

/// Whether a supplement that is filed again says something else of what it amends.
fn is_other(earlier: &Filing, now: &Filing) -> bool {
    ["amount", "ends_on", "signed_on"]
        .iter()
        .any(|field| earlier.field(field) != now.field(field))
}

/// The amount of a contract without what supplements add to it.
pub(super) fn amount_without_supplements(table: &Lifecycle, state: &State) -> Option<String> {
    let happened = effective(table, &state.history, None);
    let differences = happened
        .iter()
        .filter_map(|event| yuan(&event.text("difference")?));
    let mut own = yuan_of(state, "amount");
    let mut is_amended = false;
    for difference in differences {
        own = own.and_then(|own| own.checked_sub(difference));
        is_amended = true;
    }
    match is_amended {
        true => own.map(|own| own.to_string()),
        false => state.fact("amount").map(str::to_owned),
    }
}
