//! `zhengwu template`: an empty workbook of a kind of record, to be filled in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::{Lang, Words};
use zhengwu_credit::field::Kind;
use zhengwu_credit_io::template::{FIRST_ROW, template as make};

use crate::output::{print, put};
use crate::reading::about;
use crate::text::tamed;
use crate::usage;

#[derive(Args)]
#[command(
    about = "生成一种记录的 Excel 模板，填好后用 check 检查",
    override_usage = "zhengwu template <种类> -o <文件.xlsx> [选项]",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}",
    next_help_heading = "选项"
)]
pub(crate) struct TemplateArgs {
    #[arg(value_name = "种类", value_parser = usage::kind, help_heading = "参数")]
    #[arg(help = usage::kinds(Lang::Zh))]
    kind: Kind,
    #[arg(short, long, value_name = "文件", help = "写到哪个文件，如 政府合同.xlsx")]
    output: PathBuf,
    #[arg(long, help = "已有这个文件的，覆盖它")]
    force: bool,
}

/// Writes the template of a kind and says so.
pub(crate) fn template(args: &TemplateArgs, lang: Lang) -> Result<ExitCode, String> {
    let say = |words: Words| {
        tamed(&about(
            &args.output.display().to_string(),
            words.in_lang(lang),
            lang,
        ))
    };
    check_name(&args.output).map_err(say)?;
    // Nothing that a person can mend: what the maker of workbooks says goes to who can.
    let bytes = make(args.kind).map_err(|error| match lang {
        Lang::Zh => format!("模板没有做成，请把这句话告诉维护人员：{error}"),
        Lang::En => format!("no template was made; tell those who maintain the program: {error}"),
    })?;
    put(&args.output, &bytes, args.force, lang)?;
    let fields = args.kind.spec().fields.len();
    let path = args.output.display();
    let told = match lang {
        Lang::Zh => format!(
            "已写入 {path}：{}模板，{fields} 列，从第 {FIRST_ROW} 行起填写\n",
            args.kind.title()
        ),
        Lang::En => format!(
            "wrote {path}: the template of a {}, {fields} columns, to be filled in from row {FIRST_ROW}\n",
            args.kind.key()
        ),
    };
    print(&tamed(&told), lang)
}

/// What is wrong with a file's name.
fn check_name(path: &Path) -> Result<(), Words> {
    if path.is_dir() {
        return Err(Words {
            zh: "这是一个目录，请在后面写上文件名，如 政府合同.xlsx",
            en: "this is a folder; give the name of a file in it, such as contract.xlsx",
        });
    }
    let ending = path.extension().and_then(|ending| ending.to_str());
    if !ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Words {
            zh: "模板是 .xlsx 文件，请把文件名写成以 .xlsx 结尾",
            en: "a template is an .xlsx file; give a name that ends with .xlsx",
        });
    }
    Ok(())
}
