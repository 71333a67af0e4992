//! `zhengwu_credit._core`: the core's text api for Python. What is typed and convenient stands in
//! `python/zhengwu_credit/__init__.py`.

mod lifecycle;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::path::PathBuf;
use zhengwu_credit::api::{self, CheckOptions, describe};
use zhengwu_credit_io::{CheckFileError, CheckedFile, ReadingOptions, check_bytes, check_path};

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

/// A file, as bytes or by its path: the findings as NDJSON, what the reader decided, the figures as JSON, and of every rule what
/// it could judge as JSON.
#[pyfunction]
#[pyo3(signature = (path, bytes, options, reading))]
fn check_file_text(
    py: Python<'_>,
    path: Option<PathBuf>,
    bytes: Option<Vec<u8>>,
    options: &str,
    reading: &str,
) -> PyResult<(String, Vec<String>, String, String)> {
    let options = CheckOptions::from_json(options).map_err(refused)?;
    let reading = ReadingOptions::from_json(reading).map_err(refused)?;
    let lang = options.lang;
    let check = || -> Result<CheckedFile, CheckFileError> {
        match path {
            Some(path) => check_path(&path, &options, &reading),
            None => check_bytes(bytes.unwrap_or_default(), &options, &reading),
        }
    };
    let checked = py
        .detach(check)
        .map_err(|error| CheckError::new_err(error.in_lang(lang)))?;
    let notes = checked
        .notes
        .iter()
        .map(|note| note.in_lang(lang).to_owned())
        .collect();
    let summary = serde_json::to_string(&checked.summary).unwrap_or_default();
    let coverage = serde_json::to_string(&checked.summary.coverage).unwrap_or_default();
    Ok((api::to_ndjson(&checked.findings), notes, summary, coverage))
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
    module.add_function(wrap_pyfunction!(check_file_text, module)?)?;
    lifecycle::add(module)?;
    module.add_function(wrap_pyfunction!(schema_text, module)?)?;
    module.add_function(wrap_pyfunction!(rules_text, module)?)
}
