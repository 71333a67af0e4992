//! Figures with everything behind them.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{Cut, Figure, Indicators, LeftOut, Span};
use zhengwu_credit::lifecycle::{Action, Subject, SubjectKind};
use zhengwu_credit::rules::examples::changed;

use super::world::{UNIT, World, contract};

pub(crate) fn figures(world: &World, on: &str, span: &str) -> Indicators {
    world.at(on, |position| position.indicators(Span::parse(span).unwrap()))
}

pub(crate) fn figure(world: &World, on: &str, span: &str, name: &str) -> Figure {
    let all = figures(world, on, span).figures;
    all.into_iter().find(|one| one.name == name).unwrap()
}

fn last_of(subject: &Subject) -> &str {
    subject
        .key
        .last()
        .map_or("", |part| &part[part.len().saturating_sub(2)..])
}

fn left_out(list: &[LeftOut]) -> String {
    let mut all: Vec<String> = list
        .iter()
        .map(|one| format!("{}: {}", last_of(&one.subject), one.why.en))
        .collect();
    all.sort();
    all.join("; ")
}

/// A figure in one line: ratio, who counts above and who only below, who is left out and why, of whom nobody can tell.
pub(crate) fn told(cut: &Cut) -> [String; 4] {
    let keys = |list: &[Subject]| list.iter().map(last_of).collect::<Vec<_>>().join(" ");
    [
        format!(
            "{}/{} {}",
            cut.numerator,
            cut.denominator,
            cut.rate.as_deref().unwrap_or("-")
        ),
        format!("{} | {}", keys(&cut.counted), keys(&cut.others)),
        left_out(&cut.excluded),
        left_out(&cut.cannot_tell),
    ]
}

fn promise(serial: u8) -> Subject {
    Subject::new(
        SubjectKind::Commitment,
        [UNIT.to_owned(), format!("320685202412020000{serial:02}")],
    )
}

pub(crate) fn of_number(number: &str) -> Subject {
    Subject::new(SubjectKind::Contract, [UNIT, number])
}

impl World {
    fn promised(self, serial: u8, change: Value) -> World {
        let mut change = change;
        change["commitment_no"] = json!(format!("320685202412020000{serial:02}"));
        self.record("2024-12", Kind::Commitment, &change.to_string())
    }

    fn determined(self, serial: u8, month: &str, change: Value) -> World {
        let mut change = change;
        change["commitment_no"] = json!(format!("320685202412020000{serial:02}"));
        self.record(month, Kind::Commitment, &change.to_string())
    }

    pub(crate) fn signed(self, number: &str, change: Value) -> World {
        let mut change = change;
        change["contract_no"] = json!(number);
        self.record("2024-12", Kind::Contract, &change.to_string())
    }

    pub(crate) fn stated(self, number: &str, on: &str, change: Value) -> World {
        let mut change = change;
        change["contract_no"] = json!(number);
        change["period"] = json!(&on[..7]);
        change["status_on"] = json!(on);
        self.record(&on[..7], Kind::Performance, &change.to_string())
    }

    pub(crate) fn paid(self, month: &str, change: Value) -> World {
        self.record(month, Kind::Payment, &change.to_string())
    }
}

pub(crate) fn done(on: &str) -> Value {
    json!({"performance_status": "performed", "performed_on": on, "evidence": "验收单1号", "performed_amount": "1280000.00",
        "due_amount": "1280000.00", "paid_amount": "1280000.00"})
}

pub(crate) fn owing(due: &str, paid: &str) -> Value {
    json!({"performed_amount": "640000.00", "due_amount": due, "paid_amount": paid})
}

const DOCS: [(&str, &str); 2] = [
    ("authority_doc", "海示一发〔2025〕20号"),
    ("procedure_doc", "海示一纪〔2025〕31号"),
];

pub(crate) fn by_planning(more: Value) -> Value {
    let mut all = more;
    all["change_ground"] = json!("planning_adjustment");
    for (field, text) in DOCS {
        all[field] = json!(text);
    }
    all
}

#[test]
fn promises_that_fell_due() {
    let short = json!({"fulfilment_status": "partial", "unfulfilled_content": "尚余一段", "accountability": "已约谈",
        "determined_on": "2025-07-05", "determined_by": "海安市示例办", "reason": "funds_not_in_place", "reason_note": "资金未拨付",
        "responsible_side": "government", "follow_up": "报请拨付", "next_follow_up_on": "2025-08-30"});
    let full = json!({"fulfilment_status": "full", "determined_on": "2025-07-05", "determined_by": "海安市示例办", "evidence": "通车报告"});
    let standing = json!({"category": "government_service", "due_on": "2099-12-31"});
    let world = (1..=7)
        .filter(|serial| *serial != 4)
        .fold(World::new(), |world, serial| {
            let due = if serial == 5 { "2025-09-30" } else { "2025-06-30" };
            world.promised(serial, json!({"due_on": due}))
        })
        .promised(4, standing)
        .determined(1, "2025-07", full)
        .determined(2, "2025-07", short)
        .fact("2025-05-10", &promise(6), Action::Revoke, by_planning(json!({})))
        .fact(
            "2025-05-10",
            &promise(7),
            Action::Amend,
            by_planning(json!({"due_on": "2025-12-31"})),
        );
    let of_june = figure(&world, "2025-07-31", "2025-06", "fulfilment_rate");
    assert_eq!(
        told(&of_june.total),
        [
            "1/2 0.5000",
            "01 | 02",
            "04: open-ended; 06: lawfully terminated, revoked, ended or set aside",
            "03: due, and its status was not determined",
        ]
    );
    let groups: Vec<_> = of_june
        .groups
        .iter()
        .map(|one| (one.by, &*one.key, one.cut.counted.len() + one.cut.others.len()))
        .collect();
    assert_eq!(
        groups,
        [
            ("unit", UNIT, 2),
            ("kind", "government_service", 0),
            ("kind", "key_task", 2),
            ("field", "livelihood", 2),
            ("month", "2025-06", 2),
        ]
    );
    // On its last day nothing is late yet; what was postponed is asked for when it falls due.
    assert_eq!(
        told(&figure(&world, "2025-06-30", "2025-06", "fulfilment_rate").total)[0],
        "0/0 -"
    );
    let of_december = figure(&world, "2026-01-01", "2025-12", "fulfilment_rate");
    assert_eq!(
        told(&of_december.total)[3],
        "07: due, and its status was not determined"
    );
}

#[test]
fn contracts_whose_term_ended() {
    let consent = json!({"performance_status": "suspended", "change_ground": "mutual_consent", "ground_proof": "中止协议1号"});
    let ended = json!({"performance_status": "terminated", "change_ground": "mutual_consent", "ground_proof": "解除协议1号"});
    let numbers = ["HA-01", "HA-02", "HA-03", "HA-04", "HA-07", "HA-08"];
    let mut world = numbers
        .iter()
        .fold(World::new(), |world, number| world.signed(number, json!({})));
    world = world
        .signed("HA-05", json!({"ends_on": "2099-12-31"}))
        .signed("HA-06", json!({"ends_on": null, "term_text": "至工程验收合格"}))
        .signed("HA-09", json!({"ends_on": "2025-12-31"}))
        .stated("HA-01", "2025-06-30", done("2025-06-30"))
        .stated("HA-02", "2025-01-31", json!({}))
        .stated("HA-03", "2025-01-31", consent)
        .stated("HA-04", "2025-01-31", ended)
        .stated("HA-07", "2025-07-31", done("2025-07-05"))
        .stated("HA-08", "2025-07-31", done("2025-07-05"))
        .stated("HA-05", "2025-01-31", json!({}))
        .stated("HA-06", "2025-01-31", json!({}))
        .stated("HA-09", "2025-01-31", json!({}));
    let world = world
        .fact("2025-06-20", &of_number("HA-08"), Action::Amend, json!({"change_ground": "mutual_consent", "ground_proof": "补充协议1号", "ends_on": "2025-07-31"}))
        .fact("2025-07-31", &of_number("HA-01"), Action::WriteOff, json!({"evidence": "验收单1号"}));
    let at = |span: &str, name: &str| told(&figure(&world, "2025-08-10", span, name).total);
    assert_eq!(
        at("2025-06", "performance_rate"),
        [
            "2/3 0.6667",
            "01 07 | 02",
            "03: lawfully suspended; 04: lawfully terminated, revoked, ended or set aside; 05: open-ended",
            "06: its last day is not known",
        ]
    );
    // Done after the day as amended is late; done within it is not.
    assert_eq!(at("2025-06", "on_time_rate")[..2], ["1/1 1.0000", "01 | "]);
    assert_eq!(at("2025-07", "on_time_rate")[..2], ["1/2 0.5000", "08 | 07"]);
    assert_eq!(at("2025-06", "write_off_rate")[..2], ["1/1 1.0000", "01 | "]);
    assert_eq!(
        at("2025-01..2025-07", "write_off_rate")[..2],
        ["1/4 0.2500", "01 | 04 07 08"]
    );
    // Before its last day is over nobody has broken anything.
    assert_eq!(
        told(&figure(&world, "2025-06-30", "2025-06", "performance_rate").total)[0],
        "1/1 1.0000"
    );
}

#[test]
fn what_ends_by_expiry_is_in_time_and_what_falls_short_of_its_price_is_not_performed() {
    let framework =
        json!({"contract_kind": "11", "amount": null, "amount_basis": "none", "payment_direction": "none"});
    let lease = json!({"contract_kind": "02", "payment_direction": "government_receives"});
    let unit_price = json!({"amount": null, "amount_basis": "unit_price"});
    let part =
        json!({"performed_amount": "640000.00", "due_amount": "640000.00", "paid_amount": "640000.00"});
    let rent =
        json!({"performed_amount": "1000000.00", "due_amount": "1280000.00", "paid_amount": "1280000.00"});
    let evidence = json!({"evidence": "期满"});
    let mut later = part.clone();
    later["evidence"] = json!("期满");
    later["performed_amount"] = json!("700000.00");
    let complete = |world: World, number: &str, payload: &Value| {
        world.fact(
            "2025-07-01",
            &of_number(number),
            Action::Complete,
            payload.clone(),
        )
    };
    let mut world = World::new()
        .signed("HA-01", framework)
        .signed("HA-02", lease)
        .signed("HA-03", unit_price.clone())
        .signed("HA-04", unit_price)
        .signed("HA-05", json!({}))
        .stated("HA-01", "2025-05-31", json!({}))
        .stated("HA-02", "2025-05-31", rent);
    for number in ["HA-03", "HA-04", "HA-05"] {
        world = world.stated(number, "2025-05-31", part.clone());
    }
    for number in ["HA-01", "HA-02", "HA-03", "HA-05"] {
        world = complete(world, number, &evidence);
    }
    // Of the fourth something was delivered after its term.
    let world = complete(world, "HA-04", &later);
    let at = |name| told(&figure(&world, "2025-08-31", "2025", name).total);
    assert_eq!(at("on_time_rate")[..2], ["3/5 0.6000", "01 02 03 | 04 05"]);
    // Of the fifth half the price was performed.
    assert_eq!(at("performance_rate")[..2], ["4/5 0.8000", "01 02 03 04 | 05"]);
}

#[test]
fn what_is_overdue_ages() {
    let world = World::new()
        .signed("HA-01", json!({}))
        .stated("HA-01", "2025-01-31", json!({}));
    let bands = [
        "overdue_to_30",
        "overdue_31_to_90",
        "overdue_91_to_180",
        "overdue_over_180",
    ];
    let days = [
        ("2025-06-30", [0, 0, 0, 0], 0),
        ("2025-07-01", [1, 0, 0, 0], 1),
        ("2025-07-30", [1, 0, 0, 0], 1),
        ("2025-07-31", [0, 1, 0, 0], 1),
        ("2025-09-28", [0, 1, 0, 0], 1),
        ("2025-09-29", [0, 0, 1, 0], 1),
        ("2025-12-27", [0, 0, 1, 0], 1),
        ("2025-12-28", [0, 0, 0, 1], 1),
    ];
    for (on, counted, overdue) in days {
        for (band, count) in bands.iter().zip(counted) {
            let total = figure(&world, on, "2025", band).total;
            assert_eq!(
                (total.counted.len(), total.counted.len() + total.others.len()),
                (count, overdue),
                "{on} {band}"
            );
        }
    }
}

#[test]
fn the_same_course_gives_the_same_figures_by_records_and_by_events() {
    let fields: Value = serde_json::from_str(&changed(Kind::Contract, "{}")).unwrap();
    let owes =
        json!({"performed_amount": "640000.00", "due_amount": "640000.00", "paid_amount": "320000.00"});
    let mut all = done("2025-06-20");
    let by_records = World::new()
        .record("2024-12", Kind::Contract, "{}")
        .statement("2025-01", &owing("640000.00", "320000.00").to_string())
        .statement("2025-06", &all.to_string())
        .statement("2025-07", &{
            all["written_off_on"] = json!("2025-07-10");
            all.to_string()
        });
    let by_events = World::new()
        .fact("2024-12-10", &contract(), Action::Register, fields)
        .fact("2025-01-31", &contract(), Action::Commence, json!({}))
        .fact("2025-01-31", &contract(), Action::RecordPerformance, owes)
        .fact(
            "2025-06-20",
            &contract(),
            Action::Complete,
            json!({"evidence": "验收单1号", "performed_amount": "1280000.00",
            "due_amount": "1280000.00"}),
        )
        .fact(
            "2025-06-30",
            &contract(),
            Action::Settle,
            json!({"settled_amount": "1280000.00", "document": "结算1号"}),
        )
        .fact(
            "2025-07-10",
            &contract(),
            Action::WriteOff,
            json!({"evidence": "验收单1号"}),
        );
    for on in ["2025-01-15", "2025-03-31", "2025-06-19"] {
        assert_eq!(
            figures(&by_records, on, "2025"),
            figures(&by_events, on, "2025"),
            "{on}"
        );
    }
    for name in [
        "performance_rate",
        "on_time_rate",
        "write_off_rate",
        "overdue_to_30",
    ] {
        let of = |world| figure(world, "2025-07-31", "2025", name);
        assert_eq!(of(&by_records), of(&by_events), "{name}");
    }
}

#[test]
fn nothing_of_a_state_secret_is_counted() {
    let open = || {
        World::new()
            .signed("HA-01", json!({}))
            .stated("HA-01", "2025-01-31", owing("640000.00", "0.00"))
    };
    let secret = open()
        .signed("HA-02", json!({}))
        .stated("HA-02", "2025-01-31", owing("640000.00", "0.00"))
        .fact(
            "2025-03-01",
            &of_number("HA-02"),
            Action::Classify,
            json!({"document": "海密〔2025〕1号"}),
        );
    let marked = open().signed("HA-02", json!({"classified": true})).stated(
        "HA-02",
        "2025-01-31",
        owing("640000.00", "0.00"),
    );
    for on in ["2025-02-28", "2025-12-31"] {
        assert_eq!(figures(&secret, on, "2025"), figures(&open(), on, "2025"));
        assert_eq!(figures(&marked, on, "2025"), figures(&open(), on, "2025"));
    }
}
