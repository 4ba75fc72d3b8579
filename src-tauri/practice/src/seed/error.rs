//! Why a seed is not a tenant.

use std::fmt;

/// Why a seed is not a tenant.
#[derive(Debug)]
#[non_exhaustive]
pub enum SeedError {
    /// The JSON does not have the documented shape.
    Shape(serde_json::Error),
    /// An id is not what it should be; the text says which one and where.
    Id(String),
    /// Something is there twice; the text says what.
    Twice(String),
    /// Something refers to what is not there; the text says what.
    Missing(String),
}

impl fmt::Display for SeedError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SeedError::Shape(error) => {
                write!(out, "the seed does not have the documented shape: {error}")
            }
            SeedError::Id(text) => write!(out, "the seed holds an unusable id: {text}"),
            SeedError::Twice(text) => write!(out, "the seed holds something twice: {text}"),
            SeedError::Missing(text) => write!(out, "the seed refers to something missing: {text}"),
        }
    }
}

impl std::error::Error for SeedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SeedError::Shape(error) => Some(error),
            _ => None,
        }
    }
}
