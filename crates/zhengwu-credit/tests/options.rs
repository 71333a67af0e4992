//! Options of the doors that are not of their form: what is wrong is told in both languages, in words of ours.
#![allow(clippy::unwrap_used)]

use zhengwu_credit::api::{ActionsOptions, ApiError, ApplyOptions, CheckOptions};
use zhengwu_credit::code::Lang;

#[test]
fn a_profile_among_options_is_told_with_its_line_and_place() {
    let profile = include_str!("../data/profiles/haian.json").replace(": 20,", ": \"20\",");
    let options = format!("{{\"lang\":\"zh\",\n\"profile\":{profile}}}");
    let subject =
        "\"subject\":{\"kind\":\"contract\",\"key\":[\"11320685MB0A10013C\",\"A\"]},\"as_of\":\"2025-01-01\"";
    let refused = [
        CheckOptions::from_json(&options).map(drop),
        ActionsOptions::from_json(&options.replace("\"lang\":\"zh\"", subject)).map(drop),
        ApplyOptions::from_json(&options).map(drop),
    ];
    for refused in refused {
        let error = refused.unwrap_err();
        assert!(matches!(error, ApiError::Profile(_)), "{error}");
        assert_eq!(
            error.in_lang(Lang::Zh),
            "配置 第 9 行：/settled_far_percent 不能是 \"20\"，应为不带引号的整数，或者按生效日期写的整数，如 {\"2024-11-25\": 15}"
        );
        let english = error.in_lang(Lang::En);
        assert!(
            english
                .starts_with("the profile: line 9: `/settled_far_percent` cannot be \"20\": a whole number"),
            "{english}"
        );
        // Where nobody says in which language, both are told.
        assert!(error.to_string().contains(&english) && error.to_string().contains("配置"));
    }
}

#[test]
fn other_options_are_told_without_the_readers_words() {
    for wrong in [
        "{\"phase\":\"never\"}",
        "{\"pase\":\"draft\"}",
        "{\"lang\":7}",
        "{",
    ] {
        let told = CheckOptions::from_json(wrong).unwrap_err().in_lang(Lang::Zh);
        for foreign in ["expected", "unknown", "invalid", "EOF"] {
            assert!(!told.contains(foreign), "{told}");
        }
        assert!(told.starts_with("选项读不出来（"), "{told}");
    }
}

/// Which door it comes through makes no difference to what a profile may turn off.
#[test]
fn a_duty_is_off_at_no_door() {
    let profile = include_str!("../data/profiles/haian.json")
        .replace("\"rules_off\": []", "\"rules_off\": [\"PRF001\"]");
    let options = format!("{{\"profile\":{profile}}}");
    let subject = "{\"subject\":{\"kind\":\"contract\",\"key\":[\"11320685MB0A10013C\",\"A\"]},\"as_of\":\"2025-01-01\",";
    let refused = [
        CheckOptions::from_json(&options).map(drop),
        ActionsOptions::from_json(&options.replacen('{', subject, 1)).map(drop),
        ApplyOptions::from_json(&options).map(drop),
    ];
    for refused in refused {
        let error = refused.unwrap_err();
        assert!(matches!(error, ApiError::Profile(_)), "{error}");
        assert!(
            error.in_lang(Lang::Zh).contains("/rules_off/0 不能是 PRF001"),
            "{error}"
        );
    }
}
