//! What later months say is a state secret (后来定密): it is in no submission, of whichever month that is made again.

use std::path::Path;

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{Kind, contract};
use zhengwu_credit::ledger::{Row, Table as _};
use zhengwu_credit::lifecycle::{Subject, SubjectKind};
use zhengwu_credit::value::{Date, Period};

use crate::disk::kept_in;
use crate::{OwnedTable, ReadOptions};

use super::SubmitError;
use super::came::read;
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
        let month = Period::parse(&name).ok();
        let Some(month) = month.filter(|month| *month > period && month.to_string() == name) else {
            continue;
        };
        let is_open_again = |subject: &Subject| {
            let mut days = declassified.iter().filter(|(own, _)| own == subject);
            days.any(|(_, on)| *on > month.last_day())
        };
        for table in tables_of(&inbox.join(&name), shared, lang)? {
            let said = classified_in(&table)?;
            all.extend(said.into_iter().filter(|subject| !is_open_again(subject)));
        }
    }
    Ok(all)
}

/// The tables of contracts of a month; what cannot be read is told when that month is run.
fn tables_of(month: &Path, shared: &ReadOptions, lang: Lang) -> Result<Vec<OwnedTable>, SubmitError> {
    let mut all = Vec::new();
    for unit in list(month)?.folders {
        let own = month.join(&unit);
        let mut options = shared.clone();
        options.mappings.extend(kept_in(&own).0);
        for file in list(&own)?.files {
            if let Ok((tables, _)) = read(&own.join(&file), &file, &options, lang) {
                all.extend(tables.into_iter().filter(|table| table.kind() == Kind::Contract));
            }
        }
    }
    Ok(all)
}

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
