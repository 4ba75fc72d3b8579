//! Azure for practice: ARM, Microsoft Graph and Entra as one state machine.
//!
//! [`Practice`] is a small tenant in memory. Give it an HTTP request, it gives
//! a reply: the status codes, headers, error codes and error texts of the real
//! services, as far as rolling out role assignments and Foundry resources
//! needs them. It does no IO, has no threads and no clock but its own, so the
//! same calls give the same answers on any machine.
//!
//! ```
//! use practice_tenant::{Outcome, Practice};
//!
//! let seed = serde_json::json!({
//!     "tenantId": "aaaaaaaa-0000-4000-8000-000000000001",
//!     "name": "Contoso",
//!     "domain": "contoso.example",
//!     "clock": 1_795_338_000,
//!     "caller": "aaaaaaaa-0000-4000-8000-0000000000aa",
//!     "subscriptions": [{ "id": "bbbbbbbb-0000-4000-8000-000000000001", "name": "Foundry" }],
//!     "directory": [{
//!         "id": "aaaaaaaa-0000-4000-8000-0000000000aa", "type": "User",
//!         "name": "Ada Admin", "upn": "ada@contoso.example"
//!     }],
//!     "assignments": [{
//!         "scope": "/subscriptions/bbbbbbbb-0000-4000-8000-000000000001",
//!         "principalId": "aaaaaaaa-0000-4000-8000-0000000000aa",
//!         "roleId": "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
//!     }]
//! });
//! let mut practice = Practice::from_seed(&seed)?;
//! let token = practice
//!     .token_for("aaaaaaaa-0000-4000-8000-0000000000aa", "https://management.azure.com")
//!     .unwrap_or_default();
//! let request = http::Request::get("https://management.azure.com/subscriptions?api-version=2022-12-01")
//!     .header("authorization", format!("Bearer {token}"))
//!     .body(Vec::new())?;
//! let Outcome::Answer(response) = practice.handle(request).outcome else { panic!("calm weather") };
//! assert_eq!(response.status(), 200);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The seed
//!
//! [`Practice::from_seed`] reads a description of a tenant, and
//! [`Practice::save`] writes one that brings back exactly this state. Only
//! `tenantId`, `name`, `domain` and `caller` are required.
//!
//! | key | meaning |
//! |---|---|
//! | `tenantId`, `name`, `domain` | the tenant |
//! | `clock` | its time in unix seconds; default 2026-11-22 09:00 UTC |
//! | `caller` | object id the in-process sign-in gives tokens for |
//! | `subscriptions` | `{id, name, state?, managementGroups?}`; groups nearest first |
//! | `directory` | `{id, type, name, upn?, appId?, secret?, members?, securityEnabled?, description?}`; `type` is `User`, `Group`, `ServicePrincipal`, `Application` or `AgentBlueprint` |
//! | `resources` | `{id, …body as sent to ARM}`, resource groups too |
//! | `assignments` | `{name?, scope, principalId, roleId, principalType?, condition?, conditionVersion?, description?, createdBy?, createdOn?, …}`; without a name, one is derived |
//! | `roles` | custom roles `{id, name, description?, permissions, assignableScopes}` |
//! | `locks` | `{scope, name, level, notes?}`; `level` is `CanNotDelete` or `ReadOnly` |
//! | `denyAssignments` | `{id, name, scope, permissions, principals, excludePrincipals?, doesNotReachChildren?}` |
//! | `providers` | `{subscription: {namespace: state}}`; what is not named is `Registered` |
//! | `settings` | [`Settings`] |
//! | `weather` | [`Weather`] |
//! | `deleted`, `operations`, `serial`, `made` | written by `save`; no need to write them by hand |
//!
//! # The rooms
//!
//! `call` and `answer` are the door. `token` and `entra` sign in. `graph`
//! reads the directory. `access` decides who may do what. `arm` routes: a
//! generic tree of resources (any provider, bodies kept as sent), and the
//! endpoints of `Microsoft.Authorization` on every scope. `behaviour` layers
//! what is special about a type on the tree, one file a type. [`server`]
//! puts the machine behind a loopback port, [`authority`] makes it a
//! certificate.

mod access;
mod answer;
mod arm;
pub mod authority;
mod behaviour;
mod calendar;
mod call;
mod directory;
mod encoding;
mod entra;
mod graph;
mod identity;
mod record;
mod scope;
mod seed;
pub mod server;
mod settings;
pub mod tenants;
mod token;
mod weather;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::{Map, Value};

use crate::access::assignments::Assignments;
use crate::access::decide::DenyAssignment;
use crate::access::roles::Role;
use crate::answer::{Answer, Fault};
use crate::arm::locks::Lock;
use crate::arm::operations::Operation;
use crate::call::{Call, Plane};
use crate::directory::Directory;
pub use crate::identity::principal_of;
pub use crate::record::Exchange;
pub use crate::seed::SeedError;
use crate::seed::Subscription;
pub use crate::settings::Settings;
pub use crate::weather::Weather;

/// A tenant for practice; see the [crate documentation](crate).
#[derive(Debug)]
pub struct Practice {
    tenant_id: String,
    name: String,
    domain: String,
    caller: String,
    clock: i64,
    /// Requests answered: names them.
    serial: u64,
    /// Things made: names those that get an id of their own. Reads leave it
    /// alone, so that repeating the writes repeats the ids.
    made: u64,
    /// By id in lower case.
    subscriptions: BTreeMap<String, Subscription>,
    directory: Directory,
    /// Bodies by key; `id`, `name` and `type` are part of the body.
    resources: BTreeMap<String, Map<String, Value>>,
    /// Soft-deleted accounts by key, with the time of deletion.
    deleted: BTreeMap<String, (i64, Map<String, Value>)>,
    operations: BTreeMap<String, Operation>,
    assignments: Assignments,
    roles: BTreeMap<String, Role>,
    /// By scope key and name in lower case.
    locks: BTreeMap<(String, String), Lock>,
    deny_assignments: Vec<DenyAssignment>,
    /// Registration state by subscription and namespace, both in lower case.
    providers: BTreeMap<String, BTreeMap<String, String>>,
    settings: Settings,
    weather: Weather,
}

/// What a request led to, and how long it would have taken.
#[derive(Debug)]
pub struct Reply {
    /// The answer, or that there was none.
    pub outcome: Outcome,
    /// Simulated latency. The tenant never waits; a transport may.
    pub after: Duration,
}

/// How a request ended.
#[derive(Debug)]
pub enum Outcome {
    /// The service answered.
    Answer(http::Response<Vec<u8>>),
    /// The connection was lost. The write may have happened: nothing on this
    /// side tells.
    Cut,
}

/// Who is calling: the object, and every group it is in.
#[derive(Debug, Clone)]
struct Caller {
    oid: String,
    spoken: String,
    circle: BTreeSet<String>,
    is_user: bool,
}

impl Practice {
    /// Answers one request.
    ///
    /// In process, requests carry the public cloud's absolute URLs. Behind
    /// the [`server`] they carry loopback URLs, and the path tells the three
    /// services apart.
    pub fn handle(&mut self, request: http::Request<Vec<u8>>) -> Reply {
        let call = Call::read(request);
        self.serial += 1;
        self.settle();
        let after = Duration::from_millis(self.weather.latency_ms);
        let date = calendar::stamp(self.clock);
        let id = self.request_id("request");
        let name = if call.plane() == Plane::Graph {
            "request-id"
        } else {
            "x-ms-request-id"
        };
        let answer = match call.plane() {
            Plane::Entra => {
                entra::answer(self, &call).unwrap_or_else(|fault| fault.for_entra(&date, &id))
            }
            Plane::Graph => {
                graph::answer(self, &call).unwrap_or_else(|fault| fault.for_graph(&date, &id))
            }
            Plane::Arm => match self.arm_in_weather(&call) {
                Some(answer) => answer,
                None => {
                    return Reply {
                        outcome: Outcome::Cut,
                        after,
                    };
                }
            },
        };
        let answer = answer.with(name, id).with("cache-control", "no-cache");
        let mut response = answer.into_response();
        if call.method == http::Method::HEAD {
            response.body_mut().clear();
        }
        Reply {
            outcome: Outcome::Answer(response),
            after,
        }
    }

    /// The faults to come.
    pub fn weather(&mut self) -> &mut Weather {
        &mut self.weather
    }

    /// The tenant's own time, in unix seconds.
    pub fn now(&self) -> i64 {
        self.clock
    }

    /// Lets time pass.
    pub fn advance(&mut self, seconds: u64) {
        self.clock = self.clock.saturating_add_unsigned(seconds);
    }

    /// Sets the tenant's time. It may go backwards, as machine clocks do.
    pub fn set_clock(&mut self, unix_seconds: i64) {
        self.clock = unix_seconds;
    }

    /// The directory object the in-process sign-in stands for.
    pub fn caller_id(&self) -> &str {
        &self.caller
    }

    /// The tenant's id.
    pub fn tenant_id(&self) -> &str {
        &self.tenant_id
    }

    /// A GUID that differs from request to request and from purpose to
    /// purpose, and is the same in the next run.
    fn request_id(&self, purpose: &str) -> String {
        identity::derived(&[&self.tenant_id, purpose, &self.serial.to_string()])
    }

    /// An id for something made here: a group, an operation.
    fn fresh_id(&mut self, purpose: &str) -> String {
        self.made += 1;
        identity::derived(&[&self.tenant_id, purpose, &self.made.to_string()])
    }

    /// ARM behind the weather: what is refused before it happens, and what
    /// happens without a reply.
    fn arm_in_weather(&mut self, call: &Call) -> Option<Answer> {
        let is_write = call.is_write();
        if is_write && Weather::take(&mut self.weather.lost_requests) {
            return None;
        }
        if let Some(fault) = self.refusal(is_write) {
            return Some(fault.for_arm());
        }
        let answer = arm::answer(self, call).unwrap_or_else(Fault::for_arm);
        if is_write && Weather::take(&mut self.weather.lost_replies) {
            return None;
        }
        Some(arm::headers::add(self, call, answer))
    }

    fn refusal(&mut self, is_write: bool) -> Option<Fault> {
        if !self.weather.fail_next.is_empty() {
            let status = self.weather.fail_next.remove(0);
            return Some(arm::headers::outage(status));
        }
        let counter = if is_write {
            &mut self.weather.refuse_writes
        } else {
            &mut self.weather.refuse_reads
        };
        if !Weather::take(counter) {
            return None;
        }
        Some(arm::headers::throttled(
            is_write,
            self.weather.retry_after.as_deref(),
        ))
    }
}
