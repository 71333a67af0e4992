//! What a refusal says by the row itself: its clauses, and what its other guards will ask (变迁行的依据与要求).

use crate::basis::Basis;
use crate::code::Lang;
use crate::field::Kind;
use crate::requirement::Rule;

use super::super::guard::OF_THE_TABLE;
use super::super::{Does, Guard, Of, Row, fields, of};
use super::Asked;

const GROUND: &str = "change_ground";

impl Asked<'_> {
    /// The clauses of what failed. What the table asks by itself has those of the row; what is not possible here, those of
    /// the rows in which it is.
    pub(super) fn cites(&self, rule: &Rule) -> String {
        let table = of(self.state.subject.kind);
        let elsewhere = table.all_rows().filter(|row| row.action == self.event.action);
        let clauses: Vec<&Basis> = match self.row {
            Some(row) => row.clause.iter().collect(),
            None => elsewhere.flat_map(|row| row.clause).collect(),
        };
        if !OF_THE_TABLE.contains(&rule.code) || clauses.is_empty() {
            return rule.cites();
        }
        let mut cited: Vec<&str> = Vec::new();
        for clause in clauses {
            if !cited.contains(&clause.cite) {
                cited.push(clause.cite);
            }
        }
        cited.join(", ")
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
