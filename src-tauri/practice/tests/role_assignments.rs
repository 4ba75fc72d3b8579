//! The whole story of a role assignment, and every refusal with its words.

mod common;

use common::*;
use serde_json::json;

#[test]
fn from_list_to_delete() {
    let mut talk = Talk::new();
    let before = talk.get(&list_path(SUB, "")).items().len();
    assert_eq!(before, 4, "at, above and below");

    let path = assignment_path(RG, &name(1));
    let made = talk.put(&path, &grant(TEAM, "Group", READER));
    assert_eq!(made.status, 201, "{}", made.body);
    let properties = &made.body["properties"];
    assert_eq!(
        properties["createdBy"],
        json!(null),
        "the quirk of a create"
    );
    assert_eq!(properties["updatedBy"], ADMIN);
    assert_ne!(properties["createdOn"], properties["updatedOn"]);
    assert_eq!(properties["scope"], RG);
    assert_eq!(properties["roleDefinitionId"], role_id(READER).as_str());
    assert!(
        properties
            .as_object()
            .unwrap()
            .contains_key("delegatedManagedIdentityResourceId")
    );
    assert_eq!(made.body["name"], name(1).as_str());
    assert_eq!(made.body["id"], path.split('?').next().unwrap());
    assert_eq!(
        made.header("x-ms-ratelimit-remaining-subscription-writes"),
        "199"
    );
    assert!(!made.header("x-ms-request-id").is_empty());

    assert_eq!(
        talk.put(&path, &grant(TEAM, "Group", READER)).status,
        200,
        "again is fine"
    );
    let read = talk.get(
        &path
            .to_uppercase()
            .replace(&ARM.to_uppercase(), ARM)
            .replace("API-VERSION", "api-version"),
    );
    assert_eq!(read.status, 200, "case does not count: {}", read.body);
    assert_eq!(read.body["properties"]["createdBy"], ADMIN);
    assert_eq!(talk.get(&list_path(SUB, "")).items().len(), before + 1);

    let twin = talk.put(
        &assignment_path(RG, &name(2)),
        &grant(TEAM, "Group", READER),
    );
    assert_eq!((twin.status, twin.code()), (409, "RoleAssignmentExists"));
    assert_eq!(
        twin.message(),
        format!(
            "The role assignment already exists. The ID of the existing role assignment is {}.",
            name(1).replace('-', "")
        )
    );

    let mut described = grant(TEAM, "Group", READER);
    described["properties"]["description"] = json!("plan 7");
    let updated = talk.put(&path, &described);
    assert_eq!(
        (updated.status, &updated.body["properties"]["description"]),
        (200, &json!("plan 7"))
    );

    let gone = talk.delete(&path);
    assert_eq!((gone.status, &gone.body["name"]), (200, &json!(name(1))));
    assert_eq!(talk.delete(&path).status, 204);
    let missing = talk.get(&path);
    assert_eq!(
        (missing.status, missing.code()),
        (404, "RoleAssignmentNotFound")
    );
}

#[test]
fn every_refusal_has_azures_words() {
    let nobody = "99999999-0000-4000-8000-000000000009";
    let bare = |id: &str| id.replace('-', "");
    let with = |key: &str, value: &str| {
        let mut body = grant(TEAM, "Group", READER);
        body["properties"][key] = json!(value);
        body
    };
    for (scope, id, body, status, code, message) in [
        (RG, "xyz", grant(TEAM, "Group", READER), 400, "InvalidRoleAssignmentId",
            "The role assignment ID 'xyz' is not valid. The role assignment ID must be a GUID.".to_owned()),
        (RG, "", grant(nobody, "Group", READER), 400, "PrincipalNotFound",
            format!("Principal {} does not exist in the directory {TENANT}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype", bare(nobody))),
        (RG, "", grant(APP_PRINCIPAL, "User", READER), 400, "UnmatchedPrincipalType",
            format!("The PrincipalId '{}' has type 'ServicePrincipal' , which is different from specified PrinciaplType 'User'.", bare(APP_PRINCIPAL))),
        (RG, "", grant(TEAM, "MSI", READER), 400, "InvalidPrincipalType",
            "The PrincipalType property 'MSI' is not valid. It must be 'User', 'Group' or 'ServicePrincipal'.".to_owned()),
        (RG, "", grant(APP, "ServicePrincipal", READER), 400, "PrincipalTypeNotSupported",
            "Principals of type Application cannot validly be used in role assignments.".to_owned()),
        (RG, "", grant(BLUEPRINT, "ServicePrincipal", READER), 400, "PrincipalTypeNotSupported",
            "Principals of type AgentIdentityBlueprintPrincipal cannot validly be used in role assignments.".to_owned()),
        (RG, "", grant(TEAM, "Group", nobody), 400, "RoleDefinitionDoesNotExist",
            format!("The specified role definition with ID '{}' does not exist.", bare(nobody))),
        (RG, "", with("roleDefinitionId", READER), 400, "BadRequestFormat", "The request was incorrectly formatted.".to_owned()),
        (RG, "", json!({}), 400, "BadRequestFormat", "The request was incorrectly formatted.".to_owned()),
        (RG, "", with("condition", "ActionMatches{'a'}"), 400, "InvalidCondition", "The given role assignment condition is invalid.".to_owned()),
        (&format!("{SUB}/resourceGroups/none"), "", grant(TEAM, "Group", READER), 404, "ResourceGroupNotFound",
            "Resource group 'none' could not be found.".to_owned()),
        (&account("none"), "", grant(TEAM, "Group", READER), 404, "ResourceNotFound",
            "The Resource 'Microsoft.CognitiveServices/accounts/none' under resource group 'rg-Foundry' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix".to_owned()),
        (&format!("/subscriptions/{nobody}"), "", grant(TEAM, "Group", READER), 404, "SubscriptionNotFound",
            format!("The subscription '{nobody}' could not be found.")),
    ] {
        let mut talk = Talk::new();
        let own = name(7);
        let id = if id.is_empty() { &own } else { id };
        let heard = talk.put(&assignment_path(scope, id), &body);
        assert_eq!((heard.status, heard.code()), (status, code), "{}", heard.body);
        assert_eq!(heard.message(), message);
    }
}

#[test]
fn a_name_stays_with_its_triple() {
    let mut talk = Talk::new();
    assert_eq!(
        talk.put(
            &assignment_path(RG, &name(1)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
    for (scope, body) in [
        (RG, grant(LEADS, "Group", READER)),
        (RG, grant(TEAM, "Group", OWNER)),
        (SUB, grant(TEAM, "Group", READER)),
    ] {
        let heard = talk.put(&assignment_path(scope, &name(1)), &body);
        assert_eq!(
            (heard.status, heard.code()),
            (400, "RoleAssignmentUpdateNotPermitted")
        );
        assert_eq!(
            heard.message(),
            "Tenant ID, application ID, principal ID, and scope are not allowed to be updated."
        );
    }
}

#[test]
fn the_limit_counts_the_whole_subscription() {
    let mut seed = seed();
    seed["settings"] = json!({ "assignmentLimit": 3 });
    let mut talk = Talk::with(&seed);
    assert_eq!(
        talk.put(
            &assignment_path(RG, &name(1)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
    let full = talk.put(
        &assignment_path(SUB, &name(2)),
        &grant(TEAM, "Group", READER),
    );
    assert_eq!(
        (full.status, full.code()),
        (400, "RoleAssignmentLimitExceeded")
    );
    assert_eq!(full.message(), "No more role assignments can be created.");
    assert_eq!(talk.delete(&assignment_path(RG, &name(1))).status, 200);
    assert_eq!(
        talk.put(
            &assignment_path(SUB, &name(2)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
}

#[test]
fn locks_block_writes_and_deletes() {
    let mut talk = Talk::new();
    let lock = |level: &str| json!({ "properties": { "level": level } });
    let lock_path =
        format!("{RG}/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01");
    assert_eq!(
        talk.put(
            &assignment_path(RG, &name(1)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
    assert_eq!(talk.put(&lock_path, &lock("CanNotDelete")).status, 201);
    assert_eq!(
        talk.put(
            &assignment_path(RG, &name(2)),
            &grant(LEADS, "Group", READER)
        )
        .status,
        201
    );
    let kept = talk.delete(&assignment_path(RG, &name(1)));
    assert_eq!((kept.status, kept.code()), (409, "ScopeLocked"));
    assert_eq!(
        kept.message(),
        format!(
            "The scope '{RG}' cannot perform delete operation because following scope(s) are locked: '{RG}'. Please remove the lock and try again."
        )
    );

    assert_eq!(talk.put(&lock_path, &lock("ReadOnly")).status, 200);
    let below = account("fdry-hr-dev");
    let blocked = talk.put(
        &assignment_path(&below, &name(3)),
        &grant(TEAM, "Group", READER),
    );
    assert_eq!((blocked.status, blocked.code()), (409, "ScopeLocked"));
    assert_eq!(
        blocked.message(),
        format!(
            "The scope '{below}' cannot perform write operation because following scope(s) are locked: '{RG}'. Please remove the lock and try again."
        )
    );
    let seen = talk.get(&format!(
        "{below}/providers/Microsoft.Authorization/locks?api-version=2020-05-01&$filter=atScope()"
    ));
    assert_eq!(seen.items().len(), 1);
    assert_eq!(talk.delete(&lock_path).status, 200);
    assert_eq!(talk.delete(&lock_path).status, 204);
    assert_eq!(
        talk.put(
            &assignment_path(&below, &name(3)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
}

#[test]
fn rights_come_from_groups_and_conditions_limit_them() {
    let mut talk = Talk::new().by(LEAD);
    let scope = account("fdry-hr-dev");
    let allowed = talk.put(
        &assignment_path(&scope, &name(1)),
        &grant(GUEST, "User", FOUNDRY_USER),
    );
    assert_eq!(allowed.status, 201, "{}", allowed.body);
    let refused = talk.put(
        &assignment_path(&scope, &name(2)),
        &grant(GUEST, "User", READER),
    );
    assert_eq!(
        (refused.status, refused.code()),
        (403, "AuthorizationFailed")
    );
    assert_eq!(
        refused.message(),
        format!(
            "The client 'lin@contoso.example' with object id '{LEAD}' does not have authorization or an ABAC condition not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials."
        )
    );
    let above = talk.put(
        &assignment_path(RG, &name(2)),
        &grant(GUEST, "User", FOUNDRY_USER),
    );
    assert_eq!(
        above.message(),
        format!(
            "The client 'lin@contoso.example' with object id '{LEAD}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '{RG}' or the scope is invalid. If access was recently granted, please refresh your credentials."
        )
    );
    assert_eq!(
        talk.delete(&assignment_path(&scope, &name(1))).status,
        200,
        "the condition allows it"
    );
    assert_eq!(talk.delete(&assignment_path(&scope, &name(9))).status, 204);

    let mut talk = talk.by(ADMIN);
    let list = talk.get(&list_path(&scope, ""));
    let managers = list
        .items()
        .iter()
        .find(|item| item["properties"]["principalId"] == LEADS)
        .unwrap();
    let managers = assignment_path(&scope, managers["name"].as_str().unwrap());
    let mut talk = talk.by(LEAD);
    assert_eq!(talk.delete(&managers).code(), "AuthorizationFailed");
}

#[test]
fn an_assignments_own_condition_counts() {
    let mut seed = seed();
    seed["assignments"].as_array_mut().unwrap().push(json!({
        "scope": RG, "principalId": GUEST, "roleId": "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "conditionVersion": "2.0",
        "condition": "(!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase{'Group'})",
    }));
    let mut talk = Talk::with(&seed).by(GUEST);
    assert_eq!(
        talk.put(
            &assignment_path(RG, &name(1)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
    let refused = talk.put(&assignment_path(RG, &name(2)), &grant(LEAD, "User", READER));
    assert!(
        refused
            .message()
            .contains("or an ABAC condition not fulfilled"),
        "{}",
        refused.body
    );
    let mut silent = grant(LEADS, "Group", READER);
    silent["properties"]
        .as_object_mut()
        .unwrap()
        .remove("principalType");
    let refused = talk.put(&assignment_path(RG, &name(2)), &silent);
    assert_eq!(
        refused.status, 403,
        "conditions look at the request body only"
    );
}

#[test]
fn deny_assignments_win() {
    let mut seed = seed();
    seed["denyAssignments"] = json!([{
        "id": name(50), "name": "frozen", "scope": RG, "principals": ["00000000-0000-0000-0000-000000000000"],
        "permissions": [{ "actions": ["Microsoft.Authorization/roleAssignments/*"], "notActions": ["*/read"] }],
    }]);
    let mut talk = Talk::with(&seed);
    let heard = talk.put(
        &assignment_path(RG, &name(1)),
        &grant(TEAM, "Group", READER),
    );
    assert_eq!(
        (heard.status, heard.code()),
        (403, "DenyAssignmentAuthorizationFailed")
    );
    assert_eq!(
        talk.put(
            &assignment_path(SUB, &name(1)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
    let list = talk.get(&format!(
        "{RG}/providers/Microsoft.Authorization/denyAssignments?api-version=2022-04-01"
    ));
    assert_eq!(
        list.items()[0]["properties"]["denyAssignmentName"],
        "frozen"
    );
}

#[test]
fn permissions_are_one_item_a_role() {
    let mut talk = Talk::new().by(LEAD);
    let path = |scope: &str| {
        format!("{scope}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01")
    };
    assert_eq!(
        talk.get(&path(SUB)).items().len(),
        1,
        "Monitoring Reader from the management group"
    );
    let here = talk.get(&path(&account("fdry-hr-dev")));
    assert_eq!(here.items().len(), 2);
    let actions = here.items()[1]["actions"].as_array().unwrap();
    assert!(actions.contains(&json!("Microsoft.Authorization/roleAssignments/write")));
    let mut talk = talk.by(APP_PRINCIPAL);
    assert_eq!(talk.get(&path(SUB)).items().len(), 0);
}
