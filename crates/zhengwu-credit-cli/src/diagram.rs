//! `zhengwu diagram`: a lifecycle as a picture, from its table.

use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::Lang;
use zhengwu_credit::lifecycle::{ALL, mermaid, named};

use crate::output::print;
use crate::text::tamed;

#[derive(Args)]
#[command(
    about = "画出一种对象的全过程（Mermaid 状态图）：每个状态可以办什么、办了到哪里",
    override_usage = "zhengwu diagram <名称> [选项]",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}",
    next_help_heading = "选项"
)]
pub(crate) struct DiagramArgs {
    #[arg(
        value_name = "名称",
        help_heading = "参数",
        help = "如 contract、合同、承诺、补偿、失信、风险、问责"
    )]
    name: String,
}

/// Prints the picture.
pub(crate) fn diagram(args: &DiagramArgs, lang: Lang) -> Result<ExitCode, String> {
    match named(&args.name) {
        Some(table) => print(&mermaid(table, lang), lang),
        None => Err(unknown(&args.name, lang)),
    }
}

fn unknown(name: &str, lang: Lang) -> String {
    let names = ALL.map(|table| match lang {
        Lang::Zh => format!("{}（{}）", table.of.key(), table.title.zh),
        Lang::En => table.of.key().to_owned(),
    });
    tamed(&match lang {
        Lang::Zh => format!("没有名为“{name}”的过程，可选 {}", names.join("、")),
        Lang::En => format!("there is no lifecycle `{name}`; there are {}", names.join(", ")),
    })
}
