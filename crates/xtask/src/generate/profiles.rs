//! `docs/profiles.md`: what each city's profile sets, value by value, and on what each value rests.

use anyhow::{Context, Result};
use serde_json::Value;
use zhengwu_credit::profile::{NumberSpec, Profile, Says, VALUES};
use zhengwu_credit::rules;

use super::Files;
use super::markdown::{code, head, header, row};

pub(super) fn add(files: &mut Files) -> Result<()> {
    let mut text = header("`crates/zhengwu-credit/data/profiles`");
    text += INTRODUCTION;
    text += &head(&["配置项", "是什么", "What it is", "可取的值", "多个值时按哪天取"]);
    for value in VALUES {
        let (bounds, asked) = value.number.as_ref().map_or_else(Default::default, described);
        text += &row(&[&code(value.key), value.label.zh, value.label.en, &bounds, &asked]);
    }
    let optional = rules::CATALOGUE.iter().filter(|rule| rule.is_optional());
    let optional: Vec<String> = optional.map(|rule| code(rule.code)).collect();
    text += &format!("\n可选规则 · optional rules: {}\n", optional.join(" "));
    for (name, json) in Profile::shipped() {
        let profile = rules::profile_from_json(json).with_context(|| format!("the profile {name}"))?;
        let written: Value = serde_json::from_str(json)?;
        text += &format!("\n## {} {}\n\n", profile.title, code(name));
        text += &head(&["配置项", "值", "来历", "说明", "Why"]);
        for value in VALUES {
            let Some(set) = written.get(value.key) else {
                continue;
            };
            let why = profile.why.get(value.key);
            let why = why.with_context(|| format!("the profile {name} does not say why `{}`", value.key))?;
            let says = why.says.words();
            let mark = format!("{} · {}", bold_where_chosen(why.says, says.zh), says.en);
            text += &row(&[&code(value.key), &shown(set), &mark, &why.zh, &why.en]);
        }
    }
    files.insert("docs/profiles.md".to_owned(), text);
    Ok(())
}

/// Bounds, and as of which day it is asked.
fn described(number: &NumberSpec) -> (String, String) {
    let (least, most) = number.bounds;
    (
        format!("{least} 至 {most}"),
        format!("{} · {}", number.asked.zh, number.asked.en),
    )
}

fn bold_where_chosen(says: Says, words: &str) -> String {
    match says {
        Says::Chosen => format!("**{words}**"),
        Says::Notice | Says::Law => words.to_owned(),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) if list.is_empty() => "（无）".to_owned(),
        Value::Array(list) => list
            .iter()
            .map(shown)
            .map(|one| code(&one))
            .collect::<Vec<_>>()
            .join("、"),
        Value::Object(days) => {
            let days = days.iter().map(|(day, value)| format!("自 {day}：{value}"));
            days.collect::<Vec<_>>().join("；")
        }
        other => other.to_string(),
    }
}

const INTRODUCTION: &str = "\
# 城市配置

通知没有规定截止日、天数、比例，这些数放在城市的配置里，一个城市一个 JSON 文件，说成“本地选定”，不说成法律。不指定的用 `haian`；用自己的：
`zhengwu check 合同.csv --profile 我市.json`（`submit`、`status` 等相同），接口里是 `profile` 一项。

- **读入时就检查**：不认识的项、不认识的代码、类型不对、不可能的数，都说明在第几行、应为什么，不会先用上一半。改了内置的一份的，要有自己的名称（`name`）：每次的结果里都写着用的是哪一个。
- **参数可以有日期**：写一个数，哪天都是它；要从某天起改，写成 `{\"2024-11-25\": 15, \"2026-07-01\": 10}`，第一个数在它的日期之前也有效。用哪一个，看
  下表最后一列的日期；日期不明、而数不止一个的，规则无法判断，不猜。
- **每一项都说明来历**（`why`）：`notice` 通知如此规定，`law` 法律、标准如此规定，`chosen` 本地选定。随软件提供的配置一项也不能缺。
- `holidays` 一行一年：`2027 国办发明电〔…〕…号 off 01-01/01-03 … work …`；`lpr_1y` 是从哪天起百分之几：`{\"2026-01-20\": \"…\"}`。软件里已有的见
  [docs/README.md](README.md)。
- **可选规则**：数据质量和参数的警告、提示，都不退回记录，一个城市可以不用，代码写在 `rules_off` 里；法律、通知的要求和错误不能不用，写了就整个
  拒绝。不用了哪些，和规则集的版本、摘要一起写在每次的结果里。

A profile is one JSON file a city: what the notice and the law leave open. It is checked on load, with the line and the reason. A number may change
from a day on; the first one holds before its day too. Each value says on what it rests. Warnings and notices of hygiene or of a parameter are optional: a
city can name them in `rules_off`, and every verdict says so beside the version of the rule set. Law and errors cannot be off.

";
