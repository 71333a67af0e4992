//! `zhengwu template`: what it writes, what it refuses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::fs;

use support::Office;
use zhengwu_credit::field::Kind;
use zhengwu_credit_io::template::template;

#[test]
fn it_writes_the_template_and_says_so() {
    let office = Office::new();
    for kind in Kind::ALL {
        for name in [kind.key(), kind.title()] {
            let file = format!("{name}.xlsx");
            let told = office.run(&["template", name, "-o", &file]);
            assert_eq!((told.status, told.stderr.as_str()), (0, ""));
            assert_eq!(
                told.stdout,
                format!(
                    "已写入 {file}：{}模板，{} 列，从第 6 行起填写\n",
                    kind.title(),
                    kind.spec().fields.len()
                )
            );
            let written = fs::read(office.folder().join(file)).unwrap();
            assert!(written == template(kind).unwrap());
        }
    }
    let english = office.run(&["template", "unit", "--output", "u.XLSX", "--lang", "en"]);
    assert_eq!(
        english.stdout,
        "wrote u.XLSX: the template of a unit, 8 columns, to be filled in from row 6\n"
    );
    let left = fs::read_dir(office.folder()).unwrap().count();
    assert_eq!(left, 2 * Kind::ALL.len() + 1, "nothing is left behind");
}

#[cfg(unix)]
#[test]
fn colleagues_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    office.write("other", "");
    office.run(&["template", "unit", "-o", "a.xlsx"]);
    let mode = |name: &str| {
        let found = fs::metadata(office.folder().join(name)).unwrap();
        found.permissions().mode() & 0o777
    };
    assert_eq!(mode("a.xlsx"), mode("other"));
}

#[test]
fn what_is_there_is_replaced_only_by_force() {
    let office = Office::new();
    office.write("a.xlsx", "填了一天的表");
    let told = office.run(&["template", "contract", "-o", "a.xlsx"]);
    assert_eq!((told.status, told.stdout.as_str()), (2, ""));
    assert!(
        told.stderr.contains("a.xlsx：已有这个文件，没有覆盖") && told.stderr.contains("--force"),
        "{}",
        told.stderr
    );
    let kept = fs::read(office.folder().join("a.xlsx")).unwrap();
    assert_eq!(kept, "填了一天的表".as_bytes());
    assert_eq!(
        office
            .run(&["template", "contract", "-o", "a.xlsx", "--force"])
            .status,
        0
    );
    assert!(
        fs::read(office.folder().join("a.xlsx"))
            .unwrap()
            .starts_with(b"PK")
    );
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let office = Office::new();
    fs::create_dir(office.folder().join("表.xlsx")).unwrap();
    office.write("file", "");
    for (args, said, english) in [
        (
            &["template", "contract", "-o", "没有/a.xlsx"][..],
            "没有/a.xlsx：没有这个目录",
            "no such folder",
        ),
        (
            &["template", "contract", "-o", "file/a.xlsx"],
            "没有这个目录",
            "no such folder",
        ),
        (
            &["template", "contract", "-o", "表.xlsx"],
            "这是一个目录",
            "this is a folder",
        ),
        (
            &["template", "contract", "-o", "表.xlsx", "--force"],
            "这是一个目录",
            "this is a folder",
        ),
        (
            &["template", "contract", "-o", "a.xls"],
            "以 .xlsx 结尾",
            "ends with .xlsx",
        ),
        (&["template", "contract"], "还缺 --output", "--output is missing"),
        (&["template"], "还缺", "missing"),
        (
            &["template", "天气", "-o", "a.xlsx"],
            "unit（单位）",
            "dishonesty, unit, list_review, payment, published, receipt",
        ),
    ] {
        let told = office.run(args);
        assert_eq!((told.status, told.stdout.as_str()), (2, ""), "{args:?}");
        assert!(told.stderr.contains(said), "{args:?}: {}", told.stderr);
        let told = office.run(&[args, &["--lang", "en"]].concat());
        assert!(told.stderr.contains(english), "{args:?}: {}", told.stderr);
    }
    assert_eq!(
        fs::read_dir(office.folder()).unwrap().count(),
        2,
        "nothing is left behind"
    );
}
