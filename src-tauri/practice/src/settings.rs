//! What stays the same about a tenant, as opposed to its weather.

use serde::{Deserialize, Serialize};

/// Limits and habits of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// Role assignments a subscription holds at most. Azure's fixed limit is
    /// 4000 (Microsoft documentation, 2026-11-22).
    pub assignment_limit: usize,
    /// Whether Microsoft Graph refuses every call with 403.
    pub graph_denied: bool,
    /// Whether creating an account takes its time: 201, then an operation to
    /// poll, as recorded in real traffic.
    pub async_creates: bool,
    /// How long such a creation takes on the tenant's clock.
    pub create_seconds: u64,
    /// How long a token lasts.
    pub token_lifetime_s: i64,
    /// Who may create groups, beside the tenant's caller.
    pub directory_admins: Vec<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            assignment_limit: 4000,
            graph_denied: false,
            async_creates: false,
            create_seconds: 30,
            token_lifetime_s: 3599,
            directory_admins: Vec::new(),
        }
    }
}
