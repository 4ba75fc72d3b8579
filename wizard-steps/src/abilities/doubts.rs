//! Where Microsoft's own pages disagree with what the definitions yield.
//!
//! A cell of the ability table that rests on such a role says so, with both sources, before anybody
//! asks. Where a row is `unclear`, the answer is shown as unclear and raises no blocker. Read
//! 2026-11-22; the definitions of the tenant win where they were read.

use crate::catalog::roles::table as r;

/// A statement that differs from the computed answer.
#[derive(Debug)]
pub struct Doubt {
    /// Roles it is about, by GUID.
    pub roles: &'static [&'static str],
    /// Abilities it is about.
    pub abilities: &'static [&'static str],
    /// What is said, and what the definitions say.
    pub says: &'static str,
    /// Who says it.
    pub source: &'static str,
    /// Neither is sure: the answer is shown as unclear.
    pub unclear: bool,
}

/// The statements about an ability and a held role.
pub fn doubts(role: &str, ability: &str) -> impl Iterator<Item = &'static Doubt> {
    DOUBTS
        .iter()
        .filter(move |d| d.roles.contains(&role) && d.abilities.contains(&ability))
}

const CLASSIC: &str = "Microsoft's classic page on roles for Foundry (read 2026-11-22)";
const UNIT: &str =
    "Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22)";
const AGENTS: &str = "Microsoft's page on roles for Agent Service (read 2026-11-22)";
const ROLES_PAGE: &str = "Microsoft's page on roles for Foundry (2026-06-02)";
const FACTS: &str = "Microsoft's administrator guide for Foundry (2026-08-21)";

/// Every statement.
pub const DOUBTS: &[Doubt] = &[
    Doubt {
        roles: &[
            r::OWNER,
            r::CONTRIBUTOR,
            r::FOUNDRY_OWNER,
            r::COGNITIVE_SERVICES_CONTRIBUTOR,
        ],
        abilities: &["create-account"],
        says: "One page reserves creating resources to Foundry Account Owner. The definition of this role has the operation too, from the resource group up.",
        source: CLASSIC,
        unclear: false,
    },
    Doubt {
        roles: &[r::FOUNDRY_PROJECT_MANAGER],
        abilities: &["see-account"],
        says: "A table gives this role reader access to the Foundry resource. Its definition shows what lies in the resource, and not the resource itself; Reader beside it removes the doubt.",
        source: CLASSIC,
        unclear: false,
    },
    Doubt {
        roles: &[r::FOUNDRY_PROJECT_MANAGER, r::FOUNDRY_ACCOUNT_OWNER],
        abilities: &["assign-roles", "remove-roles"],
        says: "The limit is on the role. Whom it is given to, and where below the own scope, is not limited: holders can invite anybody, themselves included.",
        source: CLASSIC,
        unclear: false,
    },
    Doubt {
        roles: &[r::FOUNDRY_ACCOUNT_OWNER, r::FOUNDRY_OWNER],
        abilities: &["assign-roles"],
        says: "One page adds roles for registries and monitoring to what this role may give; another, and the definition, do not.",
        source: UNIT,
        unclear: true,
    },
    Doubt {
        roles: &[r::FOUNDRY_PROJECT_MANAGER],
        abilities: &["deploy-model", "shared-connection"],
        says: "A persona table lets this role manage models and shared connections. Its definition has neither operation; Foundry Account Owner has both.",
        source: AGENTS,
        unclear: false,
    },
    Doubt {
        roles: &[r::FOUNDRY_PROJECT_MANAGER],
        abilities: &["create-project"],
        says: "A newer table says that this role creates no projects; its definition, and two older pages, say that it does.",
        source: ROLES_PAGE,
        unclear: false,
    },
    Doubt {
        roles: &[
            r::FOUNDRY_ACCOUNT_OWNER,
            r::FOUNDRY_OWNER,
            r::COGNITIVE_SERVICES_CONTRIBUTOR,
        ],
        abilities: &["purge-account"],
        says: "One page asks for Contributor at the subscription. The definition of this role has the operation too, when it is held there.",
        source: CLASSIC,
        unclear: false,
    },
    Doubt {
        roles: &[r::FOUNDRY_USER],
        abilities: &["list-keys"],
        says: "Held at the Foundry resource this role reads its keys; held at the project it does not. That is why the project is the better place.",
        source: CLASSIC,
        unclear: false,
    },
    Doubt {
        roles: &[r::COGNITIVE_SERVICES_USER],
        abilities: &["build-agent", "see-agents", "call-any-model"],
        says: "A unit calls this a role for direct model calls that replaces no project role; its definition holds the same data actions as Foundry User.",
        source: UNIT,
        unclear: false,
    },
    Doubt {
        roles: &[r::AZURE_AI_DEVELOPER],
        abilities: &["call-openai-model", "call-any-model", "build-agent"],
        says: "This role is made for hubs. On a Foundry resource it calls some models, and in a project it builds nothing.",
        source: UNIT,
        unclear: false,
    },
    Doubt {
        roles: &[r::AZURE_AI_ADMINISTRATOR],
        abilities: &[
            "configure-account",
            "create-project",
            "deploy-model",
            "list-keys",
        ],
        says: "Pages keep this role for hubs. Its definition nevertheless manages the whole Foundry resource.",
        source: AGENTS,
        unclear: false,
    },
    Doubt {
        roles: &[
            r::FOUNDRY_ACCOUNT_OWNER,
            r::CONTRIBUTOR,
            r::OWNER,
            r::COGNITIVE_SERVICES_CONTRIBUTOR,
            r::FOUNDRY_PROJECT_MANAGER,
        ],
        abilities: &["publish-agent"],
        says: "A page asks for Foundry Project Manager, Foundry Owner or Owner at the Foundry resource; definitions give the operation to more roles, and to Project Manager in the project.",
        source: AGENTS,
        unclear: true,
    },
    Doubt {
        roles: &[r::FOUNDRY_USER],
        abilities: &["project-connection"],
        says: "One page lets this role create connections; its definition does not have the operation.",
        source: ROLES_PAGE,
        unclear: false,
    },
    Doubt {
        roles: &[
            r::FOUNDRY_USER,
            r::FOUNDRY_PROJECT_MANAGER,
            r::FOUNDRY_OWNER,
            r::COGNITIVE_SERVICES_USER,
        ],
        abilities: &["impersonate-user"],
        says: "Documentation says that no built-in role passes a user's identity on; the wildcard of this role covers the operation. A custom role is the safe way.",
        source: FACTS,
        unclear: true,
    },
    Doubt {
        roles: &[r::COGNITIVE_SERVICES_CONTRIBUTOR],
        abilities: &["edit-guardrails"],
        says: "The exceptions of this role name another spelling of the operation, so that they take nothing out. Confirm it in the tenant.",
        source: "Microsoft's list of built-in roles (2026-04-09)",
        unclear: false,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abilities::list::ability;
    use crate::catalog::roles::by_id;

    #[test]
    fn statements_are_about_known_roles_and_abilities() {
        for doubt in DOUBTS {
            assert!(doubt.roles.iter().all(|id| by_id(id).is_some()));
            assert!(doubt.abilities.iter().all(|id| ability(id).is_some()));
            assert!(doubt.says.ends_with('.') && !doubt.source.is_empty());
        }
        assert_eq!(doubts(r::FOUNDRY_ACCOUNT_OWNER, "assign-roles").count(), 2);
        assert_eq!(doubts(r::READER, "see-account").count(), 0);
    }
}
