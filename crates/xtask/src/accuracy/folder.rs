//! Faults of files and months (文件和月份): a working folder on disk, submitted as an office submits it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::profile::Profile;
use zhengwu_credit_io::submit::{SubmitOptions, submit};

use super::fault::{Expect, fits};
use super::judge::{Seen, log, of_finding};
use super::measure::{Measure, Wanted};
use crate::corpus::{Corpus, MONTHS, Object, Row, month};

/// A fault of a folder.
pub(crate) struct InFolder {
    pub(crate) rule: &'static str,
    /// The contract of the last month beside which it stands.
    pub(crate) host: &'static str,
    pub(crate) plant: fn(&Path, &Row) -> Result<()>,
    pub(crate) expect: Vec<Expect>,
}

/// Plants all of them.
pub(crate) fn measure(faults: &[InFolder], seed: u64, measure: &mut Measure) -> Result<()> {
    // Every unit has two contracts, so that there are months in which it reports nothing new.
    let size = 2 * crate::corpus::units_of(0);
    for fault in faults {
        let (corpus, host) = (0..100)
            .map(|more| Corpus::correct(seed + more, size))
            .find_map(|corpus| {
                let host = host(&corpus, fault.host)?;
                Some((corpus, host))
            })
            .with_context(|| format!("no host for {}", fault.rule))?;
        let folder = tempfile::tempdir()?;
        write(&corpus, folder.path())?;
        let before = told(folder.path(), MONTHS - 1)?;
        (fault.plant)(folder.path(), &host)?;
        let mut found = told(folder.path(), MONTHS - 1)?;
        for one in &before {
            if let Some(at) = found.iter().position(|other| other == one) {
                found.remove(at);
            }
        }
        let mut expected = Vec::new();
        for one in &fault.expect {
            expected.push(Wanted::new(one, "contract")?);
        }
        let planted = Wanted::new(&Expect::new(fault.rule, ""), "")?;
        measure.compare(
            &format!("{} in a folder", fault.rule),
            &planted.code,
            &expected,
            found,
        );
    }
    Ok(())
}

/// A contract of the last month that fulfils the conditions, alone in its file.
fn host(corpus: &Corpus, conditions: &str) -> Option<Row> {
    let of_month: Vec<(usize, &Row)> = corpus
        .rows()
        .filter(|(_, row)| row.kind == Kind::Contract && row.month + 1 == MONTHS)
        .collect();
    let alone = |unit: usize| of_month.iter().filter(|(own, _)| *own == unit).count() == 1;
    let fitting = |row: &Row| fits(&row.record, conditions).unwrap_or_default();
    let found = of_month.iter().find(|(unit, row)| alone(*unit) && fitting(row));
    found.map(|(_, row)| (*row).clone())
}

/// The folder of a unit in the last month.
pub(crate) fn inbox(folder: &Path, host: &Row) -> std::path::PathBuf {
    let month = month(MONTHS - 1).to_string();
    folder.join("inbox").join(month).join(host.text("party_a_uscc"))
}

/// Writes a corpus as a working folder: the register, and every month of every unit; a month without anything new is a
/// table of headings alone, the zero report.
pub(crate) fn write(corpus: &Corpus, folder: &Path) -> Result<()> {
    let mut register = String::from("统一社会信用代码,单位名称,机构类别,起报月份\n");
    for unit in &corpus.units {
        register += &format!("{},{},{},{}\n", unit.uscc, unit.name, unit.kind, month(0));
    }
    fs::write(folder.join("units.csv"), register)?;
    fs::create_dir(folder.join("events"))?;
    fs::write(folder.join("events/log.ndjson"), log(corpus)?.to_text())?;
    write_beside(corpus, folder)?;
    for at in 0..MONTHS {
        for (number, unit) in corpus.units.iter().enumerate() {
            let own = folder.join("inbox").join(month(at).to_string()).join(&unit.uscc);
            fs::create_dir_all(&own)?;
            let zero: Vec<&str> = Kind::Contract
                .spec()
                .fields
                .iter()
                .map(|field| field.heading)
                .collect();
            fs::write(own.join("零报告.csv"), zero.join(",") + "\n")?;
            let lies_elsewhere = [Kind::Unit, Kind::Published, Kind::Receipt];
            for kind in Kind::ALL
                .into_iter()
                .filter(|kind| !lies_elsewhere.contains(kind))
            {
                let of_file =
                    |(unit, row): &(usize, &Row)| *unit == number && row.kind == kind && row.month == at;
                let lines: Vec<String> = corpus
                    .rows()
                    .filter(of_file)
                    .map(|(_, row)| Value::from(row.record.clone()).to_string() + "\n")
                    .collect();
                if !lines.is_empty() {
                    fs::write(own.join(format!("{}.ndjson", kind.key())), lines.concat())?;
                }
            }
        }
    }
    Ok(())
}

/// The list of what was published, and the receipts of the last month.
fn write_beside(corpus: &Corpus, folder: &Path) -> Result<()> {
    for (kind, file) in [
        (Kind::Published, published(folder)),
        (Kind::Receipt, receipts(folder)),
    ] {
        let rows = corpus.rows().filter(|(_, row)| row.kind == kind);
        let lines: Vec<String> = rows
            .map(|(_, row)| Value::from(row.record.clone()).to_string() + "\n")
            .collect();
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(file, lines.concat())?;
    }
    Ok(())
}

/// The list of what was published.
pub(crate) fn published(folder: &Path) -> std::path::PathBuf {
    folder.join("published/公告.ndjson")
}

/// The receipts of the last month.
pub(crate) fn receipts(folder: &Path) -> std::path::PathBuf {
    let month = month(MONTHS - 1).to_string();
    folder.join("receipts").join(month).join("回执.ndjson")
}

/// Everything that the submission of a month tells.
pub(crate) fn told(folder: &Path, at: usize) -> Result<Vec<Seen>> {
    let out = tempfile::tempdir()?;
    let options = SubmitOptions {
        period: month(at),
        as_of: None,
        lang: Lang::Zh,
        profile: Profile::haian(),
        out: Some(out.path().join("out")),
    };
    let submitted = submit(folder, &options, &mut |_| {})?;
    let report = submitted.report;
    let mut all = report.register;
    all.extend(report.not_reported);
    all.extend(report.classified_after_reporting);
    all.extend(report.published.findings);
    all.extend(report.receipts.findings);
    for unit in submitted.corrections.units {
        all.extend(unit.files);
        all.extend(unit.told);
        all.extend(unit.to_correct.into_iter().flat_map(|row| row.findings));
    }
    Ok(all.into_iter().map(of_finding).collect())
}

/// A record as a file with headings; a column left out, a row added.
pub(crate) fn csv(record: &Object, without: &str, more: &[(&str, &str)]) -> String {
    let fields = Kind::Contract.spec().fields.iter();
    let fields: Vec<_> = fields.filter(|field| field.key != without).collect();
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let mut text = line(fields.iter().map(|field| field.heading.to_owned()).collect());
    text += &line(fields.iter().map(|field| cell(record, field.key)).collect());
    if !more.is_empty() {
        let of = |key: &str| {
            more.iter()
                .find(|(own, _)| *own == key)
                .map_or("", |(_, value)| value)
                .to_owned()
        };
        text += &line(fields.iter().map(|field| of(field.key)).collect());
    }
    text
}

fn cell(record: &Object, key: &str) -> String {
    match record.get(key) {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(yes)) => (if *yes { "是" } else { "否" }).to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// A workbook of one record, in which the number is a day.
pub(crate) fn workbook(record: &Object, path: &Path) -> Result<()> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, field) in (0_u16..).zip(Kind::Contract.spec().fields) {
        sheet.write(0, column, field.heading)?;
        match field.key {
            "contract_no" => sheet.write_with_format(1, column, 46_000, &day)?,
            key => sheet.write(1, column, cell(record, key))?,
        };
    }
    book.save(path)?;
    Ok(())
}
