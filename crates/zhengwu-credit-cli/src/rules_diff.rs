//! `zhengwu rules diff`: what two rule sets differ in.

use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;
use zhengwu_credit::api::{RuleChange, RulesDiff, describe, rules_diff as compare};
use zhengwu_credit::code::Lang;
use zhengwu_credit::requirement::Version;
use zhengwu_credit_io::why_not_read;

use crate::count::counted;
use crate::output::print;
use crate::text::{self, BOLD, Page, tamed};
use crate::usage::{self, Format};
use crate::wrap::fill;

#[derive(Args)]
#[command(
    about = "对照两个规则集：新增、废止和改动的规则",
    override_usage = "zhengwu rules diff [选项] <旧> <新>",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}",
    next_help_heading = "选项"
)]
pub(crate) struct RulesDiffArgs {
    #[arg(value_name = "旧", display_order = 1, help_heading = "参数")]
    #[arg(help = "版本（如 2024.12.1），或规则目录文件（zhengwu rules --format json 的输出）")]
    before: String,
    #[arg(value_name = "新", display_order = 2, help_heading = "参数", help = "同上")]
    after: String,
    #[arg(long, value_name = "格式", value_parser = usage::format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认）或 json")]
    format: Format,
}

/// Says what differs.
pub(crate) fn rules_diff(args: &RulesDiffArgs, lang: Lang) -> Result<ExitCode, String> {
    let (before, after) = (catalogue(&args.before, lang)?, catalogue(&args.after, lang)?);
    // Each was seen to be a catalogue.
    let diff = compare(&before, &after).map_err(|error| error.to_string())?;
    let text = match args.format {
        Format::Json => serde_json::to_string_pretty(&diff).map_err(|error| error.to_string())? + "\n",
        Format::Text => text_of(&diff, lang),
    };
    print(&text, lang)
}

/// The rules of a version, or of a file.
fn catalogue(name: &str, lang: Lang) -> Result<Value, String> {
    if let Some(version) = Version::read(name) {
        return Ok(describe::rules_of(version));
    }
    if !Path::new(name).exists() {
        let there = Version::names();
        return Err(match lang {
            Lang::Zh => format!("“{name}”既不是规则集的版本（有 {there}），也没有这个文件"),
            Lang::En => format!("`{name}` is neither a version of the rule set ({there}) nor a file"),
        });
    }
    let text = std::fs::read_to_string(name).map_err(|error| {
        let why = why_not_read(&error);
        match lang {
            Lang::Zh => format!("规则目录 {name} 打不开（{}）", why.in_lang(lang)),
            Lang::En => format!("the catalogue {name} cannot be opened ({})", why.in_lang(lang)),
        }
    })?;
    let none = || match lang {
        Lang::Zh => format!("{name} 不是规则目录，要用 zhengwu rules --format json 的输出"),
        Lang::En => format!("{name} is no catalogue of rules, which `zhengwu rules --format json` writes"),
    };
    let catalogue: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| none())?;
    compare(&catalogue, &catalogue).map_err(|_| none())?;
    Ok(catalogue)
}

fn text_of(diff: &RulesDiff, lang: Lang) -> String {
    let page = Page::new(&io::stdout(), lang);
    let names = [&diff.before, &diff.after].map(|set| text::rule_set(set, lang));
    let mut text = format!("{} → {}\n", names[0], names[1]);
    for (title, rules) in [
        (page.say("新增", "added"), &diff.added),
        (page.say("废止", "ended"), &diff.ended),
    ] {
        if rules.is_empty() {
            continue;
        }
        let _ = writeln!(
            text,
            "\n{}",
            page.paint(BOLD, &format!("{title} {}", rules.len()))
        );
        for rule in rules {
            let line = format!("  {}  {}", named(rule, lang), of(rule, "basis", lang));
            let _ = writeln!(text, "{}", fill(&line, page.width(), 10));
        }
    }
    if !diff.changed.is_empty() {
        let title = format!("{} {}", page.say("改动", "changed"), diff.changed.len());
        let _ = writeln!(text, "\n{}", page.paint(BOLD, &title));
        for rule in &diff.changed {
            let _ = writeln!(text, "  {}", named(&rule.rule, lang));
            for change in &rule.changes {
                let _ = writeln!(text, "{}", fill(&changed(change, lang), page.width(), 8));
            }
        }
    }
    let same = diff.unchanged;
    let _ = match lang {
        Lang::Zh => writeln!(text, "\n其余 {same} 条没有变"),
        Lang::En => writeln!(text, "\n{} the same", counted(same, "rule is", "rules are")),
    };
    text
}

/// `CTR201 违规 履行截止早于起始`
fn named(rule: &Value, lang: Lang) -> String {
    let severity = of(rule, "severity", lang);
    format!(
        "{} {severity} {}",
        of(rule, "code", lang),
        of(rule, "title", lang)
    )
}

fn changed(change: &RuleChange, lang: Lang) -> String {
    let (before, after) = (
        shown(&change.what, &change.before, lang),
        shown(&change.what, &change.after, lang),
    );
    let what = label(&change.what, lang);
    match lang {
        Lang::Zh => format!("      {what}：{before} → {after}"),
        Lang::En => format!("      {what}: {before} → {after}"),
    }
}

fn of(rule: &Value, key: &str, lang: Lang) -> String {
    shown(key, rule.get(key).unwrap_or(&Value::Null), lang)
}

/// A value of a catalogue as a person reads it.
fn shown(what: &str, value: &Value, lang: Lang) -> String {
    let text = match value {
        Value::Null => (if lang == Lang::Zh { "无" } else { "none" }).to_owned(),
        Value::String(text) if what == "severity" => {
            let known = zhengwu_credit::finding::Severity::ALL
                .into_iter()
                .find(|one| one.key() == text);
            known.map_or_else(|| text.clone(), |one| text::severity(one, lang).to_owned())
        }
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().map(|one| shown("", one, lang)).collect();
            parts.join(if lang == Lang::Zh { "、" } else { ", " })
        }
        // A text in both languages.
        Value::Object(both) => match both.get(if lang == Lang::Zh { "zh" } else { "en" }) {
            Some(Value::String(text)) => text.clone(),
            _ => value.to_string(),
        },
        other => other.to_string(),
    };
    tamed(&text)
}

/// What of a rule it is.
fn label(what: &str, lang: Lang) -> &str {
    if lang == Lang::En {
        return what;
    }
    match what {
        "name" => "名称",
        "title" => "标题",
        "asked_of" => "对象",
        "record" => "记录",
        "severity" => "级别",
        "phase" => "阶段",
        "provenance" => "来历",
        "basis" => "依据",
        "since" => "起始",
        "fields" => "字段",
        "when" => "适用",
        "added" => "版本",
        "ended" => "废止",
        "memory" => "内存",
        "message" => "问题",
        "help" => "改正",
        "page" => "说明",
        other => other,
    }
}
