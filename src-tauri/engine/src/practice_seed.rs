//! Practice tenants made from plans: what a tenant would hold if a plan were built in it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wizard_steps::catalog::roles;
use wizard_steps::change::in_slice;
use wizard_steps::desired::{DesiredState, Grant, GrantPrincipal, Origin};
use wizard_steps::estate::Estate;
use wizard_steps::examples::{contoso, example_guid};
use wizard_steps::names;
use wizard_steps::plan::Plan;
use wizard_steps::plan::text::Day;
use wizard_steps::slice::Slice;
use wizard_steps::steps::access::answers::ScopeKind;

/// The day the descriptions are made for; nothing in them depends on it.
const ANY_DAY: &str = "2026-01-01";
/// Clock of a new practice tenant: 2026-01-01 09:00 UTC. It moves on with real time.
const CLOCK: i64 = 1_767_258_000;

/// Which practice tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Everything of the plan is there, so that all of it can be granted.
    Default,
    /// As tenants are: something missing, something granted already, something nobody knows.
    Troubled,
    /// Subscriptions and their admin, nothing else.
    Empty,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Default, Self::Troubled, Self::Empty];

    /// Its name on the command line and in the folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Troubled => "troubled",
            Self::Empty => "empty",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Contoso's tenant of this kind, as it ships.
    pub fn description(self) -> Value {
        let text = match self {
            Self::Default => practice_tenant::tenants::DEFAULT,
            Self::Troubled => practice_tenant::tenants::TROUBLED,
            Self::Empty => practice_tenant::tenants::EMPTY,
        };
        // A test of the house holds each file equal to `made_from` for Contoso.
        serde_json::from_str(text).unwrap_or_default()
    }

    /// A tenant of this kind for a plan.
    pub fn made_from(self, plan: &Plan) -> Value {
        let estate = Estate::of(plan);
        let desired = DesiredState::of(&estate);
        let mut tenant = bare(plan);
        if self == Self::Empty {
            return tenant;
        }
        build(&mut tenant, &estate, &desired, &Slice::all());
        if self == Self::Troubled {
            trouble(&mut tenant, &estate, &desired);
        }
        tenant
    }
}

/// Contoso's tenant of this kind, made anew.
pub fn for_contoso(kind: Kind) -> Value {
    let day = Day::parse(ANY_DAY).unwrap_or_else(|| Day::from_number(0));
    kind.made_from(&contoso(day))
}

/// Object id of the practice admin.
fn admin() -> String {
    example_guid("practice admin")
}

/// Subscriptions and the admin who owns them.
fn bare(plan: &Plan) -> Value {
    let mut subscriptions = Vec::new();
    let mut assignments = Vec::new();
    for entry in plan.prerequisites.subscriptions.values() {
        let Some(id) = entry.subscription_id.parsed() else {
            continue;
        };
        assignments.push(assignment(
            &format!("/subscriptions/{id}"),
            &admin(),
            roles::OWNER,
        ));
        subscriptions.push(json!({"id": id, "name": entry.name, "state": "Enabled"}));
    }
    json!({
        "tenantId": plan.about.tenant_id.parsed().unwrap_or_default(),
        "name": plan.about.organization,
        "domain": "contoso.example",
        "clock": CLOCK,
        "caller": admin(),
        "subscriptions": subscriptions,
        "directory": [
            {"id": admin(), "type": "User", "name": "Practice admin", "upn": "admin@contoso.example"},
            {"id": example_guid("practice pipeline"), "type": "ServicePrincipal", "name": "Practice pipeline",
             "appId": example_guid("practice pipeline app"), "secret": "practice-only"},
        ],
        "resources": [],
        "assignments": assignments,
    })
}

fn assignment(scope: &str, principal: &str, role: &str) -> Value {
    json!({"scope": scope, "principalId": principal, "roleId": role})
}

/// Adds what a slice of a plan needs and is not there yet: groups, resources with their identities.
/// Returns how many of each were added.
pub fn build(
    tenant: &mut Value,
    estate: &Estate<'_>,
    desired: &DesiredState,
    slice: &Slice,
) -> (usize, usize) {
    (
        add_groups(tenant, estate, desired, slice),
        add_resources(tenant, desired, slice),
    )
}

fn add_groups(
    tenant: &mut Value,
    estate: &Estate<'_>,
    desired: &DesiredState,
    slice: &Slice,
) -> usize {
    let there = ids(&tenant["directory"]);
    let needed: BTreeSet<&str> = in_slice(desired, slice)
        .filter_map(|g| match &g.principal {
            GrantPrincipal::Directory(id) => Some(id.as_str()),
            GrantPrincipal::IdentityOf(_) => None,
        })
        .collect();
    let principals = estate
        .plan
        .prerequisites
        .principals
        .iter()
        .filter(|(id, _)| needed.contains(id.as_str()));
    let new: Vec<Value> = principals
        .filter_map(|(_, p)| {
            let id = p.object_id.parsed().filter(|id| !there.contains(id))?;
            let kind = if p.principal_type.is_empty() {
                "Group"
            } else {
                &p.principal_type
            };
            Some(json!({"id": id, "type": kind, "name": p.name, "securityEnabled": true}))
        })
        .collect();
    append(&mut tenant["directory"], new)
}

fn add_resources(tenant: &mut Value, desired: &DesiredState, slice: &Slice) -> usize {
    let mut there = ids(&tenant["resources"]);
    let mut new = Vec::new();
    let wanted = desired.resources.iter().filter(|r| r.is_in(slice));
    for resource in wanted {
        let Some(id) = resource.arm_id.clone() else {
            continue;
        };
        // Somebody else's resource brings its resource group along.
        let group: Vec<&str> = id.splitn(6, '/').take(5).collect();
        let group = group.join("/");
        if there.insert(group.to_lowercase()) {
            new.push(json!({"id": group, "location": resource.body["location"]}));
        }
        if there.insert(id.to_lowercase()) {
            let mut body = resource.body.clone();
            body["id"] = json!(id);
            new.push(body);
        }
    }
    append(&mut tenant["resources"], new)
}

fn ids(list: &Value) -> BTreeSet<String> {
    let items = list.as_array().into_iter().flatten();
    items
        .filter_map(|item| item["id"].as_str().map(str::to_lowercase))
        .collect()
}

fn append(list: &mut Value, new: Vec<Value>) -> usize {
    let added = new.len();
    if let Some(items) = list.as_array_mut() {
        items.extend(new);
    }
    added
}

/// What real tenants hold: each trouble once, on places that the plan names.
fn trouble(tenant: &mut Value, estate: &Estate<'_>, desired: &DesiredState) {
    let people: Vec<&Grant> = desired
        .grants
        .iter()
        .filter(|g| g.origin == Origin::Persona)
        .collect();
    let oid = |g: &Grant| {
        estate
            .plan
            .prerequisites
            .principals
            .get(g.principal.id())
            .and_then(|p| p.object_id.parsed())
    };
    let mut extra = Vec::new();
    // Granted earlier by hand: equal, under names of their own.
    for grant in people.iter().step_by(5) {
        if let (Some(scope), Some(oid)) = (&grant.scope.arm_id, oid(grant)) {
            let mut equal = assignment(scope, &oid, &grant.role);
            equal["name"] = json!(names::arm_guid(&["by hand", scope, &oid, &grant.role]));
            extra.push(equal);
        }
    }
    // Granted above: one team has its role on the whole subscription.
    let not_by_hand = people
        .iter()
        .enumerate()
        .filter(|(n, _)| n % 5 != 0)
        .map(|(_, grant)| *grant);
    let on_account = not_by_hand
        .into_iter()
        .find(|g| g.scope.kind == ScopeKind::Account);
    if let Some((grant, scope)) = on_account.and_then(|g| Some((g, g.scope.arm_id.as_ref()?))) {
        let subscription: Vec<&str> = scope.splitn(4, '/').take(3).collect();
        if let Some(oid) = oid(grant) {
            extra.push(assignment(&subscription.join("/"), &oid, &grant.role));
        }
    }
    // Nobody knows why: a contractor is Contributor on a Foundry resource.
    let contractor = example_guid("former contractor");
    if let Some(scope) = estate
        .accounts
        .values()
        .find_map(wizard_steps::estate::Account::arm_id)
    {
        extra.push(assignment(&scope, &contractor, roles::CONTRIBUTOR));
    }
    append(&mut tenant["assignments"], extra);
    let user = json!({"id": contractor, "type": "User", "name": "Former contractor", "upn": "contractor@contoso.example"});
    append(&mut tenant["directory"], vec![user]);
    without_rights(tenant);
    without_some_resources(tenant, estate);
}

/// In the last subscription the admin is Contributor: resources yes, grants no.
fn without_rights(tenant: &mut Value) {
    let admin = admin();
    let owned = tenant["assignments"].as_array_mut().into_iter().flatten();
    if let Some(last) = owned.filter(|a| a["principalId"] == admin.as_str()).last() {
        last["roleId"] = json!(roles::CONTRIBUTOR);
    }
}

/// One project and one Foundry resource (with its projects) were never made.
fn without_some_resources(tenant: &mut Value, estate: &Estate<'_>) {
    let project = estate
        .projects
        .keys()
        .find_map(|id| estate.project_arm_id(id));
    let account = estate
        .accounts
        .values()
        .last()
        .and_then(wizard_steps::estate::Account::arm_id);
    let gone: Vec<String> = [project, account]
        .into_iter()
        .flatten()
        .map(|id| id.to_lowercase())
        .collect();
    if let Some(resources) = tenant["resources"].as_array_mut() {
        resources.retain(|r| {
            let id = r["id"].as_str().unwrap_or_default().to_lowercase();
            !gone.iter().any(|g| names::is_at_or_below(&id, g))
        });
    }
    let assignments = tenant["assignments"].as_array_mut();
    if let Some(assignments) = assignments {
        assignments.retain(|a| {
            let scope = a["scope"].as_str().unwrap_or_default().to_lowercase();
            !gone.iter().any(|g| names::is_at_or_below(&scope, g))
        });
    }
}
