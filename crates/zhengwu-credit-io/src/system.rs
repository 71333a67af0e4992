//! What the system says of a file, in words that a clerk understands (系统的回答).

use std::io;

use crate::Sentence;

/// What was tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tried {
    Reading,
    Writing,
}

/// Why a file or a folder is not read, in words (读不了的原因).
///
/// # Examples
/// ```
/// use zhengwu_credit::code::Lang;
/// let error = std::fs::read("没有的文件").unwrap_err();
/// let why = zhengwu_credit_io::why_not_read(&error);
/// assert_eq!(why.in_lang(Lang::Zh), "没有这个文件或文件夹");
/// ```
#[must_use]
pub fn why_not_read(error: &io::Error) -> Sentence {
    in_words(error, Tried::Reading)
}

/// Why nothing is written, in words (写不了的原因).
#[must_use]
pub fn why_not_written(error: &io::Error) -> Sentence {
    in_words(error, Tried::Writing)
}

/// The one list of what the system says. Of what is not in it the system's own words stand, for they alone say what it is.
fn in_words(error: &io::Error, tried: Tried) -> Sentence {
    use io::ErrorKind as E;
    let is_read = tried == Tried::Reading;
    let (zh, en) = match error.kind() {
        E::NotFound if is_read => ("没有这个文件或文件夹", "there is no such file or folder"),
        E::NotADirectory if is_read => ("路径中间有一段不是文件夹", "a part of the path is no folder"),
        E::NotFound | E::NotADirectory => (
            "没有这个目录，请先建好，或换一个目录",
            "there is no such folder; make it first, or give another",
        ),
        E::PermissionDenied if is_read => (
            "没有读取的权限，或文件正被别的程序打开；请管理员授权，或关掉它再试",
            "it may not be read, or another program has it open; have it opened to you, or close it",
        ),
        E::PermissionDenied => (
            "没有写入的权限，或文件正被别的程序打开；换一个目录，或关掉它再试",
            "it may not be written, or another program has it open; give another folder, or close it",
        ),
        E::IsADirectory => (
            "这是文件夹，请指定其中的文件",
            "this is a folder: name a file in it",
        ),
        E::AlreadyExists => ("已有同名的文件或文件夹", "there is a file or folder of this name"),
        E::StorageFull | E::QuotaExceeded => (
            "磁盘已满，没有写入；腾出空间再试",
            "the disk is full and nothing was written; make room and try again",
        ),
        E::FileTooLarge => ("文件太大，这个磁盘放不下", "the file is too large for this disk"),
        E::ReadOnlyFilesystem => (
            "这个磁盘是只读的，请换一个目录",
            "this disk is read-only; give another folder",
        ),
        E::InvalidData => (
            "不是 UTF-8 编码的文字，请另存为 UTF-8",
            "it is no UTF-8 text: save it as UTF-8",
        ),
        E::InvalidFilename => (
            "文件名太长，或者含有不能用的字符，请改名",
            "its name is too long or has characters that are not allowed: rename it",
        ),
        E::UnexpectedEof | E::Interrupted => {
            ("中途断了，请再试一次", "it was broken off half-way: try again")
        }
        E::ResourceBusy | E::ExecutableFileBusy | E::WouldBlock | E::Deadlock => (
            "正被别的程序使用，请关掉它再试",
            "another program is using it: close it and try again",
        ),
        E::TimedOut
        | E::NetworkDown
        | E::NetworkUnreachable
        | E::HostUnreachable
        | E::NotConnected
        | E::ConnectionAborted
        | E::ConnectionReset
        | E::StaleNetworkFileHandle => (
            "网络盘连不上，请检查网络再试",
            "the network drive does not answer: see to the network and try again",
        ),
        E::BrokenPipe => (
            "接收结果的程序已经关闭",
            "the program that takes the result has ended",
        ),
        E::OutOfMemory => (
            "内存不够，请关掉别的程序再试",
            "there is not enough memory: close other programs and try again",
        ),
        _ => {
            return Sentence::new(
                format!("系统没有让做，原话是：{error}"),
                format!("the system refused, in its own words: {error}"),
            );
        }
    };
    Sentence::new(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhengwu_credit::code::Lang;

    /// The usual is said in one language, and without the system's own words.
    #[test]
    fn what_is_usual_is_said_in_one_language() {
        use io::ErrorKind as E;
        for kind in [
            E::NotFound,
            E::PermissionDenied,
            E::IsADirectory,
            E::NotADirectory,
            E::StorageFull,
            E::ReadOnlyFilesystem,
            E::InvalidData,
            E::TimedOut,
        ] {
            let error = io::Error::new(kind, "os says so");
            for said in [why_not_read(&error), why_not_written(&error)] {
                let (zh, en) = said.both();
                assert!(!zh.contains("os says so") && !en.contains("os says so"), "{kind}");
                let latin = zh.replace("UTF-8", "");
                assert!(!latin.contains(|c: char| c.is_ascii_alphabetic()), "{zh}");
                assert!(en.is_ascii(), "{en}");
            }
        }
        let unknown = io::Error::other("os says so");
        assert!(why_not_read(&unknown).in_lang(Lang::Zh).contains("os says so"));
    }
}
