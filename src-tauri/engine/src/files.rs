//! placeholder until merged
use crate::problem::{Code, Problem};
/// Writes a file.
pub fn write_file(path: &std::path::Path, bytes: &[u8]) -> Result<(), Problem> {
    std::fs::write(path, bytes).map_err(|e| Problem::new(Code::File, "x", e.to_string(), ""))
}
