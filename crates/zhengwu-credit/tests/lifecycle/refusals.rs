//! What a refusal says: by which clause, which matters are open, what a ground will demand.

use serde_json::json;
use zhengwu_credit::lifecycle::{Action, Machine, Stage, State, SubjectKind, Unmet};

use super::common::{brought_to, codes, event, good, table, with_machine};

const CONTRACT: SubjectKind = SubjectKind::Contract;
const COMMITMENT: SubjectKind = SubjectKind::Commitment;

fn refused(machine: &Machine<'_>, state: &State, action: Action, fields: serde_json::Value) -> Vec<Unmet> {
    let event = event(state.subject.kind, action, fields);
    machine.apply(state, &event).unwrap_err().unmet
}

fn short(machine: &Machine<'_>, state: &State, called: &str) -> State {
    let short = good(CONTRACT, Action::OpenShortfall).with("matter", called);
    machine.apply(state, &short).unwrap()
}

#[test]
fn what_the_table_asks_is_refused_by_the_clauses_of_its_row() {
    with_machine(|machine| {
        let bare = |kind, stage, action| {
            let state = brought_to(machine, table(kind), stage);
            let unmet = refused(machine, &state, action, json!({}));
            (unmet[0].code, unmet[0].basis.clone())
        };
        let told = |code, basis: &str| (code, basis.to_owned());
        let risk = bare(SubjectKind::Risk, None, Action::Observe);
        assert_eq!(risk, told("LIF002", "二(三)1"));
        let negotiate = bare(CONTRACT, Some(Stage::Signed), Action::Negotiate);
        assert_eq!(negotiate, told("LIF002", "二(三)2"));
        let broken = bare(COMMITMENT, Some(Stage::Made), Action::DeclareBroken);
        assert_eq!(broken, told("LIF002", "三(一)"));
        // The row names no clause: the rule's own.
        let abandon = bare(CONTRACT, Some(Stage::Drafting), Action::Abandon);
        assert_eq!(abandon, told("LIF002", "二(二)2"));
        // Not possible here: the clauses of where it is.
        let sign = bare(CONTRACT, Some(Stage::Performing), Action::Sign);
        assert_eq!(sign, told("LIF001", "四(二), 二(一)"));
        let write_off = bare(COMMITMENT, Some(Stage::Made), Action::WriteOff);
        assert_eq!(write_off, told("LIF001", "一(三)"));
    });
}

#[test]
fn what_is_open_is_named_where_nothing_may_be() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let state = short(machine, &state, "2025-06");
        let breach = good(CONTRACT, Action::DeclareBreach).with("matter", "110101199003077774");
        let state = machine.apply(&state, &breach).unwrap();
        let refusal = machine
            .apply(&state, &good(CONTRACT, Action::Complete))
            .unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF003"]);
        let message = &refusal.unmet[0].message;
        assert!(
            message.zh.contains("还有 2 个")
                && message
                    .zh
                    .contains("2025-06（未履约(未兑现)，对方，2025-06-02 起）"),
            "{message:?}"
        );
        assert!(
            message
                .en
                .contains("2025-06 (shortfall, counterparty, since 2025-06-02)"),
            "{message:?}"
        );
        // Somebody called one by a person's number.
        assert!(
            !message.zh.contains("199003077774") && message.zh.contains("违约(违诺)"),
            "{message:?}"
        );
    });
}

#[test]
fn which_matter_is_meant_is_told_case_by_case() {
    with_machine(|machine| {
        let state = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let says = |state: &State, fields: serde_json::Value| {
            let unmet = refused(machine, state, Action::CloseMatter, fields);
            assert_eq!(
                (unmet[0].code, unmet[0].fields.as_slice()),
                ("LIF005", &["matter".to_owned()][..])
            );
            unmet[0].message.clone()
        };
        let how = |matter: &str| json!({"matter": matter, "how": "cured", "evidence": "验收单3号"});
        assert_eq!(says(&state, json!({})).zh, "不能办理“了结问题”：没有未了结的问题");
        let state = short(machine, &short(machine, &state, "甲"), "乙");
        let several = says(&state, json!({"how": "cured", "evidence": "验收单3号"}));
        assert!(
            several
                .zh
                .contains("：有 2 个未了结的问题，没有写明是哪一个：甲（"),
            "{several:?}"
        );
        assert!(
            several.en.contains("2 matters are open") && several.en.contains("乙 (shortfall"),
            "{several:?}"
        );
        let unknown = says(&state, how("丙"));
        assert!(
            unknown.zh.contains("：没有编号为 丙 的问题；未了结的有：甲（"),
            "{unknown:?}"
        );
        assert!(
            unknown.en.contains(": there is no matter 丙; open are: 甲 ("),
            "{unknown:?}"
        );
        let state = machine
            .apply(&state, &event(CONTRACT, Action::CloseMatter, how("甲")))
            .unwrap();
        let closed = says(&state, how("甲"));
        assert!(
            closed.zh.contains("：问题 甲 已经了结；未了结的有：乙（"),
            "{closed:?}"
        );
        let state = machine
            .apply(&state, &event(CONTRACT, Action::CloseMatter, how("乙")))
            .unwrap();
        assert_eq!(
            says(&state, how("乙")).en,
            "`close matter` is not possible: matter 乙 is closed already; no matter is open"
        );
        let number = says(&state, how("110101199003077774"));
        assert!(!number.zh.contains("199003077774"), "{number:?}");
    });
}

#[test]
fn with_the_ground_it_is_said_what_a_ground_demands() {
    let demanded = [
        "authority_doc",
        "procedure_doc",
        "ground_proof",
        "compensation_decided",
    ];
    with_machine(|machine| {
        for (kind, stage, action) in [
            (CONTRACT, Stage::Performing, Action::Amend),
            (CONTRACT, Stage::Performing, Action::Suspend),
            (CONTRACT, Stage::Performing, Action::Terminate),
            (COMMITMENT, Stage::Made, Action::Amend),
            (COMMITMENT, Stage::Made, Action::Revoke),
        ] {
            let state = brought_to(machine, table(kind), Some(stage));
            let unmet = refused(machine, &state, action, json!({}));
            assert_eq!(unmet.len(), 1, "{unmet:#?}");
            assert_eq!(unmet[0].fields, ["change_ground"]);
            assert!(
                demanded
                    .iter()
                    .all(|field| unmet[0].related.iter().any(|own| own == field)),
                "{unmet:#?}"
            );
            let help = &unmet[0].help;
            assert!(
                help.zh.contains("视事由还要填写") && help.zh.contains("程序依据文号"),
                "{help:?}"
            );
            assert!(help.en.contains("depending on the ground, also"), "{help:?}");
            // Whoever names one is asked for its own and no more.
            let named = json!({"change_ground": "planning_adjustment"});
            for one in refused(machine, &state, action, named) {
                assert!(!one.help.zh.contains("视事由"), "{one:#?}");
            }
        }
    });
}

#[test]
fn what_an_action_needs_is_asked_in_its_own_words() {
    with_machine(|machine| {
        let asks = |state: &State, action, fields, asked: &str| {
            let unmet = refused(machine, state, action, fields);
            let one = unmet.iter().find(|one| one.fields == [asked]).unwrap();
            (one.code, one.message.zh.clone(), one.message.en.clone())
        };
        let told = |code, zh: &str, en: &str| (code, zh.to_owned(), en.to_owned());
        let half = || json!({"follow_up": "已发催告函"});
        let next = told(
            "REC001",
            "“下次跟进日期”没有填写（办理“跟进”时必填）",
            "`next follow up on` is empty (owed by `follow up`)",
        );
        let contract = brought_to(machine, table(CONTRACT), Some(Stage::Performing));
        let contract = short(machine, &contract, "2025-06");
        assert_eq!(
            asks(&contract, Action::FollowUp, half(), "next_follow_up_on"),
            next
        );
        let promise = brought_to(machine, table(COMMITMENT), Some(Stage::Made));
        let promise = machine
            .apply(&promise, &good(COMMITMENT, Action::OpenShortfall))
            .unwrap();
        assert_eq!(
            asks(&promise, Action::FollowUp, half(), "next_follow_up_on"),
            next
        );
        // As a fact it is told so too.
        let (_, unmet) = machine.record_fact(&contract, &event(CONTRACT, Action::FollowUp, half()));
        assert_eq!(unmet[0].message.zh, next.1);
        let signed = brought_to(machine, table(CONTRACT), Some(Stage::Signed));
        let (_, zh, _) = asks(&signed, Action::Terminate, json!({}), "change_ground");
        assert_eq!(zh, "“变更(中止、解除)事由”没有填写（办理“解除”时必填）");
        // What depends on what the event says keeps its condition.
        let partly = json!({"fulfilment_status": "partial", "determined_by": "海安市示例办"});
        let made = brought_to(machine, table(COMMITMENT), Some(Stage::Made));
        let (_, zh, _) = asks(&made, Action::Determine, partly, "reason");
        assert!(zh.contains("承诺履行状态"), "{zh}");
    });
}
