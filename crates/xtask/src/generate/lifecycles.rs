//! `docs/lifecycles/`: a page a lifecycle, from its table; and which actions ask a rule.

use zhengwu_credit::basis::Basis;
use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::lifecycle::{
    ALL, Action, Closing, Does, From, Guard, IN_ORDER, Lifecycle, NO_OPEN_MATTER, OF_EVERY_EVENT, Of, Row,
    To, Whole, fields, mermaid,
};
use zhengwu_credit::rules::find;

use super::Files;
use super::markdown::{code, head, header, row};

const FROM: &str = "`crates/zhengwu-credit/src/lifecycle`";

pub(super) fn add(files: &mut Files) {
    let mut index = header(FROM) + "# 全过程\n\n";
    index += "每种对象一张表，一行一个变迁；能办什么、为什么不能办、状态图和这里的说明都由表得出。\n\n";
    index += &head(&["对象", "键", "状态", "动作"]);
    for table in ALL {
        let key = table.of.key();
        files.insert(format!("docs/lifecycles/{key}.md"), page(table));
        let own: Vec<Action> = own_actions(table);
        index += &row(&[
            &format!("[{}]({key}.md)", table.title.zh),
            &code(key),
            &table.stages().len().to_string(),
            &own.len().to_string(),
        ]);
    }
    index += "\n<a id=\"anywhere\"></a>\n\n## 各状态均可\n\n不改变状态，每种对象都有。\n\n";
    let [table, ..] = ALL;
    index += &transitions(table, table.all_rows().filter(|row| row.from == From::Any));
    index += "\n同样的图由 `zhengwu diagram 名称` 画出。\n";
    files.insert("docs/lifecycles/README.md".to_owned(), index);
}

/// The page of a lifecycle.
fn page(table: &Lifecycle) -> String {
    let mut text = header(FROM);
    text += &format!("# {} `{}`\n\n", table.title.zh, table.of.key());
    text += &format!("```mermaid\n{}```\n", mermaid(table, Lang::Zh));
    text += "\n框里写的是不离开这一状态就能办的。条件写明不得有的问题，各链接到它的规则；无法判断的也不予办理。\n";
    text += "\n## 办理\n\n";
    text += &transitions(table, table.rows.iter());
    text += "\n每一动作还要问：\n\n";
    let every = OF_EVERY_EVENT.iter().chain([&IN_ORDER]).chain(table.always);
    for guard in every {
        text += &format!("- {}\n", guard_words(table, guard));
    }
    let anywhere = table.all_rows().filter(|row| row.from == From::Any);
    text += &format!(
        "\n[各状态均可](README.md#anywhere)的是{}；{} 不问它们。\n",
        labels(anywhere.map(|row| row.action)),
        IN_ORDER.code
    );
    text += &matters(table);
    text
}

fn transitions<'r>(table: &Lifecycle, rows: impl Iterator<Item = &'r Row>) -> String {
    let mut text = head(&["从", "动作", "到", "条件", "依据"]);
    for one in rows {
        let from = match one.from {
            From::Nothing => "–".to_owned(),
            From::Any => "各状态".to_owned(),
            From::In(stages) => stages
                .iter()
                .map(|stage| stage.code().label)
                .collect::<Vec<_>>()
                .join("、"),
        };
        let to = match one.to {
            To::Same => "不变".to_owned(),
            To::Stage(to) if table.is_final(to) => format!("{}（终）", to.code().label),
            To::Stage(to) => to.code().label.to_owned(),
        };
        let action = format!("{} {}", one.action.code().label, code(one.action.key()));
        let mut guards: Vec<String> = one.guards.iter().map(|guard| guard_words(table, guard)).collect();
        guards.extend(match one.whole {
            Whole::No => None,
            Whole::Told => Some("整条记录的各条规则，只提示".to_owned()),
            Whole::Kept => Some("整条记录的各条规则：因此新出现的错误不予办理，其余只提示".to_owned()),
        });
        text += &row(&[&from, &action, &to, &guards.join("<br>"), &cites(one.clause)]);
    }
    text
}

fn cites(clause: &[Basis]) -> String {
    clause
        .iter()
        .map(|basis| basis.cite)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The rule with its page, of what it is asked, and at which fields.
fn guard_words(table: &Lifecycle, guard: &Guard) -> String {
    let title = find(guard.code).first().map_or("", |rule| rule.title.zh);
    let of = match guard.of {
        Of::Subject => table.of.record().map_or("", |kind| kind.title()),
        Of::Statement => zhengwu_credit::field::Kind::Performance.title(),
        Of::Event => "",
    };
    let names: Vec<String> = guard
        .fields
        .iter()
        .map(|field| field_name(table, field))
        .collect();
    let asked = match (of, names.join("、")) {
        ("", names) if names.is_empty() => String::new(),
        ("", names) => format!("（{names}）"),
        (of, names) if names.is_empty() => format!("（{of}）"),
        (of, names) => format!("（{of}：{names}）"),
    };
    let told = if guard.is_told { "，只提示" } else { "" };
    format!("[{0}](../rules/{0}.md) {title}{asked}{told}", guard.code)
}

fn field_name(table: &Lifecycle, field: &str) -> String {
    match fields::label(table.of.record(), field) {
        ("", _) => code(field),
        (name, _) => name.to_owned(),
    }
}

/// How matters are opened, followed up and closed, and what waits for them.
fn matters(table: &Lifecycle) -> String {
    let doing = |does: &[Does]| {
        let rows = table.all_rows().filter(|row| does.contains(&row.does));
        labels(rows.map(|row| row.action))
    };
    let closing = doing(&[Does::CloseMatter]);
    if closing.is_empty() {
        return String::new();
    }
    let waiting = table
        .all_rows()
        .filter(|row| row.guards.contains(&NO_OPEN_MATTER));
    let how = Closing::LIST.codes.iter().map(|one| one.label);
    let mut text =
        "\n## 未了结的问题\n\n未履约、违约不是状态，是挂在对象上的问题，可以有几个，了结了还可以再有。\n\n"
            .to_owned();
    text += &head(&["", "动作"]);
    for (what, actions) in [
        ("登记未履约", doing(&[Does::OpenShortfall, Does::Determine])),
        ("登记违约（违诺）", doing(&[Does::OpenBreach, Does::BreakWord])),
        ("跟进", doing(&[Does::FollowUp])),
        ("了结", closing),
        ("了结方式", how.collect::<Vec<_>>().join("、")),
        ("没有了结的不能办", labels(waiting.map(|row| row.action))),
    ] {
        text += &row(&[what, &actions]);
    }
    text += "\n以禁止的事由（换届、人员更替、机构或区划调整）办理的，不改变状态，登记为政府方的违约";
    text += &match doing(&[Does::Talk]) {
        talk if talk.is_empty() => "。\n".to_owned(),
        talk => format!("；{talk}除外。\n"),
    };
    text
}

fn labels(actions: impl Iterator<Item = Action>) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for action in actions {
        let label = action.code().label;
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.join("、")
}

fn own_actions(table: &Lifecycle) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for row in table.rows {
        if !actions.contains(&row.action) {
            actions.push(row.action);
        }
    }
    actions
}

/// Which actions ask a rule, as a part of its page; nothing where none does.
pub(super) fn asked_by(rule: &str) -> String {
    let asks = |guards: &[Guard]| guards.iter().any(|guard| guard.code == rule);
    let mut lines = Vec::new();
    if asks(&OF_EVERY_EVENT) {
        lines.push("每一动作".to_owned());
    }
    if asks(&[IN_ORDER]) {
        lines.push("每一动作，各状态均可的除外".to_owned());
    }
    for table in ALL {
        let asking = table.rows.iter().filter(|row| asks(row.guards));
        let words = match asks(table.always) {
            true => "每一动作".to_owned(),
            false => labels(asking.map(|row| row.action)),
        };
        if !words.is_empty() {
            lines.push(format!(
                "[{}](../lifecycles/{}.md)：{words}",
                table.title.zh,
                table.of.key()
            ));
        }
    }
    let every_state = ALL.iter().flat_map(|table| table.all_rows());
    let anywhere = labels(
        every_state
            .filter(|row| row.from == From::Any && asks(row.guards))
            .map(|row| row.action),
    );
    if !anywhere.is_empty() {
        lines.push(format!(
            "[各状态均可的](../lifecycles/README.md#anywhere)：{anywhere}"
        ));
    }
    if lines.is_empty() {
        return String::new();
    }
    let list: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    let is_told = |row: &Row| row.guards.iter().any(|guard| guard.code == rule && guard.is_told);
    let then = match ALL.iter().flat_map(|table| table.all_rows()).any(is_told) {
        true => "指出的只作提示，不妨碍办理",
        false => "指出的不予办理",
    };
    format!("\n## 办理之前\n\n办理这些事之前要问这一条，{then}：\n\n{list}")
}

#[cfg(test)]
mod tests {
    use zhengwu_credit::lifecycle::{Stage, SubjectKind};
    use zhengwu_credit::profile::Profile;
    use zhengwu_credit::rules;

    use super::super::lifecycle_cases::of_rows;
    use super::*;

    /// The contract's table with one row changed: what is signed can be completed too.
    fn changed(real: &Lifecycle) -> Lifecycle {
        let mut rows = real.rows.to_vec();
        for row in rows.iter_mut().filter(|row| row.action == Action::Complete) {
            row.from = From::In(&[Stage::Signed, Stage::Performing]);
        }
        Lifecycle {
            of: real.of,
            title: real.title,
            rows: Box::leak(rows.into_boxed_slice()),
            always: real.always,
            keeps: real.keeps,
        }
    }

    #[test]
    fn a_changed_row_changes_the_page_and_nothing_else_in_it() {
        let real = zhengwu_credit::lifecycle::of(SubjectKind::Contract);
        let (before, after) = (page(real), page(&changed(real)));
        let new: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
        let [arrow, row] = new.as_slice() else {
            panic!("{new:?}")
        };
        assert_eq!(*arrow, "    signed --> performed: 履约完毕");
        assert!(
            row.starts_with("| 已签订、履行中 | 履约完毕 `complete` | 履约完毕 |"),
            "{row}"
        );
    }

    /// What the machine does by a changed table: `crates/zhengwu-credit/tests/lifecycle/changed.rs`.
    #[test]
    fn a_changed_row_changes_its_conformance_cases_and_those_that_come_by_it() -> anyhow::Result<()> {
        let real = zhengwu_credit::lifecycle::of(SubjectKind::Contract);
        let changed = changed(real);
        let tables = [&changed];
        let profile = Profile::haian();
        let machine = rules::machine(&profile);
        let before = of_rows(&machine, real, "contract")?;
        let after = of_rows(&machine.with_tables(&tables), &changed, "contract")?;
        let text = |case| serde_json::to_value(case);
        let mut new = Vec::new();
        for (before, after) in before.iter().zip(&after) {
            let (before, after) = (text(before)?, text(after)?);
            if before != after {
                assert_eq!(before["name"], after["name"]);
                new.push(after["name"].to_string());
            }
        }
        assert_eq!(before.len(), after.len());
        assert!(!new.is_empty());
        for name in new {
            let is_its = name.contains("/complete/") || name.contains("/write_off/");
            assert!(is_its, "{name}");
        }
        Ok(())
    }

    #[test]
    fn every_row_and_guard_stands_on_its_page_and_on_that_of_its_rule() {
        let mut files = Files::new();
        add(&mut files);
        for table in ALL {
            for one in table.all_rows() {
                let file = match one.from {
                    From::Any => "README",
                    _ => table.of.key(),
                };
                let text = &files[&format!("docs/lifecycles/{file}.md")];
                let name = format!("| {} `{}` |", one.action.code().label, one.action.key());
                assert!(text.contains(&name), "{name}");
                for guard in one.guards {
                    let words = guard_words(table, guard);
                    let is_foreign = file == "README" && table.of != ALL[0].of;
                    assert!(is_foreign || text.contains(&words), "{words}");
                    assert!(!words.contains('`'), "{words}");
                    let asked = asked_by(guard.code);
                    let is_told = asked.contains(one.action.code().label) || asked.contains("每一动作");
                    assert!(is_told, "{asked}");
                }
            }
            for guard in table.always {
                let line = format!("lifecycles/{}.md)：每一动作", table.of.key());
                assert!(asked_by(guard.code).contains(&line), "{line}");
            }
        }
    }
}
