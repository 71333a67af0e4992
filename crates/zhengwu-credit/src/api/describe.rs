//! What the library says of itself: schemas, forms, rules, code lists, as JSON. All of it is made from the
//! catalogues.

use serde_json::{Map, Value, json};

use crate::code::{CodeList, Lang};
use crate::field::commitment::Commitment;
use crate::field::contract::Contract;
use crate::field::dishonesty::Dishonesty;
use crate::field::list_review::ListReview;
use crate::field::payment::Payment;
use crate::field::performance::Performance;
use crate::field::published::Published;
use crate::field::receipt::Receipt;
use crate::field::unit::Unit;
use crate::field::{Cond, FieldSpec, Kind, KindSpec, Need, Secret, Type};
use crate::requirement::{At, Rule, Version, page_of};
use crate::rules;

use super::ApiError;

pub use super::tables::lifecycles;

/// The JSON Schema (2020-12) of a record in canonical form.
#[must_use]
pub fn schema(kind: Kind) -> Value {
    let spec = kind.spec();
    let properties: Map<String, Value> = spec
        .fields
        .iter()
        .map(|field| (field.key.to_owned(), property(spec, field)))
        .collect();
    let required: Vec<&str> = spec
        .fields
        .iter()
        .filter(|field| field.need == Need::Required)
        .map(|field| field.key)
        .collect();
    let conditions: Vec<Value> = spec
        .fields
        .iter()
        .filter_map(|field| condition(spec, field))
        .collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.title(),
        "description": kind.key(),
        "type": "object",
        "properties": properties,
        "required": required,
    });
    if let (Some(schema), false) = (schema.as_object_mut(), conditions.is_empty()) {
        schema.insert("allOf".to_owned(), Value::from(conditions));
    }
    schema
}

/// The record kinds have the schema that the catalogue gives, also where a service embeds them.
macro_rules! json_schemas {
    ($($kind:ty),+) => {
        $(impl schemars::JsonSchema for $kind {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schema(<$kind as crate::field::RecordKind>::KIND).try_into().unwrap_or_default()
            }
        })+
    };
}

json_schemas!(
    Contract,
    Performance,
    Commitment,
    Dishonesty,
    Unit,
    ListReview,
    Payment,
    Published,
    Receipt
);

fn property(spec: &KindSpec, field: &FieldSpec) -> Value {
    let mut property = type_schema(field.ty);
    if let Some(map) = property.as_object_mut() {
        map.insert("title".to_owned(), Value::from(field.heading));
        map.insert("description".to_owned(), Value::from(field.meaning.zh));
        if let Some(default) = field.default {
            map.insert("default".to_owned(), Value::from(default));
        }
        map.insert("x-clause".to_owned(), Value::from(field.basis.cite));
        if field.secret != Secret::No {
            map.insert("x-sensitive".to_owned(), Value::from(true));
        }
        map.insert(
            "x-need".to_owned(),
            Value::from(field.need.describe(spec, Lang::Zh)),
        );
    }
    property
}

fn type_schema(ty: Type) -> Value {
    match ty {
        Type::Text(max) | Type::LongText(max) | Type::Number(max) => {
            json!({"type": "string", "minLength": 1, "maxLength": max})
        }
        Type::Uscc => json!({"type": "string", "pattern": "^[0-9A-HJ-NPQRTUWXY]{18}$"}),
        Type::Code(list) => json!({"type": "string", "enum": keys(list)}),
        Type::Codes(list) | Type::Seq(&Type::Code(list)) => {
            let one = keys(list).join("|");
            json!({"type": "string", "pattern": format!("^({one})(;({one}))*$")})
        }
        Type::Seq(_) => json!({"type": "string", "minLength": 1}),
        Type::Date | Type::EndDate => json!({"type": "string", "format": "date"}),
        Type::Period => json!({"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}),
        Type::Money => json!({"type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}$"}),
        Type::Percent => json!({"type": "string", "pattern": "^[0-9]+(\\.[0-9]{1,4})?$"}),
        Type::Days => json!({"type": "integer", "minimum": 0}),
        Type::YesNo => json!({"type": "boolean"}),
        Type::Currency => json!({"type": "string", "pattern": "^[A-Z]{3}$"}),
        Type::Procedure => json!({
            "type": "string",
            "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}( .+)?|not_applicable:[a-z_]+)$"
        }),
    }
}

fn keys(list: &CodeList) -> Vec<&'static str> {
    list.codes.iter().map(|code| code.key).collect()
}

/// `if` a field is owed under a condition, `then` it is required.
fn condition(spec: &KindSpec, field: &FieldSpec) -> Option<Value> {
    let Need::When(cond) = field.need else { return None };
    Some(json!({"if": cond_schema(spec, cond)?, "then": {"required": [field.key]}}))
}

fn cond_schema(spec: &KindSpec, cond: &Cond) -> Option<Value> {
    let key = |at: u8| spec.field(at).map(|field| field.key);
    Some(match cond {
        Cond::Is(at, codes) => {
            let property = coded(spec, *at, codes)?;
            json!({"properties": {key(*at)?: property}, "required": [key(*at)?]})
        }
        Cond::IsNot(at, codes) => {
            let property = json!({"not": coded(spec, *at, codes)?});
            json!({"properties": {key(*at)?: property}, "required": [key(*at)?]})
        }
        Cond::Yes(at) => json!({"properties": {key(*at)?: {"const": true}}, "required": [key(*at)?]}),
        Cond::Present(at) => json!({"required": [key(*at)?]}),
        Cond::Absent(at) => json!({"not": {"required": [key(*at)?]}}),
        // Another record decides: no schema of one record can say it.
        Cond::ContractHasAmount => return None,
        Cond::Any(all) => {
            json!({"anyOf": all.iter().map(|one| cond_schema(spec, one)).collect::<Option<Vec<_>>>()?})
        }
        Cond::All(all) => {
            json!({"allOf": all.iter().map(|one| cond_schema(spec, one)).collect::<Option<Vec<_>>>()?})
        }
    })
}

/// What a coded field looks like when it has one of these codes.
fn coded(spec: &KindSpec, at: u8, codes: &[u8]) -> Option<Value> {
    let field = spec.field(at)?;
    let list = field.ty.code_list()?;
    let keys: Vec<&str> = codes
        .iter()
        .filter_map(|code| list.get(*code))
        .map(|code| code.key)
        .collect();
    Some(match field.ty {
        Type::Code(_) => json!({"enum": keys}),
        _ => json!({"pattern": format!("(^|;)({})(;|$)", keys.join("|"))}),
    })
}

/// What draws a form: the fields in order, with labels, choices and conditions.
#[must_use]
pub fn form(kind: Kind) -> Value {
    let spec = kind.spec();
    let drawn = |field: &FieldSpec| {
        json!({
            "key": field.key,
            "label": {"zh": field.heading, "en": field.name_in(Lang::En)},
            "hint": {"zh": field.meaning.zh, "en": field.meaning.en},
            "input": input(field.ty),
            "max_length": max_length(field.ty),
            "choices": choices(field.ty),
            "multiple": matches!(field.ty, Type::Codes(_) | Type::Seq(_)),
            "need": need(field.need),
            "when": when(spec, field.need),
            "need_text": {"zh": field.need.describe(spec, Lang::Zh), "en": field.need.describe(spec, Lang::En)},
            "sensitive": field.secret != Secret::No,
            "default": field.default,
            "clause": field.basis.cite,
        })
    };
    let fields: Vec<Value> = spec.fields.iter().map(drawn).collect();
    let mut form = json!({"kind": kind.key(), "title": kind.title(), "fields": fields});
    // No part of the record: it goes with the corrections.
    if let (Some(beside), Some(form)) = (kind.beside(), form.as_object_mut()) {
        form.insert("beside".to_owned(), drawn(beside));
    }
    form
}

fn input(ty: Type) -> &'static str {
    match ty {
        Type::Text(_) | Type::Number(_) | Type::Currency | Type::Procedure => "text",
        Type::LongText(_) => "textarea",
        Type::Uscc => "uscc",
        Type::Code(_) | Type::Codes(_) => "select",
        Type::Seq(inner) => input(*inner),
        Type::Date | Type::EndDate => "date",
        Type::Period => "month",
        Type::Money => "money",
        Type::Percent => "percent",
        Type::Days => "days",
        Type::YesNo => "checkbox",
    }
}

fn max_length(ty: Type) -> Option<u16> {
    match ty {
        Type::Text(max) | Type::LongText(max) | Type::Number(max) => Some(max),
        Type::Uscc => Some(18),
        _ => None,
    }
}

fn choices(ty: Type) -> Option<Vec<Value>> {
    let list = ty.code_list()?;
    let choice = |code: &crate::code::Code| json!({"key": code.key, "label": {"zh": code.label, "en": code.label_in(Lang::En)}});
    Some(list.codes.iter().map(choice).collect())
}

fn need(need: Need) -> &'static str {
    match need {
        Need::Optional => "optional",
        Need::Required => "required",
        Need::When(_) => "conditional",
        Need::Owed(_) => "owed",
    }
}

/// The condition as data, for a form to evaluate.
fn when(spec: &KindSpec, need: Need) -> Option<Value> {
    match need {
        Need::When(cond) | Need::Owed(cond) => Some(cond.to_json(spec)),
        Need::Optional | Need::Required => None,
    }
}

/// The newest rule set, with its version and digest.
#[must_use]
pub fn rules() -> Value {
    rules_of(Version::NEWEST)
}

/// The rules of a version, with its digest.
#[must_use]
pub fn rules_of(version: Version) -> Value {
    let rules = rules::of(version);
    json!({
        "version": version.name(),
        "digest": rules::digest(&rules),
        "rules": rules.into_iter().map(rule_json).collect::<Vec<_>>(),
    })
}

/// The versions of the rule set, oldest first, and by which digest each is known.
#[must_use]
pub fn rule_sets() -> Value {
    let of = |version: Version| {
        let (rules, title) = (rules::of(version), version.title());
        json!({
            "version": version.name(),
            "title": {"zh": title.zh, "en": title.en},
            "released": version.is_released(),
            "rules": rules.len(),
            "digest": rules::digest(&rules),
        })
    };
    Value::from(Version::ALL.map(of).to_vec())
}

/// One rule.
#[must_use]
pub fn rule_json(rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "title": {"zh": rule.title.zh, "en": rule.title.en},
        "asked_of": rule.asked_of().0,
        "record": rule.kind().map(Kind::key),
        "severity": rule.severity,
        "phase": rule.phase,
        "provenance": rule.provenance,
        "basis": rule.basis.iter().map(|basis| basis.cite).collect::<Vec<_>>(),
        "waivable": rule.may_be_waived(),
        "since": rule.since_text(),
        "fields": fields_of(rule),
        "when": rule.when.map(|cond| cond.to_json(rules::first_kind(rule).spec())),
        "added": rule.added.name(),
        "ended": rule.ended.map(Version::name),
        "memory": rule.keeps().map(|memory| json!({"zh": memory.zh, "en": memory.en})),
        "message": {"zh": rule.message.zh, "en": rule.message.en},
        "help": {"zh": rule.help.zh, "en": rule.help.en},
        "page": page_of(rule.code),
    })
}

/// The fields that a rule names; `null` where it judges every field of a kind, a whole record or a file.
fn fields_of(rule: &Rule) -> Option<Vec<&'static str>> {
    let At::Fields(fields) = rule.at else { return None };
    let spec = rules::first_kind(rule).spec();
    let keys = fields.iter().filter_map(|at| spec.field(*at));
    Some(keys.map(|field| field.key).collect())
}

/// The code lists.
#[must_use]
pub fn codes() -> Value {
    let list = |list: &&CodeList| {
        let codes: Vec<Value> = list
            .codes
            .iter()
            .map(|code| json!({"key": code.key, "label": {"zh": code.label, "en": code.label_in(Lang::En)}}))
            .collect();
        json!({
            "name": list.name,
            "title": list.title,
            "basis": list.basis,
            "valid_from": list.valid_from,
            "codes": codes,
        })
    };
    Value::from(crate::code::ALL.iter().map(list).collect::<Vec<_>>())
}

/// A kind by its name.
///
/// # Errors
/// [`ApiError::Unknown`] with the names that there are.
pub fn kind(name: &str) -> Result<Kind, ApiError> {
    Kind::read(name).ok_or_else(|| ApiError::Unknown(name.to_owned(), Kind::keys(Lang::En)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_embeds_a_record_gets_the_catalogues_schema() {
        let schema_of_type = schemars::schema_for!(Contract);
        assert_eq!(
            schema_of_type.get("properties"),
            schema(Kind::Contract).get("properties")
        );
    }
}
