//! The tree: accounts, projects, groups, providers, anything else.

mod common;

use common::*;
use serde_json::{Value, json};

fn versioned(id: &str) -> String {
    format!("{id}?api-version=2026-03-01")
}

fn group_version(id: &str) -> String {
    format!("{id}?api-version=2025-04-01")
}

fn account_body(subdomain: &str) -> Value {
    json!({
        "kind": "AIServices", "sku": { "name": "S0" }, "location": "eastus",
        "identity": { "type": "SystemAssigned" },
        "properties": { "allowProjectManagement": true, "customSubDomainName": subdomain, "disableLocalAuth": true },
    })
}

fn project_body() -> Value {
    json!({ "location": "eastus", "identity": { "type": "SystemAssigned" }, "properties": { "displayName": "Onboarding" } })
}

#[test]
fn an_account_gets_its_read_only_parts_and_a_principal() {
    let mut talk = Talk::new();
    let id = account("fdry-new");
    let made = talk.put(&versioned(&id), &account_body("fdry-new"));
    assert_eq!(made.status, 201, "{}", made.body);
    let properties = &made.body["properties"];
    assert_eq!(
        properties["endpoint"],
        "https://fdry-new.cognitiveservices.azure.com/"
    );
    assert_eq!(
        properties["endpoints"]["AI Foundry API"],
        "https://fdry-new.services.ai.azure.com/"
    );
    assert_eq!(properties["provisioningState"], "Succeeded");
    assert_eq!(properties["disableLocalAuth"], true, "kept as sent");
    let principal = made.body["identity"]["principalId"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(principal, practice_tenant::principal_of(&id.to_uppercase()));
    let seen = talk.get(&format!("{GRAPH}/servicePrincipals/{principal}"));
    assert_eq!(seen.body["servicePrincipalType"], "ManagedIdentity");
    assert_eq!(seen.body["alternativeNames"], json!([id]));
    let granted = talk.put(
        &assignment_path(RG, &name(1)),
        &grant(&principal, "ServicePrincipal", READER),
    );
    assert_eq!(granted.status, 201);

    let again = talk.put(&versioned(&id), &account_body("fdry-new"));
    assert_eq!(again.status, 200);
    assert_eq!(
        again.body["properties"]["dateCreated"],
        properties["dateCreated"]
    );
    let patched = talk.try_send(
        "PATCH",
        &versioned(&id),
        Some(&json!({ "properties": { "publicNetworkAccess": "Disabled" } })),
    );
    let patched = patched.unwrap().body;
    assert_eq!(patched["properties"]["publicNetworkAccess"], "Disabled");
    assert_eq!(patched["properties"]["customSubDomainName"], "fdry-new");

    assert_eq!(talk.delete(&versioned(&id)).status, 200);
    assert_eq!(
        talk.get(&format!("{GRAPH}/servicePrincipals/{principal}"))
            .code(),
        "Request_ResourceNotFound"
    );
    assert_eq!(talk.get(&versioned(&id)).code(), "ResourceNotFound");
}

#[test]
fn deleted_accounts_stay_restorable_for_two_days() {
    let mut talk = Talk::new();
    let id = account("fdry-hr-dev");
    assert_eq!(talk.delete(&versioned(&id)).status, 200);
    let refused = talk.put(&versioned(&id), &account_body("fdry-hr-dev"));
    assert_eq!(
        (refused.status, refused.code()),
        (409, "FlagMustBeSetForRestore")
    );
    assert_eq!(
        refused.message(),
        format!(
            "An existing resource with ID '{id}' has been soft-deleted. To restore the resource, you must specify 'restore' to be 'true' in the property. If you don't want to restore existing resource, please purge it first."
        )
    );
    let taken = talk.put(&versioned(&account("other")), &account_body("fdry-hr-dev"));
    assert_eq!((taken.status, taken.code()), (409, "CustomDomainInUse"));
    assert_eq!(
        taken.message(),
        "Requested custom domain fdry-hr-dev is already in use."
    );
    let provider = format!("{SUB}/providers/Microsoft.CognitiveServices");
    assert_eq!(
        talk.get(&versioned(&format!("{provider}/deletedAccounts")))
            .items()
            .len(),
        1
    );

    let mut restore = account_body("fdry-hr-dev");
    restore["properties"]["restore"] = json!(true);
    let restored = talk.put(&versioned(&id), &restore);
    assert_eq!(restored.status, 201);
    assert!(restored.body["properties"].get("restore").is_none());

    assert_eq!(talk.delete(&versioned(&id)).status, 200);
    let bin = versioned(&format!(
        "{provider}/locations/eastus2/resourceGroups/rg-foundry/deletedAccounts/fdry-hr-dev"
    ));
    assert_eq!(talk.get(&bin).status, 200);
    assert_eq!(talk.delete(&bin).status, 200);
    assert_eq!(
        talk.put(&versioned(&id), &account_body("fdry-hr-dev"))
            .status,
        201,
        "purged"
    );
    assert_eq!(talk.delete(&versioned(&id)).status, 200);
    talk.practice.advance(48 * 3600);
    assert_eq!(
        talk.put(&versioned(&id), &account_body("fdry-hr-dev"))
            .status,
        201,
        "two days later"
    );
}

#[test]
fn projects_need_a_willing_account() {
    let mut talk = Talk::new();
    let id = format!("{}/projects/onboarding", account("fdry-hr-dev"));
    let made = talk.put(&versioned(&id), &project_body());
    assert_eq!(
        (made.status, &made.body["name"]),
        (201, &json!("fdry-hr-dev/onboarding"))
    );
    assert_eq!(made.body["properties"]["isDefault"], true);
    assert_eq!(
        made.body["properties"]["endpoints"]["AI Foundry API"],
        "https://fdry-hr-dev.services.ai.azure.com/api/projects/onboarding"
    );
    let second = talk.put(
        &versioned(&format!("{}/projects/two", account("fdry-hr-dev"))),
        &project_body(),
    );
    assert_eq!(second.body["properties"]["isDefault"], false);
    let list = talk.get(&versioned(&format!("{}/projects", account("fdry-hr-dev"))));
    assert_eq!(list.items().len(), 2);
    assert_eq!(
        talk.put(&versioned(&id), &project_body()).body["properties"]["isDefault"],
        true
    );

    let nested = talk.delete(&versioned(&account("fdry-hr-dev")));
    assert_eq!(
        (nested.status, nested.code()),
        (409, "CannotDeleteResource")
    );
    assert!(nested.message().starts_with("Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '"));

    let orphan = talk.put(
        &versioned(&format!("{}/projects/p", account("none"))),
        &project_body(),
    );
    assert_eq!(
        (orphan.status, orphan.code()),
        (404, "ParentResourceNotFound")
    );
    assert_eq!(
        orphan.message(),
        format!(
            "Failed to perform 'write' on resource(s) of type 'accounts/projects', because the parent resource '{}' could not be found.",
            account("none")
        )
    );
    for (change, value) in [
        ("identity", Value::Null),
        ("properties", json!({ "allowProjectManagement": false })),
    ] {
        let mut body = account_body("fdry-x");
        body[change] = value;
        assert_eq!(talk.put(&versioned(&account("x")), &body).status / 100, 2);
        let refused = talk.put(
            &versioned(&format!("{}/projects/p", account("x"))),
            &project_body(),
        );
        assert_eq!(
            (refused.status, refused.code()),
            (400, "BadRequest"),
            "{change}"
        );
    }
}

#[test]
fn creating_may_take_time_and_a_url_to_keep_to_the_letter() {
    let mut seed = seed();
    seed["settings"] = json!({ "asyncCreates": true, "createSeconds": 60 });
    let mut talk = Talk::with(&seed);
    let id = account("slow");
    let made = talk.put(&versioned(&id), &account_body("slow"));
    assert_eq!(
        (made.status, &made.body["properties"]["provisioningState"]),
        (201, &json!("Creating"))
    );
    let url = made.header("azure-asyncoperation").to_owned();
    assert!(url.len() > 5000 && url.starts_with(ARM));
    assert_eq!(talk.get(&url).body["status"], "Creating");
    let early = talk.put(&versioned(&format!("{id}/projects/p")), &project_body());
    assert_eq!(
        (early.status, early.code()),
        (400, "AccountProvisioningStateInvalid")
    );
    assert_eq!(
        early.message(),
        format!(
            "Call to Microsoft.CognitiveServices/accounts failed. Error message: Account {id} in state Creating"
        )
    );
    let damaged = url.replacen("&c=", "&c=x", 1);
    assert_eq!(talk.get(&damaged).status, 403);
    let mut talk = Talk {
        practice: practice_tenant::Practice::from_seed(&talk.practice.save()).unwrap(),
        who: talk.who,
    };
    talk.practice.advance(60);
    assert_eq!(
        talk.get(&url).body["status"],
        "Succeeded",
        "also after a restart"
    );
    assert_eq!(
        talk.get(&versioned(&id)).body["properties"]["provisioningState"],
        "Succeeded"
    );
}

#[test]
fn connections_swallow_secrets() {
    let mut talk = Talk::new();
    let id = format!("{}/connections/apim", account("fdry-hr-dev"));
    let body = json!({ "properties": {
        "category": "ApiManagement", "target": "https://apim.example", "authType": "ApiKey", "credentials": { "key": "canary" },
    } });
    let made = talk.put(&versioned(&id), &body);
    assert_eq!(
        (made.status, &made.body["properties"]["credentials"]),
        (200, &Value::Null)
    );
    assert_eq!(made.body["properties"]["peRequirement"], "NotRequired");
    assert!(!talk.practice.save().to_string().contains("canary"));
}

#[test]
fn groups_are_made_listed_and_taken_down_with_everything_in_them() {
    let mut talk = Talk::new();
    let id = format!("{SUB}/resourceGroups/rg-new");
    assert_eq!(
        talk.try_send("HEAD", &group_version(&id), None)
            .unwrap()
            .status,
        404
    );
    let made = talk.put(&group_version(&id), &json!({ "location": "East US 2" }));
    assert_eq!(
        (made.status, &made.body["properties"]["provisioningState"]),
        (201, &json!("Succeeded"))
    );
    assert_eq!(
        talk.try_send("HEAD", &group_version(&id), None)
            .unwrap()
            .status,
        204
    );
    assert_eq!(
        talk.put(&group_version(&id), &json!({ "location": "eastus2" }))
            .status,
        200
    );
    let moved = talk.put(&group_version(&id), &json!({ "location": "westus" }));
    assert_eq!(
        (moved.status, moved.code()),
        (409, "InvalidResourceGroupLocation")
    );
    assert_eq!(
        talk.get(&group_version(&format!("{SUB}/resourcegroups")))
            .items()
            .len(),
        2
    );

    assert_eq!(
        talk.put(
            &assignment_path(&id, &name(1)),
            &grant(TEAM, "Group", READER)
        )
        .status,
        201
    );
    let thing = format!("{id}/providers/Contoso.Things/boxes/b");
    assert_eq!(
        talk.put(
            &format!("{thing}?api-version=2024-01-01"),
            &json!({ "location": "eastus2" })
        )
        .status,
        201
    );
    assert_eq!(talk.delete(&group_version(&id)).status, 200);
    assert_eq!(
        talk.get(&group_version(&id)).code(),
        "ResourceGroupNotFound"
    );
    assert_eq!(
        talk.get(&list_path(SUB, "")).items().len(),
        4,
        "grants went with it"
    );
}

#[test]
fn unknown_providers_are_stored_and_listed_everywhere() {
    let mut talk = Talk::new();
    let box_path =
        |tail: &str| format!("{RG}/providers/Contoso.Things/boxes{tail}?api-version=2024-01-01");
    let body =
        json!({ "location": "eastus", "properties": { "any": ["thing", 1, null] }, "odd": true });
    assert_eq!(talk.put(&box_path("/a"), &body).status, 201);
    let read = talk.get(&box_path("/A")).body;
    assert_eq!(
        (&read["properties"]["any"], &read["odd"]),
        (&body["properties"]["any"], &json!(true))
    );
    assert_eq!(read["type"], "Contoso.Things/boxes");
    assert_eq!(talk.put(&box_path("/a/lids/l"), &json!({})).status, 201);
    assert_eq!(
        talk.put(&box_path("/zz/lids/l"), &json!({})).code(),
        "ParentResourceNotFound"
    );
    assert_eq!(talk.get(&box_path("")).items().len(), 1);
    assert_eq!(talk.get(&box_path("/a/lids")).items().len(), 1);
    let in_subscription = format!("{SUB}/providers/Contoso.Things/boxes?api-version=2024-01-01");
    assert_eq!(talk.get(&in_subscription).items().len(), 1);
    let setting = format!(
        "{RG}/providers/Contoso.Things/boxes/a/providers/Microsoft.Insights/diagnosticSettings/d"
    );
    assert_eq!(
        talk.put(
            &format!("{setting}?api-version=2021-05-01-preview"),
            &json!({ "properties": {} })
        )
        .status,
        201
    );

    let inventory = talk.get(&group_version(&format!("{RG}/resources")));
    assert_eq!(inventory.items().len(), 2, "{}", inventory.body);
    assert!(inventory.items()[0].get("properties").is_none());
    let filtered = format!(
        "{}&$filter=resourceType%20eq%20'Contoso.Things/boxes'",
        group_version(&format!("{SUB}/resources"))
    );
    assert_eq!(talk.get(&filtered).items().len(), 1);
    assert_eq!(talk.delete(&box_path("/a")).status, 200);
    assert_eq!(talk.delete(&box_path("/a")).status, 204);
}

#[test]
fn providers_have_to_be_registered() {
    let mut seed = seed();
    seed["providers"] = json!({ &SUB[15..]: { "Microsoft.CognitiveServices": "NotRegistered" } });
    let mut talk = Talk::with(&seed);
    let path = format!("{SUB}/providers/Microsoft.CognitiveServices");
    assert_eq!(
        talk.get(&group_version(&path)).body["registrationState"],
        "NotRegistered"
    );
    let refused = talk.put(&versioned(&account("x")), &account_body("x"));
    assert_eq!(
        (refused.status, refused.code()),
        (409, "MissingSubscriptionRegistration")
    );
    assert!(refused.message().starts_with(
        "The subscription is not registered to use namespace 'Microsoft.CognitiveServices'."
    ));
    let asked = talk.post(&group_version(&format!("{path}/register")), &Value::Null);
    assert_eq!(
        (asked.status, &asked.body["registrationState"]),
        (200, &json!("Registering"))
    );
    let after = talk.get(&group_version(&path)).body;
    assert_eq!(after["registrationState"], "Registered");
    assert_eq!(after["resourceTypes"][0]["apiVersions"][0], "2026-07-01");
    assert_eq!(
        talk.put(&versioned(&account("x")), &account_body("x"))
            .status,
        201
    );
}

#[test]
fn what_a_caller_sees_depends_on_rights() {
    let subscriptions = "/subscriptions?api-version=2022-12-01";
    let mut talk = Talk::new();
    assert_eq!(
        talk.get(subscriptions).items().len(),
        2,
        "an administrator of the root sees all"
    );
    let one = format!("{SUB}?api-version=2022-12-01");
    assert_eq!(talk.get(&one).body["displayName"], "Foundry");
    assert!(
        talk.get(&format!("{SUB}/locations?api-version=2022-12-01"))
            .items()
            .len()
            > 10
    );
    assert_eq!(
        talk.get("/tenants?api-version=2022-12-01").items()[0]["tenantId"],
        TENANT
    );
    let mut talk = talk.by(GUEST);
    assert_eq!(talk.get(subscriptions).items().len(), 1);
    let mut talk = talk.by(APP_PRINCIPAL);
    assert_eq!(talk.get(subscriptions).items().len(), 0);
    assert_eq!(talk.get(&one).code(), "AuthorizationFailed");
    assert_eq!(
        talk.get(&versioned(&account("fdry-hr-dev"))).code(),
        "AuthorizationFailed"
    );
    assert_eq!(
        talk.get(&group_version(&format!("{SUB}/resourcegroups")))
            .items()
            .len(),
        0
    );
    let none =
        talk.get("/subscriptions/99999999-0000-4000-8000-000000000009?api-version=2022-12-01");
    assert_eq!((none.status, none.code()), (404, "SubscriptionNotFound"));
}

#[test]
fn user_assigned_identities_are_principals() {
    let mut talk = Talk::new();
    let id = format!("{RG}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/uami");
    let made = talk.put(
        &format!("{id}?api-version=2023-01-31"),
        &json!({ "location": "eastus" }),
    );
    let principal = made.body["properties"]["principalId"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut body = account_body("fdry-u");
    body["identity"] =
        json!({ "type": "UserAssigned", "userAssignedIdentities": { id.as_str(): {} } });
    let user = talk.put(&versioned(&account("fdry-u")), &body);
    assert_eq!(
        user.body["identity"]["userAssignedIdentities"][&id]["principalId"],
        principal.as_str()
    );
    assert!(user.body["identity"].get("principalId").is_none());
    let granted = talk.put(
        &assignment_path(RG, &name(1)),
        &grant(&principal, "ServicePrincipal", READER),
    );
    assert_eq!(granted.status, 201);
}

#[test]
fn a_disabled_subscription_can_only_be_read() {
    let mut seed = seed();
    seed["subscriptions"][0]["state"] = json!("Disabled");
    let mut talk = Talk::with(&seed);
    assert_eq!(talk.get(&list_path(SUB, "")).status, 200);
    let refused = talk.put(
        &assignment_path(RG, &name(1)),
        &grant(TEAM, "Group", READER),
    );
    assert_eq!(
        (refused.status, refused.code()),
        (409, "ReadOnlyDisabledSubscription")
    );
}

#[test]
fn what_hangs_on_a_location_needs_no_location_resource() {
    let base = format!("{SUB}/providers/Microsoft.CognitiveServices/locations/eastus2/usages");
    let mut seed = seed();
    let usage = json!({ "id": format!("{base}/tpm"), "limit": 450, "currentValue": 30 });
    seed["resources"].as_array_mut().unwrap().push(usage);
    let mut talk = Talk::with(&seed);
    assert_eq!(talk.get(&versioned(&base)).items()[0]["limit"], 450);
    let elsewhere = versioned(&base.replace("eastus2", "westus"));
    let none = talk.get(&elsewhere);
    assert_eq!((none.status, none.items().len()), (200, 0));
}
