//! Which optional rules a city judges by (可选规则): a profile names those that are off.

use crate::profile::{Profile, ProfileError};

use super::CATALOGUE;

/// Reads and checks a profile, and whether the rules that it turns off are optional.
///
/// # Errors
/// [`ProfileError`] with the line or the field and the reason.
///
/// # Examples
/// ```
/// use zhengwu_credit::{profile::Profile, rules};
/// let of = |off: &str| {
///     let mut profile = serde_json::to_value(Profile::haian()).unwrap();
///     profile["name"] = "mine".into();
///     profile["rules_off"] = serde_json::json!([off]);
///     rules::profile_from_json(&profile.to_string())
/// };
/// assert!(of("CTR233").is_ok());
/// // A duty of the notice is no city's choice.
/// assert!(of("PRF001").is_err());
/// ```
pub fn profile_from_json(text: &str) -> Result<Profile, ProfileError> {
    let profile = Profile::from_json(text)?;
    check_beside(&profile).map_err(|refusal| refusal.in_text(text))?;
    Ok(profile)
}

/// Checks a profile that did not come as a text.
///
/// # Errors
/// [`ProfileError`] with the field and the reason.
pub fn check_profile(profile: &Profile) -> Result<(), ProfileError> {
    profile.check()?;
    check_beside(profile)
}

/// What a profile must be beside the catalogue and the shipped ones: every verdict names it, so none calls itself as another.
fn check_beside(profile: &Profile) -> Result<(), ProfileError> {
    check_rules_off(profile)?;
    let shipped = Profile::haian();
    if profile.name.trim() == shipped.name && *profile != shipped {
        return Err(ProfileError::impossible(
            "/name".to_owned(),
            &profile.name,
            "自己的名称：这是随软件提供的配置的名称，而内容与它不同",
            "a name of its own: a shipped profile is called so, and says otherwise",
        ));
    }
    Ok(())
}

fn check_rules_off(profile: &Profile) -> Result<(), ProfileError> {
    for (at, code) in profile.rules_off.iter().enumerate() {
        let is_listed = profile.rules_off.iter().take(at).any(|other| other == code);
        let (zh, en) = match CATALOGUE.iter().find(|rule| rule.code == code) {
            _ if is_listed => ("没有列过的代码", "a code that is not listed yet"),
            None => (
                "规则的代码（zhengwu rules 列出全部）",
                "the code of a rule (`zhengwu rules` lists them)",
            ),
            Some(rule) if !rule.is_optional() => (
                "可选规则的代码：数据质量和参数的警告、提示可以不用，法律、通知的要求和错误不可以",
                "an optional rule: warnings and notices of hygiene or of a parameter can be off, law and errors cannot",
            ),
            Some(_) => continue,
        };
        return Err(ProfileError::impossible(format!("/rules_off/{at}"), code, zh, en));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CATALOGUE, profile_from_json};
    use crate::code::Lang;
    use crate::profile::Profile;

    fn refusal(rules_off: &str) -> [String; 2] {
        let mut profile = Profile::haian();
        profile.name = "mine".to_owned();
        let mut text = serde_json::to_string_pretty(&profile).unwrap();
        text = text.replacen('{', &format!("{{\n\"rules_off\": {rules_off},"), 1);
        let refusal = profile_from_json(&text).unwrap_err();
        [refusal.describe(Lang::Zh), refusal.describe(Lang::En)]
    }

    #[test]
    fn what_cannot_be_off_is_refused_with_its_line() {
        let [zh, en] = refusal("[\"CTR233\",\n\"PRF001\"]");
        assert!(zh.contains("第 3 行：/rules_off/1 不能是 PRF001"), "{zh}");
        assert!(en.contains("an optional rule"), "{en}");
        assert!(refusal("[\"CTR999\"]")[0].contains("规则的代码"));
        assert!(refusal("[\"CTR233\", \"CTR233\"]")[1].contains("not listed yet"));
        let light = CATALOGUE.iter().filter(|rule| rule.is_optional());
        assert!(light.count() > 20);
    }
}
