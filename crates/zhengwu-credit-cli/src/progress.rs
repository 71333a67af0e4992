//! A sign of life on a terminal, for work of more than a second.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{ReadError, Row, Table};
use zhengwu_credit::model::Columns;
use zhengwu_credit::record::Wanted;

/// Before this nothing is drawn: what is done at once needs no bar.
const DRAWN_AFTER: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(100);

/// Rows gone through so far; drawn on standard error if that is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    pub(crate) fn start(lang: Lang) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if !console::Term::stderr().is_term() {
            return Progress { bar, waiting: None };
        }
        let template = match lang {
            Lang::Zh => "{spinner} 正在检查，已读 {human_pos} 行次，用时 {elapsed}",
            Lang::En => "{spinner} checking: {human_pos} rows gone through, {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let (stop, stopped) = channel();
        let shown = bar.clone();
        let thread = thread::spawn(move || {
            if stopped.recv_timeout(DRAWN_AFTER) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Progress {
            bar,
            waiting: Some((stop, thread)),
        }
    }

    /// Takes it off the screen, before anything else is written there.
    pub(crate) fn stop(&mut self) {
        if let Some((stop, thread)) = self.waiting.take() {
            // The thread may have gone already.
            let _ = stop.send(());
            let _ = thread.join();
            self.bar.finish_and_clear();
        }
    }

    /// So many rows have been gone through.
    pub(crate) fn at(&self, rows: u64) {
        self.bar.set_position(rows);
    }

    /// The same table, its rows counted as they are read.
    pub(crate) fn counting<'t>(&self, table: &'t dyn Table) -> Counted<'t> {
        Counted {
            table,
            bar: self.bar.clone(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A table whose rows are counted.
pub(crate) struct Counted<'t> {
    table: &'t dyn Table,
    bar: ProgressBar,
}

impl Table for Counted<'_> {
    fn kind(&self) -> Kind {
        self.table.kind()
    }

    fn file(&self) -> Option<&str> {
        self.table.file()
    }

    fn sheet(&self) -> Option<&str> {
        self.table.sheet()
    }

    fn columns(&self) -> Option<&Columns> {
        self.table.columns()
    }

    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.visit_fields(Wanted::ALL, each)
    }

    fn visit_fields(&self, wanted: Wanted, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        self.table.visit_fields(wanted, &mut |row| {
            each(row);
            self.bar.inc(1);
        })
    }
}
