//! Azure, at the grain of HTTP.
//!
//! One real client ([`arm::Arm`]) does paging, retries, redaction and parsing; what carries its bytes
//! is a [`wire::Wire`]: the network, or the practice tenant in this process. So practice and tests run
//! the same code as the real thing. Only this room sends requests, and only [`arm`] builds writes.

pub mod api;
pub mod arm;
pub mod error;
pub mod practice;
pub mod read;
pub mod record;
pub mod sign_in;
mod together;
pub mod token;
pub mod wire;

/// Where the three services answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Endpoints {
    /// Azure Resource Manager.
    pub arm: String,
    /// Microsoft Graph.
    pub graph: String,
    /// Microsoft Entra.
    pub authority: String,
}

impl Endpoints {
    /// Azure public.
    pub fn public() -> Self {
        Self {
            arm: "https://management.azure.com".to_owned(),
            graph: "https://graph.microsoft.com".to_owned(),
            authority: "https://login.microsoftonline.com".to_owned(),
        }
    }
}
