//! What the program writes: files for a person (a template, a mapping), and standard output.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use zhengwu_credit::code::Lang;
use zhengwu_credit_io::why_not_written;

use crate::text::tamed;

/// Puts the whole file there, or leaves everything as it was and says why. A file that is there is replaced only by force.
pub(crate) fn put(path: &Path, bytes: &[u8], force: bool, lang: Lang) -> Result<(), String> {
    zhengwu_credit_io::put_file(path, bytes, force).map_err(|error| tamed(&failed(path, &error, lang)))
}

fn failed(path: &Path, error: &io::Error, lang: Lang) -> String {
    let why = why_not_written(error);
    let words = match (error.kind(), lang) {
        (io::ErrorKind::AlreadyExists, Lang::Zh) => "已有这个文件，没有覆盖；换一个文件名，或加 --force 覆盖",
        (io::ErrorKind::AlreadyExists, Lang::En) => {
            "there is such a file and it was not replaced; give another name, or --force"
        }
        _ => why.in_lang(lang),
    };
    crate::reading::about(&path.display().to_string(), words, lang)
}

/// Prints; a reader that went away is no fault.
pub(crate) fn print(text: &str, lang: Lang) -> Result<ExitCode, String> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    done(written, lang).map(|()| ExitCode::SUCCESS)
}

/// What became of writing to standard output; a reader that went away is no fault.
pub(crate) fn done(written: io::Result<()>, lang: Lang) -> Result<(), String> {
    let Err(error) = written else { return Ok(()) };
    let why = why_not_written(&error);
    match (error.kind(), lang) {
        (io::ErrorKind::BrokenPipe, _) => Ok(()),
        (_, Lang::Zh) => Err(format!("结果写不出去（{}）", why.in_lang(lang))),
        (_, Lang::En) => Err(format!("the result cannot be written ({})", why.in_lang(lang))),
    }
}
