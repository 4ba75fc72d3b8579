//! What a service answers when it refuses, and what that means for us.

use serde_json::Value;

use crate::problem::{Code, Problem};

/// A call that did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CloudError {
    /// The service answered with an error.
    Refused(Refusal),
    /// No answer came back: a write may have happened.
    Lost(String),
    /// The service could not be reached: nothing happened.
    Unreachable(String),
    /// The answer is not what the contract says.
    Odd(String),
    /// There is no token.
    NotSignedIn(String),
}

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// The service's code.
    pub code: String,
    /// The service's text.
    pub message: String,
    /// Its id of the request, for support.
    pub request_id: String,
}

impl Refusal {
    /// Reads an error envelope. Some providers leave the `error` wrapper out, and 401s may be empty.
    pub fn read(status: u16, request_id: &str, body: &[u8]) -> Self {
        let json: Value = serde_json::from_slice(body).unwrap_or_default();
        let error = json.get("error").unwrap_or(&json);
        let text = |key: &str| {
            error
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        Self {
            status,
            code: text("code"),
            message: text("message"),
            request_id: request_id.to_owned(),
        }
    }

    /// Is the same call worth repeating? Exactly the codes that Azure's own clients repeat.
    pub fn is_passing(&self) -> bool {
        matches!(self.status, 408 | 429 | 500 | 502 | 503 | 504)
    }
}

impl CloudError {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The service's code, or ours.
    pub fn code(&self) -> &str {
        match self {
            Self::Refused(refusal) => &refusal.code,
            Self::Lost(_) => "ReplyLost",
            Self::Unreachable(_) => "Unreachable",
            Self::Odd(_) => "OddAnswer",
            Self::NotSignedIn(_) => "NotSignedIn",
        }
    }
}

impl std::fmt::Display for CloudError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(r) if r.code.is_empty() => write!(f, "status {}", r.status),
            Self::Refused(r) => write!(f, "{} ({}): {}", r.code, r.status, r.message),
            Self::Lost(why) => write!(f, "the connection broke before the answer came: {why}"),
            Self::Unreachable(why) | Self::Odd(why) | Self::NotSignedIn(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for CloudError {}

/// What to do about a service's code, in our words.
pub fn suggestion(code: &str) -> &'static str {
    match code {
        "AuthorizationFailed" => {
            "Ask for Role Based Access Control Administrator (or Owner) at this scope, then resume."
        }
        "PrincipalNotFound" => {
            "Check the object id; a group made minutes ago may need longer to be known everywhere, then resume."
        }
        "UnmatchedPrincipalType" => "Correct the type of the principal in the plan.",
        "PrincipalTypeNotSupported" => {
            "Use the object id of the service principal, not of the application registration."
        }
        "RoleDefinitionDoesNotExist" => "Choose a role that this tenant knows.",
        "RoleAssignmentLimitExceeded" => {
            "Use groups instead of single principals: a subscription holds 4,000 role assignments."
        }
        "ScopeLocked" => {
            "Ask the owner of the lock to lift it for the time of the apply, then resume."
        }
        "RoleAssignmentUpdateNotPermitted" => {
            "An assignment of this name exists for something else; compare again."
        }
        "RequestDisallowedByPolicy" => "Ask the owner of the policy for an exemption.",
        "ResourceGroupNotFound"
        | "ResourceNotFound"
        | "ParentResourceNotFound"
        | "SubscriptionNotFound" => "The scope is gone; compare again to see what waits for it.",
        "InvalidAuthenticationTokenTenant" => "Sign in to the tenant of the subscription.",
        _ => "Compare again to see what is in place; resume goes on where this run stopped.",
    }
}

impl From<CloudError> for Problem {
    fn from(error: CloudError) -> Self {
        let (code, next) = match &error {
            CloudError::Refused(r) if r.status == 401 => (Code::SignIn, "Sign in again."),
            CloudError::Refused(r) => (Code::Refused, suggestion(&r.code)),
            CloudError::NotSignedIn(_) => (
                Code::SignIn,
                "Sign in with the Azure CLI (az login), or set a service principal in the environment.",
            ),
            _ => (
                Code::Network,
                "Check the network and the proxy, then try again; nothing is lost.",
            ),
        };
        Self::new(
            code,
            "Azure did not do what was asked.",
            format!("{error}."),
            next,
        )
    }
}
