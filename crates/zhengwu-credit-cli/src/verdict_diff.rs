//! `zhengwu verdict-diff`: which records flip from one rule set to another, and why.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::Lang;
use zhengwu_credit::ledger::{Change, Flip, Input, VerdictDiff, verdict_diff as compare};
use zhengwu_credit::requirement::Version;
use zhengwu_credit::rules;

use crate::NOT_DONE;
use crate::check::{JudgingArgs, exit_code, stopped};
use crate::count::counted;
use crate::output::print;
use crate::progress::{Counted, Progress};
use crate::text::{self, BOLD, DIM, Page, colour, kind_name, severity, tamed};
use crate::usage::{self, Format};
use crate::wrap::fill;

#[derive(Args)]
#[command(
    about = "按规则集的两个版本各评判一遍，列出结论有变化的记录和原因",
    override_usage = "zhengwu verdict-diff [选项] <旧> <新> 文件…",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 按新版本没有错误；1 有错误；2 读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct VerdictDiffArgs {
    #[arg(value_name = "旧", value_parser = usage::version, display_order = 1, help_heading = "参数")]
    #[arg(help = "规则集的版本，如 2024.12.1")]
    before: Version,
    #[arg(value_name = "新", value_parser = usage::version, display_order = 2, help_heading = "参数")]
    #[arg(help = "规则集的版本")]
    after: Version,
    #[command(flatten)]
    judging: JudgingArgs,
    #[arg(long, value_name = "格式", value_parser = usage::format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认）或 json")]
    format: Format,
}

/// Judges twice and says what differs.
pub(crate) fn verdict_diff(args: &VerdictDiffArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = args.judging.profile(lang)?;
    let (old, new) = (rules::of(args.before), rules::of(args.after));
    let (mut before, mut after) = (
        args.judging.options(&profile, lang),
        args.judging.options(&profile, lang),
    );
    (before.rules, after.rules) = (&old, &new);
    let waivers = args.judging.waivers(lang)?;
    (before.waivers, after.waivers) = (waivers.as_ref(), waivers.as_ref());
    let mut progress = Progress::start(lang);
    let opened = args
        .judging
        .open(args.format, lang, &mut progress, &mut |_, _, _| {})?;
    if opened.tables.is_empty() {
        return Ok(ExitCode::from(NOT_DONE));
    }
    let counted: Vec<Counted<'_>> = opened
        .tables
        .iter()
        .map(|table| progress.counting(table))
        .collect();
    let inputs: Vec<Input<'_>> = counted.iter().map(|table| Input::judged(table)).collect();
    let diff = compare(&inputs, &before, &after);
    progress.stop();
    let diff = diff.map_err(|error| stopped(&error, lang))?;
    let text = match args.format {
        Format::Json => serde_json::to_string_pretty(&diff).map_err(|error| error.to_string())? + "\n",
        Format::Text => text_of(&diff, lang),
    };
    print(&text, lang)?;
    Ok(exit_code(&diff.summary, opened.unread))
}

fn text_of(diff: &VerdictDiff, lang: Lang) -> String {
    let page = Page::new(&io::stdout(), lang);
    let sets = [&diff.before, &diff.after].map(|set| text::rule_set(set, lang));
    let mut text = format!("{} → {}\n", sets[0], sets[1]);
    let mut last = String::new();
    for flip in &diff.flips {
        let heading = tamed(&record(flip, lang));
        if heading != last {
            let _ = writeln!(text, "\n{}", page.paint(BOLD, &heading));
            last = heading;
        }
        one(&page, flip, lang, &mut text);
    }
    let (changed, unchanged) = (diff.changed, diff.unchanged);
    let _ = match lang {
        Lang::Zh => writeln!(text, "\n有变化的 {changed} 行，没有变化的 {unchanged} 行"),
        Lang::En => writeln!(
            text,
            "\n{} changed, {unchanged} did not",
            counted(changed, "row", "rows")
        ),
    };
    text
}

/// Of which record, and where it stands.
fn record(flip: &Flip, lang: Lang) -> String {
    let finding = &flip.finding;
    let key: Vec<&str> = finding
        .key
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let mut record = format!("{} {}", kind_name(finding.record, lang), key.join(" "));
    if let Some(source) = &finding.source {
        let sheet = source
            .sheet
            .as_deref()
            .map_or(String::new(), |sheet| format!(" {sheet}"));
        let _ = match lang {
            Lang::Zh => write!(record, "  {}{sheet} 第 {} 行", source.file, source.row),
            Lang::En => write!(record, "  {}{sheet} row {}", source.file, source.row),
        };
    }
    record
}

fn one(page: &Page, flip: &Flip, lang: Lang, text: &mut String) {
    let finding = &flip.finding;
    let change = match flip.change {
        Change::Came => page.say("＋新有", "+ came"),
        Change::Went => page.say("－不再有", "- went"),
    };
    let mark = format!("[{}]", severity(finding.severity, lang));
    let head = format!(
        "  {change} {} {}",
        page.paint(colour(finding.severity), &mark),
        finding.code
    );
    let _ = writeln!(
        text,
        "{head}  {}",
        page.paint(DIM, flip.why.words().in_lang(lang))
    );
    let basis = format!("      {}  {}", finding.message, finding.basis);
    text.push_str(&fill(&tamed(&basis), page.width(), 6));
    text.push('\n');
}
