//! What stands beside the reports in a run (旁证): lists of notices, receipts.

use crate::field::Kind;
use crate::finding::Outcomes;
use crate::record::{Missing, Record};
use crate::requirement::beside::{Listed, Since};
use crate::requirement::{Check, Rule};
use crate::rules::Coverage;

use super::published::PublishedBook;
use super::receipts::ReceiptBook;
use super::withheld::Withheld;
use super::{Fate, Input, Options, ReadError};

/// What is remembered for it.
pub(super) struct Beside {
    published: PublishedBook,
    receipts: ReceiptBook,
}

impl Beside {
    /// Reads what such tables are held against.
    pub(super) fn of(
        inputs: &[Input<'_>],
        options: &Options<'_>,
        withheld: &Withheld,
    ) -> Result<Beside, ReadError> {
        Ok(Beside {
            published: PublishedBook::of(inputs, options, withheld)?,
            receipts: ReceiptBook::of(inputs, options)?,
        })
    }

    /// Takes note of what becomes of a record of the month.
    pub(super) fn note(&mut self, record: &Record<'_>, fate: Fate, input: &Input<'_>) {
        if !input.context_only || fate == Fate::Withheld {
            self.receipts.note(record, fate);
        }
    }

    /// Whether a row speaks of a record that is withheld.
    pub(super) fn is_of_the_withheld(&self, record: &Record<'_>) -> bool {
        self.receipts.is_of_the_withheld(record)
    }

    /// What is known beside a row that stands here.
    pub(super) fn of_row(
        &self,
        record: &Record<'_>,
        place: (usize, u64),
        input: &Input<'_>,
        options: &Options<'_>,
    ) -> (Listed, Since) {
        match record.kind() {
            Kind::Published => (
                self.published.of_notice(record, options.register),
                Since::default(),
            ),
            Kind::Receipt => (Listed::default(), self.receipts.since(record, place, input)),
            _ => (Listed::default(), Since::default()),
        }
    }
}

/// Rules whose other side is not in the run at all: asked once, and nobody can tell.
pub(super) fn not_asked(inputs: &[Input<'_>], options: &Options<'_>) -> Vec<Coverage> {
    let has = |of: fn(Kind) -> bool| {
        let mut judged = inputs.iter().filter(|input| !input.context_only);
        judged.any(|input| of(input.table.kind()))
    };
    let missing = |rule: &Rule| match rule.check {
        Check::Published(_) if has(|kind| kind == Kind::Contract) => {
            (!has(|kind| kind == Kind::Published)).then_some((Kind::Published, Missing::Notices))
        }
        Check::Receipt(_) if has(Kind::is_reported) => {
            (!has(|kind| kind == Kind::Receipt)).then_some((Kind::Receipt, Missing::Receipts))
        }
        _ => None,
    };
    let judged = options
        .rules
        .iter()
        .copied()
        .filter(|rule| rule.phase <= options.phase);
    judged
        .filter_map(|rule| {
            let (kind, missing) = missing(rule)?;
            Some(Coverage {
                rule,
                kind,
                at: None,
                outcomes: Outcomes {
                    cannot_tell: 1,
                    ..Outcomes::default()
                },
                missing: vec![(missing, 1)],
            })
        })
        .collect()
}
