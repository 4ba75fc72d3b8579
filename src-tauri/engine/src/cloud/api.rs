//! API versions, in one place.
//!
//! Sources: azurerm provider (2026-08-21) and Microsoft's published type files (2026-08).

/// Subscriptions.
pub const SUBSCRIPTIONS: &str = "2022-12-01";
/// Resource groups and resources.
pub const RESOURCES: &str = "2025-04-01";
/// Role assignments, definitions and permissions.
pub const AUTHORIZATION: &str = "2022-04-01";
/// Foundry resources and projects.
pub const COGNITIVE_SERVICES: &str = "2026-03-01";
