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
    /// A bar: the first walk over the rows tells how many there are, the second fills it.
    pub(crate) fn start(lang: Lang) -> Progress {
        Progress::with(match lang {
            Lang::Zh => "{spinner} 正在检查 {bar:24} {human_pos}/{human_len} 行，用时 {elapsed}",
            Lang::En => "{spinner} checking {bar:24} {human_pos}/{human_len} rows, {elapsed}",
        })
    }

    /// A count, where nobody knows the end.
    pub(crate) fn counted(lang: Lang) -> Progress {
        Progress::with(match lang {
            Lang::Zh => "{spinner} 正在评判，已到第 {human_pos} 行，用时 {elapsed}",
            Lang::En => "{spinner} judging: row {human_pos}, {elapsed}",
        })
    }

    fn with(template: &str) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        if !console::Term::stderr().is_term() {
            return Progress { bar, waiting: None };
        }
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
        let is_survey = wanted != Wanted::ALL;
        self.table.visit_fields(wanted, &mut |row| {
            each(row);
            if is_survey {
                self.bar.inc_length(1);
            } else {
                self.bar.inc(1);
            }
        })
    }
}
