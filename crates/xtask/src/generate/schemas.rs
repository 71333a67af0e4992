//! `schemas/`: JSON Schemas of records and wire types, forms, rules and code lists as JSON.

use anyhow::Result;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use zhengwu_credit::api::{Actions, ActionsOptions, Applied, ApplyOptions, CheckOptions, describe};
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Finding;
use zhengwu_credit::ledger::Waiver;
use zhengwu_credit::rules::CoverageLine;

use super::Files;

pub(super) fn add(files: &mut Files) -> Result<()> {
    for kind in Kind::ALL {
        put(files, &format!("{}.schema", kind.key()), &describe::schema(kind))?;
        put(files, &format!("{}.form", kind.key()), &describe::form(kind))?;
    }
    put(files, "rules", &describe::rules())?;
    put(files, "codes", &describe::codes())?;
    put(files, "finding.schema", &schemars::schema_for!(Finding))?;
    put(files, "lifecycles", &describe::lifecycles())?;
    // Of what is only written: what may be null is there all the same.
    let written = || SchemaSettings::draft2020_12().for_serialize().into_generator();
    put(
        files,
        "actions.schema",
        &written().into_root_schema_for::<Actions>(),
    )?;
    put(
        files,
        "applied.schema",
        &written().into_root_schema_for::<Applied>(),
    )?;
    put(
        files,
        "coverage.schema",
        &written().into_root_schema_for::<CoverageLine>(),
    )?;
    for (name, schema) in [
        ("waiver", schemars::schema_for!(Waiver)),
        ("check-options", schemars::schema_for!(CheckOptions)),
        ("actions-options", schemars::schema_for!(ActionsOptions)),
        ("apply-options", schemars::schema_for!(ApplyOptions)),
    ] {
        put(files, &format!("{name}.schema"), &schema)?;
    }
    Ok(())
}

fn put(files: &mut Files, name: &str, value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value)? + "\n";
    files.insert(format!("schemas/{name}.json"), text);
    Ok(())
}
