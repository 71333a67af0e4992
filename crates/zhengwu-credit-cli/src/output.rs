//! Files that the program writes for a person: a template, a mapping.

use std::io;
use std::path::Path;

use zhengwu_credit::code::{Lang, Words};

use crate::text::tamed;

/// Puts the whole file there, or leaves everything as it was and says why. A file that is there is replaced only by force.
pub(crate) fn put(path: &Path, bytes: &[u8], force: bool, lang: Lang) -> Result<(), String> {
    zhengwu_credit_io::put_file(path, bytes, force).map_err(|error| tamed(&failed(path, &error, lang)))
}

fn failed(path: &Path, error: &io::Error, lang: Lang) -> String {
    let words = match error.kind() {
        io::ErrorKind::AlreadyExists => Some(Words {
            zh: "已有这个文件，没有覆盖；换一个文件名，或加 --force 覆盖",
            en: "there is such a file and it was not replaced; give another name, or --force",
        }),
        _ => zhengwu_credit_io::why_not_written(error),
    };
    match (words, lang) {
        (Some(words), _) => format!("{}: {}", path.display(), words.in_lang(lang)),
        (None, Lang::Zh) => format!("{}: 没有写入：{error}", path.display()),
        (None, Lang::En) => format!("{}: it was not written: {error}", path.display()),
    }
}
