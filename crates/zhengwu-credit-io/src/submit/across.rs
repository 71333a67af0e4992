//! What records and months say together (前后各月、各表之间), and to whom it is told.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use zhengwu_credit::finding::Finding;
use zhengwu_credit::ledger::UnitName;
use zhengwu_credit::submission::{UnitCorrections, UnitRef};

use super::Gathered;
use super::folder::WorkingFolder;

/// What is told of records beside others: other records, other months, the log.
#[derive(Default)]
pub(super) struct AcrossTold {
    /// All of it, for the run report.
    pub(super) all: Vec<Finding>,
    /// What goes to units that sent nothing this month, by code.
    pub(super) others: BTreeMap<String, UnitCorrections>,
}

impl AcrossTold {
    /// It goes to who sent the row, else to the unit that must act.
    pub(super) fn tell(
        &mut self,
        folder: &WorkingFolder,
        gathered: &mut [Gathered],
        (input, unit): (Option<usize>, &UnitName),
        findings: Vec<Finding>,
    ) {
        self.all.extend(findings.iter().cloned());
        let sender = input.and_then(|input| folder.unit_of(input));
        let sender = sender.or_else(|| folder.sender_of(&unit.uscc));
        let own = match sender.and_then(|sender| gathered.get_mut(sender)) {
            Some(own) => &mut own.corrections,
            None => {
                let other = self.others.entry(unit.uscc.clone());
                other.or_insert_with(|| UnitCorrections {
                    unit: UnitRef {
                        uscc: unit.uscc.clone(),
                        name: unit.name.clone(),
                    },
                    ..UnitCorrections::default()
                })
            }
        };
        own.tell(findings);
    }

    /// And what units that sent nothing still owe.
    pub(super) fn also_owed(&mut self, silent: Vec<UnitCorrections>) {
        for one in silent {
            match self.others.entry(one.unit.uscc.clone()) {
                Entry::Occupied(mut own) => own.get_mut().owed.extend(one.owed),
                Entry::Vacant(place) => _ = place.insert(one),
            }
        }
    }
}
