//! What a refusal says by the row itself: its clauses, and what its other guards will ask (变迁行的依据与要求).

use crate::basis::Basis;
use crate::code::{Code, Coded, Ground, Lang, Words};
use crate::field::{FieldSpec, Kind, Need};
use crate::finding::Severity;
use crate::record::Arg;
use crate::requirement::{Check, Fault, Rule, choices};

use super::super::fields::GROUNDS;
use super::super::guard::OF_THE_TABLE;
use super::super::{Does, Guard, Of, Row, Text, fields};
use super::Asked;

const GROUND: &str = "change_ground";
/// The rule by which some grounds only end a contract.
const ONLY_ENDS: &str = "LIF103";
const DAY_OF_THE_EVENT: Words = Words {
    zh: "事件日期",
    en: "day of the event",
};
const SAID_BY_THE_ACTION: Words = Words {
    zh: "办理“{action}”",
    en: "`{action}` is done",
};
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

    /// Where the ground is missing or cannot be read, what the row will ask by the ground is said with it; gives the fields of
    /// which it is said.
    pub(super) fn tell_what_a_ground_demands(&mut self) -> Vec<String> {
        let ground = self.facts.given(GROUND);
        let is_known = ground.is_some_and(|text| Ground::LIST.read(text).is_some());
        let pleads = |row: &&Row| row.does == Does::Plead && !is_known;
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

    /// From which grounds or reasons somebody who acts can choose: none that is forbidden, and none that only ends a contract
    /// where it goes on. `None` for any other field.
    pub(super) fn grounds_to_choose(&self, spec: &FieldSpec) -> Option<Arg> {
        let list = spec.ty.code_list().filter(|_| GROUNDS.contains(&spec.key))?;
        let goes_on = |row: &Row| row.guards.iter().any(|guard| guard.code == ONLY_ENDS);
        let goes_on = spec.key == GROUND && self.row.is_some_and(goes_on);
        let is_open = |code: &&Code| {
            let ground = Ground::LIST.read(code.key).and_then(Ground::from_place);
            fields::forbidden(code.key).is_none() && !(goes_on && ground.is_some_and(Ground::only_ends))
        };
        let said = |lang| choices(list.codes.iter().filter(is_open), lang);
        Some(Arg::InBoth {
            zh: said(Lang::Zh),
            en: said(Lang::En),
        })
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

    /// What the statement calls its own day is the day of the event that makes it. Where the action itself says what the condition
    /// of a field asks (a statement that it is short), the field is owed by the action: whoever acts typed no such condition.
    pub(super) fn owed_by_the_action(&self, mut fault: Fault, guard: &Guard) -> Fault {
        let is_said = guard.is_brought && self.row.is_some_and(|row| !row.implies.is_empty());
        for (name, arg) in &mut fault.args {
            match (*name, &arg) {
                ("own_date", _) if guard.of == Of::Statement => *arg = Arg::Words(DAY_OF_THE_EVENT),
                ("when", Arg::Need(Need::When(_))) if is_said => *arg = Arg::Words(OWED_BY_THE_ACTION),
                ("said", _) if is_said => *arg = Arg::Words(SAID_BY_THE_ACTION),
                _ => {}
            }
        }
        match is_said {
            true => fault.arg("action", Arg::Code(self.event.action.code())),
            false => fault,
        }
    }

    /// How to mend it. A record rule says of a breach that it is reported as it is; what is only about to be done is not done so.
    pub(super) fn before_it_is_done(&self, rule: &Rule, zh: String, en: String) -> Text {
        let is_of_a_record = !matches!(rule.check, Check::Guard(_));
        match rule.severity == Severity::Violation && is_of_a_record && !self.is_told {
            true => Text {
                zh: zh + "；还没有办的，不能这样办",
                en: en + "; what is not done yet may not be done so",
            },
            false => Text { zh, en },
        }
    }

    /// What fields are called, one after the other.
    pub(super) fn labels(&self, fields: &[String], lang: Lang) -> String {
        let names = fields.iter().map(|field| {
            let (zh, en) = fields::label_in(self.event.action, Some(self.subject.0), field);
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
