//! `zhengwu map`: which column is taken for which field, as a file that can be edited and kept.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::Lang;
use zhengwu_credit_io::{ReadFailure, propose_mapping, propose_mapping_of_path};

use crate::NOT_DONE;
use crate::reading::{self, ReadingArgs, is_input};
use crate::text;

#[derive(Args)]
#[command(
    about = "列出表头对照：哪一列读作哪个字段，可以修改、保存",
    override_usage = "zhengwu map [选项] 文件…",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n把结果存为“名字.map.toml”，与报表放在同一文件夹（报送时也可放在 mappings/），列名相同的表就会自动用上它。\n\n退出状态：0 列出了；2 读不了，或用法不对",
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
    let mut out = io::stdout().lock();
    let shown = text::tamed(&texts.join("\n"));
    if let Err(error) = out.write_all(shown.as_bytes()).and_then(|()| out.flush())
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        return Err(match lang {
            Lang::Zh => format!("结果写不出去（{error}）"),
            Lang::En => format!("the result cannot be written ({error})"),
        });
    }
    Ok(if is_done {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOT_DONE)
    })
}
