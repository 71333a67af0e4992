//! Faults, strays, two at once: nothing is lost.

use zhengwu_credit_io::submit::SubmitError;

use super::*;

#[test]
fn a_folder_that_no_run_wrote_is_not_replaced() {
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join("mine.txt"), "mine").unwrap();
    let error = submit(&example(), &options("2024-12", out.path()), &mut |_| {}).unwrap_err();
    assert!(matches!(error, SubmitError::Folder(_)), "{error}");
    assert_eq!(fs::read_to_string(out.path().join("mine.txt")).unwrap(), "mine");
}

#[test]
fn what_somebody_else_put_there_is_not_deleted() {
    let dir = tempfile::tempdir().unwrap();
    let project = dir.path().join("project");
    fs::create_dir(&project).unwrap();
    fs::write(project.join("report.json"), "{}").unwrap();
    assert!(submit(&example(), &options("2024-12", &project), &mut |_| {}).is_err());
    assert_eq!(fs::read_to_string(project.join("report.json")).unwrap(), "{}");
    let out = dir.path().join("out");
    run(&example(), "2024-12", &out);
    run(&example(), "2024-12", &out);
    fs::write(out.join("盖章扫描件.pdf"), "scan").unwrap();
    let error = submit(&example(), &options("2024-12", &out), &mut |_| {}).unwrap_err();
    assert!(error.in_lang(Lang::Zh).contains("盖章扫描件.pdf"), "{error}");
}

#[test]
fn what_a_killed_run_left_is_swept_away() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join(".submission-killed")).unwrap();
    fs::write(dir.path().join(".submission-killed/contract.csv"), "secret").unwrap();
    run(&example(), "2024-12", &dir.path().join("out"));
    assert!(!dir.path().join(".submission-killed").exists());
}

#[test]
fn an_empty_folder_is_no_report() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let unit = dir.path().join("inbox/2024-12/12320685MB0A20019K");
    fs::remove_dir_all(&unit).unwrap();
    fs::create_dir(&unit).unwrap();
    let report = run(dir.path(), "2024-12", &dir.path().join("out")).report;
    let told: Vec<_> = report
        .not_reported
        .iter()
        .map(|one| (&*one.code, &one.key[0][..], &*one.path))
        .collect();
    assert_eq!(told, [("SUB001", "12320685MB0A20019K", "")]);
    assert!(
        report.not_reported[0].message.contains("2024-12"),
        "{}",
        report.not_reported[0].message
    );
}

#[test]
fn a_fault_leaves_what_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    run(&example(), "2024-12", &out);
    let before = files(&out);
    // No such month; no register; a parent that is a file.
    assert!(submit(&example(), &options("2031-01", &out), &mut |_| {}).is_err());
    assert!(submit(dir.path(), &options("2024-12", &out), &mut |_| {}).is_err());
    let below_a_file = out.join("report.json").join("out");
    assert!(submit(&example(), &options("2024-12", &below_a_file), &mut |_| {}).is_err());
    assert_eq!(before, files(&out));
    let left: Vec<String> = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name != "out" && name != ".zhengwu.lock")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    let results: Vec<_> = std::thread::scope(|scope| {
        let one = || submit(&example(), &options("2024-12", &out), &mut |_| {});
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(one)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(results.iter().any(Result::is_ok));
    for result in results {
        if let Err(error) = result {
            assert!(matches!(error, SubmitError::Busy(_)), "{error}");
        }
    }
    assert_eq!(files(&out).len(), 4 * 7 + 2);
}

#[test]
fn a_file_that_cannot_be_read_and_a_stray_are_named_and_the_rest_is_sent() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let unit = dir.path().join("inbox/2024-12/11320685MB0A10013C");
    fs::write(unit.join("坏.xlsx"), b"PK\x03\x04 no workbook").unwrap();
    fs::write(dir.path().join("inbox/2024-12/stray.csv"), "a,b\n1,2\n").unwrap();
    fs::create_dir(unit.join("附件")).unwrap();
    fs::write(unit.join(".合同.csv"), "x").unwrap();
    std::os::unix::fs::symlink("nowhere", unit.join("链接.csv")).unwrap();
    let bad_name = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"\xba\xcf.csv");
    fs::write(unit.join(bad_name), "x").unwrap();
    let submitted = run(dir.path(), "2024-12", &dir.path().join("out"));
    let names: Vec<&str> = submitted
        .report
        .unread
        .iter()
        .map(|file| file.file.as_str())
        .collect();
    let below = |name: &str| format!("11320685MB0A10013C/{name}");
    let unit_strays = [".合同.csv", "链接.csv", "\u{fffd}\u{fffd}.csv", "附件", "坏.xlsx"].map(below);
    assert_eq!(names[0], "stray.csv");
    assert_eq!(names[1..], unit_strays);
    assert!(submitted.report.adds_up() && submitted.report.total.submitted > 0);
}
