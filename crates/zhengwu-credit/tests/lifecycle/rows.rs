//! Every row of every table, by itself.

use std::collections::BTreeSet;

use zhengwu_credit::lifecycle::{ALL, Action, Does, Lifecycle, Machine, Of, To};
use zhengwu_credit::requirement::Check;
use zhengwu_credit::rules::events::{allowed, prepared};
use zhengwu_credit::rules::find;

use super::common::{brought_to, codes, event, good, new_state, with_machine};

#[test]
fn every_row_does_what_it_says() {
    with_machine(|machine| {
        let tried: usize = ALL
            .iter()
            .map(|table| rows_do_what_they_say(machine, table))
            .sum();
        assert!(tried > 80, "{tried}");
    });
}

/// Each row from each state in which it begins; how many were tried.
pub(crate) fn rows_do_what_they_say(machine: &Machine<'_>, table: &Lifecycle) -> usize {
    let mut tried = 0;
    for row in table.rows {
        let starts = table.begins(row);
        assert!(!starts.is_empty(), "{:?} begins nowhere", row.action);
        for from in starts {
            let one = allowed(machine, table, row, from).unwrap();
            let (state, event) = (one.state, one.event);
            let after = machine
                .apply(&state, &event)
                .unwrap_or_else(|refusal| panic!("{:?} {from:?} {refusal:#?}", table.of));
            let to = match row.to {
                To::Stage(to) => Some(to),
                To::Same => from,
            };
            assert_eq!(after.stage, to, "{:?} {:?}", table.of, row.action);
            assert_eq!(after.history.len(), state.history.len() + 1);
            let opened = after.matters.len() - state.matters.len();
            let opens = matches!(
                row.does,
                Does::OpenShortfall | Does::OpenBreach | Does::BreakWord | Does::Determine
            );
            assert_eq!(opened, usize::from(opens), "{:?} {:?}", table.of, row.action);
            tried += 1;
        }
    }
    tried
}

#[test]
fn an_action_is_refused_where_no_row_has_it() {
    with_machine(|machine| {
        for table in ALL {
            let stages = table.stages();
            for stage in std::iter::once(None).chain(stages.into_iter().map(Some)) {
                let state = brought_to(machine, table, stage);
                for action in table.rows.iter().map(|row| row.action) {
                    let event = good(table.of, action);
                    let has_row = table.row(stage, action).is_some();
                    let refusal = machine.apply(&state, &event).err();
                    let says_so = refusal.is_some_and(|refusal| codes(&refusal.unmet).contains(&"LIF001"));
                    assert_eq!(says_so, !has_row, "{:?} {stage:?} {action:?}", table.of);
                }
            }
        }
    });
}

/// Without anything brought, a guard of the row speaks; a form asks for exactly that.
#[test]
fn guards_speak_in_both_languages_and_name_what_would_satisfy_them() {
    with_machine(|machine| {
        for table in ALL {
            for row in table.rows {
                for from in table.begins(row) {
                    let state = prepared(machine, brought_to(machine, table, from), row).unwrap();
                    let bare = event(table.of, row.action, serde_json::json!({}));
                    for one in machine.decide(&state, &bare).unmet {
                        assert!(
                            !one.message.zh.contains('{') && !one.message.en.contains('{'),
                            "{one:#?}"
                        );
                        assert!(
                            !one.message.zh.contains("“”") && !one.message.en.contains("``"),
                            "{one:#?}"
                        );
                        assert!(!one.help.zh.is_empty() && !one.help.en.contains('{'), "{one:#?}");
                        assert!(!one.basis.is_empty(), "{one:#?}");
                        assert!(
                            !one.fields.is_empty() || matches!(one.code, "LIF003" | "LIF004" | "LIF012"),
                            "{one:#?}"
                        );
                    }
                }
            }
        }
    });
}

#[test]
fn every_guard_is_a_rule_of_the_catalogue_and_asked_of_its_own_record() {
    let mut cited = BTreeSet::new();
    for table in ALL {
        let guards = table.all_rows().flat_map(|row| row.guards).chain(table.always);
        for guard in guards {
            let rules = find(guard.code);
            assert_eq!(rules.len(), 1, "{}", guard.code);
            let rule = rules[0];
            cited.insert(rule.code);
            let kind = match guard.of {
                Of::Event => {
                    assert!(matches!(rule.check, Check::Guard(_)), "{}", rule.code);
                    continue;
                }
                Of::Subject => table.of.record(),
                Of::Statement => Some(zhengwu_credit::field::Kind::Performance),
            };
            let kind = kind.unwrap_or_else(|| panic!("{:?} has no record, {}", table.of, guard.code));
            assert!(
                rule.kind().is_none_or(|own| own == kind),
                "{} {kind:?}",
                rule.code
            );
            for field in guard.fields {
                assert!(kind.spec().place_of(field).is_some(), "{} {field}", rule.code);
            }
        }
    }
    // Every rule of the lifecycles' own guards something.
    for rule in zhengwu_credit::rules::CATALOGUE {
        let is_guard = matches!(rule.check, Check::Guard(_));
        let by_machine = matches!(
            rule.code,
            "LIF001" | "LIF013" | "LIF015" | "LIF106" | "LIF111" | "LIF303"
        );
        let is_watch = matches!(rule.check, Check::Watch(_));
        assert!(!is_guard || rule.family() == "LIF", "{}", rule.code);
        assert!(rule.family() != "LIF" || is_guard || is_watch, "{}", rule.code);
        assert!(
            !is_guard || by_machine || cited.contains(rule.code),
            "{} guards nothing",
            rule.code
        );
    }
}

#[test]
fn a_final_state_is_entered_only_past_the_guard_of_open_matters() {
    for table in ALL {
        let takes_matters = table.rows.iter().any(|row| row.does == Does::CloseMatter);
        for row in table.rows {
            if let To::Stage(to) = row.to
                && table.is_final(to)
                && takes_matters
            {
                assert!(
                    row.guards.iter().any(|guard| guard.code == "LIF003"),
                    "{:?} {:?}",
                    table.of,
                    row.action
                );
            }
        }
    }
}

#[test]
fn a_form_is_told_what_it_may_offer_and_what_it_must_ask() {
    with_machine(|machine| {
        for table in ALL {
            for stage in std::iter::once(None).chain(table.stages().into_iter().map(Some)) {
                let state = brought_to(machine, table, stage);
                let offers = machine.actions(&state, super::common::day("2025-06-02"));
                for row in table.all_rows() {
                    let offer = offers.iter().find(|offer| offer.action == row.action).unwrap();
                    let refused = offer.refusal.as_ref().map(|refusal| codes(&refusal.unmet));
                    let not_here = refused.is_some_and(|codes| codes.contains(&"LIF001"));
                    assert_eq!(
                        not_here,
                        table.row(stage, row.action).is_none(),
                        "{:?} {stage:?} {:?}",
                        table.of,
                        row.action
                    );
                    assert!(offer.is_allowed() || offer.to_bring.is_empty());
                }
            }
        }
        // Nothing is drafted that was drafted.
        let state = machine
            .apply(&new_state(ALL[0].of), &good(ALL[0].of, Action::Draft))
            .unwrap();
        let offers = machine.actions(&state, super::common::day("2024-12-10"));
        let sign = offers.iter().find(|offer| offer.action == Action::Sign).unwrap();
        let why = sign.refusal.as_ref().unwrap();
        assert_eq!(codes(&why.unmet), ["CTR002"]);
        assert_eq!(why.unmet[0].fields, ["collective_decision"]);
        assert!(why.unmet[0].message.zh.contains("集体讨论研究"), "{why:#?}");
    });
}
