//! `docs/codes.md`: the code lists.

use zhengwu_credit::code::{self, Lang};

use super::Files;
use super::markdown::{code, head, header, row};

pub(super) fn add(files: &mut Files) {
    let mut text = header("`crates/zhengwu-credit/src/code`");
    text += "# 代码表\n\n";
    text += "键是规范形式，用在 JSON、接口和摘要里；名称是表格里看到、填写的。两者都读，也读“也读作”一列的写法；\
             空格、全角、大小写和括号的形状不影响识别。\n";
    for list in code::ALL {
        text += &format!(
            "\n<a id=\"{}\"></a>\n\n## {} `{}`\n\n",
            list.name, list.title, list.name
        );
        text += &format!(
            "依据：{}。自 {} 起有效，未废止。\n\n",
            list.basis, list.valid_from
        );
        text += &head(&["键", "名称", "English", "也读作"]);
        for one in list.codes {
            text += &row(&[
                &code(one.key),
                one.label,
                &one.label_in(Lang::En),
                &one.variants.join("；"),
            ]);
        }
    }
    files.insert("docs/codes.md".to_owned(), text);
}
