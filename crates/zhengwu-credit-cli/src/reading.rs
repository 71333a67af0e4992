//! How files are read: what `check` and `map` share.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit_io::{
    Limits, Mapping, Opened, ReadFailure, ReadOptions, open, open_path_as, read_mappings, why_not_read,
};

use crate::usage::{self, LimitSet};

#[derive(Args)]
pub(crate) struct ReadingArgs {
    #[arg(long, value_name = "种类", value_parser = usage::kind)]
    #[arg(help = format!("{}；默认看表头", Kind::keys(Lang::Zh)))]
    kind: Option<Kind>,
    #[arg(
        long,
        value_name = "对照表",
        help = "表头对照文件（zhengwu map 生成）；同一文件夹里的 *.map.toml 自动用上"
    )]
    mapping: Vec<PathBuf>,
    #[arg(long, value_name = "限额=数", value_parser = usage::limit)]
    #[arg(help = "改变一个读取限额，如 columns=2000；有哪些见 docs/intake.md")]
    limit: Vec<LimitSet>,
}

impl ReadingArgs {
    /// The options of the readers; a mapping that is named and cannot be used stops everything.
    pub(crate) fn options(&self, lang: Lang) -> Result<ReadOptions, String> {
        let mut options = ReadOptions {
            kind: self.kind,
            limits: Limits::default(),
            ..ReadOptions::default()
        };
        for set in &self.limit {
            // The name was known when the option was read.
            let _ = options.limits.set(set.name, set.value);
        }
        for path in &self.mapping {
            let own = read_mappings(path).map_err(|error| {
                let name = path.display().to_string();
                about(&name, error.sentence().in_lang(lang), lang)
            })?;
            options.mappings.extend(own.into_iter().map(Mapping::named));
        }
        Ok(options)
    }
}

/// Reads a file, or standard input where it is called `-`.
pub(crate) fn read(path: &Path, name: &str, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    if !is_input(path) {
        return open_path_as(path, name, options);
    }
    open(name, input(options)?, options)
}

/// Standard input, up to just above what a file may hold.
pub(crate) fn input(options: &ReadOptions) -> Result<Vec<u8>, ReadFailure> {
    let mut bytes = Vec::new();
    let mut input = io::stdin()
        .lock()
        .take(options.limits.file_bytes.saturating_add(1));
    input
        .read_to_end(&mut bytes)
        .map_err(|error| ReadFailure::Refused(why_not_read(&error)))?;
    Ok(bytes)
}

/// Whether a path stands for standard input.
pub(crate) fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// What is said of a file that cannot be read, with the option that may help.
pub(crate) fn refusal(name: &str, failure: &ReadFailure, lang: Lang) -> String {
    let sentence = failure.sentence();
    let sentence = sentence.in_lang(lang);
    let hint = match (failure, lang) {
        (ReadFailure::KindUnknown, Lang::Zh) => "（选项 --kind）",
        (ReadFailure::KindUnknown, Lang::En) => " (option --kind)",
        (ReadFailure::OverLimit { .. }, Lang::Zh) => "（选项 --limit）",
        (ReadFailure::OverLimit { .. }, Lang::En) => " (option --limit)",
        _ => "",
    };
    about(name, &format!("{sentence}{hint}"), lang)
}

/// A sentence about a file.
pub(crate) fn about(name: &str, sentence: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name}：{sentence}"),
        Lang::En => format!("{name}: {sentence}"),
    }
}
