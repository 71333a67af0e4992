//! `zhengwu`.
fn main() {}
