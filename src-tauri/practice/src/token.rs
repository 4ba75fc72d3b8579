//! Access tokens: unsigned JWTs, minted and checked here.
//!
//! A real client treats a token as opaque except for a few claims (`tid`,
//! `oid`, `upn`, `exp`), so an unsigned token behaves the same. The checks
//! answer with the codes ARM uses, in the order ARM applies them: shape,
//! audience, tenant, expiry. Source: wire contract recorded from azure-cli
//! and Microsoft documentation, read 2026-11-22.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::Fault;
use crate::calendar::spoken;
use crate::call::{Call, Plane};
use crate::directory::{Kind, Object};
use crate::encoding::{base64url, from_base64url};
use crate::{Caller, Practice};

const ARM_AUDIENCES: &[&str] = &[
    "https://management.azure.com",
    "https://management.core.windows.net",
];
const GRAPH_AUDIENCES: &[&str] = &[
    "https://graph.microsoft.com",
    "00000003-0000-0000-c000-000000000000",
];

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    aud: String,
    iss: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    tid: String,
    oid: String,
    sub: String,
    idtyp: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    upn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    appid: Option<String>,
    ver: String,
}

impl Practice {
    /// A token for a directory object and an audience such as
    /// `https://management.azure.com`; none when the tenant does not know
    /// the object, or the object is not one that can sign in.
    pub fn token_for(&self, oid: &str, audience: &str) -> Option<String> {
        let object = self.directory.get(oid)?;
        match object.kind {
            Kind::User | Kind::ServicePrincipal => Some(self.mint(object, audience)),
            Kind::Group | Kind::Application | Kind::AgentBlueprint => None,
        }
    }

    pub(crate) fn mint(&self, object: &Object, audience: &str) -> String {
        let is_user = object.kind == Kind::User;
        let claims = Claims {
            aud: audience.to_owned(),
            iss: format!("https://sts.windows.net/{}/", self.tenant_id),
            iat: self.clock,
            nbf: self.clock,
            exp: self.clock + self.settings.token_lifetime_s,
            tid: self.tenant_id.clone(),
            oid: object.id.clone(),
            sub: object.id.clone(),
            idtyp: if is_user { "user" } else { "app" }.to_owned(),
            upn: object.upn.clone(),
            name: is_user.then(|| object.name.clone()),
            appid: object.app_id.clone(),
            ver: "1.0".to_owned(),
        };
        let part = |value: &serde_json::Value| base64url(value.to_string().as_bytes());
        format!(
            "{}.{}.",
            part(&json!({"typ": "JWT", "alg": "none"})),
            part(&json!(claims))
        )
    }

    /// Who is calling, or the 401 the plane answers with.
    pub(crate) fn caller(&self, call: &Call) -> Result<Caller, Fault> {
        let header = call.header("authorization").unwrap_or_default();
        let Some((scheme, token)) = header.split_once(' ') else {
            return Err(self.unauthenticated(call));
        };
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(self.unauthenticated(call));
        }
        let claims = read(token.trim()).ok_or_else(invalid)?;
        self.check(&claims, call)?;
        let object = self.directory.get(&claims.oid).ok_or_else(invalid)?;
        Ok(Caller {
            oid: object.id.clone(),
            spoken: object.spoken().to_owned(),
            circle: self.directory.circle(&object.id),
            is_user: claims.idtyp == "user",
        })
    }

    fn check(&self, claims: &Claims, call: &Call) -> Result<(), Fault> {
        let plane = call.plane();
        let known = if plane == Plane::Graph {
            GRAPH_AUDIENCES
        } else {
            ARM_AUDIENCES
        };
        let audience = claims.aud.trim_end_matches('/');
        let is_ours = call.is_loopback() && audience.eq_ignore_ascii_case(&call.origin);
        if !is_ours && !known.iter().any(|name| audience.eq_ignore_ascii_case(name)) {
            return Err(wrong_audience(plane, &claims.aud));
        }
        if !claims.tid.eq_ignore_ascii_case(&self.tenant_id) {
            return Err(self.wrong_tenant(&claims.tid));
        }
        if claims.exp <= self.clock {
            let (then, now) = (spoken(claims.exp), spoken(self.clock));
            let message = format!(
                "The access token expiry UTC time '{then}' is earlier than current UTC time '{now}'."
            );
            return Err(match plane {
                Plane::Graph => Fault::new(
                    401,
                    "InvalidAuthenticationToken",
                    "Lifetime validation failed, the token is expired.",
                ),
                _ => Fault::new(401, "ExpiredAuthenticationToken", message),
            });
        }
        Ok(())
    }

    fn unauthenticated(&self, call: &Call) -> Fault {
        if call.plane() == Plane::Graph {
            return Fault::new(401, "InvalidAuthenticationToken", "Access token is empty.");
        }
        let message = "Authentication failed. The 'Authorization' header is missing.";
        let challenge = format!(
            "Bearer authorization_uri=\"https://login.windows.net/{}\", error=\"invalid_token\", \
             error_description=\"{message}\"",
            self.tenant_id
        );
        Fault::new(401, "AuthenticationFailed", message).with("www-authenticate", challenge)
    }

    fn wrong_tenant(&self, theirs: &str) -> Fault {
        let ours = &self.tenant_id;
        let message = format!(
            "The access token is from the wrong issuer 'https://sts.windows.net/{theirs}/'. It must match \
             the tenant 'https://sts.windows.net/{ours}/' associated with this subscription. Please use the \
             authority (URL) 'https://login.windows.net/{ours}' to get the token. Note, if the subscription \
             is transferred to another tenant there is no impact to the services, but information about new \
             tenant could take time to propagate (up to an hour)."
        );
        let challenge = format!(
            "Bearer authorization_uri=\"https://login.windows.net/{ours}\", error=\"invalid_token\", \
             error_description=\"The access token is from the wrong issuer.\""
        );
        Fault::new(401, "InvalidAuthenticationTokenTenant", message)
            .with("www-authenticate", challenge)
    }
}

fn read(token: &str) -> Option<Claims> {
    let mut parts = token.split('.');
    let (_, body, _) = (parts.next()?, parts.next()?, parts.next()?);
    serde_json::from_slice(&from_base64url(body)?).ok()
}

fn invalid() -> Fault {
    Fault::new(
        401,
        "InvalidAuthenticationToken",
        "The access token is invalid.",
    )
    .with("www-authenticate", "Bearer error=\"invalid_token\"")
}

fn wrong_audience(plane: Plane, audience: &str) -> Fault {
    if plane == Plane::Graph {
        return Fault::new(
            401,
            "InvalidAuthenticationToken",
            "Access token validation failure. Invalid audience.",
        );
    }
    Fault::new(
        401,
        "InvalidAuthenticationTokenAudience",
        format!(
            "The access token has been obtained for wrong audience or resource '{audience}'. It should exactly \
             match with one of the allowed audiences 'https://management.core.windows.net/',\
             'https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'."
        ),
    )
}
