//! `schemas/rule-sets.json` and `docs/rule-sets.md`: the versions of the rule set. A released one is never written anew.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use zhengwu_credit::api::describe;
use zhengwu_credit::requirement::Version;
use zhengwu_credit::rules;

use super::Files;
use super::markdown::{code, head, header, row};

const DIGESTS: &str = "schemas/rule-sets.json";
const FROM: &str = "`crates/zhengwu-credit/src/requirement/version.rs`";

pub(super) fn add(root: &Path, files: &mut Files) -> Result<()> {
    let now = describe::rule_sets();
    if let Ok(text) = fs::read_to_string(root.join(DIGESTS)) {
        stands(&serde_json::from_str(&text).context(DIGESTS)?, &now)?;
    }
    files.insert(DIGESTS.to_owned(), serde_json::to_string_pretty(&now)? + "\n");
    files.insert("docs/rule-sets.md".to_owned(), page());
    Ok(())
}

/// What was released stands: the same version, still released, with the same digest.
fn stands(written: &Value, now: &Value) -> Result<()> {
    let sets = |of: &Value| of.as_array().cloned().unwrap_or_default();
    let now = sets(now);
    for old in sets(written).iter().filter(|old| old["released"] == true) {
        let version = &old["version"];
        let Some(new) = now.iter().find(|new| new["version"] == *version) else {
            bail!("rule set {version} was released, and is gone");
        };
        if new["released"] != true {
            bail!("rule set {version} was released, and is open again");
        }
        if new["digest"] != old["digest"] {
            bail!(
                "the rules of {version} changed, and it was released: put them back, and let what is new come in a new version \
                 (`added`), what is no more end in it (`ended`); docs/rule-sets.md says how"
            );
        }
    }
    Ok(())
}

fn page() -> String {
    let mut text = header(FROM);
    text += "# 规则集的版本\n\n";
    text += INTRODUCTION;
    text += &head(&["版本", "为什么", "Why", "规则", "摘要", "状态"]);
    for version in Version::ALL {
        let rules = rules::of(version);
        text += &row(&[
            version.name(),
            version.title().zh,
            version.title().en,
            &rules.len().to_string(),
            &code(rules::digest(&rules).get(..12).unwrap_or_default()),
            if version.is_released() {
                "已发布，不再改动"
            } else {
                "未发布，可以改动"
            },
        ]);
    }
    text += "\n全部摘要在 [rule-sets.json](../schemas/rule-sets.json)。\n";
    for pair in Version::ALL.windows(2) {
        let [before, after] = pair else { continue };
        let (old, new) = (rules::of(*before), rules::of(*after));
        text += &format!("\n## {} → {}\n\n", before.name(), after.name());
        for (title, from, without) in [("新增", &new, &old), ("废止", &old, &new)] {
            for rule in from
                .iter()
                .filter(|rule| !without.iter().any(|other| other.code == rule.code))
            {
                text += &format!("- {title} [{0}](rules/{0}.md) {1}\n", rule.code, rule.title.zh);
            }
        }
    }
    text
}

const INTRODUCTION: &str = "\
一个版本就是一份规则清单：目录（`rules/catalogue.rs`）里的每条规则写明从哪个版本起有（`added`，不写即第一个）、到哪个版本止（`ended`）；
一个版本的规则就是按这两项筛出来的，没有第二份清单。不指定的，用最新的一个；`zhengwu check --rule-set 2024.12.1` 用别的。

- **版本管有哪些规则，日期管规则管到谁。** 记录依自己的日期评判（合同看签订日期，履约看状态日期，承诺看作出日期，失信记录看认定日期）：规则的 `since`
  之前的不适用，日期不明的无法判断；同一条规则里前后两个文本（如付款条例 2020、2025），按日期引用当时的一个。这在每个版本里都一样。
- **摘要**是对规则声明中决定结论的各项（代码、级别、阶段、来历、依据、起始日、字段、适用条件）算的 SHA-256。改措辞不改摘要。检查的代码算不进摘要，由
  每条规则的示例守住。
- **发布以后不再改。** `is_released` 为真的版本，摘要写在 `schemas/rule-sets.json` 里；它的规则变了，`cargo xtask generate`（连同 `--check`）报错，不会改写。
  要改的，旧规则写 `ended`，新规则用新代码、写 `added`：代码不重复使用。软件还没有发布，下面的版本都还可以改动。
- **每个结论都写明版本和摘要**：`check` 的口径、`submit` 的报送清单和运行报告、`status`、接口返回的 `summary.rule_set`。行里只写摘要的前十二位，
  文件里是全部。另加自定规则的，版本后面有 `+own`，摘要也不同。
- `zhengwu rules diff 旧 新` 说明两个版本（或 `zhengwu rules --format json` 存下的两份目录）差在哪里；`zhengwu verdict-diff 旧 新 文件…` 说明自己的哪些
  记录因此变了。

A version is the catalogue filtered by `added` and `ended`; the newest is the default. Which law applies to a record is told by
the record's own date, in every version alike. The digest is taken over what decides a verdict in the declarations; a released
version's digest never changes, which `cargo xtask generate --check` holds.

";

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set(version: &str, released: bool, digest: &str) -> Value {
        json!({"version": version, "released": released, "digest": digest})
    }

    #[test]
    fn what_was_released_stands() {
        let written = json!([set("1", true, "a"), set("2", false, "b")]);
        let refused = |now: Value| stands(&written, &now).unwrap_err().to_string();
        stands(&written, &written).unwrap();
        // An open one may change, or be released; a new one may come.
        stands(
            &written,
            &json!([set("1", true, "a"), set("2", true, "c"), set("3", false, "d")]),
        )
        .unwrap();
        assert!(refused(json!([set("1", true, "z"), set("2", false, "b")])).contains("changed"));
        assert!(refused(json!([set("1", false, "a")])).contains("open again"));
        assert!(refused(json!([set("2", false, "b")])).contains("gone"));
    }
}
