//! `docs/limits.md`: what a file may hold.

use zhengwu_credit_io::Limits;

use super::Files;
use super::markdown::{code, head, header, row};

pub(super) fn add(files: &mut Files) {
    let mut text = header("`crates/zhengwu-credit-io/src/limits.rs`");
    text += "# 读取限额\n\n";
    text +=
        "超过限额的文件不读，用一句话说明超过了哪一个、在哪里，退出码为 2。用 `--limit 名称=数` 改变。\n\n";
    text += &head(&["名称", "默认", "限的是什么", "English"]);
    for (name, default, zh, en) in Limits::described() {
        text += &row(&[&code(name), &readable(default), zh, en]);
    }
    files.insert("docs/limits.md".to_owned(), text);
}

/// Bytes in MiB where they come out even.
fn readable(number: u64) -> String {
    const MIB: u64 = 1024 * 1024;
    match number {
        MIB.. if number.is_multiple_of(MIB) => format!("{} MiB", number / MIB),
        _ => number.to_string(),
    }
}
