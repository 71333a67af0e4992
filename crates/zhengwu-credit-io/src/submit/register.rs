//! The register of a working folder (单位名册): its lines, and what is wrong with them.

use std::fs;
use std::path::Path;

use zhengwu_credit::field::{Kind, unit};
use zhengwu_credit::finding::{Finding, Severity};
use zhengwu_credit::ledger::{Entry, Input, Ledger, Options, WaiverTold, Waivers, run};
use zhengwu_credit::submission::UnitRef;
use zhengwu_credit::value::{Date, Period, Uscc};

use crate::{ReadOptions, open};

use super::{SubmitError, SubmitOptions};

/// A line of the register.
pub(super) struct Registered {
    pub(super) unit: UnitRef,
    pub(super) reports_from: Option<Period>,
    pub(super) valid_from: Option<Date>,
    pub(super) valid_to: Option<Date>,
    pub(super) successor: Option<String>,
}

/// The register as it was read.
pub(super) struct ReadRegister {
    pub(super) lines: Vec<Registered>,
    pub(super) findings: Vec<Finding>,
    pub(super) waivers: Vec<WaiverTold>,
}

/// The register, and what is wrong with it: a line with an error names nobody, and is told.
pub(super) fn read_register(
    dir: &Path,
    options: &SubmitOptions,
    as_of: Option<Date>,
    waivers: Option<&Waivers>,
    ledger: &mut Ledger,
) -> Result<ReadRegister, SubmitError> {
    let path = dir.join("units.csv");
    let bytes = fs::read(&path).map_err(|error| SubmitError::unread(&path, error))?;
    let read_options = ReadOptions {
        kind: Some(Kind::Unit),
        ..ReadOptions::default()
    };
    let opened = open("units.csv", bytes, &read_options)
        .map_err(|failure| SubmitError::Register(failure.sentence().in_lang(options.lang).to_owned()))?;
    let inputs: Vec<Input<'_>> = opened.tables.iter().map(|table| Input::judged(table)).collect();
    let mut run_options = Options::new(&options.profile);
    run_options.as_of = as_of;
    run_options.waivers = waivers;
    let mut register = Vec::new();
    let mut wrong = Vec::new();
    let summary = run(&inputs, &run_options, &mut |entry| match entry {
        Entry::File(file) => wrong.extend(file.findings(options.lang)),
        Entry::Across(_) => {}
        Entry::Row(row) => {
            wrong.extend(
                row.findings(options.lang)
                    .filter(|one| one.severity > Severity::Notice),
            );
            register.extend(row.submittable().map(|record| {
                ledger.add_record(record, None);
                Registered {
                    unit: UnitRef {
                        uscc: record
                            .value(unit::uscc)
                            .map(|uscc| uscc.as_str().to_owned())
                            .unwrap_or_default(),
                        name: record.value(unit::name).unwrap_or_default().to_owned(),
                    },
                    reports_from: record.value(unit::reports_from),
                    valid_from: record.value(unit::valid_from),
                    valid_to: record.value(unit::valid_to),
                    successor: record
                        .value(unit::successor_uscc)
                        .map(|code| code.as_str().to_owned()),
                }
            }));
        }
    })?;
    Ok(ReadRegister {
        lines: register,
        findings: wrong,
        waivers: summary.waivers,
    })
}

/// The unit of a folder, by code or by name; one that the register does not know keeps its folder's name.
pub(super) fn registered(register: &[Registered], folder: &str) -> (UnitRef, bool) {
    let is_named = |one: &&Registered| one.unit.uscc.eq_ignore_ascii_case(folder) || one.unit.name == folder;
    match register.iter().find(is_named) {
        Some(one) => (one.unit.clone(), true),
        None => {
            let uscc = Uscc::parse(folder)
                .map(|code| code.as_str().to_owned())
                .unwrap_or_default();
            (
                UnitRef {
                    uscc,
                    name: folder.to_owned(),
                },
                false,
            )
        }
    }
}
