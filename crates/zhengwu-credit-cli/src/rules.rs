//! `zhengwu rules` and `zhengwu schema`: what the library says of itself.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use unicode_width::UnicodeWidthStr;
use zhengwu_credit::api::describe;
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Provenance;
use zhengwu_credit::requirement::{At, Example, Rule, page_of};
use zhengwu_credit::rules::{CATALOGUE, RuleSetRef, examples, find, newest};
use zhengwu_credit::value::text::distance;

use crate::output::print;
use crate::rules_diff::{RulesDiffArgs, rules_diff};
use crate::text::{self, Page};
use crate::usage::{self, Format};
use crate::wrap::fill;

#[derive(Args)]
#[command(
    about = "列出全部规则，或说明其中一条",
    override_usage = "zhengwu rules [选项] [代码]\n      zhengwu rules diff [选项] <旧> <新>",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "命令",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}",
    next_help_heading = "选项"
)]
pub(crate) struct RulesArgs {
    #[arg(
        value_name = "代码",
        help_heading = "参数",
        help = "规则的代码或名称，如 IDN141"
    )]
    code: Option<String>,
    #[command(subcommand)]
    diff: Option<RulesCommand>,
    #[arg(long, value_name = "格式", value_parser = usage::format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认）或 json")]
    format: Format,
}

#[derive(Subcommand)]
enum RulesCommand {
    Diff(RulesDiffArgs),
}

#[derive(Args)]
#[command(
    about = "输出一种记录的 JSON Schema",
    override_usage = "zhengwu schema <种类>",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}",
    next_help_heading = "选项"
)]
pub(crate) struct SchemaArgs {
    #[arg(value_name = "种类", value_parser = usage::kind, help_heading = "参数")]
    #[arg(help = usage::kinds(Lang::Zh))]
    kind: Kind,
}

/// Prints the catalogue, or one rule of it.
pub(crate) fn rules(args: &RulesArgs, lang: Lang) -> Result<ExitCode, String> {
    if let Some(RulesCommand::Diff(args)) = &args.diff {
        return rules_diff(args, lang);
    }
    let page = Page::new(&io::stdout(), lang);
    let Some(code) = &args.code else {
        let text = match args.format {
            Format::Text => list(&page, lang),
            Format::Json => pretty(&describe::rules()),
        };
        return print(&text, lang);
    };
    let found = find(code.trim());
    if found.is_empty() {
        return Err(unknown(code, lang));
    }
    let texts: Vec<String> = match args.format {
        Format::Text => found.iter().map(|rule| in_full(rule, &page, lang)).collect(),
        Format::Json => found
            .iter()
            .map(|rule| pretty(&describe::rule_json(rule)))
            .collect(),
    };
    print(&texts.join("\n"), lang)
}

/// Prints the schema of a kind.
pub(crate) fn schema(args: &SchemaArgs, lang: Lang) -> Result<ExitCode, String> {
    print(&pretty(&describe::schema(args.kind)), lang)
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

fn list(page: &Page, lang: Lang) -> String {
    let longest = newest().iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in newest() {
        let severity = text::severity(rule.severity, lang);
        let pad = " ".repeat(10_usize.saturating_sub(severity.width()));
        let pad = if lang == Lang::Zh { " " } else { &pad };
        let (code, name, title) = (
            page.paint(text::BOLD, rule.code),
            rule.name,
            rule.title.in_lang(lang),
        );
        let line = format!("{code}  {severity}{pad} {name:longest$}  {title}");
        // On a narrow terminal the title goes on under the name; in a pipe a rule is a line.
        let line = if page.is_terminal() {
            fill(&line, page.width(), 14)
        } else {
            line
        };
        let _ = writeln!(text, "{line}");
    }
    let set = RuleSetRef::newest();
    let _ = match lang {
        Lang::Zh => writeln!(text, "共 {} 条，{}", newest().len(), text::rule_set(&set, lang)),
        Lang::En => writeln!(text, "{} rules, {}", newest().len(), text::rule_set(&set, lang)),
    };
    text
}

fn in_full(rule: &Rule, page: &Page, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let label = |zh_label: &'static str, en_label: &'static str| if zh { zh_label } else { en_label };
    let head = format!("{}  {}", rule.code, rule.title.in_lang(lang));
    let mut text = format!(
        "{}  {}\n",
        page.paint(text::BOLD, &head),
        page.paint(text::DIM, rule.name)
    );
    let mut line = |label: &str, content: &str| {
        let hang = label.width();
        text.push_str(&fill(&format!("{label}{content}"), page.width(), hang));
        text.push('\n');
    };
    line(
        label("级别  ", "severity    "),
        text::severity(rule.severity, lang),
    );
    line(label("对象  ", "judges      "), &subject(rule, lang));
    line(label("问题  ", "message     "), rule.message.in_lang(lang));
    line(label("改正  ", "to mend     "), rule.help.in_lang(lang));
    line(label("依据  ", "basis       "), &rule.cites());
    line(label("来历  ", "provenance  "), provenance(rule.provenance, lang));
    if rule.judges_records() {
        line(label("阶段  ", "phase       "), rule.phase.key());
    }
    if let Some(since) = rule.since_text() {
        line(label("起始  ", "since       "), &since);
    }
    line(label("版本  ", "added in    "), rule.added.name());
    if let Some(ended) = rule.ended {
        line(label("废止  ", "ended in    "), ended.name());
    }
    if let Some(page) = page_of(rule.code) {
        line(label("说明  ", "page        "), &page);
    }
    for example in rule.fires {
        line(
            label("触发  ", "fires       "),
            &example_text(rule, example, lang),
        );
    }
    for example in rule.silent {
        line(
            label("不触发  ", "silent      "),
            &example_text(rule, example, lang),
        );
    }
    text
}

/// What a rule looks at: the kind of record and its fields.
fn subject(rule: &Rule, lang: Lang) -> String {
    if let ("action" | "ledger", words) = rule.asked_of() {
        return words.in_lang(lang).to_owned();
    }
    let named = |kind: Kind| text::kind_name(kind, lang).to_owned();
    let kinds = rule.kind().map_or_else(
        || {
            if lang == Lang::Zh {
                "各类记录".to_owned()
            } else {
                "every kind of record".to_owned()
            }
        },
        named,
    );
    let what = match (rule.at, lang) {
        (At::Record, Lang::Zh) => "整行".to_owned(),
        (At::Record, Lang::En) => "the row".to_owned(),
        (At::File, Lang::Zh) => "整个文件".to_owned(),
        (At::File, Lang::En) => "the file".to_owned(),
        (At::Every(_) | At::Fields(_) | At::Across(_), _) => fields(rule, lang),
    };
    let glue = if lang == Lang::Zh { "：" } else { ": " };
    format!("{kinds}{glue}{what}")
}

/// The names of the fields; of a rule for every kind each name once.
fn fields(rule: &Rule, lang: Lang) -> String {
    let mut names: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        let spec = kind.spec();
        for field in rule.fields_in(kind).into_iter().filter_map(|at| spec.field(at)) {
            let name = field.name_in(lang);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let many = names.len();
    match lang {
        Lang::Zh if many > 12 => format!("{many} 个字段"),
        Lang::En if many > 12 => format!("{many} fields"),
        Lang::Zh => names.join("、"),
        Lang::En => names.join(", "),
    }
}

fn provenance(of: Provenance, lang: Lang) -> &'static str {
    match (of, lang) {
        (Provenance::Mandated, Lang::Zh) => "明文规定",
        (Provenance::Derived, Lang::Zh) => "推导得出",
        (Provenance::Parameter, Lang::Zh) => "参数设定",
        (Provenance::Hygiene, Lang::Zh) => "数据质量",
        (of, Lang::En) => of.key(),
    }
}

/// An example: the change of the correct record, and of the contract beside it.
fn example_text(rule: &Rule, example: &Example, lang: Lang) -> String {
    let kind = examples::kind_of(rule, example).key();
    let contract = match (example.contract, lang) {
        (Some(change), Lang::Zh) => format!("，所属合同 {change}"),
        (Some(change), Lang::En) => format!(", its contract {change}"),
        (None, _) => String::new(),
    };
    format!("{kind} {}{contract}", example.record)
}

/// Says that there is no such rule, and which are near.
fn unknown(code: &str, lang: Lang) -> String {
    let wanted = code.trim().to_lowercase();
    let mut near: Vec<(usize, &Rule)> = CATALOGUE
        .iter()
        .map(|rule| {
            (
                distance(&wanted, &rule.code.to_lowercase()).min(distance(&wanted, rule.name)),
                *rule,
            )
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    let nearest = near.first().map_or(0, |(distance, _)| *distance);
    near.retain(|(distance, _)| *distance <= nearest + 1);
    let names: Vec<String> = near
        .iter()
        .take(3)
        .map(|(_, rule)| format!("{} {}", rule.code, rule.name))
        .collect();
    match lang {
        Lang::Zh => format!("没有规则“{code}”；相近的有：{}", names.join("、")),
        Lang::En => format!("there is no rule `{code}`; near it: {}", names.join(", ")),
    }
}
