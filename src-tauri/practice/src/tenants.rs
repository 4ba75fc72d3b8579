//! Tenants to start with, each a seed for [`crate::Practice::from_seed`].
//!
//! They are generated from an example organization by whoever uses this crate; a test there holds them
//! equal to what would be generated today.

/// Everything the example needs is there; nothing is granted yet.
pub const DEFAULT: &str = include_str!("../tenants/default.json");
/// Something missing, something granted already, something that nobody knows.
pub const TROUBLED: &str = include_str!("../tenants/troubled.json");
/// Subscriptions and their admin, nothing else.
pub const EMPTY: &str = include_str!("../tenants/empty.json");
