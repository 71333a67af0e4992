//! Published awards and contracts beside the contracts that came (漏报).

use zhengwu_credit::finding::Outcomes;
use zhengwu_credit::model::{Subject, SubjectKind};
use zhengwu_credit::record::Missing;
use zhengwu_credit::requirement::register::Register;

use super::*;

/// What the list is held against.
#[derive(Clone, Copy, Default)]
struct Beside<'b> {
    register: Option<&'b Register>,
    as_of: Option<&'b str>,
    secret: &'b [Subject],
    /// The contracts came in an earlier month.
    earlier: bool,
}

/// What was found of a list, and how often which outcome came out of the rule.
fn listed(
    contracts: &[&str],
    notices: &[&str],
    beside: Beside<'_>,
) -> (Vec<Finding>, Outcomes, Vec<Missing>) {
    let contracts = lines(Kind::Contract, contracts);
    let notices = lines(Kind::Published, notices);
    let (contracts, notices) = (
        table(&contracts, Kind::Contract),
        table(&notices, Kind::Published),
    );
    let profile = Profile::haian();
    let mut options = Options::new(&profile);
    options.as_of = beside.as_of.unwrap_or("2025-01-11").parse().ok();
    options.phase = Phase::Accept;
    options.register = beside.register;
    options.secret = beside.secret;
    let contracts = Input {
        context_only: beside.earlier,
        ..Input::judged(&contracts)
    };
    let mut findings = Vec::new();
    let summary = run(&[Input::judged(&notices), contracts], &options, &mut |entry| {
        if let Entry::Row(row) = entry
            && row.input() == 0
        {
            findings.extend(row.findings(Lang::Zh));
        }
    })
    .unwrap();
    let place = summary.coverage.iter().find(|place| place.rule.code == "SUB401");
    let missing = place.map(|place| place.missing.iter().map(|(missing, _)| *missing).collect());
    (
        findings,
        place.map(|place| place.outcomes).unwrap_or_default(),
        missing.unwrap_or_default(),
    )
}

/// Pass, fail, not applicable, cannot tell of one notice.
fn outcome(contract: &str, notice: &str, beside: Beside<'_>) -> &'static str {
    let (_, outcomes, _) = listed(&[contract], &[notice], beside);
    match outcomes {
        Outcomes { pass: 1, .. } => "pass",
        Outcomes { fail: 1, .. } => "fail",
        Outcomes {
            not_applicable: 1, ..
        } => "not applicable",
        Outcomes { cannot_tell: 1, .. } => "cannot tell",
        _ => "not judged",
    }
}

/// Another contract of the unit, of which nothing is like the correct one.
const OTHER: &str = r#"{"contract_no":"HA-2024/099","contract_name":"示例道路养护合同","amount":"56000.00","party_b_name":"海安示例安装有限公司","party_b_id":"91320685MA1A30039C"}"#;
const NO_NUMBERS: &str = r#"{"contract_no":null,"project_no":null}"#;

#[test]
fn what_was_published_and_never_came_stands_at_its_row() {
    let (found, outcomes, _) = listed(&[OTHER], &["{}", OTHER_NOTICE], Beside::default());
    assert_eq!((outcomes.fail, outcomes.pass), (1, 1));
    let [told] = &found[..] else { panic!("{found:?}") };
    assert_eq!(
        (told.code.as_str(), told.path.as_str(), told.basis.as_str()),
        ("SUB401", "", "四(三)")
    );
    assert_eq!(
        told.key,
        ["11320685MB0A10013C", "HA-2024/017", "示例办公设备采购合同"]
    );
    assert_eq!(told.source.as_ref().map(|source| source.row), Some(1));
    assert_eq!(
        told.message,
        "海安市示例一局的“示例办公设备采购合同”（合同编号 HA-2024/017）已经公告，应在 2025-01-10 前报送；已收到的合同里没有它"
    );
    assert_eq!(told.args["unit"], "11320685MB0A10013C");
}

const OTHER_NOTICE: &str = r#"{"contract_no":"HA-2024/099","contract_name":"养护"}"#;

/// In an earlier month, or in the corrections: it came.
#[test]
fn what_came_is_not_missing() {
    let beside = Beside::default();
    for (contract, notice) in [
        ("{}", "{}"),
        (
            "{}",
            r#"{"contract_no":"ha-2024/０17 ","contract_name":"别的名称"}"#,
        ),
        // Under the number of its project.
        (r#"{"contract_no":"HASL-2024-0035"}"#, r#"{"contract_no":null}"#),
        // By its name with counterparty or amount, in whatever brackets.
        ("{}", NO_NUMBERS),
        ("{}", r#"{"contract_no":null}"#),
        (
            "{}",
            r#"{"contract_no":null,"project_no":null,"party_b_name":null}"#,
        ),
        (
            "{}",
            r#"{"contract_no":null,"project_no":null,"amount":null,"party_b_name":"海安示例安装有限公司、海安示例设备有限公司"}"#,
        ),
        (
            r#"{"contract_name":"示例采购（二期）"}"#,
            r#"{"contract_name":"示例采购(二期)","contract_no":null,"project_no":null}"#,
        ),
        // Under another number on the same day.
        (r#"{"contract_no":"HA-2024/18"}"#, "{}"),
        // With an error: without a kind, or without a code that can be read.
        (r#"{"contract_kind":null}"#, "{}"),
        (r#"{"party_a_uscc":"11320685MB0A10013X"}"#, "{}"),
        ("{}", r#"{"party_a_uscc":null}"#),
    ] {
        assert_eq!(outcome(contract, notice, beside), "pass", "{contract} {notice}");
    }
    let earlier = Beside {
        earlier: true,
        ..beside
    };
    assert_eq!(outcome("{}", "{}", earlier), "pass");
    assert_eq!(outcome(OTHER, "{}", earlier), "fail");
}

#[test]
fn what_nobody_can_tell_is_no_finding() {
    let mut register = Register::default();
    register.add("11320685MB0A10013C", "海安市示例一局");
    let with = Beside {
        register: Some(&register),
        ..Beside::default()
    };
    let without = Beside::default();
    let nobody = r#"{"party_a_uscc":null,"party_a_name":"海安市示例九局"}"#;
    let number = zhengwu_credit::field::published::contract_no.at;
    let signed = zhengwu_credit::field::published::signed_on.at;
    for (contract, notice, beside, missing) in [
        // Whose it is.
        (OTHER, nobody, with, Missing::UnitUnknown),
        (OTHER, nobody, without, Missing::ContractNotInRun),
        (
            OTHER,
            r#"{"party_a_uscc":"12320685MB0A20019K","party_a_name":null}"#,
            without,
            Missing::ContractNotInRun,
        ),
        // The name alone, or the deal alone.
        (
            "{}",
            r#"{"contract_no":null,"project_no":null,"party_b_name":null,"amount":null}"#,
            with,
            Missing::ContractAlike,
        ),
        (
            "{}",
            r#"{"contract_no":null,"project_no":null,"contract_name":"办公设备"}"#,
            with,
            Missing::ContractAlike,
        ),
        // Another number, and nobody says on which day.
        (
            r#"{"contract_no":"HA-2024/18"}"#,
            r#"{"signed_on":null,"award_notice_on":"2024-12-01"}"#,
            Beside {
                as_of: Some("2025-03-01"),
                ..with
            },
            Missing::ContractAlike,
        ),
        // Nothing by which it could be known.
        (
            OTHER,
            r#"{"contract_no":null,"project_no":null,"party_b_name":null,"amount":null}"#,
            with,
            Missing::Empty(number),
        ),
        // When it was due.
        (
            OTHER,
            r#"{"signed_on":null,"award_notice_on":null,"published_on":null}"#,
            with,
            Missing::Empty(signed),
        ),
        // Whether it was still to be performed when the notice came.
        (
            OTHER,
            r#"{"signed_on":"2024-11-24"}"#,
            with,
            Missing::StillInForce,
        ),
    ] {
        let (found, outcomes, told) = listed(&[contract], &[notice], beside);
        assert!(found.is_empty(), "{notice}: {found:?}");
        assert_eq!(outcomes.cannot_tell, 1, "{notice}: {outcomes:?}");
        assert_eq!(told, [missing], "{notice}");
    }
    // What is let every year anew is another contract.
    let next = r#"{"contract_no":"HA-2023/017","signed_on":"2024-11-26","effective_on":null}"#;
    assert_eq!(outcome(next, "{}", with), "fail");
    // By its name the register knows whose it is.
    assert_eq!(outcome(OTHER, r#"{"party_a_uscc":null}"#, with), "fail");
}

#[test]
fn what_is_not_due_makes_no_contract_or_is_nobodys_of_ours_is_not_applicable() {
    let on = |as_of: &'static str| Beside {
        as_of: Some(as_of),
        ..Beside::default()
    };
    let award =
        r#"{"notice_type":"award","contract_no":null,"signed_on":null,"award_notice_on":"2024-12-02"}"#;
    let seen = r#"{"notice_type":"award","contract_no":null,"signed_on":null,"award_notice_on":null,"published_on":"2024-12-02"}"#;
    for (notice, last, day_after) in [
        // Signed in December, due by the cut-off in January.
        ("{}", "2025-01-10", "2025-01-11"),
        // Awarded on 2 December, signed by 1 January at the latest, due by the cut-off in February.
        (award, "2025-02-10", "2025-02-11"),
        (seen, "2025-02-10", "2025-02-11"),
    ] {
        assert_eq!(outcome(OTHER, notice, on(last)), "not applicable", "{notice}");
        assert_eq!(outcome(OTHER, notice, on(day_after)), "fail", "{notice}");
        // What came in time passes all the same.
        assert_eq!(outcome("{}", notice, on(last)), "pass", "{notice}");
    }
    for kind in ["tender", "cancelled"] {
        let notice = format!(r#"{{"notice_type":"{kind}"}}"#);
        assert_eq!(outcome(OTHER, &notice, Beside::default()), "not applicable");
    }
    let mut register = Register::default();
    register.add("12320685MB0A20019K", "海安市示例二局");
    let beside = Beside {
        register: Some(&register),
        ..Beside::default()
    };
    assert_eq!(outcome(OTHER, "{}", beside), "not applicable");
}

/// A list is public; that one of its contracts is withheld is not.
#[test]
fn a_notice_that_may_be_a_withheld_contract_says_nothing() {
    let secret = |change: &str| {
        let mut change: serde_json::Map<String, serde_json::Value> = serde_json::from_str(change).unwrap();
        change.insert("classified".to_owned(), true.into());
        serde_json::Value::from(change).to_string()
    };
    for (contract, notice) in [
        ("{}", "{}"),
        // Its own columns are not judged either.
        ("{}", r#"{"amount":"很多","party_a_uscc":null}"#),
        ("{}", NO_NUMBERS),
        ("{}", r#"{"contract_no":"HA-2024-017"}"#),
        (r#"{"contract_no":null}"#, "{}"),
        (r#"{"contract_no":null,"contract_name":null}"#, "{}"),
        (r#"{"party_a_uscc":null}"#, "{}"),
        // Only the counterparty agrees.
        (
            r#"{"contract_no":"HA-2024/18","contract_name":"另一份","amount":"1.00"}"#,
            "{}",
        ),
    ] {
        let (found, outcomes, _) = listed(&[&secret(contract), OTHER], &[notice], Beside::default());
        assert!(found.is_empty(), "{contract} {notice}: {found:?}");
        assert_eq!(outcomes.fail, 0, "{contract} {notice}");
    }
    // A supplement of it, and one that is secret by the log alone.
    let supplement = r#"{"contract_no":"HA-2024/017","amends_contract_no":"HA-2024/001"}"#;
    let original = secret(
        r#"{"contract_no":"HA-2024/001","contract_name":"某","amount":"2.00","party_b_name":"某公司"}"#,
    );
    assert!(
        listed(&[&original, supplement, OTHER], &["{}"], Beside::default())
            .0
            .is_empty()
    );
    let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
    let by_log = Beside {
        secret: std::slice::from_ref(&subject),
        ..Beside::default()
    };
    for notice in ["{}", NO_NUMBERS] {
        assert!(listed(&[OTHER], &[notice], by_log).0.is_empty(), "{notice}");
    }
    // A contract that is plainly another is told.
    let plainly = secret(
        r#"{"contract_no":"HA-2024/18","contract_name":"另一份","amount":"1.00","party_b_name":"某公司"}"#,
    );
    assert_eq!(listed(&[&plainly, OTHER], &["{}"], Beside::default()).0.len(), 1);
}

#[test]
fn without_a_list_or_without_contracts_nobody_can_tell() {
    let text = lines(Kind::Contract, &["{}"]);
    let contracts = table(&text, Kind::Contract);
    let coverage = |inputs: &[Input<'_>], code: &str| {
        let summary = judge(inputs).summary;
        let place = summary.coverage.into_iter().find(|place| place.rule.code == code);
        place.map(|place| (place.kind, place.outcomes.cannot_tell, place.missing))
    };
    let told = coverage(&[Input::judged(&contracts)], "SUB401");
    assert_eq!(told, Some((Kind::Published, 1, vec![(Missing::Notices, 1)])));
    let text = lines(Kind::Published, &[r#"{"signed_on":"2024-11-26"}"#]);
    let notices = table(&text, Kind::Published);
    let told = coverage(&[Input::judged(&notices)], "SUB401");
    assert_eq!(
        told,
        Some((Kind::Published, 1, vec![(Missing::ContractNotInRun, 1)]))
    );
    // The same notice in two places is no duplicate.
    let text = lines(Kind::Published, &["{}", "{}", r#"{"published_in":"示例平台"}"#]);
    let notices = table(&text, Kind::Published);
    assert_eq!(
        judge(&[Input::judged(&contracts), Input::judged(&notices)]).codes(),
        []
    );
}
