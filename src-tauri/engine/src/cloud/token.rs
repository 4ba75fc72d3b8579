//! What a token says about its holder. Read, never trusted: the service decides.

use base64::Engine as _;
use serde_json::Value;
use wizard_steps::observed::Caller;

/// Tenant and holder named in an access token.
pub fn claims(token: &str) -> Option<(String, Caller)> {
    let payload = token.split('.').nth(1)?;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(payload.trim_end_matches('='))
        .ok()?;
    let claims: Value = serde_json::from_slice(&bytes).ok()?;
    let text = |keys: &[&str]| {
        let found = keys
            .iter()
            .find_map(|k| claims.get(*k).and_then(Value::as_str));
        found.unwrap_or_default().to_owned()
    };
    let caller = Caller {
        object_id: text(&["oid"]),
        name: text(&["upn", "preferred_username", "unique_name", "appid", "azp"]),
    };
    Some((text(&["tid"]), caller))
}
