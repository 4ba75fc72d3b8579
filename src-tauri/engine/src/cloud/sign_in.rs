//! Signing in with what the admin already has.
//!
//! Azure: the Azure CLI, or a service principal from the environment, both through `azure_identity`.
//! Practice: the practice tenant's own admin. Tokens stay in memory, one for each audience, and are
//! asked for anew shortly before they end.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use azure_core::cloud::{CloudConfiguration, CustomConfiguration};
use azure_core::credentials::{Secret, TokenCredential};
use azure_core::error::ErrorKind;
use azure_core::http::{ClientOptions, RetryOptions, Transport};
use azure_identity::{
    AzureCliCredential, AzureCliCredentialOptions, ClientSecretCredential,
    ClientSecretCredentialOptions,
};
use http::{Method, Request};
use serde_json::Value;
use tokio::sync::Mutex;

use super::Endpoints;
use super::error::{CloudError, Refusal};
use super::wire::Wire;

/// Scope of Azure Resource Manager.
pub const ARM_SCOPE: &str = "https://management.azure.com/.default";
/// Scope of Microsoft Graph.
pub const GRAPH_SCOPE: &str = "https://graph.microsoft.com/.default";
/// Ask for a new token when less than this is left.
const MARGIN: Duration = Duration::from_mins(2);

/// Where tokens come from.
pub enum SignIn {
    /// The practice tenant's admin.
    Practice {
        /// The tenant.
        tenant_id: String,
    },
    /// `azure_identity`.
    Azure(Arc<dyn TokenCredential>),
}

/// Tokens in memory, by scope.
pub struct Tokens {
    sign_in: SignIn,
    held: Mutex<BTreeMap<&'static str, Held>>,
}

struct Held {
    token: String,
    ends: std::time::Instant,
}

/// How to reach Entra, for a service principal.
pub struct Directory<'a> {
    /// The tenant of the plan.
    pub tenant_id: &'a str,
    /// Where Entra answers.
    pub endpoints: &'a Endpoints,
    /// Carries the requests.
    pub client: reqwest::Client,
}

/// A service principal named in the environment, as Azure's own tools name it.
pub struct ServicePrincipal {
    /// Client id.
    pub client_id: String,
    /// Client secret.
    pub secret: Secret,
}

/// The Azure CLI, or the service principal when there is one.
///
/// # Errors
/// The tenant id is none, or the credential cannot be made.
pub fn azure(
    directory: Directory<'_>,
    principal: Option<ServicePrincipal>,
) -> Result<SignIn, CloudError> {
    let failed = |e: azure_core::Error| CloudError::NotSignedIn(e.to_string());
    let credential: Arc<dyn TokenCredential> = match principal {
        Some(principal) => {
            let mut cloud = CustomConfiguration::default();
            cloud
                .authority_host
                .clone_from(&directory.endpoints.authority);
            let options = ClientSecretCredentialOptions {
                client_options: ClientOptions {
                    // Whoever called repeats; two who repeat would keep people waiting.
                    retry: RetryOptions::none(),
                    transport: Some(Transport::new(Arc::new(directory.client))),
                    cloud: Some(Arc::new(CloudConfiguration::Custom(cloud))),
                    ..ClientOptions::default()
                },
            };
            ClientSecretCredential::new(
                directory.tenant_id,
                principal.client_id,
                principal.secret,
                Some(options),
            )
            .map_err(failed)?
        }
        None => {
            let options = AzureCliCredentialOptions {
                tenant_id: Some(directory.tenant_id.to_owned()),
                ..AzureCliCredentialOptions::default()
            };
            AzureCliCredential::new(Some(options)).map_err(failed)?
        }
    };
    Ok(SignIn::Azure(credential))
}

impl Tokens {
    /// Nobody is signed in yet; the first call signs in.
    pub fn new(sign_in: SignIn) -> Self {
        Self {
            sign_in,
            held: Mutex::new(BTreeMap::new()),
        }
    }

    /// A token for a scope.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub async fn bearer(
        &self,
        scope: &'static str,
        wire: &Wire,
        endpoints: &Endpoints,
    ) -> Result<String, CloudError> {
        let mut held = self.held.lock().await;
        if let Some(h) = held
            .get(scope)
            .filter(|h| h.ends > std::time::Instant::now() + MARGIN)
        {
            return Ok(h.token.clone());
        }
        let (token, lasts) = match &self.sign_in {
            SignIn::Practice { tenant_id } => practice(tenant_id, scope, wire, endpoints).await?,
            SignIn::Azure(credential) => from_azure(credential.as_ref(), scope).await?,
        };
        held.insert(
            scope,
            Held {
                token: token.clone(),
                ends: std::time::Instant::now() + lasts,
            },
        );
        Ok(token)
    }

    /// Forgets a token that the service refused.
    pub async fn forget(&self, scope: &'static str) {
        self.held.lock().await.remove(scope);
    }
}

/// Not reaching Entra is another thing than not being signed in there.
fn told_by_azure(error: &azure_core::Error) -> CloudError {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    match error.kind() {
        ErrorKind::Io | ErrorKind::Connection => {
            CloudError::Unreachable(format!("signing in did not reach Microsoft Entra: {cause}"))
        }
        _ => CloudError::NotSignedIn(error.to_string()),
    }
}

async fn from_azure(
    credential: &dyn TokenCredential,
    scope: &str,
) -> Result<(String, Duration), CloudError> {
    let token = credential
        .get_token(&[scope], None)
        .await
        .map_err(|e| told_by_azure(&e))?;
    let left = token.expires_on.unix_timestamp()
        - azure_core::time::OffsetDateTime::now_utc().unix_timestamp();
    Ok((
        token.token.secret().to_owned(),
        Duration::from_secs(left.max(0).unsigned_abs()),
    ))
}

async fn practice(
    tenant: &str,
    scope: &str,
    wire: &Wire,
    endpoints: &Endpoints,
) -> Result<(String, Duration), CloudError> {
    let body = format!("grant_type=client_credentials&client_id=practice&scope={scope}");
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!(
            "{}/{tenant}/oauth2/v2.0/token",
            endpoints.authority
        ))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.into_bytes())
        .map_err(|e| CloudError::Odd(e.to_string()))?;
    let answer = wire.send(request).await?;
    let json: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    let token = json.get("access_token").and_then(Value::as_str);
    let lasts = json.get("expires_in").and_then(Value::as_u64).unwrap_or(0);
    token
        .map(|t| (t.to_owned(), Duration::from_secs(lasts)))
        .ok_or_else(|| {
            CloudError::Refused(Refusal::read(answer.status().as_u16(), "", answer.body()))
        })
}
