//! What later months say is a state secret (后来定密): it is in no submission, of whichever month that is made again.

use std::path::Path;

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{Kind, contract};
use zhengwu_credit::ledger::{Row, Table as _};
use zhengwu_credit::lifecycle::{Subject, SubjectKind};
use zhengwu_credit::value::{Date, Period};

use crate::{OwnedTable, ReadOptions};

use super::SubmitError;
use super::came::{month_called, read_unit_folder};
use super::listing::list;

/// The contracts that rows of months after this one call secret, unless the log declassified them since.
pub(super) fn classified_later(
    inbox: &Path,
    period: Period,
    shared: &ReadOptions,
    (declassified, lang): (&[(Subject, Date)], Lang),
) -> Result<Vec<Subject>, SubmitError> {
    let mut all = Vec::new();
    for name in list(inbox)?.folders {
        let Some(month) = month_called(&name).filter(|month| *month > period) else {
            continue;
        };
        let is_open_again = |subject: &Subject| {
            let mut days = declassified.iter().filter(|(own, _)| own == subject);
            days.any(|(_, on)| *on > month.last_day())
        };
        let units = inbox.join(&name);
        for unit in list(&units)?.folders {
            // What cannot be read is told when its own month is run.
            let came = read_unit_folder(&units.join(&unit), "", shared, lang)?;
            for table in came.tables.iter().filter(|table| table.kind() == Kind::Contract) {
                let said = classified_in(table)?;
                all.extend(said.into_iter().filter(|subject| !is_open_again(subject)));
            }
        }
    }
    Ok(all)
}

/// The contracts that a table calls secret.
fn classified_in(table: &OwnedTable) -> Result<Vec<Subject>, SubmitError> {
    let mut all = Vec::new();
    table.visit(&mut |row| {
        let Row::Record(_, record) = row else { return };
        record.finish(None);
        let [unit, number] =
            [contract::party_a_uscc.at, contract::contract_no.at].map(|at| record.canonical(at));
        if let (true, Some(unit), Some(number)) = (record.is_classified(), unit, number) {
            all.push(Subject::new(
                SubjectKind::Contract,
                [unit.as_ref(), number.as_ref()],
            ));
        }
    })?;
    Ok(all)
}
