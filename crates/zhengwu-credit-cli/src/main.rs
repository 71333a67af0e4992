//! `zhengwu`: checks records and makes the monthly submission. Thin: the library does the work.

mod apply;
mod check;
mod clock;
mod count;
mod coverage;
mod diagram;
mod explain;
mod indicators;
mod ledger;
mod map;
mod output;
mod progress;
mod reading;
mod rules;
mod rules_diff;
mod standing;
mod status;
mod submit;
mod submitted;
mod summary;
mod template;
mod text;
mod usage;
mod verdict_diff;
mod wrap;

use std::process::ExitCode;

use clap::{ArgAction, Parser, Subcommand};
use zhengwu_credit::code::Lang;

/// 有错误
const ERRORS_FOUND: u8 = 1;
/// 读不了，或用法不对
const NOT_DONE: u8 = 2;

// Doc comments would become help texts; what a clerk reads is said in `about` and `help`.
#[derive(Parser)]
#[command(
    name = "zhengwu",
    about = "检查政务承诺、政府合同和履约记录，指出每一处要改正的地方",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    override_usage = "zhengwu <命令> [选项]",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}",
    subcommand_help_heading = "命令",
    next_help_heading = "选项"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[arg(
        long,
        global = true,
        display_order = 100,
        value_name = "语言",
        default_value = "zh",
        hide_default_value = true
    )]
    #[arg(value_parser = usage::lang, help = "zh 中文（默认）或 en 英文")]
    lang: Lang,
    #[arg(short, long, global = true, display_order = 101, action = ArgAction::Help, help = "显示帮助")]
    help: Option<bool>,
    #[arg(short = 'V', long, display_order = 102, action = ArgAction::Version, help = "显示版本")]
    version: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    Check(check::CheckArgs),
    Map(map::MapArgs),
    Submit(submit::SubmitArgs),
    Status(status::StatusArgs),
    Explain(explain::ExplainArgs),
    Apply(apply::ApplyArgs),
    Indicators(indicators::IndicatorsArgs),
    Standing(standing::StandingArgs),
    Rules(rules::RulesArgs),
    VerdictDiff(verdict_diff::VerdictDiffArgs),
    Schema(rules::SchemaArgs),
    Template(template::TemplateArgs),
    Diagram(diagram::DiagramArgs),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let done = match &cli.command {
        Command::Check(args) => check::check(args, cli.lang),
        Command::Map(args) => map::map(args, cli.lang),
        Command::Submit(args) => submit::submit(args, cli.lang),
        Command::Status(args) => status::status(args, cli.lang),
        Command::Explain(args) => explain::explain(args, cli.lang),
        Command::Apply(args) => apply::apply(args, cli.lang),
        Command::Indicators(args) => indicators::indicators(args, cli.lang),
        Command::Standing(args) => standing::standing(args, cli.lang),
        Command::Rules(args) => rules::rules(args, cli.lang),
        Command::VerdictDiff(args) => verdict_diff::verdict_diff(args, cli.lang),
        Command::Schema(args) => rules::schema(args, cli.lang),
        Command::Template(args) => template::template(args, cli.lang),
        Command::Diagram(args) => diagram::diagram(args, cli.lang),
    };
    done.unwrap_or_else(|sentence| {
        text::complain(&sentence);
        ExitCode::from(NOT_DONE)
    })
}
