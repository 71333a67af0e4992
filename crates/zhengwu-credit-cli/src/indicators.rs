//! `zhengwu indicators`: figures with their numerator, denominator, exclusions and keys.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;

use clap::Args;
use unicode_width::UnicodeWidthStr as _;
use zhengwu_credit::code::Lang;
use zhengwu_credit::ledger::{Cut, Figure, Indicators, LeftOut, Measured, Over, Span};
use zhengwu_credit::model::Subject;

use crate::ledger::{AsOf, LedgerArgs, Names, as_of};
use crate::output::print;
use crate::text::{BOLD, DIM, Page, tamed};
use crate::usage;
use crate::wrap::fill;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FigureFormat {
    Text,
    Json,
    Csv,
}

#[derive(Args)]
#[command(
    about = "按月或者一段时间统计承诺兑现、合同履约、按期、销号、逾期、拖欠和补偿",
    override_usage = "zhengwu indicators [选项] --period 月份 目录",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 已统计；2 读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct IndicatorsArgs {
    #[command(flatten)]
    ledger: LedgerArgs,
    #[arg(long, value_name = "期间", value_parser = usage::span, help = "如 2025-03、2025-01..2025-03、2025")]
    period: Span,
    #[command(flatten)]
    as_of: AsOf,
    #[arg(long, value_name = "格式", value_parser = usage::figure_format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认）、json 或 csv")]
    format: FigureFormat,
}

/// Counts. Without `--as-of` as of the last day of the months.
pub(crate) fn indicators(args: &IndicatorsArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = args.ledger.profile(lang)?;
    let as_of = args.as_of.named().unwrap_or_else(|| args.period.last_day());
    let opened = args.ledger.open(&profile, as_of, lang)?;
    let position = opened.ledger.at(as_of, args.as_of.known_at(), &profile);
    let indicators = position.indicators(args.period);
    match args.format {
        FigureFormat::Json => print(
            &(serde_json::to_string_pretty(&indicators).unwrap_or_default() + "\n"),
            lang,
        ),
        FigureFormat::Csv => print(&csv_of(&indicators, lang)?, lang),
        FigureFormat::Text => print(&text_of(&indicators, &Names::of(&position), lang), lang),
    }
}

fn text_of(indicators: &Indicators, subjects: &Names, lang: Lang) -> String {
    let page = Page::new(&io::stdout(), lang);
    let day = as_of(indicators.as_of, indicators.known_at, lang);
    let line = match lang {
        Lang::Zh => format!("{} 指标（{day}）", indicators.period),
        Lang::En => format!("indicators of {} {day}", indicators.period),
    };
    let mut text = page.paint(BOLD, &line) + "\n";
    for figure in &indicators.figures {
        let cut = &figure.total;
        let _ = writeln!(text, "\n{}", page.paint(BOLD, figure.title.in_lang(lang)));
        text.push_str(&fill(
            &format!("  {}", figure.counts.in_lang(lang)),
            page.width(),
            2,
        ));
        let _ = writeln!(text, "\n  {}", numbers(figure, cut, lang));
        for (title, list) in [
            (page.say("不计入", "left out"), &cut.excluded),
            (page.say("无法判断", "cannot tell"), &cut.cannot_tell),
        ] {
            for (why, left) in by_reason(list, lang) {
                let colon = page.say("：", ": ");
                let line = format!(
                    "  {title} {}{colon}{why}  {}",
                    left.len(),
                    first(&left, subjects, lang)
                );
                let _ = writeln!(text, "{}", page.paint(DIM, &fill(&tamed(&line), page.width(), 4)));
            }
        }
        let units: Vec<_> = figure.groups.iter().filter(|group| group.by == "unit").collect();
        let widest = units
            .iter()
            .map(|group| group.label.in_lang(lang).width_cjk())
            .max()
            .unwrap_or(0);
        for group in units {
            let label = tamed(group.label.in_lang(lang));
            let pad = " ".repeat(widest.saturating_sub(label.width_cjk()));
            let _ = writeln!(text, "    {label}{pad}  {}", numbers(figure, &group.cut, lang));
        }
    }
    text
}

/// `3 / 4 = 75.00 %`
fn numbers(figure: &Figure, cut: &Cut, lang: Lang) -> String {
    let unit = match (figure.unit, lang) {
        (Measured::Yuan, Lang::Zh) => " 元",
        (Measured::Yuan, Lang::En) => " yuan",
        (Measured::Subjects, _) => "",
    };
    let rate = match (&cut.rate, lang) {
        (Some(rate), _) => format!(" = {}", percent(rate)),
        (None, Lang::Zh) => "（没有可比的）".to_owned(),
        (None, Lang::En) => " (nothing to compare)".to_owned(),
    };
    format!("{} / {}{unit}{rate}", cut.numerator, cut.denominator)
}

/// `0.7500` as `75.00%`.
fn percent(rate: &str) -> String {
    let (whole, part) = rate.split_once('.').unwrap_or((rate, "0000"));
    let digits = format!("{whole}{part}");
    let (whole, part) = digits.split_at(digits.len().saturating_sub(2));
    let whole = whole.trim_start_matches('0');
    format!("{}.{part}%", if whole.is_empty() { "0" } else { whole })
}

fn by_reason(list: &[LeftOut], lang: Lang) -> Vec<(&'static str, Vec<&Subject>)> {
    let mut reasons: Vec<(&'static str, Vec<&Subject>)> = Vec::new();
    for one in list {
        let why = one.why.in_lang(lang);
        match reasons.iter_mut().find(|(own, _)| *own == why) {
            Some((_, subjects)) => subjects.push(&one.subject),
            None => reasons.push((why, vec![&one.subject])),
        }
    }
    reasons
}

/// The first few by name; all of them stand in the other formats.
fn first(subjects: &[&Subject], called: &Names, lang: Lang) -> String {
    let mut names: Vec<String> = subjects
        .iter()
        .take(3)
        .map(|subject| called.called(subject, lang))
        .collect();
    if subjects.len() > names.len() {
        names.push("…".to_owned());
    }
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

fn csv_of(indicators: &Indicators, lang: Lang) -> Result<String, String> {
    let headings = match lang {
        Lang::Zh => [
            "期间",
            "截至",
            "指标",
            "名称",
            "分组",
            "分组代码",
            "分组名称",
            "分子",
            "分母",
            "比率",
            "不计入",
            "无法判断",
            "计入分子的",
            "只计入分母的",
            "不计入的",
            "无法判断的",
        ],
        Lang::En => [
            "period",
            "as_of",
            "indicator",
            "title",
            "by",
            "key",
            "label",
            "numerator",
            "denominator",
            "rate",
            "excluded",
            "cannot_tell",
            "counted_keys",
            "other_keys",
            "excluded_keys",
            "cannot_tell_keys",
        ],
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| error.to_string();
    writer.write_record(headings).map_err(failed)?;
    for figure in &indicators.figures {
        // How things stand on the day depends on no period.
        let period = match figure.over {
            Over::Months => indicators.period.to_string(),
            Over::Day => String::new(),
        };
        let all = std::iter::once(("total", String::new(), String::new(), &figure.total));
        let groups = figure.groups.iter().map(|group| {
            (
                group.by,
                group.key.clone(),
                group.label.in_lang(lang).to_owned(),
                &group.cut,
            )
        });
        for (by, key, label, cut) in all.chain(groups) {
            let left = |list: &[LeftOut]| keys(list.iter().map(|one| &one.subject));
            writer
                .write_record([
                    period.clone(),
                    indicators.as_of.to_string(),
                    figure.name.to_owned(),
                    figure.title.in_lang(lang).to_owned(),
                    by.to_owned(),
                    key,
                    label,
                    cut.numerator.to_string(),
                    cut.denominator.to_string(),
                    cut.rate.clone().unwrap_or_default(),
                    cut.excluded.len().to_string(),
                    cut.cannot_tell.len().to_string(),
                    keys(cut.counted.iter()),
                    keys(cut.others.iter()),
                    left(&cut.excluded),
                    left(&cut.cannot_tell),
                ])
                .map_err(failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    // Excel and WPS read UTF-8 by its mark.
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// Keys, their parts joined by commas, joined by `;`.
fn keys<'s>(subjects: impl Iterator<Item = &'s Subject>) -> String {
    let keys: Vec<String> = subjects.map(|subject| subject.key.join(",")).collect();
    keys.join(";")
}
