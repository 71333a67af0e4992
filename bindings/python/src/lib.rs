//! `zhengwu_credit._core`: the core's text api for Python. What is typed and convenient stands in
//! `python/zhengwu_credit/__init__.py`.

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use zhengwu_credit::api::{self, describe};

create_exception!(
    zhengwu_credit,
    CheckError,
    PyValueError,
    "Nothing could be judged; the message says why. What is wrong with a record is a finding, never an error."
);

fn refused(error: api::ApiError) -> PyErr {
    CheckError::new_err(error.to_string())
}

/// The findings of a text as NDJSON. The GIL is released meanwhile.
#[pyfunction]
fn check_text(py: Python<'_>, text: &str, options: &str) -> PyResult<String> {
    py.detach(|| api::check_text(text, options)).map_err(refused)
}

/// The JSON Schema of a kind of record, as JSON.
#[pyfunction]
fn schema_text(kind: &str) -> PyResult<String> {
    let kind = describe::kind(kind).map_err(refused)?;
    Ok(describe::schema(kind).to_string())
}

/// The catalogue of rules, as JSON.
#[pyfunction]
fn rules_text() -> String {
    describe::rules().to_string()
}

#[pymodule]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("CheckError", module.py().get_type::<CheckError>())?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(check_text, module)?)?;
    module.add_function(wrap_pyfunction!(schema_text, module)?)?;
    module.add_function(wrap_pyfunction!(rules_text, module)?)
}
