//! Profiles: what is read, and what is refused with its line and reason.

use super::*;
use crate::code::Lang;

#[test]
fn the_shipped_profile_is_right() {
    let profile = Profile::from_json(HAIAN).unwrap();
    assert_eq!(profile.name, "haian");
    assert!(!profile.admits(DishonestySource::Disciplinary));
}

#[test]
fn a_profile_adds_years_and_rates() {
    let more =
        r#""holidays": ["2027 示例通知 off 01-01/01-03 work"], "lpr_1y": {"2026-01-20": "2.90"}, "title""#;
    let profile = Profile::from_json(&HAIAN.replace("\"title\"", more)).unwrap();
    let day = |text: &str| text.parse::<Date>().unwrap();
    assert_eq!(
        profile.working_days_after(day("2026-12-30"), 2),
        Some(day("2027-01-04"))
    );
    assert_eq!(profile.lpr_on(day("2026-02-01")), Rate::parse("2.9").ok());
    assert_eq!(Profile::haian().lpr_on(day("2026-02-01")), None);
    let wrong = HAIAN.replace("\"title\"", &more.replace("01-01/01-03", "13-01"));
    let refusal = Profile::from_json(&wrong).unwrap_err().to_string();
    assert!(refusal.contains("13-01") && refusal.contains("line"), "{refusal}");
}

/// What the library knows is the law: a profile that says otherwise is refused, one that repeats it is not.
#[test]
fn a_profile_contradicts_no_law_that_is_known() {
    let with = |more: &str| Profile::from_json(&HAIAN.replace("\"title\"", &format!("{more}, \"title\"")));
    for (wrong, place) in [
        (r#""lpr_1y": {"2024-12-20": "2.9"}"#, "/lpr_1y/2024-12-20"),
        (
            r#""holidays": ["2025 国办发明电〔2024〕12号 off 01-01 work 01-26"]"#,
            "/holidays/0",
        ),
        (
            r#""holidays": ["2027 示例通知 off 01-01 work", "2027 示例通知 off 01-02 work"]"#,
            "/holidays/1",
        ),
    ] {
        let refusal = with(wrong).unwrap_err().to_string();
        assert!(refusal.contains(place) && refusal.contains("line 3"), "{refusal}");
    }
    assert!(with(r#""lpr_1y": {"2024-12-20": "3.10"}"#).is_ok());
    let known = working_days::known().last().unwrap().to_string();
    assert!(with(&format!("\"holidays\": [\"{known}\"]")).is_ok());
    assert!(Profile::from_json(&format!("\u{feff}{HAIAN}")).is_ok());
}

/// In both languages: the line, the place, what it must be.
fn refusal(text: &str) -> [String; 2] {
    let refusal = Profile::from_json(text).unwrap_err();
    [refusal.describe(Lang::Zh), refusal.to_string()]
}

#[test]
fn a_wrong_profile_is_refused_with_line_and_reason() {
    for (right, wrong, zh, en) in [
        (
            "\"320685\"",
            "\"999999\"",
            "第 4 行：/division 不能是 999999",
            "line 4: `/division` cannot be 999999",
        ),
        (
            "\"accountability\"]",
            "\n\"gossip\"]",
            "第 8 行：/dishonesty_sources/2 不能是 gossip",
            "one of court_judgment, administrative_penalty, accountability",
        ),
        (
            ": 20,",
            ": 0,",
            "第 8 行：/settled_far_percent 不能是 0，应为 1 至 1000",
            "`/settled_far_percent` cannot be 0: 1 to 1000",
        ),
        (
            ": 6,",
            ": {\"2024-11-25\": 6,\n\"2026-01-01\": 121},",
            "第 13 行：/review_months/2026-01-01 不能是 121",
            "`/review_months/2026-01-01` cannot be 121",
        ),
        (
            "\"risk_days\": {",
            "\"risky_days\": {",
            "/why/risky_days 不能是 risky_days",
            "the key of a value",
        ),
        (
            ": 6,",
            ": 6, \"lpr_1y\": {\"2026-01-20\": \"36.1\"},",
            "第 12 行：/lpr_1y/2026-01-20 不能是 36.1",
            "0 to 36 percent",
        ),
        ("\"haian\"", "\"\"", "/name 不能是", "its name"),
        (
            "\"accountability\"]",
            "\"court_judgment\"]",
            "/dishonesty_sources/2 不能是 court_judgment",
            "not listed yet",
        ),
        // What has not the form of a profile.
        (
            "\"title\"",
            "\"titel\"",
            "第 3 行：没有 /titel 这一项，可以写的有 name、title、",
            "line 3: there is no `/titel`; there are name, title, ",
        ),
        (
            "\"title\": \"海安市\",",
            "",
            "第 1 行：缺少 /title，应为一段文字",
            "line 1: `/title` is missing: a text",
        ),
        (
            "\"platform\": ",
            "\"platform\": 7, \"review_month\": ",
            "第 5 行：/platform 不能是 7，应为一段文字",
            "line 5: `/platform` cannot be 7: a text",
        ),
        (
            ": 6,",
            ": \"6\",",
            "第 12 行：/review_months 不能是 \"6\"，应为不带引号的整数",
            "line 12: `/review_months` cannot be \"6\": a whole number",
        ),
        (
            ": 6,",
            ": -6,",
            "第 12 行：/review_months 不能是 -6",
            "cannot be -6",
        ),
        (
            ": 6,",
            ": {},",
            "第 12 行：/review_months 不能是 {}",
            "cannot be {}",
        ),
        (
            ": 6,",
            ": {\"2024-11-25\": 6,\n\"2024-02-30\": 6},",
            "第 13 行：/review_months/2024-02-30 不能是 2024-02-30，应为有的日期",
            "a day that there is",
        ),
        (
            ": 6,",
            ": {\"2024-11-25\": 6, \"2024-11-25\": 7},",
            "第 12 行：/review_months/2024-11-25 写了两次",
            "stands there twice",
        ),
        (
            ": 6,",
            ": 6,\n\"review_months\": 7,",
            "第 13 行：/review_months 写了两次",
            "line 13: `/review_months` stands there twice",
        ),
        // In a list the line is that of its part.
        (
            "\"accountability\"]",
            "\n\n7]",
            "第 9 行：/dishonesty_sources/2 不能是 7",
            "line 9: `/dishonesty_sources/2` cannot be 7",
        ),
        (
            ": 6,",
            ": 6, \"holidays\": [\n\"2027 示例通知 off 01-01 work\",\n\"2028 示例通知 off 13-01 work\"],",
            "第 14 行：/holidays/1 不能是 ",
            "line 14: `/holidays/1` cannot be ",
        ),
        (
            "\"says\": \"law\"",
            "\"says\": \"habit\"",
            "第 16 行：/why/division/says 不能是 \"habit\"，应为",
            "`/why/division/says` cannot be \"habit\"",
        ),
        // What is no JSON.
        (": 6,", ": 6,,", "第 12 行：第 ", "line 12: no JSON at character "),
        ("\"why\": {", "\"why\": ", "：第 ", "no JSON"),
    ] {
        assert!(HAIAN.contains(right), "{right}");
        let [told_zh, told_en] = refusal(&HAIAN.replacen(right, wrong, 1));
        assert!(told_zh.contains(zh), "{told_zh}");
        assert!(told_en.contains(en), "{told_en}");
        for foreign in ["expected", "invalid", "missing field", "unknown field", "at line"] {
            assert!(!told_zh.contains(foreign), "{told_zh}");
        }
    }
}

/// The list of values is the profile: what is written in one is in the other, and has its reason.
#[test]
fn every_value_has_its_name_and_its_reason() {
    let mut full = Profile::haian();
    full.holidays = vec!["2027 示例通知 off 01-01/01-03 work".parse().unwrap()];
    full.rules_off = vec!["CTR233".to_owned()];
    full.lpr_1y
        .insert("2026-01-20".parse().unwrap(), Rate::from_ten_thousandths(29_000));
    let written = serde_json::to_value(&full).unwrap();
    let not_chosen = ["name", "title", "why"];
    let keys = written.as_object().unwrap().keys().map(String::as_str);
    let keys: Vec<&str> = keys.filter(|key| !not_chosen.contains(key)).collect();
    assert_eq!(keys, VALUES.iter().map(|value| value.key).collect::<Vec<_>>());
    for (name, text) in Profile::shipped() {
        let profile = Profile::from_json(text).unwrap();
        assert_eq!(profile.name, name);
        let written = serde_json::to_value(&profile).unwrap();
        for value in VALUES.iter().filter(|value| written.get(value.key).is_some()) {
            assert!(
                profile.why.contains_key(value.key),
                "{name} does not say why {}",
                value.key
            );
        }
    }
}

#[test]
fn a_number_changes_on_its_day() {
    let text = HAIAN.replace(": 10,", ": {\"2025-01-01\": 10, \"2025-03-31\": 15},");
    let profile = Profile::from_json(&text).unwrap();
    let cut_off = |period: &str| profile.cut_off(period.parse().unwrap()).to_string();
    // By the last day of the month reported; the first number holds before its day too.
    assert_eq!(
        [cut_off("2024-11"), cut_off("2025-02"), cut_off("2025-03")],
        ["2024-12-10", "2025-03-10", "2025-04-15"]
    );
    let again = serde_json::to_string(&profile).unwrap();
    assert_eq!(Profile::from_json(&again).unwrap(), profile);
}

/// The list of what must stand in a profile is the profile: where it finds nothing, the profile is read.
#[test]
fn the_form_of_a_profile_is_the_profile() {
    let mut full = Profile::haian();
    full.holidays = vec!["2027 示例通知 off 01-01/01-03 work".parse().unwrap()];
    full.lpr_1y
        .insert("2026-01-20".parse().unwrap(), Rate::from_ten_thousandths(29_000));
    let written = serde_json::to_value(&full).unwrap();
    let keys: Vec<String> = written.as_object().unwrap().keys().cloned().collect();
    for key in keys {
        for wrong in [
            serde_json::Value::Null,
            serde_json::json!([[1]]),
            serde_json::json!(true),
        ] {
            let mut changed = written.clone();
            changed[&key] = wrong;
            let text = changed.to_string();
            assert!(serde_json::from_str::<Profile>(&text).is_err(), "{key}");
            let refusal = Profile::from_json(&text).unwrap_err();
            assert!(refusal.path.starts_with(&format!("/{key}")), "{refusal}");
        }
        let mut without = written.clone();
        without.as_object_mut().unwrap().remove(&key);
        let text = without.to_string();
        assert_eq!(
            serde_json::from_str::<Profile>(&text).is_ok(),
            Profile::from_json(&text).is_ok(),
            "{key}"
        );
    }
    assert_eq!(Profile::from_json(&written.to_string()).unwrap(), full);
}
