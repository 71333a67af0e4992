//! `zhengwu submit`: a month of a working folder becomes submissions, corrections and a report.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use zhengwu_credit::code::Lang;
use zhengwu_credit::finding::{Finding, Severity};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::submission::{Corrections, RowToCorrect};
use zhengwu_credit::value::{Date, Period};
use zhengwu_credit_io::submit::{RunReport, SubmitOptions, Submitted, UnitReport, submit};

use crate::width::{pad_left, pad_right};

/// What was asked for.
pub(crate) struct Request {
    pub(crate) dir: PathBuf,
    pub(crate) period: Period,
    pub(crate) out: Option<PathBuf>,
    pub(crate) as_of: Option<Date>,
    pub(crate) lang: Lang,
    pub(crate) profile: Profile,
}

/// Runs, prints the report, and gives the exit status: 0 no row to correct, 1 rows to correct, 2 a file that could not
/// be read, or nothing done.
pub(crate) fn run(request: Request, progress: &mut dyn FnMut(u64)) -> io::Result<ExitCode> {
    let lang = request.lang;
    let title = request.profile.title.clone();
    let options = SubmitOptions {
        period: request.period,
        as_of: request.as_of,
        lang,
        profile: request.profile,
        out: request.out,
    };
    match submit(&request.dir, &options, progress) {
        Ok(submitted) => {
            print(&submitted, &title, lang, &mut anstream::stdout().lock())?;
            let report = &submitted.report;
            Ok(ExitCode::from(match () {
                () if !report.unread.is_empty() => 2,
                () if report.has_errors() => 1,
                () => 0,
            }))
        }
        Err(error) => {
            writeln!(anstream::stderr(), "zhengwu: {error}")?;
            Ok(ExitCode::from(2))
        }
    }
}

fn print(submitted: &Submitted, title: &str, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let report = &submitted.report;
    let as_of = report.as_of.map(|day| day.to_string()).unwrap_or_default();
    match lang {
        Lang::Zh => writeln!(out, "{title} {} 月度报送（检查日期 {as_of}，规则集 {}）\n", report.period, report.rule_set)?,
        Lang::En => writeln!(out, "{title} {}, judged as of {as_of} by rule set {}\n", report.period, report.rule_set)?,
    }
    if !report.register.is_empty() {
        writeln!(out, "{}", if lang == Lang::Zh { "单位名册 units.csv 有问题：" } else { "the register, units.csv:" })?;
        for finding in &report.register {
            print_finding(finding, lang, out)?;
        }
        writeln!(out)?;
    }
    print_units(report, lang, out)?;
    print_corrections(&submitted.corrections, lang, out)?;
    print_told(&submitted.corrections, lang, out)?;
    print_rest(report, lang, out)?;
    let place = submitted.out.display();
    match lang {
        Lang::Zh => writeln!(
            out,
            "\n已写入 {place}\n  consolidated/     汇总包，上报信用平台\n  units/            各单位的报送包\n  corrections.json  更正清单，退回各单位\n  report.json       运行报告，留在本单位"
        ),
        Lang::En => writeln!(
            out,
            "\nwritten to {place}\n  consolidated/     the package for the platform\n  units/            each unit's package\n  corrections.json  what goes back to the units\n  report.json       the run report; it stays in the office"
        ),
    }
}

/// The table of rows: in = submitted + to correct + withheld.
fn print_units(report: &RunReport, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let headings = match lang {
        Lang::Zh => ["单位", "收到", "报送", "待更正", "涉密不报"],
        Lang::En => ["unit", "rows in", "submitted", "to correct", "withheld"],
    };
    let total = &report.total;
    let total = [total.rows, total.submitted, total.to_correct, total.withheld];
    let figures = |unit: &UnitReport| [unit.rows, unit.submitted, unit.to_correct, unit.withheld];
    let name = |unit: &UnitReport| match (unit.registered, lang) {
        (true, _) => unit.unit.name.clone(),
        (false, Lang::Zh) => format!("{}（不在单位名册）", unit.unit.name),
        (false, Lang::En) => format!("{} (not in the register)", unit.unit.name),
    };
    let line = |out: &mut dyn Write, name: &str, cells: [String; 4]| {
        let [rows, submitted, to_correct, withheld] = cells.map(|cell| pad_left(&cell, 10));
        writeln!(out, "  {}{rows}{submitted}{to_correct}{withheld}", pad_right(name, 34))
    };
    let [unit, rest @ ..] = headings;
    line(out, unit, rest.map(str::to_owned))?;
    for unit in &report.units {
        line(out, &name(unit), figures(unit).map(|figure| figure.to_string()))?;
    }
    line(out, if lang == Lang::Zh { "合计" } else { "total" }, total.map(|figure| figure.to_string()))?;
    let [rows, submitted, to_correct, withheld] = total;
    let sum = submitted + to_correct + withheld;
    let sign = if report.adds_up() { "=" } else { "≠" };
    match lang {
        Lang::Zh => writeln!(
            out,
            "\n  核对：收到 {rows} {sign} 报送 {submitted} + 待更正 {to_correct} + 涉密不报 {withheld}（{sum}）"
        ),
        Lang::En => writeln!(
            out,
            "\n  check: {rows} in {sign} {submitted} submitted + {to_correct} to correct + {withheld} withheld ({sum})"
        ),
    }
}

fn print_corrections(corrections: &Corrections, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let rows: usize = corrections.units.iter().map(|unit| unit.to_correct.len()).sum();
    if rows == 0 {
        return Ok(());
    }
    match lang {
        Lang::Zh => writeln!(out, "\n待更正 {rows} 行，没有报送；改正后重新报来：")?,
        Lang::En => writeln!(out, "\n{rows} rows to correct, not submitted:")?,
    }
    for unit in &corrections.units {
        for finding in &unit.files {
            print_finding(finding, lang, out)?;
        }
        for row in &unit.to_correct {
            print_row(row, lang, out)?;
        }
    }
    Ok(())
}

fn print_row(row: &RowToCorrect, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let errors: Vec<&Finding> = row.findings.iter().filter(|one| one.severity == Severity::Error).collect();
    for finding in &errors {
        print_finding(finding, lang, out)?;
    }
    if errors.is_empty() {
        let place = match lang {
            Lang::Zh => format!("{} 第{}行：文件缺列", row.file, row.row),
            Lang::En => format!("{} row {}: the file lacks a column", row.file, row.row),
        };
        writeln!(out, "  {place}")?;
    }
    Ok(())
}

/// Violations are submitted: that is what the notice is for. They are told all the same.
fn print_told(corrections: &Corrections, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let violations: Vec<&Finding> = corrections
        .units
        .iter()
        .flat_map(|unit| &unit.told)
        .filter(|one| one.severity == Severity::Violation)
        .collect();
    let warnings = corrections.units.iter().flat_map(|unit| &unit.told).count() - violations.len();
    if !violations.is_empty() {
        match lang {
            Lang::Zh => writeln!(out, "\n违规 {} 条，已如实报送：", violations.len())?,
            Lang::En => writeln!(out, "\n{} violations, truthfully reported and submitted:", violations.len())?,
        }
    }
    for finding in violations {
        print_finding(finding, lang, out)?;
    }
    match (warnings, lang) {
        (0, _) => Ok(()),
        (_, Lang::Zh) => writeln!(out, "\n另有警告 {warnings} 条，见 corrections.json"),
        (_, Lang::En) => writeln!(out, "\nand {warnings} warnings: see corrections.json"),
    }
}

/// Where, what, under which clause, and how to mend it.
fn print_finding(finding: &Finding, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let place = finding.source.as_ref().map(|source| {
        let sheet = source.sheet.as_ref().map(|sheet| format!(" {sheet}!")).unwrap_or_default();
        let cell = match (&source.column, lang) {
            (Some(column), _) => format!("{column}{}", source.row),
            (None, Lang::Zh) => format!("第{}行", source.row),
            (None, Lang::En) => format!("line {}", source.row),
        };
        let gap = if sheet.is_empty() { " " } else { "" };
        format!("{}{sheet}{gap}{cell}", source.file)
    });
    writeln!(out, "  {}  {}", place.unwrap_or_default(), finding.code)?;
    writeln!(out, "      {}（{}）", finding.message, finding.basis)?;
    writeln!(out, "      → {}", finding.help)
}

/// Who sent nothing, and what could not be read.
fn print_rest(report: &RunReport, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    if !report.not_reported.is_empty() {
        let names: Vec<&str> = report.not_reported.iter().map(|unit| unit.name.as_str()).collect();
        match lang {
            Lang::Zh => writeln!(out, "\n本月没有报送：{}", names.join("、"))?,
            Lang::En => writeln!(out, "\nnot reported this month: {}", names.join(", "))?,
        }
    }
    if !report.unread.is_empty() {
        match lang {
            Lang::Zh => writeln!(out, "\n没有读取的文件，里面的记录没有报送：")?,
            Lang::En => writeln!(out, "\nfiles that were not read; nothing in them was submitted:")?,
        }
        for file in &report.unread {
            writeln!(out, "  {}：{}", file.file, file.reason)?;
        }
    }
    for note in &report.notes {
        writeln!(out, "\n  {note}")?;
    }
    Ok(())
}
