//! The core's text api for the browser and Node.

pub mod lifecycle;

use js_sys::{Date, Error, JSON, Object};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;
use zhengwu_credit::api::{self, describe};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("options.d.ts");

#[wasm_bindgen]
extern "C" {
    /// [`api::CheckOptions`] as a JavaScript object.
    #[wasm_bindgen(extends = Object, typescript_type = "CheckOptions")]
    pub type CheckOptions;
    /// The text: anything else is refused and not misread.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Text;
    /// A kind's key.
    #[wasm_bindgen(typescript_type = "Kind")]
    pub type Kind;
}

fn refused(error: impl std::fmt::Display) -> Error {
    Error::new(&error.to_string())
}

/// Judges NDJSON, a JSON array or a JSON object; gives the findings as NDJSON, the same bytes as in Rust and Python.
/// Throws where nothing can be judged; what is wrong with a record is a finding.
#[wasm_bindgen]
pub fn check(text: Text, kind: Option<Kind>, options: Option<CheckOptions>) -> Result<String, Error> {
    let text = lifecycle::text(text)?;
    api::check_text(&text, &all_options(kind, options)?).map_err(refused)
}

/// The figures of the same check, as JSON: rows, findings by severity, what became of each waiver.
#[wasm_bindgen]
pub fn summary(text: Text, kind: Option<Kind>, options: Option<CheckOptions>) -> Result<String, Error> {
    let text = lifecycle::text(text)?;
    api::summary_text(&text, &all_options(kind, options)?).map_err(refused)
}

fn all_options(kind: Option<Kind>, options: Option<CheckOptions>) -> Result<String, Error> {
    let mut all = match options {
        Some(options) => {
            let json = JSON::stringify(&options).map_err(|_| refused("the options are no JSON"))?;
            serde_json::from_str(&String::from(json)).map_err(refused)?
        }
        None => Map::new(),
    };
    if let Some(kind) = kind {
        let kind = JsValue::from(kind)
            .as_string()
            .ok_or_else(|| refused("the kind is no text"))?;
        all.insert("kind".to_owned(), Value::from(kind));
    }
    if all.get("as_of").is_none_or(Value::is_null) {
        all.insert("as_of".to_owned(), Value::from(today_in_china()));
    }
    Ok(Value::from(all).to_string())
}

/// The core has no clock; the browser has. China is eight hours ahead of UTC all year.
fn today_in_china() -> String {
    let now = Date::new(&JsValue::from_f64(Date::now() + 8.0 * 3_600_000.0));
    String::from(now.to_iso_string()).chars().take(10).collect()
}

/// The JSON Schema of a kind of record, as JSON.
#[wasm_bindgen]
pub fn schema(kind: Kind) -> Result<String, Error> {
    Ok(describe::schema(kind_of(kind)?).to_string())
}

/// What draws a form for a kind of record, as JSON.
#[wasm_bindgen]
pub fn form(kind: Kind) -> Result<String, Error> {
    Ok(describe::form(kind_of(kind)?).to_string())
}

fn kind_of(kind: Kind) -> Result<zhengwu_credit::field::Kind, Error> {
    let name = JsValue::from(kind).as_string().unwrap_or_default();
    describe::kind(&name).map_err(refused)
}

/// The catalogue of rules, as JSON.
#[wasm_bindgen]
pub fn rules() -> String {
    describe::rules().to_string()
}
