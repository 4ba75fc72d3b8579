//! A small tenant, and a way to talk to it from outside.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test that cannot ask has failed")]

use http::{Request, Response};
use practice_tenant::{Outcome, Practice};
use serde_json::{Value, json};

pub const TENANT: &str = "aaaaaaaa-0000-4000-8000-000000000001";
pub const SUB: &str = "/subscriptions/bbbbbbbb-0000-4000-8000-000000000001";
pub const OTHER_SUB: &str = "/subscriptions/bbbbbbbb-0000-4000-8000-000000000002";
pub const RG: &str =
    "/subscriptions/bbbbbbbb-0000-4000-8000-000000000001/resourceGroups/rg-Foundry";
pub const ADMIN: &str = "aaaaaaaa-0000-4000-8000-0000000000aa";
pub const LEAD: &str = "aaaaaaaa-0000-4000-8000-0000000000bb";
pub const GUEST: &str = "aaaaaaaa-0000-4000-8000-0000000000cc";
pub const TEAM: &str = "cccccccc-0000-4000-8000-000000000001";
pub const LEADS: &str = "cccccccc-0000-4000-8000-000000000002";
pub const APP: &str = "dddddddd-0000-4000-8000-000000000001";
pub const APP_PRINCIPAL: &str = "dddddddd-0000-4000-8000-000000000002";
pub const BLUEPRINT: &str = "dddddddd-0000-4000-8000-000000000003";

pub const OWNER: &str = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
pub const READER: &str = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
pub const FOUNDRY_USER: &str = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
pub const PROJECT_MANAGER: &str = "eadc314b-1a2d-4efa-be10-5d325db5065e";

pub const ARM: &str = "https://management.azure.com";
pub const GRAPH: &str = "https://graph.microsoft.com/v1.0";

pub fn seed() -> Value {
    json!({
        "tenantId": TENANT,
        "name": "Contoso",
        "domain": "contoso.example",
        "clock": 1_795_338_000,
        "caller": ADMIN,
        "subscriptions": [
            { "id": &SUB[15..], "name": "Foundry", "managementGroups": ["mg-near", "mg-root"] },
            { "id": &OTHER_SUB[15..], "name": "Elsewhere" },
        ],
        "directory": [
            { "id": ADMIN, "type": "User", "name": "Ada Admin", "upn": "ada@contoso.example" },
            { "id": LEAD, "type": "User", "name": "Lin Lead", "upn": "lin@contoso.example" },
            { "id": GUEST, "type": "User", "name": "Gus Guest", "upn": "gus@contoso.example" },
            { "id": TEAM, "type": "Group", "name": "AI-Team", "members": [LEADS, GUEST] },
            { "id": LEADS, "type": "Group", "name": "AI-Leads", "members": [LEAD] },
            { "id": APP, "type": "Application", "name": "Pipeline", "appId": "pipeline", "secret": "s3cret" },
            { "id": APP_PRINCIPAL, "type": "ServicePrincipal", "name": "Pipeline", "appId": "pipeline" },
            { "id": BLUEPRINT, "type": "AgentBlueprint", "name": "Agent blueprint" },
        ],
        "resources": [
            { "id": RG, "location": "eastus2" },
            { "id": account("fdry-hr-dev"), "location": "eastus2", "identity": { "type": "SystemAssigned" },
              "properties": { "allowProjectManagement": true, "customSubDomainName": "fdry-hr-dev" } },
        ],
        "assignments": [
            { "scope": SUB, "principalId": ADMIN, "roleId": OWNER, "createdBy": ADMIN },
            { "scope": "/", "principalId": ADMIN, "roleId": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9" },
            { "scope": "/providers/Microsoft.Management/managementGroups/mg-root", "principalId": TEAM, "roleId": "43d0d8ad-25c7-4714-9337-8ba259a9fe05" },
            { "scope": account("fdry-hr-dev"), "principalId": LEADS, "roleId": PROJECT_MANAGER },
        ],
    })
}

pub fn account(name: &str) -> String {
    format!("{RG}/providers/Microsoft.CognitiveServices/accounts/{name}")
}

pub fn role_id(role: &str) -> String {
    format!("{SUB}/providers/Microsoft.Authorization/roleDefinitions/{role}")
}

pub fn assignment_path(scope: &str, name: &str) -> String {
    format!(
        "{scope}/providers/Microsoft.Authorization/roleAssignments/{name}?api-version=2022-04-01"
    )
}

pub fn list_path(scope: &str, filter: &str) -> String {
    let filter = filter.replace(' ', "%20");
    let filter = if filter.is_empty() {
        filter
    } else {
        format!("&$filter={filter}")
    };
    format!(
        "{scope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01{filter}"
    )
}

/// The n-th assignment name.
pub fn name(number: u32) -> String {
    format!("88888888-0000-4000-8000-{number:012}")
}

pub fn grant(principal: &str, kind: &str, role: &str) -> Value {
    json!({ "properties": { "roleDefinitionId": role_id(role), "principalId": principal, "principalType": kind } })
}

/// A tenant and whoever talks to it.
pub struct Talk {
    pub practice: Practice,
    pub who: String,
}

/// Status, body and headers of an answer.
pub struct Heard {
    pub status: u16,
    pub body: Value,
    pub response: Response<Vec<u8>>,
}

impl Heard {
    pub fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or_default()
    }

    pub fn message(&self) -> &str {
        self.body["error"]["message"].as_str().unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.response
            .headers()
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn items(&self) -> &[Value] {
        self.body["value"].as_array().map_or(&[], Vec::as_slice)
    }
}

impl Talk {
    pub fn new() -> Talk {
        Talk::with(&seed())
    }

    pub fn with(seed: &Value) -> Talk {
        Talk {
            practice: Practice::from_seed(seed).unwrap(),
            who: ADMIN.to_owned(),
        }
    }

    pub fn by(self, who: &str) -> Talk {
        Talk {
            who: who.to_owned(),
            ..self
        }
    }

    /// Sends as the current user; none when the connection was cut.
    pub fn try_send(&mut self, method: &str, url: &str, body: Option<&Value>) -> Option<Heard> {
        let url = if url.starts_with('/') {
            format!("{ARM}{url}")
        } else {
            url.to_owned()
        };
        let audience = if url.contains("graph.") {
            "https://graph.microsoft.com"
        } else {
            ARM
        };
        let token = self.practice.token_for(&self.who, audience).unwrap();
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("authorization", format!("Bearer {token}"))
            .header("consistencylevel", "eventual");
        let body = body.map_or_else(Vec::new, |body| serde_json::to_vec(body).unwrap());
        self.raw(request.body(body).unwrap())
    }

    pub fn raw(&mut self, request: Request<Vec<u8>>) -> Option<Heard> {
        match self.practice.handle(request).outcome {
            Outcome::Cut => None,
            Outcome::Answer(response) => Some(Heard {
                status: response.status().as_u16(),
                body: serde_json::from_slice(response.body()).unwrap_or_default(),
                response,
            }),
        }
    }

    pub fn get(&mut self, url: &str) -> Heard {
        self.try_send("GET", url, None).unwrap()
    }

    pub fn put(&mut self, url: &str, body: &Value) -> Heard {
        self.try_send("PUT", url, Some(body)).unwrap()
    }

    pub fn post(&mut self, url: &str, body: &Value) -> Heard {
        self.try_send("POST", url, Some(body)).unwrap()
    }

    pub fn delete(&mut self, url: &str) -> Heard {
        self.try_send("DELETE", url, None).unwrap()
    }

    /// Every page of a list, and how many there were.
    pub fn pages(&mut self, url: &str) -> (Vec<Value>, usize) {
        let (mut all, mut count, mut next) = (Vec::new(), 0, Some(url.to_owned()));
        while let Some(url) = next {
            let heard = self.get(&url);
            assert_eq!(heard.status, 200, "{}", heard.body);
            count += 1;
            all.extend(heard.items().iter().cloned());
            let link = heard
                .body
                .get("nextLink")
                .or_else(|| heard.body.get("@odata.nextLink"));
            next = link.and_then(Value::as_str).map(ToOwned::to_owned);
            assert!(count < 100_000, "the list does not end");
        }
        (all, count)
    }
}
