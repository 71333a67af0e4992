//! Files as offices send them, through the program: what is said, mappings, limits.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use support::Office;

const REGISTER: &str = "2024年12月合同台账\n单位：万元\n合同编号,名称,名称,签订日期,合同金额,联系人\n\
    HA-1,示例合同,海安示例设备有限公司,2024-02-30,12.5,某某\n合计,,,,12.5,\n";

#[test]
fn what_was_decided_is_said_before_the_findings() {
    let office = Office::new();
    office.write("台账.csv", REGISTER.replace("名称,名称", "合同名称,乙方名称"));
    let told = office.check(&["台账.csv"]);
    assert_eq!(told.status, 1, "{}", told.stderr);
    let said = told.stdout.replace("\n  ", "");
    for words in ["表头在第 3 行", "万元", "F“联系人”", "第 5 行是合计行"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // Beside JSON the same is said on standard error.
    let told = office.check(&["台账.csv", "--format", "json"]);
    assert!(told.stdout.lines().all(|line| line.starts_with('{')));
    assert!(told.stderr.contains("表头在第 3 行"));
}

#[test]
fn a_mapping_is_proposed_edited_and_kept() {
    let office = Office::new();
    office.write("台账.csv", REGISTER);
    let refused = office.check(&["台账.csv"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("zhengwu map"), "{}", refused.stderr);

    let proposed = office.run(&["map", "台账.csv"]);
    assert_eq!(proposed.status, 0, "{}", proposed.stderr);
    let lines: Vec<&str> = proposed
        .stdout
        .lines()
        .filter(|line| line.contains('?'))
        .collect();
    assert_eq!(lines.len(), 3, "{}", proposed.stdout);
    assert!(proposed.stdout.contains("\"名称#2\" = \"?\"  # C 列"));

    // As it is, it cannot be used, and says where.
    office.write("台账.map.toml", &proposed.stdout);
    let unanswered = office.check(&["台账.csv", "--mapping", "台账.map.toml"]);
    assert_eq!(unanswered.status, 2);
    assert!(unanswered.stderr.contains("还没有选定"), "{}", unanswered.stderr);

    let answered = proposed
        .stdout
        .replace("\"名称\" = \"?\"", "\"名称\" = \"合同名称\"")
        .replace("\"名称#2\" = \"?\"", "\"名称#2\" = \"乙方名称\"");
    office.write("台账.map.toml", &answered);
    let told = office.check(&["台账.csv", "--mapping", "台账.map.toml"]);
    assert_eq!(told.status, 1, "{}", told.stderr);

    // The next file with the same headings, in another order, is read by it without a word.
    office.write(
        "一月.csv",
        "签订日期,合同编号,合同金额,名称,名称,联系人\n2025-01-02,HA-2,1,示例合同,海安示例安装有限公司,\n",
    );
    let told = office.check(&["一月.csv", "--format", "json"]);
    assert!(told.stderr.contains("台账.map.toml"), "{}", told.stderr);
    assert!(!told.stdout.contains("/contract_name"), "{}", told.stdout);
    // One with other headings is not.
    office.write(
        "二月.csv",
        "合同编号,名称,名称,签订日期\nHA-3,示例合同,海安示例安装有限公司,2025-02-02\n",
    );
    assert_eq!(office.check(&["二月.csv"]).status, 2);
}

#[test]
fn a_mapping_of_json_is_no_use_and_a_missing_file_is_named() {
    let office = Office::new();
    office.write(
        "a.ndjson",
        "{\"contract_no\":\"A-1\",\"signed_on\":\"2024-12-10\"}\n",
    );
    let told = office.run(&["map", "a.ndjson"]);
    assert_eq!(told.status, 0);
    assert!(told.stderr.contains("不需要对照"), "{}", told.stderr);
    assert_eq!(office.run(&["map", "no.csv"]).status, 2);
    let told = office.check(&["a.ndjson", "--mapping", "no.map.toml"]);
    assert_eq!(told.status, 2);
    assert!(
        told.stderr.contains("no.map.toml：没有这个文件"),
        "{}",
        told.stderr
    );
}

#[test]
fn limits_can_be_changed_by_name() {
    let office = Office::new();
    office.write("台账.csv", REGISTER.replace("名称,名称", "合同名称,乙方名称"));
    let told = office.check(&["台账.csv", "--limit", "columns=3"]);
    assert_eq!(told.status, 2);
    assert!(told.stderr.contains("列数超过了限额 3"), "{}", told.stderr);
    assert!(told.stderr.contains("--limit"), "{}", told.stderr);
    let told = office.check(&["台账.csv", "--limit", "colums=3"]);
    assert_eq!(told.status, 2);
    // The sentence names every limit that there is.
    for (name, _) in zhengwu_credit_io::Limits::names() {
        assert!(told.stderr.contains(name), "{name}");
    }
}

#[test]
fn a_mapping_of_several_tables_is_one_file_in_any_encoding() {
    let office = Office::new();
    office.write("台账.csv", REGISTER);
    office.write(
        "一月.csv",
        "合同编号,合同名称,签订日期\nHA-1,示例合同,2024-12-10\n",
    );
    let told = office.run(&["map", "台账.csv", "一月.csv", "-o", "两张.map.toml"]);
    assert_eq!(
        (told.status, told.stdout.as_str()),
        (0, "已写入 两张.map.toml，其中 2 处“?”要选定\n")
    );
    let told = office.run(&["map", "一月.csv", "-o", "两张.map.toml"]);
    assert_eq!(told.status, 2);
    assert!(told.stderr.contains("已有这个文件"), "{}", told.stderr);

    let text = std::fs::read_to_string(office.folder().join("两张.map.toml")).unwrap();
    let answered = text.replace("\"名称\" = \"?\"", "\"名称\" = \"合同名称\"");
    let answered = answered.replace("\"名称#2\" = \"?\"", "\"名称#2\" = \"乙方名称\"");
    // As an old editor, and as a terminal of Windows, would save it.
    let gbk = encoding_rs::GB18030.encode(&answered).0.into_owned();
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(answered.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [gbk, utf16, format!("\u{feff}{answered}").into_bytes()] {
        office.write("两张.map.toml", bytes);
        let told = office.check(&["台账.csv", "一月.csv", "--format", "json"]);
        assert_eq!(told.status, 1, "{}", told.stderr);
        assert_eq!(told.stderr.matches("两张.map.toml").count(), 2, "{}", told.stderr);
    }
}
