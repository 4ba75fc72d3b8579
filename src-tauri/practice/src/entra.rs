//! Microsoft Entra: instance discovery, `OpenID` metadata and the token
//! endpoint for applications.
//!
//! Two ways in: a client secret of an application of the tenant, and, for
//! callers in the same process only, `client_id=practice` without a secret,
//! which signs in as the tenant's caller. Source of shapes and numbers: wire
//! contract (MSAL and Microsoft documentation), read 2026-11-22.

use serde_json::json;

use crate::Practice;
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::directory::SignIn;
use crate::encoding::pairs;

/// The client id that needs no secret, in process.
const PRACTICE_CLIENT: &str = "practice";

pub(crate) fn answer(practice: &Practice, call: &Call) -> Result<Answer, Fault> {
    let keys: Vec<&str> = call.keys.iter().map(String::as_str).collect();
    match (call.method.as_str(), keys.as_slice()) {
        ("GET", ["common", "discovery", "instance"]) => Ok(discovery(practice, call)),
        ("GET", [tenant, "v2.0", ".well-known", "openid-configuration"]) => {
            practice.knows_tenant(tenant)?;
            Ok(metadata(practice, call))
        }
        ("POST", [tenant, "oauth2", "v2.0", "token"]) => {
            practice.knows_tenant(tenant)?;
            token(practice, call)
        }
        _ => Err(Fault::new(
            404,
            "not_found",
            "There is nothing at this address.",
        )),
    }
}

impl Practice {
    fn knows_tenant(&self, name: &str) -> Result<(), Fault> {
        let ours = [
            self.tenant_id.as_str(),
            self.domain.as_str(),
            "common",
            "organizations",
        ];
        if ours.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return Ok(());
        }
        Err(Fault::new(
            400,
            "invalid_tenant",
            format!(
                "AADSTS90002: Tenant '{name}' not found. Check to make sure you have the correct tenant ID \
                 and are signing into the correct cloud."
            ),
        ))
    }
}

fn discovery(practice: &Practice, call: &Call) -> Answer {
    let host = call.origin.split_once("://").map_or("", |(_, host)| host);
    let network = "login.microsoftonline.com";
    Answer::json(
        200,
        &json!({
            "tenant_discovery_endpoint": format!(
                "{}/{}/v2.0/.well-known/openid-configuration", call.origin, practice.tenant_id
            ),
            "api-version": call.query("api-version").unwrap_or("1.1"),
            "metadata": [{
                "preferred_network": if call.is_loopback() { host } else { network },
                "preferred_cache": if call.is_loopback() { host } else { "login.windows.net" },
                "aliases": [host, network, "login.windows.net", "login.microsoft.com", "sts.windows.net"],
            }],
        }),
    )
}

fn metadata(practice: &Practice, call: &Call) -> Answer {
    let base = format!("{}/{}", call.origin, practice.tenant_id);
    let graph = if call.is_loopback() {
        call.origin.split_once("://").map_or("", |(_, host)| host)
    } else {
        "graph.microsoft.com"
    };
    Answer::json(
        200,
        &json!({
            "issuer": format!("{base}/v2.0"),
            "authorization_endpoint": format!("{base}/oauth2/v2.0/authorize"),
            "token_endpoint": format!("{base}/oauth2/v2.0/token"),
            "device_authorization_endpoint": format!("{base}/oauth2/v2.0/devicecode"),
            "end_session_endpoint": format!("{base}/oauth2/v2.0/logout"),
            "jwks_uri": format!("{base}/discovery/v2.0/keys"),
            "tenant_region_scope": "EU",
            "cloud_instance_name": "microsoftonline.com",
            "msgraph_host": graph,
            "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
        }),
    )
}

fn token(practice: &Practice, call: &Call) -> Result<Answer, Fault> {
    let form = pairs(&String::from_utf8_lossy(&call.body));
    let field = |name: &str| {
        let found = form.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    if field("grant_type") != "client_credentials" {
        return Err(Fault::new(
            400,
            "unsupported_grant_type",
            "AADSTS70003: The app requested an unsupported grant type. Here it is 'client_credentials'.",
        ));
    }
    let scope = field("scope");
    let audience = audience(scope)?;
    let (app, secret) = (field("client_id"), field("client_secret"));
    let is_in_process = app == PRACTICE_CLIENT && secret.is_empty() && !call.is_loopback();
    let object = if is_in_process {
        let caller = practice.directory.get(&practice.caller);
        caller.ok_or_else(|| unknown_application(practice, app))?
    } else {
        let signed_in = practice.directory.sign_in(app, secret);
        signed_in.map_err(|why| match why {
            SignIn::UnknownApplication => unknown_application(practice, app),
            SignIn::WrongSecret => wrong_secret(app),
        })?
    };
    let lifetime = practice.settings.token_lifetime_s;
    let body = json!({
        "token_type": "Bearer",
        "scope": scope,
        "expires_in": lifetime,
        "ext_expires_in": lifetime,
        "access_token": practice.mint(object, audience),
    });
    Ok(Answer::json(200, &body))
}

/// The resource a scope such as `https://management.azure.com/.default` asks
/// a token for.
fn audience(scope: &str) -> Result<&str, Fault> {
    let found = scope
        .split(' ')
        .find_map(|one| one.strip_suffix("/.default"));
    found.filter(|audience| !audience.is_empty()).ok_or_else(|| {
        Fault::new(
            400,
            "invalid_scope",
            format!("AADSTS1002012: The provided value for scope {scope} is not valid. It must end in '/.default'."),
        )
    })
}

fn unknown_application(practice: &Practice, app: &str) -> Fault {
    Fault::new(
        400,
        "unauthorized_client",
        format!(
            "AADSTS700016: Application with identifier '{app}' was not found in the directory '{}'. This can \
             happen if the application has not been installed by the administrator of the tenant or consented \
             to by any user in the tenant.",
            practice.name
        ),
    )
}

fn wrong_secret(app: &str) -> Fault {
    Fault::new(
        401,
        "invalid_client",
        format!(
            "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the \
             client secret value, not the client secret ID, for a secret added to app '{app}'."
        ),
    )
}
