//! What `zhengwu submit` says of a month, as a page: rows in and out, what goes back, what is told, what is asked and owed.

use std::fmt::{self, Write as _};

use unicode_width::UnicodeWidthStr;
use zhengwu_credit::code::Lang;
use zhengwu_credit::finding::{Finding, Severity};
use zhengwu_credit::submission::{Corrections, RowToCorrect};
use zhengwu_credit_io::submit::{RunReport, Submitted, UnitReport};

use crate::count::counted;
use crate::reading::about;
use crate::summary;
use crate::text;
use crate::wrap::fill;

/// Where nothing tells the width of the page.
const WIDTH: usize = 80;

pub(crate) fn report(submitted: &Submitted, title: &str, lang: Lang, out: &mut String) -> fmt::Result {
    let report = &submitted.report;
    let as_of = report.as_of.map(|day| day.to_string()).unwrap_or_default();
    match lang {
        Lang::Zh => writeln!(
            out,
            "{title} {} 月度报送（评判日 {as_of}，{}）\n",
            report.period,
            text::rule_set(&report.rule_set, lang)
        )?,
        Lang::En => writeln!(
            out,
            "{title} {}, judged as of {as_of} by {}\n",
            report.period,
            text::rule_set(&report.rule_set, lang)
        )?,
    }
    if !report.register.is_empty() {
        writeln!(
            out,
            "{}",
            if lang == Lang::Zh {
                "单位名册 units.csv 有问题："
            } else {
                "the register, units.csv:"
            }
        )?;
        for finding in &report.register {
            print_finding(finding, lang, out)?;
        }
        writeln!(out)?;
    }
    print_units(report, lang, out)?;
    print_corrections(&submitted.corrections, lang, out)?;
    print_owed(&submitted.corrections, lang, out)?;
    print_told(&submitted.corrections, lang, out)?;
    print_questions(&submitted.corrections, lang, out)?;
    let waivers = summary::waivers(&report.total, lang);
    if !waivers.is_empty() {
        writeln!(out, "\n  {}", waivers.join("\n  "))?;
    }
    print_kept(&submitted.corrections, lang, out)?;
    print_beside(submitted, lang, out)?;
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

/// A name on the left of its column.
fn pad_right(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width_cjk())))
}

/// A figure on the right of its column.
fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width_cjk())))
}

/// The table of rows: in = submitted + to correct + withheld.
fn print_units(report: &RunReport, lang: Lang, out: &mut String) -> fmt::Result {
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
    let width = if lang == Lang::Zh { 10 } else { 12 };
    let line = |out: &mut String, name: &str, cells: [String; 4]| {
        let [rows, submitted, to_correct, withheld] = cells.map(|cell| pad_left(&cell, width));
        writeln!(
            out,
            "  {}{rows}{submitted}{to_correct}{withheld}",
            pad_right(name, 34)
        )
    };
    let [unit, rest @ ..] = headings;
    line(out, unit, rest.map(str::to_owned))?;
    for unit in &report.units {
        line(out, &name(unit), figures(unit).map(|figure| figure.to_string()))?;
    }
    line(
        out,
        if lang == Lang::Zh { "合计" } else { "total" },
        total.map(|figure| figure.to_string()),
    )?;
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

fn print_corrections(corrections: &Corrections, lang: Lang, out: &mut String) -> fmt::Result {
    let rows: usize = corrections.units.iter().map(|unit| unit.to_correct.len()).sum();
    if rows == 0 {
        return Ok(());
    }
    match lang {
        Lang::Zh => writeln!(out, "\n待更正 {rows} 行，没有报送；改正后重新报来：")?,
        Lang::En => writeln!(
            out,
            "\n{} to correct, not submitted:",
            counted(rows, "row", "rows")
        )?,
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

fn print_row(row: &RowToCorrect, lang: Lang, out: &mut String) -> fmt::Result {
    let errors: Vec<&Finding> = row
        .findings
        .iter()
        .filter(|one| one.severity == Severity::Error && one.waived.is_none())
        .collect();
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

/// What units still owe: published and never reported, rejected and not sent again.
fn print_owed(corrections: &Corrections, lang: Lang, out: &mut String) -> fmt::Result {
    let count: usize = corrections.units.iter().map(|unit| unit.owed.len()).sum();
    match (count, lang) {
        (0, _) => return Ok(()),
        (_, Lang::Zh) => writeln!(out, "\n仍欠报送 {count} 条：")?,
        (_, Lang::En) => writeln!(out, "\n{count} still owed:")?,
    }
    for unit in corrections.units.iter().filter(|unit| !unit.owed.is_empty()) {
        writeln!(out, "  {}", unit.unit.name)?;
        for finding in &unit.owed {
            print_finding(finding, lang, out)?;
        }
    }
    Ok(())
}

/// What is wrong with payments and reviews of lists of promises, which are not submitted.
fn print_kept(corrections: &Corrections, lang: Lang, out: &mut String) -> fmt::Result {
    let kept: Vec<&Finding> = corrections.units.iter().flat_map(|unit| &unit.kept).collect();
    match (kept.len(), lang) {
        (0, _) => return Ok(()),
        (count, Lang::Zh) => writeln!(out, "\n收付和承诺清单梳理（不在报送之内）的问题 {count} 个：")?,
        (count, Lang::En) => writeln!(
            out,
            "\n{} in payments and reviews of lists, which are not submitted:",
            counted(count, "finding", "findings")
        )?,
    }
    kept.into_iter()
        .try_for_each(|finding| print_finding(finding, lang, out))
}

/// What is wrong with lists of notices and receipts themselves, and what nobody could be told.
fn print_beside(submitted: &Submitted, lang: Lang, out: &mut String) -> fmt::Result {
    let report = &submitted.report;
    let is_told = |one: &Finding| {
        let mut units = submitted.corrections.units.iter();
        units.any(|unit| unit.owed.contains(one))
    };
    let all = report.published.findings.iter().chain(&report.receipts.findings);
    let rest: Vec<&Finding> = all
        .filter(|one| one.severity > Severity::Notice && !is_told(one))
        .collect();
    match (rest.len(), lang) {
        (0, _) => return Ok(()),
        (count, Lang::Zh) => writeln!(out, "\n公告清单和回执里的问题 {count} 个：")?,
        (count, Lang::En) => writeln!(
            out,
            "\n{} in lists of notices and receipts:",
            counted(count, "finding", "findings")
        )?,
    }
    for finding in rest {
        print_finding(finding, lang, out)?;
    }
    Ok(())
}

/// Violations are submitted: that is what the notice is for. They are told all the same, and so are errors that are waived.
fn print_told(corrections: &Corrections, lang: Lang, out: &mut String) -> fmt::Result {
    let told = || corrections.units.iter().flat_map(|unit| &unit.told);
    let of = |severity: Severity, is_waived: bool| -> Vec<&Finding> {
        let is_of = |one: &&Finding| one.severity == severity && one.waived.is_some() == is_waived;
        told().filter(is_of).collect()
    };
    let (violations, waived) = (of(Severity::Violation, false), of(Severity::Error, true));
    if !violations.is_empty() {
        let count = violations.len();
        match lang {
            Lang::Zh => writeln!(out, "\n违规 {count} 条，已如实报送：")?,
            Lang::En => writeln!(
                out,
                "\n{}, truthfully reported and submitted:",
                counted(count, "violation", "violations")
            )?,
        }
    }
    for finding in violations {
        print_finding(finding, lang, out)?;
    }
    if !waived.is_empty() {
        let count = waived.len();
        match lang {
            Lang::Zh => writeln!(out, "\n错误 {count} 条，经豁免报送：")?,
            Lang::En => writeln!(
                out,
                "\n{}, waived and submitted:",
                counted(count, "error", "errors")
            )?,
        }
    }
    for finding in waived {
        print_finding(finding, lang, out)?;
    }
    match (of(Severity::Warning, false).len(), lang) {
        (0, _) => Ok(()),
        (warnings, Lang::Zh) => writeln!(out, "\n另有警告 {warnings} 条，见 corrections.json"),
        (warnings, Lang::En) => writeln!(
            out,
            "\nand {}: see corrections.json",
            counted(warnings, "warning", "warnings")
        ),
    }
}

/// What units ask (四(四)): they travel with the corrections to those who can answer.
fn print_questions(corrections: &Corrections, lang: Lang, out: &mut String) -> fmt::Result {
    let asked: Vec<_> = corrections
        .units
        .iter()
        .flat_map(|unit| &unit.questions)
        .collect();
    if asked.is_empty() {
        return Ok(());
    }
    match lang {
        Lang::Zh => writeln!(out, "\n待协调问题 {} 条，随更正清单，不报送：", asked.len())?,
        Lang::En => writeln!(
            out,
            "\n{}, with the corrections and not submitted:",
            counted(asked.len(), "open question", "open questions")
        )?,
    }
    for one in asked {
        let sheet = one
            .sheet
            .as_ref()
            .map(|sheet| format!(" {sheet}!"))
            .unwrap_or_default();
        let (row, key) = (one.row, one.key.join(" "));
        match lang {
            Lang::Zh => writeln!(out, "  {}{sheet} 第{row}行  {key}", one.file)?,
            Lang::En => writeln!(out, "  {}{sheet} row {row}  {key}", one.file)?,
        }
        writeln!(out, "{}", fill(&format!("      {}", one.question), WIDTH, 6))?;
    }
    Ok(())
}

/// Where, what, under which clause, and how to mend it.
fn print_finding(finding: &Finding, lang: Lang, out: &mut String) -> fmt::Result {
    let place = finding.source.as_ref().map(|source| {
        let sheet = source
            .sheet
            .as_ref()
            .map(|sheet| format!(" {sheet}!"))
            .unwrap_or_default();
        let cell = match (&source.column, lang) {
            (Some(column), _) => format!("{column}{}", source.row),
            (None, Lang::Zh) => format!("第{}行", source.row),
            (None, Lang::En) => format!("line {}", source.row),
        };
        let gap = if sheet.is_empty() { " " } else { "" };
        format!("{}{sheet}{gap}{cell}", source.file)
    });
    writeln!(
        out,
        "  {}  {}  {}",
        place.unwrap_or_default(),
        finding.code,
        finding.basis
    )?;
    writeln!(out, "{}", fill(&format!("      {}", finding.message), WIDTH, 6))?;
    if let Some(waived) = &finding.waived {
        let (word, by) = (
            if lang == Lang::Zh { "豁免" } else { "waived" },
            summary::waived_by(waived, lang),
        );
        return writeln!(out, "{}", fill(&format!("      {word}  {by}"), WIDTH, 8));
    }
    writeln!(out, "{}", fill(&format!("      → {}", finding.help), WIDTH, 8))
}

/// Who sent nothing, and what could not be read.
fn print_rest(report: &RunReport, lang: Lang, out: &mut String) -> fmt::Result {
    for finding in report
        .not_reported
        .iter()
        .chain(&report.classified_after_reporting)
    {
        writeln!(out, "\n  {}  {}", finding.code, finding.basis)?;
        writeln!(out, "{}", fill(&format!("      {}", finding.message), WIDTH, 6))?;
        writeln!(out, "{}", fill(&format!("      → {}", finding.help), WIDTH, 8))?;
    }
    if !report.unread.is_empty() {
        match lang {
            Lang::Zh => writeln!(out, "\n没有读取的文件，里面的记录没有报送：")?,
            Lang::En => writeln!(out, "\nfiles that were not read; nothing in them was submitted:")?,
        }
        for file in &report.unread {
            writeln!(out, "  {}", about(&file.file, &file.reason, lang))?;
        }
    }
    for note in &report.notes {
        writeln!(out, "\n  {note}")?;
    }
    Ok(())
}
