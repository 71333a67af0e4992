//! A table over text in memory.

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, ReadError, Reason, Row, Table};
use zhengwu_credit::record::Wanted;

/// JSON or NDJSON in memory.
pub(crate) struct TextTable {
    pub(crate) file: String,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

impl Table for TextTable {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn file(&self) -> Option<&str> {
        Some(&self.file)
    }

    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.visit_fields(Wanted::ALL, each)
    }

    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        // The core's table borrows its text; making it again costs a look at the first line.
        let table =
            JsonTable::new(&self.text, Some(self.kind), None).map_err(|error: NotJson| ReadError {
                file: self.file.clone(),
                reason: Reason::new("文件内容不再是能读取的记录", error.to_string()),
            })?;
        table.visit_fields(wanted, each)
    }
}
