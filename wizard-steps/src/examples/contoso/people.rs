//! Contoso's people: Entra groups, roles, owners, approvers.

use super::{DOMAIN, Draft, GROUPS, Group, acc, example_guid, example_id, grp, team};
use crate::catalog::roles;
use crate::examples::contact;
use crate::plan::Plan;
use crate::plan::common::{Contact, Persona};
use crate::steps::access::answers::{
    Access, GrantScope, ManualGrant, MappingRow, ProjectIdentity, ScopeKind,
};
use crate::steps::governance::answers::{GroupGovernance, GroupView, ViewKind};
use crate::steps::prerequisites::answers::{Agreement, Agreements, Principal, PrincipalKind};
use crate::steps::sign_off::answers::{Accepted, Decision};

/// Adds them.
pub(super) fn add(draft: &Draft, plan: &mut Plan) {
    for group in &GROUPS {
        for (persona, suffix) in [
            (Persona::Admins, "admins"),
            (Persona::ProjectManagers, "leads"),
            (Persona::ProjectUsers, "developers"),
        ] {
            let (id, principal) = entra_group(group, persona, suffix);
            plan.prerequisites.principals.insert(id, principal);
        }
        plan.governance
            .groups
            .insert(grp(group.token), governance(group));
        plan.sign_offs.approvers.insert(
            grp(group.token),
            team(group, "Foundry owners", "foundry-owners"),
        );
    }
    let engineers = Principal {
        name: "Contoso AI platform engineers".to_owned(),
        persona: None,
        groups: vec![grp("it")],
        ..security_group("ai-platform-engineers")
    };
    plan.prerequisites
        .principals
        .insert(example_id("pri", "engineers"), engineers);
    plan.prerequisites.agreements = agreements(draft);
    plan.access = access();
    approvals(draft, plan);
}

fn security_group(mailbox: &str) -> Principal {
    Principal {
        object_id: example_guid(&format!("group {mailbox}")).into(),
        kind: Some(PrincipalKind::Group),
        principal_type: "Group".to_owned(),
        verified: true,
        owner: contact("Identity team", "identity", DOMAIN),
        ..Principal::default()
    }
}

fn entra_group(group: &Group, persona: Persona, suffix: &str) -> (String, Principal) {
    let mailbox = format!("ai-{}-{suffix}", group.token);
    let principal = Principal {
        name: format!("Contoso AI {} {suffix}", group.name),
        persona: Some(persona),
        groups: vec![grp(group.token)],
        ..security_group(&mailbox)
    };
    (example_id("pri", &mailbox), principal)
}

fn row(persona: Persona, role: &str, scope: ScopeKind) -> MappingRow {
    MappingRow {
        persona: Some(persona),
        role_id: role.into(),
        scope: Some(scope),
        ..MappingRow::default()
    }
}

/// The starter mapping of the planning guide, and Reader on the resource so that developers find it.
fn access() -> Access {
    let rows = [
        (
            "admins",
            row(
                Persona::Admins,
                roles::FOUNDRY_ACCOUNT_OWNER,
                ScopeKind::Account,
            ),
        ),
        (
            "managers",
            row(
                Persona::ProjectManagers,
                roles::FOUNDRY_PROJECT_MANAGER,
                ScopeKind::Account,
            ),
        ),
        (
            "users",
            row(
                Persona::ProjectUsers,
                roles::FOUNDRY_USER,
                ScopeKind::Project,
            ),
        ),
        (
            "users see",
            row(Persona::ProjectUsers, roles::READER, ScopeKind::Account),
        ),
    ];
    let engineers = ManualGrant {
        principal: example_id("pri", "engineers"),
        role_id: roles::FOUNDRY_OWNER.into(),
        scope: GrantScope {
            kind: Some(ScopeKind::Account),
            id: acc("it", "dev"),
            ..GrantScope::default()
        },
        why: "Engineers of the platform build and configure its own assistant in development."
            .to_owned(),
        ..ManualGrant::default()
    };
    Access {
        mapping: rows
            .into_iter()
            .map(|(name, row)| (example_id("map", name), row))
            .collect(),
        project_identity: ProjectIdentity {
            role_id: roles::FOUNDRY_USER.into(),
            scope: Some(ScopeKind::Account),
        },
        grants: [(example_id("gra", "engineers"), engineers)].into(),
        ..Access::default()
    }
}

fn governance(group: &Group) -> GroupGovernance {
    let view = |kind, place: String, who: &str| GroupView {
        kind: Some(kind),
        place,
        who: who.to_owned(),
        how_often: "weekly".to_owned(),
    };
    let cost = view(
        ViewKind::Cost,
        format!("Cost Management, view “Foundry {}”", group.name),
        "cost owner",
    );
    let health = view(
        ViewKind::Dashboard,
        format!("Azure Monitor workbook “Foundry {}”", group.name),
        "monitoring owner",
    );
    GroupGovernance {
        cost_owner: team(group, "controlling", "controlling"),
        monitoring_owner: team(group, "operations desk", "operations"),
        views: [
            (example_id("vie", &format!("{} cost", group.token)), cost),
            (
                example_id("vie", &format!("{} health", group.token)),
                health,
            ),
        ]
        .into(),
    }
}

fn agreements(draft: &Draft) -> Agreements {
    let agreement = |by: &str, paper: &str| Agreement {
        decided_by: by.to_owned(),
        date: draft.days_ago(60),
        written_in: format!("https://contoso.example/decisions/{paper}"),
    };
    Agreements {
        networking: agreement("Network board", "foundry-networking"),
        encryption: agreement("Information security board", "foundry-encryption"),
        data_isolation: agreement("Information security board", "foundry-data-isolation"),
    }
}

fn approvals(draft: &Draft, plan: &mut Plan) {
    let approvers: [(&str, Contact); 4] = [
        (
            "security",
            contact("Information security", "infosec", DOMAIN),
        ),
        ("network", contact("Network team", "network", DOMAIN)),
        ("keys", contact("Key custodians", "key-custodians", DOMAIN)),
        (
            "cost",
            contact("Cloud controlling", "cloud-controlling", DOMAIN),
        ),
    ];
    for (area, who) in approvers {
        plan.sign_offs.approvers.insert(area.to_owned(), who);
    }
    let engineers = Decision {
        decided_by: "Platform board, Enterprise IT".to_owned(),
        date: draft.days_ago(20),
        why: "One team looks after the platform's own projects; it is small and on call."
            .to_owned(),
        accepted: None::<Accepted>,
        ..Decision::default()
    };
    let question = format!("access.grants@{}", example_id("gra", "engineers"));
    plan.decisions.insert(question, engineers);
    let production = Decision {
        decided_by: "Platform board, Enterprise IT".to_owned(),
        date: draft.days_ago(20),
        why: "Each business group answers for its own resource, network and cost, in production as well."
            .to_owned(),
        ..Decision::default()
    };
    plan.decisions
        .insert("environments.topology".to_owned(), production);
}
