//! The lifecycles for the browser and Node.

use js_sys::{Error, JSON, Object};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use zhengwu_credit::api::{self, describe};

use super::{Text, refused, today_in_china};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What has a lifecycle (合同, 承诺, 补偿, 政务失信记录, 风险, 问责), and what identifies it. */
export interface Subject {
  kind: "contract" | "commitment" | "compensation" | "dishonesty" | "risk" | "accountability";
  key: string[];
}
/** Of what is asked what may be done. */
export interface ActionsOptions {
  subject: Subject;
  /** The day as of which is asked, `YYYY-MM-DD`; today in China where it is left out. */
  as_of?: string | null;
  /** What had been recorded by the end of this day; everything if left out. */
  known_at?: string | null;
  /** Chinese if left out. */
  lang?: "zh" | "en";
  /** Another city's constants; Hai'an's if left out. */
  profile?: object | null;
  /** Whether names and numbers of natural persons are shown whole; masked if left out. */
  in_full?: boolean;
}
/** What is about to be done, or has happened. */
export interface SubjectEvent {
  subject: Subject;
  /** `YYYY-MM-DD` */
  on: string;
  action: string;
  payload?: Record<string, unknown>;
}
/** How an event is entered; every part may be left out. */
export interface ApplyOptions {
  /** Whether it has already happened: then it is entered, and what was in its way is told. */
  fact?: boolean;
  /** When it is entered, `2025-01-10T09:30:00`, China's time; without it there is no line for the log. */
  recorded_at?: string | null;
  /** Who enters it. */
  actor?: string;
  /** Chinese if left out. */
  lang?: "zh" | "en";
  /** Another city's constants; Hai'an's if left out. */
  profile?: object | null;
  /** Whether names and numbers of natural persons are shown whole; masked if left out. */
  in_full?: boolean;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`api::ActionsOptions`] as a JavaScript object.
    #[wasm_bindgen(extends = Object, typescript_type = "ActionsOptions")]
    pub type ActionsOptions;
    /// [`api::ApplyOptions`] as a JavaScript object.
    #[wasm_bindgen(extends = Object, typescript_type = "ApplyOptions")]
    pub type ApplyOptions;
    /// An event as a JavaScript object.
    #[wasm_bindgen(extends = Object, typescript_type = "SubjectEvent")]
    pub type SubjectEvent;
}

/// Where a subject stands by its log (NDJSON of version 1), and every action with what it must bring or why it may not be
/// done; JSON as in `schemas/actions.schema.json`, the same bytes as in Rust and Python. Throws where the log is damaged.
#[wasm_bindgen]
pub fn actions(events: Text, options: ActionsOptions) -> Result<String, Error> {
    let mut options: Value = serde_json::from_str(&json(&options, "options")?).map_err(refused)?;
    if let Some(options) = options.as_object_mut()
        && options.get("as_of").is_none_or(Value::is_null)
    {
        options.insert("as_of".to_owned(), Value::from(today_in_china()));
    }
    api::actions_text(&text(events)?, &options.to_string()).map_err(refused)
}

/// Decides about an event, and gives the line to append to the log; JSON as in `schemas/applied.schema.json`. What may not be
/// done gives all the reasons and no line. Throws where the log is damaged or the event is not of its form.
#[wasm_bindgen]
pub fn apply(events: Text, event: SubjectEvent, options: Option<ApplyOptions>) -> Result<String, Error> {
    let event = json(&event, "event")?;
    let options = options.map_or(Ok(String::new()), |options| json(&options, "options"))?;
    api::apply_text(&text(events)?, &event, &options).map_err(refused)
}

/// The six lifecycles as JSON: states, transitions, guards with their rules and fields, clauses.
#[wasm_bindgen]
pub fn lifecycles() -> String {
    describe::lifecycles().to_string()
}

pub(super) fn text(events: Text) -> Result<String, Error> {
    let text = JsValue::from(events).as_string();
    text.ok_or_else(|| refused("the first argument is no text"))
}

fn json(value: &JsValue, what: &str) -> Result<String, Error> {
    let json = JSON::stringify(value)
        .ok()
        .and_then(|json| JsValue::from(json).as_string());
    json.ok_or_else(|| refused(format!("no JSON: the {what}")))
}
