//! What a refusal says by the row itself: its clauses, and what its other guards will ask (变迁行的依据与要求).

use crate::basis::Basis;
use crate::code::{Coded, Lang, Words};
use crate::field::{Kind, Need};
use crate::record::Arg;
use crate::requirement::{Fault, Rule};

use super::super::guard::OF_THE_TABLE;
use super::super::{Does, Guard, Of, Row, fields};
use super::Asked;

const GROUND: &str = "change_ground";
const OWED_BY_THE_ACTION: Words = Words {
    zh: "办理“{action}”时必填",
    en: "owed by `{action}`",
};

impl Asked<'_> {
    /// The clauses of what the table asks by itself: those of the row; of what is not possible here, those of the rows in
    /// which it is. `None` for any other rule, which has its own.
    pub(super) fn clauses_of_row(&self, rule: &Rule) -> Option<String> {
        if !OF_THE_TABLE.contains(&rule.code) {
            return None;
        }
        let table = self.machine.table(self.state.subject.kind);
        let elsewhere = table.all_rows().filter(|row| row.action == self.event.action);
        let clauses: Vec<&Basis> = match self.row {
            Some(row) => row.clause.iter().collect(),
            None => elsewhere.flat_map(|row| row.clause).collect(),
        };
        let mut cited: Vec<&str> = Vec::new();
        for clause in clauses {
            if !cited.contains(&clause.cite) {
                cited.push(clause.cite);
            }
        }
        (!cited.is_empty()).then(|| cited.join(", "))
    }

    /// Where the ground is missing, what the row will ask by the ground is said with it; gives the fields of which it is said.
    pub(super) fn tell_what_a_ground_demands(&mut self) -> Vec<String> {
        let is_missing = self.facts.given(GROUND).is_none();
        let pleads = |row: &&Row| row.does == Does::Plead && is_missing;
        let Some(row) = self.row.filter(pleads) else {
            return Vec::new();
        };
        let mut demanded: Vec<String> = Vec::new();
        for field in row
            .guards
            .iter()
            .filter(|guard| !guard.is_told)
            .flat_map(|guard| self.fields_of(guard))
        {
            if field != GROUND && !demanded.iter().any(|told| told == field) {
                demanded.push(field.to_owned());
            }
        }
        let (zh, en) = (self.labels(&demanded, Lang::Zh), self.labels(&demanded, Lang::En));
        for one in self.unmet.iter_mut().filter(|one| one.fields == [GROUND]) {
            one.help.zh += &format!("；视事由还要填写{zh}");
            one.help.en += &format!("; depending on the ground, also {en}");
            one.related.retain(|field| !demanded.contains(field));
            one.related.extend(demanded.iter().cloned());
        }
        demanded
    }

    /// The fields at which a guard is asked.
    fn fields_of(&self, guard: &Guard) -> Vec<&'static str> {
        let kind = match guard.of {
            Of::Subject => Some(self.subject.0),
            Of::Statement => Some(Kind::Performance),
            Of::Event => None,
        };
        let judged = self.machine.rule(guard.code).zip(kind).map(|(rule, kind)| {
            let places = rule.fields_in(kind).into_iter();
            places
                .filter_map(move |at| Some(kind.spec().field(at)?.key))
                .collect()
        });
        match guard.fields {
            [] => judged.unwrap_or_default(),
            fields => fields.to_vec(),
        }
    }

    /// Where the action itself says what the condition of a field asks (a statement that it is short), the field is owed by
    /// the action: whoever acts typed no such condition.
    pub(super) fn owed_by_the_action(&self, mut fault: Fault, guard: &Guard) -> Fault {
        let is_said = guard.is_brought && self.row.is_some_and(|row| !row.implies.is_empty());
        for (_, arg) in fault.args.iter_mut().filter(|(name, _)| *name == "when") {
            if is_said && matches!(arg, Arg::Need(Need::When(_))) {
                *arg = Arg::Words(OWED_BY_THE_ACTION);
            }
        }
        match is_said {
            true => fault.arg("action", Arg::Code(self.event.action.code())),
            false => fault,
        }
    }

    /// What fields are called, one after the other.
    pub(super) fn labels(&self, fields: &[String], lang: Lang) -> String {
        let names = fields.iter().map(|field| {
            let (zh, en) = fields::label(Some(self.subject.0), field);
            match lang {
                Lang::Zh if zh.is_empty() => format!("“{field}”"),
                Lang::Zh => format!("“{zh}”"),
                Lang::En => format!("`{en}`"),
            }
        });
        names.collect::<Vec<_>>().join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        })
    }
}
