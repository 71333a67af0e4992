//! The table of the docs.

use zhengwu_credit::rules::CATALOGUE;

use super::measure::{Count, How, Measure};

/// The measure as a page.
pub(crate) fn markdown(measure: &Measure, how: How) -> String {
    let How { seed, size } = how;
    let mut total = Count::default();
    let mut rows = String::new();
    for rule in CATALOGUE {
        let Some(count) = measure.counts.get(rule.code) else {
            continue;
        };
        rows += &row(
            &format!("[{0}](rules/{0}.md)", rule.code),
            rule.name,
            rule.title.zh,
            *count,
        );
        total.planted += count.planted;
        total.expected += count.expected;
        total.found += count.found;
        total.wrongly += count.wrongly;
    }
    let rules = measure.counts.len();
    format!(
        "<!-- 由 `cargo xtask accuracy` 生成，请勿手改。Generated; do not edit. -->\n\n\
         # 准确率\n\n\
         在正确的台账里一次植入一个错误，每个错误都事先写明应当发现的全部问题（代码、位置、程度、依据，照规范第 8 页写，不照代码写），\
         再与实际发现的逐条对照。少发现一条，召回率不足；多发现一条，准确率不足；任何一条规则不到 100 % 就算失败。\n\n\
         台账由种子 {seed} 生成（`crates/xtask/src/corpus`），共 {size} 份合同和与之相连的履约、收付、承诺、失信记录、事件，四个月；\
         错误在 `crates/xtask/src/accuracy/faults`。同样的种子给出同样的表：\n\n\
         ```\ncargo xtask accuracy\n```\n\n\
         “植入”是为这条规则植入的次数，“应发现”还算上其他错误连带的（例如合同有错误，它的履约记录随之不能报送），\
         “多报”是不应发现而发现的。\n\n\
         植入 {planted} 个错误，{rules} 条规则，应发现 {expected} 条，发现 {found} 条，多报 {wrongly} 条。\n\n\
         | 规则 | 名称 | 问题 | 植入 | 应发现 | 发现 | 多报 | 召回率 | 准确率 |\n\
         | --- | --- | --- | --: | --: | --: | --: | --: | --: |\n\
         {rows}{total}",
        planted = total.planted,
        expected = total.expected,
        found = total.found,
        wrongly = total.wrongly,
        total = row("合计", "", "", total),
    )
}

fn row(code: &str, name: &str, title: &str, count: Count) -> String {
    let name = match name {
        "" => String::new(),
        name => format!("`{name}`"),
    };
    let Count {
        planted,
        expected,
        found,
        wrongly,
    } = count;
    let (recall, precision) = (percent(found, expected), percent(found, found + wrongly));
    format!(
        "| {code} | {name} | {title} | {planted} | {expected} | {found} | {wrongly} | {recall} | {precision} |\n"
    )
}

/// A part in percent, never rounded up to the whole.
fn percent(part: usize, whole: usize) -> String {
    if part == whole {
        return "100 %".to_owned();
    }
    let tenths = part * 1_000 / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
