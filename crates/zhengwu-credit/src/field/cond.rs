//! Conditions as data: when a field is owed, when a rule applies. One condition serves the judgement, the
//! message, JSON Schema's `if/then` and the form alike.

use serde_json::{Value, json};

use crate::code::Lang;

/// A condition over the coded fields of one record (条件); fields by place, codes by place in their list.
#[derive(Debug, PartialEq, Eq)]
pub enum Cond {
    /// The field is one of these codes; a set or a sequence has at least one of them.
    Is(u8, &'static [u8]),
    /// The field has a value, and it is none of these codes.
    IsNot(u8, &'static [u8]),
    /// A yes/no field says yes.
    Yes(u8),
    /// The field is filled in.
    Present(u8),
    /// The field is empty.
    Absent(u8),
    /// The contract of this record states an amount; needs the contract.
    ContractHasAmount,
    /// At least one holds.
    Any(&'static [Cond]),
    /// All hold.
    All(&'static [Cond]),
}

/// When a field is owed (必填条件).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// May always be empty.
    Optional,
    /// Missing is an error.
    Required,
    /// Missing is an error where the condition holds.
    When(&'static Cond),
    /// Owed by law where the condition holds: missing is a violation, and the record is submitted.
    Owed(&'static Cond),
}

impl Cond {
    /// The condition as data, by the keys of fields and codes, for a form to evaluate.
    #[must_use]
    pub fn to_json(&self, spec: &super::KindSpec) -> Value {
        let key = |at: u8| spec.field(at).map_or("", |field| field.key);
        let coded = |at: u8, codes: &[u8]| -> Vec<&'static str> {
            let list = spec.field(at).and_then(|field| field.ty.code_list());
            codes
                .iter()
                .filter_map(|code| list?.get(*code))
                .map(|code| code.key)
                .collect()
        };
        let all = |conds: &[Cond]| conds.iter().map(|one| one.to_json(spec)).collect::<Vec<_>>();
        match self {
            Cond::Is(at, codes) => json!({"field": key(*at), "in": coded(*at, codes)}),
            Cond::IsNot(at, codes) => json!({"field": key(*at), "not_in": coded(*at, codes)}),
            Cond::Yes(at) => json!({"field": key(*at), "is": true}),
            Cond::Present(at) => json!({"field": key(*at), "present": true}),
            Cond::Absent(at) => json!({"field": key(*at), "present": false}),
            Cond::ContractHasAmount => json!({"contract_has_amount": true}),
            Cond::Any(conds) => json!({"any": all(conds)}),
            Cond::All(conds) => json!({"all": all(conds)}),
        }
    }
}

/// A condition in words: when a field is owed, for messages, forms and documentation.
#[must_use]
pub fn describe(spec: &super::KindSpec, cond: &Cond, lang: Lang) -> String {
    let name = |at: u8| {
        spec.field(at)
            .map_or_else(String::new, |field| field.name_in(lang))
    };
    let codes = |at: u8, codes: &[u8]| {
        let list = spec.field(at).and_then(|field| field.ty.code_list());
        let labels = codes
            .iter()
            .filter_map(|code| list?.get(*code))
            .map(|code| code.label_in(lang));
        labels.collect::<Vec<_>>().join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        })
    };
    let all = |conds: &[Cond], zh: &str, en: &str| {
        let parts = conds
            .iter()
            .map(|one| describe(spec, one, lang))
            .collect::<Vec<_>>();
        parts.join(if lang == Lang::Zh { zh } else { en })
    };
    match (cond, lang) {
        (Cond::Is(at, of), Lang::Zh) => format!("“{}”为{}", name(*at), codes(*at, of)),
        (Cond::Is(at, of), Lang::En) => format!("{} is {}", name(*at), codes(*at, of)),
        (Cond::IsNot(at, of), Lang::Zh) => format!("“{}”不是{}", name(*at), codes(*at, of)),
        (Cond::IsNot(at, of), Lang::En) => format!("{} is not {}", name(*at), codes(*at, of)),
        (Cond::Yes(at), Lang::Zh) => format!("“{}”为是", name(*at)),
        (Cond::Yes(at), Lang::En) => format!("{} is yes", name(*at)),
        (Cond::Present(at), Lang::Zh) => format!("填写了“{}”", name(*at)),
        (Cond::Present(at), Lang::En) => format!("{} is filled in", name(*at)),
        (Cond::Absent(at), Lang::Zh) => format!("没有填写“{}”", name(*at)),
        (Cond::Absent(at), Lang::En) => format!("{} is empty", name(*at)),
        (Cond::ContractHasAmount, Lang::Zh) => "合同有金额".to_owned(),
        (Cond::ContractHasAmount, Lang::En) => "its contract states an amount".to_owned(),
        (Cond::Any(conds), _) => all(conds, "，或者", ", or "),
        (Cond::All(conds), _) => all(conds, "，并且", ", and "),
    }
}

impl Need {
    /// When the field is owed, in words.
    #[must_use]
    pub fn describe(self, spec: &super::KindSpec, lang: Lang) -> String {
        match (self, lang) {
            (Need::Optional, Lang::Zh) => "选填".to_owned(),
            (Need::Optional, Lang::En) => "optional".to_owned(),
            (Need::Required, Lang::Zh) => "必填".to_owned(),
            (Need::Required, Lang::En) => "required".to_owned(),
            (Need::When(cond), Lang::Zh) => format!("{}时必填", describe(spec, cond, lang)),
            (Need::When(cond), Lang::En) => {
                format!("required where {}", describe(spec, cond, lang))
            }
            (Need::Owed(cond), Lang::Zh) => format!("{}时依规应有", describe(spec, cond, lang)),
            (Need::Owed(cond), Lang::En) => {
                format!("owed by law where {}", describe(spec, cond, lang))
            }
        }
    }
}
