//! A lifecycle as a picture (状态图): made from its table, so that it cannot say anything else.

use crate::code::{Coded, Lang};

use super::{Action, From, Lifecycle, Stage, To};

/// The lifecycle as a Mermaid state diagram.
///
/// An arrow stands for all actions that lead from one state to another; what is done without leaving a state stands in the
/// state's box; what every state takes stands in the title. States from which nothing leads end the picture.
///
/// # Examples
/// ```
/// use zhengwu_credit::code::Lang;
/// use zhengwu_credit::lifecycle::{SubjectKind, mermaid, of};
/// let text = mermaid(of(SubjectKind::Contract), Lang::Zh);
/// assert!(text.contains("state \"履行中\" as performing\n"));
/// assert!(text.contains("signed --> performing: 开始履行\n"));
/// ```
#[must_use]
pub fn mermaid(table: &Lifecycle, lang: Lang) -> String {
    let mut text = format!("---\ntitle: \"{}\"\n---\nstateDiagram-v2\n", title(table, lang));
    for stage in table.stages() {
        let (key, label) = (stage.key(), stage.code().label_in(lang));
        text += &format!("    state \"{label}\" as {key}\n");
        for line in staying(table, stage).chunks(MOST_ON_A_LINE) {
            text += &format!("    {key}: {}\n", labels(line, lang));
        }
    }
    let every = std::iter::once(None).chain(table.stages().into_iter().map(Some));
    for from in every {
        for (to, actions) in leaving(table, from) {
            let (from, to) = (from.map_or("[*]", Stage::key), to.key());
            text += &format!("    {from} --> {to}: {}\n", labels(&actions, lang));
        }
    }
    for stage in table.stages() {
        if table.is_final(stage) {
            text += &format!("    {} --> [*]\n", stage.key());
        }
    }
    text
}

/// Longer lines make boxes too wide to read.
const MOST_ON_A_LINE: usize = 3;

fn title(table: &Lifecycle, lang: Lang) -> String {
    let name = table.title.in_lang(lang);
    let everywhere = labels(&everywhere(table), lang);
    match lang {
        Lang::Zh => format!("{name}（各状态均可：{everywhere}）"),
        Lang::En => format!("{name} (in every state: {everywhere})"),
    }
}

fn labels(actions: &[Action], lang: Lang) -> String {
    let labels: Vec<String> = actions
        .iter()
        .map(|action| action.code().label_in(lang))
        .collect();
    labels.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// What is done in every state and leaves it as it is.
fn everywhere(table: &Lifecycle) -> Vec<Action> {
    let rows = table
        .all_rows()
        .filter(|row| row.from == From::Any && row.to == To::Same);
    rows.map(|row| row.action).collect()
}

/// What is done in a state without leaving it, besides what is done in every one.
fn staying(table: &Lifecycle, stage: Stage) -> Vec<Action> {
    let here = table
        .all_rows()
        .filter(|row| row.from.has(Some(stage)) && row.from != From::Any);
    here.filter(|row| matches!(row.to, To::Same))
        .map(|row| row.action)
        .collect()
}

/// Where a state is left for, and by which actions, in the table's order.
fn leaving(table: &Lifecycle, from: Option<Stage>) -> Vec<(Stage, Vec<Action>)> {
    let mut arrows: Vec<(Stage, Vec<Action>)> = Vec::new();
    for row in table.all_rows().filter(|row| row.from.has(from)) {
        let To::Stage(to) = row.to else { continue };
        match arrows.iter_mut().find(|(other, _)| *other == to) {
            Some((_, actions)) => actions.push(row.action),
            None => arrows.push((to, vec![row.action])),
        }
    }
    arrows
}
