//! `zhengwu map`: which column is taken for which field, as a file that can be edited and kept.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::Lang;
use zhengwu_credit_io::{ReadFailure, propose_mapping, propose_mapping_of_path};

use crate::NOT_DONE;
use crate::count::counted;
use crate::output::{print, put};
use crate::reading::{self, ReadingArgs, is_input};
use crate::text;

#[derive(Args)]
#[command(
    about = "列出表头对照：哪一列读作哪个字段，可以修改、保存",
    override_usage = "zhengwu map [选项] 文件…",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n存为“名字.map.toml”，与报表放在同一文件夹（报送时也可放在 mappings/），列名相同的表就会自动用上它。\n\n退出状态：0 列出了；2 读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct MapArgs {
    #[arg(
        required = true,
        value_name = "文件",
        help_heading = "参数",
        help = "带表头的文件；- 为标准输入"
    )]
    files: Vec<PathBuf>,
    #[arg(
        short,
        long,
        value_name = "对照表",
        help = "写到哪个文件，如 台账.map.toml；默认写到屏幕上"
    )]
    output: Option<PathBuf>,
    #[arg(long, help = "已有这个文件的，覆盖它")]
    force: bool,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Prints the mapping of every table.
pub(crate) fn map(args: &MapArgs, lang: Lang) -> Result<ExitCode, String> {
    let options = args.reading.options(lang)?;
    let mut texts = Vec::new();
    let mut is_done = true;
    for path in &args.files {
        let name = path.display().to_string();
        let proposed = match is_input(path) {
            true => reading::input(&options).and_then(|bytes| propose_mapping(&name, bytes, &options)),
            false => propose_mapping_of_path(path, &options),
        };
        match proposed {
            Ok(own) => texts.extend(own),
            // Nothing to map is no failure of the others.
            Err(failure) => {
                is_done &= failure == ReadFailure::NoColumns;
                text::complain(&reading::refusal(&name, &failure, lang));
            }
        }
    }
    let text = texts.join("\n");
    if let Some(path) = args.output.as_ref().filter(|_| !texts.is_empty()) {
        put(path, text.as_bytes(), args.force, lang)?;
    }
    let shown = match &args.output {
        None => text::tamed(&text),
        Some(_) if texts.is_empty() => return Ok(ExitCode::from(NOT_DONE)),
        Some(path) => told(path, &text, lang),
    };
    print(&shown, lang)?;
    Ok(if is_done {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOT_DONE)
    })
}

/// What was written, and what is to be done.
fn told(path: &Path, text: &str, lang: Lang) -> String {
    let open = text.matches("= \"?\"").count();
    let path = path.display();
    text::tamed(&match (lang, open) {
        (Lang::Zh, 0) => format!("已写入 {path}，列名相同的表会自动用上它\n"),
        (Lang::Zh, _) => format!("已写入 {path}，其中 {open} 处“?”要选定\n"),
        (Lang::En, 0) => format!("wrote {path}; tables of the same headings will be read by it\n"),
        (Lang::En, _) => format!(
            "wrote {path}; {} to be answered\n",
            counted(open, "place marked `?` is", "places marked `?` are")
        ),
    })
}
