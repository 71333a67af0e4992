//! The lifecycles for Python.

use pyo3::prelude::*;
use zhengwu_credit::api::{self, describe};

use super::refused;

/// Where a subject stands by its log, and what may be done to it, as JSON.
#[pyfunction]
fn actions_text(py: Python<'_>, events: &str, options: &str) -> PyResult<String> {
    py.detach(|| api::actions_text(events, options)).map_err(refused)
}

/// What becomes of an event, as JSON.
#[pyfunction]
fn apply_text(py: Python<'_>, events: &str, event: &str, options: &str) -> PyResult<String> {
    py.detach(|| api::apply_text(events, event, options))
        .map_err(refused)
}

/// The six lifecycles, as JSON.
#[pyfunction]
fn lifecycles_text() -> String {
    describe::lifecycles().to_string()
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(actions_text, module)?)?;
    module.add_function(wrap_pyfunction!(apply_text, module)?)?;
    module.add_function(wrap_pyfunction!(lifecycles_text, module)?)
}
